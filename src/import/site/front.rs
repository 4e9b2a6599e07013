//! A text of a site in two parts: its front matter in YAML, TOML or JSON, and what follows it.

use serde::de::IgnoredAny;

use crate::import::held;
use crate::input::fence;
use crate::input::holds::Subject;
use crate::input::json;
use crate::input::toml_values;
use crate::input::tree::Shape;
use crate::input::tree::Unreadable;
use crate::input::tree::Value;
use crate::input::yaml;
use crate::value::Span;

/// A text in two parts.
#[derive(Debug)]
pub(super) struct Split {
    pub fields: Value,
    pub body: String,
    /// Whether it has front matter, be it empty.
    pub has_front: bool,
}

/// No fields.
pub(super) fn nothing() -> Value {
    Value { span: Span::new(0, 0), shape: Shape::Map(Vec::new()) }
}

/// Splits a text. Errors where what begins as front matter cannot be read: nobody knows then whether it is a draft.
pub(super) fn split(text: &str) -> Result<Split, String> {
    let text = text.trim_start_matches('\u{feff}');
    let text = &text.replace("\r\n", "\n");
    let start = text.trim_start();
    let opening = text.len() - start.len();
    let line = start.lines().next().unwrap_or_default().trim_end();
    match line {
        "---" => {
            let fence = fence::find(text).ok_or("its front matter does not end")?;
            let inside = &text[fence.inside.start..fence.inside.end];
            of(yaml::parse(inside, 0).map(|(fields, _)| fields), &text[fence.body..])
        }
        "+++" => {
            let inside = opening + line.len() + 1;
            let (end, body) =
                fence::closing(text, inside.min(text.len()), "+++").ok_or("its front matter does not end")?;
            of(toml_values::parse(&text[inside..end], 0), &text[body..])
        }
        _ if start.strip_prefix('{').is_some_and(|rest| rest.trim_start().starts_with(['"', '}'])) => {
            let mut values = serde_json::Deserializer::from_str(start).into_iter::<IgnoredAny>();
            match values.next() {
                Some(Ok(_)) => of(json::parse(&start[..values.byte_offset()]), &start[values.byte_offset()..]),
                _ => Err("its front matter cannot be read: it is no JSON".to_owned()),
            }
        }
        _ => match under_heading(start) {
            Some(split) => Ok(split),
            None => without_fence(text, start),
        },
    }
}

/// A text whose fields stand below its headline, each on a line, as Notion exports them. The headline stays.
fn under_heading(start: &str) -> Option<Split> {
    let (heading, rest) = start.split_once('\n').filter(|(line, _)| line.starts_with("# "))?;
    let (head, body) = rest.trim_start_matches('\n').split_once("\n\n").unwrap_or((rest.trim_matches('\n'), ""));
    let is_known =
        |key: &str| HEADS.contains(&key.to_lowercase().as_str()) || held::field(key, Subject::File).is_some();
    let mut fields = String::new();
    let mut has_known = false;
    for line in head.lines() {
        let key = key_of(line)?;
        has_known |= is_known(key);
        let value = line.split_once(':')?.1.trim();
        // A value is a text whatever signs are in it; JSON's texts are YAML's.
        fields.push_str(&format!("{key}: {}\n", serde_json::Value::from(value)));
    }
    let (fields, _) = yaml::parse(&fields, 0).ok().filter(|_| has_known)?;
    fields.is_map().then(|| Split { fields, body: format!("{heading}\n\n{body}"), has_front: true })
}

/// A text whose fields stand at its beginning without a fence, as Pelican and MultiMarkdown have them, or that has none.
fn without_fence(text: &str, start: &str) -> Result<Split, String> {
    let lines: Vec<&str> = start.lines().take_while(|line| !line.trim().is_empty()).collect();
    let is_dash = |line: &&&str| {
        !line.is_empty() && line.trim().chars().all(|letter| matches!(letter, '-' | '–' | '—' | '−' | ' '))
    };
    let is_damaged =
        lines.first().as_ref().is_some_and(is_dash) && lines.get(1).is_some_and(|line| key_of(line).is_some());
    if is_damaged {
        return Err(
            "this looks like front matter and cannot be read as such: it begins with a line of `---`".to_owned()
        );
    }
    let is_named =
        lines.first().and_then(|line| key_of(line)).is_some_and(|key| HEADS.contains(&key.to_lowercase().as_str()));
    let is_head = is_named && lines.iter().all(|line| key_of(line).is_some() || line.starts_with([' ', '\t', '-']));
    if !is_head {
        return Ok(Split { fields: nothing(), body: text.to_owned(), has_front: false });
    }
    let head = format!("{}\n", lines.join("\n"));
    let body = start.split_once("\n\n").or_else(|| start.split_once("\n \n")).map_or("", |(_, body)| body);
    of(yaml::parse(&head, 0).map(|(fields, _)| fields), body)
}

/// Fields that a text begins with where it begins with fields.
const HEADS: [&str; 18] = [
    "title",
    "headline",
    "date",
    "author",
    "authors",
    "status",
    "draft",
    "published",
    "publish",
    "private",
    "visibility",
    "tags",
    "category",
    "categories",
    "slug",
    "summary",
    "layout",
    "lang",
];

/// The key of a line that is a field.
fn key_of(line: &str) -> Option<&str> {
    let (key, rest) = line.split_once(':')?;
    let is_key = !key.is_empty()
        && key.len() <= 30
        && key.chars().all(|letter| letter.is_alphanumeric() || matches!(letter, '_' | '-' | ' '));
    let is_value = rest.is_empty() || rest.starts_with([' ', '\t']);
    (is_key && is_value && !key.starts_with(' ')).then(|| key.trim())
}

fn of(read: Result<Value, Unreadable>, body: &str) -> Result<Split, String> {
    let fields = read.map_err(|error| format!("its front matter cannot be read: {}", error.message))?;
    match fields.shape {
        Shape::Map(_) => Ok(Split { fields, body: body.to_owned(), has_front: true }),
        Shape::Null => Ok(Split { fields: nothing(), body: body.to_owned(), has_front: true }),
        Shape::Scalar { .. } | Shape::List(_) => Err("its front matter holds no fields".to_owned()),
    }
}

/// The value of a key in whatever case: Hugo reads keys so.
pub(super) fn entry<'a>(fields: &'a Value, key: &str) -> Option<&'a Value> {
    let Shape::Map(entries) = &fields.shape else { return None };
    let (_, value) = entries.iter().find(|(name, _)| name.value.eq_ignore_ascii_case(key))?;
    (value.shape != Shape::Null).then_some(value)
}

/// The text of a scalar that says something.
pub(super) fn scalar(value: &Value) -> Option<&str> {
    match &value.shape {
        Shape::Scalar { text, .. } => Some(text.trim()).filter(|text| !text.is_empty()),
        _ => None,
    }
}

/// The text of a key.
pub(super) fn text<'a>(fields: &'a Value, key: &str) -> Option<&'a str> {
    entry(fields, key).and_then(scalar)
}

/// The text of the first of some keys that has one.
pub(super) fn first_text<'a>(fields: &'a Value, keys: &[&str]) -> Option<&'a str> {
    keys.iter().find_map(|key| text(fields, key))
}

/// The values of a key: those of a list, the only one, or none.
pub(super) fn values<'a>(fields: &'a Value, key: &str) -> &'a [Value] {
    match entry(fields, key) {
        Some(value) => value.values(),
        None => &[],
    }
}

/// Fields with those that stand for what they do not say. A mapping in both is filled up in the same way.
pub(super) fn with_defaults(mut fields: Value, defaults: &Value) -> Value {
    let (Shape::Map(entries), Shape::Map(others)) = (&mut fields.shape, &defaults.shape) else { return fields };
    for (key, value) in others {
        match entries.iter_mut().find(|(known, _)| known.value.eq_ignore_ascii_case(&key.value)) {
            None => entries.push((key.clone(), value.clone())),
            Some((_, known)) if known.is_map() && value.is_map() => {
                let own = std::mem::replace(known, nothing());
                *known = with_defaults(own, value);
            }
            Some(_) => {}
        }
    }
    fields
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn front_matter_is_read_in_all_three_ways() {
        for text in [
            "\u{feff}---\r\ntitle: A\r\n---\r\nBody\r\n",
            "+++\ntitle = \"A\"\n+++\nBody\n",
            "{\n  \"title\": \"A\"\n}\nBody\n",
        ] {
            let split = split(text).expect("readable");
            assert_eq!((super::text(&split.fields, "Title"), split.body.trim()), (Some("A"), "Body"), "{text}");
        }
        let plain = split("{{< figure >}}\n").expect("readable");
        assert!(!plain.has_front && plain.body == "{{< figure >}}\n");
        assert!(split("---\n---\nx").is_ok_and(|split| split.has_front && split.body == "x"));
    }

    #[test]
    fn fields_without_a_fence_are_fields_all_the_same() {
        let split = split("Title: A: one\nDate: 2010-12-03\nStatus: draft\n\nBody\n\nmore\n").expect("readable");
        assert_eq!((super::text(&split.fields, "status"), split.body.as_str()), (Some("draft"), "Body\n\nmore\n"));
        assert_eq!(super::text(&split.fields, "title"), Some("A: one"));
        for text in [
            "Date: today, he said\nand went on\n\nBody",
            "Kazakhstan: a country\n\nBody",
            "Words\n",
            "https://x.example/\n",
        ] {
            let split = super::split(text).expect("readable");
            assert!(!split.has_front && split.body == text, "{text}");
        }
        for text in ["—\ntitle: A\ndraft: true\n—\nx", "----\ndraft: true\n----\n", "–––\ntitle: x\n–––\n"]
        {
            assert!(super::split(text).is_err(), "{text}");
        }
        assert!(super::split("----\n\nWords\n").is_ok());
    }

    #[test]
    fn what_cannot_be_read_is_an_error() {
        for text in
            ["---\ntitle: A\n", "+++\ntitle = \n+++\n", "---\n- a\n---\n", "+++", "---", "{\"draft\": true,}\nx"]
        {
            assert!(split(text).is_err(), "{text}");
        }
    }

    #[test]
    fn defaults_fill_up_and_never_replace() {
        let read = |text: &str| yaml::parse(text, 0).expect("YAML").0;
        let fields = with_defaults(read("a: 1\nb: {c: 2}\n"), &read("A: 9\nb: {d: 3}\ne: 4\n"));
        assert_eq!((text(&fields, "a"), text(&fields, "e")), (Some("1"), Some("4")));
        assert_eq!(entry(&fields, "b").and_then(|b| text(b, "d")), Some("3"));
    }
}
