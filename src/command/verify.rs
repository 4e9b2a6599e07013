//! `dateline verify`: says whether a folder is a true copy of a published site.
//!
//! 1. The folder is walked; links are never followed out of it.
//! 2. Each file is hashed as it streams by; pages are looked at for what links may lead to.
//! 3. The list of hashes and its signature are laid beside that.
//! 4. Each page is read once more and followed, with all others known.
//! 5. Saved copies are laid beside what is stated of them.
//!
//! Why pages are read twice: what a hundred thousand pages link would fill the memory of the machine that proves them; what they can be
//! linked by does not.

mod closing;
mod walk;

use std::collections::BTreeMap;
use std::fs;
use std::fs::File;
use std::io;
use std::io::Read;
use std::path::Path;
use std::path::PathBuf;

use rayon::prelude::*;
use sha2::Digest;
use sha2::Sha256;

use crate::command;
use crate::command::Ending;
use crate::command::report;
use crate::command::report::Format;
use crate::diagnostic;
use crate::diagnostic::Checked;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Place;
use crate::diagnostic::ProblemKind;
use crate::value::FilePath;
use crate::verify;
use crate::verify::Captures;
use crate::verify::Compared;
use crate::verify::Folder;
use crate::verify::Hash;
use crate::verify::Stated;
use crate::verify::Sums;
use crate::verify::signature;
use crate::verify::signature::Key;
use crate::verify::signature::Origin;
use crate::verify::signature::Signed;

use walk::Found;

/// Pages above this size are hashed and not read for links: nobody writes one by hand.
const PAGE: u64 = 64 << 20;

/// Lists, tables and keys above this size are refused: a list of a million files is a tenth of it.
const LIST: u64 = 1 << 30;

/// So many pages are followed at once.
const AT_ONCE: usize = 1_000;

/// A problem keeps the text that it is shown in. After so many bytes of pages with problems, those of further pages are said without
/// their lines: a hundred thousand pages with one broken link each fit into memory too.
const SHOWN: u64 = 256 << 20;

/// What is verified, and with what.
#[derive(Debug, Clone)]
pub struct Verify {
    pub folder: PathBuf,
    /// A key, or the path of a file that holds one.
    pub public_key: Option<String>,
    pub format: Format,
}

/// What was found out, for the closing line.
#[derive(Debug, Default)]
struct Proof {
    files: usize,
    /// Absent where there is no list.
    compared: Option<Compared>,
    signature: Signature,
    pages: usize,
    links: usize,
    has_table: bool,
    stated: Stated,
}

/// What became of the signature.
#[derive(Debug, Default)]
enum Signature {
    #[default]
    Absent,
    /// There, and nobody said with which key.
    Unchecked,
    Wrong,
    Right(Signed),
}

/// Verifies a folder and says what was found.
pub fn run(verify: &Verify) -> Ending {
    let given = match verify.public_key.as_deref().map(given_key).transpose() {
        Ok(given) => given,
        Err(message) => return command::misused(&message),
    };
    if let Err(error) = fs::read_dir(&verify.folder) {
        return command::fail(&format!("`{}`: {error}", command::shown(&verify.folder)));
    }
    let Checked { value: proof, mut diagnostics } = prove(&verify.folder, given);
    diagnostic::sort(&mut diagnostics);
    anstream::print!("{}", report::show(&diagnostics, verify.format));
    if verify.format == Format::Human {
        println!("{}", closing::line(&proof, &diagnostics));
    }
    command::ending(&diagnostics, false)
}

/// A key as it was typed, or from the file that was named.
fn given_key(typed: &str) -> Result<Key, String> {
    if let Some(key) = Key::parse(typed, Origin::Given) {
        return Ok(key);
    }
    let bytes = read_up_to(Path::new(typed), LIST)
        .map_err(|error| format!("`{typed}` is no public key of minisign, and no file that holds one: {error}"))?;
    let key = Key::parse(&String::from_utf8_lossy(&bytes), Origin::Given);
    key.ok_or_else(|| format!("`{typed}` holds no public key of minisign"))
}

fn prove(root: &Path, given: Option<Key>) -> Checked<Proof> {
    let walked = walk::walk(root);
    let locations: BTreeMap<FilePath, PathBuf> =
        walked.value.iter().map(|Found { path, location }| (path.clone(), location.clone())).collect();
    let mut proof = Proof { files: locations.len(), ..Proof::default() };
    walked.and_then(look).and_then(|folder| {
        let mut diagnostics = proof.list(&folder, &locations, given);
        let mut captures = proof.table(&locations, &mut diagnostics);
        proof.follow(&folder, &locations, &mut captures, &mut diagnostics);
        let originals = originals(&locations, &mut diagnostics);
        let mut stated = verify::copies(&captures, &folder, &originals);
        proof.stated = stated.value;
        diagnostics.append(&mut stated.diagnostics);
        Checked { value: proof, diagnostics }
    })
}

/// Hashes every file; one that cannot be read is a problem, and the others are read.
fn look(found: Vec<Found>) -> Checked<Folder> {
    let looked: Vec<(FilePath, Result<verify::File, io::Error>)> =
        found.into_par_iter().map(|Found { path, location }| (path.clone(), look_at(&path, &location))).collect();
    let mut files = BTreeMap::new();
    let mut diagnostics = Vec::new();
    for (path, file) in looked {
        let file = file.unwrap_or_else(|error| {
            diagnostics.push(
                Diagnostic::error(ProblemKind::UnreadableFile, format!("this file cannot be read: {error}"))
                    .in_file(&path),
            );
            verify::File::Unread
        });
        files.insert(path, file);
    }
    Checked { value: Folder::new(files), diagnostics }
}

fn look_at(path: &FilePath, location: &Path) -> io::Result<verify::File> {
    let mut file = File::open(location)?;
    if verify::is_read(path) && file.metadata()?.len() <= PAGE {
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes)?;
        return Ok(verify::File::look(path, &bytes));
    }
    let mut hasher = Sha256::new();
    io::copy(&mut file, &mut hasher)?;
    Ok(verify::File::hashed(Hash::new(hasher.finalize().into())))
}

fn read_up_to(location: &Path, limit: u64) -> io::Result<Vec<u8>> {
    let file = File::open(location)?;
    if file.metadata()?.len() > limit {
        return Err(io::Error::other(format!("it is larger than {} MB", limit >> 20)));
    }
    let mut bytes = Vec::new();
    file.take(limit).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The files that lead the way, by path.
type Locations = BTreeMap<FilePath, PathBuf>;

/// Reads one of the folder's own files; `None` where it is not there, or was found unreadable before.
fn read(locations: &Locations, name: &str, diagnostics: &mut Vec<Diagnostic>) -> Option<Vec<u8>> {
    let path = FilePath::new(name);
    match read_up_to(locations.get(&path)?, LIST) {
        Ok(bytes) => Some(bytes),
        Err(error) => {
            diagnostics.push(
                Diagnostic::error(ProblemKind::UnreadableFile, format!("this file cannot be read: {error}"))
                    .in_file(&path),
            );
            None
        }
    }
}

/// The list of saved copies as they were kept; an empty one where there is none.
fn originals(locations: &Locations, diagnostics: &mut Vec<Diagnostic>) -> Sums {
    let Some(list) = read(locations, verify::ORIGINALS, diagnostics) else { return Sums::default() };
    let sums = Sums::parse(verify::ORIGINALS, &list);
    diagnostics.extend(sums.diagnostics);
    sums.value
}

impl Proof {
    /// The list of hashes and its signature.
    fn list(&mut self, folder: &Folder, locations: &Locations, given: Option<Key>) -> Vec<Diagnostic> {
        let mut diagnostics = Vec::new();
        let Some(list) = read(locations, verify::SUMS, &mut diagnostics) else {
            let problem = Diagnostic::error(ProblemKind::BrokenList, format!("there is no `{}`", verify::SUMS));
            diagnostics.push(problem.hint("without a list nothing says what the files of this folder must be"));
            return diagnostics;
        };
        let compared = Sums::parse(verify::SUMS, &list).and_then(|sums| verify::compare(&sums, folder.files()));
        self.compared = Some(compared.value);
        diagnostics.extend(compared.diagnostics);
        let key = given.or_else(|| inside_key(locations, &mut diagnostics));
        let signed = read(locations, verify::SIGNATURE, &mut diagnostics);
        self.signature = match (signed, key) {
            (None, Some(key)) if key.is_given() => {
                let problem = Diagnostic::error(ProblemKind::Signature, format!("there is no `{}`", verify::SIGNATURE));
                diagnostics.push(
                    problem.hint("a list that was never signed, or whose signature was taken away, proves nothing"),
                );
                Signature::Wrong
            }
            (None, _) => Signature::Absent,
            (Some(_), None) => {
                diagnostics.push(unchecked());
                Signature::Unchecked
            }
            (Some(signature), Some(key)) => match signature::check(&list, &signature, &key) {
                Ok(signed) => {
                    diagnostics.extend(reservation(&signed));
                    Signature::Right(signed)
                }
                Err(problem) => {
                    diagnostics.push(*problem);
                    Signature::Wrong
                }
            },
        };
        diagnostics
    }

    /// What the table of links states of saved copies.
    fn table(&mut self, locations: &Locations, diagnostics: &mut Vec<Diagnostic>) -> Captures {
        let Some(table) = read(locations, verify::LINKS, diagnostics) else { return Captures::default() };
        self.has_table = true;
        let stated = verify::stated(&table);
        diagnostics.extend(stated.diagnostics);
        stated.value
    }

    /// Every page, once more: its links, its requests, what it states.
    fn follow(
        &mut self,
        folder: &Folder,
        locations: &Locations,
        captures: &mut Captures,
        diagnostics: &mut Vec<Diagnostic>,
    ) {
        let pages: Vec<(&FilePath, &PathBuf)> = locations.iter().filter(|(path, _)| verify::is_read(path)).collect();
        self.pages = pages.len();
        let mut shown = 0;
        for some in pages.chunks(AT_ONCE) {
            let followed: Vec<_> = some.par_iter().map(|(path, location)| follow(path, location, folder)).collect();
            for (size, page) in followed.into_iter().flatten() {
                self.links += page.value.links;
                captures.append(page.value.captures);
                shown += if page.diagnostics.is_empty() { 0 } else { size };
                let is_shown = shown <= SHOWN;
                diagnostics.extend(
                    page.diagnostics.into_iter().map(|problem| if is_shown { problem } else { whole(problem) }),
                );
            }
        }
    }
}

/// A problem of a file as a whole: its message says what is wrong, and its text can go.
fn whole(mut problem: Diagnostic) -> Diagnostic {
    problem.place = problem.place.map(|place| Place::file(place.file));
    problem
}

/// Follows one page; `None` where it cannot be read, which was said before.
fn follow(path: &FilePath, location: &Path, folder: &Folder) -> Option<(u64, Checked<verify::Followed>)> {
    let size = fs::metadata(location).ok()?.len();
    if size > PAGE {
        let problem = Diagnostic::warning(
            ProblemKind::UnreadPage,
            format!("this file is larger than {} MB: its links are not followed", PAGE >> 20),
        );
        return Some((0, Checked { value: verify::Followed::default(), diagnostics: vec![problem.in_file(path)] }));
    }
    Some((size, verify::follow(path, &fs::read(location).ok()?, folder)))
}

/// A key that lies in the folder, under one of the names that publishers use.
fn inside_key(locations: &Locations, diagnostics: &mut Vec<Diagnostic>) -> Option<Key> {
    ["dateline.pub", "minisign.pub"].into_iter().find_map(|name| {
        let text = read(locations, name, diagnostics)?;
        Key::parse(&String::from_utf8_lossy(&text), Origin::Inside(FilePath::new(name)))
    })
}

fn unchecked() -> Diagnostic {
    Diagnostic::warning(ProblemKind::Signature, "the list of hashes is signed, and nothing says with which key")
        .in_file(&FilePath::new(verify::SIGNATURE))
        .hint("give the publisher's key with `--public-key`: get it by another way than this folder")
}

/// Says of a key that lies in the folder what it is worth.
fn reservation(signed: &Signed) -> Option<Diagnostic> {
    let Origin::Inside(path) = &signed.origin else { return None };
    let problem =
        Diagnostic::warning(ProblemKind::Signature, "the key that fits the signature lies in the same folder")
            .in_file(path);
    Some(problem.hint("whoever changed the folder could have put it there: compare it with one that the publisher gave you otherwise, and give that with `--public-key`"))
}
