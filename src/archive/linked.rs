//! The archive, linked: tables of articles, entities, publishers and pages, and of all that was found in their texts.
//!
//! Every value here is made once, from finished tables, and never changed.

use std::collections::BTreeSet;
use std::collections::HashMap;
use std::ops::Deref;
use std::ops::Range;
use std::sync::Arc;

use crate::archive::annotations::Annotation;
use crate::archive::articles::Resolved;
use crate::archive::claims::Claim;
use crate::archive::field;
use crate::archive::field::Field;
use crate::archive::frame::Frame;
use crate::archive::ids::Target;
use crate::archive::index::AnnotationIndex;
use crate::archive::index::ArticleIndex;
use crate::archive::index::ClaimIndex;
use crate::archive::index::EntityIndex;
use crate::archive::index::MentionIndex;
use crate::archive::index::Owner;
use crate::archive::index::PageIndex;
use crate::archive::index::PublisherIndex;
use crate::archive::mention::Mention;
use crate::document;
use crate::document::Form;
use crate::document::Prose;
use crate::document::StandingPage;
use crate::input::Settings;
use crate::names::FormKind;
use crate::value::Date;
use crate::value::FilePath;
use crate::value::Kind;

/// Everything that the site is about, linked.
#[derive(Debug, Clone)]
pub struct Archive {
    pub settings: Settings,
    /// By date, the undated last; articles of one date by id.
    pub articles: Vec<Article>,
    /// By id.
    pub entities: Vec<Entity>,
    /// By name.
    pub publishers: Vec<Publisher>,
    pub pages: Vec<Standing>,
    /// Article by article, in the order of the text; those without a place last.
    pub annotations: Vec<Annotation>,
    /// Article by article, in the order of the text.
    pub claims: Vec<Claim>,
    /// Of the settings, in their order.
    pub featured: Vec<ArticleIndex>,
    /// Of the settings.
    pub frame: Frame,
    /// Static files that are held back with the texts that use them.
    pub held_files: BTreeSet<FilePath>,
}

/// A standing page with its links resolved.
#[derive(Debug, Clone)]
pub struct Standing {
    pub document: StandingPage,
    pub links: Vec<Target>,
    pub mentions: Vec<Mention>,
}

/// An article with what the archive knows of it.
#[derive(Debug, Clone)]
pub struct Article {
    pub(super) resolved: Arc<Resolved>,
    /// Those of a long list who count as named together here, by index; absent where all do.
    pub(super) paired: Option<Vec<EntityIndex>>,
    /// Its part of the archive's annotations.
    pub annotations: Range<usize>,
    /// Its part of the archive's claims.
    pub claims: Range<usize>,
    /// Articles whose text or notes link to it, by date.
    pub linked_from: Vec<ArticleIndex>,
}

impl Deref for Article {
    type Target = Resolved;

    fn deref(&self) -> &Resolved {
        &self.resolved
    }
}

impl Article {
    /// Entities that count as named together here, by index: all but in a long list.
    pub fn paired(&self) -> &[EntityIndex] {
        self.paired.as_ref().unwrap_or(&self.named)
    }
}

/// An entity with everything that speaks of it.
#[derive(Debug, Clone)]
pub struct Entity {
    pub kind: Kind,
    pub id: String,
    pub name: String,
    /// The display name, other full forms, short names.
    pub forms: Vec<RegisteredForm>,
    /// Absent for a topic that has no file.
    pub document: Option<Arc<document::Entity>>,
    /// Organizations of the roles, in their order.
    pub role_organizations: Vec<Option<EntityIndex>>,
    pub within: Option<EntityIndex>,
    pub place: Option<EntityIndex>,
    pub event: Option<EntityIndex>,
    pub links: Vec<Target>,
    /// Mentions in its own texts, of others.
    pub own_mentions: Vec<Mention>,
    /// Mentions of it everywhere: in articles by date, then in other texts.
    pub mentions: Vec<MentionIndex>,
    /// Articles that have it anywhere in their text or front matter, by date.
    pub articles: Vec<ArticleIndex>,
    /// Those of them that name it, or list it as what they are about, by date.
    pub naming: Vec<ArticleIndex>,
    /// Of a question, the claims that answer it; of others, those that they made or spoke. By article.
    pub claims: Vec<ClaimIndex>,
}

impl Entity {
    /// Its body; empty where there is no file.
    pub fn body(&self) -> Option<&Prose> {
        Some(&self.document.as_ref()?.body)
    }

    pub fn summary(&self) -> Option<&Prose> {
        let summary = &self.document.as_ref()?.summary;
        if summary.is_empty() { None } else { Some(summary) }
    }
}

/// A form of a name, with what it counts for.
#[derive(Debug, Clone)]
pub struct RegisteredForm {
    pub form: Form,
    pub kind: FormKind,
    /// How often it was found.
    pub mentions: usize,
}

/// Who published articles of the archive.
#[derive(Debug, Clone)]
pub struct Publisher {
    /// `publishers/x`: of a registered organization, its own id in that folder.
    pub id: String,
    pub name: String,
    /// The organization that it is, where that is registered.
    pub organization: Option<EntityIndex>,
    /// By date.
    pub articles: Vec<ArticleIndex>,
}

impl Archive {
    pub fn article(&self, index: ArticleIndex) -> &Article {
        &self.articles[index.get()]
    }

    pub fn entity(&self, index: EntityIndex) -> &Entity {
        &self.entities[index.get()]
    }

    pub fn publisher(&self, index: PublisherIndex) -> &Publisher {
        &self.publishers[index.get()]
    }

    pub fn page(&self, index: PageIndex) -> &Standing {
        &self.pages[index.get()]
    }

    pub fn mention(&self, index: MentionIndex) -> &Mention {
        &self.mentions_of(index.owner)[index.at as usize]
    }

    /// The mentions in the texts of an article, an entity or a page, in the order in which they stand there.
    pub fn mentions_of(&self, owner: Owner) -> &[Mention] {
        match owner {
            Owner::Article(index) => &self.article(index).mentions,
            Owner::Entity(index) => &self.entity(index).own_mentions,
            Owner::Page(index) => &self.page(index).mentions,
        }
    }

    pub fn article_indexes(&self) -> impl DoubleEndedIterator<Item = ArticleIndex> + ExactSizeIterator + use<> {
        (0..self.articles.len()).map(ArticleIndex::new)
    }

    pub fn annotation(&self, index: AnnotationIndex) -> &Annotation {
        &self.annotations[index.get()]
    }

    pub fn claim(&self, index: ClaimIndex) -> &Claim {
        &self.claims[index.get()]
    }

    /// The annotations of an article.
    pub fn annotations_of(&self, index: ArticleIndex) -> &[Annotation] {
        &self.annotations[self.article(index).annotations.clone()]
    }

    /// The claims of an article.
    pub fn claims_of(&self, index: ArticleIndex) -> impl Iterator<Item = ClaimIndex> + use<> {
        self.article(index).claims.clone().map(ClaimIndex::new)
    }

    pub fn annotation_indexes(&self) -> impl DoubleEndedIterator<Item = AnnotationIndex> + ExactSizeIterator + use<> {
        (0..self.annotations.len()).map(AnnotationIndex::new)
    }

    pub fn claim_indexes(&self) -> impl DoubleEndedIterator<Item = ClaimIndex> + ExactSizeIterator + use<> {
        (0..self.claims.len()).map(ClaimIndex::new)
    }

    /// Articles from the first one whose date is not before another date.
    pub fn articles_from(&self, date: Date) -> impl Iterator<Item = ArticleIndex> + use<> {
        let first = self.articles.partition_point(|article| article.document.date.is_some_and(|other| other < date));
        (first..self.articles.len()).map(ArticleIndex::new)
    }

    /// The article before another one in time.
    pub fn before(&self, index: ArticleIndex) -> Option<ArticleIndex> {
        self.neighbour(index, index.get().checked_sub(1))
    }

    /// The article after another one in time.
    pub fn after(&self, index: ArticleIndex) -> Option<ArticleIndex> {
        self.neighbour(index, Some(index.get() + 1))
    }

    /// An article beside another one, where both have a date to be before or after.
    fn neighbour(&self, index: ArticleIndex, other: Option<usize>) -> Option<ArticleIndex> {
        self.article(index).document.date?;
        let other = other?;
        self.articles.get(other)?.document.date?;
        Some(ArticleIndex::new(other))
    }

    pub fn entity_indexes(&self) -> impl DoubleEndedIterator<Item = EntityIndex> + ExactSizeIterator + use<> {
        (0..self.entities.len()).map(EntityIndex::new)
    }

    pub fn publisher_indexes(&self) -> impl DoubleEndedIterator<Item = PublisherIndex> + use<> {
        (0..self.publishers.len()).map(PublisherIndex::new)
    }

    pub fn page_indexes(&self) -> impl DoubleEndedIterator<Item = PageIndex> + use<> {
        (0..self.pages.len()).map(PageIndex::new)
    }

    /// The text that a mention stands in.
    pub fn text_of(&self, mention: &Mention) -> &Prose {
        self.text(mention.owner, mention.field)
    }

    /// A text, by whose it is and which of its owner's it is; the owner must have it.
    pub fn text(&self, owner: Owner, field: Field) -> &Prose {
        match owner {
            Owner::Article(index) => match field {
                Field::Note(number) => &self.annotations_of(index)[number as usize - 1].document.note.prose,
                field => field::of_article(&self.article(index).document, field),
            },
            Owner::Entity(index) => {
                let document = self.entity(index).document.as_ref();
                field::of_entity(document.expect("only an entity with a file has a text"), field)
            }
            Owner::Page(index) => field::of_page(&self.page(index).document, field),
        }
    }

    /// The date of an article, where a text is one's.
    pub fn date_of(&self, owner: Owner) -> Option<Date> {
        match owner {
            Owner::Article(index) => self.article(index).document.date,
            Owner::Entity(_) | Owner::Page(_) => None,
        }
    }

    /// Who and what the same articles name, with the number of these articles, in no order.
    pub fn together(&self, index: EntityIndex) -> Vec<(EntityIndex, usize)> {
        let mut counts: HashMap<EntityIndex, usize> = HashMap::new();
        for article in &self.entity(index).naming {
            let paired = self.article(*article).paired();
            if paired.binary_search(&index).is_err() {
                continue;
            }
            for other in paired {
                if *other != index {
                    *counts.entry(*other).or_default() += 1;
                }
            }
        }
        counts.into_iter().collect()
    }

    /// How many articles name both of a pair, for every pair of a few: positions in `few`, the smaller first.
    pub fn ties(&self, few: &[EntityIndex]) -> Vec<(usize, usize, usize)> {
        let sets: Vec<Vec<u64>> = few.iter().map(|index| self.naming_set(*index)).collect();
        let mut ties = Vec::new();
        for a in 0..few.len() {
            for b in a + 1..few.len() {
                let count = in_both(&sets[a], &sets[b]);
                if count > 0 {
                    ties.push((a, b, count));
                }
            }
        }
        ties
    }

    /// The articles that name an entity, a bit for each: pairs are counted 64 articles at a time.
    fn naming_set(&self, index: EntityIndex) -> Vec<u64> {
        let mut set = vec![0; self.articles.len().div_ceil(64)];
        for article in &self.entity(index).naming {
            set[article.get() / 64] |= 1 << (article.get() % 64);
        }
        set
    }
}

fn in_both(one: &[u64], other: &[u64]) -> usize {
    let mut count = 0;
    for (one, other) in one.iter().zip(other) {
        count += (one & other).count_ones() as usize;
    }
    count
}
