//! A mention: one place in a text where an entity is named.

use std::ops::Range;

use crate::archive::field::Field;
use crate::archive::index::EntityIndex;
use crate::archive::index::MentionIndex;
use crate::archive::index::Owner;
use crate::names::Method;

/// One place in a text where an entity is named.
///
/// Mentions on standing pages are links but no part of the record: they count nowhere and stand in no table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    pub entity: EntityIndex,
    /// The index of the form that was found; absent where an editor's link has other words.
    pub form: Option<u32>,
    pub owner: Owner,
    pub field: Field,
    /// In bytes of the field's text layer.
    pub range: Range<u32>,
    pub method: Method,
    /// From 1, unique on the owner's page: `mention-3`.
    pub number: u32,
}

impl MentionIndex {
    /// All mentions of a page's texts with their indexes.
    pub(super) fn numbered(of_page: &[Mention]) -> impl Iterator<Item = (MentionIndex, &Mention)> {
        (0..).zip(of_page).map(|(at, mention)| (MentionIndex { owner: mention.owner, at }, mention))
    }
}

impl Mention {
    pub fn range(&self) -> Range<usize> {
        self.range.start as usize..self.range.end as usize
    }
}
