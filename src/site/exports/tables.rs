//! The tables under `data/`: one file a table, with its name, its columns and its rows.

mod annotations;
mod articles;
mod cell;
mod claims;
mod entities;
mod links;
mod mentions;
mod names;

use crate::archive::Archive;
use crate::site::plan::tables::Table;

use cell::Definition;

pub use cell::Cell;
pub use mentions::COLUMNS as MENTIONS;
pub use mentions::mentions_of;

/// All tables, in the order of the data page.
pub const TABLES: &[Definition] =
    &[articles::TABLE, entities::TABLE, names::TABLE, mentions::TABLE, claims::TABLE, annotations::TABLE, links::TABLE];

/// What the plan has to know of each.
pub fn counted(archive: &Archive) -> Vec<Table> {
    let counted = |table: &Definition| Table { name: table.name, columns: table.columns, rows: (table.count)(archive) };
    TABLES.iter().map(counted).collect()
}
