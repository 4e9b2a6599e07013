//! An older address of an article or of a standing page, or that of an organization as a publisher, which leads to the present one.

use serde::Serialize;

use crate::archive::Archive;
use crate::site::parts::head::PageView;
use crate::site::parts::head::page_head;
use crate::site::parts::links::LinkView;
use crate::site::parts::render::Templated;
use crate::site::plan::Site;
use crate::site::plan::addresses;
use crate::site::plan::page::Moved;
use crate::site::plan::page::Page;

/// `redirect.html`: `redirect`.
#[derive(Debug, Clone, Serialize)]
#[serde(transparent)]
pub struct RedirectView(LinkView);

impl Templated for RedirectView {
    const TEMPLATE: &'static str = "redirect.html";
    const NAME: &'static str = "redirect";
}

pub fn head(site: &Site, page: &Page, moved: Moved) -> PageView {
    let (title, address) = present(&site.archive, moved);
    let section = match moved {
        Moved::Article { .. } => "articles",
        Moved::Standing { .. } => "pages",
        Moved::Organization { .. } => "publishers",
    };
    let canonical = addresses::canonical(&site.archive, &address);
    PageView { canonical, noindex: true, ..page_head(site, page, title, section) }
}

pub fn view(site: &Site, moved: Moved) -> RedirectView {
    let (label, address) = present(&site.archive, moved);
    RedirectView(LinkView { label, address: Some(address) })
}

/// What is at the present address, and the address.
fn present(archive: &Archive, moved: Moved) -> (String, String) {
    match moved {
        Moved::Article { index, .. } => {
            (archive.article(index).document.title.clone(), addresses::article(archive, index))
        }
        Moved::Standing { index, .. } => {
            (archive.page(index).document.title.clone(), addresses::standing(archive, index))
        }
        Moved::Organization { index, number } => {
            let first = addresses::entity(archive, index);
            (archive.entity(index).name.clone(), addresses::numbered(&first, number))
        }
    }
}
