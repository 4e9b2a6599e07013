//! What machines read of claims and annotations: schema.org and the W3C Web Annotation Data Model, as JSON-LD.

use serde_json::Value;
use serde_json::json;

use crate::archive::Annotation;
use crate::archive::ArticleIndex;
use crate::archive::Claim;
use crate::archive::ClaimIndex;
use crate::archive::EntityIndex;
use crate::archive::Name;
use crate::document::Format;
use crate::document::Selection;
use crate::site::Site;
use crate::site::addresses;
use crate::site::views::head::schema_type;
use crate::site::views::head::without_null;

/// Words on either side of a quote, in code points; more where the quote could stand elsewhere.
const CONTEXT: usize = 32;

impl Site {
    /// A question with its claims (schema.org Question and Claim).
    pub(super) fn question_graph(&self, index: EntityIndex) -> Value {
        let archive = &self.archive;
        let entity = archive.entity(index);
        let address = addresses::entity(archive, index);
        let about = entity.event.into_iter().chain(entity.place).map(|about| {
            let about = archive.entity(about);
            json!({"@type": schema_type(about.kind), "name": about.name})
        });
        let question = json!({
            "@type": "Question",
            "@id": self.full_address(&address),
            "name": entity.name,
            "description": entity.summary().map(|summary| summary.text.trim_end()),
            "about": about.collect::<Vec<_>>(),
            "url": self.full_address(&address),
        });
        let claims = self.by_time(&entity.claims).into_iter().map(|claim| self.claim_data(claim));
        let graph: Vec<Value> = std::iter::once(question).chain(claims).map(without_null).collect();
        json!({"@context": "https://schema.org", "@graph": graph})
    }

    fn claim_data(&self, index: ClaimIndex) -> Value {
        let archive = &self.archive;
        let claim: &Claim = archive.claim(index);
        let article = &archive.article(claim.article).document;
        let question = archive.entity(claim.question);
        let row = addresses::claim(archive, index);
        let appearance = without_null(json!({
            "@type": "NewsArticle",
            "headline": article.title,
            "datePublished": article.date.map(|date| date.to_string()),
            "url": self.full_address(&addresses::claim_words(archive, index)),
        }));
        json!({
            "@type": "Claim",
            "@id": self.full_address(&row),
            "name": self.figure(claim),
            "author": self.agent(&claim.claimant),
            "contributor": claim.speaker.as_ref().map(|speaker| self.agent(speaker)),
            "dateCreated": claim.document.said_on.map(|date| date.to_string()),
            "about": {"@type": "Question", "name": question.name},
            "text": article.body.text[claim.range.clone()].trim(),
            "inLanguage": article.lang.as_str(),
            "appearance": appearance,
        })
    }

    /// Who claimed something; a name as printed may be a person's or an organization's.
    fn agent(&self, name: &Name) -> Value {
        let entity = name.entity.map(|entity| (self.archive.entity(entity), addresses::entity(&self.archive, entity)));
        match entity {
            Some((entity, address)) => without_null(json!({
                "@type": schema_type(entity.kind),
                "name": entity.name,
                "url": self.full_address(&address),
            })),
            None => json!({"@type": "Organization", "name": name.text}),
        }
    }

    /// All annotations as a W3C AnnotationPage. Addresses are relative to the file where the site does not know its own.
    pub(super) fn annotation_page(&self) -> String {
        let archive = &self.archive;
        let items = archive.article_indexes().flat_map(|index| {
            let annotations = archive.annotations_of(index);
            annotations.iter().map(move |annotation| self.annotation_data(index, annotation))
        });
        let page = json!({
            "@context": "http://www.w3.org/ns/anno.jsonld",
            "id": self.outside("data/annotations.jsonld"),
            "type": "AnnotationPage",
            "items": items.collect::<Vec<_>>(),
        });
        let mut text = serde_json::to_string_pretty(&page).expect("JSON values can be written");
        text.push('\n');
        text
    }

    fn annotation_data(&self, index: ArticleIndex, annotation: &Annotation) -> Value {
        let archive = &self.archive;
        let document = &annotation.document;
        let article = &archive.article(index).document;
        let page = addresses::article(archive, index);
        let source = self.outside(&page);
        let selector = selector(annotation, &article.body.text);
        let target = match selector {
            Some(selector) => json!({"source": source, "selector": selector}),
            None => json!(source),
        };
        let tags = document.tags.iter().map(|tag| json!({"type": "TextualBody", "value": tag, "purpose": "tagging"}));
        let bodies: Vec<Value> = self.note_body(annotation).into_iter().chain(tags).collect();
        // The id that a note came with is an address elsewhere.
        let own_id = document.id.clone().filter(|_| self.is_live());
        // A moment has a time; a day alone is another property, so that no time is made up.
        let (moment, day) = match document.date {
            Some(date) if date.time().is_some() => (Some(date.to_rfc3339()), None),
            date => (None, date.map(|date| date.to_string())),
        };
        without_null(json!({
            "id": own_id.unwrap_or_else(|| self.outside(&format!("{page}#note-{}", annotation.number))),
            "type": "Annotation",
            "motivation": document.motivation,
            "creator": document.by.as_ref().map(|by| json!({"type": "Person", "name": by})),
            "created": moment,
            "schema:dateCreated": day,
            "body": bodies,
            "target": target,
        }))
    }

    fn note_body(&self, annotation: &Annotation) -> Option<Value> {
        let note = self.published_note(annotation);
        let format = match note.format {
            Format::Markdown => "text/markdown",
            Format::Html => "text/html",
            Format::Plain => "text/plain",
        };
        let lang = annotation.document.note.lang.as_ref().unwrap_or(self.lang_of());
        let body = json!({"type": "TextualBody", "value": note.text, "format": format, "language": lang.as_str()});
        Some(body).filter(|_| !note.text.is_empty())
    }

    /// An address of the site as files under `data/` give it.
    pub(super) fn outside(&self, address: &str) -> String {
        self.full_address(address).unwrap_or_else(|| addresses::full("../", address))
    }
}

/// The words of an annotation as they stand in the text, with as many around them as it takes to find them again; where they have
/// no place, as the annotation gives them.
fn selector(annotation: &Annotation, text: &str) -> Option<Value> {
    let selector = |exact: &str, prefix: Option<&str>, suffix: Option<&str>| {
        let prefix = prefix.filter(|prefix| !prefix.is_empty());
        let suffix = suffix.filter(|suffix| !suffix.is_empty());
        without_null(json!({"type": "TextQuoteSelector", "exact": exact, "prefix": prefix, "suffix": suffix}))
    };
    match (&annotation.range, &annotation.document.selection) {
        (Some(range), _) => {
            let (start, end) = surroundings(text, range.start, range.end);
            Some(selector(&text[range.clone()], Some(&text[start..range.start]), Some(&text[range.end..end])))
        }
        (None, Selection::Quote { quote, prefix, suffix, .. }) => {
            Some(selector(&quote.value, prefix.as_deref(), suffix.as_deref()))
        }
        (None, Selection::Whole | Selection::Unread(_)) => None,
    }
}

/// A range around some words that stands only once in the text.
fn surroundings(text: &str, start: usize, end: usize) -> (usize, usize) {
    let mut length = CONTEXT;
    loop {
        let before = text[..start].char_indices().rev().take(length).last().map_or(start, |(at, _)| at);
        let after = text[end..].char_indices().nth(length).map_or(text.len(), |(at, _)| end + at);
        let is_whole = before == 0 && after == text.len();
        if is_whole || text.match_indices(&text[before..after]).nth(1).is_none() {
            return (before, after);
        }
        length *= 2;
    }
}
