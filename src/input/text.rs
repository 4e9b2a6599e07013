//! Reads one text file: what its bytes say, and what is odd about them.

use std::fs;
use std::io;
use std::path::PathBuf;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::ProblemKind;
use crate::input::asks;
use crate::value::FilePath;
use crate::value::Source;

/// A path and where its file lies.
pub(super) type Located = (FilePath, PathBuf);

/// A text with what is odd about it, or why there is none.
pub(super) type Read = Result<(Source, Option<Diagnostic>), Box<Diagnostic>>;

pub(super) fn read_text((path, location): &Located) -> Read {
    let bytes = fs::read(location).map_err(|error| Box::new(unreadable(path, &error)))?;
    let path = path.clone();
    if let Some(text) = utf16(&bytes).filter(|text| !text.contains('\0')) {
        let problem = Diagnostic::warning(ProblemKind::Encoding, "this file is UTF-16 and is read as such");
        let problem = problem.in_file(&path).hint("save it as UTF-8");
        return Ok((Source { path, text: text.into() }, Some(problem)));
    }
    if let Some(at) = bytes.iter().position(|byte| *byte == 0) {
        return Err(Box::new(match may_ask_to_withhold(&bytes) {
            true => asks_unread(&path),
            false => with_zeros(&path, &bytes[..at]),
        }));
    }
    match String::from_utf8(bytes) {
        // Line ends of old Macintoshes: as many bytes, so that places stay right.
        Ok(text) if text.contains('\r') && !text.contains('\n') => {
            let problem = Diagnostic::warning(
                ProblemKind::Encoding,
                "this file has line ends of one CR; they are read as line ends",
            );
            let problem = problem.in_file(&path).hint("save it with Unix line ends");
            Ok((Source { path, text: text.replace('\r', "\n").into() }, Some(problem)))
        }
        Ok(text) => Ok((Source { path, text: text.into() }, None)),
        Err(error) if may_ask_to_withhold(error.as_bytes()) => Err(Box::new(asks_unread(&path))),
        Err(error) => Err(Box::new(not_utf8(path, &error))),
    }
}

/// The text of a file that says by its first two bytes that it is UTF-16.
fn utf16(bytes: &[u8]) -> Option<String> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    if !rest.is_empty() {
        return None;
    }
    let read = |letter: fn([u8; 2]) -> u16| {
        String::from_utf16(&pairs[1..].iter().map(|pair| letter(*pair)).collect::<Vec<u16>>())
    };
    let text = match pairs.first()? {
        [0xff, 0xfe] => read(u16::from_le_bytes),
        [0xfe, 0xff] => read(u16::from_be_bytes),
        _ => return None,
    };
    text.ok()
}

/// Whether bytes in whatever encoding have a line that asks for a name to be withheld; the zeros are UTF-16's.
fn may_ask_to_withhold(bytes: &[u8]) -> bool {
    let mut narrow = bytes.to_vec();
    narrow.retain(|byte| *byte != 0);
    let text = String::from_utf8_lossy(&narrow);
    asks::may_ask(&text) && asks::asking_line(&text).is_some()
}

fn asks_unread(path: &FilePath) -> Diagnostic {
    let message = "this file asks for a name to be withheld, and is not read: nothing is published";
    let problem = Diagnostic::fatal(ProblemKind::WithheldName, message).in_file(path);
    problem.hint("make it a Markdown file in UTF-8 under `people/`, or move it out of the archive")
}

fn is_about_an_entity(path: &FilePath) -> bool {
    const OTHERS: [&str; 4] = ["content/articles/", "content/pages/", "templates/", "static/"];
    !OTHERS.iter().any(|folder| path.as_str().starts_with(folder))
}

fn unreadable(path: &FilePath, error: &io::Error) -> Diagnostic {
    unread(path, format!("this file cannot be read: {error}"))
}

pub(super) fn unread(path: &FilePath, message: String) -> Diagnostic {
    match is_about_an_entity(path) {
        // Nobody knows whether it asks for a name to be withheld.
        true => Diagnostic::fatal(ProblemKind::UnreadableFile, message).in_file(path),
        false => Diagnostic::error(ProblemKind::UnreadableFile, message).in_file(path),
    }
}

/// A file with zeros in it: UTF-16 that does not say so, or no text. Its words would go out, and no name and no field in them would be known.
fn with_zeros(path: &FilePath, before: &[u8]) -> Diagnostic {
    let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
    let message = format!("this file is no text in UTF-8: line {line} has a zero byte; it is held back");
    let problem = Diagnostic::error(ProblemKind::Encoding, message).in_file(path);
    problem.hint("save it as UTF-8; it may be UTF-16")
}

fn not_utf8(path: FilePath, error: &std::string::FromUtf8Error) -> Diagnostic {
    let bytes = error.as_bytes();
    let position = error.utf8_error().valid_up_to();
    let line = bytes[..position].iter().filter(|byte| **byte == b'\n').count() + 1;
    Diagnostic::error(
        ProblemKind::Encoding,
        format!("this file is not UTF-8: byte {:#04x} in line {line}", bytes[position]),
    )
    .in_file(&path)
    .hint("save it as UTF-8; old Russian and Kazakh files are often windows-1251")
}

/// A file of a kind that is not read may be a person's all the same: `.mdx`, `.txt`, `.toml`.
pub(super) fn asks_among_others((path, location): &Located) -> Option<Diagnostic> {
    /// No file about a person is as large.
    const LARGEST: u64 = 1 << 20;
    let is_small = fs::metadata(location).is_ok_and(|file| file.len() <= LARGEST);
    let asks = is_small && fs::read(location).is_ok_and(|bytes| may_ask_to_withhold(&bytes));
    if asks { Some(asks_unread(path)) } else { None }
}
