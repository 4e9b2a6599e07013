//! Reports forms that meet more words than names: those of three letters at most, and those without a capital.
//!
//! A register read from a gazetteer is full of them (`SCO`, `Shu`, `traz`), and nothing in a text tells that another thing is meant. They are
//! found all the same: an editor who writes `UN` means it. A code of a place or a person (`SCO`) and a word in small letters get a warning once
//! they were found, everything else a note, so that `--strict` lets Osh and UN pass. Short names are none: they count after a full form only.
//! A form that stands in small letters somewhere in the archive too (`Oral`, `Merke`) is a word of its language: it gets a note where it was found.
//! Scripts without a space between words say much in two signs, and scripts without capitals have none to miss.

use rayon::prelude::*;

use crate::archive::linked::Article;
use crate::archive::linked::Entity;
use crate::archive::linked::RegisteredForm;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::ProblemKind;
use crate::names;
use crate::names::FormKind;
use crate::value::Kind;
use crate::value::QuickSet;
use crate::value::stands_alone;

/// So many letters meet too many words.
const FEW: usize = 3;

pub(super) fn report(entities: &[Entity], articles: &[Article], diagnostics: &mut Vec<Diagnostic>) {
    let words = words_among(entities, articles);
    for entity in entities {
        let Some(document) = &entity.document else { continue };
        if matches!(entity.kind, Kind::Topic | Kind::Question) {
            continue;
        }
        for form in &entity.forms {
            if form.kind == FormKind::Short {
                continue;
            }
            if names::is_too_long(&form.form.form) {
                diagnostics.push(too_long().at(&document.source, form.form.span));
            } else if let Some(risk) = risk_among(form, &words) {
                diagnostics.push(problem(entity.kind, form, risk).at(&document.source, form.form.span));
            }
        }
    }
}

/// Forms of one word that were found and stand in small letters in some text, in small letters.
fn words_among(entities: &[Entity], articles: &[Article]) -> QuickSet<String> {
    let mut asked: QuickSet<String> = QuickSet::default();
    for entity in entities {
        if entity.kind != Kind::Topic {
            asked.extend(
                entity.forms.iter().filter(|form| is_found_word(form)).map(|form| form.form.form.to_lowercase()),
            );
        }
    }
    if asked.is_empty() {
        return QuickSet::default();
    }
    let asked = Asked::new(asked);
    let found = articles.par_iter().flat_map_iter(|article| asked.small_words(&article.document.body.text));
    found.cloned().collect::<Vec<String>>().into_iter().collect()
}

fn is_found_word(form: &RegisteredForm) -> bool {
    form.mentions > 0 && form.kind != FormKind::Short && !form.form.form.contains(' ')
}

/// Words that are looked for in all texts.
struct Asked {
    words: QuickSet<String>,
    /// Whether one of four bytes or more may begin with four bytes, by a hash of these: few words of a text do.
    starts: Vec<bool>,
    /// How shorter ones begin.
    short: Vec<u8>,
}

impl Asked {
    fn new(words: QuickSet<String>) -> Asked {
        let (mut starts, mut short) = (vec![false; 1 << 16], Vec::new());
        for word in &words {
            match word.as_bytes() {
                [a, b, c, d, ..] => starts[hash([*a, *b, *c, *d])] = true,
                [first, ..] => short.push(*first),
                [] => {}
            }
        }
        Asked { words, starts, short }
    }

    /// Those that a text has, in small letters.
    fn small_words<'a>(&'a self, text: &str) -> Vec<&'a String> {
        let mut found = Vec::new();
        let mut before = b' ';
        for (at, byte) in text.bytes().enumerate() {
            let is_inside = std::mem::replace(&mut before, byte).is_ascii_alphanumeric();
            if is_inside || !self.may_begin(&text.as_bytes()[at..]) || !begins_word(text, at) {
                continue;
            }
            let word = text[at..].split(|letter: char| !letter.is_alphanumeric()).next();
            found
                .extend(word.filter(|word| word.starts_with(char::is_lowercase)).and_then(|word| self.words.get(word)));
        }
        found
    }

    fn may_begin(&self, bytes: &[u8]) -> bool {
        let is_long = bytes.first_chunk().is_some_and(|start| self.starts[hash(*start)]);
        is_long || self.short.contains(&bytes[0])
    }
}

fn begins_word(text: &str, at: usize) -> bool {
    text.is_char_boundary(at) && !text[..at].ends_with(char::is_alphanumeric)
}

fn hash(start: [u8; 4]) -> usize {
    (u32::from_le_bytes(start).wrapping_mul(0x9e37_79b1) >> 16) as usize
}

fn too_long() -> Diagnostic {
    let message = "this form has more words than any name, and is looked for in no text";
    Diagnostic::warning(ProblemKind::RiskyForm, message).hint("write the name alone")
}

fn problem(kind: Kind, form: &RegisteredForm, risk: &str) -> Diagnostic {
    let RegisteredForm { form, mentions, .. } = form;
    let found = match mentions {
        0 => "found nowhere yet".to_owned(),
        1 => "found once".to_owned(),
        many => format!("found {many} times"),
    };
    let message = format!("`{}` {risk}, so that it may be taken for other words: {found}", form.form);
    let is_code = matches!(kind, Kind::Person | Kind::Place) && is_in_capitals(&form.form);
    let does_harm = *mentions > 0 && (is_code || form.form.starts_with(char::is_lowercase));
    let problem = match does_harm {
        true => Diagnostic::warning(ProblemKind::RiskyForm, message),
        false => Diagnostic::note(ProblemKind::RiskyForm, message),
    };
    problem.hint("under `short_names` it counts only after a full form, or where an article lists this")
}

/// What makes a form risky, also among the words that stand in texts in small letters.
fn risk_among(form: &RegisteredForm, words: &QuickSet<String>) -> Option<&'static str> {
    if let Some(risk) = risk(&form.form.form) {
        return Some(risk);
    }
    let is_word = form.mentions > 0 && words.contains(&form.form.form.to_lowercase());
    if is_word { Some("stands in texts in small letters too") } else { None }
}

/// What makes a form of one word risky.
fn risk(form: &str) -> Option<&'static str> {
    let is_word = !form.trim().contains(|letter: char| letter.is_whitespace() || stands_alone(letter));
    if !is_word {
        return None;
    }
    if form.trim().starts_with(char::is_lowercase) && !form.contains(char::is_uppercase) {
        return Some("has no capital");
    }
    let letters = form.chars().filter(|letter| letter.is_alphanumeric()).count();
    if (1..=FEW).contains(&letters) { Some("has three letters or fewer") } else { None }
}

fn is_in_capitals(form: &str) -> bool {
    form.chars().all(|letter| !letter.is_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_in_small_letters_are_found_wherever_they_stand() {
        let words = ["or", "oral", "merke", "шу", "қала", "x", "über"].map(str::to_owned);
        let asked = Asked::new(words.into_iter().collect());
        let found = |text: &str| asked.small_words(text).into_iter().cloned().collect::<Vec<_>>();
        assert_eq!(found("oral, or Oral; (merke) шу\n"), ["oral", "or", "merke", "шу"]);
        assert_eq!(found("orally «қала» über x"), ["қала", "über", "x"]);
        assert_eq!(found("coral Merke қалаx xor 1or or1 МШУ"), Vec::<String>::new());
    }

    #[test]
    fn few_letters_and_no_capital_are_risky() {
        for form in ["SCO", "Shu", "traz", "Шу"] {
            assert!(risk(form).is_some(), "{form}");
        }
        for form in ["Almaty", "bell hooks", "iPhone", "东京", "قطر-ستان", "New York"] {
            assert_eq!(risk(form), None, "{form}");
        }
    }
}
