//! Which forms are names: what all texts together say of a capital.
//!
//! A word that stands somewhere in small letters is a word of its language, and one that has a capital only where a sentence begins may be. Such
//! forms may still belong to a name that is told elsewhere (a surname that begins a sentence); alone they are none.

use crate::names::Language;
use crate::names::bases;
use crate::suggest::gathered::Form;
use crate::value::Kind;
use crate::value::QuickMap;
use crate::value::QuickSet;

/// A form, and whether it may stand for a name of its own.
#[derive(Debug, Clone)]
pub(super) struct Told {
    pub form: Form,
    pub is_certain: bool,
}

/// Puts away what is no name.
pub(super) fn told(forms: Vec<Form>, small: &QuickSet<String>) -> Vec<Told> {
    let mut kept: QuickMap<(Language, String), Form> = QuickMap::default();
    let beginnings = beginnings(&forms);
    let places = places(&forms);
    for form in forms {
        let Some(form) = without_first_word(form, small, &beginnings, &places) else { continue };
        kept.entry((form.language(), form.words.join(" "))).or_default().add(form);
    }
    let mut told = Vec::with_capacity(kept.len());
    for (_, mut form) in kept {
        form.occurrences.sort_unstable();
        if let Some(is_certain) = is_certain(&form, small) {
            told.push(Told { form, is_certain });
        }
    }
    told.sort_by(|a, b| (a.form.language(), &a.form.words).cmp(&(b.form.language(), &b.form.words)));
    told
}

/// So many names must stand behind a word that only begins sentences before it is taken for none of them.
const MANY: usize = 3;

/// Words that begin names where a sentence begins and nowhere else, before many: `Sonra Abdrahmanov`, `Sonra Belov`. A given name stands elsewhere
/// too.
fn beginnings(forms: &[Form]) -> QuickSet<(Language, String)> {
    let mut before: QuickMap<(Language, &str), (usize, usize)> = QuickMap::default();
    for form in forms {
        let (begins, elsewhere) = before.entry((form.language(), form.words[0].as_str())).or_default();
        *begins += usize::from(form.words.len() > 1);
        *elsewhere += form.mentions() - form.starts;
    }
    let mut beginnings = QuickSet::default();
    for ((language, word), (begins, elsewhere)) in before {
        if begins >= MANY && elsewhere == 0 {
            beginnings.insert((language, word.to_owned()));
        }
    }
    beginnings
}

/// Single words that are likely places.
fn places(forms: &[Form]) -> QuickSet<(Language, String)> {
    let is_place = |form: &&Form| form.words.len() == 1 && form.cues.keys().any(|cue| cue.kind == Kind::Place);
    forms.iter().filter(is_place).map(|form| (form.language(), form.words[0].clone())).collect()
}

/// Whether a form is a word of the language and a place: «Жители Актобе». An adjective belongs to the place, and a given name to somebody.
fn is_word_and_place(form: &Form, places: &QuickSet<(Language, String)>) -> bool {
    let language = form.language();
    let [first, place] = form.words.as_slice() else { return false };
    let is_adjective = ["ый", "ий", "ой", "ая", "яя", "ое", "ее", "ые", "ие"].iter().any(|end| first.ends_with(end));
    matches!(language, Language::Russian | Language::Ukrainian)
        && places.contains(&(language, place.clone()))
        && !is_adjective
        && form.weight() < 3
        && !bases(language, &form.words).iter().any(|base| base.is_given_name)
}

/// Without a word that has its capital from the sentence that it begins, wherever the form stands: Human of `Human rights`.
fn without_first_word(
    mut form: Form,
    small: &QuickSet<String>,
    beginnings: &QuickSet<(Language, String)>,
    places: &QuickSet<(Language, String)>,
) -> Option<Form> {
    let begins_always = form.starts == form.mentions();
    let is_word = is_small(&form.words[0], small) || beginnings.contains(&(form.language(), form.words[0].clone()));
    let is_word = is_word || is_word_and_place(&form, places);
    if !begins_always || !is_word || form.weight() >= 3 && form.words.len() == 1 {
        return Some(form);
    }
    if form.words.len() < 2 {
        return None;
    }
    let first = form.words.remove(0);
    let length = u32::try_from(first.len() + 1).unwrap_or(u32::MAX);
    for occurrence in &mut form.occurrences {
        occurrence.start = occurrence.start.saturating_add(length).min(occurrence.end);
    }
    // What a text has begins with the word that went.
    form.written = form.words.join(" ");
    form.starts = 0;
    Some(form)
}

/// Whether a form may stand for a name of its own; `None` where it is no name at all.
fn is_certain(form: &Form, small: &QuickSet<String>) -> Option<bool> {
    let begins_always = form.starts == form.mentions();
    let is_plain = form.words.iter().all(|word| is_small(word, small));
    let is_told = form.weight() >= 3;
    match form.words.as_slice() {
        [] => None,
        [word] if word.chars().count() < 2 => None,
        [_] if is_plain && !is_told => None,
        [_] if begins_always && form.weight() < 2 => Some(false),
        // Any noun of this language has a capital.
        _ if form.language().has_capital_nouns() && form.weight() < 2 => Some(false),
        [_, ..] if is_plain && !is_told => None,
        _ => Some(true),
    }
}

fn is_small(word: &str, small: &QuickSet<String>) -> bool {
    small.contains(&word.to_lowercase())
}
