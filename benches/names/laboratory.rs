//! Archives in memory, and what is found in them.

use std::collections::BTreeMap;
use std::ops::Range;

use dateline::archive;
use dateline::archive::Archive;
use dateline::archive::Owner;
use dateline::document;
use dateline::input::Input;
use dateline::input::Options;
use dateline::names::Rules;
use dateline::value::Date;
use dateline::value::FilePath;
use dateline::value::Source;

/// All rules hold.
pub const ALL: Rules = Rules { endings: true, composites: true };

/// An entity for a register.
#[derive(Debug, Clone)]
pub struct Entry {
    /// `places/almaty`.
    pub id: String,
    pub forms: Vec<String>,
}

impl Entry {
    pub fn file(&self) -> Source {
        let names: Vec<String> = self.forms.iter().map(|form| quoted(form)).collect();
        let text = format!("---\nname: {}\nnames: [{}]\n---\n", names[0], names[1..].join(", "));
        source(&format!("content/{}.md", self.id), text)
    }
}

/// A text for an archive: its name, its language, its Markdown.
pub fn article(name: &str, lang: &str, markdown: &str) -> Source {
    let text = format!("---\ntitle: T\ndate: 2020-01-01\nlang: {lang}\n---\n{markdown}\n");
    source(&format!("content/articles/{name}.md"), text)
}

pub fn source(path: &str, text: String) -> Source {
    Source { path: FilePath::new(path), text: text.into() }
}

/// Any text as Markdown that shows it.
pub fn escaped(text: &str) -> String {
    let letters =
        text.chars().flat_map(|letter| letter.is_ascii_punctuation().then_some('\\').into_iter().chain([letter]));
    letters.collect()
}

/// A text as YAML writes it between quotation marks.
pub fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

pub fn input(sources: Vec<Source>) -> Input {
    let day = Date::from_ymd(2026, 1, 1).expect("a day of the calendar");
    Input::from_sources(sources, Options::on(day)).value
}

pub fn linked(input: &Input, rules: Rules) -> Archive {
    let documents = document::parse(input).value;
    archive::link_prepared(archive::prepare(documents, input, rules).value).value
}

/// A name that was found in a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    pub entity: String,
    /// In code points of the text layer.
    pub range: Range<usize>,
    pub method: &'static str,
}

/// What was found in the body of each article, with its text layer.
pub fn found(archive: &Archive) -> BTreeMap<String, (String, Vec<Link>)> {
    let mut found = BTreeMap::new();
    for article in &archive.articles {
        let text = article.document.body.text.clone();
        let in_body = article
            .mentions
            .iter()
            .filter(|mention| matches!(mention.owner, Owner::Article(_)) && mention.field == archive::Field::Body);
        let links = in_body.map(|mention| {
            let points = |bytes: usize| text[..bytes].chars().count();
            Link {
                entity: archive.entity(mention.entity).id.clone(),
                range: points(mention.range().start)..points(mention.range().end),
                method: mention.method.word(),
            }
        });
        let links = links.collect();
        found.insert(article.document.id.clone(), (text, links));
    }
    found
}

/// Some words on both sides of a range of code points.
pub fn in_context(text: &str, range: &Range<usize>) -> String {
    let letters: Vec<char> = text.chars().collect();
    let part = |range: Range<usize>| letters[range].iter().collect::<String>().replace('\n', " ");
    let before = part(range.start.saturating_sub(40)..range.start);
    let after = part(range.end..letters.len().min(range.end + 40));
    format!("{before}[{}]{after}", part(range.clone()))
}

/// The sentence around a range of code points, or the words near it where that is long.
pub fn in_sentence(text: &str, range: &Range<usize>) -> String {
    const LONG: usize = 160;
    let letters: Vec<char> = text.chars().collect();
    let is_end = |index: &usize| letters[*index] == '\n' || letters[*index..].starts_with(&['.', ' ']);
    let (near, far) = (range.start.saturating_sub(LONG), letters.len().min(range.end + LONG));
    let start = (near..range.start).rev().find(is_end).map_or(near, |end| end + 1);
    let end = (range.end..far).find(is_end).map_or(far, |end| end + 1);
    let part = |range: Range<usize>| letters[range].iter().collect::<String>();
    let shown = format!("{}[{}]{}", part(start..range.start), part(range.clone()), part(range.end..end));
    shown.replace('\n', " ").trim().to_owned()
}

/// `0.974`, or a dash where there is nothing to divide by.
pub fn share(part: usize, whole: usize) -> String {
    if whole == 0 { "-".to_owned() } else { format!("{:.3}", part as f64 / whole as f64) }
}

/// Numbers that look random and are the same each time.
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Random {
        Random(seed)
    }

    pub fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit
    }
}
