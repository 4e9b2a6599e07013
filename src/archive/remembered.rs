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
pub struct Memory(Memo<Vec<Findings>>);

/// The same for one build: a text names the same only among the same names.
pub(super) struct Remembered<'m> {
    memory: &'m Memory,
    names: u128,
}

impl<'m> Remembered<'m> {
    pub(super) fn new(memory: &'m Memory, bearers: &[Bearer], options: &Options) -> Remembered<'m> {
        memory.0.begin();
        Remembered { memory, names: fingerprint(&(bearers, options)) }
    }

    pub(super) fn findings(&self, texts: &impl Hash, read: impl FnOnce() -> Vec<Findings>) -> Arc<Vec<Findings>> {
        self.memory.0.get(&(self.names, texts), read)
    }
}
