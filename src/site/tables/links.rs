//! The rows of `links.csv`: every address elsewhere, with its saved copies.

use crate::archive::ArticleIndex;
use crate::archive::EntityIndex;
use crate::archive::PageIndex;
use crate::archive::Target;
use crate::document::Capture;
use crate::input::Outbound;
use crate::site::Cell;
use crate::site::Site;
use crate::site::tables::date;
use crate::site::tables::optional;
use crate::site::tables::text;
use crate::site::views::register_address;

/// An address elsewhere, as one page gives it.
pub(super) struct OutboundLink<'a> {
    page: &'a str,
    kind: &'static str,
    url: Option<String>,
    copy: Option<&'a Capture>,
}

impl<'a> OutboundLink<'a> {
    pub(super) fn row(&self) -> [Cell<'a>; 7] {
        let copy = self.copy;
        [
            text(self.page),
            text(self.kind),
            optional(self.url.clone()),
            optional(copy.and_then(|copy| copy.url.clone())),
            date(copy.and_then(|copy| copy.at)),
            optional(copy.and_then(|copy| copy.file.as_ref()).map(|file| file.as_str().to_owned())),
            optional(copy.and_then(|copy| copy.sha256.clone())),
        ]
    }
}

impl Site {
    /// Addresses elsewhere that are passed on: all, those with a saved copy, or none.
    pub(super) fn links(&self) -> impl Iterator<Item = OutboundLink<'_>> {
        let archive = &self.archive;
        let articles = archive.article_indexes().flat_map(|index| self.links_of_article(index));
        let entities = archive.entity_indexes().flat_map(|index| self.links_of_entity(index));
        let pages = archive.page_indexes().flat_map(|index| self.links_of_page(index));
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
    fn links_of_article(&self, index: ArticleIndex) -> Vec<OutboundLink<'_>> {
        let article = self.archive.article(index);
        let document = &article.document;
        let page = document.id.as_str();
        let original = |copy| OutboundLink { page, kind: "original", url: document.url.clone(), copy };
        let mut links: Vec<OutboundLink> = document.captures.iter().map(|copy| original(Some(copy))).collect();
        if links.is_empty() && document.url.is_some() {
            links.push(original(None));
        }
        let recordings = document.media.iter().filter_map(|media| media.url.clone());
        links.extend(recordings.map(|url| OutboundLink { page, kind: "recording", url: Some(url), copy: None }));
        let notes = self.archive.annotations_of(index).iter().flat_map(|annotation| &annotation.links);
        links.extend(of_text(page, article.links.iter().chain(notes)));
        links
    }

    fn links_of_entity(&self, index: EntityIndex) -> Vec<OutboundLink<'_>> {
        let entity = self.archive.entity(index);
        let page = entity.id.as_str();
        let registers = entity.document.iter().flat_map(|document| &document.same_as);
        let registers = registers.filter_map(|(register, id)| register_address(register, id));
        let links = registers.map(|url| OutboundLink { page, kind: "register", url: Some(url), copy: None });
        links.chain(of_text(page, entity.links.iter())).collect()
    }

    fn links_of_page(&self, index: PageIndex) -> Vec<OutboundLink<'_>> {
        let standing = self.archive.page(index);
        of_text(&standing.document.id, standing.links.iter()).collect()
    }
}

/// Web addresses among the links of a text, each as often as it is linked.
fn of_text<'a>(page: &'a str, links: impl Iterator<Item = &'a Target>) -> impl Iterator<Item = OutboundLink<'a>> {
    links.filter_map(move |link| match link {
        Target::Elsewhere(url) if url.starts_with("http://") || url.starts_with("https://") => {
            Some(OutboundLink { page, kind: "link", url: Some(url.clone()), copy: None })
        }
        _ => None,
    })
}
