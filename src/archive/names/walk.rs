//! Walks the words of a text through the tree of names: every name that the words can be read as, overlapping ones as well.

use std::cell::OnceCell;

use crate::archive::hash::QuickSet;
use crate::archive::names::endings;
use crate::archive::names::endings::Cases;
use crate::archive::names::language::Language;
use crate::archive::names::lexicon::Lexicon;
use crate::archive::names::lexicon::Reading;
use crate::archive::names::lexicon::Spelling;
use crate::archive::names::people::is_like_patronymic;
use crate::archive::names::tree::Meaning;
use crate::archive::names::tree::Place;
use crate::archive::names::tree::Shape;
use crate::archive::names::tree::Tree;
use crate::archive::names::words::Word;
use crate::archive::names::words::begins_with_capital;
use crate::archive::names::words::is_capitals;
use crate::value::Kind;

/// A folded text, cut into words that have been read.
pub(super) struct Page<'a> {
    pub text: &'a str,
    pub words: Vec<Word>,
    /// Of each word.
    pub readings: Vec<Vec<Reading>>,
    pub languages: Vec<Language>,
    /// Words that begin with a small letter, once they have been asked for.
    pub small: OnceCell<QuickSet<&'a str>>,
}

impl<'a> Page<'a> {
    pub(super) fn word(&self, index: usize) -> &'a str {
        &self.text[self.words[index].start..self.words[index].end]
    }

    /// What stands between a word and the next one.
    pub(super) fn gap(&self, index: usize) -> Option<&'a str> {
        Some(&self.text[self.words[index].end..self.words.get(index + 1)?.start])
    }

    /// Whether a word stands somewhere in the text with a small letter.
    pub(super) fn has_small(&self, word: &str) -> bool {
        let small =
            || (0..self.words.len()).map(|index| self.word(index)).filter(|word| !begins_with_capital(word)).collect();
        self.small.get_or_init(small).contains(word)
    }

    /// The next word, where only a space stands between.
    pub(super) fn next(&self, index: usize) -> Option<&'a str> {
        (self.gap(index) == Some(" ")).then(|| self.word(index + 1))
    }

    /// The word before, where only a space stands between.
    pub(super) fn before(&self, index: usize) -> Option<&'a str> {
        let before = index.checked_sub(1)?;
        (self.gap(before) == Some(" ")).then(|| self.word(before))
    }
}

/// A name that the words of a text can be read as.
#[derive(Debug, Clone)]
pub(super) struct Hit<'a> {
    /// Indexes of the first and the last word.
    pub first: usize,
    pub last: usize,
    /// In bytes of the folded text.
    pub start: usize,
    pub end: usize,
    pub meaning: &'a Meaning,
    pub how: How,
    /// In which the last word stands.
    pub cases: Cases,
    /// Its last word is a surname of women.
    pub is_woman: bool,
}

/// In what a name differs from its registered form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct How {
    pub is_inflected: bool,
    pub is_capitals: bool,
    pub is_look_alike: bool,
    /// A father's name stands inside that the form does not have.
    pub has_patronymic: bool,
    /// Several of that name.
    pub is_plural: bool,
}

/// A capitals form must be so long: shorter ones are too often words or abbreviations.
const MIN_CAPITALS: u8 = 4;
/// So long a form must be to take endings: shorter ones meet too many words.
const MIN_INFLECTED: u8 = 4;
/// So long for an ending of one vowel, and for -ша.
const MIN_BARE: u8 = 6;

/// What the register says that is asked on the way.
pub(super) struct Register<'a> {
    pub tree: &'a Tree,
    pub lexicon: &'a Lexicon,
    pub kinds: &'a [Kind],
}

/// A way through the tree so far.
#[derive(Debug, Clone, Copy)]
struct Way {
    place: Place,
    first: usize,
    words: usize,
    how: How,
    /// Cases in which all words agree so far, the last one not counted in.
    agreed: Cases,
    /// The same if the name is a woman's, whose given name does not change after a consonant.
    agreed_of_woman: Cases,
    /// Cases in which the words agreed up to the last one with an ending; what follows may stand still (Республики Казахстан).
    agreed_to_ending: Cases,
    last: Reading,
    first_is_capitals: bool,
    last_is_capitals: bool,
    /// Some word has small letters and no spelling in capitals.
    has_small: bool,
}

/// All names that begin at a word.
pub(super) fn names_at<'a>(page: &Page, first: usize, register: &Register<'a>, hits: &mut Vec<Hit<'a>>) {
    for reading in &page.readings[first] {
        let Some(place) = register.tree.step(Tree::ROOT, Tree::NOTHING, reading.word) else { continue };
        let is_capitals = reading.spelling == Spelling::Capitals;
        let way = Way {
            place,
            first,
            words: 1,
            how: How::default().with(reading),
            agreed: Cases::ANY,
            agreed_of_woman: Cases::ANY,
            agreed_to_ending: if reading.is_inflected { reading.cases } else { Cases::ANY },
            last: *reading,
            first_is_capitals: is_capitals,
            last_is_capitals: is_capitals,
            has_small: has_small(page.word(first), reading),
        };
        go_on(page, first, way, register, hits);
    }
}

impl How {
    fn with(self, reading: &Reading) -> How {
        How {
            is_inflected: self.is_inflected || reading.is_inflected,
            is_capitals: self.is_capitals || reading.spelling == Spelling::Capitals,
            is_look_alike: self.is_look_alike || reading.spelling == Spelling::LookAlike,
            ..self
        }
    }
}

fn has_small(word: &str, reading: &Reading) -> bool {
    reading.spelling != Spelling::Capitals && word.chars().any(char::is_lowercase)
}

fn go_on<'a>(page: &Page, last: usize, way: Way, register: &Register<'a>, hits: &mut Vec<Hit<'a>>) {
    arrive(page, last, &way, register, hits);
    let Some(gap) = page.gap(last) else { return };
    let Some(between) = register.tree.between(gap) else { return };
    step(page, last, between, &way, register, hits);
    // A father's name between a given name and a surname.
    let next = last + 1;
    if way.words == 1 && gap == " " && page.gap(next) == Some(" ") && is_like_patronymic(page.word(next)) {
        let way = Way { how: How { has_patronymic: true, ..way.how }, ..way };
        step(page, next, between, &way, register, hits);
    }
}

fn step<'a>(page: &Page, last: usize, between: u16, way: &Way, register: &Register<'a>, hits: &mut Vec<Hit<'a>>) {
    let next = last + 1;
    let language = page.languages[last];
    let is_hyphen = page.gap(last).is_some_and(|gap| gap.contains('-'));
    // Only Slavic names have an ending inside.
    if way.last.is_inflected && !endings::is_in_each_word(language) {
        return;
    }
    let cases = if is_hyphen && !way.last.is_inflected { Cases::ANY } else { way.last.cases };
    let is_still = !way.last.is_inflected && endings::ends_in_consonant(register.lexicon.word(way.last.word));
    let agreed = way.agreed & cases;
    let agreed_of_woman = way.agreed_of_woman & if is_still { Cases::ANY } else { cases };
    for reading in &page.readings[next] {
        let Some(place) = register.tree.step(way.place, between, reading.word) else { continue };
        let way = Way {
            place,
            words: way.words + 1,
            how: way.how.with(reading),
            agreed,
            agreed_of_woman,
            agreed_to_ending: if reading.is_inflected { agreed & reading.cases } else { way.agreed_to_ending },
            last: *reading,
            last_is_capitals: reading.spelling == Spelling::Capitals,
            has_small: way.has_small || has_small(page.word(next), reading),
            ..*way
        };
        go_on(page, next, way, register, hits);
    }
}

/// Takes what the tree says at a place, where the words of the text may mean it.
fn arrive<'a>(page: &Page, last: usize, way: &Way, register: &Register<'a>, hits: &mut Vec<Hit<'a>>) {
    for meaning in register.tree.meanings(way.place) {
        let kind = register.kinds[meaning.entity.get()];
        let Some(is_plural) = inflection(page, last, way, register, meaning) else { continue };
        if way.how.is_capitals && !may_be_capitals(way, kind, meaning)
            || way.how.has_patronymic && (kind != Kind::Person || way.words != 2)
        {
            continue;
        }
        let (mut start, mut end) = (page.words[way.first].start, page.words[last].end);
        if let Some(around) = &meaning.around {
            if !page.text[..start].ends_with(&around.0) || !page.text[end..].starts_with(&around.1) {
                continue;
            }
            (start, end) = (start - around.0.len(), end + around.1.len());
        }
        let mut last = last;
        let mut how = How { is_plural, ..way.how };
        if way.words == 1 && page.gap(last) == Some("-") && is_capitals(page.word(last)) {
            let (language, next) = (page.languages[last], last + 1);
            if endings::is_after_hyphen(language, page.word(next)) {
                (last, end) = (next, page.words[next].end);
                how.is_inflected = true;
            }
        }
        if is_whole(page.text, start, end) {
            let is_woman = endings::is_feminine_surname(register.lexicon.word(way.last.word));
            hits.push(Hit { first: way.first, last, start, end, meaning, how, cases: way.last.cases, is_woman });
        }
    }
}

/// Whether the endings are possible for this name, and if so, whether they mean several of it.
fn inflection(page: &Page, last: usize, way: &Way, register: &Register, meaning: &Meaning) -> Option<bool> {
    if !way.how.is_inflected {
        return Some(false);
    }
    if meaning.letters < MIN_INFLECTED {
        return None;
    }
    let is_person = register.kinds[meaning.entity.get()] == Kind::Person;
    let language = page.languages[last];
    let word = register.lexicon.word(way.last.word);
    if endings::is_in_each_word(language) {
        let cases = if way.last.is_inflected { way.last.cases } else { way.last.cases & Cases::ANY };
        let is_woman = is_person && endings::is_feminine_surname(word);
        let agreed = if is_woman { way.agreed_of_woman & cases } else { way.agreed & cases };
        let may_stand_still = !is_person && !way.agreed_to_ending.is_empty() && !way.last.is_inflected;
        let fits = agreed.has(Cases::ANY) || may_stand_still;
        return match (fits, way.last.cases.has(Cases::PLURAL)) {
            (true, _) => Some(false),
            (false, true) if way.words == 1 => Some(true),
            (false, _) => None,
        };
    }
    let cases = way.last.cases;
    let is_own_possessive = way.words > 1 || word.ends_with("ұлы") || word.ends_with("қызы");
    let is_fit = cases.has(Cases::ANY)
        || cases.has(Cases::PRONOMINAL) && is_own_possessive
        || cases.has(Cases::POSSESSIVE) && !is_person
        || cases.has(Cases::BARE) && !is_person && meaning.letters >= MIN_BARE
        || cases.has(Cases::EQUATIVE) && meaning.letters >= MIN_BARE;
    match is_fit {
        true => Some(false),
        false => cases.has(Cases::PLURAL).then_some(true),
    }
}

/// All words in capitals, or the surname of a person alone: NAZARBAEV Nursultan.
fn may_be_capitals(way: &Way, kind: Kind, meaning: &Meaning) -> bool {
    let is_surname_alone = match meaning.shape {
        _ if kind != Kind::Person || way.words < 2 => false,
        Shape::SurnameFirst => way.first_is_capitals,
        _ => way.last_is_capitals,
    };
    meaning.letters >= MIN_CAPITALS && (!way.has_small || is_surname_alone)
}

/// Whether a name stands by itself: no address goes on before or after it. Words are whole by how they were cut.
fn is_whole(text: &str, start: usize, end: usize) -> bool {
    if text[..start].ends_with('@') {
        return false;
    }
    let mut after = text[end..].chars();
    match after.next() {
        Some('@') => false,
        // A host name goes on after its dot: Almaty.kz.
        Some('.') => !after.next().is_some_and(|letter| letter.is_ascii_lowercase()),
        _ => true,
    }
}
