//! What every text is linked with.

use std::sync::Arc;

use crate::archive::anchor::Anchoring;
use crate::archive::held::Held;
use crate::archive::ids::Ids;
use crate::archive::index::ArticleIndex;
use crate::archive::register::Register;
use crate::archive::remembered::Remembered;
use crate::document;
use crate::input::Settings;
use crate::names::Searcher;
use crate::value::Source;

/// What a text is linked with.
pub(super) struct Linking {
    pub register: Register,
    pub searcher: Searcher,
    pub remembered: Option<Remembered>,
    pub ids: Ids,
    pub settings: Settings,
    pub held: Arc<Held>,
    /// The archive's own.
    pub templates: Vec<Source>,
}

impl std::fmt::Debug for Linking {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Linking").finish_non_exhaustive()
    }
}

/// An article whose words notes and claims quote.
pub(super) struct Quoting<'a> {
    pub index: ArticleIndex,
    pub document: &'a document::Article,
    pub anchoring: &'a Anchoring<'a>,
}
