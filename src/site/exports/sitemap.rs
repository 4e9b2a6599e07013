//! Sitemaps (sitemaps.org): addresses for search engines.

use serde::Serialize;

use crate::site::parts::render::Templated;
use crate::site::plan::Site;
use crate::site::plan::addresses;
use crate::site::plan::page::Content;
use crate::site::plan::page::Page;
use crate::site::plan::page::PageKind;
use crate::site::plan::page::SITEMAP_LENGTH;
use crate::value::FilePath;

/// `sitemap.xml`: `urls`.
#[derive(Debug, Clone, Serialize)]
#[serde(transparent)]
pub struct SitemapView(Vec<SitemapEntryView>);

/// `sitemap-index.xml`: `sitemaps`.
#[derive(Debug, Clone, Serialize)]
#[serde(transparent)]
pub struct SitemapIndexView(Vec<SitemapEntryView>);

#[derive(Debug, Clone, Serialize)]
pub struct SitemapEntryView {
    /// A full address.
    pub loc: String,
    pub lastmod: Option<String>,
}

impl Templated for SitemapView {
    const TEMPLATE: &'static str = "sitemap.xml";
    const NAME: &'static str = "urls";
}

impl Templated for SitemapIndexView {
    const TEMPLATE: &'static str = "sitemap-index.xml";
    const NAME: &'static str = "sitemaps";
}

/// The addresses of one sitemap; `number` is that of its plan.
pub fn entries(site: &Site, number: usize) -> SitemapView {
    let indexed = site.pages.iter().filter(|page| page.is_indexed());
    let skipped = number.saturating_sub(1) * SITEMAP_LENGTH;
    let mut entries = Vec::new();
    for page in indexed.skip(skipped).take(SITEMAP_LENGTH) {
        entries.extend(entry(site, page));
    }
    SitemapView(entries)
}

/// All sitemaps of a site that needs several.
pub fn maps(site: &Site, count: usize) -> SitemapIndexView {
    let mut maps = Vec::new();
    for number in 1..=count {
        let loc = addresses::canonical(&site.archive, &addresses::sitemap(number));
        maps.extend(loc.map(|loc| SitemapEntryView { loc, lastmod: None }));
    }
    SitemapIndexView(maps)
}

fn entry(site: &Site, page: &Page) -> Option<SitemapEntryView> {
    let lastmod = match page.content {
        Content::Page(PageKind::Article(index)) => {
            let document = &site.archive.article(index).document;
            let changed = document.updated.or(document.date).filter(|date| date.day().is_some());
            changed.map(|date| date.to_day().to_string())
        }
        _ => None,
    };
    Some(SitemapEntryView { loc: addresses::canonical(&site.archive, home_as_folder(&page.address))?, lastmod })
}

/// The home page's own address is the root.
fn home_as_folder(address: &FilePath) -> &str {
    match address.as_str() {
        "index.html" => "",
        other => other,
    }
}
