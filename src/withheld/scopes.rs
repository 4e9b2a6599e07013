//! Which files are one text to those who read: an article with its versions and translations, and the notes in files beside them. Whoever is known to one of them is
//! known to all, so that a bare surname in a note is that of the person whom the article names in full.
//!
//! Files are joined by their names and by what their lines say, not by parsed fields: who is withheld is known before anything is parsed,
//! and one join too many keeps back a surname too many.

use std::collections::HashMap;
use std::sync::Arc;

use rayon::prelude::*;

use crate::input::asks;
use crate::memory::Memo;
use crate::memory::kept_or_made;
use crate::value::Source;
use crate::value::without_ending;
use crate::withheld::forms::Forms;

/// What files of an earlier build are called and derive from, and whom they know.
#[derive(Debug, Default)]
pub(super) struct Memory {
    ties: Memo<Ties>,
    people: Memo<Vec<usize>>,
}

impl Memory {
    /// Begins a build.
    pub(super) fn begin(&self) {
        self.ties.begin();
        self.people.begin();
    }
}

/// What joins a file to others.
#[derive(Debug, Default)]
struct Ties {
    names: Vec<String>,
    originals: Vec<String>,
}

/// Those who are known to each file by one that it is joined with. `memory` comes with a hash of what the forms are made of.
pub(super) fn known(content: &[Source], forms: &Forms, memory: Option<(&Memory, u128)>) -> Vec<Vec<usize>> {
    let mut joined = Joined((0..content.len()).collect());
    let mut by_stem: HashMap<&str, usize> = HashMap::new();
    let memo = memory.map(|(memory, _)| &memory.ties);
    let ties = |source: &Source| {
        let ties = |stem| Ties { names: names(source, stem), originals: originals(source) };
        kept_or_made(memo, source, || stem(source).map(ties).unwrap_or_default())
    };
    let ties: Vec<Arc<Ties>> = content.par_iter().map(ties).collect();
    let mut by_name: HashMap<&str, Vec<usize>> = HashMap::new();
    for (index, (source, ties)) in content.iter().zip(&ties).enumerate() {
        let Some(stem) = stem(source) else { continue };
        joined.join(*by_stem.entry(stem).or_insert(index), index);
        for name in &ties.names {
            by_name.entry(name).or_default().push(index);
        }
    }
    for (index, ties) in ties.iter().enumerate() {
        for original in &ties.originals {
            for other in by_name.get(original.as_str()).into_iter().flatten() {
                joined.join(*other, index);
            }
        }
    }
    let groups: Vec<usize> = (0..content.len()).map(|index| joined.first(index)).collect();
    let mut sizes = vec![0; content.len()];
    groups.iter().for_each(|group| sizes[*group] += 1);
    let memo = memory.map(|(memory, _)| &memory.people);
    let names = memory.map(|(_, names)| names);
    let said = groups.par_iter().zip(content).map(|(group, source)| match sizes[*group] {
        1 => Arc::default(),
        _ => kept_or_made(memo, &(names, &source.text), || forms.people_in(&source.text)),
    });
    let said: Vec<Arc<Vec<usize>>> = said.collect();
    let mut by_group: HashMap<usize, Vec<usize>> = HashMap::new();
    for (group, said) in groups.iter().zip(said) {
        by_group.entry(*group).or_default().extend_from_slice(&said);
    }
    for people in by_group.values_mut() {
        people.sort_unstable();
        people.dedup();
    }
    groups.iter().map(|group| by_group[group].clone()).collect()
}

/// Files in groups: for each the first of its group, or one that leads there.
struct Joined(Vec<usize>);

impl Joined {
    fn first(&mut self, mut index: usize) -> usize {
        while self.0[index] != index {
            self.0[index] = self.0[self.0[index]];
            index = self.0[index];
        }
        index
    }

    fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.first(one), self.first(other));
        self.0[one.max(other)] = one.min(other);
    }
}

/// The path that an article shares with its notes and its translations: without the language and the ending.
fn stem(source: &Source) -> Option<&str> {
    let path = source.path.as_str().strip_prefix("content/articles/")?;
    let path = without_ending(path, &[".annotations.json", ".md", ".markdown"]);
    let path = match path.rsplit_once('.') {
        Some((original, lang)) if is_language(lang) => original,
        _ => path,
    };
    Some(without_ending(path, &["/index", "/_index"]))
}

fn is_language(ending: &str) -> bool {
    let first = ending.split('-').next().unwrap_or_default();
    matches!(first.len(), 2 | 3) && ending.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

/// What others may call an article by: the name of its file, its slug, its title.
fn names(source: &Source, stem: &str) -> Vec<String> {
    let mut names = vec![last(stem)];
    for (key, value) in lines(&source.text) {
        let is_title = key.trim_start().starts_with("# ");
        match asks::plain(key).as_str() {
            "slug" | "title" | "headline" => names.push(last(value)),
            _ if is_title => names.push(last(key.trim_start_matches(['#', ' ']))),
            _ => {}
        }
    }
    names
}

/// The articles that one says that it is a version or a translation of, by their names.
fn originals(source: &Source) -> Vec<String> {
    let mut originals = Vec::new();
    let mut is_open = false;
    for (key, value) in lines(&source.text) {
        if is_open {
            originals.push(last(key));
        }
        let asks = matches!(asks::plain(key).as_str(), "versionof" | "translationof");
        is_open = asks && value.trim_matches([' ', '>', '|', '-']).is_empty();
        if asks && !is_open {
            originals.push(last(value));
        }
    }
    originals
}

/// The lines of a text, parted where a key ends.
fn lines(text: &str) -> impl Iterator<Item = (&str, &str)> {
    text.lines().map(|line| line.split_once([':', '=']).unwrap_or((line, "")))
}

/// The last part of a path or an id, as names are compared.
fn last(written: &str) -> String {
    let signs: &[char] = &[' ', '\t', '"', '\'', '[', ']', '<', '>', ',', '/'];
    let written = without_ending(written.trim_matches(signs), &[".md", ".markdown"]);
    let written = without_ending(written, &["/index", "/_index"]);
    written.rsplit('/').next().unwrap_or(written).to_lowercase()
}
