//! Where a site goes, and where it may not go.

use std::fs;
use std::path::Component;
use std::path::Path;
use std::path::PathBuf;
use std::time::Duration;

use crate::output::write::error::WriteError;

/// Where a site goes.
#[derive(Debug, Clone, Copy)]
pub struct Destination<'a> {
    pub folder: &'a Path,
    /// A file for all of it, outside of the folder.
    pub archive: Option<&'a Path>,
    /// The folders that the site is made of: in them it would be made of itself.
    pub sources: &'a [PathBuf],
    /// How long to wait for another build that writes the folder.
    pub patience: Duration,
}

impl Destination<'_> {
    /// The folder itself where the path is a symbolic link to one, or to where one is to be. Its parent is made.
    pub(super) fn folder(&self) -> Result<PathBuf, WriteError> {
        self.refuse_sources(self.folder)?;
        resolved(self.folder)
    }

    pub(super) fn archive(&self) -> Result<Option<&Path>, WriteError> {
        if let Some(archive) = self.archive {
            self.refuse_sources(archive)?;
        }
        Ok(self.archive)
    }

    fn refuse_sources(&self, path: &Path) -> Result<(), WriteError> {
        let path = located(path)?;
        for source in self.sources {
            if path.starts_with(located(source)?) {
                return Err(WriteError::InSource(path));
            }
        }
        Ok(())
    }
}

/// The folder itself where the path is a symbolic link to one, or to where one is to be.
fn resolved(folder: &Path) -> Result<PathBuf, WriteError> {
    if folder.exists() {
        return folder.canonicalize().map_err(WriteError::disk(folder));
    }
    let target = match fs::read_link(folder) {
        Ok(target) => parent(folder).join(target),
        Err(_) => folder.to_owned(),
    };
    let parent = parent(&target);
    fs::create_dir_all(parent).map_err(WriteError::disk(parent))?;
    let parent = parent.canonicalize().map_err(WriteError::disk(parent))?;
    Ok(parent.join(target.file_name().unwrap_or_default()))
}

fn parent(path: &Path) -> &Path {
    match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    }
}

/// The path without links and detours, as far as its folders are there. Nothing is made before it is known to be wanted.
pub(super) fn located(path: &Path) -> Result<PathBuf, WriteError> {
    let path = std::path::absolute(path).map_err(WriteError::disk(path))?;
    let mut located = PathBuf::new();
    for part in path.components() {
        match part {
            Component::ParentDir => {
                located.pop();
            }
            Component::CurDir => {}
            part => located.push(part),
        }
        located = located.canonicalize().unwrap_or(located);
    }
    Ok(located)
}
