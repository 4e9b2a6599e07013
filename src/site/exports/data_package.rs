//! `data/datapackage.json`: a Frictionless data package (specs.frictionlessdata.io, v1).

use serde_json::Value;
use serde_json::json;

use crate::archive::Archive;
use crate::site::parts::data::FileView;
use crate::site::parts::data::column_view;
use crate::site::parts::data::data_files;
use crate::site::plan::Site;
use crate::site::plan::outbound;
use crate::site::plan::tables::Column;
use crate::site::plan::tables::Part;
use crate::site::plan::tables::Table;
use crate::value::transliterated_slug;
use crate::value::url::is_web_address;

/// All tables and files under `data/`; of a table in parts each is a resource with the columns of all.
pub fn data_package(site: &Site) -> String {
    let settings = &site.archive.settings;
    let mut resources = Vec::new();
    for table in &site.tables {
        for part in &table.parts {
            resources.push(resource_of_part(site, table, part));
        }
    }
    for file in data_files(site) {
        resources.push(resource_of_file(file));
    }
    let mut package = json!({
        "name": "archive",
        "profile": "data-package",
        "title": settings.title,
        "resources": resources,
    });
    if let Some(description) = &settings.description {
        package["description"] = json!(description);
    }
    if let Some(base) = &settings.base_url {
        package["homepage"] = json!(base);
    }
    if let Some(license) = &settings.license {
        package["licenses"] = json!([licence(license, &site.archive)]);
    }
    let mut text = serde_json::to_string_pretty(&package).expect("JSON values can be written");
    text.push('\n');
    text
}

fn resource_of_part(site: &Site, table: &Table, part: &Part) -> Value {
    let fields: Vec<Value> = table.columns.iter().map(|column| field_of(site, table, column)).collect();
    json!({
        "name": part.name,
        "path": format!("{}.csv", part.name),
        "profile": "tabular-data-resource",
        "description": site.words.say(&format!("table_{}", table.name)),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {"fields": fields, "missingValues": [""]},
    })
}

fn resource_of_file(file: FileView) -> Value {
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
}

/// A column as the data package describes it.
fn field_of(site: &Site, table: &Table, column: &Column) -> Value {
    let description = column_view(site, table, column).description;
    let mut field = json!({"name": column.name, "type": column.kind, "description": description});
    if column.kind == "any" {
        // Partial dates have no type of their own in the standard.
        field["rdfType"] = json!("https://schema.org/Date");
    }
    field
}

/// The standard wants an address, or a name without spaces. Where no address is passed on, it is words.
fn licence(license: &str, archive: &Archive) -> Value {
    let is_address = is_web_address(license);
    match is_address && outbound::is_live(archive) {
        true => json!({"path": license}),
        false if is_address || license.contains(char::is_whitespace) => {
            json!({"name": transliterated_slug(license).unwrap_or_else(|| "other".to_owned()), "title": license})
        }
        false => json!({"name": license}),
    }
}
