//! Weaves a tree and ranges over its text into well-nested HTML.
//!
//! The tree decides the elements; the ranges (mentions, annotations, claims) are laid inside them (`overlay`). Where a range
//! crosses an element or another range it is cut: all its pieces carry the same `data-` attributes, only the first has the
//! `id`. The visible text of the result is the text layer, character by character; the signs that lead to notes and claims come on top.
//!
//! Why the Markdown is not rewritten with links instead: then notes, claims and offsets would each need a parser of what the step before
//! wrote.

mod highlight;
mod overlay;
mod picture;

use std::ops::Range;

use crate::document::Alert;
use crate::document::Alignment;
use crate::document::Element;
use crate::document::LinkForm;
use crate::document::Prose;
use crate::document::Token;
use crate::document::place_id;
use crate::input::Outbound;
use crate::language::Words;
use crate::value::Html;
use crate::value::Lang;
use crate::value::push_escaped;
use crate::value::url;
use crate::value::url::is_web_address;

use overlay::Around;
use overlay::Layer;

pub use overlay::Laid;
pub use overlay::NoteSign;
pub use overlay::Overlay;
pub use picture::Picture;
pub use picture::SIZES;

/// Where a link of the text leads, from the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Href {
    /// Inside the site.
    Inside(String),
    /// To another site.
    Elsewhere(String),
    /// A mention lies over it and leads there.
    Mention,
    Nowhere,
}

impl Href {
    /// A place in what it leads to.
    pub fn with_fragment(self, fragment: &str) -> Href {
        match self {
            Href::Inside(address) => Href::Inside(format!("{address}#{}", url::encode_letters(fragment, &[]))),
            other => other,
        }
    }
}

/// What a text is woven with.
pub struct Weaving<'a> {
    pub overlays: &'a [Overlay<'a>],
    pub hrefs: &'a [Href],
    /// What is known of the pictures, by link.
    pub pictures: &'a [Option<Picture>],
    pub outbound: Outbound,
    pub words: &'a Words,
    /// What the ids of headings and footnotes begin with. They are left out, as all ids are, where a text may stand on a page
    /// several times, as in feeds.
    pub ids: Option<&'a str>,
}

/// A part of a woven text: blocks, and the notes that belong to the last of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    pub html: Html,
    /// Signs of annotations that end in it, by number.
    pub notes: Vec<NoteSign>,
}

/// Weaves a text of blocks.
pub fn weave(prose: &Prose, weaving: &Weaving) -> Html {
    let parts = weave_parts(prose, weaving);
    Html::from_markup(parts.into_iter().map(|part| part.html.into_string()).collect())
}

/// Weaves a text of blocks and cuts it after each block of the highest level in which an annotation ends.
pub fn weave_parts(prose: &Prose, weaving: &Weaving) -> Vec<Part> {
    let mut loom = Loom::new(prose, weaving);
    loom.run(&prose.tokens);
    loom.finish()
}

/// Weaves each block of the highest level by itself.
pub fn weave_blocks(prose: &Prose, weaving: &Weaving) -> Vec<Html> {
    let mut loom = Loom::new(prose, weaving);
    let mut blocks = Vec::new();
    for tokens in prose.blocks() {
        loom.run(&prose.tokens[tokens]);
        let parts = loom.parts.drain(..).map(|part| part.html.into_string());
        let html: String = parts.collect();
        blocks.push(Html::from_markup(html + &std::mem::take(&mut loom.html)));
    }
    blocks
}

/// Weaves a text of one paragraph without the paragraph itself.
pub fn weave_inline(prose: &Prose, weaving: &Weaving) -> Html {
    let html = weave(prose, weaving).into_string();
    let inner = html.trim().strip_prefix("<p>").and_then(|html| html.strip_suffix("</p>"));
    Html::from_markup(inner.map(ToOwned::to_owned).unwrap_or(html))
}

/// So many bytes of code of a text have colours: each word of it becomes dozens of bytes.
const COLOURED: usize = 1 << 18;

struct Loom<'a> {
    prose: &'a Prose,
    weaving: &'a Weaving<'a>,
    html: String,
    /// What closes each open element.
    elements: Vec<Closing<'a>>,
    /// What is laid over the text.
    layer: Layer<'a>,
    /// Where the last block of the highest level begins in `html`.
    block_start: usize,
    parts: Vec<Part>,
    tables: usize,
    /// Bytes of code that may still be coloured.
    colours: usize,
}

struct Closing<'a> {
    element: &'a Element,
    end: String,
}

impl<'a> Loom<'a> {
    fn new(prose: &'a Prose, weaving: &'a Weaving<'a>) -> Loom<'a> {
        Loom {
            prose,
            weaving,
            html: String::with_capacity(prose.text.len() * 2),
            elements: Vec::new(),
            layer: Layer::new(weaving.overlays, weaving.words, weaving.ids),
            block_start: 0,
            parts: Vec::new(),
            tables: 0,
            colours: COLOURED,
        }
    }

    fn run(&mut self, tokens: &'a [Token]) {
        for token in tokens {
            match token {
                Token::Open(element) => self.open(element),
                Token::Close => self.close(),
                Token::Text(range) => self.text(range.clone()),
                Token::Break(_) => self.html.push_str("<br>\n"),
                Token::Rule => self.html.push_str("<hr>\n"),
                Token::Picture { link, alt } => self.picture(*link, alt),
                Token::FootnoteReference { number, occurrence } => self.footnote_reference(*number, *occurrence),
                Token::Place(written) => self.place(written),
            }
        }
    }

    fn open(&mut self, element: &'a Element) {
        if self.elements.is_empty() {
            self.block_start = self.html.len();
        }
        let end = self.start(element);
        self.elements.push(Closing { element, end });
    }

    fn close(&mut self) {
        let Some(Closing { element, end }) = self.elements.pop() else { return };
        if let Element::Footnote { number, references } = element {
            self.footnote_end(*number, *references);
        }
        self.html.push_str(&end);
        if element.is_inline() || matches!(element, Element::CodeBlock { .. }) {
            let around = self.around();
            self.layer.sign(&mut self.html, around);
        }
        if self.elements.is_empty() {
            self.end_block();
        }
    }

    /// Cuts the text here if annotations end in the block of the highest level that has just ended.
    fn end_block(&mut self) {
        let notes = self.layer.take_notes();
        if notes.is_empty() {
            return;
        }
        let block = self.html.split_off(self.block_start);
        let before = std::mem::take(&mut self.html);
        if !before.is_empty() {
            self.parts.push(Part { html: Html::from_markup(before), notes: Vec::new() });
        }
        self.parts.push(Part { html: Html::from_markup(block), notes });
    }

    fn finish(mut self) -> Vec<Part> {
        let notes = self.layer.take_notes();
        if !self.html.is_empty() || !notes.is_empty() {
            self.parts.push(Part { html: Html::from_markup(self.html), notes });
        }
        self.parts
    }

    /// Writes a run of text with what lies over it. Code that nothing lies over has colours.
    fn text(&mut self, range: Range<usize>) {
        if let Some(Closing { element: Element::CodeBlock { language: Some(language) }, .. }) = self.elements.last()
            && range.len() <= self.colours
            && self.layer.skip_bare(&range)
        {
            self.colours -= range.len();
            return highlight::push(&mut self.html, &self.prose.text[range], language);
        }
        let around = self.around();
        self.layer.text(&mut self.html, &self.prose.text, range, around);
    }

    /// What the elements around the present place ask of what is laid over it.
    fn around(&self) -> Around {
        let is_code =
            |open: &Closing| matches!(open.element, Element::Code | Element::Keyboard | Element::CodeBlock { .. });
        match () {
            () if self.is_in_link() => Around::Link,
            () if self.elements.iter().any(is_code) => Around::Code,
            () => Around::Text,
        }
    }

    fn is_in_link(&self) -> bool {
        self.elements.iter().any(|open| matches!(open.element, Element::Link { .. }) && open.end.starts_with("</a>"))
    }

    /// Writes what opens an element and returns what closes it.
    fn start(&mut self, element: &Element) -> String {
        use Element::*;
        let plain = |html: &mut String, name: &str, after: &str| {
            html.push_str(&format!("<{name}>"));
            format!("</{name}>{after}")
        };
        let html = &mut self.html;
        match element {
            Paragraph => plain(html, "p", "\n"),
            Heading { level, id } => {
                match self.weaving.ids {
                    Some(prefix) => {
                        html.push_str(&format!("<h{level} id=\"{prefix}{}\">", Html::from_text(id).as_str()))
                    }
                    None => html.push_str(&format!("<h{level}>")),
                }
                format!("</h{level}>\n")
            }
            Quote(None) => plain(html, "blockquote", "\n"),
            Quote(Some(alert)) => self.alert(*alert),
            CodeBlock { language } => {
                html.push_str("<pre class=\"code\"><code");
                if let Some(language) = language {
                    html.push_str(" class=\"language-");
                    push_escaped(html, &language.replace(char::is_whitespace, "-"));
                    html.push('"');
                }
                html.push('>');
                "</code></pre>\n".to_owned()
            }
            List { start: None } => plain(html, "ul", "\n"),
            List { start: Some(1) } => plain(html, "ol", "\n"),
            List { start: Some(start) } => {
                html.push_str(&format!("<ol start=\"{start}\">"));
                "</ol>\n".to_owned()
            }
            Item { task: None } => plain(html, "li", "\n"),
            Item { task: Some(done) } => {
                let (checked, word) = if *done { (" checked", "task_done") } else { ("", "task_open") };
                let label = Html::from_text(&self.weaving.words.say(word)).into_string();
                html.push_str(&format!(
                    "<li class=\"task\"><input type=\"checkbox\" disabled{checked} aria-label=\"{label}\"> "
                ));
                "</li>\n".to_owned()
            }
            Table => self.table(),
            TableCaption => plain(html, "caption", "\n"),
            TableHead => plain(html, "thead", "\n"),
            TableBody => plain(html, "tbody", "\n"),
            Row => plain(html, "tr", "\n"),
            Cell { is_header, alignment, columns, rows } => {
                let name = if *is_header { "th" } else { "td" };
                html.push_str(&format!("<{name}"));
                if let Some(class) = alignment_class(*alignment) {
                    html.push_str(&format!(" class=\"{class}\""));
                }
                if *columns > 1 {
                    html.push_str(&format!(" colspan=\"{columns}\""));
                }
                if *rows > 1 {
                    html.push_str(&format!(" rowspan=\"{rows}\""));
                }
                html.push('>');
                format!("</{name}>")
            }
            Definitions => plain(html, "dl", "\n"),
            Term => plain(html, "dt", "\n"),
            Definition => plain(html, "dd", "\n"),
            Figure => plain(html, "figure", "\n"),
            Caption => plain(html, "figcaption", "\n"),
            Division { lang } => {
                start_with_lang(html, "div", lang.as_ref());
                "</div>\n".to_owned()
            }
            Footnotes => {
                html.push_str("<section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"");
                push_escaped(html, &self.weaving.words.say("footnotes"));
                html.push_str("\"><ol>\n");
                "</ol></section>\n".to_owned()
            }
            Footnote { number, .. } => {
                match self.weaving.ids {
                    Some(prefix) => html.push_str(&format!("<li id=\"{prefix}fn-{number}\">")),
                    None => html.push_str("<li>"),
                }
                "</li>\n".to_owned()
            }
            Emphasis => plain(html, "em", ""),
            Strong => plain(html, "strong", ""),
            Strike => plain(html, "del", ""),
            Insertion => plain(html, "ins", ""),
            Subscript => plain(html, "sub", ""),
            Superscript => plain(html, "sup", ""),
            Small => plain(html, "small", ""),
            Highlight => plain(html, "mark", ""),
            Keyboard => plain(html, "kbd", ""),
            Cite => plain(html, "cite", ""),
            InlineQuote => plain(html, "q", ""),
            Code => plain(html, "code", ""),
            Abbreviation { title } => {
                html.push_str("<abbr title=\"");
                push_escaped(html, title);
                html.push_str("\">");
                "</abbr>".to_owned()
            }
            Phrase { lang: None } => String::new(),
            Phrase { lang } => {
                start_with_lang(html, "span", lang.as_ref());
                "</span>".to_owned()
            }
            Link { link } => self.link(*link),
        }
    }

    fn link(&mut self, link: usize) -> String {
        let link_of_text = &self.prose.links[link];
        let title = link_of_text.title.as_deref();
        let html = &mut self.html;
        let (class, href) = match self.weaving.hrefs.get(link) {
            Some(Href::Inside(href)) => ("", href),
            Some(Href::Elsewhere(href)) if self.weaving.outbound == Outbound::Live => match is_web_address(href) {
                true => (" class=\"external\" rel=\"external noreferrer\"", href),
                false => ("", href),
            },
            // Its words say it.
            Some(Href::Elsewhere(_)) if link_of_text.form == LinkForm::Address => return String::new(),
            Some(Href::Elsewhere(href)) => {
                return format!(" <span class=\"address\">{}</span>", Html::from_text(href).as_str());
            }
            Some(Href::Mention | Href::Nowhere) | None => return String::new(),
        };
        html.push_str(&format!("<a{class} href=\""));
        push_escaped(html, href);
        if let Some(title) = title {
            html.push_str("\" title=\"");
            push_escaped(html, title);
        }
        html.push_str("\">");
        "</a>".to_owned()
    }

    fn place(&mut self, written: &str) {
        if let Some(before) = self.weaving.ids {
            self.html.push_str(&format!("<span id=\"{before}{}\"></span>", place_id(written)));
        }
    }

    fn alert(&mut self, alert: Alert) -> String {
        let word = match alert {
            Alert::Note => "note",
            Alert::Tip => "tip",
            Alert::Important => "important",
            Alert::Warning => "warning",
            Alert::Caution => "caution",
        };
        self.html.push_str(&format!("<blockquote class=\"alert alert-{word}\"><p class=\"alert-title\">"));
        push_escaped(&mut self.html, &self.weaving.words.say(&format!("alert_{word}")));
        self.html.push_str("</p>\n");
        "</blockquote>\n".to_owned()
    }

    /// Wide tables scroll by themselves, also from the keyboard.
    fn table(&mut self) -> String {
        self.tables += 1;
        let label = self.weaving.words.fill("table_number", Some(self.tables), &[]);
        self.html.push_str("<div class=\"table-scroll\" tabindex=\"0\" role=\"region\" aria-label=\"");
        push_escaped(&mut self.html, &label);
        self.html.push_str("\"><table>\n");
        "</table></div>\n".to_owned()
    }

    fn picture(&mut self, link: usize, alt: &str) {
        let Some(Href::Inside(src)) = self.weaving.hrefs.get(link) else { return };
        let known = self.weaving.pictures.get(link).and_then(Option::as_ref);
        let is_in_link = self.is_in_link();
        picture::push(&mut self.html, (src, alt), known, is_in_link);
    }

    fn footnote_reference(&mut self, number: usize, occurrence: usize) {
        let Some(prefix) = self.weaving.ids else {
            return self.html.push_str(&format!("<sup>{number}</sup>"));
        };
        if occurrence > LED_BACK {
            let link = format!("<a href=\"#{prefix}fn-{number}\" role=\"doc-noteref\">{number}</a>");
            let sign = if self.is_in_link() { number.to_string() } else { link };
            return self.html.push_str(&format!("<sup class=\"fnref\">{sign}</sup>"));
        }
        let id = reference_id(prefix, number, occurrence);
        if self.is_in_link() {
            return self.html.push_str(&format!("<sup class=\"fnref\" id=\"{id}\">{number}</sup>"));
        }
        self.html.push_str(&format!(
            "<sup class=\"fnref\"><a id=\"{id}\" href=\"#{prefix}fn-{number}\" role=\"doc-noteref\">{number}</a></sup>"
        ));
    }

    /// The ways back from a footnote, inside its last paragraph.
    fn footnote_end(&mut self, number: usize, references: usize) {
        let Some(prefix) = self.weaving.ids.filter(|_| references > 0) else { return };
        let is_paragraph = self.html.ends_with("</p>\n");
        if is_paragraph {
            self.html.truncate(self.html.len() - "</p>\n".len());
        }
        for occurrence in 1..=references.min(LED_BACK) {
            let label = self.weaving.words.fill("footnote_back", Some(number), &[("nth", occurrence.to_string())]);
            let id = reference_id(prefix, number, occurrence);
            self.html.push_str(&format!(" <a href=\"#{id}\" class=\"fnback\" role=\"doc-backlink\" aria-label=\""));
            push_escaped(&mut self.html, &label);
            self.html.push_str("\">↩</a>");
        }
        if is_paragraph {
            self.html.push_str("</p>\n");
        }
    }
}

/// A footnote leads back to so many of the signs that lead to it.
const LED_BACK: usize = 100;

fn reference_id(prefix: &str, number: usize, occurrence: usize) -> String {
    match occurrence {
        1 => format!("{prefix}fnref-{number}"),
        occurrence => format!("{prefix}fnref-{number}-{occurrence}"),
    }
}

fn alignment_class(alignment: Alignment) -> Option<&'static str> {
    match alignment {
        Alignment::None => None,
        Alignment::Start => Some("align-start"),
        Alignment::Center => Some("align-center"),
        Alignment::End => Some("align-end"),
    }
}

fn start_with_lang(html: &mut String, name: &str, lang: Option<&Lang>) {
    match lang {
        None => html.push_str(&format!("<{name}>")),
        Some(lang) => html.push_str(&format!("<{name} lang=\"{}\" dir=\"{}\">", lang.as_str(), lang.dir())),
    }
}
