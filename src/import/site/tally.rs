//! What was done to texts on their way, in numbers, for the report.

use std::collections::BTreeMap;

/// Kinds of things with their numbers.
#[derive(Debug, Default)]
pub(super) struct Tally {
    /// Commands of a generator that stay as they are written, by their names.
    pub raw: BTreeMap<String, usize>,
    /// Components of MDX of which only the words come along, by their names.
    pub lost: BTreeMap<String, usize>,
    /// What is left out on purpose.
    pub aside: BTreeMap<&'static str, usize>,
    /// What texts name and the site does not hold.
    pub missing: BTreeMap<&'static str, usize>,
}

impl Tally {
    pub(super) fn raw(&mut self, name: &str) {
        *self.raw.entry(name.to_owned()).or_default() += 1;
    }

    pub(super) fn lost(&mut self, name: &str) {
        *self.lost.entry(name.to_owned()).or_default() += 1;
    }

    pub(super) fn aside(&mut self, what: &'static str) {
        *self.aside.entry(what).or_default() += 1;
    }

    pub(super) fn missing(&mut self, what: &'static str) {
        *self.missing.entry(what).or_default() += 1;
    }

    pub(super) fn add(&mut self, other: Tally) {
        let Tally { raw, lost, aside, missing } = other;
        lost.into_iter().for_each(|(name, number)| *self.lost.entry(name).or_default() += number);
        raw.into_iter().for_each(|(name, number)| *self.raw.entry(name).or_default() += number);
        aside.into_iter().for_each(|(what, number)| *self.aside.entry(what).or_default() += number);
        missing.into_iter().for_each(|(what, number)| *self.missing.entry(what).or_default() += number);
    }
}
