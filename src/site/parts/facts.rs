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
    let link = |index: EntityIndex| fact_link(site, index);
    let [born, died] = document.life().map(|date| date.map(|date| plain_fact(site.words.locale.long(date))));
    let point = document.coordinates().map(|(latitude, longitude)| coordinates(latitude, longitude));
    let precision = document.precision().map(|precision| site.words.say(&format!("precision_{}", precision.word())));
    add("fact_when", Vec::from_iter(time_of_event(site, document)));
    add("fact_born", Vec::from_iter(born));
    add("fact_died", Vec::from_iter(died));
    add("fact_roles", roles_of(site, entity, document));
    add("fact_within", Vec::from_iter(entity.within.map(link)));
    add("fact_event", Vec::from_iter(entity.event.map(link)));
    add("fact_place", Vec::from_iter(entity.place.map(link)));
    add("fact_coordinates", Vec::from_iter(point.map(plain_fact)));
    add("fact_precision", Vec::from_iter(precision.map(plain_fact)));
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
