//! The paragraphs of a page, whatever holds them: what an answer can be supported by.

use dom_query::Document;
use dom_query::NodeRef;

use crate::import::page::words::Words;

/// Elements in which no paragraph is of the article.
const ASIDE: [&str; 11] =
    ["nav", "footer", "aside", "form", "header", "button", "dialog", "select", "noscript", "template", "svg"];

/// A paragraph has so many words at least.
const SHORTEST: usize = 6;

/// The words of all paragraphs of a page that are no list of links.
pub(super) fn of(page: &Document) -> Words {
    let mut text = String::new();
    for paragraph in page.select("p, blockquote, li").iter() {
        let Some(node) = paragraph.nodes().first() else { continue };
        if is_aside(node) || paragraph.select("p, li").exists() {
            continue;
        }
        let words = count(&paragraph.text());
        let linked: usize = paragraph.select("a").iter().map(|link| count(&link.text())).sum();
        if words >= SHORTEST && linked * 2 < words {
            text.push_str(&paragraph.text());
            text.push('\n');
        }
    }
    Words::of(&text)
}

fn is_aside(node: &NodeRef) -> bool {
    node.ancestors_it(None).any(|ancestor| ancestor.node_name().is_some_and(|name| ASIDE.contains(&&*name)))
}

fn count(text: &str) -> usize {
    text.split_whitespace().count()
}

/// So many calls make a tail that is not of the article.
const CALLS: usize = 3;

/// Whether a text ends in calls to follow, subscribe and share: two libraries agree on them, and both are wrong.
pub(super) fn has_calls(html: &str) -> bool {
    const WORDS: [&str; 12] = [
        "follow me",
        "follow us",
        "join our",
        "join the facebook",
        "subscribe",
        "mailing list",
        "newsletter",
        "on instagram",
        "on tiktok",
        "подписывайтесь",
        "подпишитесь",
        "жазылыңыз",
    ];
    let part = Document::fragment(html);
    let mut calls = 0;
    for paragraph in part.select("p, li").iter() {
        let text = paragraph.text().to_lowercase();
        calls += usize::from(count(&text) < 40 && WORDS.iter().any(|words| text.contains(words)));
    }
    calls >= CALLS
}
