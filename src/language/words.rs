//! The words of the interface, from a table per language under `templates/words/`.
//!
//! An archive can bring a table of its own, whole or in part: its entries go before those of the program, and English fills what is
//! missing.
//!
//! Why tables with CLDR plurals and not Fluent: some four hundred short phrases with a number and a name or two in them need no
//! language of their own, and ICU, which sorts and writes dates, knows the plural rules. `zero` is for nothing in every language. A
//! test holds all tables to the same keys, blanks and plural forms; `tests/all/languages.rs` finds any English on a page of another
//! language.

mod examined;
mod table;

use std::collections::HashMap;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::ProblemKind;
use crate::language::Locale;
use crate::value::Lang;
use crate::value::Script;
use crate::value::Source;
use crate::value::scripts_of;

use table::Entry;
use table::Phrase;

pub use table::TABLES;

/// The words of one language with its way of counting.
pub struct Words {
    entries: HashMap<String, Phrase>,
    pub locale: Locale,
}

impl Words {
    /// The words of a language: of the archive's own tables, the program's, and English.
    pub fn new(lang: &Lang, templates: &[Source], diagnostics: &mut Vec<Diagnostic>) -> Words {
        let mut entries = HashMap::new();
        let codes = [lang.as_str(), lang.language(), "en"];
        let own = |code: &&str| templates.iter().find(|template| template.path.as_str() == table::path(code));
        for source in codes.iter().filter_map(own) {
            // What is wrong with it is said below.
            add(&mut entries, table::read(source, &mut Vec::new()));
        }
        for code in codes.iter().filter(|code| is_in_script(code, lang)) {
            add(&mut entries, table::built_in(code));
        }
        examined::report(templates, diagnostics);
        if !codes[..2].iter().any(|code| own(code).is_some() || table::is_built_in(code) && is_in_script(code, lang)) {
            let problem = Diagnostic::note(
                ProblemKind::Words,
                format!("the words of the pages have no table for `{}`: they are English", lang.as_str()),
            );
            diagnostics
                .push(problem.hint(format!("`dateline eject words/{}.yaml` writes a table to translate", codes[1])));
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

    /// The names of all phrases.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.entries.keys().map(String::as_str)
    }

    /// Fills the blanks of a phrase: `{count}` with the number, the others by name.
    pub fn fill(&self, key: &str, count: Option<usize>, blanks: &[(&str, String)]) -> String {
        let phrase = match self.entries.get(key) {
            None => return key.to_owned(),
            Some(Phrase::One(text)) => text,
            Some(Phrase::Several(forms)) => {
                let category = self.locale.plural(count.unwrap_or_default());
                let wanted: &[&str] =
                    if count == Some(0) { &["zero", category, "other"] } else { &[category, "other"] };
                let form = wanted.iter().find_map(|form| forms.get(*form));
                form.map_or(key, String::as_str)
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

/// Whether the program's table for a language is in the script that the tag of a site asks for: `kk` is Cyrillic, and no words for `kk-Latn`.
fn is_in_script(code: &str, lang: &Lang) -> bool {
    const SCRIPTS: [(&str, Script); 4] =
        [("ar", Script::Arabic), ("en", Script::Latin), ("kk", Script::Cyrillic), ("ru", Script::Cyrillic)];
    let has_script = lang.as_str().split('-').skip(1).any(|subtag| subtag.len() == 4);
    let asked = if has_script { scripts_of(lang) } else { None };
    let of_table = SCRIPTS.iter().find(|(known, _)| *known == code);
    code == "en" || asked.is_none_or(|asked| of_table.is_none_or(|(_, script)| asked.contains(script)))
}

/// Adds the entries of a table that are not there yet.
fn add(entries: &mut HashMap<String, Phrase>, table: Vec<Entry>) {
    for Entry { key, phrase } in table {
        entries.entry(key.value).or_insert(phrase);
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::value::FilePath;

    #[test]
    fn the_tables_of_the_program_are_whole_and_without_fault() {
        let english: BTreeSet<String> = table::built_in("en").into_iter().map(|entry| entry.key.value).collect();
        for (code, text) in TABLES {
            let mut diagnostics = Vec::new();
            examined::report(&[table::source(code, text)], &mut diagnostics);
            assert!(diagnostics.is_empty(), "{code}: {diagnostics:?}");
            let own: BTreeSet<String> = table::built_in(code).into_iter().map(|entry| entry.key.value).collect();
            let (missing, foreign) = (&english - &own, &own - &english);
            assert!(missing.is_empty() && foreign.is_empty(), "{code} lacks {missing:?} and alone has {foreign:?}");
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
            ("Bosh sahifa", "Data", 2)
        );
    }
}
