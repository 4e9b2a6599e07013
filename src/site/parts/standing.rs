//! A page that the archive writes itself.

use serde::Serialize;

use crate::archive::Field;
use crate::archive::PageIndex;
use crate::site::parts::contents;
use crate::site::parts::contents::PlaceView;
use crate::site::parts::head::PageView;
use crate::site::parts::head::line;
use crate::site::parts::head::page_head;
use crate::site::parts::links::LinkView;
use crate::site::parts::own_facts::OwnFactView;
use crate::site::parts::own_facts::own_facts;
use crate::site::parts::render::Templated;
use crate::site::parts::texts::Texts;
use crate::site::plan::Site;
use crate::site::plan::addresses;
use crate::site::plan::page::Page;
use crate::value::Html;

/// `page.html` (standing pages): `standing`.
#[derive(Debug, Clone, Serialize)]
pub struct StandingView {
    pub title: String,
    pub lang: String,
    pub dir: &'static str,
    pub summary_html: Option<Html>,
    /// Of a text that has many.
    pub headings: Vec<PlaceView>,
    pub body_html: Html,
    /// Fields of the archive's own.
    pub own_facts: Vec<OwnFactView>,
    /// Pages that are parts of it.
    pub parts: Vec<LinkView>,
    /// The pages before and after it, where they have an order.
    pub previous: Option<LinkView>,
    pub next: Option<LinkView>,
}

impl Templated for StandingView {
    const TEMPLATE: &'static str = "page.html";
    const NAME: &'static str = "standing";
}

/// A standing page as it is shown where `root` leads to the root.
pub fn standing_view(site: &Site, root: &str, index: PageIndex) -> StandingView {
    let standing = site.archive.page(index);
    let mut texts = Texts::on_page(site, root, &standing.mentions);
    let (previous, next) = site.shared.standings.neighbours(&site.archive, index);
    StandingView {
        title: standing.document.title.clone(),
        lang: standing.document.lang.as_str().to_owned(),
        dir: standing.document.lang.dir(),
        summary_html: texts.line(&standing.document.summary, Field::Summary),
        headings: contents::headings(&standing.document.body),
        body_html: texts.body(&standing.document.body, &standing.links),
        own_facts: own_facts(site, &standing.document.extra),
        parts: site.shared.standings.parts(index).map(|part| standing_link(site, part)).collect(),
        previous: previous.map(|previous| standing_link(site, previous)),
        next: next.map(|next| standing_link(site, next)),
    }
}

pub fn standing_link(site: &Site, index: PageIndex) -> LinkView {
    LinkView {
        label: site.archive.page(index).document.title.clone(),
        address: Some(addresses::standing(&site.archive, index)),
    }
}

pub fn standing_head(site: &Site, page: &Page, index: PageIndex) -> PageView {
    let document = &site.archive.page(index).document;
    let mut head = page_head(site, page, document.title.clone(), "");
    head.breadcrumbs.extend(site.shared.standings.whole.get(&index).map(|whole| standing_link(site, *whole)));
    PageView { description: line(&document.summary.text).or(head.description), ..head }
}
