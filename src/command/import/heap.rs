//! The files that are to be imported: those that were named, and those below folders that were.

use std::fs;
use std::path::Path;
use std::path::PathBuf;

use walkdir::WalkDir;

use crate::command;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::ProblemKind;
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
            false => heap.files.push(Found { path: FilePath::new(shown), location: path.clone(), size: meta.len() }),
        }
    }
    Ok(heap)
}

fn is_of_archive(path: &Path, root: &Path) -> bool {
    let (Ok(path), Ok(root)) = (path.canonicalize(), root.canonicalize()) else { return false };
    root.starts_with(&path) || command::FOLDERS.iter().any(|folder| path.starts_with(root.join(folder)))
}

/// Files below a folder in the order of their names; links and hidden files are passed over.
fn below(folder: &Path, heap: &mut Heap) {
    let walk = WalkDir::new(folder).sort_by_file_name().into_iter();
    let wanted = walk.filter_entry(|entry| {
        let name = entry.file_name().to_string_lossy();
        entry.depth() == 0 || !name.starts_with('.') && !is_of_saved_page(entry.path())
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
}

/// Whether a folder holds what a browser saved beside a page: `Page_files` beside `Page.html`.
fn is_of_saved_page(path: &Path) -> bool {
    const ENDINGS: [&str; 8] =
        ["_files", ".files", "-Dateien", "_fichiers", "_archivos", "_файлы", " - файлы", "_pliki"];
    let Some(name) = path.file_name().and_then(|name| name.to_str()) else { return false };
    let Some(stem) = ENDINGS.iter().find_map(|ending| name.strip_suffix(ending)) else { return false };
    ["html", "htm", "xhtml"].iter().any(|ending| path.with_file_name(format!("{stem}.{ending}")).is_file())
}
