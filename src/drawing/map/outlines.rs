//! Coasts, lakes and rivers of the world: Natural Earth at 1:50 million, made by `tests/outlines/convert.mjs`.

use std::sync::LazyLock;

use crate::drawing::map::cap::Outline;
use crate::drawing::map::position::Line;
use crate::drawing::map::position::Position;

/// Land and lakes are rings, without their first point again at the end.
pub(super) struct Outlines {
    pub land: Vec<Outline>,
    pub lakes: Vec<Outline>,
    pub rivers: Vec<Outline>,
}

/// The same for all maps, read when the first is drawn.
pub(super) static OUTLINES: LazyLock<Outlines> = LazyLock::new(|| {
    let mut bytes = include_bytes!("outlines.bin").iter().copied();
    let land = lines(&mut bytes);
    let lakes = lines(&mut bytes);
    Outlines { land, lakes, rivers: lines(&mut bytes) }
});

fn lines(bytes: &mut impl Iterator<Item = u8>) -> Vec<Outline> {
    let count = number(bytes);
    (0..count).map(|_| Outline::new(line(bytes))).collect()
}

fn line(bytes: &mut impl Iterator<Item = u8>) -> Line {
    let (mut x, mut y) = (0, 0);
    let count = number(bytes);
    let point = |_| {
        x += signed(bytes);
        y += signed(bytes);
        Position { longitude: f64::from(x) / 100.0, latitude: f64::from(y) / 100.0 }
    };
    (0..count).map(point).collect()
}

/// LEB128.
fn number(bytes: &mut impl Iterator<Item = u8>) -> u32 {
    let mut value = 0;
    let mut shift = 0;
    for byte in bytes {
        value |= u32::from(byte & 127) << shift;
        shift += 7;
        if byte < 128 {
            break;
        }
    }
    value
}

/// Zigzag: 0, −1, 1, −2, …
fn signed(bytes: &mut impl Iterator<Item = u8>) -> i32 {
    let value = number(bytes);
    (value >> 1) as i32 ^ -((value & 1) as i32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_world_is_all_there() {
        assert_eq!(OUTLINES.land.len(), 1421);
        assert_eq!(OUTLINES.lakes.len(), 322);
        assert_eq!(OUTLINES.rivers.len(), 886);
        let lines = || OUTLINES.land.iter().chain(&OUTLINES.lakes).chain(&OUTLINES.rivers);
        assert!(
            lines()
                .flat_map(|outline| &outline.line)
                .all(|point| point.latitude.abs() <= 90.0 && point.longitude.abs() <= 540.0)
        );
        let is_short = |pair: &[Position]| (pair[0].longitude - pair[1].longitude).abs() <= 180.0;
        assert!(lines().all(|outline| outline.line.windows(2).all(is_short)));
    }
}
