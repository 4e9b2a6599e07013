//! Why a site is not published.

use std::fmt;
use std::io;
use std::path::Path;
use std::path::PathBuf;

use crate::diagnostic::Diagnostic;

/// Nothing was published.
#[derive(Debug)]
pub enum WriteError {
    /// Pages that could not be made.
    Content(Vec<Diagnostic>),
    /// The folder holds files of others and no site.
    Foreign(PathBuf),
    /// Another build is writing the folder.
    Held {
        folder: PathBuf,
        by: String,
    },
    /// A file of others stands where a page must be.
    InTheWay(PathBuf),
    /// The packed site would lie in the site.
    Inside(PathBuf),
    /// The site, or the packed site, would lie in what it is made of.
    InSource(PathBuf),
    /// The folder cannot change places with another.
    MountPoint(PathBuf),
    Disk {
        path: PathBuf,
        error: io::Error,
    },
}

impl WriteError {
    /// What the system says of a path.
    pub(super) fn disk(path: &Path) -> impl FnOnce(io::Error) -> WriteError + use<> {
        let path = path.to_owned();
        move |error| WriteError::Disk { path, error }
    }
}

impl fmt::Display for WriteError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            WriteError::Content(problems) => write!(formatter, "{} pages could not be made", problems.len()),
            WriteError::Foreign(path) => write!(
                formatter,
                "`{}` is not empty and was not written by dateline; choose another folder with `--output`, or empty it",
                path.display()
            ),
            WriteError::Held { folder, by } => write!(
                formatter,
                "`{}` is being written by another build ({by}); wait for its end (`--wait`), or choose another folder with `--output`",
                folder.display()
            ),
            WriteError::InTheWay(path) => write!(
                formatter,
                "`{}` was not written by dateline and stands where a page must be; move it away",
                path.display()
            ),
            WriteError::Inside(path) => write!(
                formatter,
                "`{}` would lie inside the site; choose a place beside it with `--archive`",
                path.display()
            ),
            WriteError::InSource(path) => write!(
                formatter,
                "`{}` would lie in a folder that the site is made of; choose a place beside it",
                path.display()
            ),
            WriteError::MountPoint(path) => write!(
                formatter,
                "`{0}` is a mount point, and a site is exchanged whole; choose a folder inside it, as `--output {0}/site`",
                path.display()
            ),
            WriteError::Disk { path, error } => write!(formatter, "`{}`: {error}", path.display()),
        }
    }
}

impl std::error::Error for WriteError {}
