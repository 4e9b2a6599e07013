//! Reports forms that meet more words than names: those of three letters at most, and those without a capital.
//!
//! A register read from a gazetteer is full of them (`SCO`, `Shu`, `traz`), and nothing in a text tells that another thing is meant. They are
//! found all the same: an editor who writes `UN` means it. A code of a place or a person (`SCO`) and a word in small letters get a warning once
//! they were found, everything else a note, so that `--strict` lets Osh and UN pass. Short names are none: they count after a full form only.
//! A form that stands in small letters somewhere in the archive too (`Oral`, `Merke`) is a word of its language: it gets a note where it was found.
//! Scripts without a space between words say much in two signs, and scripts without capitals have none to miss.

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

/// `in_small` are forms of one word that stand in small letters in some text, as [`names::key`] has them.
pub(super) fn report(entities: &[Entity], in_small: &QuickSet<&str>, diagnostics: &mut Vec<Diagnostic>) {
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
            } else if let Some(risk) = risk_among(form, in_small) {
                diagnostics.push(problem(entity.kind, form, risk).at(&document.source, form.form.span));
            }
        }
    }
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
fn risk_among(form: &RegisteredForm, in_small: &QuickSet<&str>) -> Option<&'static str> {
    if let Some(risk) = risk(&form.form.form) {
        return Some(risk);
    }
    let is_word = form.mentions > 0 && in_small.contains(names::key(&form.form.form).as_str());
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
    fn few_letters_and_no_capital_are_risky() {
        for form in ["SCO", "Shu", "traz", "Шу"] {
            assert!(risk(form).is_some(), "{form}");
        }
        for form in ["Almaty", "bell hooks", "iPhone", "东京", "قطر-ستان", "New York"] {
            assert_eq!(risk(form), None, "{form}");
        }
    }
}
