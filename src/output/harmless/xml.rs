//! Drawings (SVG) and pages that are XML: read as a tree (roxmltree), written anew from lists of what shows something.
//!
//! What somebody else's program adds for itself, paths on a disk and names among it, stands in namespaces of its own, in `metadata` and in
//! comments: none of it is in the lists. What is no XML cannot be shown by a browser, but a script before the mistake runs; so it is not
//! written at all. A drawing from which nothing went out stays byte for byte.

use roxmltree::Attribute;
use roxmltree::Document;
use roxmltree::Node;
use roxmltree::ParsingOptions;

use crate::output::harmless::address;
use crate::output::harmless::address::Address;
use crate::output::harmless::lists;
use crate::output::harmless::lists::Verdict;
use crate::output::harmless::page;
use crate::output::harmless::page::Page;
use crate::output::harmless::style;

const SVG: &str = "http://www.w3.org/2000/svg";
const XHTML: &str = "http://www.w3.org/1999/xhtml";
const XLINK: &str = "http://www.w3.org/1999/xlink";
const XML: &str = "http://www.w3.org/XML/1998/namespace";

/// What a file is by its outermost element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Root {
    Drawing,
    Page,
    /// Data of some kind, which no browser draws.
    Other,
}

/// A cleaned file.
pub(super) struct Cleaned {
    pub root: Root,
    pub text: String,
    /// Whether anything went out.
    pub is_changed: bool,
}

/// `None` for what is no XML, and for what takes more than its size to read.
pub(super) fn clean(text: &str, page: Page) -> Option<Cleaned> {
    if !is_bounded(text) {
        return None;
    }
    let options = ParsingOptions { allow_dtd: true, nodes_limit: 4_000_000, ..ParsingOptions::default() };
    let document = Document::parse_with_options(text.trim_start_matches('\u{feff}'), options).ok()?;
    let name = document.root_element().tag_name();
    let root = match (name.namespace(), name.name()) {
        (Some(SVG), "svg") => Root::Drawing,
        (Some(XHTML), "html") => Root::Page,
        _ => Root::Other,
    };
    // What is declared before the root (names of entities, styles) is left out with the rest.
    let is_plain = root == Root::Other || !text.contains("<!DOCTYPE") && declares_only_known(text);
    let mut writer = Writer { page, root, text: String::new(), is_changed: !is_plain, spaces: Vec::new() };
    writer.document(&document);
    let Writer { text, is_changed, .. } = writer;
    Some(Cleaned { root, text, is_changed })
}

/// Attributes are compared with each other, namespaces are carried down, entities are written out: what would take long is not read.
fn is_bounded(text: &str) -> bool {
    const MOST_ATTRIBUTES: usize = 300;
    const MOST_SPACES: usize = 4096;
    const MOST_COPIES: usize = 50_000_000;
    let elements = text.matches('<').count();
    let spaces = text.matches("xmlns").count();
    let most_attributes = text.split('<').map(|tag| tag.matches('=').count()).max();
    let is_moderate = most_attributes <= Some(MOST_ATTRIBUTES) && spaces <= MOST_SPACES;
    is_moderate && elements.saturating_mul(spaces) <= MOST_COPIES && entities_length(text) <= MOST_COPIES
}

/// How long a text may get by its entities, at most: each may be named anywhere, and name others 255 times.
fn entities_length(text: &str) -> usize {
    let (Some(start), Some(last)) = (text.find("<!ENTITY"), text.rfind("<!ENTITY")) else { return 0 };
    let end = text[last..].find('>').map_or(text.len(), |end| last + end);
    let within = text[start..end].matches('&').count().min(255) + 1;
    text.matches('&').count().saturating_mul(end - start).saturating_mul(within)
}

/// Whether the only namespaces are those of drawings and pages: others are somebody's program's.
fn declares_only_known(text: &str) -> bool {
    for rest in text.split("xmlns").skip(1) {
        let address = rest.split(['"', '\'']).nth(1).unwrap_or_default();
        if !matches!(address, SVG | XHTML | XLINK | XML) {
            return false;
        }
    }
    true
}

struct Writer<'a> {
    page: Page,
    root: Root,
    text: String,
    is_changed: bool,
    /// The namespace of each open element.
    spaces: Vec<&'a str>,
}

impl<'a> Writer<'a> {
    /// Walks the tree without calling itself: a tree may be as deep as its file is long.
    fn document(&mut self, document: &'a Document<'a>) {
        if self.root == Root::Page {
            self.text.push_str("<!DOCTYPE html>\n");
        }
        let mut next = document.root().first_child();
        while let Some(node) = next {
            let goes_inside = self.open(node);
            next = if goes_inside { node.first_child() } else { None };
            let mut ended = node;
            if next.is_none() && goes_inside {
                self.close(ended);
            }
            while next.is_none() {
                next = ended.next_sibling();
                let Some(parent) = ended.parent() else { break };
                if next.is_some() || !parent.is_element() {
                    break;
                }
                self.close(parent);
                ended = parent;
            }
        }
    }

    fn verdict(&self, node: Node) -> Verdict {
        let name = node.tag_name();
        match name.namespace() {
            Some(SVG) if changes_address(node) => Verdict::Dropped,
            Some(SVG) => lists::of_drawing(name.name()),
            Some(XHTML) if matches!(name.name(), "html" | "head") => Verdict::Kept,
            Some(XHTML) => lists::of_page(name.name()),
            _ if self.root == Root::Other => Verdict::Opened,
            _ => Verdict::Dropped,
        }
    }

    /// Writes what a node begins with; says whether what is in it comes next.
    fn open(&mut self, node: Node<'a, 'a>) -> bool {
        if node.is_text() {
            page::push_escaped(&mut self.text, node.text().unwrap_or_default());
            return false;
        }
        let is_note = node.is_comment() || node.pi().is_some_and(|instruction| instruction.target != "xml-stylesheet");
        if is_note && self.root == Root::Other {
            return false;
        }
        let verdict = if node.is_element() { self.verdict(node) } else { Verdict::Dropped };
        let is_foreign = node.is_element() && !matches!(node.tag_name().namespace(), Some(SVG | XHTML));
        self.is_changed |= verdict != Verdict::Kept && !(is_foreign && self.root == Root::Other);
        match verdict {
            Verdict::Kept => self.element(node),
            Verdict::Opened => true,
            Verdict::Dropped => false,
        }
    }

    fn element(&mut self, node: Node<'a, 'a>) -> bool {
        let name = node.tag_name();
        let space = name.namespace().unwrap_or_default();
        let mut attributes = Vec::new();
        if self.spaces.last() != Some(&space) {
            attributes.push(("xmlns".to_owned(), space.to_owned()));
            if space == SVG {
                attributes.push(("xmlns:xlink".to_owned(), XLINK.to_owned()));
            }
        }
        if space == XHTML {
            return self.element_of_page(node, attributes);
        }
        for attribute in node.attributes() {
            let kept = attribute_of_drawing(node, &attribute);
            self.is_changed |= kept.as_ref().is_none_or(|(_, value)| value != attribute.value());
            attributes.extend(kept);
        }
        self.begin(node, space, &attributes);
        self.content(node)
    }

    fn begin(&mut self, node: Node<'a, 'a>, space: &'a str, attributes: &[(String, String)]) {
        page::push_tag(&mut self.text, node.tag_name().name(), attributes);
        self.spaces.push(space);
    }

    /// Of a style its words are looked at together.
    fn content(&mut self, node: Node<'a, 'a>) -> bool {
        if node.tag_name().name() != "style" {
            return true;
        }
        let mut written = String::new();
        for words in node.descendants() {
            if words.is_text() {
                written.push_str(words.text().unwrap_or_default());
            }
        }
        let cleaned = style::clean(&written);
        self.is_changed |= cleaned != written;
        page::push_escaped(&mut self.text, &cleaned);
        self.close(node);
        false
    }

    fn element_of_page(&mut self, node: Node<'a, 'a>, mut attributes: Vec<(String, String)>) -> bool {
        let name = node.tag_name().name();
        let mut written: Vec<(&str, &str)> = Vec::new();
        for attribute in node.attributes() {
            if attribute.namespace().is_none() {
                written.push((attribute.name(), attribute.value()));
            }
        }
        let start = page::start(name, &written, self.page);
        self.is_changed |= start.attributes.as_ref().is_none_or(|kept| !is_same(kept, &written));
        let Some(kept) = start.attributes else {
            page::push_escaped(&mut self.text, &start.words);
            return false;
        };
        attributes.extend(kept);
        self.begin(node, XHTML, &attributes);
        if name == "html" && !node.children().any(|child| child.tag_name().name() == "head") {
            self.text.push_str(&format!("<head>{}</head>", page::head()));
        }
        if name == "head" {
            self.text.push_str(&page::head());
        }
        if lists::is_void(name) {
            self.spaces.pop();
            return false;
        }
        self.content(node)
    }

    fn close(&mut self, node: Node<'a, 'a>) {
        let name = node.tag_name();
        let is_void = name.namespace() == Some(XHTML) && lists::is_void(name.name());
        if self.verdict(node) != Verdict::Kept || is_void {
            return;
        }
        self.spaces.pop();
        self.text.push_str(&format!("</{}>", name.name()));
        if let (Some(XHTML), "a", Some(address)) = (name.namespace(), name.name(), node.attribute("href")) {
            let start = page::start("a", &[("href", address)], self.page);
            if let Some(address) = start.address {
                page::push_address(&mut self.text, &address);
            }
        }
    }
}

fn is_same(kept: &[(String, String)], written: &[(&str, &str)]) -> bool {
    kept.len() == written.len()
        && written.iter().all(|(name, value)| kept.iter().any(|kept| kept.0 == *name && kept.1 == *value))
}

/// An animation that could put another address into a link.
fn changes_address(node: Node) -> bool {
    let is_animation = node.tag_name().name() == "set" || node.tag_name().name().starts_with("animate");
    let changed = node.attribute("attributeName").unwrap_or_default().to_ascii_lowercase();
    is_animation && (changed.contains("href") || changed.trim_start().starts_with("on") || changed.contains("src"))
}

/// What stays of an attribute of a drawing.
fn attribute_of_drawing(node: Node, attribute: &Attribute) -> Option<(String, String)> {
    let (name, value) = (attribute.name(), attribute.value());
    match attribute.namespace() {
        Some(XML) if matches!(name, "space" | "lang") => Some((format!("xml:{name}"), value.to_owned())),
        Some(XLINK) if name == "href" => Some(("xlink:href".to_owned(), source(node, value)?)),
        None if name == "href" => Some(("href".to_owned(), source(node, value)?)),
        None if name == "style" || value.contains(['(', '\\']) && lists::is_attribute_of_drawing(name) => {
            Some((name.to_owned(), style::clean(value)))
        }
        None if lists::is_attribute_of_drawing(name) => Some((name.to_owned(), value.to_owned())),
        _ => None,
    }
}

/// An address in a drawing: a picture for a picture, else a place within the site.
fn source(node: Node, address: &str) -> Option<String> {
    if matches!(node.tag_name().name(), "image" | "feImage") {
        return address::loadable(address);
    }
    match address::read(address) {
        Address::Inside(inside) => Some(inside),
        _ => None,
    }
}
