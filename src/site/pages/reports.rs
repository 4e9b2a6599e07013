//! What each report says: reports in the order of time by the questions that they answer.
//!
//! Down a column stands how an answer grew, across a row what one paper knew that day; an empty cell is what a report leaves out.

use serde::Serialize;

use crate::archive::ClaimIndex;
use crate::archive::EntityIndex;
use crate::document::RelationKind;
use crate::site::parts::claims::RelationView;
use crate::site::parts::claims::figure_of;
use crate::site::parts::claims::relation_view;
use crate::site::parts::contents;
use crate::site::parts::contents::PlaceView;
use crate::site::parts::head::PageView;
use crate::site::parts::head::list_head;
use crate::site::parts::head::numbered_title;
use crate::site::parts::links::ArticleLinkView;
use crate::site::parts::links::LinkView;
use crate::site::parts::links::article_link;
use crate::site::parts::pager::PagerView;
use crate::site::parts::pager::pager_of;
use crate::site::parts::render::Templated;
use crate::site::plan::Site;
use crate::site::plan::addresses;
use crate::site::plan::page::Page;
use crate::site::plan::reports::ReportPart;
use crate::site::plan::reports::ReportRow;

/// `reports.html`: `reports`.
#[derive(Debug, Clone, Serialize)]
pub struct ReportsView {
    /// What all questions are about, on a page of one event.
    pub event: Option<LinkView>,
    pub tables: Vec<ReportTableView>,
    /// The events, or of one table the years.
    pub contents: Vec<PlaceView>,
    pub pager: Option<PagerView>,
}

impl Templated for ReportsView {
    const TEMPLATE: &'static str = "reports.html";
    const NAME: &'static str = "reports";
}

/// Reports by some questions about one event, or about none.
#[derive(Debug, Clone, Serialize)]
pub struct ReportTableView {
    pub event: Option<LinkView>,
    pub questions: Vec<ReportQuestionView>,
    pub rows: Vec<ReportRowView>,
}

#[derive(Debug, Clone, Serialize)]
pub struct ReportQuestionView {
    pub question: LinkView,
    /// What is counted: `people`.
    pub unit: Option<String>,
}

#[derive(Debug, Clone, Serialize)]
pub struct ReportRowView {
    pub article: ArticleLinkView,
    /// `y2021`, where it is the first of its year and the table the only one.
    pub anchor: Option<String>,
    /// Its answers to each question of the table; none where it says nothing of it.
    pub cells: Vec<Vec<ReportedView>>,
}

/// An answer as one report has it.
#[derive(Debug, Clone, Serialize)]
pub struct ReportedView {
    pub figure: String,
    /// The exact words.
    pub address: String,
    pub claimant: String,
    pub scope: Option<String>,
    /// What it says of others.
    pub relations: Vec<RelationView>,
}

pub fn head(site: &Site, page: &Page, event: Option<EntityIndex>, number: usize) -> PageView {
    let title = numbered_title(site, &site.words.say("reports"), number);
    let mut head = list_head(site, page, &title, "reports", number);
    if let Some(event) = event {
        let blanks = [("title", title), ("event", site.archive.entity(event).name.clone())];
        head.title = site.words.fill("reports_of", None, &blanks);
    }
    head
}

pub fn view(site: &Site, event: Option<EntityIndex>, number: usize) -> ReportsView {
    let reports = &site.overviews.reports;
    let parts = reports.page(event, number);
    let mut tables: Vec<ReportTableView> = parts.iter().map(|part| table(site, part)).collect();
    ReportsView {
        event: event.map(|event| link(site, event)),
        contents: contents_of(site, &mut tables),
        tables,
        pager: pager_of(&addresses::reports(&site.archive, event), number, reports.page_count(event)),
    }
}

/// A row of the table is as high as so many lines of other lists.
const ROW: usize = 3;

fn contents_of(site: &Site, tables: &mut [ReportTableView]) -> Vec<PlaceView> {
    let rows = tables.iter().map(|table| table.rows.len()).sum::<usize>() * ROW;
    let places = match tables {
        [table] => years_of(site, table),
        tables => events_of(tables),
    };
    contents::of_long_page(rows, places)
}

/// The first table of each event: one with many questions has several.
fn events_of(tables: &[ReportTableView]) -> Vec<PlaceView> {
    let mut places: Vec<PlaceView> = Vec::new();
    for (number, table) in (1..).zip(tables) {
        let Some(event) = &table.event else { continue };
        if places.last().is_none_or(|last| last.label != event.label) {
            places.push(PlaceView { label: event.label.clone(), anchor: format!("s-{number}"), count: None });
        }
    }
    places
}

/// Gives the first report of each year its anchor.
fn years_of(site: &Site, table: &mut ReportTableView) -> Vec<PlaceView> {
    let mut places: Vec<PlaceView> = Vec::new();
    for row in &mut table.rows {
        let date = row.article.date.as_ref();
        let label = date.map_or_else(|| site.words.say("undated"), |date| date.year.clone());
        match places.last_mut() {
            Some(last) if last.label == label => last.count = last.count.map(|count| count + 1),
            _ => {
                let anchor = date.map_or_else(|| "undated".to_owned(), |date| format!("y{}", date.year));
                row.anchor = Some(anchor.clone());
                places.push(PlaceView { label, anchor, count: Some(1) });
            }
        }
    }
    places
}

fn link(site: &Site, index: EntityIndex) -> LinkView {
    let label = site.archive.entity(index).name.clone();
    LinkView { label, address: Some(addresses::entity(&site.archive, index)) }
}

fn table(site: &Site, part: &ReportPart) -> ReportTableView {
    let mut questions = Vec::new();
    for index in &part.table.questions {
        let document = site.archive.entity(*index).document.as_ref();
        let unit = document.and_then(|document| document.unit().map(ToOwned::to_owned));
        questions.push(ReportQuestionView { question: link(site, *index), unit });
    }
    ReportTableView {
        event: part.table.event.map(|event| link(site, event)),
        questions,
        rows: part.rows.iter().map(|row| row_view(site, row)).collect(),
    }
}

fn row_view(site: &Site, row: &ReportRow) -> ReportRowView {
    let cell = |claims: &Vec<ClaimIndex>| claims.iter().map(|index| reported(site, *index)).collect();
    ReportRowView {
        article: article_link(site, row.article),
        anchor: None,
        cells: row.answers.iter().map(cell).collect(),
    }
}

fn reported(site: &Site, index: ClaimIndex) -> ReportedView {
    let claim = site.archive.claim(index);
    let mut relations = Vec::new();
    for relation in &claim.relations {
        if relation.kind != RelationKind::DifferentScope {
            relations.push(relation_view(site, relation.kind.word(), claim, relation.claim));
        }
    }
    ReportedView {
        figure: figure_of(site, claim),
        address: addresses::claim_words(&site.archive, index),
        claimant: claim.claimant.text.clone(),
        scope: claim.document.scope.clone(),
        relations,
    }
}
