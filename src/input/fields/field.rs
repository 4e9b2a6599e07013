//! A field: a typed constant that knows its names, how it is read, and what to tell an editor about it.
//!
//! The reader takes a value by the constant, unknown names are compared with the names of the table that lists it, and the
//! JSON Schema is made from the same table. What a field wants is read and described in one place, its [`Want`].

use std::fmt::Debug;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::ProblemKind;
use crate::input::tree::Value;
use crate::value::Source;
use crate::value::Span;

/// What a field wants: how its value is read, and what a JSON Schema says of values that are read without a word.
pub trait Want: Debug + Sync {
    type Read: Default;

    /// Whether values under several names of the field are one list.
    const IS_LIST: bool = false;

    /// Reads a value that is not null. What is wrong with it is said, and it counts as absent.
    fn read(&self, value: Value, asked: &mut Asked) -> Self::Read;

    fn schema(&self) -> serde_json::Value;

    /// What a value under one name of the field is, before it meets those under its other names.
    fn alone(&self, value: Value, _asked: &mut Asked) -> Value {
        value
    }

    /// Whether the next key of the mapping is the rest of this value, cut off by a comma.
    fn is_cut_before(&self, _key: &str) -> bool {
        false
    }
}

/// One field that a mapping may have.
#[derive(Debug)]
pub struct Field<W> {
    /// Its name, then names of other generators that are read as it.
    pub names: &'static [&'static str],
    pub want: W,
    /// One sentence for an editor.
    pub about: &'static str,
}

impl<W> Field<W> {
    pub const fn new(want: W, names: &'static [&'static str], about: &'static str) -> Field<W> {
        Field { names, want, about }
    }

    pub const fn name(&self) -> &'static str {
        self.names[0]
    }
}

/// A field whatever it wants.
pub trait AnyField: Debug + Sync {
    fn names(&self) -> &'static [&'static str];
    fn about(&self) -> &'static str;
    fn is_list(&self) -> bool;
    fn schema(&self) -> serde_json::Value;
    fn is_cut_before(&self, key: &str) -> bool;
    fn alone(&self, value: Value, asked: &mut Asked) -> Value;

    /// Reads a value only for what is to be said of it.
    fn check(&self, value: Value, asked: &mut Asked);
}

impl<W: Want> AnyField for Field<W> {
    fn names(&self) -> &'static [&'static str] {
        self.names
    }

    fn about(&self) -> &'static str {
        self.about
    }

    fn is_list(&self) -> bool {
        W::IS_LIST
    }

    fn schema(&self) -> serde_json::Value {
        self.want.schema()
    }

    fn is_cut_before(&self, key: &str) -> bool {
        self.want.is_cut_before(key)
    }

    fn alone(&self, value: Value, asked: &mut Asked) -> Value {
        self.want.alone(value, asked)
    }

    fn check(&self, value: Value, asked: &mut Asked) {
        let value = self.want.alone(value, asked);
        self.want.read(value, asked);
    }
}

/// The fields of one kind of mapping.
#[derive(Debug, Clone, Copy)]
pub struct Table {
    pub fields: &'static [&'static dyn AnyField],
    /// The names of each, in the same order.
    pub names: &'static [&'static [&'static str]],
}

impl Table {
    /// The field that is written under a name: its own goes before another's.
    pub fn find(&self, name: &str) -> Option<&'static dyn AnyField> {
        let own = self.fields.iter().find(|field| field.names()[0] == name);
        own.or_else(|| self.fields.iter().find(|field| field.names().contains(&name))).copied()
    }
}

/// The table of some constants.
macro_rules! table {
    ($($field:expr),* $(,)?) => {
        crate::input::fields::Table { fields: &[$(&$field),*], names: &[$($field.names),*] }
    };
}

pub(crate) use table;

/// A field that is being read, for what is to be said of it.
pub struct Asked<'a> {
    pub(super) name: &'static str,
    pub(super) source: &'a Source,
    pub(super) problems: &'a mut Vec<Diagnostic>,
}

impl<'a> Asked<'a> {
    pub fn new(name: &'static str, source: &'a Source, problems: &'a mut Vec<Diagnostic>) -> Asked<'a> {
        Asked { name, source, problems }
    }
}

impl Asked<'_> {
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// The value is a list or a mapping where it must be something else: what.
    pub fn wrong_shape(&mut self, span: Span, wanted: &str) {
        self.wrong_shape_of(self.name, span, wanted);
    }

    /// The same of a name inside the value.
    pub fn wrong_shape_of(&mut self, name: &str, span: Span, wanted: &str) {
        self.say(span, Diagnostic::error(ProblemKind::WrongShape, format!("`{name}` must be {wanted}")));
    }

    /// The value is a text, but not one that is wanted: what.
    pub fn wrong_value(&mut self, span: Span, wanted: &str) {
        let message = format!("`{}` must be {wanted}", self.name);
        self.say(span, Diagnostic::error(ProblemKind::WrongValue, message));
    }

    pub fn say(&mut self, span: Span, problem: Diagnostic) {
        self.problems.push(problem.at(self.source, span));
    }
}
