//! A question with its claims for machines (schema.org Question and Claim), as JSON-LD.

use serde_json::Value;
use serde_json::json;

use crate::archive::Claim;
use crate::archive::ClaimIndex;
use crate::archive::EntityIndex;
use crate::archive::Name;
use crate::site::parts::claims::by_time;
use crate::site::parts::claims::figure_of;
use crate::site::parts::claims::row_address;
use crate::site::parts::json::without_null;
use crate::site::parts::schema_org::schema_type;
use crate::site::plan::Site;
use crate::site::plan::addresses;

/// A question with its claims (schema.org Question and Claim).
pub fn question(site: &Site, index: EntityIndex) -> Value {
    let archive = &site.archive;
    let entity = archive.entity(index);
    let address = addresses::entity(archive, index);
    let mut about = Vec::new();
    for index in entity.event.into_iter().chain(entity.place) {
        let subject = archive.entity(index);
        about.push(json!({"@type": schema_type(subject.kind), "name": subject.name}));
    }
    let question = json!({
        "@type": "Question",
        "@id": addresses::canonical(&site.archive, &address),
        "name": entity.name,
        "description": entity.summary().map(|summary| summary.text.trim_end()),
        "about": about,
        "url": addresses::canonical(&site.archive, &address),
    });
    let mut graph = vec![without_null(question)];
    for claim in by_time(&site.archive, &entity.claims) {
        if !site.shared.unlisted.contains(&claim) {
            graph.push(without_null(claim_data(site, claim)));
        }
    }
    json!({"@context": "https://schema.org", "@graph": graph})
}

fn claim_data(site: &Site, index: ClaimIndex) -> Value {
    let archive = &site.archive;
    let claim: &Claim = archive.claim(index);
    let article = &archive.article(claim.article).document;
    let question = archive.entity(claim.question);
    let row = row_address(site, index);
    let appearance = without_null(json!({
        "@type": "NewsArticle",
        "headline": article.title,
        "datePublished": article.date.map(|date| date.to_string()),
        "url": addresses::canonical(&site.archive, &addresses::claim_words(archive, index)),
    }));
    json!({
        "@type": "Claim",
        "@id": addresses::canonical(&site.archive, &row),
        "name": figure_of(site, claim),
        "author": agent_data(site, &claim.claimant),
        "contributor": claim.speaker.as_ref().map(|speaker| agent_data(site, speaker)),
        "dateCreated": claim.document.said_on.map(|date| date.to_string()),
        "about": {"@type": "Question", "name": question.name},
        "text": article.body.text[claim.range.clone()].trim(),
        "inLanguage": article.lang.as_str(),
        "appearance": appearance,
    })
}

/// Who claimed something; a name as printed may be a person's or an organization's.
fn agent_data(site: &Site, name: &Name) -> Value {
    let entity = name.entity.map(|entity| (site.archive.entity(entity), addresses::entity(&site.archive, entity)));
    match entity {
        Some((entity, address)) => without_null(json!({
            "@type": schema_type(entity.kind),
            "name": entity.name,
            "url": addresses::canonical(&site.archive, &address),
        })),
        None => json!({"@type": "Organization", "name": name.text}),
    }
}
