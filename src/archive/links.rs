//! Where links lead.

use std::collections::HashMap;

use crate::archive::ArticleIndex;
use crate::archive::EntityIndex;
use crate::archive::PageIndex;
use crate::archive::register::Failure;
use crate::archive::register::Register;
use crate::diagnostic::Among;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Near;
use crate::diagnostic::ProblemKind;
use crate::document;
use crate::document::Element;
use crate::document::Link;
use crate::document::LinkForm;
use crate::document::Prose;
use crate::document::StandingPage;
use crate::document::Token;
use crate::input::StaticFile;
use crate::input::fields::is_web_address;
use crate::value::FilePath;
use crate::value::Source;

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

/// Everything that a link can name.
pub(super) struct Ids<'a> {
    register: &'a Register,
    articles: HashMap<String, ArticleIndex>,
    pages: HashMap<String, PageIndex>,
    statics: &'a [StaticFile],
    among_articles: Among,
    /// Articles and entities.
    among_all: Among,
}

impl<'a> Ids<'a> {
    pub(super) fn new(
        articles: &[document::Article],
        pages: &[StandingPage],
        register: &'a Register,
        statics: &'a [StaticFile],
    ) -> Ids<'a> {
        let mut by_id = HashMap::with_capacity(articles.len());
        for (index, article) in articles.iter().enumerate() {
            let index = ArticleIndex::new(index);
            by_id.insert(article.id.clone(), index);
            // The path of the file leads there too, where a slug has changed the id.
            by_id.entry(content_id(article.source.path.as_str())).or_insert(index);
        }
        let pages = pages.iter().enumerate().map(|(index, page)| (page.id.clone(), PageIndex::new(index)));
        let entities = register.entities.iter().map(|entity| entity.id.as_str());
        Ids {
            register,
            pages: pages.collect(),
            statics,
            among_articles: Among::new(by_id.keys().map(String::as_str)),
            among_all: Among::new(entities.chain(by_id.keys().map(String::as_str))),
            articles: by_id,
        }
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
    fn anything(&self, path: &str) -> Option<Target> {
        let id = content_id(path);
        let entity = || self.register.find(None, &id).ok().filter(|index| self.register.entities[index.get()].id == id);
        let page = || self.pages.get(id.strip_prefix("pages/").unwrap_or(&id)).copied();
        let article = self.articles.get(&id).copied().map(Target::Article);
        article.or_else(|| entity().map(Target::Entity)).or_else(|| page().map(Target::Page))
    }
}

/// The id that a path in the archive stands for.
fn content_id(path: &str) -> String {
    let path = path.trim_start_matches('/');
    let path = path.strip_prefix("content/").unwrap_or(path).trim_end_matches('/');
    let path = [".md", ".markdown", ".html"].iter().find_map(|end| path.strip_suffix(end)).unwrap_or(path);
    path.strip_suffix("/_index").or_else(|| path.strip_suffix("/index")).unwrap_or(path).to_owned()
}

/// Resolves the links of a text, in their order. Relative addresses in a text that has an original elsewhere are the original's.
pub(super) fn resolve(
    prose: &Prose,
    source: &Source,
    original: Option<&str>,
    ids: &Ids,
    problems: &mut Vec<Diagnostic>,
) -> Vec<Target> {
    let place = Where { source, original, ids };
    prose
        .links
        .iter()
        .map(|link| match link.form {
            LinkForm::Picture => Target::File(FilePath::new(link.destination.clone())),
            LinkForm::Wiki => place.wiki(link, problems),
            LinkForm::Ordinary => place.ordinary(link, prose, problems),
        })
        .collect()
}

#[derive(Clone, Copy)]
struct Where<'a> {
    source: &'a Source,
    original: Option<&'a str>,
    ids: &'a Ids<'a>,
}

impl Where<'_> {
    fn wiki(self, link: &Link, problems: &mut Vec<Diagnostic>) -> Target {
        let written = link.destination.trim();
        if let Some(target) = self.ids.anything(written) {
            return target;
        }
        match self.ids.register.resolve(None, written) {
            Ok(entity) => Target::Entity(entity),
            Err(failure) => {
                let problem = match failure {
                    Failure::Unknown { among } => {
                        let message = format!("`[[{written}]]` names nothing in this archive");
                        let near = Near::new(written, &among).around("[[", "]]");
                        Diagnostic::error(ProblemKind::DeadLink, message).near(near)
                    }
                    Failure::Ambiguous { entities } => {
                        let message = format!("`[[{written}]]` may be {}", super::register::or_list(&entities));
                        let hint = format!("write the id: `[[{}|{written}]]`", entities[0]);
                        Diagnostic::error(ProblemKind::AmbiguousName, message).hint(hint)
                    }
                };
                problems.push(problem.at(self.source, link.span));
                Target::Nowhere
            }
        }
    }

    fn ordinary(self, link: &Link, prose: &Prose, problems: &mut Vec<Diagnostic>) -> Target {
        let written = link.destination.trim();
        if let Some(rest) = written.strip_prefix("//") {
            return Target::Elsewhere(format!("https://{rest}"));
        }
        if is_web_address(written) || written.starts_with("mailto:") || written.starts_with("tel:") {
            return Target::Elsewhere(written.to_owned());
        }
        if let Some(fragment) = written.strip_prefix('#') {
            return self.fragment(fragment, link, prose, problems);
        }
        let path = document_path(written);
        let resolved = match path.strip_prefix('/') {
            Some(absolute) => Some(FilePath::new(absolute)),
            None => self.source.path.join(&path),
        };
        if let Some(target) = resolved.as_ref().and_then(|path| self.ids.anything(path.as_str())) {
            return target;
        }
        if let Some(file) = resolved.as_ref().and_then(|path| self.ids.file(path)) {
            return file;
        }
        let is_content = path.ends_with(".md");
        if let Some(address) = self.original.filter(|_| !is_content).and_then(|original| joined(original, written)) {
            return Target::Elsewhere(address);
        }
        if is_content {
            let wanted = resolved.map_or_else(|| path.clone(), |path| content_id(path.as_str()));
            let near = Near::new(wanted, &self.ids.among_all).around("/", ".md");
            let problem = Diagnostic::error(ProblemKind::DeadLink, format!("there is no `{written}` in this archive"));
            problems.push(problem.at(self.source, link.span).near(near));
        } else {
            let problem = Diagnostic::warning(
                ProblemKind::DeadLink,
                format!("`{written}` leads nowhere in this site; its words stay"),
            );
            let hint = "link a content file, a file under `static/` or a full address";
            problems.push(problem.at(self.source, link.span).hint(hint));
        }
        Target::Nowhere
    }

    fn fragment(self, fragment: &str, link: &Link, prose: &Prose, problems: &mut Vec<Diagnostic>) -> Target {
        let ids = || {
            prose.tokens.iter().filter_map(|token| match token {
                Token::Open(Element::Heading { id, .. }) => Some(id.as_str()),
                _ => None,
            })
        };
        let wanted = fragment.to_lowercase();
        let found = ids().find(|id| *id == wanted || id.strip_prefix("section-") == Some(&wanted));
        if let Some(id) = found {
            return Target::Fragment(id.to_owned());
        }
        let among = Among::new(ids().filter_map(|id| id.strip_prefix("section-")));
        let near = Near::new(wanted, &among).around("#", "");
        let problem = Diagnostic::warning(
            ProblemKind::DeadLink,
            format!("no heading of this text is `#{fragment}`; the words stay"),
        );
        problems.push(problem.at(self.source, link.span).near(near));
        Target::Nowhere
    }
}

impl Ids<'_> {
    /// A file under `static/`, by its path from the root.
    fn file(&self, path: &FilePath) -> Option<Target> {
        let inside = path.as_str().trim_start_matches("content/");
        let inside = FilePath::new(inside.strip_prefix("static/").unwrap_or(inside));
        let found = self.statics.binary_search_by(|file| file.path.cmp(&inside)).ok()?;
        Some(Target::File(self.statics[found].path.clone()))
    }
}

/// The path of a relative address, without query and fragment, `%20` resolved.
fn document_path(written: &str) -> String {
    document::percent_decoded(written.split(['?', '#']).next().unwrap_or_default())
}

/// An address relative to another one (RFC 3986, 5.2, for paths).
fn joined(base: &str, relative: &str) -> Option<String> {
    let scheme_end = base.find("://")? + 3;
    let authority_end = base[scheme_end..].find('/').map_or(base.len(), |slash| scheme_end + slash);
    let (authority, path) = base.split_at(authority_end);
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let relative = relative.replace(' ', "%20");
    if relative.contains(char::is_whitespace) || relative.contains(['<', '>', '"', '{', '}']) {
        return None;
    }
    if relative.starts_with('/') {
        return Some(format!("{authority}{relative}"));
    }
    if relative.starts_with('?') {
        return Some(format!("{authority}{path}{relative}"));
    }
    let (relative_path, tail) = relative.split_at(relative.find(['?', '#']).unwrap_or(relative.len()));
    let folder = path.rfind('/').map_or("", |slash| &path[..slash]);
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in relative_path.split('/') {
        match part {
            "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    Some(format!("{authority}/{}{tail}", parts.join("/")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn relative_addresses_are_the_originals() {
        let join = |relative| joined("https://example.org/2022/01/report.html?x=1", relative);
        assert_eq!(join("/about").as_deref(), Some("https://example.org/about"));
        assert_eq!(join("../02/next.html#end").as_deref(), Some("https://example.org/2022/02/next.html#end"));
        assert_eq!(join("a b").as_deref(), Some("https://example.org/2022/01/a%20b"));
        assert_eq!(joined("https://example.org", "x").as_deref(), Some("https://example.org/x"));
        assert_eq!(join("{{< link \"x\" >}}"), None);
    }

    #[test]
    fn a_path_stands_for_an_id() {
        for path in ["/content/people/x.md", "people/x.md", "/people/x/", "people/x/_index.md", "people/x.html"] {
            assert_eq!(content_id(path), "people/x");
        }
    }
}
