//! The archive: names have become ids, and everything knows what it belongs to.
//!
//! 1. Drafts, articles of the future and files whose address is taken are left out (`select`).
//! 2. The register of entities is made; topics without a file join it (`register`). Links in double brackets get the words that they show
//!    (`called`).
//! 3. Names in front matter become ids, with a suggestion where there is none (`articles`).
//! 4. Every text is searched for every registered form, in parallel (`texts`); links written by hand are resolved (`links`); notes and
//!    claims find their words (`anchor`, `annotations`, `claims`).
//!    Which place on its page a link leads to is settled when all pages are linked (`fragments`).
//! 5. The tables are put together and turned round: each entity knows its mentions and its articles, in order of date (`assembly`,
//!    `backlinks`).
//!
//! The first two steps are [`prepare`], which whoever asks what a text names begins with. After the last no name is resolved again.

mod anchor;
mod annotations;
mod articles;
mod assembly;
mod authors;
mod backlinks;
mod called;
mod claims;
mod clock;
mod content_id;
mod explain;
mod field;
mod fragments;
mod frame;
mod held;
mod held_files;
mod ids;
mod index;
mod linked;
mod linking;
mod links;
mod look_alikes;
mod mention;
mod pairing;
mod prepared;
mod register;
mod remembered;
mod risky_forms;
mod select;
mod statics;
mod texts;
mod translated;
mod unchanged;

use std::sync::Arc;

use rayon::prelude::*;

use crate::diagnostic::Checked;
use crate::diagnostic::Diagnostic;
use crate::document;
use crate::document::Documents;
use crate::document::StandingPage;
use crate::input::Input;
use crate::names::Rules;

pub use crate::names::FormKind;
pub use crate::names::Method;
pub use anchor::State;
pub use annotations::Annotation;
pub use annotations::Part;
pub use authors::FullName;
pub use authors::taken_apart;
pub use authors::unclear_bylines;
pub use claims::Claim;
pub use claims::Relation;
pub use explain::Explained;
pub use explain::Explanation;
pub use explain::Outcome;
pub use explain::explain;
pub use field::Field;
pub use frame::Frame;
pub use frame::Goal;
pub use ids::Target;
pub use index::AnnotationIndex;
pub use index::ArticleIndex;
pub use index::ClaimIndex;
pub use index::EntityIndex;
pub use index::MentionIndex;
pub use index::Owner;
pub use index::PageIndex;
pub use index::PublisherIndex;
pub use linked::Archive;
pub use linked::Article;
pub use linked::Entity;
pub use linked::Publisher;
pub use linked::RegisteredForm;
pub use linked::Standing;
pub use mention::Mention;
pub use prepared::Prepared;
pub use prepared::prepare;
pub use register::Name;
pub use unchanged::Memory;

use articles::Linked;
use assembly::Parts;
use fragments::Pages;
use linking::Linking;
use texts::OwnTexts;
use unchanged::Unchanged;

/// Links the parsed files to each other.
pub fn link(documents: Documents, input: &Input) -> Checked<Archive> {
    link_again(documents, input, None)
}

/// The same, with what an earlier build has found in the texts.
pub fn link_again(documents: Documents, input: &Input, memory: Option<&Memory>) -> Checked<Archive> {
    let prepared = match memory {
        None => prepare(documents, input, Rules::default()),
        Some(memory) => prepared::prepare_again(documents, input, memory),
    };
    prepared.and_then(link_prepared)
}

/// Links what has been prepared.
pub fn link_prepared(prepared: Prepared) -> Checked<Archive> {
    let Prepared { articles, pages, footer, linking, unchanged } = prepared;
    let mut diagnostics = Vec::new();
    let articles: Vec<Checked<Linked>> = articles
        .into_par_iter()
        .enumerate()
        .map(|(index, article)| link_article(ArticleIndex::new(index), article, (&linking, unchanged.as_ref())))
        .collect();
    let mut articles = values(articles, &mut diagnostics);
    let mut entities = values(link_entities(&linking), &mut diagnostics);
    let mut pages = values(link_pages(pages, &linking), &mut diagnostics);
    let mut frame = frame::link(footer, &linking, &mut diagnostics);
    let linked = Pages {
        articles: &mut articles,
        entities: &mut entities,
        standing: &mut pages,
        frame: &mut frame,
        linking: &linking,
    };
    fragments::settle(linked, &mut diagnostics);
    let mut archive = assembly::assemble(Parts { articles, entities, pages, frame }, &linking);
    diagnostics.append(&mut archive.diagnostics);
    Checked { value: archive.value, diagnostics }
}

fn link_article(
    index: ArticleIndex,
    document: Arc<document::Article>,
    (linking, unchanged): (&Linking, Option<&Unchanged>),
) -> Checked<Linked> {
    match unchanged {
        None => articles::link(index, document, linking),
        Some(unchanged) => unchanged.article(index, &document, || articles::link(index, document.clone(), linking)),
    }
}

fn link_entities(linking: &Linking) -> Vec<Checked<OwnTexts>> {
    let entities = (0..linking.register.entities.len()).into_par_iter().map(EntityIndex::new);
    let linked = entities.map(|index| match linking.document(index) {
        Some(document) => texts::link_entity(index, document, linking),
        None => Checked::clean(OwnTexts::default()),
    });
    linked.collect()
}

fn link_pages(pages: Vec<StandingPage>, linking: &Linking) -> Vec<Checked<(StandingPage, OwnTexts)>> {
    let linked = pages.into_par_iter().enumerate().map(|(index, page)| {
        let texts = texts::link_page(PageIndex::new(index), &page, linking);
        texts.map(|texts| (page, texts))
    });
    linked.collect()
}

/// The values of many, and all their problems.
fn values<T>(checked: Vec<Checked<T>>, diagnostics: &mut Vec<Diagnostic>) -> Vec<T> {
    let mut values = Vec::with_capacity(checked.len());
    for mut one in checked {
        diagnostics.append(&mut one.diagnostics);
        values.push(one.value);
    }
    values
}
