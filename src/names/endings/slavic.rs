//! How the tables of Russian and Ukrainian endings are read.

use crate::names::endings::cases::Cases;
use crate::value::QuickMap;

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

/// Letters that `*` stands for.
pub(super) const CONSONANTS: &str = "бвгґджзклмнпрстфхцчшщңғқһ";

/// The paradigms of a language by the last letter of the words that they fit, each list from the special to the general.
pub(super) struct Table(QuickMap<char, Vec<&'static Paradigm>>);

impl Table {
    pub(super) fn new(paradigms: &'static [Paradigm]) -> Table {
        let mut by_last: QuickMap<char, Vec<&Paradigm>> = QuickMap::default();
        let last_letters = paradigms.iter().filter_map(|paradigm| paradigm.word.chars().next_back());
        for last in last_letters.chain(CONSONANTS.chars()).filter(|last| *last != '*') {
            let fits = |paradigm: &&Paradigm| match paradigm.word {
                "*" => CONSONANTS.contains(last),
                end => end.ends_with(last),
            };
            by_last.entry(last).or_insert_with(|| paradigms.iter().filter(fits).collect());
        }
        Table(by_last)
    }

    /// Whether a word has a paradigm of its own.
    fn is_whole(&self, word: &str) -> bool {
        self.paradigm_of(word).is_some_and(|paradigm| paradigm.word == word)
    }

    /// The first that fits decides.
    fn paradigm_of(&self, word: &str) -> Option<&'static Paradigm> {
        let paradigms = self.0.get(&word.chars().next_back()?)?;
        let fitting = paradigms.iter().find(|paradigm| match paradigm.word {
            "*" => true,
            whole if whole.starts_with(char::is_uppercase) => word == whole,
            end => word.len() > end.len() && word.ends_with(end),
        });
        fitting.copied()
    }
}

/// The stem of a word and what follows it in other cases: all that the word and its endings have in common is stem.
fn endings(table: &Table, word: &str) -> impl Iterator<Item = (usize, &'static str, Cases)> + use<> {
    let paradigm = table.paradigm_of(word);
    let length = word.len();
    paradigm.into_iter().flat_map(move |paradigm| {
        let end = if paradigm.word == "*" { "" } else { paradigm.word };
        paradigm.endings.iter().map(move |(ending, cases)| {
            let common = in_common(end, ending);
            (length - end.len() + common, &ending[common..], *cases)
        })
    })
}

/// The bytes of the letters with which both begin.
fn in_common(one: &str, other: &str) -> usize {
    let same = one.chars().zip(other.chars()).take_while(|(one, other)| one == other);
    same.map(|(letter, _)| letter.len_utf8()).sum()
}

pub(super) fn stems(table: &Table, word: &str) -> Vec<String> {
    let mut stems: Vec<String> = endings(table, word).map(|(at, ..)| word[..at].to_owned()).collect();
    stems.dedup();
    stems
}

pub(super) fn cases(table: &Table, word: &str, stem: &str, ending: &str) -> Cases {
    let fitting = endings(table, word).filter(|(at, known, _)| *at == stem.len() && *known == ending);
    fitting.fold(Cases::NONE, |sum, (.., cases)| sum | cases)
}

/// The words of which one may be a case, with the cases. Plurals are left out: several of a family are nobody.
pub(super) fn nominatives(table: &Table, paradigms: &'static [Paradigm], word: &str) -> Vec<(String, Cases)> {
    let mut found = Vec::new();
    let is_whole = |paradigm: &&Paradigm| paradigm.word.starts_with(char::is_uppercase);
    // A word that has a paradigm of its own is no other one: «Києва» is Київ.
    let (whole, others): (Vec<&'static Paradigm>, Vec<&'static Paradigm>) = paradigms.iter().partition(is_whole);
    for paradigm in whole.into_iter().chain(others) {
        if !is_whole(&paradigm) && found.first().is_some_and(|(base, _): &(String, Cases)| table.is_whole(base)) {
            break;
        }
        let end = if paradigm.word == "*" { "" } else { paradigm.word };
        for (ending, cases) in paradigm.endings {
            let Some(beginning) = word.strip_suffix(ending).filter(|_| *cases != PLURAL) else { continue };
            let base = format!("{beginning}{end}");
            if table.paradigm_of(&base).is_some_and(|of_base| std::ptr::eq(of_base, paradigm)) {
                found.push((base, *cases));
            }
        }
    }
    found
}

pub(super) fn is_indeclinable(table: &Table, word: &str) -> bool {
    table.paradigm_of(word).is_none_or(|paradigm| paradigm.endings.is_empty())
}
