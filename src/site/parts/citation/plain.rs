//! A citation as a sentence of the site's language.

use crate::language::Words;
use crate::site::parts::citation::reference::Author;
use crate::site::parts::citation::reference::Citation;

/// `Authors. “Title”, Paper, 29 January 2022. https://…`, and what else there is to say.
pub fn write(citation: &Citation, words: &Words) -> String {
    let address = citation.address.clone();
    sentences([
        Some(head(citation, words)),
        about(citation, words),
        address,
        copy(citation, words),
        here(citation, words),
    ])
}

/// What the formats have no field for: the saved copy, this archive's page, the report behind a summary.
pub fn note(citation: &Citation, words: &Words) -> String {
    sentences([about(citation, words), copy(citation, words), here(citation, words)])
}

fn about(citation: &Citation, words: &Words) -> Option<String> {
    let about = citation.about.as_ref()?;
    let report = sentences([Some(head(about, words)), about.address.clone()]);
    Some(words.fill("cite_about", None, &[("report", report)]))
}

fn copy(citation: &Citation, words: &Words) -> Option<String> {
    let copy = citation.copy.as_ref()?;
    let address = ("address", copy.address.clone());
    Some(match copy.at {
        Some(at) => words.fill("cite_copy_dated", None, &[address, ("date", words.locale.long(at.to_day()))]),
        None => words.fill("cite_copy", None, &[address]),
    })
}

fn here(citation: &Citation, words: &Words) -> Option<String> {
    let here = ("address", citation.here.clone()?);
    Some(words.fill("cite_in", None, &[("site", citation.archive.to_owned()), here]))
}

fn head(citation: &Citation, words: &Words) -> String {
    let separator = words.say("list_separator");
    let authors: Vec<String> = citation.authors.iter().map(Author::full).collect();
    let title = citation.title.as_ref().map(|title| words.fill("cite_title", None, &[("title", title.clone())]));
    let date = citation.date.map(|date| words.locale.long(date.to_day()));
    let work: Vec<String> = [title, citation.container.clone(), date].into_iter().flatten().collect();
    sentences([Some(authors.join(&separator)), Some(work.join(&separator))])
}

/// Puts sentences after each other. A full stop follows each but an address, which it would become a part of.
pub(super) fn sentences(parts: impl IntoIterator<Item = Option<String>>) -> String {
    let mut text = String::new();
    for part in parts.into_iter().flatten() {
        if part.is_empty() {
            continue;
        }
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(&part);
        let last = part.rsplit(' ').next().unwrap_or_default();
        let is_address = last.starts_with("http://") || last.starts_with("https://");
        if !is_address && !part.ends_with(['.', '?', '!', '…', '。', '۔']) {
            text.push('.');
        }
    }
    text
}
