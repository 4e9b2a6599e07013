//! The words that the register's names are made of, and how a word of a text can be read as one of them.

use crate::archive::names::endings;
use crate::archive::names::endings::Cases;
use crate::archive::names::hash::QuickMap;
use crate::archive::names::language::Language;
use crate::archive::names::look_alikes;
use crate::archive::names::words::capitalised;
use crate::archive::names::words::is_capitals;

/// A word of the register's names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct WordId(pub u32);

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

#[derive(Debug, Default)]
pub(super) struct Lexicon {
    words: Vec<Box<str>>,
    ids: QuickMap<Box<str>, WordId>,
    /// Words, their stems, and their usual spelling where capitals would lose it, to the words that begin so.
    beginnings: QuickMap<Box<str>, Vec<WordId>>,
    /// The first letters of all beginnings: most words of a text are turned away here.
    doors: Doors,
}

impl Lexicon {
    /// Adds a word of a name; one that is known keeps its id.
    pub(super) fn add(&mut self, word: &str) -> WordId {
        if let Some(id) = self.ids.get(word) {
            return *id;
        }
        let id = WordId(u32::try_from(self.words.len()).expect("fewer words than four billion"));
        self.words.push(word.into());
        self.ids.insert(word.into(), id);
        self.begin(word, id);
        for stem in endings::stems(word).iter().filter(|stem| !stem.is_empty()) {
            self.begin(stem, id);
        }
        // `KAZMUNAYGAS` has lost the capitals inside `KazMunayGas`.
        let has_capital_inside = word.chars().skip(1).any(|letter| !is_small(letter));
        let plain = if has_capital_inside { capitalised(&word.to_uppercase()) } else { word.to_owned() };
        if plain != word && plain.to_lowercase() != word {
            self.begin(&plain, id);
        }
        id
    }

    fn begin(&mut self, beginning: &str, id: WordId) {
        self.doors.open(beginning);
        let words = self.beginnings.entry(beginning.into()).or_default();
        if !words.contains(&id) {
            words.push(id);
        }
    }

    pub(super) fn word(&self, id: WordId) -> &str {
        &self.words[id.0 as usize]
    }

    /// Every way to read a word of a text in a language.
    pub(super) fn readings(&self, written: &str, language: Language) -> Vec<Reading> {
        let mut readings = Vec::new();
        if self.doors.may_enter(written) {
            self.read(written, language, Spelling::AsWritten, &mut readings);
        }
        if is_capitals(written) {
            let sentence = capitalised(written);
            if self.doors.may_enter(&sentence) {
                self.read(&sentence, language, Spelling::Capitals, &mut readings);
            }
            let small = written.to_lowercase();
            if self.doors.may_enter(&small) {
                self.read(&small, language, Spelling::Capitals, &mut readings);
            }
        }
        if readings.is_empty()
            && let Some(mended) = look_alikes::mended(written)
        {
            self.read(&mended, language, Spelling::LookAlike, &mut readings);
        }
        readings
    }

    fn read(&self, written: &str, language: Language, spelling: Spelling, readings: &mut Vec<Reading>) {
        let mut add = |word: WordId, cases: Cases, is_inflected: bool| {
            let is_known = |known: &Reading| known.word == word && known.is_inflected == is_inflected;
            if !readings.iter().any(is_known) {
                readings.push(Reading { word, cases, is_inflected, spelling });
            }
        };
        for id in self.beginnings.get(written).into_iter().flatten() {
            let word = self.word(*id);
            let is_whole =
                word == written || spelling == Spelling::Capitals && word.to_uppercase() == written.to_uppercase();
            if is_whole {
                add(*id, endings::unchanged(language, word), false);
            }
        }
        if !endings::may_follow(language, written) {
            return;
        }
        let ends = written.char_indices().rev().take(endings::longest(language)).map(|(offset, _)| offset);
        for end in std::iter::once(written.len()).chain(ends).filter(|end| *end > 0) {
            let (beginning, ending) = written.split_at(end);
            for id in self.beginnings.get(beginning).into_iter().flatten() {
                let word = self.word(*id);
                if word == written {
                    continue;
                }
                let cases = endings::cases(language, word, beginning, ending);
                if !cases.is_empty() {
                    add(*id, cases, true);
                }
            }
        }
    }
}

/// A small letter that a capital leads back to.
fn is_small(letter: char) -> bool {
    letter.is_ascii_lowercase() || matches!(letter, '\u{430}'..='\u{45f}')
}

/// A set of first letters, by a hash of up to three of them: false alarms are possible, misses are not.
#[derive(Debug)]
struct Doors(Vec<u64>);

impl Default for Doors {
    fn default() -> Doors {
        Doors(vec![0; 1 << 10])
    }
}

impl Doors {
    fn open(&mut self, beginning: &str) {
        if let Some(door) = doors(beginning).last() {
            self.0[door / 64] |= 1 << (door % 64);
        }
    }

    fn may_enter(&self, word: &str) -> bool {
        doors(word).any(|door| self.0[door / 64] & (1 << (door % 64)) != 0)
    }
}

/// The doors of one, two and three first letters, which are all different ones.
fn doors(word: &str) -> impl Iterator<Item = usize> + '_ {
    let hashes = word.chars().take(3).scan(17_u32, |hash, letter| {
        *hash = (*hash ^ letter as u32).wrapping_mul(0x9e37_79b1).rotate_left(13);
        Some(*hash)
    });
    hashes.map(|hash| (hash >> 16) as usize)
}
