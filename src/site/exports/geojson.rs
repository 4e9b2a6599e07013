//! `data/places.geojson` (RFC 7946): places whose coordinates the archive knows.

use serde_json::Value;
use serde_json::json;

use crate::archive::EntityIndex;
use crate::site::parts::json::without_null;
use crate::site::plan::Site;
use crate::site::plan::addresses;
use crate::value::Kind;

/// Longitude comes first. Nothing is drawn where the archive says nothing.
pub fn places(site: &Site) -> String {
    let features: Vec<Value> = located_places(site).map(|(index, at)| place_feature(site, index, at)).collect();
    let mut text = serde_json::to_string_pretty(&json!({"type": "FeatureCollection", "features": features}))
        .expect("JSON values can be written");
    text.push('\n');
    text
}

fn located_places(site: &Site) -> impl Iterator<Item = (EntityIndex, (f64, f64))> {
    let indexes = site.archive.entity_indexes();
    indexes.filter_map(|index| {
        let entity = site.archive.entity(index);
        let coordinates = entity.document.as_ref().and_then(|document| document.coordinates())?;
        (entity.kind == Kind::Place).then_some((index, coordinates))
    })
}

fn place_feature(site: &Site, index: EntityIndex, (latitude, longitude): (f64, f64)) -> Value {
    let entity = site.archive.entity(index);
    let document = entity.document.as_ref();
    let mut dates = entity.naming.iter().filter_map(|article| site.archive.article(*article).document.date);
    let first = dates.next();
    let properties = without_null(json!({
        "name": entity.name,
        "summary": entity.summary().map(|summary| summary.text.trim_end()),
        "precision": document.and_then(|document| document.precision()).map(|precision| precision.word()),
        "within": entity.within.map(|within| &site.archive.entity(within).id),
        "articles": entity.naming.len(),
        "mentions": entity.mentions.len(),
        "first": first.map(|date| date.to_string()),
        "last": dates.next_back().or(first).map(|date| date.to_string()),
        "url": addresses::from_data(&site.archive, &addresses::entity(&site.archive, index)),
    }));
    json!({
        "type": "Feature",
        "id": entity.id,
        "geometry": {"type": "Point", "coordinates": [longitude, latitude]},
        "properties": properties,
    })
}
