//! People, places, organizations, events, topics and questions, one a row.

use crate::archive::Archive;
use crate::archive::Entity;
use crate::site::exports::tables::cell::Cell;
use crate::site::exports::tables::cell::Definition;
use crate::site::exports::tables::cell::Row;
use crate::site::exports::tables::cell::Rows;
use crate::site::exports::tables::cell::date;
use crate::site::exports::tables::cell::optional;
use crate::site::exports::tables::cell::text;
use crate::site::plan::tables::Column;
use crate::site::plan::tables::column;
use crate::value::Date;

const COLUMNS: &[Column] = &[
    column("id", "string"),
    column("kind", "string"),
    column("name", "string"),
    column("summary", "string"),
    column("latitude", "number"),
    column("longitude", "number"),
    column("precision", "string"),
    column("articles", "integer"),
    column("mentions", "integer"),
    column("first", "any"),
    column("last", "any"),
];

pub const TABLE: Definition = Definition { name: "entities", columns: COLUMNS, count, rows: Rows::Whole(rows) };

fn count(archive: &Archive) -> usize {
    archive.entities.len()
}

fn rows(archive: &Archive, row: &mut Row) {
    for entity in &archive.entities {
        row(&entity_row(archive, entity));
    }
}

fn entity_row<'a>(archive: &'a Archive, entity: &'a Entity) -> [Cell<'a>; 11] {
    let document = entity.document.as_ref();
    let coordinates = document.and_then(|document| document.coordinates());
    let dates: Vec<Date> = entity.naming.iter().filter_map(|article| archive.article(*article).document.date).collect();
    [
        text(&entity.id),
        text(entity.kind.word()),
        text(&entity.name),
        optional(entity.summary().map(|summary| summary.text.trim_end().to_owned())),
        coordinates.map_or(Cell::Empty, |(latitude, _)| Cell::Degrees(latitude)),
        coordinates.map_or(Cell::Empty, |(_, longitude)| Cell::Degrees(longitude)),
        document.and_then(|document| document.precision()).map_or(Cell::Empty, |precision| text(precision.word())),
        Cell::Number(entity.naming.len()),
        Cell::Number(entity.mentions.len()),
        date(dates.first().copied()),
        date(dates.last().copied()),
    ]
}
