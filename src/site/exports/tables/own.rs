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
    let wanted = archive.settings.fields.iter().filter(|(name, _)| is_wanted(name));
    let column = |(name, label): &(String, String)| {
        let is_taken = others.iter().any(|other| other.name == name.as_str());
        let name = if is_taken { format!("own_{name}") } else { name.clone() };
        Column { name: Cow::Owned(name), kind: "string", about: Some(label.clone()) }
    };
    wanted.map(column).collect()
}

/// The cells of these columns.
pub fn cells(
    archive: &Archive,
    extra: &[(String, Vec<String>)],
    is_wanted: impl Fn(&str) -> bool,
) -> Vec<Cell<'static>> {
    let values = |name: &str| -> Vec<&str> {
        let named = extra.iter().filter(|(own, _)| own == name);
        named.flat_map(|(_, values)| values).map(String::as_str).collect()
    };
    let wanted = declared(archive).filter(|name| is_wanted(name));
    wanted.map(|name| optional(Some(values(name).join(BETWEEN)).filter(|text| !text.is_empty()))).collect()
}
