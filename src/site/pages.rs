//! Pages for readers: one file a kind of page, which holds its view, the function that makes it and its template's name.
//!
//! No page knows another: what several show is in `parts`.

mod annotations;
mod article;
mod articles;
mod changes;
mod data;
mod dates;
mod entities;
mod entity;
mod home;
mod map;
mod methodology;
mod month;
mod network;
mod not_found;
mod publisher;
mod publishers;
mod question;
mod questions;
mod redirect;
mod reports;
mod search;
mod standing;
mod timeline;
mod translations;
mod versions;
mod year;

use crate::site::parts::head::PageView;
use crate::site::parts::open_graph::open_graph_tags;
use crate::site::parts::render::Render;
use crate::site::parts::render::Templated;
use crate::site::parts::schema_org::breadcrumb_list;
use crate::site::parts::texts::Texts;
use crate::site::plan::Site;
use crate::site::plan::page::Page;
use crate::site::plan::page::PageKind;
use crate::value::Html;
use crate::value::Kind;

/// Makes a page.
pub fn view<R: Render>(site: &Site, page: &Page, kind: &PageKind, render: &R) -> R::Made {
    use PageKind::*;
    let making = Making { site, page, render };
    match kind {
        Home => making.page(home::head(site, page), home::view(site)),
        Articles { number } => making.page(articles::head(site, page, *number), articles::view(site, *number)),
        Article(index) => making.page(article::head(site, page, *index), article::view(site, page, *index)),
        Entities { kind: Kind::Question, order: _, number } => {
            making.page(questions::head(site, page, *number), questions::view(site, *number))
        }
        Entities { kind, order, number } => making
            .page(entities::head(site, page, (*kind, *order), *number), entities::view(site, (*kind, *order), *number)),
        Entity { index, number } if site.archive.entity(*index).kind == Kind::Question => {
            making.page(question::head(site, page, *index, *number), question::view(site, page, *index, *number))
        }
        Entity { index, number } => {
            making.page(entity::head(site, page, *index, *number), entity::view(site, page, *index, *number))
        }
        Publishers { number } => making.page(publishers::head(site, page, *number), publishers::view(site, *number)),
        Publisher { index, number } => {
            making.page(publisher::head(site, page, *index, *number), publisher::view(site, *index, *number))
        }
        Dates => making.page(dates::head(site, page), dates::view(site)),
        Year { year, number } => making.page(year::head(site, page, *year, *number), year::view(site, *year, *number)),
        Month { month, number } => {
            making.page(month::head(site, page, *month, *number), month::view(site, *month, *number))
        }
        Map => making.page(map::head(site, page), map::view(site)),
        Timeline => making.page(timeline::head(site, page), timeline::view(site)),
        Network => making.page(network::head(site, page), network::view(site)),
        Changes { number } => making.page(changes::head(site, page, *number), changes::view(site, *number)),
        Translations(index) => {
            making.page(translations::head(site, page, *index), translations::view(site, page, *index))
        }
        Versions(index) => making.page(versions::head(site, page, *index), versions::view(site, *index)),
        Reports { event, number } => {
            making.page(reports::head(site, page, *event, *number), reports::view(site, *event, *number))
        }
        Standing(index) => making.page(standing::head(site, page, *index), standing::view(site, page, *index)),
        Methodology(index) => making.page(methodology::head(site, page, *index), methodology::view(site, page, *index)),
        Annotations { order, number } => {
            making.page(annotations::head(site, page, *order, *number), annotations::view(site, page, *order, *number))
        }
        Redirect(moved) => making.page(redirect::head(site, page, *moved), redirect::view(site, *moved)),
        Data => making.page(data::head(site, page), data::view(site)),
        Search => making.page(search::head(site, page), search::view(site)),
        NotFound => making.page(not_found::head(site, page), not_found::NotFoundView),
    }
}

struct Making<'a, R> {
    site: &'a Site,
    page: &'a Page,
    render: &'a R,
}

/// The text at the foot of every page, its links as they lead from there.
fn footer(site: &Site, root: &str) -> Option<Html> {
    let frame = &site.archive.frame;
    if frame.footer.is_empty() {
        return None;
    }
    Some(Texts::at_foot(site, root).body(&frame.footer, &frame.links))
}

impl<R: Render> Making<'_, R> {
    /// Adds to a head what follows from it, and has the page rendered.
    fn page<T: Templated>(&self, mut head: PageView, view: T) -> R::Made {
        head.json_ld.extend(breadcrumb_list(self.site, self.page, &head));
        head.open_graph = open_graph_tags(self.site, self.page, &head);
        head.footer_html = footer(self.site, &head.root);
        self.render.template(Some(&head), &view)
    }
}

macro_rules! templates {
    ($($name:literal),* $(,)?) => {
        /// The templates that are in the program, by name. A test of `output` holds the list to the folder.
        pub const TEMPLATES: &[(&str, &str)] = &[$(($name, include_str!(concat!("../../templates/", $name)))),*];
    };
}

templates![
    "404.html",
    "annotations.html",
    "article.html",
    "articles.html",
    "base.html",
    "changes.html",
    "components.html",
    "data.html",
    "dates.html",
    "entities.html",
    "entity.html",
    "feed.xml",
    "home.html",
    "map.html",
    "methodology.html",
    "month.html",
    "network.gexf.xml",
    "network.html",
    "page.html",
    "question.html",
    "questions.html",
    "redirect.html",
    "reports.html",
    "robots.txt",
    "search.html",
    "sitemap-index.xml",
    "sitemap.xml",
    "timeline.html",
    "translations.html",
    "versions.html",
    "year.html",
];
