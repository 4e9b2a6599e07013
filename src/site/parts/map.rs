//! Maps of places, and of one place.

use std::cmp::Reverse;
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
use crate::drawing::map::Globe;
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

/// The room of what is written already: where it is, and its edges from there.
type Taken = ((f64, f64), Edges);

const SIDES: [Side; 4] = [Side::Right, Side::Left, Side::Below, Side::Above];

/// One or more places that the drawing cannot tell apart, the most named first: it gives their point its name and its page.
struct Point {
    at: (f64, f64),
    places: Vec<EntityIndex>,
}

impl Point {
    fn mentions(&self, site: &Site) -> usize {
        self.places.iter().map(|index| site.archive.entity(*index).mentions.len()).sum()
    }
}

/// Where a place is, or where the places are that lie within it.
pub fn locator(site: &Site, index: EntityIndex) -> Option<MapView> {
    let entity = site.archive.entity(index);
    if entity.kind != Kind::Place {
        return None;
    }
    if overviews::position(entity).is_some() {
        return map_of(site, &[index], Size::Locator, Some(index));
    }
    let mut within = points_within(site, index);
    within.sort_by_key(|part| (Reverse(site.archive.entity(*part).mentions.len()), *part));
    within.truncate(PARTS);
    map_of(site, &within, Size::Locator, Some(index))
}

/// Places that are known as points and lie in a place, or in one that lies in it.
fn points_within(site: &Site, index: EntityIndex) -> Vec<EntityIndex> {
    let mut within: Vec<EntityIndex> = Vec::new();
    let mut seen = HashSet::from([index]);
    let mut open = vec![index];
    while let Some(whole) = open.pop() {
        for part in site.shared.parts.get(&whole).into_iter().flatten().copied() {
            let entity = site.archive.entity(part);
            if entity.within == Some(whole) && seen.insert(part) {
                open.push(part);
                within.extend(overviews::position(entity).map(|_| part));
            }
        }
    }
    within
}

/// A map of places, the most named first. `of` is the place whose page it is on.
pub fn map_of(site: &Site, places: &[EntityIndex], size: Size, of: Option<EntityIndex>) -> Option<MapView> {
    let mut located = Vec::new();
    for index in places {
        located.extend(overviews::position(site.archive.entity(*index)).map(|position| (*index, position)));
    }
    let positions: Vec<Position> = located.iter().map(|(_, position)| *position).collect();
    let map = Map::around(&positions, size)?;
    let points = points(&map, &located);
    let radii = radii(site, &points, size);
    let mut wanted: Vec<Wanted> = Vec::new();
    for (point, radius) in points.iter().zip(radii) {
        wanted.push(Wanted { at: point.at, radius, text: &site.archive.entity(point.places[0]).name });
    }
    let room = room(&map, size);
    let degrees = degrees(site, &map, &wanted, room);
    let mut taken: Vec<Taken> = degrees.iter().map(|(degree, label)| degree_box(degree, label)).collect();
    taken.extend(map.scale.map(|_| measures::SCALE));
    let placed = labels::place(&wanted, &SIDES, Room { taken: &taken, ..room });
    let mut views = Vec::new();
    for ((point, wanted), placed) in points.iter().zip(&wanted).zip(placed) {
        let label = placed.map(|placed| placed.view(wanted));
        views.push(MapPointView { label, ..point_view(site, point, wanted, of) });
    }
    let description = match of {
        Some(of) => site.words.fill("locator_description", None, &[("place", site.archive.entity(of).name.clone())]),
        None => site.words.count("map_description", places.len()),
    };
    Some(MapView {
        units_across: map.units.0,
        units_down: map.units.1,
        world: map.is_world(),
        degrees: degrees.into_iter().map(|(degree, label)| degree_view(degree, label)).collect(),
        scale: map.scale.map(|(kilometres, share)| scale_view(site, kilometres, share)),
        points: views,
        description,
        land: map.land,
        lakes: map.lakes,
        rivers: map.rivers,
        grid: map.grid,
        globe: map.globe.map(globe_view),
    })
}

/// Places that cannot be told apart share a point.
fn points(map: &Map, located: &[(EntityIndex, Position)]) -> Vec<Point> {
    let mut points: Vec<Point> = Vec::new();
    for (index, position) in located {
        let at = map.percent(*position);
        let is_same = |point: &&mut Point| (point.at.0 - at.0).abs() < SAME && (point.at.1 - at.1).abs() < SAME;
        match points.iter_mut().find(is_same) {
            Some(point) => point.places.push(*index),
            None => points.push(Point { at, places: vec![*index] }),
        }
    }
    points
}

fn radii(site: &Site, points: &[Point], size: Size) -> Vec<f64> {
    match size {
        Size::Page => {
            let counts: Vec<usize> = points.iter().map(|point| point.mentions(site)).collect();
            let most = counts.iter().copied().max().unwrap_or(0);
            counts.into_iter().map(|count| radius(count, most)).collect()
        }
        Size::Locator => vec![measures::LEAST_RADIUS; points.len()],
    }
}

fn room(map: &Map, size: Size) -> Room<'static> {
    let (narrow, wide) = if size == Size::Page { PLOT_WIDTHS } else { measures::LOCATOR_WIDTHS };
    let share = f64::from(map.units.1) / f64::from(map.units.0);
    Room { narrow, wide, height: Height::Share(share), taken: &[] }
}

/// Degrees with their labels, as far as these have room beside the scale and the points.
fn degrees<'a>(site: &Site, map: &'a Map, points: &[Wanted], room: Room) -> Vec<(&'a Degree, String)> {
    let mut degrees: Vec<(&Degree, String)> = Vec::new();
    for degree in &map.degrees {
        let label = degree_label(site, degree);
        let taken = degree_box(degree, &label);
        let is_clear = map.scale.is_none() || labels::stay_apart(taken, measures::SCALE, room.narrow, room);
        if is_clear && labels::is_free(taken, points, room) {
            degrees.push((degree, label));
        }
    }
    degrees
}

/// A point without its label.
fn point_view(site: &Site, point: &Point, wanted: &Wanted, of: Option<EntityIndex>) -> MapPointView {
    let first = point.places[0];
    MapPointView {
        x: percent(point.at.0),
        y: percent(point.at.1),
        radius: percent(wanted.radius),
        name: wanted.text.to_owned(),
        title: title_of(site, &point.places),
        address: (Some(first) != of).then(|| addresses::entity(&site.archive, first)),
        label: None,
    }
}

fn degree_view(degree: &Degree, label: String) -> DegreeView {
    let [x, y] = degree.at.map(|share| percent(share * 100.0));
    DegreeView { x, y, label, below: degree.axis == Axis::Longitude }
}

fn scale_view(site: &Site, kilometres: u32, share: f64) -> ScaleView {
    let (end, _) = measures::SCALE.0;
    let number = site.words.locale.number(kilometres as usize);
    ScaleView {
        from: percent(end - share * 100.0),
        until: percent(end),
        label: site.words.fill("kilometres", None, &[("number", number)]),
    }
}

fn globe_view(globe: Globe) -> GlobeView {
    let [left, top, width, height] = globe.framed.map(percent);
    GlobeView { land: globe.land, left, top, width, height }
}

fn title_of(site: &Site, places: &[EntityIndex]) -> String {
    let mut titles = Vec::new();
    for entity in places.iter().map(|index| site.archive.entity(*index)) {
        let name = entity.name.clone();
        titles.push(site.words.fill("map_point", Some(entity.mentions.len()), &[("place", name)]));
    }
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
fn degree_box(degree: &Degree, label: &str) -> Taken {
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
