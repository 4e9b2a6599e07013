//! How an article is cited.
//!
//! A report is its publisher's: it is cited with the original's headline, byline, publisher and date, and the archive is only where it
//! is kept. A summary is ours: it is cited as a page of this archive, with the report that it is about beside it. Nothing is
//! made up: a date stays as partial as it is, a byline is one name as printed unless a registered person is known to have that
//! family name, and addresses of originals and saved copies go out only where the settings let them.

mod bibtex;
mod csl;
mod plain;
mod ris;
mod wikipedia;

use crate::archive::Article;
use crate::archive::ArticleIndex;
use crate::archive::FormKind;
use crate::archive::Name;
use crate::document::ArticleKind;
use crate::site::Site;
use crate::site::addresses;
use crate::site::view::CitationFileView;
use crate::site::view::CitationView;
use crate::value::Date;
use crate::value::Kind;
use crate::value::Lang;
use crate::value::transliterated_slug;

/// A file that programs for references read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CitationFormat {
    BibTex,
    Ris,
    Csl,
}

impl CitationFormat {
    pub(super) const ALL: [CitationFormat; 3] = [CitationFormat::BibTex, CitationFormat::Ris, CitationFormat::Csl];

    /// What follows the stem of the article's page.
    pub(super) fn extension(self) -> &'static str {
        match self {
            CitationFormat::BibTex => "bib",
            CitationFormat::Ris => "ris",
            CitationFormat::Csl => "csl.json",
        }
    }

    /// Its own name, the same in all languages.
    fn name(self) -> &'static str {
        match self {
            CitationFormat::BibTex => "BibTeX",
            CitationFormat::Ris => "RIS",
            CitationFormat::Csl => "CSL-JSON",
        }
    }
}

/// What every format writes in its own way. Texts are one line each.
struct Citation<'a> {
    /// ASCII, without white space; the same in every build.
    key: String,
    kind: ArticleKind,
    title: Option<String>,
    authors: Vec<Author>,
    /// The paper, or of a summary the archive.
    container: Option<String>,
    /// Who keeps the archive, of a summary.
    publisher: Option<String>,
    section: Option<String>,
    date: Option<Date>,
    lang: &'a Lang,
    address: Option<String>,
    /// When the original at the address was read.
    accessed: Option<Date>,
    /// A saved copy of what is at the address.
    copy: Option<SavedCopy>,
    /// This archive's own page, where the address is another.
    here: Option<String>,
    archive: &'a str,
    /// The report that a summary is about.
    about: Option<Box<Citation<'a>>>,
    /// What has no field of its own, as sentences of the site's language.
    note: String,
}

enum Author {
    Person {
        family: String,
        given: String,
    },
    /// A name that is not taken apart.
    Literal(String),
}

impl Author {
    fn full(&self) -> String {
        match self {
            Author::Person { family, given } => format!("{given} {family}"),
            Author::Literal(name) => name.clone(),
        }
    }
}

struct SavedCopy {
    address: String,
    at: Option<Date>,
}

impl Site {
    /// A citation as a file for programs.
    pub(super) fn citation_file(&self, index: ArticleIndex, format: CitationFormat) -> String {
        let citation = self.citation(index);
        match format {
            CitationFormat::BibTex => bibtex::write(&citation),
            CitationFormat::Ris => ris::write(&citation),
            CitationFormat::Csl => csl::write(&citation),
        }
    }

    /// The citations that stand on the article's page, and where the others are.
    pub(super) fn citation_view(&self, index: ArticleIndex) -> CitationView {
        let citation = self.citation(index);
        let file = |format: CitationFormat| CitationFileView {
            label: format.name(),
            address: addresses::citation(&self.archive, index, format),
        };
        CitationView {
            text: plain::write(&citation, &self.words),
            wikipedia: wikipedia::write(&citation),
            files: CitationFormat::ALL.map(file).to_vec(),
        }
    }

    fn citation(&self, index: ArticleIndex) -> Citation<'_> {
        let mut citation = match self.archive.article(index).document.kind {
            ArticleKind::Report => self.report(index),
            ArticleKind::Summary => self.summary(index),
        };
        citation.note = plain::note(&citation, &self.words);
        citation
    }

    /// The report that is, or lies behind, an article: the original where readers may be sent there, else a saved copy.
    fn report(&self, index: ArticleIndex) -> Citation<'_> {
        let article = self.archive.article(index);
        let document = &article.document;
        let original = self.original(document).map(ToOwned::to_owned);
        let copy = self.saved_copy(document).and_then(|copy| {
            let address = copy.url.clone()?;
            Some(SavedCopy { address, at: copy.at })
        });
        let is_original = original.is_some();
        let (address, copy) = match (original, copy) {
            (Some(original), copy) => (Some(original), copy),
            (None, copy) => (copy.map(|copy| copy.address), None),
        };
        let page = self.full_address(&addresses::article(&self.archive, index));
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
            authors: article.byline.iter().map(|name| self.author(name)).collect(),
            container: self.publisher_name(article).map(one_line),
            publisher: None,
            section: document.section.as_deref().map(one_line),
            date: document.date,
            lang: &document.lang,
            address,
            accessed: document.retrieved.filter(|_| is_original),
            copy,
            here,
            archive: &self.archive.settings.title,
            about: None,
            note: String::new(),
        }
    }

    /// A summary has no date of its own: the date in its file is that of the report.
    fn summary(&self, index: ArticleIndex) -> Citation<'_> {
        let document = &self.archive.article(index).document;
        let settings = &self.archive.settings;
        let page = self.full_address(&addresses::article(&self.archive, index));
        let report = self.report(index);
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
            note: String::new(),
        }
    }

    fn publisher_name(&self, article: &Article) -> Option<&str> {
        article.publisher.map(|publisher| self.archive.publisher(publisher).name.as_str())
    }

    /// The name as printed. It is taken apart only where a registered person has the family name that it ends with.
    fn author(&self, name: &Name) -> Author {
        let printed = one_line(&name.text);
        let person = name.entity.map(|entity| self.archive.entity(entity)).filter(|entity| entity.kind == Kind::Person);
        let families = person.iter().flat_map(|person| &person.forms).filter(|form| form.kind == FormKind::Short);
        for family in families.map(|form| form.form.form.as_str()) {
            if let Some(given) = printed.strip_suffix(family).and_then(|given| given.strip_suffix(' ')) {
                return Author::Person { family: family.to_owned(), given: given.trim().to_owned() };
            }
        }
        Author::Literal(printed)
    }
}

/// `articles/2022/қаңтар` becomes `2022:qangtar`.
fn key(id: &str) -> String {
    let parts = id.split('/').skip(1).map(|part| transliterated_slug(part).unwrap_or_else(|| "x".to_owned()));
    parts.collect::<Vec<_>>().join(":")
}

/// A text without line breaks and control characters, which none of the formats can hold.
fn one_line(text: &str) -> String {
    let words = text.split(|letter: char| letter.is_whitespace() || letter.is_control());
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// An address in which none of these letters stands bare; they mean something else where it goes.
fn encoded(address: &str, unsafe_letters: &[char]) -> String {
    let mut encoded = String::with_capacity(address.len());
    for letter in address.chars() {
        match unsafe_letters.contains(&letter) || letter.is_whitespace() || letter.is_control() {
            true => letter.to_string().bytes().for_each(|byte| encoded.push_str(&format!("%{byte:02X}"))),
            false => encoded.push(letter),
        }
    }
    encoded
}

#[cfg(test)]
fn example<'a>(lang: &'a Lang, title: &str, date: &str) -> Citation<'a> {
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
        note: "A note, 100% sure.".to_owned(),
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
