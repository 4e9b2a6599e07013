//! Endings that a name takes, by language.
//!
//! A name is registered as it stands in a dictionary. In a text the stem of one of its words may be followed by an ending. Each language
//! says which stems a word has and which cases an ending after such a stem can mean. The tables are data; nothing is
//! enumerated, so the size of the register does not grow with the number of endings.

mod cases;
mod inflections;
mod kazakh;
mod kazakh_latin;
mod rules;
mod russian;
mod slavic;
mod turkic;
mod ukrainian;

use crate::names::language::Language;

pub(super) use cases::Cases;
pub use inflections::inflections;
pub use rules::End;
pub use rules::Inflection;
pub use rules::Inflections;

/// The longest ending that a language has, in letters: `ымыздағы`. What a stem loses before it is counted in.
pub(super) fn longest(language: Language) -> usize {
    match language {
        Language::Kazakh => 12,
        Language::Russian | Language::Ukrainian => 6,
        Language::Turkish | Language::Uzbek => 8,
        _ => 3,
    }
}

/// The beginnings of a word after which endings are looked for, apart from the word itself.
pub(super) fn stems(word: &str) -> Vec<String> {
    if !is_cyrillic(word) {
        return Vec::new();
    }
    let mut stems = slavic::stems(&russian::TABLE, word);
    stems.extend(slavic::stems(&ukrainian::TABLE, word));
    stems.extend(kazakh::stem(word));
    stems.sort_unstable();
    stems.dedup();
    stems.retain(|stem| stem != word);
    stems
}

/// What an ending after a stem of a word can mean in a language. Nothing where the language has no such ending.
pub(super) fn cases(language: Language, word: &str, stem: &str, ending: &str) -> Cases {
    match language {
        Language::Russian if is_cyrillic(word) => slavic::cases(&russian::TABLE, word, stem, ending),
        Language::Ukrainian if is_cyrillic(word) => slavic::cases(&ukrainian::TABLE, word, stem, ending),
        Language::Kazakh if is_cyrillic(word) => kazakh::cases(word, stem, ending),
        Language::Kazakh if stem == word && kazakh_latin::is_latin(word) => kazakh_latin::cases(word, ending),
        Language::English if stem == word && matches!(ending, "s" | "es") => Cases::PLURAL,
        Language::Turkish if stem == word => turkic::turkish(ending),
        Language::Uzbek if stem == word => turkic::uzbek(ending),
        _ => Cases::NONE,
    }
}

/// The words of a dictionary of which a Russian or Ukrainian word may be a case.
pub(super) fn slavic_nominatives(language: Language, word: &str) -> Vec<(String, Cases)> {
    match language {
        Language::Ukrainian => slavic::nominatives(&ukrainian::TABLE, ukrainian::PARADIGMS, word),
        _ => slavic::nominatives(&russian::TABLE, russian::PARADIGMS, word),
    }
}

/// Whether a word after a hyphen is the ending of the abbreviation before it.
pub(super) fn is_after_hyphen(language: Language, word: &str) -> bool {
    language == Language::Kazakh && (kazakh::is_ending(word) || kazakh_latin::is_ending(word))
}

/// A Kazakh word in Latin letters, as it may be written in Cyrillic; nothing for any other word.
pub(super) fn in_cyrillic(language: Language, word: &str) -> Vec<String> {
    let is_latin = language == Language::Kazakh && kazakh_latin::is_latin(word);
    if is_latin { kazakh_latin::in_cyrillic(word).into() } else { Vec::new() }
}

/// Whether a language has endings at all that are written with the letters of a word.
pub(super) fn may_follow(language: Language, word: &str) -> bool {
    match language {
        Language::Russian | Language::Ukrainian => is_cyrillic(word),
        Language::Kazakh => is_cyrillic(word) || kazakh_latin::is_latin(word),
        Language::English => word.ends_with('s'),
        Language::Turkish => word.contains('\''),
        Language::Uzbek => word.is_ascii(),
        _ => false,
    }
}

/// Cases in which a word stands as it is registered.
pub(super) fn unchanged(language: Language, word: &str) -> Cases {
    if is_in_each_word(language) && (word.ends_with("ых") || word.ends_with("их")) && word.chars().count() > 4 {
        return Cases::ANY;
    }
    let is_indeclinable = match language {
        Language::Russian => slavic::is_indeclinable(&russian::TABLE, word),
        Language::Ukrainian => slavic::is_indeclinable(&ukrainian::TABLE, word),
        _ => true,
    };
    if is_indeclinable { Cases::ANY } else { Cases::NOMINATIVE }
}

/// What stands behind the one letter that Arabic and Hebrew write on to a word (and, in, to, like, from, the), if three letters do.
pub(super) fn without_prefix(language: Language, written: &str) -> Option<&str> {
    let prefixes = match language {
        Language::Arabic => "وفبلك",
        Language::Hebrew => "והבלמשכ",
        _ => return None,
    };
    let mut letters = written.chars();
    let is_prefix = letters.next().is_some_and(|first| prefixes.contains(first));
    (is_prefix && letters.clone().count() >= 3).then_some(letters.as_str())
}

/// Whether a language has endings before a name, not after it.
pub(super) fn is_before_names(language: Language) -> bool {
    matches!(language, Language::Arabic | Language::Hebrew)
}

/// Whether each word of a name takes its own ending, as in Russian, or only the last one.
pub(super) fn is_in_each_word(language: Language) -> bool {
    matches!(language, Language::Russian | Language::Ukrainian)
}

/// A surname of a woman: given names of women that end in a consonant stand unchanged before it.
pub(super) fn is_feminine_surname(word: &str) -> bool {
    ["ова", "ева", "ина", "ына", "ая", "єва", "іна", "їна", "ська", "цька", "зька"]
        .iter()
        .any(|end| word.ends_with(end))
}

/// A surname that a woman has as it is in every case: one in a consonant, a soft sign or -о. A man's of the same letters has endings.
pub(super) fn is_still_of_woman(surname: &str) -> bool {
    // A woman of such a family has -ова, -ева, -ская.
    if ["ов", "ев", "єв", "їв", "ий", "ый"].iter().any(|end| surname.ends_with(end)) {
        return false;
    }
    let last = surname.chars().next_back();
    is_cyrillic(surname) && last.is_some_and(|last| ends_in_consonant(surname) || "ьйо".contains(last))
}

/// Whether a Russian or Ukrainian word looks like an adjective, in any case: Камчатский, Пассажирской, Головного.
pub(super) fn is_adjective(word: &str) -> bool {
    const ENDS: [&str; 22] = [
        "ий", "ый", "ой", "ая", "яя", "ое", "ее", "ого", "его", "ому", "ему", "ым", "им", "ом", "ую", "юю", "ою",
        "ній", "ього", "ній", "ька", "ні",
    ];
    is_cyrillic(word) && word.chars().count() > 4 && ENDS.iter().any(|end| word.ends_with(end))
}

pub(super) fn ends_in_consonant(word: &str) -> bool {
    word.chars().next_back().is_some_and(|last| !"аеёиоуыэюяіїєьъйәөүұ".contains(last))
}

pub(super) fn is_cyrillic(word: &str) -> bool {
    word.chars().next_back().is_some_and(|letter| matches!(letter, '\u{400}'..='\u{52f}'))
}
