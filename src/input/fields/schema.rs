//! What fields want in the words of JSON Schema (draft 2020-12).
//!
//! An editor's checker sees values as YAML 1.2 types them, Dateline as they are written: a text may be what YAML takes for a
//! number. An empty text and null count as an absent field everywhere.

use serde_json::Map;
use serde_json::Value;
use serde_json::json;

use crate::input::fields::Table;

/// The fields of a table under all their names; names of other generators are marked as such.
pub fn properties(table: &Table) -> Value {
    let mut properties = Map::new();
    for field in table.fields {
        let property = described(field.schema(), field.about().to_owned());
        properties.insert(field.names()[0].to_owned(), property);
    }
    for field in table.fields {
        for other in &field.names()[1..] {
            let about = format!("Read as `{}`. {}", field.names()[0], field.about());
            let mut property = described(field.schema(), about);
            property["deprecated"] = json!(true);
            // A field's own name counts before another's.
            properties.entry(*other).or_insert(property);
        }
    }
    Value::Object(properties)
}

fn described(schema: Value, about: String) -> Value {
    let mut property = Map::from_iter([("description".to_owned(), Value::String(about))]);
    if let Value::Object(schema) = schema {
        property.extend(schema);
    }
    Value::Object(property)
}

/// A text as it is written.
pub(super) fn text() -> Value {
    json!({ "type": ["string", "number", "boolean", "null"] })
}

/// A text of a pattern, with white space around it, or nothing.
pub(super) fn string(pattern: &str) -> Value {
    json!({ "type": "string", "pattern": format!(r"^\s*({pattern})?\s*$") })
}

/// One of some words in any case. Editors complete those of an `enum`.
pub(super) fn one_of(words: &[&str]) -> Value {
    let mut plain: Vec<Value> = words.iter().map(|word| json!(word)).collect();
    for word in words {
        if let Ok(number) = word.parse::<u64>() {
            plain.push(json!(number));
        }
    }
    plain.push(Value::Null);
    let cases: Vec<String> = words.iter().map(|word| in_any_case(word)).collect();
    json!({ "anyOf": [{ "enum": plain }, string(&format!("({})", cases.join("|")))] })
}

/// A word in small and capital letters.
pub fn in_any_case(word: &str) -> String {
    let mut pattern = String::new();
    for letter in word.chars() {
        match letter.is_ascii_alphabetic() {
            true => pattern.extend(['[', letter.to_ascii_uppercase(), letter.to_ascii_lowercase(), ']']),
            false => pattern.push(letter),
        }
    }
    pattern
}

/// A mapping with fields of its own, or what fits the first of them.
pub(super) fn record(table: &Table) -> Value {
    let first = table.fields[0].schema();
    let mapping = json!({ "type": ["object", "null"], "properties": properties(table) });
    json!({ "anyOf": [{ "type": ["string", "number", "boolean"], "allOf": [first] }, mapping] })
}

/// A list of something, or one alone.
pub(super) fn list_of(one: Value) -> Value {
    json!({ "anyOf": [one, { "type": "array", "items": one }] })
}
