//! The authors of digital.gov as people, in its news.
//!
//! Every hundredth part of the links, spread evenly over the set, is printed to be read by hand: this set has no annotation.

use std::fs;
use std::path::Path;

use dateline::value::Source;

use crate::friends::files;
use crate::friends::texts;
use crate::laboratory::ALL;
use crate::laboratory::Entry;
use crate::laboratory::Link;
use crate::laboratory::article;
use crate::laboratory::found;
use crate::laboratory::in_context;
use crate::laboratory::input;
use crate::laboratory::linked;

/// So many links are printed.
const SAMPLE: usize = 100;

pub fn measure(sets: &Path, shows_all: bool) {
    let entries: Vec<Entry> = files(&sets.join("digitalgov/authors")).iter().filter_map(|file| author(file)).collect();
    let texts = texts(&sets.join("digitalgov/news"));
    let mut sources: Vec<Source> = entries.iter().map(Entry::file).collect();
    sources.extend(texts.iter().enumerate().map(|(index, text)| article(&format!("t{index:04}"), "en", text)));
    let found = found(&linked(&input(sources, ALL)));
    let links: Vec<(&str, &Link)> =
        found.values().flat_map(|(text, links)| links.iter().map(move |link| (text.as_str(), link))).collect();
    println!("{} authors, {} texts, {} links", entries.len(), texts.len(), links.len());
    let every = if shows_all { 1 } else { links.len().div_ceil(SAMPLE).max(1) };
    for (text, link) in links.iter().step_by(every) {
        println!("  {:<13} {} {}", link.method, in_context(text, &link.range), link.entity);
    }
}

/// A person of two names or more.
fn author(file: &Path) -> Option<Entry> {
    let text = fs::read_to_string(file).expect("a text");
    let field = |name: &str| {
        let line = text.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(':'))?;
        Some(line.trim().trim_matches(['"', '\'']).to_owned()).filter(|value| !value.is_empty())
    };
    let name = field("display_name").filter(|name| name.contains(' '))?;
    let folder = file.parent().and_then(Path::file_name)?.to_string_lossy().into_owned();
    let stem = if folder == "authors" { file.file_stem()?.to_string_lossy().into_owned() } else { folder };
    Some(Entry { id: format!("people/{stem}"), forms: vec![name] })
}
