//! Feeds: Atom (RFC 4287) and JSON Feed 1.1. Both have full addresses.

use serde_json::json;

use crate::archive::ArticleIndex;
use crate::site::Feed;
use crate::site::Page;
use crate::site::Site;
use crate::site::addresses;
use crate::site::view::FeedEntryView;
use crate::site::view::FeedView;
use crate::site::views::texts::Texts;

/// How many articles a feed holds.
const ENTRIES: usize = 30;

impl Site {
    pub(super) fn feed(&self, page: &Page, feed: Feed) -> FeedView {
        let base = self.archive.settings.base_url.clone().unwrap_or_default();
        let (title, home, articles) = self.feed_of(feed);
        let entries: Vec<FeedEntryView> =
            articles.into_iter().map(|index| self.feed_entry(&base, index, feed)).collect();
        let address = addresses::full(&base, page.address.as_str());
        FeedView {
            title,
            id: address.clone(),
            home: addresses::full(&base, &home),
            address,
            updated: entries.iter().map(|entry| entry.updated.clone()).max().unwrap_or_else(epoch),
            entries,
        }
    }

    /// The title of a feed, the page that it belongs to, and its articles, the latest first. What has no date has no place in it.
    fn feed_of(&self, feed: Feed) -> (String, String, Vec<ArticleIndex>) {
        let settings = &self.archive.settings;
        let titled = |name: &str| {
            self.words.fill("page_title", None, &[("page", name.to_owned()), ("site", settings.title.clone())])
        };
        let latest = |articles: &[ArticleIndex]| {
            let is_dated = |index: &&ArticleIndex| self.archive.article(**index).document.date.is_some();
            articles.iter().rev().filter(is_dated).take(ENTRIES).copied().collect()
        };
        match feed {
            Feed::Site => {
                let articles: Vec<ArticleIndex> = self.archive.article_indexes().collect();
                (settings.title.clone(), String::new(), latest(&articles))
            }
            Feed::Entity(index) => {
                let entity = self.archive.entity(index);
                (titled(&entity.name), addresses::entity(&self.archive, index), latest(&entity.articles))
            }
            Feed::Publisher(index) => {
                let publisher = self.archive.publisher(index);
                (titled(&publisher.name), addresses::publisher(&self.archive, index), latest(&publisher.articles))
            }
        }
    }

    /// The whole text stands in the site's feed only: an article may be in dozens of others, which give its summary.
    fn feed_entry(&self, base: &str, index: ArticleIndex, feed: Feed) -> FeedEntryView {
        let article = self.archive.article(index);
        let document = &article.document;
        let address = addresses::full(base, &addresses::article(&self.archive, index));
        let published = document.date.map(|date| date.to_rfc3339());
        let updated = document.updated.or(document.date).map_or_else(epoch, |date| date.to_rfc3339());
        let mut texts = Texts::in_feed(self, base);
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
                Feed::Entity(_) | Feed::Publisher(_) => Default::default(),
            },
        }
    }

    pub(super) fn json_feed(&self, page: &Page, feed: Feed) -> String {
        let view = self.feed(page, feed);
        let items = view.entries.iter().map(|entry| {
            let authors: Vec<_> = entry.authors.iter().map(|name| json!({"name": name})).collect();
            let mut item = json!({
                "id": entry.id,
                "url": entry.address,
                "title": entry.title,
                "language": entry.lang,
                "date_modified": entry.updated,
                "authors": authors,
            });
            let fields = [
                ("summary", entry.summary.clone()),
                ("date_published", entry.published.clone()),
                ("content_html", Some(entry.content_html.as_str().to_owned()).filter(|html| !html.is_empty())),
            ];
            for (name, value) in fields {
                if let Some(value) = value {
                    item[name] = json!(value);
                }
            }
            // An item has a text or a markup (JSON Feed 1.1).
            if item.get("content_html").is_none() {
                item["content_text"] = json!(entry.summary.clone().unwrap_or_else(|| entry.title.clone()));
            }
            item
        });
        let json = json!({
            "version": "https://jsonfeed.org/version/1.1",
            "title": view.title,
            "home_page_url": view.home,
            "feed_url": view.address,
            "language": self.lang_of().as_str(),
            "items": items.collect::<Vec<_>>(),
        });
        let mut text = serde_json::to_string_pretty(&json).expect("JSON values can be written");
        text.push('\n');
        text
    }
}

/// For a feed without a single date: the standard asks for one.
fn epoch() -> String {
    "1970-01-01T00:00:00Z".to_owned()
}
