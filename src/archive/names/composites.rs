//! Names that continue into another entity: «Алматы облысы», "Nazarbayev University", "South Korea".
//!
//! A place or a person before such a word is not what is named, unless the whole is registered. The lists are what an archive meets every day;
//! it adds its own with `composites:` in `content/site.yaml`. Organizations and events are not asked: "Nur Otan party" is Nur Otan.

use crate::archive::names::endings;
use crate::archive::names::language::Language;
use crate::archive::names::people::is_like_surname;
use crate::archive::names::vocabulary::Vocabulary;
use crate::archive::names::vocabulary::WordList;
use crate::archive::names::walk::Page;
use crate::archive::names::words::begins_with_capital;
use crate::value::Kind;

/// So many words are read after a name at most.
const FAR: usize = 6;

/// The lists, with what an archive has added.
#[derive(Debug)]
pub(super) struct Composites {
    vocabulary: Vocabulary,
    own: Vec<(Language, WordList)>,
    none: WordList,
}

/// A name in a text: the indexes of its first and last word.
#[derive(Debug, Clone, Copy)]
pub(super) struct Name {
    pub kind: Kind,
    pub first: usize,
    pub last: usize,
    pub is_inflected: bool,
}

impl Composites {
    /// `own` are words of an archive by the tag of their language.
    pub(super) fn new(own: &[(String, Vec<String>)]) -> Composites {
        let own = own.iter().map(|(tag, words)| {
            let language = Language::of_tag(tag.split('-').next().unwrap_or_default());
            let words: Vec<String> = words.iter().map(|word| word.to_lowercase()).collect();
            (language, WordList::new(words.iter().map(|word| (word.as_str(), 0))))
        });
        Composites { own: own.collect(), vocabulary: Vocabulary::new(), none: WordList::default() }
    }

    /// Whether the words around a name make another entity of it.
    pub(super) fn has(&self, name: Name, page: &Page) -> bool {
        if !matches!(name.kind, Kind::Person | Kind::Place) {
            return false;
        }
        // A name with an ending belongs to nothing that follows: «Алматының облысы» is what Almaty has.
        let goes_on = !name.is_inflected && (self.goes_on(name, page) || self.is_in_a_row(name, page));
        goes_on || self.is_begun(name, page) || is_title(name, page) && !self.is_called(name, page)
    }

    fn goes_on(&self, name: Name, page: &Page) -> bool {
        let language = page.languages[name.last];
        // Up to three words may stand between: «Павлодар мұнай-химия зауыты».
        for (distance, index) in (name.last..name.last + 4).enumerate() {
            let Some(gap) = page.gap(index).filter(|gap| *gap == " " || *gap == "-" && distance > 0) else {
                return false;
            };
            let next = page.word(index + 1);
            if gap == " " && self.makes_another(name.kind, next, language) {
                return true;
            }
            if distance == 0 && name.kind == Kind::Place && is_like_surname(next) {
                return true;
            }
            if !self.contains((language, "between"), &next.to_lowercase()) {
                return false;
            }
        }
        false
    }

    fn makes_another(&self, kind: Kind, next: &str, language: Language) -> bool {
        let small = next.to_lowercase();
        if self.own.iter().any(|(of, words)| *of == language && words.has(&small, language)) {
            return true;
        }
        let is_listed = |language: Language, list: &'static str| self.has_word((language, list), &small);
        // A text has names of other languages in it: "Nazarbayev University" and «Алматы облысы» in a Russian article.
        let other = if endings::is_cyrillic(next) { Language::Kazakh } else { Language::English };
        let mut languages = std::iter::once(language).chain((other != language).then_some(other));
        languages.any(|language| {
            is_listed(language, "after, also small")
                || is_listed(language, "after several")
                || begins_with_capital(next) && is_listed(language, "after")
                || kind == Kind::Person && is_listed(language, "after a person")
        })
    }

    /// Names in a row, and a word for all of them: «Маңғыстау мен Атырау облыстары».
    fn is_in_a_row(&self, name: Name, page: &Page) -> bool {
        let language = page.languages[name.last];
        let is_and = |word: &str| self.contains((language, "and"), word);
        let is_joined = |index: usize| page.gap(index) == Some(", ") || page.next(index).is_some_and(is_and);
        if self.list((language, "after several")).is_empty() || !is_joined(name.last) {
            return false;
        }
        let following = (name.last + 1..page.words.len()).take(FAR);
        let mut rest = following.map(|index| (page.word(index), page.gap(index)));
        let is_of_row = |word: &str| begins_with_capital(word) || is_and(word);
        rest.find(|(word, gap)| !is_of_row(word) || !matches!(*gap, Some(" " | ", " | "-")))
            .is_some_and(|(word, _)| self.has_word((language, "after several"), &word.to_lowercase()))
    }

    /// Whether the word before a name makes another entity of it.
    fn is_begun(&self, name: Name, page: &Page) -> bool {
        let Some(before) = page.before(name.first) else { return false };
        let language = page.languages[name.first];
        if name.kind == Kind::Person {
            return self.has_word((language, "before a person"), &before.to_lowercase());
        }
        begins_with_capital(before) && self.has_word((language, "before a place"), &before.to_lowercase())
    }

    /// Whether a name in quotation marks is the name of a town, as the word beside it says: «Нұр-Сұлтан» шаһары.
    fn is_called(&self, name: Name, page: &Page) -> bool {
        let language = page.languages[name.first];
        let before = name.first.checked_sub(1).filter(|before| page.gap(*before) == Some(" \""));
        let after = Some(name.last + 1).filter(|_| page.gap(name.last) == Some("\" "));
        let mut beside = before.into_iter().chain(after).map(|index| page.word(index).to_lowercase());
        name.kind == Kind::Place && beside.any(|beside| self.has_word((language, "what a place is"), &beside))
    }

    /// Whether a list has a word in any grammatical case. The lists are in Cyrillic; Kazakh in Latin letters is asked as well.
    fn has_word(&self, (language, name): List, small: &str) -> bool {
        let list = self.list((language, name));
        list.has(small, language)
            || endings::in_cyrillic(language, small).iter().any(|cyrillic| list.has(cyrillic, language))
    }

    /// Whether a list has a word as it stands.
    fn contains(&self, (language, name): List, word: &str) -> bool {
        let list = self.list((language, name));
        list.contains(word) || endings::in_cyrillic(language, word).iter().any(|cyrillic| list.contains(cyrillic))
    }

    fn list(&self, (language, name): List) -> &WordList {
        self.vocabulary.list(language, name).unwrap_or(&self.none)
    }
}

/// A list by its language and name.
type List = (Language, &'static str);

/// Whether a name is all or part of a short title in quotation marks: «Астана» тобы, «Егемен Қазақстан» газеті, газета «Вечерний Алматы». Languages that
/// write the names of companies and programmes so are asked; what somebody says stands in quotation marks as well, but has more
/// words, a comma or a full stop.
fn is_title(name: Name, page: &Page) -> bool {
    if !matches!(page.languages[name.first], Language::Kazakh | Language::Russian | Language::Ukrainian) {
        return false;
    }
    let is_edge = |gap: &str| gap.contains('"');
    let is_open = |gap: &str| is_edge(gap) || gap != " " && gap != "-";
    let before = |index: usize| {
        index.checked_sub(1).and_then(|index| page.gap(index)).unwrap_or(&page.text[..page.words[index].start])
    };
    let after = |index: usize| page.gap(index).unwrap_or(&page.text[page.words[index].end..]);
    let Some(first) = (0..5).filter_map(|back| name.first.checked_sub(back)).find(|index| is_open(before(*index)))
    else {
        return false;
    };
    let Some(last) = (name.last..page.words.len()).take(5).find(|index| is_open(after(*index))) else { return false };
    if !before(first).ends_with('"') || !after(last).starts_with('"') || last - first > 4 {
        return false;
    }
    let is_alone = first == name.first && last == name.last;
    let small = |word: Option<&str>| word.is_some_and(|word| !begins_with_capital(word));
    let next = (last + 1 < page.words.len()).then(|| page.word(last + 1));
    // «…» деді: somebody says it. Only «Цифрлы Қазақстан» деген бағдарлама is called so.
    let is_said = last != name.last && next.is_some_and(|next| next.starts_with("де") && next != "деген");
    let follows = after(last) == "\" " && small(next) && !is_said;
    // Газета «Вечерний Алматы».
    let precedes = before(first) == " \"" && last == name.last && !name.is_inflected;
    if is_alone {
        // «Астана» тобы, клуб «Астана»; in «Астана» after a preposition or before a full stop nothing says that it is a club.
        let has_noun = first.checked_sub(1).is_some_and(|before| page.word(before).chars().count() >= NOUN);
        return !name.is_inflected && (follows || precedes && has_noun);
    }
    begins_with_capital(page.word(first)) && (follows || precedes)
}

/// Shorter words before a quotation mark are prepositions and particles.
const NOUN: usize = 4;
