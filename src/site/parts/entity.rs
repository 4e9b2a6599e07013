//! What the page of an entity says, and that of a question, which is an entity too.

use std::collections::HashMap;

use serde::Serialize;
use serde_json::Value;
use serde_json::json;

use crate::archive::Entity;
use crate::archive::EntityIndex;
use crate::archive::Field;
use crate::archive::FormKind;
use crate::site::parts::article_list::by_year;
use crate::site::parts::claims::QuestionClaimsView;
use crate::site::parts::claims::by_question;
use crate::site::parts::claims::by_time;
use crate::site::parts::contents;
use crate::site::parts::contents::PlaceView;
use crate::site::parts::dates::DateView;
use crate::site::parts::dates::date_view;
use crate::site::parts::facts::FactView;
use crate::site::parts::facts::facts_of;
use crate::site::parts::head::FeedLinkView;
use crate::site::parts::head::PageView;
use crate::site::parts::head::feed_links;
use crate::site::parts::head::line;
use crate::site::parts::head::numbered_title;
use crate::site::parts::head::page_head;
use crate::site::parts::json::script;
use crate::site::parts::links::ArticleGroupView;
use crate::site::parts::links::ArticleLinkView;
use crate::site::parts::links::EntityGroupView;
use crate::site::parts::links::EntityLinkView;
use crate::site::parts::links::OutboundView;
use crate::site::parts::links::article_links;
use crate::site::parts::links::entity_link;
use crate::site::parts::links::grouped;
use crate::site::parts::map::MapView;
use crate::site::parts::map::locator;
use crate::site::parts::own_facts::OwnFactView;
use crate::site::parts::own_facts::own_facts;
use crate::site::parts::pager::PagerView;
use crate::site::parts::pager::pager_of;
use crate::site::parts::passages::PassageGroupView;
use crate::site::parts::passages::passages;
use crate::site::parts::picture::ImageView;
use crate::site::parts::picture::picture;
use crate::site::parts::questions::QuestionLinkView;
use crate::site::parts::questions::questions_about;
use crate::site::parts::registers::register_address;
use crate::site::parts::registers::register_links;
use crate::site::parts::registers::website;
use crate::site::parts::render::Templated;
use crate::site::parts::rest;
use crate::site::parts::rest::RestView;
use crate::site::parts::schema_org::entity_data_short;
use crate::site::parts::schema_org::schema_type;
use crate::site::parts::spark::SparkView;
use crate::site::parts::spark::spark_of;
use crate::site::parts::texts::Texts;
use crate::site::plan::Site;
use crate::site::plan::addresses;
use crate::site::plan::lists::EntityLists;
use crate::site::plan::lists::entity_pages;
use crate::site::plan::lists::publisher_of;
use crate::site::plan::outbound;
use crate::site::plan::page::Page;
use crate::site::plan::page::page_of;
use crate::value::Html;
use crate::value::Kind;

/// `entity.html`: `entity`.
#[derive(Debug, Clone, Serialize)]
pub struct EntityView {
    pub id: String,
    pub kind: &'static str,
    /// `Person`, in the site's language.
    pub kind_label: String,
    pub name: String,
    pub summary_html: Option<Html>,
    pub facts: Vec<FactView>,
    /// Fields of the archive's own.
    pub own_facts: Vec<OwnFactView>,
    /// Its own site: as text, linked where outbound links are live.
    pub website: Option<OutboundView>,
    /// The same thing in other registers (Wikidata, GeoNames): as text, linked where outbound links are live.
    pub same_as: Vec<OutboundView>,
    pub articles: usize,
    pub mentions: usize,
    pub first: Option<DateView>,
    pub last: Option<DateView>,
    /// The mentions of this page, in order of date, grouped by year.
    pub passages: Vec<PassageGroupView>,
    /// How many articles it published, and those of this page, by year, where it is a publisher.
    pub publications: usize,
    pub published: Vec<ArticleGroupView>,
    /// Articles that it wrote: a person or an organization of the byline.
    pub written: Vec<ArticleLinkView>,
    /// Other articles that list it in their front matter without naming it in the text.
    pub listed: Vec<ArticleLinkView>,
    pub pager: Option<PagerView>,
    /// What a long page leads to in itself.
    pub contents: Vec<PlaceView>,
    /// False on `page-2` and after: only passages and articles are shown, and what the first page alone has is empty.
    pub first_page: bool,
    #[serde(flatten)]
    pub first_page_only: FirstPage,
}

/// What only the first page of an entity shows; its fields stand among those of [`EntityView`].
#[derive(Debug, Clone, Default, Serialize)]
pub struct FirstPage {
    /// A portrait, a view, a sign.
    pub image: Option<ImageView>,
    /// Every written form with how often it occurs, the display name first.
    pub forms: Vec<FormView>,
    pub more_forms: Option<RestView>,
    pub body_html: Html,
    /// Questions about an event, or about what is at a place.
    pub questions: Vec<QuestionLinkView>,
    /// What it claimed, where it is a person or an organization.
    pub claims: Vec<QuestionClaimsView>,
    pub more_claims: Option<RestView>,
    /// Entities named in the same articles, by kind, the most frequent first; `count` is the number of articles.
    pub together: Vec<EntityGroupView>,
    /// Entities that say they lie within this one, happened here, belong here.
    pub parts: Vec<EntityGroupView>,
    /// Where a place is, or what lies within it.
    pub locator: Option<MapView>,
    /// When it was named.
    pub spark: Option<SparkView>,
}

impl Templated for EntityView {
    const TEMPLATE: &'static str = "entity.html";
    const NAME: &'static str = "entity";
}

#[derive(Debug, Clone, Serialize)]
pub struct FormView {
    pub form: String,
    pub lang: Option<String>,
    pub dir: &'static str,
    /// `name`, `form` or `short`.
    pub kind: &'static str,
    pub mentions: usize,
}

/// How many forms of a name are shown.
const FORMS: usize = 300;

/// How many of a kind are shown as named together.
const TOGETHER: usize = 20;

/// How many claims are shown of who made them.
const CLAIMS: usize = 500;

pub fn entity_view(site: &Site, page: &Page, index: EntityIndex, number: usize) -> EntityView {
    let entity = site.archive.entity(index);
    let root = addresses::root(page.address.as_str());
    let mut texts = Texts::on_page(site, &root, &entity.own_mentions);
    let summary_html = entity.summary().and_then(|summary| texts.line(summary, Field::Summary));
    let first_page = number == 1;
    let first_page_only = if first_page { first_page_of(site, index, &mut texts) } else { FirstPage::default() };
    let lists = &site.shared.lists[index.get()];
    let EntityLists { published, written, listed } = lists;
    let publications = published.map_or(&[][..], |publisher| &site.archive.publisher(publisher).articles);
    let pages = &site.shared.passages[index.get()];
    let shown = pages.get(number - 1).map_or(&[][..], |page| &entity.mentions[page.clone()]);
    let total = entity_pages(&site.archive, index, lists, pages.len());
    let mut dates = entity.articles.iter().filter_map(|article| site.archive.article(*article).document.date);
    let view = EntityView {
        id: entity.id.clone(),
        kind: entity.kind.word(),
        kind_label: site.words.say(&format!("kind_{}", entity.kind.word())),
        name: entity.name.clone(),
        summary_html,
        facts: facts_of(site, entity),
        own_facts: match &entity.document {
            Some(document) => own_facts(site, &document.extra),
            None => Vec::new(),
        },
        website: website(site, entity),
        same_as: register_links(site, entity),
        articles: entity.articles.len(),
        mentions: entity.mentions.len(),
        first: dates.next().map(|date| date_view(site, date)),
        last: dates.next_back().map(|date| date_view(site, date)),
        passages: passages(site, shown),
        publications: publications.len(),
        published: by_year(site, publications, number),
        written: article_links(site, page_of(written, number)),
        listed: article_links(site, page_of(listed, number)),
        pager: pager_of(&addresses::entity(&site.archive, index), number, total),
        contents: Vec::new(),
        first_page,
        first_page_only,
    };
    EntityView { contents: contents_of(site, &view), ..view }
}

/// A question and a claim are as high as so many lines of other lists.
const HEIGHTS: [usize; 2] = [6, 4];

fn contents_of(site: &Site, view: &EntityView) -> Vec<PlaceView> {
    let of_groups = |groups: &[EntityGroupView]| groups.iter().map(|group| group.entities.len()).sum();
    let first = &view.first_page_only;
    let sections = [
        ("questions_about", "s-questions", first.questions.len()),
        ("claimed", "s-claimed", first.claims.iter().map(|group| group.claims.len()).sum()),
        ("passages", "s-passages", view.passages.iter().map(|group| group.count).sum()),
        ("published", "s-published", view.published.iter().map(|group| group.articles.len()).sum()),
        ("written", "s-written", view.written.len()),
        (if view.kind == "event" { "listed_event" } else { "listed_only" }, "s-listed", view.listed.len()),
        ("parts", "s-parts", of_groups(&first.parts)),
        ("together", "s-together", of_groups(&first.together)),
    ];
    let heights = HEIGHTS.into_iter().chain(std::iter::repeat(1));
    let (mut rows, mut places) = (0, Vec::new());
    for ((key, anchor, count), height) in sections.into_iter().zip(heights) {
        rows += count * height;
        places.extend(contents::section(site, key, anchor, count));
    }
    contents::of_long_page(rows, places)
}

fn first_page_of(site: &Site, index: EntityIndex, texts: &mut Texts) -> FirstPage {
    let entity = site.archive.entity(index);
    let together = named_with(site, index);
    // The claims that answer a question are its ledger.
    let mut claims = if entity.kind == Kind::Question { Vec::new() } else { by_time(&site.archive, &entity.claims) };
    let more_claims = rest::cut(&mut claims, CLAIMS, Some(addresses::CLAIMS));
    let mut forms = forms_of(site, entity);
    let more_forms = rest::cut(&mut forms, FORMS, Some(addresses::NAMES));
    let image = entity.document.as_ref().and_then(|document| document.image.as_ref());
    FirstPage {
        image: image.and_then(|image| picture(site, image, texts)),
        forms,
        more_forms,
        body_html: match entity.body() {
            Some(body) => texts.body(body, &entity.links),
            None => Html::default(),
        },
        questions: questions_about(site, index),
        claims: by_question(site, claims),
        more_claims,
        together: by_kind(site, together),
        parts: parts_of(site, index),
        spark: spark_of(site, index),
        locator: locator(site, index),
    }
}

pub fn entity_head(site: &Site, page: &Page, index: EntityIndex, number: usize) -> PageView {
    let entity = site.archive.entity(index);
    let data = (number == 1).then(|| script(entity_data(site, index)));
    let head = page_head(site, page, numbered_title(site, &entity.name, number), entity.kind.folder());
    PageView {
        description: entity.summary().and_then(|summary| line(&summary.text)).or(head.description),
        json_ld: data.into_iter().collect(),
        noindex: number > 1,
        feeds: feeds_of(site, index),
        ..head
    }
}

/// Of what names it, and of what it published.
fn feeds_of(site: &Site, index: EntityIndex) -> Vec<FeedLinkView> {
    let entity = site.archive.entity(index);
    let mut feeds = feed_links(site, &entity.id, &entity.name);
    if let Some(publisher) = publisher_of(&site.archive, index) {
        let title = format!("{}: {}", entity.name, site.words.say("published"));
        feeds.extend(feed_links(site, &site.archive.publisher(publisher).id, &title));
    }
    feeds
}

fn entity_data(site: &Site, index: EntityIndex) -> Value {
    let entity = site.archive.entity(index);
    let mut forms: Vec<&str> = Vec::new();
    // The first of them is the name.
    for form in entity.forms.iter().take(FORMS).skip(1) {
        forms.push(&form.form.form);
    }
    let document = entity.document.as_ref();
    let point = document.and_then(|document| document.coordinates());
    let geo = |(lat, lon): (f64, f64)| json!({"@type": "GeoCoordinates", "latitude": lat, "longitude": lon});
    let [born, died] = document.map_or([None; 2], |document| document.life());
    let start = document.and_then(|document| document.start());
    let end = document.and_then(|document| document.end());
    let picture = document.and_then(|document| document.image.as_ref()?.src.as_ref());
    let within = entity.within.filter(|_| entity.kind == Kind::Place);
    json!({
        "@context": "https://schema.org",
        "@type": schema_type(entity.kind),
        "name": entity.name,
        "alternateName": forms,
        "description": entity.summary().and_then(|summary| line(&summary.text)),
        "geo": point.map(geo),
        "containedInPlace": within.map(|within| entity_data_short(site, within)),
        "birthDate": born.map(|date| date.to_string()),
        "deathDate": died.map(|date| date.to_string()),
        "image": picture.and_then(|src| addresses::canonical(&site.archive, src.as_str())),
        "startDate": start.map(|date| date.to_string()),
        "endDate": end.map(|date| date.to_string()),
        "location": entity.place.map(|place| entity_data_short(site, place)),
        "sameAs": same_as(site, entity),
        "url": addresses::canonical(&site.archive, &addresses::entity(&site.archive, index)),
    })
}

/// Its own site, and what registers have of it, where addresses elsewhere are passed on.
fn same_as(site: &Site, entity: &Entity) -> Vec<String> {
    let document = entity.document.as_ref();
    let Some(document) = document.filter(|_| outbound::is_live(&site.archive)) else { return Vec::new() };
    let mut same = Vec::from_iter(document.website.clone());
    for (register, id) in &document.same_as {
        same.extend(register_address(register, id));
    }
    same
}

/// Every form with how often it occurs; a short name that never occurs is not shown.
fn forms_of(site: &Site, entity: &Entity) -> Vec<FormView> {
    let mut views = Vec::new();
    for form in &entity.forms {
        if form.kind == FormKind::Short && form.mentions == 0 {
            continue;
        }
        let lang = form.form.lang.as_ref();
        views.push(FormView {
            form: form.form.form.clone(),
            lang: lang.map(|lang| lang.as_str().to_owned()),
            dir: lang.unwrap_or(site.lang()).dir(),
            kind: form.kind.word(),
            mentions: form.mentions,
        });
    }
    views
}

/// Entities that the same articles name; the most frequent first.
fn named_with(site: &Site, index: EntityIndex) -> Vec<(EntityIndex, usize)> {
    let mut counted = site.archive.together(index);
    counted.retain(|(other, _)| site.archive.entity(*other).kind != Kind::Question);
    counted.sort_by_key(|(other, count)| (std::cmp::Reverse(*count), *other));
    counted
}

/// The same by kind.
fn by_kind(site: &Site, mut counted: Vec<(EntityIndex, usize)>) -> Vec<EntityGroupView> {
    let mut shown: HashMap<Kind, usize> = HashMap::new();
    counted.retain(|(other, _)| {
        let shown = shown.entry(site.archive.entity(*other).kind).or_default();
        *shown += 1;
        *shown <= TOGETHER
    });
    let links = counted.into_iter().map(|(other, count)| EntityLinkView { count, ..entity_link(site, other) });
    grouped(site, links.collect())
}

fn parts_of(site: &Site, index: EntityIndex) -> Vec<EntityGroupView> {
    let parts = site.shared.parts.get(&index).into_iter().flatten();
    grouped(site, parts.map(|part| entity_link(site, *part)).collect())
}
