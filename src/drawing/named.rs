//! What each mark of a drawing is called, at every width as well as that width allows.
//!
//! A drawing has up to three layouts, for screens of phones, tablets and desks, and the style sheet shows one of them: a name that fits only the
//! widest is whole there, cut short below, and a number on a phone or in a drawing that is always small, which a list under it explains. So no mark is
//! without a name where there is room for a digit.

use serde::Serialize;

use crate::drawing::labels::Label;
use crate::drawing::labels::Layout;
use crate::drawing::labels::Room;
use crate::drawing::labels::Side;
use crate::drawing::labels::WIDE_FROM;
use crate::drawing::labels::Wanted;

/// A mark with what it may be called.
#[derive(Debug, Clone)]
pub struct Named {
    /// In percent of the width, and from the top of the height.
    pub at: (f64, f64),
    /// In pixels; on a narrow screen so much of it.
    pub radius: f64,
    pub narrow_share: f64,
    /// The best first; the first that has room is taken.
    pub names: Vec<String>,
    /// More than its name, where there is room when all have theirs.
    pub fuller: Option<String>,
}

/// What a mark is called, and by which number on a narrow screen or in a small drawing.
#[derive(Debug, Clone, Default)]
pub struct Called {
    pub labels: Vec<NameLabel>,
    pub number: Option<usize>,
}

/// A label for some widths.
#[derive(Debug, Clone, Serialize)]
pub struct NameLabel {
    #[serde(flatten)]
    pub label: Label,
    pub text: String,
    /// A class of the style sheet that hides it at other widths; empty: it is for all.
    pub widths: &'static str,
}

/// From which width of the drawing on, in pixels, each layout holds. `.wide` and `.widest` of the style sheet are as wide.
const FROM: [f64; 3] = [0.0, WIDE_FROM, 880.0];

/// Up to which width each may be shown: the style sheet asks how wide the screen is, not the drawing.
const UNTIL: [f64; 3] = [660.0, 920.0, f64::INFINITY];

/// A side and a text for each layout.
type Writing = [Option<(Side, String)>; 3];

/// Names all marks, the first with the first choice of room.
pub fn call<'a>(marks: &[Named], sides: impl Fn(&Named) -> &'a [Side], room: Room) -> Vec<Called> {
    let mut written: Vec<Writing> = vec![Writing::default(); marks.len()];
    let mut numbers: Vec<Option<usize>> = vec![None; marks.len()];
    let layouts: Vec<usize> = (0..FROM.len()).filter(|layout| FROM[*layout] < room.wide).collect();
    for layout in &layouts {
        let room = Room { narrow: room.narrow.max(FROM[*layout]), wide: room.wide.min(UNTIL[*layout]), ..room };
        let of_layout = sized(marks, *layout == 0 && layouts.len() > 1);
        let marks = of_layout.as_slice();
        for (index, writing) in lay_out(marks, &sides, room).into_iter().enumerate() {
            written[index][*layout] = writing;
        }
        if *layout == 0 {
            numbers = number(marks, &sides, (room, &mut written));
        }
    }
    let mut called = Vec::with_capacity(marks.len());
    for ((mark, writing), number) in marks.iter().zip(&written).zip(numbers) {
        called.push(Called { labels: views(mark, writing, layouts.len()), number });
    }
    called
}

/// The marks as large as a layout has them.
fn sized(marks: &[Named], is_narrow: bool) -> Vec<Named> {
    let share = |mark: &Named| if is_narrow { mark.narrow_share } else { 1.0 };
    marks.iter().map(|mark| Named { radius: mark.radius * share(mark), ..mark.clone() }).collect()
}

fn lay_out<'a>(marks: &[Named], sides: &impl Fn(&Named) -> &'a [Side], room: Room) -> Vec<Option<(Side, String)>> {
    let mut layout = Layout::new(&marks.iter().map(|mark| wanted(mark, "")).collect::<Vec<_>>(), room);
    let mut written = Vec::with_capacity(marks.len());
    for (index, mark) in marks.iter().enumerate() {
        let mut names = mark.names.iter();
        written.push(names.find_map(|name| {
            let side = layout.fit(index, &wanted(mark, name), sides(mark))?;
            Some((side, name.clone()))
        }));
    }
    for (index, mark) in marks.iter().enumerate() {
        if let (Some(fuller), Some(writing)) = (&mark.fuller, &mut written[index])
            && let Some(side) = layout.fit(index, &wanted(mark, fuller), sides(mark))
        {
            *writing = (side, fuller.clone());
        }
    }
    written
}

/// Gives those without a name on a narrow screen a number, as far as there is room.
fn number<'a>(
    marks: &[Named],
    sides: &impl Fn(&Named) -> &'a [Side],
    (room, written): (Room, &mut [Writing]),
) -> Vec<Option<usize>> {
    let mut layout = Layout::new(&marks.iter().map(|mark| wanted(mark, "")).collect::<Vec<_>>(), room);
    for (index, mark) in marks.iter().enumerate() {
        if let Some((side, text)) = &written[index][0] {
            layout.fit(index, &wanted(mark, text), &[*side]);
        }
    }
    let mut numbers = vec![None; marks.len()];
    let mut next = 1;
    for (index, mark) in marks.iter().enumerate().filter(|(_, mark)| !mark.names.is_empty()) {
        if written[index][0].is_some() {
            continue;
        }
        let text = next.to_string();
        let all = [Side::Right, Side::Left, Side::Above, Side::Below];
        let side = layout.fit(index, &wanted(mark, &text), sides(mark));
        if let Some(side) = side.or_else(|| layout.fit(index, &wanted(mark, &text), &all)) {
            written[index][0] = Some((side, text));
            numbers[index] = Some(next);
            next += 1;
        }
    }
    numbers
}

fn wanted<'a>(mark: &Named, text: &'a str) -> Wanted<'a> {
    Wanted { at: mark.at, radius: mark.radius, text }
}

/// Labels that are the same in neighbouring layouts are one.
fn views(mark: &Named, writing: &Writing, layouts: usize) -> Vec<NameLabel> {
    let mut views = Vec::new();
    let mut from = 0;
    while from < layouts {
        let is_other = |layout: &usize| writing[*layout] != writing[from] || from == 0 && mark.narrow_share < 1.0;
        let until = (from + 1..layouts).find(is_other).unwrap_or(layouts);
        if let Some((side, text)) = &writing[from] {
            let mark = &sized(std::slice::from_ref(mark), from == 0 && layouts > 1)[0];
            let label = side.view(&wanted(mark, text));
            views.push(NameLabel { label, text: text.clone(), widths: widths(from, until, layouts) });
        }
        from = until;
    }
    views
}

fn widths(from: usize, until: usize, layouts: usize) -> &'static str {
    match (from, until) {
        (0, until) if until == layouts => "",
        (from, until) if until == layouts => ["", "wide", "widest"][from],
        (0, 1) => "narrow",
        (0, _) => "not-widest",
        _ => "wide not-widest",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::drawing::labels::Height;

    const ROOM: Room<'_> = Room { narrow: 280.0, wide: 920.0, height: Height::Fixed(300.0), taken: &[] };

    fn named(x: f64, y: f64, names: &[&str]) -> Named {
        Named {
            at: (x, y),
            radius: 5.0,
            narrow_share: 1.0,
            names: names.iter().map(|name| (*name).to_owned()).collect(),
            fuller: None,
        }
    }

    fn texts(called: &Called) -> Vec<(&str, &'static str)> {
        called.labels.iter().map(|label| (label.text.as_str(), label.widths)).collect()
    }

    #[test]
    fn a_name_is_whole_where_it_has_room_and_a_number_where_nothing_else_has() {
        let long = "Gathering of the relatives of those who were detained";
        let marks = [named(42.0, 50.0, &[long, "Gathering of the…"]), named(50.0, 20.0, &["Ostrel"])];
        let called = call(&marks, |_| &[Side::Right, Side::Left], ROOM);
        assert_eq!(texts(&called[0]), [("1", "narrow"), ("Gathering of the…", "wide not-widest"), (long, "widest")]);
        assert_eq!((called[0].number, called[1].number), (Some(1), None));
        assert_eq!(texts(&called[1]), [("Ostrel", "")]);
    }

    #[test]
    fn a_drawing_that_is_never_wide_has_one_layout() {
        let marks = [named(50.0, 50.0, &["A name that is far too long for a drawing beside some facts"])];
        let called = call(&marks, |_| &[Side::Right], Room { narrow: 250.0, wide: 330.0, ..ROOM });
        assert_eq!((texts(&called[0]), called[0].number), (vec![("1", "")], Some(1)));
    }

    #[test]
    fn more_than_a_name_stands_only_where_all_have_their_names() {
        let fuller = Some("Tamsel (with Mill Lane, Lower Quay)".to_owned());
        let alone = [Named { fuller: fuller.clone(), ..named(10.0, 50.0, &["Tamsel"]) }];
        assert_eq!(
            texts(&call(&alone, |_| &[Side::Right], ROOM)[0]),
            [("Tamsel", "narrow"), ("Tamsel (with Mill Lane, Lower Quay)", "wide")]
        );
        let beside = [Named { fuller, ..named(10.0, 50.0, &["Tamsel"]) }, named(45.0, 50.0, &["Vetla"])];
        let called = call(&beside, |_| &[Side::Right], ROOM);
        assert_eq!((texts(&called[0]), texts(&called[1])), (vec![("Tamsel", "")], vec![("Vetla", "")]));
    }
}
