//! Where a file came from, in a comment of its text that is published nowhere.

/// What of a thing without an address says in the text of its file where it came from: in a comment, which is published nowhere.
pub(super) fn marked(body: &str, mark: &str, name: &str) -> String {
    let gap = if body.is_empty() { "" } else { "\n\n" };
    format!("{body}{gap}{mark}{name} -->")
}

/// Which table a row came from.
pub(super) const TABLE: &str = "<!-- table: ";
/// What a feed calls an entry.
pub(super) const ENTRY: &str = "<!-- entry: ";

/// A text without such a comment, and what this says.
pub(super) fn split_mark<'a>(body: &'a str, mark: &str) -> (&'a str, Option<&'a str>) {
    let Some((text, said)) = body.rsplit_once(mark) else { return (body, None) };
    match said.trim_end().strip_suffix(" -->") {
        Some(name) if !name.contains('\n') => (text, Some(name)),
        _ => (body, None),
    }
}

/// Texts of sites that have no captures say it in a comment.
pub(super) fn hash_of_text(body: &str) -> Option<String> {
    let (_, after) = body.rsplit_once("<!-- sha256: ")?;
    let (hash, _) = after.split_once(" -->")?;
    (hash.len() == 64).then(|| hash.to_owned())
}
