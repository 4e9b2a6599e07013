//! Reads YAML into values that know where they stand. The only module that knows the YAML library.
//!
//! Values are kept as written: `no`, `1e3` and `012` are texts until a field says what it wants. A duplicate key keeps
//! its first value and is reported; where it says whether something is public, the one that holds back counts (`document::held`). A title
//! with an unquoted colon, or that begins with a sign which means something else, is read as if it were quoted, tabs are spaces, and a text in
//! quotes may go on at the beginning of a line: each with a warning. What `#` cuts off a value is said.

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
use mended::STAND_IN;

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
    /// A value that begins with a sign which means something else, read as if it were quoted.
    OddStart(Span),
    /// Tabs that stood for white space.
    Tab(Span),
    /// The beginning of a line inside of quotes.
    NoIndent(Span),
    /// A byte order mark inside a text.
    ByteOrderMark(Span),
    /// What stands behind a value and is a comment, though it does not look like one.
    Cut(Span),
}

/// Reads one document. Spans count bytes of `text` plus `base`, the place of `text` in its file.
pub fn parse(text: &str, base: usize) -> Result<(Value, Vec<Oddity>), Unreadable> {
    let mut mended = Mended::new(text);
    loop {
        match Reader::new(&mended).read() {
            Ok(Document { marked, .. }) if mended.quote_marked(&marked) => {}
            Ok(Document { value, mut oddities, .. }) => {
                oddities.extend(mended.oddities());
                return Ok(shifted(value, oddities, base));
            }
            Err(error) if mended.mend(&error) => {}
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
        Oddity::OddStart(span) => {
            let sign = source.text.get(span.start..).and_then(|rest| rest.chars().next()).unwrap_or_default();
            let message =
                format!("a value that begins with `{sign}` means something else in YAML; it is read as one text");
            Diagnostic::warning(ProblemKind::OddYaml, message).at(source, *span).hint("put the value in quotes")
        }
        Oddity::NoIndent(span) => {
            let message = "a text in quotes goes on at the beginning of this line; it is read on";
            Diagnostic::warning(ProblemKind::OddYaml, message).at(source, *span).hint("put a space before the line")
        }
        Oddity::ByteOrderMark(span) => {
            let message = "a byte order mark stands inside this text; it is passed over";
            Diagnostic::warning(ProblemKind::OddYaml, message)
                .at(source, *span)
                .hint("remove it: it is seen in no editor")
        }
        Oddity::Cut(span) => {
            let message = "the value ends before `#`: what follows is a comment, and not read";
            let problem = Diagnostic::warning(ProblemKind::OddYaml, message).at(source, *span);
            problem.hint("put the value in quotes; where a comment is meant, write a space behind `#`")
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
    /// Plain texts with a tag of no type, and with an anchor, by its number; their places in what is read.
    tagged: Vec<Span>,
    anchored: Vec<(usize, Span)>,
    used: HashSet<usize>,
}

/// What was read.
struct Document {
    value: Value,
    oddities: Vec<Oddity>,
    /// Texts whose first word was taken for a tag, or for an anchor that nothing refers to.
    marked: Vec<Span>,
}

impl<'a> Reader<'a> {
    fn new(mended: &'a Mended) -> Self {
        let parser = Parser::new_from_str(&mended.text);
        Reader {
            mended,
            parser,
            anchors: HashMap::new(),
            nodes: 0,
            repeated: 0,
            oddities: Vec::new(),
            tagged: Vec::new(),
            anchored: Vec::new(),
            used: HashSet::new(),
        }
    }

    fn read(mut self) -> Result<Document, Unreadable> {
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
        let unused = self.anchored.iter().filter(|(anchor, _)| !self.used.contains(anchor)).map(|(_, span)| *span);
        let mut marked = self.tagged;
        marked.extend(unused);
        Ok(Document { value: document.unwrap_or(nothing), oddities: self.oddities, marked })
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
            Event::Scalar(text, style, anchor, tag) => {
                let is_plain = style == ScalarStyle::Plain;
                if is_plain && !text.is_empty() {
                    self.oddities.extend(self.mended.cut_behind(span.end).map(Oddity::Cut));
                    if tag.is_some_and(|tag| tag.handle() == "!") {
                        self.tagged.push(span);
                    } else if anchor > 0 {
                        self.anchored.push((anchor, span));
                    }
                }
                let is_null = is_plain && matches!(&*text, "" | "~" | "null" | "Null" | "NULL");
                let mut text = text.into_owned();
                let has_marks = self.mended.has_marks();
                text.retain(|letter| !is_forbidden(letter) && (!has_marks || letter != STAND_IN));
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
        self.used.insert(anchor);
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
            if value.shape == Shape::Null {
                self.oddities.extend(self.mended.cut_behind(key.span.end + 1).map(Oddity::Cut));
            }
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
            Oddity::UnquotedColon(span)
            | Oddity::OddStart(span)
            | Oddity::Tab(span)
            | Oddity::NoIndent(span)
            | Oddity::ByteOrderMark(span)
            | Oddity::Cut(span) => span,
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
mod tests;
