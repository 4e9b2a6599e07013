//! What a table is made of: its definition, its rows and their cells.

use std::borrow::Cow;
use std::ops::Range;

use crate::archive::Archive;
use crate::site::plan::tables::Column;
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
    pub count: fn(&Archive) -> usize,
    /// Hands over the rows, one after the other: cells in the order of the columns.
    pub rows: fn(&Archive, &mut Row),
}

pub fn text(text: &str) -> Cell<'_> {
    Cell::Text(Cow::Borrowed(text))
}

/// A range of bytes in code points.
pub fn code_points(text: &str, range: &Range<usize>) -> (usize, usize) {
    let start = text[..range.start].chars().count();
    (start, start + text[range.clone()].chars().count())
}

pub fn optional(text: Option<String>) -> Cell<'static> {
    text.map_or(Cell::Empty, |text| Cell::Text(Cow::Owned(text)))
}

pub fn date(date: Option<Date>) -> Cell<'static> {
    optional(date.map(|date| date.to_string()))
}

/// The words before an offset in its block.
pub fn before(text: &str, offset: usize) -> &str {
    let block = text[..offset].rfind('\n').map_or(0, |newline| newline + 1);
    let start = block + cut::back(&text[block..], offset - block, CONTEXT);
    &text[start..offset]
}

/// The words after an offset in its block.
pub fn after(text: &str, offset: usize) -> &str {
    let block = text[offset..].find('\n').map_or(text.len(), |newline| offset + newline);
    let end = cut::forth(&text[..block], offset, CONTEXT);
    &text[offset..end]
}
