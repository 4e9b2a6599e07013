//! The words of the interface, from a table per language under `templates/words/`.
//!
//! An archive can bring a table of its own, whole or in part: its entries go before those of the program, and English fills what is
//! missing.
//!
//! Why tables with CLDR plurals and not Fluent: some four hundred short phrases with a number and a name or two in them need no
//! language of their own, and ICU, which sorts and writes dates, knows the plural rules. `zero` is for nothing in every language. A
//! test holds all tables to the same keys, blanks and plural forms; `tests/all/languages.rs` finds any English on a page of another
//! language.

use std::collections::HashMap;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::ProblemKind;
use crate::input::tree::Shape;
use crate::input::yaml;
use crate::language::Locale;
use crate::value::FilePath;
use crate::value::Lang;
use crate::value::Source;

/// The tables that ship with the program.
const BUILT_IN: [(&str, &str); 4] = [
    ("ar", include_str!("../../templates/words/ar.yaml")),
    ("en", include_str!("../../templates/words/en.yaml")),
    ("kk", include_str!("../../templates/words/kk.yaml")),
    ("ru", include_str!("../../templates/words/ru.yaml")),
];

/// The words of one language with its way of counting.
pub struct Words {
    entries: HashMap<String, Phrase>,
    pub locale: Locale,
}

enum Phrase {
    One(String),
    /// By plural category. `zero` is also for languages that have no such category: it says that there is nothing.
    Several(HashMap<String, String>),
}

impl Words {
    /// The words of a language: of the archive's own tables, the program's, and English.
    pub fn new(lang: &Lang, templates: &[Source], diagnostics: &mut Vec<Diagnostic>) -> Words {
        let mut entries = HashMap::new();
        let codes = [lang.as_str(), lang.language(), "en"];
        let path = |code: &str| format!("templates/words/{code}.yaml");
        let own = |code: &&str| templates.iter().find(|template| template.path.as_str() == path(code));
        let built_in = |code: &&str| BUILT_IN.iter().find(|(known, _)| known == code);
        for table in codes.iter().filter_map(own) {
            add(&mut entries, table, diagnostics);
        }
        for (code, table) in codes.iter().filter_map(built_in) {
            add(&mut entries, &Source { path: FilePath::new(path(code)), text: (*table).into() }, diagnostics);
        }
        if !codes[..2].iter().any(|code| own(code).is_some() || built_in(code).is_some()) {
            let problem = Diagnostic::note(
                ProblemKind::Words,
                format!("the words of the pages have no table for `{}`: they are English", lang.as_str()),
            );
            diagnostics.push(problem.hint(format!(
                "`{}` gives them, with the keys of `{}`",
                path(codes[1]),
                path("en")
            )));
        }
        Words { entries, locale: Locale::new(lang) }
    }

    /// A phrase without blanks. A key that no table has stands for itself, so that it is seen.
    pub fn say(&self, key: &str) -> String {
        self.fill(key, None, &[])
    }

    /// A phrase with a number, in the plural form of the language.
    pub fn count(&self, key: &str, count: usize) -> String {
        self.fill(key, Some(count), &[])
    }

    pub fn has(&self, key: &str) -> bool {
        self.entries.contains_key(key)
    }

    /// Fills the blanks of a phrase: `{count}` with the number, the others by name.
    pub fn fill(&self, key: &str, count: Option<usize>, blanks: &[(&str, String)]) -> String {
        let phrase = match self.entries.get(key) {
            None => return key.to_owned(),
            Some(Phrase::One(text)) => text,
            Some(Phrase::Several(forms)) => {
                let category = self.locale.plural(count.unwrap_or_default());
                let nothing = forms.get("zero").filter(|_| count == Some(0));
                nothing.or_else(|| forms.get(category)).or_else(|| forms.get("other")).map_or(key, String::as_str)
            }
        };
        let mut filled = phrase.to_owned();
        if let Some(count) = count {
            filled = filled.replace("{count}", &self.locale.number(count));
        }
        for (name, value) in blanks {
            filled = filled.replace(&format!("{{{name}}}"), value);
        }
        filled
    }
}

/// Adds the entries of a table that are not there yet.
fn add(entries: &mut HashMap<String, Phrase>, table: &Source, diagnostics: &mut Vec<Diagnostic>) {
    let value = match yaml::parse(&table.text, 0) {
        Ok((value, _)) => value,
        Err(error) => {
            diagnostics.push(Diagnostic::fatal(ProblemKind::Words, error.message).at(table, error.span));
            return;
        }
    };
    let Shape::Map(phrases) = value.shape else { return };
    for (key, value) in phrases {
        let phrase = match value.shape {
            Shape::Scalar { text, .. } => Phrase::One(text),
            Shape::Map(forms) => Phrase::Several(
                forms
                    .into_iter()
                    .filter_map(|(category, value)| match value.shape {
                        Shape::Scalar { text, .. } => Some((category.value, text)),
                        _ => None,
                    })
                    .collect(),
            ),
            Shape::Null | Shape::List(_) => {
                diagnostics.push(
                    Diagnostic::warning(ProblemKind::Words, format!("`{}` has no text", key.value)).at(table, key.span),
                );
                continue;
            }
        };
        entries.entry(key.value).or_insert(phrase);
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn table(code: &str) -> HashMap<String, Phrase> {
        let (_, text) = BUILT_IN.iter().find(|(known, _)| *known == code).expect("a table of the program");
        let (mut entries, mut diagnostics) = (HashMap::new(), Vec::new());
        let path = FilePath::new(format!("templates/words/{code}.yaml"));
        add(&mut entries, &Source { path, text: (*text).into() }, &mut diagnostics);
        assert!(diagnostics.is_empty(), "{code}: {diagnostics:?}");
        entries
    }

    /// The blanks of a phrase: of all its forms together, since the form of one thing may do without its number.
    fn blanks(phrase: &Phrase) -> BTreeSet<&str> {
        let texts: Vec<&str> = match phrase {
            Phrase::One(text) => vec![text],
            Phrase::Several(forms) => forms.values().map(String::as_str).collect(),
        };
        texts
            .into_iter()
            .flat_map(|text| text.split('{').skip(1).filter_map(|rest| rest.split_once('}')))
            .map(|(name, _)| name)
            .collect()
    }

    #[test]
    fn every_table_has_every_phrase_with_the_same_blanks() {
        let english = table("en");
        for (code, _) in BUILT_IN {
            let own = table(code);
            let keys = |table: &HashMap<String, Phrase>| table.keys().cloned().collect::<BTreeSet<_>>();
            let (missing, foreign) = (&keys(&english) - &keys(&own), &keys(&own) - &keys(&english));
            assert!(missing.is_empty() && foreign.is_empty(), "{code} lacks {missing:?} and alone has {foreign:?}");
            for (key, phrase) in &own {
                assert_eq!(blanks(phrase), blanks(&english[key]), "{code}: {key}");
            }
        }
    }

    #[test]
    fn every_plural_has_the_forms_that_its_language_asks_for() {
        for (code, _) in BUILT_IN {
            let locale = Locale::new(&Lang::parse(code).expect("a tag"));
            let categories: BTreeSet<&str> = (0..1_000).map(|count| locale.plural(count)).collect();
            for (key, phrase) in table(code) {
                let Phrase::Several(forms) = phrase else { continue };
                let lacking: Vec<_> = categories.iter().filter(|category| !forms.contains_key(**category)).collect();
                assert!(lacking.is_empty(), "{code}: {key} has no form for {lacking:?}");
            }
        }
    }

    #[test]
    fn nothing_has_a_word_of_its_own() {
        let words = Words::new(&Lang::parse("en").expect("a tag"), &[], &mut Vec::new());
        assert_eq!(words.count("claims_made", 0), "No claims so far.");
        assert_eq!(words.count("claims_made", 1), "1 claim.");
        assert_eq!(words.count("claims", 0), "0 claims");
    }

    #[test]
    fn a_language_without_a_table_is_told_of() {
        let mut diagnostics = Vec::new();
        let words = Words::new(&Lang::parse("uz").expect("a tag"), &[], &mut diagnostics);
        assert_eq!((words.say("home").as_str(), diagnostics.len()), ("Front page", 1));
        let own =
            Source { path: FilePath::new("templates/words/uz.yaml".to_owned()), text: "home: Bosh sahifa\n".into() };
        let words = Words::new(&Lang::parse("uz-Latn").expect("a tag"), &[own], &mut diagnostics);
        assert_eq!(
            (words.say("home").as_str(), words.say("data").as_str(), diagnostics.len()),
            ("Bosh sahifa", "Data", 1)
        );
    }
}
