//! The files of a site, by their paths in its folder. Whoever lists them leaves out what a link leads to: nothing else can be named.

use std::collections::HashMap;
use std::path::PathBuf;

use unicode_normalization::UnicodeNormalization;

use crate::import::charset;
use crate::value::FilePath;

/// A file of a site.
#[derive(Debug, Clone)]
pub struct TreeFile {
    /// Below the folder of the site.
    pub path: FilePath,
    /// Where it lies: pictures are copied from there.
    pub location: PathBuf,
    /// The bytes of texts and settings; of other files nobody asks.
    pub bytes: Option<Vec<u8>>,
}

/// All files of a site.
#[derive(Debug, Default)]
pub struct Tree {
    files: Vec<TreeFile>,
    by_path: HashMap<String, usize>,
    /// Without regard to case and to how letters and their marks are put together.
    by_folded: HashMap<String, usize>,
}

impl Tree {
    pub fn new(mut files: Vec<TreeFile>) -> Tree {
        files.sort_by(|one, other| one.path.cmp(&other.path));
        let mut tree = Tree::default();
        for (index, file) in files.iter().enumerate() {
            tree.by_path.insert(file.path.as_str().to_owned(), index);
            tree.by_folded.entry(folded(file.path.as_str())).or_insert(index);
        }
        tree.files = files;
        tree
    }

    /// In the order of their paths.
    pub(super) fn files(&self) -> &[TreeFile] {
        &self.files
    }

    /// A file by its path: as it is written, else in whatever case.
    pub(super) fn file(&self, path: &str) -> Option<&TreeFile> {
        let index = self.by_path.get(path).or_else(|| self.by_folded.get(&folded(path)))?;
        self.files.get(*index)
    }

    pub(super) fn text(&self, path: &str) -> Option<String> {
        let index = self.by_path.get(path)?;
        self.files[*index].bytes.as_deref().map(|bytes| charset::text(bytes, None))
    }

    pub(super) fn has_folder(&self, folder: &str) -> bool {
        let below = format!("{folder}/");
        let at = self.files.partition_point(|file| file.path.as_str() < below.as_str());
        self.files.get(at).is_some_and(|file| file.path.as_str().starts_with(&below))
    }
}

fn folded(path: &str) -> String {
    path.nfc().flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
impl Tree {
    /// A tree of texts; a path without a text is a picture.
    pub(super) fn of(files: &[(&str, &str)]) -> Tree {
        let files = files.iter().map(|(path, text)| TreeFile {
            path: FilePath::new(*path),
            location: PathBuf::from(path),
            bytes: (!text.is_empty()).then(|| text.as_bytes().to_vec()),
        });
        Tree::new(files.collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_found_in_any_case_and_folders_are_told() {
        let tree = Tree::of(&[("static/Photo É.JPG", ""), ("content/a.md", "x")]);
        assert!(tree.file("static/photo e\u{301}.jpg").is_some());
        assert!(tree.has_folder("static") && !tree.has_folder("stat") && !tree.has_folder("content/a.md"));
        assert_eq!(tree.text("content/a.md").as_deref(), Some("x"));
    }
}
