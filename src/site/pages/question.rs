//! The page of a question: a ledger of claims.

mod json_ld;
mod ledger;

use serde::Serialize;

use crate::archive::ClaimIndex;
use crate::archive::EntityIndex;
use crate::site::pages::question::ledger::ScopeView;
use crate::site::parts::claims::RelationView;
use crate::site::parts::claims::by_time;
use crate::site::parts::claims::figure_of;
use crate::site::parts::claims::now;
use crate::site::parts::claims::relation_view;
use crate::site::parts::contents;
use crate::site::parts::contents::PlaceView;
use crate::site::parts::counting;
use crate::site::parts::counting::Disagreement;
use crate::site::parts::counting::counts_otherwise;
use crate::site::parts::entity::EntityView;
use crate::site::parts::entity::entity_head;
use crate::site::parts::entity::entity_view;
use crate::site::parts::head::PageView;
use crate::site::parts::json::script;
use crate::site::parts::questions::definition_of;
use crate::site::parts::questions::standing;
use crate::site::parts::render::Templated;
use crate::site::parts::rest;
use crate::site::parts::rest::RestView;
use crate::site::parts::strips::StripsView;
use crate::site::parts::strips::strips;
use crate::site::plan::Site;
use crate::site::plan::addresses;
use crate::site::plan::page::Page;

/// `question.html`: `question`.
#[derive(Debug, Clone, Serialize)]
pub struct QuestionView {
    /// What every entity has: its text, its facts, where it is mentioned.
    pub entity: EntityView,
    /// What is counted: `people`.
    pub unit: Option<String>,
    pub definition: Option<String>,
    /// All claims, also those that were revised and those that repeat others.
    pub claims: usize,
    /// Claims that stand, neither revised nor repetitions: of the question's own scope, and of others.
    pub standing: usize,
    pub otherwise: usize,
    /// Standing claims with what they revise, by scope; the one that the question asks for comes first.
    pub ledger: Vec<ScopeView>,
    /// Claims that have no row.
    pub rest: Option<RestView>,
    /// Who holds whose answer to be wrong, where both count the same: a line for two lines of counting.
    pub disagreements: Vec<DisagreementView>,
    pub more_disagreements: Option<RestView>,
    /// Disputes in which one side has come to the other's figure.
    pub settled: Vec<DisagreementView>,
    /// Where there is a figure.
    pub strips: Option<StripsView>,
    /// What a long page leads to in itself.
    pub contents: Vec<PlaceView>,
}

impl Templated for QuestionView {
    const TEMPLATE: &'static str = "question.html";
    const NAME: &'static str = "question";
}

#[derive(Debug, Clone, Serialize)]
pub struct DisagreementView {
    pub claim: RelationView,
    pub disputed: RelationView,
    /// `said of 11, since revised`, where no dispute is over the two figures that stand.
    pub over: Option<String>,
    /// `later 9, now 14 (Coroner)`: what became of each side of a settled one.
    pub claim_since: Option<String>,
    pub disputed_since: Option<String>,
}

/// How many disagreements are shown.
const DISAGREEMENTS: usize = 100;

pub fn head(site: &Site, page: &Page, index: EntityIndex, number: usize) -> PageView {
    let data = (number == 1).then(|| script(json_ld::question(site, index)));
    PageView { json_ld: data.into_iter().collect(), ..entity_head(site, page, index, number) }
}

pub fn view(site: &Site, page: &Page, index: EntityIndex, number: usize) -> QuestionView {
    let entity = site.archive.entity(index);
    let all = by_time(&site.archive, &entity.claims);
    let stands = standing(&site.archive, index);
    let otherwise = stands.iter().filter(|claim| counts_otherwise(&site.archive, **claim)).count();
    let listed = |claims: &[ClaimIndex]| {
        let mut claims = claims.to_vec();
        claims.retain(|claim| !site.shared.unlisted.contains(claim));
        claims
    };
    let (claims, standing) = (listed(&all), listed(&stands));
    let disagreements = counting::disagreements(&site.archive, &claims);
    let (settled, open): (Vec<Disagreement>, _) = disagreements.into_iter().partition(|it| it.is_settled);
    let mut disagreements: Vec<DisagreementView> = open.iter().map(|it| open_disagreement(site, it)).collect();
    let more_disagreements = rest::cut(&mut disagreements, DISAGREEMENTS, Some(addresses::CLAIMS));
    let ledger = ledger::of(site, &standing, &claims);
    let page_of_all = entity_view(site, page, index, number);
    QuestionView {
        contents: contents_of(site, &ledger, disagreements.len(), &page_of_all),
        entity: page_of_all,
        unit: entity.document.as_ref().and_then(|document| document.unit().map(ToOwned::to_owned)),
        definition: definition_of(entity),
        claims: all.len(),
        standing: stands.len() - otherwise,
        otherwise,
        rest: rest::rest(all.len(), claims.len(), Some(addresses::CLAIMS)),
        ledger,
        disagreements,
        more_disagreements,
        settled: settled.iter().flat_map(|it| settled_disagreement(site, it)).collect(),
        strips: strips(site, &standing),
    }
}

/// A row of a ledger is as high as so many lines of other lists.
const ROW: usize = 4;

/// The parts of its first page.
fn contents_of(site: &Site, ledger: &[ScopeView], disagreements: usize, page: &EntityView) -> Vec<PlaceView> {
    if !page.first_page {
        return Vec::new();
    }
    let rows = |otherwise: bool| {
        let scopes = ledger.iter().filter(|scope| scope.otherwise == otherwise);
        scopes.map(|scope| scope.rows.len()).sum::<usize>()
    };
    let passages: usize = page.passages.iter().map(|group| group.count).sum();
    let first_otherwise = ledger.iter().position(|scope| scope.otherwise).unwrap_or_default();
    let places = [
        contents::section(site, "disagreements", "s-disputes", disagreements),
        contents::section(site, "ledger", "s-ledger", rows(false)),
        contents::section(site, "counted_else", &format!("s-scope-{}", first_otherwise + 1), rows(true)),
        contents::section(site, "passages", "s-passages", passages),
    ];
    let lines = (rows(false) + rows(true)) * ROW + disagreements + passages;
    contents::of_long_page(lines, places.into_iter().flatten().collect())
}

/// Where both sides stand, and over which figures they disagreed where these stand no more.
fn open_disagreement(
    site: &Site,
    Disagreement { standing: (one, other), said, .. }: &Disagreement,
) -> DisagreementView {
    let archive = &site.archive;
    let is_same = |a: ClaimIndex, b: ClaimIndex| counting::is_same_figure(archive, a, b);
    let is_of_today =
        said.iter().any(|(a, b)| is_same(*a, *one) && is_same(*b, *other) || is_same(*a, *other) && is_same(*b, *one));
    let mut over: Vec<String> = said.iter().map(|(_, disputed)| figure_of(site, archive.claim(*disputed))).collect();
    over.dedup();
    let figures = ("figures", over.join(&site.words.say("list_separator")));
    let over = (!is_of_today).then(|| site.words.fill("dispute_over", None, &[figures]));
    DisagreementView { over, ..pair(site, *one, *other) }
}

/// Each dispute as it was, with what became of both figures.
fn settled_disagreement(site: &Site, disagreement: &Disagreement) -> Vec<DisagreementView> {
    let mut views = Vec::new();
    for (one, other) in &disagreement.said {
        let (claim_since, disputed_since) = (since(site, *one), since(site, *other));
        views.push(DisagreementView { claim_since, disputed_since, ..pair(site, *one, *other) });
    }
    views
}

fn pair(site: &Site, one: ClaimIndex, other: ClaimIndex) -> DisagreementView {
    let (claim, disputed) = (site.archive.claim(one), site.archive.claim(other));
    DisagreementView {
        claim: relation_view(site, "disputes", disputed, one),
        disputed: relation_view(site, "disputes", claim, other),
        over: None,
        claim_since: None,
        disputed_since: None,
    }
}

/// The figures that took the place of one, the last as what stands now.
fn since(site: &Site, index: ClaimIndex) -> Option<String> {
    let line = counting::onward(&site.archive, index);
    let mut later: Vec<String> = line.iter().map(|claim| figure_of(site, site.archive.claim(*claim))).collect();
    later.dedup();
    let between = later.get(1..later.len() - 1).unwrap_or_default().join(&site.words.say("list_separator"));
    let mut parts = Vec::new();
    if !between.is_empty() {
        parts.push(site.words.fill("dispute_later", None, &[("figures", between)]));
    }
    parts.extend(now(site, index));
    (!parts.is_empty()).then(|| parts.join(&site.words.say("list_separator")))
}
