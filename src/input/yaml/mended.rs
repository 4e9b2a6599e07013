//! YAML in which lines that can only mean one thing are put right, with a way back to the places in the original.
//!
//! A tab in the indentation, and one right after `key:`, can only be white space. A value with an unquoted colon can only be a text, and so can one
//! that begins like a list or a quotation and goes on behind its end (`[LIVE] Toll`, `"Yes" says Asylov`), or with a sign that begins nothing (`@home`).
//! A text in quotes goes on in the next line, wherever that begins.
//! Where such a value ends the reading, it is quoted and the text is read again; lines below it that are of the same kind, as far as
//! each line stands for itself, are quoted with it. So a file of thousands of such lines is read twice and not thousands of times.

use std::collections::BTreeMap;

use crate::input::tree::Unreadable;
use crate::input::yaml::Oddity;
use crate::value::Colour;
use crate::value::Span;

/// Bytes that are read at most before a file is given up, all its readings together: each of its values with a colon may ask for one.
const MOST_READ: usize = 48 << 20;

/// Stands for a byte order mark while a text is read, and is taken out of its values: a letter for private use, of as many bytes.
pub(super) const STAND_IN: char = '\u{f8fe}';

/// Signs that a value which was quoted may begin with; others were quoted for their colon.
const ODD_STARTS: [char; 14] = ['"', '\'', '[', '{', '*', '@', '`', '%', '|', '>', '!', '&', '-', '?'];

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
    /// Beginnings of lines inside of quotes, and how many spaces they get.
    indented: BTreeMap<usize, usize>,
    tabs: Vec<Span>,
    marks: Vec<Span>,
    read: usize,
}

impl Mended {
    pub(super) fn new(original: &str) -> Mended {
        let mut plain = String::with_capacity(original.len());
        let mut tabs: Vec<Span> = Vec::new();
        let mut marks: Vec<Span> = Vec::new();
        for line in original.split_inclusive('\n') {
            let indent = line.len() - line.trim_start_matches([' ', '\t']).len();
            let mut is_after_colon = false;
            for (index, letter) in line.char_indices() {
                let is_space = letter == '\t' && (index < indent || is_after_colon);
                is_after_colon = letter == ':' || is_after_colon && letter == '\t';
                if is_space {
                    note(&mut tabs, plain.len());
                }
                if letter == '\u{feff}' && !plain.is_empty() {
                    marks.push(Span::new(plain.len(), plain.len() + letter.len_utf8()));
                }
                plain.push(match letter {
                    _ if is_space => ' ',
                    // As many bytes, and taken out of the value where that is read.
                    '\u{feff}' if !plain.is_empty() => STAND_IN,
                    letter => letter,
                });
            }
        }
        let (quoted, indented) = (BTreeMap::new(), BTreeMap::new());
        Mended { text: plain.clone(), plain, inserted: Vec::new(), quoted, indented, tabs, marks, read: 0 }
    }

    /// Everything that was put right.
    pub(super) fn oddities(&self) -> Vec<Oddity> {
        let mut oddities: Vec<Oddity> = self.tabs.iter().map(|span| Oddity::Tab(*span)).collect();
        oddities.extend(self.marks.iter().map(|span| Oddity::ByteOrderMark(*span)));
        // One for each text, not one for each of its lines.
        let is_first = |at: &&usize| !self.indented.contains_key(&self.line_before(**at));
        oddities.extend(self.indented.keys().filter(is_first).map(|at| Oddity::NoIndent(Span::new(*at, *at + 1))));
        for (start, end) in &self.quoted {
            let span = Span::new(*start, *end);
            let begins_oddly = self.plain[*start..].starts_with(ODD_STARTS);
            oddities.push(if begins_oddly { Oddity::OddStart(span) } else { Oddity::UnquotedColon(span) });
        }
        oddities
    }

    fn line_before(&self, start: usize) -> usize {
        let before = start.saturating_sub(1);
        self.plain[..before].rfind('\n').map_or(0, |newline| newline + 1)
    }

    pub(super) fn has_marks(&self) -> bool {
        !self.marks.is_empty()
    }

    /// What stands behind a value on its line and is a comment by a letter or digit right behind `#`. A colour is told elsewhere.
    pub(super) fn cut_behind(&self, end: usize) -> Option<Span> {
        let line = self.plain.get(end..)?.lines().next()?;
        let comment = line.trim_start();
        let is_apart = comment.len() < line.len();
        let is_word = comment.strip_prefix('#').is_some_and(|rest| rest.starts_with(char::is_alphanumeric));
        let is_colour = comment.split_whitespace().next().is_some_and(|word| Colour::parse(word).is_some());
        let start = end + line.len() - comment.len();
        (is_apart && is_word && !is_colour).then(|| Span::new(start, start + comment.trim_end().len()))
    }

    /// Quotes texts whose first word stands as a tag or an anchor before them. False where there is none that stands on one line.
    pub(super) fn quote_marked(&mut self, marked: &[Span]) -> bool {
        let before = self.quoted.len();
        for span in marked {
            let start = self.plain[..span.start].rfind(['!', '&']);
            let Some(start) = start.filter(|start| !self.plain[*start..span.end].contains('\n')) else { continue };
            // A tag or an anchor alone names the value that follows it.
            if self.plain[start + 1..].starts_with(|letter: char| letter.is_alphabetic()) && span.end > span.start {
                self.quoted.insert(start, span.end);
            }
        }
        let is_new = self.quoted.len() > before;
        if is_new {
            self.quote();
        }
        is_new
    }

    pub(super) fn original_offset(&self, offset: usize) -> usize {
        offset - self.inserted.partition_point(|inserted| *inserted < offset)
    }

    /// Quotes the value of the line that an error points at, if it is `key: text: more text` or begins oddly, and those of the lines below
    /// that are like it; indents the lines of a text in quotes. False where nothing can be put right, or where too much has been read already.
    pub(super) fn mend(&mut self, error: &Unreadable) -> bool {
        self.read += self.text.len();
        if self.read > MOST_READ {
            return false;
        }
        let at = self.plain.floor_char_boundary(error.span.start.min(self.plain.len()));
        let start = self.plain[..at].rfind('\n').map_or(0, |newline| newline + 1);
        if error.message.contains("multiline quoted scalar") {
            return self.indent(start);
        }
        let line = self.plain[start..].lines().next().unwrap_or_default();
        let Some((from, to)) = unquoted(line).or_else(|| odd(line)) else { return false };
        if self.quoted.contains_key(&(start + from)) {
            return false;
        }
        self.quoted.insert(start + from, start + to);
        self.mend_below(start);
        self.quote();
        true
    }

    /// Indents a line, and those below it up to the one that has the quotation mark which ends the text.
    fn indent(&mut self, start: usize) -> bool {
        let above = self.plain[..start].lines().rev();
        let mut values = above.filter_map(|line| Some((line, value_of(line).or_else(|| item_of(line))?)));
        let Some((quote, width)) = values.find_map(|(line, at)| Some((quotation(&line[at..])?, at))) else {
            return false;
        };
        let before = self.indented.len();
        let mut at = start;
        for line in self.plain[start..].split_inclusive('\n') {
            self.indented.insert(at, width);
            at += line.len();
            if line.contains(quote) {
                break;
            }
        }
        self.quote();
        self.indented.len() > before
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

    /// Writes the text with everything that is to be put into it.
    fn quote(&mut self) {
        self.text.clear();
        self.inserted.clear();
        let mut done = 0;
        let (quoted, indented) = (self.quoted.clone(), self.indented.clone());
        let mut indented = indented.into_iter().peekable();
        for (start, end) in quoted {
            while let Some((at, width)) = indented.next_if(|(at, _)| *at <= start) {
                self.copy(done, at);
                (0..width).for_each(|_| self.insert(' '));
                done = at;
            }
            self.copy(done, start);
            self.insert('\'');
            for (offset, letter) in self.plain[start..end].to_owned().char_indices() {
                if letter == '\'' {
                    self.insert('\'');
                }
                self.copy(start + offset, start + offset + letter.len_utf8());
            }
            self.insert('\'');
            done = end;
        }
        for (at, width) in indented {
            self.copy(done, at);
            (0..width).for_each(|_| self.insert(' '));
            done = at;
        }
        self.copy(done, self.plain.len());
        debug_assert_eq!(self.text.len() - self.inserted.len(), self.plain.len());
    }

    fn copy(&mut self, start: usize, end: usize) {
        self.text.push_str(&self.plain[start..end]);
    }

    fn insert(&mut self, letter: char) {
        self.inserted.push(self.text.len());
        self.text.push(letter);
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

/// Where the value of a line begins and ends that begins like something else than a text, and cannot be that.
fn odd(line: &str) -> Option<(usize, usize)> {
    let line = line.trim_end();
    let start = value_of(line).or_else(|| item_of(line))?;
    let value = &line[start..];
    let mut letters = value.chars();
    let first = letters.next()?;
    let rest = letters.as_str();
    let is_odd = match first {
        '[' => goes_on_behind(rest, ']'),
        '{' => goes_on_behind(rest, '}'),
        '"' | '\'' => goes_on_behind(rest, first),
        // One word alone may be the name of something that was forgotten.
        '*' => rest.contains(['*', ' ']),
        '@' | '`' | '%' => true,
        '|' | '>' | '-' | '?' => rest.starts_with(' ') && !rest.trim_start().starts_with('#'),
        _ => false,
    };
    if is_odd { Some((start, line.len())) } else { None }
}

/// Whether more than a comment stands behind the sign that closes what has been opened.
fn goes_on_behind(rest: &str, closing: char) -> bool {
    let Some((_, behind)) = rest.split_once(closing) else { return false };
    let behind = behind.trim();
    !behind.is_empty() && !behind.starts_with(['#', ',', ':', ']', '}'])
}

/// The quotation mark that a value begins with.
fn quotation(value: &str) -> Option<char> {
    value.chars().next().filter(|letter| ['"', '\''].contains(letter))
}

/// Where the value of a line `- value` begins.
fn item_of(line: &str) -> Option<usize> {
    let rest = line.trim_start().strip_prefix("- ")?;
    Some(line.len() - rest.trim_start().len())
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
