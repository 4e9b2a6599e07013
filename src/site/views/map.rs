//! What maps say: of all places, and of one.

use std::collections::HashSet;

use crate::archive::Archive;
use crate::archive::Entity;
use crate::archive::EntityIndex;
use crate::document::Precision;
use crate::drawing::labels;
use crate::drawing::labels::Edges;
use crate::drawing::labels::Height;
use crate::drawing::labels::Room;
use crate::drawing::labels::Side;
use crate::drawing::labels::Wanted;
use crate::drawing::labels::percent;
use crate::drawing::map::Axis;
use crate::drawing::map::Degree;
use crate::drawing::map::Map;
use crate::drawing::map::Position;
use crate::drawing::map::Size;
use crate::site::Site;
use crate::site::addresses;
use crate::site::view::AreaView;
use crate::site::view::DegreeView;
use crate::site::view::EntityLinkView;
use crate::site::view::GlobeView;
use crate::site::view::MapPageView;
use crate::site::view::MapPointView;
use crate::site::view::MapView;
use crate::site::view::ScaleView;
use crate::value::Kind;

/// How many places are drawn at most.
const DRAWN: usize = 300;

/// How many parts of an area its own map shows at most.
const PARTS: usize = 24;

/// The radius of a place that is named once, and the largest, in pixels.
const LEAST_RADIUS: f64 = 4.0;
const MOST_RADIUS: f64 = 16.0;

/// Nearer than this, in percent, places share a point.
const SAME: f64 = 0.4;

/// The widths that a map can have (pixels) on a page of its own and beside facts.
const PAGE_WIDTHS: (f64, f64) = (280.0, 920.0);
const LOCATOR_WIDTHS: (f64, f64) = (250.0, 330.0);

/// Where the scale bar ends, in percent, and its room.
const SCALE: ((f64, f64), Edges) = ((97.0, 95.0), [-120.0, -24.0, 0.0, 18.0]);

const SIDES: [Side; 4] = [Side::Right, Side::Left, Side::Below, Side::Above];

/// Places that are named or listed somewhere and known as a point, the most named first.
pub(in crate::site) fn points(archive: &Archive) -> Vec<EntityIndex> {
    let mut points: Vec<EntityIndex> =
        archive.entity_indexes().filter(|index| is_named(archive.entity(*index))).collect();
    points.retain(|index| position(archive.entity(*index)).is_some());
    points.sort_by_key(|index| std::cmp::Reverse(archive.entity(*index).mentions.len()));
    points
}

fn is_named(entity: &Entity) -> bool {
    entity.kind == Kind::Place && !(entity.mentions.is_empty() && entity.articles.is_empty())
}

/// Where a place is; nothing for what is only known as an area, whatever its coordinates.
fn position(entity: &Entity) -> Option<Position> {
    let document = entity.document.as_ref()?;
    let (latitude, longitude) = document.coordinates?;
    (!is_area(document.precision)).then_some(Position { longitude, latitude })
}

fn is_area(precision: Option<Precision>) -> bool {
    matches!(precision, Some(Precision::District | Precision::Region | Precision::Country))
}

impl Site {
    /// The map of all places; nothing where no place is known as a point.
    pub(super) fn map_page(&self) -> Option<MapPageView> {
        let points = points(&self.archive);
        let drawn = &points[..points.len().min(DRAWN)];
        let map = self.map_of(drawn, Size::Page, None)?;
        let mut areas = Vec::new();
        let mut unplaced = Vec::new();
        for index in self.shared.order.get(&Kind::Place).into_iter().flatten() {
            let entity = self.archive.entity(*index);
            if !is_named(entity) || position(entity).is_some() {
                continue;
            }
            match entity.document.as_ref().and_then(|document| document.precision) {
                Some(precision) if is_area(Some(precision)) => areas.push(AreaView {
                    place: self.counted(*index),
                    precision: self.words.say(&format!("precision_{}", precision.word())),
                }),
                _ => unplaced.push(self.counted(*index)),
            }
        }
        let undrawn = points.len() - drawn.len();
        Some(MapPageView {
            map,
            drawn: drawn.iter().map(|index| self.counted(*index)).collect(),
            undrawn,
            areas,
            unplaced,
        })
    }

    fn counted(&self, index: EntityIndex) -> EntityLinkView {
        let link = self.entity_link(index);
        EntityLinkView { count: link.mentions, ..link }
    }

    /// Where a place is, or where the places are that lie within it.
    pub(super) fn locator(&self, index: EntityIndex) -> Option<MapView> {
        let entity = self.archive.entity(index);
        if entity.kind != Kind::Place {
            return None;
        }
        if position(entity).is_some() {
            return self.map_of(&[index], Size::Locator, Some(index));
        }
        let mut within: Vec<EntityIndex> = Vec::new();
        let mut seen = HashSet::from([index]);
        let mut open = vec![index];
        while let Some(whole) = open.pop() {
            let parts = self.shared.parts.get(&whole).into_iter().flatten();
            for part in parts.filter(|part| self.archive.entity(**part).within == Some(whole)) {
                if seen.insert(*part) {
                    open.push(*part);
                    within.extend(position(self.archive.entity(*part)).map(|_| *part));
                }
            }
        }
        within.sort_by_key(|part| (std::cmp::Reverse(self.archive.entity(*part).mentions.len()), *part));
        within.truncate(PARTS);
        self.map_of(&within, Size::Locator, Some(index))
    }

    /// A map of places, the most named first. `of` is the place whose page it is on.
    fn map_of(&self, places: &[EntityIndex], size: Size, of: Option<EntityIndex>) -> Option<MapView> {
        let positions: Vec<Position> =
            places.iter().filter_map(|index| position(self.archive.entity(*index))).collect();
        let map = Map::around(&positions, size)?;
        // Places that cannot be told apart share a point.
        let mut points: Vec<((f64, f64), Vec<EntityIndex>)> = Vec::new();
        for (index, position) in places.iter().zip(&positions) {
            let at = map.percent(*position);
            let is_same = |(other, _): &&mut ((f64, f64), Vec<EntityIndex>)| {
                (other.0 - at.0).abs() < SAME && (other.1 - at.1).abs() < SAME
            };
            match points.iter_mut().find(is_same) {
                Some((_, shared)) => shared.push(*index),
                None => points.push((at, vec![*index])),
            }
        }
        let named = |index: &EntityIndex| self.archive.entity(*index).mentions.len();
        let most = points.iter().map(|(_, shared)| shared.iter().map(named).sum()).max().unwrap_or(0);
        // Of those that share a point the most named, which comes first, gives its name and its page.
        let names: Vec<&str> = points.iter().map(|(_, shared)| self.archive.entity(shared[0]).name.as_str()).collect();
        let radii: Vec<f64> = match size {
            Size::Page => points.iter().map(|(_, shared)| radius(shared.iter().map(named).sum(), most)).collect(),
            Size::Locator => vec![LEAST_RADIUS; points.len()],
        };
        let (narrow, wide) = if size == Size::Page { PAGE_WIDTHS } else { LOCATOR_WIDTHS };
        let share = f64::from(map.units.1) / f64::from(map.units.0);
        let wanted: Vec<Wanted> = points
            .iter()
            .zip(&names)
            .zip(&radii)
            .map(|(((at, _), name), radius)| Wanted { at: *at, radius: *radius, text: name })
            .collect();
        let room = Room { narrow, wide, height: Height::Share(share), taken: &[] };
        let degrees: Vec<(&Degree, String)> = map
            .degrees
            .iter()
            .map(|degree| (degree, self.degree(degree)))
            .filter(|(degree, label)| {
                let label = degree_box(degree, label);
                let is_clear = map.scale.is_none() || labels::stay_apart(label, SCALE, narrow, room);
                is_clear && labels::is_free(label, &wanted, room)
            })
            .collect();
        let mut taken: Vec<((f64, f64), Edges)> =
            degrees.iter().map(|(degree, label)| degree_box(degree, label)).collect();
        taken.extend(map.scale.map(|_| SCALE));
        let placed = labels::place(&wanted, &SIDES, Room { taken: &taken, ..room });
        let views = points.iter().zip(&wanted).zip(placed).map(|(((at, shared), wanted), placed)| MapPointView {
            x: percent(at.0),
            y: percent(at.1),
            radius: percent(wanted.radius),
            name: wanted.text.to_owned(),
            title: self.titled(shared),
            address: Some(shared[0])
                .filter(|first| Some(*first) != of)
                .map(|first| addresses::entity(&self.archive, first)),
            label: placed.map(|placed| placed.view(wanted)),
        });
        let description = match of {
            Some(of) => {
                self.words.fill("locator_description", None, &[("place", self.archive.entity(of).name.clone())])
            }
            None => self.words.count("map_description", places.len()),
        };
        Some(MapView {
            units_across: map.units.0,
            units_down: map.units.1,
            world: map.is_world(),
            degrees: degrees
                .into_iter()
                .map(|(degree, label)| DegreeView {
                    x: percent(degree.at[0] * 100.0),
                    y: percent(degree.at[1] * 100.0),
                    label,
                    below: degree.axis == Axis::Longitude,
                })
                .collect(),
            scale: map.scale.map(|(kilometres, share)| ScaleView {
                from: percent(SCALE.0.0 - share * 100.0),
                until: percent(SCALE.0.0),
                label: self.words.fill(
                    "kilometres",
                    None,
                    &[("number", self.words.locale.number(kilometres as usize))],
                ),
            }),
            points: views.collect(),
            description,
            land: map.land,
            lakes: map.lakes,
            rivers: map.rivers,
            grid: map.grid,
            globe: map.globe.map(|globe| {
                let [left, top, width, height] = globe.framed.map(percent);
                GlobeView { land: globe.land, left, top, width, height }
            }),
        })
    }

    fn titled(&self, shared: &[EntityIndex]) -> String {
        let titles: Vec<String> = shared
            .iter()
            .map(|index| {
                let entity = self.archive.entity(*index);
                self.words.fill("map_point", Some(entity.mentions.len()), &[("place", entity.name.clone())])
            })
            .collect();
        titles.join(&self.words.say("list_separator"))
    }

    /// `50° N`.
    fn degree(&self, degree: &Degree) -> String {
        let key = match (degree.axis, degree.value < 0.0) {
            _ if degree.value == 0.0 || degree.value == -180.0 => "degrees",
            (Axis::Latitude, false) => "degrees_north",
            (Axis::Latitude, true) => "degrees_south",
            (Axis::Longitude, false) => "degrees_east",
            (Axis::Longitude, true) => "degrees_west",
        };
        self.words.fill(key, None, &[("degrees", self.words.locale.number(degree.value.abs() as usize))])
    }
}

/// The room of a degree's label.
fn degree_box(degree: &Degree, label: &str) -> ((f64, f64), Edges) {
    let [x, y] = degree.at;
    ((x * 100.0, y * 100.0), [2.0, -22.0, 6.0 + labels::text_width(label), -2.0])
}

/// The area of a disc is in proportion to its number, where the least can still be seen.
fn radius(count: usize, most: usize) -> f64 {
    let unit = (MOST_RADIUS / (most.max(1) as f64).sqrt()).min(LEAST_RADIUS);
    (unit * (count as f64).sqrt()).max(LEAST_RADIUS - 0.5)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn areas_are_in_proportion() {
        assert_eq!([1, 4, 9, 16].map(|count| radius(count, 16)), [4.0, 8.0, 12.0, 16.0]);
        assert_eq!(radius(400, 400), 16.0);
        assert_eq!(radius(100, 400), 8.0);
        assert_eq!(radius(0, 400), 3.5);
        assert_eq!(radius(1, 1), 4.0);
    }
}
