//! Saved pages (HTML): read token by token as browsers read them (WHATWG, by html5gum), written anew from lists of what shows something.
//!
//! What protects is the writing, not the reading: every tag that goes out is one of ours, every other `<` is a letter. So it does not matter
//! where a browser would see elements otherwise than a reader of tokens does. The policy is the second lock.

use html5gum::Token;
use html5gum::Tokenizer;
use html5gum::emitters::default::DefaultEmitter;
use html5gum::emitters::default::StartTag;

use crate::output::harmless::lists;
use crate::output::harmless::lists::Verdict;
use crate::output::harmless::page;
use crate::output::harmless::page::Page;
use crate::output::harmless::style;

/// A page while it is written.
struct Writer {
    page: Page,
    is_standard: bool,
    /// What stands in the start tag of the whole.
    root: Vec<(String, String)>,
    body: String,
    /// In an element that goes with all that is in it: its name, and how many of that name are open.
    dropped: Option<(String, usize)>,
    /// The words of a style so far.
    style: Option<String>,
    /// In what is shown where there are no scripts, as here: its source so far.
    without_script: Option<String>,
    /// The address of the link that is open, where it becomes text.
    address: Option<String>,
}

/// The page without scripts, handlers, frames, forms and addresses of others; an element that should go and never ends takes the rest
/// with it, and its name is said.
pub(super) fn clean(text: &str, page: Page) -> (String, Option<String>) {
    let mut writer = Writer {
        page,
        is_standard: false,
        root: Vec::new(),
        body: String::with_capacity(text.len()),
        dropped: None,
        style: None,
        address: None,
        without_script: None,
    };
    writer.read(text);
    writer.end_style();
    writer.end_link();
    let unended = match writer.dropped.take() {
        Some((name, _)) if name != "script" => Some(name),
        _ => None,
    };
    (writer.finished(), unended)
}

impl Writer {
    fn read(&mut self, text: &str) {
        let mut emitter = DefaultEmitter::default();
        emitter.naively_switch_states(true);
        for token in Tokenizer::new_with_emitter(text, emitter) {
            let Ok(token) = token;
            match token {
                Token::Doctype(_) => self.is_standard = true,
                Token::StartTag(tag) => self.start(&tag),
                Token::EndTag(tag) => self.end(&String::from_utf8_lossy(&tag.name)),
                Token::String(words) => self.words(&String::from_utf8_lossy(&words)),
                Token::Comment(_) | Token::Error(_) => {}
            }
        }
    }

    fn start(&mut self, tag: &StartTag<()>) {
        let name = String::from_utf8_lossy(&tag.name).into_owned();
        if let Some((dropped, open)) = &mut self.dropped {
            *open += usize::from(*dropped == name);
            return;
        }
        match lists::of_page(&name) {
            Verdict::Dropped => {
                let is_void = matches!(name.as_str(), "base" | "embed" | "frame" | "input" | "keygen");
                let ends_itself = name == "svg" && tag.self_closing;
                if !is_void && !ends_itself {
                    self.dropped = Some((name, 1));
                }
            }
            Verdict::Opened if name == "html" => self.root = self.attributes(tag, &name).attributes.unwrap_or_default(),
            Verdict::Opened if name == "noscript" => self.without_script = Some(String::new()),
            Verdict::Opened => {}
            Verdict::Kept if name == "style" => self.style = Some(String::new()),
            Verdict::Kept => self.element(tag, &name),
        }
    }

    fn element(&mut self, tag: &StartTag<()>, name: &str) {
        if name == "a" {
            self.end_link();
        }
        let start = self.attributes(tag, name);
        if let Some(attributes) = &start.attributes {
            page::push_tag(&mut self.body, name, attributes);
        }
        page::push_escaped(&mut self.body, &start.words);
        if start.address.is_some() {
            self.address = start.address;
        }
    }

    fn attributes(&self, tag: &StartTag<()>, name: &str) -> page::Start {
        let mut attributes = Vec::with_capacity(tag.attributes.len());
        for (name, value) in &tag.attributes {
            attributes.push((String::from_utf8_lossy(name), String::from_utf8_lossy(value)));
        }
        let borrowed: Vec<(&str, &str)> = attributes.iter().map(|(name, value)| (&**name, &**value)).collect();
        page::start(name, &borrowed, self.page)
    }

    fn end(&mut self, name: &str) {
        if let Some((dropped, open)) = &mut self.dropped {
            *open -= usize::from(dropped == name);
            if *open == 0 {
                self.dropped = None;
            }
            return;
        }
        let is_kept = lists::of_page(name) == Verdict::Kept && !lists::is_void(name);
        match name {
            "noscript" => self.end_without_script(),
            "style" => self.end_style(),
            "a" => {
                self.body.push_str("</a>");
                self.end_link();
            }
            "body" => {}
            _ if is_kept => self.body.push_str(&format!("</{name}>")),
            _ => {}
        }
    }

    fn words(&mut self, words: &str) {
        if self.dropped.is_some() {
            return;
        }
        match (&mut self.style, &mut self.without_script) {
            (Some(style), _) => style.push_str(words),
            (None, Some(source)) => source.push_str(words),
            (None, None) => page::push_escaped(&mut self.body, words),
        }
    }

    /// What a reader of tokens takes for words is a piece of a page. One in another is taken for words.
    fn end_without_script(&mut self) {
        if let Some(source) = self.without_script.take() {
            self.read(&source.replace("<noscript", "<span").replace("<NOSCRIPT", "<span"));
            self.without_script = None;
        }
    }

    fn end_style(&mut self) {
        if let Some(style) = self.style.take() {
            let cleaned = style::clean(&style);
            self.body.push_str(&format!("<style>{cleaned}</style>"));
        }
    }

    fn end_link(&mut self) {
        if let Some(address) = self.address.take() {
            page::push_address(&mut self.body, &address);
        }
    }

    fn finished(self) -> String {
        let mut text = String::with_capacity(self.body.len() + 1000);
        // Without it a page of its day is laid out by the rules of its day.
        text.push_str(if self.is_standard { "<!DOCTYPE html>\n" } else { "" });
        page::push_tag(&mut text, "html", &self.root);
        text.push_str(&page::head());
        text.push_str(self.body.trim());
        text.push_str("</html>\n");
        text
    }
}
