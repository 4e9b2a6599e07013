//! The planned site: all that pages and exports are functions of.

use std::collections::BTreeSet;

use crate::archive::Archive;
use crate::language::Words;
use crate::site::plan::overviews::Overviews;
use crate::site::plan::page::Page;
use crate::site::plan::shared::Shared;
use crate::site::plan::tables::Table;
use crate::value::FilePath;
use crate::value::Lang;
use crate::value::Source;

/// A planned site.
pub struct Site {
    pub(in crate::site) archive: Archive,
    pub(in crate::site) pages: Vec<Page>,
    pub(in crate::site) words: Words,
    pub(in crate::site) shared: Shared,
    pub(in crate::site) overviews: Overviews,
    /// In the order of the data page.
    pub(in crate::site) tables: Vec<Table>,
    /// Static files whose place a page has.
    pub(in crate::site) refused: BTreeSet<FilePath>,
    pub(in crate::site) has_search: bool,
    /// Whether there is a style sheet of the archive's own beside the built-in ones.
    pub(in crate::site) has_own_sheet: bool,
}

/// What an article states of a saved copy.
#[derive(Debug, Clone, Copy)]
pub struct StatedCopy<'a> {
    /// Its path in the site.
    pub file: &'a FilePath,
    /// In hexadecimal.
    pub sha256: &'a str,
    /// The article.
    pub source: &'a Source,
}

impl Site {
    /// Whether a static file stays out: it belongs to texts that are not published, or a page has its place.
    pub fn holds_back(&self, file: &FilePath) -> bool {
        self.archive.held_files.contains(file) || self.refused.contains(file)
    }

    /// The file of the content that a page or an export is made of, where it is one.
    pub fn source_of(&self, page: &Page) -> Option<FilePath> {
        page.owner(&self.archive)
    }

    /// The hashes that articles state of saved copies which the site holds.
    pub fn stated_copies(&self) -> Vec<StatedCopy<'_>> {
        let mut stated = Vec::new();
        for article in &self.archive.articles {
            for capture in &article.document.captures {
                if let (Some(file), Some(sha256)) = (&capture.file, &capture.sha256) {
                    stated.push(StatedCopy { file, sha256, source: &article.document.source });
                }
            }
        }
        stated
    }

    /// All pages and exports, in the order of their making.
    pub fn pages(&self) -> &[Page] {
        &self.pages
    }

    pub fn words(&self) -> &Words {
        &self.words
    }

    /// With a closing slash, where the site knows its own address.
    pub fn base_url(&self) -> Option<&str> {
        self.archive.settings.base_url.as_deref()
    }

    /// How many articles and entities the site shows, and how often these are named.
    pub fn counts(&self) -> (usize, usize, usize) {
        (self.archive.articles.len(), self.archive.entities.len(), self.shared.mentions)
    }

    pub(in crate::site) fn lang(&self) -> &Lang {
        &self.archive.settings.lang
    }
}
