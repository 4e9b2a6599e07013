//! Notes and copies are dealt out to the articles that they are about: by the address of the page, by that of its copies, by where the article stands in
//! the site of this archive.

use std::collections::BTreeMap;
use std::fs;

use serde_json::Value;

use crate::command::import::asked::Import;
use crate::command::import::known::Known;
use crate::command::import::plan::Step;
use crate::command::import::put;
use crate::command::import::put::Put;
use crate::command::writing::Failed;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::ProblemKind;
use crate::import::Copied;
use crate::import::Note;
use crate::import::notes;
use crate::import::notes::Format;

/// What became of them.
#[derive(Debug, Default)]
pub(super) struct Dealt {
    pub notes: usize,
    pub captures: usize,
    pub already: usize,
    /// With what was written or changed, for people.
    pub puts: Vec<(Put, String)>,
    pub problems: Vec<Diagnostic>,
}

/// Deals out what all files had. Errors where the disk does not take it.
pub(super) fn deal(all: (Vec<Note>, Vec<Copied>), known: &mut Known, import: &Import) -> Result<Dealt, String> {
    let (notes, copies) = all;
    let mut dealt = Dealt::default();
    let mut lost = Lost::default();
    deal_notes(notes, known, import, (&mut dealt, &mut lost))?;
    for copied in copies {
        copy(copied, known, import, (&mut dealt, &mut lost))?;
    }
    dealt.problems.extend(lost.report());
    Ok(dealt)
}

/// What is about no article of this archive.
#[derive(Debug, Default)]
struct Lost {
    notes: usize,
    copies: usize,
    pages: BTreeMap<String, usize>,
}

impl Lost {
    fn report(&self) -> Option<Diagnostic> {
        /// Of more nobody reads the addresses.
        const MOST: usize = 20;
        if self.pages.is_empty() {
            return None;
        }
        let mut pages = Vec::new();
        for page in self.pages.keys().take(MOST) {
            pages.push(page.as_str());
        }
        let more = self.pages.len().saturating_sub(MOST);
        let more = if more > 0 { format!(" and {more} more") } else { String::new() };
        let message = format!(
            "no article of this archive is at these addresses: `{}`{more}; {} notes and {} copies are left out",
            pages.join("`, `"),
            self.notes,
            self.copies
        );
        let problem = Diagnostic::warning(ProblemKind::NotImported, message);
        Some(
            problem
                .hint("import the pages, or write their addresses as `url:` into the articles, and import this again"),
        )
    }
}

fn deal_notes(
    all: Vec<Note>,
    known: &Known,
    import: &Import,
    (dealt, lost): (&mut Dealt, &mut Lost),
) -> Result<(), String> {
    let mut by_article: BTreeMap<(String, Format), Vec<Value>> = BTreeMap::new();
    for note in all {
        match known.article_of(&note.urls, note.stem.as_deref()) {
            Some(path) => {
                let id = path.trim_start_matches("content/").trim_end_matches(".md");
                let written = note.written(&format!("{id}.html"));
                by_article.entry((path, note.format)).or_default().push(written);
            }
            None => {
                lost.notes += 1;
                *lost.pages.entry(note.urls.into_iter().next().or(note.stem).unwrap_or_default()).or_default() += 1;
            }
        }
    }
    for ((article, format), mut notes) in by_article {
        dealt.already += without_own(&article, &mut notes, import);
        if notes.is_empty() {
            continue;
        }
        let path = format!("{}.annotations.json", article.trim_end_matches(".md"));
        match write(&path, format, &notes, import, dealt) {
            Ok(()) => {}
            Err(Failed::This(problem)) => dealt.problems.push(*problem),
            Err(Failed::Disk(message)) => return Err(message),
        }
    }
    Ok(())
}

/// Takes out what this archive has published itself and holds, be it in the article or beside it. Says how many there were.
fn without_own(article: &str, notes: &mut Vec<Value>, import: &Import) -> usize {
    let is_own = |note: &Value| {
        let id = note["id"].as_str().unwrap_or_default();
        let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        id.rsplit_once("#note-").is_some_and(|(_, number)| is_number(number))
    };
    if !notes.iter().any(is_own) {
        return 0;
    }
    let beside = format!("{}.annotations.json", article.trim_end_matches(".md"));
    let read = |path: &str| fs::read_to_string(import.root.join(path)).unwrap_or_default();
    let document: Value = serde_json::from_str(&read(&beside)).unwrap_or_default();
    let held = letters(&format!("{}{}", read(article), texts(&document).concat()));
    let is_held = |text: &str| held.contains(&letters(text));
    let before = notes.len();
    notes.retain(|note| !is_own(note) || !texts(&note["body"]).into_iter().all(is_held));
    before - notes.len()
}

/// The texts of a document.
fn texts(document: &Value) -> Vec<&str> {
    match document {
        Value::Array(values) => values.iter().flat_map(texts).collect(),
        Value::Object(entries) => {
            let mut said = Vec::new();
            for (key, value) in entries {
                if matches!(key.as_str(), "value" | "text" | "bodyValue") || value.is_array() || value.is_object() {
                    said.extend(texts(value));
                }
            }
            said
        }
        Value::String(text) => vec![text],
        Value::Null | Value::Bool(_) | Value::Number(_) => Vec::new(),
    }
}

fn letters(text: &str) -> String {
    text.chars().filter(|letter| letter.is_alphanumeric()).collect()
}

/// Writes the notes on an article, or puts them behind those that are there.
fn write(path: &str, format: Format, all: &[Value], import: &Import, dealt: &mut Dealt) -> Result<(), Failed> {
    let Ok(text) = fs::read_to_string(import.root.join(path)) else {
        put::create(path, notes::file(format, all).as_bytes(), import)?;
        dealt.notes += all.len();
        dealt.puts.push((Put::Written(path.to_owned()), count(all.len())));
        return Ok(());
    };
    let there = notes::there(&text, all);
    let mut new = all.to_vec();
    new.retain(|note| !there.contains(&note));
    dealt.already += there.len();
    if new.is_empty() {
        return Ok(());
    }
    let Some(more) = notes::with_more(&text, format, &new) else {
        let message = format!("this file holds notes of another kind, and {} are not put into it", count(new.len()));
        return Err(put::said(path, &message));
    };
    put::over(path, more.as_bytes(), import)?;
    dealt.notes += new.len();
    dealt.puts.push((Put::Changed(path.to_owned()), count(new.len())));
    Ok(())
}

fn count(number: usize) -> String {
    crate::command::counted::grouped(number, "note")
}

/// One copy more of an article that is there.
fn copy(
    copied: Copied,
    known: &mut Known,
    import: &Import,
    (dealt, lost): (&mut Dealt, &mut Lost),
) -> Result<(), String> {
    let Copied { url, capture, from } = copied;
    let Some(path) = known.article_of(std::slice::from_ref(&url), None) else {
        lost.copies += 1;
        *lost.pages.entry(url).or_default() += 1;
        return Ok(());
    };
    if !known.add_capture(&path, &capture) {
        dealt.already += 1;
        return Ok(());
    }
    dealt.captures += 1;
    // An article that would be written by this import is not there yet.
    if import.dry_run && !import.root.join(&path).exists() {
        return Ok(());
    }
    match put::put(&Step::Capture { path, capture }, import) {
        Ok(put) => dealt.puts.push((put, from)),
        Err(Failed::This(problem)) => dealt.problems.push(*problem),
        Err(Failed::Disk(message)) => return Err(message),
    }
    Ok(())
}
