//! The names of the register as a tree of words: from a word through what stands between to the next one.

use unicode_normalization::IsNormalized;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;
use unicode_normalization::is_nfc_quick;

use crate::archive::EntityIndex;
use crate::archive::fold::fold;
use crate::archive::hash::QuickMap;
use crate::archive::names::lexicon::Lexicon;
use crate::archive::names::lexicon::WordId;
use crate::archive::names::people;
use crate::archive::names::words::Word;
use crate::archive::names::words::is_part;
use crate::archive::names::words::words;
use crate::archive::register::FormKind;
use crate::archive::register::Register;
use crate::value::Kind;

/// What a path through the tree stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Meaning {
    pub entity: EntityIndex,
    /// The index of the form that it is, or is made from.
    pub form: u16,
    pub shape: Shape,
    /// Letters of the form.
    pub letters: u8,
    /// What the form has before its first word and after its last one: quotation marks, full stops.
    pub around: Option<Box<(String, String)>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// As registered.
    Full,
    Short,
    /// Words in which the entity is not meant.
    Not,
    /// `Назарбаев Нурсултан`, made from `Нурсултан Назарбаев`.
    SurnameFirst,
    /// `Нурсултан Назарбаев`, made from `Нурсултан Абишевич Назарбаев`.
    WithoutPatronymic,
    /// `Нурсултан Абишевич`, which counts as a short name.
    WithoutSurname,
    /// The surname of somebody who has other short names, or none: it counts with initials or a role before it.
    Surname,
}

/// A place in the tree; the root is [`Tree::ROOT`].
pub(super) type Place = u32;

#[derive(Debug, Default)]
pub(super) struct Tree {
    edges: QuickMap<(Place, u16, WordId), Place>,
    meanings: Vec<Vec<Meaning>>,
    /// What stands between the words of names, and its number.
    between: QuickMap<Box<str>, u16>,
}

impl Tree {
    pub(super) const ROOT: Place = 0;
    /// The number of what stands before the first word.
    pub(super) const NOTHING: u16 = 0;

    pub(super) fn new(register: &Register, lexicon: &mut Lexicon) -> Tree {
        let mut tree = Tree { meanings: vec![Vec::new()], ..Tree::default() };
        tree.number("");
        let mut derived: Vec<(String, Meaning)> = Vec::new();
        for (index, entity) in register.entities.iter().enumerate() {
            let index = EntityIndex::new(index);
            for (form, registered) in entity.forms.iter().enumerate() {
                let form = u16::try_from(form).unwrap_or(u16::MAX);
                let pattern = normalised(&registered.form.form);
                let meaning =
                    |shape: Shape| Meaning { entity: index, form, shape, letters: letters(&pattern), around: None };
                let shape = match registered.kind {
                    FormKind::Short => Shape::Short,
                    FormKind::Name | FormKind::Other => Shape::Full,
                };
                if entity.kind == Kind::Person && shape == Shape::Full {
                    let made = people::derived(&pattern).into_iter();
                    derived.extend(made.map(|(pattern, shape)| (pattern, meaning(shape))));
                }
                tree.add(&pattern, meaning(shape), lexicon);
            }
            for not in entity.document.iter().flat_map(|document| &document.not) {
                let pattern = normalised(&not.value);
                let meaning = Meaning { entity: index, form: 0, shape: Shape::Not, letters: u8::MAX, around: None };
                tree.add(&pattern, meaning, lexicon);
            }
        }
        // What is registered counts before what is made from it.
        for (pattern, meaning) in derived {
            tree.add(&pattern, meaning, lexicon);
        }
        tree
    }

    fn add(&mut self, pattern: &str, meaning: Meaning, lexicon: &mut Lexicon) {
        let words = words(pattern);
        let (Some(first), Some(last)) = (words.first(), words.last()) else { return };
        let around = (pattern[..first.start].to_owned(), pattern[last.end..].to_owned());
        let around = (!around.0.is_empty() || !around.1.is_empty()).then(|| Box::new(around));
        let mut place = Tree::ROOT;
        let mut end = first.start;
        for Word { start, end: next_end } in &words {
            let between = self.number(&pattern[end..*start]);
            let word = lexicon.add(&pattern[*start..*next_end]);
            let next = Place::try_from(self.meanings.len()).expect("fewer words in names than four billion");
            place = *self.edges.entry((place, between, word)).or_insert(next);
            if place == next {
                self.meanings.push(Vec::new());
            }
            end = *next_end;
        }
        let known = &mut self.meanings[place as usize];
        let is_not = |meaning: &Meaning| meaning.shape == Shape::Not;
        if !known.iter().any(|known| known.entity == meaning.entity && is_not(known) == is_not(&meaning)) {
            known.push(Meaning { around, ..meaning });
        }
    }

    fn number(&mut self, between: &str) -> u16 {
        if let Some(number) = self.between.get(between) {
            return *number;
        }
        let number = u16::try_from(self.between.len()).unwrap_or(u16::MAX);
        self.between.insert(between.into(), number);
        number
    }

    /// The number of what stands between two words of a text; nothing that stands in no name has one.
    pub(super) fn between(&self, text: &str) -> Option<u16> {
        self.between.get(text).copied()
    }

    pub(super) fn step(&self, place: Place, between: u16, word: WordId) -> Option<Place> {
        self.edges.get(&(place, between, word)).copied()
    }

    pub(super) fn meanings(&self, place: Place) -> &[Meaning] {
        &self.meanings[place as usize]
    }
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
