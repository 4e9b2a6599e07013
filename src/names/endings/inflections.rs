//! The tables of endings as data, for who asks for all forms of a word and has no case to heed: the full-text search.
//!
//! What makes a name's ending doubtful (a single vowel, a person who is nobody's) is no matter there: words are asked for, and each that
//! is found is shown.

use crate::names::endings::kazakh;
use crate::names::endings::kazakh_latin;
use crate::names::endings::rules::End;
use crate::names::endings::rules::Inflection;
use crate::names::endings::rules::Inflections;
use crate::names::endings::russian;
use crate::names::endings::slavic::CONSONANTS;
use crate::names::endings::slavic::Paradigm;
use crate::names::endings::turkic;
use crate::names::endings::ukrainian;
use crate::names::language::Language;

const LATIN: &str = "abcdefghijklmnopqrstuvwxyz";

/// All that is known of a language; nothing where it has no table.
pub fn inflections(language: Language) -> Option<Inflections> {
    match language {
        Language::Russian => Some(of_paradigms(russian::PARADIGMS)),
        Language::Ukrainian => Some(of_paradigms(ukrainian::PARADIGMS)),
        Language::Kazakh => Some(kazakh_latin::with_latin(kazakh::inflections())),
        Language::English => Some(behind_any(&["s", "es"])),
        Language::Turkish => Some(behind_any(turkic::TURKISH)),
        Language::Uzbek => Some(behind_any(turkic::UZBEK)),
        _ => None,
    }
}

fn of_paradigms(table: &[Paradigm]) -> Inflections {
    let mut rules = Vec::new();
    for Paradigm { word, endings } in table {
        let end = match *word {
            "*" => End::AnyOf(CONSONANTS.to_owned()),
            whole if whole.starts_with(char::is_uppercase) => End::Whole(whole.to_owned()),
            end => End::Letters(end.to_owned()),
        };
        let forms = endings.iter().map(|(form, _)| ((*form).to_owned(), None)).collect();
        rules.push(Inflection { end, forms });
    }
    Inflections { rules, sets: Vec::new() }
}

/// Endings that any word takes.
fn behind_any(endings: &[&str]) -> Inflections {
    let forms = endings.iter().map(|ending| ((*ending).to_owned(), None)).collect();
    Inflections { rules: vec![Inflection { end: End::AnyOf(LATIN.to_owned()), forms }], sets: Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_with_endings_has_a_table() {
        for language in Language::INFLECTED.into_iter().chain([Language::English]) {
            let Inflections { rules, sets } = inflections(language).expect("a table");
            assert!(!rules.is_empty() && rules.iter().all(|rule| !rule.forms.is_empty()), "{language:?}");
            let follows = rules.iter().flat_map(|rule| &rule.forms).filter_map(|(_, set)| *set);
            assert!(follows.max().is_none_or(|set| set < sets.len()), "{language:?}");
        }
        assert_eq!(inflections(Language::German), None);
    }
}
