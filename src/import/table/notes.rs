//! Notes on pages in a table, as Hypothesis exports them beside JSON: a row for each, with its page, the words it is about, and what it says.

use serde_json::Value;
use serde_json::json;

use crate::import::held;
use crate::import::notes::Format;
use crate::import::notes::Note;
use crate::import::printed;
use crate::import::table::columns;
use crate::import::table::rows;
use crate::input::holds::Subject;
use crate::value::url::is_web_address;

const URL: [&str; 3] = ["url", "uri", "page_url"];
const QUOTE: [&str; 4] = ["quote", "highlight", "highlighted_text", "exact"];
const TEXT: [&str; 3] = ["comment", "annotation", "note"];

/// Whether the columns of a table are those of notes.
pub(super) fn is_one(header: &[String]) -> bool {
    [&URL[..], &QUOTE, &TEXT].iter().all(|names| place(header, names).is_some()) && place(header, &["title"]).is_none()
}

fn place(header: &[String], names: &[&str]) -> Option<usize> {
    names.iter().find_map(|name| header.iter().position(|column| columns::normal(column) == *name))
}

/// Reads a row. Errors where it names no page, or says nothing.
pub(super) fn read(cells: &[String], header: &[String]) -> Result<Note, String> {
    let of = |names: &[&str]| place(header, names).and_then(|at| cells.get(at)).map_or("", |cell| cell.trim());
    let url = of(&URL);
    if !is_web_address(url) {
        return Err("it names no page".to_owned());
    }
    let (quote, text, tags) = (of(&QUOTE), of(&TEXT), of(&["tags"]));
    if quote.is_empty() && text.is_empty() && tags.is_empty() {
        return Err("it says nothing".to_owned());
    }
    let tags = rows::parts(tags, &[',', ';']);
    let target = match quote {
        "" => json!([{ "source": url }]),
        quote => json!([{ "source": url, "selector": [{ "type": "TextQuoteSelector", "exact": quote }] }]),
    };
    let mut row = json!({ "uri": url, "text": text, "tags": tags, "target": target });
    let created =
        printed::read(of(&["created_at", "created", "date", "creation_date"]), None).map(|date| date.to_string());
    for (key, value) in [("created", created.map(Value::from)), ("user_info", author(of(&["author", "user"])))] {
        if let Some(value) = value {
            row[key] = value;
        }
    }
    for (name, cell) in header.iter().zip(cells) {
        if let Some((key, _)) = held::entry(&columns::normal(name), cell, Subject::Note) {
            row[key] = Value::from(cell.trim());
        }
    }
    Ok(Note { format: Format::Hypothesis, urls: vec![url.to_owned()], stem: None, id: None, json: row })
}

fn author(name: &str) -> Option<Value> {
    (!name.is_empty()).then(|| json!({ "display_name": name }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_of_hypothesis_are_notes() {
        let split = |line: &str| line.split('|').map(str::to_owned).collect::<Vec<_>>();
        let header = split("Created at|Author|Page|URL|Group|Type|Quote|Comment|Tags");
        assert!(is_one(&header) && !is_one(&split("title|url|quote|note")));
        let note =
            read(&split("2022-02-01T10:00:00Z|ann|P|https://x.example/1|G|Annotation|two tolls|Which?|a, b"), &header)
                .expect("a note");
        assert_eq!(note.json["target"][0]["selector"][0]["exact"], "two tolls");
        assert_eq!(
            (&note.json["created"], note.json["tags"].as_array().map(Vec::len)),
            (&json!("2022-02-01T10:00:00Z"), Some(2))
        );
        assert!(read(&split("x|ann|P|no address|G||q|c|"), &header).is_err());
        assert!(read(&split("x|ann|P|https://x.example/1|G||||"), &header).is_err());
    }
}
