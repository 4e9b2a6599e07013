//! `dateline schema`: what the front matter of a kind of file may hold, as a JSON Schema (draft 2020-12) for editors.
//!
//! It is made from the tables that the reader reads by. A value that fits is read without a word, and one that does not is
//! reported; `tests/all/schema.rs` holds that for every field. Left open is what only a look at the whole archive shows, what is
//! missing, and unknown fields, which other programs may want.

use std::io::Write;

use serde_json::Value;
use serde_json::json;

use crate::command::Ending;
use crate::document;
use crate::input::SETTINGS;
use crate::input::fields::Table;
use crate::input::fields::schema::properties;
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
    if let (Subject::Entity(_), Some(names)) = (subject, table.names.first()) {
        schema["anyOf"] = names.iter().map(|name| json!({ "required": [name] })).collect();
    }
    schema
}

fn table(subject: Subject) -> &'static Table {
    match subject {
        Subject::Article => &document::ARTICLE,
        Subject::Entity(kind) => document::table_of(kind),
        Subject::Page => &document::PAGE,
        Subject::Site => &SETTINGS,
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
            for name in table(subject).names.concat() {
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
        assert_eq!(article["kind"]["anyOf"][0]["enum"], json!(["report", "summary", null]));
        assert_eq!(article["draft"]["anyOf"][0]["type"], json!("boolean"));
        let capture = &article["captures"]["anyOf"][1]["items"]["anyOf"][1]["properties"];
        assert_eq!(capture["at"]["anyOf"][0]["anyOf"], article["date"]["anyOf"]);
        assert_eq!(article["image"]["anyOf"][1]["properties"]["caption"]["description"], "The caption.");
        let place = schema(Subject::Entity(Kind::Place));
        let same_as = &place["properties"]["same_as"]["anyOf"];
        assert_eq!(same_as[0]["anyOf"][1]["type"], json!(["object", "null"]));
        assert_eq!(same_as[1]["type"], json!("array"));
    }
}
