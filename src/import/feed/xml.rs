//! RSS 0.9 to 2.0, RDF, Atom, and WordPress' own words in RSS. The only module of this row that knows the XML library.

use std::collections::BTreeMap;
use std::collections::HashMap;

use roxmltree::Document;
use roxmltree::Node;
use roxmltree::ParsingOptions;

use crate::import::bounds;
use crate::import::feed::Read;
use crate::import::feed::entry::Channel;
use crate::import::feed::entry::Entry;
use crate::import::feed::mended;
use crate::import::feed::wordpress;
use crate::import::held;
use crate::import::report;

/// The namespace of an export of WordPress, whatever its version.
const EXPORT: &str = "wordpress.org/export";

pub(super) fn read(text: &str, into: &mut Read) -> Result<(Channel, Vec<Entry>), String> {
    if depth(text) > bounds::DEPTH {
        return Err("its elements lie in one another without end".to_owned());
    }
    let options = ParsingOptions { allow_dtd: true, nodes_limit: 4_000_000, ..ParsingOptions::default() };
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let parsed = Document::parse_with_options(text, options).map_err(|error| format!("it is no XML: {error}"));
    let mended;
    let document = match parsed {
        Ok(document) => document,
        Err(error) => {
            mended = mended::xml(text);
            let options = ParsingOptions { allow_dtd: true, nodes_limit: 4_000_000, ..ParsingOptions::default() };
            let document = Document::parse_with_options(&mended, options).map_err(|_| error.clone())?;
            into.problems.push(format!("{error}; what can be read of it is"));
            document
        }
    };
    let root = document.root_element();
    let channel = root.children().find(|node| node.tag_name().name() == "channel").unwrap_or(root);
    let is_wordpress = root.descendants().take(400).any(|node| is_of(node, EXPORT));
    let tool = match (root.tag_name().name(), is_wordpress) {
        (_, true) => "WordPress export",
        ("feed", _) => "Atom feed",
        ("rss" | "RDF", _) => "RSS feed",
        (other, _) => return Err(format!("`{other}` is no feed")),
    };
    let lang = child(channel, "language")
        .or_else(|| root.attribute(("http://www.w3.org/XML/1998/namespace", "lang")).map(str::to_owned));
    let read = Channel { title: child(channel, "title"), lang, tool };
    let mut entries = Vec::new();
    let (writers, mut raw) = (writers(channel), BTreeMap::new());
    let nodes = root.descendants().filter(|node| matches!(node.tag_name().name(), "item" | "entry"));
    for node in nodes {
        match child_of(node, "post_type", EXPORT).as_deref() {
            None => entries.push(entry(node)),
            Some("post" | "page") => entries.push(of_wordpress(node, &writers, &mut raw)),
            Some(other) => count(&mut into.set_aside, other),
        }
    }
    if !raw.is_empty() {
        into.problems.push(format!("commands that stay in the texts as they are: {}", report::numbered(&raw)));
    }
    Ok((read, entries))
}

/// How deep elements lie in one another, about: end tags and empty elements end one.
fn depth(text: &str) -> usize {
    let (mut open, mut deepest) = (0usize, 0);
    for piece in text.split('<').skip(1) {
        if piece.starts_with('/') {
            open = open.saturating_sub(1);
        } else if !piece.starts_with(['!', '?']) && !piece.split('>').next().is_some_and(|tag| tag.ends_with('/')) {
            open += 1;
            deepest = deepest.max(open);
        }
    }
    // What stands in CDATA looks like elements that may not end.
    if text.contains("<![CDATA[") { deepest.min(bounds::DEPTH) } else { deepest }
}

fn count(set_aside: &mut Vec<(String, usize)>, kind: &str) {
    let what = format!("entries of the kind `{kind}`");
    match set_aside.iter_mut().find(|(known, _)| *known == what) {
        Some((_, number)) => *number += 1,
        None => set_aside.push((what, 1)),
    }
}

fn entry(node: Node) -> Entry {
    let status = child_of(node, "status", EXPORT);
    let content = child_of(node, "encoded", "purl.org/rss/1.0/modules/content").or_else(|| content(node));
    let description = child(node, "description").or_else(|| child(node, "summary"));
    let is_whole = content.is_some();
    let dates = ["post_date", "pubDate", "published", "date", "issued"];
    let date = dates.iter().find_map(|name| child(node, name));
    Entry {
        title: child(node, "title").map(|title| plain(&title)),
        url: link(node),
        id: ["guid", "id"].iter().find_map(|name| child(node, name)),
        date: date.filter(|date| !date.starts_with("0000")),
        updated: ["updated", "modified"].iter().find_map(|name| child(node, name)),
        authors: authors(node),
        topics: topics(node),
        summary: description.clone().filter(|_| is_whole),
        body: content.or(description).unwrap_or_default(),
        lang: node.attribute(("http://www.w3.org/XML/1998/namespace", "lang")).map(str::to_owned),
        is_draft: status.is_some_and(|status| status != "publish") || is_held(node),
        is_page: child_of(node, "post_type", EXPORT).as_deref() == Some("page"),
        slug: child_of(node, "post_name", EXPORT),
        older: Vec::new(),
        addresses: Vec::new(),
    }
}

/// Whether an element of an entry says that it is not public, as `app:draft` does (RFC 5023).
fn is_held(entry: Node) -> bool {
    let mut inside = entry.descendants().filter(Node::is_element);
    inside.any(|element| held::is_held(element.tag_name().name(), element.text().unwrap_or_default()))
}

/// Names of those who write, by their logins.
fn writers(channel: Node) -> HashMap<String, String> {
    let authors = channel.children().filter(|child| child.tag_name().name() == "author" && is_of(*child, EXPORT));
    let named =
        authors.filter_map(|author| Some((child(author, "author_login")?, child(author, "author_display_name")?)));
    named.collect()
}

/// An entry of an export: what WordPress says in words of its own.
fn of_wordpress(node: Node, writers: &HashMap<String, String>, raw: &mut BTreeMap<String, usize>) -> Entry {
    let of = |name: &str| child_of(node, name, EXPORT);
    let dated = |local: &str, greenwich: &str| {
        let local = of(local).filter(|date| !date.starts_with("0000"))?;
        Some(wordpress::zoned(&local, of(greenwich).as_deref()))
    };
    let mut entry = entry(node);
    entry.date = dated("post_date", "post_date_gmt").or(entry.date);
    entry.updated = dated("post_modified", "post_modified_gmt").filter(|updated| Some(updated) != entry.date.as_ref());
    for author in &mut entry.authors {
        if let Some(name) = writers.get(author) {
            author.clone_from(name);
        }
    }
    entry.summary = child_of(node, "encoded", "excerpt").or(entry.summary);
    entry.body = wordpress::html(&entry.body, raw);
    // Whoever has no password was not to read it.
    entry.is_draft |= of("post_password").is_some();
    entry.older.extend(entry.url.as_deref().and_then(path_of));
    entry.addresses = addresses(node, entry.url.as_deref());
    entry
}

/// At which addresses a site had a text: by its path, and by its number.
fn addresses(node: Node, url: Option<&str>) -> Vec<String> {
    let mut addresses = Vec::new();
    addresses.extend(url.map(str::to_owned));
    addresses.extend(child(node, "guid").filter(|guid| guid.starts_with("http")));
    let root = url.and_then(root_of);
    if let (Some(root), Some(number)) = (root, child_of(node, "post_id", EXPORT)) {
        addresses.extend(["p", "page_id"].map(|name| format!("{root}/?{name}={number}")));
    }
    addresses
}

/// An address without its path.
fn root_of(url: &str) -> Option<&str> {
    let host = url.find("://")? + 3;
    match url[host..].find('/') {
        Some(length) => Some(&url[..host + length]),
        None => Some(url),
    }
}

/// The path of an address, which is that of a text and not of the site.
fn path_of(url: &str) -> Option<String> {
    let (_, path) = url.split_once("://")?.1.split_once('/')?;
    (!path.is_empty() && !path.starts_with('?')).then(|| format!("/{path}"))
}

fn is_of(node: Node, namespace: &str) -> bool {
    node.tag_name().namespace().is_some_and(|known| known.contains(namespace))
}

fn child_of(node: Node, name: &str, namespace: &str) -> Option<String> {
    let found = node.children().find(|child| child.tag_name().name() == name && is_of(*child, namespace))?;
    words(found)
}

/// The text of a child, whatever its namespace; Media RSS has titles of its own.
fn child(node: Node, name: &str) -> Option<String> {
    let found = node
        .children()
        .find(|child| child.tag_name().name() == name && !is_of(*child, "mrss") && !is_of(*child, "excerpt"))?;
    words(found)
}

fn words(node: Node) -> Option<String> {
    let mut text = String::new();
    for piece in node.descendants().filter(Node::is_text) {
        text.push_str(piece.text().unwrap_or_default());
    }
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// Atom's content: HTML as text, or as elements.
fn content(node: Node) -> Option<String> {
    let content = node.children().find(|child| child.tag_name().name() == "content" && !is_of(*child, "mrss"))?;
    match content.attribute("type") {
        Some("xhtml") => {
            let range = content.first_element_child()?.range();
            Some(content.document().input_text()[range].to_owned())
        }
        Some("html") => words(content),
        _ => words(content).map(|text| if text.contains('<') { text } else { format!("<p>{text}</p>") }),
    }
}

fn link(node: Node) -> Option<String> {
    let links = node.children().filter(|child| child.tag_name().name() == "link");
    for link in links {
        if !matches!(link.attribute("rel"), None | Some("alternate")) {
            continue;
        }
        let address = match link.attribute("href") {
            Some(address) => Some(address.to_owned()),
            None => words(link),
        };
        if let Some(address) = address.filter(|address| address.starts_with("http")) {
            return Some(address);
        }
    }
    child(node, "guid").filter(|guid| guid.starts_with("http"))
}

fn authors(node: Node) -> Vec<String> {
    let mut authors: Vec<String> = Vec::new();
    for author in node.children().filter(|child| matches!(child.tag_name().name(), "author" | "creator")) {
        let name = child(author, "name").or_else(|| words(author));
        // RSS wants an address there, and a name in brackets behind it.
        let name = name.map(|name| match name.split_once('(') {
            Some((address, name)) if address.contains('@') => name.trim_end_matches(')').to_owned(),
            _ => name,
        });
        authors.extend(name.filter(|name| !name.contains('@')));
    }
    authors
}

fn topics(node: Node) -> Vec<String> {
    let mut topics: Vec<String> = Vec::new();
    // How a text looks is no topic.
    let is_topic =
        |child: &Node| child.tag_name().name() == "category" && child.attribute("domain") != Some("post_format");
    for category in node.children().filter(is_topic) {
        let named = category.attribute("label").or(category.attribute("term")).map(str::to_owned);
        let Some(topic) = named.or_else(|| words(category)) else { continue };
        let topic = plain(&topic);
        if topic != "Uncategorized" && !topics.contains(&topic) {
            topics.push(topic);
        }
    }
    topics
}

/// A text whose entities were escaped twice.
fn plain(text: &str) -> String {
    crate::import::page::line_of(text)
}
