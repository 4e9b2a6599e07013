//! What every way to cite an article starts from.
//!
//! Why a byline is one name as printed: it is taken apart into given and family name only where a registered person has that family
//! name. Elsewhere nobody knows. Why a summary has no date: the one in its file is the report's, and stands with the report.

use crate::archive;
use crate::archive::Article;
use crate::archive::ArticleIndex;
use crate::archive::FullName;
use crate::archive::Name;
use crate::document::ArticleKind;
use crate::site::plan::Site;
use crate::site::plan::addresses;
use crate::site::plan::outbound;
use crate::value::Date;
use crate::value::Kind;
use crate::value::Lang;
use crate::value::transliterated_slug;

/// What every format writes in its own way. Texts are one line each.
pub struct Citation<'a> {
    /// ASCII, without white space; the same in every build.
    pub key: String,
    pub kind: ArticleKind,
    pub title: Option<String>,
    pub authors: Vec<Author>,
    /// The paper, or of a summary the archive.
    pub container: Option<String>,
    /// Who keeps the archive, of a summary.
    pub publisher: Option<String>,
    pub section: Option<String>,
    pub date: Option<Date>,
    pub lang: &'a Lang,
    pub address: Option<String>,
    /// When the original at the address was read.
    pub accessed: Option<Date>,
    /// A saved copy of what is at the address.
    pub copy: Option<SavedCopy>,
    /// This archive's own page, where the address is another.
    pub here: Option<String>,
    pub archive: &'a str,
    /// The report that a summary is about.
    pub about: Option<Box<Citation<'a>>>,
}

pub enum Author {
    Person {
        family: String,
        given: String,
    },
    /// A name that is not taken apart.
    Literal(String),
}

impl Author {
    pub fn full(&self) -> String {
        match self {
            Author::Person { family, given } => format!("{given} {family}"),
            Author::Literal(name) => name.clone(),
        }
    }
}

pub struct SavedCopy {
    pub address: String,
    pub at: Option<Date>,
}

pub fn of(site: &Site, index: ArticleIndex) -> Citation<'_> {
    match site.archive.article(index).document.kind {
        ArticleKind::Report => report(site, index),
        ArticleKind::Summary => summary(site, index),
    }
}

/// The report that is, or lies behind, an article: the original where readers may be sent there, else a saved copy.
fn report(site: &Site, index: ArticleIndex) -> Citation<'_> {
    let article = site.archive.article(index);
    let document = &article.document;
    let original = outbound::original(&site.archive, document).map(ToOwned::to_owned);
    let copy = outbound::saved_copy(&site.archive, document).and_then(|copy| {
        let address = copy.url.clone()?;
        Some(SavedCopy { address, at: copy.at })
    });
    let is_original = original.is_some();
    let (address, copy) = match (original, copy) {
        (Some(original), copy) => (Some(original), copy),
        (None, copy) => (copy.map(|copy| copy.address), None),
    };
    let page = addresses::canonical(&site.archive, &addresses::article(&site.archive, index));
    let (address, here) = match address {
        Some(address) => (Some(address), page),
        None => (page, None),
    };
    let title = match document.kind {
        ArticleKind::Report => Some(document.original_title.as_ref().unwrap_or(&document.title)),
        ArticleKind::Summary => document.original_title.as_ref(),
    };
    Citation {
        key: key(&document.id),
        kind: ArticleKind::Report,
        title: title.map(|title| one_line(title)),
        authors: article.byline.iter().map(|name| author_of(site, name)).collect(),
        container: publisher_name(site, article).map(one_line),
        publisher: None,
        section: document.section.as_deref().map(one_line),
        date: document.date,
        lang: &document.lang,
        address,
        accessed: document.retrieved.filter(|_| is_original),
        copy,
        here,
        archive: &site.archive.settings.title,
        about: None,
    }
}

/// A summary has no date of its own: the date in its file is that of the report.
fn summary(site: &Site, index: ArticleIndex) -> Citation<'_> {
    let document = &site.archive.article(index).document;
    let settings = &site.archive.settings;
    let page = addresses::canonical(&site.archive, &addresses::article(&site.archive, index));
    let report = report(site, index);
    // Without an address of its own, the report's would be our page again.
    let address = report.address.filter(|address| Some(address) != page.as_ref());
    Citation {
        key: key(&document.id),
        kind: ArticleKind::Summary,
        title: Some(one_line(&document.title)),
        authors: settings.publisher.iter().map(|name| Author::Literal(one_line(name))).collect(),
        container: Some(one_line(&settings.title)),
        publisher: settings.publisher.as_deref().map(one_line),
        section: None,
        date: None,
        lang: &document.lang,
        address: page,
        accessed: None,
        copy: None,
        here: None,
        archive: &settings.title,
        about: Some(Box::new(Citation { address, here: None, ..report })),
    }
}

fn publisher_name<'a>(site: &'a Site, article: &Article) -> Option<&'a str> {
    article.publisher.map(|publisher| site.archive.publisher(publisher).name.as_str())
}

/// The name as printed. It is taken apart only where the file of a registered person says which part is the family's: by `sort:`, or by the
/// short names that it lists. The last word is the family's name in some languages, and in others it is not.
fn author_of(site: &Site, name: &Name) -> Author {
    let printed = one_line(&name.text);
    match taken_apart(site, name, &printed) {
        Some(FullName { family, given }) => Author::Person { family, given },
        None => Author::Literal(printed),
    }
}

fn taken_apart(site: &Site, name: &Name, printed: &str) -> Option<FullName> {
    let entity = site.archive.entity(name.entity?);
    if entity.kind != Kind::Person {
        return None;
    }
    archive::taken_apart(entity.document.as_ref()?, printed)
}

/// `articles/2022/қаңтар` becomes `2022:qangtar`.
fn key(id: &str) -> String {
    let mut parts = Vec::new();
    for part in id.split('/').skip(1) {
        parts.push(transliterated_slug(part).unwrap_or_else(|| "x".to_owned()));
    }
    parts.join(":")
}

/// A text without line breaks and control characters, which none of the formats can hold.
fn one_line(text: &str) -> String {
    let words = text.split(|letter: char| letter.is_whitespace() || letter.is_control());
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
pub fn example<'a>(lang: &'a Lang, title: &str, date: &str) -> Citation<'a> {
    Citation {
        key: key("articles/2022/x"),
        kind: ArticleKind::Report,
        title: Some(one_line(title)),
        authors: vec![
            Author::Literal("RFE/RL's Kazakh Service".to_owned()),
            Author::Person { family: "Toqaev".to_owned(), given: "Qasym-Zhomart".to_owned() },
        ],
        container: Some("News & Views".to_owned()),
        publisher: None,
        section: None,
        date: Date::parse(date).map(|(date, _)| date),
        lang,
        address: Some("https://example.org/a_b?c={d}|e#f".to_owned()),
        accessed: None,
        copy: Some(SavedCopy { address: "https://archive.example/1".to_owned(), at: Date::from_ymd(2022, 2, 1) }),
        here: None,
        archive: "Archive",
        about: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_ascii_without_white_space() {
        assert_eq!(key("articles/2022/Қаңтар оқиғасы"), "2022:qangtar-oqighasy");
        assert_eq!(key("articles/a_b.c"), "a-b-c");
        assert!(key("articles/;)").is_ascii());
    }

    #[test]
    fn a_text_is_one_line() {
        assert_eq!(one_line(" a\r\nb\u{0}\tc "), "a b c");
    }
}
