//! A folder that is a site: what it is of, and the files in it.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::path::PathBuf;

use walkdir::DirEntry;
use walkdir::WalkDir;

use crate::command;
use crate::import::bounds;
use crate::import::site;
use crate::import::site::Tree;
use crate::import::site::TreeFile;
use crate::import::site::kind;
use crate::import::site::kind::Kind;
use crate::value::FilePath;

/// A site that is to be imported.
#[derive(Debug, Clone)]
pub(super) struct FoundSite {
    pub location: PathBuf,
    /// `None` where its texts must tell it.
    pub kind: Option<Kind>,
}

/// Tells whether a folder is a site, by what lies directly in it.
pub(super) fn kind(folder: &Path) -> Option<Kind> {
    let entries = fs::read_dir(folder).ok()?;
    let names: BTreeSet<String> = entries
        .flatten()
        .filter_map(|entry| {
            let name = entry.file_name().into_string().ok()?;
            Some(if entry.file_type().ok()?.is_dir() { format!("{name}/") } else { name })
        })
        .collect();
    let settings = match names.contains(kind::SHARED_SETTINGS) {
        true => fs::read_to_string(folder.join(kind::SHARED_SETTINGS)).unwrap_or_default(),
        false => String::new(),
    };
    kind::of_folder(&names, &settings)
}

/// The files of a site, and how many links in it were not followed.
pub(super) fn tree(found: &FoundSite) -> (Tree, usize) {
    let mut links = 0;
    let mut files = Vec::new();
    let walk = WalkDir::new(&found.location).sort_by_file_name().into_iter();
    for entry in walk.filter_entry(|entry| is_of_site(entry, found.kind)).flatten() {
        links += usize::from(entry.path_is_symlink());
        if entry.file_type().is_file() {
            files.extend(file(&entry, &found.location));
        }
    }
    (Tree::new(files), links)
}

fn file(entry: &DirEntry, root: &Path) -> Option<TreeFile> {
    let inside = entry.path().strip_prefix(root).ok()?;
    // A text that was named alone is a site of one.
    let inside = if inside.as_os_str().is_empty() { Path::new(root.file_name()?) } else { inside };
    let path = FilePath::new(inside.to_string_lossy().replace('\\', "/"));
    let is_small = entry.metadata().is_ok_and(|file| file.len() <= bounds::FILE as u64);
    let is_read = site::is_read(path.as_str()) && is_small;
    let bytes = if is_read { fs::read(entry.path()).ok() } else { None };
    Some(TreeFile { path, location: entry.path().to_owned(), bytes })
}

/// Hidden files, libraries and what the generator has made are passed over.
fn is_of_site(entry: &DirEntry, kind: Option<Kind>) -> bool {
    let name = entry.file_name().to_string_lossy();
    let is_made = match kind {
        Some(Kind::Hugo | Kind::Zola) => entry.depth() == 1 && matches!(&*name, "public" | "resources"),
        Some(Kind::Jekyll | Kind::Eleventy) => entry.depth() == 1 && name == "_site",
        Some(Kind::Obsidian | Kind::Markdown) => false,
        // Sites in a heap are read by themselves.
        None => entry.depth() > 0 && entry.file_type().is_dir() && self::kind(entry.path()).is_some(),
    };
    entry.depth() == 0 || !is_made && name != "node_modules" && (!name.starts_with('.') || name == ".eleventy.js")
}

/// As it is shown.
pub(super) fn shown(found: &FoundSite) -> FilePath {
    FilePath::new(command::shown(&found.location))
}
