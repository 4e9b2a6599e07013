//! Reads an archive's folder.

use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::MAIN_SEPARATOR;
use std::path::Path;
use std::path::PathBuf;

use rayon::prelude::*;
use walkdir::DirEntry;
use walkdir::WalkDir;

use crate::diagnostic::Checked;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::ProblemKind;
use crate::diagnostic::Severity;
use crate::input::Input;
use crate::input::Options;
use crate::input::StaticFile;
use crate::input::asks;
use crate::input::copies;
use crate::input::file_names;
use crate::input::leavings;
use crate::input::memory::Files;
use crate::input::outside::Roots;
use crate::input::picture;
use crate::value::FilePath;
use crate::value::Source;

/// The archive cannot be read at all.
#[derive(Debug)]
pub struct ReadError {
    pub path: PathBuf,
    pub reason: String,
}

impl std::fmt::Display for ReadError {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "`{}`: {}", self.path.display(), self.reason)
    }
}

impl std::error::Error for ReadError {}

/// Texts that an earlier build has read.
#[derive(Debug, Default)]
pub struct Memory {
    files: Files<Read>,
    copies: copies::Memory,
}

/// A text with what is odd about it, or why there is none.
type Read = Result<(Source, Option<Diagnostic>), Box<Diagnostic>>;

/// A path and where its file lies.
type Located = (FilePath, PathBuf);

/// Reads the archive at a root. Errors where there is no `content/` or it cannot be listed; a file, a folder or a link that cannot
/// be read is a problem of its own and the others are read.
pub fn read(root: &Path, options: Options) -> Result<Checked<Input>, ReadError> {
    read_again(root, options, None)
}

/// The same after another build of this process: texts that have not changed are not read again.
pub fn read_again(root: &Path, options: Options, memory: Option<&Memory>) -> Result<Checked<Input>, ReadError> {
    let content_root = root.join("content");
    if !content_root.is_dir() {
        let reason = "there is no such folder; `dateline init DIR` writes a small archive to start from".to_owned();
        return Err(ReadError { path: content_root, reason });
    }
    let mut diagnostics = Vec::new();
    let roots = Roots::of(root);
    memory.inspect(|memory| memory.files.begin());
    let mut read_folder = |name: &str, is_wanted: fn(&FilePath) -> bool| {
        let (wanted, others) = list_texts((&root.join(name), &roots), name, &mut diagnostics, is_wanted)?;
        Ok((read_texts(wanted, memory, &mut diagnostics), others))
    };
    let (content, others) = read_folder("content", is_content)?;
    let (templates, _) = read_folder("templates", |_| true)?;
    let mut statics = list_statics(&root.join("static"), &roots, &mut diagnostics)?;
    statics.extend(beside(others, options.drafts, &mut diagnostics));
    statics.sort_by(|a, b| a.path.cmp(&b.path));
    copies::hash(&mut statics, &content, memory.map(|memory| &memory.copies));
    let mut input = Input::new(content, templates, statics, options);
    diagnostics.append(&mut input.diagnostics);
    Ok(Checked { value: input.value, diagnostics })
}

fn is_content(path: &FilePath) -> bool {
    path.extension().is_some_and(is_content_ending)
}

/// Whether files whose names end so are read as texts.
pub fn is_content_ending(ending: &str) -> bool {
    ["md", "markdown", "yaml", "yml", "json"].iter().any(|known| ending.eq_ignore_ascii_case(known))
}

/// Files that lie beside articles and pages. Others are not read; what a name like `_drafts` holds back is nobody's, whoever links it.
fn beside(others: Vec<Located>, drafts: bool, diagnostics: &mut Vec<Diagnostic>) -> Vec<StaticFile> {
    let mut found = Vec::new();
    for (path, location) in others {
        let inside = path.as_str().strip_prefix("content/").unwrap_or(path.as_str());
        if inside.starts_with("articles/") || inside.starts_with("pages/") {
            if !drafts && inside.split('/').any(|name| name.starts_with('_')) {
                let message = "a name that begins with `_` holds this file back";
                diagnostics.push(Diagnostic::note(ProblemKind::NotPublished, message).in_file(&path));
            } else {
                found.push((FilePath::new(inside), location));
            }
            continue;
        }
        let problem = Diagnostic::warning(ProblemKind::FileNotRead, "this file is not read").in_file(&path);
        let hint = "entities are Markdown files; pictures and other files belong under `static/`, or beside an article";
        diagnostics.push(problem.hint(hint));
    }
    let files = found.into_par_iter().map(|file| StaticFile { is_beside: true, ..static_file(file) });
    files.collect()
}

/// The wanted text files below a folder and the others, in the order of paths. A folder that does not exist is empty.
fn list_texts(
    (folder, roots): (&Path, &Roots),
    name: &str,
    diagnostics: &mut Vec<Diagnostic>,
    is_wanted: fn(&FilePath) -> bool,
) -> Result<(Vec<Located>, Vec<Located>), ReadError> {
    let (mut wanted, mut others) = (Vec::new(), Vec::new());
    for (path, location) in list((folder, name), roots, diagnostics)? {
        let path = FilePath::new(format!("{name}/{path}"));
        let list = if is_wanted(&path) { &mut wanted } else { &mut others };
        list.push((path, location));
    }
    diagnostics.par_extend(others.par_iter().filter_map(asks_among_others));
    Ok((wanted, others))
}

/// Reads text files; one that cannot be read is reported.
fn read_texts(files: Vec<Located>, memory: Option<&Memory>, diagnostics: &mut Vec<Diagnostic>) -> Vec<Source> {
    let read = |file: Located| match memory {
        // A disk that failed may work by now.
        Some(memory) => memory.files.read((&file.0, &file.1), || read_text(&file)).or_else(|_| read_text(&file)),
        None => read_text(&file),
    };
    let read: Vec<Read> = files.into_par_iter().map(read).collect();
    let mut sources = Vec::with_capacity(read.len());
    for result in read {
        match result {
            Ok((source, problem)) => {
                sources.push(source);
                diagnostics.extend(problem);
            }
            Err(problem) => diagnostics.push(*problem),
        }
    }
    sources
}

/// A file of a kind that is not read may be a person's all the same: `.mdx`, `.txt`, `.toml`.
fn asks_among_others((path, location): &Located) -> Option<Diagnostic> {
    /// No file about a person is as large.
    const LARGEST: u64 = 1 << 20;
    let is_small = fs::metadata(location).is_ok_and(|file| file.len() <= LARGEST);
    let asks = is_small && fs::read(location).is_ok_and(|bytes| may_ask_to_withhold(&bytes));
    if asks { Some(asks_unread(path)) } else { None }
}

fn read_text((path, location): &Located) -> Read {
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

fn unread(path: &FilePath, message: String) -> Diagnostic {
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

fn list_statics(folder: &Path, roots: &Roots, diagnostics: &mut Vec<Diagnostic>) -> Result<Vec<StaticFile>, ReadError> {
    let mut files = list((folder, "static"), roots, diagnostics)?;
    for (path, _) in files.extract_if(.., |(path, _)| leavings::is_left(path.as_str())) {
        let message = "this looks like what a program left, a key or a draft: it is not published";
        let path = FilePath::new(format!("static/{path}"));
        let problem = Diagnostic::warning(ProblemKind::NotPublished, message).in_file(&path);
        diagnostics.push(problem.hint("remove it, or give it another name where readers are meant to have it"));
    }
    Ok(files.into_par_iter().map(static_file).collect())
}

fn static_file((path, location): Located) -> StaticFile {
    let seen = picture::look(&location);
    let can_shrink = seen.as_ref().is_some_and(|picture| picture.can_shrink);
    let length = fs::metadata(&location).map_or(0, |file| file.len());
    let size = seen.map(|picture| picture.size);
    StaticFile { path, is_beside: false, location, size, length, can_shrink, sha256: None }
}

/// Every file below a folder with its path inside it, sorted; what editors and systems leave is passed over, and links that lead out.
fn list(
    (folder, name): (&Path, &str),
    roots: &Roots,
    diagnostics: &mut Vec<Diagnostic>,
) -> Result<Vec<(FilePath, PathBuf)>, ReadError> {
    if !folder.exists() {
        return Ok(Vec::new());
    }
    if let Some(fault) = roots.fault(name) {
        let is_read = fault.severity == Severity::Warning;
        diagnostics.push(fault);
        if !is_read {
            return Ok(Vec::new());
        }
    }
    let is_passed_over = |name: &OsStr| leavings::is_passed_over(&name.to_string_lossy());
    let walk = WalkDir::new(folder).follow_links(true).into_iter();
    let mut files = Vec::new();
    let mut refused: Vec<Diagnostic> = Vec::new();
    let is_wanted = |entry: &DirEntry| {
        if entry.depth() == 0 {
            return true;
        }
        if is_passed_over(entry.file_name()) {
            return false;
        }
        if !entry.path_is_symlink() {
            return true;
        }
        let path = FilePath::new(format!("{name}/{}", inside(entry.path(), folder)));
        let refusal = roots.refusal(entry.path(), &path);
        let is_followed = refusal.is_none();
        refused.extend(refusal);
        is_followed
    };
    for entry in walk.filter_entry(is_wanted) {
        match entry {
            Ok(entry) if entry.file_type().is_file() => {
                let inside = below(entry.path(), folder);
                match file_names::read(inside, name) {
                    Ok(path) if leavings::is_conflict(path.name()) => {
                        diagnostics.extend(unnamed(conflict(&path, name), entry.into_path(), name));
                    }
                    Ok(path) => files.push((path, entry.into_path())),
                    Err(problem) => diagnostics.extend(unnamed(*problem, entry.into_path(), name)),
                }
            }
            Ok(_) => {}
            Err(error) if error.depth() == 0 => return Err(unlisted(&error, folder)),
            // Emacs' lock file is a link to nowhere.
            Err(error) if error.path().and_then(Path::file_name).is_some_and(is_passed_over) => {}
            Err(error) => {
                let path = inside(error.path().unwrap_or(folder), folder);
                diagnostics.push(left_out(&FilePath::new(format!("{name}/{path}")), &error));
            }
        }
    }
    files.sort();
    diagnostics.extend(files.iter().filter_map(|(path, _)| file_names::on_windows(path, name)));
    diagnostics.append(&mut refused);
    Ok(files)
}

/// A path below a folder. Taking paths apart name by name takes longer than all else that is done with one.
fn below<'p>(path: &'p Path, folder: &Path) -> &'p Path {
    if let (Some(text), Some(folder)) = (path.to_str(), folder.to_str())
        && let Some(inside) = text.strip_prefix(folder).and_then(|rest| rest.strip_prefix(MAIN_SEPARATOR))
    {
        return Path::new(inside);
    }
    path.strip_prefix(folder).unwrap_or(path)
}

/// Says that a copy is not read.
fn conflict(path: &FilePath, folder: &str) -> Diagnostic {
    let message = "a program made this copy because two versions of a file met; it is not read";
    let path = FilePath::new(format!("{folder}/{path}"));
    let problem = Diagnostic::warning(ProblemKind::FileNotRead, message).in_file(&path);
    problem.hint("keep what is wanted of it in the file itself, and remove the copy; or give it a name of its own")
}

/// What is to be said of a file that cannot be named or is a copy: a text among the content may be a person's all the same.
fn unnamed(problem: Diagnostic, location: PathBuf, folder: &str) -> Vec<Diagnostic> {
    let asks = match &problem.place {
        Some(place) if folder == "content" => asks_among_others(&(place.file.clone(), location)),
        _ => None,
    };
    let mut said = vec![problem];
    said.extend(asks);
    said
}

fn unlisted(error: &walkdir::Error, folder: &Path) -> ReadError {
    ReadError { path: error.path().unwrap_or(folder).to_owned(), reason: reason(error) }
}

fn reason(error: &walkdir::Error) -> String {
    match error.io_error() {
        Some(cause) => cause.to_string(),
        None => error.to_string(),
    }
}

/// What is said of a file, link or folder that cannot be opened: everything beside it is read all the same.
fn left_out(path: &FilePath, error: &walkdir::Error) -> Diagnostic {
    if error.loop_ancestor().is_some() {
        let message = "this link leads back to a folder that it lies in, and is not followed";
        let problem = Diagnostic::error(ProblemKind::UnreadableFile, message).in_file(path);
        return problem.hint("remove it: what it leads to is read where it lies");
    }
    let is_nowhere = error.io_error().is_some_and(|error| error.kind() == io::ErrorKind::NotFound);
    match is_nowhere {
        true => unread(path, "this link leads to nothing".to_owned()).hint("mend it or remove it"),
        false => unread(path, format!("this cannot be read: {}", reason(error))),
    }
}

/// The path of a file inside a folder, with slashes.
fn inside(path: &Path, folder: &Path) -> FilePath {
    let inside = path.strip_prefix(folder).unwrap_or(path);
    let parts: Vec<_> = inside.components().map(|part| part.as_os_str().to_string_lossy()).collect();
    FilePath::new(parts.join("/"))
}
