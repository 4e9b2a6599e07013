//! Lists of references: BibTeX, RIS and CSL-JSON, as programs that keep references write them and as every site of ours publishes its own.
//!
//! 1. Each format says of each of its fields what it tells (`bibtex`, `ris`, `csl`).
//! 2. What is told becomes an article without a text (`reference`). What no field takes is kept among the archive's own (`extra`).
//!
//! An entry that cannot be read is named, and the rest goes on. A list of references knows less than an archive: an article that is there stays as
//! it is.

mod bibtex;
mod csl;
mod reference;
mod ris;

use std::collections::BTreeSet;

use serde_json::Value;

use crate::import::draft::Draft;

use reference::Reference;

/// What came out of a list.
#[derive(Debug, Default)]
pub(super) struct Read {
    pub drafts: Vec<Draft>,
    pub problems: Vec<String>,
    /// Fields of the archive's own.
    pub extra: BTreeSet<String>,
}

/// What the formats give: entries, and why some of them could not be read.
type Entries = Vec<Result<Reference, String>>;

/// Whether a text is a list in BibTeX or RIS.
pub(super) fn is_text(head: &str, name: &str) -> bool {
    bibtex::is_one(head, name) || ris::is_one(head)
}

/// Reads a list in BibTeX or RIS.
pub(super) fn of_text(text: &str, from: &str) -> Read {
    let entries = if ris::is_one(text) { ris::read(text) } else { bibtex::read(text) };
    read(entries, from)
}

/// Whether a JSON document is a list in CSL-JSON.
pub(super) fn is_csl(document: &Value) -> bool {
    csl::is_one(document)
}

/// Reads a list in CSL-JSON.
pub(super) fn of_csl(document: &Value, from: &str) -> Read {
    read(csl::read(document), from)
}

fn read(entries: Entries, from: &str) -> Read {
    let mut read = Read::default();
    if entries.is_empty() {
        read.problems.push("there is no reference in it".to_owned());
    }
    for (index, entry) in entries.into_iter().enumerate() {
        let from = format!("{from}, entry {}", index + 1);
        match entry.and_then(|entry| reference::draft(entry, &from)) {
            Ok(article) => {
                read.problems.extend(article.doubts.iter().map(|doubt| format!("entry {}: {doubt}", index + 1)));
                read.extra.extend(article.extra);
                read.drafts.push(article.draft);
            }
            Err(error) => read.problems.push(format!("entry {}: {error}; it is left out", index + 1)),
        }
    }
    read
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_that_cannot_be_read_is_named_and_the_rest_goes_on() {
        let read = of_text(
            "@misc{a, title = {One}}\n@misc{b, title = {Two\n\n@misc{c, title = {Three}}\n@misc{d, note = {x}}\n",
            "x.bib",
        );
        let titles: Vec<&str> = read.drafts.iter().map(|draft| draft.stem.as_str()).collect();
        assert_eq!(titles, ["one", "three"]);
        assert_eq!(read.problems.len(), 2, "{:?}", read.problems);
    }
}
