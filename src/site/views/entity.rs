//! What an entity's page says.

use std::collections::HashMap;
use std::collections::HashSet;

use crate::archive::ArticleIndex;
use crate::archive::Entity;
use crate::archive::EntityIndex;
use crate::archive::Field;
use crate::archive::Owner;
use crate::document;
use crate::site::Page;
use crate::site::Site;
use crate::site::addresses;
use crate::site::plan::PAGE_LENGTH;
use crate::site::plan::page_count;
use crate::site::view::ArticleLinkView;
use crate::site::view::EntityGroupView;
use crate::site::view::EntityLinkView;
use crate::site::view::EntityView;
use crate::site::view::FactValueView;
use crate::site::view::FactView;
use crate::site::view::FormView;
use crate::site::view::OutboundView;
use crate::site::views::texts::Texts;
use crate::value::Date;
use crate::value::Html;
use crate::value::Kind;

/// How many of a kind are shown as named together.
const TOGETHER: usize = 20;

/// How many articles are shown that only list an entity.
const LISTED: usize = 100;

impl Site {
    pub(super) fn entity(&self, page: &Page, index: EntityIndex, number: usize) -> EntityView {
        let entity = self.archive.entity(index);
        let root = addresses::root(page.address.as_str());
        let mut texts = Texts::on_page(self, &root, entity.own_mentions.clone());
        let first_page = number == 1;
        let summary_html = entity.summary().and_then(|summary| texts.line(summary, Field::Summary));
        let body_html = match entity.body() {
            Some(body) if first_page => texts.body(body, &entity.links),
            _ => Html::default(),
        };
        let mut dates = entity.articles.iter().filter_map(|article| self.archive.article(*article).document.date);
        let start = (number - 1) * PAGE_LENGTH;
        let shown = &entity.mentions[start..entity.mentions.len().min(start + PAGE_LENGTH)];
        let together = if first_page { self.counted_together(index) } else { Vec::new() };
        EntityView {
            id: entity.id.clone(),
            kind: entity.kind.word(),
            kind_label: self.words.say(&format!("kind_{}", entity.kind.word())),
            name: entity.name.clone(),
            summary_html,
            body_html,
            forms: self.forms(entity),
            facts: self.facts(entity),
            same_as: self.same_as(entity),
            articles: entity.articles.len(),
            mentions: entity.mentions.len(),
            first: dates.next().map(|date| self.date_view(date)),
            last: dates.next_back().map(|date| self.date_view(date)),
            passages: self.passages(shown),
            claims: if first_page && entity.kind != Kind::Question {
                self.by_question(self.by_time(&self.archive.entity(index).claims))
            } else {
                Vec::new()
            },
            written: if first_page { self.written(index) } else { Vec::new() },
            listed: if first_page { self.listed(index) } else { Vec::new() },
            ties: if first_page { self.ties_of(index, &together) } else { None },
            together: self.together(together),
            parts: if first_page { self.parts(index) } else { Vec::new() },
            table: (!entity.mentions.is_empty()).then(|| addresses::mentions(&self.archive, index)),
            spark: if first_page { self.spark(index) } else { None },
            locator: if first_page { self.locator(index) } else { None },
            pager: self.pager(&addresses::entity(&self.archive, index), number, page_count(entity.mentions.len())),
            first_page,
        }
    }

    /// Every form with how often it occurs; a short name that never occurs is not shown.
    fn forms(&self, entity: &Entity) -> Vec<FormView> {
        let views = entity.forms.iter().map(|form| FormView {
            form: form.form.form.clone(),
            lang: form.form.lang.as_ref().map(|lang| lang.as_str().to_owned()),
            dir: form.form.lang.as_ref().map_or_else(|| self.lang_of().dir(), |lang| lang.dir()),
            kind: form.kind.word(),
            mentions: form.mentions,
        });
        views.filter(|form| form.kind != "short" || form.mentions > 0).collect()
    }

    fn facts(&self, entity: &Entity) -> Vec<FactView> {
        let Some(document) = &entity.document else { return Vec::new() };
        let mut facts = Vec::new();
        let mut add = |key: &str, values: Vec<FactValueView>| {
            if !values.is_empty() {
                facts.push(FactView { label: self.words.say(key), values });
            }
        };
        add("fact_when", self.time_of_event(document).into_iter().collect());
        add("fact_roles", self.roles(entity, document));
        add("fact_within", entity.within.map(|within| self.fact_link(within)).into_iter().collect());
        add("fact_event", entity.event.map(|event| self.fact_link(event)).into_iter().collect());
        add("fact_place", entity.place.map(|place| self.fact_link(place)).into_iter().collect());
        add(
            "fact_coordinates",
            document.coordinates.map(|(lat, lon)| plain_fact(coordinates(lat, lon))).into_iter().collect(),
        );
        let precision = document.precision.map(|precision| self.words.say(&format!("precision_{}", precision.word())));
        add("fact_precision", precision.map(plain_fact).into_iter().collect());
        facts
    }

    fn fact_link(&self, index: EntityIndex) -> FactValueView {
        let address = Some(addresses::entity(&self.archive, index));
        FactValueView { text: self.archive.entity(index).name.clone(), address, note: None }
    }

    fn time_of_event(&self, document: &document::Entity) -> Option<FactValueView> {
        self.time_span(document.start, document.end.filter(|end| Some(*end) != document.start)).map(plain_fact)
    }

    fn roles(&self, entity: &Entity, document: &document::Entity) -> Vec<FactValueView> {
        let organizations = entity.role_organizations.iter().copied().chain(std::iter::repeat(None));
        let role = |(role, organization): (&document::Role, Option<EntityIndex>)| FactValueView {
            text: role.role.clone(),
            address: organization.map(|organization| addresses::entity(&self.archive, organization)),
            note: match (role.from, role.until) {
                (Some(_), None) => {
                    role.from.map(|from| self.words.fill("since", None, &[("date", self.words.locale.long(from))]))
                }
                (from, until) => self.time_span(from, until),
            },
        };
        document.roles.iter().zip(organizations).map(role).collect()
    }

    fn time_span(&self, from: Option<Date>, until: Option<Date>) -> Option<String> {
        let long = |date: Date| self.words.locale.long(date);
        match (from, until) {
            (None, None) => None,
            (Some(from), None) => Some(long(from)),
            (None, Some(until)) => Some(self.words.fill("until", None, &[("date", long(until))])),
            (Some(from), Some(until)) => {
                Some(self.words.fill("date_span", None, &[("first", long(from)), ("last", long(until))]))
            }
        }
    }

    fn same_as(&self, entity: &Entity) -> Vec<OutboundView> {
        let registers = entity.document.iter().flat_map(|document| &document.same_as);
        let view = |(register, id): &(String, String)| OutboundView {
            label: register_name(register),
            text: id.clone(),
            link: register_address(register, id).filter(|_| self.is_live()),
        };
        registers.map(view).collect()
    }

    /// Articles whose byline has it, the latest first.
    fn written(&self, index: EntityIndex) -> Vec<ArticleLinkView> {
        let articles = self.archive.entity(index).articles.iter().rev();
        let written = articles.filter(|article| self.is_author(index, **article));
        written.take(LISTED).map(|article| self.article_link(*article)).collect()
    }

    fn is_author(&self, index: EntityIndex, article: ArticleIndex) -> bool {
        self.archive.article(article).byline.iter().any(|name| name.entity == Some(index))
    }

    /// Articles that list it and do not name it in their texts.
    fn listed(&self, index: EntityIndex) -> Vec<ArticleLinkView> {
        let entity = self.archive.entity(index);
        let naming: HashSet<Owner> =
            entity.mentions.iter().map(|mention| self.archive.mention(*mention).owner).collect();
        let listing = entity
            .articles
            .iter()
            .filter(|article| !naming.contains(&Owner::Article(**article)) && !self.is_author(index, **article));
        listing.rev().take(LISTED).map(|article| self.article_link(*article)).collect()
    }

    /// Entities that the same articles name; the most frequent first.
    fn counted_together(&self, index: EntityIndex) -> Vec<(EntityIndex, usize)> {
        let mut counted = self.archive.together(index);
        counted.retain(|(other, _)| self.archive.entity(*other).kind != Kind::Question);
        counted.sort_by_key(|(other, count)| (std::cmp::Reverse(*count), *other));
        counted
    }

    /// The same by kind.
    fn together(&self, mut counted: Vec<(EntityIndex, usize)>) -> Vec<EntityGroupView> {
        let mut shown: HashMap<Kind, usize> = HashMap::new();
        counted.retain(|(other, _)| {
            let shown = shown.entry(self.archive.entity(*other).kind).or_default();
            *shown += 1;
            *shown <= TOGETHER
        });
        self.grouped(
            counted.into_iter().map(|(other, count)| EntityLinkView { count, ..self.entity_link(other) }).collect(),
        )
    }

    fn parts(&self, index: EntityIndex) -> Vec<EntityGroupView> {
        let parts = self.shared.parts.get(&index).into_iter().flatten();
        self.grouped(parts.map(|part| self.entity_link(*part)).collect())
    }
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

/// The printed name of a register.
fn register_name(register: &str) -> String {
    match register {
        "wikidata" => "Wikidata".to_owned(),
        "geonames" => "GeoNames".to_owned(),
        "viaf" => "VIAF".to_owned(),
        "gnd" => "GND".to_owned(),
        "openstreetmap" => "OpenStreetMap".to_owned(),
        other => other.to_owned(),
    }
}

/// Where a register shows an identifier.
pub(in crate::site) fn register_address(register: &str, id: &str) -> Option<String> {
    let is_plain =
        !id.is_empty() && id.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '/' | '.'));
    if id.starts_with("https://") {
        return Some(id.to_owned());
    }
    let base = match register {
        "wikidata" => "https://www.wikidata.org/wiki/",
        "geonames" => "https://www.geonames.org/",
        "viaf" => "https://viaf.org/viaf/",
        "gnd" => "https://d-nb.info/gnd/",
        "openstreetmap" => "https://www.openstreetmap.org/",
        _ => return None,
    };
    is_plain.then(|| format!("{base}{id}"))
}
