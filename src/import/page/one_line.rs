//! Texts out of a page's head on one line.

use dom_query::Document;

/// A text on one line, its entities resolved where somebody escaped it twice.
pub(super) fn cleaned(text: &str) -> String {
    let text = if text.contains('&') || text.contains('<') { plain(text) } else { text.to_owned() };
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn plain(text: &str) -> String {
    Document::fragment(text).text().to_string()
}
