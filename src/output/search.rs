//! The full-text search among the files of a site: which there are, and what makes each.
//!
//! The index is one for all texts and held as a whole; the texts beside it are made when they are asked for.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::names::End;
use crate::names::Inflections;
use crate::names::Language;
use crate::names::inflections;
use crate::search;
use crate::search::Collection;
use crate::search::Endings;
use crate::search::Named;
use crate::search::Rule;
use crate::search::Text;
use crate::site::SEARCH_FILTERS;
use crate::site::SearchRecord;
use crate::site::Searchable;
use crate::site::Site;
use crate::site::forms_of_entities;
use crate::site::languages_of_forms;
use crate::value::FilePath;
use crate::value::Lang;

/// Where the files are.
pub(super) const FOLDER: &str = "search/";

/// The files of the search.
pub(super) struct Index {
    searchable: Searchable,
    files: BTreeMap<FilePath, File>,
}

enum File {
    Made(String),
    Texts { number: usize, texts: Range<usize> },
}

impl Index {
    pub(super) fn new(site: &Site) -> Index {
        let searchable = Searchable::new(site);
        let made = search::index(&Collection {
            count: searchable.count(),
            text: &|index| text(searchable.record(site, index)),
            forms: forms_of_entities(site),
            languages: languages_of_forms(site),
            filters: &SEARCH_FILTERS,
            endings: &endings,
        });
        let mut files = BTreeMap::new();
        for (name, text) in made.files {
            files.insert(path(&name), File::Made(text));
        }
        for (number, texts) in made.texts.into_iter().enumerate() {
            files.insert(path(&format!("texts-{number}")), File::Texts { number, texts });
        }
        Index { searchable, files }
    }

    pub(super) fn texts(&self) -> usize {
        self.searchable.count()
    }

    pub(super) fn paths(&self) -> impl Iterator<Item = &FilePath> {
        self.files.keys()
    }

    pub(super) fn has(&self, path: &FilePath) -> bool {
        self.files.contains_key(path)
    }

    pub(super) fn make(&self, site: &Site, path: &FilePath) -> Option<Vec<u8>> {
        let made = match self.files.get(path)? {
            File::Made(made) => made.clone(),
            File::Texts { number, texts } => {
                search::shown(*number, texts.clone().map(|index| text(self.searchable.record(site, index))))
            }
        };
        Some(made.into_bytes())
    }
}

fn path(name: &str) -> FilePath {
    FilePath::new(format!("{FOLDER}{name}.js"))
}

fn text(record: SearchRecord) -> Text {
    let SearchRecord { address, titles, lang, about, text, named, choices } = record;
    let named = named.into_iter().map(|(entity, place)| Named { entity, place });
    Text {
        address,
        titles,
        lang: lang.as_str().to_owned(),
        about,
        text,
        named: named.collect(),
        choices: choices.into(),
    }
}

/// How the words of a language change, by the first part of its tag.
fn endings(tag: &str) -> Option<Endings> {
    let Inflections { rules, sets } = inflections(Language::of(&Lang::parse(tag)?))?;
    let end = |end| match end {
        End::Letters(letters) => letters,
        End::AnyOf(letters) => format!("*{letters}"),
        End::Whole(word) => format!("^{word}"),
    };
    let rules = rules.into_iter().map(|rule| Rule { end: end(rule.end), forms: rule.forms });
    Some(Endings { rules: rules.collect(), sets })
}
