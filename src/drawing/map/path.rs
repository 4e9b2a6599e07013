//! Lines of the globe as the path of a drawing: projected, cut at the frame, without points that nobody could see.

use std::fmt::Write;

use crate::drawing::map::cap::Cap;
use crate::drawing::map::cap::Outline;
use crate::drawing::map::frame::Frame;
use crate::drawing::map::position::Line;
use crate::drawing::map::position::Position;
use crate::drawing::map::projection::Projection;
use crate::drawing::map::projection::opposite;

/// What is drawn beyond the frame, as a share of it, so that cut edges are not seen.
const OVERHANG: f64 = 0.03;

type Point = [f64; 2];

/// A frame drawn in whole units: so many across and down.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sheet {
    pub frame: Frame,
    pub units: [f64; 2],
    /// Points nearer than this to the line between their neighbours are left out, and rings smaller than this; in units.
    pub tolerance: f64,
}

impl Sheet {
    fn point(&self, projected: Point) -> Point {
        let [x, y] = self.frame.share_of(projected);
        [x * self.units[0], y * self.units[1]]
    }

    /// Areas, to be filled by the even-odd rule.
    pub(super) fn areas(&self, rings: &[Outline]) -> String {
        self.areas_near(rings, Cap::of_frame(&self.frame))
    }

    /// The same, where only what is near some part of the world has to be right.
    fn areas_near(&self, rings: &[Outline], shown: Option<Cap>) -> String {
        let mut path = String::new();
        // Each ring around the whole sheet turns land into water and back, and so does each around the other end of the world: of
        // that one the outside is drawn.
        let mut is_inverted = false;
        for ring in rings {
            if shown.is_some_and(|shown| !ring.may_meet(&shown)) {
                continue;
            }
            let near = shown.map(|shown| ring.near(&shown));
            for part in self.projected_rings(near.as_ref().unwrap_or(&ring.line)) {
                let cut = simplified_ring(&clipped_ring(part, self.bounds()), self.tolerance);
                if self.is_all(&cut) {
                    is_inverted ^= true;
                } else if cut.len() > 2 && is_seen(&cut, self.tolerance) {
                    write_line(&mut path, &cut, "z");
                }
            }
            if let Projection::Azimuthal(centre) = self.frame.projection {
                let other_end = opposite(centre);
                is_inverted ^= ring.may_be_at(other_end) && contains(&ring.line, other_end);
            }
        }
        if is_inverted {
            write_line(&mut path, &self.corners(), "z");
        }
        path
    }

    /// Whether a ring is all that there is to see, as inland.
    fn is_all(&self, ring: &[Point]) -> bool {
        if ring.len() != 4 {
            return false;
        }
        for corner in self.corners() {
            if !ring.iter().any(|point| distance(*point, corner) < 0.5) {
                return false;
            }
        }
        true
    }

    fn corners(&self) -> [Point; 4] {
        let [left, top, right, bottom] = self.bounds();
        [[left, top], [right, top], [right, bottom], [left, bottom]]
    }

    /// Lines of the world, those that may be seen.
    pub(super) fn courses(&self, outlines: &[Outline]) -> String {
        let shown = Cap::of_frame(&self.frame);
        let near = outlines.iter().filter(|outline| shown.is_none_or(|shown| outline.may_meet(&shown)));
        self.lines(near.map(|outline| &outline.line))
    }

    pub(super) fn lines<'l>(&self, lines: impl IntoIterator<Item = &'l Line>) -> String {
        let mut path = String::new();
        for line in lines {
            for copy in self.copies(line) {
                for part in clipped_line(&self.projected(&copy), self.bounds()) {
                    let part = simplified(&part, self.tolerance);
                    if part.len() > 1 && is_seen(&part, self.tolerance) {
                        write_line(&mut path, &part, "");
                    }
                }
            }
        }
        path
    }

    /// Left, top, right, bottom of what is drawn.
    fn bounds(&self) -> [f64; 4] {
        let [x, y] = self.units.map(|units| units * OVERHANG);
        [-x, -y, self.units[0] + x, self.units[1] + y]
    }

    /// A ring on the plane. A map of the world shows each of its copies as far as it lies within half a turn of the middle.
    fn projected_rings(&self, ring: &Line) -> Vec<Vec<Point>> {
        let Projection::EqualEarth(meridian) = self.frame.projection else {
            return vec![self.projected(ring)];
        };
        let bounds = [meridian - 180.0, -90.0, meridian + 180.0, 90.0];
        let mut rings = Vec::new();
        for copy in self.copies(&closed_at_pole(ring)) {
            let flat = copy.iter().map(|position| [position.longitude, position.latitude]);
            let mut dense = Vec::new();
            for [longitude, latitude] in with_steps(&clipped_ring(flat.collect(), bounds)) {
                dense.push(Position { longitude, latitude });
            }
            rings.push(self.projected(&dense));
        }
        rings
    }

    /// The points of a line on the plane.
    fn projected(&self, line: &Line) -> Vec<Point> {
        let mut points = Vec::with_capacity(line.len());
        for position in line {
            points.push(self.point(self.frame.projection.project(*position)));
        }
        points
    }

    /// Copies of a line a whole turn apart, those that a map of the world may show.
    fn copies(&self, line: &Line) -> Vec<Line> {
        let Projection::EqualEarth(meridian) = self.frame.projection else { return vec![line.clone()] };
        let (west, east) = (meridian - 180.0, meridian + 180.0);
        let mut copies = Vec::new();
        for turns in -3..=3 {
            let mut copy = line.clone();
            for position in &mut copy {
                position.longitude += f64::from(turns) * 360.0;
            }
            let begins = copy.iter().any(|position| position.longitude > west);
            let ends = copy.iter().any(|position| position.longitude < east);
            if begins && ends {
                copies.push(copy);
            }
        }
        copies
    }
}

/// A ring that goes once around the globe is closed along the pole that it encloses.
fn closed_at_pole(ring: &Line) -> Line {
    let (Some(first), Some(last)) = (ring.first(), ring.last()) else { return Vec::new() };
    let turn = ((last.longitude - first.longitude) / 360.0).round() * 360.0;
    if turn == 0.0 {
        return ring.clone();
    }
    let pole = if first.latitude < 0.0 { -90.0 } else { 90.0 };
    let mut closed = ring.clone();
    closed.push(Position { longitude: first.longitude + turn, latitude: first.latitude });
    closed.push(Position { longitude: first.longitude + turn, latitude: pole });
    closed.push(Position { longitude: first.longitude, latitude: pole });
    closed
}

/// Points on long straight edges, which are curves on the map.
fn with_steps(ring: &[Point]) -> Vec<Point> {
    let mut dense = Vec::with_capacity(ring.len());
    for (index, from) in ring.iter().enumerate() {
        let to = ring[(index + 1) % ring.len()];
        let steps = ((to[1] - from[1]).abs() / 4.0).ceil().max(1.0);
        let mut step = 0.0;
        while step < steps {
            let share = step / steps;
            dense.push([from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share]);
            step += 1.0;
        }
    }
    dense
}

/// Whether a ring encloses a place: whether the way from there to the North Pole, which is sea, crosses it an odd number of times.
fn contains(ring: &Line, place: Position) -> bool {
    // The way runs between the points of the outlines, which lie on hundredths of a degree, and so never through one.
    let way = (place.longitude * 100.0).floor() / 100.0 + 0.005;
    let mut inside = false;
    for (index, from) in ring.iter().enumerate() {
        let to = ring[(index + 1) % ring.len()];
        // The last point of a ring around a pole is a turn away from the first.
        let to_longitude = to.longitude + ((from.longitude - to.longitude) / 360.0).round() * 360.0;
        let (low, high) = (from.longitude.min(to_longitude), from.longitude.max(to_longitude));
        let longitude = low + (way - low).rem_euclid(360.0);
        if longitude < high {
            let share = (longitude - from.longitude) / (to_longitude - from.longitude);
            inside ^= from.latitude + (to.latitude - from.latitude) * share > place.latitude;
        }
    }
    inside
}

/// The part of a ring within bounds (Sutherland and Hodgman).
fn clipped_ring(mut ring: Vec<Point>, [left, top, right, bottom]: [f64; 4]) -> Vec<Point> {
    for (axis, limit, sign) in [(0, left, 1.0), (0, right, -1.0), (1, top, 1.0), (1, bottom, -1.0)] {
        let depth = |point: Point| (point[axis] - limit) * sign;
        let mut cut = Vec::with_capacity(ring.len());
        for (index, to) in ring.iter().enumerate() {
            let from = ring[(index + ring.len() - 1) % ring.len()];
            let (before, after) = (depth(from), depth(*to));
            if (before < 0.0) != (after < 0.0) {
                cut.push(between(from, *to, before / (before - after)));
            }
            if after >= 0.0 {
                cut.push(*to);
            }
        }
        ring = cut;
    }
    ring
}

/// The parts of a line within bounds.
fn clipped_line(line: &[Point], bounds: [f64; 4]) -> Vec<Vec<Point>> {
    let mut parts: Vec<Vec<Point>> = vec![Vec::new()];
    for pair in line.windows(2) {
        let (mut enter, mut leave) = (0.0f64, 1.0f64);
        for axis in [0, 1] {
            let (step, from) = (pair[1][axis] - pair[0][axis], pair[0][axis]);
            let (low, high) = (bounds[axis], bounds[axis + 2]);
            if step.abs() < 1e-12 {
                if from < low || from > high {
                    leave = -1.0;
                }
                continue;
            }
            let (a, b) = ((low - from) / step, (high - from) / step);
            (enter, leave) = (enter.max(a.min(b)), leave.min(a.max(b)));
        }
        if enter > leave {
            parts.push(Vec::new());
            continue;
        }
        let part = parts.last_mut().expect("there is always one");
        if part.is_empty() {
            part.push(between(pair[0], pair[1], enter));
        }
        part.push(between(pair[0], pair[1], leave));
        if leave < 1.0 {
            parts.push(Vec::new());
        }
    }
    parts.retain(|part| part.len() > 1);
    parts
}

fn between(from: Point, to: Point, share: f64) -> Point {
    [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share]
}

/// A ring is simplified as two lines: from its first point to the one that is furthest from it, and back.
fn simplified_ring(ring: &[Point], tolerance: f64) -> Vec<Point> {
    let Some(first) = ring.first() else { return Vec::new() };
    let mut furthest = 0;
    for (index, point) in ring.iter().enumerate() {
        if distance(*point, *first) > distance(ring[furthest], *first) {
            furthest = index;
        }
    }
    let mut out = simplified(&ring[..=furthest], tolerance);
    let mut back = ring[furthest..].to_vec();
    back.push(*first);
    let back = simplified(&back, tolerance);
    // Its ends are there already.
    if back.len() > 2 {
        out.extend(&back[1..back.len() - 1]);
    }
    out
}

/// A line without the points that can hardly be told from it (Douglas and Peucker).
fn simplified(line: &[Point], tolerance: f64) -> Vec<Point> {
    if line.len() < 3 {
        return line.to_vec();
    }
    let mut keep = vec![false; line.len()];
    (keep[0], keep[line.len() - 1]) = (true, true);
    let mut open = vec![(0, line.len() - 1)];
    while let Some((first, last)) = open.pop() {
        let (mut furthest, mut most) = (first, 0.0);
        for index in first + 1..last {
            let away = distance_to(line[index], line[first], line[last]);
            if away > most {
                (furthest, most) = (index, away);
            }
        }
        if most > tolerance {
            keep[furthest] = true;
            open.extend([(first, furthest), (furthest, last)]);
        }
    }
    let mut kept = Vec::new();
    for (point, is_kept) in line.iter().zip(keep) {
        if is_kept {
            kept.push(*point);
        }
    }
    kept
}

fn distance(a: Point, b: Point) -> f64 {
    (a[0] - b[0]).hypot(a[1] - b[1])
}

fn distance_to(point: Point, from: Point, to: Point) -> f64 {
    let (x, y) = (to[0] - from[0], to[1] - from[1]);
    let length = x * x + y * y;
    let share = if length == 0.0 { 0.0 } else { ((point[0] - from[0]) * x + (point[1] - from[1]) * y) / length };
    let nearest = between(from, to, share.clamp(0.0, 1.0));
    distance(point, nearest)
}

fn is_seen(line: &[Point], tolerance: f64) -> bool {
    let size = |axis: usize| {
        let values = line.iter().map(|point| point[axis]);
        let low_high = values.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), v| (low.min(v), high.max(v)));
        low_high.1 - low_high.0
    };
    size(0).max(size(1)) > tolerance
}

/// Whole units, each as the difference from the one before.
fn write_line(path: &mut String, line: &[Point], end: &str) {
    let (mut x, mut y) = (0i64, 0i64);
    for (index, point) in line.iter().enumerate() {
        let next = (point[0].round() as i64, point[1].round() as i64);
        let (dx, dy) = (next.0 - x, next.1 - y);
        match index {
            0 => write!(path, "M{dx} {dy}").expect("a text takes all"),
            _ if (dx, dy) == (0, 0) => continue,
            _ => {
                // After `M` a line begins; a minus sign parts numbers as well as a blank does.
                let letter = if path.ends_with(|c: char| c.is_ascii_digit()) && index > 1 { "" } else { "l" };
                let blank = if letter.is_empty() && dx >= 0 { " " } else { "" };
                let middle = if dy < 0 { "" } else { " " };
                write!(path, "{letter}{blank}{dx}{middle}{dy}").expect("a text takes all");
            }
        }
        (x, y) = next;
    }
    path.push_str(end);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::drawing::map::outlines::OUTLINES;

    #[test]
    fn a_ring_is_cut_at_the_bounds() {
        let ring = vec![[-5.0, 5.0], [5.0, 5.0], [5.0, 15.0], [-5.0, 15.0]];
        let mut cut = clipped_ring(ring, [0.0, 0.0, 10.0, 10.0]);
        cut.sort_by(|a, b| a.partial_cmp(b).expect("numbers"));
        assert_eq!(cut, [[0.0, 5.0], [0.0, 10.0], [5.0, 5.0], [5.0, 10.0]]);
    }

    #[test]
    fn a_line_that_leaves_and_comes_back_is_two() {
        let line = [[1.0, 1.0], [1.0, 12.0], [3.0, 12.0], [3.0, 1.0]];
        let parts = clipped_line(&line, [0.0, 0.0, 10.0, 10.0]);
        assert_eq!(parts, [vec![[1.0, 1.0], [1.0, 10.0]], vec![[3.0, 10.0], [3.0, 1.0]]]);
    }

    #[test]
    fn points_on_a_straight_line_are_left_out() {
        assert_eq!(
            simplified(&[[0.0, 0.0], [5.0, 0.1], [10.0, 0.0], [10.0, 9.0]], 0.8),
            [[0.0, 0.0], [10.0, 0.0], [10.0, 9.0]]
        );
    }

    #[test]
    fn paths_are_short() {
        let mut path = String::new();
        write_line(&mut path, &[[10.0, 20.0], [12.0, 18.0], [9.0, 18.0], [9.0, 19.4]], "z");
        assert_eq!(path, "M10 20l2-2-3 0 0 1z");
    }

    #[test]
    fn what_is_far_away_changes_nothing() {
        let (mut all, mut same) = (0, 0);
        for latitude in (-88..=88).step_by(22) {
            for longitude in (-180..180).step_by(30) {
                let place = Position { longitude: f64::from(longitude) + 3.3, latitude: f64::from(latitude) };
                let frame = Frame::around(&[place], 0.48, 1.5).expect("a frame");
                let sheet = Sheet { frame, units: [300.0, 200.0], tolerance: 1.2 };
                let (near, whole) = (sheet.areas(&OUTLINES.land), sheet.areas_near(&OUTLINES.land, None));
                // A ring that begins at another point is simplified from there.
                assert!(near.len().abs_diff(whole.len()) < 20, "{place:?}\n{near}\n{whole}");
                all += 1;
                same += usize::from(near == whole);
            }
        }
        assert!(same + 3 > all, "{same} of {all} are the same");
    }

    #[test]
    fn the_other_end_of_the_world_is_land_or_sea() {
        let at = |(latitude, longitude): (f64, f64)| {
            let place = Position { longitude, latitude };
            OUTLINES.land.iter().filter(|ring| contains(&ring.line, place)).count() % 2 == 1
        };
        let land = [(48.0, 67.0), (40.0, -4.0), (-85.0, 10.0), (-87.0, 180.0), (-25.0, 135.0), (67.5, -179.9)];
        let sea = [(0.0, -30.0), (42.0, 51.0), (-60.0, 180.0), (89.0, 0.0), (20.0, -150.0)];
        assert_eq!(land.map(at), [true; 6]);
        assert_eq!(sea.map(at), [false; 5]);
    }
}
