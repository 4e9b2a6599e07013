//! What every page is told of the site: its names, and where its menus lead.

use serde::Serialize;

use crate::archive::Goal;
use crate::archive::Target;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::ProblemKind;
use crate::site::parts::links::LinkView;
use crate::site::parts::standing::standing_link;
use crate::site::plan;
use crate::site::plan::Site;
use crate::site::plan::addresses;
use crate::site::plan::outbound::is_live;
use crate::site::plan::page::METHODOLOGY;
use crate::site::plan::page::PageKind;
use crate::site::plan::shared::SectionView;
use crate::site::plan::standing::Standings;

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
    /// The main menu: that of the settings, else the sections and the overviews.
    pub menu: Vec<MenuEntryView>,
    /// Sections and overviews that the menu of the settings leaves out.
    pub further: Vec<MenuEntryView>,
    /// Standing pages (about, methodology), by title.
    pub pages: Vec<LinkView>,
    /// `dateline 0.1.0`.
    pub generator: &'static str,
    /// How originals are linked: `live`, `capture` or `text`.
    pub outbound: &'static str,
    /// A picture of the archive's own, shown before its title.
    pub logo: Option<LogoView>,
    /// Style sheets of the archive's own, which come after the built-in ones: its colour, `site.css`.
    pub sheets: Vec<&'static str>,
}

/// An entry of the main menu.
#[derive(Debug, Clone, Serialize)]
pub struct MenuEntryView {
    /// That of a section or overview: `people`, `map`.
    pub key: Option<&'static str>,
    pub label: String,
    /// Relative to the root; absent where it leads elsewhere, or nowhere.
    pub address: Option<String>,
    /// The full address of another site, where such may be linked.
    pub link: Option<String>,
}

/// A picture of the archive's own.
#[derive(Debug, Clone, Serialize)]
pub struct LogoView {
    /// Relative to the root, encoded.
    pub address: String,
    /// In pixels, where they are known.
    pub width: Option<usize>,
    pub height: Option<usize>,
}

pub fn site_view(site: &Site) -> SiteView {
    let settings = &site.archive.settings;
    let (sections, overviews) = (site.shared.sections.clone(), overviews(site));
    let mut filled: Vec<MenuEntryView> = sections.iter().map(of_section).collect();
    filled.extend(overviews.iter().map(of_section));
    let menu = if site.archive.frame.menu.is_empty() { filled.clone() } else { menu(site, &overviews) };
    filled.retain(|entry| !menu.iter().any(|other| other.address == entry.address));
    SiteView {
        title: settings.title.clone(),
        description: settings.description.clone(),
        lang: settings.lang.as_str().to_owned(),
        dir: settings.lang.dir(),
        publisher: settings.publisher.clone(),
        base_url: settings.base_url.clone(),
        sections,
        overviews,
        further: filled,
        menu,
        pages: pages(site),
        generator: concat!("Dateline ", env!("CARGO_PKG_VERSION")),
        outbound: settings.outbound.word(),
        logo: logo(site),
        sheets: sheets(site),
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
    let mut filled = Vec::new();
    for (key, address, count) in counted {
        if count > 0 {
            filled.push(SectionView { key, label: site.words.say(key), address: address.to_owned(), count });
        }
    }
    filled
}

fn of_section(section: &SectionView) -> MenuEntryView {
    let SectionView { key, label, address, count: _ } = section.clone();
    MenuEntryView { key: Some(key), label, address: Some(address), link: None }
}

/// The menu of the settings. What the site does not have yet is left out.
fn menu(site: &Site, overviews: &[SectionView]) -> Vec<MenuEntryView> {
    let mut menu = Vec::new();
    for way in &site.archive.frame.menu {
        let entry = match &way.to {
            Goal::List(name) => list(site, overviews, name),
            Goal::Target(target) => Some(to_target(site, target)),
        };
        if let Some(entry) = entry {
            let label = way.label.clone().unwrap_or(entry.label);
            menu.push(MenuEntryView { label, ..entry });
        }
    }
    menu
}

fn list(site: &Site, overviews: &[SectionView], name: &'static str) -> Option<MenuEntryView> {
    let named = |key: &'static str, address: &str| {
        let address = Some(address.to_owned());
        Some(MenuEntryView { key: None, label: site.words.say(key), address, link: None })
    };
    match name {
        "home" => named("home", "index.html"),
        "data" => named("data", "data.html"),
        "search" => named("search", addresses::SEARCH),
        METHODOLOGY => {
            plan::method(&site.archive)?;
            named("methodology", "methodology.html")
        }
        _ => {
            let key = if name == "network" { "named_when" } else { name };
            let mut filled = site.shared.sections.iter().chain(overviews);
            filled.find(|section| section.key == key).map(of_section)
        }
    }
}

fn to_target(site: &Site, target: &Target) -> MenuEntryView {
    let archive = &site.archive;
    let label = match target {
        Target::Article(index) => archive.article(*index).document.title.clone(),
        Target::Entity(index) => archive.entity(*index).name.clone(),
        Target::Page(index) => archive.page(*index).document.title.clone(),
        Target::File(path) | Target::PartOfFile(path, _) => path.name().to_owned(),
        Target::Elsewhere(address) => bare(address).to_owned(),
        Target::Place(..) | Target::Fragment(_) | Target::Nowhere => String::new(),
    };
    let link = match target {
        Target::Elsewhere(address) if is_live(archive) => Some(address.clone()),
        _ => None,
    };
    MenuEntryView { key: None, label, address: addresses::target(archive, target), link }
}

/// An address as people write it.
fn bare(address: &str) -> &str {
    let without = ["https://", "http://", "mailto:"].iter().find_map(|scheme| address.strip_prefix(scheme));
    without.unwrap_or(address).trim_end_matches('/')
}

/// What the menu of the settings asks for and the site does not have yet.
pub fn missing_in_menu(site: &Site) -> Vec<Diagnostic> {
    let overviews = overviews(site);
    let mut missing = Vec::new();
    for way in &site.archive.frame.menu {
        if let Goal::List(name) = way.to
            && list(site, &overviews, name).is_none()
        {
            let message = format!("there is no `{name}` in this site yet: the menu leaves it out");
            missing.push(Diagnostic::note(ProblemKind::NotPublished, message));
        }
    }
    missing
}

fn logo(site: &Site) -> Option<LogoView> {
    let path = site.archive.frame.logo.as_ref()?;
    let size = site.shared.sizes.get(path.as_str()).copied();
    let address = addresses::target(&site.archive, &Target::File(path.clone()))?;
    Some(LogoView { address, width: size.map(|(width, _)| width), height: size.map(|(_, height)| height) })
}

fn sheets(site: &Site) -> Vec<&'static str> {
    let mut sheets = Vec::new();
    if site.archive.settings.look.accent.is_some() {
        sheets.push(addresses::ACCENT);
    }
    if site.has_own_sheet {
        sheets.push(addresses::OWN_SHEET);
    }
    sheets
}

/// The pages that the archive writes and that are part of no other, and the one on method where there is one without it.
fn pages(site: &Site) -> Vec<LinkView> {
    let Standings { order, whole } = &site.shared.standings;
    let first = order.iter().filter(|page| !whole.contains_key(page));
    let mut pages: Vec<LinkView> = first.map(|page| standing_link(site, *page)).collect();
    if plan::method(&site.archive) == Some(PageKind::Methodology(None)) {
        let address = Some(format!("{METHODOLOGY}.html"));
        pages.push(LinkView { label: site.words.say("methodology"), address });
    }
    pages
}
