//! Meridians and parallels, and where each comes into the map.

use crate::drawing::map::frame::Frame;
use crate::drawing::map::path::Sheet;
use crate::drawing::map::position::Line;
use crate::drawing::map::position::Position;

/// A meridian or a parallel.
#[derive(Debug, Clone, Copy)]
pub struct Degree {
    pub at: [f64; 2],
    /// To a hundredth at most.
    pub value: f64,
    pub axis: Axis,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Axis {
    Longitude,
    Latitude,
}

/// How many parallels cross a map, at most, and how many meridians one of a region.
const PARALLELS: f64 = 4.0;
const MERIDIANS: f64 = 6.0;

/// Maps less high than this, in radians, have lines for their own region only.
const REGION: f64 = 0.1;

/// Degrees between lines: numbers that atlases use.
const STEPS: [f64; 16] = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 15.0, 20.0, 30.0, 45.0, 60.0, 90.0];

/// Which lines are drawn, and how far along.
struct Window {
    latitudes: (f64, f64),
    longitudes: (f64, f64),
    parallel_step: f64,
    meridian_step: f64,
}

/// All lines as a path, each with the place where it comes in: at the left edge or at the lower one.
pub(super) fn grid(sheet: &Sheet) -> (String, Vec<Degree>) {
    let frame = &sheet.frame;
    let window = if frame.height < REGION && !frame.is_world() { region(frame) } else { world(frame) };
    let Window { latitudes, longitudes, parallel_step, meridian_step } = window;
    let mut lines: Vec<Line> = Vec::new();
    let mut degrees = Vec::new();
    let mut add = |line: Line, value: f64, axis: Axis| {
        let shares: Vec<[f64; 2]> = line.iter().map(|place| frame.share(*place)).collect();
        if let Some(at) = entry(&shares, axis) {
            degrees.push(Degree { at, value: (value * 100.0).round() / 100.0, axis });
        }
        lines.push(line);
    };
    for latitude in multiples(latitudes, parallel_step).filter(|latitude| latitude.abs() < 90.0) {
        let along = fine(longitudes.0, longitudes.1);
        add(along.map(|longitude| Position { longitude, latitude }).collect(), latitude, Axis::Latitude);
    }
    for longitude in multiples(longitudes, meridian_step) {
        let along = fine(latitudes.0.max(-88.0), latitudes.1.min(88.0));
        let value = (longitude + 540.0).rem_euclid(360.0) - 180.0;
        add(along.map(|latitude| Position { longitude, latitude }).collect(), value, Axis::Longitude);
    }
    (sheet.lines(&lines), degrees)
}

/// The lines around the middle of a frame, a little further than it reaches.
fn region(frame: &Frame) -> Window {
    let (latitude, longitude) = (frame.latitude(), frame.longitude());
    let high = frame.height.to_degrees() * 0.8;
    let narrowing = latitude.abs().min(89.9).to_radians().cos();
    let wide = (frame.width.to_degrees() * 0.8 / narrowing).min(179.99);
    Window {
        latitudes: (latitude - high, latitude + high),
        longitudes: (longitude - wide, longitude + wide),
        parallel_step: step_of(frame.height.to_degrees() / PARALLELS),
        meridian_step: step_of(wide * 1.25 / MERIDIANS),
    }
}

fn world(frame: &Frame) -> Window {
    let parallel_step = step_of(frame.height.min(2.0).to_degrees() / PARALLELS).clamp(1.0, 30.0);
    // Meridians come together towards the poles: there they are drawn further apart.
    let narrowing = frame.latitude().abs().min(85.0).to_radians().cos();
    let further = [1.0, 2.0, 3.0, 6.0].into_iter().find(|times| times * narrowing >= 0.6).unwrap_or(6.0);
    let longitude = frame.longitude();
    Window {
        latitudes: (-90.0, 90.0),
        longitudes: (longitude - 179.99, longitude + 179.99),
        parallel_step,
        meridian_step: parallel_step * further,
    }
}

fn step_of(wanted: f64) -> f64 {
    STEPS.into_iter().find(|step| *step >= wanted).unwrap_or(90.0)
}

/// The multiples of a step in a span.
fn multiples((from, until): (f64, f64), step: f64) -> impl Iterator<Item = f64> {
    let (first, last) = ((from / step).ceil() as i32, (until / step).floor() as i32);
    (first..=last).map(move |number| f64::from(number) * step)
}

/// A line in pieces of a degree at most, and of a dozen at least: it is a curve on the map.
fn fine(from: f64, until: f64) -> impl Iterator<Item = f64> {
    let count = ((until - from).ceil() as i32).max(12);
    (0..=count).map(move |index| from + (until - from) * f64::from(index) / f64::from(count))
}

/// Where a line crosses the left edge (a parallel) or the lower one (a meridian), away from the corners.
fn entry(line: &[[f64; 2]], axis: Axis) -> Option<[f64; 2]> {
    let (across, along, edge) = match axis {
        Axis::Latitude => (0, 1, 0.0),
        Axis::Longitude => (1, 0, 1.0),
    };
    line.windows(2).find_map(|pair| {
        let (from, to) = (pair[0][across] - edge, pair[1][across] - edge);
        if (from < 0.0) == (to < 0.0) || (from - to).abs() > 0.5 {
            return None;
        }
        let at = pair[0][along] + (pair[1][along] - pair[0][along]) * from / (from - to);
        let mut point = [edge; 2];
        point[along] = at;
        (0.06..=0.94).contains(&at).then_some(point)
    })
}
