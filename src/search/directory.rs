//! What is loaded first: where each file begins, what texts can be chosen by, and the endings of their languages.

use std::collections::BTreeSet;
use std::collections::HashMap;
use std::ops::Range;

use serde_json::Value;
use serde_json::json;

use crate::search::Collection;
use crate::search::code;
use crate::search::files::Packed;
use crate::search::files::file;
use crate::value::fold;

/// How the words of a language change.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Endings {
    /// Of the first rule that fits a word.
    pub rules: Vec<Rule>,
    /// Endings that follow other endings.
    pub sets: Vec<Vec<String>>,
}

/// How words change that end in a certain way.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rule {
    /// The end of the word as a dictionary has it; with `^` before it, the whole word; with `*`, any one of these letters, which stays.
    pub end: String,
    /// What stands in its place, and the set of endings of which one may follow.
    pub forms: Vec<(String, Option<usize>)>,
}

/// Adds the directory and a column for each filter.
pub(super) fn add(packed: &mut Packed, texts: &[Range<usize>], choices: &[&[Option<String>]], collection: &Collection) {
    let mut filters = Vec::new();
    // Who types a name in a language may give it an ending of that language, whatever language the texts that name it are in.
    let mut languages: BTreeSet<&str> = collection.languages.iter().map(String::as_str).collect();
    for (place, filter) in collection.filters.iter().enumerate() {
        let values = values(choices.iter().filter_map(|choices| choices[place].as_deref()));
        packed.files.push(column(filter, place, choices, &values));
        filters.push(json!([filter, values]));
        if *filter == "language" {
            languages.extend(values);
        }
    }
    let mut per_file = String::new();
    for file in texts {
        code::push(file.len() as u32 - 1, &mut per_file);
    }
    let mut endings = serde_json::Map::new();
    for language in languages {
        let known = (collection.endings)(language);
        endings.extend(known.map(|known| (language.to_owned(), as_data(&known))));
    }
    let directory = json!({
        "count": collection.count,
        "texts": per_file,
        "words": packed.words,
        "filters": filters,
        "endings": endings,
    });
    packed.files.push(file("directory", &directory));
}

/// All values of a filter, the most frequent first: those have the shortest numbers.
fn values<'a>(given: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for value in given {
        *counts.entry(value).or_default() += 1;
    }
    let mut values: Vec<&str> = counts.keys().copied().collect();
    values.sort_unstable_by_key(|value| (std::cmp::Reverse(counts[value]), *value));
    values
}

/// For each text the number of its value, from 1; 0 where it has none.
fn column(filter: &str, place: usize, choices: &[&[Option<String>]], values: &[&str]) -> (String, String) {
    let mut numbers: HashMap<&str, u32> = HashMap::new();
    for (value, number) in values.iter().zip(1..) {
        numbers.insert(value, number);
    }
    let number = |choices: &&[Option<String>]| choices[place].as_deref().map_or(0, |value| numbers[value]);
    let column: Vec<u32> = choices.iter().map(number).collect();
    file(filter, &json!(code::column(&column)))
}

/// Endings as the script reads them, folded as words are: `[sets, rules]`, a rule being its end and its forms (`ой`, `лар+2`).
fn as_data(endings: &Endings) -> Value {
    let sets: Vec<String> =
        endings.sets.iter().map(|set| joined(set.iter().map(|ending| fold::letters(ending)))).collect();
    let mut rules: Vec<String> = Vec::new();
    for Rule { end, forms } in &endings.rules {
        let forms = joined(forms.iter().map(|(form, set)| {
            let form = fold::letters(form);
            match set {
                Some(set) => format!("{form}+{set}"),
                None => form,
            }
        }));
        let kind = if end.starts_with(['^', '*']) { &end[..1] } else { "" };
        rules.push(format!("{kind}{} {forms}", fold::letters(&end[kind.len()..])));
    }
    json!([sets, rules])
}

/// Each once: folded, two may be the same.
fn joined(forms: impl Iterator<Item = String>) -> String {
    let mut known = BTreeSet::new();
    let mut joined: Vec<String> = Vec::new();
    for form in forms {
        if known.insert(form.clone()) {
            joined.push(form);
        }
    }
    joined.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings_are_folded_like_words() {
        let rules = vec![
            Rule { end: "ый".to_owned(), forms: vec![("ого".to_owned(), None)] },
            Rule {
                end: "*аә".to_owned(),
                forms: vec![("ның".to_owned(), None), ("нің".to_owned(), None), ("лар".to_owned(), Some(0))],
            },
            Rule { end: "^Лев".to_owned(), forms: vec![("Льва".to_owned(), None)] },
        ];
        let sets = vec![vec![String::new(), "ді".to_owned(), "дй".to_owned()]];
        assert_eq!(
            as_data(&Endings { rules, sets }).to_string(),
            r#"[[" ди"],["ыи ого","*аа нын нин лар+0","^лев льва"]]"#
        );
    }

    #[test]
    fn frequent_values_have_small_numbers() {
        let of = |value: &str| vec![Some(value.to_owned())];
        let choices = [of("en"), of("kk"), of("kk"), vec![None]];
        let choices: Vec<&[Option<String>]> = choices.iter().map(Vec::as_slice).collect();
        let values = values(choices.iter().filter_map(|choices| choices[0].as_deref()));
        assert_eq!(values, ["kk", "en"]);
        assert_eq!(column("language", 0, &choices, &values).1, "dateline.put(\"search/language\",\"2110\")\n");
    }
}
