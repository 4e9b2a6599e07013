//! Ids of files, which are their addresses.

use crate::diagnostic::Diagnostic;
use crate::diagnostic::ProblemKind;
use crate::value::Located;
use crate::value::Source;
use crate::value::slug;
use crate::value::without_ending;

/// The id of a file: its folder, its path inside it, and its stem, each cleaned for addresses. `x/index.md` and `x/_index.md`
/// have stem `x`; `slug` replaces the stem.
pub(super) fn of(
    source: &Source,
    folder: &str,
    written_slug: Option<Located<String>>,
    problems: &mut Vec<Diagnostic>,
) -> Option<String> {
    let inside = source.path.as_str().strip_prefix("content/")?.strip_prefix(folder)?.strip_prefix('/')?;
    let path = without_ending(without_ending(inside, &[".md", ".markdown"]), &["/_index", "/index"]);
    if path == "index" || path == "_index" {
        let problem = Diagnostic::warning(
            ProblemKind::FileNotRead,
            "the index of this folder is made by the site; this file is not read",
        );
        problems.push(problem.in_file(&source.path).hint("give it another name, or make it a page under `pages/`"));
        return None;
    }
    let (parents, stem) = path.rsplit_once('/').unwrap_or(("", path));
    let name = match &written_slug {
        Some(written) => &written.value,
        None => stem,
    };
    let Some(id) = cleaned(folder, parents, name) else {
        let problem = Diagnostic::error(
            ProblemKind::NoAddress,
            "no address can be made of this name: it has no letter and no digit",
        );
        problems.push(match written_slug {
            Some(written) => problem.at(source, written.span),
            None => problem.in_file(&source.path).hint("rename the file, or write `slug:` in its front matter"),
        });
        return None;
    };
    Some(id)
}

/// A name in its folders; `None` where nothing is left of a part.
fn cleaned(folder: &str, parents: &str, name: &str) -> Option<String> {
    let mut parts = vec![folder.to_owned()];
    for parent in parents.split('/') {
        if !parent.is_empty() {
            parts.push(slug(parent)?);
        }
    }
    parts.push(slug(name)?);
    Some(parts.join("/"))
}
