//! Which points lie in a place, or in one that lies in it: the most named of them, for its map.
//!
//! From the innermost places outward, each hands on what it has: places may lie in each other twenty thousand deep.

use std::cmp::Reverse;
use std::collections::HashMap;

use crate::archive::Archive;
use crate::archive::EntityIndex;
use crate::site::plan::overviews;
use crate::value::Kind;

/// How many parts of an area its own map shows at most.
const PARTS: usize = 24;

/// Of each place that has some: the points within it, the most named first.
pub fn points_within(archive: &Archive) -> HashMap<EntityIndex, Vec<EntityIndex>> {
    let whole = |index: EntityIndex| archive.entity(index).within.filter(|_| archive.entity(index).kind == Kind::Place);
    let mut unfinished: HashMap<EntityIndex, usize> = HashMap::new();
    for whole in archive.entity_indexes().filter_map(whole) {
        *unfinished.entry(whole).or_default() += 1;
    }
    let mut points: HashMap<EntityIndex, Vec<EntityIndex>> = HashMap::new();
    let mut finished: Vec<EntityIndex> = archive.entity_indexes().collect();
    finished.retain(|index| archive.entity(*index).kind == Kind::Place && !unfinished.contains_key(index));
    while let Some(part) = finished.pop() {
        let mut own = points.remove(&part).unwrap_or_default();
        own.sort_by_key(|point| (Reverse(archive.entity(*point).mentions.len()), *point));
        own.truncate(PARTS);
        if let Some(whole) = whole(part) {
            let itself = overviews::position(archive.entity(part)).map(|_| part);
            points.entry(whole).or_default().extend(own.iter().copied().chain(itself));
            let left = unfinished.entry(whole).or_default();
            *left = left.saturating_sub(1);
            if *left == 0 {
                finished.push(whole);
            }
        }
        if !own.is_empty() {
            points.insert(part, own);
        }
    }
    points
}
