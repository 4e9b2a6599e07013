//! The files under `data/` that are no tables, and what a column of a table is called.

use serde::Serialize;

use crate::site::plan::Site;
use crate::site::plan::addresses;
use crate::site::plan::page::CitationFormat;
use crate::site::plan::tables::Column;
use crate::site::plan::tables::Table;

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
pub struct ColumnView {
    pub name: String,
    /// Its type in words.
    pub kind: String,
    pub description: String,
}

/// The files beside the tables.
pub fn data_files(site: &Site) -> Vec<FileView> {
    let file = |name, address: &str, media_type, key: &str| FileView {
        name,
        address: address.to_owned(),
        media_type,
        description: site.words.say(key),
    };
    let mut files = vec![
        file("places", addresses::PLACES, "application/geo+json", "data_places"),
        file("network", addresses::GEXF, "application/gexf+xml", "data_network"),
        file("annotation-page", addresses::ANNOTATION_PAGE, "application/ld+json", "data_annotation_page"),
    ];
    for format in CitationFormat::ALL {
        files.push(FileView {
            name: format.resource(),
            address: addresses::citations(format),
            media_type: format.media_type(),
            description: site.words.fill("data_citations", None, &[("format", format.name().to_owned())]),
        });
    }
    files
}

pub fn column_view(site: &Site, table: &Table, column: &Column) -> ColumnView {
    ColumnView {
        name: column.name.clone().into_owned(),
        kind: site.words.say(&format!("type_{}", column.kind)),
        description: match &column.about {
            Some(about) => about.clone(),
            None => site.words.say(&format!("column_{}_{}", table.name, column.name)),
        },
    }
}
