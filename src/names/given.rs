//! What a given name says: whether it is a woman's or a man's, and in Cyrillic whether it changes before a surname with an ending. In Latin letters
//! only the lists say whose a name is.
//!
//! In Russian and Ukrainian a woman's surname on a consonant or -ко stays while her given name declines (Ангелы Меркель), and a man's of the same
//! letters declines (Иоахима Меркеля). So an ending on such a surname says that she is not meant, and a surname that stands still
//! after a declined name on -а is hers. The lists are those that the rule of the last letter gets wrong.

use std::sync::LazyLock;

use crate::names::endings::is_cyrillic;
use crate::names::endings::is_feminine_surname;
use crate::names::endings::is_in_each_word;
use crate::names::endings::slavic_nominatives;
use crate::names::language::Language;
use crate::value::QuickSet;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Gender {
    Woman,
    Man,
}

/// Men whose names end like women's.
static MEN: Names = LazyLock::new(|| names(include_str!("vocabulary/men.txt")));

/// Women whose names end in a consonant or a soft sign.
static WOMEN: Names = LazyLock::new(|| names(include_str!("vocabulary/women.txt")));

static MEN_IN_LATIN: Names = LazyLock::new(|| names(include_str!("vocabulary/men-latin.txt")));

static WOMEN_IN_LATIN: Names = LazyLock::new(|| names(include_str!("vocabulary/women-latin.txt")));

/// Names whose last letter says rightly whose they are.
static COMMON_IN_CYRILLIC: Names = LazyLock::new(|| names(include_str!("vocabulary/common-cyrillic.txt")));

type Names = LazyLock<QuickSet<&'static str>>;

/// The names of a list, each of which has a comma behind it.
fn names(list: &'static str) -> QuickSet<&'static str> {
    let lines = list.lines().filter(|line| !line.starts_with('#'));
    lines.flat_map(|line| line.split(',')).map(str::trim).filter(|name| !name.is_empty()).collect()
}

/// Whose a given name is most likely, for what stands beside it; nothing where it may be anybody's.
pub(super) fn most_likely(given: &str, patronymic: Option<&str>, surname: &str) -> Option<Gender> {
    if is_cyrillic(given) {
        // A family's own ending tells before a given name that either may have: Саша Иванов, Мануэль Аношин.
        let ends = |ends: &[&str]| ends.iter().any(|end| surname.ends_with(end));
        let said = match surname {
            _ if ends(&["ова", "ева", "єва", "ская", "цкая", "ська", "цька"]) => {
                Some(Gender::Woman)
            }
            _ if ends(&["ов", "ев", "єв", "ин", "ын", "ский", "цкий", "ський", "цький"]) => {
                Some(Gender::Man)
            }
            _ => gender(given, patronymic),
        };
        let is_hers = given.ends_with('ь') || is_feminine_surname(surname);
        return said.or(Some(if is_hers { Gender::Woman } else { Gender::Man }));
    }
    let first = given.split('-').next().unwrap_or(given).to_lowercase();
    match (MEN_IN_LATIN.contains(first.as_str()), WOMEN_IN_LATIN.contains(first.as_str())) {
        (true, false) => Some(Gender::Man),
        (false, true) => Some(Gender::Woman),
        _ => patronymic.and_then(of_patronymic),
    }
}

/// Names that are men's in some languages and women's in others.
const BY_LANGUAGE: [(&str, &[Language], &[Language]); 8] = [
    ("Andrea", &[Language::Italian], &[Language::English, Language::German, Language::Spanish, Language::Portuguese]),
    ("Daniele", &[Language::Italian], &[Language::French]),
    ("Gabriele", &[Language::Italian], &[Language::German]),
    ("Jean", &[Language::French], &[Language::English]),
    ("Laurence", &[Language::English], &[Language::French]),
    ("Michele", &[Language::Italian], &[Language::English, Language::German]),
    ("Nicola", &[Language::Italian], &[Language::German]),
    ("Simone", &[Language::Italian], &[Language::English, Language::French, Language::German]),
];

/// Whose a given name is in a text, where that depends on the language: Jean Moreau and Jean Fox.
pub(super) fn in_language(given: &str, language: Language) -> Option<Gender> {
    let (_, men, women) = BY_LANGUAGE.iter().find(|(name, ..)| *name == given)?;
    match (men.contains(&language), women.contains(&language)) {
        (true, _) => Some(Gender::Man),
        (_, true) => Some(Gender::Woman),
        _ => None,
    }
}

pub(super) fn gender(given: &str, patronymic: Option<&str>) -> Option<Gender> {
    if !is_cyrillic(given) {
        return None;
    }
    if let Some(gender) = patronymic.and_then(of_patronymic) {
        return Some(gender);
    }
    let small = given.to_lowercase().replace('ё', "е").replace('ґ', "г");
    if WOMEN.contains(small.as_str()) || ["гуль", "гюль", "гүл", "кыз", "қыз"].iter().any(|end| small.ends_with(end))
    {
        return Some(Gender::Woman);
    }
    if MEN.contains(small.as_str())
        || ["улла", "алла", "олла"].iter().any(|end| small.len() > end.len() + 2 && small.ends_with(end))
    {
        return Some(Gender::Man);
    }
    small.ends_with(['а', 'я']).then_some(Gender::Woman)
}

fn of_patronymic(patronymic: &str) -> Option<Gender> {
    let small = patronymic.to_lowercase();
    let ends = |ends: &[&str]| ends.iter().any(|end| small.ends_with(end));
    if ends(&["вна", "чна", "қызы", "кызы", "vna", "qyzy", "kyzy"]) {
        return Some(Gender::Woman);
    }
    ends(&["вич", "ич", "ұлы", "улы", "vich", "uly"]).then_some(Gender::Man)
}

/// Whether a word is a given name for certain: it stands in one of the lists, or is made like one.
pub(super) fn is_known(word: &str) -> bool {
    let first = word.split('-').next().unwrap_or(word).to_lowercase();
    let lists = [&MEN, &WOMEN, &MEN_IN_LATIN, &WOMEN_IN_LATIN];
    lists.into_iter().any(|list| list.contains(first.as_str()))
        || is_made_like_one(&first)
        || COMMON_IN_CYRILLIC.contains(first.as_str())
}

/// The same in any case of a language.
pub(super) fn is_known_in(word: &str, language: Language) -> bool {
    is_known(word)
        || is_in_each_word(language)
            && is_cyrillic(word)
            && slavic_nominatives(language, word).iter().any(|(nominative, _)| is_known(nominative))
}

/// Turkic given names are made of few parts. Those who live in Uzbekistan and Azerbaijan are named alike.
fn is_made_like_one(small: &str) -> bool {
    const ENDS: [&str; 9] = ["гуль", "гүл", "бек", "жан", "улла", "gul", "bek", "zhan", "ullah"];
    let is_long = small.chars().count() > 5 && !small.starts_with("азерб");
    is_long && ENDS.iter().any(|end| small.ends_with(end))
}

/// Whether a word may be the given name of a woman as it stands.
pub(super) fn is_of_woman(word: &str) -> bool {
    gender(word, None) == Some(Gender::Woman)
}

/// Whether a woman's given name may stand as it is before a declined surname: Айжан Ахметовой, Айгуль Нуркину, Мариа Ивановой.
pub(super) fn may_stand_still(given: &str) -> bool {
    let mut letters = given.chars().rev();
    match letters.next() {
        Some('а') => letters.next().is_some_and(is_vowel),
        Some('я') => false,
        Some(_) => is_cyrillic(given),
        None => false,
    }
}

/// Whether a man's given name on a vowel stays as it is, whatever the tables for other words say: Франсуа, Оливье, Нино, Джованни.
pub(super) fn is_still_of_man(given: &str) -> bool {
    let mut letters = given.chars().rev();
    match letters.next() {
        Some('а') => letters.next().is_some_and(is_vowel),
        Some('о' | 'е' | 'э' | 'и' | 'у' | 'ю' | 'ы' | 'і' | 'ї') => true,
        _ => false,
    }
}

/// Whether a man's name in the genitive may be a woman's: «Олександра Юхно» is a woman before she is Олександр.
pub(super) fn has_woman_s_twin(given: &str) -> bool {
    const ENDS: [&str; 12] = ["слава", "ана", "яна", "ина", "іна", "дра", "авла", "етра", "уста", "ела", "рія", "лія"];
    ENDS.iter().any(|end| given.ends_with(end))
}

fn is_vowel(letter: char) -> bool {
    "аеиоуэюіїыә".contains(letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_given_name_says_whose_it_is() {
        for name in ["Ангела", "Юлия", "Айгуль", "Бибигүл", "Любовь"] {
            assert_eq!(gender(name, None), Some(Gender::Woman), "{name}");
        }
        for name in ["Никита", "Мұса", "Абдулла", "Насрулла"] {
            assert_eq!(gender(name, None), Some(Gender::Man), "{name}");
        }
        assert_eq!(gender("Айдын", None), None);
        assert_eq!(gender("Саша", Some("Ивановна")), Some(Gender::Woman));
        assert_eq!(gender("Angela", None), None);
        assert_eq!(most_likely("Angela", None, "Merkel"), Some(Gender::Woman));
        assert_eq!(most_likely("Barack", None, "Obama"), Some(Gender::Man));
        assert_eq!(most_likely("Kim", None, "Carter"), None);
        assert_eq!(in_language("Jean", Language::French), Some(Gender::Man));
        assert_eq!(in_language("Jean", Language::English), Some(Gender::Woman));
        assert_eq!(in_language("Jean", Language::Russian), None);
    }
}
