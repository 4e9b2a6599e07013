//! What each report says: reports and the questions that they answer, as tables.
//!
//! 1. Questions about one event stand together, those with the most answers first; those about no event come last.
//! 2. No table has more than a few questions beside each other: all must be in sight at once, also on paper.
//! 3. Rows are the reports that answer one of them, in the order of time, the undated last. Long tables go on on further pages.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::archive::Archive;
use crate::archive::ArticleIndex;
use crate::archive::ClaimIndex;
use crate::archive::EntityIndex;
use crate::site::plan::page::PAGE_LENGTH;
use crate::site::plan::page::page_count;
use crate::value::Kind;

/// Questions beside each other.
const ACROSS: usize = 4;

/// So many reports must answer questions before comparing them tells anything.
const LEAST: usize = 2;

pub struct Reports {
    tables: Vec<ReportTable>,
}

pub struct ReportTable {
    /// What its questions are about.
    pub event: Option<EntityIndex>,
    pub questions: Vec<EntityIndex>,
    pub rows: Vec<ReportRow>,
}

/// A report with its answers to each question of the table.
pub struct ReportRow {
    pub article: ArticleIndex,
    pub answers: Vec<Vec<ClaimIndex>>,
}

/// Some rows of a table that follow each other.
pub struct ReportPart<'a> {
    pub table: &'a ReportTable,
    pub rows: &'a [ReportRow],
}

impl Reports {
    pub fn new(archive: &Archive) -> Reports {
        let mut tables = Vec::new();
        for ((.., event), mut questions) in questions_by_event(archive) {
            questions.sort_by_key(|index| (Reverse(archive.entity(*index).claims.len()), *index));
            for questions in questions.chunks(ACROSS) {
                tables.push(ReportTable { event, questions: questions.to_vec(), rows: rows(archive, questions) });
            }
        }
        if tables.iter().map(|table| table.rows.len()).sum::<usize>() < LEAST {
            tables.clear();
        }
        Reports { tables }
    }

    pub fn is_empty(&self) -> bool {
        self.tables.is_empty()
    }

    /// Events that have tables of their own, where these are not all there is.
    pub fn events(&self) -> impl Iterator<Item = EntityIndex> {
        let is_mixed = self.tables.iter().any(|table| table.event != self.tables[0].event);
        let mut events: Vec<EntityIndex> = self.tables.iter().filter_map(|table| table.event).collect();
        events.dedup();
        events.retain(|_| is_mixed);
        events.into_iter()
    }

    /// How many pages the tables of an event fill, or all of them.
    pub fn page_count(&self, event: Option<EntityIndex>) -> usize {
        page_count(self.tables_of(event).map(|table| table.rows.len()).sum())
    }

    /// What one of these pages shows.
    pub fn page(&self, event: Option<EntityIndex>, number: usize) -> Vec<ReportPart<'_>> {
        let shown = (number - 1) * PAGE_LENGTH..number * PAGE_LENGTH;
        let mut parts = Vec::new();
        let mut start = 0;
        for table in self.tables_of(event) {
            let count = table.rows.len();
            let from = shown.start.clamp(start, start + count) - start;
            let until = shown.end.clamp(start, start + count) - start;
            if from < until {
                parts.push(ReportPart { table, rows: &table.rows[from..until] });
            }
            start += count;
        }
        parts
    }

    fn tables_of(&self, event: Option<EntityIndex>) -> impl Iterator<Item = &ReportTable> {
        self.tables.iter().filter(move |table| event.is_none() || table.event == event)
    }
}

/// Questions that somebody answers, by the event that they are about: events in the order of time, without one last.
fn questions_by_event(archive: &Archive) -> BTreeMap<(bool, i64, Option<EntityIndex>), Vec<EntityIndex>> {
    let mut groups: BTreeMap<_, Vec<EntityIndex>> = BTreeMap::new();
    for index in archive.entity_indexes() {
        let question = archive.entity(index);
        if question.kind != Kind::Question || question.claims.is_empty() {
            continue;
        }
        let document = question.event.and_then(|event| archive.entity(event).document.as_ref());
        let start = document.and_then(|document| document.start());
        let day = start.map_or(i64::MAX, |start| start.days().0);
        groups.entry((question.event.is_none(), day, question.event)).or_default().push(index);
    }
    groups
}

fn rows(archive: &Archive, questions: &[EntityIndex]) -> Vec<ReportRow> {
    let mut rows: BTreeMap<(bool, ArticleIndex), Vec<Vec<ClaimIndex>>> = BTreeMap::new();
    for (column, question) in questions.iter().enumerate() {
        for index in &archive.entity(*question).claims {
            let article = archive.claim(*index).article;
            let key = (archive.article(article).document.date.is_none(), article);
            let answers = rows.entry(key).or_insert_with(|| vec![Vec::new(); questions.len()]);
            answers[column].push(*index);
        }
    }
    rows.into_iter().map(|((_, article), answers)| ReportRow { article, answers }).collect()
}
