//! The tables under `data/`: one file a table, with its name, its columns and its rows.

mod annotations;
mod articles;
mod cell;
mod claims;
mod entities;
mod links;
mod mentions;
mod names;
mod own;

use rayon::prelude::*;

use crate::archive::Archive;
use crate::site::plan::tables::Part;
use crate::site::plan::tables::PartOf;
use crate::site::plan::tables::Table;

use cell::Definition;
use cell::Row;
use cell::Rows;

pub use cell::Cell;

/// All tables, in the order of the data page.
pub const TABLES: &[Definition] =
    &[articles::TABLE, entities::TABLE, names::TABLE, mentions::TABLE, claims::TABLE, annotations::TABLE, links::TABLE];

/// More rows than this are too many for one file: 20 MB of mentions.
const LARGE: usize = 100_000;

/// What the plan has to know of each.
pub fn counted(archive: &Archive) -> Vec<Table> {
    TABLES.par_iter().map(|table| counted_table(table, archive)).collect()
}

fn counted_table(table: &Definition, archive: &Archive) -> Table {
    let Definition { name, columns, further, count, rows } = table;
    let count = count(archive);
    let mut parts = Vec::new();
    match rows {
        Rows::ByYear(years, _) if count > LARGE => {
            parts.extend(years(archive).into_iter().map(|(of, rows)| Part::new(name, of, rows)));
        }
        _ => parts.push(Part::new(name, PartOf::All, count)),
    }
    let mut columns = columns.to_vec();
    columns.extend(further(archive));
    Table { name, columns, parts }
}

/// Hands over the rows of a part of a table, by their places in the lists of them.
pub fn rows(archive: &Archive, table: usize, part: PartOf, row: &mut Row) {
    match TABLES[table].rows {
        Rows::Whole(rows) => rows(archive, row),
        Rows::ByYear(_, rows) => rows(archive, part, row),
    }
}
