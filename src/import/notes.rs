//! Notes of others on pages, each with the address of the page: what Hypothesis exports of a group, and arrays of W3C annotations as Recogito and
//! Annotorious write them. Whoever knows the archive deals them out; here they are only made what a build reads.

use serde_json::Map;
use serde_json::Value;

use crate::import::json;
use crate::value::without_ending;

/// Which kind of file a note can stand in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Format {
    Hypothesis,
    /// The Web Annotation Data Model.
    W3c,
}

/// A note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    pub format: Format,
    /// Addresses of the page that it was made on, the surest first.
    pub urls: Vec<String>,
    /// The name of the file that it was in, where the note itself says no page: that of the article's file.
    pub stem: Option<String>,
    pub id: Option<String>,
    pub json: Value,
}

/// The notes of a document. `None` where it holds something else.
pub(super) fn read(document: &Value, from: &str) -> Option<Vec<Note>> {
    let rows = rows(document)?;
    let stem = stem(from);
    if rows.iter().all(is_hypothesis) && !rows.is_empty() {
        return Some(rows.iter().map(hypothesis).collect());
    }
    let notes: Vec<Note> = rows.iter().filter_map(|row| w3c(row, stem)).collect();
    (notes.len() == rows.len() && !notes.is_empty()).then_some(notes)
}

/// A document a line.
pub(super) fn lines(text: &str) -> Option<Value> {
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    let rows: Result<Vec<Value>, _> = lines.map(serde_json::from_str).collect();
    let rows = rows.ok()?;
    (rows.len() > 1).then_some(Value::Array(rows))
}

/// The notes of an array, of an answer of Hypothesis, of a page or a collection of the W3C.
fn rows(document: &Value) -> Option<Vec<Value>> {
    let first = &document["first"];
    let lists = [
        document,
        &document["annotations"],
        &document["rows"],
        &document["items"],
        &first["items"],
        &document["@graph"],
    ];
    if let Some(rows) = lists.iter().find_map(|list| list.as_array()) {
        return Some(rows.clone());
    }
    (is_type(document, "Annotation") || is_hypothesis(document)).then(|| vec![document.clone()])
}

fn is_type(value: &Value, name: &str) -> bool {
    let is = |value: &Value| value.as_str().is_some_and(|text| text.trim_start_matches("oa:") == name);
    [&value["type"], &value["@type"]]
        .iter()
        .any(|kind| is(kind) || kind.as_array().is_some_and(|kinds| kinds.iter().any(is)))
}

fn is_hypothesis(row: &Value) -> bool {
    row["uri"].is_string() && row["@context"].is_null() && (row["target"].is_array() || row["text"].is_string())
}

fn hypothesis(row: &Value) -> Note {
    let mut said = vec![&row["uri"]];
    said.extend(json::list(&row["target"]).iter().map(|target| &target["source"]));
    said.extend(json::list(&row["document"]["link"]).iter().map(|link| &link["href"]));
    let mut urls: Vec<String> = Vec::new();
    for url in said.into_iter().filter_map(Value::as_str) {
        if !urls.iter().any(|known| known == url) {
            urls.push(url.to_owned());
        }
    }
    Note { format: Format::Hypothesis, urls, stem: None, id: id(row), json: row.clone() }
}

fn id(row: &Value) -> Option<String> {
    let id = row["id"].as_str().or_else(|| row["@id"].as_str())?;
    Some(id.to_owned())
}

/// An annotation of the W3C, or one as Recogito and Annotorious keep them within themselves.
fn w3c(row: &Value, stem: &str) -> Option<Note> {
    let json = match is_type(row, "Annotation") {
        true => plain(row),
        false => of_model(row)?,
    };
    let target = &json["target"];
    let targets = target.as_array().map_or_else(|| vec![target], |targets| targets.iter().collect());
    let mut urls = Vec::new();
    for source in targets.into_iter().filter_map(source) {
        urls.push(source.split('#').next().unwrap_or(source).to_owned());
    }
    let stem = urls.is_empty().then(|| stem.to_owned());
    Some(Note { format: Format::W3c, urls, stem, id: id(&json), json })
}

/// Without what the model has no place for: an id that is no address, a context of its own.
fn plain(row: &Value) -> Value {
    let mut row = row.clone();
    let Some(entries) = row.as_object_mut() else { return row };
    entries.remove("@context");
    for (old, new) in [("@type", "type"), ("@id", "id")] {
        if let Some(value) = entries.remove(old) {
            entries.entry(new).or_insert(value);
        }
    }
    if let Some(kind) = entries.get("type").and_then(Value::as_str) {
        let kind = Value::from(kind.trim_start_matches("oa:"));
        entries.insert("type".to_owned(), kind);
    }
    if let Some(Value::String(id)) = entries.get_mut("id") {
        *id = as_address(id);
    }
    row
}

/// `#0a1b…` is a number of its own (RFC 9562).
fn as_address(id: &str) -> String {
    match id.strip_prefix('#').unwrap_or(id) {
        bare if bare.contains(':') => bare.to_owned(),
        bare => format!("urn:uuid:{bare}"),
    }
}

/// `{id, bodies: […], target: {selector: [{quote, start, end}]}}`.
fn of_model(row: &Value) -> Option<Value> {
    let selectors = row["target"]["selector"].as_array()?;
    let mut written: Vec<Value> = Vec::new();
    for selector in selectors {
        let quote = selector["quote"].as_str()?;
        written.push(serde_json::json!({
            "type": "TextQuoteSelector", "exact": quote,
            "prefix": selector["quotePrefix"].as_str().unwrap_or_default(), "suffix": selector["quoteSuffix"].as_str().unwrap_or_default(),
        }));
        if let (Some(start), Some(end)) = (selector["start"].as_u64(), selector["end"].as_u64()) {
            written.push(serde_json::json!({ "type": "TextPositionSelector", "start": start, "end": end }));
        }
    }
    let bodies = json::list(&row["bodies"]);
    let body: Vec<Value> = bodies.iter().filter_map(body).collect();
    let mut json = Map::new();
    json.insert("type".to_owned(), Value::from("Annotation"));
    if let Some(id) = row["id"].as_str() {
        json.insert("id".to_owned(), Value::from(as_address(id)));
    }
    let created = bodies.iter().chain([&row["target"]]).find_map(|said| said["created"].as_str());
    json.extend(created.map(|created| ("created".to_owned(), Value::from(created))));
    json.insert("body".to_owned(), Value::Array(body));
    let mut target = serde_json::json!({ "selector": written });
    if let Some(source) = row["target"]["source"].as_str() {
        target["source"] = Value::from(source);
    }
    json.insert("target".to_owned(), target);
    Some(Value::Object(json))
}

fn body(body: &Value) -> Option<Value> {
    let value = body["value"].as_str()?;
    let purpose = body["purpose"].as_str().unwrap_or("commenting");
    Some(serde_json::json!({ "type": "TextualBody", "purpose": purpose, "value": value }))
}

/// The address that a target names: itself, its source, or the id of that.
fn source(target: &Value) -> Option<&str> {
    let places = [target, &target["source"], &target["source"]["id"]];
    places.into_iter().find_map(Value::as_str)
}

/// The name of the article's file that a file of notes is named after.
fn stem(from: &str) -> &str {
    let name = from.rsplit('/').next().unwrap_or(from);
    let name = without_ending(name, &[".jsonl", ".json", ".jsonld"]);
    without_ending(name, &[".annotations"])
}

impl Note {
    /// The note as it stands in the file of an article, which it may not name itself.
    pub fn written(&self, article: &str) -> Value {
        let mut json = self.json.clone();
        if self.format == Format::W3c {
            match &mut json["target"] {
                Value::Object(target) => drop(target.entry("source").or_insert_with(|| Value::from(article))),
                target @ Value::Null => *target = Value::from(article),
                _ => {}
            }
        }
        json
    }
}

/// A file of notes of one kind. Each stands on a line of its own.
pub fn file(format: Format, notes: &[Value]) -> String {
    let lines: Vec<String> = notes.iter().map(Value::to_string).collect();
    let lines = lines.join(",\n");
    match format {
        Format::Hypothesis => format!("{{\"annotations\": [\n{lines}\n]}}\n"),
        Format::W3c => format!(
            "{{\"@context\": \"http://www.w3.org/ns/anno.jsonld\", \"type\": \"AnnotationPage\", \"items\": [\n{lines}\n]}}\n"
        ),
    }
}

/// The same file with more notes, all else as it was. `None` where it is of another kind.
pub fn with_more(text: &str, format: Format, notes: &[Value]) -> Option<String> {
    let document: Value = serde_json::from_str(text.trim_start_matches('\u{feff}')).ok()?;
    let key = ["annotations", "rows", "items"].into_iter().find(|key| document[*key].is_array());
    let rows = key.map_or(&document, |key| &document[key]).as_array()?;
    let is_same = match format {
        Format::Hypothesis => rows.iter().all(is_hypothesis) && key != Some("items"),
        Format::W3c => key == Some("items") && document["@context"].is_string(),
    };
    let list = crate::input::json::parse(text).ok()?;
    let list = key.map_or(Some(&list), |key| list.entry(key))?;
    let end = list.span.end.checked_sub(1).filter(|_| is_same)?;
    let before = text[..end].trim_end();
    let lines: Vec<String> = notes.iter().map(Value::to_string).collect();
    let comma = if rows.is_empty() { "" } else { "," };
    Some(format!("{before}{comma}\n{}\n{}", lines.join(",\n"), &text[end..]))
}

/// The ids of the notes of a file, and of each whether it says the same.
pub fn there<'a>(text: &str, notes: &'a [Value]) -> Vec<&'a Value> {
    let document: Value = serde_json::from_str(text.trim_start_matches('\u{feff}')).unwrap_or_default();
    let rows = rows(&document).unwrap_or_default();
    let is_there = |note: &&Value| rows.iter().any(|row| id(row).is_some() && id(row) == id(note) || row == *note);
    notes.iter().filter(is_there).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_are_told_by_what_they_hold() {
        let read = |text: &str| read(&serde_json::from_str(text).expect("JSON"), "dir/some-report.annotations.json");
        let hypothesis = read(r#"{"total": 1, "rows": [{"id": "a", "uri": "https://x.example/1", "text": "n", "target": [{"source": "https://x.example/1"}], "document": {"link": [{"href": "https://x.example/2"}]}}]}"#).expect("notes");
        assert_eq!(hypothesis[0].urls, ["https://x.example/1", "https://x.example/2"]);
        let recogito = read(r##"[{"@context": "http://www.w3.org/ns/anno.jsonld", "id": "#12", "type": "Annotation", "body": [], "target": {"selector": [{"type": "TextQuoteSelector", "exact": "q"}]}}]"##).expect("notes");
        assert_eq!(
            (recogito[0].id.as_deref(), recogito[0].stem.as_deref()),
            (Some("urn:uuid:12"), Some("some-report"))
        );
        assert_eq!(recogito[0].written("articles/x.html")["target"]["source"], "articles/x.html");
        let model = read(r#"[{"id": "12", "bodies": [{"purpose": "tagging", "value": "t"}], "target": {"selector": [{"quote": "q", "start": 1, "end": 2}]}}]"#).expect("notes");
        assert_eq!(model[0].json["target"]["selector"][0]["exact"], "q");
        assert_eq!(read(r#"[{"name": "x"}]"#), None);
        assert_eq!(read("[]"), None);
        assert_eq!(read("{}"), None);
    }

    #[test]
    fn a_file_takes_more_notes_and_keeps_the_rest() {
        let note = serde_json::json!({"id": "b", "uri": "u", "text": "n"});
        let text = "{ \"annotations\": [\n  {\"id\": \"a\", \"uri\": \"u\",   \"text\": \"m\"}\n], \"mine\": 1 }\n";
        let more = with_more(text, Format::Hypothesis, std::slice::from_ref(&note)).expect("room");
        assert_eq!(
            more,
            "{ \"annotations\": [\n  {\"id\": \"a\", \"uri\": \"u\",   \"text\": \"m\"},\n{\"id\":\"b\",\"uri\":\"u\",\"text\":\"n\"}\n], \"mine\": 1 }\n"
        );
        assert_eq!(there(&more, std::slice::from_ref(&note)).len(), 1);
        assert_eq!(with_more(text, Format::W3c, std::slice::from_ref(&note)), None);
        assert_eq!(with_more("no JSON", Format::Hypothesis, &[note]), None);
    }
}
