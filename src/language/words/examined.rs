//! Whether the tables of words of an archive are whole: their phrases are some that pages have, with their blanks, in the plural forms
//! of their language. Those of the program are held to the same by a test.

use std::collections::BTreeSet;
use std::collections::HashMap;

use crate::diagnostic::Among;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Near;
use crate::diagnostic::ProblemKind;
use crate::language::Locale;
use crate::language::words::table;
use crate::language::words::table::Entry;
use crate::language::words::table::Phrase;
use crate::value::Lang;
use crate::value::Source;

/// Plural categories (CLDR).
const CATEGORIES: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

/// So many phrases that a table lacks are named.
const NAMED: usize = 5;

/// The phrases of the program, which every table is held against.
struct Known<'a> {
    phrases: HashMap<String, Phrase>,
    names: Among,
    templates: &'a [Source],
}

/// Reports what is wrong with an archive's own tables of words.
pub(super) fn report(templates: &[Source], diagnostics: &mut Vec<Diagnostic>) {
    let mut tables = templates.iter().filter(|source| source.path.as_str().starts_with("templates/words/")).peekable();
    if tables.peek().is_none() {
        return;
    }
    let english = table::built_in("en");
    let names = Among::new(english.iter().map(|entry| entry.key.value.as_str()));
    let phrases = english.into_iter().map(|entry| (entry.key.value, entry.phrase)).collect();
    let known = Known { phrases, names, templates };
    for table in tables {
        match language(table) {
            Some(lang) => known.examine(table, &lang, diagnostics),
            None => diagnostics.push(of_no_language(table)),
        }
    }
}

/// The language of a table, by the name of its file.
fn language(table: &Source) -> Option<Lang> {
    let code = table.path.as_str().strip_prefix("templates/words/")?.strip_suffix(".yaml")?;
    let is_plain = |lang: &Lang| lang.as_str() == code && !lang.language().contains(char::is_uppercase);
    Lang::parse(code).filter(|lang| lang.is_known() && is_plain(lang))
}

fn of_no_language(table: &Source) -> Diagnostic {
    let problem = Diagnostic::warning(ProblemKind::FileNotRead, "the name of this table of words is no language");
    problem.in_file(&table.path).hint("name it after the language of the site: `templates/words/uz.yaml`")
}

impl Known<'_> {
    fn examine(&self, table: &Source, lang: &Lang, diagnostics: &mut Vec<Diagnostic>) {
        let entries = table::read(table, diagnostics);
        let wanted = categories(&Locale::new(lang));
        for entry in &entries {
            match self.phrases.get(&entry.key.value) {
                Some(phrase) => {
                    let faults = blanks(entry, phrase).into_iter().chain(forms(entry, phrase, &wanted));
                    diagnostics.extend(faults.map(|fault| fault.at(table, entry.key.span)));
                }
                None => diagnostics.extend(self.unknown(entry).map(|problem| problem.at(table, entry.key.span))),
            }
        }
        if !table::is_built_in(lang.as_str()) && !table::is_built_in(lang.language()) {
            diagnostics.extend(self.missing(table, &entries));
        }
    }

    /// A template of the archive may have phrases of its own.
    fn unknown(&self, entry: &Entry) -> Option<Diagnostic> {
        let name = &entry.key.value;
        let is_template = |source: &Source| !source.path.as_str().starts_with("templates/words/");
        if self.templates.iter().any(|source| is_template(source) && source.text.contains(name.as_str())) {
            return None;
        }
        let problem = Diagnostic::warning(ProblemKind::Words, format!("no page has a phrase `{name}`"));
        Some(problem.near(Near::new(name, &self.names)))
    }

    fn missing(&self, table: &Source, entries: &[Entry]) -> Option<Diagnostic> {
        let own: BTreeSet<&str> = entries.iter().map(|entry| entry.key.value.as_str()).collect();
        let mut missing: Vec<&str> = self.phrases.keys().map(String::as_str).collect();
        missing.retain(|name| !own.contains(name));
        missing.sort_unstable();
        let (all, named) = (self.phrases.len(), &missing[..missing.len().min(NAMED)]);
        if named.is_empty() {
            return None;
        }
        let message = format!("this table has {} of {all} phrases; the others are English", all - missing.len());
        let hint = format!("missing are {}{}", backticked(named), if missing.len() > NAMED { ", …" } else { "" });
        Some(Diagnostic::note(ProblemKind::Words, message).in_file(&table.path).hint(hint))
    }
}

/// The categories that whole numbers of a language fall into.
fn categories(locale: &Locale) -> BTreeSet<&'static str> {
    let numbers = (0..1_000).chain([1_000, 100_000, 1_000_000]);
    numbers.map(|number| locale.plural(number)).collect()
}

/// Blanks that are too many or too few, in all forms together: that for one thing may do without its number.
fn blanks(entry: &Entry, phrase: &Phrase) -> Vec<Diagnostic> {
    let (own, wanted) = (blanks_of(&entry.phrase), blanks_of(phrase));
    let key = &entry.key.value;
    let mut faults = Vec::new();
    if let Some(blank) = own.difference(&wanted).next() {
        let hint = match wanted.is_empty() {
            true => "it has none".to_owned(),
            false => format!("it has {}", braced(&wanted)),
        };
        faults.push(fault(format!("`{key}` has no blank `{{{blank}}}`")).hint(hint));
    }
    if let Some(blank) = wanted.difference(&own).next() {
        let hint = format!("write `{{{blank}}}` where it belongs in the sentence");
        faults.push(fault(format!("`{key}` has lost its blank `{{{blank}}}`")).hint(hint));
    }
    faults
}

fn fault(message: String) -> Diagnostic {
    Diagnostic::warning(ProblemKind::Words, message)
}

fn braced(blanks: &BTreeSet<&str>) -> String {
    let braced: Vec<String> = blanks.iter().map(|blank| format!("`{{{blank}}}`")).collect();
    braced.join(", ")
}

fn blanks_of(phrase: &Phrase) -> BTreeSet<&str> {
    let parts = phrase.texts().into_iter().flat_map(|text| text.split('{').skip(1));
    parts.filter_map(|rest| Some(rest.split_once('}')?.0)).collect()
}

/// Plural forms that the language asks for and a phrase has not, or has and nothing asks for.
fn forms(entry: &Entry, phrase: &Phrase, wanted: &BTreeSet<&'static str>) -> Option<Diagnostic> {
    let key = &entry.key.value;
    let hint = format!("the forms of this language are {}", backticked(wanted));
    match (&entry.phrase, phrase) {
        (Phrase::One(_), Phrase::One(_)) => None,
        // A language that has one form for all numbers needs no table of forms.
        (Phrase::One(_), Phrase::Several(_)) if wanted.len() == 1 => None,
        (Phrase::One(_), Phrase::Several(_)) => Some(fault(format!("`{key}` is one text for all numbers")).hint(hint)),
        (Phrase::Several(_), Phrase::One(_)) => {
            Some(fault(format!("`{key}` has no number, and needs one text")).hint("write it without forms"))
        }
        (Phrase::Several(own), Phrase::Several(_)) => {
            if let Some(form) = own.keys().find(|form| !CATEGORIES.contains(&form.as_str())) {
                return Some(fault(format!("`{form}` of `{key}` is no plural form")).hint(hint));
            }
            let mut lacking = wanted.clone();
            lacking.retain(|form| !own.contains_key(*form));
            let message = format!("`{key}` has no form for {}", backticked(&lacking));
            (!lacking.is_empty()).then(|| fault(message).hint(hint))
        }
    }
}

fn backticked<'n>(names: impl IntoIterator<Item = &'n &'n str>) -> String {
    let quoted: Vec<String> = names.into_iter().map(|name| format!("`{name}`")).collect();
    quoted.join(", ")
}
