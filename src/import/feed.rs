//! Feeds: RSS, Atom, JSON Feed, and the export of WordPress, which is RSS with more in it.
//!
//! An entry is an article with the text that the feed has of it. Dates keep the zone that they are written with: a day must not move.
//!
//! Why no crate for feeds: the one at hand turns all moments into those of Greenwich, and a report of one in the morning in Almaty would be of the
//! day before.

mod entry;
mod json;
mod mended;
mod wordpress;
mod xml;

use crate::edit::Written;
use crate::import::charset;
use crate::import::draft;
use crate::import::draft::Draft;
use crate::import::facts;
use crate::import::facts::Capture;
use crate::import::facts::Facts;
use crate::import::page;

use entry::Channel;
use entry::Entry;

/// What came out of a feed.
#[derive(Debug, Default)]
pub(super) struct Read {
    pub drafts: Vec<Draft>,
    pub problems: Vec<String>,
    /// Entries that are no articles, by what they are.
    pub set_aside: Vec<(String, usize)>,
}

/// Whether bytes begin as a feed does.
pub(super) fn is_one(head: &[u8]) -> bool {
    let text = charset::text(&head[..head.len().min(4096)], None);
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let is_xml = text.starts_with('<') && ["<rss", "<feed", "<rdf:RDF"].iter().any(|tag| text.contains(tag));
    let is_json = text.starts_with('{') && text.contains("jsonfeed.org/version");
    is_xml && !text.contains("<html") || is_json
}

/// Reads a feed. Errors where it is none.
pub(super) fn read(bytes: &[u8], from: &str) -> Result<Read, String> {
    let text = charset::text(bytes, None);
    let mut read = Read::default();
    let (channel, entries) = match text.trim_start_matches('\u{feff}').trim_start().starts_with('{') {
        true => json::read(&text)?,
        false => xml::read(&text, &mut read)?,
    };
    if entries.is_empty() && read.set_aside.is_empty() {
        read.problems.push(match text.contains("zotero.org/namespaces") {
            true => "this is a library of Zotero; export it as CSL-JSON, RIS or BibTeX".to_owned(),
            false => "there is no entry in this feed".to_owned(),
        });
    }
    for (index, entry) in entries.into_iter().enumerate() {
        match draft_of(entry, &channel) {
            Some(mut draft) => {
                let doubts = std::mem::take(&mut draft.doubts);
                read.problems.extend(doubts.iter().map(|doubt| format!("entry {}: {doubt}", index + 1)));
                read.drafts.push(Draft { from: format!("{from}, entry {}", index + 1), ..draft });
            }
            None => read.problems.push(format!("entry {} has no title, no text and no address", index + 1)),
        }
    }
    Ok(read)
}

fn draft_of(entry: Entry, channel: &Channel) -> Option<Draft> {
    let Entry {
        title,
        url,
        id,
        date,
        updated,
        authors,
        topics,
        summary,
        body,
        lang,
        is_draft,
        is_page,
        slug,
        older,
        addresses,
    } = entry;
    if title.is_none() && url.is_none() && body.trim().is_empty() {
        return None;
    }
    let markdown = page::markdown(&body, url.as_deref(), title.as_deref());
    let lang = lang.as_deref().or(channel.lang.as_deref());
    let mut doubts = Vec::new();
    let mut day = |written: Option<String>| {
        let written = written?;
        let day = facts::day(&written);
        if day.is_none() {
            doubts.push(format!("`{written}` is no date that can be read, and is left out"));
        }
        day
    };
    let mut facts = Facts {
        title,
        url,
        date: day(date),
        updated: day(updated),
        byline: authors,
        topics,
        publisher: channel.title.clone(),
        lang: lang.map(|lang| lang.split(['-', '_']).next().unwrap_or(lang).to_ascii_lowercase()),
        captures: vec![Capture { tool: Some(channel.tool.to_owned()), ..Capture::default() }],
        ..Facts::default()
    };
    let body = page::take_apart(&mut facts, &markdown);
    facts.summary = summary.and_then(|html| summary_beside(&html, &body));
    let stem = slug.as_deref().or(facts.title.as_deref()).or(facts.url.as_deref()).unwrap_or("untitled").to_owned();
    let folder = if is_page { "pages".to_owned() } else { draft::folder_of_article(facts.date.as_deref()) };
    let url = facts.url.clone();
    // It is going to stand in a comment.
    let entry = id.filter(|_| url.is_none()).map(|id| format!("{} {id}", channel.title.as_deref().unwrap_or_default()));
    let entry = entry.map(|entry| entry.split_whitespace().collect::<Vec<_>>().join(" ").replace("--", "-"));
    let mut fields = facts.fields();
    if is_page {
        fields.retain(|(name, _)| matches!(name.as_str(), "title" | "summary" | "lang"));
    }
    if !older.is_empty() {
        fields.push(("redirect_from".to_owned(), Written::texts(&older)));
    }
    if is_draft {
        fields.push(("draft".to_owned(), Written::Plain("true".to_owned())));
    }
    Some(Draft { folder, stem: draft::stem(&stem), url, addresses, fields, body, entry, doubts, ..Draft::default() })
}

/// A summary that is more than the beginning of the text.
fn summary_beside(html: &str, body: &str) -> Option<String> {
    let summary = page::line_of(html);
    let is_beginning = body.replace('\\', "").starts_with(summary.trim_end_matches(['…', '.', ' ']));
    (!summary.is_empty() && !is_beginning).then_some(summary)
}
