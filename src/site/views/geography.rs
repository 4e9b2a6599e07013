//! `data/places.geojson` (RFC 7946): places whose coordinates the archive knows.

use serde_json::Value;
use serde_json::json;

use crate::archive::EntityIndex;
use crate::site::Site;
use crate::site::addresses;
use crate::site::views::head::without_null;
use crate::value::Kind;

impl Site {
    /// Longitude comes first. Nothing is drawn where the archive says nothing.
    pub(super) fn places(&self) -> String {
        let features: Vec<Value> = self.located_places().map(|(index, at)| self.place_feature(index, at)).collect();
        let mut text = serde_json::to_string_pretty(&json!({"type": "FeatureCollection", "features": features}))
            .expect("JSON values can be written");
        text.push('\n');
        text
    }

    pub(super) fn located_places(&self) -> impl Iterator<Item = (EntityIndex, (f64, f64))> {
        let indexes = self.archive.entity_indexes();
        indexes.filter_map(|index| {
            let entity = self.archive.entity(index);
            let coordinates = entity.document.as_ref().and_then(|document| document.coordinates)?;
            (entity.kind == Kind::Place).then_some((index, coordinates))
        })
    }

    fn place_feature(&self, index: EntityIndex, (latitude, longitude): (f64, f64)) -> Value {
        let entity = self.archive.entity(index);
        let document = entity.document.as_ref();
        let mut dates = entity.naming.iter().filter_map(|article| self.archive.article(*article).document.date);
        let first = dates.next();
        let properties = without_null(json!({
            "name": entity.name,
            "summary": entity.summary().map(|summary| summary.text.trim_end()),
            "precision": document.and_then(|document| document.precision).map(|precision| precision.word()),
            "within": entity.within.map(|within| &self.archive.entity(within).id),
            "articles": entity.naming.len(),
            "mentions": entity.mentions.len(),
            "first": first.map(|date| date.to_string()),
            "last": dates.next_back().or(first).map(|date| date.to_string()),
            "url": self.outside(&addresses::entity(&self.archive, index)),
        }));
        json!({
            "type": "Feature",
            "id": entity.id,
            "geometry": {"type": "Point", "coordinates": [longitude, latitude]},
            "properties": properties,
        })
    }
}
