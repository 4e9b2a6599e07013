//! The search page.

use serde::Serialize;

use crate::site::parts::head::PageView;
use crate::site::parts::head::list_head;
use crate::site::parts::render::Templated;
use crate::site::plan::Site;
use crate::site::plan::page::Page;

/// `search.html`: `search`.
#[derive(Debug, Clone, Serialize)]
pub struct SearchView {
    /// Whether the site has a full-text index.
    pub available: bool,
    /// What the index can be narrowed by: the name of the filter, and its label.
    pub filters: Vec<(&'static str, String)>,
}

impl Templated for SearchView {
    const TEMPLATE: &'static str = "search.html";
    const NAME: &'static str = "search";
}

pub fn head(site: &Site, page: &Page) -> PageView {
    list_head(site, page, &site.words.say("search"), "search", 1)
}

pub fn view(site: &Site) -> SearchView {
    let filters = ["kind", "year", "language", "publisher"];
    let labelled = filters.map(|filter| (filter, site.words.say(&format!("search_{filter}"))));
    SearchView { available: site.has_search, filters: labelled.to_vec() }
}
