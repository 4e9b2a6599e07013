//! Columns of fields that are the archive's own (`fields:` in `content/site.yaml`).

use std::borrow::Cow;

use crate::archive::Archive;
use crate::site::exports::tables::cell::Cell;
use crate::site::exports::tables::cell::optional;
use crate::site::plan::tables::Column;

/// What stands between the values of one field.
const BETWEEN: &str = "; ";

/// The names of the declared fields, in their order.
pub fn declared(archive: &Archive) -> impl Iterator<Item = &str> {
    archive.settings.fields.iter().map(|(name, _)| name.as_str())
}

/// A column for each declared field that is wanted; one that is called like another column has a name of its own.
pub fn columns(archive: &Archive, others: &[Column], is_wanted: impl Fn(&str) -> bool) -> Vec<Column> {
    let mut columns = Vec::new();
    for (name, label) in archive.settings.fields.iter().filter(|(name, _)| is_wanted(name)) {
        let is_taken = others.iter().any(|other| other.name == name.as_str());
        let name = if is_taken { format!("own_{name}") } else { name.clone() };
        columns.push(Column { name: Cow::Owned(name), kind: "string", about: Some(label.clone()) });
    }
    columns
}

/// The cells of these columns.
pub fn cells(
    archive: &Archive,
    extra: &[(String, Vec<String>)],
    is_wanted: impl Fn(&str) -> bool,
) -> Vec<Cell<'static>> {
    let mut cells = Vec::new();
    for name in declared(archive).filter(|name| is_wanted(name)) {
        let named = extra.iter().filter(|(own, _)| own == name);
        let mut values: Vec<&str> = Vec::new();
        for (_, more) in named {
            values.extend(more.iter().map(String::as_str));
        }
        let text = values.join(BETWEEN);
        cells.push(optional((!text.is_empty()).then_some(text)));
    }
    cells
}
