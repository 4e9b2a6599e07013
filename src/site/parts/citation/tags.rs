//! What programs that keep references read in the head of an article: Highwire's tags and Dublin Core.
//!
//! Why Zotero is told `z:itemType`: from `citation_title` alone it makes an article in a journal (read in its translators "Embedded
//! Metadata" and "RDF").

use crate::archive::ArticleIndex;
use crate::document::ArticleKind;
use crate::site::parts::head::MetaView;
use crate::site::parts::head::meta;
use crate::site::plan::Site;
use crate::site::plan::outbound;

/// What programs that keep references read: Highwire's tags and Dublin Core. Zotero takes a page with `citation_title` for an
/// article in a journal, unless `z:itemType` says what it is; the paper's name is `prism.publicationName` then.
pub fn citation_tags(site: &Site, index: ArticleIndex) -> Vec<MetaView> {
    let article = site.archive.article(index);
    let document = &article.document;
    let settings = &site.archive.settings;
    let origin = article.publisher.map(|publisher| site.archive.publisher(publisher).name.as_str());
    // A summary is ours; the report that it is about has the byline, the publisher and the date.
    let (kind, title, publisher, date) = match document.kind {
        ArticleKind::Report => {
            let title = document.original_title.as_ref().unwrap_or(&document.title);
            ("newspaperArticle", title, origin, document.date)
        }
        ArticleKind::Summary => ("webpage", &document.title, settings.publisher.as_deref(), None),
    };
    let authors: Vec<&str> = match document.kind {
        ArticleKind::Report => article.byline.iter().map(|name| name.text.as_str()).collect(),
        ArticleKind::Summary => settings.publisher.as_deref().into_iter().collect(),
    };
    let paper = publisher.filter(|_| document.kind == ArticleKind::Report);
    let address = outbound::original(&site.archive, document)
        .or_else(|| outbound::saved_copy(&site.archive, document)?.url.as_deref());
    let address = address.filter(|_| document.kind == ArticleKind::Report);
    let mut tags = vec![meta("z:itemType", kind), meta("citation_title", title)];
    tags.extend(authors.iter().map(|author| meta("citation_author", author)));
    tags.extend(date.map(|date| meta("citation_publication_date", &date.to_day().to_string().replace('-', "/"))));
    tags.push(meta("citation_language", document.lang.as_str()));
    tags.extend(address.map(|address| meta("citation_public_url", address)));
    tags.extend(paper.map(|paper| meta("prism.publicationName", paper)));
    tags.extend([meta("DC.type", "Text"), meta("DC.title", title)]);
    tags.extend(authors.iter().map(|author| meta("DC.creator", author)));
    tags.extend(date.map(|date| meta("DC.date", &date.to_day().to_string())));
    tags.extend(publisher.map(|publisher| meta("DC.publisher", publisher)));
    tags.push(meta("DC.language", document.lang.as_str()));
    tags
}
