//! The head of a page: its title, its place in the site, what machines read.

use serde::Serialize;

use crate::site::parts::links::LinkView;
use crate::site::plan::Site;
use crate::site::plan::addresses;
use crate::site::plan::page::Page;
use crate::value::Html;
use crate::value::cut;

/// What every page knows about itself: `page`.
#[derive(Debug, Clone, Serialize)]
pub struct PageView {
    /// For `<title>`, without the site's title.
    pub title: String,
    /// From this page to the site's root: empty, `../`, `../../`; on 404 the base address.
    pub root: String,
    /// `people/x.html`.
    pub address: String,
    /// The full address, where `base_url` is set.
    pub canonical: Option<String>,
    /// One line of text for `<meta name="description">`.
    pub description: Option<String>,
    /// The section's key, for the menu's current entry.
    pub section: Option<&'static str>,
    pub lang: String,
    pub dir: &'static str,
    /// From the home page down, without this page itself.
    pub breadcrumbs: Vec<LinkView>,
    /// Feeds of this page, else of the site.
    pub feeds: Vec<FeedLinkView>,
    /// JSON-LD for the head, a script each, with `<` escaped.
    pub json_ld: Vec<Html>,
    /// `<meta property content>` pairs of Open Graph, where `base_url` is set.
    pub open_graph: Vec<MetaView>,
    /// `<meta name content>` pairs of Highwire and Dublin Core, in order.
    pub citation: Vec<MetaView>,
    /// The text at the foot of every page, where the archive has one.
    pub footer_html: Option<Html>,
    /// Pages after the first of a long list, and the 404 page, are not indexed.
    pub noindex: bool,
}

#[derive(Debug, Clone, Serialize)]
pub struct MetaView {
    pub name: &'static str,
    pub content: String,
}

#[derive(Debug, Clone, Serialize)]
pub struct FeedLinkView {
    pub title: String,
    pub address: String,
    /// `application/atom+xml` or `application/feed+json`.
    pub media_type: &'static str,
}

/// Longest description in code points; search engines cut there.
const DESCRIPTION: usize = 200;

/// A head with what all pages have.
pub fn page_head(site: &Site, page: &Page, title: String, section: &'static str) -> PageView {
    let lang = site.lang();
    let address = page.address.as_str();
    PageView {
        description: in_this_archive(site, &title),
        title,
        root: addresses::root(address),
        address: address.to_owned(),
        canonical: addresses::canonical(&site.archive, if address == "index.html" { "" } else { address }),
        section: (!section.is_empty()).then_some(section),
        lang: lang.as_str().to_owned(),
        dir: lang.dir(),
        breadcrumbs: breadcrumbs(site, section),
        feeds: feed_links(site, "feed", &site.archive.settings.title),
        json_ld: Vec::new(),
        open_graph: Vec::new(),
        citation: Vec::new(),
        footer_html: None,
        noindex: false,
    }
}

fn breadcrumbs(site: &Site, section: &str) -> Vec<LinkView> {
    let mut crumbs = vec![LinkView { label: site.words.say("home"), address: Some("index.html".to_owned()) }];
    if let Some(section) = site.shared.sections.iter().find(|known| known.key == section) {
        crumbs.push(LinkView { label: section.label.clone(), address: Some(section.address.clone()) });
    }
    crumbs
}

pub fn feed_links(site: &Site, stem: &str, title: &str) -> Vec<FeedLinkView> {
    if site.archive.settings.base_url.is_none() {
        return Vec::new();
    }
    let link = |extension: &str, media_type: &'static str| FeedLinkView {
        title: title.to_owned(),
        address: format!("{stem}.{extension}"),
        media_type,
    };
    vec![link("xml", "application/atom+xml"), link("json", "application/feed+json")]
}

/// The description of a page that says nothing of itself: its title, and what this archive is about.
fn in_this_archive(site: &Site, title: &str) -> Option<String> {
    let settings = &site.archive.settings;
    let blanks = [("page", title.to_owned()), ("site", settings.title.clone())];
    let title = site.words.fill("page_title", None, &blanks);
    match &settings.description {
        Some(description) => line(&format!("{title}. {description}")),
        None => line(&title),
    }
}

/// The head of a list, and of what stands beside the sections.
pub fn list_head(site: &Site, page: &Page, title: &str, section: &'static str, number: usize) -> PageView {
    let mut head = PageView { noindex: number > 1, ..page_head(site, page, title.to_owned(), section) };
    if number == 1 {
        // The section's own page does not stand above itself.
        head.breadcrumbs.truncate(1);
    }
    head
}

pub fn numbered_title(site: &Site, title: &str, number: usize) -> String {
    match number {
        1 => title.to_owned(),
        number => site.words.fill("title_page", None, &[("title", title.to_owned()), ("number", number.to_string())]),
    }
}

pub fn meta(name: &'static str, content: &str) -> MetaView {
    MetaView { name, content: content.to_owned() }
}

/// The start of a text as one line; `None` where it is empty.
pub fn line(text: &str) -> Option<String> {
    let mut line = String::new();
    for word in text.split_whitespace() {
        // More than any description has, in letters of four bytes too.
        if line.len() > 4 * DESCRIPTION {
            break;
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    match cut::first_words(&line, DESCRIPTION) {
        None => Some(line).filter(|line| !line.is_empty()),
        Some(words) => Some(format!("{words}…")),
    }
}
