//! A claim of the archive.

use std::ops::Range;

use crate::archive::index::ArticleIndex;
use crate::archive::index::ClaimIndex;
use crate::archive::index::EntityIndex;
use crate::archive::register::Name;
use crate::document;
use crate::document::RelationKind;
use crate::value::Date;

/// A claim with everything resolved.
#[derive(Debug, Clone)]
pub struct Claim {
    pub document: document::Claim,
    pub article: ArticleIndex,
    pub question: EntityIndex,
    pub claimant: Name,
    pub speaker: Option<Name>,
    /// Its words, in bytes of the article's text layer.
    pub range: Range<usize>,
    /// When it was made, else the date of the article.
    pub date: Option<Date>,
    pub relations: Vec<Relation>,
    /// What others say of it.
    pub related_by: Vec<Relation>,
}

/// What a claim says of another one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Relation {
    pub kind: RelationKind,
    pub claim: ClaimIndex,
}

impl Claim {
    /// Whether another claim has the same claimant.
    pub fn is_of_claimant(&self, other: &Claim) -> bool {
        match (self.claimant.entity, other.claimant.entity) {
            (Some(one), Some(another)) => one == another,
            (None, None) => self.claimant.text == other.claimant.text,
            _ => false,
        }
    }

    /// Whether another claim counts the same, as far as the editors say.
    pub fn has_scope_of(&self, other: &Claim) -> bool {
        let scope = |claim: &Claim| claim.document.scope.as_deref().map(str::to_lowercase);
        scope(self) == scope(other)
    }

    /// The claims that it relates to in one way.
    pub fn related(&self, kind: RelationKind) -> impl Iterator<Item = ClaimIndex> {
        of_kind(&self.relations, kind)
    }

    /// The claims that relate to it in one way.
    pub fn related_by(&self, kind: RelationKind) -> impl Iterator<Item = ClaimIndex> {
        of_kind(&self.related_by, kind)
    }

    /// Whether it is neither revised nor the repetition of another.
    pub fn stands(&self) -> bool {
        self.related_by(RelationKind::Revises).next().is_none() && self.related(RelationKind::Repeats).next().is_none()
    }
}

/// The claims that some relations of one kind lead to.
fn of_kind(relations: &[Relation], kind: RelationKind) -> impl Iterator<Item = ClaimIndex> {
    relations.iter().filter(move |relation| relation.kind == kind).map(|relation| relation.claim)
}
