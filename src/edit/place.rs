//! Where a value stands in a text, to the byte.
//!
//! The parser says where a scalar ends, and what stands in brackets. Of a block it says where the next thing begins, so a block ends with
//! the last thing in it. A text behind `|` begins for the parser with its first letter, and here with its sign.

use crate::input::tree::Shape;
use crate::input::tree::Value;
use crate::value::Located;
use crate::value::Span;

/// An entry of a mapping, and its parts.
#[derive(Debug, Clone, Copy)]
pub(super) struct Entry {
    /// Where the key begins.
    pub start: usize,
    /// Behind the colon.
    pub colon: usize,
    /// What stands behind the colon, with its anchor, its tag, its sign; empty, and at the colon, where nothing does.
    pub value: Span,
}

impl Entry {
    /// Finds the parts of an entry. `None` where it is written in a way that is not known (`? key`), or stands somewhere else (`<<`).
    pub(super) fn of(text: &str, key: &Located<String>, value: &Value) -> Option<Entry> {
        let start = key.span.start;
        let behind = text.get(key.span.end..)?;
        let colon = text.len() - behind.trim_start_matches([' ', '\t']).strip_prefix(':')?.len();
        let is_nothing = value.shape == Shape::Null && text.get(value.span.start..value.span.end)?.trim().is_empty();
        if is_nothing {
            return Some(Entry { start, colon, value: Span::new(colon, colon) });
        }
        let begin = begin(text, colon, value.span.start)?;
        Some(Entry { start, colon, value: Span::new(begin, end(text, value)?.max(begin)) })
    }
}

/// Where what stands behind a colon begins: on its line, or where the parser says, on a later one.
fn begin(text: &str, colon: usize, start: usize) -> Option<usize> {
    let between = text.get(colon..start)?;
    let spaces = between.len() - between.trim_start_matches([' ', '\t']).len();
    match between[spaces..].starts_with(['\r', '\n', '#']) {
        true => Some(start),
        false => Some(colon + spaces),
    }
}

/// Where a value ends.
pub(super) fn end(text: &str, value: &Value) -> Option<usize> {
    match &value.shape {
        Shape::List(values) if !is_flow(text, value) => end(text, values.last()?),
        Shape::Map(entries) if !is_flow(text, value) => {
            let (key, last) = entries.last()?;
            Some(Entry::of(text, key, last)?.value.end)
        }
        _ => {
            let written = text.get(value.span.start..value.span.end)?;
            Some(value.span.start + written.trim_end().len())
        }
    }
}

/// Whether a list or a mapping stands in brackets.
pub(super) fn is_flow(text: &str, value: &Value) -> bool {
    text[value.span.start..].starts_with(['[', '{'])
}

/// Where the line begins that a place is on.
pub(super) fn line_start(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |newline| newline + 1)
}

/// Where the line ends that a place is on, before its line end.
pub(super) fn line_end(text: &str, at: usize) -> usize {
    let line = text[at..].split('\n').next().unwrap_or_default();
    at + line.trim_end_matches('\r').len()
}

/// How far from the beginning of its line a place is, if nothing but spaces stands before it there.
pub(super) fn column(text: &str, at: usize) -> Option<usize> {
    let before = &text[line_start(text, at)..at];
    before.bytes().all(|byte| byte == b' ').then_some(before.len())
}
