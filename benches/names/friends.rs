//! No false friends: every alias of the towns of Kazakhstan, in texts that are about software and offices.

use std::fs;
use std::path::Path;
use std::path::PathBuf;

use dateline::value::Source;

use crate::geonames;
use crate::laboratory::ALL;
use crate::laboratory::Entry;
use crate::laboratory::article;
use crate::laboratory::found;
use crate::laboratory::in_context;
use crate::laboratory::input;
use crate::laboratory::linked;

pub fn measure(sets: &Path) {
    let entries = geonames::everything(sets);
    let forms: usize = entries.iter().map(|entry| entry.forms.len()).sum();
    for folder in ["opensuse-news", "digitalgov/news"] {
        let texts = texts(&sets.join(folder));
        let words: usize = texts.iter().map(|text| text.split_whitespace().count()).sum();
        let mut sources: Vec<Source> = entries.iter().map(Entry::file).collect();
        sources.extend(texts.iter().enumerate().map(|(index, text)| article(&format!("t{index:04}"), "en", text)));
        // A text that names towns shows that the register works.
        sources.push(article("control", "en", "Almaty, Astana and Oral."));
        let mut found = found(&linked(&input(sources), ALL));
        let (_, control) = found.remove("articles/control").expect("the control");
        assert_eq!(control.len(), 3, "{control:?}");
        let links: usize = found.values().map(|(_, links)| links.len()).sum();
        println!(
            "{folder}: {} texts, {words} words, {} towns, {forms} forms: {links} links",
            texts.len(),
            entries.len()
        );
        for (text, links) in found.values() {
            for link in links {
                println!("  {:<9} {} {}", link.method, in_context(text, &link.range), link.entity);
            }
        }
    }
}

/// The bodies of all Markdown files below a folder, by path.
pub fn texts(folder: &Path) -> Vec<String> {
    files(folder).into_iter().map(|file| body(&fs::read_to_string(file).expect("a text")).to_owned()).collect()
}

pub fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let entries = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
    for path in entries {
        match path.is_dir() {
            true => files.extend(self::files(&path)),
            false => files.extend(path.extension().is_some_and(|extension| extension == "md").then_some(path)),
        }
    }
    files.sort();
    files
}

/// What follows the front matter.
pub fn body(text: &str) -> &str {
    let Some(rest) = text.strip_prefix("---") else { return text };
    rest.split_once("\n---").map_or(text, |(_, body)| body)
}
