//! The page of a question: a ledger of claims.

mod json_ld;

use std::collections::HashSet;

use serde::Serialize;

use crate::archive::ClaimIndex;
use crate::archive::EntityIndex;
use crate::document::RelationKind;
use crate::site::parts::chart::ChartView;
use crate::site::parts::chart::chart;
use crate::site::parts::claims::ClaimView;
use crate::site::parts::claims::RelationView;
use crate::site::parts::claims::by_time;
use crate::site::parts::claims::claim_view;
use crate::site::parts::claims::relation_view;
use crate::site::parts::entity::EntityView;
use crate::site::parts::entity::entity_head;
use crate::site::parts::entity::entity_view;
use crate::site::parts::head::PageView;
use crate::site::parts::json::script;
use crate::site::parts::render::Templated;
use crate::site::plan::Site;
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
    /// Claims that stand: neither revised nor repetitions.
    pub standing: usize,
    /// Standing claims with what they revise, by scope; the one that the question asks for comes first.
    pub ledger: Vec<ScopeView>,
    /// Who holds whose answer to be wrong, where both count the same.
    pub disagreements: Vec<DisagreementView>,
    /// Where two figures at least can be drawn.
    pub chart: Option<ChartView>,
}

impl Templated for QuestionView {
    const TEMPLATE: &'static str = "question.html";
    const NAME: &'static str = "question";
}

/// Claims that count the same.
#[derive(Debug, Clone, Serialize)]
pub struct ScopeView {
    /// Absent where it is just what the question asks.
    pub scope: Option<String>,
    pub rows: Vec<LedgerRowView>,
}

/// A claim with its history.
#[derive(Debug, Clone, Serialize)]
pub struct LedgerRowView {
    pub claim: ClaimView,
    /// What it revised, the newest first.
    pub earlier: Vec<ClaimView>,
    /// What only repeats it or what it revised.
    pub echoes: Vec<ClaimView>,
}

#[derive(Debug, Clone, Serialize)]
pub struct DisagreementView {
    pub claim: RelationView,
    pub disputed: RelationView,
}

pub fn head(site: &Site, page: &Page, index: EntityIndex, number: usize) -> PageView {
    let data = (number == 1).then(|| script(json_ld::question(site, index)));
    PageView { json_ld: data.into_iter().collect(), ..entity_head(site, page, index, number) }
}

pub fn view(site: &Site, page: &Page, index: EntityIndex, number: usize) -> QuestionView {
    let entity = site.archive.entity(index);
    let document = entity.document.as_ref();
    let claims = by_time(site, &entity.claims);
    let standing: Vec<ClaimIndex> =
        claims.iter().copied().filter(|claim| site.archive.claim(*claim).stands()).collect();
    QuestionView {
        entity: entity_view(site, page, index, number),
        unit: document.and_then(|document| document.unit().map(ToOwned::to_owned)),
        definition: document
            .and_then(|document| document.definition())
            .map(|definition| definition.text.trim_end().to_owned())
            .filter(|definition| !definition.is_empty()),
        claims: claims.len(),
        standing: standing.len(),
        ledger: ledger(site, &standing),
        disagreements: disagreements(site, &claims),
        chart: chart(site, &claims),
    }
}

/// Rows of standing claims, by scope: the one that the question asks for first, the others as they come in time.
fn ledger(site: &Site, standing: &[ClaimIndex]) -> Vec<ScopeView> {
    let mut scopes: Vec<ScopeView> = Vec::new();
    // A claim that two others revise stands under the first of them.
    let mut shown = HashSet::new();
    for index in standing {
        let row = ledger_row(site, *index, &mut shown);
        let scope = row.claim.scope.clone();
        let key = scope.as_deref().map(str::to_lowercase);
        match scopes.iter_mut().find(|known| known.scope.as_deref().map(str::to_lowercase) == key) {
            Some(known) => known.rows.push(row),
            None => scopes.push(ScopeView { scope, rows: vec![row] }),
        }
    }
    scopes.sort_by_key(|scope| scope.scope.is_some());
    scopes
}

/// A claim with the chain of what it revised, the newest first, and everything that repeats one of them.
fn ledger_row(site: &Site, index: ClaimIndex, shown: &mut HashSet<ClaimIndex>) -> LedgerRowView {
    let mut earlier = Vec::new();
    let mut open = vec![index];
    while let Some(claim) = open.pop() {
        for revised in site.archive.claim(claim).related(RelationKind::Revises) {
            if shown.insert(revised) {
                earlier.push(revised);
                open.push(revised);
            }
        }
    }
    let mut echoes: Vec<ClaimIndex> = Vec::new();
    let mut open: Vec<ClaimIndex> = earlier.iter().copied().chain([index]).collect();
    while let Some(claim) = open.pop() {
        let repeating = site.archive.claim(claim).related_by(RelationKind::Repeats);
        let new: Vec<ClaimIndex> = repeating.filter(|echo| shown.insert(*echo)).collect();
        echoes.extend(&new);
        open.extend(new);
    }
    let views =
        |claims: Vec<ClaimIndex>| -> Vec<ClaimView> { claims.into_iter().map(|it| claim_view(site, it)).collect() };
    earlier = by_time(site, &earlier);
    earlier.reverse();
    LedgerRowView { claim: claim_view(site, index), earlier: views(earlier), echoes: views(by_time(site, &echoes)) }
}

/// Disputes between claims of the same scope; nothing else is disagreement.
fn disagreements(site: &Site, claims: &[ClaimIndex]) -> Vec<DisagreementView> {
    let mut disagreements = Vec::new();
    let mut told = HashSet::new();
    for index in claims {
        let claim = site.archive.claim(*index);
        for disputed in claim.related(RelationKind::Disputes) {
            let other = site.archive.claim(disputed);
            // Who dispute each other are told of once.
            let is_new = told.insert((*index, disputed)) && told.insert((disputed, *index));
            if claim.has_scope_of(other) && is_new {
                disagreements.push(DisagreementView {
                    claim: relation_view(site, "disputes", other, *index),
                    disputed: relation_view(site, "disputes", claim, disputed),
                });
            }
        }
    }
    disagreements
}
