//! What a column of a table is called elsewhere, and which field it is here.

use crate::import::held;
use crate::input::holds;

/// How the cells of a column are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cell {
    Text,
    Date,
    Number,
    /// Parted by `;` or `|`, or by commas where it is said that they part.
    List,
    Address,
    Sha256,
    /// A tag, or the name of a language.
    Language,
}

/// What becomes of a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Column {
    /// Which thing the row is about.
    Id,
    /// A field, by the names on the way to it.
    Field(&'static [&'static str], Cell),
    /// The text of the article or entry.
    Body,
    /// Where the row says of what kind it is.
    Kind,
    /// Counted or made by us: words, mentions.
    Ours,
    /// It says whether the row is public: the field that every build asks.
    Holds(String),
    /// A field of the archive's own, but for words that surely say that the row is not public.
    MayHold(String),
    /// A field of the archive's own.
    Extra(String),
}

type Named = (&'static [&'static str], &'static [&'static str], Cell);

/// Fields of articles with the names that other programs give them: Zotero, Omeka, CollectionBuilder, auto-archiver, Airtable. Names are
/// compared in small letters, with one `_` for whatever parts their words, without the prefix of Dublin Core.
const ARTICLE: [Named; 25] = [
    (
        &["title"],
        &[
            "title",
            "headline",
            "upload_title",
            "name",
            "item_title",
            "заголовок",
            "название",
            "название_статьи",
            "название_публикации",
            "тақырып",
            "titel",
            "titre",
            "titulo",
            "título",
            "назва",
        ],
        Cell::Text,
    ),
    (&["original_title"], &["original_title"], Cell::Text),
    (
        &["date"],
        &[
            "date",
            "published",
            "date_published",
            "publication_date",
            "pubdate",
            "published_at",
            "issued",
            "date_issued",
            "publication_year",
            "дата",
            "дата_публикации",
            "күні",
            "datum",
            "fecha",
        ],
        Cell::Date,
    ),
    (&["updated"], &["updated", "modified", "lastmod"], Cell::Date),
    (
        &["byline"],
        &["byline", "author", "authors", "creator", "by", "автор", "авторы", "autor", "auteur", "verfasser"],
        Cell::List,
    ),
    (&["dateline"], &["dateline"], Cell::Text),
    (
        &["publisher"],
        &[
            "publisher",
            "source",
            "outlet",
            "publication",
            "publication_title",
            "newspaper",
            "издание",
            "сми",
            "газета",
            "источник",
            "quelle",
            "medium",
            "fuente",
            "джерело",
            "дереккөз",
        ],
        Cell::Text,
    ),
    (
        &["url"],
        &[
            "url",
            "link",
            "source_url",
            "original_url",
            "canonical_url",
            "address",
            "web_address",
            "ссылка",
            "адрес",
            "lien",
            "enlace",
            "посилання",
            "сілтеме",
        ],
        Cell::Address,
    ),
    (&["archived_url"], &["archived_url", "archive_url", "archive_location", "archive_link"], Cell::Address),
    (&["archived_at"], &["archived_at", "archive_date", "date_archived"], Cell::Date),
    (&["sha256"], &["sha256", "hash"], Cell::Sha256),
    (&["retrieved"], &["retrieved", "access_date", "accessed", "date_accessed", "accessed_at"], Cell::Date),
    (&["added"], &["added", "date_added"], Cell::Date),
    (
        &["lang"],
        &["lang", "language", "inlanguage", "язык", "тіл", "мова", "sprache", "langue", "idioma"],
        Cell::Language,
    ),
    (
        &["summary"],
        &[
            "summary",
            "description",
            "abstract",
            "abstract_note",
            "excerpt",
            "описание",
            "аннотация",
            "zusammenfassung",
            "beschreibung",
        ],
        Cell::Text,
    ),
    (&["section"], &["section", "rubric"], Cell::Text),
    (
        &["topics"],
        &["topics", "tags", "keywords", "subject", "subjects", "manual_tags", "categories", "темы", "теги", "рубрики"],
        Cell::List,
    ),
    (&["people"], &["people", "persons"], Cell::List),
    (&["places"], &["places", "locations", "location"], Cell::List),
    (&["organizations"], &["organizations", "organisations", "orgs"], Cell::List),
    (&["events"], &["events"], Cell::List),
    (&["contributors"], &["contributors", "contributor"], Cell::List),
    (&["rights"], &["rights", "rightsstatement"], Cell::Text),
    (&["license"], &["license", "licence"], Cell::Text),
    (&["image", "caption"], &["caption", "image_caption"], Cell::Text),
];

const ENTITY: [Named; 20] = [
    (&["name"], &["name", "title", "display_name", "label", "имя", "название", "аты"], Cell::Text),
    (&["names"], &["names", "aliases", "other_names", "alternate_names", "variants", "forms"], Cell::List),
    (&["short_names"], &["short_names"], Cell::List),
    (&["not"], &["not"], Cell::List),
    (&["summary"], &["summary", "description", "note", "bio", "описание"], Cell::Text),
    (&["same_as", "wikidata"], &["wikidata", "wikidata_id", "qid"], Cell::Text),
    (&["same_as", "geonames"], &["geonames", "geonames_id", "geonameid"], Cell::Text),
    (&["born"], &["born", "birth_date", "birthdate", "date_of_birth"], Cell::Date),
    (&["died"], &["died", "death_date", "deathdate", "date_of_death"], Cell::Date),
    (&["website"], &["website", "homepage"], Cell::Address),
    (&["latitude"], &["latitude", "lat", "широта"], Cell::Number),
    (&["longitude"], &["longitude", "lon", "lng", "long", "долгота"], Cell::Number),
    (&["precision"], &["precision"], Cell::Text),
    (&["within"], &["within", "region"], Cell::Text),
    (&["start"], &["start", "start_date", "begin"], Cell::Date),
    (&["end"], &["end", "end_date"], Cell::Date),
    (&["place"], &["place"], Cell::Text),
    (&["unit"], &["unit"], Cell::Text),
    (&["definition"], &["definition"], Cell::Text),
    (&["sort"], &["sort"], Cell::Text),
];

const IDS: [&str; 6] = ["id", "slug", "file", "filename", "path", "objectid"];
const BODIES: [&str; 7] = ["body", "text", "content", "full_text", "fulltext", "textual_content", "transcript"];
/// Counted when a site is made, in the tables that it publishes.
const OURS: [&str; 5] = ["words", "articles", "mentions", "first", "last"];

/// What a table is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Subject {
    Article,
    /// Entities of the kind whose folder it is.
    Entity(&'static str),
    /// Entities whose kinds stand in a column.
    Entities,
}

/// Whether a table is one that a site publishes of its archive, and that says nothing which is not there.
pub(super) fn is_made_by_builds(header: &[String]) -> bool {
    const TABLES: [&[&str]; 4] = [
        &["page", "kind", "url", "archived_url"],
        &["entity", "form", "article", "method"],
        &["entity", "form", "lang", "mentions"],
        &["article", "state", "quote", "note", "motivation"],
    ];
    let names = normals(header);
    TABLES.iter().any(|table| table.iter().all(|column| names.iter().any(|name| name == column)))
}

/// A name as names are compared: `Dublin Core:Date`, `dcterms:date` and `Date` are one.
pub(super) fn normal(name: &str) -> String {
    let name = name.trim().trim_start_matches('\u{feff}').to_lowercase();
    let prefixes = ["dublin core:", "dublin core_", "dcterms:", "dc:"];
    let bare = prefixes.iter().find_map(|prefix| name.strip_prefix(prefix));
    let mut words: Vec<&str> = bare.unwrap_or(&name).split(|letter: char| !letter.is_alphanumeric()).collect();
    words.retain(|word| !word.is_empty());
    words.join("_")
}

/// The names of a header as they are compared.
pub(super) fn normals(header: &[String]) -> Vec<String> {
    header.iter().map(|name| normal(name)).collect()
}

/// Tells what a table is about, by its columns and by what it is called. `None` where nothing says it.
pub(super) fn subject(header: &[String], name: &str) -> Option<Subject> {
    let names = normals(header);
    let has = |wanted: &[&str]| names.iter().any(|name| wanted.contains(&name.as_str()));
    let called = normal(name);
    let folders: [(&str, &[&str]); 6] = [
        ("people", &["people", "persons", "person", "люди"]),
        ("places", &["places", "place", "locations", "места"]),
        ("organizations", &["organizations", "organisations", "orgs", "организации"]),
        ("events", &["events", "event", "события"]),
        ("topics", &["topics", "topic"]),
        ("questions", &["questions", "question"]),
    ];
    let named = folders.iter().find(|(_, names)| called.split('_').any(|word| names.contains(&word)));
    let of_article = |fields: &[&str]| {
        let named = ARTICLE.iter().filter(|(path, ..)| fields.contains(&path[0]));
        named.flat_map(|(_, names, _)| *names).any(|known| names.iter().any(|name| name == known))
    };
    let is_named =
        of_article(&["title"]) || has(&["name", "title", "display_name", "label", "имя", "название", "headline"]);
    match named {
        Some((folder, _)) if is_named => return Some(Subject::Entity(folder)),
        _ => {}
    }
    if has(&["kind"]) && has(&["name"]) {
        return Some(Subject::Entities);
    }
    if has(&["latitude", "lat"]) && has(&["name"]) && !has(&["url", "link", "date"]) {
        return Some(Subject::Entity("places"));
    }
    let tells_article = is_named
        && (has(&[
            "date",
            "published",
            "url",
            "link",
            "publication_title",
            "publisher",
            "creator",
            "author",
            "source",
        ]) || of_article(&["date", "url", "publisher", "byline"])
            || called.contains("article"));
    (tells_article || has(&["url", "link"])).then_some(Subject::Article)
}

/// Of whom or what the rows may say that it is not public.
pub(super) fn asked_of(subject: Subject) -> holds::Subject {
    match subject {
        Subject::Entity("people") | Subject::Entities => holds::Subject::Person,
        Subject::Article | Subject::Entity(_) => holds::Subject::File,
    }
}

/// A column that no field takes.
fn other(name: &str, subject: Subject) -> Column {
    match held::field(name, asked_of(subject)) {
        Some(field) => Column::Holds(field),
        None if held::may_ask(name, asked_of(subject)) => Column::MayHold(name.to_owned()),
        None => Column::Extra(name.to_owned()),
    }
}

/// What becomes of each column of a table. Of two columns for one field the first counts, the other is the archive's own.
pub(super) fn columns(header: &[String], subject: Subject) -> Vec<Column> {
    let fields: &[Named] = if subject == Subject::Article { &ARTICLE } else { &ENTITY };
    let mut columns: Vec<Column> = Vec::new();
    for name in header {
        let name = normal(name);
        let field = fields.iter().find(|(_, names, _)| names.contains(&name.as_str()));
        let column = match field {
            _ if IDS.contains(&name.as_str()) => Column::Id,
            Some((path, _, cell)) => Column::Field(path, *cell),
            None if BODIES.contains(&name.as_str()) => Column::Body,
            None if name == "kind" && subject == Subject::Entities => Column::Kind,
            None if OURS.contains(&name.as_str()) => Column::Ours,
            None => other(&name, subject),
        };
        let is_taken = !matches!(column, Column::Extra(_) | Column::Ours) && columns.contains(&column);
        columns.push(if is_taken { other(&name, subject) } else { column });
    }
    columns
}

#[cfg(test)]
mod tests {
    use super::*;

    fn header(names: &str) -> Vec<String> {
        names.split(',').map(str::to_owned).collect()
    }

    #[test]
    fn tables_are_told_by_their_columns() {
        for (names, called, expected) in [
            ("id,title,date,url", "articles", Some(Subject::Article)),
            ("Key,Item Type,Author,Title,Url,Date", "My Library", Some(Subject::Article)),
            ("Link,Archive status,Archive location", "Sheet1", Some(Subject::Article)),
            ("name,lat,lon", "export", Some(Subject::Entity("places"))),
            ("Name,Role", "people", Some(Subject::Entity("people"))),
            ("id,kind,name,summary", "entities", Some(Subject::Entities)),
            ("a,b,c", "x", None),
        ] {
            assert_eq!(subject(&header(names), called), expected, "{names}");
        }
    }

    #[test]
    fn columns_of_others_are_fields_and_the_rest_is_the_archives_own() {
        let columns = columns(&header("Key,Dublin Core:Date,Abstract Note,Url,Shelf Mark,Link"), Subject::Article);
        assert_eq!(columns[0], Column::Extra("key".to_owned()));
        assert_eq!(columns[1], Column::Field(&["date"], Cell::Date));
        assert_eq!(columns[2], Column::Field(&["summary"], Cell::Text));
        assert_eq!(columns[3], Column::Field(&["url"], Cell::Address));
        assert_eq!(
            [&columns[4], &columns[5]],
            [&Column::Extra("shelf_mark".to_owned()), &Column::Extra("link".to_owned())]
        );
    }
}
