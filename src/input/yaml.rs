//! Reads YAML into values that know where they stand. The only module that knows the YAML library.
//!
//! Values are kept as written: `no`, `1e3` and `012` are texts until a field says what it wants. A duplicate key keeps
//! its first value and is reported. A title with an unquoted colon is read as if it were quoted.

use std::collections::HashMap;

use serde_yaml::granit_parser::Event;
use serde_yaml::granit_parser::Parser;
use serde_yaml::granit_parser::ScalarStyle;
use serde_yaml::granit_parser::ScanError;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::ProblemKind;
use crate::input::tree::Shape;
use crate::input::tree::Unreadable;
use crate::input::tree::Value;
use crate::value::Located;
use crate::value::Source;
use crate::value::Span;
use crate::value::is_forbidden;

/// More nodes than this in one file are refused, aliases counted: an alias of aliases grows without bound.
const MAX_NODES: usize = 200_000;

/// What was found while reading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Oddity {
    /// A key that stands twice; the first value counts.
    DuplicateKey(Located<String>),
    /// A value with a colon in it that had to be read as if it were quoted.
    UnquotedColon(Span),
    /// A tab that stood for white space.
    Tab(Span),
}

/// Reads one document. Spans count bytes of `text` plus `base`, the place of `text` in its file.
pub fn parse(text: &str, base: usize) -> Result<(Value, Vec<Oddity>), Unreadable> {
    let mut mended = Mended::new(text);
    loop {
        match Reader::new(&mended).read() {
            Ok((value, mut oddities)) => {
                oddities.extend(mended.oddities());
                return Ok(shifted(value, oddities, base));
            }
            Err(error) if mended.mend(error.span.start) => {}
            Err(error) => {
                let span = Span::new(error.span.start + base, error.span.end + base);
                return Err(Unreadable { span, ..error });
            }
        }
    }
}

/// Says what was odd.
pub fn report(oddity: &Oddity, source: &Source) -> Diagnostic {
    match oddity {
        Oddity::DuplicateKey(key) => {
            let message = format!("`{}` stands here a second time; the first value counts", key.value);
            Diagnostic::warning(ProblemKind::DuplicateKey, message).at(source, key.span).hint("remove one of them")
        }
        Oddity::UnquotedColon(span) => {
            Diagnostic::warning(ProblemKind::OddYaml, "this value has a colon in it and is read as one text")
                .at(source, *span)
                .hint("put the value in quotes")
        }
        Oddity::Tab(span) => Diagnostic::warning(ProblemKind::OddYaml, "a tab stands here; it is read as a space")
            .at(source, *span)
            .hint("use spaces"),
    }
}

/// A text in which lines that can only mean one thing are put right, with a way back to the places in the original.
struct Mended<'a> {
    original: &'a str,
    text: String,
    /// Byte offsets in `text` of characters that the original does not have, in order.
    inserted: Vec<usize>,
    tabs: Vec<Span>,
    colons: Vec<Span>,
}

impl<'a> Mended<'a> {
    fn new(original: &'a str) -> Self {
        let mut text = String::with_capacity(original.len());
        let mut tabs = Vec::new();
        for line in original.split_inclusive('\n') {
            let indent = line.len() - line.trim_start_matches([' ', '\t']).len();
            for (index, letter) in line.char_indices() {
                // A tab in the indentation, and one right after `key:`, can only be white space.
                let after_colon = letter == '\t' && line[..index].trim_end_matches('\t').ends_with(':');
                if letter == '\t' && (index < indent || after_colon) {
                    tabs.push(Span::new(text.len(), text.len() + 1));
                    text.push(' ');
                } else {
                    text.push(letter);
                }
            }
        }
        Mended { original, text, inserted: Vec::new(), tabs, colons: Vec::new() }
    }

    fn oddities(self) -> impl Iterator<Item = Oddity> {
        self.tabs.into_iter().map(Oddity::Tab).chain(self.colons.into_iter().map(Oddity::UnquotedColon))
    }

    fn original_offset(&self, offset: usize) -> usize {
        offset - self.inserted.partition_point(|inserted| *inserted < offset)
    }

    /// Quotes the value of the line that an error points at, if it is `key: text: more text`.
    fn mend(&mut self, original_error: usize) -> bool {
        let shift = self.inserted.iter().enumerate().take_while(|(n, at)| **at <= original_error + n).count();
        let error = (original_error + shift).min(self.text.len());
        let line_start = self.text[..self.text.floor_char_boundary(error)].rfind('\n').map_or(0, |newline| newline + 1);
        let line_end = self.text[line_start..].find('\n').map_or(self.text.len(), |newline| line_start + newline);
        let line = self.text[line_start..line_end].trim_end();
        let Some(colon) = line.find(": ") else { return false };
        let key = line[..colon].trim_start_matches([' ', '-']);
        let is_key = !key.is_empty() && key.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-');
        let value_start = colon + 2 + line[colon + 2..].len() - line[colon + 2..].trim_start().len();
        let value = &line[value_start..];
        if !is_key || !value.contains(": ") && !value.ends_with(':') || value.starts_with(NOT_PLAIN) {
            return false;
        }
        let (start, end) = (line_start + value_start, line_start + line.len());
        self.colons.push(Span::new(self.original_offset(start), self.original_offset(end)));
        let quoted = format!("'{}'", value.replace('\'', "''"));
        let mut inserted = vec![start];
        let mut at = start + 1;
        for letter in value.chars() {
            if letter == '\'' {
                inserted.push(at);
                at += 1;
            }
            at += letter.len_utf8();
        }
        inserted.push(at);
        let grown = quoted.len() - value.len();
        self.text.replace_range(start..end, &quoted);
        for old in self.inserted.iter_mut().filter(|old| **old >= end) {
            *old += grown;
        }
        self.inserted.extend(inserted);
        self.inserted.sort_unstable();
        debug_assert_eq!(self.text.len() - self.inserted.len(), self.original.len());
        true
    }
}

/// Characters that begin something else than a plain text.
const NOT_PLAIN: [char; 13] = ['"', '\'', '[', ']', '{', '}', '|', '>', '&', '*', '!', '#', '%'];

struct Reader<'a> {
    mended: &'a Mended<'a>,
    parser: Parser<'a, serde_yaml::granit_parser::StrInput<'a>>,
    anchors: HashMap<usize, Value>,
    nodes: usize,
    oddities: Vec<Oddity>,
}

impl<'a> Reader<'a> {
    fn new(mended: &'a Mended<'a>) -> Self {
        let parser = Parser::new_from_str(&mended.text);
        Reader { mended, parser, anchors: HashMap::new(), nodes: 0, oddities: Vec::new() }
    }

    fn read(mut self) -> Result<(Value, Vec<Oddity>), Unreadable> {
        let nothing = Value { span: Span::default(), shape: Shape::Null };
        let mut document = None;
        while let Some((event, span)) = self.next()? {
            match event {
                Event::StreamStart | Event::DocumentStart(..) | Event::DocumentEnd => {}
                Event::StreamEnd => break,
                _ if document.is_some() => {
                    return Err(Unreadable { span, message: "a second document begins here".to_owned() });
                }
                event => document = Some(self.value(event, span)?),
            }
        }
        Ok((document.unwrap_or(nothing), self.oddities))
    }

    fn next(&mut self) -> Result<Option<(Event<'a>, Span)>, Unreadable> {
        match self.parser.next_event() {
            None => Ok(None),
            Some(Ok((event, span))) => {
                let range = span.byte_range().unwrap_or_default();
                let original = |offset| self.mended.original_offset(offset);
                Ok(Some((event, Span::new(original(range.start), original(range.end)))))
            }
            Some(Err(error)) => Err(self.error(&error)),
        }
    }

    fn error(&self, error: &ScanError) -> Unreadable {
        let offset = error.marker().byte_offset().unwrap_or_default();
        let start = self.mended.original_offset(offset);
        Unreadable { span: Span::new(start, start + 1), message: error.info() }
    }

    fn value(&mut self, event: Event<'a>, span: Span) -> Result<Value, Unreadable> {
        self.nodes += 1;
        if self.nodes > MAX_NODES {
            return Err(Unreadable { span, message: "this file holds too many values".to_owned() });
        }
        let (value, anchor) = match event {
            Event::Scalar(text, style, anchor, _) => {
                let is_plain = style == ScalarStyle::Plain;
                let is_null = is_plain && matches!(&*text, "" | "~" | "null" | "Null" | "NULL");
                let mut text = text.into_owned();
                text.retain(|letter| !is_forbidden(letter));
                let shape = if is_null { Shape::Null } else { Shape::Scalar { text, is_plain } };
                (Value { span, shape }, anchor)
            }
            Event::SequenceStart(_, anchor, _) => (self.list(span)?, anchor),
            Event::MappingStart(_, anchor, _) => (self.map(span)?, anchor),
            Event::Alias(anchor) => (self.alias(anchor, span)?, 0),
            _ => return Err(Unreadable { span, message: "a value was expected here".to_owned() }),
        };
        if anchor > 0 {
            self.anchors.insert(anchor, value.clone());
        }
        Ok(value)
    }

    fn alias(&mut self, anchor: usize, span: Span) -> Result<Value, Unreadable> {
        let Some(value) = self.anchors.get(&anchor) else {
            return Err(Unreadable { span, message: "this alias stands for nothing".to_owned() });
        };
        self.nodes += count(value);
        Ok(Value { span, shape: value.shape.clone() })
    }

    fn list(&mut self, start: Span) -> Result<Value, Unreadable> {
        let mut values = Vec::new();
        while let Some((event, span)) = self.next()? {
            if event == Event::SequenceEnd {
                return Ok(Value { span: Span::new(start.start, span.end), shape: Shape::List(values) });
            }
            values.push(self.value(event, span)?);
        }
        Err(Unreadable { span: start, message: "this list does not end".to_owned() })
    }

    fn map(&mut self, start: Span) -> Result<Value, Unreadable> {
        let mut entries: Vec<(Located<String>, Value)> = Vec::new();
        while let Some((event, span)) = self.next()? {
            if event == Event::MappingEnd {
                return Ok(Value { span: Span::new(start.start, span.end), shape: Shape::Map(entries) });
            }
            let key = match self.value(event, span)?.shape {
                Shape::Scalar { text, .. } => Located { value: text, span },
                Shape::Null => Located { value: String::new(), span },
                _ => return Err(Unreadable { span, message: "a key must be a text".to_owned() }),
            };
            let Some((event, span)) = self.next()? else { break };
            let value = self.value(event, span)?;
            if key.value == "<<" {
                merge(&mut entries, value);
            } else if entries.iter().any(|(other, _)| other.value == key.value) {
                self.oddities.push(Oddity::DuplicateKey(key));
            } else {
                entries.push((key, value));
            }
        }
        Err(Unreadable { span: start, message: "this mapping does not end".to_owned() })
    }
}

/// A merge key brings the entries of another mapping that are not there yet.
fn merge(entries: &mut Vec<(Located<String>, Value)>, value: Value) {
    match value.shape {
        Shape::Map(merged) => {
            for (key, value) in merged {
                if !entries.iter().any(|(other, _)| other.value == key.value) {
                    entries.push((key, value));
                }
            }
        }
        Shape::List(values) => values.into_iter().for_each(|value| merge(entries, value)),
        Shape::Null | Shape::Scalar { .. } => {}
    }
}

fn count(value: &Value) -> usize {
    1 + match &value.shape {
        Shape::Null | Shape::Scalar { .. } => 0,
        Shape::List(values) => values.iter().map(count).sum(),
        Shape::Map(entries) => entries.iter().map(|(_, value)| count(value)).sum(),
    }
}

fn shifted(mut value: Value, mut oddities: Vec<Oddity>, base: usize) -> (Value, Vec<Oddity>) {
    shift(&mut value, base);
    for oddity in &mut oddities {
        let span = match oddity {
            Oddity::DuplicateKey(key) => &mut key.span,
            Oddity::UnquotedColon(span) | Oddity::Tab(span) => span,
        };
        *span = Span::new(span.start + base, span.end + base);
    }
    (value, oddities)
}

fn shift(value: &mut Value, base: usize) {
    value.span = Span::new(value.span.start + base, value.span.end + base);
    match &mut value.shape {
        Shape::Null | Shape::Scalar { .. } => {}
        Shape::List(values) => values.iter_mut().for_each(|value| shift(value, base)),
        Shape::Map(entries) => {
            for (key, value) in entries {
                key.span = Span::new(key.span.start + base, key.span.end + base);
                shift(value, base);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entries(text: &str) -> Vec<(String, Shape)> {
        let (value, _) = parse(text, 0).expect("readable");
        let Shape::Map(entries) = value.shape else { panic!("not a mapping") };
        entries.into_iter().map(|(key, value)| (key.value, value.shape)).collect()
    }

    fn plain(text: &str) -> Shape {
        Shape::Scalar { text: text.to_owned(), is_plain: true }
    }

    #[test]
    fn scalars_keep_their_written_text() {
        let names = entries("names: [no, 1e3, 012, ~]\n");
        assert_eq!(names.len(), 1);
        let Shape::List(values) = &names[0].1 else { panic!("not a list") };
        let shapes: Vec<_> = values.iter().map(|value| value.shape.clone()).collect();
        assert_eq!(shapes, [plain("no"), plain("1e3"), plain("012"), Shape::Null]);
    }

    #[test]
    fn spans_lead_back_to_the_file() {
        let text = "a: б\nкілт: 'мән'\n";
        let (value, _) = parse(text, 100).expect("readable");
        let Shape::Map(entries) = value.shape else { panic!("not a mapping") };
        let (key, value) = &entries[1];
        assert_eq!(&text[key.span.start - 100..key.span.end - 100], "кілт");
        assert_eq!(&text[value.span.start - 100..value.span.end - 100], "'мән'");
    }

    #[test]
    fn a_duplicate_key_keeps_the_first_value() {
        let (value, oddities) = parse("a: 1\nb: 2\na: 3\n", 0).expect("readable");
        let Shape::Map(entries) = value.shape else { panic!("not a mapping") };
        assert_eq!(entries[0].1.shape, plain("1"));
        let key = Located { value: "a".to_owned(), span: Span::new(10, 11) };
        assert_eq!(oddities, [Oddity::DuplicateKey(key)]);
    }

    #[test]
    fn an_unquoted_colon_is_read_as_text_and_the_places_after_it_hold() {
        let text = "title: Қазақстан: it's time\nother: Two: more\ndate: x\n";
        let (value, oddities) = parse(text, 0).expect("readable");
        let Shape::Map(entries) = value.shape else { panic!("not a mapping") };
        assert_eq!(entries[0].1.shape, Shape::Scalar { text: "Қазақстан: it's time".into(), is_plain: false });
        let date = &entries[2].1;
        assert_eq!(&text[date.span.start..date.span.end], "x");
        let spans: Vec<&str> = oddities
            .iter()
            .map(|oddity| match oddity {
                Oddity::UnquotedColon(span) => &text[span.start..span.end],
                other => panic!("{other:?}"),
            })
            .collect();
        assert_eq!(spans, ["Қазақстан: it's time", "Two: more"]);
    }

    #[test]
    fn tabs_are_white_space_and_reported() {
        let (value, oddities) = parse("title:\tA\nlist:\n\t- b\n", 0).expect("readable");
        let Shape::Map(entries) = value.shape else { panic!("not a mapping") };
        assert_eq!(entries[0].1.shape, plain("A"));
        assert_eq!(oddities.len(), 2);
    }

    #[test]
    fn aliases_do_not_grow_without_bound() {
        let mut text = "a: &a [x, x, x, x, x, x, x, x, x]\n".to_owned();
        for (new, old) in ('b'..='i').zip('a'..) {
            text.push_str(&format!("{new}: &{new} [*{old}, *{old}, *{old}, *{old}, *{old}, *{old}, *{old}, *{old}]\n"));
        }
        assert!(parse(&text, 0).is_err_and(|error| error.message.contains("too many")));
    }

    #[test]
    fn what_cannot_be_read_is_located() {
        let error = parse("a: 1\nb: [1, 2\nc: 3\n", 10).expect_err("an open bracket");
        assert!(error.span.start >= 10 && !error.message.is_empty());
        assert!(parse("a: 1\n---\nb: 2\n", 0).is_err());
    }
}
