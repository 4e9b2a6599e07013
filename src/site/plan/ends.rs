//! Where each line of counting stands: the claim that revised a claim, or that it repeats, step by step to the last.

use crate::archive::Archive;
use crate::archive::ClaimIndex;
use crate::document::RelationKind;

/// The claim at the end of each claim's line, by its index. Every step is taken once, however long the lines are.
pub fn ends(archive: &Archive) -> Vec<ClaimIndex> {
    let mut ends: Vec<Option<ClaimIndex>> = vec![None; archive.claims.len()];
    let mut is_on_path = vec![false; archive.claims.len()];
    for start in archive.claim_indexes() {
        let mut path = Vec::new();
        let mut at = start;
        let end = loop {
            if let Some(end) = ends[at.get()] {
                break end;
            }
            is_on_path[at.get()] = true;
            path.push(at);
            // An echo that revises another figure could lead in a circle.
            match next(archive, at).filter(|next| !is_on_path[next.get()]) {
                Some(next) => at = next,
                None => break at,
            }
        };
        for claim in path {
            is_on_path[claim.get()] = false;
            ends[claim.get()] = Some(end);
        }
    }
    ends.into_iter().zip(archive.claim_indexes()).map(|(end, index)| end.unwrap_or(index)).collect()
}

/// What has revised a claim, else what it repeats.
pub fn next(archive: &Archive, index: ClaimIndex) -> Option<ClaimIndex> {
    let claim = archive.claim(index);
    let revising = claim.related_by(RelationKind::Revises).next();
    revising.or_else(|| claim.related(RelationKind::Repeats).next())
}
