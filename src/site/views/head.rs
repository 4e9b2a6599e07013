//! The head of a page: its title, its place in the site, what machines read.

use serde_json::Value;
use serde_json::json;

use crate::archive::ArticleIndex;
use crate::archive::EntityIndex;
use crate::archive::PageIndex;
use crate::archive::PublisherIndex;
use crate::document::ArticleKind;
use crate::site::NoteOrder;
use crate::site::Page;
use crate::site::Site;
use crate::site::addresses;
use crate::site::view::FeedLinkView;
use crate::site::view::LinkView;
use crate::site::view::MetaView;
use crate::site::view::PageView;
use crate::value::Date;
use crate::value::Html;
use crate::value::Kind;
use crate::value::Lang;

/// Longest description in code points; search engines cut there.
const DESCRIPTION: usize = 200;

impl Site {
    /// A head with what all pages have.
    pub(super) fn head(&self, page: &Page, title: String, section: &'static str) -> PageView {
        let lang = self.lang_of();
        let address = page.address.as_str();
        PageView {
            title,
            root: addresses::root(address),
            address: address.to_owned(),
            canonical: self.full_address(if address == "index.html" { "" } else { address }),
            description: None,
            section: Some(section).filter(|section| !section.is_empty()),
            lang: lang.as_str().to_owned(),
            dir: lang.dir(),
            breadcrumbs: self.breadcrumbs(section),
            feeds: self.feed_links("feed", &self.archive.settings.title),
            json_ld: None,
            citation: Vec::new(),
            noindex: false,
        }
    }

    fn breadcrumbs(&self, section: &str) -> Vec<LinkView> {
        let home = LinkView { label: self.words.say("home"), address: Some("index.html".to_owned()) };
        let section = self.shared.site.sections.iter().find(|known| known.key == section);
        let section =
            section.map(|section| LinkView { label: section.label.clone(), address: Some(section.address.clone()) });
        std::iter::once(home).chain(section).collect()
    }

    fn feed_links(&self, stem: &str, title: &str) -> Vec<FeedLinkView> {
        if self.archive.settings.base_url.is_none() {
            return Vec::new();
        }
        let link = |extension: &str, media_type: &'static str| FeedLinkView {
            title: title.to_owned(),
            address: format!("{stem}.{extension}"),
            media_type,
        };
        vec![link("xml", "application/atom+xml"), link("json", "application/feed+json")]
    }

    pub(super) fn home_head(&self, page: &Page) -> PageView {
        let settings = &self.archive.settings;
        let json_ld = json!({
            "@context": "https://schema.org",
            "@type": "WebSite",
            "name": settings.title,
            "description": settings.description,
            "inLanguage": settings.lang.as_str(),
            "url": self.full_address(""),
        });
        PageView {
            breadcrumbs: Vec::new(),
            description: settings.description.clone(),
            json_ld: Some(script(json_ld)),
            ..self.head(page, settings.title.clone(), "")
        }
    }

    /// The head of a list, and of what stands beside the sections.
    pub(super) fn list_head(&self, page: &Page, title: &str, section: &'static str, number: usize) -> PageView {
        let mut head = PageView { noindex: number > 1, ..self.head(page, title.to_owned(), section) };
        if number == 1 {
            // The section's own page does not stand above itself.
            head.breadcrumbs.truncate(1);
        }
        head
    }

    pub(super) fn article_head(&self, page: &Page, index: ArticleIndex) -> PageView {
        let article = self.archive.article(index);
        let document = &article.document;
        let origin = article.publisher.map(|publisher| self.archive.publisher(publisher).name.clone());
        let byline: Vec<&str> = article.byline.iter().map(|name| name.text.as_str()).collect();
        // A summary is ours; the report that it is about has the byline and the publisher.
        let is_ours = document.kind == ArticleKind::Summary;
        let publisher = if is_ours { self.archive.settings.publisher.clone() } else { origin.clone() };
        let authors: &[&str] = if is_ours { &[] } else { &byline };
        let mut citation = vec![meta("DC.type", "Text"), meta("DC.title", &document.title)];
        citation.extend(authors.iter().map(|author| meta("DC.creator", author)));
        citation.extend(document.date.map(|date| meta("DC.date", &date.to_day().to_string())));
        citation.extend(publisher.as_deref().map(|publisher| meta("DC.publisher", publisher)));
        citation.push(meta("DC.language", document.lang.as_str()));
        let about = article.entities.iter().map(|entity| {
            let entity_address = self.full_address(&addresses::entity(&self.archive, *entity));
            let entity = self.archive.entity(*entity);
            without_null(json!({"@type": schema_type(entity.kind), "name": entity.name, "url": entity_address}))
        });
        let original = json!({
            "@type": "NewsArticle",
            "headline": document.original_title,
            "url": document.url,
            "author": byline.iter().map(|name| json!({"@type": "Person", "name": name})).collect::<Vec<_>>(),
            "publisher": origin.map(|name| json!({"@type": "Organization", "name": name})),
        });
        let (based_on, is_part) = match document.kind {
            ArticleKind::Summary => (without_null(original), Value::Null),
            ArticleKind::Report => (Value::Null, json!(document.url)),
        };
        let json_ld = json!({
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "headline": document.title,
            "datePublished": document.date.map(|date| date.to_string()),
            "dateModified": document.updated.map(|date| date.to_string()),
            "inLanguage": document.lang.as_str(),
            "author": authors.iter().map(|name| json!({"@type": "Person", "name": name})).collect::<Vec<_>>(),
            "publisher": publisher.map(|name| json!({"@type": "Organization", "name": name})),
            "dateline": document.dateline.as_ref().map(|dateline| &dateline.text),
            "description": line(&document.summary.text),
            "mentions": about.collect::<Vec<_>>(),
            "isBasedOn": based_on,
            "sameAs": is_part,
            "wordCount": document.body.words(),
            "url": self.full_address(page.address.as_str()),
        });
        PageView {
            description: line(&document.summary.text).or_else(|| line(&document.body.text)),
            lang: self.lang_of().as_str().to_owned(),
            json_ld: Some(script(json_ld)),
            citation,
            ..self.head(page, document.title.clone(), "articles")
        }
    }

    pub(super) fn entity_head(&self, page: &Page, index: EntityIndex, number: usize) -> PageView {
        let entity = self.archive.entity(index);
        let forms: Vec<&str> = entity.forms.iter().skip(1).map(|form| form.form.form.as_str()).collect();
        let geo = entity.document.as_ref().and_then(|document| document.coordinates).map(
            |(latitude, longitude)| json!({"@type": "GeoCoordinates", "latitude": latitude, "longitude": longitude}),
        );
        let document = entity.document.as_ref();
        let json_ld = json!({
            "@context": "https://schema.org",
            "@type": schema_type(entity.kind),
            "name": entity.name,
            "alternateName": forms,
            "description": entity.summary().and_then(|summary| line(&summary.text)),
            "geo": geo,
            "startDate": document.and_then(|document| document.start).map(|date| date.to_string()),
            "endDate": document.and_then(|document| document.end).map(|date| date.to_string()),
            "sameAs": document.map(|document| {
                document.same_as.iter().filter_map(|(register, id)| super::entity::register_address(register, id)).collect::<Vec<_>>()
            }),
            "url": self.full_address(page.address.as_str()),
        });
        PageView {
            description: entity.summary().and_then(|summary| line(&summary.text)),
            json_ld: Some(script(json_ld)).filter(|_| number == 1),
            noindex: number > 1,
            feeds: self.feed_links(&entity.id, &entity.name),
            ..self.head(page, self.numbered_title(&entity.name, number), entity.kind.folder())
        }
    }

    pub(super) fn question_head(&self, page: &Page, index: EntityIndex, number: usize) -> PageView {
        let json_ld = Some(script(self.question_graph(index))).filter(|_| number == 1);
        PageView { json_ld, ..self.entity_head(page, index, number) }
    }

    pub(super) fn note_list_head(&self, page: &Page, title: &str, order: NoteOrder, number: usize) -> PageView {
        let title = self.numbered_title(title, number);
        let mut head = PageView { noindex: number > 1, ..self.head(page, title, "annotations") };
        if order == NoteOrder::Article && number == 1 {
            head.breadcrumbs.truncate(1);
        }
        head
    }

    pub(super) fn publisher_head(&self, page: &Page, index: PublisherIndex, number: usize) -> PageView {
        let name = &self.archive.publisher(index).name;
        let address = addresses::publisher(&self.archive, index);
        PageView {
            noindex: number > 1,
            feeds: self.feed_links(address.trim_end_matches(".html"), name),
            ..self.head(page, self.numbered_title(name, number), "publishers")
        }
    }

    pub(super) fn date_head(&self, page: &Page, date: Date, number: usize) -> PageView {
        let title = self.numbered_title(&self.words.locale.long(date), number);
        let mut head = PageView { noindex: number > 1, ..self.head(page, title, "dates") };
        if date.month().is_some() {
            let year = date.to_year();
            head.breadcrumbs.push(LinkView { label: year.to_string(), address: Some(addresses::date(year)) });
        }
        head
    }

    pub(super) fn standing_head(&self, page: &Page, index: PageIndex) -> PageView {
        let document = &self.archive.page(index).document;
        PageView { description: line(&document.summary.text), ..self.head(page, document.title.clone(), "") }
    }

    pub(super) fn method_head(&self, page: &Page, index: Option<PageIndex>, title: &str) -> PageView {
        match index {
            Some(index) => self.standing_head(page, index),
            None => self.head(page, title.to_owned(), ""),
        }
    }

    /// The page that a server shows for any address: its links must work from every depth.
    pub(super) fn not_found_head(&self, page: &Page) -> PageView {
        let base = self.archive.settings.base_url.clone();
        let title = self.words.say("not_found");
        PageView { root: base.unwrap_or_default(), noindex: true, canonical: None, ..self.head(page, title, "") }
    }

    fn numbered_title(&self, title: &str, number: usize) -> String {
        match number {
            1 => title.to_owned(),
            number => {
                self.words.fill("title_page", None, &[("title", title.to_owned()), ("number", number.to_string())])
            }
        }
    }
}

/// The schema.org type of a kind.
pub(super) fn schema_type(kind: Kind) -> &'static str {
    match kind {
        Kind::Person => "Person",
        Kind::Place => "Place",
        Kind::Organization => "Organization",
        Kind::Event => "Event",
        Kind::Topic => "DefinedTerm",
        Kind::Question => "Question",
    }
}

fn meta(name: &'static str, content: &str) -> MetaView {
    MetaView { name, content: content.to_owned() }
}

/// The start of a text as one line; `None` where it is empty.
fn line(text: &str) -> Option<String> {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= DESCRIPTION {
        return Some(line).filter(|line| !line.is_empty());
    }
    let cut: String = line.chars().take(DESCRIPTION).collect();
    let end = cut.rfind(' ').unwrap_or(cut.len());
    Some(format!("{}…", &cut[..end]))
}

/// JSON-LD as the content of a script element: nothing in it can end the element.
fn script(value: Value) -> Html {
    let json = without_null(value).to_string();
    Html::from_markup(json.replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026"))
}

/// Leaves out what is absent.
pub(super) fn without_null(value: Value) -> Value {
    match value {
        Value::Object(fields) => Value::Object(
            fields
                .into_iter()
                .filter(|(_, value)| !value.is_null() && value.as_array().is_none_or(|list| !list.is_empty()))
                .map(|(key, value)| (key, without_null(value)))
                .collect(),
        ),
        other => other,
    }
}

/// A language for a view.
pub(super) fn lang_and_dir(lang: &Lang) -> (String, &'static str) {
    (lang.as_str().to_owned(), lang.dir())
}
