//! An article for machines: schema.org, as JSON-LD.
//!
//! Why `mentions` has names without addresses: the page links them all, and with them the head of a page weighed more than its text.

use serde_json::Value;
use serde_json::json;

use crate::archive::ArticleIndex;
use crate::archive::Name;
use crate::document::ArticleKind;
use crate::site::parts::head::line;
use crate::site::parts::json::without_null;
use crate::site::parts::schema_org::entity_data_short;
use crate::site::parts::schema_org::extend;
use crate::site::parts::schema_org::publisher_data_short;
use crate::site::parts::schema_org::schema_type;
use crate::site::plan::Site;
use crate::site::plan::addresses;
use crate::site::plan::outbound;
use crate::value::Kind;

/// A summary is ours, without a date of its own; byline, publisher and date are those of the report that it is based on.
pub fn article(site: &Site, index: ArticleIndex) -> Value {
    let archive = &site.archive;
    let article = archive.article(index);
    let document = &article.document;
    let authors: Vec<Value> = article.byline.iter().map(|name| writer(site, name)).collect();
    let origin = article.publisher.map(|publisher| publisher_data_short(site, publisher));
    let date = document.date.map(|date| date.to_string());
    let original = outbound::original(&site.archive, document);
    let copy = outbound::saved_copy(&site.archive, document).and_then(|copy| copy.url.as_deref());
    let ours = archive.settings.publisher.as_ref();
    let ours = ours.map(|name| json!({"@type": "Organization", "name": name}));
    let mut data = json!({
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": document.title,
    });
    let own = match document.kind {
        ArticleKind::Report => json!({
            "alternativeHeadline": document.original_title,
            "datePublished": date,
            "dateModified": document.updated.map(|date| date.to_string()),
            "author": authors,
            "publisher": origin,
            "sameAs": original,
            "archivedAt": copy,
        }),
        ArticleKind::Summary => json!({
            "author": ours,
            "publisher": ours,
            "isBasedOn": without_null(json!({
                "@type": "NewsArticle",
                "headline": document.original_title,
                "datePublished": date,
                "dateModified": document.updated.map(|date| date.to_string()),
                "author": authors,
                "publisher": origin,
                "url": original,
                "archivedAt": copy,
            })),
        }),
    };
    let image = document.image.as_ref().and_then(|image| image.src.as_ref());
    let (mut topics, mut mentions) = (Vec::new(), Vec::new());
    for index in &article.named {
        let entity = archive.entity(*index);
        match entity.kind {
            Kind::Topic => topics.push(&entity.name),
            Kind::Question => {}
            kind => mentions.push(json!({"@type": schema_type(kind), "name": entity.name})),
        }
    }
    let shared = json!({
        "articleSection": document.section,
        "dateline": document.dateline.as_ref().map(|dateline| &dateline.text),
        "description": line(&document.summary.text),
        "image": image.and_then(|src| addresses::canonical(&site.archive, src.as_str())),
        "inLanguage": document.lang.as_str(),
        "wordCount": document.body.words(),
        "mentions": mentions,
        "keywords": topics,
        "url": addresses::canonical(&site.archive, &addresses::article(archive, index)),
    });
    extend(&mut data, own);
    extend(&mut data, shared);
    data
}

/// A name in a byline; whether an unregistered one is a person's or an agency's is not known.
fn writer(site: &Site, name: &Name) -> Value {
    match name.entity {
        Some(entity) => entity_data_short(site, entity),
        None => json!({"name": name.text}),
    }
}
