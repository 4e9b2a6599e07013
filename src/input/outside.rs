//! Links of the file system that lead out of the archive, or to what is not published as it is.
//!
//! An archive is copied, shared and unpacked: a link in it may lead to any file of the machine that builds it. So a link is followed
//! where it stays within its own folder, or leads from a text to a static file; nothing of another is read, nor shown in a message. The folders
//! themselves may be links within the archive, where they do not meet.

use std::fs;
use std::path::Path;
use std::path::PathBuf;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::ProblemKind;
use crate::input::leavings;
use crate::value::FilePath;

const FOLDERS: [&str; 3] = ["content", "static", "templates"];

/// An archive and its folders that there are, without links in their own paths.
pub(super) struct Roots {
    archive: PathBuf,
    folders: Vec<(&'static str, PathBuf)>,
}

impl Roots {
    pub(super) fn of(archive: &Path) -> Roots {
        let mut folders = Vec::new();
        for name in FOLDERS {
            folders.extend(fs::canonicalize(archive.join(name)).ok().map(|folder| (name, folder)));
        }
        Roots { archive: fs::canonicalize(archive).unwrap_or_else(|_| archive.to_owned()), folders }
    }

    /// What is said of a folder of the archive that is a link out of it, or to what another folder has. Texts may be kept elsewhere, where editors
    /// write them; whatever else is found elsewhere nobody has looked through for this site: it is not read.
    pub(super) fn fault(&self, name: &str) -> Option<Diagnostic> {
        let (_, folder) = self.folders.iter().find(|(other, _)| *other == name)?;
        let others = self.folders.iter().filter(|(other, _)| *other != name);
        let meets = others.into_iter().any(|(_, other)| folder.starts_with(other) || other.starts_with(folder));
        let is_own = *folder == self.archive.join(name);
        if is_own || is_seen(folder, &self.archive) && !meets {
            return None;
        }
        let place = FilePath::new(name);
        if name == "content" && !meets {
            let message = "`content` is a link that leads out of the archive: what is read is what lies there";
            let problem = Diagnostic::warning(ProblemKind::LeadsOutside, message).in_file(&place);
            return Some(problem.hint("make it a folder of the archive, where the archive is shared"));
        }
        let message =
            format!("`{name}` is a link that leads out of the archive or to another of its folders: it is not read");
        let problem = match name {
            // Without its texts a site would be empty.
            "content" => Diagnostic::fatal(ProblemKind::LeadsOutside, message),
            _ => Diagnostic::error(ProblemKind::LeadsOutside, message),
        };
        Some(problem.in_file(&place).hint("make it a folder of the archive"))
    }

    /// What is said of a link in a folder that is not followed. One that leads nowhere is another's.
    pub(super) fn refusal(&self, link: &Path, path: &FilePath) -> Option<Diagnostic> {
        let target = fs::canonicalize(link).ok()?;
        let folder = path.as_str().split('/').next().unwrap_or_default();
        let may_have = |name: &str| name == folder || folder == "content" && name == "static";
        if self.folders.iter().any(|(name, root)| may_have(name) && is_seen(&target, root)) {
            return None;
        }
        let is_inside = self.folders.iter().any(|(_, root)| target.starts_with(root));
        let message = match is_inside {
            true => format!("this link leads to what `{folder}/` is not for, and is not followed"),
            false => "this link leads out of the archive and is not followed".to_owned(),
        };
        let problem = Diagnostic::error(ProblemKind::LeadsOutside, message).in_file(path);
        Some(problem.hint(format!("copy what it leads to into `{folder}/`, if it may be published")))
    }
}

/// Whether a path lies in a folder and nothing of it is hidden there.
fn is_seen(path: &Path, folder: &Path) -> bool {
    let Ok(inside) = path.strip_prefix(folder) else { return false };
    !inside.iter().any(|part| leavings::is_passed_over(&part.to_string_lossy()))
}
