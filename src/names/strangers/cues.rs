//! What says whether a name is a person's, a place's, an organization's or an event's: words beside it or in it, its own shape.
//!
//! The lists of `cues.txt`, in all languages: `before`, `after` and `inside` say where the word stands; `in` are prepositions that places stand
//! behind more often than others; `with` may stand inside the name of an organization; `no name` are words with a capital that name
//! nobody, `adjectives` those that name nobody but before a word of `inside` (the European Union). The last three are for scripts without capitals, where a title is all that tells a name.

use crate::names::endings;
use crate::names::given;
use crate::names::language::Language;
use crate::names::nominatives::nominatives;
use crate::names::people;
use crate::names::surname;
use crate::names::vocabulary::List;
use crate::names::vocabulary::Vocabulary;
use crate::names::vocabulary::WordList;
use crate::names::vocabulary::lists;
use crate::names::words::in_small;
use crate::value::Kind;

/// What a name is likely a name of, and what says so.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Cue {
    pub kind: Kind,
    /// In English, with the words: "after `President`".
    pub said: String,
    /// 1 for what is only likely, 3 for what leaves little doubt.
    pub weight: u8,
}

impl Cue {
    pub fn new(kind: Kind, weight: u8, said: String) -> Cue {
        Cue { kind, said, weight }
    }
}

/// The lists.
#[derive(Debug)]
pub(super) struct Cues {
    lists: Vec<(&'static str, WordList, Vec<&'static str>)>,
}

impl Cues {
    pub(super) fn new() -> Cues {
        let named = lists(include_str!("cues.txt"));
        let list = |words: &[&'static str]| WordList::new(words.iter().enumerate().map(|(index, word)| (*word, index)));
        Cues { lists: named.into_iter().map(|(name, words)| (name, list(&words), words)).collect() }
    }

    /// Whether a word in small letters stands in a list, with any ending of a language.
    pub(super) fn has(&self, list: &str, word: &str, language: Language) -> bool {
        self.list(list).has(word, language)
    }

    /// The word of a list that a word is, without its ending.
    pub(super) fn listed(&self, wanted: &str, word: &str, language: Language) -> Option<&'static str> {
        let index = self.list(wanted).find(word, language)?;
        let (.., words) = self.lists.iter().find(|(name, ..)| *name == wanted)?;
        words.get(index).copied()
    }

    /// The same without an ending.
    pub(super) fn contains(&self, list: &str, word: &str) -> bool {
        self.list(list).contains(word)
    }

    fn list(&self, wanted: &str) -> &WordList {
        let list = self.lists.iter().find(|(name, ..)| *name == wanted);
        &list.unwrap_or_else(|| panic!("`cues.txt` has no list `{wanted}`")).1
    }
}

/// What the words of a name say of it.
pub(super) fn of_words(words: &[&str], language: Language, cues: &Cues) -> Option<Cue> {
    let inside = [
        ("inside an event", Kind::Event),
        ("inside an organization", Kind::Organization),
        ("inside a place", Kind::Place),
    ];
    // In these languages what a name is of stands at its end.
    let few = if matches!(language, Language::Kazakh | Language::Turkish) { 1 } else { words.len() };
    for word in words.iter().rev().take(few).filter(|_| words.len() > 1) {
        let small = in_small(word);
        if let Some((_, kind)) = inside.iter().find(|(list, _)| cues.has(list, &small, language)) {
            return Some(Cue::new(*kind, 3, format!("`{word}` in it")));
        }
    }
    of_shape(words, language)
}

/// What the shape of a name says that stands in the case of a dictionary.
pub fn cue_of_shape(words: &[String], language: Language) -> Option<Cue> {
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    of_shape(&words, language)
}

/// What the shape of a name says: a father's name, a given name, the ending of a family's name, capitals.
fn of_shape(words: &[&str], language: Language) -> Option<Cue> {
    let (first, last) = (*words.first()?, *words.last()?);
    if let Some(father) = words.iter().skip(1).find(|word| people::is_like_patronymic(word)) {
        return Some(Cue::new(Kind::Person, 3, format!("`{father}` is a father's name")));
    }
    if words.len() > 1 && given::is_known(first) {
        return Some(Cue::new(Kind::Person, 3, format!("`{first}` is a given name")));
    }
    if words.len() > 1 && words.iter().skip(1).any(|word| surname::is_particle_in(language, word)) {
        return None;
    }
    let is_short = matches!(words, [only] if only.chars().count() <= 6);
    if is_short && crate::names::words::is_capitals(last) {
        return Some(Cue::new(Kind::Organization, 1, "written in capitals".to_owned()));
    }
    // Украина and Зейін end so too.
    let is_slavic = matches!(language, Language::Russian | Language::Ukrainian);
    let is_family = people::is_like_surname(last) || words.len() > 1 && is_slavic && people::is_family_name(last);
    if is_family && words.len() <= 3 && last.chars().count() > 4 {
        let weight = if words.len() > 1 { 2 } else { 1 };
        return Some(Cue::new(Kind::Person, weight, format!("`{last}` ends like a family's name")));
    }
    None
}

/// What a title before a name says. In languages in which a place may follow a title («Президент Мәскеуде»), a single word must be like a surname.
pub(super) fn of_title(title: &str, words: &[&str], language: Language) -> Cue {
    let may_be_place =
        matches!(language, Language::Kazakh | Language::Russian | Language::Ukrainian | Language::Turkish);
    let is_certain = !may_be_place || words.len() > 1 || words.iter().any(|word| people::is_like_surname(word));
    Cue::new(Kind::Person, if is_certain { 3 } else { 1 }, format!("after `{title}`"))
}

/// Whether a Kazakh title stands for several: президенттер.
fn is_of_several(phrase: &str, language: Language) -> bool {
    const PLURALS: [&str; 6] = ["лар", "лер", "тар", "тер", "дар", "дер"];
    let is_several = |word: &str| PLURALS.iter().any(|plural| word.find(plural).is_some_and(|at| at > 4));
    language == Language::Kazakh && phrase.split(' ').any(is_several)
}

/// Whether a word in small letters is a title: a role or a form of address.
pub(super) fn is_title(phrase: &str, language: Language, vocabulary: &Vocabulary) -> bool {
    let in_list = |list| vocabulary.list(language, list).is_some_and(|list| list.contains(phrase));
    // Journalists are no journalist.
    let has = |list: &WordList| match language {
        Language::English => list.contains(phrase),
        _ => list.has(phrase, language),
    };
    let is_listed = has(&vocabulary.roles)
        || has(&vocabulary.addresses)
        || in_list(List::Titles)
        || in_list(List::Women)
        || in_list(List::Men);
    is_listed && !is_of_several(phrase, language)
}

/// The cue of what an ending says alone: the locative of Kazakh and Turkish.
pub(super) fn of_ending(word: &str, language: Language) -> Option<Cue> {
    if !matches!(language, Language::Kazakh | Language::Turkish) {
        return None;
    }
    let is_there = word.split_once('\'').map_or(word, |(_, ending)| ending);
    let ends = ["да", "де", "та", "те", "дағы", "дегі", "тағы", "тегі", "da", "de", "ta", "te"];
    let ending = ends.iter().find(|end| is_there.ends_with(**end))?;
    let is_case = language == Language::Turkish && word.contains('\'')
        || nominatives(language, word).iter().any(|(_, cases)| cases.has(endings::Cases::LOCATIVE));
    is_case.then(|| Cue::new(Kind::Place, 1, format!("`-{ending}` says where")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_that_is_asked_for_is_there() {
        let cues = Cues::new();
        for list in [
            "before a place",
            "after a place",
            "inside a place",
            "inside an organization",
            "before an organization",
            "after an organization",
            "inside an event",
            "in",
            "with",
            "adjectives",
            "no name",
            "a man of letters",
            "a place of letters",
            "no word of a name",
        ] {
            assert!(!cues.contains(list, "nowhere"), "{list}");
        }
        assert!(cues.has("before a place", "городе", Language::Russian));
    }

    #[test]
    fn words_of_a_name_say_what_it_is() {
        let cues = Cues::new();
        let kind = |name: &str| {
            let words: Vec<&str> = name.split(' ').collect();
            of_words(&words, Language::Other, &cues).map(|cue| cue.kind)
        };
        assert_eq!(kind("Human Rights Watch"), Some(Kind::Organization));
        assert_eq!(kind("Lake Balkhash"), Some(Kind::Place));
        assert_eq!(kind("Munich Security Conference"), Some(Kind::Event));
        assert_eq!(kind("Galym Shoikin"), None);
        assert_eq!(kind("Наталья Соколова"), Some(Kind::Person));
        assert_eq!(kind("George Orwell"), Some(Kind::Person));
        assert_eq!(kind("Zhanatas"), None);
    }
}
