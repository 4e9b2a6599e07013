//! People, places, organizations, events, topics and questions, one a row.

use crate::archive::Archive;
use crate::archive::Entity;
use crate::document;
use crate::site::exports::tables::cell::Cell;
use crate::site::exports::tables::cell::Definition;
use crate::site::exports::tables::cell::Row;
use crate::site::exports::tables::cell::Rows;
use crate::site::exports::tables::cell::date;
use crate::site::exports::tables::cell::optional;
use crate::site::exports::tables::cell::text;
use crate::site::exports::tables::own;
use crate::site::plan::outbound;
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

pub const TABLE: Definition =
    Definition { name: "entities", columns: COLUMNS, further, count, rows: Rows::Whole(rows) };

/// A column, and what makes its cells.
type Filled = (Column, fn(&document::Entity) -> Option<String>);

/// What only some entities have: each stands where one of the archive has it.
const SOME: [Filled; 3] = [
    (column("born", "any"), |entity| entity.life()[0].map(|date| date.to_string())),
    (column("died", "any"), |entity| entity.life()[1].map(|date| date.to_string())),
    (column("website", "string"), |entity| entity.website.clone()),
];

/// The columns of `SOME` that are filled, and the declared fields that an entity has.
fn further(archive: &Archive) -> Vec<Column> {
    let mut columns: Vec<Column> = filled(archive).into_iter().map(|(column, _)| column).collect();
    columns.extend(own::columns(archive, COLUMNS, |name| is_used(archive, name)));
    columns
}

fn filled(archive: &Archive) -> Vec<Filled> {
    let mut filled = Vec::from(SOME);
    // An address that may not be passed on stands in no table.
    filled.retain(|(column, _)| column.name != "website" || outbound::is_live(archive));
    filled.retain(|(_, of)| documents(archive).any(|document| of(document).is_some()));
    filled
}

fn is_used(archive: &Archive, name: &str) -> bool {
    documents(archive).any(|document| document.extra.iter().any(|(own, _)| own == name))
}

fn documents(archive: &Archive) -> impl Iterator<Item = &document::Entity> {
    archive.entities.iter().filter_map(|entity| entity.document.as_deref())
}

fn count(archive: &Archive) -> usize {
    archive.entities.len()
}

fn rows(archive: &Archive, row: &mut Row) {
    let filled = filled(archive);
    let used: Vec<&str> = own::declared(archive).filter(|name| is_used(archive, name)).collect();
    for entity in &archive.entities {
        let document = entity.document.as_deref();
        let mut cells = entity_row(archive, entity).to_vec();
        cells.extend(filled.iter().map(|(_, of)| optional(document.and_then(of))));
        let extra = document.map_or(&[][..], |document| &document.extra);
        cells.extend(own::cells(archive, extra, |name| used.contains(&name)));
        row(&cells);
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
