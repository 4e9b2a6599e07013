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
    let mut names: BTreeSet<String> = BTreeSet::new();
    for entry in fs::read_dir(folder).ok()?.flatten() {
        let (Ok(name), Ok(file)) = (entry.file_name().into_string(), entry.file_type()) else { continue };
        names.insert(if file.is_dir() { format!("{name}/") } else { name });
    }
    let settings = match names.contains(kind::SHARED_SETTINGS) {
        true => fs::read_to_string(folder.join(kind::SHARED_SETTINGS)).unwrap_or_default(),
        false => String::new(),
    };
    kind::of_folder(&names, &settings)
}

/// The files of a site, and how many links in it were not followed.
pub(super) fn tree(found: &FoundSite) -> (Tree, usize) {
    if found.location.is_file() {
        return (Tree::new(alone(&found.location)), 0);
    }
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

/// A text that was named alone, and what lies beside it that is no text.
fn alone(text: &Path) -> Vec<TreeFile> {
    /// Somebody may have put it among everything they have.
    const MOST: usize = 5_000;
    let folder = text.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let walk = WalkDir::new(folder).max_depth(3).sort_by_file_name().into_iter();
    let mut files = Vec::new();
    for entry in walk.filter_entry(|entry| is_of_site(entry, None)).take(MOST).flatten() {
        if entry.file_type().is_file() && !site::is_read(&entry.file_name().to_string_lossy()) {
            files.extend(file(&entry, folder));
        }
    }
    let name = text.file_name().map(|name| FilePath::new(name.to_string_lossy()));
    files.extend(name.map(|path| TreeFile { path, location: text.to_owned(), bytes: read(text) }));
    files
}

/// The bytes of a text that is not too long.
fn read(path: &Path) -> Option<Vec<u8>> {
    let is_small = fs::metadata(path).is_ok_and(|file| file.len() <= bounds::FILE as u64);
    if is_small { fs::read(path).ok() } else { None }
}

fn file(entry: &DirEntry, root: &Path) -> Option<TreeFile> {
    let inside = entry.path().strip_prefix(root).ok()?;
    let path = FilePath::new(inside.to_string_lossy().replace('\\', "/"));
    let bytes = if site::is_read(path.as_str()) { read(entry.path()) } else { None };
    Some(TreeFile { path, location: entry.path().to_owned(), bytes })
}

/// Hidden files, libraries and what the generator has made are passed over.
fn is_of_site(entry: &DirEntry, kind: Option<Kind>) -> bool {
    let name = entry.file_name().to_string_lossy();
    let is_made = match kind {
        Some(Kind::Hugo | Kind::Zola) => entry.depth() == 1 && matches!(&*name, "public" | "resources"),
        Some(Kind::Jekyll | Kind::Eleventy) => entry.depth() == 1 && name == "_site",
        Some(Kind::Markdown) => entry.depth() == 1 && matches!(&*name, "dist" | "build" | "out" | "_site"),
        Some(Kind::Obsidian) => false,
        // Sites in a heap are read by themselves.
        None => {
            let is_folder = entry.depth() > 0 && entry.file_type().is_dir();
            is_folder && (self::kind(entry.path()).is_some() || is_of_saved_page(entry.path()))
        }
    };
    entry.depth() == 0 || !is_made && name != "node_modules" && (!name.starts_with('.') || name == ".eleventy.js")
}

/// As it is shown.
pub(super) fn shown(found: &FoundSite) -> FilePath {
    let folder = if found.location.is_file() { found.location.parent() } else { Some(found.location.as_path()) };
    FilePath::new(command::shown(folder.unwrap_or(Path::new("."))))
}

/// Whether a folder holds what a browser saved beside a page: `Page_files` beside `Page.html`.
pub(super) fn is_of_saved_page(path: &Path) -> bool {
    const ENDINGS: [&str; 8] =
        ["_files", ".files", "-Dateien", "_fichiers", "_archivos", "_файлы", " - файлы", "_pliki"];
    let Some(name) = path.file_name().and_then(|name| name.to_str()) else { return false };
    let Some(stem) = ENDINGS.iter().find_map(|ending| name.strip_suffix(ending)) else { return false };
    ["html", "htm", "xhtml"].iter().any(|ending| path.with_file_name(format!("{stem}.{ending}")).is_file())
}
