//! Articles, one a row.

use crate::archive::Archive;
use crate::archive::ArticleIndex;
use crate::input::Outbound;
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

const COLUMNS: &[Column] = &[
    column("id", "string"),
    column("title", "string"),
    column("date", "any"),
    column("updated", "any"),
    column("byline", "string"),
    column("publisher", "string"),
    column("dateline", "string"),
    column("lang", "string"),
    column("url", "string"),
    column("archived_url", "string"),
    column("archived_at", "any"),
    column("sha256", "string"),
    column("words", "integer"),
];

pub const TABLE: Definition =
    Definition { name: "articles", columns: COLUMNS, further, count, rows: Rows::Whole(rows) };

/// Every field that the settings declare.
fn further(archive: &Archive) -> Vec<Column> {
    own::columns(archive, COLUMNS, |_| true)
}

fn count(archive: &Archive) -> usize {
    archive.articles.len()
}

fn rows(archive: &Archive, row: &mut Row) {
    for index in archive.article_indexes() {
        let mut cells = article_row(archive, index).to_vec();
        cells.extend(own::cells(archive, &archive.article(index).document.extra, |_| true));
        row(&cells);
    }
}

fn article_row(archive: &Archive, index: ArticleIndex) -> [Cell<'_>; 13] {
    let article = archive.article(index);
    let document = &article.document;
    let byline: Vec<&str> = article.byline.iter().map(|name| name.text.as_str()).collect();
    let capture = document.captures.first();
    let is_named = archive.settings.outbound != Outbound::Text;
    [
        text(&document.id),
        text(&document.title),
        date(document.date),
        date(document.updated),
        optional((!byline.is_empty()).then(|| byline.join("; "))),
        optional(article.publisher.map(|publisher| archive.publisher(publisher).name.clone())),
        optional(document.dateline.as_ref().map(|dateline| dateline.text.clone())),
        text(document.lang.as_str()),
        optional(outbound::original(archive, document).map(ToOwned::to_owned)),
        optional(capture.and_then(|capture| capture.url.clone()).filter(|_| is_named)),
        date(capture.and_then(|capture| capture.at)),
        optional(capture.and_then(|capture| capture.sha256.clone())),
        Cell::Number(document.body.words()),
    ]
}
