//! Mentions, one a row, each with its place in the text layer.

use std::collections::BTreeMap;

use crate::archive::Archive;
use crate::archive::Field;
use crate::archive::Mention;
use crate::archive::Owner;
use crate::site::exports::tables::cell::Cell;
use crate::site::exports::tables::cell::CodePoints;
use crate::site::exports::tables::cell::Definition;
use crate::site::exports::tables::cell::Row;
use crate::site::exports::tables::cell::Rows;
use crate::site::exports::tables::cell::after;
use crate::site::exports::tables::cell::before;
use crate::site::exports::tables::cell::none;
use crate::site::exports::tables::cell::text;
use crate::site::plan::shared::published_mentions;
use crate::site::plan::tables::Column;
use crate::site::plan::tables::PartOf;
use crate::site::plan::tables::column;
use crate::value::Date;

const COLUMNS: &[Column] = &[
    column("entity", "string"),
    column("form", "string"),
    column("article", "string"),
    column("date", "any"),
    column("start", "integer"),
    column("end", "integer"),
    column("prefix", "string"),
    column("exact", "string"),
    column("suffix", "string"),
    column("method", "string"),
];

pub const TABLE: Definition =
    Definition { name: "mentions", columns: COLUMNS, further: none, count, rows: Rows::ByYear(years, rows) };

fn count(archive: &Archive) -> usize {
    published_mentions(archive)
}

/// The mentions of each article and entry, with the date of the article.
fn texts(archive: &Archive) -> impl Iterator<Item = (Option<Date>, &[Mention])> {
    let of_articles = archive.articles.iter().map(|article| (article.document.date, article.mentions.as_slice()));
    of_articles.chain(archive.entities.iter().map(|entity| (None, entity.own_mentions.as_slice())))
}

fn years(archive: &Archive) -> BTreeMap<PartOf, usize> {
    let mut years = BTreeMap::new();
    for (date, mentions) in texts(archive).filter(|(_, mentions)| !mentions.is_empty()) {
        *years.entry(PartOf::date(date)).or_default() += mentions.len();
    }
    years
}

fn rows(archive: &Archive, part: PartOf, row: &mut Row) {
    for (date, mentions) in texts(archive).filter(|(date, _)| part.has(*date)) {
        rows_of(archive, date, mentions, row);
    }
}

/// The mentions of one article or entry.
fn rows_of(archive: &Archive, date: Option<Date>, mentions: &[Mention], row: &mut Row) {
    let mut points = CodePoints::default();
    let date = date.map_or_else(String::new, |date| date.to_string());
    for mention in mentions {
        let prose = archive.text_of(mention);
        let (owner, has_offsets): (&str, bool) = match mention.owner {
            Owner::Article(index) => (&archive.article(index).document.id, mention.field == Field::Body),
            Owner::Entity(index) => (&archive.entity(index).id, false),
            Owner::Page(index) => (&archive.page(index).document.id, false),
        };
        let entity = archive.entity(mention.entity);
        let form = mention.form.and_then(|form| entity.forms.get(form as usize));
        let range = mention.range();
        let (start, end) = match has_offsets {
            true => {
                let (start, end) = points.range(&prose.text, &range);
                (Cell::Number(start), Cell::Number(end))
            }
            false => (Cell::Empty, Cell::Empty),
        };
        row(&[
            text(&entity.id),
            form.map_or(Cell::Empty, |form| text(&form.form.form)),
            text(owner),
            text(&date),
            start,
            end,
            text(before(&prose.text, range.start)),
            text(&prose.text[range.clone()]),
            text(after(&prose.text, range.end)),
            text(mention.method.word()),
        ]);
    }
}
