//! An article as it is cited, in files for programs that keep references.

mod bibtex;
mod ris;

use crate::archive::ArticleIndex;
use crate::site::parts::citation::csl;
use crate::site::parts::citation::plain;
use crate::site::parts::citation::reference;
use crate::site::plan::Site;
use crate::site::plan::page::CitationFormat;

/// A citation as a file for programs.
pub fn file(site: &Site, index: ArticleIndex, format: CitationFormat) -> String {
    let citation = reference::of(site, index);
    let note = plain::note(&citation, &site.words);
    match format {
        CitationFormat::BibTex => bibtex::write(&citation, &note),
        CitationFormat::Ris => ris::write(&citation, &note),
        CitationFormat::Csl => csl::write(&citation, &note),
    }
}
