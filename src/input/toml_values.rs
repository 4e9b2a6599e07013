//! Reads TOML into values that know where they stand: front matter of Zola, and of Hugo. The only module that knows the TOML library.
//!
//! `[taxonomies]`, under which Zola keeps tags and authors, is no field of its own: what stands in it stands beside the others.

use toml::Spanned;
use toml::de::DeString;
use toml::de::DeTable;
use toml::de::DeValue;

use crate::input::tree::Shape;
use crate::input::tree::Unreadable;
use crate::input::tree::Value;
use crate::value::Located;
use crate::value::Span;
use crate::value::is_forbidden;

/// Reads front matter. Spans count bytes of `text` plus `base`, the place of `text` in its file.
pub fn parse(text: &str, base: usize) -> Result<Value, Unreadable> {
    // A line that ends as in Windows is as long as it is.
    let table = DeTable::parse(text).map_err(|error| {
        let span = error.span().unwrap_or_default();
        Unreadable { span: Span::new(span.start + base, span.end + base), message: error.message().to_owned() }
    })?;
    let span = Span::new(base, base + text.len());
    Ok(Value { span, shape: Shape::Map(flat(entries(table.get_ref(), base))) })
}

type Entries = Vec<(Located<String>, Value)>;

/// In the order in which they are written.
fn entries(table: &DeTable, base: usize) -> Entries {
    let mut entries: Entries = table.iter().map(|(key, value)| (located(key, base), read(value, base))).collect();
    entries.sort_by_key(|(key, _)| key.span.start);
    entries
}

/// The entries with those of `[taxonomies]` among them.
fn flat(entries: Entries) -> Entries {
    let mut flat = Vec::new();
    for (key, value) in entries {
        match value.shape {
            Shape::Map(inner) if key.value == "taxonomies" => flat.extend(inner),
            shape => flat.push((key, Value { span: value.span, shape })),
        }
    }
    flat
}

fn located(key: &Spanned<DeString>, base: usize) -> Located<String> {
    Located { value: key.get_ref().to_string(), span: span(key.span(), base) }
}

fn span(range: std::ops::Range<usize>, base: usize) -> Span {
    Span::new(range.start + base, range.end + base)
}

fn read(value: &Spanned<DeValue>, base: usize) -> Value {
    let plain = |text: String| Shape::Scalar { text, is_plain: true };
    let shape = match value.get_ref() {
        DeValue::String(text) => {
            let text = text.chars().filter(|letter| !is_forbidden(*letter)).collect();
            Shape::Scalar { text, is_plain: false }
        }
        DeValue::Integer(number) => plain(number.as_str().to_owned()),
        DeValue::Float(number) => plain(number.as_str().to_owned()),
        DeValue::Boolean(is) => plain(is.to_string()),
        DeValue::Datetime(moment) => plain(moment.to_string()),
        DeValue::Array(values) => Shape::List(values.iter().map(|value| read(value, base)).collect()),
        DeValue::Table(table) => Shape::Map(entries(table, base)),
    };
    Value { span: span(value.span(), base), shape }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn front_matter_of_zola_with_its_places() {
        let text = "title = \"Тоқаев: one\"\ndate = 2022-01-29T10:00:00+06:00\ndraft = false\n[taxonomies]\ntags = [\"a\", \"b\"]\n[extra]\nbox = 12\n";
        let value = parse(text, 4).expect("readable");
        let Shape::Map(entries) = &value.shape else { panic!("no fields") };
        let names: Vec<&str> = entries.iter().map(|(key, _)| key.value.as_str()).collect();
        assert_eq!(names, ["title", "date", "draft", "tags", "extra"]);
        let title = &entries[0].1;
        assert_eq!(&text[title.span.start - 4..title.span.end - 4], "\"Тоқаев: one\"");
        assert_eq!(entries[1].1.shape, Shape::Scalar { text: "2022-01-29T10:00:00+06:00".into(), is_plain: true });
        assert_eq!(entries[3].1.values().len(), 2);
        let error = parse("a = [1\n", 10).expect_err("an open bracket");
        assert!(error.span.start >= 10 && !error.message.is_empty());
    }
}
