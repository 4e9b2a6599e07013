//! Every file of a folder, without a way out of it.
//!
//! A symbolic link to a file of the same folder is read as that file, with a warning: a server does the same. All others, and whatever is
//! no ordinary file (opening a pipe would wait for ever), are named and left alone.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::path::PathBuf;

use walkdir::DirEntry;
use walkdir::WalkDir;

use crate::diagnostic::Checked;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::ProblemKind;
use crate::value::FilePath;
use crate::value::name;

/// A file, and where it lies.
pub(super) struct Found {
    pub path: FilePath,
    pub location: PathBuf,
}

/// Lists the files below a folder, by path. A folder that cannot be listed is a problem, and the others are listed.
pub(super) fn walk(root: &Path) -> Checked<Vec<Found>> {
    let mut found = Vec::new();
    let mut diagnostics = Vec::new();
    let whole = fs::canonicalize(root).unwrap_or_else(|_| root.to_owned());
    // The folder itself may be given by a link.
    for entry in WalkDir::new(&whole).min_depth(1).follow_links(false).follow_root_links(true) {
        match entry {
            Ok(entry) if entry.file_type().is_dir() => {}
            Ok(entry) => {
                let path = inside(&whole, entry.path());
                diagnostics.extend(oddity(&whole, &entry).map(|problem| problem.in_file(&path)));
                if is_ordinary(&whole, &entry) {
                    found.push(Found { path, location: entry.into_path() });
                }
            }
            Err(error) => {
                let path = inside(&whole, error.path().unwrap_or(&whole));
                let reason = error.io_error().map_or_else(|| error.to_string(), ToString::to_string);
                diagnostics.push(
                    Diagnostic::error(ProblemKind::UnreadableFile, format!("this folder cannot be listed: {reason}"))
                        .in_file(&path),
                );
            }
        }
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    let mut paths = BTreeSet::new();
    found.retain(|file| paths.insert(file.path.clone()));
    Checked { value: found, diagnostics }
}

/// The path of a file as a list of hashes has it.
fn inside(root: &Path, location: &Path) -> FilePath {
    let inside = location.strip_prefix(root).unwrap_or(location);
    let parts: Vec<&[u8]> = inside.components().map(|part| part.as_os_str().as_encoded_bytes()).collect();
    name::written(&parts.join(b"/".as_slice()))
}

/// What a symbolic link leads to, where that is a file of the same folder.
fn target(root: &Path, link: &Path) -> Option<PathBuf> {
    let target = fs::canonicalize(link).ok()?;
    (target.starts_with(root) && target.is_file()).then_some(target)
}

fn is_ordinary(root: &Path, entry: &DirEntry) -> bool {
    entry.file_type().is_file() || entry.path_is_symlink() && target(root, entry.path()).is_some()
}

fn oddity(root: &Path, entry: &DirEntry) -> Option<Diagnostic> {
    if entry.file_type().is_file() {
        return None;
    }
    if !entry.path_is_symlink() {
        return Some(
            Diagnostic::error(ProblemKind::OddFile, "this is no ordinary file")
                .hint("a published site has none; it is not opened"),
        );
    }
    Some(match target(root, entry.path()) {
        Some(_) => Diagnostic::warning(ProblemKind::OddFile, "this is a symbolic link to another file of the folder")
            .hint("its target is read in its place; a true copy holds the file itself"),
        None => Diagnostic::error(ProblemKind::OddFile, "this is a symbolic link that leads to no file of the folder")
            .hint("it is not followed: what it shows depends on the machine that it lies on"),
    })
}
