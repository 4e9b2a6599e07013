//! Annotations, one a row, in the order of articles.

use crate::archive::Annotation;
use crate::archive::Archive;
use crate::archive::ArticleIndex;
use crate::document::Selection;
use crate::site::exports::tables::cell::Cell;
use crate::site::exports::tables::cell::CodePoints;
use crate::site::exports::tables::cell::Definition;
use crate::site::exports::tables::cell::Row;
use crate::site::exports::tables::cell::Rows;
use crate::site::exports::tables::cell::after;
use crate::site::exports::tables::cell::before;
use crate::site::exports::tables::cell::date;
use crate::site::exports::tables::cell::none;
use crate::site::exports::tables::cell::optional;
use crate::site::exports::tables::cell::text;
use crate::site::plan::addresses;
use crate::site::plan::outbound;
use crate::site::plan::tables::Column;
use crate::site::plan::tables::column;

const COLUMNS: &[Column] = &[
    column("id", "string"),
    column("article", "string"),
    column("state", "string"),
    column("quote", "string"),
    column("exact", "string"),
    column("prefix", "string"),
    column("suffix", "string"),
    column("start", "integer"),
    column("end", "integer"),
    column("note", "string"),
    column("motivation", "string"),
    column("by", "string"),
    column("date", "any"),
    column("tags", "string"),
];

pub const TABLE: Definition =
    Definition { name: "annotations", columns: COLUMNS, further: none, count, rows: Rows::Whole(rows) };

fn count(archive: &Archive) -> usize {
    archive.annotations.len()
}

fn rows(archive: &Archive, row: &mut Row) {
    let mut points = CodePoints::default();
    for index in archive.article_indexes() {
        for annotation in archive.annotations_of(index) {
            row(&annotation_row(archive, (index, annotation), &mut points));
        }
    }
}

fn annotation_row<'a>(
    archive: &'a Archive,
    (index, annotation): (ArticleIndex, &'a Annotation),
    points: &mut CodePoints,
) -> [Cell<'a>; 14] {
    let document = &annotation.document;
    let body = &archive.article(index).document.body.text;
    let quoted = match &document.selection {
        Selection::Quote { quote, prefix, suffix, .. } => Some((quote, prefix, suffix)),
        Selection::Whole | Selection::Unread(_) => None,
    };
    let (exact, prefix, suffix, offsets) = match (&annotation.range, quoted) {
        (Some(range), _) => (
            text(&body[range.clone()]),
            text(before(body, range.start)),
            text(after(body, range.end)),
            Some(points.range(body, range)),
        ),
        (None, Some((_, prefix, suffix))) => (Cell::Empty, optional(prefix.clone()), optional(suffix.clone()), None),
        (None, None) => (Cell::Empty, Cell::Empty, Cell::Empty, None),
    };
    [
        optional(Some(format!("{}#note-{}", addresses::article(archive, index), annotation.number))),
        text(&archive.article(index).document.id),
        text(annotation.state.word()),
        quoted.map_or(Cell::Empty, |(quote, ..)| text(&quote.value)),
        exact,
        prefix,
        suffix,
        offsets.map_or(Cell::Empty, |(start, _)| Cell::Number(start)),
        offsets.map_or(Cell::Empty, |(_, end)| Cell::Number(end)),
        optional(Some(outbound::published_note(archive, annotation).text.to_owned()).filter(|note| !note.is_empty())),
        text(document.motivation),
        optional(document.by.clone()),
        date(document.date),
        optional((!document.tags.is_empty()).then(|| document.tags.join("; "))),
    ]
}
