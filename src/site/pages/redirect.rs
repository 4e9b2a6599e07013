//! An older address of an article, which leads to the present one.

use serde::Serialize;

use crate::archive::ArticleIndex;
use crate::site::parts::head::PageView;
use crate::site::parts::head::page_head;
use crate::site::parts::links::LinkView;
use crate::site::parts::render::Templated;
use crate::site::plan::Site;
use crate::site::plan::addresses;
use crate::site::plan::page::Page;

/// `redirect.html`: `redirect`.
#[derive(Debug, Clone, Serialize)]
#[serde(transparent)]
pub struct RedirectView(LinkView);

impl Templated for RedirectView {
    const TEMPLATE: &'static str = "redirect.html";
    const NAME: &'static str = "redirect";
}

pub fn head(site: &Site, page: &Page, index: ArticleIndex) -> PageView {
    let title = site.archive.article(index).document.title.clone();
    let canonical = addresses::canonical(&site.archive, &addresses::article(&site.archive, index));
    PageView { canonical, noindex: true, ..page_head(site, page, title, "articles") }
}

pub fn view(site: &Site, index: ArticleIndex) -> RedirectView {
    let label = site.archive.article(index).document.title.clone();
    RedirectView(LinkView { label, address: Some(addresses::article(&site.archive, index)) })
}
