//! Where readers may be led, and what is passed on (`outbound` in `content/site.yaml`).
//!
//! | | `live` | `capture` | `text` |
//! |---|---|---|---|
//! | links on pages and in feeds | originals and saved copies | saved copies | none |
//! | head, JSON-LD, citations, tables, notes as data | originals and saved copies | saved copies | none |
//! | words on a page | the address, as text | the address, as text | the address, as text |
//!
//! A citation and a table are made to be passed on, and programs turn an address in them into a link again; so what is no link on
//! a page is not in them at all. On the page of an article its address stays readable: nobody can check a source that has none.
//! What an editor writes out as words stays words wherever these stand: nothing in a text is rewritten.

use crate::archive::Annotation;
use crate::archive::Target;
use crate::document::Article;
use crate::document::Capture;
use crate::document::Format;
use crate::input::Outbound;
use crate::site::Site;

/// A note as it is published outside of pages.
pub(super) struct PublishedNote<'a> {
    pub text: &'a str,
    pub format: Format,
}

impl Site {
    /// The original's address, where it is passed on.
    pub(super) fn original<'a>(&self, article: &'a Article) -> Option<&'a str> {
        article.url.as_deref().filter(|_| self.is_live())
    }

    /// The first saved copy that has an address, where that is passed on.
    pub(super) fn saved_copy<'a>(&self, article: &'a Article) -> Option<&'a Capture> {
        self.saved_copies(article).next()
    }

    /// Saved copies whose addresses are passed on.
    pub(super) fn saved_copies<'a>(&self, article: &'a Article) -> impl Iterator<Item = &'a Capture> + use<'a> {
        let is_passed_on = self.archive.settings.outbound != Outbound::Text;
        article.captures.iter().filter(move |capture| is_passed_on && capture.url.is_some())
    }

    /// Whether addresses that are no saved copies are passed on.
    pub(super) fn is_live(&self) -> bool {
        self.archive.settings.outbound == Outbound::Live
    }

    /// A note as written; its words alone where it links to what is not passed on.
    pub(super) fn published_note<'a>(&self, annotation: &'a Annotation) -> PublishedNote<'a> {
        let note = &annotation.document.note;
        let leads_out = annotation.links.iter().any(|link| matches!(link, Target::Elsewhere(_)));
        match leads_out && !self.is_live() {
            true => PublishedNote { text: note.prose.text.trim_end(), format: Format::Plain },
            false => PublishedNote { text: &note.text, format: note.format },
        }
    }
}
