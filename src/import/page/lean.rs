//! A page made light before it is read: pictures in its text put aside, its depth and the attributes of its elements looked at.
//!
//! A page saved as one file carries its pictures as text, megabytes of it. A page that is made to harm lies a hundred thousand elements deep,
//! or has as many attributes in one: either costs a parser the square of that.

use html5gum::Token;
use html5gum::Tokenizer;
use html5gum::emitters::default::DefaultEmitter;

use crate::import::bounds::ATTRIBUTES;

/// A picture in the text that is shorter than this stays: an icon, a dot.
const SHORT: usize = 512;

/// The page without the pictures and fonts in its text; what stands for each loads nothing.
pub(super) fn without_data(text: &str) -> String {
    let mut lean = String::with_capacity(text.len().min(1 << 20));
    let mut rest = text;
    while let Some(at) = rest.find("data:") {
        let (before, from) = rest.split_at(at);
        lean.push_str(before);
        let length = data_length(from);
        match length {
            Some(length) if length > SHORT => {
                lean.push_str("data:,");
                rest = &from[length..];
            }
            _ => {
                lean.push_str("data:");
                rest = &from["data:".len()..];
            }
        }
    }
    lean.push_str(rest);
    lean
}

/// How long an address of data in base64 is (RFC 2397).
fn data_length(from: &str) -> Option<usize> {
    let (head, _) = from.get(..from.floor_char_boundary(128))?.split_once(',')?;
    if !head.ends_with(";base64") {
        return None;
    }
    let data = &from[head.len() + 1..];
    let is_data = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'=' | b'%' | b'-' | b'_');
    let length = data.bytes().take_while(|byte| is_data(*byte)).count();
    Some(head.len() + 1 + length)
}

/// Elements without content, which are never open.
const VOID: [&[u8]; 16] = [
    b"area", b"base", b"br", b"col", b"embed", b"hr", b"img", b"input", b"link", b"meta", b"param", b"source",
    b"track", b"wbr", b"frame", b"keygen",
];

/// Elements that end by themselves where the next of their kind begins.
const ENDING: [&[u8]; 12] =
    [b"p", b"li", b"dt", b"dd", b"tr", b"td", b"th", b"option", b"tbody", b"thead", b"tfoot", b"optgroup"];

/// Whether elements lie in one another deeper than a bound, or one has more attributes than any page's. What is never closed counts, as a browser
/// has it.
pub(super) fn is_endless(text: &str, bound: usize) -> bool {
    let mut emitter = DefaultEmitter::default();
    emitter.naively_switch_states(true);
    let mut open: Vec<Vec<u8>> = Vec::new();
    for token in Tokenizer::new_with_emitter(text, emitter) {
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) => {
                if tag.attributes.len() > ATTRIBUTES {
                    return true;
                }
                let name = tag.name.as_slice();
                let ends_last = ENDING.contains(&name) && open.last().is_some_and(|last| last == name);
                if !VOID.contains(&name) && !tag.self_closing && !ends_last {
                    open.push(name.to_vec());
                }
            }
            Token::EndTag(tag) => {
                let near = open.iter().rev().take(bound).position(|name| name == tag.name.as_slice());
                if let Some(back) = near {
                    open.truncate(open.len() - back - 1);
                }
            }
            _ => {}
        }
        if open.len() > bound {
            return true;
        }
    }
    false
}

/// Elements whose end is the end of a paragraph.
const BLOCKS: [&[u8]; 20] = [
    b"p",
    b"div",
    b"br",
    b"li",
    b"tr",
    b"h1",
    b"h2",
    b"h3",
    b"h4",
    b"h5",
    b"h6",
    b"section",
    b"article",
    b"blockquote",
    b"table",
    b"ul",
    b"ol",
    b"pre",
    b"figcaption",
    b"header",
];

/// The words of a page, a paragraph for each of its blocks: all that can be had of one that nobody can read otherwise.
pub(super) fn words(text: &str) -> String {
    let mut emitter = DefaultEmitter::default();
    emitter.naively_switch_states(true);
    let mut paragraphs = Vec::new();
    let mut paragraph = String::new();
    let mut skipped: Option<Vec<u8>> = None;
    for token in Tokenizer::new_with_emitter(text, emitter) {
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) if matches!(tag.name.as_slice(), b"script" | b"style" | b"template" | b"title") => {
                skipped.get_or_insert(tag.name.to_vec());
            }
            Token::EndTag(tag) if skipped.as_deref() == Some(tag.name.as_slice()) => skipped = None,
            Token::StartTag(tag) if BLOCKS.contains(&tag.name.as_slice()) => end(&mut paragraph, &mut paragraphs),
            Token::EndTag(tag) if BLOCKS.contains(&tag.name.as_slice()) => end(&mut paragraph, &mut paragraphs),
            Token::String(words) if skipped.is_none() => paragraph.push_str(&String::from_utf8_lossy(&words)),
            _ => {}
        }
    }
    end(&mut paragraph, &mut paragraphs);
    paragraphs.join("\n\n")
}

fn end(paragraph: &mut String, paragraphs: &mut Vec<String>) {
    let words = paragraph.split_whitespace().collect::<Vec<_>>().join(" ");
    paragraph.clear();
    if !words.is_empty() {
        paragraphs.push(words);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_in_the_text_are_put_aside_and_words_stay() {
        let data = "A".repeat(10_000);
        let page = format!(
            "<img src=\"data:image/png;base64,{data}==\"><p>data: a word, data:image/gif;base64,R0lG <i style='x:url(data:font/woff;base64,{data})'>"
        );
        let lean = without_data(&page);
        assert_eq!(lean, "<img src=\"data:,\"><p>data: a word, data:image/gif;base64,R0lG <i style='x:url(data:,)'>");
    }

    #[test]
    fn depth_is_seen_and_long_lists_are_not_deep() {
        assert!(is_endless(&"<div>".repeat(600), 512) && is_endless(&"<b>".repeat(100_000), 512));
        assert!(!is_endless(&"<p>x".repeat(10_000), 512) && !is_endless(&"<div>x</div>".repeat(10_000), 512));
        assert!(!is_endless(&"<li><a href=x>y</a>".repeat(10_000), 512));
        let many: String = (0..100_000).map(|number| format!(" a{number}=1")).collect();
        assert!(is_endless(&format!("<p{many}>x"), 512) && !is_endless("<p a=1 b=2>x", 512));
        assert!(!is_endless(&"<img><br><input>".repeat(10_000), 512));
    }

    #[test]
    fn the_words_of_a_deep_page() {
        let page = format!(
            "<head><title>T</title></head>{}<p>One</p><p>two <b>three</b><script>x</script>",
            "<div>".repeat(100_000)
        );
        assert_eq!(words(&page), "One\n\ntwo three");
    }
}
