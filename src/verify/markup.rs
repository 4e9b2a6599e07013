//! HTML and SVG as a run of tags. The only module of this row that knows the tokenizer.
//!
//! Why tags and no tree: what a browser loads hangs on single tags, and a tokenizer takes any bytes. A page that is no UTF-8 is read
//! for its ASCII, which all addresses that matter here are made of.

use std::borrow::Cow;

use html5gum::DefaultEmitter;
use html5gum::Token;
use html5gum::Tokenizer;

use crate::value::FilePath;
use crate::value::Span;

/// How a file is read for its addresses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    Html,
    Svg,
    Css,
    /// Feeds and sitemaps: full addresses of the site itself.
    Feed,
}

/// A start tag with what stands in it.
pub(super) struct Tag<'a> {
    pub name: String,
    pub attributes: Vec<Attribute>,
    pub span: Span,
    /// The text up to the end tag of a style sheet, or of the next run of text for others; markup as it was written.
    pub content: &'a str,
    pub content_start: usize,
}

/// An attribute with its value's place; references to characters are resolved.
#[derive(Clone)]
pub(super) struct Attribute {
    pub name: String,
    pub value: String,
    pub span: Span,
}

impl Tag<'_> {
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        let attribute = self.attributes.iter().find(|attribute| attribute.name == name)?;
        Some(&attribute.value)
    }

    /// Whether an attribute that is a list of words has one, in any case.
    pub(super) fn has_word(&self, name: &str, word: &str) -> bool {
        let words = self.attribute(name).unwrap_or_default();
        words.split_ascii_whitespace().any(|written| written.eq_ignore_ascii_case(word))
    }

    /// What a fragment can lead to.
    pub(super) fn ids(&self) -> impl Iterator<Item = &str> {
        let name = if self.name == "a" { self.attribute("name") } else { None };
        self.attribute("id").into_iter().chain(name).filter(|id| !id.is_empty())
    }
}

/// The form of a file, by its ending; `None` for one that holds no addresses.
pub(super) fn form(path: &FilePath) -> Option<Form> {
    match path.extension()?.to_ascii_lowercase().as_str() {
        "html" | "htm" | "xhtml" | "xht" => Some(Form::Html),
        "svg" => Some(Form::Svg),
        "css" => Some(Form::Css),
        "xml" | "rss" | "atom" | "json" | "jsonfeed" => Some(Form::Feed),
        _ => None,
    }
}

/// The text of a file in UTF-8, or in UTF-16 where it begins so.
pub(super) fn text(bytes: &[u8]) -> Cow<'_, str> {
    let units = |read: fn([u8; 2]) -> u16| bytes[2..].as_chunks::<2>().0.iter().map(|pair| read(*pair)).collect();
    let units: Vec<u16> = match bytes {
        [0xff, 0xfe, ..] => units(u16::from_le_bytes),
        [0xfe, 0xff, ..] => units(u16::from_be_bytes),
        _ => return String::from_utf8_lossy(bytes),
    };
    Cow::Owned(String::from_utf16_lossy(&units))
}

/// Elements whose text is no markup for a browser that runs scripts, and is for one that does not.
const UNSCRIPTED: [&str; 1] = ["noscript"];

/// Hands over the start tags of a text, in their order.
pub(super) fn tags(text: &str, form: Form, take: &mut dyn FnMut(&Tag)) {
    let mut emitter = DefaultEmitter::new_with_span();
    // In SVG a `<title>` or `<style>` is an element like any other.
    emitter.naively_switch_states(form != Form::Svg);
    let mut waiting: Option<Tag> = None;
    for token in Tokenizer::new_with_emitter(text, emitter) {
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) => {
                if waiting.as_ref().is_none_or(|tag| tag.name != "style" || form != Form::Svg) {
                    flush(&mut waiting, (text, tag.span.start), form, take);
                }
                waiting.get_or_insert_with(|| read(&tag));
            }
            Token::EndTag(tag) => {
                let is_end = waiting.as_ref().is_none_or(|open| {
                    open.name != "style" || tag.name.as_slice().eq_ignore_ascii_case(open.name.as_bytes())
                });
                if is_end {
                    flush(&mut waiting, (text, tag.span.start), form, take);
                }
            }
            Token::Comment(comment) if comment.value.starts_with(b"?xml-stylesheet") => {
                flush(&mut waiting, (text, comment.span.start), form, take);
                take(&instruction(&comment.value, Span::new(comment.span.start, comment.span.end)));
            }
            Token::String(_) | Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => {}
        }
    }
    flush(&mut waiting, (text, text.len()), form, take);
}

/// Hands over a tag whose content ends at an offset, and the tags in it where a browser without scripts would see any.
fn flush<'a>(waiting: &mut Option<Tag<'a>>, (text, end): (&'a str, usize), form: Form, take: &mut dyn FnMut(&Tag)) {
    let Some(mut tag) = waiting.take() else { return };
    let start = text.floor_char_boundary(tag.span.end);
    let end = text.floor_char_boundary(end).max(start);
    (tag.content, tag.content_start) = (&text[start..end], start);
    take(&tag);
    if UNSCRIPTED.contains(&tag.name.as_str()) && form == Form::Html && !tag.content.is_empty() {
        tags(tag.content, form, &mut |inner| take(&inner.moved(start)));
    }
}

impl Tag<'_> {
    /// The same tag of a text that begins at an offset of another.
    fn moved(&self, by: usize) -> Tag<'_> {
        let moved = |span: Span| Span::new(span.start + by, span.end + by);
        let mut attributes = self.attributes.clone();
        for attribute in &mut attributes {
            attribute.span = moved(attribute.span);
        }
        Tag {
            name: self.name.clone(),
            attributes,
            span: moved(self.span),
            content: self.content,
            content_start: self.content_start + by,
        }
    }
}

fn read(tag: &html5gum::StartTag<usize>) -> Tag<'static> {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let mut attributes = Vec::with_capacity(tag.attributes.len());
    for (name, value) in &tag.attributes {
        attributes.push(Attribute {
            name: text(name).to_ascii_lowercase(),
            value: text(&value.value),
            span: Span::new(value.span.start, value.span.end),
        });
    }
    Tag {
        name: text(&tag.name).to_ascii_lowercase(),
        attributes,
        span: Span::new(tag.span.start, tag.span.end),
        content: "",
        content_start: 0,
    }
}

/// `<?xml-stylesheet href="…"?>`, as a tag of that name.
fn instruction(words: &[u8], span: Span) -> Tag<'static> {
    let words = String::from_utf8_lossy(words);
    let (_, value) = words.split_once("href").unwrap_or_default();
    let value = value.trim_start().trim_start_matches('=').trim_start();
    let quoted = value.split(['"', '\'']).nth(1).unwrap_or_default();
    let href = Attribute { name: "href".to_owned(), value: quoted.to_owned(), span };
    Tag { name: "xml-stylesheet".to_owned(), attributes: vec![href], span, content: "", content_start: 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str, form: Form) -> String {
        let mut names = Vec::new();
        tags(text, form, &mut |tag| names.push(tag.name.clone()));
        names.join(" ")
    }

    #[test]
    fn scripts_and_titles_are_no_markup_but_what_stands_in_for_scripts_is() {
        assert_eq!(
            names("<title><b></title><script>'<i>'</script><p><noscript><img src=x></noscript>", Form::Html),
            "title script p noscript img"
        );
        assert_eq!(
            names("<svg><title><a></a></title><style>a>b{}</style><use/></svg>", Form::Svg),
            "svg title a style use"
        );
        assert_eq!(names("<!-- <a> --><IMG SRC=x", Form::Html), "");
    }

    #[test]
    fn a_style_sheet_is_handed_over_as_it_is_written() {
        let text = "<style>a{}/* &amp; */</style><p>x";
        tags(text, Form::Html, &mut |tag| {
            let expected = if tag.name == "style" { "a{}/* &amp; */" } else { "x" };
            assert_eq!((tag.content, &text[tag.content_start..][..tag.content.len()]), (expected, expected));
        });
        let text = "<svg><style><![CDATA[ a > b { fill: url(#x) } ]]></style></svg>";
        let mut seen = String::new();
        tags(text, Form::Svg, &mut |tag| seen.push_str(tag.content));
        assert!(seen.contains("url(#x)"), "{seen}");
    }

    #[test]
    fn places_in_what_stands_in_for_scripts_are_those_of_the_page() {
        let text = "é<noscript><img src='y'></noscript>";
        let mut found = Vec::new();
        tags(text, Form::Html, &mut |tag| {
            found.extend(
                tag.attributes.iter().map(|attribute| text[attribute.span.start..attribute.span.end].to_owned()),
            );
        });
        assert_eq!(found.len(), 1);
        assert!(found[0].contains('y'), "{found:?}");
    }

    #[test]
    fn a_page_in_utf_16_is_read() {
        let bytes: Vec<u8> = "\u{feff}<p id=x>".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(names(&text(&bytes), Form::Html), "p");
    }
}
