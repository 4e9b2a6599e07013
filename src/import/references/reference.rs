//! One reference as an article without a text.

use crate::edit::Written;
use crate::import::captures;
use crate::import::draft;
use crate::import::draft::Draft;
use crate::import::facts::Capture;
use crate::import::held;
use crate::import::printed;
use crate::import::tongue;
use crate::input::holds::Subject;
use crate::value::Date;
use crate::value::url::is_web_address;

/// What a field of a reference tells of an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Told {
    Key,
    Title,
    OriginalTitle,
    Author,
    /// The paper that it stood in.
    Container,
    Publisher,
    Section,
    Date,
    Address,
    /// The address of a saved copy.
    Archived,
    Retrieved,
    Lang,
    Summary,
    Topic,
    Page,
    Issue,
    Rights,
    /// The number by which the world knows it.
    Doi,
    /// What no field takes.
    Own(String),
}

/// What an entry tells, in the order in which it tells it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Reference {
    pub told: Vec<(Told, String)>,
}

/// A reference as an article.
pub(super) struct Article {
    pub draft: Draft,
    /// What could not be read as its field asks, and is kept as it is.
    pub doubts: Vec<String>,
    /// Names of the archive's own fields in it.
    pub extra: Vec<String>,
}

/// A day, a month or a year as it is written in a field. `None` where a text says none.
pub(super) fn date(text: &str) -> Option<String> {
    let date = match printed::read(text, None) {
        Some(date) => date,
        // Nobody prints a month without its year, and a day is needed to read words.
        None => Date::parse(&format!("1 {}", text.trim()))?.0.to_month(),
    };
    (date.year() > 1).then(|| date.to_string())
}

impl Reference {
    /// Adds what a field tells. Line breaks and doubled spaces are the format's and not the text's.
    pub(super) fn add(&mut self, told: Told, text: &str) {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if !text.is_empty() {
            self.told.push((told, text));
        }
    }

    fn first<'a>(&'a self, wanted: &'a Told) -> Option<&'a str> {
        self.all(wanted).next()
    }

    fn all<'a>(&'a self, wanted: &'a Told) -> impl Iterator<Item = &'a str> {
        self.told.iter().filter(move |(told, _)| told == wanted).map(|(_, text)| text.as_str())
    }
}

/// Makes an article of a reference. Errors where nothing tells what it is about.
pub(super) fn draft(reference: Reference, from: &str) -> Result<Article, String> {
    let (mut fields, mut extra, mut doubts) = (Vec::new(), Vec::new(), Vec::new());
    for (told, name) in FIELDS {
        for (index, text) in reference.all(told).enumerate() {
            match value(told, text) {
                Some(value) if index == 0 => fields.push(((*name).to_owned(), value)),
                Some(_) => extra.push(((*name).to_owned(), text)),
                None => {
                    doubts.push(format!("`{text}` is no {name} that can be read, and is kept among `extra`"));
                    extra.push(((*name).to_owned(), text));
                }
            }
        }
    }
    let lists = [("byline", Told::Author), ("topics", Told::Topic)];
    for (name, told) in lists {
        let texts: Vec<&str> = reference.all(&told).collect();
        if !texts.is_empty() {
            fields.push((name.to_owned(), Written::texts(&texts)));
        }
    }
    publisher(&reference, &mut fields, &mut extra);
    address(&reference, &mut fields, &mut extra);
    for (told, text) in &reference.told {
        let Told::Own(name) = told else { continue };
        match held::entry(name, text, Subject::File) {
            Some(field) => held::put(&mut fields, field),
            None => extra.push((name.clone(), text)),
        }
    }
    let names = extra.iter().map(|(name, _)| name.clone()).collect();
    let extra = own(extra);
    if let Written::Map(entries) = &extra
        && !entries.is_empty()
    {
        fields.push(("extra".to_owned(), extra));
    }
    let draft = placed(&reference, fields, from)?;
    Ok(Article { draft, doubts, extra: names })
}

/// Fields of which an article has one.
const FIELDS: &[(&Told, &str)] = &[
    (&Told::Title, "title"),
    (&Told::OriginalTitle, "original_title"),
    (&Told::Date, "date"),
    (&Told::Section, "section"),
    (&Told::Retrieved, "retrieved"),
    (&Told::Lang, "lang"),
    (&Told::Summary, "summary"),
    (&Told::Page, "page"),
    (&Told::Issue, "issue"),
    (&Told::Rights, "rights"),
];

fn value(told: &Told, text: &str) -> Option<Written> {
    match told {
        Told::Date | Told::Retrieved => date(text).map(Written::Plain),
        Told::Lang => tongue::tag(text).map(|lang| Written::text(&lang)),
        _ => Some(Written::text(text)),
    }
}

/// The paper, or whoever brought it out where no paper is named.
fn publisher<'a>(reference: &'a Reference, fields: &mut Vec<(String, Written)>, extra: &mut Vec<(String, &'a str)>) {
    let (containers, publishers) = (reference.all(&Told::Container), reference.all(&Told::Publisher));
    let mut named = containers.chain(publishers);
    let Some(name) = named.next() else { return };
    fields.push(("publisher".to_owned(), Written::text(name)));
    for other in named.filter(|other| *other != name) {
        extra.push(("imprint".to_owned(), other));
    }
}

/// The address of the original, and those of saved copies, wherever they stand.
fn address<'a>(reference: &'a Reference, fields: &mut Vec<(String, Written)>, extra: &mut Vec<(String, &'a str)>) {
    let mut captures: Vec<Written> = Vec::new();
    let mut original = None;
    for address in reference.all(&Told::Address) {
        match captures::of_archive(address) {
            Some(archived) if is_web_address(address) => {
                original = original.or(archived.url);
                captures
                    .extend(Capture { url: Some(address.to_owned()), at: archived.at, ..Capture::default() }.written());
            }
            _ if !is_web_address(address) => extra.push(("address".to_owned(), address)),
            _ if original.is_none() => original = Some(address.to_owned()),
            _ => extra.push(("further_address".to_owned(), address)),
        }
    }
    for address in reference.all(&Told::Archived) {
        match is_web_address(address) {
            true => {
                let at = captures::of_archive(address).and_then(|archived| archived.at);
                captures.extend(Capture { url: Some(address.to_owned()), at, ..Capture::default() }.written());
            }
            false => extra.push(("archive_location".to_owned(), address)),
        }
    }
    if let Some(doi) = reference.first(&Told::Doi) {
        let number = doi.trim_start_matches("https://doi.org/").trim_start_matches("http://dx.doi.org/");
        original = original.or_else(|| Some(format!("https://doi.org/{number}")));
        extra.push(("doi".to_owned(), doi));
    }
    fields.extend(original.map(|url| ("url".to_owned(), Written::text(&url))));
    if !captures.is_empty() {
        fields.push(("captures".to_owned(), Written::List(captures)));
    }
}

/// The archive's own fields; what stands there more than once is one text.
fn own(extra: Vec<(String, &str)>) -> Written {
    let mut entries: Vec<(String, String)> = Vec::new();
    for (name, text) in extra {
        match entries.iter_mut().find(|(known, _)| *known == name) {
            Some((_, known)) => *known = format!("{known}; {text}"),
            None => entries.push((name, text.to_owned())),
        }
    }
    Written::Map(entries.into_iter().map(|(name, text)| (name, Written::text(&text))).collect())
}

/// Says where the file lies.
fn placed(reference: &Reference, fields: Vec<(String, Written)>, from: &str) -> Result<Draft, String> {
    let text = |name: &str| draft::text_of(&fields, name);
    let (url, date) = (text("url"), text("date"));
    let title = text("title").or_else(|| url.clone()).ok_or("it has no title and no address")?;
    let own = reference.first(&Told::Key).and_then(place_of_key);
    let (folder, stem) = own.unwrap_or_else(|| (draft::folder_of_article(date.as_deref()), draft::stem(&title)));
    Ok(Draft { folder, stem, url, fields, from: from.to_owned(), ..Draft::default() })
}

/// Where an article lies whose key a site of ours has made: `2022:two-tolls`.
fn place_of_key(key: &str) -> Option<(String, String)> {
    let (folders, stem) = key.rsplit_once(':')?;
    let is_slug = |part: &str| {
        let is_plain = |letter: u8| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == b'-';
        !part.is_empty() && part.bytes().all(is_plain)
    };
    let year = folders.split(':').next()?;
    let is_year = year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit());
    let is_ours = is_year && key.len() < 120 && key.split(':').all(is_slug) && stem != "index";
    is_ours.then(|| (format!("articles/{}", folders.replace(':', "/")), stem.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn article(told: &[(Told, &str)]) -> Article {
        let mut reference = Reference::default();
        told.iter().for_each(|(told, text)| reference.add(told.clone(), text));
        draft(reference, "x").unwrap_or_else(|error| panic!("{error}"))
    }

    #[test]
    fn what_is_told_becomes_fields_and_the_rest_is_kept() {
        let article = article(&[
            (Told::Key, "smith2022"),
            (Told::Title, "Two  tolls"),
            (Told::Author, "A. B."),
            (Told::Author, "C. D."),
            (Told::Container, "The Paper"),
            (Told::Publisher, "Paper House"),
            (Told::Date, "March 2022"),
            (Told::Retrieved, "2022-04-01"),
            (Told::Lang, "ngerman"),
            (Told::Address, "https://web.archive.org/web/20220106101010/https://paper.example/1"),
            (Told::Own("note".to_owned()), "One"),
            (Told::Own("note".to_owned()), "Two"),
        ]);
        let expected = "---\ntitle: Two tolls\ndate: 2022-03\nretrieved: 2022-04-01\nlang: de\nbyline:\n  - A. B.\n  - C. D.\n\
             publisher: The Paper\nurl: https://paper.example/1\ncaptures:\n\
             \u{20}\u{20}- url: https://web.archive.org/web/20220106101010/https://paper.example/1\n    at: 2022-01-06T10:10:10Z\n\
             extra:\n  imprint: Paper House\n  note: One; Two\n---\n";
        assert_eq!(article.draft.text(), expected);
        assert_eq!((article.draft.folder.as_str(), article.draft.stem.as_str()), ("articles/2022", "two-tolls"));
    }

    #[test]
    fn what_cannot_be_read_is_kept_as_it_is_and_said() {
        let article = article(&[
            (Told::Title, "A"),
            (Told::Date, "in spring"),
            (Told::Lang, "Elvish"),
            (Told::Address, "shelf 3"),
        ]);
        assert_eq!(article.doubts.len(), 2, "{:?}", article.doubts);
        let text = article.draft.text();
        assert!(text.contains("extra:\n  date: in spring\n  lang: Elvish\n  address: shelf 3\n"), "{text}");
    }

    #[test]
    fn keys_of_our_own_say_where_the_article_lay() {
        assert_eq!(place_of_key("2022:a:two-tolls"), Some(("articles/2022/a".to_owned(), "two-tolls".to_owned())));
        for key in ["smith2022", "2022:../x", "2022:", "DBLP:conf/x", "a:b", "2022:index"] {
            assert_eq!(place_of_key(key), None, "{key}");
        }
    }
}
