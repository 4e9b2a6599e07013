//! Strangers: capitalised words of a text that no registered name has, and how one of them may be like a registered name after all.

use std::ops::Range;

use crate::names::endings;
use crate::names::fold::fold;
use crate::names::language::Language;

/// Shorter names are like too many words.
const LONG: usize = 4;

/// How a word is like a form of one word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Likeness {
    /// The form with an ending of this language.
    Ending(Language),
    /// The form, and something that is no ending.
    Beginning,
    /// The form with another letter, or one more or less.
    OneLetter,
}

impl Likeness {
    /// The likeliest is the least.
    pub fn rank(self) -> usize {
        match self {
            Likeness::Ending(_) => 0,
            Likeness::Beginning => 1,
            Likeness::OneLetter => 2,
        }
    }
}

/// The capitalised words of a text that touch none of some ranges: names that nobody registered, and beginnings of sentences.
pub fn strangers(text: &str, known: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut words = capitalised_words(text);
    words.retain(|word| !known.iter().any(|range| range.start < word.end && word.start < range.end));
    words
}

fn capitalised_words(text: &str) -> Vec<Range<usize>> {
    let is_part = |letter: char| letter.is_alphanumeric() || matches!(letter, '\'' | '’');
    let mut words = Vec::new();
    let mut start = None;
    for (offset, letter) in text.char_indices().chain([(text.len(), ' ')]) {
        match (start, is_part(letter)) {
            (None, true) => start = Some(offset),
            (Some(begun), false) => {
                if text[begun..].starts_with(char::is_uppercase) {
                    words.push(begun..offset);
                }
                start = None;
            }
            _ => {}
        }
    }
    words
}

/// How a word is like a registered form, where both are single words and long enough to tell.
pub fn likeness(form: &str, word: &str) -> Option<Likeness> {
    let is_comparable = !form.contains(' ') && form.chars().count() >= LONG;
    if !is_comparable || word == form || !begin_alike(form, word) {
        return None;
    }
    if let Some(language) = language_of_ending(form, word) {
        return Some(Likeness::Ending(language));
    }
    if word.starts_with(form) {
        return Some(Likeness::Beginning);
    }
    is_one_edit(form, word).then_some(Likeness::OneLetter)
}

fn begin_alike(form: &str, word: &str) -> bool {
    form.chars().zip(word.chars()).take(LONG - 1).all(|(one, other)| one == other)
}

/// The language in which a word is a form with an ending.
fn language_of_ending(form: &str, written: &str) -> Option<Language> {
    let (form, written) = (fold(form).text, fold(written).text);
    let mut stems = endings::stems(&form);
    stems.push(form.to_string());
    Language::INFLECTED.into_iter().find(|language| {
        stems.iter().any(|stem| match written.strip_prefix(stem.as_str()) {
            Some(ending) if written != form => !endings::cases(*language, &form, stem, ending).is_empty(),
            _ => false,
        })
    })
}

/// Whether two words differ by one letter: another one, one more, one less.
fn is_one_edit(one: &str, other: &str) -> bool {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let (short, long) = if one.len() <= other.len() { (&one, &other) } else { (&other, &one) };
    if long.len() - short.len() > 1 {
        return false;
    }
    let same = short.iter().zip(long.iter()).take_while(|(one, other)| one == other).count();
    let rest = if short.len() == long.len() { same + 1 } else { same };
    short.get(rest..) == long.get(same + 1..)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_letter_makes_a_near_miss() {
        for (form, word) in [("Tokayev", "Tokaev"), ("Токаев", "Тоқаев"), ("Almaty", "Almatyy")] {
            assert!(is_one_edit(form, word), "{form} {word}");
        }
        assert!(!is_one_edit("Tokayev", "Toqaev") && !is_one_edit("Almaty", "Astana"));
    }

    #[test]
    fn strangers_have_a_capital_and_no_registered_name() {
        let text = "Вчера Иванова видел О'Нил.";
        let known = text.find("Иванова").expect("in the text");
        let known = std::iter::once(known..known + "Иванова".len()).collect::<Vec<_>>();
        let found = strangers(text, &known);
        let words: Vec<&str> = found.into_iter().map(|range| &text[range]).collect();
        assert_eq!(words, ["Вчера", "О'Нил"]);
    }
}
