//! Elements that HTML hides, and tags that never end, as they are written.
//!
//! Why not on the tokens of a parser: what is hidden runs across blocks of Markdown, each of which is read by itself.

use std::collections::HashMap;
use std::collections::HashSet;
use std::ops::Range;

/// Something in a text that is not shown.
#[derive(Debug)]
pub(super) enum Hidden {
    /// An element from here to the end of it.
    Until(usize),
    /// A hidden element without an end.
    Endless { tag: String },
    /// A tag that never ends, or one that silences all that follows it: only it goes.
    Tag { range: Range<usize>, tag: String },
}

/// What was learnt of where elements end, so that no stretch of a text is looked through for each of the tags in it.
#[derive(Debug, Default)]
pub(super) struct Ends {
    /// Elements whose end was looked for in vain: it is nowhere further on.
    endless: HashSet<String>,
    /// How far the last element of a name reaches: those of that name inside it have ended too.
    closed: HashMap<String, usize>,
    /// Bytes that were looked through.
    effort: usize,
}

/// As often as this all of a text is looked through for ends: a text that asks for more has hundreds of elements without one.
const PASSES: usize = 64;

/// A tag longer than this is none.
const LONGEST: usize = 4096;

/// Elements without content.
const VOID: [&str; 9] = ["img", "br", "hr", "input", "wbr", "source", "embed", "col", "link"];
/// Elements that may end without a tag.
const IMPLIED: [&str; 9] = ["p", "li", "dt", "dd", "td", "th", "tr", "option", "summary"];
/// Elements that swallow everything up to their end.
const SILENT: [&str; 7] = ["script", "style", "template", "noscript", "svg", "textarea", "title"];
/// Elements whose tag begins a block of raw HTML.
const BLOCKS: [&str; 18] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "center",
    "details",
    "div",
    "dl",
    "figure",
    "footer",
    "header",
    "main",
    "nav",
    "ol",
    "p",
    "section",
    "table",
    "ul",
];

/// What is hidden from a `<` on, if anything.
pub(super) fn at(text: &str, start: usize, ends: &mut Ends) -> Option<Hidden> {
    let rest = &text[start + 1..];
    let name = &rest[..rest.find(|letter: char| !letter.is_ascii_alphanumeric()).unwrap_or(rest.len())];
    if !name.starts_with(|letter: char| letter.is_ascii_alphabetic()) {
        return None;
    }
    let tag = name.to_ascii_lowercase();
    let after = &rest[name.len()..];
    if !after.is_empty() && !after.starts_with(['>', '/', ' ', '\t', '\n', '\r']) {
        return None;
    }
    let behind = start + 1 + name.len();
    let Some(length) = end_of_tag(after) else {
        let is_block = BLOCKS.contains(&&*tag) || SILENT.contains(&&*tag);
        let is_tag = is_block && begins_line(text, start);
        return if is_tag { Some(Hidden::Tag { range: start..behind, tag }) } else { None };
    };
    let end = behind + length;
    let attributes = &text[behind..end - 1];
    if SILENT.contains(&&*tag) {
        let is_closed = attributes.ends_with('/') || ends.is_inside(end, &tag) || ends.of(text, end, &tag).is_some();
        return if is_closed { None } else { Some(Hidden::Tag { range: start..end, tag }) };
    }
    if !is_hidden(attributes) {
        return None;
    }
    if VOID.contains(&&*tag) {
        return Some(Hidden::Until(end));
    }
    match ends.of(text, end, &tag) {
        Some(end) => Some(Hidden::Until(end)),
        None if IMPLIED.contains(&&*tag) => match text[end..].find("\n\n") {
            Some(blank) => Some(Hidden::Until(end + blank + 1)),
            None => Some(Hidden::Until(text.len())),
        },
        None => Some(Hidden::Endless { tag }),
    }
}

fn begins_line(text: &str, at: usize) -> bool {
    let near = &text[text.floor_char_boundary(at.saturating_sub(4))..at];
    let line = match near.rfind('\n') {
        Some(newline) => &near[newline + 1..],
        None if near.len() == at => near,
        None => return false,
    };
    line.len() < 4 && line.trim().is_empty()
}

/// Where a tag ends, from behind its name on.
fn end_of_tag(text: &str) -> Option<usize> {
    let mut quote = None;
    let mut before = b' ';
    for (at, byte) in text.bytes().enumerate().take(LONGEST) {
        match (quote, byte) {
            (Some(open), _) if open == byte => quote = None,
            (Some(_), _) => {}
            (None, b'>') => return Some(at + 1),
            (None, b'"' | b'\'') if before == b'=' => quote = Some(byte),
            (None, b'<') => return None,
            (None, _) => {}
        }
        if !byte.is_ascii_whitespace() {
            before = byte;
        }
    }
    None
}

impl Ends {
    /// Whether an element of this name lies in another one whose end is known.
    fn is_inside(&self, from: usize, tag: &str) -> bool {
        self.closed.get(tag).is_some_and(|end| from < *end)
    }

    /// Where an element ends.
    fn of(&mut self, text: &str, from: usize, tag: &str) -> Option<usize> {
        if self.endless.contains(tag) || self.effort > PASSES * text.len() {
            return None;
        }
        let end = close(text, from, tag);
        self.effort += end.unwrap_or(text.len()) - from;
        match end {
            Some(end) => _ = self.closed.insert(tag.to_owned(), end),
            None => _ = self.endless.insert(tag.to_owned()),
        }
        end
    }
}

/// Where an element ends that has begun before a place, its own kind inside it counted.
fn close(text: &str, from: usize, tag: &str) -> Option<usize> {
    let mut depth = 1_usize;
    let mut at = from;
    while let Some(found) = text[at..].find('<') {
        at += found + 1;
        let rest = &text[at..];
        let (is_end, name) = match rest.strip_prefix('/') {
            Some(name) => (true, name),
            None => (false, rest),
        };
        let is_same = name.get(..tag.len()).is_some_and(|name| name.eq_ignore_ascii_case(tag))
            && !name[tag.len()..].starts_with(|letter: char| letter.is_ascii_alphanumeric() || letter == '-');
        if !is_same {
            continue;
        }
        if !is_end {
            depth += 1;
            continue;
        }
        depth -= 1;
        if depth == 0 {
            let start = text.len() - name.len();
            return Some(name.find('>').map_or(text.len(), |end| start + end + 1));
        }
    }
    None
}

/// Whether attributes hide their element.
fn is_hidden(attributes: &str) -> bool {
    let mut rest = attributes.trim_start_matches(|letter: char| letter.is_whitespace() || letter == '/');
    while !rest.is_empty() {
        let end = rest.find(|letter: char| letter.is_whitespace() || "=/".contains(letter)).unwrap_or(rest.len());
        let name = rest[..end].to_ascii_lowercase();
        rest = rest[end..].trim_start();
        let mut value = "";
        if let Some(written) = rest.strip_prefix('=') {
            (value, rest) = value_of(written.trim_start());
        }
        if name == "hidden" || name == "style" && hides(value) {
            return true;
        }
        rest = rest.trim_start_matches(|letter: char| letter.is_whitespace() || "=/".contains(letter));
    }
    false
}

/// The value of an attribute, and what follows it.
fn value_of(written: &str) -> (&str, &str) {
    match written.chars().next() {
        Some(quote @ ('"' | '\'')) => written[1..].split_once(quote).unwrap_or((&written[1..], "")),
        _ => written.split_at(written.find(char::is_whitespace).unwrap_or(written.len())),
    }
}

fn hides(style: &str) -> bool {
    let style: String = style.to_lowercase().split_whitespace().collect();
    ["display:none", "visibility:hidden", "visibility:collapse"].iter().any(|hiding| style.contains(hiding))
}
