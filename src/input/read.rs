//! Reads an archive's folder.

use std::fs;
use std::io;
use std::path::Path;
use std::path::PathBuf;

use rayon::prelude::*;
use walkdir::WalkDir;

use crate::diagnostic::Checked;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::ProblemKind;
use crate::input::Input;
use crate::input::Options;
use crate::input::StaticFile;
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

/// Reads the archive at a root. Errors where there is no `content/` or a folder cannot be listed; a file that cannot
/// be read is a problem of its own and the others are read.
pub fn read(root: &Path, options: Options) -> Result<Checked<Input>, ReadError> {
    let content_root = root.join("content");
    if !content_root.is_dir() {
        let reason = "there is no such folder; `dateline init DIR` writes a small archive to start from".to_owned();
        return Err(ReadError { path: content_root, reason });
    }
    let mut diagnostics = Vec::new();
    let content = read_texts(&content_root, "content", &mut diagnostics, is_content)?;
    let templates = read_texts(&root.join("templates"), "templates", &mut diagnostics, |_| true)?;
    let statics = list_statics(&root.join("static"))?;
    let mut input = Input::new(content, templates, statics, options);
    diagnostics.append(&mut input.diagnostics);
    Ok(Checked { value: input.value, diagnostics })
}

fn is_content(path: &FilePath) -> bool {
    let extension = path.extension().unwrap_or_default();
    ["md", "markdown", "yaml", "yml", "json"].iter().any(|known| extension.eq_ignore_ascii_case(known))
}

/// Reads the wanted text files below a folder, in the order of paths. A folder that does not exist is empty.
fn read_texts(
    folder: &Path,
    name: &str,
    diagnostics: &mut Vec<Diagnostic>,
    wanted: impl Fn(&FilePath) -> bool,
) -> Result<Vec<Source>, ReadError> {
    let files = list(folder)?;
    let (wanted, others): (Vec<_>, Vec<_>) = files
        .into_iter()
        .map(|(path, location)| (FilePath::new(format!("{name}/{}", path.as_str())), location))
        .partition(|(path, _)| wanted(path));
    diagnostics.extend(others.iter().map(|(path, _)| {
        Diagnostic::warning(ProblemKind::FileNotRead, "this file is not read")
            .in_file(path)
            .hint("articles and entities are Markdown files; pictures and other files belong under `static/`")
    }));
    let read: Vec<Result<Source, Box<Diagnostic>>> = wanted.into_par_iter().map(read_text).collect();
    let mut sources = Vec::with_capacity(read.len());
    for result in read {
        match result {
            Ok(source) => sources.push(source),
            Err(problem) => diagnostics.push(*problem),
        }
    }
    Ok(sources)
}

fn read_text((path, location): (FilePath, PathBuf)) -> Result<Source, Box<Diagnostic>> {
    let bytes = fs::read(&location).map_err(|error| Box::new(unreadable(&path, &error)))?;
    match String::from_utf8(bytes) {
        Ok(text) => Ok(Source { path, text: text.into() }),
        Err(error) if may_ask_to_withhold(&path, error.as_bytes()) => Err(Box::new(
            Diagnostic::fatal(
                ProblemKind::WithheldName,
                "this file is not UTF-8 and may ask for a name to be withheld: nothing is published",
            )
            .in_file(&path)
            .hint("save it as UTF-8"),
        )),
        Err(error) => Err(Box::new(not_utf8(path, &error))),
    }
}

/// Whether the word stands in a file about an entity, in whatever encoding: the zeros are UTF-16's.
fn may_ask_to_withhold(path: &FilePath, bytes: &[u8]) -> bool {
    if !is_about_an_entity(path) {
        return false;
    }
    let letters: Vec<u8> = bytes.iter().filter(|byte| **byte != 0).map(u8::to_ascii_lowercase).collect();
    letters.windows(b"withheld".len()).any(|letters| letters == b"withheld")
}

fn is_about_an_entity(path: &FilePath) -> bool {
    const OTHERS: [&str; 3] = ["content/articles/", "content/pages/", "templates/"];
    !OTHERS.iter().any(|folder| path.as_str().starts_with(folder))
}

fn unreadable(path: &FilePath, error: &io::Error) -> Diagnostic {
    let message = format!("this file cannot be read: {error}");
    match is_about_an_entity(path) {
        // Nobody knows whether it asks for a name to be withheld.
        true => Diagnostic::fatal(ProblemKind::UnreadableFile, message).in_file(path),
        false => Diagnostic::error(ProblemKind::UnreadableFile, message).in_file(path),
    }
}

fn not_utf8(path: FilePath, error: &std::string::FromUtf8Error) -> Diagnostic {
    let bytes = error.as_bytes();
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Diagnostic::error(ProblemKind::Encoding, "this file is UTF-16").in_file(&path).hint("save it as UTF-8");
    }
    let position = error.utf8_error().valid_up_to();
    let line = bytes[..position].iter().filter(|byte| **byte == b'\n').count() + 1;
    Diagnostic::error(
        ProblemKind::Encoding,
        format!("this file is not UTF-8: byte {:#04x} in line {line}", bytes[position]),
    )
    .in_file(&path)
    .hint("save it as UTF-8; old Russian and Kazakh files are often windows-1251")
}

fn list_statics(folder: &Path) -> Result<Vec<StaticFile>, ReadError> {
    let files = list(folder)?;
    Ok(files
        .into_par_iter()
        .map(|(path, location)| StaticFile { size: picture::size(&location), path, location })
        .collect())
}

/// Every file below a folder with its path inside it, sorted; names that begin with a dot are passed over.
fn list(folder: &Path) -> Result<Vec<(FilePath, PathBuf)>, ReadError> {
    if !folder.exists() {
        return Ok(Vec::new());
    }
    let is_hidden = |name: &std::ffi::OsStr| name.as_encoded_bytes().starts_with(b".");
    let walk = WalkDir::new(folder).follow_links(true).sort_by_file_name().into_iter();
    let mut files = Vec::new();
    for entry in walk.filter_entry(|entry| entry.depth() == 0 || !is_hidden(entry.file_name())) {
        let entry = entry.map_err(|error| ReadError {
            path: error.path().unwrap_or(folder).to_owned(),
            reason: error.io_error().map_or_else(|| error.to_string(), ToString::to_string),
        })?;
        if entry.file_type().is_file() {
            let inside = entry.path().strip_prefix(folder).unwrap_or(entry.path());
            let parts: Vec<_> = inside.components().map(|part| part.as_os_str().to_string_lossy()).collect();
            files.push((FilePath::new(parts.join("/")), entry.into_path()));
        }
    }
    files.sort();
    Ok(files)
}
