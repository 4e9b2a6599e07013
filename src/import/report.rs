//! What several formats say in the same words of what they brought in.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::fmt::Display;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::ProblemKind;
use crate::value::FilePath;

/// Kinds of things with their number, as a message lists them.
pub(super) fn numbered<K: Display>(counts: &BTreeMap<K, usize>) -> String {
    let counts: Vec<String> = counts.iter().map(|(what, number)| format!("`{what}` {number}")).collect();
    counts.join(", ")
}

/// A note of what no field takes.
pub(super) fn own_fields(path: &FilePath, extra: &BTreeSet<String>) -> Option<Diagnostic> {
    let names: Vec<&str> = extra.iter().map(String::as_str).collect();
    let note = format!("fields of your own in `extra`: `{}`", names.join("`, `"));
    (!extra.is_empty()).then(|| Diagnostic::note(ProblemKind::NotImported, note).in_file(path))
}
