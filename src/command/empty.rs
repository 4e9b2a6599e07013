//! An archive that is none, or that has nothing in it: its folder may be of something else.

use std::path::Path;

use crate::command;
use crate::command::Ending;
#[cfg(feature = "import")]
use crate::command::import::elsewhere::hint;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::ProblemKind;

/// A folder that cannot be read as an archive: why, and what it may be.
pub(super) fn no_archive(root: &Path, error: &dyn std::fmt::Display) -> Ending {
    match hint(root) {
        Some(hint) => command::fail(&format!("{error}\n{hint}")),
        None => command::fail(error),
    }
}

/// An archive without a text: what its folder may be.
pub(super) fn said(root: &Path, (articles, entities, _): (usize, usize, usize)) -> Option<Diagnostic> {
    let is_empty = articles == 0 && entities == 0;
    let hint = if is_empty { hint(root)? } else { return None };
    let problem = Diagnostic::warning(ProblemKind::NotImported, "there is no article and no entry in this archive");
    Some(problem.hint(hint))
}

/// A program that cannot import has nothing to offer.
#[cfg(not(feature = "import"))]
fn hint(_: &Path) -> Option<String> {
    None
}
