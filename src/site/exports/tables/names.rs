//! Every registered form, one a row, with how often it is found.

use std::collections::HashMap;

use crate::archive::Archive;
use crate::archive::Entity;
use crate::site::exports::tables::cell::Cell;
use crate::site::exports::tables::cell::Definition;
use crate::site::exports::tables::cell::Row;
use crate::site::exports::tables::cell::Rows;
use crate::site::exports::tables::cell::date;
use crate::site::exports::tables::cell::none;
use crate::site::exports::tables::cell::optional;
use crate::site::exports::tables::cell::text;
use crate::site::plan::tables::Column;
use crate::site::plan::tables::column;
use crate::value::Date;

const COLUMNS: &[Column] = &[
    column("entity", "string"),
    column("form", "string"),
    column("lang", "string"),
    column("kind", "string"),
    column("mentions", "integer"),
    column("first", "any"),
    column("last", "any"),
];

pub const TABLE: Definition =
    Definition { name: "names", columns: COLUMNS, further: none, count, rows: Rows::Whole(rows) };

fn count(archive: &Archive) -> usize {
    archive.entities.iter().map(|entity| entity.forms.len().max(1)).sum()
}

fn rows(archive: &Archive, row: &mut Row) {
    for entity in &archive.entities {
        for cells in name_rows(archive, entity) {
            row(&cells);
        }
    }
}

fn name_rows<'a>(archive: &'a Archive, entity: &'a Entity) -> Vec<[Cell<'a>; 7]> {
    let mut counts: HashMap<u32, (usize, Option<Date>, Option<Date>)> = HashMap::new();
    for mention in entity.mentions.iter().map(|mention| archive.mention(*mention)) {
        let Some(form) = mention.form else { continue };
        let when = archive.date_of(mention.owner);
        let (count, first, last) = counts.entry(form).or_default();
        *count += 1;
        *first = [*first, when].into_iter().flatten().min();
        *last = [*last, when].into_iter().flatten().max();
    }
    let mut rows = Vec::with_capacity(entity.forms.len());
    for (index, form) in (0_u32..).zip(&entity.forms) {
        let (count, first, last) = counts.get(&index).copied().unwrap_or_default();
        rows.push([
            text(&entity.id),
            text(&form.form.form),
            optional(form.form.lang.as_ref().map(|lang| lang.as_str().to_owned())),
            text(form.kind.word()),
            Cell::Number(count),
            date(first),
            date(last),
        ]);
    }
    if rows.is_empty() {
        let name = text(&entity.name);
        rows.push([text(&entity.id), name, Cell::Empty, text("name"), Cell::Number(0), Cell::Empty, Cell::Empty]);
    }
    rows
}
