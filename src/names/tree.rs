//! The registered names as a tree of words: from a word through what stands between to the next one.

use unicode_normalization::IsNormalized;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;
use unicode_normalization::is_nfc_quick;

use crate::names::bearer::Bearer;
use crate::names::bearer::BearerIndex;
use crate::names::bearer::FormKind;
use crate::names::fold::fold;
use crate::names::lexicon::Lexicon;
use crate::names::lexicon::WordId;
use crate::names::people;
use crate::names::shape::Shape;
use crate::names::surname;
use crate::names::words::Word;
use crate::names::words::is_part;
use crate::names::words::words;
use crate::value::Kind;
use crate::value::QuickMap;

/// What a path through the tree stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Meaning {
    pub bearer: BearerIndex,
    /// The index of the form that it is, or is made from.
    pub form: u32,
    pub shape: Shape,
    /// Letters of the form.
    pub letters: u8,
    /// What the form has before its first word and after its last one: quotation marks, full stops.
    pub around: Option<Box<(String, String)>>,
}

/// A name of more words than this is none, and is looked for nowhere: whoever reads one walks as deep as it is long.
const LONGEST: usize = 64;

/// A place in the tree; the root is [`Tree::ROOT`].
pub(super) type Place = u32;

#[derive(Debug)]
pub(super) struct Tree {
    ways: Ways,
    /// Of all places, one after the other.
    meanings: Vec<Meaning>,
    /// Where those of each place end.
    ends: Vec<usize>,
}

/// The ways from place to place.
#[derive(Debug, Default)]
struct Ways {
    edges: QuickMap<(Place, u16, WordId), Place>,
    /// What stands between the words of names, and its number.
    between: QuickMap<Box<str>, u16>,
}

/// A tree to which names are added.
#[derive(Debug)]
struct Growing {
    ways: Ways,
    /// Of each place.
    meanings: Vec<Vec<Meaning>>,
}

impl Tree {
    pub(super) const ROOT: Place = 0;
    /// The number of what stands before the first word.
    pub(super) const NOTHING: u16 = 0;

    pub(super) fn new(bearers: &[Bearer], lexicon: &mut Lexicon) -> Tree {
        let mut growing = Growing { ways: Ways::default(), meanings: vec![Vec::new()] };
        growing.ways.number("");
        let mut derived: Vec<(String, Meaning)> = Vec::new();
        for (index, bearer) in bearers.iter().enumerate() {
            let index = BearerIndex::new(index);
            for (number, form) in bearer.forms.iter().enumerate() {
                let pattern = normalised(form.text);
                let shape = if form.kind == FormKind::Short { Shape::Short } else { Shape::Full };
                let form = u32::try_from(number).unwrap_or(u32::MAX);
                let meaning = Meaning { bearer: index, form, shape, letters: letters(&pattern), around: None };
                if bearer.kind == Kind::Person && shape == Shape::Full {
                    for (made, shape) in people::derived(&pattern) {
                        derived.push((made, Meaning { shape, ..meaning.clone() }));
                    }
                }
                if bearer.kind == Kind::Person && shape == Shape::Short {
                    for variant in surname::variants(&pattern) {
                        growing.add(&variant, meaning.clone(), lexicon);
                    }
                }
                growing.add(&pattern, meaning, lexicon);
            }
            for not in &bearer.not {
                let meaning = Meaning { bearer: index, form: 0, shape: Shape::Not, letters: u8::MAX, around: None };
                growing.add(&normalised(not), meaning, lexicon);
            }
        }
        // What is registered counts before what is made from it.
        for (pattern, meaning) in derived {
            growing.add(&pattern, meaning, lexicon);
        }
        growing.grown()
    }

    /// The number of what stands between two words of a text; nothing that stands in no name has one.
    pub(super) fn between(&self, text: &str) -> Option<u16> {
        self.ways.between.get(text).copied()
    }

    pub(super) fn step(&self, place: Place, between: u16, word: WordId) -> Option<Place> {
        self.ways.edges.get(&(place, between, word)).copied()
    }

    pub(super) fn meanings(&self, place: Place) -> &[Meaning] {
        let place = place as usize;
        let start = place.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.meanings[start..self.ends[place]]
    }
}

impl Ways {
    fn number(&mut self, between: &str) -> u16 {
        if let Some(number) = self.between.get(between) {
            return *number;
        }
        let number = u16::try_from(self.between.len()).unwrap_or(u16::MAX);
        self.between.insert(between.into(), number);
        number
    }
}

impl Growing {
    fn add(&mut self, pattern: &str, meaning: Meaning, lexicon: &mut Lexicon) {
        let words = words(pattern);
        let (Some(first), Some(last)) = (words.first(), words.last()) else { return };
        if words.len() > LONGEST {
            return;
        }
        let around = (pattern[..first.start].to_owned(), pattern[last.end..].to_owned());
        let around = (!around.0.is_empty() || !around.1.is_empty()).then(|| Box::new(around));
        let mut place = Tree::ROOT;
        let mut end = first.start;
        for Word { start, end: next_end } in &words {
            let between = self.ways.number(&pattern[end..*start]);
            let word = lexicon.add(&pattern[*start..*next_end]);
            let next = Place::try_from(self.meanings.len()).expect("fewer words in names than four billion");
            place = *self.ways.edges.entry((place, between, word)).or_insert(next);
            if place == next {
                self.meanings.push(Vec::new());
            }
            end = *next_end;
        }
        let known = &mut self.meanings[place as usize];
        let is_not = |meaning: &Meaning| meaning.shape == Shape::Not;
        if !known.iter().any(|known| known.bearer == meaning.bearer && is_not(known) == is_not(&meaning)) {
            known.push(Meaning { around, ..meaning });
        }
    }

    /// The tree as it is read: meanings of one place after those of another, so that few of them are far away.
    fn grown(self) -> Tree {
        let mut meanings = Vec::new();
        let mut ends = Vec::with_capacity(self.meanings.len());
        for of_place in self.meanings {
            meanings.extend(of_place);
            ends.push(meanings.len());
        }
        Tree { ways: self.ways, meanings, ends }
    }
}

/// Whether a form has more words than are looked for.
pub fn is_too_long(form: &str) -> bool {
    form.len() > LONGEST && words(&normalised(form)).len() > LONGEST
}

/// The form as the tree holds it: NFC, white space single, variants folded.
pub(super) fn normalised(form: &str) -> String {
    let is_single = !form.contains("  ") && !form.contains(|letter: char| letter.is_whitespace() && letter != ' ');
    let is_plain = is_single && !form.contains('\u{ad}') && is_nfc_quick(form.chars()) == IsNormalized::Yes;
    if is_plain {
        return fold(form.trim()).text.into_owned();
    }
    let words: Vec<&str> = form.split_whitespace().collect();
    let composed: String = words.join(" ").nfc().filter(|letter| *letter != '\u{ad}').collect();
    fold(&composed).text.into_owned()
}

fn letters(form: &str) -> u8 {
    let is_letter = |letter: &char| is_part(*letter) && !letter.is_ascii_digit() && !is_combining_mark(*letter);
    u8::try_from(form.chars().filter(is_letter).count()).unwrap_or(u8::MAX)
}
