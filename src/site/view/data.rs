//! Data, feeds, sitemaps.

use serde::Serialize;

use crate::value::Html;

/// `data.html`: `data`.
#[derive(Debug, Clone, Serialize)]
pub struct DataView {
    pub tables: Vec<TableView>,
    /// Where the texts lie: `data/text/`.
    pub texts: usize,
    /// What there is beside tables.
    pub files: Vec<FileView>,
    /// As the settings say it.
    pub license: Option<String>,
    /// The same as an address, where it is one.
    pub license_address: Option<String>,
}

/// A file that is no table.
#[derive(Debug, Clone, Serialize)]
pub struct FileView {
    pub address: String,
    /// For the data package: `places`.
    pub name: &'static str,
    pub media_type: &'static str,
    pub description: String,
}

#[derive(Debug, Clone, Serialize)]
pub struct TableView {
    /// `data/articles.csv`.
    pub address: String,
    pub name: &'static str,
    pub description: String,
    pub rows: usize,
    pub columns: Vec<ColumnView>,
}

#[derive(Debug, Clone, Serialize)]
pub struct ColumnView {
    pub name: &'static str,
    /// Its type in words.
    pub kind: String,
    pub description: String,
}

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

/// `sitemap.xml`: `urls`; `sitemap-index.xml`: `sitemaps`.
#[derive(Debug, Clone, Serialize)]
pub struct SitemapEntryView {
    /// A full address.
    pub loc: String,
    pub lastmod: Option<String>,
}
