//! How an article is cited.
//!
//! A report is its publisher's: it is cited with the original's headline, byline, publisher and date, and the archive is only where it
//! is kept. A summary is ours: it is cited as a page of this archive, with the report that it is about beside it. Nothing is
//! made up: a date stays as partial as it is, a byline is one name as printed unless a registered person is known to have that
//! family name, and addresses of originals and saved copies go out only where the settings let them.

pub mod csl;
pub mod figure;
pub mod plain;
pub mod reference;
pub mod tags;
mod wikipedia;

use serde::Serialize;

use crate::archive::ArticleIndex;
use crate::site::plan::Site;
use crate::site::plan::addresses;
use crate::site::plan::page::CitationFormat;

/// How an article is cited: what stands on its page, and files beside it.
#[derive(Debug, Clone, Serialize)]
pub struct CitationView {
    /// As a sentence of the site's language.
    pub text: String,
    /// A template of the English Wikipedia.
    pub wikipedia: String,
    pub files: Vec<CitationFileView>,
}

#[derive(Debug, Clone, Serialize)]
pub struct CitationFileView {
    /// `BibTeX`: a name, the same in all languages.
    pub label: &'static str,
    pub address: String,
}

/// The citations that stand on the article's page, and where the others are.
pub fn citation_view(site: &Site, index: ArticleIndex) -> CitationView {
    let citation = reference::of(site, index);
    let file = |format: CitationFormat| CitationFileView {
        label: format.name(),
        address: addresses::citation(&site.archive, index, format),
    };
    CitationView {
        text: plain::write(&citation, &site.words),
        wikipedia: wikipedia::write(&citation),
        files: CitationFormat::ALL.map(file).to_vec(),
    }
}
