//! How the tables of Russian and Ukrainian endings are read.

use crate::names::endings::cases::Cases;

/// Words that end in a certain way, and how they end in other cases.
pub(super) struct Paradigm {
    /// The end of the word in a dictionary; one with a capital is the whole word, `*` any consonant, which stays.
    pub word: &'static str,
    /// What stands in its place, with the cases that it means. None where the word never changes.
    pub endings: &'static [(&'static str, Cases)],
}

pub(super) const G: Cases = Cases::GENITIVE;
pub(super) const D: Cases = Cases::DATIVE;
pub(super) const A: Cases = Cases::ACCUSATIVE;
pub(super) const I: Cases = Cases::INSTRUMENTAL;
pub(super) const L: Cases = Cases::LOCATIVE;
pub(super) const GA: Cases = Cases(G.0 | A.0);
pub(super) const DL: Cases = Cases(D.0 | L.0);
pub(super) const IL: Cases = Cases(I.0 | L.0);
pub(super) const GDL: Cases = Cases(G.0 | D.0 | L.0);
pub(super) const GDIL: Cases = Cases(G.0 | D.0 | I.0 | L.0);
pub(super) const GAL: Cases = Cases(G.0 | A.0 | L.0);
pub(super) const PLURAL: Cases = Cases::PLURAL;

const CONSONANTS: &str = "бвгґджзклмнпрстфхцчшщңғқһ";

/// The stem of a word and what follows it in other cases: all that the word and its endings have in common is stem.
fn endings(table: &'static [Paradigm], word: &str) -> impl Iterator<Item = (usize, &'static str, Cases)> {
    let paradigm = paradigm_of(table, word);
    let length = word.len();
    paradigm.into_iter().flat_map(move |paradigm| {
        let end = if paradigm.word == "*" { "" } else { paradigm.word };
        paradigm.endings.iter().map(move |(ending, cases)| {
            let common = in_common(end, ending);
            (length - end.len() + common, &ending[common..], *cases)
        })
    })
}

/// Tables go from the special to the general: the first that fits decides.
fn paradigm_of(table: &'static [Paradigm], word: &str) -> Option<&'static Paradigm> {
    let last = word.chars().next_back()?;
    table.iter().find(|paradigm| match paradigm.word {
        "*" => CONSONANTS.contains(last),
        end if !end.ends_with(last) => false,
        whole if whole.starts_with(char::is_uppercase) => word == whole,
        end => word.len() > end.len() && word.ends_with(end),
    })
}

/// The bytes of the letters with which both begin.
fn in_common(one: &str, other: &str) -> usize {
    let same = one.chars().zip(other.chars()).take_while(|(one, other)| one == other);
    same.map(|(letter, _)| letter.len_utf8()).sum()
}

pub(super) fn stems(table: &'static [Paradigm], word: &str) -> Vec<String> {
    let mut stems: Vec<String> = endings(table, word).map(|(at, ..)| word[..at].to_owned()).collect();
    stems.dedup();
    stems
}

pub(super) fn cases(table: &'static [Paradigm], word: &str, stem: &str, ending: &str) -> Cases {
    let fitting = endings(table, word).filter(|(at, known, _)| *at == stem.len() && *known == ending);
    fitting.fold(Cases::NONE, |sum, (.., cases)| sum | cases)
}

pub(super) fn is_indeclinable(table: &'static [Paradigm], word: &str) -> bool {
    paradigm_of(table, word).is_none_or(|paradigm| paradigm.endings.is_empty())
}
