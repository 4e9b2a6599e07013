//! The index of the name finder: small files from which `static/dateline.js` finds a page by any form of its name.
//!
//! 1. Everything that can be found gets a number, by rank: what is named most often first, then headlines, the newest first.
//! 2. The words of all forms, folded (`value::fold`), are listed with the numbers of the entries that have them.
//! 3. Words and entries are cut into files of a few kilobytes; a directory says where each begins.
//! 4. For beginnings that very many words share the directory lists the entries that come first.
//!
//! An entity is found by its id too, as the word `=people/x`: what shows who a link in a text leads to begins there.
//!
//! So a reader who types a name loads the directory, the words that begin like his, and the first entries that have them all.

mod strips;

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::collections::HashMap;
use std::collections::HashSet;

use rayon::prelude::*;
use serde_json::Value;
use serde_json::json;

use crate::archive::Archive;
use crate::archive::ArticleIndex;
use crate::archive::Entity;
use crate::archive::Publisher;
use crate::language::Words;
use crate::site::plan::Site;
use crate::site::plan::addresses;
use crate::site::plan::lists::latest_first;
use crate::value::Kind;
use crate::value::QuickMap;
use crate::value::cut::first_words;
use crate::value::fold;

/// Bytes of a file of entries, and of one of words; a single one may be larger.
const ENTRIES: usize = 2_400;
const WORDS: usize = 6_000;

/// Beginnings whose words take more bytes than this are answered from the directory.
const WIDE: usize = 12_000;

/// How many entries the directory lists for one of them.
const HEAD: usize = 24;

/// So many letters of a word are in the index: nobody types more.
const LETTERS: usize = 64;

/// How many entries a reader is shown.
const SHOWN: usize = 8;

/// Code points of the line below a name.
const NOTE: usize = 64;

/// What can be found.
struct Found<'a> {
    /// An index into [`kinds`].
    kind: usize,
    address: String,
    name: &'a str,
    /// One line about it.
    note: String,
    /// Of the name; empty where it is the site's.
    lang: &'a str,
    /// Other forms, with their languages where these are known.
    forms: Vec<(&'a str, &'a str)>,
    /// The first lines of counting of a question.
    strips: Vec<strips::Strip>,
}

/// The files of the index: names without `.js`, and texts.
pub fn files(site: &Site) -> Vec<(String, String)> {
    let Site { archive, words, .. } = site;
    // Invites to search the texts, where they can be searched.
    let texts = site.has_search.then(|| words.say("find_texts"));
    let found = everything(archive, words);
    let mut files = vec![(String::new(), String::new())];
    let entries: Vec<Piece> = found.par_iter().enumerate().map(|(id, found)| Piece::entry(id, found)).collect();
    let entry_starts = add_files(&mut files, "entries", &cut(&entries, ENTRIES));
    let postings = postings(&found);
    let pieces: Vec<Piece> = postings.iter().map(|(word, ids)| Piece::posting(&word.text, ids)).collect();
    let shards = cut(&pieces, WORDS);
    let heads = heads(&postings, &shards);
    let word_starts = add_files(&mut files, "words", &shards);
    let directory = json!({
        "entries": entry_starts,
        "words": word_starts,
        "heads": heads,
        "kinds": kinds(words),
        "found": (0..=SHOWN).map(|count| results(count, words)).collect::<Vec<_>>(),
        "texts": texts,
        "more": numbered("find_more", SHOWN, words),
    });
    files[0] = file("directory", &directory);
    files
}

fn results(count: usize, words: &Words) -> String {
    match count {
        0 => words.say("find_none"),
        _ => numbered("find_results", count, words),
    }
}

fn numbered(key: &str, number: usize, words: &Words) -> String {
    words.fill(key, None, &[("number", words.locale.number(number))])
}

/// A file that hands its part of the index to the script.
fn file(name: &str, content: &Value) -> (String, String) {
    (name.to_owned(), format!("dateline.put({},{content})\n", json!(name)))
}

/// The kinds of entries: what a reader calls one, the folder of its address, the classes of its label.
fn kinds(words: &Words) -> Vec<Value> {
    let mut kinds = Vec::new();
    for kind in Kind::ALL {
        let word = kind.word();
        kinds.push(json!([words.say(&format!("kind_{word}")), kind.folder(), format!("kind-label kind-{word}")]));
    }
    kinds.push(json!([words.say("kind_publisher"), "publishers", ""]));
    kinds.push(json!([words.say("kind_article"), "articles", ""]));
    kinds
}

/// All entries by rank.
fn everything<'a>(archive: &'a Archive, words: &Words) -> Vec<Found<'a>> {
    let mut weighed: Vec<(usize, Found)> = Vec::new();
    for index in archive.entity_indexes() {
        let entity = archive.entity(index);
        let strips = strips::of(archive, index, words);
        let found = Found { strips, ..of_entity(entity, addresses::entity(archive, index)) };
        weighed.push((entity.mentions.len().max(entity.articles.len()), found));
    }
    for index in archive.publisher_indexes() {
        let publisher = archive.publisher(index);
        if publisher.organization.is_none() {
            weighed.push((publisher.articles.len(), of_publisher(publisher, addresses::publisher(archive, index))));
        }
    }
    // The sort is stable: equals stay in the order of their ids.
    weighed.sort_by_key(|(weight, _)| std::cmp::Reverse(*weight));
    let mut found: Vec<Found> = weighed.into_iter().map(|(_, found)| found).collect();
    let articles = latest_first(archive, &archive.article_indexes().collect::<Vec<_>>());
    found.par_extend(articles.into_par_iter().map(|index| of_article(archive, index, words)));
    found
}

fn of_publisher(publisher: &Publisher, address: String) -> Found<'_> {
    Found {
        kind: Kind::ALL.len(),
        address,
        name: &publisher.name,
        note: String::new(),
        lang: "",
        forms: Vec::new(),
        strips: Vec::new(),
    }
}

fn of_entity(entity: &Entity, address: String) -> Found<'_> {
    let summary = entity.summary().map_or("", |summary| summary.text.trim_end());
    let forms = entity.forms.iter().map(|form| {
        let lang = form.form.lang.as_ref().map_or("", |lang| lang.as_str());
        (form.form.form.as_str(), lang)
    });
    Found {
        kind: Kind::ALL.iter().position(|kind| *kind == entity.kind).unwrap_or_default(),
        address,
        name: &entity.name,
        note: shortened(summary),
        lang: "",
        forms: telling(&entity.name, forms),
        strips: Vec::new(),
    }
}

fn of_article<'a>(archive: &'a Archive, index: ArticleIndex, words: &Words) -> Found<'a> {
    let document = &archive.article(index).document;
    let lang = document.lang.as_str();
    Found {
        kind: Kind::ALL.len() + 1,
        address: addresses::article(archive, index),
        name: &document.title,
        note: document.date.map_or_else(String::new, |date| words.locale.long(date)),
        lang: if document.lang == archive.settings.lang { "" } else { lang },
        forms: telling(&document.title, document.original_title.iter().map(|title| (title.as_str(), lang))),
        strips: Vec::new(),
    }
}

/// So many forms that share a word are compared with another one.
const COMPARED: usize = 64;

/// The forms that have a word which none before them has: a surname alone finds the whole name.
fn telling<'a>(name: &'a str, forms: impl Iterator<Item = (&'a str, &'a str)>) -> Vec<(&'a str, &'a str)> {
    let mut forms = forms.peekable();
    if forms.peek().is_none() {
        return Vec::new();
    }
    let mut known = KnownForms::default();
    known.add(small_words(name));
    let mut telling = Vec::new();
    for (form, lang) in forms {
        let words = small_words(form);
        if !known.has_all(&words) {
            known.add(words);
            telling.push((form, lang));
        }
    }
    telling
}

fn small_words(form: &str) -> BTreeSet<String> {
    form.to_lowercase().split_whitespace().map(ToOwned::to_owned).collect()
}

/// The words of some forms, by each of them: a name may have tens of thousands of forms.
#[derive(Default)]
struct KnownForms {
    forms: Vec<BTreeSet<String>>,
    by_word: HashMap<String, Vec<usize>>,
}

impl KnownForms {
    /// Whether one form has all of some words; looks at those that share the rarest of them.
    fn has_all(&self, words: &BTreeSet<String>) -> bool {
        let with = |word: &String| self.by_word.get(word).map_or(&[][..], Vec::as_slice);
        let Some(rarest) = words.iter().map(with).min_by_key(|forms| forms.len()) else {
            return !self.forms.is_empty();
        };
        rarest.iter().take(COMPARED).any(|form| words.is_subset(&self.forms[*form]))
    }

    fn add(&mut self, words: BTreeSet<String>) {
        for word in &words {
            self.by_word.entry(word.clone()).or_default().push(self.forms.len());
        }
        self.forms.push(words);
    }
}

/// The first words of a line.
fn shortened(line: &str) -> String {
    match first_words(line, NOTE) {
        None => line.to_owned(),
        Some(words) => format!("{} …", words.trim_end_matches([',', ';', ':', '.', ' '])),
    }
}

/// A word as the script orders it: by its units of UTF-16.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Word {
    units: Vec<u16>,
    text: String,
}

impl Word {
    fn new(text: String) -> Word {
        Word { units: text.encode_utf16().collect(), text }
    }
}

/// Every word with the numbers of the entries that have it, in their order.
fn postings(found: &[Found]) -> BTreeMap<Word, Vec<usize>> {
    let mut postings: QuickMap<String, Vec<usize>> = QuickMap::default();
    let words: Vec<Vec<String>> = found.par_iter().map(words_of).collect();
    for (id, words) in words.into_iter().enumerate() {
        for word in words {
            let ids = postings.entry(word).or_default();
            if ids.last() != Some(&id) {
                ids.push(id);
            }
        }
    }
    postings.into_iter().map(|(word, ids)| (Word::new(word), ids)).collect()
}

/// The words by which an entry is found.
fn words_of(found: &Found) -> Vec<String> {
    let mut words = Vec::new();
    for form in std::iter::once(found.name).chain(found.forms.iter().map(|(form, _)| *form)) {
        for mut word in fold::words(form) {
            if let Some((end, _)) = word.char_indices().nth(LETTERS) {
                word.truncate(end);
            }
            words.push(word);
        }
    }
    if found.kind < Kind::ALL.len() {
        words.push(format!("={}", found.address.trim_end_matches(".html")));
    }
    words
}

/// Part of a file: where it begins, and its text.
struct Piece {
    start: Value,
    text: String,
}

impl Piece {
    /// `[kind, address, name, note, language, forms]`, and strips where there are some; folder and `.html` go without saying, a form is
    /// `language|form`.
    fn entry(id: usize, found: &Found) -> Piece {
        let Found { kind, address, name, note, lang, forms, strips } = found;
        let address = address.split_once('/').map_or(address.as_str(), |(_, rest)| rest);
        let address = address.strip_suffix(".html").unwrap_or(address);
        let forms: Vec<String> = forms.iter().map(|(form, lang)| format!("{lang}|{form}")).collect();
        let mut entry = vec![json!(kind), json!(address), json!(name), json!(note), json!(lang), json!(forms)];
        entry.extend((!strips.is_empty()).then(|| json!(strips)));
        Piece { start: json!(id), text: Value::Array(entry).to_string() }
    }

    /// The word of a posting.
    fn word(&self) -> &str {
        self.start.as_str().unwrap_or_default()
    }

    /// The word, then the numbers, each as its distance from the one before, to the base of 36.
    fn posting(word: &str, ids: &[usize]) -> Piece {
        let mut steps = Vec::with_capacity(ids.len());
        let mut before = 0;
        for id in ids {
            steps.push(base_36(id - before));
            before = *id;
        }
        Piece { start: json!(word), text: format!("{},{}", json!(word), json!(steps.join(" "))) }
    }
}

fn base_36(mut number: usize) -> String {
    let mut digits = Vec::new();
    loop {
        digits.extend(char::from_digit((number % 36) as u32, 36));
        number /= 36;
        if number == 0 {
            return digits.into_iter().rev().collect();
        }
    }
}

/// Cuts pieces into runs of at most so many bytes.
fn cut(pieces: &[Piece], limit: usize) -> Vec<&[Piece]> {
    let mut runs = Vec::new();
    let (mut first, mut length) = (0, 0);
    for (index, piece) in pieces.iter().enumerate() {
        if length + piece.text.len() > limit && index > first {
            runs.push(&pieces[first..index]);
            (first, length) = (index, 0);
        }
        length += piece.text.len() + 1;
    }
    runs.push(&pieces[first..]);
    runs
}

/// Adds a file for each run; gives what each begins with.
fn add_files(files: &mut Vec<(String, String)>, stem: &str, runs: &[&[Piece]]) -> Vec<Value> {
    for (number, run) in runs.iter().enumerate() {
        let texts: Vec<&str> = run.iter().map(|piece| piece.text.as_str()).collect();
        let name = format!("{stem}-{number}");
        let text = format!("dateline.put({},[{}])\n", json!(name), texts.join(",\n"));
        files.push((name, text));
    }
    runs.iter().map(|run| run.first().map_or(Value::Null, |piece| piece.start.clone())).collect()
}

/// For each beginning that spans too many files of words: the entries that have the very word, then those that come first.
fn heads(postings: &BTreeMap<Word, Vec<usize>>, shards: &[&[Piece]]) -> BTreeMap<String, Vec<usize>> {
    let mut heads = BTreeMap::new();
    let mut asked: HashSet<&str> = HashSet::new();
    // What spans two files is a beginning of the first word of the second.
    for (index, shard) in shards.iter().enumerate() {
        let word = shard.first().map_or("", Piece::word);
        for (end, _) in word.char_indices().skip(1).chain([(word.len(), ' ')]) {
            let beginning = &word[..end];
            if !asked.insert(beginning) {
                continue;
            }
            // What is longer spans no more.
            if spanned(shards, index, beginning) <= WIDE {
                break;
            }
            heads.insert(beginning.to_owned(), head(postings, beginning));
        }
    }
    heads
}

/// Bytes of all files with a word of some beginning, which one of them begins with; they lie side by side.
fn spanned(shards: &[&[Piece]], index: usize, beginning: &str) -> usize {
    let begins = |piece: Option<&Piece>| piece.is_some_and(|piece| piece.word().starts_with(beginning));
    let before = shards[..index].iter().rev().take_while(|shard| begins(shard.last()));
    let after = shards[index..].iter().take_while(|shard| begins(shard.first()));
    let mut bytes = 0;
    for shard in before.chain(after) {
        bytes += shard.iter().map(|piece| piece.text.len() + 1).sum::<usize>();
    }
    bytes
}

fn head(postings: &BTreeMap<Word, Vec<usize>>, beginning: &str) -> Vec<usize> {
    let start = Word::new(beginning.to_owned());
    let mut head: Vec<usize> = Vec::new();
    if let Some(exact) = postings.get(&start) {
        head.extend(exact.iter().take(HEAD / 2));
    }
    let mut all: BTreeSet<usize> = BTreeSet::new();
    for (_, ids) in postings.range(start..).take_while(|(word, _)| word.text.starts_with(beginning)) {
        all.extend(ids);
    }
    for id in all {
        if head.len() == HEAD {
            break;
        }
        if !head.contains(&id) {
            head.push(id);
        }
    }
    head
}
