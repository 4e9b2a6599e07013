//! What every page is told: of the site and of itself.

use serde::Serialize;

use crate::site::view::LinkView;
use crate::value::Html;

/// What every page knows about the site: `site`.
#[derive(Debug, Clone, Serialize)]
pub struct SiteView {
    pub title: String,
    pub description: Option<String>,
    /// BCP 47.
    pub lang: String,
    /// `ltr` or `rtl`.
    pub dir: &'static str,
    pub publisher: Option<String>,
    /// With a closing slash; absent unless `base_url` is set.
    pub base_url: Option<String>,
    /// Sections that have something in them, in the order of the main menu.
    pub sections: Vec<SectionView>,
    /// Drawings of the whole archive: `timeline`, `map`.
    pub overviews: Vec<SectionView>,
    /// Standing pages (about, methodology), by title.
    pub pages: Vec<LinkView>,
    /// `dateline 0.1.0`.
    pub generator: &'static str,
    /// How originals are linked: `live`, `capture` or `text`.
    pub outbound: &'static str,
}

/// A section of the site: articles, people, places, …
#[derive(Debug, Clone, Serialize)]
pub struct SectionView {
    /// `articles`, `people`, `places`, `organizations`, `events`, `topics`, `publishers`, `dates`.
    pub key: &'static str,
    pub label: String,
    pub address: String,
    pub count: usize,
}

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
