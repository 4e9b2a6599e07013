//! What many pages need and is worked out once.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::collections::HashMap;
use std::collections::HashSet;
use std::ops::Range;

use rayon::prelude::*;
use serde::Serialize;

use crate::archive::Annotation;
use crate::archive::AnnotationIndex;
use crate::archive::Archive;
use crate::archive::ArticleIndex;
use crate::archive::ClaimIndex;
use crate::archive::EntityIndex;
use crate::archive::PublisherIndex;
use crate::input::StaticFile;
use crate::language::Words;
use crate::site::plan::addresses;
use crate::site::plan::days::Days;
use crate::site::plan::ends::ends;
use crate::site::plan::filing::in_order;
use crate::site::plan::lists::EntityLists;
use crate::site::plan::lists::latest_first;
use crate::site::plan::lists::lists_of;
use crate::site::plan::lists::written;
use crate::site::plan::nested;
use crate::site::plan::page::KINDS;
use crate::site::plan::page::NameOrder;
use crate::site::plan::passages;
use crate::site::plan::pictures;
use crate::site::plan::standing::Standings;
use crate::value::Date;
use crate::value::FilePath;
use crate::value::Kind;

pub struct Shared {
    /// Sections that have something in them, in the order of the main menu.
    pub sections: Vec<SectionView>,
    /// Entities of a kind in the language's order.
    pub order: HashMap<Kind, Vec<EntityIndex>>,
    /// Those that an article names, in the other orders; none where there are only a few.
    ranked: HashMap<(Kind, NameOrder), Vec<EntityIndex>>,
    pub publisher_order: Vec<PublisherIndex>,
    /// Entities that lie in, happened at or belong to another.
    pub parts: HashMap<EntityIndex, Vec<EntityIndex>>,
    /// Questions by the event or the place that they are about, in the language's order.
    pub questions_about: HashMap<EntityIndex, Vec<EntityIndex>>,
    /// The points within a place, the most named first.
    pub points_within: HashMap<EntityIndex, Vec<EntityIndex>>,
    /// Articles by the one that they translate, and by the one that they are versions of.
    pub translations: HashMap<ArticleIndex, Vec<ArticleIndex>>,
    pub versions: HashMap<ArticleIndex, Vec<ArticleIndex>>,
    /// Months and years that have a page.
    pub dates: HashSet<Date>,
    pub days: Days,
    /// The years of all articles, and of those of each publisher, as their lists show them.
    pub years: Vec<YearRun>,
    pub publisher_years: Vec<Vec<YearRun>>,
    /// How often anybody or anything is named in what is published.
    pub mentions: usize,
    /// What the page of each entity lists beside these.
    pub lists: Vec<EntityLists>,
    /// The passages of each page of each entity.
    pub passages: Vec<Vec<Range<usize>>>,
    /// Claims that the page of their question has no row for.
    pub unlisted: HashSet<ClaimIndex>,
    /// The claim at the end of each claim's line of counting.
    pub ends: Vec<ClaimIndex>,
    pub tags: Labelled,
    pub authors: Labelled,
    pub standings: Standings,
    /// Width and height of pictures.
    pub sizes: HashMap<String, (usize, usize)>,
    /// The bytes of static files that no page shows.
    pub lengths: BTreeMap<FilePath, u64>,
    /// The widths of smaller copies.
    pub copies: BTreeMap<FilePath, Vec<usize>>,
}

/// A section of the site: articles, people, places, …
#[derive(Debug, Clone, Serialize)]
pub struct SectionView {
    /// `articles`, `people`, `places`, `organizations`, `events`, `topics`, `publishers`, `dates`.
    pub key: &'static str,
    pub label: String,
    pub address: String,
    pub count: usize,
}

/// Articles of one year that follow each other in a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct YearRun {
    /// Absent for those without a date.
    pub year: Option<i16>,
    pub count: usize,
    /// Where the first of them stands in the list.
    pub start: usize,
}

/// Annotations under their tags, or under their authors, in the language's order.
pub struct Labelled {
    /// A label for each annotation that has it.
    pub rows: Vec<(String, AnnotationIndex)>,
    /// The first row of each label.
    pub starts: HashMap<String, usize>,
}

type Families = HashMap<ArticleIndex, Vec<ArticleIndex>>;

impl Shared {
    pub fn new(archive: &Archive, words: &Words, statics: &[StaticFile]) -> Shared {
        let order = order(archive, words);
        let publishers = archive.publishers.iter();
        let written = written(archive);
        Shared {
            ranked: ranked(archive, &order),
            sections: sections(archive, words, &order),
            publisher_order: publisher_order(archive, words),
            parts: parts(archive),
            questions_about: questions_about(archive, order.get(&Kind::Question)),
            points_within: nested::points_within(archive),
            translations: families(archive, |index| archive.article(index).translation_of),
            versions: families(archive, |index| archive.article(index).version_of),
            dates: dates(archive),
            days: Days::new(archive),
            years: years(archive, &archive.article_indexes().collect::<Vec<_>>()),
            publisher_years: publishers.map(|publisher| years(archive, &publisher.articles)).collect(),
            mentions: published_mentions(archive),
            lists: of_entities(archive, |archive, index| lists_of(archive, index, &written)),
            passages: of_entities(archive, passages::pages),
            unlisted: unlisted(archive),
            ends: ends(archive),
            tags: Labelled::new(archive, words, |annotation| annotation.document.tags.clone()),
            authors: Labelled::new(archive, words, |annotation| annotation.document.by.iter().cloned().collect()),
            sizes: statics.iter().filter_map(|file| Some((file.path.as_str().to_owned(), file.size?))).collect(),
            copies: pictures::copies(archive, statics),
            lengths: lengths(statics),
            standings: Standings::new(archive, words),
            order,
        }
    }

    /// Entities of a kind in the language's order.
    pub fn of_kind(&self, kind: Kind) -> &[EntityIndex] {
        self.order.get(&kind).map_or(&[], Vec::as_slice)
    }

    /// The names of a kind in an order, where there is such a list.
    pub fn listed(&self, kind: Kind, order: NameOrder) -> Option<&[EntityIndex]> {
        let listed = match order {
            NameOrder::Filed => self.order.get(&kind),
            NameOrder::MostNamed | NameOrder::FirstNamed => self.ranked.get(&(kind, order)),
        };
        listed.map(Vec::as_slice)
    }
}

/// Something of each entity.
fn of_entities<T: Send>(archive: &Archive, of: impl Fn(&Archive, EntityIndex) -> T + Sync) -> Vec<T> {
    let indexes: Vec<EntityIndex> = archive.entity_indexes().collect();
    indexes.into_par_iter().map(|index| of(archive, index)).collect()
}

/// Mentions on standing pages lead readers on but are no part of the record: they count nowhere and stand in no table.
pub fn published_mentions(archive: &Archive) -> usize {
    let of_articles: usize = archive.articles.iter().map(|article| article.mentions.len()).sum();
    let of_entities: usize = archive.entities.iter().map(|entity| entity.own_mentions.len()).sum();
    of_articles + of_entities
}

fn order(archive: &Archive, words: &Words) -> HashMap<Kind, Vec<EntityIndex>> {
    let mut order: HashMap<Kind, Vec<EntityIndex>> = HashMap::new();
    for index in archive.entity_indexes() {
        order.entry(archive.entity(index).kind).or_default().push(index);
    }
    for entities in order.values_mut() {
        in_order(archive, words, entities);
    }
    order
}

/// Fewer names are seen at a glance, in whatever order.
const RANKED: usize = 6;

/// Names by how many articles name them, and by the first that does. Questions are listed by their answers.
fn ranked(archive: &Archive, order: &HashMap<Kind, Vec<EntityIndex>>) -> HashMap<(Kind, NameOrder), Vec<EntityIndex>> {
    let mut ranked = HashMap::new();
    for (kind, entities) in order {
        let mut named = entities.clone();
        named.retain(|index| !archive.entity(*index).naming.is_empty());
        if *kind == Kind::Question || named.len() < RANKED {
            continue;
        }
        let mut by_number = named.clone();
        by_number.sort_by_key(|index| Reverse(archive.entity(*index).naming.len()));
        ranked.insert((*kind, NameOrder::MostNamed), by_number);
        let first = |index: &EntityIndex| first_named(archive, *index).map(|date| date.days());
        named.sort_by_cached_key(|index| (first(index).is_none(), first(index)));
        ranked.insert((*kind, NameOrder::FirstNamed), named);
    }
    ranked
}

/// When the first dated article that names it came out; of several that begin on one day, the one that says most.
pub fn first_named(archive: &Archive, index: EntityIndex) -> Option<Date> {
    let naming = archive.entity(index).naming.iter();
    // They are in order of date, those without one last.
    let mut dates = naming.map_while(|article| archive.article(*article).document.date).peekable();
    let day = dates.peek()?.first_day();
    dates.take_while(|date| date.first_day() == day).min_by_key(|date| date.days())
}

fn lengths(statics: &[StaticFile]) -> BTreeMap<FilePath, u64> {
    let unseen = statics.iter().filter(|file| file.size.is_none());
    unseen.map(|file| (file.path.clone(), file.length)).collect()
}

fn publisher_order(archive: &Archive, words: &Words) -> Vec<PublisherIndex> {
    let mut order: Vec<PublisherIndex> = archive.publisher_indexes().collect();
    order.sort_by(|a, b| words.locale.compare(&archive.publisher(*a).name, &archive.publisher(*b).name));
    order
}

fn parts(archive: &Archive) -> HashMap<EntityIndex, Vec<EntityIndex>> {
    let mut parts: HashMap<EntityIndex, Vec<EntityIndex>> = HashMap::new();
    for index in archive.entity_indexes() {
        let entity = archive.entity(index);
        // Questions are no part of what they are about.
        if entity.kind == Kind::Question {
            continue;
        }
        let mut wholes: Vec<EntityIndex> = entity.role_organizations.iter().copied().flatten().collect();
        wholes.extend(entity.within);
        wholes.extend(entity.place);
        wholes.sort_unstable();
        wholes.dedup();
        for whole in wholes {
            parts.entry(whole).or_default().push(index);
        }
    }
    parts
}

fn questions_about(archive: &Archive, questions: Option<&Vec<EntityIndex>>) -> HashMap<EntityIndex, Vec<EntityIndex>> {
    let mut about: HashMap<EntityIndex, Vec<EntityIndex>> = HashMap::new();
    for question in questions.into_iter().flatten() {
        let entity = archive.entity(*question);
        for subject in entity.event.into_iter().chain(entity.place) {
            about.entry(subject).or_default().push(*question);
        }
    }
    about
}

fn families(archive: &Archive, origin: impl Fn(ArticleIndex) -> Option<ArticleIndex>) -> Families {
    let mut families = Families::new();
    for index in archive.article_indexes() {
        if let Some(of) = origin(index) {
            families.entry(of).or_default().push(index);
        }
    }
    families
}

/// So many claims have rows on the page of their question: those that stand before others, the latest first.
pub const LEDGER: usize = 500;

fn unlisted(archive: &Archive) -> HashSet<ClaimIndex> {
    let asked = archive.entities.iter().filter(|entity| entity.kind == Kind::Question);
    let long = asked.filter(|entity| entity.claims.len() > LEDGER);
    long.flat_map(|question| {
        let mut claims = question.claims.clone();
        claims.sort_by_key(|index| (!archive.claim(*index).stands(), Reverse((archive.claim(*index).date, *index))));
        claims.split_off(LEDGER)
    })
    .collect()
}

fn dates(archive: &Archive) -> HashSet<Date> {
    let dates = archive.articles.iter().filter_map(|article| article.document.date);
    dates.flat_map(|date| [date.to_year(), date.to_month()]).collect()
}

/// The years of a list that shows the latest article first and those without a date last.
fn years(archive: &Archive, oldest_first: &[ArticleIndex]) -> Vec<YearRun> {
    let mut runs: Vec<YearRun> = Vec::new();
    for (start, index) in latest_first(archive, oldest_first).into_iter().enumerate() {
        let year = archive.article(index).document.date.map(|date| date.year());
        match runs.last_mut() {
            Some(run) if run.year == year => run.count += 1,
            _ => runs.push(YearRun { year, count: 1, start }),
        }
    }
    runs
}

impl Labelled {
    fn new(archive: &Archive, words: &Words, labels: impl Fn(&Annotation) -> Vec<String>) -> Labelled {
        let mut rows: Vec<(String, AnnotationIndex)> = Vec::new();
        for index in archive.annotation_indexes() {
            rows.extend(labels(archive.annotation(index)).into_iter().map(|label| (label, index)));
        }
        rows.sort_by(|(a, a_index), (b, b_index)| words.locale.compare(a, b).then(a_index.cmp(b_index)));
        rows.dedup();
        let mut starts = HashMap::new();
        for (index, (label, _)) in rows.iter().enumerate() {
            starts.entry(label.clone()).or_insert(index);
        }
        Labelled { rows, starts }
    }
}

fn sections(archive: &Archive, words: &Words, order: &HashMap<Kind, Vec<EntityIndex>>) -> Vec<SectionView> {
    let dated = archive.articles.iter().filter(|article| article.document.date.is_some()).count();
    let mut sections = vec![section(words, "articles", archive.articles.len())];
    for kind in KINDS {
        sections.push(section(words, kind.folder(), order.get(&kind).map_or(0, Vec::len)));
    }
    let address = addresses::ANNOTATIONS.to_owned();
    sections.push(SectionView { address, ..section(words, "annotations", archive.annotations.len()) });
    sections.push(section(words, "publishers", archive.publishers.len()));
    sections.push(section(words, "dates", dated));
    sections.retain(|section| section.count > 0);
    sections
}

fn section(words: &Words, key: &'static str, count: usize) -> SectionView {
    SectionView { key, label: words.say(&format!("section_{key}")), address: format!("{key}/index.html"), count }
}
