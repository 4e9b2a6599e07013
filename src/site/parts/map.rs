//! Maps of places, and of one place.

use std::collections::HashSet;

use serde::Serialize;

use crate::archive::EntityIndex;
use crate::drawing::labels;
use crate::drawing::labels::Edges;
use crate::drawing::labels::Height;
use crate::drawing::labels::Label;
use crate::drawing::labels::Room;
use crate::drawing::labels::Side;
use crate::drawing::labels::Wanted;
use crate::drawing::labels::percent;
use crate::drawing::map::Axis;
use crate::drawing::map::Degree;
use crate::drawing::map::Map;
use crate::drawing::map::Position;
use crate::drawing::map::Size;
use crate::site::parts::measures::PLOT_WIDTHS;
use crate::site::parts::measures::map as measures;
use crate::site::plan::Site;
use crate::site::plan::addresses;
use crate::site::plan::overviews;
use crate::value::Kind;

/// A drawing. Paths are in units of a sheet; everything else is in percent of its width and, from the top, of its height, so that text
/// keeps its size.
#[derive(Debug, Clone, Serialize)]
pub struct MapView {
    pub units_across: u32,
    pub units_down: u32,
    /// Whether it shows the whole world, which is wider.
    pub world: bool,
    pub land: String,
    pub lakes: String,
    pub rivers: String,
    pub grid: String,
    pub degrees: Vec<DegreeView>,
    pub scale: Option<ScaleView>,
    /// The largest first.
    pub points: Vec<MapPointView>,
    pub globe: Option<GlobeView>,
    /// What it shows, in words.
    pub description: String,
}

/// The half of the world around a map, in a square of 100 units: land, and what the map shows of it.
#[derive(Debug, Clone, Serialize)]
pub struct GlobeView {
    pub land: String,
    pub left: String,
    pub top: String,
    pub width: String,
    pub height: String,
}

/// A round degree where its line comes in.
#[derive(Debug, Clone, Serialize)]
pub struct DegreeView {
    pub x: String,
    pub y: String,
    /// `50° N`.
    pub label: String,
    /// On the lower edge; else on the left one.
    pub below: bool,
}

#[derive(Debug, Clone, Serialize)]
pub struct ScaleView {
    /// Where the bar begins and ends.
    pub from: String,
    pub until: String,
    /// `500 km`.
    pub label: String,
}

/// One or more places that the drawing cannot tell apart.
#[derive(Debug, Clone, Serialize)]
pub struct MapPointView {
    pub x: String,
    pub y: String,
    /// In pixels.
    pub radius: String,
    pub name: String,
    /// `Almaty: 5 mentions`.
    pub title: String,
    /// Of the place; absent where there are several, or the reader is on its page.
    pub address: Option<String>,
    pub label: Option<Label>,
}

/// How many parts of an area its own map shows at most.
const PARTS: usize = 24;

/// Nearer than this, in percent, places share a point.
const SAME: f64 = 0.4;
const SIDES: [Side; 4] = [Side::Right, Side::Left, Side::Below, Side::Above];

/// Where a place is, or where the places are that lie within it.
pub fn locator(site: &Site, index: EntityIndex) -> Option<MapView> {
    let entity = site.archive.entity(index);
    if entity.kind != Kind::Place {
        return None;
    }
    if overviews::position(entity).is_some() {
        return map_of(site, &[index], Size::Locator, Some(index));
    }
    let mut within: Vec<EntityIndex> = Vec::new();
    let mut seen = HashSet::from([index]);
    let mut open = vec![index];
    while let Some(whole) = open.pop() {
        let parts = site.shared.parts.get(&whole).into_iter().flatten();
        for part in parts.filter(|part| site.archive.entity(**part).within == Some(whole)) {
            if seen.insert(*part) {
                open.push(*part);
                within.extend(overviews::position(site.archive.entity(*part)).map(|_| *part));
            }
        }
    }
    within.sort_by_key(|part| (std::cmp::Reverse(site.archive.entity(*part).mentions.len()), *part));
    within.truncate(PARTS);
    map_of(site, &within, Size::Locator, Some(index))
}

/// A map of places, the most named first. `of` is the place whose page it is on.
pub fn map_of(site: &Site, places: &[EntityIndex], size: Size, of: Option<EntityIndex>) -> Option<MapView> {
    let positions: Vec<Position> =
        places.iter().filter_map(|index| overviews::position(site.archive.entity(*index))).collect();
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
    let named = |index: &EntityIndex| site.archive.entity(*index).mentions.len();
    let most = points.iter().map(|(_, shared)| shared.iter().map(named).sum()).max().unwrap_or(0);
    // Of those that share a point the most named, which comes first, gives its name and its page.
    let names: Vec<&str> = points.iter().map(|(_, shared)| site.archive.entity(shared[0]).name.as_str()).collect();
    let radii: Vec<f64> = match size {
        Size::Page => points.iter().map(|(_, shared)| radius(shared.iter().map(named).sum(), most)).collect(),
        Size::Locator => vec![measures::LEAST_RADIUS; points.len()],
    };
    let (narrow, wide) = if size == Size::Page { PLOT_WIDTHS } else { measures::LOCATOR_WIDTHS };
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
        .map(|degree| (degree, degree_label(site, degree)))
        .filter(|(degree, label)| {
            let label = degree_box(degree, label);
            let is_clear = map.scale.is_none() || labels::stay_apart(label, measures::SCALE, narrow, room);
            is_clear && labels::is_free(label, &wanted, room)
        })
        .collect();
    let mut taken: Vec<((f64, f64), Edges)> = degrees.iter().map(|(degree, label)| degree_box(degree, label)).collect();
    taken.extend(map.scale.map(|_| measures::SCALE));
    let placed = labels::place(&wanted, &SIDES, Room { taken: &taken, ..room });
    let views = points.iter().zip(&wanted).zip(placed).map(|(((at, shared), wanted), placed)| MapPointView {
        x: percent(at.0),
        y: percent(at.1),
        radius: percent(wanted.radius),
        name: wanted.text.to_owned(),
        title: title_of(site, shared),
        address: Some(shared[0])
            .filter(|first| Some(*first) != of)
            .map(|first| addresses::entity(&site.archive, first)),
        label: placed.map(|placed| placed.view(wanted)),
    });
    let description = match of {
        Some(of) => site.words.fill("locator_description", None, &[("place", site.archive.entity(of).name.clone())]),
        None => site.words.count("map_description", places.len()),
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
            from: percent(measures::SCALE.0.0 - share * 100.0),
            until: percent(measures::SCALE.0.0),
            label: site.words.fill("kilometres", None, &[("number", site.words.locale.number(kilometres as usize))]),
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

fn title_of(site: &Site, shared: &[EntityIndex]) -> String {
    let titles: Vec<String> = shared
        .iter()
        .map(|index| {
            let entity = site.archive.entity(*index);
            site.words.fill("map_point", Some(entity.mentions.len()), &[("place", entity.name.clone())])
        })
        .collect();
    titles.join(&site.words.say("list_separator"))
}

/// `50° N`.
fn degree_label(site: &Site, degree: &Degree) -> String {
    let key = match (degree.axis, degree.value < 0.0) {
        _ if degree.value == 0.0 || degree.value == -180.0 => "degrees",
        (Axis::Latitude, false) => "degrees_north",
        (Axis::Latitude, true) => "degrees_south",
        (Axis::Longitude, false) => "degrees_east",
        (Axis::Longitude, true) => "degrees_west",
    };
    site.words.fill(key, None, &[("degrees", site.words.locale.number(degree.value.abs() as usize))])
}

/// The room of a degree's label.
fn degree_box(degree: &Degree, label: &str) -> ((f64, f64), Edges) {
    let [x, y] = degree.at;
    ((x * 100.0, y * 100.0), [2.0, -22.0, 6.0 + labels::text_width(label), -2.0])
}

/// The area of a disc is in proportion to its number, where the least can still be seen.
fn radius(count: usize, most: usize) -> f64 {
    let unit = (measures::MOST_RADIUS / (most.max(1) as f64).sqrt()).min(measures::LEAST_RADIUS);
    (unit * (count as f64).sqrt()).max(measures::LEAST_RADIUS - 0.5)
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
