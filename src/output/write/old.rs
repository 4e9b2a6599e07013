//! What stands in the folder before: the site of the last build, and files of others.

use std::collections::HashMap;
use std::collections::HashSet;
use std::fs;
use std::io;
use std::path::Path;
use std::path::PathBuf;

use walkdir::WalkDir;

use crate::output::write::MANIFEST;
use crate::output::write::SUMS;
use crate::output::write::VERSION;
use crate::output::write::error::WriteError;
use crate::output::write::hash;
use crate::value::FilePath;

/// The folder as it was.
pub(super) struct Old {
    pub root: PathBuf,
    /// Which version wrote the site: the first line of its manifest.
    version: String,
    /// Files that Dateline wrote.
    pub own: HashSet<String>,
    /// The hashes of them.
    sums: HashMap<String, String>,
    /// Files of others.
    pub foreign: Vec<PathBuf>,
    /// Empty folders, which are of others too: git takes a folder without `refs/` for no repository.
    pub empty: Vec<PathBuf>,
}

impl Old {
    /// Reads a folder that must be new, empty, or written by Dateline.
    pub(super) fn read(folder: &Path) -> Result<Old, WriteError> {
        let mut old = Old::none(folder);
        if !folder.exists() {
            return Ok(old);
        }
        if !folder.is_dir() {
            return Err(WriteError::InTheWay(folder.to_owned()));
        }
        if is_empty(folder).map_err(WriteError::disk(folder))? {
            return Ok(old);
        }
        let manifest = fs::read_to_string(folder.join(MANIFEST));
        let manifest = manifest.map_err(|_| WriteError::Foreign(folder.to_owned()))?;
        let mut lines = manifest.lines();
        old.version = lines.next().unwrap_or_default().to_owned();
        old.own = lines.map(ToOwned::to_owned).collect();
        let sums = fs::read_to_string(folder.join(SUMS)).unwrap_or_default();
        old.sums = sums.lines().filter_map(hash::read_line).collect();
        for entry in WalkDir::new(folder).min_depth(1) {
            let entry = entry.map_err(|error| unread(error, folder))?;
            let inside = entry.path().strip_prefix(folder).unwrap_or(entry.path());
            if entry.file_type().is_dir() {
                if is_empty(entry.path()).unwrap_or(false) {
                    old.empty.push(inside.to_owned());
                }
            } else if !old.is_own(&slashed(inside)) {
                old.foreign.push(inside.to_owned());
            }
        }
        Ok(old)
    }

    fn none(folder: &Path) -> Old {
        Old {
            root: folder.to_owned(),
            version: String::new(),
            own: HashSet::new(),
            sums: HashMap::new(),
            foreign: Vec::new(),
            empty: Vec::new(),
        }
    }

    /// A file that this version made of another one, where that one is still the same and both are as they were published.
    pub(super) fn made_of(&self, original: (&FilePath, &[u8]), path: &FilePath) -> Option<Vec<u8>> {
        let (original, bytes) = original;
        let is_same = |path: &FilePath, bytes: &[u8]| self.sums.get(path.as_str()) == Some(&hash::of(bytes));
        if self.version != VERSION || !is_same(original, bytes) {
            return None;
        }
        let kept = fs::read(self.root.join(path.as_str())).ok()?;
        is_same(path, &kept).then_some(kept)
    }

    fn is_own(&self, name: &str) -> bool {
        name == MANIFEST || name == SUMS || self.own.contains(name)
    }
}

fn is_empty(folder: &Path) -> io::Result<bool> {
    Ok(fs::read_dir(folder)?.next().is_none())
}

fn unread(error: walkdir::Error, folder: &Path) -> WriteError {
    let path = error.path().unwrap_or(folder).to_owned();
    let error = error.into_io_error().unwrap_or_else(|| io::Error::other("a loop of links"));
    WriteError::Disk { path, error }
}

/// A path as it stands in the manifest.
pub(super) fn slashed(path: &Path) -> String {
    let parts: Vec<_> = path.components().map(|part| part.as_os_str().to_string_lossy()).collect();
    parts.join("/")
}
