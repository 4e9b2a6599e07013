//! Fields that hold texts as they are written, alone, in lists, in mappings, or in a table of their own.

use serde_json::json;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::ProblemKind;
use crate::input::fields::Table;
use crate::input::fields::field::Asked;
use crate::input::fields::field::Want;
use crate::input::fields::schema;
use crate::input::tree::Shape;
use crate::input::tree::Value;
use crate::value::Located;

/// A text, or what YAML takes for a number or a truth value, as it is written.
#[derive(Debug)]
pub struct Text;

impl Want for Text {
    type Read = Option<Located<String>>;

    fn read(&self, value: Value, asked: &mut Asked) -> Option<Located<String>> {
        let Value { span, shape: Shape::Scalar { text, .. } } = value else {
            asked.wrong_shape(value.span, "a text");
            return None;
        };
        let value = text.trim().to_owned();
        if value.is_empty() { None } else { Some(Located { value, span }) }
    }

    fn schema(&self) -> serde_json::Value {
        schema::text()
    }
}

/// What an id or a name stands for, also in the double brackets of a wikilink.
#[derive(Debug)]
pub struct Reference;

impl Want for Reference {
    type Read = Option<Located<String>>;

    fn read(&self, value: Value, asked: &mut Asked) -> Option<Located<String>> {
        let value = match &value.shape {
            Shape::List(items) => match items.as_slice() {
                [Value { shape: Shape::List(_), .. }] => out_of_brackets(value, asked),
                _ => value,
            },
            _ => value,
        };
        let Located { value, span } = Text.read(value, asked)?;
        Some(Located { value: unwrapped(&value).to_owned(), span })
    }

    fn schema(&self) -> serde_json::Value {
        schema::text()
    }
}

/// What a wikilink names, without its brackets and the words that stand for it; another text as it is.
fn unwrapped(text: &str) -> &str {
    match text.strip_prefix("[[").and_then(|text| text.strip_suffix("]]")) {
        Some(inside) if !inside.contains("[[") && !inside.trim().is_empty() => name(inside),
        _ => text,
    }
}

/// The name in a wikilink, without the words that stand for it.
fn name(inside: &str) -> &str {
    inside.split('|').next().unwrap_or(inside).trim()
}

/// `[[almaty]]` without quotation marks is a list in a list for YAML; what it holds is meant.
fn out_of_brackets(value: Value, asked: &mut Asked) -> Value {
    let span = value.span;
    let Some(inside) = only_text(&value) else { return value };
    let problem = Diagnostic::warning(ProblemKind::WrongShape, format!("`[[{inside}]]` is read as a wikilink"));
    asked.say(span, problem.hint(format!("write it in quotation marks: `\"[[{inside}]]\"`")));
    let text = name(inside).to_owned();
    Value { span, shape: Shape::Scalar { text, is_plain: true } }
}

/// Whether a list of a list stands in brackets that touch, as those of a wikilink do; `- [Ana]` does not.
fn is_in_brackets(value: &Value, asked: &Asked) -> bool {
    let (before, after) = asked.source.text.split_at_checked(value.span.start).unwrap_or_default();
    matches!(value.shape, Shape::List(_)) && (before.ends_with('[') || after.starts_with("[["))
}

/// The text of lists that hold one value each.
fn only_text(value: &Value) -> Option<&str> {
    match &value.shape {
        Shape::List(items) => match items.as_slice() {
            [only] => only_text(only),
            _ => None,
        },
        Shape::Scalar { text, .. } => Some(text),
        Shape::Null | Shape::Map(_) => None,
    }
}

/// A text or a list of texts. Of a mapping in the list its name is taken, as other generators write authors.
#[derive(Debug)]
pub struct Texts;

/// Under one of these a mapping in a list of texts has its text.
const KEYS: [&str; 4] = ["name", "title", "display_name", "id"];

impl Want for Texts {
    type Read = Vec<Located<String>>;

    /// `tags` and `categories` are topics.
    const IS_LIST: bool = true;

    fn read(&self, value: Value, asked: &mut Asked) -> Vec<Located<String>> {
        let mut texts = Vec::new();
        for value in value.into_values() {
            let span = value.span;
            let value = if is_in_brackets(&value, asked) { out_of_brackets(value, asked) } else { value };
            match named(value) {
                Some(text) if text.value.is_empty() => {}
                Some(text) => texts.push(text),
                None => asked.wrong_shape(span, "a list of texts"),
            }
        }
        texts
    }

    fn schema(&self) -> serde_json::Value {
        let scalar = json!({ "type": ["string", "number", "boolean"] });
        let with_name = KEYS.map(|key| json!({ "required": [key], "properties": { (key): scalar } }));
        let named = json!({ "type": "object", "anyOf": with_name });
        schema::list_of(json!({ "anyOf": [schema::text(), named] }))
    }
}

/// A list of texts; one text with commas is a list of its parts, as other generators have it.
#[derive(Debug)]
pub struct Tags;

/// Commas of the scripts that have their own.
const COMMAS: [char; 4] = [',', '،', '、', '，'];

impl Want for Tags {
    type Read = Vec<Located<String>>;

    const IS_LIST: bool = true;

    fn read(&self, value: Value, asked: &mut Asked) -> Vec<Located<String>> {
        Texts.read(value, asked)
    }

    fn alone(&self, value: Value, asked: &mut Asked) -> Value {
        let Value { span, shape: Shape::Scalar { text, is_plain } } = value else { return value };
        if !text.contains(COMMAS) {
            return Value { span, shape: Shape::Scalar { text, is_plain } };
        }
        let mut parts: Vec<&str> = text.split(COMMAS).map(str::trim).collect();
        parts.retain(|part| !part.is_empty());
        let message = format!("`{}` is read as a list of {}", asked.name(), parts.len());
        let problem = Diagnostic::note(ProblemKind::ListInText, message);
        asked.say(span, problem.hint(format!("write `{}: [{}]`", asked.name(), parts.join(", "))));
        let part = |text: &str| Value { span, shape: Shape::Scalar { text: text.to_owned(), is_plain } };
        Value { span, shape: Shape::List(parts.into_iter().map(part).collect()) }
    }

    fn schema(&self) -> serde_json::Value {
        Texts.schema()
    }
}

/// The text of a scalar, or of the first name that a mapping has.
fn named(value: Value) -> Option<Located<String>> {
    let span = value.span;
    match value.shape {
        Shape::Null => Some(Located { value: String::new(), span }),
        Shape::Scalar { text, .. } => Some(Located { value: unwrapped(text.trim()).to_owned(), span }),
        Shape::Map(entries) => {
            for (key, value) in entries {
                if KEYS.contains(&key.value.as_str()) && value.is_scalar() {
                    return named(value);
                }
            }
            None
        }
        Shape::List(_) => None,
    }
}

/// A mapping of free names to texts, in the order written.
#[derive(Debug)]
pub struct TextByName;

impl Want for TextByName {
    type Read = Vec<(Located<String>, Located<String>)>;

    fn read(&self, value: Value, asked: &mut Asked) -> Self::Read {
        let Shape::Map(entries) = value.shape else {
            asked.wrong_shape(value.span, "a mapping of names to texts");
            return Vec::new();
        };
        let mut texts = Vec::new();
        for (key, value) in entries {
            match value.shape {
                Shape::Scalar { text, .. } => texts.push((key, Located { value: text, span: value.span })),
                Shape::Null => {}
                Shape::List(_) | Shape::Map(_) => asked.wrong_shape_of(&key.value, value.span, "a text"),
            }
        }
        texts
    }

    fn schema(&self) -> serde_json::Value {
        json!({ "type": ["object", "null"], "additionalProperties": schema::text() })
    }
}

/// A mapping of free names to a text or a list of texts each, in the order written.
#[derive(Debug)]
pub struct TextsByName;

impl Want for TextsByName {
    type Read = Vec<(String, Vec<String>)>;

    fn read(&self, value: Value, asked: &mut Asked) -> Self::Read {
        let Shape::Map(entries) = value.shape else {
            asked.wrong_shape(value.span, "a mapping of names to lists of texts");
            return Vec::new();
        };
        let mut lists = Vec::new();
        for (key, value) in entries {
            let mut texts = Vec::new();
            for Value { span, shape } in value.into_values() {
                match shape {
                    Shape::Scalar { text, .. } => texts.push(text.trim().to_owned()),
                    Shape::Null => {}
                    Shape::List(_) | Shape::Map(_) => asked.wrong_shape_of(&key.value, span, "a list of texts"),
                }
            }
            lists.push((key.value, texts));
        }
        lists
    }

    fn schema(&self) -> serde_json::Value {
        json!({ "type": ["object", "null"], "additionalProperties": schema::list_of(schema::text()) })
    }
}

/// A mapping with fields of its own, or a text, which stands for the first of them.
#[derive(Debug)]
pub struct Record(pub &'static Table);

impl Want for Record {
    type Read = Option<Value>;

    fn read(&self, value: Value, asked: &mut Asked) -> Option<Value> {
        as_record(value, self.0, asked)
    }

    fn schema(&self) -> serde_json::Value {
        schema::record(self.0)
    }
}

/// A list of such mappings; one alone counts as a list of one.
#[derive(Debug)]
pub struct Records(pub &'static Table);

impl Want for Records {
    type Read = Vec<Value>;

    fn read(&self, value: Value, asked: &mut Asked) -> Vec<Value> {
        let mut records = Vec::new();
        for value in value.into_values() {
            if value.shape != Shape::Null {
                records.extend(as_record(value, self.0, asked));
            }
        }
        records
    }

    fn schema(&self) -> serde_json::Value {
        schema::list_of(schema::record(self.0))
    }
}

fn as_record(value: Value, table: &Table, asked: &mut Asked) -> Option<Value> {
    let span = value.span;
    match value.shape {
        Shape::Scalar { .. } => {
            let key = Located { value: table.names[0][0].to_owned(), span };
            Some(Value { span, shape: Shape::Map(vec![(key, value)]) })
        }
        Shape::List(_) => {
            asked.wrong_shape(span, "a mapping of fields");
            None
        }
        Shape::Map(_) | Shape::Null => Some(value),
    }
}

/// A list of mappings whose fields are another table's; one alone counts as a list of one.
#[derive(Debug)]
pub struct Mappings;

impl Want for Mappings {
    type Read = Vec<Value>;

    fn read(&self, value: Value, asked: &mut Asked) -> Vec<Value> {
        let mut mappings = Vec::new();
        for value in value.into_values() {
            match value.shape {
                Shape::Map(_) => mappings.push(value),
                Shape::Null => {}
                Shape::Scalar { .. } | Shape::List(_) => asked.wrong_shape(value.span, "a list of mappings of fields"),
            }
        }
        mappings
    }

    fn schema(&self) -> serde_json::Value {
        let path = json!({ "type": ["string", "null"], "pattern": r"^\s*/*(content/)?articles/" });
        schema::list_of(json!({ "type": ["object", "null"], "properties": { "path": path } }))
    }
}
