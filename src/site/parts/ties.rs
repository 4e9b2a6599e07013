//! Drawings of who is named with whom: around one name, and what the drawing of the whole archive shares with it.
//!
//! `ties` is the relation, everywhere: two who are named in the same articles, with the number of these. `network` is the page and
//! the file of the whole archive.
//!
//! Why rows around a name: its neighbours' names have room beside them. Why the name in the middle comes first: no row of others is
//! so near above or below it that it could not be written there.

use std::cmp::Reverse;

use serde::Serialize;

use crate::archive::EntityIndex;
use crate::drawing::labels;
use crate::drawing::labels::Height;
use crate::drawing::labels::Label;
use crate::drawing::labels::Room;
use crate::drawing::labels::Side;
use crate::drawing::labels::Wanted;
use crate::drawing::labels::percent;
use crate::site::parts::measures::PLOT_HEIGHT;
use crate::site::parts::measures::PLOT_WIDTHS;
use crate::site::parts::measures::TIES_RADII;
use crate::site::plan::Site;
use crate::site::plan::addresses;
use crate::site::plan::overviews;
use crate::site::plan::overviews::STRONG;
use crate::site::plan::overviews::Tie;
use crate::value::Kind;

/// A drawing: the strongest ties of one, or of the whole archive. Places are in percent.
#[derive(Debug, Clone, Serialize)]
pub struct TiesView {
    /// The thinnest lines first.
    pub webs: Vec<WebView>,
    pub named: Vec<NamedView>,
    /// What it shows, in words.
    pub description: String,
}

/// All lines of one width.
#[derive(Debug, Clone, Serialize)]
pub struct WebView {
    /// On a sheet of 100 by 100.
    pub path: String,
    /// In pixels.
    pub width: String,
}

/// Somebody or something that is drawn.
#[derive(Debug, Clone, Serialize)]
pub struct NamedView {
    pub kind: &'static str,
    pub name: String,
    /// `Almaty: 5 articles`.
    pub title: String,
    /// Absent where the reader is on its page.
    pub address: Option<String>,
    pub x: String,
    pub y: String,
    /// A path in pixels around its place: another one for each kind.
    pub shape: String,
    pub label: Option<Label>,
}

/// How many are drawn around a name, at least and at most, and how many ties among them.
const LEAST_AROUND: usize = 3;
const AROUND: usize = 8;
const TIES_AROUND: usize = 6;

/// How much wider each width of a line is, in pixels, and how many widths there are.
const WIDER: f64 = 1.3;
const WIDTHS: usize = 4;

const ROOM: Room<'static> =
    Room { narrow: PLOT_WIDTHS.0, wide: PLOT_WIDTHS.1, height: Height::Fixed(PLOT_HEIGHT), taken: &[] };

/// How far from the middle the first row above and below it is, and the last, in percent of the height.
const NEAREST: f64 = 12.5;
const FURTHEST: f64 = 42.0;

/// Names stand outward where they can.
const LEFT: [Side; 4] = [Side::Left, Side::Below, Side::Above, Side::Right];
const RIGHT: [Side; 4] = [Side::Right, Side::Below, Side::Above, Side::Left];

/// Somebody with a place in percent, a radius in pixels and a number of articles.
pub struct Drawn {
    pub index: EntityIndex,
    pub at: (f64, f64),
    pub radius: f64,
    pub articles: usize,
}

/// Those who are most often named with one, around it; `together` has the most frequent first.
pub fn ties_of(site: &Site, index: EntityIndex, together: &[(EntityIndex, usize)]) -> Option<TiesView> {
    let archive = &site.archive;
    let kind = |index: EntityIndex| archive.entity(index).kind;
    let mut around = together.to_vec();
    around.retain(|(other, _)| overviews::is_drawn(kind(*other)));
    around.truncate(AROUND);
    if around.len() < LEAST_AROUND {
        return None;
    }
    // Each kind has a part of the circle.
    around.sort_by_key(|(other, count)| (kind(*other), Reverse(*count), *other));
    let mut drawn: Vec<Drawn> = Vec::new();
    for (position, (index, articles)) in around.iter().enumerate() {
        let at = around_middle(position, around.len());
        drawn.push(Drawn { index: *index, at, radius: TIES_RADII.0 + 1.0, articles: *articles });
    }
    let articles = archive.entity(index).naming.len();
    drawn.push(Drawn { index, at: (50.0, 50.0), radius: TIES_RADII.1 - 2.0, articles });
    let name = archive.entity(index).name.clone();
    Some(TiesView {
        webs: webs(&drawn, &ties_around(site, &around)),
        named: marks(site, &drawn, Some(index)),
        description: site.words.fill("ties_of_description", None, &[("name", name)]),
    })
}

/// The strongest ties among those around a name, and the ties of each with it: it is the last of those drawn.
fn ties_around(site: &Site, around: &[(EntityIndex, usize)]) -> Vec<Tie> {
    let others: Vec<EntityIndex> = around.iter().map(|(other, _)| *other).collect();
    let mut ties = site.archive.ties(&others);
    ties.retain(|(.., articles)| *articles >= STRONG);
    strongest_first(&mut ties);
    ties.truncate(TIES_AROUND);
    ties.extend(around.iter().enumerate().map(|(position, (_, count))| (position, around.len(), *count)));
    ties
}

/// Of equal ties first that of the names that stand further back, who are otherwise named less.
pub fn strongest_first(ties: &mut [Tie]) {
    ties.sort_unstable_by_key(|(a, b, articles)| (Reverse(*articles), Reverse(*b), Reverse(*a)));
}

/// `of` is the one whose page it is on, the last of those drawn: its name has the first choice of room.
pub fn marks(site: &Site, drawn: &[Drawn], of: Option<EntityIndex>) -> Vec<NamedView> {
    let names: Vec<String> = drawn.iter().map(|drawn| written_name(site, drawn, of)).collect();
    let mut wanted: Vec<Wanted> = Vec::new();
    for (drawn, text) in drawn.iter().zip(&names) {
        let radius = reach(site.archive.entity(drawn.index).kind, drawn.radius);
        wanted.push(Wanted { at: drawn.at, radius, text });
    }
    let first = usize::from(of.is_some());
    wanted.rotate_right(first);
    let mut placed = labels::place_by(&wanted, |mark| if mark.at.0 < 50.0 { &LEFT } else { &RIGHT }, ROOM);
    placed.rotate_left(first);
    wanted.rotate_left(first);
    let mut marks = Vec::new();
    for ((drawn, wanted), placed) in drawn.iter().zip(&wanted).zip(placed) {
        let entity = site.archive.entity(drawn.index);
        marks.push(NamedView {
            kind: entity.kind.word(),
            name: wanted.text.to_owned(),
            title: site.words.fill("ties_point", Some(drawn.articles), &[("name", entity.name.clone())]),
            address: (of != Some(drawn.index)).then(|| addresses::entity(&site.archive, drawn.index)),
            x: percent(drawn.at.0),
            y: percent(drawn.at.1),
            shape: shape(entity.kind, drawn.radius),
            label: placed.map(|placed| placed.view(wanted)),
        });
    }
    marks
}

/// The one in the middle is always called by name, at least by the first words of it.
fn written_name(site: &Site, drawn: &Drawn, of: Option<EntityIndex>) -> String {
    let name = &site.archive.entity(drawn.index).name;
    let has_room = of != Some(drawn.index) || labels::text_width(name) <= ROOM.narrow;
    if has_room { name.clone() } else { labels::cut_short(name) }
}

/// Clockwise on an ellipse, each in a row of its own, so that its name has room beside it; the rows below and above the middle are
/// left to the name there.
fn around_middle(position: usize, count: usize) -> (f64, f64) {
    let right = count.div_ceil(2);
    let row = if position < right { 2 * position } else { 2 * (count - 1 - position) + 1 };
    let half = count / 2;
    let step = (FURTHEST - NEAREST) / (half.max(2) - 1) as f64;
    let off = match row {
        row if row < half => row as f64 * step - FURTHEST,
        row if row >= count - half => FURTHEST - (count - 1 - row) as f64 * step,
        _ => 0.0,
    };
    let share = off / FURTHEST;
    let out = 22.0 + 9.0 * (1.0 - share * share).sqrt();
    (if position < right { 50.0 + out } else { 50.0 - out }, 50.0 + off)
}

/// The lines by width, the thinnest first.
pub fn webs(drawn: &[Drawn], ties: &[Tie]) -> Vec<WebView> {
    // Few articles are counted by the width.
    let most = ties.iter().map(|(.., articles)| *articles).max().unwrap_or(1).max(WIDTHS);
    let mut webs = Vec::new();
    for width in 1..=WIDTHS {
        let of_width = ties.iter().filter(|(.., articles)| (articles * WIDTHS).div_ceil(most) == width);
        let path: String = of_width.map(|(a, b, _)| line(drawn[*a].at, drawn[*b].at)).collect();
        if !path.is_empty() {
            webs.push(WebView { path, width: percent(WIDER * width as f64) });
        }
    }
    webs
}

fn line(from: (f64, f64), to: (f64, f64)) -> String {
    let [x1, y1, x2, y2] = [from.0, from.1, to.0, to.1].map(percent);
    format!("M{x1} {y1} {x2} {y2}")
}

/// How far a mark of a kind reaches from its place, in pixels.
fn reach(kind: Kind, radius: f64) -> f64 {
    match kind {
        Kind::Place => radius * 1.4,
        Kind::Event => radius * 1.25,
        _ => radius,
    }
}

/// The marks of kinds as the style sheet has them: a disc, a pin, a square, a lozenge, a ring.
fn shape(kind: Kind, radius: f64) -> String {
    let [whole, double, side] = [radius, 2.0 * radius, 0.9 * radius].map(percent);
    match kind {
        Kind::Place => {
            let [tip, corner] = [1.4 * radius, 0.7 * radius].map(percent);
            format!("M0 {tip}-{corner} {corner}A{whole} {whole} 0 1 1 {corner} {corner}z")
        }
        Kind::Organization => format!("M-{side}-{side}H{side}V{side}H-{side}z"),
        Kind::Event => {
            let out = percent(1.25 * radius);
            format!("M0-{out} {out} 0 0 {out}-{out} 0z")
        }
        Kind::Person => disc(&whole, &double),
        Kind::Topic | Kind::Question => {
            let [inner, across] = [radius / 2.0, radius].map(percent);
            format!(
                "{}M-{inner} 0a{inner} {inner} 0 1 1 {across} 0a{inner} {inner} 0 1 1-{across} 0",
                disc(&whole, &double)
            )
        }
    }
}

fn disc(radius: &str, double: &str) -> String {
    format!("M-{radius} 0a{radius} {radius} 0 1 0 {double} 0a{radius} {radius} 0 1 0-{double} 0")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_around_the_middle_has_its_own_row() {
        for count in LEAST_AROUND..=AROUND {
            let mut rows: Vec<f64> = (0..count).map(|position| around_middle(position, count).1).collect();
            rows.sort_by(f64::total_cmp);
            assert!(rows.windows(2).all(|two| two[1] - two[0] > 8.0), "{rows:?}");
            assert!(rows[0] >= 8.0 && rows[count - 1] <= 92.0, "{rows:?}");
            // The middle one's name stands right below it, or right above.
            let (above, below) = (50.0 - NEAREST, 50.0 + NEAREST);
            assert!(rows.iter().all(|row| *row == 50.0 || *row <= above || *row >= below), "{rows:?}");
        }
    }
}
