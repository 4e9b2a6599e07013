//! The home page.

use serde::Serialize;
use serde_json::json;

use crate::archive::EntityIndex;
use crate::site::parts::dates::DateView;
use crate::site::parts::dates::date_view;
use crate::site::parts::head::PageView;
use crate::site::parts::head::page_head;
use crate::site::parts::json::script;
use crate::site::parts::links::ArticleLinkView;
use crate::site::parts::links::CountView;
use crate::site::parts::links::EntityGroupView;
use crate::site::parts::links::EntityLinkView;
use crate::site::parts::links::article_link;
use crate::site::parts::links::article_links;
use crate::site::parts::links::entity_link;
use crate::site::parts::links::grouped;
use crate::site::parts::questions::QuestionLinkView;
use crate::site::parts::questions::most_claimed;
use crate::site::parts::questions::question_link;
use crate::site::parts::render::Templated;
use crate::site::parts::standing::StandingView;
use crate::site::parts::standing::standing_view;
use crate::site::plan::Site;
use crate::site::plan::addresses;
use crate::site::plan::lists::latest_first;
use crate::site::plan::page::KINDS;
use crate::site::plan::page::Page;
use crate::value::Date;
use crate::value::Kind;

/// `home.html`: `home`.
#[derive(Debug, Clone, Serialize)]
pub struct HomeView {
    /// The standing page whose text opens the front page.
    pub front: Option<StandingView>,
    pub featured: Vec<ArticleLinkView>,
    pub latest: Vec<ArticleLinkView>,
    /// With the answers that stand, the most claimed about first.
    pub questions: Vec<QuestionLinkView>,
    /// The most named of each kind.
    pub named: Vec<EntityGroupView>,
    pub first: Option<DateView>,
    pub last: Option<DateView>,
    pub articles: usize,
    pub mentions: usize,
    pub years: Vec<CountView>,
}

impl Templated for HomeView {
    const TEMPLATE: &'static str = "home.html";
    const NAME: &'static str = "home";
}

/// How many of the latest articles are shown, and how many of each kind of entity.
const LATEST: usize = 12;
const NAMED: usize = 8;

/// How many questions are shown.
const QUESTIONS: usize = 2;

/// How many answers to each.
const ANSWERS: usize = 3;

pub fn head(site: &Site, page: &Page) -> PageView {
    let settings = &site.archive.settings;
    let json_ld = json!({
        "@context": "https://schema.org",
        "@type": "WebSite",
        "name": settings.title,
        "description": settings.description,
        "inLanguage": settings.lang.as_str(),
        "url": addresses::canonical(&site.archive, ""),
    });
    PageView {
        breadcrumbs: Vec::new(),
        description: settings.description.clone(),
        json_ld: vec![script(json_ld)],
        ..page_head(site, page, settings.title.clone(), "")
    }
}

pub fn view(site: &Site) -> HomeView {
    let archive = &site.archive;
    HomeView {
        front: archive.frame.front.map(|index| standing_view(site, "", index)),
        featured: article_links(site, &archive.featured),
        latest: latest(site),
        questions: leading_questions(site),
        named: named(site),
        first: site.overviews.span.map(|(first, _)| date_view(site, first)),
        last: site.overviews.span.map(|(_, last)| date_view(site, last)),
        articles: archive.articles.len(),
        mentions: site.shared.mentions,
        years: years(site),
    }
}

/// The latest of those that are not featured.
fn latest(site: &Site) -> Vec<ArticleLinkView> {
    let archive = &site.archive;
    let all = latest_first(archive, &archive.article_indexes().collect::<Vec<_>>());
    let others = all.into_iter().filter(|index| !archive.featured.contains(index));
    let mut links = Vec::new();
    for index in others.take(LATEST) {
        links.push(article_link(site, index));
    }
    links
}

fn leading_questions(site: &Site) -> Vec<QuestionLinkView> {
    let mut links = Vec::new();
    for index in most_claimed(site).into_iter().take(QUESTIONS) {
        let mut link = question_link(site, index);
        link.answers.shown.truncate(ANSWERS);
        links.push(link);
    }
    links
}

fn named(site: &Site) -> Vec<EntityGroupView> {
    let mut links = Vec::new();
    for kind in KINDS {
        // The questions have a place of their own.
        if kind != Kind::Question {
            links.extend(most_named(site, kind));
        }
    }
    grouped(site, links)
}

/// By the number of articles that name them, which is the number shown: topics are often given without being named.
fn most_named(site: &Site, kind: Kind) -> Vec<EntityLinkView> {
    let mut entities = site.shared.of_kind(kind).to_vec();
    let articles = |index: EntityIndex| site.archive.entity(index).naming.len();
    let mentions = |index: EntityIndex| site.archive.entity(index).mentions.len();
    entities.retain(|index| articles(*index) > 0);
    entities.sort_by_key(|index| std::cmp::Reverse((articles(*index), mentions(*index))));
    entities.truncate(NAMED);
    let link = |index: EntityIndex| EntityLinkView { count: articles(index), ..entity_link(site, index) };
    entities.into_iter().map(link).collect()
}

/// Years that have dated articles, the first one first.
fn years(site: &Site) -> Vec<CountView> {
    let mut years = Vec::new();
    for run in site.shared.years.iter().rev() {
        if let Some(date) = run.year.and_then(|year| Date::from_ymd(year, 1, 1)) {
            let address = Some(addresses::date(date.to_year()));
            years.push(CountView { label: date.year().to_string(), address, count: run.count });
        }
    }
    years
}
