//! Saved copies beside the hashes that the site states for them: in `data/links.csv`, and on the pages of articles.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::diagnostic::Checked;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Place;
use crate::diagnostic::ProblemKind;
use crate::value::FilePath;
use crate::value::Source;
use crate::value::Span;
use crate::verify::File;
use crate::verify::Folder;
use crate::verify::Hash;
use crate::verify::LINKS;
use crate::verify::Sums;

/// What a site states about its saved copies.
#[derive(Debug, Clone, Default)]
pub struct Captures {
    /// For a file, the hashes that are stated, with the first place of each.
    stated: BTreeMap<FilePath, BTreeMap<Hash, Place>>,
    /// Hashes of copies that are kept elsewhere: there is nothing to compare them with.
    elsewhere: BTreeSet<Hash>,
    /// Statements that are no hash.
    unreadable: Vec<Place>,
}

/// One statement, as it is written.
pub(super) struct Statement<'a> {
    /// The path of the copy in the folder; `None` where it is kept elsewhere.
    pub file: Option<&'a str>,
    pub digits: &'a str,
    pub place: &'a dyn Fn() -> Place,
}

/// How many copies are what is stated.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Stated {
    pub same: usize,
    /// What is stated is the hash of the original, which was made harmless when it was published.
    pub cleaned: usize,
    pub changed: usize,
    /// Stated with a file that is not in the folder.
    pub missing: usize,
    pub elsewhere: usize,
}

impl Captures {
    pub(super) fn add(&mut self, statement: Statement) {
        let Statement { file, digits, place } = statement;
        match (Hash::parse(digits.as_bytes()), file) {
            (None, _) => self.unreadable.push(place()),
            (Some(hash), None) => {
                self.elsewhere.insert(hash);
            }
            (Some(hash), Some(file)) => {
                self.stated.entry(FilePath::new(file)).or_default().entry(hash).or_insert_with(place);
            }
        }
    }

    /// Puts the statements of another file to these. What was stated first keeps its place.
    pub fn append(&mut self, other: Captures) {
        let Captures { stated, elsewhere, unreadable } = other;
        for (file, hashes) in stated {
            let known = self.stated.entry(file).or_default();
            for (hash, place) in hashes {
                known.entry(hash).or_insert(place);
            }
        }
        self.elsewhere.extend(elsewhere);
        self.unreadable.extend(unreadable);
    }
}

/// Reads the table of links for what it states. A table without the columns states nothing.
pub fn stated(table: &[u8]) -> Checked<Captures> {
    let mut captures = Captures::default();
    let source = Source { path: FilePath::new(LINKS), text: String::from_utf8_lossy(table).into() };
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(source.text.as_bytes());
    let header = reader.byte_headers().cloned().unwrap_or_default();
    let column = |name: &str| header.iter().position(|written| written == name.as_bytes());
    let (Some(file), Some(sha256)) = (column("file"), column("sha256")) else { return Checked::clean(captures) };
    let mut diagnostics = Vec::new();
    for row in reader.byte_records() {
        let row = match row {
            Ok(row) => row,
            Err(error) => {
                let problem =
                    Diagnostic::error(ProblemKind::UnreadableFile, format!("this table cannot be read: {error}"));
                diagnostics.push(problem.in_file(&FilePath::new(LINKS)));
                break;
            }
        };
        let cell = |index: usize| String::from_utf8_lossy(row.get(index).unwrap_or_default()).into_owned();
        let (file, digits) = (cell(file), cell(sha256));
        let start = row.position().map_or(0, |position| usize::try_from(position.byte()).unwrap_or(0));
        // Behind a line end of two bytes the reader takes the second one for the beginning of the row.
        let start =
            start + table.get(start..).map_or(0, |rest| rest.iter().take_while(|byte| b"\r\n".contains(byte)).count());
        let place = || Place::new(&source, Span::new(start, source.text.len()));
        if !digits.is_empty() {
            let file = unguarded(&file);
            let file = if file.is_empty() { None } else { Some(file) };
            captures.add(Statement { file, digits: &digits, place: &place });
        }
    }
    Checked { value: captures, diagnostics }
}

/// A cell without the apostrophe that keeps a spreadsheet from reading a formula.
fn unguarded(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if rest.starts_with(['=', '+', '-', '@']) => rest,
        _ => cell,
    }
}

/// Lays what is stated beside the files themselves, and beside the hashes of the originals of those that were made harmless.
pub fn copies(captures: &Captures, folder: &Folder, originals: &Sums) -> Checked<Stated> {
    let mut stated = Stated { elsewhere: captures.elsewhere.len(), ..Stated::default() };
    let mut diagnostics: Vec<Diagnostic> = captures.unreadable.iter().map(no_hash).collect();
    for (file, hashes) in &captures.stated {
        let found = match folder.get(file) {
            Some(File::Read { hash, .. }) => hash,
            Some(File::Unread) => continue,
            None => {
                stated.missing += 1;
                let place = hashes.values().next().cloned();
                diagnostics.push(not_held(file, place));
                continue;
            }
        };
        for (hash, place) in hashes {
            if hash == found {
                stated.same += 1;
            } else if originals.has(file, hash) {
                stated.cleaned += 1;
            } else {
                stated.changed += 1;
                diagnostics.push(placed(changed(file, hash, found), Some(place.clone())));
            }
        }
    }
    Checked { value: stated, diagnostics }
}

fn no_hash(place: &Place) -> Diagnostic {
    let problem = Diagnostic::warning(ProblemKind::MissingCopy, "what is stated of a saved copy is no SHA-256");
    placed(problem, Some(place.clone()))
}

fn not_held(file: &FilePath, place: Option<Place>) -> Diagnostic {
    let problem = Diagnostic::warning(
        ProblemKind::MissingCopy,
        format!("the saved copy `{file}` is not held here: its hash proves nothing"),
    );
    placed(problem, place)
}

fn changed(file: &FilePath, stated: &Hash, found: &Hash) -> Diagnostic {
    let message = format!(
        "the saved copy `{file}` is not the one that was stated: its SHA-256 is stated as {stated} and is {found}"
    );
    Diagnostic::error(ProblemKind::ChangedCopy, message)
}

fn placed(mut problem: Diagnostic, place: Option<Place>) -> Diagnostic {
    problem.place = place;
    problem
}
