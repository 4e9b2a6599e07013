//! Every address elsewhere, with its saved copies.
//!
//! Addresses that the setting `outbound` keeps back are empty here, and their rows are left out.

use crate::archive::Archive;
use crate::archive::ArticleIndex;
use crate::archive::EntityIndex;
use crate::archive::PageIndex;
use crate::archive::Target;
use crate::document::Capture;
use crate::input::Outbound;
use crate::site::exports::tables::cell::Cell;
use crate::site::exports::tables::cell::Definition;
use crate::site::exports::tables::cell::Row;
use crate::site::exports::tables::cell::Rows;
use crate::site::exports::tables::cell::date;
use crate::site::exports::tables::cell::none;
use crate::site::exports::tables::cell::optional;
use crate::site::exports::tables::cell::text;
use crate::site::parts::registers::register_address;
use crate::site::plan::tables::Column;
use crate::site::plan::tables::column;
use crate::value::url::is_web_address;

const COLUMNS: &[Column] = &[
    column("page", "string"),
    column("kind", "string"),
    column("url", "string"),
    column("archived_url", "string"),
    column("archived_at", "any"),
    column("file", "string"),
    column("sha256", "string"),
];

pub const TABLE: Definition =
    Definition { name: "links", columns: COLUMNS, further: none, count, rows: Rows::Whole(rows) };

fn count(archive: &Archive) -> usize {
    links(archive).count()
}

fn rows(archive: &Archive, row: &mut Row) {
    for link in links(archive) {
        row(&link.row());
    }
}

/// An address elsewhere, as one page gives it.
struct OutboundLink<'a> {
    page: &'a str,
    kind: &'static str,
    url: Option<String>,
    copy: Option<&'a Capture>,
}

impl<'a> OutboundLink<'a> {
    fn row(&self) -> [Cell<'a>; 7] {
        let copy = self.copy;
        [
            text(self.page),
            text(self.kind),
            optional(self.url.clone()),
            optional(copy.and_then(|copy| copy.url.clone())),
            date(copy.and_then(|copy| copy.at)),
            optional(copy.and_then(|copy| Some(copy.file.as_ref()?.as_str().to_owned()))),
            optional(copy.and_then(|copy| copy.sha256.clone())),
        ]
    }
}

/// Addresses elsewhere that are passed on: all, those with a saved copy, or none.
fn links(archive: &Archive) -> impl Iterator<Item = OutboundLink<'_>> {
    let articles = archive.article_indexes().flat_map(|index| links_of_article(archive, index));
    let entities = archive.entity_indexes().flat_map(|index| links_of_entity(archive, index));
    let pages = archive.page_indexes().flat_map(|index| links_of_page(archive, index));
    let links = articles.chain(entities).chain(pages);
    links.filter_map(|link| match archive.settings.outbound {
        Outbound::Live => Some(link),
        Outbound::Capture => {
            link.copy.and_then(|copy| copy.url.as_ref())?;
            Some(OutboundLink { url: None, ..link })
        }
        Outbound::Text => None,
    })
}

/// The original once for each of its copies, then what its texts and notes link.
fn links_of_article(archive: &Archive, index: ArticleIndex) -> Vec<OutboundLink<'_>> {
    let article = archive.article(index);
    let document = &article.document;
    let page = document.id.as_str();
    let original = |copy| OutboundLink { page, kind: "original", url: document.url.clone(), copy };
    let mut links = Vec::new();
    for copy in &document.captures {
        // A copy that is not held, of an original without an address, leads nowhere.
        if document.url.is_some() || copy.url.is_some() || copy.file.is_some() || copy.sha256.is_some() {
            links.push(original(Some(copy)));
        }
    }
    if links.is_empty() && document.url.is_some() {
        links.push(original(None));
    }
    let recordings = document.media.iter().filter_map(|media| media.url.clone());
    links.extend(recordings.map(|url| OutboundLink { page, kind: "recording", url: Some(url), copy: None }));
    let notes = archive.annotations_of(index).iter().flat_map(|annotation| &annotation.links);
    links.extend(of_text(page, article.links.iter().chain(notes)));
    links
}

fn links_of_entity(archive: &Archive, index: EntityIndex) -> Vec<OutboundLink<'_>> {
    let entity = archive.entity(index);
    let page = entity.id.as_str();
    let link = |kind, url| OutboundLink { page, kind, url: Some(url), copy: None };
    let mut links = Vec::new();
    if let Some(document) = &entity.document {
        links.extend(document.website.clone().map(|url| link("website", url)));
        for (register, id) in &document.same_as {
            links.extend(register_address(register, id).map(|url| link("register", url)));
        }
    }
    links.extend(of_text(page, entity.links.iter()));
    links
}

fn links_of_page(archive: &Archive, index: PageIndex) -> Vec<OutboundLink<'_>> {
    let standing = archive.page(index);
    of_text(&standing.document.id, standing.links.iter()).collect()
}

/// Web addresses among the links of a text, each as often as it is linked.
fn of_text<'a>(page: &'a str, links: impl Iterator<Item = &'a Target>) -> impl Iterator<Item = OutboundLink<'a>> {
    links.filter_map(move |link| match link {
        Target::Elsewhere(url) if is_web_address(url) => {
            Some(OutboundLink { page, kind: "link", url: Some(url.clone()), copy: None })
        }
        _ => None,
    })
}
