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
pub(super) struct Remembered<'m> {
    found: &'m Found,
    names: u128,
}

impl<'m> Remembered<'m> {
    pub(super) fn new(found: &'m Found, bearers: &[Bearer], options: &Options) -> Remembered<'m> {
        let names = fingerprint(&(bearers, options));
        found.0.go_on(names);
        Remembered { found, names }
    }

    pub(super) fn findings(&self, texts: &impl Hash, read: impl FnOnce() -> Vec<Findings>) -> Arc<Vec<Findings>> {
        self.found.0.get(&(self.names, texts), read)
    }
}
