//! A folder that gives no archive may be a site of another generator: which one, and how it comes in.

use std::path::Path;

use walkdir::WalkDir;

use crate::command;
use crate::command::import::folder;
use crate::import::site;
use crate::import::site::kind::Kind;

/// So many files are looked at: whoever stands in the wrong folder should not wait.
const MOST: usize = 2_000;

/// Says what a folder looks like. `None` where nothing tells it.
pub(crate) fn hint(root: &Path) -> Option<String> {
    let kind = folder::kind(root).or_else(|| has_texts(root).then_some(Kind::Markdown))?;
    let root = command::shown(root);
    let article = if kind.name().starts_with(['E', 'O']) { "an" } else { "a" };
    Some(format!(
        "this looks like {article} {}; `dateline init NEW` and then `dateline import {root} --root NEW` bring it into an archive of its own",
        kind.name()
    ))
}

/// Whether texts lie in the folder itself, or where an archive has none.
fn has_texts(root: &Path) -> bool {
    let texts = |folder: &Path, depth: usize| {
        let walk = WalkDir::new(folder).max_depth(depth).into_iter().take(MOST).flatten();
        walk.filter(|entry| entry.file_type().is_file()).any(|entry| {
            let name = entry.file_name().to_string_lossy();
            site::is_markdown(&name) && !name.to_ascii_lowercase().starts_with("readme")
        })
    };
    let content = root.join("content");
    // Where its texts lie where an archive has them, they are drafts.
    let is_archive = ["articles", "pages", "people"].iter().any(|folder| content.join(folder).is_dir());
    !is_archive && (texts(root, 1) || texts(&content, 8))
}
