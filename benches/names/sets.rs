//! Sentences with names in every case: how many are found, how many are missed, and what is wrong.
//!
//! `sets.py` draws them from dictionaries. A line is `{lang, class, names, text}`: `names` are registered, `text` has in brackets what must be
//! found, `[words]` for the first name, `[words|1]` for the second. Whatever else is found is wrong. A hundred sentences are the articles of one
//! archive, whose register has the names of all of them.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::fs;
use std::ops::Range;
use std::path::Path;

use dateline::value::Source;
use rayon::prelude::*;
use serde_json::Value;

use crate::laboratory::ALL;
use crate::laboratory::Entry;
use crate::laboratory::Link;
use crate::laboratory::article;
use crate::laboratory::found;
use crate::laboratory::input;
use crate::laboratory::linked;

/// So many sentences share a register.
const TOGETHER: usize = 100;

struct Sentence {
    class: String,
    lang: String,
    names: Vec<String>,
    /// Without brackets.
    text: String,
    expected: Vec<Expected>,
}

struct Expected {
    /// In code points.
    range: Range<usize>,
    name: usize,
    /// A surname alone.
    is_short: bool,
}

#[derive(Default)]
struct Count {
    sentences: usize,
    full: usize,
    full_found: usize,
    short: usize,
    short_found: usize,
    wrong: usize,
}

pub fn measure(file: &Path, shows_errors: bool) {
    let text = fs::read_to_string(file).expect("a set");
    let sentences: Vec<Sentence> = text.lines().map(sentence).collect();
    let outcomes: Vec<Outcome> = sentences.par_chunks(TOGETHER).flat_map_iter(outcomes).collect();
    let mut counts: BTreeMap<&str, Count> = BTreeMap::new();
    for (sentence, outcome) in sentences.iter().zip(&outcomes) {
        for class in [sentence.class.as_str(), "~ all"] {
            counts.entry(class).or_default().add(sentence, outcome);
        }
    }
    println!("{:<24} {:>9} {:>16} {:>16} {:>6}", "", "sentences", "full names", "surnames alone", "wrong");
    for (class, Count { sentences, full, full_found, short, short_found, wrong }) in &counts {
        let full = format!("{full_found} of {full}");
        let short = format!("{short_found} of {short}");
        println!("{class:<24} {sentences:>9} {full:>16} {short:>16} {wrong:>6}");
    }
    if shows_errors {
        for (sentence, outcome) in sentences.iter().zip(&outcomes) {
            show(sentence, outcome);
        }
    }
}

/// What was found of what was expected, and what else.
struct Outcome {
    is_found: Vec<bool>,
    wrong: Vec<String>,
}

fn outcomes(sentences: &[Sentence]) -> Vec<Outcome> {
    let names: BTreeSet<&str> = sentences.iter().flat_map(|one| &one.names).map(String::as_str).collect();
    let ids: BTreeMap<&str, String> =
        names.into_iter().enumerate().map(|(index, name)| (name, format!("people/p{index}"))).collect();
    let entries = ids.iter().map(|(name, id)| Entry { id: id.clone(), forms: vec![(*name).to_owned()] });
    let mut sources: Vec<Source> = entries.map(|entry| entry.file()).collect();
    let articles = sentences.iter().enumerate();
    sources.extend(articles.map(|(index, one)| article(&format!("a{index}"), &one.lang, &one.text)));
    let found = found(&linked(&input(sources), ALL));
    let outcomes = sentences.iter().enumerate().map(|(index, one)| {
        let (text, links) = &found[&format!("articles/a{index}")];
        outcome(one, (text, links), &ids)
    });
    outcomes.collect()
}

fn outcome(sentence: &Sentence, (text, links): (&str, &[Link]), ids: &BTreeMap<&str, String>) -> Outcome {
    let is_meant = |expected: &Expected, link: &Link| {
        expected.range == link.range && link.entity == ids[sentence.names[expected.name].as_str()]
    };
    let is_found = |expected: &Expected| links.iter().any(|link| is_meant(expected, link));
    let wrong = links.iter().filter(|link| !sentence.expected.iter().any(|expected| is_meant(expected, link)));
    let wrong = wrong.map(|link| {
        let words: String = text.chars().skip(link.range.start).take(link.range.len()).collect();
        format!("[{words}|{}]", link.method)
    });
    Outcome { is_found: sentence.expected.iter().map(is_found).collect(), wrong: wrong.collect() }
}

impl Count {
    fn add(&mut self, sentence: &Sentence, outcome: &Outcome) {
        self.sentences += 1;
        self.wrong += outcome.wrong.len();
        for (expected, is_found) in sentence.expected.iter().zip(&outcome.is_found) {
            let (all, found) = match expected.is_short {
                true => (&mut self.short, &mut self.short_found),
                false => (&mut self.full, &mut self.full_found),
            };
            *all += 1;
            *found += usize::from(*is_found);
        }
    }
}

fn show(sentence: &Sentence, Outcome { is_found, wrong }: &Outcome) {
    let words = |range: &Range<usize>| sentence.text.chars().skip(range.start).take(range.len()).collect::<String>();
    let missed = sentence.expected.iter().zip(is_found).filter(|(_, is_found)| !**is_found);
    for (expected, _) in missed {
        let kind = if expected.is_short { "missed-short" } else { "missed" };
        println!(
            "{kind}\t{}\t{}\t{}\t{}",
            sentence.class,
            sentence.names.join("; "),
            words(&expected.range),
            sentence.text
        );
    }
    for wrong in wrong {
        println!("wrong\t{}\t{}\t{wrong}\t{}", sentence.class, sentence.names.join("; "), sentence.text);
    }
}

fn sentence(line: &str) -> Sentence {
    let value: Value = serde_json::from_str(line).expect("JSON");
    let field = |name: &str| value[name].as_str().expect("a text").to_owned();
    let names = value["names"].as_array().expect("names").iter();
    let (text, expected) = without_brackets(&field("text"));
    Sentence {
        class: field("class"),
        lang: field("lang"),
        names: names.map(|name| name.as_str().expect("a name").to_owned()).collect(),
        text,
        expected,
    }
}

fn without_brackets(marked: &str) -> (String, Vec<Expected>) {
    let (mut text, mut expected) = (String::new(), Vec::new());
    let mut rest = marked;
    while let Some((before, inside)) = rest.split_once('[') {
        let (words, after) = inside.split_once(']').expect("a bracket that closes");
        let (words, name) = words.split_once('|').unwrap_or((words, "0"));
        text.push_str(before);
        let start = text.chars().count();
        text.push_str(words);
        let range = start..text.chars().count();
        expected.push(Expected { range, name: name.parse().expect("an index"), is_short: !words.contains(' ') });
        rest = after;
    }
    text.push_str(rest);
    (text, expected)
}
