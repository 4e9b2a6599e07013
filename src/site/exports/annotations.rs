//! `data/annotations.jsonld`: all annotations in the W3C Web Annotation Data Model.
//!
//! Why they quote and do not count: a quote has as many words around it as it takes to find it once; a position in the text layer
//! would be none in the page.

use serde_json::Value;
use serde_json::json;

use crate::archive::Annotation;
use crate::archive::ArticleIndex;
use crate::document::Format;
use crate::document::Selection;
use crate::site::parts::json::without_null;
use crate::site::plan::Site;
use crate::site::plan::addresses;
use crate::site::plan::outbound;
use crate::value::cut;

/// Words on either side of a quote, in code points; more where the quote could stand elsewhere.
const CONTEXT: usize = 32;

/// All annotations as a W3C AnnotationPage. Addresses are relative to the file where the site does not know its own.
pub fn annotation_page(site: &Site) -> String {
    let archive = &site.archive;
    let items = archive.article_indexes().flat_map(|index| {
        let annotations = archive.annotations_of(index);
        annotations.iter().map(move |annotation| annotation_data(site, index, annotation))
    });
    let page = json!({
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": addresses::from_data(&site.archive, "data/annotations.jsonld"),
        "type": "AnnotationPage",
        "items": items.collect::<Vec<_>>(),
    });
    let mut text = serde_json::to_string_pretty(&page).expect("JSON values can be written");
    text.push('\n');
    text
}

fn annotation_data(site: &Site, index: ArticleIndex, annotation: &Annotation) -> Value {
    let archive = &site.archive;
    let document = &annotation.document;
    let article = &archive.article(index).document;
    let page = addresses::article(archive, index);
    let source = addresses::from_data(&site.archive, &page);
    let selector = selector(annotation, &article.body.text);
    let target = match selector {
        Some(selector) => json!({"source": source, "selector": selector}),
        None => json!(source),
    };
    let mut bodies = Vec::from_iter(note_body(site, annotation));
    for tag in &document.tags {
        bodies.push(json!({"type": "TextualBody", "value": tag, "purpose": "tagging"}));
    }
    // The id that a note came with is an address elsewhere.
    let own_id = document.id.clone().filter(|_| outbound::is_live(&site.archive));
    // A moment has a time; a day alone is another property, so that no time is made up.
    let (moment, day) = match document.date {
        Some(date) if date.time().is_some() => (Some(date.to_rfc3339()), None),
        date => (None, date.map(|date| date.to_string())),
    };
    without_null(json!({
        "id": own_id.unwrap_or_else(|| addresses::from_data(&site.archive, &format!("{page}#note-{}", annotation.number))),
        "type": "Annotation",
        "motivation": document.motivation,
        "creator": document.by.as_ref().map(|by| json!({"type": "Person", "name": by})),
        "created": moment,
        "schema:dateCreated": day,
        "body": bodies,
        "target": target,
    }))
}

fn note_body(site: &Site, annotation: &Annotation) -> Option<Value> {
    let note = outbound::published_note(&site.archive, annotation);
    let format = match note.format {
        Format::Markdown => "text/markdown",
        Format::Html => "text/html",
        Format::Plain => "text/plain",
    };
    let lang = annotation.document.note.lang.as_ref().unwrap_or(site.lang());
    if note.text.is_empty() {
        return None;
    }
    Some(json!({"type": "TextualBody", "value": note.text, "format": format, "language": lang.as_str()}))
}

/// The words of an annotation as they stand in the text, with as many around them as it takes to find them again; where they have
/// no place, as the annotation gives them.
fn selector(annotation: &Annotation, text: &str) -> Option<Value> {
    let selector = |exact: &str, prefix: Option<&str>, suffix: Option<&str>| {
        let prefix = prefix.filter(|prefix| !prefix.is_empty());
        let suffix = suffix.filter(|suffix| !suffix.is_empty());
        without_null(json!({"type": "TextQuoteSelector", "exact": exact, "prefix": prefix, "suffix": suffix}))
    };
    match (&annotation.range, &annotation.document.selection) {
        (Some(range), _) => {
            let (start, end) = surroundings(text, range.start, range.end);
            Some(selector(&text[range.clone()], Some(&text[start..range.start]), Some(&text[range.end..end])))
        }
        (None, Selection::Quote { quote, prefix, suffix, .. }) => {
            Some(selector(&quote.value, prefix.as_deref(), suffix.as_deref()))
        }
        (None, Selection::Whole | Selection::Unread(_)) => None,
    }
}

/// A range around some words that stands only once in the text.
fn surroundings(text: &str, start: usize, end: usize) -> (usize, usize) {
    let mut length = CONTEXT;
    loop {
        let before = cut::back(text, start, length);
        let after = cut::forth(text, end, length);
        let is_whole = before == 0 && after == text.len();
        if is_whole || text.match_indices(&text[before..after]).nth(1).is_none() {
            return (before, after);
        }
        length *= 2;
    }
}
