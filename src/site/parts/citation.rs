//! How an article is cited.
//!
//! A report is its publisher's: it is cited with the original's headline, byline, publisher and date, and the archive is only where it
//! is kept. A summary is ours: it is cited as a page of this archive, with the report that it is about beside it. Nothing is
//! made up: a date stays as partial as it is, a byline is one name as printed unless a registered person is known to have that
//! family name, and addresses of originals and saved copies go out only where the settings let them.

mod bibtex;
mod csl;
pub mod figure;
mod plain;
mod reference;
mod ris;
pub mod tags;
mod wikipedia;

use std::collections::HashSet;

use serde::Serialize;

use crate::archive::ArticleIndex;
use crate::site::plan::Site;
use crate::site::plan::addresses;
use crate::site::plan::page::CitationFormat;

use reference::Citation;

/// How an article is cited: all of it stands on its page.
#[derive(Debug, Clone, Serialize)]
pub struct CitationView {
    /// As a sentence of the site's language.
    pub text: String,
    /// A template of the English Wikipedia.
    pub wikipedia: String,
    /// For programs that keep references.
    pub formats: Vec<CitationFormatView>,
}

#[derive(Debug, Clone, Serialize)]
pub struct CitationFormatView {
    /// `BibTeX`: a name, the same in all languages.
    pub label: &'static str,
    pub text: String,
    /// Where all articles are in this format.
    pub all: String,
}

/// The citations that stand on the article's page.
pub fn citation_view(site: &Site, index: ArticleIndex) -> CitationView {
    let citation = reference::of(site, index);
    let mut formats = Vec::new();
    for format in CitationFormat::ALL {
        // Lines of a page end as those of all pages do.
        let text = list(vec![entry(site, &citation, format)], format).replace("\r\n", "\n");
        formats.push(CitationFormatView { label: format.name(), text, all: addresses::citations(format) });
    }
    CitationView { text: plain::write(&citation, &site.words), wikipedia: wikipedia::write(&citation), formats }
}

/// Some articles in a format of programs that keep references.
pub fn listed(site: &Site, indexes: impl IntoIterator<Item = ArticleIndex>, format: CitationFormat) -> String {
    let mut entries = Vec::new();
    // Two addresses may have one key in Latin letters, which a program would take for one report.
    let mut keys = HashSet::new();
    for index in indexes {
        let mut citation = reference::of(site, index);
        while !keys.insert(citation.key.clone()) {
            citation.key.push_str("-2");
        }
        entries.push(entry(site, &citation, format));
    }
    list(entries, format)
}

fn entry(site: &Site, citation: &Citation, format: CitationFormat) -> String {
    let note = plain::note(citation, &site.words);
    match format {
        CitationFormat::BibTex => bibtex::write(citation, &note),
        CitationFormat::Ris => ris::write(citation, &note),
        CitationFormat::Csl => csl::item(citation, &note).to_string(),
    }
}

fn list(entries: Vec<String>, format: CitationFormat) -> String {
    match format {
        CitationFormat::BibTex => entries.join("\n"),
        CitationFormat::Ris => entries.concat(),
        CitationFormat::Csl => format!("[{}]\n", entries.join(",\n")),
    }
}
