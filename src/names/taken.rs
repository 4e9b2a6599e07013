//! What becomes of a name when the words around it are read.

use crate::names::method::Method;

/// How a hit is to be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Taken {
    /// As what it is.
    AsIs,
    /// For a full form: from one byte to another, by this rule.
    Full { start: usize, end: usize, method: Method },
    /// For somebody else's name, or a part of one.
    Other,
    /// For the name of somebody else of that surname.
    Namesake,
    /// For nothing: what it is made from does not stand alone.
    Nothing,
}
