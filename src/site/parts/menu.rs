//! What every page is told of the site: its names, and where its menus lead.

use serde::Serialize;

use crate::site::parts::links::LinkView;
use crate::site::plan;
use crate::site::plan::Site;
use crate::site::plan::addresses;
use crate::site::plan::page::METHODOLOGY;
use crate::site::plan::page::PageKind;
use crate::site::plan::shared::SectionView;

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
    /// Drawings of the whole archive: `timeline`, `map`, `named_when`, `changes`, `reports`.
    pub overviews: Vec<SectionView>,
    /// Standing pages (about, methodology), by title.
    pub pages: Vec<LinkView>,
    /// `dateline 0.1.0`.
    pub generator: &'static str,
    /// How originals are linked: `live`, `capture` or `text`.
    pub outbound: &'static str,
}

pub fn site_view(site: &Site) -> SiteView {
    let settings = &site.archive.settings;
    SiteView {
        title: settings.title.clone(),
        description: settings.description.clone(),
        lang: settings.lang.as_str().to_owned(),
        dir: settings.lang.dir(),
        publisher: settings.publisher.clone(),
        base_url: settings.base_url.clone(),
        sections: site.shared.sections.clone(),
        overviews: overviews(site),
        pages: pages(site),
        generator: concat!("Dateline ", env!("CARGO_PKG_VERSION")),
        outbound: settings.outbound.word(),
    }
}

fn overviews(site: &Site) -> Vec<SectionView> {
    let overviews = &site.overviews;
    let counted = [
        ("timeline", addresses::TIMELINE, usize::from(overviews.has_time())),
        ("map", addresses::MAP, overviews.places.len()),
        ("named_when", addresses::NETWORK, overviews.network.len()),
        ("changes", addresses::CHANGES, overviews.changes.len()),
        ("reports", addresses::REPORTS, usize::from(!overviews.reports.is_empty())),
    ];
    let filled = counted.into_iter().filter(|(.., count)| *count > 0);
    let view = |(key, address, count): (&'static str, &str, usize)| SectionView {
        key,
        label: site.words.say(key),
        address: address.to_owned(),
        count,
    };
    filled.map(view).collect()
}

/// The pages that the archive writes, and the one on method where there is one without it.
fn pages(site: &Site) -> Vec<LinkView> {
    let archive = &site.archive;
    let mut pages: Vec<LinkView> = Vec::new();
    for index in archive.page_indexes() {
        let label = archive.page(index).document.title.clone();
        pages.push(LinkView { label, address: Some(addresses::standing(archive, index)) });
    }
    if plan::method(archive) == Some(PageKind::Methodology(None)) {
        let address = Some(format!("{METHODOLOGY}.html"));
        pages.push(LinkView { label: site.words.say("methodology"), address });
    }
    pages.sort_by(|a, b| site.words.locale.compare(&a.label, &b.label));
    pages
}
