//! JSON Feed, versions 1 and 1.1.

use serde_json::Value;

use crate::import::feed::entry::Channel;
use crate::import::feed::entry::Entry;
use crate::import::held;
use crate::import::json;

pub(super) fn read(text: &str) -> Result<(Channel, Vec<Entry>), String> {
    let feed: Value =
        serde_json::from_str(text.trim_start_matches('\u{feff}')).map_err(|error| format!("it is no JSON: {error}"))?;
    let channel = Channel { title: json::text(&feed["title"]), lang: json::text(&feed["language"]), tool: "JSON Feed" };
    let items = feed["items"].as_array().ok_or("this JSON Feed has no `items`")?;
    Ok((channel, items.iter().map(entry).collect()))
}

fn entry(item: &Value) -> Entry {
    let authors = json::list(&item["authors"]).iter().chain([&item["author"]]);
    let text = json::text(&item["content_text"]).map(|text| paragraphs(&text));
    Entry {
        title: json::text(&item["title"]),
        url: json::text(&item["external_url"]).or_else(|| json::text(&item["url"])),
        id: json::text(&item["id"]).or_else(|| item["id"].as_i64().map(|id| id.to_string())),
        date: json::text(&item["date_published"]),
        updated: json::text(&item["date_modified"]),
        authors: authors.filter_map(|author| json::text(&author["name"])).collect(),
        topics: json::list(&item["tags"]).iter().filter_map(json::text).collect(),
        summary: json::text(&item["summary"]),
        body: json::text(&item["content_html"]).or(text).unwrap_or_default(),
        lang: json::text(&item["language"]),
        is_draft: is_held(item),
        ..Entry::default()
    }
}

/// Whether an item, or what a program says of it in words of its own, says that it is not public.
fn is_held(item: &Value) -> bool {
    item.as_object().into_iter().flatten().any(|(name, value)| match value {
        Value::Object(_) => name.starts_with('_') && is_held(value),
        Value::Bool(is) => held::is_held(name, &is.to_string()),
        _ => held::is_held(name, value.as_str().unwrap_or_default()),
    })
}

fn paragraphs(text: &str) -> String {
    let paragraphs = text.split("\n\n").map(|part| format!("<p>{}</p>", escaped(part)));
    paragraphs.collect()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('\n', "<br>")
}
