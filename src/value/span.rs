//! Places in source files.

use crate::value::FilePath;
use crate::value::Text;

/// A range of bytes in one source file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    pub start: usize,
    pub end: usize,
}

impl Span {
    pub fn new(start: usize, end: usize) -> Span {
        Span { start, end: end.max(start) }
    }
}

/// A value with the place where it was written.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Located<T> {
    pub value: T,
    pub span: Span,
}

/// A text file as read.
#[derive(Debug, Clone, Hash)]
pub struct Source {
    /// Relative to the archive's root: `content/articles/x.md`.
    pub path: FilePath,
    pub text: Text,
}
