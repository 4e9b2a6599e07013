//! Puts files where they belong: new ones only, within the archive, whole or not at all.

use std::fs;
use std::fs::File;
use std::io;
use std::io::BufReader;
use std::io::Read;
use std::path::Path;

use crate::command;
use crate::command::import::asked::Import;
use crate::command::import::plan::Step;
use crate::command::writing;
use crate::command::writing::Failed;
use crate::command::writing::Mode;
use crate::diagnostic::ProblemKind;
use crate::edit::Change;
use crate::import::Capture;

/// What was done, or would be: the path of the file.
#[derive(Debug)]
pub(super) enum Put {
    Written(String),
    Changed(String),
    Nothing(String),
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
pub(super) fn create(path: &str, bytes: &[u8], import: &Import) -> Result<(), Failed> {
    created(path, &mut &*bytes, import)
}

fn created(path: &str, bytes: &mut dyn Read, import: &Import) -> Result<(), Failed> {
    writing::create(&import.root, path, bytes, (mode(import), ProblemKind::NotImported))
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
        return match is_same(&location, from).map_err(unreadable)? {
            true => Ok(()),
            false => Err(said(path, "another file of this name is there already; it is not written over")),
        };
    }
    let mut file = File::open(from).map_err(unreadable)?;
    created(path, &mut file, import)
}

/// Whether two files hold the same bytes; films are too long for the memory.
fn is_same(one: &Path, other: &Path) -> io::Result<bool> {
    if fs::metadata(one)?.len() != fs::metadata(other)?.len() {
        return Ok(false);
    }
    let (one, other) = (BufReader::new(File::open(one)?).bytes(), BufReader::new(File::open(other)?).bytes());
    for (one, other) in one.zip(other) {
        if one? != other? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Writes a file anew that is no content file.
pub(super) fn over(path: &str, bytes: &[u8], import: &Import) -> Result<(), Failed> {
    writing::over(&import.root, path, bytes, (mode(import), ProblemKind::NotImported))
}

pub(super) fn said(path: &str, message: &str) -> Failed {
    writing::said(ProblemKind::NotImported, path, message)
}

fn change(path: &str, changes: &[Change], import: &Import) -> Result<(), Failed> {
    writing::change(&import.root, path, changes, (mode(import), ProblemKind::NotImported))
}

fn mode(import: &Import) -> Mode {
    if import.dry_run { Mode::Look } else { Mode::Write }
}

fn add_capture(path: &str, capture: &Capture, import: &Import) -> Result<(), Failed> {
    match capture.clone().written() {
        Some(written) => change(path, &[Change::Add("captures".to_owned(), written)], import),
        None => Ok(()),
    }
}
