//! Open Graph: what a card says that links to a page. All of it needs the site's own address.

use crate::archive::ArticleIndex;
use crate::document::ArticleKind;
use crate::site::parts::head::MetaView;
use crate::site::parts::head::PageView;
use crate::site::parts::head::meta;
use crate::site::parts::measures::CARD_SIZE;
use crate::site::plan::Site;
use crate::site::plan::addresses;
use crate::site::plan::page::Content;
use crate::site::plan::page::Page;
use crate::site::plan::page::PageKind;

/// Formats that cards can show.
const SHOWN: [&str; 5] = [".jpg", ".jpeg", ".png", ".webp", ".gif"];

struct Picture {
    address: String,
    size: Option<(usize, usize)>,
    alt: String,
}

pub fn open_graph_tags(site: &Site, page: &Page, head: &PageView) -> Vec<MetaView> {
    let is_outside = matches!(page.content, Content::Page(PageKind::NotFound | PageKind::Redirect { .. }));
    let Some(address) = head.canonical.as_ref().filter(|_| !is_outside) else { return Vec::new() };
    let settings = &site.archive.settings;
    let article = match page.content {
        Content::Page(PageKind::Article(index)) => Some(index),
        _ => None,
    };
    let mut tags = vec![
        meta("og:type", if article.is_some() { "article" } else { "website" }),
        meta("og:title", &head.title),
        meta("og:url", address),
        meta("og:site_name", &settings.title),
        meta("og:locale", site.words.locale.with_territory()),
    ];
    tags.extend(head.description.as_ref().map(|description| meta("og:description", description)));
    if let Some(picture) = article.and_then(|index| lead_picture(site, index)).or_else(|| site_picture(site)) {
        tags.push(meta("og:image", &picture.address));
        if let Some((width, height)) = picture.size {
            tags.push(meta("og:image:width", &width.to_string()));
            tags.push(meta("og:image:height", &height.to_string()));
        }
        if !picture.alt.is_empty() {
            tags.push(meta("og:image:alt", &picture.alt));
        }
    }
    if let Some(index) = article {
        tags.extend(article_tags(site, index));
    }
    tags
}

/// The dates of a report. Those in the file of a summary are not its own.
fn article_tags(site: &Site, index: ArticleIndex) -> Vec<MetaView> {
    let document = &site.archive.article(index).document;
    let mut tags = Vec::new();
    if document.kind == ArticleKind::Report {
        tags.extend(document.date.map(|date| meta("article:published_time", &date.to_string())));
        tags.extend(document.updated.map(|date| meta("article:modified_time", &date.to_string())));
    }
    tags.extend(document.section.as_ref().map(|section| meta("article:section", section)));
    tags
}

fn lead_picture(site: &Site, index: ArticleIndex) -> Option<Picture> {
    let image = site.archive.article(index).document.image.as_ref()?;
    let src = image.src.as_ref().map(|src| src.as_str())?;
    let is_shown = SHOWN.iter().any(|ending| src.to_ascii_lowercase().ends_with(ending));
    let address = addresses::canonical(&site.archive, src).filter(|_| is_shown)?;
    Some(Picture { address, size: site.shared.sizes.get(src).copied(), alt: image.alt.clone() })
}

/// The archive's own `static/card.png`, else the one that is drawn.
fn site_picture(site: &Site) -> Option<Picture> {
    let address = addresses::canonical(&site.archive, addresses::PICTURE)?;
    Some(match site.shared.sizes.get(addresses::PICTURE) {
        Some(size) => Picture { address, size: Some(*size), alt: site.archive.settings.title.clone() },
        None => Picture { address, size: Some(CARD_SIZE), alt: site.words.say("card_alt") },
    })
}
