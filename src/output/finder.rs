//! The name finder among the files of a site. Its index is one for all names and held as a whole, like that of the search.

use std::collections::BTreeMap;

use crate::site;
use crate::site::Site;
use crate::value::FilePath;

/// Where the files are.
pub(super) const FOLDER: &str = "find/";

/// The files of the name finder.
pub(super) struct Finder(BTreeMap<FilePath, String>);

impl Finder {
    pub(super) fn new(site: &Site) -> Finder {
        let files = site::finder_files(site).into_iter();
        Finder(files.map(|(name, text)| (FilePath::new(format!("{FOLDER}{name}.js")), text)).collect())
    }

    pub(super) fn paths(&self) -> impl Iterator<Item = &FilePath> {
        self.0.keys()
    }

    pub(super) fn has(&self, path: &FilePath) -> bool {
        self.0.contains_key(path)
    }

    pub(super) fn make(&self, path: &FilePath) -> Option<Vec<u8>> {
        Some(self.0.get(path)?.clone().into_bytes())
    }
}
