//! What a page leaves out of a list that is longer than anybody reads: it says how much, and which table has all of it.

use serde::Serialize;

#[derive(Debug, Clone, Serialize)]
pub struct RestView {
    /// How many are not shown.
    pub count: usize,
    /// Where all of them are.
    pub table: Option<String>,
}

/// Cuts a list down to so many, and says what it has lost.
pub fn cut<T>(list: &mut Vec<T>, most: usize, table: Option<&str>) -> Option<RestView> {
    let rest = rest(list.len(), most, table);
    list.truncate(most);
    rest
}

/// What is left out of so many where so many are shown.
pub fn rest(all: usize, shown: usize, table: Option<&str>) -> Option<RestView> {
    let count = all.saturating_sub(shown);
    (count > 0).then(|| RestView { count, table: table.map(ToOwned::to_owned) })
}
