//! Standing pages as they are read: in which order, and which is a part of which.
//!
//! A page in a folder is a part of the page of that name: `guide/names.md` of `guide.md`. Parts of parts are parts of the first.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use crate::archive::Archive;
use crate::archive::PageIndex;
use crate::language::Words;

pub struct Standings {
    /// Each page followed by its parts.
    pub order: Vec<PageIndex>,
    pub whole: BTreeMap<PageIndex, PageIndex>,
}

impl Standings {
    pub fn new(archive: &Archive, words: &Words) -> Standings {
        let mut ids = BTreeMap::new();
        for index in archive.page_indexes() {
            ids.insert(archive.page(index).document.id.as_str(), index);
        }
        let mut whole = BTreeMap::new();
        for index in archive.page_indexes() {
            let first = archive.page(index).document.id.split_once('/').and_then(|(folder, _)| ids.get(folder));
            whole.extend(first.map(|first| (index, *first)));
        }
        let mut sorted: Vec<PageIndex> = archive.page_indexes().collect();
        sorted.sort_by(|a, b| compare(archive, words, *a, *b));
        let mut order = Vec::with_capacity(sorted.len());
        for page in sorted.iter().filter(|page| !whole.contains_key(page)) {
            order.push(*page);
            order.extend(sorted.iter().filter(|part| whole.get(part) == Some(page)));
        }
        Standings { order, whole }
    }

    /// The parts of a page, in their order.
    pub fn parts(&self, page: PageIndex) -> impl Iterator<Item = PageIndex> {
        self.order.iter().copied().filter(move |part| self.whole.get(part) == Some(&page))
    }

    /// The pages before and after one, among those that have a place in an order.
    pub fn neighbours(&self, archive: &Archive, page: PageIndex) -> (Option<PageIndex>, Option<PageIndex>) {
        let mut ordered = self.order.clone();
        ordered.retain(|index| archive.page(*index).document.order.is_some());
        let Some(at) = ordered.iter().position(|other| *other == page) else { return (None, None) };
        (at.checked_sub(1).map(|before| ordered[before]), ordered.get(at + 1).copied())
    }
}

/// By number, then by title.
fn compare(archive: &Archive, words: &Words, a: PageIndex, b: PageIndex) -> Ordering {
    let (a, b) = (&archive.page(a).document, &archive.page(b).document);
    let numbers = match (a.order, b.order) {
        (Some(a), Some(b)) => a.total_cmp(&b),
        (a, b) => a.is_none().cmp(&b.is_none()),
    };
    numbers.then_with(|| words.locale.compare(&a.title, &b.title)).then_with(|| a.id.cmp(&b.id))
}
