//! The page on method: what the archive writes itself, and what follows from its settings and questions.

use serde::Serialize;

use crate::archive::Claim;
use crate::archive::EntityIndex;
use crate::archive::PageIndex;
use crate::document::INFORMATION_GRADES;
use crate::document::RelationKind;
use crate::document::SOURCE_GRADES;
use crate::site::parts::contents;
use crate::site::parts::contents::PlaceView;
use crate::site::parts::head::PageView;
use crate::site::parts::head::page_head;
use crate::site::parts::links::LinkView;
use crate::site::parts::links::OutboundView;
use crate::site::parts::own_facts::OwnFactView;
use crate::site::parts::questions::definition_of;
use crate::site::parts::render::Templated;
use crate::site::parts::standing::StandingView;
use crate::site::parts::standing::standing_head;
use crate::site::parts::standing::standing_view;
use crate::site::plan::Site;
use crate::site::plan::addresses;
use crate::site::plan::page::Page;
use crate::value::Html;
use crate::value::Kind;

/// `methodology.html`: `method`.
#[derive(Debug, Clone, Serialize)]
pub struct MethodView {
    pub title: String,
    pub lang: String,
    pub dir: &'static str,
    pub summary_html: Option<Html>,
    pub headings: Vec<PlaceView>,
    /// What the program adds below the archive's own text.
    pub contents: Vec<PlaceView>,
    pub body_html: Html,
    /// Fields of the archive's own.
    pub own_facts: Vec<OwnFactView>,
    pub inclusion: Option<String>,
    pub questions: Vec<MethodQuestionView>,
    /// Whether any claim is graded.
    pub graded: bool,
    /// Letters and numbers of the Admiralty code with what they mean.
    pub source_grades: Vec<OutboundView>,
    pub information_grades: Vec<OutboundView>,
    /// Whether claims are related to each other in these ways.
    pub revises: bool,
    pub disputes: bool,
    pub different_scope: bool,
    pub repeats: bool,
    /// Whether there is a list of what changed.
    pub has_changes: bool,
}

impl Templated for MethodView {
    const TEMPLATE: &'static str = "methodology.html";
    const NAME: &'static str = "method";
}

#[derive(Debug, Clone, Serialize)]
pub struct MethodQuestionView {
    pub link: LinkView,
    pub definition: Option<String>,
    pub unit: Option<String>,
    pub claims: usize,
}

pub fn head(site: &Site, page: &Page, index: Option<PageIndex>) -> PageView {
    match index {
        Some(index) => standing_head(site, page, index),
        None => page_head(site, page, site.words.say("methodology"), ""),
    }
}

pub fn view(site: &Site, page: &Page, index: Option<PageIndex>) -> MethodView {
    let archive = &site.archive;
    let StandingView { title, lang, dir, summary_html, headings, body_html, own_facts, .. } = match index {
        Some(index) => standing_view(site, &addresses::root(page.address.as_str()), index),
        None => unwritten(site),
    };
    let is_graded = |claim: &Claim| claim.document.source_grade.or(claim.document.information_grade).is_some();
    let has = |kind: RelationKind| archive.claims.iter().any(|claim| claim.related(kind).next().is_some());
    let questions = site.shared.of_kind(Kind::Question);
    MethodView {
        title,
        lang,
        dir,
        summary_html,
        headings,
        contents: parts_below(site),
        body_html,
        own_facts,
        inclusion: archive.settings.inclusion.clone(),
        questions: questions.iter().map(|index| question_view(site, *index)).collect(),
        graded: archive.claims.iter().any(is_graded),
        source_grades: grade_meanings(site, "grade_source", SOURCE_GRADES),
        information_grades: grade_meanings(site, "grade_information", INFORMATION_GRADES),
        revises: has(RelationKind::Revises),
        disputes: has(RelationKind::Disputes),
        different_scope: has(RelationKind::DifferentScope),
        repeats: has(RelationKind::Repeats),
        has_changes: !site.overviews.changes.is_empty(),
    }
}

/// Where the archive says nothing itself.
fn unwritten(site: &Site) -> StandingView {
    StandingView {
        title: site.words.say("methodology"),
        lang: site.lang().as_str().to_owned(),
        dir: site.lang().dir(),
        summary_html: None,
        headings: Vec::new(),
        body_html: Html::default(),
        own_facts: Vec::new(),
        parts: Vec::new(),
        previous: None,
        next: None,
    }
}

/// What the program adds, where it is long.
fn parts_below(site: &Site) -> Vec<PlaceView> {
    let questions = usize::from(!site.shared.of_kind(Kind::Question).is_empty());
    let changes = usize::from(!site.overviews.changes.is_empty()) * questions;
    let places = [
        contents::section(site, "section_questions", "s-questions", questions),
        contents::section(site, "method_conflicts", "s-conflicts", questions),
        contents::section(site, "method_grades", "s-grades", questions),
        contents::section(site, "method_changes", "s-changes", changes),
    ];
    let mut places: Vec<PlaceView> = places.into_iter().flatten().collect();
    for place in &mut places {
        place.count = None;
    }
    places
}

fn question_view(site: &Site, index: EntityIndex) -> MethodQuestionView {
    let entity = site.archive.entity(index);
    let document = entity.document.as_ref();
    MethodQuestionView {
        link: LinkView { label: entity.name.clone(), address: Some(addresses::entity(&site.archive, index)) },
        definition: definition_of(entity),
        unit: document.and_then(|document| document.unit().map(ToOwned::to_owned)),
        claims: entity.claims.len(),
    }
}

fn grade_meanings(site: &Site, key: &str, grades: &[&str]) -> Vec<OutboundView> {
    let mut meanings = Vec::new();
    for grade in grades {
        let text = site.words.say(&format!("{key}_{grade}"));
        meanings.push(OutboundView { label: (*grade).to_owned(), text, link: None });
    }
    meanings
}
