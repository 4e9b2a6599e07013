//! Lines of counting: a figure that stands, and the figures that it has taken the place of.
//!
//! Two sources that disagree go on counting. What a reader wants to know is where both stand now; a dispute of which one side has come to
//! the other's figure is over, whatever else was revised since.

use std::collections::HashSet;

use crate::archive::Archive;
use crate::archive::ClaimIndex;
use crate::document::RelationKind;
use crate::site::plan::ends::next;

/// From a claim to the one that stands at the end of its line: what has revised it, or what it repeats, step by step.
pub fn onward(archive: &Archive, index: ClaimIndex) -> Vec<ClaimIndex> {
    let mut line = vec![index];
    let mut seen = HashSet::from([index]);
    let mut at = index;
    // An echo that revises another figure could lead in a circle.
    while let Some(next) = next(archive, at).filter(|next| seen.insert(*next)) {
        line.push(next);
        at = next;
    }
    line
}

/// The claim that stands at the end of a claim's line.
pub fn standing(archive: &Archive, index: ClaimIndex) -> ClaimIndex {
    onward(archive, index).last().copied().unwrap_or(index)
}

/// What a standing claim has revised, step by step, and itself: in order of time, the standing one last.
pub fn history(archive: &Archive, standing: ClaimIndex) -> Vec<ClaimIndex> {
    let mut history = vec![standing];
    let mut seen = HashSet::from([standing]);
    let mut next = 0;
    while let Some(index) = history.get(next).copied() {
        history.extend(archive.claim(index).related(RelationKind::Revises).filter(|revised| seen.insert(*revised)));
        next += 1;
    }
    history[1..].sort_by_key(|index| std::cmp::Reverse((archive.claim(*index).date, *index)));
    history.reverse();
    history
}

/// Whether a claim counts something else than its question asks.
pub fn counts_otherwise(archive: &Archive, index: ClaimIndex) -> bool {
    let claim = archive.claim(index);
    let mut others = claim.related(RelationKind::DifferentScope);
    // Where neither says what it counts, the one that says that it counts something else is the other one.
    claim.document.scope.is_some() || others.any(|other| archive.claim(other).document.scope.is_none())
}

/// Two lines of counting of which one disputes the other, with the claims in which it does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Disagreement {
    /// The ends of both lines, the disputing one first.
    pub standing: (ClaimIndex, ClaimIndex),
    /// Who disputes and what, in order of time.
    pub said: Vec<(ClaimIndex, ClaimIndex)>,
    /// Whether after each of them one side came to the other's figure.
    pub is_settled: bool,
}

/// Disputes between claims of one scope, a line of counting against another; nothing else is disagreement. `claims` are in order of time.
pub fn disagreements(archive: &Archive, claims: &[ClaimIndex]) -> Vec<Disagreement> {
    let mut disagreements: Vec<Disagreement> = Vec::new();
    for index in claims {
        let claim = archive.claim(*index);
        let disputed = claim.related(RelationKind::Disputes).filter(|other| claim.has_scope_of(archive.claim(*other)));
        for other in disputed {
            let pair = (standing(archive, *index), standing(archive, other));
            let is_same = |known: &&mut Disagreement| known.standing == pair || known.standing == (pair.1, pair.0);
            match disagreements.iter_mut().find(is_same) {
                Some(known) => known.said.push((*index, other)),
                None => {
                    let said = vec![(*index, other)];
                    disagreements.push(Disagreement { standing: pair, said, is_settled: false });
                }
            }
        }
    }
    for disagreement in &mut disagreements {
        disagreement.is_settled = disagreement.said.iter().all(|(one, other)| is_over(archive, *one, *other));
    }
    disagreements
}

/// Whether two lines came to one figure after they had been in dispute.
fn is_over(archive: &Archive, one: ClaimIndex, other: ClaimIndex) -> bool {
    let (ones, others) = (onward(archive, one), onward(archive, other));
    let pairs = ones.iter().flat_map(|one| others.iter().map(move |other| (*one, *other)));
    pairs.skip(1).any(|(one, other)| is_same_figure(archive, one, other))
}

pub fn is_same_figure(archive: &Archive, one: ClaimIndex, other: ClaimIndex) -> bool {
    archive.claim(one).document.answer == archive.claim(other).document.answer
}
