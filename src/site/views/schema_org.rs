//! What machines read of articles, entities, publishers, the data and the place of a page: schema.org, as JSON-LD.
//!
//! Addresses elsewhere stand here only where they are passed on.

use serde_json::Value;
use serde_json::json;

use crate::archive::ArticleIndex;
use crate::archive::EntityIndex;
use crate::archive::Name;
use crate::archive::PublisherIndex;
use crate::document::ArticleKind;
use crate::site::Page;
use crate::site::PageKind;
use crate::site::Site;
use crate::site::TABLES;
use crate::site::addresses;
use crate::site::view::PageView;
use crate::site::views::head::line;
use crate::site::views::head::schema_type;
use crate::site::views::head::script;
use crate::site::views::head::without_null;
use crate::site::views::register_address;
use crate::value::Html;
use crate::value::Kind;

impl Site {
    /// A summary is ours, without a date of its own; byline, publisher and date are those of the report that it is based on.
    pub(super) fn article_data(&self, index: ArticleIndex) -> Value {
        let archive = &self.archive;
        let article = archive.article(index);
        let document = &article.document;
        let authors: Vec<Value> = article.byline.iter().map(|name| self.writer(name)).collect();
        let origin = article.publisher.map(|publisher| self.publisher_data_short(publisher));
        let date = document.date.map(|date| date.to_string());
        let original = self.original(document);
        let copy = self.saved_copy(document).and_then(|copy| copy.url.as_deref());
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
        let (topics, others): (Vec<_>, Vec<_>) =
            article.named.iter().map(|entity| archive.entity(*entity)).partition(|entity| entity.kind == Kind::Topic);
        // Without addresses: the page links every one of them, and with them this would weigh more than many a text.
        let others = others.iter().filter(|entity| entity.kind != Kind::Question);
        let named = others.map(|entity| json!({"@type": schema_type(entity.kind), "name": entity.name}));
        let shared = json!({
            "articleSection": document.section,
            "dateline": document.dateline.as_ref().map(|dateline| &dateline.text),
            "description": line(&document.summary.text),
            "image": image.and_then(|src| self.full_address(src.as_str())),
            "inLanguage": document.lang.as_str(),
            "wordCount": document.body.words(),
            "mentions": named.collect::<Vec<_>>(),
            "keywords": topics.iter().map(|topic| &topic.name).collect::<Vec<_>>(),
            "url": self.full_address(&addresses::article(archive, index)),
        });
        extend(&mut data, own);
        extend(&mut data, shared);
        data
    }

    /// A name in a byline; whether an unregistered one is a person's or an agency's is not known.
    fn writer(&self, name: &Name) -> Value {
        match name.entity {
            Some(entity) => self.entity_data_short(entity),
            None => json!({"name": name.text}),
        }
    }

    pub(super) fn entity_data_short(&self, index: EntityIndex) -> Value {
        let entity = self.archive.entity(index);
        without_null(json!({
            "@type": schema_type(entity.kind),
            "name": entity.name,
            "url": self.full_address(&addresses::entity(&self.archive, index)),
        }))
    }

    pub(super) fn entity_data(&self, index: EntityIndex) -> Value {
        let entity = self.archive.entity(index);
        let forms: Vec<&str> = entity.forms.iter().skip(1).map(|form| form.form.form.as_str()).collect();
        let document = entity.document.as_ref();
        let geo = document.and_then(|document| document.coordinates).map(
            |(latitude, longitude)| json!({"@type": "GeoCoordinates", "latitude": latitude, "longitude": longitude}),
        );
        let registers = document.into_iter().flat_map(|document| &document.same_as).filter(|_| self.is_live());
        let registers = registers.filter_map(|(register, id)| register_address(register, id));
        let (within, place) = (entity.within, entity.place);
        json!({
            "@context": "https://schema.org",
            "@type": schema_type(entity.kind),
            "name": entity.name,
            "alternateName": forms,
            "description": entity.summary().and_then(|summary| line(&summary.text)),
            "geo": geo,
            "containedInPlace": within.map(|within| self.entity_data_short(within)).filter(|_| entity.kind == Kind::Place),
            "startDate": document.and_then(|document| document.start).map(|date| date.to_string()),
            "endDate": document.and_then(|document| document.end).map(|date| date.to_string()),
            "location": place.map(|place| self.entity_data_short(place)),
            "sameAs": registers.collect::<Vec<_>>(),
            "url": self.full_address(&addresses::entity(&self.archive, index)),
        })
    }

    pub(super) fn publisher_data(&self, index: PublisherIndex) -> Value {
        let mut data = json!({"@context": "https://schema.org"});
        extend(&mut data, self.publisher_data_short(index));
        data
    }

    fn publisher_data_short(&self, index: PublisherIndex) -> Value {
        without_null(json!({
            "@type": "Organization",
            "name": self.archive.publisher(index).name,
            "url": self.full_address(&addresses::publisher(&self.archive, index)),
        }))
    }

    /// All tables and files of the data page.
    pub(super) fn dataset(&self) -> Value {
        let settings = &self.archive.settings;
        let download = |address: &str, media_type: &str| json!({"@type": "DataDownload", "encodingFormat": media_type, "contentUrl": self.full_address(address)});
        let tables = TABLES.iter().map(|table| download(table.address(), "text/csv"));
        let files = self.files().into_iter().map(|file| download(&file.address, file.media_type));
        let distribution: Vec<Value> = tables.chain(files).map(without_null).collect();
        json!({
            "@context": "https://schema.org",
            "@type": "Dataset",
            "name": settings.title,
            "description": settings.description.clone().unwrap_or_else(|| self.words.say("data_lead")),
            "inLanguage": settings.lang.as_str(),
            "creator": settings.publisher.as_ref().map(|name| json!({"@type": "Organization", "name": name})),
            "license": settings.license,
            "isAccessibleForFree": true,
            "url": self.full_address("data.html"),
            "distribution": distribution,
        })
    }

    /// Where a page stands. Without addresses of its own a site has nothing to say there.
    pub(super) fn breadcrumb_list(&self, page: &Page, head: &PageView) -> Option<Html> {
        let is_outside = matches!(page.kind, PageKind::Home | PageKind::NotFound | PageKind::Redirect(_));
        if is_outside || self.archive.settings.base_url.is_none() {
            return None;
        }
        let above = head.breadcrumbs.iter().map(|crumb| (crumb.label.as_str(), crumb.address.as_deref()));
        let crumbs = above.chain([(head.title.as_str(), Some(head.address.as_str()))]);
        let element = |(position, (name, address)): (usize, (&str, Option<&str>))| {
            let address = address.map(|address| if address == "index.html" { "" } else { address });
            without_null(json!({
                "@type": "ListItem",
                "position": position + 1,
                "name": name,
                "item": address.and_then(|address| self.full_address(address)),
            }))
        };
        let list: Vec<Value> = crumbs.enumerate().map(element).collect();
        Some(script(json!({"@context": "https://schema.org", "@type": "BreadcrumbList", "itemListElement": list})))
    }
}

/// Adds the fields of one object to another.
fn extend(data: &mut Value, more: Value) {
    if let (Value::Object(fields), Value::Object(more)) = (data, more) {
        fields.extend(more);
    }
}
