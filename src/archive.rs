//! The archive: names have become ids, and everything knows what it belongs to.
//!
//! 1. Drafts, articles of the future and files whose address is taken are left out.
//! 2. The register of entities is made; topics without a file join it.
//! 3. Names in front matter become ids, with a suggestion where there is none.
//! 4. Every text is searched for every registered form, in parallel; links written by hand are resolved.
//! 5. The tables are turned round: each entity knows its mentions and its articles, in order of date.
//!
//! After this no name is resolved again.

mod anchor;
mod annotations;
mod articles;
mod claims;
mod explain;
mod fold;
mod hash;
mod links;
mod names;
mod register;
mod scripts;
mod select;
mod texts;
mod together;

use std::ops::Range;

use rayon::prelude::*;

use crate::diagnostic::Checked;
use crate::diagnostic::Diagnostic;
use crate::document;
use crate::document::Documents;
use crate::document::Form;
use crate::document::Prose;
use crate::document::StandingPage;
use crate::input::Input;
use crate::input::Settings;
use crate::value::Date;
use crate::value::Kind;

pub use anchor::State;
pub use annotations::Annotation;
pub use claims::Claim;
pub use claims::Relation;
pub use explain::Explained;
pub use explain::Explanation;
pub use explain::Outcome;
pub use explain::explain;
pub use links::Target;
pub use names::Method;
pub use register::FormKind;
pub use texts::Field;

use articles::Linked;
use register::Register;

macro_rules! index {
    ($name:ident, $doc:literal) => {
        #[doc = $doc]
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(u32);

        impl $name {
            fn new(index: usize) -> Self {
                $name(u32::try_from(index).expect("an archive has fewer than four billion of anything"))
            }

            pub fn get(self) -> usize {
                self.0 as usize
            }
        }
    };
}

index!(ArticleIndex, "An article of the archive.");
index!(EntityIndex, "An entity of the archive.");
index!(PublisherIndex, "A publisher of the archive.");
index!(PageIndex, "A standing page of the archive.");
index!(MentionIndex, "A mention in the archive.");
index!(AnnotationIndex, "An annotation of the archive.");
index!(ClaimIndex, "A claim of the archive.");

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
    /// Text by text, in the order in which they stand on their page.
    pub mentions: Vec<Mention>,
    /// Article by article, in the order of the text; those without a place last.
    pub annotations: Vec<Annotation>,
    /// Article by article, in the order of the text.
    pub claims: Vec<Claim>,
    /// Of the settings, in their order.
    pub featured: Vec<ArticleIndex>,
}

/// A standing page with its links resolved.
#[derive(Debug, Clone)]
pub struct Standing {
    pub document: StandingPage,
    pub links: Vec<Target>,
    pub mentions: Range<usize>,
}

/// An article with its names resolved.
#[derive(Debug, Clone)]
pub struct Article {
    pub document: document::Article,
    pub byline: Vec<Name>,
    pub contributors: Vec<Name>,
    pub dateline_place: Option<EntityIndex>,
    pub publisher: Option<PublisherIndex>,
    /// Entities of the front matter.
    pub listed: Vec<EntityIndex>,
    /// Entities of the front matter and of the text, each once, by index.
    pub entities: Vec<EntityIndex>,
    /// Those of them that it names or is about, by index: all but who wrote or published it and is not named.
    pub named: Vec<EntityIndex>,
    /// Where the links of the body lead, in their order.
    pub links: Vec<Target>,
    /// Its texts' part of the archive's mentions.
    pub mentions: Range<usize>,
    /// Its part of the archive's annotations.
    pub annotations: Range<usize>,
    /// Its part of the archive's claims.
    pub claims: Range<usize>,
    /// The article that this one translates.
    pub translation_of: Option<ArticleIndex>,
    pub version_of: Option<ArticleIndex>,
}

/// A name as printed, and who or what that is, where it is registered.
#[derive(Debug, Clone)]
pub struct Name {
    pub text: String,
    pub entity: Option<EntityIndex>,
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
    pub document: Option<document::Entity>,
    /// Organizations of the roles, in their order.
    pub role_organizations: Vec<Option<EntityIndex>>,
    pub within: Option<EntityIndex>,
    pub place: Option<EntityIndex>,
    pub event: Option<EntityIndex>,
    pub links: Vec<Target>,
    /// Mentions in its own texts, of others.
    pub own_mentions: Range<usize>,
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
        self.document.as_ref().map(|document| &document.body)
    }

    pub fn summary(&self) -> Option<&Prose> {
        self.document.as_ref().map(|document| &document.summary).filter(|summary| !summary.is_empty())
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
    pub name: String,
    /// The organization that it is, where that is registered.
    pub organization: Option<EntityIndex>,
    /// By date.
    pub articles: Vec<ArticleIndex>,
}

/// One place in a text where an entity is named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    pub entity: EntityIndex,
    /// The index of the form that was found; absent where an editor's link has other words.
    pub form: Option<u16>,
    pub owner: Owner,
    pub field: Field,
    /// In bytes of the field's text layer.
    pub range: Range<u32>,
    pub method: Method,
    /// From 1, unique on the owner's page: `mention-3`.
    pub number: u32,
}

impl Mention {
    pub fn range(&self) -> Range<usize> {
        self.range.start as usize..self.range.end as usize
    }
}

/// What a text belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Owner {
    Article(ArticleIndex),
    Entity(EntityIndex),
    Page(PageIndex),
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
        &self.mentions[index.get()]
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
        let is_before = |article: &Article| article.document.date.is_some_and(|other| other < date);
        (self.articles.partition_point(is_before)..self.articles.len()).map(ArticleIndex::new)
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
        let is_dated = |article: &Article| article.document.date.is_some();
        let other = other.filter(|other| self.articles.get(*other).is_some_and(is_dated))?;
        is_dated(self.article(index)).then_some(ArticleIndex::new(other))
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
        match mention.owner {
            Owner::Article(index) => match mention.field {
                Field::Note(number) => &self.annotations_of(index)[usize::from(number) - 1].document.note.prose,
                field => texts::of_article(&self.article(index).document, field),
            },
            Owner::Entity(index) => {
                let document = self.entity(index).document.as_ref();
                texts::of_entity(document.expect("only an entity with a file has a text"), mention.field)
            }
            Owner::Page(index) => texts::of_page(&self.page(index).document, mention.field),
        }
    }

    /// The date of the article that a mention stands in.
    pub fn date_of(&self, mention: &Mention) -> Option<Date> {
        match mention.owner {
            Owner::Article(index) => self.article(index).document.date,
            Owner::Entity(_) | Owner::Page(_) => None,
        }
    }
}

/// Links the parsed files to each other.
pub fn link(documents: Documents, input: &Input) -> Checked<Archive> {
    let mut diagnostics = Vec::new();
    let documents = select::select(documents, &input.options, &mut diagnostics);
    let register = Register::new(documents.entities, &documents.articles, &mut diagnostics);
    let ids = links::Ids::new(&documents.articles, &documents.pages, &register, &input.statics);

    let searcher = names::Searcher::new(&register, &input.settings);
    let linking = articles::Linking { register: &register, searcher: &searcher, ids: &ids, settings: &input.settings };
    let articles: Vec<Checked<Linked>> = documents
        .articles
        .into_par_iter()
        .enumerate()
        .map(|(index, article)| articles::link(ArticleIndex::new(index), article, linking))
        .collect();
    let texts: Vec<Checked<(Vec<Target>, Vec<Mention>)>> = register
        .entities
        .par_iter()
        .enumerate()
        .map(|(index, entity)| texts::link_entity(EntityIndex::new(index), entity, &searcher, &ids))
        .collect();
    let pages: Vec<Checked<(Vec<Target>, Vec<Mention>)>> = documents
        .pages
        .par_iter()
        .enumerate()
        .map(|(index, page)| texts::link_page(PageIndex::new(index), page, &searcher, &ids))
        .collect();

    let featured = featured(&input.settings, &ids, &mut diagnostics);
    let mut archive = Archive {
        settings: input.settings.clone(),
        articles: Vec::with_capacity(articles.len()),
        entities: register.entities,
        publishers: register.publishers,
        pages: Vec::with_capacity(pages.len()),
        mentions: Vec::new(),
        annotations: Vec::new(),
        claims: Vec::new(),
        featured,
    };
    let mut claim_ids = claims::Ids::default();
    let mut claims = Vec::new();
    for mut linked in articles {
        diagnostics.append(&mut linked.diagnostics);
        let Linked { article, mentions, annotations, claims: of_article } = linked.value;
        let of_article = claim_ids.take(of_article, &article.document.source, &mut diagnostics);
        let mentions = archive.add(mentions);
        let annotations = append(&mut archive.annotations, annotations);
        let of_article = append(&mut claims, of_article);
        archive.articles.push(Article { mentions, annotations, claims: of_article, ..article });
    }
    archive.claims = relate_claims(&archive, claims, &claim_ids, &mut diagnostics);
    for (index, mut linked) in texts.into_iter().enumerate() {
        diagnostics.append(&mut linked.diagnostics);
        let (links, mentions) = linked.value;
        let mentions = archive.add(mentions);
        let entity = &mut archive.entities[index];
        (entity.links, entity.own_mentions) = (links, mentions);
    }
    for (document, mut linked) in documents.pages.into_iter().zip(pages) {
        diagnostics.append(&mut linked.diagnostics);
        let (links, mentions) = linked.value;
        let mentions = archive.add(mentions);
        archive.pages.push(Standing { document, links, mentions });
    }
    archive.turn_round();
    Checked { value: archive, diagnostics }
}

impl Archive {
    fn add(&mut self, mentions: Vec<Mention>) -> Range<usize> {
        append(&mut self.mentions, mentions)
    }

    /// Tells each entity its mentions and articles. Articles are in order of date, so these are too.
    fn turn_round(&mut self) {
        for index in 0..self.mentions.len() {
            let mention = &self.mentions[index];
            if matches!(mention.owner, Owner::Page(_)) {
                continue;
            }
            let entity = &mut self.entities[mention.entity.get()];
            entity.mentions.push(MentionIndex::new(index));
            if let Some(form) = mention.form.and_then(|form| entity.forms.get_mut(usize::from(form))) {
                form.mentions += 1;
            }
        }
        for index in self.article_indexes() {
            let article = &self.articles[index.get()];
            for entity in &article.entities {
                self.entities[entity.get()].articles.push(index);
            }
            for entity in &article.named {
                self.entities[entity.get()].naming.push(index);
            }
            if let Some(publisher) = article.publisher {
                self.publishers[publisher.get()].articles.push(index);
            }
        }
        for index in self.claim_indexes() {
            let claim = &self.claims[index.get()];
            let speaker = claim.speaker.as_ref().and_then(|speaker| speaker.entity);
            let mut owners: Vec<EntityIndex> =
                [Some(claim.question), claim.claimant.entity, speaker].into_iter().flatten().collect();
            owners.dedup();
            owners.into_iter().for_each(|owner| self.entities[owner.get()].claims.push(index));
        }
    }
}

/// Relates claims, which stand in the order of the articles.
fn relate_claims(
    archive: &Archive,
    claims: Vec<claims::Unrelated>,
    ids: &claims::Ids,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Claim> {
    let owners = archive.article_indexes().flat_map(|index| archive.claims_of(index).map(move |_| index));
    let placed = owners.zip(claims).map(|(article, claim)| {
        let document = &archive.article(article).document;
        claims::Placed { article, source: &document.source, date: document.date, claim }
    });
    claims::relate(placed.collect(), ids, diagnostics)
}

fn append<T>(all: &mut Vec<T>, more: Vec<T>) -> Range<usize> {
    let start = all.len();
    all.extend(more);
    start..all.len()
}

fn featured(settings: &Settings, ids: &links::Ids, diagnostics: &mut Vec<Diagnostic>) -> Vec<ArticleIndex> {
    let mut featured = Vec::new();
    for written in &settings.featured {
        match (ids.article(&written.value), &settings.source) {
            (Some(article), _) => featured.push(article),
            (None, Some(source)) => {
                diagnostics.push(ids.unknown_article(&written.value).at(source, written.span));
            }
            (None, None) => {}
        }
    }
    featured
}
