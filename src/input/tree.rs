//! Values as a file has them, each with its place: what front matter, settings and annotation files are read from.

use crate::value::Located;
use crate::value::Span;

/// A value with its place in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Value {
    pub span: Span,
    pub shape: Shape,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shape {
    /// Empty, `~` or `null`.
    Null,
    /// The text as written, quotes and escapes resolved; `is_plain` where it stood without quotes, as numbers do.
    Scalar {
        text: String,
        is_plain: bool,
    },
    List(Vec<Value>),
    Map(Vec<(Located<String>, Value)>),
}

impl Value {
    /// The value of a key, where this is a mapping that has it and it is not null.
    pub fn entry(&self, key: &str) -> Option<&Value> {
        let Shape::Map(entries) = &self.shape else { return None };
        for (name, value) in entries {
            if name.value == key {
                return if value.shape == Shape::Null { None } else { Some(value) };
            }
        }
        None
    }

    /// The values of a key: those of its list, a single one as a list of one, none where it is not there.
    pub fn values_of(&self, key: &str) -> &[Value] {
        match self.entry(key) {
            Some(value) => value.values(),
            None => &[],
        }
    }

    /// The text in quotes that a key has.
    pub fn string_of(&self, key: &str) -> Option<Located<String>> {
        self.entry(key)?.string()
    }

    /// The text of a scalar in quotes, as texts are in JSON.
    pub fn string(&self) -> Option<Located<String>> {
        match &self.shape {
            Shape::Scalar { text, is_plain: false } => Some(Located { value: text.clone(), span: self.span }),
            _ => None,
        }
    }

    /// A whole number without quotes.
    pub fn whole_number(&self) -> Option<usize> {
        match &self.shape {
            Shape::Scalar { text, is_plain: true } => text.parse().ok(),
            _ => None,
        }
    }

    /// The values of a list; one value counts as a list of one.
    pub fn values(&self) -> &[Value] {
        match &self.shape {
            Shape::List(values) => values,
            Shape::Null => &[],
            _ => std::slice::from_ref(self),
        }
    }

    /// The same, taken apart.
    pub fn into_values(self) -> Vec<Value> {
        match self.shape {
            Shape::List(values) => values,
            _ => vec![self],
        }
    }

    pub fn is_scalar(&self) -> bool {
        matches!(self.shape, Shape::Scalar { .. })
    }

    pub fn is_map(&self) -> bool {
        matches!(self.shape, Shape::Map(_))
    }
}

/// A text that is no YAML or no JSON.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unreadable {
    pub span: Span,
    pub message: String,
}
