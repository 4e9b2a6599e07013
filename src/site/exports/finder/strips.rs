//! The lines of counting of a question, as small drawings beside its name in the finder.

use crate::archive::Archive;
use crate::archive::Claim;
use crate::archive::EntityIndex;
use crate::language::Words;
use crate::site::parts::claims::figure_in;
use crate::site::parts::claims::unit_of;
use crate::site::parts::claims::with_unit;
use crate::site::parts::questions::standing;
use crate::site::parts::sketch::Sketch;
use crate::site::parts::sketch::sketches;
use crate::value::Kind;

/// Paths (SVG, 100 units wide and 10 high) of lines, of the dots of what was revised and of what stands; then the figure with its unit, and
/// who gives it.
pub type Strip = (String, String, String, String);

/// So many lines of counting are shown.
const STRIPS: usize = 3;

const MIDDLE: f64 = 5.0;
const REVISED: f64 = 2.5;
const STANDS: f64 = 4.0;

pub fn of(archive: &Archive, index: EntityIndex, words: &Words) -> Vec<Strip> {
    if archive.entity(index).kind != Kind::Question {
        return Vec::new();
    }
    let sketches = sketches(archive, &standing(archive, index), STRIPS);
    sketches.iter().map(|(standing, sketch)| strip(archive.claim(*standing), sketch, archive, words)).collect()
}

fn strip(claim: &Claim, sketch: &Sketch, archive: &Archive, words: &Words) -> Strip {
    let figure = with_unit(figure_in(words, claim), unit_of(archive, claim));
    let label = [figure, claim.claimant.text.clone()].join(&words.say("list_separator"));
    let mut lines = String::new();
    if let Some((from, until)) = sketch.span {
        lines.push_str(&format!("M{from:.0} {MIDDLE}H{until:.0}"));
    }
    if let Some((from, until)) = sketch.arrow {
        let back = if from < until { -3 } else { 3 };
        lines.push_str(&format!("M{from:.0} {MIDDLE}H{until:.0}l{back} -3m0 6l{} -3", -back));
    }
    let revised = sketch.revised.iter().map(|place| circle(*place, REVISED)).collect();
    let stands = sketch.stands.map_or_else(String::new, |place| circle(place, STANDS));
    (lines, revised, stands, label)
}

fn circle(place: f64, radius: f64) -> String {
    let wide = 2.0 * radius;
    format!("M{:.0} {MIDDLE}a{radius} {radius} 0 1 0 {wide} 0a{radius} {radius} 0 1 0 -{wide} 0", place - radius)
}
