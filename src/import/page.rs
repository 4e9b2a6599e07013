//! Saved pages: from bytes to a draft of an article.
//!
//! 1. The bytes become text (`charset`), and light (`lean`): pictures in the text are put aside, a page that is too deep gives its words only.
//! 2. What saved it left a mark (`marks`); what the page tells of itself is read (`told`).
//! 3. The part that holds the article is found by two libraries and told by schema.org (`voices`); where they disagree, the article is marked.
//! 4. That part becomes Markdown (`tidy`); dateline, contributors and notices become fields (`parts`).

mod authors;
mod dates;
mod lean;
mod marks;
mod one_line;
mod schema_org;
mod seams;
mod tables;
mod tidy;
mod title;
mod told;
mod voices;
pub mod words;

use dom_query::Document;

use crate::import::bounds;
use crate::import::charset;
use crate::import::draft;
use crate::import::draft::Draft;
use crate::import::facts;
use crate::import::facts::Capture;
use crate::import::facts::Facts;
use crate::import::facts::Picture;
use crate::import::parts;
use crate::import::saved::Saved;

use told::Told;
use voices::Chosen;

/// The mark of an article whose text should be laid beside the page.
pub const EXTRACTION: &str = "extraction";

/// Makes a draft of a page. `from` is the file that it was in. Errors where there is no text in it.
pub(super) fn read(saved: Saved, from: &str) -> Result<Draft, String> {
    let text = marks::without_banner(&charset::text(&saved.bytes, saved.charset.as_deref()));
    let mark = marks::read(&text, &saved);
    let text = if mark.is_rewritten { marks::with_own_addresses(&text) } else { text };
    let lean = lean::without_data(&text);
    if lean.len() > bounds::MARKUP {
        return Err(format!("it has more than {} of markup and is left out", bounds::megabytes(bounds::MARKUP)));
    }
    let (mut facts, body, doubts) = match lean::is_endless(&lean, bounds::DEPTH) {
        true => (Facts { check: Some(EXTRACTION), ..Facts::default() }, lean::words(&lean), Vec::new()),
        false => article(&lean, mark.url.as_deref()),
    };
    if body.trim().is_empty() && facts.title.is_none() {
        return Err("there is no text in it".to_owned());
    }
    facts.url = mark.url.clone().or(facts.url);
    let sha256 = Some(facts::sha256(&saved.bytes));
    let capture = Capture { url: mark.copy, file: None, at: mark.at, sha256, tool: mark.tool };
    facts.captures = vec![capture.clone()];
    Ok(Draft { doubts, ..draft(facts, body, from, capture, saved.bytes) })
}

fn draft(facts: Facts, body: String, from: &str, capture: Capture, bytes: Vec<u8>) -> Draft {
    let title = facts.title.as_deref().unwrap_or_else(|| draft::name_of(from));
    Draft {
        folder: draft::folder_of_article(facts.date.as_deref()),
        stem: draft::stem(title),
        url: facts.url.clone(),
        fields: facts.fields(),
        body,
        from: from.to_owned(),
        capture: Some(capture),
        page: Some(bytes),
        ..Draft::default()
    }
}

/// What a page tells of its article, and the article's text.
fn article(page: &str, saved_from: Option<&str>) -> (Facts, String, Vec<String>) {
    let document = Document::from(page);
    let Told { mut facts, body: said, mut doubts, order } = told::read(&document);
    let unclear_date = dates::unclear(&document);
    let written = document.select_single("base[href]").attr("href");
    let marked = seams::marked(page);
    let document = Document::from(marked.as_str());
    let marked = if tables::rectangular(&document) { document.html().to_string() } else { marked };
    let Chosen { html, is_doubtful } = voices::choose(&marked, document, said.as_deref());
    let base = written.as_deref().or(saved_from).or(facts.url.as_deref());
    let tidied = tidy::tidy(&html, base, facts.title.as_deref());
    let body = if tidied.markdown.is_empty() { lean::words(page) } else { tidied.markdown };
    facts.check = is_doubtful.then_some(EXTRACTION);
    if let (Some(caption), Some(image)) = (&tidied.caption, &mut facts.image) {
        image.caption.get_or_insert_with(|| caption.clone());
    } else if tidied.caption.is_some() {
        facts.image = Some(Picture { caption: tidied.caption, ..Picture::default() });
    }
    let body = take_apart(&mut facts, &body);
    facts.date = facts.date.or_else(|| dates::above(&body, order));
    let unclear_date = unclear_date.or_else(|| dates::unclear_above(&body)).filter(|_| facts.date.is_none());
    doubts.extend(unclear_date.map(|date| {
        format!(
            "nothing on the page tells whether `{date}` begins with the day or the month; it comes in without a date"
        )
    }));
    (facts, body, doubts)
}

/// Markdown of HTML that is known to be an article's.
pub(super) fn markdown(html: &str, base: Option<&str>, title: Option<&str>) -> String {
    match lean::is_endless(html, bounds::DEPTH) {
        true => lean::words(html),
        false => tidy::tidy(&seams::marked(html), base, title).markdown,
    }
}

/// Words out of HTML on one line.
pub(super) fn line_of(html: &str) -> String {
    if lean::is_endless(html, bounds::DEPTH) { lean::words(html) } else { one_line::cleaned(html) }
}

/// Paragraphs that are fields become fields; the rest is the body.
pub(super) fn take_apart(facts: &mut Facts, body: &str) -> String {
    let mut paragraphs: Vec<String> = Vec::new();
    for paragraph in body.split("\n\n") {
        if let Some(names) = parts::contributors(paragraph) {
            facts.contributors.extend(names);
        } else if parts::is_notice(paragraph) {
            facts.notices.push(paragraph.split_whitespace().collect::<Vec<_>>().join(" "));
        } else {
            paragraphs.push(paragraph.to_owned());
        }
    }
    if let Some((dateline, rest)) = paragraphs.first().and_then(|first| parts::dateline(first)) {
        facts.dateline.get_or_insert(dateline);
        paragraphs[0] = rest;
    }
    paragraphs.join("\n\n")
}
