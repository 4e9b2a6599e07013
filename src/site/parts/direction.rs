//! Which way time runs in a drawing.
//!
//! Why a chart turns with the language, and a map and a drawing of names do not: time has a direction in writing, places have none.
//! The Arabic words wrap a range in marks of direction, so that it is one everywhere, also in a drawing.

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
