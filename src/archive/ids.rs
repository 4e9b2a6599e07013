//! Ids and paths of articles, pages and files: everything beside the register that a link can name.

use std::collections::BTreeSet;
use std::collections::HashMap;

use crate::archive::index::ArticleIndex;
use crate::archive::index::EntityIndex;
use crate::archive::index::PageIndex;
use crate::archive::register::Register;
use crate::diagnostic::Among;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Near;
use crate::diagnostic::ProblemKind;
use crate::document;
use crate::document::StandingPage;
use crate::input::Input;
use crate::input::StaticFile;
use crate::value::FilePath;

/// Where a link of a text leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// A full address, or `mailto:` and `tel:`.
    Elsewhere(String),
    Entity(EntityIndex),
    Article(ArticleIndex),
    Page(PageIndex),
    /// A heading or footnote of the same page.
    Fragment(String),
    /// A file under `static/`.
    File(FilePath),
    /// Nowhere: the words stay, and a diagnostic has said so.
    Nowhere,
}

/// Everything that a link can name by its path.
pub(super) struct Ids<'a> {
    articles: HashMap<String, ArticleIndex>,
    pages: HashMap<String, PageIndex>,
    statics: &'a [StaticFile],
    held: &'a BTreeSet<String>,
    among_articles: Among,
    /// Articles and entities.
    pub among_all: Among,
}

impl<'a> Ids<'a> {
    pub(super) fn new(
        documents: &[document::Article],
        standing: &[StandingPage],
        input: &'a Input,
        register: &Register,
    ) -> Ids<'a> {
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
        let of_articles: Vec<&str> = articles.keys().map(String::as_str).collect();
        let of_entities = register.entities.iter().map(|entity| entity.id.as_str());
        let among_all = Among::new(of_entities.chain(of_articles.iter().copied()));
        let among_articles = Among::new(of_articles);
        Ids { articles, pages, statics: &input.statics, held: &input.held, among_articles, among_all }
    }

    /// An article by id, by path in `content/`, or by path in `articles/`.
    pub(super) fn article(&self, written: &str) -> Option<ArticleIndex> {
        let id = content_id(written);
        self.articles.get(&id).or_else(|| self.articles.get(&format!("articles/{id}"))).copied()
    }

    pub(super) fn unknown_article(&self, written: &str) -> Diagnostic {
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

    /// Whether a path is that of a file which is there and held back.
    pub(super) fn is_held(&self, path: &str) -> bool {
        self.held.contains(&content_id(path))
    }

    /// A file under `static/`, by its path from the root.
    pub(super) fn file(&self, path: &FilePath) -> Option<Target> {
        let inside = path.as_str().trim_start_matches("content/");
        let inside = FilePath::new(inside.strip_prefix("static/").unwrap_or(inside));
        let found = self.statics.binary_search_by(|file| file.path.cmp(&inside)).ok()?;
        Some(Target::File(self.statics[found].path.clone()))
    }
}

/// The id that a path in the archive stands for.
pub(super) fn content_id(path: &str) -> String {
    let path = path.trim_start_matches('/');
    let path = path.strip_prefix("content/").unwrap_or(path).trim_end_matches('/');
    let path = [".md", ".markdown", ".html"].iter().find_map(|end| path.strip_suffix(end)).unwrap_or(path);
    path.strip_suffix("/_index").or_else(|| path.strip_suffix("/index")).unwrap_or(path).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_stands_for_an_id() {
        for path in ["/content/people/x.md", "people/x.md", "/people/x/", "people/x/_index.md", "people/x.html"] {
            assert_eq!(content_id(path), "people/x");
        }
    }
}
