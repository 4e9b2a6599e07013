//! What is known of a folder while its pages are followed: every path, its hash, its ids. No text stays in memory.

use std::collections::BTreeMap;
use std::collections::HashMap;
use std::hash::DefaultHasher;
use std::hash::Hash as _;
use std::hash::Hasher;

use crate::value::FilePath;
use crate::verify::Hash;
use crate::verify::address;
use crate::verify::markup;
use crate::verify::markup::Form;

/// One file of the folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum File {
    /// It is there, and whoever tried could not read it.
    Unread,
    Read {
        hash: Hash,
        page: Page,
    },
}

/// What links of other pages may lead to; nothing for a file that is no page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Page {
    /// Ids as hashes of 64 bits, sorted: a hundred thousand pages have millions. Of those of one page, two meet once in some billion
    /// billions, and then a broken fragment is taken for a whole one.
    ids: Vec<u64>,
    /// The address of the site, where the page's canonical address ends as its path does.
    base: Option<String>,
}

/// The files of a folder, by path.
#[derive(Debug, Clone, Default)]
pub struct Folder {
    files: BTreeMap<FilePath, File>,
    /// Paths in small letters, to say which file was perhaps meant.
    folded: HashMap<String, FilePath>,
    base: Option<String>,
}

impl File {
    /// Takes a file's bytes for what the others need to know of it.
    pub fn look(path: &FilePath, bytes: &[u8]) -> File {
        let page = match markup::form(path) {
            Some(form @ (Form::Html | Form::Svg)) => Page::look(path, &markup::text(bytes), form),
            _ => Page::default(),
        };
        File::Read { hash: Hash::of(bytes), page }
    }

    /// A file that is proved by its hash alone.
    pub fn hashed(hash: Hash) -> File {
        File::Read { hash, page: Page::default() }
    }
}

/// Whether a file is of a kind that is read for its links and ids.
pub fn is_read(path: &FilePath) -> bool {
    markup::form(path).is_some()
}

impl Page {
    fn look(path: &FilePath, text: &str, form: Form) -> Page {
        let mut page = Page::default();
        markup::tags(text, form, &mut |tag| {
            page.ids.extend(tag.ids().map(numbered));
            if tag.name == "link"
                && tag.has_word("rel", "canonical")
                && page.base.is_none()
                && let Some(href) = tag.attribute("href")
            {
                page.base = address::base(path, href.trim());
            }
        });
        page.ids.sort_unstable();
        page.ids.dedup();
        page
    }
}

fn numbered(id: &str) -> u64 {
    // Its keys are fixed, so the same id has the same number in each run.
    let mut hasher = DefaultHasher::new();
    id.hash(&mut hasher);
    hasher.finish()
}

impl Folder {
    pub fn new(files: BTreeMap<FilePath, File>) -> Folder {
        let folded = files.keys().map(|path| (path.as_str().to_lowercase(), path.clone())).collect();
        let first = files.get(&FilePath::new("index.html")).and_then(File::base);
        let base = first.or_else(|| files.values().find_map(File::base)).map(ToOwned::to_owned);
        Folder { files, folded, base }
    }

    pub fn get(&self, path: &FilePath) -> Option<&File> {
        self.files.get(path)
    }

    pub fn files(&self) -> &BTreeMap<FilePath, File> {
        &self.files
    }

    /// The address of the site, with a closing slash, where its pages say it.
    pub fn base(&self) -> Option<&str> {
        self.base.as_deref()
    }

    /// The file of a path, or the `index.html` of a folder.
    pub(super) fn file(&self, path: &str) -> Option<FilePath> {
        let whole = FilePath::new(path.trim_end_matches('/'));
        if self.files.contains_key(&whole) && !path.ends_with('/') {
            return Some(whole);
        }
        let index = if whole.as_str().is_empty() { "index.html".to_owned() } else { format!("{whole}/index.html") };
        let index = FilePath::new(index);
        if self.files.contains_key(&index) { Some(index) } else { None }
    }

    /// A file whose path differs only in the case of its letters.
    pub(super) fn near(&self, path: &str) -> Option<&FilePath> {
        self.folded.get(&path.to_lowercase())
    }

    pub(super) fn has_id(&self, path: &FilePath, id: &str) -> bool {
        let Some(File::Read { page, .. }) = self.files.get(path) else { return false };
        page.ids.binary_search(&numbered(id)).is_ok()
    }
}

impl File {
    fn base(&self) -> Option<&str> {
        match self {
            File::Read { page, .. } => page.base.as_deref(),
            File::Unread => None,
        }
    }
}
