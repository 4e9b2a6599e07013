//! The words of the interface, from a table per language under `templates/words/`.
//!
//! An archive can bring a table of its own, whole or in part: its entries go before those of the program, and English fills what is
//! missing.

use std::collections::HashMap;

use crate::diagnostic::Diagnostic;
use crate::input::tree::Shape;
use crate::input::yaml;
use crate::site::Locale;
use crate::value::FilePath;
use crate::value::Lang;
use crate::value::Source;

/// The tables that ship with the program.
const BUILT_IN: [(&str, &str); 1] = [("en", include_str!("../../templates/words/en.yaml"))];

/// The words of one language with its way of counting.
pub struct Words {
    entries: HashMap<String, Phrase>,
    pub locale: Locale,
}

enum Phrase {
    One(String),
    /// By plural category.
    Several(HashMap<String, String>),
}

impl Words {
    /// The words of a language: of the archive's own tables, the program's, and English.
    pub fn new(lang: &Lang, templates: &[Source], diagnostics: &mut Vec<Diagnostic>) -> Words {
        let mut entries = HashMap::new();
        let codes = [lang.as_str(), lang.language(), "en"];
        for code in codes {
            let path = format!("templates/words/{code}.yaml");
            if let Some(own) = templates.iter().find(|template| template.path.as_str() == path) {
                add(&mut entries, own, diagnostics);
            }
        }
        for code in codes {
            if let Some((_, table)) = BUILT_IN.iter().find(|(known, _)| *known == code) {
                let path = FilePath::new(format!("templates/words/{code}.yaml"));
                add(&mut entries, &Source { path, text: (*table).into() }, diagnostics);
            }
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
                forms.get(category).or_else(|| forms.get("other")).map_or(key, String::as_str)
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
            diagnostics.push(Diagnostic::fatal(error.message).at(table, error.span));
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
                diagnostics.push(Diagnostic::warning(format!("`{}` has no text", key.value)).at(table, key.span));
                continue;
            }
        };
        entries.entry(key.value).or_insert(phrase);
    }
}
