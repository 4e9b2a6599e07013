//! What was found in the texts of an earlier build, among the same names.

use std::hash::Hash;
use std::sync::Arc;

use crate::memory::Memo;
use crate::names::Bearer;
use crate::names::Findings;
use crate::names::Options;
use crate::value::fingerprint;

/// Documents that an earlier build has looked through for names.
#[derive(Debug, Default)]
pub(super) struct Found(Memo<Vec<Findings>>);

/// The same for one build: a text names the same only among the same names.
pub(super) struct Remembered {
    found: Arc<Found>,
    names: u128,
}

impl Remembered {
    pub(super) fn new(found: &Arc<Found>, bearers: &[Bearer], options: &Options) -> Remembered {
        Remembered { found: found.clone(), names: fingerprint(&(bearers, options)) }
    }

    /// Begins a build among these names.
    pub(super) fn go_on(&self) {
        self.found.0.go_on(self.names);
    }

    pub(super) fn findings(&self, texts: &impl Hash, read: impl FnOnce() -> Vec<Findings>) -> Arc<Vec<Findings>> {
        self.found.0.get(&(self.names, texts), read)
    }
}
