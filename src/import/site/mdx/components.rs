//! What a component becomes in Markdown: what a command of its name becomes elsewhere; else its words.

use crate::import::site::args::Args;
use crate::import::site::commands;
use crate::import::site::commands::Command;
use crate::import::site::lookup::Lookup;
use crate::import::site::mdx::tags::Form;
use crate::import::site::mdx::tags::Tag;
use crate::import::site::rendered;
use crate::import::site::rendered::Inner;
use crate::import::site::rendered::Made;
use crate::import::site::tally::Tally;

/// Elements that hold blocks together for the look alone.
const BOXES: [&str; 12] =
    ["", "div", "section", "main", "article", "header", "footer", "aside", "nav", "center", "span", "Fragment"];

/// Whether a tag stays one: an element of HTML that means something.
pub(super) fn is_markup(name: &str) -> bool {
    let is_element = name.starts_with(|letter: char| letter.is_ascii_lowercase()) && !name.contains(['.', '-']);
    is_element && !BOXES.contains(&name) && !matches!(name, "a" | "img")
}

/// A tag of HTML with the values that HTML knows.
pub(super) fn markup(tag: &Tag) -> String {
    if tag.form == Form::Close {
        return format!("</{}>", tag.name);
    }
    let mut values = String::new();
    for (name, value) in &tag.values {
        let is_of_look = matches!(name.as_str(), "className" | "class" | "style" | "key" | "ref");
        if is_of_look || name.starts_with("on") || value.contains('"') {
            continue;
        }
        values.push_str(&format!(" {}=\"{value}\"", name.to_ascii_lowercase()));
    }
    let is_void = matches!(tag.name.as_str(), "br" | "hr" | "wbr" | "col" | "source" | "track");
    match tag.form == Form::Alone && !is_void {
        true => format!("<{0}{values}></{0}>", tag.name),
        false => format!("<{}{values}>", tag.name),
    }
}

/// Makes Markdown of a component, with what stands in it.
pub(super) fn made(tag: &Tag, inner: Option<&str>, lookup: &Lookup, tally: &mut Tally) -> Made {
    let words = inner.unwrap_or_default().trim();
    let last = tag.name.rsplit('.').next().unwrap_or(&tag.name);
    if BOXES.contains(&last) {
        let is_block = inner.is_some_and(|inner| inner.contains('\n'));
        return if is_block {
            Made::Block(words.to_owned())
        } else {
            Made::Inline(inner.unwrap_or_default().to_owned())
        };
    }
    let href = ["href", "to", "url"].iter().find_map(|name| tag.value(name));
    if let Some(href) = href.filter(|_| !words.is_empty() && !words.contains("\n\n")) {
        return Made::Inline(format!("[{words}]({})", rendered::destination(href)));
    }
    let command = command(tag, last);
    let known = rendered::made(&command, inner.map(|_| Inner { raw: words, done: words }), lookup);
    match known {
        Made::Raw => {
            let is_link = last == "a";
            if !is_link {
                tally.lost(&tag.name);
            }
            said(tag, words)
        }
        known => known,
    }
}

/// A component as a command of the same name.
fn command(tag: &Tag, name: &str) -> Command {
    let named = tag.values.iter().map(|(name, value)| (name.to_ascii_lowercase(), value.clone())).collect();
    Command {
        name: name.to_owned(),
        args: Args { positional: Vec::new(), named },
        inside: String::new(),
        form: commands::Form::Alone,
        range: 0..tag.end,
    }
}

/// The words of a component that nobody knows: its title, what it is given to say, what stands in it.
fn said(tag: &Tag, words: &str) -> Made {
    let title = ["title", "label", "heading", "header", "name"].iter().find_map(|name| tag.value(name));
    let texts = ["text", "description", "quote", "content", "caption", "subtitle", "summary", "alt"];
    let mut parts: Vec<String> = Vec::new();
    parts.extend(title.map(|title| format!("**{title}**")));
    for text in texts.iter().filter_map(|name| tag.value(name)) {
        parts.push(text.to_owned());
    }
    if let Some(address) = ["href", "to", "url", "src"].iter().find_map(|name| tag.value(name)) {
        parts.push(format!("[{address}]({})", rendered::destination(address)));
    }
    if parts.is_empty() && !words.contains('\n') {
        return if words.is_empty() { Made::Nothing } else { Made::Inline(words.to_owned()) };
    }
    parts.extend(Some(words.to_owned()).filter(|words| !words.is_empty()));
    Made::Block(parts.join("\n\n"))
}

/// Lines without the margin that all of them have: what stands in a component is moved in for the eye alone.
pub(super) fn without_margin(text: &str) -> String {
    let lines = || text.lines().skip(1).filter(|line| !line.trim().is_empty());
    let margin = |line: &str| line.len() - line.trim_start_matches([' ', '\t']).len();
    let common = lines().map(margin).min().unwrap_or(0);
    if common == 0 {
        return text.to_owned();
    }
    let mut kept = String::with_capacity(text.len());
    for (index, line) in text.split_inclusive('\n').enumerate() {
        let cut = if index == 0 { 0 } else { common.min(margin(line)) };
        kept.push_str(&line[cut..]);
    }
    kept
}
