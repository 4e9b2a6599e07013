//! Files that an export names and that lie beside it: found in its folder, or named as missing.

use std::fs;
use std::path::Component;
use std::path::Path;

use crate::command::import::heap::Found;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::ProblemKind;
use crate::import::Batch;

/// The same with the places of the files. What is not there, or lies elsewhere, does not come along.
pub(super) fn found(mut batch: Batch, found: &Found) -> Batch {
    let folder = found.location.parent().unwrap_or(Path::new(""));
    let mut missing = 0;
    for draft in &mut batch.drafts {
        let all = draft.files.len();
        draft.files.retain_mut(|(_, path)| {
            let is_plain = path.components().all(|part| matches!(part, Component::Normal(_)));
            *path = folder.join(&*path);
            is_plain && is_inside(path, folder)
        });
        missing += all - draft.files.len();
    }
    if missing > 0 {
        let message = format!("files that this export names and that do not lie beside it: {missing}");
        batch.problems.push(Diagnostic::warning(ProblemKind::NotImported, message).in_file(&found.path));
    }
    batch
}

/// Whether a path is a file in a folder, without a link on the way.
fn is_inside(path: &Path, folder: &Path) -> bool {
    let is_file = fs::symlink_metadata(path).is_ok_and(|file| file.is_file());
    let (Ok(whole), Ok(folder)) = (path.canonicalize(), folder.canonicalize()) else { return false };
    is_file && whole.starts_with(folder)
}
