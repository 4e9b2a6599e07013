//! What the plan knows of a table: its name, its columns, its parts and how many rows these have. `exports::tables` makes the rows.
//!
//! A table that is too large for a spreadsheet and for hosts that take no file of a hundred megabytes has a part a year, each a table of its own.

use std::borrow::Cow;

use crate::value::Date;

/// A column of a table. What it means is among the words of the interface: `column_<table>_<name>`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    pub name: Cow<'static, str>,
    /// Frictionless type: `string`, `integer`, `number`, `any` (partial dates).
    pub kind: &'static str,
    /// What the archive says it means, where it is a field of its own.
    pub about: Option<String>,
}

/// A table under `data/`, in one part or a part a year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    pub name: &'static str,
    pub columns: Vec<Column>,
    pub parts: Vec<Part>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// `mentions`, `mentions-2022`, `mentions-undated`.
    pub name: String,
    pub of: PartOf,
    pub rows: usize,
}

/// Which rows of a table a part has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PartOf {
    All,
    Year(i16),
    Undated,
}

impl PartOf {
    /// The part that has what is dated so, where there is one a year.
    pub fn date(date: Option<Date>) -> PartOf {
        date.map_or(PartOf::Undated, |date| PartOf::Year(date.year()))
    }

    pub fn has(self, date: Option<Date>) -> bool {
        self == PartOf::All || self == PartOf::date(date)
    }
}

impl Table {
    pub fn rows(&self) -> usize {
        self.parts.iter().map(|part| part.rows).sum()
    }
}

impl Part {
    pub fn new(table: &str, of: PartOf, rows: usize) -> Part {
        let name = match of {
            PartOf::All => table.to_owned(),
            PartOf::Year(year) => format!("{table}-{year}"),
            PartOf::Undated => format!("{table}-undated"),
        };
        Part { name, of, rows }
    }

    pub fn address(&self) -> String {
        format!("data/{}.csv", self.name)
    }
}

pub const fn column(name: &'static str, kind: &'static str) -> Column {
    Column { name: Cow::Borrowed(name), kind, about: None }
}
