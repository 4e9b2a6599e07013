//! Names that continue into another entity: «Алматы облысы», "Nazarbayev University", "South Korea".
//!
//! A place or a person before such a word is not what is named, unless the whole is registered. The lists are what an archive meets every day;
//! it adds its own with `composites:` in `content/site.yaml`. Organizations and events are not asked: "Nur Otan party" is Nur Otan.

use crate::names::endings;
use crate::names::language::Language;
use crate::names::people::is_like_surname;
use crate::names::text::ReadText;
use crate::names::vocabulary::List;
use crate::names::vocabulary::Vocabulary;
use crate::names::vocabulary::WordList;
use crate::names::words::begins_with_capital;
use crate::names::words::in_small;
use crate::value::Kind;

/// So long an abbreviation is at most.
const SHORT: usize = 4;

/// So many words are read after a name at most.
const FAR: usize = 6;

/// So many words are read before a name at most.
const FAR_BEFORE: usize = 4;

/// Words of an archive that make another entity of the name before them, by language.
pub(super) type OwnWords = Vec<(Language, WordList)>;

/// The lists, and the text that is asked.
#[derive(Clone, Copy)]
pub(super) struct Composites<'a> {
    pub own: &'a OwnWords,
    pub vocabulary: &'a Vocabulary,
    pub text: &'a ReadText<'a>,
}

/// A name in a text: the indexes of its first and last word.
#[derive(Debug, Clone, Copy)]
pub(super) struct Name {
    pub kind: Kind,
    pub first: usize,
    pub last: usize,
    pub is_inflected: bool,
    /// It stands as it is registered, where endings say so.
    pub is_nominative: bool,
}

/// An archive's own words, by the tag of their language.
pub(super) fn own_words(written: &[(String, Vec<String>)]) -> OwnWords {
    let mut own = OwnWords::new();
    for (tag, words) in written {
        let language = Language::of_tag(tag.split('-').next().unwrap_or_default());
        let small: Vec<String> = words.iter().map(|word| word.to_lowercase()).collect();
        own.push((language, WordList::new(small.iter().map(|word| (word.as_str(), 0)))));
    }
    own
}

impl Composites<'_> {
    /// Whether the words around a name make another entity of it.
    pub(super) fn has(&self, name: Name) -> bool {
        if !matches!(name.kind, Kind::Person | Kind::Place) {
            return false;
        }
        // A name with an ending belongs to nothing that follows: «Алматының облысы» is what Almaty has.
        let goes_on = !name.is_inflected && (self.goes_on(name) || self.is_in_a_row(name));
        goes_on || self.is_numbered(name) || self.is_begun(name) || is_title(name, self.text) && !self.is_called(name)
    }

    fn goes_on(&self, name: Name) -> bool {
        let language = self.text.language(name.last);
        // Up to three words may stand between: «Павлодар мұнай-химия зауыты».
        for (distance, index) in (name.last..name.last + 4).enumerate() {
            let Some(gap) =
                self.text.gap(index).filter(|gap| matches!(*gap, " " | " & ") || *gap == "-" && distance > 0)
            else {
                return false;
            };
            let next = self.text.word(index + 1);
            let is_firm = gap == " & " && distance == 0 && name.kind == Kind::Person;
            if (gap == " " || is_firm) && self.makes_another(name.kind, next, language) {
                return true;
            }
            if distance == 0 && name.kind == Kind::Place && is_like_surname(next) {
                return true;
            }
            if !self.contains((language, List::Between), &in_small(next)) {
                return false;
            }
        }
        false
    }

    fn makes_another(&self, kind: Kind, next: &str, language: Language) -> bool {
        let small = in_small(next);
        if self.own.iter().any(|(of, words)| *of == language && words.has(&small, language)) {
            return true;
        }
        // A text has names of other languages in it: "Nazarbayev University" and «Алматы облысы» in a Russian article.
        let other = if endings::is_cyrillic(next) { Language::Kazakh } else { Language::English };
        self.is_after_names(kind, next, language) || other != language && self.is_after_names(kind, next, other)
    }

    /// Whether the lists of a language have a word that makes another entity of the name before it.
    fn is_after_names(&self, kind: Kind, next: &str, language: Language) -> bool {
        let small = in_small(next);
        self.has_word((language, List::AfterAlsoSmall), &small)
            || self.has_word((language, List::AfterSeveral), &small)
            || begins_with_capital(next) && self.has_word((language, List::After), &small)
            || kind == Kind::Person && self.has_word((language, List::AfterAPerson), &small)
    }

    /// Names in a row, and a word for all of them: «Маңғыстау мен Атырау облыстары».
    fn is_in_a_row(&self, name: Name) -> bool {
        let language = self.text.language(name.last);
        if self.vocabulary.list(language, List::AfterSeveral).is_none() || !self.is_joined(name.last, language) {
            return false;
        }
        for index in (name.last + 1..self.text.words.len()).take(FAR) {
            let word = self.text.word(index);
            let is_of_row = begins_with_capital(word) || self.contains((language, List::And), word);
            if !is_of_row || !matches!(self.text.gap(index), Some(" " | ", " | "-")) {
                return self.has_word((language, List::AfterSeveral), &in_small(word));
            }
        }
        false
    }

    /// Whether a comma or a word for "and" follows.
    fn is_joined(&self, last: usize, language: Language) -> bool {
        let next = self.text.next(last);
        self.text.gap(last) == Some(", ") || next.is_some_and(|next| self.contains((language, List::And), next))
    }

    /// Whether a number beside a place makes a station, a district or a plant of it: Алматы-2, «2-ші Павлодар».
    fn is_numbered(&self, name: Name) -> bool {
        let is_number = |word: &str| word.chars().all(|letter| letter.is_ascii_digit() || "IVX".contains(letter));
        let behind = self.text.gap(name.last) == Some("-") && is_number(self.text.word(name.last + 1));
        let ordinal = name.first.checked_sub(2).filter(|first| {
            let ends = ["ші", "шы", "інші", "ыншы", "нші", "ншы", "й", "я", "е", "а"];
            is_number(self.text.word(*first))
                && self.text.gap(*first) == Some("-")
                && self.text.gap(first + 1) == Some(" ")
                && ends.contains(&self.text.word(first + 1))
                && before(self.text, *first).ends_with('"')
        });
        name.kind == Kind::Place && (behind || ordinal.is_some())
    }

    /// Whether the word before a name makes another entity of it.
    fn is_begun(&self, name: Name) -> bool {
        let language = self.text.language(name.first);
        if name.kind == Kind::Person {
            return self.is_called_after(name);
        }
        let Some(before) = self.text.before(name.first) else { return false };
        let is_capital = begins_with_capital(before) || endings::is_before_names(language) || is_caseless(before);
        is_capital && self.has_word((language, List::BeforeAPlace), &in_small(before))
    }

    /// Whether something is called after a person: «улица Каныша Сатпаева», «имени академика К. И. Сатпаева», Aeropuerto Internacional Benito
    /// Juárez.
    fn is_called_after(&self, name: Name) -> bool {
        let language = self.text.language(name.first);
        let mut index = name.first;
        let mut may_be_name = name.first == name.last;
        for _ in 0..FAR_BEFORE {
            let Some(word) = self.word_before(index) else { return false };
            let small = in_small(word);
            let is_abbreviated = self
                .joined_before(index)
                .is_some_and(|joined| self.contains((language, List::BeforeAPerson), &in_small(joined)));
            if is_abbreviated {
                return true;
            }
            if self.has_word((language, List::BeforeAPerson), &small) {
                // «Директор школы Иван Иванов»: what is called after him has his name in the genitive.
                let is_his_office = name.is_nominative
                    && name.first < name.last
                    && !self.contains((language, List::BeforeAPerson), &small)
                    && self
                        .word_before(index - 1)
                        .is_some_and(|role| self.vocabulary.roles.has(&in_small(role), language));
                return !is_his_office;
            }
            // «На пересечении улиц Абая и Сатпаева».
            let is_and = self.contains((language, List::And), &small);
            let is_given_name = may_be_name && begins_with_capital(word);
            let is_between = self.has_word((language, List::Between), &small)
                || self.vocabulary.addresses.has(&small, language)
                || self.vocabulary.roles.has(&small, language)
                || self.contains((language, List::Titles), &small);
            if !is_given_name && !is_between && !is_and {
                return false;
            }
            may_be_name = is_and;
            index -= 1;
        }
        false
    }

    /// Two words with a hyphen before a name: «пр-т Абая».
    fn joined_before(&self, index: usize) -> Option<&str> {
        let first = index.checked_sub(2)?;
        let is_joined = self.text.gap(first) == Some("-") && self.text.gap(index - 1) == Some(" ");
        is_joined.then(|| &self.text.text[self.text.words[first].start..self.text.words[index - 1].end])
    }

    /// The word before a name, also where that is an abbreviation or the name stands in quotation marks: ул. Иванова, the ship "John Smith".
    fn word_before(&self, index: usize) -> Option<&str> {
        let before = index.checked_sub(1)?;
        let word = self.text.word(before);
        let is_short = word.chars().count() <= SHORT && !begins_with_capital(word);
        let is_near = match self.text.gap(before)? {
            " " | " \"" | " \" " => true,
            ". " => is_short,
            _ => false,
        };
        is_near.then_some(word)
    }

    /// Whether a name in quotation marks is the name of a town, as the word beside it says: «Нұр-Сұлтан» шаһары.
    fn is_called(&self, name: Name) -> bool {
        let language = self.text.language(name.first);
        let says = |index: usize| self.has_word((language, List::WhatAPlaceIs), &in_small(self.text.word(index)));
        let is_before = name.first > 0 && self.text.gap(name.first - 1) == Some(" \"");
        let is_after = self.text.gap(name.last) == Some("\" ");
        name.kind == Kind::Place && (is_before && says(name.first - 1) || is_after && says(name.last + 1))
    }

    /// Whether a list has a word in any grammatical case. The lists are in Cyrillic; Kazakh in Latin letters is asked as well.
    fn has_word(&self, (language, list): Asked, small: &str) -> bool {
        let Some(list) = self.vocabulary.list(language, list) else { return false };
        list.has(small, language)
            || endings::in_cyrillic(language, small).iter().any(|cyrillic| list.has(cyrillic, language))
    }

    /// Whether a list has a word as it stands.
    fn contains(&self, (language, list): Asked, word: &str) -> bool {
        let Some(list) = self.vocabulary.list(language, list) else { return false };
        list.contains(word) || endings::in_cyrillic(language, word).iter().any(|cyrillic| list.contains(cyrillic))
    }
}

/// Whether a word is in a script without capitals.
fn is_caseless(word: &str) -> bool {
    word.chars().all(|letter| letter.is_alphabetic() && !letter.is_uppercase() && !letter.is_lowercase())
}

/// A list of a language.
type Asked = (Language, List);

/// Whether a name is all or part of a short title in quotation marks: «Астана» тобы, «Егемен Қазақстан» газеті, газета «Вечерний Алматы». Languages that
/// write the names of companies and programmes so are asked; what somebody says stands in quotation marks as well, but has more
/// words, a comma or a full stop.
fn is_title(name: Name, text: &ReadText) -> bool {
    if !matches!(text.language(name.first), Language::Kazakh | Language::Russian | Language::Ukrainian) {
        return false;
    }
    let Some((first, last)) = quoted(name, text) else { return false };
    let next = (last + 1 < text.words.len()).then(|| text.word(last + 1));
    // «…» деді: somebody says it. Only «Цифрлы Қазақстан» деген бағдарлама is called so.
    let is_said = last != name.last && next.is_some_and(|next| next.starts_with("де") && next != "деген");
    let follows = after(text, last) == "\" " && next.is_some_and(|next| !begins_with_capital(next)) && !is_said;
    // Газета «Вечерний Алматы».
    let precedes = before(text, first) == " \"" && last == name.last && !name.is_inflected;
    if (first, last) == (name.first, name.last) {
        // «Астана» тобы, клуб «Астана»; in «Астана» after a preposition or before a full stop nothing says that it is a club.
        let has_noun = first > 0 && text.word(first - 1).chars().count() >= NOUN;
        return !name.is_inflected && (follows || precedes && has_noun);
    }
    begins_with_capital(text.word(first)) && (follows || precedes)
}

/// The first and the last word of the few that stand in one pair of quotation marks with a name.
fn quoted(name: Name, text: &ReadText) -> Option<(usize, usize)> {
    let first = (name.first.saturating_sub(MOST)..=name.first).rev().find(|index| is_open(before(text, *index)))?;
    let end = text.words.len().min(name.last + MOST + 1);
    let last = (name.last..end).find(|index| is_open(after(text, *index)))?;
    let is_quoted = before(text, first).ends_with('"') && after(text, last).starts_with('"');
    (is_quoted && last - first <= MOST).then_some((first, last))
}

/// So many words may stand in a title beside the name, all in all.
const MOST: usize = 4;

/// What stands between the words of a title is a space or a hyphen.
fn is_open(gap: &str) -> bool {
    gap != " " && gap != "-"
}

/// What stands before a word, after the one before it.
fn before<'t>(text: &ReadText<'t>, index: usize) -> &'t str {
    match index.checked_sub(1) {
        Some(before) => &text.text[text.words[before].end..text.words[index].start],
        None => &text.text[..text.words[index].start],
    }
}

fn after<'t>(text: &ReadText<'t>, index: usize) -> &'t str {
    text.gap(index).unwrap_or(&text.text[text.words[index].end..])
}

/// Shorter words before a quotation mark are prepositions and particles.
const NOUN: usize = 4;
