//! From the globe to a plane and back. Lengths are in radii of the earth; y grows to the north.

use crate::drawing::map::position::Position;

/// Both keep areas true, so that nothing looks larger than it is.
#[derive(Debug, Clone, Copy)]
pub(super) enum Projection {
    /// Lambert's azimuthal projection around a place: for all but the largest maps. It knows no edge at 180° and no pole.
    Azimuthal(Position),
    /// Equal Earth (Šavrič, Patterson, Jenny 2018) around a meridian: for the world.
    EqualEarth(f64),
}

const A: [f64; 4] = [1.340264, -0.081106, 0.000893, 0.003796];

impl Projection {
    pub(super) fn project(self, position: Position) -> [f64; 2] {
        match self {
            Projection::Azimuthal(centre) => azimuthal(centre, position),
            Projection::EqualEarth(meridian) => equal_earth(position.longitude - meridian, position.latitude),
        }
    }
}

fn azimuthal(centre: Position, position: Position) -> [f64; 2] {
    let (sin_centre, cos_centre) = centre.latitude.to_radians().sin_cos();
    let (sin, cos) = position.latitude.to_radians().sin_cos();
    let (sin_turn, cos_turn) = (position.longitude - centre.longitude).to_radians().sin_cos();
    let cos_distance = sin_centre * sin + cos_centre * cos * cos_turn;
    // At the other end of the world every direction is right.
    let stretch = (2.0 / (1.0 + cos_distance).max(1e-9)).sqrt();
    [stretch * cos * sin_turn, stretch * (cos_centre * sin - sin_centre * cos * cos_turn)]
}

/// Where on the globe a point of the azimuthal plane is.
pub(super) fn globe_position(centre: Position, [x, y]: [f64; 2]) -> Position {
    let distance = x.hypot(y);
    if distance < 1e-12 {
        return centre;
    }
    let (sin_distance, cos_distance) = (2.0 * (distance / 2.0).min(1.0).asin()).sin_cos();
    let (sin_centre, cos_centre) = centre.latitude.to_radians().sin_cos();
    let sin = cos_distance * sin_centre + y * sin_distance * cos_centre / distance;
    let turn =
        (x * sin_distance).atan2(distance * cos_centre * cos_distance - y * sin_centre * sin_distance).to_degrees();
    Position {
        longitude: (centre.longitude + turn + 540.0).rem_euclid(360.0) - 180.0,
        latitude: sin.clamp(-1.0, 1.0).asin().to_degrees(),
    }
}

fn equal_earth(longitude: f64, latitude: f64) -> [f64; 2] {
    let m = 3f64.sqrt() / 2.0;
    let t = (m * latitude.to_radians().sin()).asin();
    let t2 = t * t;
    let t6 = t2 * t2 * t2;
    let x = longitude.to_radians() * t.cos() / (m * (A[0] + 3.0 * A[1] * t2 + t6 * (7.0 * A[2] + 9.0 * A[3] * t2)));
    [x, t * (A[0] + A[1] * t2 + t6 * (A[2] + A[3] * t2))]
}

/// How far two places are from each other, in radii of the earth.
pub(super) fn distance(a: Position, b: Position) -> f64 {
    let (sin_a, cos_a) = a.latitude.to_radians().sin_cos();
    let (sin_b, cos_b) = b.latitude.to_radians().sin_cos();
    (sin_a * sin_b + cos_a * cos_b * (a.longitude - b.longitude).to_radians().cos()).clamp(-1.0, 1.0).acos()
}

/// The middle of some places on the globe; where they keep each other in balance, the first of them.
pub(super) fn mean(places: &[Position]) -> Option<Position> {
    let first = *places.first()?;
    let (mut x, mut y, mut z) = (0.0, 0.0, 0.0);
    for place in places {
        let (sin, cos) = place.latitude.to_radians().sin_cos();
        let (sin_turn, cos_turn) = place.longitude.to_radians().sin_cos();
        (x, y, z) = (x + cos * cos_turn, y + cos * sin_turn, z + sin);
    }
    if x.hypot(y).hypot(z) < 1e-9 {
        return Some(first);
    }
    Some(Position { longitude: y.atan2(x).to_degrees(), latitude: z.atan2(x.hypot(y)).to_degrees() })
}

/// The other end of the world.
pub(super) fn opposite(position: Position) -> Position {
    Position { longitude: position.longitude + 180.0, latitude: -position.latitude }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(a: [f64; 2], b: [f64; 2], within: f64) {
        assert!((a[0] - b[0]).abs() < within && (a[1] - b[1]).abs() < within, "{a:?} {b:?}");
    }

    #[test]
    fn azimuthal_is_what_the_book_says() {
        // Snyder, Map Projections: A Working Manual (USGS 1395), page 332: centre 40° N 100° W, a point at 20° S 100° E, unit sphere.
        let centre = Position { longitude: -100.0, latitude: 40.0 };
        let point = Position { longitude: 100.0, latitude: -20.0 };
        near(azimuthal(centre, point), [-4.2339303 / 3.0, 4.0257775 / 3.0], 1e-6);
    }

    #[test]
    fn equal_earth_has_the_known_size() {
        // The pole is a line at 1.3173627591574133, the equator ends at 2.7066299836960748 (PROJ, +proj=eqearth +R=1).
        near(equal_earth(180.0, 0.0), [2.7066299836960748, 0.0], 1e-9);
        near(equal_earth(0.0, 90.0), [0.0, 1.3173627591574133], 1e-9);
    }

    #[test]
    fn what_is_projected_comes_back() {
        for (longitude, latitude) in [(0.0, 0.0), (178.0, -17.0), (-179.5, 65.0), (30.0, 89.9), (77.0, 43.25)] {
            let position = Position { longitude, latitude };
            for centre in [(170.0, 0.0), (0.0, 90.0), (60.0, 48.0), (-60.0, -70.0)] {
                let centre = Position { longitude: centre.0, latitude: centre.1 };
                let back = globe_position(centre, azimuthal(centre, position));
                assert!(distance(back, position) < 1e-6, "{position:?} around {centre:?} came back as {back:?}");
            }
        }
    }

    #[test]
    fn areas_stay_true() {
        let centre = Position { longitude: 65.0, latitude: 48.0 };
        let area = |longitude: f64, latitude: f64| {
            let corner =
                |dx: f64, dy: f64| azimuthal(centre, Position { longitude: longitude + dx, latitude: latitude + dy });
            let (a, b, c) = (corner(0.0, 0.0), corner(0.01, 0.0), corner(0.0, 0.01));
            let cross = (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
            cross / latitude.to_radians().cos()
        };
        assert!((area(65.0, 48.0) / area(90.0, 30.0) - 1.0).abs() < 1e-3);
    }
}
