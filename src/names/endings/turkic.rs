//! Endings of Turkish after an apostrophe, and of Uzbek.

use crate::names::endings::cases::Cases;

/// After a name: case, `ki`, or case after a possessive. Folded, so that every apostrophe is `'`.
pub(super) const TURKISH: &[&str] = &[
    "da", "de", "ta", "te", "dan", "den", "tan", "ten", "a", "e", "ya", "ye", "ı", "i", "u", "ü", "yı", "yi", "yu",
    "yü", "ın", "in", "un", "ün", "nın", "nin", "nun", "nün", "na", "ne", "nda", "nde", "ndan", "nden", "nı", "ni",
    "nu", "nü", "la", "le", "yla", "yle", "daki", "deki", "taki", "teki", "ndaki", "ndeki", "ca", "ce",
];

pub(super) const UZBEK: &[&str] =
    &["ning", "ni", "ga", "ka", "qa", "da", "dan", "dagi", "gacha", "cha", "ning", "nikida", "nikiga"];

pub(super) fn turkish(ending: &str) -> Cases {
    let ending = ending.strip_prefix('\'');
    if ending.is_some_and(|ending| TURKISH.contains(&ending)) { Cases::LOCATIVE } else { Cases::NONE }
}

/// Written on, or after an apostrophe.
pub(super) fn uzbek(ending: &str) -> Cases {
    let ending = ending.strip_prefix('\'').unwrap_or(ending);
    if UZBEK.contains(&ending) { Cases::LOCATIVE } else { Cases::NONE }
}
