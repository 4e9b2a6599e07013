//! The tables under `data/`: their columns and rows.

mod columns;
mod links;

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

use crate::archive::Annotation;
use crate::archive::ArticleIndex;
use crate::archive::Claim;
use crate::archive::Entity;
use crate::archive::EntityIndex;
use crate::archive::Field;
use crate::archive::Mention;
use crate::archive::Name;
use crate::archive::Owner;
use crate::archive::Relation;
use crate::document::Prose;
use crate::document::Selection;
use crate::input::Outbound;
use crate::site::Site;
use crate::site::addresses;
use crate::value::Date;

pub use columns::Column;

/// Context of a mention on either side, in code points.
const CONTEXT: usize = 32;

/// One table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Table {
    Articles,
    Entities,
    Names,
    Mentions,
    Claims,
    Annotations,
    Links,
}

/// All tables, in the order of the data page.
pub const TABLES: &[Table] =
    &[Table::Articles, Table::Entities, Table::Names, Table::Mentions, Table::Claims, Table::Annotations, Table::Links];

/// A cell. Numbers and ids are never mistaken for formulas; texts may be.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell<'a> {
    Empty,
    Text(Cow<'a, str>),
    Number(usize),
    Degrees(f64),
    Figure(f64),
}

impl Table {
    pub fn name(self) -> &'static str {
        match self {
            Table::Articles => "articles",
            Table::Entities => "entities",
            Table::Names => "names",
            Table::Mentions => "mentions",
            Table::Claims => "claims",
            Table::Annotations => "annotations",
            Table::Links => "links",
        }
    }

    pub fn address(self) -> &'static str {
        match self {
            Table::Articles => "data/articles.csv",
            Table::Entities => "data/entities.csv",
            Table::Names => "data/names.csv",
            Table::Mentions => "data/mentions.csv",
            Table::Claims => "data/claims.csv",
            Table::Annotations => "data/annotations.csv",
            Table::Links => "data/links.csv",
        }
    }
}

impl Site {
    pub(super) fn row_count(&self, table: Table) -> usize {
        let archive = &self.archive;
        match table {
            Table::Articles => archive.articles.len(),
            Table::Entities => archive.entities.len(),
            Table::Names => archive.entities.iter().map(|entity| entity.forms.len().max(1)).sum(),
            Table::Mentions => archive.mentions.iter().filter(is_published).count(),
            Table::Claims => archive.claims.len(),
            Table::Annotations => archive.annotations.len(),
            Table::Links => self.links().count(),
        }
    }

    /// Hands over the rows of a table, one after the other.
    pub fn rows<E>(&self, table: Table, mut row: impl FnMut(&[Cell]) -> Result<(), E>) -> Result<(), E> {
        match table {
            Table::Articles => self.archive.article_indexes().try_for_each(|index| row(&self.article_row(index.get()))),
            Table::Entities => self.archive.entities.iter().try_for_each(|entity| row(&self.entity_row(entity))),
            Table::Names => self
                .archive
                .entities
                .iter()
                .try_for_each(|entity| self.name_rows(entity).iter().try_for_each(|cells| row(cells))),
            Table::Mentions => self.mention_rows(self.archive.mentions.iter().filter(is_published), row),
            Table::Claims => self.archive.claims.iter().try_for_each(|claim| row(&self.claim_row(claim))),
            Table::Annotations => self.archive.article_indexes().try_for_each(|index| {
                let annotations = self.archive.annotations_of(index);
                annotations.iter().try_for_each(|annotation| row(&self.annotation_row(index, annotation)))
            }),
            Table::Links => self.links().try_for_each(|link| row(&link.row())),
        }
    }

    /// Hands over those rows of the table of mentions that are of one entity.
    pub fn mentions_of<E>(&self, entity: EntityIndex, row: impl FnMut(&[Cell]) -> Result<(), E>) -> Result<(), E> {
        let mentions = self.archive.entity(entity).mentions.iter();
        self.mention_rows(mentions.map(|mention| self.archive.mention(*mention)), row)
    }

    fn article_row(&self, index: usize) -> [Cell<'_>; 13] {
        let article = &self.archive.articles[index];
        let document = &article.document;
        let byline: Vec<&str> = article.byline.iter().map(|name| name.text.as_str()).collect();
        let capture = document.captures.first();
        let is_named = self.archive.settings.outbound != Outbound::Text;
        [
            text(&document.id),
            text(&document.title),
            date(document.date),
            date(document.updated),
            optional((!byline.is_empty()).then(|| byline.join("; "))),
            optional(article.publisher.map(|publisher| self.archive.publisher(publisher).name.clone())),
            optional(document.dateline.as_ref().map(|dateline| dateline.text.clone())),
            text(document.lang.as_str()),
            optional(self.original(document).map(ToOwned::to_owned)),
            optional(capture.and_then(|capture| capture.url.clone()).filter(|_| is_named)),
            date(capture.and_then(|capture| capture.at)),
            optional(capture.and_then(|capture| capture.sha256.clone())),
            Cell::Number(document.body.words()),
        ]
    }

    fn entity_row<'a>(&'a self, entity: &'a Entity) -> [Cell<'a>; 11] {
        let document = entity.document.as_ref();
        let coordinates = document.and_then(|document| document.coordinates);
        let dates: Vec<Date> =
            entity.naming.iter().filter_map(|article| self.archive.article(*article).document.date).collect();
        [
            text(&entity.id),
            text(entity.kind.word()),
            text(&entity.name),
            optional(entity.summary().map(|summary| summary.text.trim_end().to_owned())),
            coordinates.map_or(Cell::Empty, |(latitude, _)| Cell::Degrees(latitude)),
            coordinates.map_or(Cell::Empty, |(_, longitude)| Cell::Degrees(longitude)),
            document.and_then(|document| document.precision).map_or(Cell::Empty, |precision| text(precision.word())),
            Cell::Number(entity.naming.len()),
            Cell::Number(entity.mentions.len()),
            date(dates.first().copied()),
            date(dates.last().copied()),
        ]
    }

    fn name_rows<'a>(&'a self, entity: &'a Entity) -> Vec<[Cell<'a>; 7]> {
        let mut counts: HashMap<u16, (usize, Option<Date>, Option<Date>)> = HashMap::new();
        for mention in entity.mentions.iter().map(|mention| self.archive.mention(*mention)) {
            let Some(form) = mention.form else { continue };
            let when = self.archive.date_of(mention);
            let (count, first, last) = counts.entry(form).or_default();
            *count += 1;
            *first = [*first, when].into_iter().flatten().min();
            *last = [*last, when].into_iter().flatten().max();
        }
        let row = |(index, form): (usize, &'a crate::archive::RegisteredForm)| {
            let found = u16::try_from(index).ok().and_then(|index| counts.get(&index)).copied();
            let (count, first, last) = found.unwrap_or_default();
            [
                text(&entity.id),
                text(&form.form.form),
                optional(form.form.lang.as_ref().map(|lang| lang.as_str().to_owned())),
                text(form.kind.word()),
                Cell::Number(count),
                date(first),
                date(last),
            ]
        };
        let rows: Vec<_> = entity.forms.iter().enumerate().map(row).collect();
        if rows.is_empty() {
            let name = text(&entity.name);
            return vec![[
                text(&entity.id),
                name,
                Cell::Empty,
                text("name"),
                Cell::Number(0),
                Cell::Empty,
                Cell::Empty,
            ]];
        }
        rows
    }

    fn claim_row<'a>(&'a self, claim: &'a Claim) -> [Cell<'a>; 20] {
        let archive = &self.archive;
        let document = &claim.document;
        let article = &archive.article(claim.article).document;
        let question = archive.entity(claim.question);
        let unit = question.document.as_ref().and_then(|document| document.unit.clone());
        let figure = |figure: Option<f64>| figure.map_or(Cell::Empty, Cell::Figure);
        let who =
            |name: &'a Name| text(name.entity.map_or(name.text.as_str(), |entity| archive.entity(entity).id.as_str()));
        let joined = |words: Vec<&str>| optional((!words.is_empty()).then(|| words.join("; ")));
        let related = |relation: &Relation| archive.claim(relation.claim).document.id.value.as_str();
        let (start, end) = code_points(&article.body.text, &claim.range);
        [
            text(&document.id.value),
            text(&question.id),
            figure(document.answer.value),
            figure(document.answer.min),
            figure(document.answer.max),
            optional(document.answer.text.clone()),
            optional(unit),
            optional(document.scope.clone()),
            who(&claim.claimant),
            claim.speaker.as_ref().map_or(Cell::Empty, who),
            date(document.said_on),
            text(&article.id),
            joined(claim.relations.iter().map(|relation| relation.kind.word()).collect()),
            joined(claim.relations.iter().map(related).collect()),
            optional(document.status.clone()),
            optional(document.source_grade.map(ToOwned::to_owned)),
            optional(document.information_grade.map(ToOwned::to_owned)),
            text(&article.body.text[claim.range.clone()]),
            Cell::Number(start),
            Cell::Number(end),
        ]
    }

    fn annotation_row<'a>(&'a self, index: ArticleIndex, annotation: &'a Annotation) -> [Cell<'a>; 14] {
        let document = &annotation.document;
        let body = &self.archive.article(index).document.body.text;
        let quoted = match &document.selection {
            Selection::Quote { quote, prefix, suffix, .. } => Some((quote, prefix, suffix)),
            Selection::Whole | Selection::Unread(_) => None,
        };
        let (exact, prefix, suffix, offsets) = match (&annotation.range, quoted) {
            (Some(range), _) => (
                text(&body[range.clone()]),
                text(before(body, range.start)),
                text(after(body, range.end)),
                Some(code_points(body, range)),
            ),
            (None, Some((_, prefix, suffix))) => {
                (Cell::Empty, optional(prefix.clone()), optional(suffix.clone()), None)
            }
            (None, None) => (Cell::Empty, Cell::Empty, Cell::Empty, None),
        };
        [
            optional(Some(format!("{}#note-{}", addresses::article(&self.archive, index), annotation.number))),
            text(&self.archive.article(index).document.id),
            text(annotation.state.word()),
            quoted.map_or(Cell::Empty, |(quote, ..)| text(&quote.value)),
            exact,
            prefix,
            suffix,
            offsets.map_or(Cell::Empty, |(start, _)| Cell::Number(start)),
            offsets.map_or(Cell::Empty, |(_, end)| Cell::Number(end)),
            optional(Some(self.published_note(annotation).text.to_owned()).filter(|note| !note.is_empty())),
            text(document.motivation),
            optional(document.by.clone()),
            date(document.date),
            optional((!document.tags.is_empty()).then(|| document.tags.join("; "))),
        ]
    }

    fn mention_rows<'a, E>(
        &'a self,
        mentions: impl Iterator<Item = &'a Mention>,
        mut row: impl FnMut(&[Cell]) -> Result<(), E>,
    ) -> Result<(), E> {
        let archive = &self.archive;
        // Offsets in code points are counted on from the mention before, in one pass over each text.
        let mut counter = Counter::default();
        for mention in mentions {
            let prose = archive.text_of(mention);
            let (owner, has_offsets): (&str, bool) = match mention.owner {
                Owner::Article(index) => (&archive.article(index).document.id, mention.field == Field::Body),
                Owner::Entity(index) => (&archive.entity(index).id, false),
                Owner::Page(index) => (&archive.page(index).document.id, false),
            };
            let entity = archive.entity(mention.entity);
            let form = mention.form.and_then(|form| entity.forms.get(usize::from(form)));
            let range = mention.range();
            let (start, end) = match has_offsets {
                true => {
                    let start = counter.count(mention, prose, range.start);
                    let end = counter.count(mention, prose, range.end);
                    (Cell::Number(start), Cell::Number(end))
                }
                false => (Cell::Empty, Cell::Empty),
            };
            row(&[
                text(&entity.id),
                form.map_or(Cell::Empty, |form| text(&form.form.form)),
                text(owner),
                date(archive.date_of(mention)),
                start,
                end,
                text(before(&prose.text, range.start)),
                text(&prose.text[range.clone()]),
                text(after(&prose.text, range.end)),
                text(mention.method.word()),
            ])?;
        }
        Ok(())
    }
}

/// Mentions on standing pages lead readers on but are no part of the record.
fn is_published(mention: &&Mention) -> bool {
    !matches!(mention.owner, Owner::Page(_))
}

/// Counts code points up to a byte offset, going on from the last one asked for in the same text.
#[derive(Default)]
struct Counter {
    owner: Option<Owner>,
    bytes: usize,
    points: usize,
}

impl Counter {
    fn count(&mut self, mention: &Mention, prose: &Prose, offset: usize) -> usize {
        if self.owner != Some(mention.owner) || offset < self.bytes {
            *self = Counter { owner: Some(mention.owner), bytes: 0, points: 0 };
        }
        self.points += prose.text[self.bytes..offset].chars().count();
        self.bytes = offset;
        self.points
    }
}

fn text(text: &str) -> Cell<'_> {
    Cell::Text(Cow::Borrowed(text))
}

/// A range of bytes in code points.
fn code_points(text: &str, range: &Range<usize>) -> (usize, usize) {
    let start = text[..range.start].chars().count();
    (start, start + text[range.clone()].chars().count())
}

fn optional(text: Option<String>) -> Cell<'static> {
    text.map_or(Cell::Empty, |text| Cell::Text(Cow::Owned(text)))
}

fn date(date: Option<Date>) -> Cell<'static> {
    optional(date.map(|date| date.to_string()))
}

/// The words before an offset in its block.
fn before(text: &str, offset: usize) -> &str {
    let block = text[..offset].rfind('\n').map_or(0, |newline| newline + 1);
    let start = text[block..offset].char_indices().rev().take(CONTEXT).last().map_or(offset, |(at, _)| block + at);
    &text[start..offset]
}

/// The words after an offset in its block.
fn after(text: &str, offset: usize) -> &str {
    let block = text[offset..].find('\n').map_or(text.len(), |newline| offset + newline);
    let end = text[offset..block].char_indices().nth(CONTEXT).map_or(block, |(at, _)| offset + at);
    &text[offset..end]
}
