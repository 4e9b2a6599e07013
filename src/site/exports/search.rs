//! The texts that can be searched: articles, the newest first, then what is written of registered names.
//!
//! Why publishers after the first forty are one choice: a list of thousands is none.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::collections::HashMap;
use std::ops::Range;

use crate::archive::ArticleIndex;
use crate::archive::Entity;
use crate::archive::EntityIndex;
use crate::archive::Field;
use crate::archive::Mention;
use crate::archive::PublisherIndex;
use crate::document::ArticleKind;
use crate::document::Prose;
use crate::site::plan::Site;
use crate::site::plan::addresses;
use crate::site::plan::lists::latest_first;
use crate::value::Lang;

/// What texts can be narrowed by.
pub const FILTERS: [&str; 4] = ["kind", "year", "language", "publisher"];

/// So many publishers can be chosen, those with the most articles; the others together.
const PUBLISHERS: usize = 40;

/// Which texts can be searched, in their order.
pub struct Searchable {
    subjects: Vec<Subject>,
    /// What each publisher is called among the choices.
    publishers: HashMap<PublisherIndex, String>,
}

#[derive(Debug, Clone, Copy)]
enum Subject {
    Article(ArticleIndex),
    Entity(EntityIndex),
}

/// A text as it is searched and shown.
#[derive(Debug, Clone)]
pub struct SearchRecord {
    pub address: String,
    /// What it is called, here and in the original; the first is shown.
    pub titles: Vec<String>,
    pub lang: Lang,
    /// Who published it, when, and what it is.
    pub about: String,
    pub text: String,
    /// Whom it names or is about, by the index of each, with the first place in the text, in bytes, where one is named in it.
    pub named: BTreeMap<u32, Option<Range<usize>>>,
    /// Its value for each of [`FILTERS`].
    pub choices: [Option<String>; 4],
}

impl Searchable {
    pub fn new(site: &Site) -> Searchable {
        let archive = &site.archive;
        let articles = latest_first(archive, &archive.article_indexes().collect::<Vec<_>>());
        let mut subjects: Vec<Subject> = articles.into_iter().map(Subject::Article).collect();
        for index in archive.entity_indexes() {
            // Names without a text of their own are for the finder.
            if !text_of_entity(archive.entity(index)).text.is_empty() {
                subjects.push(Subject::Entity(index));
            }
        }
        Searchable { subjects, publishers: publisher_choices(site) }
    }

    pub fn count(&self) -> usize {
        self.subjects.len()
    }

    pub fn record(&self, site: &Site, index: usize) -> SearchRecord {
        match self.subjects[index] {
            Subject::Article(index) => article_record(site, index, &self.publishers),
            Subject::Entity(index) => entity_record(site, index),
        }
    }
}

/// What each entity may be called, by its index.
pub fn forms_of_entities(site: &Site) -> Vec<Vec<String>> {
    let mut all = Vec::new();
    for entity in &site.archive.entities {
        let mut forms = vec![entity.name.clone()];
        forms.extend(entity.forms.iter().map(|form| form.form.form.clone()));
        all.push(forms);
    }
    all
}

/// The languages in which entities are called something, as their forms say.
pub fn languages_of_forms(site: &Site) -> BTreeSet<String> {
    let mut languages = BTreeSet::new();
    for form in site.archive.entities.iter().flat_map(|entity| &entity.forms) {
        languages.extend(form.form.lang.as_ref().map(|lang| lang.language().to_owned()));
    }
    languages
}

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
    let archive = &site.archive;
    let article = archive.article(index);
    let document = &article.document;
    let mut joined = Joined::default();
    joined.add(Field::Summary, &document.summary);
    joined.add(Field::Body, &document.body);
    if let Some(image) = &document.image {
        joined.add(Field::Caption, &image.caption);
    }
    for annotation in archive.annotations_of(index) {
        joined.add_note(&annotation.document.note.prose);
    }
    let kind = match document.kind {
        ArticleKind::Report => site.words.say("kind_article"),
        ArticleKind::Summary => site.words.say("kind_summary"),
    };
    let publisher = article.publisher.map(|publisher| archive.publisher(publisher).name.clone());
    let date = document.date.map(|date| site.words.locale.long(date));
    let mut titles = vec![document.title.clone()];
    titles.extend(document.original_title.clone());
    SearchRecord {
        address: addresses::article(archive, index),
        titles,
        lang: document.lang.clone(),
        about: about([publisher, date, Some(kind.clone())]),
        named: joined.named(&article.entities, &article.mentions),
        text: joined.text,
        choices: [
            Some(kind),
            document.date.map(|date| date.year().to_string()),
            Some(document.lang.language().to_owned()),
            article.publisher.map(|publisher| publishers[&publisher].clone()),
        ],
    }
}

fn entity_record(site: &Site, index: EntityIndex) -> SearchRecord {
    let archive = &site.archive;
    let entity = archive.entity(index);
    let joined = text_of_entity(entity);
    let kind = site.words.say(&format!("kind_{}", entity.kind.word()));
    SearchRecord {
        address: addresses::entity(archive, index),
        titles: vec![entity.name.clone()],
        lang: site.lang().clone(),
        about: about([None, None, Some(kind.clone())]),
        named: joined.named(&[index], &entity.own_mentions),
        text: joined.text,
        choices: [Some(kind), None, Some(site.lang().language().to_owned()), None],
    }
}

fn text_of_entity(entity: &Entity) -> Joined {
    let mut joined = Joined::default();
    if let Some(document) = &entity.document {
        joined.add(Field::Summary, &document.summary);
        joined.add_unnamed(document.definition());
        joined.add(Field::Body, &document.body);
    }
    joined
}

fn about(parts: [Option<String>; 3]) -> String {
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// Texts of one page, each a line or more.
#[derive(Default)]
struct Joined {
    text: String,
    /// Where the text of a field begins and ends.
    fields: Vec<(Field, Range<usize>)>,
}

impl Joined {
    fn add(&mut self, field: Field, prose: &Prose) {
        let start = self.push(prose.text.trim_end());
        self.fields.push((field, start..self.text.len()));
    }

    fn add_unnamed(&mut self, prose: Option<&Prose>) {
        if let Some(prose) = prose {
            self.push(prose.text.trim_end());
        }
    }

    /// What editors say of a text does not run into its words.
    fn add_note(&mut self, prose: &Prose) {
        let note = prose.text.trim();
        if !note.is_empty() {
            self.push(&format!("[{note}]"));
        }
    }

    /// Gives where it begins.
    fn push(&mut self, text: &str) -> usize {
        if !self.text.is_empty() && !text.is_empty() {
            self.text.push('\n');
        }
        let start = self.text.len();
        self.text.push_str(text);
        start
    }

    /// Entities with the first of some mentions of each that stands in these texts.
    fn named(&self, entities: &[EntityIndex], mentions: &[Mention]) -> BTreeMap<u32, Option<Range<usize>>> {
        let mut named: BTreeMap<u32, Option<Range<usize>>> = BTreeMap::new();
        named.extend(entities.iter().map(|entity| (entity.get() as u32, None)));
        for mention in mentions {
            let place = named.entry(mention.entity.get() as u32).or_default();
            let field = self.fields.iter().find(|(field, _)| *field == mention.field);
            let Some((_, of_field)) = field.filter(|_| place.is_none()) else { continue };
            let range = mention.range();
            let here = of_field.start + range.start..of_field.start + range.end;
            *place = (here.end <= of_field.end).then_some(here);
        }
        named
    }
}
