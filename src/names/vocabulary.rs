//! Words that stand beside names, by language: the lists in `vocabulary/`.
//!
//! - `after`, `after, also small`: make another entity of the name before them, with a capital or in any case («Алматы облысы»). The
//!   Kazakh ones have their possessive ending: «Алматы көшелері», the streets of Almaty, stays Almaty.
//! - `after several`: the same after names in a row («Жамбыл мен Павлодар облыстары»), where `and` joins them.
//! - `after a person`: the same after people only («Абай қаласы»).
//! - `between`: may stand between a name and one of those words («Шардара су қоймасы»).
//! - `what a place is`: says of a name in quotation marks that it is no title («Нұр-Сұлтан» шаһары).
//! - `before a place`, `before a person`: make another entity of the name after them ("South Korea", «улица Абая»).
//! - `before a surname`: may stand there with a capital and are no given name, because they begin a sentence or belong to a headline.
//! - `before no surname`: articles, behind which a word is a noun (der Koch) or means a whole family (les Macron).
//! - `behind a comma`: countries and states, which make another town of the name before them («Paris, Texas»).
//! - `women`, `men`: stand before a surname and say whose it is, titles as well as nouns («её муж Иванов»); `women behind`, `men behind` stand
//!   after it. `women of a family` do so only behind a word of `whose`: «жена Иванова» may be Ivanov's wife.
//! - `before a subject`: of Russian and Ukrainian, have no genitive behind them, so that «вчера Иванова сказала» is a woman.
//! - `before a dative`: have one behind them and nothing else, so that «к Ивановым» are several.
//! - `before a letter`: with it a single capital is no initial ("plan A. Do you").
//! - `titles`: stand before a surname and say nothing of whose it is, also where they look like an initial (French `M.`, Spanish `D.`).
//! - `roles.txt`, `addresses.txt`: titles.

use crate::names::doors::Doors;
use crate::names::endings;
use crate::names::fold::fold;
use crate::names::language::Language;
use crate::value::QuickMap;

/// What the words of a list say of the name beside them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum List {
    After,
    AfterAlsoSmall,
    AfterSeveral,
    AfterAPerson,
    Between,
    WhatAPlaceIs,
    And,
    BeforeAPlace,
    BeforeAPerson,
    BeforeASurname,
    BeforeASubject,
    BeforeADative,
    BeforeALetter,
    Women,
    Men,
    WomenBehind,
    MenBehind,
    WomenOfAFamily,
    Whose,
    Titles,
    BeforeNoSurname,
    BehindAComma,
}

impl List {
    /// Each with its name in the files, in the order in which they are declared.
    const ALL: [(&str, List); 22] = [
        ("after", List::After),
        ("after, also small", List::AfterAlsoSmall),
        ("after several", List::AfterSeveral),
        ("after a person", List::AfterAPerson),
        ("between", List::Between),
        ("what a place is", List::WhatAPlaceIs),
        ("and", List::And),
        ("before a place", List::BeforeAPlace),
        ("before a person", List::BeforeAPerson),
        ("before a surname", List::BeforeASurname),
        ("before a subject", List::BeforeASubject),
        ("before a dative", List::BeforeADative),
        ("before a letter", List::BeforeALetter),
        ("women", List::Women),
        ("men", List::Men),
        ("women behind", List::WomenBehind),
        ("men behind", List::MenBehind),
        ("women of a family", List::WomenOfAFamily),
        ("whose", List::Whose),
        ("titles", List::Titles),
        ("before no surname", List::BeforeNoSurname),
        ("behind a comma", List::BehindAComma),
    ];

    fn named(name: &str) -> List {
        let list = List::ALL.iter().find(|(known, _)| *known == name);
        list.unwrap_or_else(|| panic!("a list of words that is no list: {name}")).1
    }
}

/// The lists of one language.
#[derive(Debug)]
struct Lists {
    language: Language,
    lists: [Option<WordList>; List::ALL.len()],
}

/// All lists. Words are in small letters.
#[derive(Debug)]
pub(super) struct Vocabulary {
    lists: Vec<Lists>,
    /// Words for roles, in all languages: with the index of the role.
    pub roles: WordList,
    pub addresses: WordList,
    /// The last words of roles and addresses: most words before a name are turned away by them.
    pub last_of_titles: WordList,
}

/// Words that are found with any ending, however many they are.
#[derive(Debug, Default)]
pub(super) struct WordList {
    words: Vec<(String, usize)>,
    /// Words and their stems, to the words that begin so.
    beginnings: QuickMap<String, Vec<usize>>,
    /// Most words that are asked for stand in no list and are turned away here.
    doors: Doors,
}

impl WordList {
    /// Words with a value each.
    pub(super) fn new<'w>(words: impl IntoIterator<Item = (&'w str, usize)>) -> WordList {
        let mut list = WordList::default();
        for (word, value) in words {
            let index = list.words.len();
            // As the texts are that it is looked for in.
            let word = fold(word).text.into_owned();
            list.words.push((word.clone(), value));
            for beginning in endings::stems(&word).into_iter().chain([word]) {
                list.doors.open(&beginning);
                list.beginnings.entry(beginning).or_default().push(index);
            }
        }
        list
    }

    /// The value of a word, as it stands in the list or with an ending of a language: `облысында`.
    pub(super) fn find(&self, written: &str, language: Language) -> Option<usize> {
        let ends = self.doors.ends(written);
        for end in ends.into_iter().rev() {
            if written[end..].chars().count() > endings::longest(language) {
                return None;
            }
            if let Some(value) = self.read(written, end, language) {
                return Some(value);
            }
        }
        None
    }

    /// The value of a word of which so many bytes are a stem and the rest is an ending.
    fn read(&self, written: &str, end: usize, language: Language) -> Option<usize> {
        let (beginning, ending) = written.split_at(end);
        for index in self.beginnings.get(beginning)? {
            let (word, value) = &self.words[*index];
            if word == written || !endings::cases(language, word, beginning, ending).is_empty() {
                return Some(*value);
            }
        }
        None
    }

    pub(super) fn has(&self, written: &str, language: Language) -> bool {
        self.find(written, language).is_some()
    }

    /// The word itself, without an ending.
    pub(super) fn contains(&self, written: &str) -> bool {
        let Some(words) = self.beginnings.get(written) else { return false };
        words.iter().any(|index| self.words[*index].0 == written)
    }
}

const LISTS: [(Language, &str); 15] = [
    (Language::Arabic, include_str!("vocabulary/ar.txt")),
    (Language::English, include_str!("vocabulary/en.txt")),
    (Language::French, include_str!("vocabulary/fr.txt")),
    (Language::German, include_str!("vocabulary/de.txt")),
    (Language::Hebrew, include_str!("vocabulary/he.txt")),
    (Language::Italian, include_str!("vocabulary/it.txt")),
    (Language::Portuguese, include_str!("vocabulary/pt.txt")),
    (Language::Spanish, include_str!("vocabulary/es.txt")),
    (Language::Kazakh, include_str!("vocabulary/kk.txt")),
    (Language::Russian, include_str!("vocabulary/ru.txt")),
    (Language::SurnameFirst, include_str!("vocabulary/sf.txt")),
    (Language::Turkish, include_str!("vocabulary/tr.txt")),
    (Language::Ukrainian, include_str!("vocabulary/uk.txt")),
    (Language::Uzbek, include_str!("vocabulary/uz.txt")),
    (Language::Other, include_str!("vocabulary/other.txt")),
];

impl Vocabulary {
    pub(super) fn new() -> Vocabulary {
        let mut all = Vec::new();
        for (language, text) in LISTS {
            let mut of_language = Lists { language, lists: [const { None }; List::ALL.len()] };
            for (name, words) in lists(text) {
                let words = WordList::new(words.into_iter().map(|word| (word, 0)));
                of_language.lists[List::named(name) as usize] = Some(words);
            }
            all.push(of_language);
        }
        let mut roles = Vec::new();
        for (role, line) in lines(include_str!("vocabulary/roles.txt")).enumerate() {
            roles.extend(words(line).map(|word| (word, role)));
        }
        let mut addresses = Vec::new();
        let mut last_of_titles: Vec<&str> = Vec::new();
        for line in lines(include_str!("vocabulary/addresses.txt")) {
            addresses.extend(words(line).map(|word| (word, 0)));
        }
        for (_, text) in LISTS {
            let own = lists(text).into_iter().filter(|(name, _)| *name == "titles").flat_map(|(_, words)| words);
            last_of_titles.extend(own);
        }
        last_of_titles.extend(roles.iter().chain(&addresses).map(|(title, _)| last_word(title)));
        let last_of_titles = WordList::new(last_of_titles.into_iter().map(|word| (word, 0)));
        Vocabulary { lists: all, last_of_titles, roles: WordList::new(roles), addresses: WordList::new(addresses) }
    }

    /// The words of a list; nothing where the language has no such list.
    pub(super) fn list(&self, language: Language, list: List) -> Option<&WordList> {
        let of_language = self.lists.iter().find(|lists| lists.language == language)?;
        of_language.lists[list as usize].as_ref()
    }
}

fn last_word(title: &str) -> &str {
    title.rsplit([' ', '-']).next().unwrap_or(title)
}

/// The lists of a file: a line with a colon names each.
pub(super) fn lists(text: &'static str) -> Vec<(&'static str, Vec<&'static str>)> {
    let mut lists: Vec<(&str, Vec<&str>)> = Vec::new();
    for line in lines(text) {
        match (line.strip_suffix(':'), lists.last_mut()) {
            (Some(name), _) => lists.push((name, Vec::new())),
            (None, Some((_, list))) => list.extend(words(line)),
            (None, None) => {}
        }
    }
    lists
}

fn lines(text: &'static str) -> impl Iterator<Item = &'static str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'))
}

fn words(line: &'static str) -> impl Iterator<Item = &'static str> {
    line.split(',').map(str::trim).filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_is_known_and_in_small_letters() {
        for (index, (name, list)) in List::ALL.into_iter().enumerate() {
            assert_eq!(list as usize, index, "{name}");
        }
        for (language, text) in LISTS {
            for (name, words) in lists(text) {
                assert!(List::ALL.iter().any(|(known, _)| *known == name), "{language:?}: {name}");
                assert!(words.iter().all(|word| *word == word.to_lowercase()), "{language:?}: {name}");
                assert!(!words.is_empty(), "{language:?}: {name}");
            }
        }
        let vocabulary = Vocabulary::new();
        let role = |word: &str| vocabulary.roles.find(word, Language::Russian);
        assert_eq!(role("президентом"), role("president"));
        assert_ne!(role("президент"), role("вице-президент"));
    }
}
