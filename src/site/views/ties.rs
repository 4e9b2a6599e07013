//! Drawings of who is named with whom: around one name, and of the whole archive.

use std::cmp::Reverse;

use crate::archive::Archive;
use crate::archive::EntityIndex;
use crate::drawing::force;
use crate::drawing::labels;
use crate::drawing::labels::Height;
use crate::drawing::labels::Room;
use crate::drawing::labels::Side;
use crate::drawing::labels::Wanted;
use crate::drawing::labels::percent;
use crate::site::Site;
use crate::site::addresses;
use crate::site::view::LinkView;
use crate::site::view::NamedView;
use crate::site::view::TieView;
use crate::site::view::TiesPageView;
use crate::site::view::TiesView;
use crate::site::view::WebView;
use crate::value::Kind;

/// How many are drawn around a name, at least and at most, and how many ties among them.
const LEAST_AROUND: usize = 3;
const AROUND: usize = 8;
const TIES_AROUND: usize = 6;

/// How many the whole archive's drawing has, at least and at most, and how many ties each has of its own.
const LEAST: usize = 4;
const MOST: usize = 24;
const TIES_OF_EACH: usize = 4;

/// So many articles that name two make a tie strong enough to be drawn, where weaker ones need not be.
const STRONG: usize = 2;

/// How much wider each width of a line is, in pixels, and how many widths there are.
const WIDER: f64 = 1.3;
const WIDTHS: usize = 4;

/// The radius of the least and the most named, in pixels.
const RADII: (f64, f64) = (5.0, 11.0);

/// As high as the style sheet has it at least.
const ROOM: Room<'static> = Room { narrow: 280.0, wide: 920.0, height: Height::Fixed(360.0), taken: &[] };

/// How far from the middle the first row above and below it is, and the last, in percent of the height.
const NEAREST: f64 = 12.5;
const FURTHEST: f64 = 42.0;

/// Names stand outward where they can.
const LEFT: [Side; 4] = [Side::Left, Side::Below, Side::Above, Side::Right];
const RIGHT: [Side; 4] = [Side::Right, Side::Below, Side::Above, Side::Left];

/// Two positions in a list, and the number of articles that name both.
type Tie = (usize, usize, usize);

/// Somebody with a place in percent, a radius in pixels and a number of articles.
struct Drawn {
    index: EntityIndex,
    at: (f64, f64),
    radius: f64,
    articles: usize,
}

fn is_drawn(kind: Kind) -> bool {
    matches!(kind, Kind::Person | Kind::Place | Kind::Organization | Kind::Event)
}

/// Those of the archive whom most articles name, as far as they are named together; nobody where these are too few.
pub(in crate::site) fn strongest(archive: &Archive) -> Vec<EntityIndex> {
    let mut named: Vec<EntityIndex> = archive
        .entity_indexes()
        .filter(|index| is_drawn(archive.entity(*index).kind) && !archive.entity(*index).naming.is_empty())
        .collect();
    let order = |index: &EntityIndex| (Reverse(archive.entity(*index).naming.len()), *index);
    if named.len() > MOST {
        named.select_nth_unstable_by_key(MOST, order);
        named.truncate(MOST);
    }
    named.sort_unstable_by_key(order);
    let mut is_tied = tied(&worth_drawing(archive.ties(&named), named.len()), named.len()).into_iter();
    named.retain(|_| is_tied.next() == Some(true));
    if named.len() < LEAST { Vec::new() } else { named }
}

/// Who has a tie at all.
fn tied(ties: &[Tie], count: usize) -> Vec<bool> {
    let mut is_tied = vec![false; count];
    for (a, b, _) in ties {
        (is_tied[*a], is_tied[*b]) = (true, true);
    }
    is_tied
}

/// Strong ties alone, where they tie enough names: one article ties all whom it names, which says little.
fn worth_drawing(ties: Vec<Tie>, count: usize) -> Vec<Tie> {
    let strong: Vec<Tie> = ties.iter().filter(|(.., articles)| *articles >= STRONG).copied().collect();
    let names = tied(&strong, count).into_iter().filter(|is_tied| *is_tied).count();
    if names >= LEAST { strong } else { ties }
}

/// The strongest first; of equal ones that of the names that stand further back, who are otherwise named less.
fn sort(ties: &mut [Tie]) {
    ties.sort_unstable_by_key(|(a, b, articles)| (Reverse(*articles), Reverse(*b), Reverse(*a)));
}

/// The ties that are among the strongest of one of the two, the strongest first.
fn own_strongest(mut ties: Vec<Tie>, count: usize) -> Vec<Tie> {
    sort(&mut ties);
    let mut has = vec![0; count];
    ties.retain(|(a, b, _)| {
        let is_own = has[*a] < TIES_OF_EACH || has[*b] < TIES_OF_EACH;
        has[*a] += 1;
        has[*b] += 1;
        is_own
    });
    ties
}

impl Site {
    /// The strongest names of the whole archive; nothing where too few are named together.
    pub(super) fn ties_page(&self) -> Option<TiesPageView> {
        let named = strongest(&self.archive);
        let most = named.first().map(|index| self.archive.entity(*index).naming.len())?;
        let ties = own_strongest(worth_drawing(self.archive.ties(&named), named.len()), named.len());
        let strongest = ties.first().map_or(1, |(.., articles)| *articles);
        let strength = |articles: usize| articles as f64 / strongest as f64;
        let pulls: Vec<(usize, usize, f64)> =
            ties.iter().map(|(a, b, articles)| (*a, *b, strength(*articles))).collect();
        let places = force::layout(named.len(), &pulls);
        let drawn: Vec<Drawn> = named
            .iter()
            .zip(places)
            .map(|(index, at)| {
                let articles = self.archive.entity(*index).naming.len();
                let share = (articles as f64 / most as f64).sqrt();
                Drawn { index: *index, at, radius: RADII.0 + share * (RADII.1 - RADII.0), articles }
            })
            .collect();
        let link = |position: usize| LinkView {
            label: self.archive.entity(named[position]).name.clone(),
            address: Some(addresses::entity(&self.archive, named[position])),
        };
        let pairs = ties.iter().map(|(a, b, count)| TieView { first: link(*a), second: link(*b), count: *count });
        Some(TiesPageView {
            drawn: self.grouped(named.iter().map(|index| self.entity_link(*index)).collect()),
            pairs: pairs.collect(),
            ties: TiesView {
                webs: webs(&drawn, &ties),
                named: self.marks(&drawn, None),
                description: self.words.count("ties_description", drawn.len()),
            },
        })
    }

    /// Those who are most often named with one, around it; `together` has the most frequent first.
    pub(super) fn ties_of(&self, index: EntityIndex, together: &[(EntityIndex, usize)]) -> Option<TiesView> {
        let kind = |index: &EntityIndex| self.archive.entity(*index).kind;
        let mut around: Vec<(EntityIndex, usize)> =
            together.iter().filter(|(other, _)| is_drawn(kind(other))).take(AROUND).copied().collect();
        if around.len() < LEAST_AROUND {
            return None;
        }
        // Each kind has a part of the circle.
        around.sort_by_key(|(other, count)| (kind(other), Reverse(*count), *other));
        let others: Vec<EntityIndex> = around.iter().map(|(other, _)| *other).collect();
        let mut ties = self.archive.ties(&others);
        ties.retain(|(.., articles)| *articles >= STRONG);
        sort(&mut ties);
        ties.truncate(TIES_AROUND);
        ties.extend(around.iter().enumerate().map(|(position, (_, count))| (position, around.len(), *count)));
        let mut drawn: Vec<Drawn> = around
            .iter()
            .enumerate()
            .map(|(position, (index, articles))| Drawn {
                index: *index,
                at: around_middle(position, around.len()),
                radius: RADII.0 + 1.0,
                articles: *articles,
            })
            .collect();
        let articles = self.archive.entity(index).naming.len();
        drawn.push(Drawn { index, at: (50.0, 50.0), radius: RADII.1 - 2.0, articles });
        let name = self.archive.entity(index).name.clone();
        Some(TiesView {
            webs: webs(&drawn, &ties),
            named: self.marks(&drawn, Some(index)),
            description: self.words.fill("ties_of_description", None, &[("name", name)]),
        })
    }

    /// `of` is the one whose page it is on, the last of those drawn: its name has the first choice of room.
    fn marks(&self, drawn: &[Drawn], of: Option<EntityIndex>) -> Vec<NamedView> {
        let entity = |drawn: &Drawn| self.archive.entity(drawn.index);
        // The one in the middle is always called by name, at least by the first words of it.
        let name = |drawn: &Drawn| {
            let name = &entity(drawn).name;
            let has_room = of != Some(drawn.index) || labels::text_width(name) <= ROOM.narrow;
            if has_room { name.clone() } else { labels::cut_short(name) }
        };
        let names: Vec<String> = drawn.iter().map(name).collect();
        let mut wanted: Vec<Wanted> = drawn
            .iter()
            .zip(&names)
            .map(|(drawn, text)| Wanted { at: drawn.at, radius: reach(entity(drawn).kind, drawn.radius), text })
            .collect();
        let first = if of.is_some() { 1 } else { 0 };
        wanted.rotate_right(first);
        let mut placed = labels::place_by(&wanted, |mark| if mark.at.0 < 50.0 { &LEFT } else { &RIGHT }, ROOM);
        placed.rotate_left(first);
        wanted.rotate_left(first);
        let view = |((drawn, wanted), placed): ((&Drawn, &Wanted), Option<labels::Placed>)| NamedView {
            kind: entity(drawn).kind.word(),
            name: wanted.text.to_owned(),
            title: self.words.fill("ties_point", Some(drawn.articles), &[("name", entity(drawn).name.clone())]),
            address: (of != Some(drawn.index)).then(|| addresses::entity(&self.archive, drawn.index)),
            x: percent(drawn.at.0),
            y: percent(drawn.at.1),
            shape: shape(entity(drawn).kind, drawn.radius),
            label: placed.map(|placed| placed.view(wanted)),
        };
        drawn.iter().zip(&wanted).zip(placed).map(view).collect()
    }
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
fn webs(drawn: &[Drawn], ties: &[Tie]) -> Vec<WebView> {
    // Few articles are counted by the width.
    let most = ties.iter().map(|(.., articles)| *articles).max().unwrap_or(1).max(WIDTHS);
    let step = |articles: usize| (articles * WIDTHS).div_ceil(most);
    let web = |width: usize| {
        let lines = ties.iter().filter(|(.., articles)| step(*articles) == width);
        let line = |(a, b, _): &Tie| {
            let [(x1, y1), (x2, y2)] = [a, b].map(|position| drawn[*position].at);
            let [x1, y1, x2, y2] = [x1, y1, x2, y2].map(percent);
            format!("M{x1} {y1} {x2} {y2}")
        };
        WebView { path: lines.map(line).collect(), width: percent(WIDER * width as f64) }
    };
    (1..=WIDTHS).map(web).filter(|web| !web.path.is_empty()).collect()
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

    #[test]
    fn every_name_keeps_its_strongest_ties() {
        let mut ties: Vec<Tie> = (0..6).flat_map(|a| (a + 1..6).map(move |b| (a, b, 30 - a - b))).collect();
        ties.push((0, 6, 1));
        let kept = own_strongest(ties, 7);
        assert!(kept.contains(&(0, 1, 29)) && kept.contains(&(0, 6, 1)) && !kept.contains(&(4, 5, 21)), "{kept:?}");
    }

    #[test]
    fn what_one_article_ties_is_drawn_only_where_there_is_nothing_else() {
        let weak = vec![(0, 1, 1), (1, 2, 1), (2, 3, 1)];
        assert_eq!(worth_drawing(weak.clone(), 4), weak);
        let strong = vec![(0, 1, 3), (1, 2, 2), (2, 3, 2)];
        assert_eq!(worth_drawing([strong.clone(), vec![(0, 4, 1)]].concat(), 5), strong);
    }
}
