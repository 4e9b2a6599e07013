//! The register: who and what can be named, and the ways to find them by what somebody has written.

mod failure;
mod lookup;
mod publishers;
mod registered;
mod relations;
mod spellings;
mod topics;

use std::collections::HashSet;
use std::sync::Arc;

use crate::archive::held::Held;
use crate::archive::index::EntityIndex;
use crate::archive::index::PublisherIndex;
use crate::archive::look_alikes;
use crate::diagnostic::Diagnostic;
use crate::document;
use crate::document::Hold;
use crate::names::Bearer;
use crate::value::Kind;
use crate::value::Located;

pub(super) use failure::Failure;
pub(super) use failure::or_list;
pub(super) use publishers::Registration;
pub(super) use registered::FormOfName;
pub(super) use registered::Registered;
pub(super) use registered::short_forms;
pub(super) use relations::Relations;

use lookup::Lookup;
use publishers::Publishers;
use relations::Ways;
use spellings::Spellings;
use topics::topics_without_file;

/// A name as printed, and who or what that is, where it is registered.
#[derive(Debug, Clone)]
pub struct Name {
    pub text: String,
    pub entity: Option<EntityIndex>,
}

/// All entities and publishers with the ways to find them.
pub(super) struct Register {
    /// By id.
    pub entities: Vec<Registered>,
    /// Of each entity.
    pub relations: Vec<Relations>,
    pub publishers: Publishers,
    pub spellings: Spellings,
    /// Words of names in scripts without capitals.
    pub caseless: HashSet<String>,
    lookup: Lookup,
    held: Arc<Held>,
}

impl Register {
    /// Registers the entities; topics of articles that have no file join them, and publishers are gathered.
    pub(super) fn new(
        (documents, held): (&[Arc<document::Entity>], Arc<Held>),
        articles: &[Arc<document::Article>],
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Register {
        for document in documents {
            look_alikes::report_forms(document, diagnostics);
        }
        let mut entities: Vec<Registered> = documents.iter().map(Registered::new).collect();
        entities.extend(topics_without_file(&entities, articles, &held, diagnostics));
        entities.sort_by(|a, b| a.id.cmp(&b.id));
        let lookup = Lookup::new(&entities);
        let spellings = Spellings::new(&entities);
        let relations =
            relations::resolve(&entities, Ways { lookup: &lookup, spellings: &spellings, held: &held }, diagnostics);
        let publishers = Publishers::gather(articles, (&entities, &lookup), diagnostics);
        let caseless = caseless(&entities);
        Register { entities, relations, publishers, spellings, caseless, lookup, held }
    }

    pub(super) fn entity(&self, index: EntityIndex) -> &Registered {
        &self.entities[index.get()]
    }

    /// Resolves an id, a stem, or a form of a name.
    pub(super) fn resolve(&self, kind: Option<Kind>, name: &str) -> Result<EntityIndex, Failure> {
        let several = match self.find(kind, name) {
            Ok(entity) => return Ok(entity),
            Err(several) => several,
        };
        if !several.is_empty() {
            let entities = several.iter().map(|one| self.entity(*one).id.clone()).collect();
            return Err(Failure::Ambiguous { entities });
        }
        match self.hold(kind, name) {
            Some(hold) => Err(Failure::Held(hold)),
            None => Err(Failure::Unknown { among: self.spellings.of(kind).clone() }),
        }
    }

    /// Why somebody or something with this id or name is held back; `None` where nothing is.
    pub(super) fn hold(&self, kind: Option<Kind>, name: &str) -> Option<Hold> {
        self.held.entity(kind, name)
    }

    /// The same without a reason: a failure has those that the name may stand for.
    pub(super) fn find(&self, kind: Option<Kind>, name: &str) -> Result<EntityIndex, Vec<EntityIndex>> {
        self.lookup.find(kind, name)
    }

    /// A person or an organization by id or name, else a name as printed.
    pub(super) fn name(&self, written: &Located<String>) -> Name {
        for kind in [Kind::Person, Kind::Organization] {
            let Ok(found) = self.find(Some(kind), &written.value) else { continue };
            let entity = self.entity(found);
            // An id says who it is; a name stands as printed.
            let text = if entity.has_id(&written.value) { &entity.name } else { &written.value };
            return Name { text: text.clone(), entity: Some(found) };
        }
        Name { text: written.value.clone(), entity: None }
    }

    pub(super) fn publisher(&self, name: &str) -> Option<PublisherIndex> {
        self.publishers.find(name)
    }

    /// The entities as bearers of names, in their order.
    pub(super) fn bearers(&self) -> Vec<Bearer<'_>> {
        self.entities.iter().map(Registered::bearer).collect()
    }
}

/// Words of names in scripts where a capital does not tell them.
fn caseless(entities: &[Registered]) -> HashSet<String> {
    let mut caseless = HashSet::new();
    for entity in entities {
        if entity.kind == Kind::Topic {
            continue;
        }
        for form in &entity.forms {
            let words = form.form.form.split(|letter: char| !letter.is_alphanumeric());
            caseless.extend(words.filter(|word| is_caseless(word)).map(ToOwned::to_owned));
        }
    }
    caseless
}

fn is_caseless(word: &str) -> bool {
    let has_case = |letter: char| letter.is_uppercase() || letter.is_lowercase();
    word.chars().count() > 2 && !word.contains(has_case)
}
