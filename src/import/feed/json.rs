//! JSON Feed, versions 1 and 1.1.

use serde_json::Value;

use crate::import::feed::entry::Channel;
use crate::import::feed::entry::Entry;

pub(super) fn read(text: &str) -> Result<(Channel, Vec<Entry>), String> {
    let feed: Value =
        serde_json::from_str(text.trim_start_matches('\u{feff}')).map_err(|error| format!("it is no JSON: {error}"))?;
    let channel = Channel { title: string(&feed["title"]), lang: string(&feed["language"]), tool: "JSON Feed" };
    let items = feed["items"].as_array().ok_or("this JSON Feed has no `items`")?;
    Ok((channel, items.iter().map(entry).collect()))
}

fn entry(item: &Value) -> Entry {
    let authors = item["authors"].as_array().map(Vec::as_slice).unwrap_or_default().iter().chain([&item["author"]]);
    let text = string(&item["content_text"])
        .map(|text| text.split("\n\n").map(|part| format!("<p>{}</p>", escaped(part))).collect());
    Entry {
        title: string(&item["title"]),
        url: string(&item["external_url"]).or_else(|| string(&item["url"])),
        date: string(&item["date_published"]),
        updated: string(&item["date_modified"]),
        authors: authors.filter_map(|author| string(&author["name"])).collect(),
        topics: item["tags"].as_array().map(Vec::as_slice).unwrap_or_default().iter().filter_map(string).collect(),
        summary: string(&item["summary"]),
        body: string(&item["content_html"]).or(text).unwrap_or_default(),
        lang: string(&item["language"]),
        ..Entry::default()
    }
}

fn string(value: &Value) -> Option<String> {
    value.as_str().map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned)
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('\n', "<br>")
}
