//! Links one article: its front matter, its texts, its notes and its claims.
//!
//! Who wrote or published an article is not named in it (`named`): who is named with whom, most often, where and when counts what the text
//! names and what the front matter lists as its subject. The page of a reporter lists what he wrote.

use std::ops::Deref;
use std::ops::Range;
use std::sync::Arc;

use crate::archive::anchor::Anchoring;
use crate::archive::annotations;
use crate::archive::annotations::Annotation;
use crate::archive::claims;
use crate::archive::claims::Claims;
use crate::archive::ids::Target;
use crate::archive::index::ArticleIndex;
use crate::archive::index::EntityIndex;
use crate::archive::index::PublisherIndex;
use crate::archive::linking::Linking;
use crate::archive::linking::Quoting;
use crate::archive::links::Resolving;
use crate::archive::mention::Mention;
use crate::archive::register::Name;
use crate::archive::register::Register;
use crate::archive::texts;
use crate::archive::texts::ArticleTexts;
use crate::archive::texts::Findings;
use crate::diagnostic::Checked;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::ProblemKind;
use crate::document;
use crate::value::Kind;
use crate::value::Located;

/// An article with everything that was found in it. Where its notes and claims stand in the archive's tables is known when all articles are
/// linked.
#[derive(Debug, Clone)]
pub(super) struct Linked {
    pub resolved: Arc<Resolved>,
    pub annotations: Vec<Annotation>,
    pub claims: Claims,
}

/// An article with its names resolved.
#[derive(Debug, Clone)]
pub struct Resolved {
    pub document: Arc<document::Article>,
    pub byline: Vec<Name>,
    pub contributors: Vec<Name>,
    pub translators: Vec<Name>,
    pub editors: Vec<Name>,
    pub dateline_place: Option<EntityIndex>,
    pub publisher: Option<PublisherIndex>,
    /// Entities of the front matter.
    pub listed: Vec<EntityIndex>,
    /// Entities of the front matter and of the text, each once, by index.
    pub entities: Vec<EntityIndex>,
    /// Those of them that it names or is about, by index: all but who wrote or published it and is not named.
    pub named: Vec<EntityIndex>,
    /// Where the links of the body lead, in their order.
    pub links: Vec<Target>,
    /// In its texts, in the order in which they stand on its page.
    pub mentions: Vec<Mention>,
    /// Where its headline names somebody or something that is registered, or may.
    pub known_in_headline: Vec<Range<usize>>,
    /// Registered forms of one word that its texts have in small letters.
    pub(super) in_small: Vec<String>,
    /// The article that this one translates.
    pub translation_of: Option<ArticleIndex>,
    pub version_of: Option<ArticleIndex>,
}

impl Deref for Linked {
    type Target = Resolved;

    fn deref(&self) -> &Resolved {
        &self.resolved
    }
}

impl Linked {
    /// Where its text and its notes link to.
    pub(super) fn targets(&self) -> impl Iterator<Item = &Target> {
        let of_notes = self.annotations.iter().flat_map(|annotation| &annotation.links);
        self.links.iter().chain(of_notes)
    }
}

pub(super) fn link(index: ArticleIndex, mut document: Arc<document::Article>, linking: &Linking) -> Checked<Linked> {
    let mut problems = Vec::new();
    let register = &linking.register;
    let (written_annotations, written_claims) = match Arc::get_mut(&mut document) {
        Some(own) => (std::mem::take(&mut own.annotations), std::mem::take(&mut own.claims)),
        // Another build will need them again.
        None => (document.annotations.clone(), document.claims.clone()),
    };
    let anchoring = Anchoring::new(&document.body.text, &register.caseless);
    let quoting = Quoting { index, document: &document, anchoring: &anchoring };

    let mut subjects = listed(&document, register, &mut problems);
    let dateline_place = dateline_place(&document, register, &mut problems);
    let claims = claims::link(written_claims, &quoting, register, &mut problems);
    for claim in &claims.claims {
        subjects.extend(claim.entities());
    }
    let byline = names(&document.byline, register);
    let contributors = names(&document.contributors, register);
    let translators = names(&document.translators, register);
    let editors = names(&document.editors, register);
    let mut listed = subjects.clone();
    listed.extend(dateline_place);
    for names in [&byline, &contributors, &translators, &editors] {
        listed.extend(names.iter().filter_map(|name| name.entity));
    }
    let publisher = publisher(&document, register);
    listed.extend(organization(publisher, register));
    let listed = each_once(listed);

    let other = Other { index, document: &document, linking };
    let translation_of = other.original(&mut problems);
    let version_of = other.article(&document.version_of, &mut problems);
    let resolving = Resolving { source: &document.source, original: document.url.as_deref(), linking };
    let links = resolving.resolve(&document.body, &mut problems);
    let annotations = annotations::link(written_annotations, &quoting, linking, &mut problems);
    let texts = ArticleTexts { index, document: &document, listed: &listed, links: &links, annotations: &annotations };
    let Findings { mentions, in_small, .. } = texts::search_article(texts, linking, &mut problems);

    let known_in_headline = texts::known_in_headline(index, &document, linking);

    let found: Vec<EntityIndex> = mentions.iter().map(|mention| mention.entity).collect();
    let entities = each_once([listed.as_slice(), &found].concat());
    let named = each_once([subjects, found].concat());
    let resolved = Resolved {
        document,
        byline,
        contributors,
        translators,
        editors,
        dateline_place,
        publisher,
        listed,
        entities,
        named,
        links,
        mentions,
        known_in_headline,
        in_small,
        translation_of,
        version_of,
    };
    let linked = Linked { resolved: Arc::new(resolved), annotations, claims };
    Checked { value: linked, diagnostics: problems }
}

fn names(written: &[Located<String>], register: &Register) -> Vec<Name> {
    written.iter().map(|written| register.name(written)).collect()
}

fn publisher(document: &document::Article, register: &Register) -> Option<PublisherIndex> {
    let publisher = document.publisher.as_ref()?;
    register.publisher(&publisher.value)
}

fn organization(publisher: Option<PublisherIndex>, register: &Register) -> Option<EntityIndex> {
    register.publishers.get(publisher?).organization
}

/// Whom and what the front matter lists.
fn listed(document: &document::Article, register: &Register, problems: &mut Vec<Diagnostic>) -> Vec<EntityIndex> {
    let mut listed = Vec::with_capacity(document.listed.len());
    for wanted in &document.listed {
        match register.resolve(Some(wanted.kind), &wanted.name.value) {
            Ok(entity) => listed.push(entity),
            Err(failure) => problems.extend(failure.report(&document.source, &wanted.name, wanted.kind.word())),
        }
    }
    listed
}

fn dateline_place(
    document: &document::Article,
    register: &Register,
    problems: &mut Vec<Diagnostic>,
) -> Option<EntityIndex> {
    let dateline = document.dateline.as_ref()?;
    let Some(place) = &dateline.place else {
        // A dateline as printed often is the name of its place, in capitals and with a dash behind.
        return register.find(Some(Kind::Place), dateline.text.trim_end_matches([' ', '-', '–', '—'])).ok();
    };
    match register.resolve(Some(Kind::Place), &place.value) {
        Ok(entity) => Some(entity),
        Err(failure) => {
            problems.extend(failure.report(&document.source, place, "place"));
            None
        }
    }
}

fn each_once(mut entities: Vec<EntityIndex>) -> Vec<EntityIndex> {
    entities.sort_unstable();
    entities.dedup();
    entities
}

/// An article that names others as what it is made from.
struct Other<'a> {
    index: ArticleIndex,
    document: &'a document::Article,
    linking: &'a Linking,
}

impl Other<'_> {
    /// The article that it is a translation of: as written, else the one that its file lies beside.
    fn original(&self, problems: &mut Vec<Diagnostic>) -> Option<ArticleIndex> {
        if let Some(written) = self.article(&self.document.translation_of, problems) {
            return Some(written);
        }
        self.linking.ids.article(self.document.beside.as_ref()?)
    }
    fn article(&self, written: &Option<Located<String>>, problems: &mut Vec<Diagnostic>) -> Option<ArticleIndex> {
        let written = written.as_ref()?;
        let problem = match self.linking.ids.article_called(&written.value) {
            Some(found) if found != self.index => return Some(found),
            Some(_) => Diagnostic::error(ProblemKind::Circle, "an article is no translation or version of itself")
                .hint("name the article that this one is made from"),
            None => self.linking.ids.unknown_article(&written.value),
        };
        problems.push(problem.at(&self.document.source, written.span));
        None
    }
}
