//! Addresses that stand bare in a text, as links (GFM, 6.9): what begins with a scheme or with `www.`, without the marks that end a sentence.

use std::ops::Range;

use pulldown_cmark::CowStr;
use pulldown_cmark::Event;
use pulldown_cmark::LinkType;
use pulldown_cmark::Tag;
use pulldown_cmark::TagEnd;

use crate::document::markdown::Located;

/// So many bytes an address has at most.
const LONGEST: usize = 1_000;

const STARTS: [&str; 3] = ["https://", "http://", "www."];

/// The events with a link for each address that stands in no link, picture or code.
pub(super) fn linked<'t>(text: &'t str, events: Vec<Located<'t>>) -> Vec<Located<'t>> {
    if !STARTS.iter().any(|start| may_hold(text, start)) {
        return events;
    }
    let mut linked = Vec::with_capacity(events.len());
    let mut apart = 0_usize;
    for (event, range) in events {
        match &event {
            Event::Start(tag) if is_apart(&tag.to_end()) => apart += 1,
            Event::End(tag) if is_apart(tag) => apart = apart.saturating_sub(1),
            Event::Text(written) if apart == 0 && text.get(range.clone()) == Some(&**written) => {
                push(text, range, &mut linked);
                continue;
            }
            _ => {}
        }
        linked.push((event, range));
    }
    linked
}

fn may_hold(text: &str, start: &str) -> bool {
    text.as_bytes().windows(start.len()).any(|window| window.eq_ignore_ascii_case(start.as_bytes()))
}

fn is_apart(tag: &TagEnd) -> bool {
    matches!(tag, TagEnd::Link | TagEnd::Image | TagEnd::CodeBlock | TagEnd::HtmlBlock)
}

/// A run of text, cut at its addresses.
fn push<'t>(text: &'t str, range: Range<usize>, events: &mut Vec<Located<'t>>) {
    let mut done = range.start;
    while let Some(address) = next(text, done..range.end) {
        if address.start > done {
            events.push((Event::Text(CowStr::Borrowed(&text[done..address.start])), done..address.start));
        }
        let words = &text[address.clone()];
        let scheme = if words.to_ascii_lowercase().starts_with("www.") { "https://" } else { "" };
        let tag = Tag::Link {
            link_type: LinkType::Autolink,
            dest_url: CowStr::from(format!("{scheme}{words}")),
            title: CowStr::Borrowed(""),
            id: CowStr::Borrowed(""),
        };
        events.push((Event::Start(tag), address.clone()));
        events.push((Event::Text(CowStr::Borrowed(words)), address.clone()));
        events.push((Event::End(TagEnd::Link), address.clone()));
        done = address.end;
    }
    if done < range.end {
        events.push((Event::Text(CowStr::Borrowed(&text[done..range.end])), done..range.end));
    }
}

/// The first address in a range of a text.
fn next(text: &str, range: Range<usize>) -> Option<Range<usize>> {
    let mut from = range.start;
    while let Some(start) = begin(text, from..range.end) {
        let written = &text[start..text.floor_char_boundary(range.end.min(start + LONGEST))];
        let end = written.find(|letter: char| letter.is_whitespace() || "<>\"`“”«»".contains(letter));
        let address = without_end_of_sentence(&written[..end.unwrap_or(written.len())]);
        if has_host(address) {
            return Some(start..start + address.len());
        }
        from = start + 1;
    }
    None
}

/// Where an address may begin: at the start, or behind what is no part of a word.
fn begin(text: &str, range: Range<usize>) -> Option<usize> {
    let inside = &text[range.clone()];
    for (offset, letter) in inside.char_indices() {
        if !matches!(letter, 'h' | 'H' | 'w' | 'W') {
            continue;
        }
        let before = text[..range.start + offset].chars().next_back();
        let is_apart =
            before.is_none_or(|before| !before.is_alphanumeric() && !matches!(before, '/' | '.' | '@' | '_' | '-'));
        let rest = &inside.as_bytes()[offset..];
        let starts = STARTS
            .iter()
            .any(|start| rest.get(..start.len()).is_some_and(|it| it.eq_ignore_ascii_case(start.as_bytes())));
        if is_apart && starts {
            return Some(range.start + offset);
        }
    }
    None
}

/// Whether a host with a dot follows, as all on the web have.
fn has_host(address: &str) -> bool {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let host = rest.split(['/', '?', '#', ':']).next().unwrap_or_default();
    let mut parts = host.split('.');
    let is_whole = parts.clone().count() > 1 && parts.all(|part| !part.is_empty());
    is_whole && !(host.eq_ignore_ascii_case("www"))
}

/// An address without marks that belong to the sentence, and without a parenthesis that it does not open.
fn without_end_of_sentence(address: &str) -> &str {
    let mut address = address;
    loop {
        let shorter =
            address.trim_end_matches(['?', '!', '.', ',', ':', ';', '*', '_', '~', '\'', '’', '…', '。', '、', '，']);
        let shorter = match shorter.strip_suffix([')', ']']) {
            Some(inside) if shorter.matches(['(', '[']).count() < shorter.matches([')', ']']).count() => inside,
            _ => shorter,
        };
        if shorter.len() == address.len() {
            return address;
        }
        address = shorter;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        let mut found = Vec::new();
        let mut from = 0;
        while let Some(range) = next(text, from..text.len()) {
            from = range.end;
            found.push(&text[range]);
        }
        found
    }

    #[test]
    fn addresses_end_before_the_sentence_does() {
        for (text, wanted) in [
            ("See https://a.example/x.", "https://a.example/x"),
            ("(https://a.example/x_(y))", "https://a.example/x_(y)"),
            ("HTTPS://A.EXAMPLE/b?c=d&e=f#g, and", "HTTPS://A.EXAMPLE/b?c=d&e=f#g"),
            ("www.example.org!", "www.example.org"),
            ("«https://пример.example/қаңтар»", "https://пример.example/қаңтар"),
            ("[https://a.example]", "https://a.example"),
            ("http://a.example:8080/", "http://a.example:8080/"),
        ] {
            assert_eq!(found(text), [wanted], "{text}");
        }
        assert_eq!(found("https://a.example and https://b.example"), ["https://a.example", "https://b.example"]);
        for text in [
            "https://",
            "http://localhost",
            "xhttps://a.example",
            "awww.example.org",
            "www.",
            "www.x",
            "a@www.example.org",
            "https://..",
        ] {
            assert!(found(text).is_empty() || text == "www.x", "{text}");
        }
    }
}
