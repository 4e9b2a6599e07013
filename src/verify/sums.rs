//! `SHA256SUMS`, and the folder beside it.
//!
//! Why a list is read strictly: a bit that flips in the list must be found as surely as one in a page. Formats are those of `sha256sum`
//! (GNU coreutils): two spaces or ` *` before the name, names with line breaks or backslashes escaped behind a leading backslash,
//! `--tag`, comments; ends of lines may be CRLF, digits capital. A line that mixes capital and small digits, or has others than its
//! neighbours, was written by no tool: the one bit that turns `a` to `A` is found by that alone.

use std::collections::BTreeMap;

use crate::diagnostic::Checked;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::ProblemKind;
use crate::value::FilePath;
use crate::value::Source;
use crate::value::Span;
use crate::value::name::written;
use crate::verify::File;
use crate::verify::Hash;
use crate::verify::SUMS;

/// What a list says of each file.
#[derive(Debug, Clone, Default)]
pub struct Sums {
    files: BTreeMap<FilePath, Hash>,
}

/// How many files are what they should be.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Compared {
    pub same: usize,
    pub changed: usize,
    pub missing: usize,
    pub unlisted: usize,
    /// Listed, there, and nobody could read them.
    pub unread: usize,
    /// Hidden files that the list does not name and nothing proves.
    pub hidden: usize,
}

/// One line of a list, taken apart.
struct Line {
    name: Vec<u8>,
    hash: Hash,
    letters: Letters,
}

/// The case of a hash's letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Letters {
    Small,
    Capital,
    Mixed,
    /// Ten digits and no letter; one hash of a quintillion.
    None,
}

impl Sums {
    /// Reads the list of that name. A line that cannot be read is a problem, and the others are read.
    pub fn parse(name: &str, bytes: &[u8]) -> Checked<Sums> {
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        let text = String::from_utf8_lossy(bytes);
        let source = Source { path: FilePath::new(name), text: text.as_ref().into() };
        let mut sums = Sums::default();
        let mut diagnostics = Vec::new();
        let mut cased: [Vec<Span>; 2] = [Vec::new(), Vec::new()];
        let mut start = 0;
        // What is no UTF-8 is replaced sign by sign, never a line break.
        for (line, shown) in bytes.split(|byte| *byte == b'\n').zip(text.split('\n')) {
            let span = Span::new(start, start + shown.len());
            start = span.end + 1;
            let line = line.strip_suffix(b"\r").unwrap_or(line).trim_ascii_start();
            if line.is_empty() || line.starts_with(b"#") {
                continue;
            }
            let Some(read) = Line::parse(line) else {
                diagnostics.push(unreadable().at(&source, span));
                continue;
            };
            match read.letters {
                Letters::Small => cased[0].push(span),
                Letters::Capital => cased[1].push(span),
                Letters::Mixed => diagnostics.push(odd_letters().at(&source, span)),
                Letters::None => {}
            }
            if let Some(problem) = sums.add(&read) {
                diagnostics.push(problem.at(&source, span));
            }
        }
        let [small, capital] = cased;
        let few = if capital.len() <= small.len() { capital } else { small };
        for span in few {
            diagnostics.push(odd_letters().at(&source, span));
        }
        Checked { value: sums, diagnostics }
    }

    fn add(&mut self, line: &Line) -> Option<Diagnostic> {
        let broken = |message: String| Diagnostic::error(ProblemKind::BrokenList, message);
        let Some(path) = inside(&line.name) else {
            let problem = broken("this line names no file inside the folder, and is not followed".to_owned());
            return Some(problem.hint("names are relative to the list and lead down"));
        };
        match self.files.get(&path) {
            None => {
                self.files.insert(path, line.hash);
                None
            }
            Some(hash) if *hash == line.hash => {
                Some(Diagnostic::warning(ProblemKind::BrokenList, format!("`{path}` is listed twice")))
            }
            Some(_) => Some(broken(format!("`{path}` is listed twice, with two hashes"))),
        }
    }

    /// Whether a file is listed with this hash.
    pub(super) fn has(&self, path: &FilePath, hash: &Hash) -> bool {
        self.files.get(path) == Some(hash)
    }

    pub fn len(&self) -> usize {
        self.files.len()
    }

    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }
}

impl Line {
    fn parse(line: &[u8]) -> Option<Line> {
        let (line, is_escaped) = match line.strip_prefix(b"\\") {
            Some(rest) => (rest, true),
            None => (line, false),
        };
        let (digits, name) = tagged(line).or_else(|| plain(line))?;
        let hash = Hash::parse(digits)?;
        let name = if is_escaped { unescaped(name)? } else { name.to_vec() };
        if name.is_empty() || name.contains(&0) {
            return None;
        }
        Some(Line { name, hash, letters: letters(digits) })
    }
}

/// `hash  name` or `hash *name`.
fn plain(line: &[u8]) -> Option<(&[u8], &[u8])> {
    let (digits, rest) = line.split_at_checked(64)?;
    let name = rest.strip_prefix(b"  ").or_else(|| rest.strip_prefix(b" *"))?;
    Some((digits, name))
}

/// `SHA256 (name) = hash`, as `sha256sum --tag` and BSD's `sha256` write it.
fn tagged(line: &[u8]) -> Option<(&[u8], &[u8])> {
    let rest = line.strip_prefix(b"SHA256 (")?;
    let (rest, digits) = rest.split_at_checked(rest.len().checked_sub(64)?)?;
    Some((digits, rest.strip_suffix(b") = ")?))
}

/// `\n`, `\r` and `\\` of a name behind a leading backslash.
fn unescaped(name: &[u8]) -> Option<Vec<u8>> {
    let mut bytes = name.iter();
    let mut plain = Vec::with_capacity(name.len());
    while let Some(byte) = bytes.next() {
        plain.push(match byte {
            b'\\' => match bytes.next()? {
                b'n' => b'\n',
                b'r' => b'\r',
                b'\\' => b'\\',
                _ => return None,
            },
            byte => *byte,
        });
    }
    Some(plain)
}

fn letters(digits: &[u8]) -> Letters {
    let has_small = digits.iter().any(u8::is_ascii_lowercase);
    let has_capital = digits.iter().any(u8::is_ascii_uppercase);
    match (has_small, has_capital) {
        (true, true) => Letters::Mixed,
        (true, false) => Letters::Small,
        (false, true) => Letters::Capital,
        (false, false) => Letters::None,
    }
}

/// The path that a name stands for; `None` where it leads out of the folder, or to none of its files.
fn inside(name: &[u8]) -> Option<FilePath> {
    let is_drive = name.get(1) == Some(&b':') && name[0].is_ascii_alphabetic() && cfg!(windows);
    if name.starts_with(b"/") || name.ends_with(b"/") || is_drive {
        return None;
    }
    let parts: Vec<&[u8]> = name.split(|byte| *byte == b'/').filter(|part| !part.is_empty() && *part != b".").collect();
    if parts.is_empty() || parts.contains(&b"..".as_slice()) {
        return None;
    }
    Some(written(&parts.join(b"/".as_slice())))
}

fn unreadable() -> Diagnostic {
    Diagnostic::error(ProblemKind::BrokenList, "this line is no hash and name")
        .hint("64 hexadecimal digits, two spaces, a name: what `sha256sum` writes")
}

fn odd_letters() -> Diagnostic {
    Diagnostic::error(ProblemKind::BrokenList, "the letters of this hash are not written as the others are")
        .hint("no tool writes a list so: it was changed by hand, or a bit of it has flipped")
}

/// Lays a list beside the files of a folder: what changed, what is missing, what was added.
pub fn compare(sums: &Sums, files: &BTreeMap<FilePath, File>) -> Checked<Compared> {
    let mut compared = Compared::default();
    let mut diagnostics = Vec::new();
    for (path, listed) in &sums.files {
        match files.get(path) {
            Some(File::Read { hash, .. }) if hash == listed => compared.same += 1,
            Some(File::Read { hash, .. }) => {
                compared.changed += 1;
                diagnostics.push(changed(path, listed, hash));
            }
            Some(File::Unread) => compared.unread += 1,
            None => {
                compared.missing += 1;
                let problem = Diagnostic::error(ProblemKind::LostFile, "this file is listed and missing").in_file(path);
                diagnostics.push(problem.hint("the copy is not complete: take it again from where it was published"));
            }
        }
    }
    for path in files.keys() {
        if sums.files.contains_key(path) {
            continue;
        }
        if is_hidden(path) {
            compared.hidden += 1;
        } else if !is_beside(path) {
            compared.unlisted += 1;
            let problem = Diagnostic::error(ProblemKind::UnlistedFile, "this file is not listed").in_file(path);
            diagnostics.push(problem.hint("it was added after the site was published"));
        }
    }
    Checked { value: compared, diagnostics }
}

fn changed(path: &FilePath, listed: &Hash, found: &Hash) -> Diagnostic {
    let problem =
        Diagnostic::error(ProblemKind::ChangedFile, "this file is not the one that was published").in_file(path);
    problem.hint(format!("its SHA-256 is listed as {listed} and is {found}"))
}

/// Hidden files, and what lies in hidden folders: lists do not name them.
fn is_hidden(path: &FilePath) -> bool {
    path.as_str().split('/').any(|part| part.starts_with('.'))
}

/// What no list can hold, because it comes after the list or is about it: the list, its signatures, the publisher's public key, the name
/// of the host that GitHub Pages reads.
pub fn is_beside(path: &FilePath) -> bool {
    const BESIDE: [&str; 4] = [SUMS, "minisign.pub", "dateline.pub", "CNAME"];
    const SIGNATURES: [&str; 4] = ["SHA256SUMS.minisig", "SHA256SUMS.asc", "SHA256SUMS.sig", "SHA256SUMS.gpg"];
    BESIDE.contains(&path.as_str()) || SIGNATURES.contains(&path.as_str())
}
