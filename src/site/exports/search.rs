//! The texts that can be searched.
//!
//! Why publishers after the first forty are one choice: a browser loads a filter whole.

use std::collections::HashMap;
use std::collections::HashSet;

use crate::archive::ArticleIndex;
use crate::archive::Entity;
use crate::archive::EntityIndex;
use crate::archive::PublisherIndex;
use crate::document::ArticleKind;
use crate::document::Prose;
use crate::site::plan::Site;
use crate::site::plan::addresses;
use crate::value::Lang;

/// A text in the full-text index.
#[derive(Debug, Clone)]
pub struct SearchRecord {
    pub address: String,
    pub title: String,
    pub text: String,
    /// Words of all registered forms of those whom the text names, so that each is found by any of them, with ` | ` between one name
    /// and the next.
    pub names: String,
    /// As it is printed.
    pub date: Option<String>,
    /// Filters with their values.
    pub filters: Vec<(&'static str, String)>,
}

/// So many publishers can be chosen, those with the most articles; the others together.
const PUBLISHERS: usize = 40;

/// The texts of articles and of registered names.
pub fn search_records(site: &Site) -> Vec<SearchRecord> {
    let publishers = publisher_choices(site);
    let articles = site.archive.article_indexes().map(|index| article_record(site, index, &publishers));
    articles.chain(site.archive.entity_indexes().filter_map(|index| entity_record(site, index))).collect()
}

/// What each publisher is called among the choices of the search.
fn publisher_choices(site: &Site) -> HashMap<PublisherIndex, String> {
    let archive = &site.archive;
    let mut publishers: Vec<PublisherIndex> = archive.publisher_indexes().collect();
    publishers.sort_by_key(|index| std::cmp::Reverse(archive.publisher(*index).articles.len()));
    let mut choices = HashMap::new();
    for (rank, index) in publishers.into_iter().enumerate() {
        let is_own = rank < PUBLISHERS;
        let name = if is_own { archive.publisher(index).name.clone() } else { site.words.say("search_others") };
        choices.insert(index, name);
    }
    choices
}

fn article_record(site: &Site, index: ArticleIndex, publishers: &HashMap<PublisherIndex, String>) -> SearchRecord {
    let article = site.archive.article(index);
    let document = &article.document;
    let caption = document.image.as_ref().map(|image| &image.caption);
    // What editors say of a text does not run into its words.
    let notes = site.archive.annotations_of(index).iter().map(|annotation| &annotation.document.note.prose);
    let notes = notes.map(|note| note.text.trim()).filter(|note| !note.is_empty()).map(|note| format!("[{note}]"));
    let kind = match document.kind {
        ArticleKind::Report => site.words.say("kind_article"),
        ArticleKind::Summary => site.words.say("kind_summary"),
    };
    let mut filters = vec![("kind", kind), language(&document.lang)];
    filters.extend(document.date.map(|date| ("year", date.year().to_string())));
    filters.extend(article.publisher.map(|publisher| ("publisher", publishers[&publisher].clone())));
    SearchRecord {
        address: addresses::article(&site.archive, index),
        title: document.title.clone(),
        text: lines([joined([&document.summary, &document.body].into_iter().chain(caption))].into_iter().chain(notes)),
        names: names_of(site, &article.entities, document.original_title.as_deref()),
        date: document.date.map(|date| site.words.locale.long(date)),
        filters,
    }
}

/// Names without a text of their own are for the finder.
fn entity_record(site: &Site, index: EntityIndex) -> Option<SearchRecord> {
    let entity = site.archive.entity(index);
    let document = entity.document.as_ref()?;
    let text = joined([Some(&document.summary), document.definition(), Some(&document.body)].into_iter().flatten());
    (!text.is_empty()).then(|| SearchRecord {
        address: addresses::entity(&site.archive, index),
        title: entity.name.clone(),
        text,
        names: names_of(site, &[index], None),
        date: None,
        filters: vec![("kind", site.words.say(&format!("kind_{}", entity.kind.word()))), language(site.lang())],
    })
}

/// Of each entity, every word of its forms once; and another title.
fn names_of(site: &Site, entities: &[EntityIndex], title: Option<&str>) -> String {
    let mut names: Vec<String> = entities.iter().map(|index| words_of(site.archive.entity(*index))).collect();
    names.extend(title.map(str::to_owned));
    names.join(" | ")
}

fn words_of(entity: &Entity) -> String {
    let forms = entity.forms.iter().map(|form| form.form.form.as_str());
    let mut words: Vec<&str> = Vec::new();
    let mut known: HashSet<&str> = HashSet::new();
    for word in std::iter::once(entity.name.as_str()).chain(forms).flat_map(str::split_whitespace) {
        if known.insert(word) {
            words.push(word);
        }
    }
    words.join(" ")
}

fn language(lang: &Lang) -> (&'static str, String) {
    ("language", lang.language().to_owned())
}

pub fn joined<'a>(texts: impl Iterator<Item = &'a Prose>) -> String {
    lines(texts.map(|prose| prose.text.trim_end().to_owned()))
}

fn lines(texts: impl Iterator<Item = String>) -> String {
    texts.filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n")
}
