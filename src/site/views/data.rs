//! The data page and the data package.

use serde_json::Value;
use serde_json::json;

use crate::site::Site;
use crate::site::TABLES;
use crate::site::Table;
use crate::site::view::ColumnView;
use crate::site::view::DataView;
use crate::site::view::TableView;

impl Site {
    pub(super) fn data(&self) -> DataView {
        let table = |table: &Table| TableView {
            address: table.address().to_owned(),
            name: table.name(),
            description: table.description(),
            rows: self.row_count(*table),
            columns: table.columns().to_vec(),
        };
        DataView { tables: TABLES.iter().map(table).collect(), texts: self.archive.articles.len() }
    }

    /// A Frictionless data package (specs.frictionlessdata.io, v1) of all tables.
    pub(super) fn data_package(&self) -> String {
        let settings = &self.archive.settings;
        let resource = |table: &Table| {
            let fields: Vec<Value> = table.columns().iter().map(column).collect();
            json!({
                "name": table.name(),
                "path": format!("{}.csv", table.name()),
                "profile": "tabular-data-resource",
                "description": table.description(),
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "schema": {"fields": fields, "missingValues": [""]},
            })
        };
        let mut package = json!({
            "name": "archive",
            "profile": "tabular-data-package",
            "title": settings.title,
            "resources": TABLES.iter().map(resource).collect::<Vec<_>>(),
        });
        if let Some(description) = &settings.description {
            package["description"] = json!(description);
        }
        if let Some(base) = &settings.base_url {
            package["homepage"] = json!(base);
        }
        let mut text = serde_json::to_string_pretty(&package).expect("JSON values can be written");
        text.push('\n');
        text
    }
}

fn column(column: &ColumnView) -> Value {
    let mut field = json!({"name": column.name, "type": column.kind, "description": column.description});
    if column.kind == "any" {
        // Partial dates have no type of their own in the standard.
        field["rdfType"] = json!("https://schema.org/Date");
    }
    field
}
