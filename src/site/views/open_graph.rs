//! Open Graph: what a card says that links to a page. All of it needs the site's own address.

use crate::archive::ArticleIndex;
use crate::document::ArticleKind;
use crate::site::CARD_SIZE;
use crate::site::Page;
use crate::site::PageKind;
use crate::site::Site;
use crate::site::addresses;
use crate::site::view::MetaView;
use crate::site::view::PageView;
use crate::site::views::head::meta;

/// Formats that cards can show.
const SHOWN: [&str; 5] = [".jpg", ".jpeg", ".png", ".webp", ".gif"];

struct Picture {
    address: String,
    size: Option<(usize, usize)>,
    alt: String,
}

impl Site {
    pub(super) fn open_graph(&self, page: &Page, head: &PageView) -> Vec<MetaView> {
        let is_outside = matches!(page.kind, PageKind::NotFound | PageKind::Redirect(_));
        let Some(address) = head.canonical.as_ref().filter(|_| !is_outside) else { return Vec::new() };
        let settings = &self.archive.settings;
        let article = match page.kind {
            PageKind::Article(index) => Some(index),
            _ => None,
        };
        let mut tags = vec![
            meta("og:type", if article.is_some() { "article" } else { "website" }),
            meta("og:title", &head.title),
            meta("og:url", address),
            meta("og:site_name", &settings.title),
            meta("og:locale", self.words.locale.with_territory()),
        ];
        tags.extend(head.description.as_ref().map(|description| meta("og:description", description)));
        if let Some(picture) = article.and_then(|index| self.lead_picture(index)).or_else(|| self.site_picture()) {
            tags.push(meta("og:image", &picture.address));
            if let Some((width, height)) = picture.size {
                tags.push(meta("og:image:width", &width.to_string()));
                tags.push(meta("og:image:height", &height.to_string()));
            }
            tags.extend(Some(meta("og:image:alt", &picture.alt)).filter(|_| !picture.alt.is_empty()));
        }
        tags.extend(article.into_iter().flat_map(|index| self.article_tags(index)));
        tags
    }

    /// The dates of a report. Those in the file of a summary are not its own.
    fn article_tags(&self, index: ArticleIndex) -> Vec<MetaView> {
        let document = &self.archive.article(index).document;
        let is_report = document.kind == ArticleKind::Report;
        let dates = [("article:published_time", document.date), ("article:modified_time", document.updated)];
        let dates = dates.into_iter().filter(|_| is_report);
        let mut tags: Vec<MetaView> = dates.filter_map(|(name, date)| Some(meta(name, &date?.to_string()))).collect();
        tags.extend(document.section.as_ref().map(|section| meta("article:section", section)));
        tags
    }

    fn lead_picture(&self, index: ArticleIndex) -> Option<Picture> {
        let image = self.archive.article(index).document.image.as_ref()?;
        let src = image.src.as_ref().map(|src| src.as_str())?;
        let is_shown = SHOWN.iter().any(|ending| src.to_ascii_lowercase().ends_with(ending));
        let address = self.full_address(src).filter(|_| is_shown)?;
        Some(Picture { address, size: self.shared.sizes.get(src).copied(), alt: image.alt.clone() })
    }

    /// The archive's own `static/card.png`, else the one that is drawn.
    fn site_picture(&self) -> Option<Picture> {
        let address = self.full_address(addresses::PICTURE)?;
        Some(match self.shared.sizes.get(addresses::PICTURE) {
            Some(size) => Picture { address, size: Some(*size), alt: self.archive.settings.title.clone() },
            None => Picture { address, size: Some(CARD_SIZE), alt: self.words.say("card_alt") },
        })
    }
}
