//! Links of the file system that lead out of the archive.
//!
//! An archive is copied, shared and unpacked: a link in it may lead to any file of the machine that builds it. So a link is followed
//! where it stays within `content/`, `static/` and `templates/`, and nothing of another is read, nor shown in a message.

use std::fs;
use std::path::Path;
use std::path::PathBuf;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::ProblemKind;
use crate::value::FilePath;

/// The folders that links may lead into, without links in their own paths.
pub(super) struct Roots(Vec<PathBuf>);

impl Roots {
    pub(super) fn of(archive: &Path) -> Roots {
        let mut roots = Vec::new();
        for folder in ["content", "static", "templates"] {
            roots.extend(fs::canonicalize(archive.join(folder)).ok());
        }
        Roots(roots)
    }

    /// Whether a link leads somewhere else. One that leads nowhere does not.
    pub(super) fn are_left_by(&self, link: &Path) -> bool {
        let Ok(target) = fs::canonicalize(link) else { return false };
        !self.0.iter().any(|root| target.starts_with(root))
    }
}

/// Says that a link is not followed.
pub(super) fn refusal(path: &FilePath) -> Diagnostic {
    let message = "this link leads out of the archive and is not followed";
    Diagnostic::error(ProblemKind::LeadsOutside, message).in_file(path).hint("copy what it leads to into the archive")
}
