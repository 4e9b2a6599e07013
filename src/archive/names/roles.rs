//! Roles before a surname: `President Toqaev`, «министр Асылов».
//!
//! The words for one role are a group, in all languages. Somebody's role belongs to a group if it begins with one of its words: `President
//! of Kazakhstan` does, `Vice-President` is a group of its own.

use crate::archive::names::language::Language;
use crate::archive::names::vocabulary::Vocabulary;
use crate::archive::names::walk::Page;
use crate::document;
use crate::value::Date;

/// A group of words for one role, by its index, or a form of address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Title {
    Role(usize),
    Address,
}

/// The title directly before a word.
pub(super) fn title_before(page: &Page, index: usize, vocabulary: &Vocabulary) -> Option<Title> {
    let (text, language) = (page.text, page.languages[index]);
    let before = &page.words[..index];
    let edge = page.words[index].start;
    // An abbreviation may have its full stop: Dr. Toqaev.
    let last = before.last().filter(|last| matches!(&text[last.end..edge], " " | ". "))?;
    vocabulary.last_of_titles.find(&text[last.start..last.end].to_lowercase(), language)?;
    // The longest phrase first: of "Deputy Prime Minister" not the minister.
    let starts = before[before.len().saturating_sub(4)..].iter().map(|word| word.start);
    let mut phrases = starts.map(|start| text[start..last.end].to_lowercase());
    let found = phrases.find_map(|phrase| title(&phrase, language, vocabulary));
    found.filter(|_| &text[last.end..edge] == " " || text[last.start..last.end].chars().count() <= 4)
}

fn title(phrase: &str, language: Language, vocabulary: &Vocabulary) -> Option<Title> {
    match vocabulary.roles.find(phrase, language) {
        Some(role) => Some(Title::Role(role)),
        None => vocabulary.addresses.has(phrase, language).then_some(Title::Address),
    }
}

/// A role that somebody held, with its time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Held {
    group: usize,
    from: Option<Date>,
    until: Option<Date>,
}

impl Held {
    pub(super) fn is(self, group: usize, date: Option<Date>) -> bool {
        let Some(date) = date else { return self.group == group };
        // A partial date covers all its days.
        let begun = self.from.is_none_or(|from| from.first_day() <= last_day(date));
        let is_over = self.until.is_some_and(|until| last_day(until) < date.first_day());
        self.group == group && begun && !is_over
    }
}

fn last_day(date: Date) -> (i16, i8, i8) {
    (date.year(), date.month().unwrap_or(12), date.day().unwrap_or(31))
}

/// The roles of a person that have a word in the groups.
pub(super) fn held(document: &document::Entity, vocabulary: &Vocabulary) -> Vec<Held> {
    let held = document.roles.iter().filter_map(|role| {
        let small = role.role.to_lowercase();
        // `Prosecutor General of Kazakhstan` begins with two words for a role: the longer one is it.
        let ends = small.match_indices(' ').map(|(at, _)| at).chain([small.len()]);
        let mut begun = ends.filter_map(|end| vocabulary.roles.find(&small[..end], Language::Other));
        Some(Held { group: begun.next_back()?, from: role.from, until: role.until })
    });
    held.collect()
}
