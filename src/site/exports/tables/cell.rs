//! What a table is made of: its definition, its rows and their cells.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

use crate::archive::Archive;
use crate::site::plan::tables::Column;
use crate::site::plan::tables::PartOf;
use crate::value::Date;
use crate::value::cut;

/// Context of a mention on either side, in code points.
const CONTEXT: usize = 32;

/// A cell. Numbers and ids are never mistaken for formulas; texts may be.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell<'a> {
    Empty,
    Text(Cow<'a, str>),
    Number(usize),
    Degrees(f64),
    Figure(f64),
}

/// Takes the cells of a row.
pub type Row<'a> = dyn FnMut(&[Cell]) + 'a;

/// A table: what it is called, and what makes its rows.
pub struct Definition {
    pub name: &'static str,
    pub columns: &'static [Column],
    /// Columns behind these that only some archives have.
    pub further: fn(&Archive) -> Vec<Column>,
    pub count: fn(&Archive) -> usize,
    pub rows: Rows,
}

/// What hands over the rows of a table, one after the other: cells in the order of the columns.
pub enum Rows {
    Whole(fn(&Archive, &mut Row)),
    /// May be written a part a year: how many rows each has, and the rows of one.
    ByYear(fn(&Archive) -> BTreeMap<PartOf, usize>, fn(&Archive, PartOf, &mut Row)),
}

/// Every archive has the same columns.
pub fn none(_: &Archive) -> Vec<Column> {
    Vec::new()
}

pub fn text(text: &str) -> Cell<'_> {
    Cell::Text(Cow::Borrowed(text))
}

/// Counts code points up to places of a text, going on from the last one asked for: one pass over a text whose places come in order.
#[derive(Default)]
pub struct CodePoints {
    text: Option<(usize, usize)>,
    bytes: usize,
    points: usize,
}

impl CodePoints {
    /// A range of bytes in code points.
    pub fn range(&mut self, text: &str, range: &Range<usize>) -> (usize, usize) {
        let start = self.at(text, range.start);
        (start, start + text[range.clone()].chars().count())
    }

    fn at(&mut self, text: &str, offset: usize) -> usize {
        let this = Some((text.as_ptr().addr(), text.len()));
        if self.text != this || offset < self.bytes {
            *self = CodePoints { text: this, bytes: 0, points: 0 };
        }
        self.points += text[self.bytes..offset].chars().count();
        self.bytes = offset;
        self.points
    }
}

pub fn optional(text: Option<String>) -> Cell<'static> {
    text.map_or(Cell::Empty, |text| Cell::Text(Cow::Owned(text)))
}

pub fn date(date: Option<Date>) -> Cell<'static> {
    optional(date.map(|date| date.to_string()))
}

/// The words before an offset in its block.
pub fn before(text: &str, offset: usize) -> &str {
    // Looked for nearby only: a block may be very long.
    let near = &text[cut::back(text, offset, CONTEXT)..offset];
    near.rsplit('\n').next().unwrap_or(near)
}

/// The words after an offset in its block.
pub fn after(text: &str, offset: usize) -> &str {
    let near = &text[offset..cut::forth(text, offset, CONTEXT)];
    near.split('\n').next().unwrap_or(near)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_around_a_place_is_looked_for_nearby() {
        // As many places in one line: to look for its ends from each would be hours.
        let text = format!("first\nbegin {} end\nlast", "слово ".repeat(400_000));
        let mut points = CodePoints::default();
        let mut last = 0;
        for (start, word) in text.match_indices("слово") {
            let (from, to) = points.range(&text, &(start..start + word.len()));
            assert!(from >= last && to == from + 5);
            last = to;
            assert!(before(&text, start).chars().count() <= CONTEXT && !before(&text, start).contains('\n'));
            assert!(after(&text, start + word.len()).chars().count() <= CONTEXT);
        }
        assert_eq!(before(&text, text.find(" слово").expect("in the text")), "begin");
    }
}
