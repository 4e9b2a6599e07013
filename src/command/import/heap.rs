//! The files that are to be imported: those that were named, and those below folders that were.

use std::collections::BTreeMap;
use std::fs;
use std::fs::File;
use std::io::Read;
use std::path::Path;
use std::path::PathBuf;

use walkdir::WalkDir;

use crate::command;
use crate::command::import::folder;
use crate::command::import::folder::FoundSite;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::ProblemKind;
use crate::import::elsewhere;
use crate::import::site;
use crate::value::FilePath;

/// A file to read.
#[derive(Debug, Clone)]
pub(super) struct Found {
    /// As it is shown.
    pub path: FilePath,
    pub location: PathBuf,
    pub size: u64,
}

/// What was found, and what could not be looked at.
#[derive(Debug, Default)]
pub(super) struct Heap {
    pub files: Vec<Found>,
    /// Sites of other generators, each of which is read as a whole.
    pub sites: Vec<FoundSite>,
    /// Pictures and files that come along where something in their folder names them.
    pub beside: usize,
    /// Programs and settings, which nobody meant.
    pub programs: usize,
    pub problems: Vec<Diagnostic>,
}

/// Finds the files. Errors where something that was named is not there, or is a part of the archive.
pub(super) fn find(paths: &[PathBuf], root: &Path) -> Result<Heap, String> {
    let mut heap = Heap::default();
    for path in paths {
        let shown = command::shown(path);
        let meta = fs::metadata(path).map_err(|error| format!("`{shown}`: {error}"))?;
        if is_of_archive(path, root) {
            return Err(format!("`{shown}` is a part of this archive"));
        }
        match meta.is_dir() {
            true => below(path, &mut heap),
            false if site::is_markdown(&shown) => heap.sites.push(FoundSite { location: path.clone(), kind: None }),
            false => heap.files.push(Found { path: FilePath::new(shown), location: path.clone(), size: meta.len() }),
        }
    }
    without_others(&mut heap);
    Ok(heap)
}

/// Texts of other programs are named by their kind, and not read.
fn without_others(heap: &mut Heap) {
    let mut others: BTreeMap<&str, Vec<FilePath>> = BTreeMap::new();
    heap.files.retain(|file| {
        let other = elsewhere::of_name(file.path.as_str());
        others.entry(other.map_or("", |other| other.name)).or_default().extend(other.map(|_| file.path.clone()));
        other.is_none()
    });
    heap.problems.extend(others.values().flat_map(|files| elsewhere::of_files(files)));
}

fn is_of_archive(path: &Path, root: &Path) -> bool {
    let (Ok(path), Ok(root)) = (path.canonicalize(), root.canonicalize()) else { return false };
    root.starts_with(&path) || command::FOLDERS.iter().any(|folder| path.starts_with(root.join(folder)))
}

/// Files below a folder in the order of their names; links and hidden files are passed over. Folders that are sites are read as such, and so are
/// texts in Markdown that lie about, with what they show.
fn below(folder: &Path, heap: &mut Heap) {
    let (first_file, mut sites) = (heap.files.len(), Vec::new());
    let walk = WalkDir::new(folder).sort_by_file_name().into_iter();
    let wanted = walk.filter_entry(|entry| {
        let name = entry.file_name().to_string_lossy();
        let is_wanted = entry.depth() == 0
            || !name.starts_with('.') && name != "node_modules" && !folder::is_of_saved_page(entry.path());
        let kind = if is_wanted && entry.file_type().is_dir() { folder::kind(entry.path()) } else { None };
        sites.extend(kind.map(|kind| FoundSite { location: entry.path().to_owned(), kind: Some(kind) }));
        is_wanted && kind.is_none()
    });
    for entry in wanted {
        match entry {
            Ok(entry) if entry.file_type().is_file() => heap.files.push(Found {
                path: FilePath::new(command::shown(entry.path())),
                size: entry.metadata().map_or(0, |meta| meta.len()),
                location: entry.into_path(),
            }),
            Ok(_) => {}
            Err(error) => {
                let path = FilePath::new(command::shown(error.path().unwrap_or(folder)));
                let message = format!("this cannot be listed: {error}");
                heap.problems.push(Diagnostic::error(ProblemKind::UnreadableFile, message).in_file(&path));
            }
        }
    }
    heap.sites.append(&mut sites);
    let is_text = |found: &Found| site::is_markdown(found.path.as_str());
    let files = heap.files.split_off(first_file);
    let has_texts = files.iter().any(is_text);
    let has_names = has_texts || files.iter().any(names_others);
    if has_texts {
        heap.sites.push(FoundSite { location: folder.to_owned(), kind: None });
    }
    for found in files.into_iter().filter(|found| !is_text(found)) {
        if elsewhere::is_program(found.path.as_str()) {
            heap.programs += 1;
            continue;
        }
        match has_names && is_shown_by_texts(&found.location) {
            true => heap.beside += 1,
            false => heap.files.push(found),
        }
    }
}

/// Whether a file is an export that names pictures and files beside it.
fn names_others(found: &Found) -> bool {
    /// Far enough to come to the first message.
    const HEAD: u64 = 4 << 10;
    let mut head = Vec::new();
    let is_json = found.path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("json"));
    let read = File::open(&found.location).and_then(|file| file.take(HEAD).read_to_end(&mut head));
    is_json && read.is_ok() && String::from_utf8_lossy(&head).contains("\"messages\"")
}

/// Whether a file is one that texts show or lead to, and that is nothing by itself.
fn is_shown_by_texts(path: &Path) -> bool {
    const ENDINGS: [&str; 20] = [
        "jpg", "jpeg", "png", "gif", "webp", "svg", "avif", "jfif", "heic", "bmp", "tif", "tiff", "pdf", "mp3", "mp4",
        "m4a", "ogg", "wav", "webm", "mov",
    ];
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    ENDINGS.iter().any(|known| ending.eq_ignore_ascii_case(known))
}
