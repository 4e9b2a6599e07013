//! The page of the data: what each table and file holds.

use serde::Serialize;
use serde_json::Value;
use serde_json::json;

use crate::site::parts::data::ColumnView;
use crate::site::parts::data::FileView;
use crate::site::parts::data::column_view;
use crate::site::parts::data::data_files;
use crate::site::parts::head::PageView;
use crate::site::parts::head::list_head;
use crate::site::parts::json::script;
use crate::site::parts::json::without_null;
use crate::site::parts::render::Templated;
use crate::site::plan::Site;
use crate::site::plan::addresses;
use crate::site::plan::outbound;
use crate::site::plan::page::Page;
use crate::site::plan::tables::Table;
use crate::value::url::is_web_address;

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

impl Templated for DataView {
    const TEMPLATE: &'static str = "data.html";
    const NAME: &'static str = "data";
}

#[derive(Debug, Clone, Serialize)]
pub struct TableView {
    pub name: &'static str,
    /// `data/articles.csv`; of a large table a file a year.
    pub files: Vec<TableFileView>,
    pub description: String,
    pub rows: usize,
    pub columns: Vec<ColumnView>,
}

#[derive(Debug, Clone, Serialize)]
pub struct TableFileView {
    pub address: String,
    pub rows: usize,
}

pub fn head(site: &Site, page: &Page) -> PageView {
    let json_ld = vec![script(dataset(site))];
    PageView { json_ld, ..list_head(site, page, &site.words.say("data"), "data", 1) }
}

pub fn view(site: &Site) -> DataView {
    let license = site.archive.settings.license.clone();
    let is_linked = |license: &String| is_web_address(license) && outbound::is_live(&site.archive);
    DataView {
        tables: site.tables.iter().map(|table| table_view(site, table)).collect(),
        texts: site.archive.articles.len(),
        files: data_files(site),
        license_address: license.clone().filter(is_linked),
        license,
    }
}

fn table_view(site: &Site, table: &Table) -> TableView {
    TableView {
        name: table.name,
        files: table.parts.iter().map(|part| TableFileView { address: part.address(), rows: part.rows }).collect(),
        description: site.words.say(&format!("table_{}", table.name)),
        rows: table.rows(),
        columns: table.columns.iter().map(|column| column_view(site, table, column)).collect(),
    }
}

/// All tables and files of the data page.
fn dataset(site: &Site) -> Value {
    let settings = &site.archive.settings;
    let download = |address: &str, media_type: &str| {
        let address = addresses::canonical(&site.archive, address);
        without_null(json!({"@type": "DataDownload", "encodingFormat": media_type, "contentUrl": address}))
    };
    let mut distribution = Vec::new();
    for part in site.tables.iter().flat_map(|table| &table.parts) {
        distribution.push(download(&part.address(), "text/csv"));
    }
    for file in data_files(site) {
        distribution.push(download(&file.address, file.media_type));
    }
    json!({
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": settings.title,
        "description": settings.description.clone().unwrap_or_else(|| site.words.say("data_lead")),
        "inLanguage": settings.lang.as_str(),
        "creator": settings.publisher.as_ref().map(|name| json!({"@type": "Organization", "name": name})),
        "license": settings.license.as_ref().filter(|license| !is_web_address(license) || outbound::is_live(&site.archive)),
        "isAccessibleForFree": true,
        "url": addresses::canonical(&site.archive, "data.html"),
        "distribution": distribution,
    })
}
