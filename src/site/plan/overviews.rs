//! What of the whole archive can be drawn: its places, its time, and who is named with whom.
//!
//! It is made once, before anything else is planned. The plan asks it which pages there are, the menu what it leads to, and the
//! pages take what they draw from it: no two of them can differ.
//!
//! Why borders are no part of it, and a place whose `precision` is a district, region or country is never a point, whatever its
//! coordinates: both are claims that no drawing should make. A place that no text names or lists is not drawn.
//!
//! Why ties are of shared articles alone: being named in one article is what can be checked. One article ties all whom it names,
//! which says little, so weak ties are drawn only where there is nothing else.

use std::cmp::Reverse;

use crate::archive::Archive;
use crate::archive::Entity;
use crate::archive::EntityIndex;
use crate::document::Precision;
use crate::drawing::map::Map;
use crate::drawing::map::Position;
use crate::site::plan::changes::Change;
use crate::site::plan::changes::changes;
use crate::site::plan::reports::Reports;
use crate::value::Date;
use crate::value::Kind;

/// How many names the whole archive's network has, at least and at most.
const LEAST: usize = 4;
const MOST: usize = 24;

/// So many articles that name two make a strong tie; weaker ones count only where there are too few of these.
const STRONG: usize = 2;

/// What can be drawn of the whole archive.
pub struct Overviews {
    /// Places that are named or listed somewhere and known as a point, the most named first.
    pub places: Vec<EntityIndex>,
    /// A map that the pages of all of them share, where they are near each other.
    pub locator: Option<Map>,
    /// Whom most articles name, these first, as far as they are named together; nobody where these are too few.
    pub network: Vec<EntityIndex>,
    /// Events with a beginning, in order of time.
    pub events: Vec<DatedEvent>,
    pub reports: Reports,
    /// The newest first.
    pub changes: Vec<Change>,
    /// The dates of the first and the last dated article.
    pub span: Option<(Date, Date)>,
}

/// Two positions in a list of names, and the number of articles that name both.
type Tie = (usize, usize, usize);

/// An event that has a date.
#[derive(Debug, Clone, Copy)]
pub struct DatedEvent {
    pub index: EntityIndex,
    pub start: Date,
    /// Where it lasted.
    pub end: Option<Date>,
    /// Its first and its last day, counted from 1970.
    pub days: (i64, i64),
}

impl Overviews {
    pub fn new(archive: &Archive) -> Overviews {
        let places = places(archive);
        let positions = drawn(&places).iter().filter_map(|index| position(archive.entity(*index)));
        Overviews {
            locator: Map::among(&positions.collect::<Vec<_>>()),
            places,
            network: network(archive),
            events: events(archive),
            reports: Reports::new(archive),
            changes: changes(archive),
            span: span(archive),
        }
    }

    /// Whether anything has a date.
    pub fn has_time(&self) -> bool {
        self.span.is_some() || !self.events.is_empty()
    }
}

fn places(archive: &Archive) -> Vec<EntityIndex> {
    let mut places: Vec<EntityIndex> = archive.entity_indexes().collect();
    places.retain(|index| is_named_place(archive.entity(*index)) && position(archive.entity(*index)).is_some());
    places.sort_by_key(|index| Reverse(archive.entity(*index).mentions.len()));
    places
}

/// So many places are drawn at most: the most named.
pub fn drawn(places: &[EntityIndex]) -> &[EntityIndex] {
    &places[..places.len().min(300)]
}

/// Whether it is a place that a text names or lists.
pub fn is_named_place(entity: &Entity) -> bool {
    entity.kind == Kind::Place && !(entity.mentions.is_empty() && entity.articles.is_empty())
}

/// Where a place is; nothing for what is only known as an area, whatever its coordinates.
pub fn position(entity: &Entity) -> Option<Position> {
    let document = entity.document.as_ref()?;
    let (latitude, longitude) = document.coordinates()?;
    (!is_area(document.precision())).then_some(Position { longitude, latitude })
}

pub fn is_area(precision: Option<Precision>) -> bool {
    matches!(precision, Some(Precision::District | Precision::Region | Precision::Country))
}

fn network(archive: &Archive) -> Vec<EntityIndex> {
    let mut named = most_named(archive);
    let all = worth_drawing(archive.ties(&named), named.len());
    let mut is_tied = tied(&all, named.len()).into_iter();
    named.retain(|_| is_tied.next() == Some(true));
    if named.len() < LEAST {
        named.clear();
    }
    named
}

/// Whom most articles name, these first.
fn most_named(archive: &Archive) -> Vec<EntityIndex> {
    let mut named: Vec<EntityIndex> = archive.entity_indexes().collect();
    named.retain(|index| is_drawn(archive.entity(*index).kind) && !archive.entity(*index).naming.is_empty());
    let order = |index: &EntityIndex| (Reverse(archive.entity(*index).naming.len()), *index);
    if named.len() > MOST {
        named.select_nth_unstable_by_key(MOST, order);
        named.truncate(MOST);
    }
    named.sort_unstable_by_key(order);
    named
}

/// Kinds that stand in tables of who is named with whom.
fn is_drawn(kind: Kind) -> bool {
    matches!(kind, Kind::Person | Kind::Place | Kind::Organization | Kind::Event)
}

/// Who has a tie at all.
fn tied(ties: &[Tie], count: usize) -> Vec<bool> {
    let mut is_tied = vec![false; count];
    for (a, b, _) in ties {
        (is_tied[*a], is_tied[*b]) = (true, true);
    }
    is_tied
}

/// Strong ties alone, where they tie enough names.
fn worth_drawing(ties: Vec<Tie>, count: usize) -> Vec<Tie> {
    let mut strong = ties.clone();
    strong.retain(|(.., articles)| *articles >= STRONG);
    let names = tied(&strong, count).into_iter().filter(|is_tied| *is_tied).count();
    if names >= LEAST { strong } else { ties }
}

fn events(archive: &Archive) -> Vec<DatedEvent> {
    let mut events: Vec<DatedEvent> =
        archive.entity_indexes().filter_map(|index| dated_event(archive, index)).collect();
    events.sort_by_key(|event| (event.days.0, event.start, event.index));
    events
}

fn dated_event(archive: &Archive, index: EntityIndex) -> Option<DatedEvent> {
    let entity = archive.entity(index);
    let document = entity.document.as_ref().filter(|_| entity.kind == Kind::Event)?;
    let start = document.start()?;
    let end = document.end().filter(|end| *end != start);
    let first = start.days().0;
    let last = end.map_or(start.days().1, |end| end.days().1.max(first));
    Some(DatedEvent { index, start, end, days: (first, last) })
}

fn span(archive: &Archive) -> Option<(Date, Date)> {
    let mut dates = archive.articles.iter().filter_map(|article| article.document.date);
    let first = dates.next()?;
    Some((first, dates.next_back().unwrap_or(first)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_one_article_ties_is_drawn_only_where_there_is_nothing_else() {
        let weak = vec![(0, 1, 1), (1, 2, 1), (2, 3, 1)];
        assert_eq!(worth_drawing(weak.clone(), 4), weak);
        let strong = vec![(0, 1, 3), (1, 2, 2), (2, 3, 2)];
        assert_eq!(worth_drawing([strong.clone(), vec![(0, 4, 1)]].concat(), 5), strong);
    }
}
