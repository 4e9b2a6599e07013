//! Roles before a surname: `President Toqaev`, «министр Асылов».
//!
//! The words for one role are a group, in all languages. Somebody's role belongs to a group if it begins with one of its words: `President
//! of Kazakhstan` does, `Vice-President` is a group of its own.

use crate::names::bearer::Role;
use crate::names::language::Language;
use crate::names::text::ReadText;
use crate::names::vocabulary::List;
use crate::names::vocabulary::Vocabulary;
use crate::names::words::in_small;
use crate::value::Date;

/// A group of words for one role, by its index, or a form of address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Title {
    Role(usize),
    Address,
}

/// The title directly before a word.
pub(super) fn title_before(text: &ReadText, index: usize, vocabulary: &Vocabulary) -> Option<Title> {
    let language = text.language(index);
    let before = index.checked_sub(1)?;
    let gap = text.gap(before).filter(|gap| matches!(*gap, " " | ". "))?;
    let last = text.word(before);
    // Аким is a given name too, and has a capital then.
    if last.starts_with("Аким") && text.before(before).is_some() {
        return None;
    }
    vocabulary.last_of_titles.find(&in_small(last), language)?;
    // An abbreviation may have its full stop: Dr. Toqaev.
    if gap != " " && last.chars().count() > 4 {
        return None;
    }
    // The longest phrase first: of "Deputy Prime Minister" not the minister.
    (index.saturating_sub(4)..index).find_map(|first| {
        let phrase = in_small(&text.text[text.words[first].start..text.words[before].end]);
        title(&phrase, language, vocabulary)
    })
}

fn title(phrase: &str, language: Language, vocabulary: &Vocabulary) -> Option<Title> {
    match vocabulary.roles.find(phrase, language) {
        Some(role) => Some(Title::Role(role)),
        None => {
            let is_own = vocabulary.list(language, List::Titles).is_some_and(|titles| titles.contains(phrase));
            (is_own || vocabulary.addresses.has(phrase, language)).then_some(Title::Address)
        }
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
pub(super) fn held(roles: &[Role], vocabulary: &Vocabulary) -> Vec<Held> {
    let mut held = Vec::new();
    for Role { name, from, until } in roles {
        let small = name.to_lowercase();
        // `Prosecutor General of Kazakhstan` begins with two words for a role: the longer one is it.
        let ends = small.match_indices(' ').map(|(at, _)| at).chain([small.len()]);
        let mut groups = ends.filter_map(|end| vocabulary.roles.find(&small[..end], Language::Other));
        if let Some(group) = groups.next_back() {
            held.push(Held { group, from: *from, until: *until });
        }
    }
    held
}
