//! Registered words in which somebody is not meant, as they stand in a text.

use crate::names::bearer::BearerIndex;
use crate::names::walk::Hit;
use crate::value::QuickMap;

/// Of each bearer, where such words begin, and how far those reach that have begun till there: one look says whether some lie
/// around a name, however many there are.
pub(super) struct Denials(QuickMap<BearerIndex, Vec<(usize, usize)>>);

impl Denials {
    pub(super) fn new(mut hits: Vec<&Hit>) -> Denials {
        hits.sort_by_key(|hit| hit.start);
        let mut reaches: QuickMap<BearerIndex, Vec<(usize, usize)>> = QuickMap::default();
        for hit in hits {
            let of_bearer = reaches.entry(hit.meaning.bearer).or_default();
            let before = of_bearer.last().map_or(0, |(_, end)| *end);
            of_bearer.push((hit.start, before.max(hit.end)));
        }
        Denials(reaches)
    }

    /// Whether the bearer of a name is not meant there.
    pub(super) fn lie_around(&self, hit: &Hit) -> bool {
        let Some(reaches) = self.0.get(&hit.meaning.bearer) else { return false };
        let begun = reaches.partition_point(|(start, _)| *start <= hit.start);
        begun.checked_sub(1).is_some_and(|last| reaches[last].1 >= hit.end)
    }
}
