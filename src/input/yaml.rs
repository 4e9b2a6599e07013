//! Reads YAML into values that know where they stand. The only module that knows the YAML library.
//!
//! Values are kept as written: `no`, `1e3` and `012` are texts until a field says what it wants. A duplicate key keeps
//! its first value and is reported; where it says whether something is public, the one that holds back counts (`document::held`). A title
//! with an unquoted colon is read as if it were quoted, tabs are spaces: each with a warning.

mod mended;

use std::collections::HashMap;
use std::collections::HashSet;

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

use mended::Mended;

/// More nodes than this in one file are refused, aliases counted: an alias of aliases grows without bound.
const MAX_NODES: usize = 200_000;

/// So do texts: bytes that the aliases of a file may stand for in all.
const MAX_REPEATED: usize = 8 << 20;

/// What was found while reading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Oddity {
    /// A key that stands twice, with what it says there; the first value counts.
    DuplicateKey(Located<String>, Value),
    /// A value with a colon in it that had to be read as if it were quoted.
    UnquotedColon(Span),
    /// Tabs that stood for white space.
    Tab(Span),
}

/// Reads one document. Spans count bytes of `text` plus `base`, the place of `text` in its file.
pub fn parse(text: &str, base: usize) -> Result<(Value, Vec<Oddity>), Unreadable> {
    let mut mended = Mended::new(text);
    loop {
        match Reader::new(&mended).read() {
            Ok((value, mut oddities)) => {
                oddities.extend(mended.tabs().map(Oddity::Tab));
                oddities.extend(mended.colons().map(Oddity::UnquotedColon));
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
        Oddity::DuplicateKey(key, _) => {
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

struct Reader<'a> {
    mended: &'a Mended,
    parser: Parser<'a, serde_yaml::granit_parser::StrInput<'a>>,
    anchors: HashMap<usize, Value>,
    nodes: usize,
    repeated: usize,
    oddities: Vec<Oddity>,
}

impl<'a> Reader<'a> {
    fn new(mended: &'a Mended) -> Self {
        let parser = Parser::new_from_str(&mended.text);
        Reader { mended, parser, anchors: HashMap::new(), nodes: 0, repeated: 0, oddities: Vec::new() }
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
            return Err(Unreadable { span, message: format!("this file holds more than {MAX_NODES} values") });
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
            self.repeat(&value)?;
            self.anchors.insert(anchor, value.clone());
        }
        Ok(value)
    }

    fn alias(&mut self, anchor: usize, span: Span) -> Result<Value, Unreadable> {
        let Some(value) = self.anchors.get(&anchor).cloned() else {
            return Err(Unreadable { span, message: "this alias stands for nothing".to_owned() });
        };
        self.repeat(&value)?;
        Ok(Value { span, shape: value.shape })
    }

    /// Counts a value that is written once and stands twice.
    fn repeat(&mut self, value: &Value) -> Result<(), Unreadable> {
        let (nodes, bytes) = size(value);
        self.nodes += nodes;
        self.repeated += bytes;
        match self.nodes > MAX_NODES || self.repeated > MAX_REPEATED {
            true => {
                Err(Unreadable { span: value.span, message: "with its aliases this file holds too much".to_owned() })
            }
            false => Ok(()),
        }
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
        let mut entries = Entries::default();
        while let Some((event, span)) = self.next()? {
            if event == Event::MappingEnd {
                return Ok(Value { span: Span::new(start.start, span.end), shape: Shape::Map(entries.listed) });
            }
            let key = match self.value(event, span)?.shape {
                Shape::Scalar { text, .. } => Located { value: text, span },
                Shape::Null => Located { value: String::new(), span },
                _ => return Err(Unreadable { span, message: "a key must be a text".to_owned() }),
            };
            let Some((event, span)) = self.next()? else { break };
            let value = self.value(event, span)?;
            if key.value == "<<" {
                entries.merge(value);
            } else if let Some((key, second)) = entries.add(key, value) {
                self.oddities.push(Oddity::DuplicateKey(key, second));
            }
        }
        Err(Unreadable { span: start, message: "this mapping does not end".to_owned() })
    }
}

/// Entries of a mapping, each key once.
#[derive(Default)]
struct Entries {
    listed: Vec<(Located<String>, Value)>,
    keys: HashSet<String>,
}

impl Entries {
    /// Adds an entry; gives back a key that is there already.
    fn add(&mut self, key: Located<String>, value: Value) -> Option<(Located<String>, Value)> {
        if !self.keys.insert(key.value.clone()) {
            return Some((key, value));
        }
        self.listed.push((key, value));
        None
    }

    /// A merge key brings the entries of another mapping that are not there yet.
    fn merge(&mut self, value: Value) {
        match value.shape {
            Shape::Map(merged) => {
                for (key, value) in merged {
                    self.add(key, value);
                }
            }
            Shape::List(values) => values.into_iter().for_each(|value| self.merge(value)),
            Shape::Null | Shape::Scalar { .. } => {}
        }
    }
}

/// How many values there are in one, itself counted, and how many bytes their texts have.
fn size(value: &Value) -> (usize, usize) {
    let (mut nodes, mut bytes) = (1, 0);
    let mut add = |value: &Value| {
        let (more, longer) = size(value);
        nodes += more;
        bytes += longer;
    };
    match &value.shape {
        Shape::Null => {}
        Shape::Scalar { text, .. } => bytes = text.len(),
        Shape::List(values) => values.iter().for_each(add),
        Shape::Map(entries) => entries.iter().for_each(|(_, value)| add(value)),
    }
    (nodes, bytes)
}

fn shifted(mut value: Value, mut oddities: Vec<Oddity>, base: usize) -> (Value, Vec<Oddity>) {
    shift(&mut value, base);
    for oddity in &mut oddities {
        let span = match oddity {
            Oddity::DuplicateKey(key, value) => {
                shift(value, base);
                &mut key.span
            }
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
    fn every_way_to_bring_a_key_again_keeps_the_first_value() {
        let merged = entries("base: &base {a: 0, c: 4}\n<<: [*base, {c: 5, d: 6}]\nd: 7\n");
        let keys: Vec<&str> = merged.iter().map(|(key, _)| key.as_str()).collect();
        assert_eq!(keys, ["base", "a", "c", "d"]);
        assert_eq!(merged[2].1, plain("4"));
    }

    #[test]
    fn a_duplicate_key_keeps_the_first_value() {
        let (value, oddities) = parse("a: 1\nb: 2\na: 3\n", 0).expect("readable");
        let Shape::Map(entries) = value.shape else { panic!("not a mapping") };
        assert_eq!(entries[0].1.shape, plain("1"));
        let key = Located { value: "a".to_owned(), span: Span::new(10, 11) };
        let second = Value { span: Span::new(13, 14), shape: plain("3") };
        assert_eq!(oddities, [Oddity::DuplicateKey(key, second)]);
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
    fn tabs_are_white_space_and_reported_run_by_run() {
        let run = format!("{}a: b\n", "\t".repeat(1_000));
        assert_eq!(parse(&run, 0).expect("readable").1, [Oddity::Tab(Span::new(0, 1_000))]);
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
        assert!(parse(&text, 0).is_err_and(|error| error.message.contains("too much")));
        let long = format!("a: &a {}\nb: [{}x]\n", "long text ".repeat(10_000), "*a, ".repeat(1_000));
        assert!(parse(&long, 0).is_err_and(|error| error.message.contains("too much")));
    }

    /// How often a text is read.
    fn readings(text: &str) -> usize {
        let mut mended = Mended::new(text);
        let mut count = 1;
        while Reader::new(&mended).read().is_err_and(|error| mended.mend(error.span.start)) {
            count += 1;
        }
        count
    }

    #[test]
    fn many_unquoted_colons_are_mended_together() {
        let list = "list:\n".to_owned() + &"  - at: once: twice\n    on: 2022-01-01\n".repeat(500);
        for text in ["key: once: twice\n".repeat(4_000), list] {
            assert_eq!(readings(&text), 2);
        }
        let (value, oddities) = parse("a: 1: 2\nb: \"x\"\n# c: 3: 4\nc: it's: so\n", 0).expect("readable");
        let Shape::Map(entries) = value.shape else { panic!("not a mapping") };
        assert_eq!(entries[2].1.shape, Shape::Scalar { text: "it's: so".into(), is_plain: false });
        assert_eq!(oddities.len(), 2);
    }

    #[test]
    fn what_only_looks_like_an_unquoted_colon_is_left_alone() {
        let text = "a: 1: 2\nb: |\n  c: 3: 4\nd: \"x\n  e: 5: 6\"\nf: 7 # g: 8\nh: 9: 10\n";
        let kept = entries(text).into_iter().map(|(_, shape)| match shape {
            Shape::Scalar { text, .. } => text,
            other => panic!("{other:?}"),
        });
        assert_eq!(kept.collect::<Vec<_>>(), ["1: 2", "c: 3: 4\n", "x e: 5: 6", "7", "9: 10"]);
    }

    #[test]
    fn a_file_that_would_be_read_without_end_is_given_up() {
        let text = "a: 1: 2\nb: [3]\n".repeat(40_000);
        let error = parse(&text, 0).expect_err("too many readings");
        assert!(readings(&text) * text.len() < 64 << 20 && error.span.start > 0);
    }

    #[test]
    fn what_cannot_be_read_is_located() {
        let error = parse("a: 1\nb: [1, 2\nc: 3\n", 10).expect_err("an open bracket");
        assert!(error.span.start >= 10 && !error.message.is_empty());
        assert!(parse("a: 1\n---\nb: 2\n", 0).is_err());
    }
}
