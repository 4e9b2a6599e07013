//! What all drawings share: where labels stand, so that none covers another label or a mark; figures as attributes have them.
//!
//! Places are percentages of a drawing whose size the reader's screen decides, while text keeps its size. A label is
//! therefore placed only where it stays free at every width between the narrowest and the widest: between two marks, growing
//! is a straight line, and that line must not cross the room that their labels would need.
//!
//! What fits only a wide drawing is hidden on a narrow one. What marks are called, at each width as well as it allows, is `drawing::named`'s.

use serde::Serialize;

use crate::value::cut;

/// The room of a drawing, in CSS pixels.
#[derive(Debug, Clone, Copy)]
pub struct Room<'a> {
    pub narrow: f64,
    pub wide: f64,
    pub height: Height,
    /// What else is written in it, and where (percent).
    pub taken: &'a [((f64, f64), Edges)],
}

#[derive(Debug, Clone, Copy)]
pub enum Height {
    /// The same at every width.
    Fixed(f64),
    /// A share of the width.
    Share(f64),
}

/// A mark that wants a label.
#[derive(Debug, Clone, Copy)]
pub struct Wanted<'a> {
    /// In percent of the width, and from the top of the height.
    pub at: (f64, f64),
    /// Of the mark, in pixels; 0 where nothing is drawn that a label could cover.
    pub radius: f64,
    /// No text: only the mark takes room.
    pub text: &'a str,
}

/// On which side of its mark a label stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    Right,
    Left,
    Above,
    Below,
}

/// A side, and from which width of the drawing on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Placed {
    pub side: Side,
    /// There is no room on a narrow screen.
    pub only_wide: bool,
}

/// Where a label stands beside its mark, in pixels from the middle of the mark.
#[derive(Debug, Clone, Serialize)]
pub struct Label {
    pub x: String,
    pub y: String,
    /// `start`, `middle`, `end`: what `x` is of it, in a drawing from left to right.
    pub anchor: &'static str,
    /// Only where the drawing is wide.
    pub wide: bool,
}

/// A date on the line.
#[derive(Debug, Clone, Serialize)]
pub struct AxisTick {
    pub at: String,
    pub y: String,
    pub text: String,
    pub label: Label,
}

/// The size of a label's text (`--small` on the widest screen), how much of it a letter is wide, and a line high.
const TEXT: f64 = 14.8;
const LETTER: f64 = 0.62;
const WIDE_LETTER: f64 = 1.05;
const LINE: f64 = 1.3;

/// What is left of a name that is cut short, in code points.
const SHORT: usize = 24;

/// Between a mark and its label.
pub const GAP: f64 = 4.0;

/// A drawing this wide, in pixels, has room for the labels of a wide screen.
pub(super) const WIDE_FROM: f64 = 600.0;

/// Left, top, right, bottom, in pixels from a place.
pub type Edges = [f64; 4];

impl Side {
    fn edges(self, mark: &Wanted) -> Edges {
        let (width, half) = (text_width(mark.text), TEXT * LINE / 2.0);
        let out = mark.radius + GAP;
        match self {
            Side::Right => [out, -half, out + width, half],
            Side::Left => [-out - width, -half, -out, half],
            Side::Above => [-width / 2.0, -out - 2.0 * half, width / 2.0, -out],
            Side::Below => [-width / 2.0, out, width / 2.0, out + 2.0 * half],
        }
    }
}

impl Side {
    /// How a drawing from left to right writes a label on this side of its mark.
    pub(super) fn view(self, mark: &Wanted) -> Label {
        let out = mark.radius + GAP;
        // The base line is about a third of a letter below the middle.
        let (x, y, anchor) = match self {
            Side::Right => (out, TEXT * 0.35, "start"),
            Side::Left => (-out, TEXT * 0.35, "end"),
            Side::Above => (0.0, -out - TEXT * 0.3, "middle"),
            Side::Below => (0.0, out + TEXT, "middle"),
        };
        Label { x: percent(x), y: percent(y), anchor, wide: false }
    }
}

impl Placed {
    /// The room that the label takes.
    pub fn edges(self, mark: &Wanted) -> Edges {
        self.side.edges(mark)
    }

    /// How a drawing from left to right writes it.
    pub fn view(self, mark: &Wanted) -> Label {
        Label { wide: self.only_wide, ..self.side.view(mark) }
    }

    /// A date on a line, written at its place.
    pub fn tick(self, mark: &Wanted) -> AxisTick {
        AxisTick { at: percent(mark.at.0), y: percent(mark.at.1), text: mark.text.to_owned(), label: self.view(mark) }
    }
}

impl Room<'_> {
    /// Where a mark is in a drawing of the narrowest width, and in one of the widest.
    fn ends(&self, at: (f64, f64), from: f64) -> [(f64, f64); 2] {
        [from, self.wide].map(|width| {
            let height = self.height_at(width);
            (at.0 / 100.0 * width, at.1 / 100.0 * height)
        })
    }

    /// How much of the width of a screen that is just wide a label takes, in percent.
    pub fn share_of(&self, text: &str) -> f64 {
        (text_width(text) + 2.0 * GAP) / WIDE_FROM.min(self.wide) * 100.0
    }

    fn height_at(&self, width: f64) -> f64 {
        match self.height {
            Height::Fixed(height) => height,
            Height::Share(share) => width * share,
        }
    }
}

/// Finds room for labels, those of the first marks first, trying the sides in their order. A mark without a place has none.
pub fn place(marks: &[Wanted], sides: &[Side], room: Room) -> Vec<Option<Placed>> {
    place_by(marks, |_| sides, room)
}

/// As [`place`], with sides that each mark has of its own.
fn place_by<'a>(marks: &[Wanted], sides: impl Fn(&Wanted) -> &'a [Side], room: Room) -> Vec<Option<Placed>> {
    let mut layout = Layout::new(marks, room);
    let mut placed: Vec<Option<Placed>> = vec![None; marks.len()];
    for (from, only_wide) in [(room.narrow, false), (room.narrow.max(WIDE_FROM).min(room.wide), true)] {
        layout.room.narrow = from;
        for (index, mark) in marks.iter().enumerate() {
            if placed[index].is_none() {
                placed[index] = layout.fit(index, mark, sides(mark)).map(|side| Placed { side, only_wide });
            }
        }
    }
    placed
}

/// What stands in a drawing already: its marks, what else is written there, and the labels that were placed.
pub(super) struct Layout<'a> {
    /// Of which mark it is, where, and its edges from there.
    taken: Vec<(Option<usize>, (f64, f64), Edges)>,
    room: Room<'a>,
}

impl<'a> Layout<'a> {
    pub(super) fn new(marks: &[Wanted], room: Room<'a>) -> Layout<'a> {
        let mut taken: Vec<(Option<usize>, (f64, f64), Edges)> = Vec::new();
        for (index, mark) in marks.iter().enumerate().filter(|(_, mark)| mark.radius > 0.0) {
            let radius = mark.radius + 1.0;
            taken.push((Some(index), mark.at, [-radius, -radius, radius, radius]));
        }
        taken.extend(room.taken.iter().map(|(at, edges)| (None, *at, *edges)));
        Layout { taken, room }
    }

    /// Writes the label of a mark on the first side that has room at every width, if one has.
    pub(super) fn fit(&mut self, index: usize, mark: &Wanted, sides: &[Side]) -> Option<Side> {
        if mark.text.is_empty() {
            return None;
        }
        let room = self.room;
        let is_free = |side: &&Side| {
            let edges = side.edges(mark);
            let mut others = self.taken.iter().filter(|(owner, ..)| *owner != Some(index));
            is_inside(mark.at, edges, room.narrow, room)
                && others.all(|(_, at, other)| stay_apart((mark.at, edges), (*at, *other), room.narrow, room))
        };
        let side = *sides.iter().find(is_free)?;
        self.taken.push((Some(index), mark.at, side.edges(mark)));
        Some(side)
    }
}

/// Whether something at a place covers no mark.
pub fn is_free(place: ((f64, f64), Edges), marks: &[Wanted], room: Room) -> bool {
    marks.iter().all(|mark| {
        let radius = mark.radius;
        stay_apart(place, (mark.at, [-radius, -radius, radius, radius]), room.narrow, room)
    })
}

fn is_inside(at: (f64, f64), [left, top, right, bottom]: Edges, from: f64, room: Room) -> bool {
    room.ends(at, from).into_iter().zip([from, room.wide]).all(|((x, y), width)| {
        x + left >= 0.0 && x + right <= width && y + top >= 0.0 && y + bottom <= room.height_at(width)
    })
}

/// Whether two boxes do not touch at any width. The way from one mark to the other moves along a line as the drawing grows;
/// the boxes touch where it is in the box of all ways at which they do.
pub fn stay_apart(a: ((f64, f64), Edges), b: ((f64, f64), Edges), from: f64, room: Room) -> bool {
    let (a_ends, b_ends) = (room.ends(a.0, from), room.ends(b.0, from));
    let way = |end: usize| (b_ends[end].0 - a_ends[end].0, b_ends[end].1 - a_ends[end].1);
    let (first, last) = (way(0), way(1));
    let touching = [a.1[0] - b.1[2], a.1[1] - b.1[3], a.1[2] - b.1[0], a.1[3] - b.1[1]];
    let inside = |low: f64, high: f64, from: f64, to: f64| -> Option<(f64, f64)> {
        let step = to - from;
        if step.abs() < 1e-9 {
            return (low < from && from < high).then_some((0.0, 1.0));
        }
        let (enter, leave) = ((low - from) / step, (high - from) / step);
        Some((enter.min(leave).max(0.0), enter.max(leave).min(1.0)))
    };
    let across = inside(touching[0], touching[2], first.0, last.0);
    let down = inside(touching[1], touching[3], first.1, last.1);
    match across.zip(down) {
        None => true,
        Some(((enter_x, leave_x), (enter_y, leave_y))) => enter_x.max(enter_y) >= leave_x.min(leave_y),
    }
}

/// About how wide a text is at most, in pixels.
pub fn text_width(text: &str) -> f64 {
    let letter = |c: char| match c {
        // They only say which way to read.
        '\u{2066}'..='\u{2069}' => 0.0,
        // Han, kana, Hangul and what lies beyond are as wide as high.
        '\u{1100}'..='\u{11ff}' | '\u{2e80}'..='\u{d7ff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'.. => WIDE_LETTER,
        'W' | 'M' | 'm' | 'w' | 'Ж' | 'Ш' | 'Щ' | 'Ы' | 'Ю' | 'Ф' | 'ж' | 'ш' | 'щ' | 'ю' | 'ф' | '—' => {
            0.92
        }
        c if c.is_uppercase() => 0.76,
        _ => LETTER,
    };
    text.chars().map(letter).sum::<f64>() * TEXT
}

/// The first words of a long name, for where the whole has no room.
pub fn cut_short(name: &str) -> String {
    match cut::first_words(name, SHORT) {
        None => name.to_owned(),
        Some(words) => format!("{}…", words.trim_end_matches([',', ' '])),
    }
}

/// A percentage with one decimal, as an attribute has it.
pub fn percent(value: f64) -> String {
    let rounded = (value * 10.0).round() / 10.0;
    // No negative zero.
    format!("{}", rounded + 0.0)
}

/// A step between lines of a drawing that reads well, not less than wanted: 1, 2 or 5 times a power of ten.
pub fn nice_step(wanted: f64) -> f64 {
    let power = 10f64.powf(wanted.max(f64::MIN_POSITIVE).log10().floor());
    let step = [1.0, 2.0, 5.0, 10.0].into_iter().find(|step| step * power >= wanted).unwrap_or(10.0) * power;
    // Whole things are counted.
    step.max(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_read_well() {
        assert_eq!([0.3, 1.0, 3.0, 59.5, 60.0, 5000.0].map(nice_step), [1.0, 1.0, 5.0, 100.0, 100.0, 5000.0]);
    }

    const ROOM: Room<'_> = Room { narrow: 300.0, wide: 800.0, height: Height::Share(2.0 / 3.0), taken: &[] };
    const SIDES: [Side; 4] = [Side::Right, Side::Left, Side::Below, Side::Above];

    fn sides(marks: &[(f64, f64, &str)]) -> Vec<Option<(Side, bool)>> {
        let wanted: Vec<Wanted> = marks.iter().map(|(x, y, text)| Wanted { at: (*x, *y), radius: 4.0, text }).collect();
        place(&wanted, &SIDES, ROOM).into_iter().map(|placed| placed.map(|p| (p.side, p.only_wide))).collect()
    }

    #[test]
    fn a_label_stands_at_the_right_where_nothing_is() {
        assert_eq!(sides(&[(50.0, 50.0, "Almaty")]), [Some((Side::Right, false))]);
    }

    #[test]
    fn at_the_edge_it_stands_at_the_other_side() {
        assert_eq!(sides(&[(97.0, 50.0, "Almaty")]), [Some((Side::Left, false))]);
        assert_eq!(sides(&[(50.0, 50.0, &"A very long name ".repeat(9))]), [None]);
    }

    #[test]
    fn a_label_that_fits_only_a_wide_drawing_says_so() {
        let placed = sides(&[
            (48.0, 50.0, "Qaraghandy"),
            (70.0, 50.0, "Balqash"),
            (30.0, 50.0, "Shymkent"),
            (48.0, 57.0, "Zhezqazghan"),
            (48.0, 43.0, "Temirtau"),
        ]);
        assert_eq!(placed[0], Some((Side::Right, true)), "{placed:?}");
    }

    #[test]
    fn labels_that_would_meet_on_the_way_are_apart() {
        // At 300 px each is free on its own side; somewhere before 800 px they would meet.
        let a = ((50.0, 50.0), Side::Right.edges(&Wanted { at: (0.0, 0.0), radius: 4.0, text: "Almaty" }));
        let b = ((51.0, 50.0), Side::Left.edges(&Wanted { at: (0.0, 0.0), radius: 4.0, text: "Almaty" }));
        assert!(stay_apart(a, b, 300.0, ROOM));
        let b = ((62.0, 50.0), b.1);
        assert!(!stay_apart(a, b, 300.0, ROOM));
    }

    #[test]
    fn no_two_of_many_labels_touch_at_any_width() {
        let names = ["Almaty", "Astana", "Shymkent", "Zhanaozen", "Qyzylorda", "Taraz", "Öskemen"];
        let marks: Vec<(f64, f64, &str)> =
            (0..60).map(|n| (f64::from(n * 37 % 100), f64::from(n * 53 % 97), names[n as usize % 7])).collect();
        let wanted: Vec<Wanted> = marks.iter().map(|(x, y, text)| Wanted { at: (*x, *y), radius: 4.0, text }).collect();
        let placed = place(&wanted, &SIDES, ROOM);
        assert!(placed.iter().flatten().count() > 10);
        for width in (300..=800).step_by(10).map(f64::from) {
            let boxes: Vec<Edges> = wanted
                .iter()
                .zip(&placed)
                .filter_map(|(mark, placed)| {
                    let placed = placed.filter(|placed| !placed.only_wide || width >= WIDE_FROM)?;
                    let (x, y) = (mark.at.0 * width / 100.0, mark.at.1 * width * 2.0 / 300.0);
                    let [left, top, right, bottom] = placed.side.edges(mark);
                    Some([x + left, y + top, x + right, y + bottom])
                })
                .collect();
            for (position, a) in boxes.iter().enumerate() {
                for b in &boxes[position + 1..] {
                    let apart =
                        a[2] <= b[0] + 1e-6 || b[2] <= a[0] + 1e-6 || a[3] <= b[1] + 1e-6 || b[3] <= a[1] + 1e-6;
                    assert!(apart, "at {width}: {a:?} {b:?}");
                }
            }
        }
    }
}
