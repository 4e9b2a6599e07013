//! Values as they are written into front matter.

use crate::input::tree::Shape;
use crate::input::tree::Value;
use crate::value::is_forbidden;

/// A value of front matter that is to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Written {
    Null,
    /// A text; quoted where it would be read as something else.
    Text(String),
    /// A number, a date or a truth value, as it stands.
    Plain(String),
    List(Vec<Written>),
    Map(Vec<(String, Written)>),
}

/// How the scalar was written that a new one replaces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Quotes {
    /// As few as can be.
    Few,
    Double,
    Single,
}

impl Written {
    /// A text without what no file may hold.
    pub fn text(text: &str) -> Written {
        let mut text = text.to_owned();
        text.retain(|letter| !is_forbidden(letter));
        Written::Text(text)
    }

    /// A list of texts.
    pub fn texts<T: AsRef<str>>(texts: &[T]) -> Written {
        Written::List(texts.iter().map(|text| Written::text(text.as_ref())).collect())
    }

    /// What a value that has been read says, without its place.
    pub fn of(value: &Value) -> Written {
        match &value.shape {
            Shape::Null => Written::Null,
            Shape::Scalar { text, .. } => Written::Text(text.clone()),
            Shape::List(values) => Written::List(values.iter().map(Written::of).collect()),
            Shape::Map(entries) => {
                Written::Map(entries.iter().map(|(key, value)| (key.value.clone(), Written::of(value))).collect())
            }
        }
    }

    /// The same as it will be read: a number is the text that stands there.
    pub(super) fn as_read(&self) -> Written {
        match self {
            Written::Plain(text) => Written::Text(text.clone()),
            Written::Null | Written::Text(_) => self.clone(),
            Written::List(values) => Written::List(values.iter().map(Written::as_read).collect()),
            Written::Map(entries) => {
                Written::Map(entries.iter().map(|(key, value)| (key.clone(), value.as_read())).collect())
            }
        }
    }

    fn is_scalar(&self) -> bool {
        matches!(self, Written::Null | Written::Text(_) | Written::Plain(_))
    }
}

/// What stands behind `key:` in a block whose lines begin at a column: on the same line with a space before it, or on lines of its
/// own, each with a line feed before it.
pub(super) fn after_colon(value: &Written, column: usize) -> String {
    match value {
        Written::Null => String::new(),
        Written::List(values) if !values.is_empty() => values.iter().map(|value| item(value, column + 2)).collect(),
        Written::Map(entries) if !entries.is_empty() => lines(entries, column + 2),
        Written::Text(text) => format!(" {}", scalar(text, Quotes::Few, Place::Block)),
        _ => format!(" {}", flow(value)),
    }
}

/// All lines of a block.
fn lines(entries: &[(String, Written)], column: usize) -> String {
    entries.iter().map(|(key, value)| entry(key, value, column)).collect()
}

/// A line feed and a line of a block: `key: value`, with what belongs to it below.
pub(super) fn entry(key: &str, value: &Written, column: usize) -> String {
    format!("\n{}{}:{}", " ".repeat(column), scalar(key, Quotes::Few, Place::Block), after_colon(value, column))
}

/// A line feed and an item of a list in a block.
pub(super) fn item(value: &Written, column: usize) -> String {
    let dash = format!("\n{}-", " ".repeat(column));
    match value {
        Written::Map(entries) if !entries.is_empty() => {
            // The first entry stands behind the dash.
            format!("{dash} {}", lines(entries, column + 2).trim_start())
        }
        Written::Null => dash,
        Written::Text(text) => format!("{dash} {}", scalar(text, Quotes::Few, Place::Block)),
        _ => format!("{dash} {}", flow(value)),
    }
}

/// On one line, as it may stand anywhere: `[a, b]`, `{a: 1}`.
pub(super) fn flow(value: &Written) -> String {
    match value {
        Written::Null => "~".to_owned(),
        Written::Plain(text) => text.clone(),
        Written::Text(text) => scalar(text, Quotes::Few, Place::Flow),
        Written::List(values) => format!("[{}]", values.iter().map(flow).collect::<Vec<_>>().join(", ")),
        Written::Map(entries) => {
            let entries = entries.iter().map(|(key, value)| {
                let key = scalar(key, Quotes::Few, Place::Flow);
                format!("{key}: {}", flow(value))
            });
            format!("{{{}}}", entries.collect::<Vec<_>>().join(", "))
        }
    }
}

/// Where a scalar stands: in a block, or between brackets, where commas and brackets end it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Block,
    Flow,
}

/// One scalar with the quotes that it needs, or those that are wanted.
pub(super) fn scalar(text: &str, quotes: Quotes, place: Place) -> String {
    let can_be_single = !text.contains(|letter: char| letter.is_control());
    match quotes {
        Quotes::Few if is_plain(text, place) => text.to_owned(),
        Quotes::Single if can_be_single => format!("'{}'", text.replace('\'', "''")),
        // A JSON string is a quoted scalar of YAML 1.2.
        Quotes::Few | Quotes::Double | Quotes::Single => serde_json::Value::from(text).to_string(),
    }
}

/// The value of a replaced scalar, in its own kind of quotes.
pub(super) fn in_place_of(value: &Written, quotes: Quotes, place: Place) -> Option<String> {
    match value {
        Written::Text(text) => Some(scalar(text, quotes, place)),
        _ if value.is_scalar() => Some(flow(value)),
        _ => None,
    }
}

/// Whether a text needs no quotes in any reader of YAML: it begins with a letter, and is no word that YAML 1.1 takes for something else.
fn is_plain(text: &str, place: Place) -> bool {
    const WORDS: [&str; 9] = ["null", "true", "false", "yes", "no", "on", "off", "y", "n"];
    let ends = |flow: &[char]| place == Place::Flow && text.contains(flow);
    text.starts_with(char::is_alphabetic)
        && !text.ends_with([':', ' '])
        && !text.contains(": ")
        && !text.contains(" #")
        && !text.contains(['\u{85}', '\u{a0}', '\u{feff}', '\u{2028}', '\u{2029}'])
        && !text.contains(char::is_control)
        && !ends(&[',', '[', ']', '{', '}'])
        && !WORDS.contains(&text.to_ascii_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_get_the_quotes_that_they_need() {
        for (text, block, flow) in [
            ("Қасым-Жомарт Тоқаев", "Қасым-Жомарт Тоқаев", "Қасым-Жомарт Тоқаев"),
            ("a, b", "a, b", "\"a, b\""),
            ("no", "\"no\"", "\"no\""),
            ("2022", "\"2022\"", "\"2022\""),
            ("Toll: 230", "\"Toll: 230\"", "\"Toll: 230\""),
            ("", "\"\"", "\"\""),
            ("[LIVE]", "\"[LIVE]\"", "\"[LIVE]\""),
            ("two\nlines", "\"two\\nlines\"", "\"two\\nlines\""),
        ] {
            assert_eq!(scalar(text, Quotes::Few, Place::Block), block);
            assert_eq!(scalar(text, Quotes::Few, Place::Flow), flow);
        }
        assert_eq!(scalar("it's", Quotes::Single, Place::Block), "'it''s'");
        assert_eq!(scalar("a\nb", Quotes::Single, Place::Block), "\"a\\nb\"");
    }

    #[test]
    fn mappings_in_lists_begin_behind_the_dash() {
        let capture = Written::Map(vec![
            ("url".to_owned(), Written::text("https://example.org/")),
            ("at".to_owned(), Written::Plain("2022-01-29".to_owned())),
            ("tags".to_owned(), Written::texts(&["a", "b"])),
        ]);
        let written = entry("captures", &Written::List(vec![capture]), 0);
        assert_eq!(
            written,
            "\ncaptures:\n  - url: https://example.org/\n    at: 2022-01-29\n    tags:\n      - a\n      - b"
        );
    }
}
