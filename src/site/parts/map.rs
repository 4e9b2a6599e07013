//! Maps of places, and of one place.

use serde::Serialize;

use crate::archive::EntityIndex;
use crate::drawing::labels;
use crate::drawing::labels::Edges;
use crate::drawing::labels::Height;
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
use crate::drawing::named;
use crate::drawing::named::NameLabel;
use crate::drawing::named::Named;
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
    pub labels: Vec<NameLabel>,
    /// What stands for its name on a narrow screen or in a small map, where that has no room.
    pub number: Option<usize>,
    /// Around the place that the map is about.
    pub faint: bool,
    #[serde(skip)]
    pub places: Vec<EntityIndex>,
}

/// How many parts of an area its own map shows at most, or others around one place.
const PARTS: usize = 24;

/// Nearer than this, in percent, places share a point: their discs would lie on each other on every screen.
const SAME: f64 = 0.9;

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
    let Some(position) = overviews::position(entity) else {
        let within = site.shared.points_within.get(&index)?;
        let located = located(site, &within[..within.len().min(PARTS)]);
        let map = Map::around(&positions(&located), Size::Locator)?;
        return Some(view(site, &map, &located, Shown::Locator(index)));
    };
    let drawn = overviews::drawn(&site.overviews.places);
    if drawn.is_empty() {
        return None;
    }
    let of_one;
    let map = match &site.overviews.locator {
        Some(of_all) => of_all,
        None => {
            of_one = Map::of_one(position)?;
            &of_one
        }
    };
    // The others are drawn as far as the map shows them.
    let most = if map.has_outlines { 0 } else { PARTS };
    let others = located(site, drawn).into_iter();
    let others = others.filter(|(other, at)| *other != index && map.shows(*at)).take(most);
    let mut shown = vec![(index, position)];
    shown.extend(beside((map, Shown::Locator(index)), (position, &entity.name), others.collect()));
    Some(view(site, map, &shown, Shown::Locator(index)))
}

/// Of the others those that are not in the way of the name of the place that the map is about.
fn beside((map, of): (&Map, Shown), (position, name): (Position, &str), mut others: Vec<Located>) -> Vec<Located> {
    let scale: Vec<Taken> = Vec::from_iter(map.scale.map(|_| measures::SCALE));
    let room = Room { taken: &scale, ..room(map, of) };
    let own = Wanted { at: map.percent(position), radius: measures::LEAST_RADIUS, text: name };
    let Some(Some(placed)) = labels::place(&[own], &SIDES, room).pop() else { return others };
    let label = (own.at, placed.edges(&own));
    let radius = measures::LEAST_RADIUS + 1.0;
    let mark = |(_, at): &Located| (map.percent(*at), [-radius, -radius, radius, radius]);
    others.retain(|other| {
        let is_apart = |taken: Taken| labels::stay_apart(taken, mark(other), room.narrow, room);
        is_apart(label) && is_apart((own.at, [-radius, -radius, radius, radius]))
    });
    others
}

/// A map of places, the most named first.
pub fn map_of(site: &Site, places: &[EntityIndex]) -> Option<MapView> {
    let located = located(site, places);
    let map = Map::around(&positions(&located), Size::Page)?;
    Some(view(site, &map, &located, Shown::Page))
}

/// What a map is for: a page of its own, or the page of a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shown {
    Page,
    Locator(EntityIndex),
}

type Located = (EntityIndex, Position);

/// Places that are known as points.
fn located(site: &Site, places: &[EntityIndex]) -> Vec<Located> {
    let mut located = Vec::new();
    for index in places {
        located.extend(overviews::position(site.archive.entity(*index)).map(|position| (*index, position)));
    }
    located
}

fn positions(located: &[Located]) -> Vec<Position> {
    located.iter().map(|(_, position)| *position).collect()
}

fn view(site: &Site, map: &Map, located: &[Located], shown: Shown) -> MapView {
    let points = points(map, located);
    let radii = radii(site, &points, shown);
    let mut wanted: Vec<Named> = Vec::new();
    for (point, radius) in points.iter().zip(radii) {
        let names: Vec<String> = point.places.iter().map(|place| site.archive.entity(*place).name.clone()).collect();
        let fuller = (names.len() > 1).then(|| with_others(site, &names));
        let narrow_share = if shown == Shown::Page { measures::NARROW_SHARE } else { 1.0 };
        wanted.push(Named { at: point.at, radius, narrow_share, names: names[..1].to_vec(), fuller });
    }
    let room = room(map, shown);
    let degrees = degrees(site, map, &wanted, room);
    let mut taken: Vec<Taken> = degrees.iter().map(|(degree, label)| degree_box(degree, label)).collect();
    taken.extend(map.scale.map(|_| measures::SCALE));
    let called = named::call(&wanted, |_| &SIDES, Room { taken: &taken, ..room });
    let mut views = Vec::new();
    for ((point, wanted), called) in points.iter().zip(&wanted).zip(called) {
        let (labels, number) = (called.labels, called.number);
        let view = MapPointView { labels, number, ..point_view(site, point, wanted, shown) };
        // What only surrounds the place at hand is there for its name.
        views.extend((!view.faint || number.is_none() && !view.labels.is_empty()).then_some(view));
    }
    MapView {
        units_across: map.units.0,
        units_down: map.units.1,
        world: map.is_world(),
        degrees: degrees.into_iter().map(|(degree, label)| degree_view(degree, label)).collect(),
        scale: map.scale.map(|(kilometres, share)| scale_view(site, kilometres, share)),
        points: views,
        description: description(site, map, located.len(), shown),
        land: map.land.clone(),
        lakes: map.lakes.clone(),
        rivers: map.rivers.clone(),
        grid: map.grid.clone(),
        globe: map.globe.as_ref().map(globe_view),
    }
}

/// What it shows, and whether it has coasts.
fn description(site: &Site, map: &Map, places: usize, shown: Shown) -> String {
    let of = match shown {
        Shown::Locator(of) => {
            site.words.fill("locator_description", None, &[("place", site.archive.entity(of).name.clone())])
        }
        Shown::Page => site.words.count("map_description", places),
    };
    let outlines = match (map.has_outlines, shown) {
        (true, Shown::Page) => site.words.say("map_outlines"),
        (true, Shown::Locator(_)) => return of,
        (false, _) => {
            let wide = map.kilometres();
            let wide = wide.map_or_else(String::new, |number| site.words.locale.number(number as usize));
            let wide = site.words.fill("kilometres", None, &[("number", wide)]);
            site.words.fill("map_no_outlines", None, &[("wide", wide)])
        }
    };
    format!("{}. {outlines}", of.trim_end_matches('.'))
}

/// `Tamsel (with Mill Lane, Lower Quay)`.
fn with_others(site: &Site, names: &[String]) -> String {
    let others = names[1..].join(&site.words.say("list_separator"));
    site.words.fill("map_with", None, &[("place", names[0].clone()), ("others", others)])
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

fn radii(site: &Site, points: &[Point], shown: Shown) -> Vec<f64> {
    match shown {
        Shown::Page => {
            let counts: Vec<usize> = points.iter().map(|point| point.mentions(site)).collect();
            let most = counts.iter().copied().max().unwrap_or(0);
            counts.into_iter().map(|count| radius(count, most)).collect()
        }
        Shown::Locator(_) => vec![measures::LEAST_RADIUS; points.len()],
    }
}

fn room(map: &Map, shown: Shown) -> Room<'static> {
    let (narrow, wide) = if shown == Shown::Page { PLOT_WIDTHS } else { measures::LOCATOR_WIDTHS };
    let share = f64::from(map.units.1) / f64::from(map.units.0);
    Room { narrow, wide, height: Height::Share(share), taken: &[] }
}

/// Degrees with their labels, as far as these have room beside the scale and the points.
fn degrees<'a>(site: &Site, map: &'a Map, points: &[Named], room: Room) -> Vec<(&'a Degree, String)> {
    let marks: Vec<Wanted> = points.iter().map(|mark| Wanted { at: mark.at, radius: mark.radius, text: "" }).collect();
    let mut degrees: Vec<(&Degree, String)> = Vec::new();
    for degree in &map.degrees {
        let label = degree_label(site, degree);
        let taken = degree_box(degree, &label);
        let is_clear = map.scale.is_none() || labels::stay_apart(taken, measures::SCALE, room.narrow, room);
        if is_clear && labels::is_free(taken, &marks, room) {
            degrees.push((degree, label));
        }
    }
    degrees
}

/// A point without its labels.
fn point_view(site: &Site, point: &Point, wanted: &Named, shown: Shown) -> MapPointView {
    let first = point.places[0];
    let is_of = |place: &EntityIndex| shown == Shown::Locator(*place);
    MapPointView {
        x: percent(point.at.0),
        y: percent(point.at.1),
        radius: percent(wanted.radius),
        name: wanted.names[0].clone(),
        title: title_of(site, &point.places),
        address: (!is_of(&first)).then(|| addresses::entity(&site.archive, first)),
        labels: Vec::new(),
        number: None,
        places: point.places.clone(),
        faint: is_one(shown, site) && !point.places.iter().any(is_of),
    }
}

/// Whether a map is about a place that is a point itself.
fn is_one(shown: Shown, site: &Site) -> bool {
    matches!(shown, Shown::Locator(of) if overviews::position(site.archive.entity(of)).is_some())
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

fn globe_view(globe: &Globe) -> GlobeView {
    let [left, top, width, height] = globe.framed.map(percent);
    GlobeView { land: globe.land.clone(), left, top, width, height }
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
    site.words.fill(key, None, &[("degrees", site.words.locale.figure(degree.value.abs()))])
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
