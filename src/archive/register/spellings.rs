//! What a name that is not registered may be a misspelling of.

use std::collections::BTreeMap;

use crate::archive::register::registered::Registered;
use crate::diagnostic::Among;
use crate::value::Kind;

/// Names to look for near misses among.
pub(in crate::archive) struct Spellings {
    /// Ids and forms of names.
    all: Among,
    by_kind: BTreeMap<Kind, Among>,
    /// Ids without their folders.
    pub questions: Among,
    pub claimants: Among,
}

impl Spellings {
    pub(super) fn new(entities: &[Registered]) -> Spellings {
        let mut by_kind = BTreeMap::new();
        for kind in Kind::ALL {
            by_kind.insert(kind, Among::new(spelled(entities, &[kind])));
        }
        Spellings {
            all: Among::new(spelled(entities, &Kind::ALL)),
            by_kind,
            questions: Among::new(stems(entities, &[Kind::Question])),
            claimants: Among::new(stems(entities, &[Kind::Person, Kind::Organization])),
        }
    }

    pub(super) fn of(&self, kind: Option<Kind>) -> &Among {
        match kind {
            Some(kind) => &self.by_kind[&kind],
            None => &self.all,
        }
    }
}

/// Ids and forms of entities of some kinds.
fn spelled<'e>(entities: &'e [Registered], kinds: &[Kind]) -> Vec<&'e str> {
    let mut spelled: Vec<&str> = Vec::new();
    for entity in entities.iter().filter(|entity| kinds.contains(&entity.kind)) {
        spelled.extend(entity.forms.iter().map(|form| form.form.form.as_str()));
        spelled.push(&entity.id);
    }
    spelled
}

fn stems<'e>(entities: &'e [Registered], kinds: &[Kind]) -> Vec<&'e str> {
    let wanted = entities.iter().filter(|entity| kinds.contains(&entity.kind));
    wanted.map(Registered::stem).collect()
}
