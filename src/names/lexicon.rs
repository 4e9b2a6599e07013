//! The words that registered names are made of, and how a word of a text can be read as one of them.

use crate::names::doors::Doors;
use crate::names::endings;
use crate::names::endings::Cases;
use crate::names::language::Language;
use crate::names::look_alikes;
use crate::names::words::capitalised;
use crate::names::words::is_capitals;
use crate::names::words::shouted;
use crate::value::QuickMap;

/// A word of registered names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct WordId(pub u32);

/// A place in the list of words that begin alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Link(u32);

/// One way to read a word of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Reading {
    pub word: WordId,
    /// In which cases it stands.
    pub cases: Cases,
    /// An ending follows the registered word.
    pub is_inflected: bool,
    pub spelling: Spelling,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Spelling {
    AsWritten,
    /// In capitals, where the name is not registered so.
    Capitals,
    /// With letters of another script.
    LookAlike,
}

/// The readings of one word behind those of the words before it.
struct OfWord<'r> {
    all: &'r mut Vec<Reading>,
    before: usize,
}

impl OfWord<'_> {
    fn is_empty(&self) -> bool {
        self.all.len() == self.before
    }

    fn add(&mut self, reading: Reading) {
        let Reading { word, is_inflected, .. } = reading;
        let is_known = |known: &Reading| known.word == word && known.is_inflected == is_inflected;
        if !self.all[self.before..].iter().any(is_known) {
            self.all.push(reading);
        }
    }
}

#[derive(Debug, Default)]
pub(super) struct Lexicon {
    words: Vec<Box<str>>,
    /// Words, their stems, and their usual spelling where capitals would lose it, to the last of the words that begin so.
    beginnings: QuickMap<Box<str>, Link>,
    /// All words that begin alike hang together: each leads to the one before.
    links: Vec<(WordId, Option<Link>)>,
    /// Most words of a text begin like no beginning and are turned away here.
    doors: Doors,
}

impl Lexicon {
    /// Adds a word of a name; one that is known keeps its id.
    pub(super) fn add(&mut self, word: &str) -> WordId {
        if let Some(id) = self.beginning_with(word).find(|id| self.word(*id) == word) {
            return id;
        }
        let id = WordId(u32::try_from(self.words.len()).expect("fewer words than four billion"));
        self.words.push(word.into());
        self.begin(word, id);
        for stem in endings::stems(word).iter().filter(|stem| !stem.is_empty()) {
            self.begin(stem, id);
        }
        // `KAZMUNAYGAS` has lost the capitals inside `KazMunayGas`.
        let mut letters = word.chars();
        let begins_commonly = letters.next().is_some_and(|first| first.is_ascii() || is_common_capital(first));
        let is_common = begins_commonly && letters.all(is_small);
        let plain = if !is_common { capitalised(&shouted(word)) } else { word.to_owned() };
        if plain != word && plain.to_lowercase() != word {
            self.begin(&plain, id);
        }
        id
    }

    fn begin(&mut self, beginning: &str, id: WordId) {
        let last = self.beginnings.get_mut(beginning);
        if last.as_ref().is_some_and(|last| self.links[last.0 as usize].0 == id) {
            return;
        }
        let link = Link(u32::try_from(self.links.len()).expect("fewer beginnings than four billion"));
        match last {
            Some(last) => self.links.push((id, Some(std::mem::replace(last, link)))),
            None => {
                self.links.push((id, None));
                self.beginnings.insert(beginning.into(), link);
                self.doors.open(beginning);
            }
        }
    }

    /// The words that have a beginning, the latest first.
    fn beginning_with(&self, beginning: &str) -> impl Iterator<Item = WordId> {
        let mut next = self.beginnings.get(beginning).copied();
        std::iter::from_fn(move || {
            let (word, before) = self.links[next?.0 as usize];
            next = before;
            Some(word)
        })
    }

    pub(super) fn word(&self, id: WordId) -> &str {
        &self.words[id.0 as usize]
    }

    /// Adds every way to read a word of a text in a language.
    pub(super) fn readings(&self, written: &str, language: Language, all: &mut Vec<Reading>) {
        let mut readings = OfWord { before: all.len(), all };
        self.read(written, language, Spelling::AsWritten, &mut readings);
        if is_capitals(written) {
            self.read(&capitalised(&shouted(written)), language, Spelling::Capitals, &mut readings);
            self.read(&written.to_lowercase(), language, Spelling::Capitals, &mut readings);
        }
        if let Some(rest) = endings::without_prefix(language, written) {
            let unprefixed = readings.all.len();
            self.read(rest, language, Spelling::AsWritten, &mut readings);
            readings.all[unprefixed..].iter_mut().for_each(|reading| reading.is_inflected = true);
        }
        if readings.is_empty()
            && !written.is_ascii()
            && let Some(mended) = look_alikes::mended(written)
        {
            self.read(&mended, language, Spelling::LookAlike, &mut readings);
        }
    }

    fn read(&self, written: &str, language: Language, spelling: Spelling, readings: &mut OfWord) {
        let mut add = |word: WordId, cases: Cases, is_inflected: bool| {
            readings.add(Reading { word, cases, is_inflected, spelling });
        };
        let ends = self.doors.ends(written);
        if ends.last() == Some(&written.len()) {
            for id in self.beginning_with(written) {
                let word = self.word(id);
                let is_whole = word == written || spelling == Spelling::Capitals && shouted(word) == shouted(written);
                if is_whole {
                    add(id, endings::unchanged(language, word), false);
                }
            }
        }
        if ends.is_empty() || !endings::may_follow(language, written) {
            return;
        }
        // The longest first: of two ways to read a word the one with the shorter ending counts.
        for end in ends.into_iter().rev() {
            let (beginning, ending) = written.split_at(end);
            if ending.chars().count() > endings::longest(language) {
                break;
            }
            for id in self.beginning_with(beginning) {
                let word = self.word(id);
                if word == written {
                    continue;
                }
                let is_shouted =
                    spelling == Spelling::Capitals && word != beginning && shouted(word) == shouted(beginning);
                let stem = if is_shouted { word } else { beginning };
                let cases = endings::cases(language, word, stem, ending);
                if !cases.is_empty() {
                    add(id, cases, true);
                }
            }
        }
    }
}

fn is_common_capital(letter: char) -> bool {
    matches!(letter, '\u{400}'..='\u{42f}')
}

/// A small letter that a capital leads back to.
fn is_small(letter: char) -> bool {
    letter.is_ascii_lowercase() || matches!(letter, '\u{430}'..='\u{45f}')
}
