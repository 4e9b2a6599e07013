//! Links whose words stand in brackets: `[[text]](address)`, `[[text]][label]`, and `[[label]]` where the label is defined.
//!
//! The library takes every double bracket for a wikilink; CommonMark has these as ordinary links. Where a text has one, two of its
//! brackets are parentheses for the parser, which mean nothing in a line and are as long, so that no offset moves; its events have brackets
//! again.

use std::ops::Range;

use pulldown_cmark::CowStr;
use pulldown_cmark::Event;
use pulldown_cmark::LinkType;
use pulldown_cmark::Options;
use pulldown_cmark::Parser;
use pulldown_cmark::Tag;
use pulldown_cmark::TagEnd;

use crate::document::prose::DEEPEST;

type Located<'e> = (Event<'e>, Range<usize>);

/// Two brackets that are a link's words, by their offsets.
#[derive(Clone, Copy)]
struct Pair {
    open: usize,
    close: usize,
    /// Where the link begins that the other two are.
    link: usize,
}

/// The events of a text.
pub(super) fn events(text: &str, options: Options) -> Vec<Located<'_>> {
    let mut parser = Parser::new_ext(text, options).into_offset_iter();
    let events = gathered(text, parser.by_ref());
    let is_defined = |label: &str| parser.reference_definitions().get(label).is_some();
    let pairs: Vec<Pair> = events.iter().filter_map(|event| pair(event, text, is_defined)).collect();
    if pairs.is_empty() {
        return events;
    }
    let read = without(text, &pairs, options);
    // What follows the brackets may be no address: then the parentheses were none.
    let mut links = Vec::new();
    for (event, range) in &read {
        if is_ordinary(event) {
            links.push(range.start);
        }
    }
    let (found, lost): (Vec<Pair>, Vec<Pair>) =
        pairs.into_iter().partition(|pair| links.binary_search(&pair.link).is_ok());
    match (found.is_empty(), lost.is_empty()) {
        (true, _) => events,
        (false, true) => read,
        (false, false) => without(text, &found, options),
    }
}

/// Elements that stand in so many others are left out by whoever builds a tree of them, and need not be held.
const DEEP: usize = 2 * DEEPEST;

/// The events of a text, without those that nobody asks for: pieces of one run of text are one, and what stands far too deep goes. A text
/// of brackets or quotes alone has an event for every letter of it, each a hundred times as large.
fn gathered<'t>(text: &'t str, parser: impl Iterator<Item = Located<'t>>) -> Vec<Located<'t>> {
    let mut events: Vec<Located> = Vec::new();
    let mut depth = 0;
    for (event, range) in parser {
        depth -= usize::from(matches!(event, Event::End(_)));
        let is_kept = depth < DEEP || !is_container(&event);
        depth += usize::from(matches!(event, Event::Start(_)));
        match (&event, events.last_mut()) {
            (Event::Text(piece), Some((Event::Text(before), run)))
                if run.end == range.start && is_written(before, run, text) && is_written(piece, &range, text) =>
            {
                run.end = range.end;
                *before = CowStr::Borrowed(&text[run.clone()]);
                continue;
            }
            _ => {}
        }
        if is_kept {
            events.push((event, range));
        }
    }
    events
}

/// Whether a piece is the very letters of the text.
fn is_written(piece: &str, range: &Range<usize>, text: &str) -> bool {
    piece.len() == range.len() && std::ptr::eq(piece.as_ptr(), text[range.start..].as_ptr())
}

/// Whether an event begins or ends an element that only holds others.
fn is_container(event: &Event) -> bool {
    use TagEnd::*;
    let tag = match event {
        Event::Start(tag) => tag.to_end(),
        Event::End(tag) => *tag,
        _ => return false,
    };
    matches!(tag, BlockQuote(_) | List(_) | Item | Emphasis | Strong | Strikethrough)
}

/// The pair of a wikilink that is an ordinary link for CommonMark.
fn pair((event, range): &Located, text: &str, is_defined: impl Fn(&str) -> bool) -> Option<Pair> {
    let (link_type, start) = match event {
        Event::Start(Tag::Link { link_type, .. }) => (link_type, range.start),
        Event::Start(Tag::Image { link_type, .. }) => (link_type, range.start + 1),
        _ => return None,
    };
    if !matches!(link_type, LinkType::WikiLink { .. }) || range.end < start + 4 {
        return None;
    }
    let (inner, outer) = ((start + 1, range.end - 2), (start, range.end - 1));
    let behind = &text[range.end..];
    if behind.starts_with('(') || label(behind).is_some_and(&is_defined) {
        return Some(Pair { open: inner.0, close: inner.1, link: range.start });
    }
    let words = text.get(start + 2..range.end - 2)?;
    let link = inner.0 - (start - range.start);
    if is_defined(words) { Some(Pair { open: outer.0, close: outer.1, link }) } else { None }
}

/// The words between the brackets that a text begins with.
fn label(text: &str) -> Option<&str> {
    let (label, _) = text.strip_prefix('[')?.split_once(']')?;
    Some(label)
}

fn is_ordinary(event: &Event) -> bool {
    match event {
        Event::Start(Tag::Link { link_type, .. } | Tag::Image { link_type, .. }) => {
            !matches!(link_type, LinkType::WikiLink { .. })
        }
        _ => false,
    }
}

/// The events of a text in which some brackets mean nothing.
fn without<'t>(text: &str, pairs: &[Pair], options: Options) -> Vec<Located<'t>> {
    let mut offsets: Vec<usize> = pairs.iter().flat_map(|pair| [pair.open, pair.close]).collect();
    offsets.sort_unstable();
    let changed = replaced(text, 0, &offsets, ['(', ')']);
    let mut events = Vec::new();
    for (event, range) in Parser::new_ext(&changed, options).into_offset_iter() {
        let event = match event {
            Event::Text(words) if words.len() == range.len() => {
                let within =
                    offsets.partition_point(|at| *at < range.start)..offsets.partition_point(|at| *at < range.end);
                Event::Text(CowStr::from(replaced(&words, range.start, &offsets[within], ['[', ']'])))
            }
            event => event.into_static(),
        };
        events.push((event, range));
    }
    events
}

/// A part of a text with other signs at some offsets of the whole: what opens, and what closes.
fn replaced(part: &str, start: usize, offsets: &[usize], [open, close]: [char; 2]) -> String {
    let mut result = String::with_capacity(part.len());
    let mut copied = 0;
    for at in offsets.iter().map(|offset| offset - start) {
        result.push_str(&part[copied..at]);
        result.push(if part[at..].starts_with(['[', '(']) { open } else { close });
        copied = at + 1;
    }
    result.push_str(&part[copied..]);
    result
}
