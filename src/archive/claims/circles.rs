//! Circles of claims that revise or repeat each other: which relation closes each.
//!
//! 1. One walk along all chains, deep first, says whether there are circles at all. To ask for each relation whether it leads back would
//!    walk a chain of fifty thousand revisions fifty thousand times.
//! 2. Where there are, relations are asked one by one in the order of the claims, and the earlier ones stand.
//! 3. Where that takes too long, those are left out that led the walk back to where it came from.

use std::collections::HashSet;

use crate::archive::claims::claim::Relation;
use crate::document::RelationKind;

/// Whether chains of this relation must not be circles.
pub(super) fn leads_back(kind: RelationKind) -> bool {
    matches!(kind, RelationKind::Revises | RelationKind::Repeats)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Visit {
    Not,
    /// The walk is on a chain that it is part of.
    OnTheWay,
    Done,
}

/// So many steps are gone to see which relation is the last of its circle.
const STEPS: usize = 1 << 20;

/// Relations without which there is no circle: of each claim, their positions among its relations, in order.
pub(super) fn closing(relations: &[Vec<Relation>]) -> Vec<Vec<usize>> {
    let walked = led_back(relations);
    match walked.iter().all(Vec::is_empty) {
        true => walked,
        false => latest(relations).unwrap_or(walked),
    }
}

/// Relations that lead back to where the walk came from.
fn led_back(relations: &[Vec<Relation>]) -> Vec<Vec<usize>> {
    let mut led_back: Vec<Vec<usize>> = vec![Vec::new(); relations.len()];
    let mut visits = vec![Visit::Not; relations.len()];
    for first in 0..relations.len() {
        // Each claim of the chain with the position of its next relation.
        let mut chain = if visits[first] == Visit::Not { vec![(first, 0)] } else { Vec::new() };
        while let Some((claim, position)) = chain.last_mut() {
            visits[*claim] = Visit::OnTheWay;
            let Some(relation) = relations[*claim].get(*position) else {
                visits[*claim] = Visit::Done;
                chain.pop();
                continue;
            };
            let (here, at) = (*claim, *position);
            *position += 1;
            match visits[relation.claim.get()] {
                _ if !leads_back(relation.kind) => {}
                Visit::Not => chain.push((relation.claim.get(), 0)),
                Visit::OnTheWay => led_back[here].push(at),
                Visit::Done => {}
            }
        }
    }
    led_back
}

/// Relations that close a circle of earlier ones; nothing where it takes too long to find them.
fn latest(relations: &[Vec<Relation>]) -> Option<Vec<Vec<usize>>> {
    let mut latest: Vec<Vec<usize>> = vec![Vec::new(); relations.len()];
    let mut standing: Vec<Vec<usize>> = vec![Vec::new(); relations.len()];
    let mut steps = STEPS;
    for (claim, relations) in relations.iter().enumerate() {
        for (position, relation) in relations.iter().enumerate() {
            if !leads_back(relation.kind) {
                continue;
            }
            match reaches(relation.claim.get(), claim, &standing, &mut steps)? {
                true => latest[claim].push(position),
                false => standing[claim].push(relation.claim.get()),
            }
        }
    }
    Some(latest)
}

/// Whether relations lead from one claim to another.
fn reaches(from: usize, to: usize, standing: &[Vec<usize>], steps: &mut usize) -> Option<bool> {
    let mut seen = HashSet::new();
    let mut open = vec![from];
    while let Some(claim) = open.pop() {
        if claim == to {
            return Some(true);
        }
        if seen.insert(claim) {
            *steps = steps.checked_sub(1 + standing[claim].len())?;
            open.extend(&standing[claim]);
        }
    }
    Some(false)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::archive::index::ClaimIndex;

    fn revises(claims: usize, revised: impl Fn(usize) -> Vec<usize>) -> Vec<Vec<Relation>> {
        let relation = |claim| Relation { kind: RelationKind::Revises, claim: ClaimIndex::new(claim) };
        (0..claims).map(|claim| revised(claim).into_iter().map(relation).collect()).collect()
    }

    /// Claims with a relation that closes a circle.
    fn closed(relations: &[Vec<Relation>]) -> Vec<usize> {
        let closing = closing(relations);
        (0..relations.len()).filter(|claim| !closing[*claim].is_empty()).collect()
    }

    #[test]
    fn a_chain_has_no_circle_however_long_and_in_whatever_order() {
        const LONG: usize = 200_000;
        assert_eq!(closed(&revises(LONG, |claim| claim.checked_sub(1).into_iter().collect())), [0_usize; 0]);
        assert_eq!(closed(&revises(LONG, |claim| Vec::from_iter((claim + 1 < LONG).then_some(claim + 1)))), [0; 0]);
        // Each revises the two before: there are more ways than could be walked.
        let two = |claim: usize| (claim.saturating_sub(2)..claim).collect();
        assert_eq!(closed(&revises(LONG, two)), [0_usize; 0]);
    }

    #[test]
    fn of_a_circle_one_relation_is_left_out() {
        const LONG: usize = 200_000;
        assert_eq!(closed(&revises(LONG, |claim| vec![(claim + 1) % LONG])), [LONG - 1]);
        assert_eq!(closed(&revises(LONG, |claim| vec![(claim + LONG - 1) % LONG])), [1]);
        // Two circles that share a claim; and one in which the walk goes another way than the order of claims.
        assert_eq!(closed(&revises(3, |claim| [vec![1, 2], vec![0], vec![0]][claim].clone())), [1, 2]);
        assert_eq!(closed(&revises(3, |claim| vec![[2, 0, 1][claim]])), [2]);
    }

    #[test]
    fn disputes_may_go_round() {
        let disputes = |claim| vec![Relation { kind: RelationKind::Disputes, claim: ClaimIndex::new(claim) }];
        assert_eq!(closed(&[disputes(1), disputes(0)]), [0_usize; 0]);
    }
}
