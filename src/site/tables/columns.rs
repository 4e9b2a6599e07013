//! The columns of the tables.

use crate::site::Table;
use crate::site::view::ColumnView;

const fn column(name: &'static str, kind: &'static str, description: &'static str) -> ColumnView {
    ColumnView { name, kind, description }
}

const ARTICLES: &[ColumnView] = &[
    column("id", "string", "Id of the article; its page is this with .html."),
    column("title", "string", "Headline."),
    column("date", "any", "Date of publication, ISO 8601: a day, a month, a year or a moment."),
    column("updated", "any", "Date of the last change by the publisher."),
    column("byline", "string", "Authors as printed, separated by semicolons."),
    column("publisher", "string", "Publisher."),
    column("dateline", "string", "Dateline as printed."),
    column("lang", "string", "Language of the text (BCP 47)."),
    column("url", "string", "Address of the original."),
    column("archived_url", "string", "Address of the first saved copy."),
    column("archived_at", "any", "When that copy was saved."),
    column("sha256", "string", "SHA-256 of that copy."),
    column("words", "integer", "Words of the text."),
];

const ENTITIES: &[ColumnView] = &[
    column("id", "string", "Id of the entity; its page is this with .html."),
    column("kind", "string", "person, place, organization, event, topic or question."),
    column("name", "string", "Display name."),
    column("summary", "string", "One line about it."),
    column("latitude", "number", "Degrees north of the equator (WGS 84)."),
    column("longitude", "number", "Degrees east of Greenwich (WGS 84)."),
    column("precision", "string", "exact, settlement, district, region or country."),
    column("articles", "integer", "Articles that name or list it."),
    column("mentions", "integer", "Mentions in all texts."),
    column("first", "any", "Date of the first such article."),
    column("last", "any", "Date of the last such article."),
];

const NAMES: &[ColumnView] = &[
    column("entity", "string", "Id of the entity."),
    column("form", "string", "The name as registered."),
    column("lang", "string", "Language in which it is written so (BCP 47)."),
    column("kind", "string", "name, form or short."),
    column("mentions", "integer", "How often this form was found."),
    column("first", "any", "Date of the first article with it."),
    column("last", "any", "Date of the last article with it."),
];

const MENTIONS: &[ColumnView] = &[
    column("entity", "string", "Id of the entity that is named."),
    column("form", "string", "The registered form that was found; empty where an editor linked other words."),
    column("article", "string", "Id of the article, or of the entity in whose text it stands."),
    column("date", "any", "Date of the article."),
    column("start", "integer", "First code point in data/text/; empty outside the body of an article."),
    column("end", "integer", "Code point after the last."),
    column("prefix", "string", "Words before it."),
    column("exact", "string", "The name as printed."),
    column("suffix", "string", "Words after it."),
    column(
        "method",
        "string",
        "The rule that linked it: full, capitals, ending, surname-first, patronymic, initials, role, look-alike, short, short-ending, wikilink or link.",
    ),
];

const CLAIMS: &[ColumnView] = &[
    column("id", "string", "Id of the claim."),
    column("question", "string", "Id of the question that it answers."),
    column("value", "number", "The figure."),
    column("min", "number", "The least that is claimed."),
    column("max", "number", "The most that is claimed."),
    column("text", "string", "The answer in words, where a figure does not say it."),
    column("unit", "string", "What is counted."),
    column("scope", "string", "What is counted, where that is not just what the question asks."),
    column("claimant", "string", "Who claims it: the id of an entity, or the name as printed."),
    column("speaker", "string", "Who said it: the id of an entity, or the name as printed."),
    column("said_on", "any", "When it was claimed, as exactly as it is known."),
    column("article", "string", "Id of the article that has it."),
    column("relation", "string", "revises, disputes, different_scope or repeats; several are separated by semicolons."),
    column("relates_to", "string", "Ids of the claims that the relations lead to, in the same order."),
    column("status", "string", "What the editors say of it, for example unconfirmed."),
    column("source_grade", "string", "Reliability of the source, A to F (Admiralty code)."),
    column("information_grade", "string", "Credibility of the information, 1 to 6 (Admiralty code)."),
    column("quote", "string", "The words of the article's text from start to end."),
    column("start", "integer", "First code point in data/text/."),
    column("end", "integer", "Code point after the last."),
];

const ANNOTATIONS: &[ColumnView] = &[
    column("id", "string", "Page and fragment of the note."),
    column("article", "string", "Id of the article."),
    column(
        "state",
        "string",
        "How its words were found: exact, fuzzy, ambiguous, orphan; whole where it is on the article.",
    ),
    column("quote", "string", "The words as the note quotes them."),
    column("exact", "string", "The words of the article's text from start to end."),
    column("prefix", "string", "Words before them."),
    column("suffix", "string", "Words after them."),
    column("start", "integer", "First code point in data/text/; empty where the words were not found."),
    column("end", "integer", "Code point after the last."),
    column("note", "string", "The note as written."),
    column("motivation", "string", "Why it was made (W3C Web Annotation Vocabulary)."),
    column("by", "string", "Who made it."),
    column("date", "any", "When it was made."),
    column("tags", "string", "Tags, separated by semicolons."),
];

/// Addresses that the setting `outbound` keeps back are empty here, and their rows are left out.
const LINKS: &[ColumnView] = &[
    column("page", "string", "Id of the article, entity or standing page that gives the address."),
    column("kind", "string", "original, link, recording or register."),
    column("url", "string", "The address elsewhere."),
    column("archived_url", "string", "Address of a saved copy."),
    column("archived_at", "any", "When that copy was saved."),
    column("file", "string", "A saved copy in this archive, from its root."),
    column("sha256", "string", "SHA-256 of the saved copy."),
];

impl Table {
    pub fn columns(self) -> &'static [ColumnView] {
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
