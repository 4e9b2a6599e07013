//! CSL-JSON (Citation Style Language 1.0.2): a list of items, or one item, or a mapping of them.

use serde_json::Value;

use crate::import::json;
use crate::import::references::Entries;
use crate::import::references::reference::Reference;
use crate::import::references::reference::Told;

/// Kinds of items that are what an article is; others are kept as `type`.
const ARTICLES: [&str; 7] =
    ["article-newspaper", "article-magazine", "article-journal", "article", "webpage", "post-weblog", "post"];

/// Kinds of items that nothing but this format has.
const OTHERS: [&str; 16] = [
    "book",
    "chapter",
    "report",
    "broadcast",
    "interview",
    "speech",
    "document",
    "manuscript",
    "motion_picture",
    "paper-conference",
    "thesis",
    "legislation",
    "legal_case",
    "bill",
    "map",
    "dataset",
];

/// Whether a document is such a list.
pub(super) fn is_one(document: &Value) -> bool {
    let items = items(document);
    !items.is_empty() && items.iter().all(|item| is_item(item))
}

fn items(document: &Value) -> Vec<&Value> {
    let lists = [document, &document["items"], &document["references"]];
    if let Some(items) = lists.iter().find_map(|list| list.as_array()) {
        return items.iter().collect();
    }
    if is_item(document) {
        return vec![document];
    }
    match document.as_object() {
        Some(items) => items.values().collect(),
        None => Vec::new(),
    }
}

fn is_item(item: &Value) -> bool {
    let kind = item["type"].as_str().unwrap_or_default();
    let is_kind = ARTICLES.contains(&kind) || OTHERS.contains(&kind);
    is_kind && ["title", "URL", "issued", "author", "container-title"].iter().any(|name| !item[*name].is_null())
}

/// Reads a list.
pub(super) fn read(document: &Value) -> Entries {
    items(document).into_iter().map(|item| Ok(reference(item))).collect()
}

fn reference(item: &Value) -> Reference {
    let mut reference = Reference::default();
    for (name, value) in item.as_object().into_iter().flatten() {
        let told = told(name);
        match &told {
            Told::Author => list(value).iter().for_each(|person| reference.add(Told::Author, &person_of(person))),
            Told::Date | Told::Retrieved => reference.add(told, &date(value)),
            Told::Topic => topics(value).iter().for_each(|topic| reference.add(Told::Topic, topic)),
            Told::Own(name) if name == "type" && value.as_str().is_some_and(|kind| ARTICLES.contains(&kind)) => {}
            Told::Own(_) if is_people(value) => {
                list(value).iter().for_each(|person| reference.add(told.clone(), &person_of(person)))
            }
            Told::Own(_) if value["date-parts"].is_array() => reference.add(told, &date(value)),
            _ => reference.add(told, &words(value)),
        }
    }
    reference
}

fn told(name: &str) -> Told {
    match name {
        "id" | "citation-key" => Told::Key,
        "title" => Told::Title,
        "original-title" => Told::OriginalTitle,
        "author" => Told::Author,
        "container-title" => Told::Container,
        "publisher" => Told::Publisher,
        "section" => Told::Section,
        "issued" => Told::Date,
        "URL" => Told::Address,
        "archive_location" => Told::Archived,
        "accessed" => Told::Retrieved,
        "language" => Told::Lang,
        "abstract" => Told::Summary,
        "keyword" => Told::Topic,
        "page" => Told::Page,
        "issue" | "number" => Told::Issue,
        "DOI" => Told::Doi,
        other => Told::Own(other.to_lowercase().replace(['-', ' '], "_")),
    }
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice)
}

fn is_people(value: &Value) -> bool {
    let is_person = |person: &Value| person["family"].is_string() || person["literal"].is_string();
    value.as_array().is_some_and(|people| !people.is_empty() && people.iter().all(is_person))
}

/// A name as it is printed.
fn person_of(person: &Value) -> String {
    if let Some(literal) = person["literal"].as_str().or_else(|| person.as_str()) {
        return literal.to_owned();
    }
    let parts = ["given", "dropping-particle", "non-dropping-particle", "family"];
    let mut parts: Vec<&str> = parts.iter().filter_map(|part| person[*part].as_str()).collect();
    parts.retain(|part| !part.is_empty());
    let name = parts.join(" ");
    match person["suffix"].as_str() {
        Some(suffix) => format!("{name}, {suffix}"),
        None => name,
    }
}

/// The first of the parts of a date: a range is known by its beginning. What says no parts says a text.
fn date(value: &Value) -> String {
    let parts = json::list(&value["date-parts"][0]);
    let number = |part: &Value| part.as_i64().or_else(|| part.as_str()?.trim().parse().ok());
    let parts = parts.iter().map_while(number);
    let parts: Vec<i64> = parts.take(3).collect();
    match parts.as_slice() {
        [] => ["raw", "literal"]
            .iter()
            .find_map(|name| value[*name].as_str())
            .or(value.as_str())
            .unwrap_or_default()
            .to_owned(),
        [year, rest @ ..] => rest.iter().fold(format!("{year:04}"), |date, part| format!("{date}-{part:02}")),
    }
}

/// Topics stand in one text.
fn topics(value: &Value) -> Vec<String> {
    match value {
        Value::Array(topics) => topics.iter().map(words).collect(),
        _ => words(value).split([',', ';']).map(str::to_owned).collect(),
    }
}

/// A text, or what else stands there as it is written.
fn words(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(values) => values.iter().map(words).collect::<Vec<_>>().join("; "),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn an_item_in_all_its_parts() {
        let item = json!({
            "id": "a", "type": "article-newspaper", "title": "Two tolls", "container-title": "The Paper",
            "author": [{"family": "Gaulle", "given": "Charles", "non-dropping-particle": "de"}, {"literal": "AFP"}],
            "editor": [{"family": "E", "given": "D"}],
            "issued": {"date-parts": [["2022", 3]]}, "accessed": {"raw": "2022-04-01"}, "keyword": "a, b", "PMID": 7,
        });
        assert!(
            is_one(&json!([item])) && is_one(&item) && is_one(&json!({"a": item})) && is_one(&json!({"items": [item]}))
        );
        let read = reference(&item);
        let told = |told: Told, text: &str| (told, text.to_owned());
        for expected in [
            told(Told::Author, "Charles de Gaulle"),
            told(Told::Author, "AFP"),
            told(Told::Own("editor".to_owned()), "D E"),
            told(Told::Date, "2022-03"),
            told(Told::Retrieved, "2022-04-01"),
            told(Told::Topic, "b"),
            told(Told::Own("pmid".to_owned()), "7"),
        ] {
            assert!(read.told.contains(&expected), "{expected:?} is not in {read:?}");
        }
    }

    #[test]
    fn what_is_none() {
        for other in [
            json!([]),
            json!({}),
            json!(null),
            json!([{"type": "Annotation", "title": "x"}]),
            json!([{"type": "article-newspaper"}]),
            json!({"type": "Feature", "title": "x"}),
            json!([{"type": "message", "title": "x"}, 1]),
        ] {
            assert!(!is_one(&other), "{other}");
        }
    }
}
