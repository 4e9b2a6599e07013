//! The way back: of which words of a dictionary a written word may be a case.
//!
//! What reads names asks whether an ending fits a word that it knows. Here nobody knows the word: every ending that may stand at the end of what is
//! written is taken off, and the word that is left must have that ending by its own declension.

use crate::names::endings;
use crate::names::endings::Cases;
use crate::names::language::Language;

/// A shorter word is too likely to be anything.
const SHORTEST: usize = 3;

/// The words of which this one may be a case, with the cases; itself is not among them.
pub(super) fn nominatives(language: Language, word: &str) -> Vec<(String, Cases)> {
    let mut found = match language {
        Language::Russian | Language::Ukrainian => endings::slavic_nominatives(language, word),
        Language::Turkish => before_apostrophe(word),
        Language::Kazakh | Language::Uzbek => behind_which_an_ending_stands(language, word),
        _ => Vec::new(),
    };
    found.retain(|(base, _)| base.chars().count() >= SHORTEST && base != word);
    found
}

/// Turkish sets an apostrophe behind names: `Almatı'da`.
fn before_apostrophe(word: &str) -> Vec<(String, Cases)> {
    let Some((base, _)) = word.split_once('\'') else { return Vec::new() };
    vec![(base.to_owned(), Cases::ANY)]
}

fn behind_which_an_ending_stands(language: Language, word: &str) -> Vec<(String, Cases)> {
    let mut found = Vec::new();
    for (at, _) in word.char_indices().skip(SHORTEST) {
        let (base, ending) = word.split_at(at);
        if ending.chars().count() > endings::longest(language) {
            continue;
        }
        let cases = endings::cases(language, base, base, ending) & Cases::ANY;
        if !cases.is_empty() {
            found.push((base.to_owned(), cases));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bases(language: Language, word: &str) -> Vec<String> {
        nominatives(language, word).into_iter().map(|(base, _)| base).collect()
    }

    #[test]
    fn a_case_leads_back_to_its_word() {
        for (language, written, base) in [
            (Language::Russian, "Токаеву", "Токаев"),
            (Language::Russian, "Токаеву", "Токаева"),
            (Language::Russian, "Балаевой", "Балаева"),
            (Language::Russian, "Жанатасе", "Жанатас"),
            (Language::Russian, "Алматинской", "Алматинская"),
            (Language::Ukrainian, "Києві", "Київ"),
            (Language::Kazakh, "Тоқаевтың", "Тоқаев"),
            (Language::Kazakh, "Жаңаөзенде", "Жаңаөзен"),
            (Language::Turkish, "Almatı'da", "Almatı"),
        ] {
            assert!(bases(language, written).contains(&base.to_owned()), "{written}: {:?}", bases(language, written));
        }
        assert!(bases(Language::English, "Almatys").is_empty());
        assert!(!bases(Language::Russian, "Токаев").contains(&"Токаев".to_owned()));
    }
}
