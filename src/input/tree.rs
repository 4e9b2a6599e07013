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

/// A text that is no YAML or no JSON.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unreadable {
    pub span: Span,
    pub message: String,
}
