//! The texts of a document, by name.

use crate::document;
use crate::document::Prose;
use crate::document::StandingPage;

/// A text of a document, in the order in which a page shows them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// The title of an article, in which no name is a link.
    Headline,
    Summary,
    Caption,
    Body,
    /// The note of an annotation, by its number on the page.
    Note(u32),
}

impl Field {
    pub fn word(self) -> &'static str {
        match self {
            Field::Headline => "title",
            Field::Summary => "summary",
            Field::Caption => "caption",
            Field::Body => "body",
            Field::Note(_) => "note",
        }
    }
}

pub(super) fn of_article(document: &document::Article, field: Field) -> &Prose {
    match field {
        Field::Headline => &document.headline,
        Field::Summary => &document.summary,
        Field::Caption => &document.image.as_ref().expect("a caption belongs to a picture").caption,
        Field::Body | Field::Note(_) => &document.body,
    }
}

pub(super) fn of_entity(document: &document::Entity, field: Field) -> &Prose {
    match field {
        Field::Summary => &document.summary,
        Field::Headline | Field::Caption | Field::Body | Field::Note(_) => &document.body,
    }
}

pub(super) fn of_page(document: &StandingPage, field: Field) -> &Prose {
    match field {
        Field::Summary => &document.summary,
        Field::Headline | Field::Caption | Field::Body | Field::Note(_) => &document.body,
    }
}
