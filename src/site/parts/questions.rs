//! Questions in a list, each with the answers that stand.

use serde::Serialize;

use crate::archive::Archive;
use crate::archive::ClaimIndex;
use crate::archive::Entity;
use crate::archive::EntityIndex;
use crate::site::parts::claims::by_time;
use crate::site::parts::claims::figure_of;
use crate::site::parts::claims::row_address;
use crate::site::parts::claims::unit_of;
use crate::site::parts::counting::counts_otherwise;
use crate::site::parts::dates::DateView;
use crate::site::parts::dates::date_view;
use crate::site::parts::strips::StripView;
use crate::site::parts::strips::small;
use crate::site::plan::Site;
use crate::site::plan::addresses;
use crate::value::Kind;

/// A question in a list, with the answers that stand.
#[derive(Debug, Clone, Serialize)]
pub struct QuestionLinkView {
    pub name: String,
    pub address: String,
    pub summary: Option<String>,
    pub claims: usize,
    /// What stands of the question's own scope, in the order of time.
    pub answers: AnswersView,
    /// What stands and counts something else.
    pub otherwise: AnswersView,
    /// The lines of counting without labels, in the order of the answers.
    pub strips: Vec<StripView>,
}

/// The first answers of a kind, and how many there are.
#[derive(Debug, Clone, Serialize)]
pub struct AnswersView {
    pub count: usize,
    pub shown: Vec<AnswerView>,
}

#[derive(Debug, Clone, Serialize)]
pub struct AnswerView {
    pub figure: String,
    /// Absent where the answer is in words only.
    pub unit: Option<String>,
    pub claimant: String,
    pub date: Option<DateView>,
    /// False: the date is that of the article.
    pub said: bool,
    pub scope: Option<String>,
    pub row: String,
}

/// How many answers of a question a list shows, and how many counts of something else.
const ANSWERS: usize = 6;
const OTHERWISE: usize = 4;

pub fn question_link(site: &Site, index: EntityIndex) -> QuestionLinkView {
    let entity = site.archive.entity(index);
    let standing = standing(&site.archive, index);
    let strips = small(site, &standing);
    let (otherwise, answers) = standing.into_iter().partition(|it| counts_otherwise(&site.archive, *it));
    QuestionLinkView {
        name: entity.name.clone(),
        address: addresses::entity(&site.archive, index),
        summary: entity.summary().map(|summary| summary.text.trim_end().to_owned()),
        claims: entity.claims.len(),
        answers: answers_view(site, answers, ANSWERS),
        otherwise: answers_view(site, otherwise, OTHERWISE),
        strips,
    }
}

/// The claims on a question that are neither revised nor repetitions, in the order of time.
pub fn standing(archive: &Archive, index: EntityIndex) -> Vec<ClaimIndex> {
    let mut claims = by_time(archive, &archive.entity(index).claims);
    claims.retain(|claim| archive.claim(*claim).stands());
    claims
}

/// What exactly a question asks, where its file says it.
pub fn definition_of(question: &Entity) -> Option<String> {
    let definition = question.document.as_ref()?.definition()?.text.trim_end();
    (!definition.is_empty()).then(|| definition.to_owned())
}

/// All questions, the most claimed about first.
pub fn most_claimed(site: &Site) -> Vec<EntityIndex> {
    let mut questions = site.shared.of_kind(Kind::Question).to_vec();
    questions.sort_by_key(|index| std::cmp::Reverse(site.archive.entity(*index).claims.len()));
    questions
}

/// The questions that are about an event, or about what is at a place.
pub fn questions_about(site: &Site, index: EntityIndex) -> Vec<QuestionLinkView> {
    let questions = site.shared.questions_about.get(&index).into_iter().flatten();
    questions.map(|question| question_link(site, *question)).collect()
}

fn answers_view(site: &Site, claims: Vec<ClaimIndex>, most: usize) -> AnswersView {
    let count = claims.len();
    let mut shown = Vec::new();
    for index in claims.into_iter().take(most) {
        shown.push(answer(site, index));
    }
    AnswersView { count, shown }
}

fn answer(site: &Site, index: ClaimIndex) -> AnswerView {
    let claim = site.archive.claim(index);
    AnswerView {
        figure: figure_of(site, claim),
        unit: unit_of(&site.archive, claim),
        claimant: claim.claimant.text.clone(),
        date: claim.date.map(|date| date_view(site, date)),
        said: claim.document.said_on.is_some(),
        scope: claim.document.scope.clone(),
        row: row_address(site, index),
    }
}
