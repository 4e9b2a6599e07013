//! What the plan knows of a table: its name, its columns and how many rows it has. `exports::tables` makes the rows.

/// A column of a table. What it means is among the words of the interface: `column_<table>_<name>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    pub name: &'static str,
    /// Frictionless type: `string`, `integer`, `number`, `any` (partial dates).
    pub kind: &'static str,
}

/// A table under `data/`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Table {
    pub name: &'static str,
    pub columns: &'static [Column],
    pub rows: usize,
}

impl Table {
    pub fn address(&self) -> String {
        format!("data/{}.csv", self.name)
    }
}

pub const fn column(name: &'static str, kind: &'static str) -> Column {
    Column { name, kind }
}
