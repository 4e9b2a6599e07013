//! Archives in memory, and what is found in them.

use std::collections::BTreeMap;
use std::ops::Range;

use dateline::archive;
use dateline::archive::Archive;
use dateline::archive::Owner;
use dateline::document;
use dateline::input::Input;
use dateline::input::Options;
use dateline::input::Rules;
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

pub fn input(sources: Vec<Source>, rules: Rules) -> Input {
    let day = Date::from_ymd(2026, 1, 1).expect("a day of the calendar");
    let mut input = Input::from_sources(sources, Options::on(day)).value;
    input.settings.rules = rules;
    input
}

pub fn linked(input: &Input) -> Archive {
    let documents = document::parse(input).value;
    archive::link(documents, input).value
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
        let in_body = archive.mentions[article.mentions.clone()]
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

/// `0.974`, or a dash where there is nothing to divide by.
pub fn share(part: usize, whole: usize) -> String {
    if whole == 0 { "-".to_owned() } else { format!("{:.3}", part as f64 / whole as f64) }
}
