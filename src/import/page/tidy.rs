//! The text of an article as Markdown, out of the part of a page that holds it.
//!
//! What does something goes (scripts, forms, frames), then what only shows the page off; links become whole addresses. Dateline cleans once more
//! whatever stands in a content file, so nothing rests on this alone.

use dom_query::Document;
use dom_query::NodeRef;

use crate::import::page::one_line::cleaned;
use crate::import::page::seams;
use crate::import::page::tables;

/// Elements that go with all that is in them.
const DROPPED: &str = "script, style, noscript, template, iframe, object, embed, applet, form, button, input, select, textarea, svg, \
     canvas, math, video, audio, source, track, nav, dialog, link, meta, title, head";

/// Blocks that nothing would part from their neighbours.
const BLOCKS: &str = "address, aside, main, header, footer, figure, figcaption, details, summary, center, fieldset, legend, hgroup, dl, dt, dd";

/// What was in the text and is told of elsewhere.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Tidied {
    pub markdown: String,
    /// What stands under the first picture.
    pub caption: Option<String>,
}

/// Makes Markdown of a part of a page with its `seams`. `base` is the page's own address, `title` its headline, which is not said twice.
pub(super) fn tidy(html: &str, base: Option<&str>, title: Option<&str>) -> Tidied {
    let part = Document::fragment(html);
    part.select(DROPPED).remove();
    part.select("[hidden], [aria-hidden='true']:not(img)").remove();
    let caption = lead_caption(&part);
    part.select("img, picture").remove();
    links(&part, base);
    if let Some(title) = title {
        without_title(&part, title);
    }
    tables::rectangular(&part);
    tables::blocks(&part);
    definitions(&part);
    part.select(BLOCKS).rename("div");
    let markdown = part.root().md(None).to_string();
    Tidied { markdown: settled(&seams::resolved(&markdown)), caption }
}

/// The caption of a picture that stands before the text; it goes with its picture.
fn lead_caption(part: &Document) -> Option<String> {
    let figure = part.select_single("figure");
    let before: usize = preceding(figure.nodes().first()?);
    if before > 400 {
        return None;
    }
    let caption = cleaned(&seams::without(&figure.select_single("figcaption").text()));
    let is_picture = figure.select("img, picture").exists();
    if !is_picture || caption.is_empty() {
        return None;
    }
    figure.remove();
    Some(caption)
}

/// How many letters stand before an element.
fn preceding(node: &NodeRef) -> usize {
    let mut letters = 0;
    let mut at = Some(*node);
    while let Some(node) = at {
        let mut before = node.prev_sibling();
        while let Some(sibling) = before {
            letters += sibling.normalized_char_count();
            before = sibling.prev_sibling();
        }
        at = node.parent();
    }
    letters
}

/// Links that lead somewhere get whole addresses; others become their words.
fn links(part: &Document, base: Option<&str>) {
    for link in part.select("a").iter() {
        let href = link.attr("href").map(|href| href.trim().to_owned());
        let whole = href.and_then(|href| whole(&href, base));
        match whole {
            Some(href) => {
                link.retain_attrs(&[]);
                link.set_attr("href", &href);
            }
            None => link.rename("span"),
        }
    }
}

/// An address that leads somewhere from a file of an archive.
pub(super) fn whole(href: &str, base: Option<&str>) -> Option<String> {
    if href.starts_with("http://") || href.starts_with("https://") || href.starts_with("mailto:") {
        return Some(href.to_owned());
    }
    let is_scheme = href.split_once(':').is_some_and(|(scheme, _)| {
        scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.'))
    });
    if href.is_empty() || href.starts_with('#') || is_scheme {
        return None;
    }
    let base = base?.split(['#', '?']).next()?;
    let (scheme, rest) = base.split_once("://")?;
    let host = rest.split('/').next()?;
    if let Some(other_host) = href.strip_prefix("//") {
        return Some(format!("{scheme}://{other_host}"));
    }
    if href.starts_with('/') {
        return Some(format!("{scheme}://{host}{href}"));
    }
    let folder = rest.rsplit_once('/').map_or(host, |(folder, _)| folder);
    let mut parts: Vec<&str> = folder.split('/').collect();
    let (path, query) = href.split_at(href.find(['?', '#']).unwrap_or(href.len()));
    for part in path.split('/') {
        match part {
            "." => {}
            ".." if parts.len() > 1 => {
                parts.pop();
            }
            ".." => {}
            part => parts.push(part),
        }
    }
    Some(format!("{scheme}://{}{query}", parts.join("/")))
}

/// Terms and what is said of them, as our Markdown has them: `: ` stands before each definition.
fn definitions(part: &Document) {
    for list in part.select("dl").nodes() {
        let mut has_term = false;
        for child in list.children_it(false).collect::<Vec<_>>() {
            let is_said = !child.text().trim().is_empty();
            if child.has_name("dt") {
                has_term = is_said;
            } else if child.has_name("dd") && has_term && is_said {
                child.prepend_html(": ");
            }
        }
    }
}

/// A heading that says the headline again goes.
fn without_title(part: &Document, title: &str) {
    let is_same = |text: &str| text.to_lowercase() == title.to_lowercase();
    for heading in part.select("h1, h2").iter().take(3) {
        if is_same(&cleaned(&seams::without(&heading.text()))) {
            heading.remove();
        }
    }
}

/// Markdown without what this program would read as its own signs, and without empty lines in a row.
fn settled(markdown: &str) -> String {
    let mut settled = String::with_capacity(markdown.len());
    let mut empty = 0;
    for line in markdown.lines() {
        let line = line.trim_end_matches(['\t', '\u{a0}']);
        empty = if line.trim().is_empty() { empty + 1 } else { 0 };
        if empty < 2 {
            // `%%` hides what follows it.
            settled.push_str(&line.replace("%%", "%\\%"));
            settled.push('\n');
        }
    }
    settled.trim_matches('\n').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_comes_out_as_markdown_and_nothing_that_does_something() {
        let html = "<h1>Two tolls</h1><figure><img src=a.jpg><figcaption>Families</figcaption></figure><p onclick=x>One <b>two</b> <a href='/x?y'>three</a> \
             <a href='javascript:x'>four</a> [[five]] 100%% <script>bad</script></p><ul><li>six</li></ul><iframe src=x>no</iframe>";
        let tidied = tidy(html, Some("https://example.org/a/b"), Some("Two Tolls"));
        assert_eq!(tidied.caption.as_deref(), Some("Families"));
        assert_eq!(
            tidied.markdown,
            "One **two** [three](https://example.org/x?y) four \\[\\[five\\]\\] 100%\\%\n\n- six"
        );
    }

    #[test]
    fn addresses_are_made_whole() {
        let base = Some("https://example.org/a/b.html?x#y");
        for (href, expected) in [
            ("c.html", Some("https://example.org/a/c.html")),
            ("../c", Some("https://example.org/c")),
            ("../../../c", Some("https://example.org/c")),
            ("/c", Some("https://example.org/c")),
            ("//other.org/c", Some("https://other.org/c")),
            ("c?d=../e#f", Some("https://example.org/a/c?d=../e#f")),
            ("mailto:a@b", Some("mailto:a@b")),
            ("javascript:alert(1)", None),
            ("data:text/html,x", None),
            ("#top", None),
            ("", None),
        ] {
            assert_eq!(whole(href, base).as_deref(), expected, "{href}");
        }
        assert_eq!(whole("c", None), None);
        assert_eq!(whole("c", Some("https://example.org")).as_deref(), Some("https://example.org/c"));
    }
}
