//! Whom a page has introduced.

use std::collections::HashSet;

use crate::archive::EntityIndex;

/// Which entities a page has introduced: by its front matter, or by a full form so far.
#[derive(Debug, Default)]
pub(in crate::archive) struct Introduced {
    listed: HashSet<EntityIndex>,
    named: HashSet<EntityIndex>,
}

impl Introduced {
    pub(in crate::archive) fn listing(listed: impl IntoIterator<Item = EntityIndex>) -> Introduced {
        Introduced { listed: listed.into_iter().collect(), named: HashSet::new() }
    }

    pub(in crate::archive) fn name(&mut self, entity: EntityIndex) {
        self.named.insert(entity);
    }

    pub(super) fn knows(&self, entity: EntityIndex) -> bool {
        self.listed.contains(&entity) || self.named.contains(&entity)
    }

    /// The one entity that is meant, if the front matter or the text so far decides.
    pub(super) fn decide(&self, entities: &[EntityIndex]) -> Option<EntityIndex> {
        let only = |known: &HashSet<EntityIndex>| {
            let mut matching = entities.iter().filter(|entity| known.contains(entity));
            matching.next().copied().filter(|_| matching.next().is_none())
        };
        only(&self.listed).or_else(|| only(&self.named))
    }
}
