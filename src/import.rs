//! What others saved, wrote and exported, as drafts of content files. Bytes come in, drafts go out; no archive is known here.
//!
//! 1. A file is told by its first bytes, not by its name (`kind`).
//! 2. What is packed is unpacked, never past a bound (`packed`, `bounds`).
//! 3. Each format has one file, which makes pages or drafts of it.
//! 4. A draft says where it came from: address, time, tool and hash (`draft`, `facts`).
//!
//! What cannot be read is said, and the rest goes on.

pub mod bounds;
pub mod captures;
mod charset;
mod draft;
pub mod elsewhere;
mod escaped;
mod facts;
mod feed;
mod held;
mod http;
mod json;
mod kind;
mod mail;
mod mhtml;
pub mod notes;
mod packed;
pub mod page;
mod parts;
mod plain;
mod printed;
mod references;
mod report;
mod saved;
pub mod site;
mod table;
mod telegram;
mod tongue;
mod warc;
mod webarchive;

use std::io::BufReader;
use std::io::Read;
use std::panic;
use std::panic::AssertUnwindSafe;

use rayon::prelude::*;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::ProblemKind;
use crate::value::FilePath;

pub use captures::Copied;
pub use draft::Draft;
pub use draft::Place;
pub use draft::Row;
pub use facts::Capture;
pub use notes::Note;
pub use table::claims::ClaimRow;
pub use table::posts;

use kind::Kind;
use saved::Saved;

/// What came out of a file, or of a part of it.
#[derive(Debug, Default)]
pub struct Batch {
    pub drafts: Vec<Draft>,
    pub problems: Vec<Diagnostic>,
    /// What was left out on purpose, for the report: kinds of things with their number.
    pub set_aside: Vec<(String, usize)>,
    /// What is going to be done with a table, before it is done.
    pub plan: Vec<String>,
    /// Notes on pages, for the articles that these pages are.
    pub notes: Vec<Note>,
    /// Copies of pages.
    pub copies: Vec<Copied>,
    /// Claims, for the articles that have their words.
    pub claims: Vec<ClaimRow>,
}

/// So many pages of a web archive are read at once.
const AT_ONCE: usize = 64;

/// Reads one file and hands out what is in it, a part after the other.
pub fn read(path: &FilePath, file: &mut dyn Read, take: &mut dyn FnMut(Batch)) {
    let mut head = Vec::new();
    let head_read = file.take(kind::HEAD).read_to_end(&mut head);
    if let Err(error) = head_read {
        return take(problem(path, &format!("this file cannot be read: {error}")));
    }
    let rest: &mut dyn Read = file;
    let mut whole = head.as_slice().chain(rest);
    match kind::of(&head) {
        Kind::Archive => archive(path, &mut whole, take),
        Kind::Gzip if kind::is_packed_archive(&head) => archive(path, &mut packed::gunzip_stream(whole), take),
        _ => match up_to_bound(&mut whole) {
            Ok(bytes) => take(held(path, || of_bytes(path, bytes))),
            Err(message) => take(problem(path, &message)),
        },
    }
}

/// What a library makes of a file. One that panics on it loses that file and no other: a heap of pages is hostile until it is read.
fn held(path: &FilePath, read: impl FnOnce() -> Batch) -> Batch {
    let read = panic::catch_unwind(AssertUnwindSafe(read));
    read.unwrap_or_else(|_| problem(path, "what reads this kind of file failed on it; it is left out"))
}

fn up_to_bound(file: &mut dyn Read) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    let result = file.take(bounds::FILE as u64 + 1).read_to_end(&mut bytes);
    match result {
        Ok(_) if bytes.len() > bounds::FILE => {
            Err(format!("this file has more than {} and is left out", bounds::megabytes(bounds::FILE)))
        }
        Ok(_) => Ok(bytes),
        Err(error) => Err(format!("this file cannot be read: {error}")),
    }
}

/// A file that is in memory.
fn of_bytes(path: &FilePath, bytes: Vec<u8>) -> Batch {
    match kind::of(&bytes) {
        Kind::Gzip => {
            let unpacked = packed::gunzip(&bytes);
            let mut batch = match kind::of(&unpacked.bytes) {
                Kind::Gzip => problem(path, "this file is packed more than once and is left out"),
                _ if unpacked.bytes.is_empty() => Batch::default(),
                _ => of_bytes(path, unpacked.bytes),
            };
            batch.problems.extend(unpacked.problem.map(|said| warning(path, &said)));
            batch
        }
        Kind::Archive => {
            let mut all = Batch::default();
            archive(path, &mut bytes.as_slice(), &mut |batch| all.add(batch));
            all
        }
        Kind::Zip => zip(path, &bytes),
        Kind::Mail => problem(path, mail::ADVICE),
        Kind::Text if is_named(path, &["eml", "emlx", "mbox"]) => problem(path, mail::ADVICE),
        Kind::Mhtml => saved_page(path, mhtml::read(&bytes)),
        Kind::Webarchive => saved_page(path, webarchive::read(&bytes)),
        Kind::Page if elsewhere::of_page(&head_of(&bytes)).is_some() => {
            problem(path, elsewhere::of_page(&head_of(&bytes)).unwrap_or_default())
        }
        Kind::Page => saved_page(path, Ok(Saved { bytes, ..Saved::default() })),
        Kind::Feed => of_feed(path, feed::read(&bytes, path.as_str())),
        Kind::Json => json(path, &bytes),
        Kind::Text if is_named(path, &["json", "jsonl", "jsonld", "geojson", "ndjson"]) => json(path, &bytes),
        Kind::Text if references::is_text(&head_of(&bytes), path.as_str()) => {
            of_references(path, references::of_text(&charset::text(&bytes, None), path.as_str()))
        }
        Kind::Text if captures::is_one(&charset::text(&bytes, None)) => copies(path, &bytes),
        Kind::Text if elsewhere::of_text(&head_of(&bytes), path.as_str()).is_some() => {
            problem(path, elsewhere::of_text(&head_of(&bytes), path.as_str()).unwrap_or_default())
        }
        Kind::Text if is_table(&bytes, path) => of_table(path, table::of_text(&bytes, path.as_str())),
        Kind::Text => plain_text(path, &bytes),
        Kind::Xml => problem(path, &elsewhere::of_xml(&head_of(&bytes))),
        Kind::Other(what) => problem(path, &format!("this file is {what}, which is not read")),
    }
}

/// A ZIP file: a packed web archive, or a heap of files.
fn zip(path: &FilePath, bytes: &[u8]) -> Batch {
    let names = match packed::names(bytes) {
        Ok(names) => names,
        Err(error) => return problem(path, &format!("this ZIP file cannot be read: {error}")),
    };
    if table::is_book(&names) {
        return match table::of_book(bytes, path.as_str()) {
            Ok(read) => of_table(path, read),
            Err(error) => problem(path, &format!("these tables cannot be read: {error}")),
        };
    }
    let mut all = Batch::default();
    let archives: Vec<&String> =
        names.iter().filter(|name| name.ends_with(".warc.gz") || name.ends_with(".warc")).collect();
    for name in archives {
        let inner = FilePath::new(format!("{path}/{name}"));
        let is_packed = name.ends_with(".gz");
        let result = packed::stream(bytes, name, &mut |file| match is_packed {
            true => archive(&inner, &mut packed::gunzip_stream(file), &mut |batch| all.add(batch)),
            false => archive(&inner, file, &mut |batch| all.add(batch)),
        });
        if let Err(error) = result {
            all.problems.push(warning(&inner, &format!("it cannot be unpacked: {error}")));
        }
    }
    if all.drafts.is_empty() && all.problems.is_empty() {
        all.add(problem(path, "this ZIP file holds no web archive; unpack it and import its folder"));
    }
    all
}

/// A web archive as it streams by.
fn archive(path: &FilePath, stream: &mut dyn Read, take: &mut dyn FnMut(Batch)) {
    let mut waiting: Vec<Saved> = Vec::new();
    let mut pages = 0;
    let counted = warc::read(&mut BufReader::new(stream), &mut |saved| {
        pages += 1;
        waiting.push(saved);
        if waiting.len() >= AT_ONCE {
            take(together(path, std::mem::take(&mut waiting)));
        }
    });
    let mut last = together(path, waiting);
    last.problems.extend(counted.problems.iter().map(|said| warning(path, said)));
    if counted.others > 0 {
        last.set_aside.push(("responses that are no page".to_owned(), counted.others));
    }
    if pages == 0 {
        let message = format!("no page is in this web archive: {} records", counted.records);
        last.problems.push(warning(path, &message));
    }
    take(last);
}

fn together(path: &FilePath, pages: Vec<Saved>) -> Batch {
    let read: Vec<Batch> = pages
        .into_par_iter()
        .map(|saved| {
            let from = format!("{path}: {}", saved.url.as_deref().unwrap_or_default());
            held(path, || of_draft(path, page::read(saved, &from).map_err(|said| format!("`{from}`: {said}"))))
        })
        .collect();
    let mut all = Batch::default();
    read.into_iter().for_each(|batch| all.add(batch));
    all
}

fn saved_page(path: &FilePath, saved: Result<Saved, String>) -> Batch {
    of_draft(path, saved.and_then(|saved| page::read(saved, path.as_str())))
}

fn of_draft(path: &FilePath, draft: Result<Draft, String>) -> Batch {
    match draft {
        Ok(mut draft) => {
            let doubts = std::mem::take(&mut draft.doubts);
            let problems = doubts.iter().map(|said| warning(path, said)).collect();
            Batch { drafts: vec![draft], problems, ..Batch::default() }
        }
        Err(message) => problem(path, &message),
    }
}

fn of_feed(path: &FilePath, read: Result<feed::Read, String>) -> Batch {
    match read {
        Ok(feed::Read { drafts, problems, set_aside }) => {
            let problems = problems.iter().map(|said| warning(path, said)).collect();
            Batch { drafts, problems, set_aside, ..Batch::default() }
        }
        Err(message) => problem(path, &format!("this feed cannot be read: {message}")),
    }
}

/// Notes, references, places, or an export of Telegram.
fn json(path: &FilePath, bytes: &[u8]) -> Batch {
    let text = charset::text(bytes, None);
    let text = text.trim_start_matches('\u{feff}');
    let document = match serde_json::from_str(text).map_err(|error| error.to_string()) {
        Ok(document) => document,
        Err(error) => match notes::lines(text) {
            Some(document) => document,
            None => return problem(path, &format!("this JSON cannot be read: {error}")),
        },
    };
    if telegram::is_one(&document) {
        let telegram::Read { drafts, problems, set_aside } = telegram::read(&document, path.as_str());
        let problems = problems.iter().map(|said| warning(path, said)).collect();
        return Batch { drafts, problems, set_aside, ..Batch::default() };
    }
    if references::is_csl(&document) {
        return of_references(path, references::of_csl(&document, path.as_str()));
    }
    if table::is_geojson(&document) {
        return of_table(path, table::of_geojson(&document, path.as_str()));
    }
    match notes::read(&document, path.as_str()) {
        Some(notes) => Batch { notes, ..Batch::default() },
        None => problem(path, &elsewhere::of_json(&document)),
    }
}

/// A list of copies.
fn copies(path: &FilePath, bytes: &[u8]) -> Batch {
    let captures::Read { copies, problems } = captures::read(&charset::text(bytes, None), path.as_str());
    let problems = problems.iter().map(|said| warning(path, said)).collect();
    Batch { copies, problems, ..Batch::default() }
}

fn is_table(bytes: &[u8], path: &FilePath) -> bool {
    table::is_text(&head_of(bytes), path.as_str())
}

fn is_named(path: &FilePath, endings: &[&str]) -> bool {
    path.extension().is_some_and(|ending| endings.iter().any(|known| ending.eq_ignore_ascii_case(known)))
}

/// The beginning of a text, far enough to tell what it is.
fn head_of(bytes: &[u8]) -> String {
    const HEAD: usize = 8 << 10;
    charset::text(&bytes[..bytes.len().min(HEAD)], None)
}

/// The rows of a table, with what could not be read of it.
fn of_table(path: &FilePath, read: table::Read) -> Batch {
    let table::Read { drafts, plan, problems, extra, claims, notes } = read;
    let mut batch = Batch { drafts, plan, claims, notes, ..Batch::default() };
    batch.problems.extend(problems.iter().map(|said| warning(path, said)));
    batch.problems.extend(report::own_fields(path, &extra));
    batch
}

/// The articles of a list of references.
fn of_references(path: &FilePath, read: references::Read) -> Batch {
    let references::Read { drafts, problems, extra } = read;
    let mut problems: Vec<Diagnostic> = problems.iter().map(|said| warning(path, said)).collect();
    problems.extend(report::own_fields(path, &extra));
    Batch { drafts, problems, ..Batch::default() }
}

/// A text, with a note of what is not in it.
fn plain_text(path: &FilePath, bytes: &[u8]) -> Batch {
    let read = match plain::read(bytes, path.as_str()) {
        Ok(read) => read,
        Err(message) => return problem(path, &message),
    };
    let mut batch = Batch { drafts: vec![read.draft], ..Batch::default() };
    if !read.furniture.is_empty() {
        let message = format!("set aside as furniture of the page: `{}`", read.furniture.join("`, `"));
        batch.problems.push(Diagnostic::note(ProblemKind::NotImported, message).in_file(path));
        batch.set_aside.push(("lines of furniture".to_owned(), read.furniture.len()));
    }
    batch
}

fn problem(path: &FilePath, message: &str) -> Batch {
    let problem = Diagnostic::error(ProblemKind::NotImported, message).in_file(path);
    Batch { problems: vec![problem], ..Batch::default() }
}

fn warning(path: &FilePath, message: &str) -> Diagnostic {
    Diagnostic::warning(ProblemKind::NotImported, message).in_file(path)
}

impl Batch {
    /// Puts what came out of another part behind this.
    pub fn add(&mut self, other: Batch) {
        let Batch { drafts, problems, set_aside, plan, notes, copies, claims } = other;
        self.claims.extend(claims);
        self.notes.extend(notes);
        self.copies.extend(copies);
        self.drafts.extend(drafts);
        self.plan.extend(plan);
        self.problems.extend(problems);
        for (what, number) in set_aside {
            match self.set_aside.iter_mut().find(|(known, _)| *known == what) {
                Some((_, known)) => *known += number,
                None => self.set_aside.push((what, number)),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_on_which_a_library_fails_is_named() {
        let batch = held(&FilePath::new("a.html"), || panic!("as a library may"));
        assert!(batch.drafts.is_empty() && batch.problems.len() == 1, "{batch:?}");
    }
}
