//! Links one article: its front matter, its texts, its notes and its claims.

use crate::archive::Article;
use crate::archive::ArticleIndex;
use crate::archive::EntityIndex;
use crate::archive::Mention;
use crate::archive::Name;
use crate::archive::anchor::Anchoring;
use crate::archive::annotations;
use crate::archive::annotations::Annotation;
use crate::archive::claims;
use crate::archive::claims::Claims;
use crate::archive::links;
use crate::archive::links::Ids;
use crate::archive::names::Searcher;
use crate::archive::register::Register;
use crate::archive::texts;
use crate::diagnostic::Checked;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::ProblemKind;
use crate::document;
use crate::input::Settings;
use crate::value::Kind;
use crate::value::Located;

/// What an article is linked with.
#[derive(Clone, Copy)]
pub(super) struct Linking<'a> {
    pub register: &'a Register,
    pub searcher: &'a Searcher,
    pub ids: &'a Ids<'a>,
    pub settings: &'a Settings,
}

/// An article with everything in it. Its ranges into the archive's tables are still empty.
pub(super) struct Linked {
    pub article: Article,
    pub mentions: Vec<Mention>,
    pub annotations: Vec<Annotation>,
    pub claims: Claims,
}

pub(super) fn link(index: ArticleIndex, mut document: document::Article, linking: Linking) -> Checked<Linked> {
    let mut problems = Vec::new();
    let Linking { register, ids, .. } = linking;
    let written_annotations = std::mem::take(&mut document.annotations);
    let written_claims = std::mem::take(&mut document.claims);
    let source = &document.source;
    let mut listed: Vec<EntityIndex> = Vec::new();
    for wanted in &document.listed {
        match register.resolve(Some(wanted.kind), &wanted.name.value) {
            Ok(entity) => listed.push(entity),
            Err(failure) => problems.push(failure.report(source, &wanted.name, wanted.kind.word())),
        }
    }
    let dateline_place = dateline_place(&document, register, &mut problems);
    let byline: Vec<Name> = document.byline.iter().map(|written| name(written, register)).collect();
    let contributors: Vec<Name> = document.contributors.iter().map(|written| name(written, register)).collect();
    let publisher = document.publisher.as_ref().and_then(|publisher| register.publisher(&publisher.value));
    let anchoring = Anchoring::new(&document.body.text);
    let claims = claims::link(written_claims, &document, &anchoring, register, &mut problems);
    listed.extend(dateline_place);
    listed.extend(claims.claims.iter().flat_map(|claim| claim.entities()));
    let mut named = listed.clone();
    listed.extend(byline.iter().chain(&contributors).filter_map(|name| name.entity));
    listed.extend(publisher.and_then(|publisher| register.publishers[publisher.get()].organization));
    listed.sort_unstable();
    listed.dedup();

    let mut article_of = |written: &Option<Located<String>>| {
        let written = written.as_ref()?;
        match ids.article(&written.value) {
            Some(found) if found != index => Some(found),
            Some(_) => {
                let problem =
                    Diagnostic::error(ProblemKind::Circle, "an article is no translation or version of itself");
                problems.push(problem.at(source, written.span).hint("name the article that this one is made from"));
                None
            }
            None => {
                problems.push(ids.unknown_article(&written.value).at(source, written.span));
                None
            }
        }
    };
    let (translation_of, version_of) = (article_of(&document.translation_of), article_of(&document.version_of));
    let links = links::resolve(&document.body, source, document.url.as_deref(), ids, &mut problems);
    let annotations = annotations::link(written_annotations, (index, &document), &anchoring, linking, &mut problems);
    let reading = texts::Reading::of_article(index, &document, &listed, linking.searcher);
    let mentions = texts::search_article(&document, &links, &annotations, reading, &mut problems);

    let mut entities = listed.clone();
    for all in [&mut entities, &mut named] {
        all.extend(mentions.iter().map(|mention| mention.entity));
        all.sort_unstable();
        all.dedup();
    }
    let article = Article {
        document,
        byline,
        contributors,
        dateline_place,
        publisher,
        listed,
        entities,
        named,
        links,
        mentions: 0..0,
        annotations: 0..0,
        claims: 0..0,
        translation_of,
        version_of,
    };
    Checked { value: Linked { article, mentions, annotations, claims }, diagnostics: problems }
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
            problems.push(failure.report(&document.source, place, "place"));
            None
        }
    }
}

/// A person or an organization by id or name, else a name as printed.
pub(super) fn name(written: &Located<String>, register: &Register) -> Name {
    let entity =
        [Kind::Person, Kind::Organization].into_iter().find_map(|kind| register.find(Some(kind), &written.value).ok());
    let text = match entity {
        // An id says who it is; a name stands as printed.
        Some(entity) if register.is_id(entity, &written.value) => register.entities[entity.get()].name.clone(),
        _ => written.value.clone(),
    };
    Name { text, entity }
}
