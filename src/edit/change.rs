//! What is to be changed.

use crate::edit::written::Written;

/// A change to the front matter of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// A field, by its name or by the names on the way to it, has this value from now on. It is put at the end where it is not there. On the way
    /// into a list its values are named by their numbers, from 0.
    Set(Vec<String>, Written),
    /// A list has this value at its end. One value that stands where a list may stand becomes its first.
    Add(String, Written),
    /// A field goes.
    Remove(Vec<String>),
}

impl Change {
    /// A field of the front matter itself has this value.
    pub fn set(name: &str, value: Written) -> Change {
        Change::Set(vec![name.to_owned()], value)
    }
}
