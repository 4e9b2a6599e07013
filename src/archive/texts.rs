//! The texts of the archive: which belong to what, and what is named in them.

use std::collections::HashSet;
use std::ops::Range;

use crate::archive::Annotation;
use crate::archive::Article;
use crate::archive::ArticleIndex;
use crate::archive::Entity;
use crate::archive::EntityIndex;
use crate::archive::Mention;
use crate::archive::Owner;
use crate::archive::PageIndex;
use crate::archive::Target;
use crate::archive::links;
use crate::archive::links::Ids;
use crate::archive::names;
use crate::archive::names::Found;
use crate::archive::names::Introduced;
use crate::archive::names::Language;
use crate::archive::names::Left;
use crate::archive::names::Method;
use crate::archive::names::Reason;
use crate::archive::names::Searcher;
use crate::archive::names::Text;
use crate::diagnostic::Checked;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::ProblemKind;
use crate::document;
use crate::document::Element;
use crate::document::LinkForm;
use crate::document::Prose;
use crate::document::StandingPage;
use crate::document::Token;
use crate::value::Date;
use crate::value::Source;

/// A text of a document, in the order in which a page shows them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    Summary,
    Caption,
    Body,
    /// The note of an annotation, by its number on the page.
    Note(u16),
}

impl Field {
    pub fn word(self) -> &'static str {
        match self {
            Field::Summary => "summary",
            Field::Caption => "caption",
            Field::Body => "body",
            Field::Note(_) => "note",
        }
    }
}

pub(super) fn of_article(document: &document::Article, field: Field) -> &Prose {
    match field {
        Field::Summary => &document.summary,
        Field::Caption => &document.image.as_ref().expect("a caption belongs to a picture").caption,
        Field::Body | Field::Note(_) => &document.body,
    }
}

pub(super) fn of_entity(document: &document::Entity, field: Field) -> &Prose {
    match field {
        Field::Summary => &document.summary,
        Field::Caption | Field::Body | Field::Note(_) => &document.body,
    }
}

pub(super) fn of_page(document: &StandingPage, field: Field) -> &Prose {
    match field {
        Field::Summary => &document.summary,
        Field::Caption | Field::Body | Field::Note(_) => &document.body,
    }
}

/// A text to be read, with the targets of its links.
struct FieldText<'a> {
    field: Field,
    prose: &'a Prose,
    links: &'a [Target],
    /// Where it is written, if not in the file of its owner.
    source: Option<&'a Source>,
    /// Its own language, if it is not its owner's.
    language: Option<Language>,
}

impl<'a> FieldText<'a> {
    /// A text that can have no links.
    fn plain(field: Field, prose: &'a Prose) -> FieldText<'a> {
        FieldText { field, prose, links: &[], source: None, language: None }
    }

    fn body(prose: &'a Prose, links: &'a [Target]) -> FieldText<'a> {
        FieldText { links, ..FieldText::plain(Field::Body, prose) }
    }
}

/// Finds what an article names, in its summary, its caption, its body and its notes.
pub(super) fn search_article(
    document: &document::Article,
    links: &[Target],
    annotations: &[Annotation],
    reading: Reading,
    problems: &mut Vec<Diagnostic>,
) -> Vec<Mention> {
    let texts = texts_of(document, links, annotations, reading.searcher.language);
    reading.search(texts, problems).0
}

/// The texts of an article, in the order in which its page shows them, and its notes. Editors write those in the language of the site.
fn texts_of<'a>(
    document: &'a document::Article,
    links: &'a [Target],
    annotations: &'a [Annotation],
    of_site: Language,
) -> impl Iterator<Item = FieldText<'a>> {
    let summary = FieldText::plain(Field::Summary, &document.summary);
    let caption = document.image.as_ref().map(|image| FieldText::plain(Field::Caption, &image.caption));
    let notes = annotations.iter().map(move |annotation| FieldText {
        field: Field::Note(annotation.number),
        prose: &annotation.document.note.prose,
        links: &annotation.links,
        source: Some(&annotation.document.source),
        language: Some(annotation.document.note.lang.as_ref().map_or(of_site, Language::of)),
    });
    std::iter::once(summary).chain(caption).chain([FieldText::body(&document.body, links)]).chain(notes)
}

/// Names of an article that are not linked, text by text, each with the reason.
pub(super) fn left_alone(article: &Article, annotations: &[Annotation], searcher: &Searcher) -> Vec<(Field, Left)> {
    let reading = Reading::of_article(ArticleIndex::new(0), &article.document, &article.listed, searcher);
    let texts = texts_of(&article.document, &article.links, annotations, searcher.language);
    reading.search(texts, &mut Vec::new()).1
}

/// Resolves the links of an entity's own text and finds what it names, itself apart.
pub(super) fn link_entity(
    index: EntityIndex,
    entity: &Entity,
    searcher: &Searcher,
    ids: &Ids,
) -> Checked<(Vec<Target>, Vec<Mention>)> {
    let Some(document) = &entity.document else { return Checked::clean((Vec::new(), Vec::new())) };
    let mut problems = Vec::new();
    let links = links::resolve(&document.body, &document.source, None, ids, &mut problems);
    let reading = Reading {
        owner: Owner::Entity(index),
        source: &document.source,
        searcher,
        language: searcher.language,
        date: None,
        introduced: Introduced::listing([index]),
        itself: Some(index),
    };
    let texts = [FieldText::plain(Field::Summary, &document.summary), FieldText::body(&document.body, &links)];
    let (mentions, _) = reading.search(texts, &mut problems);
    Checked { value: (links, mentions), diagnostics: problems }
}

pub(super) fn link_page(
    index: PageIndex,
    document: &StandingPage,
    searcher: &Searcher,
    ids: &Ids,
) -> Checked<(Vec<Target>, Vec<Mention>)> {
    let mut problems = Vec::new();
    let links = links::resolve(&document.body, &document.source, None, ids, &mut problems);
    let reading = Reading {
        owner: Owner::Page(index),
        source: &document.source,
        searcher,
        language: Language::of(&document.lang),
        date: None,
        introduced: Introduced::default(),
        itself: None,
    };
    let texts = [FieldText::plain(Field::Summary, &document.summary), FieldText::body(&document.body, &links)];
    let (mentions, _) = reading.search(texts, &mut problems);
    Checked { value: (links, mentions), diagnostics: problems }
}

/// The reading of one document, text by text.
pub(super) struct Reading<'a> {
    owner: Owner,
    source: &'a Source,
    searcher: &'a Searcher,
    language: Language,
    date: Option<Date>,
    introduced: Introduced,
    /// An entity whose own text this is: it is not its own mention.
    itself: Option<EntityIndex>,
}

impl<'a> Reading<'a> {
    /// The reading of an article whose front matter lists some entities.
    pub(super) fn of_article(
        index: ArticleIndex,
        document: &'a document::Article,
        listed: &[EntityIndex],
        searcher: &'a Searcher,
    ) -> Reading<'a> {
        Reading {
            owner: Owner::Article(index),
            source: &document.source,
            searcher,
            language: Language::of(&document.lang),
            date: document.date,
            introduced: Introduced::listing(listed.iter().copied()),
            itself: None,
        }
    }

    fn search<'p>(
        mut self,
        texts: impl IntoIterator<Item = FieldText<'p>>,
        problems: &mut Vec<Diagnostic>,
    ) -> (Vec<Mention>, Vec<(Field, Left)>) {
        let (mut mentions, mut left_alone) = (Vec::new(), Vec::new());
        let mut reported = HashSet::new();
        for FieldText { field, prose, links, source, language } in texts {
            let source = source.unwrap_or(self.source);
            let explicit = written_links(prose, links);
            let mut blocked: Vec<Range<usize>> = explicit.iter().map(|found| found.range.clone()).collect();
            blocked.extend(unresolved(prose, links));
            blocked.sort_by_key(|range| range.start);
            let text = Text { prose, language: language.unwrap_or(self.language), date: self.date };
            let names::Findings { mut found, left } =
                self.searcher.search(text, &mut self.introduced, &explicit, &blocked);
            found.extend(explicit);
            found.sort_by_key(|found| found.range.start);
            found.retain(|found| Some(found.entity) != self.itself);
            for Found { entity, form, range, method } in found {
                if method == Method::LookAlike {
                    let problem = names::report_look_alikes(&prose.text[range.clone()]);
                    problems.extend(problem.map(|problem| problem.at(source, prose.span_in(&range, source))));
                }
                mentions.push(Mention {
                    entity,
                    form: form.or_else(|| self.searcher.form_of(entity, &prose.text[range.clone()])),
                    owner: self.owner,
                    field,
                    range: offset(range.start)..offset(range.end),
                    method,
                    number: offset(mentions.len() + 1),
                });
            }
            for Left { range, entities, .. } in left.iter().filter(|left| left.reason == Reason::Ambiguous) {
                if reported.insert(prose.text[range.clone()].to_owned()) {
                    problems.push(self.report(source, prose, range.clone(), entities));
                }
            }
            left_alone.extend(left.into_iter().map(|left| (field, left)));
        }
        (mentions, left_alone)
    }

    fn report(&self, source: &Source, prose: &Prose, range: Range<usize>, entities: &[EntityIndex]) -> Diagnostic {
        let ids: Vec<String> = entities.iter().map(|entity| self.searcher.id(*entity).to_owned()).collect();
        let name = &prose.text[range.clone()];
        let message = format!("`{name}` may be {} and is not linked", super::register::or_list(&ids));
        let folder = ids[0].split('/').next().unwrap_or_default();
        Diagnostic::warning(ProblemKind::AmbiguousName, message).at(source, prose.span_in(&range, source)).hint(
            format!("list the one that is meant in the front matter (`{folder}:`), or write `[[{}|{name}]]`", ids[0]),
        )
    }
}

/// Mentions that an editor has written as links to an entity.
fn written_links(prose: &Prose, targets: &[Target]) -> Vec<Found> {
    let found = link_texts(prose).into_iter().filter_map(|(link, range)| {
        let Some(Target::Entity(entity)) = targets.get(link) else { return None };
        let method = match prose.links[link].form {
            LinkForm::Wiki => Method::Wikilink,
            LinkForm::Ordinary | LinkForm::Picture => Method::Link,
        };
        Some(Found { entity: *entity, form: None, range, method })
    });
    found.collect()
}

/// Names in double brackets that lead nowhere: an error has said so, a second remark on the same words would not help.
fn unresolved<'a>(prose: &'a Prose, targets: &'a [Target]) -> impl Iterator<Item = Range<usize>> {
    let is_unresolved =
        |link: usize| prose.links[link].form == LinkForm::Wiki && matches!(targets.get(link), Some(Target::Nowhere));
    link_texts(prose).into_iter().filter(move |(link, _)| is_unresolved(*link)).map(|(_, range)| range)
}

/// The words of each link, with its index.
fn link_texts(prose: &Prose) -> Vec<(usize, Range<usize>)> {
    let mut found = Vec::new();
    let mut open: Vec<Option<(usize, usize)>> = Vec::new();
    for (index, token) in prose.tokens.iter().enumerate() {
        match token {
            Token::Open(Element::Link { link }) => open.push(Some((*link, index))),
            Token::Open(_) => open.push(None),
            Token::Close => {
                let Some(Some((link, start))) = open.pop() else { continue };
                let texts = prose.tokens[start..index].iter().filter_map(|token| match token {
                    Token::Text(range) => Some(range.clone()),
                    _ => None,
                });
                found.extend(texts.reduce(|first, last| first.start..last.end).map(|range| (link, range)));
            }
            _ => {}
        }
    }
    found
}

fn offset(offset: usize) -> u32 {
    u32::try_from(offset).expect("a text is shorter than four gigabytes")
}
