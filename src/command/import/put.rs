//! Puts files where they belong: new ones only, within the archive, whole or not at all.

use std::fs;
use std::fs::OpenOptions;
use std::io;
use std::io::Write;
use std::path::Component;
use std::path::Path;

use crate::command;
use crate::command::import::asked::Import;
use crate::command::import::plan::Step;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::ProblemKind;
use crate::edit;
use crate::edit::Change;
use crate::import::Capture;
use crate::value::FilePath;
use crate::value::Source;

/// What was done, or would be: the path of the file.
#[derive(Debug)]
pub(super) enum Put {
    Written(String),
    Changed(String),
    Nothing(String),
}

/// Why something could not be put.
pub(super) enum Failed {
    /// This one; others may.
    Draft(Box<Diagnostic>),
    /// The disk does not take anything.
    Disk(String),
}

/// Does one step, or only looks whether it could be done.
pub(super) fn put(step: &Step, import: &Import) -> Result<Put, Failed> {
    match step {
        Step::Already { path } => Ok(Put::Nothing(path.clone())),
        Step::Capture { path, capture } => {
            add_capture(path, capture, import)?;
            Ok(Put::Changed(path.clone()))
        }
        Step::Change { path, changes } => {
            change(path, changes, import)?;
            Ok(Put::Changed(path.clone()))
        }
        Step::New { path, draft, kept, .. } => {
            if let (Some(file), Some(bytes)) = (kept, &draft.page) {
                create(file, bytes, import)?;
            }
            create(path, draft.text().as_bytes(), import)?;
            for (file, location) in &draft.files {
                bring(&format!("static/{file}"), location, import)?;
            }
            Ok(Put::Written(path.clone()))
        }
    }
}

/// Writes a new file. One that appeared since the archive was read stays as it is.
fn create(path: &str, bytes: &[u8], import: &Import) -> Result<(), Failed> {
    let location = import.root.join(path);
    if !is_inside(&location, &import.root, path) {
        return Err(said(path, "this path leads out of the archive; nothing is written there"));
    }
    if import.dry_run {
        return Ok(());
    }
    let result = location.parent().map_or(Ok(()), fs::create_dir_all).and_then(|()| write(&location, bytes));
    result.map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => said(path, "this file is there already; it is not written over"),
        io::ErrorKind::StorageFull => Failed::Disk(format!("`{path}`: {error}")),
        _ => said(path, &format!("this file cannot be written: {error}")),
    })
}

/// Brings a file that a text shows. Another one of its name stays as it is.
fn bring(path: &str, from: &Path, import: &Import) -> Result<(), Failed> {
    let location = import.root.join(path);
    let unreadable = |error: io::Error| said(path, &format!("`{}` cannot be read: {error}", command::shown(from)));
    // What a link leads to is not of the site.
    let is_file = fs::symlink_metadata(from).is_ok_and(|file| file.is_file());
    if !is_file {
        return Err(said(path, "what was to be copied here is no file any more"));
    }
    if location.exists() {
        let is_same = is_same_size(&location, from) && fs::read(&location).ok() == fs::read(from).ok();
        return match is_same {
            true => Ok(()),
            false => Err(said(path, "another file of this name is there already; it is not written over")),
        };
    }
    if import.dry_run {
        return create(path, &[], import);
    }
    create(path, &fs::read(from).map_err(unreadable)?, import)
}

fn is_same_size(one: &Path, other: &Path) -> bool {
    let size = |path: &Path| fs::metadata(path).map(|file| file.len()).ok();
    size(one) == size(other)
}

/// Half a file is worse than none.
fn write(location: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = OpenOptions::new().write(true).create_new(true).open(location)?;
    let written = file.write_all(bytes);
    if written.is_err() {
        let _ = fs::remove_file(location);
    }
    written
}

/// Whether a path stays in the archive, also by way of the links that are there.
fn is_inside(location: &Path, root: &Path, path: &str) -> bool {
    let is_plain = Path::new(path).components().all(|part| matches!(part, Component::Normal(_)));
    let Ok(root) = root.canonicalize() else { return false };
    let existing = location.ancestors().skip(1).find_map(|ancestor| ancestor.canonicalize().ok());
    is_plain && existing.is_some_and(|existing| existing.starts_with(&root))
}

fn add_capture(path: &str, capture: &Capture, import: &Import) -> Result<(), Failed> {
    match capture.clone().written() {
        Some(written) => change(path, &[Change::Add("captures".to_owned(), written)], import),
        None => Ok(()),
    }
}

/// Changes a file in its text.
fn change(path: &str, changes: &[Change], import: &Import) -> Result<(), Failed> {
    let location = import.root.join(path);
    let text =
        fs::read_to_string(&location).map_err(|error| said(path, &format!("this file cannot be read: {error}")))?;
    let source = Source { path: FilePath::new(path), text: text.into() };
    let changed = edit::change(&source, changes).map_err(Failed::Draft)?;
    if import.dry_run {
        return Ok(());
    }
    replace(&location, changed.as_bytes()).map_err(|error| said(path, &format!("this file cannot be written: {error}")))
}

/// The new file stands beside the old one before it takes its place, under a name of this process alone: one that was killed may have
/// left its own. Who may read the old one may read the new one, and nobody else.
fn replace(location: &Path, bytes: &[u8]) -> io::Result<()> {
    let beside = location.with_extension(format!("md.new-{}", std::process::id()));
    write(&beside, bytes)?;
    let permissions = fs::metadata(location).map(|old| old.permissions());
    let replaced = permissions
        .and_then(|permissions| fs::set_permissions(&beside, permissions))
        .and_then(|()| fs::rename(&beside, location));
    if replaced.is_err() {
        let _ = fs::remove_file(&beside);
    }
    replaced
}

fn said(path: &str, message: &str) -> Failed {
    Failed::Draft(Box::new(Diagnostic::error(ProblemKind::NotImported, message).in_file(&FilePath::new(path))))
}
