//! Ids and paths of articles, pages and files: everything beside the register that a link can name.

use std::collections::HashMap;
use std::sync::Arc;

use rayon::prelude::*;

use crate::archive::content_id::content_id;
use crate::archive::held;
use crate::archive::held::Held;
use crate::archive::index::ArticleIndex;
use crate::archive::index::EntityIndex;
use crate::archive::index::Owner;
use crate::archive::index::PageIndex;
use crate::archive::register::Register;
use crate::diagnostic::Among;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Near;
use crate::diagnostic::ProblemKind;
use crate::document;
use crate::document::StandingPage;
use crate::input::Input;
use crate::names::key;
use crate::value::FilePath;
use crate::value::QuickMap;
use crate::value::url;
use crate::value::without_ending;

/// Where a link of a text leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// A full address, or `mailto:` and `tel:`.
    Elsewhere(String),
    Entity(EntityIndex),
    Article(ArticleIndex),
    Page(PageIndex),
    /// A place on a page, by its id there.
    Place(Owner, String),
    /// A place on the same page.
    Fragment(String),
    /// A file under `static/`.
    File(FilePath),
    /// A part of such a file, as written: `page=12`.
    PartOfFile(FilePath, String),
    /// Nowhere: the words stay, and a diagnostic has said so.
    Nowhere,
}

impl Target {
    pub(super) fn page(owner: Owner) -> Target {
        match owner {
            Owner::Article(index) => Target::Article(index),
            Owner::Entity(index) => Target::Entity(index),
            Owner::Page(index) => Target::Page(index),
        }
    }

    /// A place in what a target is, where it can have places.
    pub(super) fn at(self, fragment: &str) -> Target {
        let owner = match self {
            Target::File(path) => return Target::PartOfFile(path, fragment.to_owned()),
            Target::Entity(index) => Owner::Entity(index),
            Target::Article(index) => Owner::Article(index),
            Target::Page(index) => Owner::Page(index),
            target => return target,
        };
        Target::Place(owner, url::decode(fragment))
    }

    /// The entity that it leads to.
    pub fn entity(&self) -> Option<EntityIndex> {
        match self {
            Target::Entity(index) | Target::Place(Owner::Entity(index), _) => Some(*index),
            _ => None,
        }
    }

    /// The article that it leads to.
    pub fn article(&self) -> Option<ArticleIndex> {
        match self {
            Target::Article(index) | Target::Place(Owner::Article(index), _) => Some(*index),
            _ => None,
        }
    }
}

/// Everything that a link can name by its path.
pub(super) struct Ids {
    articles: HashMap<String, ArticleIndex>,
    pages: HashMap<String, PageIndex>,
    article_ids: Vec<String>,
    /// In their order.
    statics: Vec<FilePath>,
    /// Names of files without their folders, and titles, as a name is looked up.
    stems: QuickMap<String, Vec<Owner>>,
    titles: QuickMap<String, Vec<Owner>>,
    held: Arc<Held>,
    among_articles: Among,
    /// Articles and entities.
    pub among_all: Among,
}

impl Ids {
    pub(super) fn new(
        documents: &[Arc<document::Article>],
        standing: &[StandingPage],
        (input, held): (&Input, Arc<Held>),
        register: &Register,
    ) -> Ids {
        let mut articles = HashMap::with_capacity(documents.len());
        for (index, article) in documents.iter().enumerate() {
            let index = ArticleIndex::new(index);
            articles.insert(article.id.clone(), index);
            // The path of the file leads there too, where a slug has changed the id.
            articles.entry(content_id(article.source.path.as_str())).or_insert(index);
        }
        let mut pages = HashMap::with_capacity(standing.len());
        for (index, page) in standing.iter().enumerate() {
            pages.insert(page.id.clone(), PageIndex::new(index));
        }
        let article_ids = documents.iter().map(|article| article.id.clone()).collect();
        let (stems, titles) = named(documents, standing, register);
        let of_articles: Vec<&str> = articles.keys().map(String::as_str).collect();
        let of_entities = register.entities.iter().map(|entity| entity.id.as_str());
        let among_all = Among::new(of_entities.chain(of_articles.iter().copied()));
        let among_articles = Among::new(of_articles);
        let statics = input.statics.iter().map(|file| file.path.clone()).collect();
        Ids { articles, pages, article_ids, statics, held, stems, titles, among_articles, among_all }
    }

    /// An article by id, by path in `content/`, or by path in `articles/`.
    pub(super) fn article(&self, written: &str) -> Option<ArticleIndex> {
        let id = content_id(written);
        if let Some(article) = self.articles.get(&id) {
            return Some(*article);
        }
        self.articles.get(&format!("articles/{id}")).copied()
    }

    /// The same, also by the name of its file or by its title, where only it has that.
    pub(super) fn article_called(&self, written: &str) -> Option<ArticleIndex> {
        if let Some(article) = self.article(written) {
            return Some(article);
        }
        match self.named(written) {
            [Owner::Article(index)] => Some(*index),
            _ => None,
        }
    }

    pub(super) fn unknown_article(&self, written: &str) -> Diagnostic {
        if let Some(hold) = self.held.article(written) {
            return held::note(hold, written);
        }
        let problem = Diagnostic::error(ProblemKind::UnknownId, format!("there is no article `{written}`"));
        problem.near(Near::new(written, &self.among_articles))
    }

    /// Anything by its id or path: `people/x`, `/content/people/x.md`, `articles/2022/y`, `pages/about`.
    pub(super) fn anything(&self, path: &str, register: &Register) -> Option<Target> {
        let id = content_id(path);
        if let Some(article) = self.articles.get(&id) {
            return Some(Target::Article(*article));
        }
        if let Ok(entity) = register.find(None, &id)
            && register.entity(entity).id == id
        {
            return Some(Target::Entity(entity));
        }
        let page = self.pages.get(id.strip_prefix("pages/").unwrap_or(&id))?;
        Some(Target::Page(*page))
    }

    /// The id of an article for a message.
    pub(super) fn id_of_article(&self, index: ArticleIndex) -> String {
        self.article_ids[index.get()].clone()
    }

    pub(super) fn id_of_page(&self, index: PageIndex) -> String {
        for (id, other) in &self.pages {
            if *other == index {
                return format!("pages/{id}");
            }
        }
        String::new()
    }

    /// What has a name as its file, else as its title: none, one or several.
    pub(super) fn named(&self, name: &str) -> &[Owner] {
        let key = key(name.strip_suffix(".md").unwrap_or(name));
        if let Some(owners) = self.stems.get(&key) {
            return owners;
        }
        match self.titles.get(&key) {
            Some(owners) => owners,
            None => &[],
        }
    }

    /// The paths of all files under `static/`.
    pub(super) fn files(&self) -> impl Iterator<Item = &str> {
        self.statics.iter().map(FilePath::as_str)
    }

    /// A file under `static/`, by its path from the root.
    pub(super) fn file(&self, path: &FilePath) -> Option<Target> {
        let inside = path.as_str().trim_start_matches("content/");
        let inside = FilePath::new(inside.strip_prefix("static/").unwrap_or(inside));
        let found = self.statics.binary_search(&inside).ok()?;
        Some(Target::File(self.statics[found].clone()))
    }
}

/// So many that a name may stand for are told apart.
const SEVERAL: usize = 6;

type Named = QuickMap<String, Vec<Owner>>;

/// What editors of notes call a file by: the name of the file, and its title.
fn named(documents: &[Arc<document::Article>], standing: &[StandingPage], register: &Register) -> (Named, Named) {
    let (mut stems, mut titles) = (Named::default(), Named::default());
    let keys = |article: &Arc<document::Article>| {
        let [id, path] = [article.id.as_str(), article.source.path.as_str()].map(stem);
        let other = if path == id { None } else { Some(key(path)) };
        (key(id), other, key(&article.title))
    };
    let of_articles: Vec<(String, Option<String>, String)> = documents.par_iter().map(keys).collect();
    for (index, (id, path, title)) in of_articles.into_iter().enumerate() {
        let owner = Owner::Article(ArticleIndex::new(index));
        add(&mut stems, id, owner);
        if let Some(path) = path {
            add(&mut stems, path, owner);
        }
        add(&mut titles, title, owner);
    }
    for (index, entity) in register.entities.iter().enumerate() {
        add(&mut stems, key(entity.stem()), Owner::Entity(EntityIndex::new(index)));
    }
    for (index, page) in standing.iter().enumerate() {
        let owner = Owner::Page(PageIndex::new(index));
        add(&mut stems, key(stem(&page.id)), owner);
        add(&mut titles, key(&page.title), owner);
    }
    (stems, titles)
}

fn stem(path: &str) -> &str {
    let path = without_ending(path, &[".md", ".markdown"]);
    let path = without_ending(path, &["/_index", "/index"]);
    path.rsplit('/').next().unwrap_or(path)
}

fn add(named: &mut Named, key: String, owner: Owner) {
    let owners = named.entry(key).or_default();
    if owners.len() < SEVERAL && owners.last() != Some(&owner) {
        owners.push(owner);
    }
}
