//! Links to articles, entities and publishers, as lists and texts show them.

use serde::Serialize;

use crate::archive::ArticleIndex;
use crate::archive::EntityIndex;
use crate::archive::Name;
use crate::archive::PublisherIndex;
use crate::site::parts::dates::DateView;
use crate::site::parts::dates::date_view;
use crate::site::plan::Site;
use crate::site::plan::addresses;
use crate::value::Kind;
use crate::value::Lang;

/// A label that may lead somewhere.
#[derive(Debug, Clone, Serialize)]
pub struct LinkView {
    pub label: String,
    /// Relative to the root; absent: plain text.
    pub address: Option<String>,
}

/// An entity as lists and links show it.
#[derive(Debug, Clone, Serialize)]
pub struct EntityLinkView {
    /// `people/qasym-zhomart-toqaev`.
    pub id: String,
    /// `person`, `place`, `organization`, `event`, `topic`.
    pub kind: &'static str,
    pub address: String,
    pub name: String,
    pub summary: Option<String>,
    /// Articles that name or list it.
    pub articles: usize,
    /// Mentions in all texts of the archive.
    pub mentions: usize,
    /// Mentions or articles in the place where this link stands (an article's list of who is named, a list of
    /// who is named together).
    pub count: usize,
    /// Leads to the first mention in the article at hand (`#mention-3`), where there is one.
    pub anchor: Option<String>,
}

/// Entities of one kind together.
#[derive(Debug, Clone, Serialize)]
pub struct EntityGroupView {
    pub kind: &'static str,
    pub label: String,
    pub entities: Vec<EntityLinkView>,
}

/// An article as lists and links show it.
#[derive(Debug, Clone, Serialize)]
pub struct ArticleLinkView {
    pub id: String,
    pub address: String,
    pub title: String,
    pub lang: String,
    pub dir: &'static str,
    /// `report` or `summary`.
    pub kind: &'static str,
    pub date: Option<DateView>,
    pub publisher: Option<LinkView>,
    pub summary: Option<String>,
    /// What a related article shares with the one at hand.
    pub shared: Vec<String>,
}

/// Articles under one heading, usually a year.
#[derive(Debug, Clone, Serialize)]
pub struct ArticleGroupView {
    pub label: String,
    /// The id of the heading: `y2022`, `undated`.
    pub anchor: String,
    pub articles: Vec<ArticleLinkView>,
}

/// A label with a number, perhaps linked.
#[derive(Debug, Clone, Serialize)]
pub struct CountView {
    pub label: String,
    pub address: Option<String>,
    pub count: usize,
}

#[derive(Debug, Clone, Serialize)]
pub struct OutboundView {
    pub label: String,
    pub text: String,
    /// Absent where outbound links are not live.
    pub link: Option<String>,
}

pub fn entity_link(site: &Site, index: EntityIndex) -> EntityLinkView {
    let entity = site.archive.entity(index);
    EntityLinkView {
        id: entity.id.clone(),
        kind: entity.kind.word(),
        address: addresses::entity(&site.archive, index),
        name: entity.name.clone(),
        summary: entity.summary().map(|summary| summary.text.trim_end().to_owned()),
        articles: entity.articles.len(),
        mentions: entity.mentions.len(),
        count: entity.articles.len(),
        anchor: None,
    }
}

pub fn article_link(site: &Site, index: ArticleIndex) -> ArticleLinkView {
    let article = site.archive.article(index);
    let document = &article.document;
    ArticleLinkView {
        id: document.id.clone(),
        address: addresses::article(&site.archive, index),
        title: document.title.clone(),
        lang: document.lang.as_str().to_owned(),
        dir: document.lang.dir(),
        kind: document.kind.word(),
        date: document.date.map(|date| date_view(site, date)),
        publisher: article.publisher.map(|publisher| publisher_link(site, publisher)),
        summary: (!document.summary.is_empty()).then(|| document.summary.text.trim_end().to_owned()),
        shared: Vec::new(),
    }
}

pub fn article_links(site: &Site, indexes: &[ArticleIndex]) -> Vec<ArticleLinkView> {
    indexes.iter().map(|index| article_link(site, *index)).collect()
}

pub fn publisher_link(site: &Site, index: PublisherIndex) -> LinkView {
    LinkView {
        label: site.archive.publisher(index).name.clone(),
        address: Some(addresses::publisher(&site.archive, index)),
    }
}

pub fn name_link(site: &Site, name: &Name) -> LinkView {
    let address = name.entity.map(|entity| addresses::entity(&site.archive, entity));
    LinkView { label: name.text.clone(), address }
}

pub fn name_links(site: &Site, names: &[Name]) -> Vec<LinkView> {
    names.iter().map(|name| name_link(site, name)).collect()
}

/// Entities by kind, in the order of kinds; those of one kind stay in the order given.
pub fn grouped(site: &Site, links: Vec<EntityLinkView>) -> Vec<EntityGroupView> {
    let mut groups: Vec<EntityGroupView> = Kind::ALL
        .iter()
        .map(|kind| EntityGroupView {
            kind: kind.word(),
            label: site.words.say(&format!("section_{}", kind.folder())),
            entities: Vec::new(),
        })
        .collect();
    for link in links {
        if let Some(group) = groups.iter_mut().find(|group| group.kind == link.kind) {
            group.entities.push(link);
        }
    }
    groups.retain(|group| !group.entities.is_empty());
    groups
}

/// A language for a view.
pub fn lang_and_dir(lang: &Lang) -> (String, &'static str) {
    (lang.as_str().to_owned(), lang.dir())
}
