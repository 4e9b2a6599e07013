//! Lists of articles, the latest first: which an entity's page has, and how many pages they need.
//!
//! A registered organization has one page, on which it is a publisher too: its address under `publishers/` leads there, its feed of
//! publications stays there. A publisher that nobody has registered has a page under `publishers/`.

use std::collections::HashMap;

use crate::archive::Archive;
use crate::archive::ArticleIndex;
use crate::archive::Entity;
use crate::archive::EntityIndex;
use crate::archive::Owner;
use crate::archive::PublisherIndex;
use crate::site::plan::page::page_count;
use crate::value::Kind;

/// What the page of an entity lists beside its mentions.
#[derive(Debug)]
pub struct EntityLists {
    /// It is the publisher of these.
    pub published: Option<PublisherIndex>,
    /// Articles whose byline has it.
    pub written: Vec<ArticleIndex>,
    /// Other articles that list it in their front matter and do not name it in their texts.
    pub listed: Vec<ArticleIndex>,
}

/// `written` are the articles of each author.
pub fn lists_of(archive: &Archive, index: EntityIndex, written: &Written) -> EntityLists {
    let entity = archive.entity(index);
    let written = written.get(&index).map_or(&[][..], Vec::as_slice);
    let naming = articles_with_mentions(entity);
    let published = publisher_of(archive, index);
    let is_published = |article: &ArticleIndex| published.is_some() && archive.article(*article).publisher == published;
    let mut listed = entity.articles.clone();
    listed.retain(|article| {
        let is_elsewhere = naming.binary_search(article).is_ok() || written.binary_search(article).is_ok();
        !is_elsewhere && !is_published(article)
    });
    EntityLists { published, written: latest_first(archive, written), listed: latest_first(archive, &listed) }
}

/// Articles by who stands in their byline, by date.
pub type Written = HashMap<EntityIndex, Vec<ArticleIndex>>;

pub fn written(archive: &Archive) -> Written {
    let mut written = Written::new();
    for index in archive.article_indexes() {
        for author in archive.article(index).byline.iter().filter_map(|name| name.entity) {
            let articles = written.entry(author).or_default();
            if articles.last() != Some(&index) {
                articles.push(index);
            }
        }
    }
    written
}

/// Articles whose texts name an entity, in order: its mentions stand article by article.
fn articles_with_mentions(entity: &Entity) -> Vec<ArticleIndex> {
    let mut naming = Vec::new();
    for mention in &entity.mentions {
        if let Owner::Article(article) = mention.owner() {
            naming.push(article);
        }
    }
    naming.dedup();
    naming
}

/// The publisher that an organization is.
pub fn publisher_of(archive: &Archive, index: EntityIndex) -> Option<PublisherIndex> {
    if archive.entity(index).kind != Kind::Organization {
        return None;
    }
    archive.publisher_indexes().find(|publisher| archive.publisher(*publisher).organization == Some(index))
}

/// How many pages an entity needs: as many as the longest of its lists, or as its passages have.
pub fn entity_pages(archive: &Archive, index: EntityIndex, lists: &EntityLists, of_passages: usize) -> usize {
    // The page of a question has its ledger, on the first page.
    if archive.entity(index).kind == Kind::Question {
        return of_passages;
    }
    let published = lists.published.map_or(0, |publisher| archive.publisher(publisher).articles.len());
    of_passages.max(page_count(published.max(lists.written.len()).max(lists.listed.len())))
}

/// Articles of a list that is in order of date, the latest first and the undated last.
pub fn latest_first(archive: &Archive, oldest_first: &[ArticleIndex]) -> Vec<ArticleIndex> {
    let dated = oldest_first.partition_point(|index| archive.article(*index).document.date.is_some());
    let (dated, undated) = oldest_first.split_at(dated);
    dated.iter().rev().chain(undated).copied().collect()
}
