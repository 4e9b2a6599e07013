//! The page that a server shows for any address that there is not.

use serde::Serialize;

use crate::site::parts::head::PageView;
use crate::site::parts::head::page_head;
use crate::site::parts::render::Templated;
use crate::site::plan::Site;
use crate::site::plan::page::Page;

/// `404.html`: it says nothing but words of the interface.
#[derive(Debug, Clone, Serialize)]
pub struct NotFoundView;

impl Templated for NotFoundView {
    const TEMPLATE: &'static str = "404.html";
    const NAME: &'static str = "not_found";
}

/// Its links must work from every depth.
pub fn head(site: &Site, page: &Page) -> PageView {
    let base = site.archive.settings.base_url.clone();
    let title = site.words.say("not_found");
    PageView {
        root: base.unwrap_or_default(),
        noindex: true,
        canonical: None,
        description: None,
        ..page_head(site, page, title, "")
    }
}
