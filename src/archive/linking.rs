//! What every text is linked with.

use std::fmt;
use std::ops::Deref;
use std::sync::Arc;

use crate::archive::anchor::Anchoring;
use crate::archive::held::Held;
use crate::archive::ids::Ids;
use crate::archive::index::ArticleIndex;
use crate::archive::index::EntityIndex;
use crate::archive::register::Register;
use crate::archive::remembered::Remembered;
use crate::document;
use crate::input::Settings;
use crate::names::Searcher;
use crate::value::QuickMap;
use crate::value::Source;

/// What a text is linked with.
pub(super) struct Linking {
    pub grounds: Arc<Grounds>,
    pub ids: Ids,
    /// Entities whose texts have other words for their links than they were written with.
    pub reworded: QuickMap<EntityIndex, Arc<document::Entity>>,
}

/// The part of it that no title changes.
pub(super) struct Grounds {
    pub register: Register,
    pub searcher: Searcher,
    pub remembered: Option<Remembered>,
    pub settings: Settings,
    pub held: Arc<Held>,
    /// The archive's own.
    pub templates: Vec<Source>,
}

impl Deref for Linking {
    type Target = Grounds;

    fn deref(&self) -> &Grounds {
        &self.grounds
    }
}

impl Linking {
    /// What the file of an entity says, where it has one.
    pub(super) fn document(&self, index: EntityIndex) -> Option<&Arc<document::Entity>> {
        self.reworded.get(&index).or(self.register.entity(index).document.as_ref())
    }
}

impl fmt::Debug for Linking {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Linking").finish_non_exhaustive()
    }
}

impl fmt::Debug for Grounds {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Grounds").finish_non_exhaustive()
    }
}

/// An article whose words notes and claims quote.
pub(super) struct Quoting<'a> {
    pub index: ArticleIndex,
    pub document: &'a document::Article,
    pub anchoring: &'a Anchoring<'a>,
}
