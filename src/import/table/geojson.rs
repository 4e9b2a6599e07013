//! Places on a map (GeoJSON, RFC 7946) as a table: a feature is a row, its properties are the columns.
//!
//! A line or an area has no one point, and none is made up: such a place comes in without coordinates.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::import::bounds;
use crate::import::table::columns;
use crate::import::table::sheet::Sheet;

/// Places, and what of them could not be read.
#[derive(Debug, Default)]
pub(super) struct Read {
    pub sheet: Sheet,
    pub problems: Vec<String>,
}

/// Whether a document holds features.
pub(super) fn is_one(document: &Value) -> bool {
    let features = features(document);
    !features.is_empty() && features.iter().all(|feature| feature["type"] == "Feature")
        || document["type"] == "FeatureCollection" && document["features"].is_array()
}

/// Features of a collection, of lines of text, or one alone.
fn features(document: &Value) -> &[Value] {
    let list = document["features"].as_array().or_else(|| document.as_array());
    list.map_or(std::slice::from_ref(document), Vec::as_slice)
}

/// Reads the features. Columns stand in the order in which they first appear.
pub(super) fn read(document: &Value) -> Read {
    let mut read = Read::default();
    let mut without = BTreeMap::new();
    for (index, feature) in features(document).iter().take(bounds::ROWS).enumerate() {
        let mut cells = Vec::new();
        let mut put = |name: String, value: String| {
            if value.is_empty() {
                return;
            }
            let header = &mut read.sheet.header;
            let at = header.iter().position(|known| *known == name).unwrap_or(header.len());
            if at == header.len() {
                header.push(name);
            }
            cells.resize(cells.len().max(at + 1), String::new());
            cells[at] = value;
        };
        let (column, id) = id(feature);
        put(column.to_owned(), id);
        if let Some((longitude, latitude)) = point(feature) {
            put("latitude".to_owned(), latitude.to_string());
            put("longitude".to_owned(), longitude.to_string());
        } else if let Some(kind) = feature["geometry"]["type"].as_str() {
            *without.entry(kind).or_insert(0) += 1;
        }
        for (name, value) in feature["properties"].as_object().into_iter().flatten() {
            if !is_address_of_page(name, value, feature) {
                put(column_of(name), words(value));
            }
        }
        read.sheet.rows.push((index + 1, cells));
    }
    for (kind, number) in without {
        read.problems.push(format!("{number} of the kind `{kind}` are no points on the earth (degrees, longitude first); these places come in without coordinates"));
    }
    if read.sheet.rows.is_empty() {
        read.problems.push("there is no place in it".to_owned());
    }
    read
}

/// An id that names a file of ours; others are numbers of somebody's own.
fn id(feature: &Value) -> (&'static str, String) {
    let id = words(&feature["id"]);
    if id.starts_with("places/") { ("id", id) } else { ("feature id", id) }
}

/// A property by the name of its column; where the place lies is said by its geometry alone, and which it is by its id.
fn column_of(name: &str) -> String {
    let normal = columns::normal(name);
    let is_ours =
        ["id", "slug", "file", "filename", "path", "objectid", "latitude", "longitude", "lat", "lon", "lng", "long"];
    match is_ours.contains(&normal.as_str()) {
        true => format!("property {name}"),
        false => name.to_owned(),
    }
}

/// What we publish names the page of each place.
fn is_address_of_page(name: &str, value: &Value, feature: &Value) -> bool {
    let (Some(id), Some(url)) = (feature["id"].as_str(), value.as_str()) else { return false };
    name == "url" && id.starts_with("places/") && url.ends_with(&format!("{id}.html"))
}

/// Degrees; projected coordinates are none.
fn point(feature: &Value) -> Option<(f64, f64)> {
    let coordinates =
        feature["geometry"]["coordinates"].as_array().filter(|_| feature["geometry"]["type"] == "Point")?;
    let (longitude, latitude) = (coordinates.first()?.as_f64()?, coordinates.get(1)?.as_f64()?);
    (longitude.abs() <= 180.0 && latitude.abs() <= 90.0).then_some((longitude, latitude))
}

fn words(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(values) if values.iter().all(|value| value.is_string() || value.is_number()) => {
            values.iter().map(words).collect::<Vec<_>>().join("; ")
        }
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn features_are_rows_and_areas_have_no_point() {
        let feature = |geometry: Value, properties: Value| json!({"type": "Feature", "id": 7, "geometry": geometry, "properties": properties});
        let document = json!({"type": "FeatureCollection", "features": [
            feature(json!({"type": "Point", "coordinates": [76.95, 43.25, 800]}), json!({"name": "Almaty", "lat": "x", "tags": ["a", "b"]})),
            feature(json!({"type": "Polygon", "coordinates": []}), json!({"name": "A region"})),
            feature(json!({"type": "Point", "coordinates": [8_566_000, 5_350_000]}), json!({"name": "Projected"})),
            feature(Value::Null, json!(null)),
        ]});
        assert!(is_one(&document) && is_one(&document["features"]) && is_one(&document["features"][0]));
        let read = read(&document);
        assert_eq!(read.sheet.header, ["feature id", "latitude", "longitude", "name", "property lat", "tags"]);
        assert_eq!(read.sheet.rows[0].1, ["7", "43.25", "76.95", "Almaty", "x", "a; b"]);
        assert_eq!(read.sheet.rows[1].1, ["7", "", "", "A region"]);
        assert_eq!(read.problems.len(), 2, "{:?}", read.problems);
        for other in [json!([]), json!({}), json!([{"type": "Annotation"}]), json!({"type": "Topology"})] {
            assert!(!is_one(&other), "{other}");
        }
    }
}
