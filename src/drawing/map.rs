//! Maps, drawn when the site is built: no tiles, no request to anyone, no borders.
//!
//! 1. [`Frame::around`] chooses the projection and the part of the world in which the places fit.
//! 2. Land, lakes and rivers are projected, cut at the frame and simplified to what can be seen at the drawn size.
//!    Where the map shows less than they are good for, they are left out, and the map says so ([`Map::has_outlines`]).
//! 3. Meridians and parallels of round degrees, and a scale bar, say where and how large it is (`grid`).
//!
//! Places that are drawn on the map and their labels are the site's (`site::parts::map`).
//!
//! Why coasts, lakes and rivers, and no borders: borders are claims. Outlines are Natural Earth (public domain), converted once by
//! `tests/outlines/convert.mjs` into `outlines.bin`. A map is Lambert's azimuthal projection around its own places, so 180° and the
//! poles are no edges; only places all over the world get a map of the world (Equal Earth). The globe beside the others is the same
//! projection, a hemisphere wide.

mod cap;
mod frame;
mod grid;
mod outlines;
mod path;
mod position;
mod projection;

use crate::drawing::labels::nice_step;

use cap::Outline;
use frame::Frame;
use frame::WORLD_ASPECT;
use grid::grid;
use outlines::OUTLINES;
use path::Sheet;

pub use grid::Axis;
pub use grid::Degree;
pub use position::Position;

/// Mean radius of the earth in kilometres (IUGG).
const EARTH: f64 = 6371.0088;

/// Fewer kilometres than this are never shown: a map of one street would be empty.
const LEAST_KILOMETRES: f64 = 10.0;

/// A map of one place shows so much of the world around it that one knows it again.
const AROUND_ONE_KILOMETRES: f64 = 3080.0;

/// Outlines at 1:50 million say nothing where so few kilometres are shown, and nothing true where a shore is a few pixels off.
const COARSE_KILOMETRES: f64 = 150.0;

/// On a globe, a smaller frame than this could not be seen, in its units.
const LEAST_FRAMED: f64 = 3.0;

/// Width by height.
const ASPECT: f64 = 1.5;

/// Width and height of a globe, in units.
const GLOBE: f64 = 100.0;

/// A base map: paths in whole units, and what is written on it.
#[derive(Debug, Clone)]
pub struct Map {
    frame: Frame,
    /// Width and height of the paths, in units.
    pub units: (u32, u32),
    pub land: String,
    pub lakes: String,
    pub rivers: String,
    pub grid: String,
    /// Round degrees with the place, in shares of width and height, where their line meets the edge.
    pub degrees: Vec<Degree>,
    /// A round number of kilometres with its share of the width. None on a map of the world, where no length holds everywhere.
    pub scale: Option<(u32, f64)>,
    /// Where on the globe it is. Only beside a map of its own page that does not show the world.
    pub globe: Option<Globe>,
    /// False: coasts, lakes and rivers are too coarse for what it shows.
    pub has_outlines: bool,
}

/// The half of the world around a map, in a square of 100 units.
#[derive(Debug, Clone)]
pub struct Globe {
    pub land: String,
    /// What the map shows of it: left, top, width, height.
    pub framed: [f64; 4],
}

/// How much a map shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Size {
    /// A page of its own.
    Page,
    /// Beside the facts of one place: coasts and lakes only.
    Locator,
}

impl Map {
    /// A map on which all places are seen; none where there is no place.
    pub fn around(places: &[Position], size: Size) -> Option<Map> {
        Some(Map::of(Frame::around(places, LEAST_KILOMETRES / EARTH, ASPECT)?, size))
    }

    /// A map for each of several places that are near each other: it shows them all.
    pub fn among(places: &[Position]) -> Option<Map> {
        let frame = Frame::around(places, LEAST_KILOMETRES / EARTH, ASPECT)?;
        let is_near = places.len() > 1 && !frame.is_world() && frame.width < AROUND_ONE_KILOMETRES / EARTH;
        is_near.then(|| Map::of(frame, Size::Locator))
    }

    /// A map of one place, in its part of the world.
    pub fn of_one(place: Position) -> Option<Map> {
        Some(Map::of(Frame::around(&[place], AROUND_ONE_KILOMETRES / EARTH, ASPECT)?, Size::Locator))
    }

    fn of(frame: Frame, size: Size) -> Map {
        let (width, tolerance) = match size {
            Size::Page => (1400.0, 1.2),
            Size::Locator => (300.0, 1.2),
        };
        let height = width / if frame.is_world() { WORLD_ASPECT } else { ASPECT };
        let sheet = Sheet { frame, units: [width, height], tolerance };
        let is_page = size == Size::Page;
        let has_outlines = frame.is_world() || frame.width * EARTH >= COARSE_KILOMETRES;
        let (grid, degrees) = if is_page || !has_outlines { grid(&sheet) } else { (String::new(), Vec::new()) };
        let areas = |rings: &[Outline]| if has_outlines { sheet.areas(rings) } else { String::new() };
        let has_rivers = is_page && has_outlines && !frame.is_world();
        Map {
            frame,
            units: (width as u32, height as u32),
            land: areas(&OUTLINES.land),
            lakes: areas(&OUTLINES.lakes),
            rivers: if has_rivers { sheet.courses(&OUTLINES.rivers) } else { String::new() },
            grid,
            degrees: if is_page { degrees } else { Vec::new() },
            scale: ((is_page || !has_outlines) && !frame.is_world()).then(|| scale_bar(&frame)),
            globe: (is_page && !frame.is_world()).then(|| globe(&frame)),
            has_outlines,
        }
    }

    /// How many kilometres it is wide, in round numbers; none of the whole world.
    pub fn kilometres(&self) -> Option<u32> {
        let kilometres = self.frame.width * EARTH;
        let step = if kilometres < 100.0 { 1.0 } else { 10.0 };
        (!self.frame.is_world()).then(|| ((kilometres / step).round() * step) as u32)
    }

    /// Where a place is, in percent of width and height.
    pub fn percent(&self, place: Position) -> (f64, f64) {
        let [x, y] = self.frame.share(place);
        (x * 100.0, y * 100.0)
    }

    /// Whether a place is on the sheet, away from its edge.
    pub fn shows(&self, place: Position) -> bool {
        self.frame.share(place).iter().all(|share| (0.02..=0.98).contains(share))
    }

    pub fn is_world(&self) -> bool {
        self.frame.is_world()
    }
}

/// The half of the world around the middle of a frame.
fn globe(frame: &Frame) -> Globe {
    // In Lambert's projection a quarter of a great circle is √2 radii long.
    let side = 2.0 * std::f64::consts::SQRT_2;
    let half = Frame { middle: [0.0, 0.0], width: side, height: side, ..*frame };
    let sheet = Sheet { frame: half, units: [GLOBE, GLOBE], tolerance: 0.7 };
    let [left, top] = half.share_of([frame.middle[0] - frame.width / 2.0, frame.middle[1] + frame.height / 2.0]);
    let framed = [left, top, frame.width / side, frame.height / side].map(|share| share * GLOBE);
    Globe { land: sheet.areas(&OUTLINES.land), framed: at_least(framed) }
}

/// A frame that can be seen, around the same middle.
fn at_least([left, top, width, height]: [f64; 4]) -> [f64; 4] {
    let larger = (LEAST_FRAMED / width).max(1.0);
    let (wider, higher) = (width * (larger - 1.0), height * (larger - 1.0));
    [left - wider / 2.0, top - higher / 2.0, width * larger, height * larger]
}

/// About a fifth of the width, in the middle of the map.
fn scale_bar(frame: &Frame) -> (u32, f64) {
    let width = frame.width * EARTH;
    let mut kilometres = nice_step(width / 8.0);
    if kilometres > width / 4.0 {
        kilometres /= 2.0;
    }
    (kilometres as u32, kilometres / width)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn map(places: &[(f64, f64)], size: Size) -> Map {
        let positions: Vec<Position> = places
            .iter()
            .map(|(latitude, longitude)| Position { longitude: *longitude, latitude: *latitude })
            .collect();
        Map::around(&positions, size).expect("a map")
    }

    #[test]
    fn a_map_of_kazakhstan_has_its_seas_and_rivers() {
        let map = map(&[(43.25, 76.91), (51.18, 71.45), (42.3, 69.6), (43.34, 52.86)], Size::Page);
        assert!(!map.is_world());
        assert!(map.land.len() > 500 && map.lakes.len() > 200 && map.rivers.len() > 500, "{map:?}");
        assert!(
            map.degrees.iter().any(|degree| degree.axis == Axis::Latitude && degree.value == 45.0),
            "{:?}",
            map.degrees
        );
        let (kilometres, share) = map.scale.expect("a scale");
        assert!([200, 250, 500].contains(&kilometres) && (0.1..0.25).contains(&share), "{kilometres} {share}");
    }

    #[test]
    fn a_locator_stays_small_where_coasts_are_long() {
        for (latitude, longitude) in
            [(60.4, 5.3), (37.98, 23.73), (-42.5, -73.8), (75.0, -95.0), (1.3, 103.8), (43.34, 52.86)]
        {
            let place = Position { longitude, latitude };
            let map = Map::of_one(place).expect("a map");
            let length = map.land.len() + map.lakes.len();
            assert!((60..5000).contains(&length), "{length} bytes around {place:?}");
        }
    }

    #[test]
    fn a_map_far_from_every_coast_is_land_and_one_at_sea_is_not() {
        // The whole sheet is inside the ring of a continent, whose corners it then has.
        let inland = map(&[(62.0, 96.0), (62.0, 104.0)], Size::Page);
        assert!(inland.has_outlines && inland.land.contains('M'));
        let at_sea = map(&[(-45.0, -128.0), (-45.0, -122.0)], Size::Page);
        assert!(at_sea.has_outlines && at_sea.land.is_empty());
        // The other end of the world from here is Spain.
        let place = Position { longitude: 176.0, latitude: -40.0 };
        let antipode = Map::of_one(place).expect("a map");
        assert!(antipode.land.matches('M').count() > 3, "{}", antipode.land);
    }

    #[test]
    fn a_near_map_has_no_outlines_and_lines_of_its_own_region() {
        for latitude in [40.0, -78.0, 89.99, 0.0] {
            let map = map(&[(latitude, 20.0), (latitude - 0.01, 20.01)], Size::Page);
            assert!(!map.has_outlines && map.land.is_empty() && map.rivers.is_empty(), "{latitude}");
            assert_eq!(map.kilometres(), Some(10), "{latitude}");
            let lines = map.grid.matches('M').count();
            assert!((2..=24).contains(&lines), "{lines} lines at {latitude}");
        }
        let map = map(&[(40.02, -35.22), (40.31, -34.86)], Size::Page);
        let parallels = map.degrees.iter().filter(|degree| degree.axis == Axis::Latitude);
        let parallels: Vec<f64> = parallels.map(|degree| degree.value).collect();
        assert_eq!(parallels, [40.0, 40.1, 40.2, 40.3]);
        let globe = map.globe.expect("a globe");
        assert!(globe.framed[2] >= LEAST_FRAMED - 1e-9, "{:?} can be seen", globe.framed);
    }

    #[test]
    fn a_globe_shows_where_the_map_is() {
        let kazakhstan = map(&[(43.25, 76.91), (51.18, 71.45), (42.3, 69.6), (43.34, 52.86)], Size::Page);
        let globe = kazakhstan.globe.expect("a globe");
        assert!((200..4000).contains(&globe.land.len()), "{} bytes", globe.land.len());
        let [left, top, width, height] = globe.framed;
        assert!((10.0..25.0).contains(&width) && (width / height - ASPECT).abs() < 1e-9, "{width} by {height}");
        let [x, y] = [left + width / 2.0, top + height / 2.0];
        assert!((x - 50.0).abs() < 2.0 && (y - 50.0).abs() < 2.0, "{x}, {y}");
        let place = Position { longitude: 76.91, latitude: 43.25 };
        assert!(Map::of_one(place).expect("a map").globe.is_none());
    }

    #[test]
    fn a_map_of_the_world_is_closed_at_its_edges() {
        let map = map(&[(43.25, 76.91), (38.9, -77.04), (-33.87, 151.21)], Size::Page);
        assert!(map.is_world() && map.scale.is_none() && map.globe.is_none());
        let (x, y) = map.percent(Position { longitude: 151.21, latitude: -33.87 });
        assert!((50.0..98.0).contains(&x) && (50.0..90.0).contains(&y), "{x} {y}");
        assert!(map.land.len() < 60_000, "{}", map.land.len());
    }
}
