//! `dateline schema`: what the front matter of a kind of file may hold, as a JSON Schema (draft 2020-12) for editors.
//!
//! The tables of fields that the reader uses say it all, so that the schema never differs from what is read. What Dateline only
//! warns of, like an unknown field, is allowed; what is YAML's to decide, like whether `2022` is a number, is left open.

use std::io::Write;

use serde_json::Map;
use serde_json::Value;
use serde_json::json;

use crate::command::Ending;
use crate::document;
use crate::input::SETTINGS;
use crate::input::fields::Field;
use crate::input::fields::Want;
use crate::value::Kind;

/// What a schema describes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    Article,
    Entity(Kind),
    Page,
    /// `content/site.yaml`.
    Site,
}

/// Prints the schema of a kind of file.
pub fn run(subject: Subject) -> Ending {
    // A reader who has seen enough (`| head`) may close the pipe.
    let _ = writeln!(std::io::stdout(), "{:#}", schema(subject));
    Ending::Success
}

/// The schema of a kind of file.
pub fn schema(subject: Subject) -> Value {
    let table = table(subject);
    let mut schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": format!("Dateline: {}", word(subject)),
        "description": about(subject),
        "type": "object",
        "properties": properties(table),
        "additionalProperties": true,
    });
    if let (Subject::Entity(_), Some(name)) = (subject, table.first()) {
        schema["anyOf"] = names(name).map(|name| json!({ "required": [name] })).collect();
    }
    schema
}

fn table(subject: Subject) -> &'static [Field] {
    match subject {
        Subject::Article => document::ARTICLE,
        Subject::Entity(kind) => document::table_of(kind),
        Subject::Page => document::PAGE,
        Subject::Site => SETTINGS,
    }
}

fn word(subject: Subject) -> &'static str {
    match subject {
        Subject::Article => "article",
        Subject::Entity(kind) => kind.word(),
        Subject::Page => "page",
        Subject::Site => "site",
    }
}

fn about(subject: Subject) -> String {
    let folder = match subject {
        Subject::Site => return "The settings of an archive: `content/site.yaml`.".to_owned(),
        Subject::Article => "articles",
        Subject::Entity(kind) => kind.folder(),
        Subject::Page => "pages",
    };
    format!("The front matter of a file under `content/{folder}/`.")
}

fn names(field: &Field) -> impl Iterator<Item = &'static str> {
    std::iter::once(field.name).chain(field.also.iter().copied())
}

/// The fields of a table under all their names; names of other generators are marked as such.
fn properties(table: &[Field]) -> Value {
    let mut properties = Map::new();
    for field in table {
        properties.insert(field.name.to_owned(), described(field, field.about.to_owned()));
    }
    for field in table {
        for other in field.also {
            let mut property = described(field, format!("Read as `{}`. {}", field.name, field.about));
            property["deprecated"] = json!(true);
            // A field's own name counts before another's.
            properties.entry(*other).or_insert(property);
        }
    }
    Value::Object(properties)
}

fn described(field: &Field, about: String) -> Value {
    let mut property = Map::from_iter([("description".to_owned(), Value::String(about))]);
    property.extend(wanted(field.want));
    Value::Object(property)
}

/// Full and partial dates as Dateline writes them. Others that it can read it warns of.
const DATE: &str = "^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01])\
    ([T ]([01][0-9]|2[0-4]):[0-5][0-9](:[0-6][0-9]([.,][0-9]+)?)? ?(Z|[+-][0-9]{2}:?[0-9]{2})?)?)?)?$";

/// What fits a field. An empty value (`byline:`) counts as an absent field and fits everywhere.
fn wanted(want: Want) -> Map<String, Value> {
    let wanted = match want {
        Want::Text => text(),
        Want::Texts => json!({
            "type": ["string", "number", "array", "object", "null"],
            "items": { "type": ["string", "number", "object", "null"] },
        }),
        Want::Date => json!({ "type": ["string", "integer", "null"], "pattern": DATE, "minimum": 0, "maximum": 9999 }),
        Want::Flag => json!({ "enum": [true, false, "yes", "no", "on", "off", null] }),
        Want::Number => {
            json!({ "type": ["number", "string", "null"], "pattern": r"^[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]+)?$" })
        }
        Want::Url => json!({ "type": ["string", "null"], "format": "uri", "pattern": r"^https?://[^/\s]\S*$" }),
        Want::Lang => {
            json!({ "type": ["string", "null"], "pattern": "^[A-Za-z]{2,8}([_-][A-Za-z0-9]{1,8})*$" })
        }
        Want::OneOf(words) => {
            let words: Vec<Value> = words.iter().map(|word| json!(word)).chain([Value::Null]).collect();
            json!({ "enum": words })
        }
        Want::Record(table) => record(table, &["object", "null"]),
        Want::TextOrRecord(table) => record(table, &["string", "number", "object", "null"]),
        Want::Records(table) => list_of(record(table, &["object", "null"])),
        Want::TextsOrRecords(table) => list_of(record(table, &["string", "number", "object", "null"])),
        Want::TextsByName => {
            json!({ "type": ["object", "null"], "additionalProperties": list_of(text()) })
        }
        Want::Texted => json!({ "type": ["object", "null"], "additionalProperties": text() }),
    };
    match wanted {
        Value::Object(wanted) => wanted,
        _ => Map::new(),
    }
}

/// YAML makes a number of an unquoted `2022` or `012`; Dateline reads what is written.
fn text() -> Value {
    json!({ "type": ["string", "number", "null"] })
}

fn record(table: &[Field], types: &[&str]) -> Value {
    json!({ "type": types, "properties": properties(table) })
}

/// A list of something, or one alone.
fn list_of(one: Value) -> Value {
    json!({ "anyOf": [one, { "type": "array", "items": one }] })
}

#[cfg(test)]
mod tests {
    use super::*;

    const SUBJECTS: [Subject; 9] = [
        Subject::Article,
        Subject::Entity(Kind::Person),
        Subject::Entity(Kind::Place),
        Subject::Entity(Kind::Organization),
        Subject::Entity(Kind::Event),
        Subject::Entity(Kind::Topic),
        Subject::Entity(Kind::Question),
        Subject::Page,
        Subject::Site,
    ];

    #[test]
    fn every_name_that_is_read_is_a_property() {
        for subject in SUBJECTS {
            let schema = schema(subject);
            for name in table(subject).iter().flat_map(names) {
                let about = schema["properties"][name]["description"].as_str();
                assert!(about.is_some_and(|about| !about.is_empty()), "{subject:?}: {name}");
            }
        }
    }

    #[test]
    fn names_of_other_generators_say_what_they_are_read_as() {
        let headline = &schema(Subject::Article)["properties"]["headline"];
        assert_eq!(headline["deprecated"], true);
        assert!(headline["description"].as_str().is_some_and(|about| about.starts_with("Read as `title`. ")));
    }

    #[test]
    fn an_entity_needs_a_name_and_an_article_nothing() {
        let person = schema(Subject::Entity(Kind::Person));
        assert_eq!(
            person["anyOf"],
            json!([{ "required": ["name"] }, { "required": ["display_name"] }, { "required": ["title"] }])
        );
        assert!(schema(Subject::Article).get("anyOf").is_none());
    }

    #[test]
    fn shapes_follow_the_table() {
        let article = schema(Subject::Article)["properties"].clone();
        assert_eq!(article["url"]["format"], "uri");
        assert_eq!(article["date"]["pattern"], DATE);
        assert_eq!(article["kind"]["enum"], json!(["report", "summary", null]));
        assert_eq!(article["draft"]["enum"][0], true);
        let capture = &article["captures"]["anyOf"][1]["items"];
        assert_eq!(capture["properties"]["at"]["pattern"], DATE);
        assert_eq!(article["image"]["properties"]["caption"]["description"], "The caption.");
        let place = schema(Subject::Entity(Kind::Place));
        assert_eq!(place["properties"]["same_as"]["additionalProperties"], text());
    }
}
