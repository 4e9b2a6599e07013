//! The archive: names have become ids, and everything knows what it belongs to.
//!
//! 1. Drafts, articles of the future and files whose address is taken are left out.
//! 2. The register of entities is made; topics without a file join it.
//! 3. Names in front matter become ids, with a suggestion where there is none.
//! 4. Every text is searched for every registered form, in parallel; links written by hand are resolved.
//! 5. The tables are turned round: each entity knows its mentions and its articles, in order of date.
//!
//! After this no name is resolved again.

mod fold;
mod links;
mod names;
mod register;
mod select;
mod texts;

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
use crate::value::Located;

pub use links::Target;
pub use names::Method;
pub use register::FormKind;
pub use texts::Field;

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
    /// Where the links of the body lead, in their order.
    pub links: Vec<Target>,
    /// Its texts' part of the archive's mentions.
    pub mentions: Range<usize>,
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
    pub links: Vec<Target>,
    /// Mentions in its own texts, of others.
    pub own_mentions: Range<usize>,
    /// Mentions of it everywhere: in articles by date, then in other texts.
    pub mentions: Vec<MentionIndex>,
    /// Articles that name it or list it, by date.
    pub articles: Vec<ArticleIndex>,
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

    /// Articles from the first one whose date is not before another date.
    pub fn articles_from(&self, date: Date) -> impl Iterator<Item = ArticleIndex> + use<> {
        let is_before = |article: &Article| article.document.date.is_some_and(|other| other < date);
        (self.articles.partition_point(is_before)..self.articles.len()).map(ArticleIndex::new)
    }

    /// The article before another one in time.
    pub fn before(&self, index: ArticleIndex) -> Option<ArticleIndex> {
        index.get().checked_sub(1).map(ArticleIndex::new)
    }

    /// The article after another one in time.
    pub fn after(&self, index: ArticleIndex) -> Option<ArticleIndex> {
        Some(index.get() + 1).filter(|next| *next < self.articles.len()).map(ArticleIndex::new)
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
            Owner::Article(index) => texts::of_article(&self.article(index).document, mention.field),
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

    let searcher = names::Searcher::new(&register);
    let articles: Vec<Checked<(Article, Vec<Mention>)>> = documents
        .articles
        .into_par_iter()
        .enumerate()
        .map(|(index, article)| link_article(ArticleIndex::new(index), article, &register, &searcher, &ids))
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
        featured,
    };
    for mut linked in articles {
        diagnostics.append(&mut linked.diagnostics);
        let (article, mentions) = linked.value;
        let mentions = archive.add(mentions);
        archive.articles.push(Article { mentions, ..article });
    }
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
        let start = self.mentions.len();
        self.mentions.extend(mentions);
        start..self.mentions.len()
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
            if let Some(publisher) = article.publisher {
                self.publishers[publisher.get()].articles.push(index);
            }
        }
    }
}

fn link_article(
    index: ArticleIndex,
    document: document::Article,
    register: &Register,
    searcher: &names::Searcher,
    ids: &links::Ids,
) -> Checked<(Article, Vec<Mention>)> {
    let mut problems = Vec::new();
    let source = &document.source;
    let mut listed: Vec<EntityIndex> = Vec::new();
    for wanted in &document.listed {
        match register.resolve(Some(wanted.kind), &wanted.name.value) {
            Ok(entity) => listed.push(entity),
            Err(failure) => problems.push(failure.report(source, &wanted.name, wanted.kind.word())),
        }
    }
    let dateline_place = document.dateline.as_ref().and_then(|dateline| match &dateline.place {
        // A dateline as printed often is the name of its place, in capitals and with a dash behind.
        None => register.resolve(Some(Kind::Place), dateline.text.trim_end_matches([' ', '-', '–', '—'])).ok(),
        Some(place) => match register.resolve(Some(Kind::Place), &place.value) {
            Ok(entity) => Some(entity),
            Err(failure) => {
                problems.push(failure.report(source, place, "place"));
                None
            }
        },
    });
    let name = |written: &Located<String>| {
        let entity = [Kind::Person, Kind::Organization]
            .into_iter()
            .find_map(|kind| register.resolve(Some(kind), &written.value).ok());
        let text = match entity {
            // An id says who it is; a name stands as printed.
            Some(entity) if register.is_id(entity, &written.value) => register.entities[entity.get()].name.clone(),
            _ => written.value.clone(),
        };
        Name { text, entity }
    };
    let byline: Vec<Name> = document.byline.iter().map(name).collect();
    let contributors: Vec<Name> = document.contributors.iter().map(name).collect();
    let publisher = document.publisher.as_ref().and_then(|publisher| register.publisher(&publisher.value));
    listed.extend(dateline_place);
    listed.extend(byline.iter().chain(&contributors).filter_map(|name| name.entity));
    listed.extend(publisher.and_then(|publisher| register.publishers[publisher.get()].organization));
    listed.sort_unstable();
    listed.dedup();

    let mut article_of = |written: &Option<Located<String>>| {
        let written = written.as_ref()?;
        match ids.article(&written.value) {
            Some(found) if found != index => Some(found),
            _ => {
                problems.push(ids.unknown_article(&written.value).at(source, written.span));
                None
            }
        }
    };
    let (translation_of, version_of) = (article_of(&document.translation_of), article_of(&document.version_of));
    let links = links::resolve(&document.body, &document.source, document.url.as_deref(), ids, &mut problems);
    let mentions = texts::search_article(index, &document, &listed, &links, searcher, &mut problems);

    let mut entities = listed.clone();
    entities.extend(mentions.iter().map(|mention| mention.entity));
    entities.sort_unstable();
    entities.dedup();
    let article = Article {
        document,
        byline,
        contributors,
        dateline_place,
        publisher,
        listed,
        entities,
        links,
        mentions: 0..0,
        translation_of,
        version_of,
    };
    Checked { value: (article, mentions), diagnostics: problems }
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
