//! The full-text index: small files from which `static/search.js` finds every text that holds some words.
//!
//! 1. Texts are read a run at a time, in parallel: each word with the texts and the places where it stands ([`run`], [`words`]).
//! 2. The runs are merged word by word ([`merge`]): the numbers of the texts that have a word, those that have it in a title, those that
//!    name somebody under another form of it; and apart from them its places, which are read for phrases alone.
//! 3. Words and lists are cut into files of a few kilobytes; a directory says where each begins ([`files`]).
//! 4. Texts themselves are written beside them, a few to a file, so that a hit is shown in its sentence ([`shown`]).
//!
//! Texts are numbered by who hands them over, the newest first: what comes first in a list is what a reader sees first. Endings are no part of the
//! index; they travel as tables and are tried when a word is asked for, so that nothing is found that nobody can explain.
//!
//! Files are classic scripts, because nothing else loads over `file://`. Why words lie in order and not under a hash: forms of a word lie
//! side by side, in one file or two.

mod code;
mod directory;
mod files;
mod merge;
mod run;
mod words;

use std::collections::BTreeSet;
use std::ops::Range;

use rayon::prelude::*;

use merge::Called;
use run::Run;

pub use directory::Endings;
pub use directory::Rule;
pub use files::shown;

/// So many texts are sorted at one time.
const RUN: usize = 512;

/// A text as it is searched and shown.
#[derive(Debug, Clone, Default)]
pub struct Text {
    /// Of its page.
    pub address: String,
    /// What it is called; the first is shown.
    pub titles: Vec<String>,
    /// BCP 47.
    pub lang: String,
    /// One line about it.
    pub about: String,
    pub text: String,
    /// Whom it names, each once, by number.
    pub named: Vec<Named>,
    /// Its value for each filter.
    pub choices: Vec<Option<String>>,
}

/// An entity that a text names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    pub entity: u32,
    /// Where it does so first, in bytes of the text; nothing where it stands in none of it.
    pub place: Option<Range<usize>>,
}

/// Everything that can be searched.
pub struct Collection<'a> {
    pub count: usize,
    /// Makes a text; asked for each twice.
    pub text: &'a (dyn Fn(usize) -> Text + Sync),
    /// What each entity may be called.
    pub forms: Vec<Vec<String>>,
    /// What texts can be chosen by; the language is one.
    pub filters: &'a [&'static str],
    /// Languages in which entities are called something, beside those of the texts.
    pub languages: BTreeSet<String>,
    /// Of the languages of the texts and of what entities are called.
    pub endings: &'a (dyn Fn(&str) -> Option<Endings> + Sync),
}

/// The files of an index: names without `.js`, and what is in them.
pub struct Index {
    pub files: Vec<(String, String)>,
    /// The texts of each file of them, which [`shown`] makes: `texts-0`, `texts-1`.
    pub texts: Vec<Range<usize>>,
}

/// Makes the index.
pub fn index(collection: &Collection) -> Index {
    let starts: Vec<usize> = (0..collection.count).step_by(RUN).collect();
    let read = |start: &usize| {
        let texts = *start..collection.count.min(start + RUN);
        Run::new(*start as u32, texts.map(collection.text), files::shown_length)
    };
    let runs: Vec<Run> = starts.par_iter().map(read).collect();
    let called = Called::new(&collection.forms);
    let records = merge::records(&runs, &called);
    let lengths: Vec<usize> = runs.iter().flat_map(|run| &run.lengths).copied().collect();
    let choices: Vec<&[Option<String>]> = runs.iter().flat_map(|run| &run.choices).map(Vec::as_slice).collect();
    let texts = files::cut_texts(&lengths);
    let mut packed = files::pack(records);
    directory::add(&mut packed, &texts, &choices, collection);
    Index { files: packed.files, texts }
}
