//! Where links lead.
//!
//! Links by path to what this site does not have are the original's, where the article has a `url`; else their words stay, with a
//! warning.

use std::borrow::Cow;

use crate::archive::content_id::content_id;
use crate::archive::held;
use crate::archive::ids::Target;
use crate::archive::index::Owner;
use crate::archive::linking::Linking;
use crate::archive::register::Failure;
use crate::archive::register::or_list;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Near;
use crate::diagnostic::ProblemKind;
use crate::document;
use crate::document::Link;
use crate::document::LinkForm;
use crate::document::Prose;
use crate::value::FilePath;
use crate::value::Source;
use crate::value::url;
use crate::value::url::is_web_address;

/// What the links of a text are resolved by.
#[derive(Clone, Copy)]
pub(super) struct Resolving<'a> {
    pub source: &'a Source,
    /// The address of the text elsewhere, whose relative addresses these are.
    pub original: Option<&'a str>,
    pub linking: &'a Linking,
}

/// Whether an article may call another one by its title: in a link by name, of its text or its notes, or as what it derives from.
pub(super) fn may_call(article: &document::Article) -> bool {
    let notes = article.annotations.iter().map(|annotation| &annotation.note.prose);
    let mut links = std::iter::once(&article.body).chain(notes).flat_map(|prose| &prose.links);
    let is_derived = article.translation_of.is_some() || article.version_of.is_some();
    is_derived || links.any(|link| matches!(link.form, LinkForm::Name | LinkForm::Wiki))
}

impl Resolving<'_> {
    /// Resolves the links of a text, in their order.
    pub(super) fn resolve(self, prose: &Prose, problems: &mut Vec<Diagnostic>) -> Vec<Target> {
        let mut targets = Vec::with_capacity(prose.links.len());
        for link in &prose.links {
            targets.push(match link.form {
                LinkForm::Picture => Target::File(FilePath::new(link.destination.clone())),
                LinkForm::Name | LinkForm::Wiki => self.wiki(link, problems),
                LinkForm::Ordinary | LinkForm::Address => self.ordinary(link, problems),
            });
        }
        targets
    }

    fn anything(self, path: &str) -> Option<Target> {
        self.linking.ids.anything(path, &self.linking.register)
    }

    /// By id, by a form of a name, by the name of a file, by a title; a place in it follows a `#`.
    fn wiki(self, link: &Link, problems: &mut Vec<Diagnostic>) -> Target {
        let written = link.destination.trim();
        let whole = self.called(written);
        let failure = match (whole, written.split_once('#')) {
            (Ok(target), _) => return target,
            (Err(_), Some(("", fragment))) => return Target::Fragment(url::decode(fragment)),
            (Err(failure), None) => failure,
            (Err(_), Some((name, fragment))) => match self.called(name.trim()) {
                Ok(target) => return target.at(fragment),
                Err(failure) => failure,
            },
        };
        let problem = match failure {
            Failure::Held(hold) => held::note(hold, written),
            Failure::Unknown { .. } if ["toc", "_toc_"].contains(&&*written.to_lowercase()) => {
                let message =
                    format!("`[[{written}]]`, a list of contents of another generator, is printed as its words");
                let hint = "take it away: a page with many headings begins with a list of them";
                Diagnostic::warning(ProblemKind::ForeignCommand, message).hint(hint)
            }
            Failure::Unknown { among } => {
                let message = format!("`[[{written}]]` names nothing in this archive");
                let near = Near::new(written, &among).around("[[", "]]");
                Diagnostic::error(ProblemKind::DeadLink, message).near(near)
            }
            Failure::Ambiguous { entities } => {
                let message = format!("`[[{written}]]` may be {}", or_list(&entities));
                let hint = format!("write the id: `[[{}|{written}]]`", entities[0]);
                Diagnostic::error(ProblemKind::AmbiguousName, message).hint(hint)
            }
        };
        problems.push(problem.at(self.source, link.span));
        Target::Nowhere
    }

    /// What a wikilink calls so.
    pub(super) fn called(self, name: &str) -> Result<Target, Failure> {
        if let Some(target) = self.anything(name) {
            return Ok(target);
        }
        if let Some(hold) = self.linking.held.article(name) {
            return Err(Failure::Held(hold));
        }
        let failure = match self.linking.register.resolve(None, name) {
            Ok(entity) => return Ok(Target::Entity(entity)),
            Err(failure) => failure,
        };
        match self.linking.ids.named(name) {
            [owner] => Ok(Target::page(*owner)),
            [] => match (self.file(name), self.linking.ids.article(name)) {
                (Some(file), _) => Ok(file),
                (None, Some(article)) => Ok(Target::Article(article)),
                (None, None) => Err(failure),
            },
            several => Err(Failure::Ambiguous { entities: several.iter().map(|owner| self.id(*owner)).collect() }),
        }
    }

    fn file(self, path: &str) -> Option<Target> {
        let mut beside = self.source.path.files_beside(path).into_iter();
        let beside = beside.find_map(|beside| self.linking.ids.file(&FilePath::new(beside)));
        beside.or_else(|| self.linking.ids.file(&FilePath::new(path.trim_start_matches('/'))))
    }

    fn id(self, owner: Owner) -> String {
        match owner {
            Owner::Article(index) => self.linking.ids.id_of_article(index),
            Owner::Page(index) => self.linking.ids.id_of_page(index),
            Owner::Entity(index) => self.linking.register.entity(index).id.clone(),
        }
    }

    fn ordinary(self, link: &Link, problems: &mut Vec<Diagnostic>) -> Target {
        let written = &*as_browsers_read(link.destination.trim());
        if let Some(rest) = written.strip_prefix("//") {
            return Target::Elsewhere(format!("https://{rest}"));
        }
        if is_web_address(written) || written.starts_with("mailto:") || written.starts_with("tel:") {
            return Target::Elsewhere(written.to_owned());
        }
        if let Some(fragment) = written.strip_prefix('#') {
            return Target::Fragment(url::decode(fragment));
        }
        if written.is_empty() {
            let problem = Diagnostic::warning(ProblemKind::DeadLink, "this link has no address; its words stay");
            problems.push(problem.at(self.source, link.span).hint("write where it leads, or take the brackets away"));
            return Target::Nowhere;
        }
        let path = document_path(written);
        let resolved = match path.strip_prefix('/') {
            Some(absolute) => Some(FilePath::new(absolute)),
            None => self.source.path.join(&path),
        };
        if let Some(resolved) = &resolved {
            if let Some(target) = self.inside(resolved, written) {
                return target;
            }
            if let Some(hold) = self.linking.held.file(resolved.as_str()) {
                problems.push(held::note(hold, written).at(self.source, link.span));
                return Target::Nowhere;
            }
        }
        let mut beside = self.source.path.files_beside(&path).into_iter();
        if let Some(target) = beside.find_map(|beside| self.linking.ids.file(&FilePath::new(beside))) {
            return target;
        }
        if path.ends_with(".md") {
            let wanted = match resolved {
                Some(resolved) => content_id(resolved.as_str()),
                None => path,
            };
            let near = Near::new(wanted, &self.linking.ids.among_all).around("/", ".md");
            let problem = Diagnostic::error(ProblemKind::DeadLink, format!("there is no `{written}` in this archive"));
            problems.push(problem.at(self.source, link.span).near(near));
            return Target::Nowhere;
        }
        if let Some(original) = self.original
            && let Some(address) = url::join(original, written)
        {
            return Target::Elsewhere(address);
        }
        let message = format!("`{written}` leads nowhere in this site; its words stay");
        let problem = Diagnostic::warning(ProblemKind::DeadLink, message).at(self.source, link.span);
        problems.push(problem.hint("link a content file, a file under `static/` or a full address"));
        Target::Nowhere
    }

    /// What a path is of this site, at the place that is written behind it.
    fn inside(self, path: &FilePath, written: &str) -> Option<Target> {
        let target = self.anything(path.as_str()).or_else(|| self.linking.ids.file(path))?;
        match written.split_once('#') {
            Some((_, fragment)) if !fragment.is_empty() => Some(target.at(fragment)),
            _ => Some(target),
        }
    }
}

/// An address as browsers read it: they pass over tabs and line breaks, take `\` for `/`, any number of slashes for two where a host
/// follows, and a scheme in any case. What leads elsewhere for them must not look like a path here.
fn as_browsers_read(written: &str) -> Cow<'_, str> {
    let is_passed_over = |letter: char| letter.is_ascii_control();
    let scheme = ["http:", "https:", "mailto:", "tel:"].into_iter().find(|scheme| has_scheme(written, scheme));
    if written.contains(is_passed_over) {
        let seen: String = written.chars().filter(|letter| !is_passed_over(*letter)).collect();
        return Cow::Owned(as_browsers_read(&seen).into_owned());
    }
    let rest = match scheme {
        Some(scheme) => &written[scheme.len()..],
        None => written,
    };
    let host = rest.trim_start_matches(['/', '\\']);
    match scheme {
        Some(scheme @ ("http:" | "https:")) => Cow::Owned(format!("{scheme}//{host}")),
        Some(scheme) => Cow::Owned(format!("{scheme}{rest}")),
        None if rest.len() - host.len() > 1 => Cow::Owned(format!("//{host}")),
        None => Cow::Borrowed(written),
    }
}

fn has_scheme(address: &str, scheme: &str) -> bool {
    address.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme))
}

/// The path of a relative address, without query and fragment, `%20` resolved.
fn document_path(written: &str) -> String {
    url::decode(written.split(['?', '#']).next().unwrap_or_default())
}
