//! "Did you mean": the nearest of some names to one that is not among them.
//!
//! Why it is looked for where a problem is shown: of forty thousand problems people are shown a few, and a look at all names
//! of a register for each of the others would take longer than the build. A problem holds which name was not found among
//! which others; who shows it has a [`Nearest`], which asks once for a name and compares only what can be alike.

use std::collections::HashMap;
use std::sync::Arc;

/// How alike two names must be (Jaro-Winkler).
const ALIKE: f64 = 0.84;

/// Longer texts are no names, and take long to be laid beside each other.
const LONGEST: u32 = 200;

/// Names of which another one may be a misspelling.
#[derive(Debug, Clone)]
pub enum Among {
    /// Those of the program, in lists.
    Fixed(&'static [&'static [&'static str]]),
    /// Those of an archive, held once for all who ask.
    Shared(Arc<[String]>),
}

impl Among {
    pub fn new<'a>(names: impl IntoIterator<Item = &'a str>) -> Among {
        Among::Shared(names.into_iter().map(ToOwned::to_owned).collect())
    }

    fn names(&self) -> Vec<&str> {
        match self {
            Among::Fixed(lists) => lists.concat(),
            Among::Shared(names) => names.iter().map(String::as_str).collect(),
        }
    }

    /// Where the names are in memory, which tells two sets of them apart.
    fn address(&self) -> usize {
        match self {
            Among::Fixed(lists) => lists.as_ptr() as usize,
            Among::Shared(names) => names.as_ptr() as usize,
        }
    }
}

/// A name that is not among others, and how a hint writes the one that may be meant.
#[derive(Debug, Clone)]
pub struct Near {
    name: String,
    among: Among,
    around: [&'static str; 2],
    /// The hint where no name is like it.
    otherwise: Option<String>,
}

impl Near {
    pub fn new(name: impl Into<String>, among: &Among) -> Near {
        Near { name: name.into(), among: among.clone(), around: ["", ""], otherwise: None }
    }

    /// What stands before and after the name in the hint: ``did you mean `[[name]]`?``.
    pub fn around(self, before: &'static str, after: &'static str) -> Near {
        Near { around: [before, after], ..self }
    }

    /// What the hint is where no name is near.
    pub fn or(self, hint: impl Into<String>) -> Near {
        Near { otherwise: Some(hint.into()), ..self }
    }
}

/// So many names are looked at in all. Programs are shown every problem: tens of thousands of names that are not among tens of thousands of
/// others would take hours.
const MOST_LOOKED_AT: usize = 100_000_000;

/// Looks for near misses, for each name once.
#[derive(Debug, Default)]
pub struct Nearest {
    sets: HashMap<usize, Candidates>,
    /// How many names have been looked at.
    looked_at: usize,
    /// How often two names were compared letter by letter.
    pub comparisons: usize,
}

#[derive(Debug)]
struct Candidates {
    /// Keeps the names where they are: their address is the key of the set.
    _among: Among,
    folded: Vec<Folded>,
    /// Of each name that was asked for, the index of the nearest.
    found: HashMap<String, Option<usize>>,
}

impl Nearest {
    /// The hint for a name.
    pub fn hint(&mut self, near: &Near) -> Option<String> {
        let [before, after] = near.around;
        match self.of(&near.name, &near.among) {
            Some(name) => Some(format!("did you mean `{before}{name}{after}`?")),
            None => near.otherwise.clone(),
        }
    }

    /// The nearest of some names to one that is not among them.
    pub fn of(&mut self, name: &str, among: &Among) -> Option<String> {
        let candidates = self.sets.entry(among.address()).or_insert_with(|| {
            let folded = among.names().into_iter().map(Folded::new).collect();
            Candidates { _among: among.clone(), folded, found: HashMap::new() }
        });
        let found = match candidates.found.get(name) {
            Some(found) => *found,
            None if self.looked_at > MOST_LOOKED_AT => None,
            None => {
                self.looked_at += candidates.folded.len();
                let (found, comparisons) = nearest_of(&Folded::new(name), &candidates.folded);
                self.comparisons += comparisons;
                candidates.found.insert(name.to_owned(), found);
                found
            }
        };
        found.map(|index| candidates.folded[index].name.clone())
    }
}

/// The nearest of some names to one that is not among them, for who asks once.
pub fn nearest<'a>(name: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let names: Vec<&str> = names.into_iter().collect();
    let folded: Vec<Folded> = names.iter().map(|name| Folded::new(name)).collect();
    let (found, _) = nearest_of(&Folded::new(name), &folded);
    found.map(|index| names[index])
}

/// The index of the nearest, of equals that of the first in the alphabet; and how many were compared.
fn nearest_of(wanted: &Folded, candidates: &[Folded]) -> (Option<usize>, usize) {
    let mut best: Option<(f64, usize)> = None;
    let mut comparisons = 0;
    for (index, candidate) in candidates.iter().enumerate() {
        let least = match best {
            Some((likeness, _)) => likeness,
            None => ALIKE,
        };
        if wanted.length.max(candidate.length) > LONGEST || !wanted.may_be_like(candidate, least) {
            continue;
        }
        comparisons += 1;
        let likeness = strsim::jaro_winkler(&wanted.text, &candidate.text);
        let is_better = match best {
            Some((known, best)) => likeness > known || likeness == known && candidate.name < candidates[best].name,
            None => true,
        };
        if likeness >= least && is_better {
            best = Some((likeness, index));
        }
    }
    (best.map(|(_, index)| index), comparisons)
}

/// A name in small letters, with what tells quickly that it is like no other.
#[derive(Debug)]
struct Folded {
    /// As written.
    name: String,
    text: String,
    length: u32,
    /// What one letter of it is worth.
    share: f64,
    /// The first four letters: Winkler's bonus.
    first: [Option<char>; 4],
    /// Which letters occur, each in one of 64 boxes.
    letters: u64,
    /// How often those of some boxes occur.
    counts: [u8; BOXES],
}

const BOXES: usize = 32;

/// By which two ways to compute the same likeness may differ.
const ROUNDING: f64 = 1e-9;

impl Folded {
    fn new(name: &str) -> Folded {
        let text = name.to_lowercase();
        let mut start = text.chars();
        let first = std::array::from_fn(|_| start.next());
        let (mut letters, mut counts, mut length) = (0, [0u8; BOXES], 0);
        for letter in text.chars() {
            letters |= 1 << (letter as u32 % 64);
            let count = &mut counts[letter as usize % BOXES];
            *count = count.saturating_add(1);
            length += 1;
        }
        Folded { name: name.to_owned(), text, length, share: 1.0 / f64::from(length), first, letters, counts }
    }

    /// Whether two names can be so much alike, by the letters that they share wherever these stand: first by a look at which
    /// occur at all, which nearly always is enough, then at how often.
    fn may_be_like(&self, other: &Folded, least: f64) -> bool {
        let (length, other_length) = (self.length, other.length);
        if length.max(other_length) >= u32::from(u8::MAX) || length.min(other_length) == 0 {
            return true;
        }
        let alone = length - (self.letters & !other.letters).count_ones().min(length);
        let other_alone = other_length - (other.letters & !self.letters).count_ones().min(other_length);
        let shared = alone.min(other_alone);
        if self.likeness_at_most(other, shared) < least {
            return false;
        }
        let mut counted = 0;
        for (a, b) in self.counts.iter().zip(&other.counts) {
            counted += u32::from(*a.min(b));
        }
        self.likeness_at_most(other, shared.min(counted)) >= least
    }

    /// What the likeness cannot pass where so many letters are shared.
    fn likeness_at_most(&self, other: &Folded, shared: u32) -> f64 {
        if shared == 0 {
            return 0.0;
        }
        let shared = f64::from(shared);
        let jaro = (shared * (self.share + other.share) + 1.0) / 3.0;
        jaro + 0.1 * self.same_beginning(other) * (1.0 - jaro) + ROUNDING
    }

    /// Letters that both begin with, at most four.
    fn same_beginning(&self, other: &Folded) -> f64 {
        let mut same = 0;
        for (a, b) in self.first.iter().zip(&other.first) {
            if a.is_none() || a != b {
                break;
            }
            same += 1;
        }
        f64::from(same)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_near_miss_is_found_and_a_stranger_is_not() {
        assert_eq!(nearest("catgories", ["category", "categories", "title"]), Some("categories"));
        assert_eq!(nearest("zebra", ["category", "title"]), None);
        assert_eq!(nearest("Zebra", ["zebrb", "zebra", "zebrA"]), Some("zebrA"));
        assert_eq!(nearest("", ["category", ""]), Some(""));
    }

    #[test]
    fn nothing_that_is_near_is_passed_over() {
        let names: Vec<String> = (0..3000).map(name).collect();
        for wanted in (5000..5100).map(name) {
            let all = names.iter().map(|name| (strsim::jaro_winkler(&wanted, name), name.as_str()));
            let near = all.filter(|(likeness, _)| *likeness >= ALIKE);
            let best = near.max_by(|a, b| a.0.total_cmp(&b.0).then_with(|| b.1.cmp(a.1)));
            assert_eq!(nearest(&wanted, names.iter().map(String::as_str)), best.map(|(_, name)| name));
        }
    }

    #[test]
    fn many_unknown_names_are_compared_with_few_and_each_once() {
        let among = Among::new(names(3000).iter().map(String::as_str));
        let mut nearest = Nearest::default();
        let wanted: Vec<String> = (5000..6000).map(name).collect();
        for name in wanted.iter().chain(&wanted) {
            nearest.of(name, &among);
        }
        // All with all would be three million, and twice that without a memory.
        assert!(nearest.comparisons < 60_000, "{} comparisons", nearest.comparisons);
        let before = nearest.comparisons;
        nearest.of(&wanted[0], &among);
        assert_eq!(nearest.comparisons, before);
    }

    #[test]
    fn a_hint_says_the_name_as_it_is_written_there() {
        let among = Among::Fixed(&[&["people"], &["places"]]);
        let mut nearest = Nearest::default();
        let near = Near::new("peoples", &among).around("[[", "]]");
        assert_eq!(nearest.hint(&near).as_deref(), Some("did you mean `[[people]]`?"));
        assert_eq!(nearest.hint(&Near::new("xyz", &among)), None);
        assert_eq!(nearest.hint(&Near::new("xyz", &among).or("write it")).as_deref(), Some("write it"));
    }

    fn names(count: usize) -> Vec<String> {
        (0..count).map(name).collect()
    }

    /// Two words that look like a name, another for each number.
    fn name(number: usize) -> String {
        const SYLLABLES: [&str; 16] =
            ["ba", "ko", "ri", "tu", "me", "sha", "no", "vi", "dar", "el", "gu", "pim", "zo", "lan", "qy", "fet"];
        let mut seed = number as u64 + 1;
        let mut word = || {
            (0..3)
                .map(|_| {
                    seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                    SYLLABLES[(seed >> 60) as usize]
                })
                .collect::<String>()
        };
        format!("{} {}", word(), word())
    }
}
