//! One table of words as it is written.

use std::collections::HashMap;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::ProblemKind;
use crate::input::tree::Shape;
use crate::input::tree::Value;
use crate::input::yaml;
use crate::value::FilePath;
use crate::value::Located;
use crate::value::Source;

/// The tables that ship with the program, by language.
pub const TABLES: [(&str, &str); 4] = [
    ("ar", include_str!("../../../templates/words/ar.yaml")),
    ("en", include_str!("../../../templates/words/en.yaml")),
    ("kk", include_str!("../../../templates/words/kk.yaml")),
    ("ru", include_str!("../../../templates/words/ru.yaml")),
];

/// A phrase under its name.
pub(super) struct Entry {
    pub key: Located<String>,
    pub phrase: Phrase,
}

pub(super) enum Phrase {
    One(String),
    /// By plural category. `zero` is also for languages that have no such category: it says that there is nothing.
    Several(HashMap<String, String>),
}

/// Where an archive's own table for a language lies.
pub(super) fn path(code: &str) -> String {
    format!("templates/words/{code}.yaml")
}

/// A text as the table of a language.
pub(super) fn source(code: &str, text: &'static str) -> Source {
    Source { path: FilePath::new(path(code)), text: text.into() }
}

/// Whether the program has a table for a language.
pub(super) fn is_built_in(code: &str) -> bool {
    TABLES.iter().any(|(known, _)| *known == code)
}

/// The program's table for a language; empty where it has none.
pub(super) fn built_in(code: &str) -> Vec<Entry> {
    match TABLES.iter().find(|(known, _)| *known == code) {
        // A test holds these to be without fault.
        Some((_, text)) => read(&source(code, text), &mut Vec::new()),
        None => Vec::new(),
    }
}

/// The phrases of a table, in their order. What is no phrase is left out, and reported.
pub(super) fn read(table: &Source, diagnostics: &mut Vec<Diagnostic>) -> Vec<Entry> {
    let value = match yaml::parse(&table.text, 0) {
        Ok((value, oddities)) => {
            diagnostics.extend(oddities.iter().map(|oddity| yaml::report(oddity, table)));
            value
        }
        Err(error) => {
            diagnostics.push(Diagnostic::fatal(ProblemKind::Words, error.message).at(table, error.span));
            return Vec::new();
        }
    };
    let phrases = match value.shape {
        Shape::Map(phrases) => phrases,
        Shape::Null => return Vec::new(),
        Shape::Scalar { .. } | Shape::List(_) => {
            let problem = Diagnostic::fatal(ProblemKind::Words, "this table has no phrases that can be read");
            diagnostics.push(problem.at(table, value.span).hint("write a phrase a line: `home: Front page`"));
            return Vec::new();
        }
    };
    let mut entries = Vec::with_capacity(phrases.len());
    for (key, value) in phrases {
        match phrase(value) {
            Some(phrase) => entries.push(Entry { key, phrase }),
            None => {
                let problem = Diagnostic::warning(ProblemKind::Words, format!("`{}` has no text", key.value));
                diagnostics.push(problem.at(table, key.span));
            }
        }
    }
    entries
}

fn phrase(value: Value) -> Option<Phrase> {
    match value.shape {
        Shape::Scalar { text, .. } => Some(Phrase::One(text)),
        Shape::Map(forms) => {
            let mut texts = HashMap::new();
            for (category, value) in forms {
                if let Shape::Scalar { text, .. } = value.shape {
                    texts.insert(category.value, text);
                }
            }
            Some(Phrase::Several(texts))
        }
        Shape::Null | Shape::List(_) => None,
    }
}

impl Phrase {
    /// The texts of all its forms.
    pub(super) fn texts(&self) -> Vec<&str> {
        match self {
            Phrase::One(text) => vec![text],
            Phrase::Several(forms) => forms.values().map(String::as_str).collect(),
        }
    }
}
