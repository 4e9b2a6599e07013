//! What the front matter of an entity says of it, as labels with values.

use serde::Serialize;

use crate::archive::Entity;
use crate::archive::EntityIndex;
use crate::document;
use crate::site::parts::dates::time_span;
use crate::site::plan::Site;
use crate::site::plan::addresses;

/// A label with one or more values: role, coordinates, part of, dates of an event.
#[derive(Debug, Clone, Serialize)]
pub struct FactView {
    pub label: String,
    pub values: Vec<FactValueView>,
}

#[derive(Debug, Clone, Serialize)]
pub struct FactValueView {
    pub text: String,
    pub address: Option<String>,
    /// `2019-03 –`, the time it holds.
    pub note: Option<String>,
}

pub fn facts_of(site: &Site, entity: &Entity) -> Vec<FactView> {
    let Some(document) = &entity.document else { return Vec::new() };
    let mut facts = Vec::new();
    let mut add = |key: &str, values: Vec<FactValueView>| {
        if !values.is_empty() {
            facts.push(FactView { label: site.words.say(key), values });
        }
    };
    add("fact_when", time_of_event(site, document).into_iter().collect());
    let [born, died] = document.life().map(|date| date.map(|date| plain_fact(site.words.locale.long(date))));
    add("fact_born", born.into_iter().collect());
    add("fact_died", died.into_iter().collect());
    add("fact_roles", roles_of(site, entity, document));
    add("fact_within", entity.within.map(|within| fact_link(site, within)).into_iter().collect());
    add("fact_event", entity.event.map(|event| fact_link(site, event)).into_iter().collect());
    add("fact_place", entity.place.map(|place| fact_link(site, place)).into_iter().collect());
    add(
        "fact_coordinates",
        document.coordinates().map(|(lat, lon)| plain_fact(coordinates(lat, lon))).into_iter().collect(),
    );
    let precision = document.precision().map(|precision| site.words.say(&format!("precision_{}", precision.word())));
    add("fact_precision", precision.map(plain_fact).into_iter().collect());
    facts
}

fn fact_link(site: &Site, index: EntityIndex) -> FactValueView {
    let address = Some(addresses::entity(&site.archive, index));
    FactValueView { text: site.archive.entity(index).name.clone(), address, note: None }
}

fn time_of_event(site: &Site, document: &document::Entity) -> Option<FactValueView> {
    time_span(site, document.start(), document.end().filter(|end| Some(*end) != document.start())).map(plain_fact)
}

fn roles_of(site: &Site, entity: &Entity, document: &document::Entity) -> Vec<FactValueView> {
    let organizations = entity.role_organizations.iter().copied().chain(std::iter::repeat(None));
    let mut roles = Vec::new();
    for (role, organization) in document.roles().iter().zip(organizations) {
        roles.push(FactValueView {
            text: role.role.clone(),
            address: organization.map(|organization| addresses::entity(&site.archive, organization)),
            note: match (role.from, role.until) {
                (Some(from), None) => Some(site.words.fill("since", None, &[("date", site.words.locale.long(from))])),
                (from, until) => time_span(site, from, until),
            },
        });
    }
    roles
}

fn plain_fact(text: String) -> FactValueView {
    FactValueView { text, address: None, note: None }
}

/// Degrees with a sign-free notation: `43.2525° N, 76.9115° E`.
fn coordinates(latitude: f64, longitude: f64) -> String {
    let degrees = |value: f64, positive: char, negative: char| {
        let letter = if value < 0.0 { negative } else { positive };
        format!("{}°\u{a0}{letter}", value.abs())
    };
    format!("{}, {}", degrees(latitude, 'N', 'S'), degrees(longitude, 'E', 'W'))
}
