//! Claims, one a row.

use crate::archive::Archive;
use crate::archive::Claim;
use crate::archive::Name;
use crate::archive::Relation;
use crate::site::exports::tables::cell::Cell;
use crate::site::exports::tables::cell::CodePoints;
use crate::site::exports::tables::cell::Definition;
use crate::site::exports::tables::cell::Row;
use crate::site::exports::tables::cell::Rows;
use crate::site::exports::tables::cell::date;
use crate::site::exports::tables::cell::none;
use crate::site::exports::tables::cell::optional;
use crate::site::exports::tables::cell::text;
use crate::site::plan::tables::Column;
use crate::site::plan::tables::column;

const COLUMNS: &[Column] = &[
    column("id", "string"),
    column("question", "string"),
    column("value", "number"),
    column("min", "number"),
    column("max", "number"),
    column("text", "string"),
    column("unit", "string"),
    column("scope", "string"),
    column("claimant", "string"),
    column("speaker", "string"),
    column("said_on", "any"),
    column("article", "string"),
    column("relation", "string"),
    column("relates_to", "string"),
    column("status", "string"),
    column("source_grade", "string"),
    column("information_grade", "string"),
    column("quote", "string"),
    column("start", "integer"),
    column("end", "integer"),
];

pub const TABLE: Definition =
    Definition { name: "claims", columns: COLUMNS, further: none, count, rows: Rows::Whole(rows) };

fn count(archive: &Archive) -> usize {
    archive.claims.len()
}

fn rows(archive: &Archive, row: &mut Row) {
    let mut points = CodePoints::default();
    for claim in &archive.claims {
        row(&claim_row(archive, claim, &mut points));
    }
}

fn claim_row<'a>(archive: &'a Archive, claim: &'a Claim, points: &mut CodePoints) -> [Cell<'a>; 20] {
    let document = &claim.document;
    let article = &archive.article(claim.article).document;
    let question = archive.entity(claim.question);
    let unit = question.document.as_ref().and_then(|document| document.unit().map(ToOwned::to_owned));
    let figure = |figure: Option<f64>| figure.map_or(Cell::Empty, Cell::Figure);
    let who =
        |name: &'a Name| text(name.entity.map_or(name.text.as_str(), |entity| archive.entity(entity).id.as_str()));
    let joined = |words: Vec<&str>| optional((!words.is_empty()).then(|| words.join("; ")));
    let related = |relation: &Relation| archive.claim(relation.claim).document.id.value.as_str();
    let (start, end) = points.range(&article.body.text, &claim.range);
    [
        text(&document.id.value),
        text(&question.id),
        figure(document.answer.value),
        figure(document.answer.min),
        figure(document.answer.max),
        optional(document.answer.text.clone()),
        optional(unit),
        optional(document.scope.clone()),
        who(&claim.claimant),
        claim.speaker.as_ref().map_or(Cell::Empty, who),
        date(document.said_on),
        text(&article.id),
        joined(claim.relations.iter().map(|relation| relation.kind.word()).collect()),
        joined(claim.relations.iter().map(related).collect()),
        optional(document.status.clone()),
        optional(document.source_grade.map(ToOwned::to_owned)),
        optional(document.information_grade.map(ToOwned::to_owned)),
        text(&article.body.text[claim.range.clone()]),
        Cell::Number(start),
        Cell::Number(end),
    ]
}
