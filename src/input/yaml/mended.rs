//! YAML in which lines that can only mean one thing are put right, with a way back to the places in the original.
//!
//! A tab in the indentation, and one right after `key:`, can only be white space. A value with an unquoted colon can only be a text.
//! Where such a value ends the reading, it is quoted and the text is read again; lines below it that are of the same kind, as far as
//! each line stands for itself, are quoted with it. So a file of thousands of such lines is read twice and not thousands of times.

use std::collections::BTreeMap;

use crate::value::Span;

/// Bytes that are read at most before a file is given up, all its readings together: each of its values with a colon may ask for one.
const MOST_READ: usize = 48 << 20;

/// Characters that begin something else than a plain text.
const NOT_PLAIN: [char; 13] = ['"', '\'', '[', ']', '{', '}', '|', '>', '&', '*', '!', '#', '%'];

pub(super) struct Mended {
    /// The original with spaces for its tabs: what stands in one stands in the other at the same place.
    plain: String,
    /// What is read.
    pub text: String,
    /// Byte offsets in `text` of characters that the original does not have, in order.
    inserted: Vec<usize>,
    /// Values that are quoted: where they begin and end in the original.
    quoted: BTreeMap<usize, usize>,
    tabs: Vec<Span>,
    read: usize,
}

impl Mended {
    pub(super) fn new(original: &str) -> Mended {
        let mut plain = String::with_capacity(original.len());
        let mut tabs: Vec<Span> = Vec::new();
        for line in original.split_inclusive('\n') {
            let indent = line.len() - line.trim_start_matches([' ', '\t']).len();
            let mut is_after_colon = false;
            for (index, letter) in line.char_indices() {
                let is_space = letter == '\t' && (index < indent || is_after_colon);
                is_after_colon = letter == ':' || is_after_colon && letter == '\t';
                if is_space {
                    note(&mut tabs, plain.len());
                }
                plain.push(if is_space { ' ' } else { letter });
            }
        }
        Mended { text: plain.clone(), plain, inserted: Vec::new(), quoted: BTreeMap::new(), tabs, read: 0 }
    }

    /// Runs of tabs that stood for white space.
    pub(super) fn tabs(&self) -> impl Iterator<Item = Span> {
        self.tabs.iter().copied()
    }

    /// Values that had to be read as if they were quoted.
    pub(super) fn colons(&self) -> impl Iterator<Item = Span> {
        self.quoted.iter().map(|(start, end)| Span::new(*start, *end))
    }

    pub(super) fn original_offset(&self, offset: usize) -> usize {
        offset - self.inserted.partition_point(|inserted| *inserted < offset)
    }

    /// Quotes the value of the line that an error points at, if it is `key: text: more text`, and those of the lines below that are
    /// like it. False where nothing can be put right, or where too much has been read already.
    pub(super) fn mend(&mut self, error: usize) -> bool {
        self.read += self.text.len();
        let error = self.plain.floor_char_boundary(error.min(self.plain.len()));
        let start = self.plain[..error].rfind('\n').map_or(0, |newline| newline + 1);
        let line = self.plain[start..].lines().next().unwrap_or_default();
        let Some((from, to)) = unquoted(line) else { return false };
        if self.quoted.contains_key(&(start + from)) || self.read > MOST_READ {
            return false;
        }
        self.quoted.insert(start + from, start + to);
        self.mend_below(start);
        self.quote();
        true
    }

    /// The lines below a line that has been mended.
    fn mend_below(&mut self, start: usize) {
        let mut at = start;
        for (index, line) in self.plain[start..].split_inclusive('\n').enumerate() {
            match unquoted(line.trim_end()) {
                Some((from, to)) if index > 0 && !line.contains(" #") => {
                    self.quoted.insert(at + from, at + to);
                }
                _ if index == 0 || stands_for_itself(line) => {}
                _ => return,
            }
            at += line.len();
        }
    }

    fn quote(&mut self) {
        self.text.clear();
        self.inserted.clear();
        let mut done = 0;
        for (start, end) in &self.quoted {
            self.text.push_str(&self.plain[done..*start]);
            self.inserted.push(self.text.len());
            self.text.push('\'');
            for letter in self.plain[*start..*end].chars() {
                if letter == '\'' {
                    self.inserted.push(self.text.len());
                    self.text.push('\'');
                }
                self.text.push(letter);
            }
            self.inserted.push(self.text.len());
            self.text.push('\'');
            done = *end;
        }
        self.text.push_str(&self.plain[done..]);
        debug_assert_eq!(self.text.len() - self.inserted.len(), self.plain.len());
    }
}

/// A tab at a place: one run where the one before stands beside it.
fn note(tabs: &mut Vec<Span>, at: usize) {
    match tabs.last_mut() {
        Some(last) if last.end == at => last.end += 1,
        _ => tabs.push(Span::new(at, at + 1)),
    }
}

/// Where the value of a line begins and ends that is a plain text with a colon in it.
fn unquoted(line: &str) -> Option<(usize, usize)> {
    let line = line.trim_end();
    let start = value_of(line)?;
    let value = &line[start..];
    let is_unquoted = (value.contains(": ") || value.ends_with(':')) && !value.starts_with(NOT_PLAIN);
    if is_unquoted { Some((start, line.len())) } else { None }
}

/// Where the value of a line `key: value` begins.
fn value_of(line: &str) -> Option<usize> {
    let colon = line.find(": ")?;
    let key = line[..colon].trim_start_matches([' ', '-']);
    let is_key = !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'));
    if is_key { Some(line.len() - line[colon + 2..].trim_start().len()) } else { None }
}

/// Whether a line begins nothing that goes on below it in another way than the lines of a mapping or a list do.
fn stands_for_itself(line: &str) -> bool {
    let line = line.trim();
    let value = match value_of(line) {
        Some(start) => &line[start..],
        None => line.trim_start_matches(['-', ' ']),
    };
    let is_closed = |quote: char| value.len() > 1 && value.starts_with(quote) && value.ends_with(quote);
    line.is_empty() || !value.contains(NOT_PLAIN) || is_closed('"') || is_closed('\'')
}
