//! Other registers that have the same person, place or organization.

use crate::archive::Entity;
use crate::site::parts::links::OutboundView;
use crate::site::plan::Site;
use crate::site::plan::outbound;
use crate::value::url::is_web_address;

pub fn register_links(site: &Site, entity: &Entity) -> Vec<OutboundView> {
    let is_live = outbound::is_live(&site.archive);
    let mut links = Vec::new();
    for (register, id) in entity.document.iter().flat_map(|document| &document.same_as) {
        let link = register_address(register, id).filter(|_| is_live);
        links.push(OutboundView { label: register_name(register), text: id.clone(), link });
    }
    links
}

/// Its own site.
pub fn website(site: &Site, entity: &Entity) -> Option<OutboundView> {
    let address = entity.document.as_ref()?.website.as_ref()?;
    let text = address.split_once("://").map_or(address.as_str(), |(_, rest)| rest).trim_end_matches('/');
    Some(OutboundView {
        label: site.words.say("fact_website"),
        text: text.to_owned(),
        link: Some(address.clone()).filter(|_| outbound::is_live(&site.archive)),
    })
}

/// The printed name of a register.
fn register_name(register: &str) -> String {
    match register {
        "wikidata" => "Wikidata".to_owned(),
        "geonames" => "GeoNames".to_owned(),
        "viaf" => "VIAF".to_owned(),
        "gnd" => "GND".to_owned(),
        "openstreetmap" => "OpenStreetMap".to_owned(),
        "isni" => "ISNI".to_owned(),
        other => other.to_owned(),
    }
}

/// Where a register shows an identifier.
pub fn register_address(register: &str, id: &str) -> Option<String> {
    let is_plain =
        !id.is_empty() && id.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '/' | '.'));
    if is_web_address(id) {
        return Some(id.to_owned());
    }
    let base = match register {
        "wikidata" => "https://www.wikidata.org/wiki/",
        "geonames" => "https://www.geonames.org/",
        "viaf" => "https://viaf.org/viaf/",
        "gnd" => "https://d-nb.info/gnd/",
        "openstreetmap" => "https://www.openstreetmap.org/",
        "isni" => "https://isni.org/isni/",
        _ => return None,
    };
    is_plain.then(|| format!("{base}{id}"))
}
