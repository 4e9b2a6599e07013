//! The columns of the tables.

use crate::site::Table;

/// A column of a table. What it means is among the words of the interface: `column_<table>_<name>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    pub name: &'static str,
    /// Frictionless type: `string`, `integer`, `number`, `any` (partial dates).
    pub kind: &'static str,
}

const fn column(name: &'static str, kind: &'static str) -> Column {
    Column { name, kind }
}

const ARTICLES: &[Column] = &[
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

const ENTITIES: &[Column] = &[
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

const NAMES: &[Column] = &[
    column("entity", "string"),
    column("form", "string"),
    column("lang", "string"),
    column("kind", "string"),
    column("mentions", "integer"),
    column("first", "any"),
    column("last", "any"),
];

const MENTIONS: &[Column] = &[
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

const CLAIMS: &[Column] = &[
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

const ANNOTATIONS: &[Column] = &[
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

/// Addresses that the setting `outbound` keeps back are empty here, and their rows are left out.
const LINKS: &[Column] = &[
    column("page", "string"),
    column("kind", "string"),
    column("url", "string"),
    column("archived_url", "string"),
    column("archived_at", "any"),
    column("file", "string"),
    column("sha256", "string"),
];

impl Table {
    pub fn columns(self) -> &'static [Column] {
        match self {
            Table::Articles => ARTICLES,
            Table::Entities => ENTITIES,
            Table::Names => NAMES,
            Table::Mentions => MENTIONS,
            Table::Claims => CLAIMS,
            Table::Annotations => ANNOTATIONS,
            Table::Links => LINKS,
        }
    }
}
