//! Which addresses are free: a file can lie neither where another one is, nor in one, nor where a folder of others is.
//!
//! Letter case counts for nothing: many file systems have none.

use std::borrow::Cow;

use crate::value::QuickMap;
use crate::value::QuickSet;
use crate::value::in_small;

/// Files that the program writes beside what is planned; the folders are those of the name finder and of the search index.
pub const OURS: [&str; 10] = [
    "dateline.css",
    "dateline.js",
    "figures.css",
    "highlight.css",
    "icon.svg",
    "find",
    "search.js",
    "search",
    "SHA256SUMS",
    ".dateline",
];

/// Who has an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holder {
    /// A file that every site has.
    Ours,
    /// The planned page of this place.
    Page(usize),
}

/// Why an address is not free.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    Taken(Holder),
    /// A folder of its path is a file.
    Inside(Holder),
    /// Others lie in a folder of this name.
    Folder,
}

/// All addresses so far.
pub struct Places<'p> {
    files: QuickMap<Cow<'p, str>, Holder>,
    folders: QuickSet<String>,
}

impl<'p> Places<'p> {
    pub fn new(pages: usize) -> Places<'p> {
        let mut places = Places { files: QuickMap::default(), folders: QuickSet::default() };
        places.files.reserve(pages);
        OURS.iter().for_each(|path| places.add(in_small(path), Holder::Ours));
        places
    }

    /// Why no page can have an address.
    pub fn fault(&self, address: &str) -> Option<Fault> {
        self.fault_of(&in_small(address))
    }

    fn fault_of(&self, key: &str) -> Option<Fault> {
        if let Some(holder) = self.files.get(key) {
            return Some(Fault::Taken(*holder));
        }
        if self.folders.contains(key) {
            return Some(Fault::Folder);
        }
        // What lies in a folder that is known lies in no file.
        let mut above = folders(key).take_while(|folder| !self.folders.contains(*folder));
        above.find_map(|folder| self.files.get(folder)).map(|holder| Fault::Inside(*holder))
    }

    /// Why a file of the archive's own would lie in a file of the site, or where a folder of it is. Which names are taken is told where
    /// files are laid out.
    pub fn fault_of_static(&self, address: &str) -> Option<Fault> {
        self.fault(address).filter(|fault| !matches!(fault, Fault::Taken(_)))
    }

    /// Gives an address that is free away.
    pub fn take(&mut self, address: &'p str, holder: Holder) -> Result<(), Fault> {
        let key = in_small(address);
        match self.fault_of(&key) {
            Some(fault) => Err(fault),
            None => {
                self.add(key, holder);
                Ok(())
            }
        }
    }

    fn add(&mut self, key: Cow<'p, str>, holder: Holder) {
        for folder in folders(&key) {
            if self.folders.contains(folder) {
                break;
            }
            self.folders.insert(folder.to_owned());
        }
        self.files.insert(key, holder);
    }
}

/// The folders of a path, the innermost first.
fn folders(path: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(folder(path), |inner| folder(inner))
}

fn folder(path: &str) -> Option<&str> {
    path.rfind('/').map(|slash| &path[..slash])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_lies_in_no_file_and_is_no_folder() {
        let mut places = Places::new(2);
        let page = Holder::Page(0);
        assert_eq!(places.take("articles/a.html", page), Ok(()));
        assert_eq!(places.fault("Articles/A.html"), Some(Fault::Taken(page)));
        assert_eq!(places.fault("articles/a.html/b/c.html"), Some(Fault::Inside(page)));
        assert_eq!(places.fault("articles"), Some(Fault::Folder));
        assert_eq!(places.fault("SHA256SUMS/index.html"), Some(Fault::Inside(Holder::Ours)));
        assert_eq!(places.fault("articles/b.html"), None);
        assert_eq!(places.fault_of_static("dateline.css"), None);
        assert_eq!(places.fault_of_static("SHA256SUMS/mine"), Some(Fault::Inside(Holder::Ours)));
    }
}
