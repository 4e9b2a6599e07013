//! Finds an entity by an id, a stem or a form of its name.

use crate::archive::index::EntityIndex;
use crate::archive::register::registered::Registered;
use crate::names::FormKind;
use crate::names::key;
use crate::value::Kind;
use crate::value::QuickMap;
use crate::value::name_slug;

/// The ways to an entity.
pub(super) struct Lookup {
    kinds: Vec<Kind>,
    ids: QuickMap<String, EntityIndex>,
    /// Folded forms in small letters, to the entities that have them.
    forms: QuickMap<String, Vec<Owner>>,
}

/// An entity that has a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Owner {
    entity: EntityIndex,
    kind: FormKind,
}

impl Lookup {
    pub(super) fn new(entities: &[Registered]) -> Lookup {
        let mut ids = QuickMap::default();
        let mut forms: QuickMap<String, Vec<Owner>> = QuickMap::default();
        for (index, registered) in entities.iter().enumerate() {
            let entity = EntityIndex::new(index);
            ids.insert(registered.id.clone(), entity);
            if registered.document.is_none() {
                forms.entry(key(&registered.name)).or_default().push(Owner { entity, kind: FormKind::Name });
            }
            for form in &registered.forms {
                let owners = forms.entry(key(&form.form.form)).or_default();
                if owners.last().is_none_or(|owner| owner.entity != entity) {
                    owners.push(Owner { entity, kind: form.kind });
                }
            }
        }
        Lookup { kinds: entities.iter().map(|entity| entity.kind).collect(), ids, forms }
    }

    /// A failure has those that the name may stand for.
    pub(super) fn find(&self, kind: Option<Kind>, name: &str) -> Result<EntityIndex, Vec<EntityIndex>> {
        match self.by_id(kind, name) {
            Some(entity) => Ok(entity),
            None => self.by_form(kind, name),
        }
    }

    fn by_id(&self, kind: Option<Kind>, name: &str) -> Option<EntityIndex> {
        if let Some(entity) = self.ids.get(name)
            && self.is(*entity, kind)
        {
            return Some(*entity);
        }
        let kind = kind?;
        if let Some(entity) = self.ids.get(&format!("{}/{name}", kind.folder())) {
            return Some(*entity);
        }
        if kind != Kind::Topic {
            return None;
        }
        // Topics without a file have one page for all spellings that give one address.
        self.ids.get(&format!("topics/{}", name_slug(name))).copied()
    }

    /// A full form counts before a short one.
    fn by_form(&self, kind: Option<Kind>, name: &str) -> Result<EntityIndex, Vec<EntityIndex>> {
        let Some(owners) = self.forms.get(&key(name)) else { return Err(Vec::new()) };
        let mut owners = owners.clone();
        owners.retain(|owner| self.is(owner.entity, kind));
        if owners.iter().any(|owner| owner.kind != FormKind::Short) {
            owners.retain(|owner| owner.kind != FormKind::Short);
        }
        match owners.as_slice() {
            [only] => Ok(only.entity),
            several => Err(several.iter().map(|owner| owner.entity).collect()),
        }
    }

    fn is(&self, entity: EntityIndex, kind: Option<Kind>) -> bool {
        kind.is_none_or(|kind| self.kinds[entity.get()] == kind)
    }
}
