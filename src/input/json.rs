//! Reads JSON into the same values as YAML, each with its place.
//!
//! The library does the reading; where a value stands is told from the slice of the text that it hands over unread.

use serde::Deserialize;
use serde::Deserializer;
use serde::de::MapAccess;
use serde::de::Visitor;
use serde_json::value::RawValue;

use crate::input::tree::Shape;
use crate::input::tree::Unreadable;
use crate::input::tree::Value;
use crate::value::Located;
use crate::value::Span;
use crate::value::is_forbidden;

/// Values deeper than this are refused; the library sets the same limit.
const MAX_DEPTH: usize = 100;

/// Reads one document. Spans count bytes of `text`. A key that stands twice is there twice: the first value is found.
pub fn parse(text: &str) -> Result<Value, Unreadable> {
    let start = text.len() - text.trim_start_matches('\u{feff}').len();
    let json = &text[start..];
    let raw: &RawValue = serde_json::from_str(json).map_err(|error| {
        let offset = start + offset_of(json, error.line(), error.column());
        // The library writes the place behind its message.
        let message = error.to_string();
        let message = message.split(" at line ").next().unwrap_or_default().to_owned();
        Unreadable { span: Span::new(offset, offset + 1), message }
    })?;
    value(text, raw, MAX_DEPTH)
}

fn value(text: &str, raw: &RawValue, depth: usize) -> Result<Value, Unreadable> {
    let json = raw.get();
    // A raw value borrows from the text: its address says where it stands.
    let start = json.as_ptr() as usize - text.as_ptr() as usize;
    let span = Span::new(start, start + json.len());
    let unreadable = |message: String| Unreadable { span, message };
    if depth == 0 {
        return Err(unreadable("values are nested too deeply".to_owned()));
    }
    let failed = |error: serde_json::Error| unreadable(error.to_string());
    let shape = match json.as_bytes().first() {
        Some(b'{') => {
            let Entries(raw_entries) = serde_json::from_str(json).map_err(failed)?;
            let mut entries: Vec<(Located<String>, Value)> = Vec::with_capacity(raw_entries.len());
            for (key, raw) in raw_entries {
                let value = value(text, raw, depth - 1)?;
                entries.push((Located { value: key, span: value.span }, value));
            }
            Shape::Map(entries)
        }
        Some(b'[') => {
            let raw_values: Vec<&RawValue> = serde_json::from_str(json).map_err(failed)?;
            let mut values = Vec::with_capacity(raw_values.len());
            for raw in raw_values {
                values.push(value(text, raw, depth - 1)?);
            }
            Shape::List(values)
        }
        Some(b'"') => {
            let mut text: String = serde_json::from_str(json).map_err(failed)?;
            text.retain(|letter| !is_forbidden(letter));
            Shape::Scalar { text, is_plain: false }
        }
        _ if json == "null" => Shape::Null,
        _ => Shape::Scalar { text: json.to_owned(), is_plain: true },
    };
    Ok(Value { span, shape })
}

/// The entries of an object in the order written.
struct Entries<'a>(Vec<(String, &'a RawValue)>);

impl<'de: 'a, 'a> Deserialize<'de> for Entries<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct InOrder;
        impl<'de> Visitor<'de> for InOrder {
            type Value = Entries<'de>;

            fn expecting(&self, formatter: &mut std::fmt::Formatter) -> std::fmt::Result {
                formatter.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Entries<'de>, A::Error> {
                let mut entries = Vec::new();
                while let Some(entry) = map.next_entry::<String, &RawValue>()? {
                    entries.push(entry);
                }
                Ok(Entries(entries))
            }
        }
        deserializer.deserialize_map(InOrder)
    }
}

/// The byte at a line and column as the library counts them: lines from 1, columns in bytes.
fn offset_of(text: &str, line: usize, column: usize) -> usize {
    let mut before = 0;
    for line in text.split_inclusive('\n').take(line.saturating_sub(1)) {
        before += line.len();
    }
    text.floor_char_boundary((before + column.saturating_sub(1)).min(text.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_know_where_they_stand() {
        let text = "\u{feff}{\"a\": [1, \"\\ud83d\\ude00 б\", null],\n \"a\": 2, \"c\": {\"d\": true}}";
        let value = parse(text).expect("readable");
        let Shape::Map(entries) = &value.shape else { panic!("not a mapping") };
        let keys: Vec<&str> = entries.iter().map(|(key, _)| key.value.as_str()).collect();
        assert_eq!(keys, ["a", "a", "c"]);
        let Shape::List(values) = &entries[0].1.shape else { panic!("not a list") };
        assert_eq!(values[0].shape, Shape::Scalar { text: "1".to_owned(), is_plain: true });
        assert_eq!(values[1].shape, Shape::Scalar { text: "😀 б".to_owned(), is_plain: false });
        assert_eq!(&text[values[1].span.start..values[1].span.end], "\"\\ud83d\\ude00 б\"");
        assert_eq!(values[2].shape, Shape::Null);
    }

    #[test]
    fn what_is_no_json_is_located() {
        let error = parse("{\n  \"a\": 1,\n}").expect_err("a comma too many");
        assert_eq!((error.span.start, error.message.as_str()), (12, "key must be a string"));
        assert!(parse("this is not json").is_err());
        assert!(parse("").is_err());
        assert!(parse(&"[".repeat(100_000)).is_err());
        let deep = format!("{}{}", "[".repeat(120), "]".repeat(120));
        assert!(parse(&deep).is_err());
    }
}
