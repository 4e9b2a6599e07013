//! Publishers: organizations that are registered, and names as articles have them.
//!
//! Names that give one address are one publisher, under the spelling that most articles have: `The Guardian`, `the guardian`, `The Guardian.`
//! A registered organization whose file has that name is the publisher too. Each article that writes it otherwise is told so.

use std::collections::BTreeMap;
use std::collections::HashMap;
use std::sync::Arc;

use crate::archive::index::EntityIndex;
use crate::archive::index::PublisherIndex;
use crate::archive::register::lookup::Lookup;
use crate::archive::register::registered::Registered;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::ProblemKind;
use crate::document;
use crate::value::Kind;
use crate::value::Located;
use crate::value::QuickMap;
use crate::value::Source;
use crate::value::name_slug;

/// A publisher as articles name it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::archive) struct Registration {
    pub name: String,
    /// The organization that it is, where that is registered.
    pub organization: Option<EntityIndex>,
}

/// All publishers of the articles.
pub(in crate::archive) struct Publishers {
    /// By name.
    pub all: Vec<Registration>,
    by_name: QuickMap<String, PublisherIndex>,
}

/// What tells publishers apart.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Identity {
    Organization(EntityIndex),
    Slug(String),
}

/// A publisher's name in an article.
struct Written<'a> {
    name: &'a Located<String>,
    source: &'a Source,
    /// Whether it is a form of a registered name, or an id.
    is_registered: bool,
}

impl Publishers {
    pub(super) fn gather(
        articles: &[Arc<document::Article>],
        (entities, lookup): (&[Registered], &Lookup),
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Publishers {
        let mut publishers: Vec<(Registration, Vec<Written>)> = Vec::new();
        for (identity, written) in by_identity(articles, entities, lookup) {
            let registration = match identity {
                Identity::Organization(index) => {
                    Registration { name: entities[index.get()].name.clone(), organization: Some(index) }
                }
                Identity::Slug(_) => Registration { name: most_written(&written).to_owned(), organization: None },
            };
            publishers.push((registration, written));
        }
        publishers.sort_by(|(a, _), (b, _)| a.cmp(b));
        let mut all = Vec::with_capacity(publishers.len());
        let mut by_name = QuickMap::default();
        for (registration, written) in publishers {
            for written in written {
                by_name.insert(written.name.value.clone(), PublisherIndex::new(all.len()));
                diagnostics.extend(report(&written, &registration));
            }
            all.push(registration);
        }
        Publishers { all, by_name }
    }

    pub(super) fn find(&self, name: &str) -> Option<PublisherIndex> {
        self.by_name.get(name).copied()
    }

    pub(in crate::archive) fn get(&self, index: PublisherIndex) -> &Registration {
        &self.all[index.get()]
    }
}

/// What articles write for each publisher, in their order.
fn by_identity<'a>(
    articles: &'a [Arc<document::Article>],
    entities: &[Registered],
    lookup: &Lookup,
) -> BTreeMap<Identity, Vec<Written<'a>>> {
    let organizations = organizations(entities);
    let mut known: HashMap<&str, (Identity, bool)> = HashMap::new();
    let mut written: BTreeMap<Identity, Vec<Written>> = BTreeMap::new();
    for article in articles {
        let Some(name) = &article.publisher else { continue };
        let (identity, is_registered) = known.entry(&name.value).or_insert_with(|| {
            if let Ok(index) = lookup.find(Some(Kind::Organization), &name.value) {
                return (Identity::Organization(index), true);
            }
            let slug = name_slug(&name.value);
            match organizations.get(&slug) {
                Some(index) => (Identity::Organization(*index), false),
                None => (Identity::Slug(slug), false),
            }
        });
        let here = Written { name, source: &article.source, is_registered: *is_registered };
        written.entry(identity.clone()).or_default().push(here);
    }
    written
}

/// Organizations by the slugs of their names and of their files; a file's goes before.
fn organizations(entities: &[Registered]) -> QuickMap<String, EntityIndex> {
    let mut organizations = QuickMap::default();
    let of_kind = || entities.iter().enumerate().filter(|(_, entity)| entity.kind == Kind::Organization);
    for (index, entity) in of_kind() {
        organizations.insert(entity.stem().to_lowercase(), EntityIndex::new(index));
    }
    for (index, entity) in of_kind() {
        organizations.entry(name_slug(&entity.name)).or_insert(EntityIndex::new(index));
    }
    organizations
}

/// The spelling that most articles have, of equals the first.
fn most_written<'a>(written: &[Written<'a>]) -> &'a str {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for one in written {
        *counts.entry(&one.name.value).or_default() += 1;
    }
    let (mut most, mut found) = (0, "");
    for one in written {
        let count = counts[one.name.value.as_str()];
        if count > most {
            (most, found) = (count, &one.name.value);
        }
    }
    found
}

fn report(written: &Written, registration: &Registration) -> Option<Diagnostic> {
    if written.is_registered || written.name.value == registration.name {
        return None;
    }
    let message = format!("the publisher `{}` is `{}` elsewhere; they are one", written.name.value, registration.name);
    let problem = Diagnostic::warning(ProblemKind::OtherSpelling, message).at(written.source, written.name.span);
    Some(problem.hint(format!(
        "write `publisher: {}`; of another publisher, a name that differs in more than signs",
        registration.name
    )))
}
