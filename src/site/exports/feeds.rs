//! Feeds: Atom (RFC 4287) and JSON Feed 1.1. Both have full addresses.
//!
//! Why what has no date is in no feed: Atom asks for a date, and none is made up. Why only the site's feed holds whole texts: an
//! article may stand in dozens of the feeds of entities and publishers, which hold summaries. Under `outbound: capture` and `text` a
//! feed has the words of a link without its address. Notes are part of an article's page and of no feed.

use serde::Serialize;
use serde_json::Value;
use serde_json::json;

use crate::archive::ArticleIndex;
use crate::site::parts::changes::change_view;
use crate::site::parts::render::Templated;
use crate::site::parts::texts::Texts;
use crate::site::plan::Site;
use crate::site::plan::addresses;
use crate::site::plan::page::Feed;
use crate::site::plan::page::Page;
use crate::value::Html;

/// `feed.xml`: `feed`. Addresses are full here.
#[derive(Debug, Clone, Serialize)]
pub struct FeedView {
    pub title: String,
    pub id: String,
    pub home: String,
    pub address: String,
    /// RFC 3339.
    pub updated: String,
    pub entries: Vec<FeedEntryView>,
}

impl Templated for FeedView {
    const TEMPLATE: &'static str = "feed.xml";
    const NAME: &'static str = "feed";
}

#[derive(Debug, Clone, Serialize)]
pub struct FeedEntryView {
    pub id: String,
    pub title: String,
    pub address: String,
    /// RFC 3339; a partial date counts from its first day.
    pub published: Option<String>,
    pub updated: String,
    pub authors: Vec<String>,
    pub lang: String,
    pub summary: Option<String>,
    pub content_html: Html,
}

/// How many articles a feed holds.
const ENTRIES: usize = 30;

pub fn atom(site: &Site, page: &Page, feed: Feed) -> FeedView {
    let base = site.archive.settings.base_url.clone().unwrap_or_default();
    let (title, home) = feed_of(site, feed);
    let entries: Vec<FeedEntryView> = match feed {
        Feed::Changes => changes(site, &base),
        _ => articles(site, feed).into_iter().map(|index| feed_entry(site, &base, index, feed)).collect(),
    };
    let address = addresses::full(&base, page.address.as_str());
    let newest = entries.iter().map(|entry| &entry.updated).max();
    FeedView {
        title,
        id: address.clone(),
        home: addresses::full(&base, &home),
        address,
        updated: newest.map_or_else(epoch, String::clone),
        entries,
    }
}

/// The title of a feed, and the page that it belongs to.
fn feed_of(site: &Site, feed: Feed) -> (String, String) {
    let settings = &site.archive.settings;
    let (of, home) = match feed {
        Feed::Site => return (settings.title.clone(), String::new()),
        Feed::Entity(index) => (site.archive.entity(index).name.clone(), addresses::entity(&site.archive, index)),
        Feed::Publisher(index) => {
            (site.archive.publisher(index).name.clone(), addresses::publisher(&site.archive, index))
        }
        Feed::Changes => (site.words.say("changes"), addresses::CHANGES.to_owned()),
    };
    (site.words.fill("page_title", None, &[("page", of), ("site", settings.title.clone())]), home)
}

/// The articles of a feed, the latest first. What has no date has no place in it; the site's own goes by when they came into the archive.
fn articles(site: &Site, feed: Feed) -> Vec<ArticleIndex> {
    let archive = &site.archive;
    let mut articles = match feed {
        Feed::Site | Feed::Changes => archive.article_indexes().collect(),
        Feed::Entity(index) => archive.entity(index).articles.clone(),
        Feed::Publisher(index) => archive.publisher(index).articles.clone(),
    };
    articles.retain(|index| archive.article(*index).document.date.is_some());
    if feed == Feed::Site {
        articles.sort_by_key(|index| {
            let document = &archive.article(*index).document;
            document.added.or(document.date)
        });
    }
    articles.reverse();
    articles.truncate(ENTRIES);
    articles
}

/// What changed last, as far as it has a date.
fn changes(site: &Site, base: &str) -> Vec<FeedEntryView> {
    let mut entries = Vec::new();
    let changes = site.overviews.changes.iter().take(ENTRIES);
    for (change, date) in changes.filter_map(|change| Some((change, change.date?))) {
        let view = change_view(site, change);
        let label = site.words.say(&format!("change_{}_label", view.kind));
        let own = format!("{}#{}", addresses::CHANGES, view.anchor);
        entries.push(FeedEntryView {
            id: addresses::full(base, &own),
            title: site.words.fill("change_titled", None, &[("label", label), ("text", view.text)]),
            address: addresses::full(base, view.address.as_deref().unwrap_or(&own)),
            published: Some(date.to_rfc3339()),
            updated: date.to_rfc3339(),
            authors: Vec::new(),
            lang: view.lang,
            summary: view.about,
            content_html: Html::default(),
        });
    }
    entries
}

/// The whole text stands in the site's feed only: an article may be in dozens of others, which give its summary.
fn feed_entry(site: &Site, base: &str, index: ArticleIndex, feed: Feed) -> FeedEntryView {
    let article = site.archive.article(index);
    let document = &article.document;
    let address = addresses::full(base, &addresses::article(&site.archive, index));
    let published = document.date.map(|date| date.to_rfc3339());
    let updated = document.updated.or(document.date).max(document.added).map_or_else(epoch, |date| date.to_rfc3339());
    let mut texts = Texts::in_feed(site, base);
    FeedEntryView {
        id: address.clone(),
        title: document.title.clone(),
        address,
        published,
        updated,
        authors: article.byline.iter().map(|name| name.text.clone()).collect(),
        lang: document.lang.as_str().to_owned(),
        summary: Some(document.summary.text.trim_end().to_owned()).filter(|summary| !summary.is_empty()),
        content_html: match feed {
            Feed::Site => texts.body(&document.body, &article.links),
            Feed::Entity(_) | Feed::Publisher(_) | Feed::Changes => Default::default(),
        },
    }
}

pub fn json_feed(site: &Site, page: &Page, feed: Feed) -> String {
    let view = atom(site, page, feed);
    let items: Vec<Value> = view.entries.iter().map(json_item).collect();
    let json = json!({
        "version": "https://jsonfeed.org/version/1.1",
        "title": view.title,
        "home_page_url": view.home,
        "feed_url": view.address,
        "language": site.lang().as_str(),
        "items": items,
    });
    let mut text = serde_json::to_string_pretty(&json).expect("JSON values can be written");
    text.push('\n');
    text
}

fn json_item(entry: &FeedEntryView) -> Value {
    let authors: Vec<Value> = entry.authors.iter().map(|name| json!({"name": name})).collect();
    let mut item = json!({
        "id": entry.id,
        "url": entry.address,
        "title": entry.title,
        "language": entry.lang,
        "date_modified": entry.updated,
        "authors": authors,
    });
    if let Some(summary) = &entry.summary {
        item["summary"] = json!(summary);
    }
    if let Some(published) = &entry.published {
        item["date_published"] = json!(published);
    }
    // An item has a text or a markup (JSON Feed 1.1).
    match entry.content_html.as_str() {
        "" => item["content_text"] = json!(entry.summary.as_ref().unwrap_or(&entry.title)),
        html => item["content_html"] = json!(html),
    }
    item
}

/// For a feed without a single date: the standard asks for one.
fn epoch() -> String {
    "1970-01-01T00:00:00Z".to_owned()
}
