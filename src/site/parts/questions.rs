//! Questions in a list, each with the answers that stand.

use serde::Serialize;

use crate::archive::ClaimIndex;
use crate::archive::EntityIndex;
use crate::site::parts::claims::by_time;
use crate::site::parts::claims::figure_of;
use crate::site::plan::Site;
use crate::site::plan::addresses;

/// A question in a list, with the answers that stand.
#[derive(Debug, Clone, Serialize)]
pub struct QuestionLinkView {
    pub name: String,
    pub address: String,
    pub summary: Option<String>,
    pub claims: usize,
    /// In the order of time, those of the question's own scope first.
    pub answers: Vec<AnswerView>,
}

#[derive(Debug, Clone, Serialize)]
pub struct AnswerView {
    pub figure: String,
    pub claimant: String,
    pub scope: Option<String>,
    pub row: String,
}

/// How many answers of a question a list shows.
const ANSWERS: usize = 6;

pub fn question_link(site: &Site, index: EntityIndex) -> QuestionLinkView {
    let entity = site.archive.entity(index);
    let claims = by_time(site, &entity.claims);
    let mut standing: Vec<ClaimIndex> =
        claims.iter().copied().filter(|claim| site.archive.claim(*claim).stands()).collect();
    standing.sort_by_key(|claim| site.archive.claim(*claim).document.scope.is_some());
    let answer = |index: ClaimIndex| {
        let claim = site.archive.claim(index);
        AnswerView {
            figure: figure_of(site, claim),
            claimant: claim.claimant.text.clone(),
            scope: claim.document.scope.clone(),
            row: addresses::claim(&site.archive, index),
        }
    };
    QuestionLinkView {
        name: entity.name.clone(),
        address: addresses::entity(&site.archive, index),
        summary: entity.summary().map(|summary| summary.text.trim_end().to_owned()),
        claims: claims.len(),
        answers: standing.into_iter().take(ANSWERS).map(answer).collect(),
    }
}
