//! The authors of digital.gov as people, in its news.
//!
//! This set has no annotation: a hundred of the links are drawn, the same each time, and printed with their sentences to be read by hand.
//!
//! One reader has read these hundred of 131: 96 are right, none is wrong, 4 are doubtful. 51 and 56 have common names (Heather Evans, Rebecca
//! Williams), and nothing in the set says that they are the authors of that name. 71 and 76 are "18F Team Member", where "18F Team" is the name of a
//! team that has an author's page: it is named, but as part of what somebody is. A reader who counts all of these as wrong gets .96.

use std::fs;
use std::path::Path;

use dateline::value::Source;

use crate::friends::files;
use crate::friends::texts;
use crate::laboratory::ALL;
use crate::laboratory::Entry;
use crate::laboratory::Link;
use crate::laboratory::Random;
use crate::laboratory::article;
use crate::laboratory::found;
use crate::laboratory::in_sentence;
use crate::laboratory::input;
use crate::laboratory::linked;

/// So many links are drawn.
const SAMPLE: usize = 100;
const SEED: u64 = 1;

pub fn measure(sets: &Path, shows_all: bool) {
    let entries: Vec<Entry> = files(&sets.join("digitalgov/authors")).iter().filter_map(|file| author(file)).collect();
    let texts = texts(&sets.join("digitalgov/news"));
    let mut sources: Vec<Source> = entries.iter().map(Entry::file).collect();
    sources.extend(texts.iter().enumerate().map(|(index, text)| article(&format!("t{index:04}"), "en", text)));
    let found = found(&linked(&input(sources), ALL));
    let mut links: Vec<(&str, &str, &Link)> =
        found.iter().flat_map(|(id, (text, links))| links.iter().map(move |link| (&**id, &**text, link))).collect();
    println!("{} authors, {} texts, {} links", entries.len(), texts.len(), links.len());
    if !shows_all {
        draw(&mut links);
    }
    for (index, (id, text, link)) in links.iter().enumerate() {
        println!("{:>3} {id} {} {}: {}", index + 1, link.method, link.entity, in_sentence(text, &link.range));
    }
}

/// Leaves some in their order.
fn draw<T>(all: &mut Vec<T>) {
    let mut random = Random::new(SEED);
    while all.len() > SAMPLE {
        let index = random.below(all.len());
        all.remove(index);
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
