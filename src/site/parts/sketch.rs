//! A line of counting in a few strokes, without words: in the finder, and on the picture for cards.

use crate::archive::Archive;
use crate::archive::ClaimIndex;
use crate::drawing::strip::Scale;
use crate::site::parts::lines;
use crate::site::parts::lines::Line;
use crate::site::parts::lines::Way;
use crate::site::parts::strips::end;

/// Places are in percent of the width, from the left.
#[derive(Debug, Clone, PartialEq)]
pub struct Sketch {
    /// Figures that were revised, the oldest first.
    pub revised: Vec<f64>,
    /// The figure that stands; none where the answer is in words.
    pub stands: Option<f64>,
    /// From the least of its figures to the largest.
    pub span: Option<(f64, f64)>,
    /// From where to where an open answer goes.
    pub arrow: Option<(f64, f64)>,
}

/// Nearer to a later one, in percent, a figure is not drawn: a chain is seen as well without it.
const APART: f64 = 7.0;

/// The first lines of counting of a question, each with the claim that stands, in the order of its answers.
pub fn sketches(archive: &Archive, standing: &[ClaimIndex], most: usize) -> Vec<(ClaimIndex, Sketch)> {
    let Some((lines, scale)) = lines::on_scale(archive, standing) else { return Vec::new() };
    let mut sketches = Vec::new();
    for line in lines.iter().take(most) {
        sketches.push((line.standing, sketch(archive, line, &scale)));
    }
    sketches
}

fn sketch(archive: &Archive, line: &Line, scale: &Scale) -> Sketch {
    let is_turned = archive.settings.lang.dir() == "rtl";
    let turned = |place: f64| if is_turned { 100.0 - place } else { place };
    let at = |figure: f64| turned(scale.at(figure));
    let last = line.figures.last().filter(|figure| figure.index == line.standing);
    let stands = last.map(|figure| at(figure.middle(archive)));
    let mut revised: Vec<f64> = Vec::new();
    let before = line.figures.len() - usize::from(last.is_some());
    for figure in line.figures[..before].iter().rev() {
        let place = at(figure.middle(archive));
        let is_free = revised.iter().chain(&stands).all(|other| (other - place).abs() >= APART);
        revised.extend(is_free.then_some(place));
    }
    revised.reverse();
    let mut places = revised.clone();
    if let Some(figure) = last {
        places.extend([at(figure.low), at(figure.high)]);
    }
    let least = places.iter().copied().reduce(f64::min);
    let span = least.zip(places.iter().copied().reduce(f64::max)).filter(|(least, largest)| least < largest);
    let arrow = arrow(archive, line, scale).map(|(from, way)| (turned(from), turned(end(way))));
    Sketch { revised, stands, span, arrow }
}

/// Where an open answer begins, or one in words, and which way it goes.
fn arrow(archive: &Archive, line: &Line, scale: &Scale) -> Option<(f64, Way)> {
    let own = line.figures.iter().find(|figure| figure.index == line.standing);
    if let Some(figure) = own {
        return Some((scale.at(figure.middle(archive)), figure.open?));
    }
    let way = lines::way_of(archive.claim(line.standing).document.answer.text.as_deref()?)?;
    let disputed = lines::disputed(archive, line.standing);
    let places = disputed.iter().map(|figure| scale.at(figure.middle(archive)));
    let start = places.reduce(if way == Way::Down { f64::min } else { f64::max })?;
    Some((start, way))
}
