//! Cases, as a set: an ending may mean several.

use std::ops::BitAnd;
use std::ops::BitOr;

/// What an ending can mean: cases, and what restricts whom it may follow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::names) struct Cases(pub(super) u16);

impl Cases {
    pub(in crate::names) const NONE: Cases = Cases(0);
    pub(in crate::names) const NOMINATIVE: Cases = Cases(1);
    pub(in crate::names) const GENITIVE: Cases = Cases(1 << 1);
    pub(in crate::names) const DATIVE: Cases = Cases(1 << 2);
    pub(in crate::names) const ACCUSATIVE: Cases = Cases(1 << 3);
    pub(in crate::names) const INSTRUMENTAL: Cases = Cases(1 << 4);
    pub(in crate::names) const LOCATIVE: Cases = Cases(1 << 5);
    pub(in crate::names) const ANY: Cases = Cases(0b11_1111);
    /// Several of that name: a family, all who are like it.
    pub(in crate::names) const PLURAL: Cases = Cases(1 << 6);
    /// Somebody's: `Қазақстанымыз`. People take no such ending.
    pub(in crate::names) const POSSESSIVE: Cases = Cases(1 << 7);
    /// A single vowel, which many other words end in: it is trusted after long names only.
    pub(in crate::names) const BARE: Cases = Cases(1 << 8);
    /// After a word that has a possessive ending already: `облысында`, `Әбішұлына`.
    pub(in crate::names) const PRONOMINAL: Cases = Cases(1 << 9);
    /// In somebody's manner: `Тоқаевша`. Names of villages are made so as well (Аралша): it is trusted after long names only.
    pub(in crate::names) const EQUATIVE: Cases = Cases(1 << 10);

    pub(in crate::names) fn has(self, other: Cases) -> bool {
        self.0 & other.0 != 0
    }

    pub(in crate::names) fn is_empty(self) -> bool {
        self.0 == 0
    }
}

impl BitAnd for Cases {
    type Output = Cases;

    fn bitand(self, other: Cases) -> Cases {
        Cases(self.0 & other.0)
    }
}

impl BitOr for Cases {
    type Output = Cases;

    fn bitor(self, other: Cases) -> Cases {
        Cases(self.0 | other.0)
    }
}
