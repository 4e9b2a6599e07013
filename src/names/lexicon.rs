//! The words that registered names are made of, and how a word of a text can be read as one of them.

use crate::names::doors::Doors;
use crate::names::endings;
use crate::names::endings::Cases;
use crate::names::given;
use crate::names::language::Language;
use crate::names::look_alikes;
use crate::names::surname;
use crate::names::words::capitalised;
use crate::names::words::is_capitals;
use crate::names::words::shouted;
use crate::value::QuickMap;

/// A word of registered names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct WordId(pub u32);

/// What is asked of a word wherever it is found, and is told by its letters.
#[derive(Debug, Clone, Copy)]
pub(super) struct Traits {
    pub is_particle: bool,
    /// As the given name of a woman, and of a man, it may have no ending where the surname has one.
    pub is_still_of_woman: bool,
    pub is_still_of_man: bool,
    /// It is a surname of women.
    pub is_feminine: bool,
}

impl Traits {
    fn of(word: &str) -> Traits {
        Traits {
            is_particle: surname::is_particle(word),
            is_still_of_woman: given::may_stand_still(word),
            is_still_of_man: given::is_still_of_man(word),
            is_feminine: endings::is_feminine_surname(word),
        }
    }
}

/// A place in the list of words that begin alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Link(u32);

/// A word that begins so.
#[derive(Debug, Clone, Copy)]
struct Begun {
    word: WordId,
    /// The beginning is all of it.
    is_whole: bool,
    before: Option<Link>,
}

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
    traits: Vec<Traits>,
    /// Words, their stems, and their usual spelling where capitals would lose it, to the last of the words that begin so.
    beginnings: QuickMap<Box<str>, Link>,
    /// All words that begin alike hang together: each leads to the one before.
    links: Vec<Begun>,
    /// Most words of a text begin like no beginning and are turned away here.
    doors: Doors,
}

impl Lexicon {
    /// Adds a word of a name; one that is known keeps its id.
    pub(super) fn add(&mut self, word: &str) -> WordId {
        if let Some(known) = self.beginning_with(word).find(|begun| begun.is_whole) {
            return known.word;
        }
        let id = WordId(u32::try_from(self.words.len()).expect("fewer words than four billion"));
        self.words.push(word.into());
        self.traits.push(Traits::of(word));
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
        if last.as_ref().is_some_and(|last| self.links[last.0 as usize].word == id) {
            return;
        }
        let link = Link(u32::try_from(self.links.len()).expect("fewer beginnings than four billion"));
        let is_whole = *self.words[id.0 as usize] == *beginning;
        match last {
            Some(last) => self.links.push(Begun { word: id, is_whole, before: Some(std::mem::replace(last, link)) }),
            None => {
                self.links.push(Begun { word: id, is_whole, before: None });
                self.beginnings.insert(beginning.into(), link);
                self.doors.open(beginning);
            }
        }
    }

    /// The words that have a beginning, the latest first.
    fn beginning_with(&self, beginning: &str) -> impl Iterator<Item = Begun> {
        let mut next = self.beginnings.get(beginning).copied();
        std::iter::from_fn(move || {
            let begun = self.links[next?.0 as usize];
            next = begun.before;
            Some(begun)
        })
    }

    pub(super) fn traits(&self, id: WordId) -> Traits {
        self.traits[id.0 as usize]
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
        if !endings::may_follow(language, written) {
            if self.doors.are_open(written) {
                self.read_whole(written, language, spelling, readings);
            }
            return;
        }
        let ends = self.doors.ends(written);
        if ends.last() == Some(&written.len()) {
            self.read_whole(written, language, spelling, readings);
        }
        // The longest first: of two ways to read a word the one with the shorter ending counts.
        for end in ends.into_iter().rev() {
            let (beginning, ending) = written.split_at(end);
            if ending.chars().count() > endings::longest(language) {
                break;
            }
            for Begun { word: id, .. } in self.beginning_with(beginning) {
                let word = self.word(id);
                if word == written {
                    continue;
                }
                let is_shouted =
                    spelling == Spelling::Capitals && word != beginning && shouted(word) == shouted(beginning);
                let stem = if is_shouted { word } else { beginning };
                let cases = endings::cases(language, word, stem, ending);
                if !cases.is_empty() {
                    readings.add(Reading { word: id, cases, is_inflected: true, spelling });
                }
            }
        }
    }

    /// Adds the words that are read as they are registered.
    fn read_whole(&self, written: &str, language: Language, spelling: Spelling, readings: &mut OfWord) {
        for Begun { word, is_whole, .. } in self.beginning_with(written) {
            let is_shouted = || spelling == Spelling::Capitals && shouted(self.word(word)) == shouted(written);
            if is_whole || is_shouted() {
                let cases = endings::unchanged(language, self.word(word));
                readings.add(Reading { word, cases, is_inflected: false, spelling });
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
