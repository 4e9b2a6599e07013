//! The rows of a ledger: what stands, by scope, with what it revised and what repeats each figure.
//!
//! Every claim of the question has exactly one row, so that whatever leads to a claim arrives.

use std::collections::HashMap;
use std::collections::HashSet;

use serde::Serialize;

use crate::archive::ClaimIndex;
use crate::document::RelationKind;
use crate::site::parts::citation::figure::FigureCitationView;
use crate::site::parts::citation::figure::figure_citation;
use crate::site::parts::claims::ClaimView;
use crate::site::parts::claims::by_time;
use crate::site::parts::claims::claim_view;
use crate::site::parts::counting::counts_otherwise;
use crate::site::plan::Site;

/// Claims that count the same.
#[derive(Debug, Clone, Serialize)]
pub struct ScopeView {
    /// Whether it is something else than the question asks.
    pub otherwise: bool,
    /// What it is, where that is said.
    pub scope: Option<String>,
    pub rows: Vec<LedgerRowView>,
}

/// A claim, and how it is cited.
#[derive(Debug, Clone, Serialize)]
pub struct CitedClaimView {
    #[serde(flatten)]
    pub claim: ClaimView,
    pub citation: FigureCitationView,
}

/// A claim with its history.
#[derive(Debug, Clone, Serialize)]
pub struct LedgerRowView {
    pub claim: CitedClaimView,
    /// What only repeats it.
    pub echoes: Vec<CitedClaimView>,
    /// What it revised, the newest first.
    pub earlier: Vec<EarlierView>,
}

/// A claim that was revised, with what repeats it.
#[derive(Debug, Clone, Serialize)]
pub struct EarlierView {
    #[serde(flatten)]
    pub claim: CitedClaimView,
    pub echoes: Vec<CitedClaimView>,
}

/// Rows of standing claims, by scope: the one that the question asks for first, the others as they come in time.
pub(super) fn of(site: &Site, standing: &[ClaimIndex], all: &[ClaimIndex]) -> Vec<ScopeView> {
    let mut scopes: Vec<ScopeView> = Vec::new();
    // A claim that two others revise stands under the first of them.
    let mut shown = HashSet::new();
    // Behind what stands comes what is revised and repeated in a circle, if anything is.
    for index in standing.iter().chain(all) {
        if !shown.insert(*index) {
            continue;
        }
        let row = row(site, *index, &mut shown);
        let otherwise = counts_otherwise(&site.archive, *index);
        let key = |scope: &Option<String>| scope.as_deref().map(str::to_lowercase);
        let is_same =
            |known: &&mut ScopeView| known.otherwise == otherwise && key(&known.scope) == key(&row.claim.claim.scope);
        match scopes.iter_mut().find(is_same) {
            Some(known) => known.rows.push(row),
            None => scopes.push(ScopeView { otherwise, scope: row.claim.claim.scope.clone(), rows: vec![row] }),
        }
    }
    scopes.sort_by_key(|scope| scope.otherwise);
    scopes
}

/// A claim with the chain of what it revised, the newest first, each with what repeats it.
fn row(site: &Site, index: ClaimIndex, shown: &mut HashSet<ClaimIndex>) -> LedgerRowView {
    let mut figures: Vec<(ClaimIndex, Vec<ClaimIndex>)> = vec![(index, echoes(site, index, shown))];
    let mut next = 0;
    while let Some((figure, echoes_of_figure)) = figures.get(next).cloned() {
        // An echo may revise a figure of its own.
        for claim in echoes_of_figure.into_iter().chain([figure]) {
            for revised in site.archive.claim(claim).related(RelationKind::Revises) {
                if shown.insert(revised) {
                    figures.push((revised, echoes(site, revised, shown)));
                }
            }
        }
        next += 1;
    }
    let is_listed = |claim: &ClaimIndex| !site.shared.unlisted.contains(claim);
    let views = |mut claims: Vec<ClaimIndex>| -> Vec<CitedClaimView> {
        claims.retain(is_listed);
        by_time(&site.archive, &claims).into_iter().map(|claim| cited(site, claim)).collect()
    };
    let mut figures = figures.into_iter();
    let echoes = figures.next().map_or_else(Vec::new, |(_, echoes)| views(echoes));
    let mut revised: HashMap<ClaimIndex, Vec<ClaimIndex>> = figures.filter(|(figure, _)| is_listed(figure)).collect();
    let in_order = by_time(&site.archive, &revised.keys().copied().collect::<Vec<_>>());
    let mut earlier = Vec::new();
    for figure in in_order.into_iter().rev() {
        let echoes = views(revised.remove(&figure).unwrap_or_default());
        earlier.push(EarlierView { claim: cited(site, figure), echoes });
    }
    LedgerRowView { claim: cited(site, index), echoes, earlier }
}

fn cited(site: &Site, index: ClaimIndex) -> CitedClaimView {
    CitedClaimView { claim: claim_view(site, index), citation: figure_citation(site, index) }
}

/// Everything that repeats a figure, also by way of others.
fn echoes(site: &Site, index: ClaimIndex, shown: &mut HashSet<ClaimIndex>) -> Vec<ClaimIndex> {
    let mut echoes = Vec::new();
    let mut open = vec![index];
    while let Some(claim) = open.pop() {
        for echo in site.archive.claim(claim).related_by(RelationKind::Repeats) {
            if shown.insert(echo) {
                echoes.push(echo);
                open.push(echo);
            }
        }
    }
    echoes
}
