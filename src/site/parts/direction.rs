//! Which way time runs in a drawing.

use crate::drawing::labels::Side;
use crate::site::plan::Site;

/// In a language that is written from right to left, time runs so too.
pub fn turned(site: &Site, x: f64) -> f64 {
    if site.lang().dir() == "rtl" { 100.0 - x } else { x }
}

/// The sides of a mark on which its label may stand, that to which time runs first.
pub fn sides_onward(site: &Site) -> [Side; 2] {
    if site.lang().dir() == "rtl" { [Side::Left, Side::Right] } else { [Side::Right, Side::Left] }
}
