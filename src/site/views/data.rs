//! The data page and the data package.

use serde_json::Value;
use serde_json::json;

use crate::input::fields::is_web_address;
use crate::site::Column;
use crate::site::Site;
use crate::site::TABLES;
use crate::site::Table;
use crate::site::addresses;
use crate::site::view::ColumnView;
use crate::site::view::DataView;
use crate::site::view::FileView;
use crate::site::view::TableView;
use crate::value::transliterated_slug;

impl Site {
    pub(super) fn data(&self) -> DataView {
        let table = |table: &Table| TableView {
            address: table.address().to_owned(),
            name: table.name(),
            description: self.words.say(&format!("table_{}", table.name())),
            rows: self.row_count(*table),
            columns: table.columns().iter().map(|column| self.column(*table, column)).collect(),
        };
        let license = self.archive.settings.license.clone();
        DataView {
            tables: TABLES.iter().map(table).collect(),
            texts: self.archive.articles.len(),
            files: self.files(),
            license_address: license.clone().filter(|license| is_web_address(license) && self.is_live()),
            license,
        }
    }

    /// The files beside the tables.
    pub(super) fn files(&self) -> Vec<FileView> {
        let file = |name, address: &str, media_type, key: &str| FileView {
            name,
            address: address.to_owned(),
            media_type,
            description: self.words.say(key),
        };
        vec![
            file("places", addresses::PLACES, "application/geo+json", "data_places"),
            file("network", addresses::NETWORK, "application/gexf+xml", "data_network"),
            file("annotation-page", addresses::ANNOTATION_PAGE, "application/ld+json", "data_annotation_page"),
        ]
    }

    fn column(&self, table: Table, column: &Column) -> ColumnView {
        ColumnView {
            name: column.name,
            kind: self.words.say(&format!("type_{}", column.kind)),
            description: self.words.say(&format!("column_{}_{}", table.name(), column.name)),
        }
    }

    /// A column as the data package describes it.
    fn field(&self, table: Table, column: &Column) -> Value {
        let description = self.column(table, column).description;
        let mut field = json!({"name": column.name, "type": column.kind, "description": description});
        if column.kind == "any" {
            // Partial dates have no type of their own in the standard.
            field["rdfType"] = json!("https://schema.org/Date");
        }
        field
    }

    /// A Frictionless data package (specs.frictionlessdata.io, v1) of all tables and files under `data/`. Tables of single entities
    /// are not in it: they lie outside its folder, and `mentions` has all their rows.
    pub(super) fn data_package(&self) -> String {
        let settings = &self.archive.settings;
        let table = |table: &Table| {
            let fields: Vec<Value> = table.columns().iter().map(|column| self.field(*table, column)).collect();
            json!({
                "name": table.name(),
                "path": format!("{}.csv", table.name()),
                "profile": "tabular-data-resource",
                "description": self.words.say(&format!("table_{}", table.name())),
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "schema": {"fields": fields, "missingValues": [""]},
            })
        };
        let file = |file: FileView| {
            let path = file.address.strip_prefix("data/").unwrap_or(&file.address);
            json!({
                "name": file.name,
                "path": path,
                "profile": "data-resource",
                "description": file.description,
                "format": path.rsplit('.').next(),
                "mediatype": file.media_type,
                "encoding": "utf-8",
            })
        };
        let resources = TABLES.iter().map(table).chain(self.files().into_iter().map(file));
        let mut package = json!({
            "name": "archive",
            "profile": "data-package",
            "title": settings.title,
            "resources": resources.collect::<Vec<_>>(),
        });
        if let Some(description) = &settings.description {
            package["description"] = json!(description);
        }
        if let Some(base) = &settings.base_url {
            package["homepage"] = json!(base);
        }
        if let Some(license) = &settings.license {
            package["licenses"] = json!([licence(license)]);
        }
        let mut text = serde_json::to_string_pretty(&package).expect("JSON values can be written");
        text.push('\n');
        text
    }
}

/// The standard wants an address, or a name without spaces.
fn licence(license: &str) -> Value {
    match is_web_address(license) {
        true => json!({"path": license}),
        false if license.contains(char::is_whitespace) => {
            json!({"name": transliterated_slug(license).unwrap_or_else(|| "other".to_owned()), "title": license})
        }
        false => json!({"name": license}),
    }
}
