//! Places and lines on the globe.

/// A place on the globe, in degrees (WGS 84). Longitudes of a line run on across 180°.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Position {
    pub longitude: f64,
    pub latitude: f64,
}

pub(super) type Line = Vec<Position>;
