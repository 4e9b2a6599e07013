//! What part of the world a map shows: projected so that its places fit.

use crate::drawing::map::position::Position;
use crate::drawing::map::projection::Projection;
use crate::drawing::map::projection::distance;
use crate::drawing::map::projection::globe_position;
use crate::drawing::map::projection::mean;

/// Places that are further from the middle than this, in radians, need a map of the world.
const REACH: f64 = 1.0;

/// Room around the places, as a share of their extent.
const MARGIN: f64 = 0.16;

/// It cuts the world in the Bering Strait.
const USUAL_MERIDIAN: f64 = 11.0;

/// The width of all there is in Equal Earth, with some room for marks at the poles, and width by height.
const WORLD: f64 = 1.03 * 2.0 * 2.7066299836960748;
pub(super) const WORLD_ASPECT: f64 = 2.0;

/// A rectangle of a projected plane.
#[derive(Debug, Clone, Copy)]
pub(super) struct Frame {
    pub projection: Projection,
    pub middle: [f64; 2],
    pub width: f64,
    pub height: f64,
}

impl Frame {
    /// The smallest frame that shows the places with room around them, but never less than `least` radii of the earth wide.
    /// `aspect` is width by height. Without a place there is none.
    pub(super) fn around(places: &[Position], least: f64, aspect: f64) -> Option<Frame> {
        let mut centre = mean(places)?;
        let project = |centre: Position, place: &Position| Projection::Azimuthal(centre).project(*place);
        // The middle of the plane's extent is not that of another plane, but each step comes nearer.
        for _ in 0..6 {
            let (low, high) = extent(places.iter().map(|place| project(centre, place)));
            centre = globe_position(centre, [(low[0] + high[0]) / 2.0, (low[1] + high[1]) / 2.0]);
        }
        if places.iter().any(|place| distance(centre, *place) > REACH) {
            return Some(Frame::of_world(places));
        }
        let (low, high) = extent(places.iter().map(|place| project(centre, place)));
        let wanted = |axis: usize| (high[axis] - low[axis]) * (1.0 + 2.0 * MARGIN);
        let width = wanted(0).max(wanted(1) * aspect).max(least);
        let middle = [(low[0] + high[0]) / 2.0, (low[1] + high[1]) / 2.0];
        Some(Frame { projection: Projection::Azimuthal(centre), middle, width, height: width / aspect })
    }

    /// All of the world, cut where no place is.
    fn of_world(places: &[Position]) -> Frame {
        let mut longitudes: Vec<f64> = places.iter().map(|place| place.longitude.rem_euclid(360.0)).collect();
        longitudes.sort_by(f64::total_cmp);
        let next = |index: usize| longitudes.get(index + 1).copied().unwrap_or(longitudes[0] + 360.0);
        let gaps = longitudes.iter().enumerate().map(|(index, longitude)| (next(index) - longitude, next(index)));
        let (gap, end) = gaps.fold((-1.0, 0.0), |widest, gap| if gap.0 > widest.0 { gap } else { widest });
        let meridian = (end + (360.0 - gap) / 2.0 + 180.0).rem_euclid(360.0) - 180.0;
        // Readers know the world with the Atlantic in the middle; it is turned only where that cuts near a place.
        let from_edge =
            |longitude: &f64| 180.0 - ((longitude - USUAL_MERIDIAN + 540.0).rem_euclid(360.0) - 180.0).abs();
        let is_cut = longitudes.iter().any(|longitude| from_edge(longitude) < 15.0);
        let meridian = if is_cut { (meridian / 10.0).round() * 10.0 } else { USUAL_MERIDIAN };
        let projection = Projection::EqualEarth(meridian);
        Frame { projection, middle: [0.0, 0.0], width: WORLD, height: WORLD / WORLD_ASPECT }
    }

    /// Of the projection's middle, in degrees.
    pub(super) fn longitude(&self) -> f64 {
        match self.projection {
            Projection::Azimuthal(centre) => centre.longitude,
            Projection::EqualEarth(meridian) => meridian,
        }
    }

    pub(super) fn latitude(&self) -> f64 {
        match self.projection {
            Projection::Azimuthal(centre) => centre.latitude,
            Projection::EqualEarth(_) => 0.0,
        }
    }

    pub(super) fn is_world(&self) -> bool {
        matches!(self.projection, Projection::EqualEarth(_))
    }

    /// Where a place is in the frame, as shares of its width and, from the top, of its height.
    pub(super) fn share(&self, place: Position) -> [f64; 2] {
        let place = match self.projection {
            Projection::Azimuthal(_) => place,
            Projection::EqualEarth(meridian) => {
                let turn = (place.longitude - meridian + 540.0).rem_euclid(360.0) - 180.0;
                Position { longitude: meridian + turn, ..place }
            }
        };
        self.share_of(self.projection.project(place))
    }

    pub(super) fn share_of(&self, [x, y]: [f64; 2]) -> [f64; 2] {
        [(x - self.middle[0]) / self.width + 0.5, 0.5 - (y - self.middle[1]) / self.height]
    }
}

fn extent(points: impl Iterator<Item = [f64; 2]>) -> ([f64; 2], [f64; 2]) {
    let start = ([f64::INFINITY; 2], [f64::NEG_INFINITY; 2]);
    points.fold(start, |(low, high), [x, y]| ([low[0].min(x), low[1].min(y)], [high[0].max(x), high[1].max(y)]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(written: &[(f64, f64)]) -> Vec<Position> {
        written.iter().map(|(latitude, longitude)| Position { longitude: *longitude, latitude: *latitude }).collect()
    }

    /// The frame holds all places, and is no wider than asked for.
    #[track_caller]
    fn check(written: &[(f64, f64)], widest: f64) {
        let places = places(written);
        let frame = Frame::around(&places, 0.2, 1.5).expect("a frame");
        for place in &places {
            let [x, y] = frame.share(*place);
            assert!((0.02..=0.98).contains(&x) && (0.02..=0.98).contains(&y), "{place:?} at {x}, {y} of {frame:?}");
        }
        assert!(frame.width <= widest, "{frame:?}");
    }

    #[test]
    fn a_frame_fits_its_places_wherever_they_are() {
        check(&[(43.25, 76.91)], 0.2);
        check(&[(43.25, 76.91), (43.25, 76.91)], 0.2);
        check(&[(43.25, 76.91), (51.18, 71.45), (43.34, 52.86)], 0.6);
        // Fiji and Chukotka lie on both sides of 180°.
        check(&[(-18.14, 178.44), (-16.78, -179.33)], 0.2);
        check(&[(64.73, 177.5), (65.58, -171.0)], 0.3);
        // Around a pole.
        check(&[(89.9, 0.0), (89.0, 180.0), (88.0, 90.0), (88.0, -90.0)], 0.3);
        check(&[(-90.0, 0.0), (-77.85, 166.67)], 0.5);
    }

    #[test]
    fn places_all_over_the_world_need_the_world() {
        let frame = |written: &[(f64, f64)]| Frame::around(&places(written), 0.2, 1.5).expect("a frame");
        assert!(frame(&[(43.25, 76.91), (38.9, -77.04), (-33.87, 151.21)]).is_world());
        check(&[(43.25, 76.91), (38.9, -77.04), (-33.87, 151.21)], WORLD);
        // Opposite places, and places on the line where maps are cut.
        check(&[(0.0, 0.0), (0.0, 180.0)], WORLD);
        check(&[(-17.0, 179.9), (-17.0, -179.9), (40.0, -74.0), (51.0, 0.0)], WORLD);
    }

    #[test]
    fn without_a_place_there_is_no_frame() {
        assert!(Frame::around(&[], 0.2, 1.5).is_none());
    }
}
