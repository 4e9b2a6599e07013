//! What entities say of each other: what they lie within, where they sit, whom a role was held for.

use crate::archive::held::Held;
use crate::archive::index::EntityIndex;
use crate::archive::register::failure::Failure;
use crate::archive::register::lookup::Lookup;
use crate::archive::register::registered::Registered;
use crate::archive::register::spellings::Spellings;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::ProblemKind;
use crate::document;
use crate::value::Kind;
use crate::value::Located;

/// Further than this nobody looks for what something lies within.
const DEEPEST: usize = 64;

/// The other entities that the file of one names.
#[derive(Debug, Clone, Default)]
pub(in crate::archive) struct Relations {
    pub within: Option<EntityIndex>,
    pub place: Option<EntityIndex>,
    pub event: Option<EntityIndex>,
    /// Organizations of the roles, in their order.
    pub role_organizations: Vec<Option<EntityIndex>>,
}

/// The ways to an entity, and to what is none of this site's.
#[derive(Clone, Copy)]
pub(super) struct Ways<'a> {
    pub lookup: &'a Lookup,
    pub spellings: &'a Spellings,
    pub held: &'a Held,
}

/// Resolves what each entity says of others.
pub(super) fn resolve(entities: &[Registered], ways: Ways, diagnostics: &mut Vec<Diagnostic>) -> Vec<Relations> {
    let mut wholes: Vec<Option<EntityIndex>> = Vec::with_capacity(entities.len());
    for (index, entity) in entities.iter().enumerate() {
        let relating = Relating { index, ways };
        wholes.push(match &entity.document {
            Some(document) => relating.within(document, diagnostics),
            None => None,
        });
    }
    open_circles(&mut wholes, entities, diagnostics);
    let mut relations = Vec::with_capacity(entities.len());
    for (index, within) in wholes.into_iter().enumerate() {
        let relating = Relating { index, ways };
        relations.push(match &entities[index].document {
            Some(document) => relating.relations(document, within, diagnostics),
            None => Relations::default(),
        });
    }
    relations
}

/// An entity that is being related to others.
struct Relating<'a> {
    index: usize,
    ways: Ways<'a>,
}

impl Relating<'_> {
    fn within(&self, document: &document::Entity, diagnostics: &mut Vec<Diagnostic>) -> Option<EntityIndex> {
        let kinds: &[Kind] =
            if document.kind() == Kind::Place { &[Kind::Place] } else { &[document.kind(), Kind::Organization] };
        self.find(document, document.within(), kinds, diagnostics)
    }

    fn relations(
        &self,
        document: &document::Entity,
        within: Option<EntityIndex>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Relations {
        let place = self.find(document, document.place(), &[Kind::Place], diagnostics);
        let event = self.find(document, document.event(), &[Kind::Event], diagnostics);
        let mut role_organizations = Vec::with_capacity(document.roles().len());
        for role in document.roles() {
            let kinds = &[Kind::Organization, Kind::Place];
            role_organizations.push(self.find(document, role.organization.as_ref(), kinds, diagnostics));
        }
        Relations { within, place, event, role_organizations }
    }

    /// Another entity by what is written, of the first of some kinds that has it.
    fn find(
        &self,
        document: &document::Entity,
        written: Option<&Located<String>>,
        kinds: &[Kind],
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<EntityIndex> {
        let written = written?;
        for kind in kinds {
            if let Ok(found) = self.ways.lookup.find(Some(*kind), &written.value) {
                return if found.get() == self.index { None } else { Some(found) };
            }
        }
        let failure = match kinds.iter().find_map(|kind| self.ways.held.entity(Some(*kind), &written.value)) {
            Some(hold) => Failure::Held(hold),
            None => Failure::Unknown { among: self.ways.spellings.of(Some(kinds[0])).clone() },
        };
        diagnostics.extend(failure.report(&document.source, written, kinds[0].word()));
        None
    }
}

/// Nothing lies within itself: of a circle, the first is taken out.
fn open_circles(wholes: &mut [Option<EntityIndex>], entities: &[Registered], diagnostics: &mut Vec<Diagnostic>) {
    for index in 0..wholes.len() {
        let mut around = std::iter::successors(wholes[index], |whole| wholes[whole.get()]).take(DEEPEST);
        if !around.any(|whole| whole.get() == index) {
            continue;
        }
        wholes[index] = None;
        let Some(document) = &entities[index].document else { continue };
        let Some(written) = document.within() else { continue };
        let problem =
            Diagnostic::warning(ProblemKind::Circle, "this lies within itself, by way of others; `within` is left out");
        diagnostics.push(problem.at(&document.source, written.span).hint("mend one `within` of the circle"));
    }
}
