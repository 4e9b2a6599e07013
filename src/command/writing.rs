//! Writes files of an archive: new ones only where nothing is, changed ones whole or not at all, and nothing outside of the archive.

use std::fs;
use std::fs::OpenOptions;
use std::io;
use std::io::Read;
use std::path::Component;
use std::path::Path;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::ProblemKind;
use crate::edit;
use crate::edit::Change;
use crate::value::FilePath;
use crate::value::Source;

/// Why a file could not be written.
pub(super) enum Failed {
    /// This one; others may.
    This(Box<Diagnostic>),
    /// The disk does not take anything.
    Disk(String),
}

/// Whether a change is made, or only looked whether it could be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mode {
    Write,
    Look,
}

/// Writes a new file, by its path from the root. One that appeared since the archive was read stays as it is.
pub(super) fn create(
    root: &Path,
    path: &str,
    bytes: &mut dyn Read,
    (mode, kind): (Mode, ProblemKind),
) -> Result<(), Failed> {
    let location = root.join(path);
    if !is_inside(&location, root, path) {
        return Err(said(kind, path, "this path leads out of the archive; nothing is written there"));
    }
    if mode == Mode::Look {
        return Ok(());
    }
    let result = location.parent().map_or(Ok(()), fs::create_dir_all).and_then(|()| write(&location, bytes));
    result.map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => said(kind, path, "this file is there already; it is not written over"),
        io::ErrorKind::StorageFull => Failed::Disk(format!("`{path}`: {error}")),
        _ => said(kind, path, &format!("this file cannot be written: {error}")),
    })
}

/// Half a file is worse than none.
pub(super) fn write(location: &Path, bytes: &mut dyn Read) -> io::Result<()> {
    let mut file = OpenOptions::new().write(true).create_new(true).open(location)?;
    let written = io::copy(bytes, &mut file);
    if written.is_err() {
        let _ = fs::remove_file(location);
    }
    written.map(|_| ())
}

/// Writes a file anew that is no content file.
#[cfg(feature = "import")]
pub(super) fn over(root: &Path, path: &str, bytes: &[u8], (mode, kind): (Mode, ProblemKind)) -> Result<(), Failed> {
    let location = root.join(path);
    if !is_inside(&location, root, path) {
        return Err(said(kind, path, "this path leads out of the archive; nothing is written there"));
    }
    if mode == Mode::Look {
        return Ok(());
    }
    replace(&location, bytes).map_err(|error| said(kind, path, &format!("this file cannot be written: {error}")))
}

/// Whether a path stays in the archive, also by way of the links that are there.
fn is_inside(location: &Path, root: &Path, path: &str) -> bool {
    let is_plain = Path::new(path).components().all(|part| matches!(part, Component::Normal(_)));
    let Ok(root) = root.canonicalize() else { return false };
    let existing = location.ancestors().skip(1).find_map(|ancestor| ancestor.canonicalize().ok());
    is_plain && existing.is_some_and(|existing| existing.starts_with(&root))
}

/// Changes the front matter of a file in its text.
pub(super) fn change(
    root: &Path,
    path: &str,
    changes: &[Change],
    (mode, kind): (Mode, ProblemKind),
) -> Result<(), Failed> {
    let location = root.join(path);
    let read = fs::read_to_string(&location);
    let text = read.map_err(|error| said(kind, path, &format!("this file cannot be read: {error}")))?;
    let source = Source { path: FilePath::new(path), text: text.into() };
    let changed = edit::change(&source, changes).map_err(Failed::This)?;
    if mode == Mode::Look {
        return Ok(());
    }
    let replaced = replace(&location, changed.as_bytes());
    replaced.map_err(|error| said(kind, path, &format!("this file cannot be written: {error}")))
}

/// The new file stands beside the old one before it takes its place, under a name of this process alone: one that was killed may have
/// left its own. Who may read the old one may read the new one, and nobody else.
fn replace(location: &Path, bytes: &[u8]) -> io::Result<()> {
    let beside = location.with_extension(format!("md.new-{}", std::process::id()));
    write(&beside, &mut &*bytes)?;
    let permissions = fs::metadata(location).map(|old| old.permissions());
    let replaced = permissions
        .and_then(|permissions| fs::set_permissions(&beside, permissions))
        .and_then(|()| fs::rename(&beside, location));
    if replaced.is_err() {
        let _ = fs::remove_file(&beside);
    }
    replaced
}

/// A file about which only that is to be said.
pub(super) fn said(kind: ProblemKind, path: &str, message: &str) -> Failed {
    Failed::This(Box::new(Diagnostic::error(kind, message).in_file(&FilePath::new(path))))
}
