//! Whether words of a text that are much like a quote may say something else.
//!
//! A figure, a name, a negation is one word of many, and decides what a sentence says. Nothing is understood here: such a word that came, went
//! or became another one is enough for doubt, and the note then needs what stands around it. The lists are those of `turning.txt`; in
//! Turkic languages a negation is a syllable inside a verb (келді, келмеді), and in many one before a word (guilty, not guilty is виновен,
//! невиновен).

use std::collections::HashMap;
use std::collections::HashSet;
use std::ops::Range;
use std::sync::LazyLock;

use crate::archive::anchor::likeness::distance;
use crate::archive::anchor::likeness::has_digit;
use crate::archive::anchor::words::Words;

/// Whether a run of words may say something else than a quote that it is like. `names` are registered ones in scripts without capitals.
pub(super) fn says_otherwise(text: &Words, run: &Range<usize>, quote: &Words, names: &HashSet<String>) -> bool {
    let there = &text.small[run.clone()];
    let lost = missing(&quote.small, there);
    // A word that became another one at the edge of a run is not in it.
    let edge = lost.len().min(EDGE);
    let around = run.start.saturating_sub(edge)..text.len().min(run.end + edge);
    let gained = missing(&text.small[around], &quote.small);
    lost.iter().any(|word| has_digit(word) || is_name(word, names))
        || lost_capital(text, run, quote)
        || turning(there) != turning(&quote.small)
        || lost.iter().any(|word| has_opposite(word, &gained))
}

/// Words that are not among others.
fn missing<'w>(words: &'w [String], others: &[String]) -> Vec<&'w str> {
    let mut missing = Vec::new();
    for word in words {
        if !others.contains(word) {
            missing.push(word.as_str());
        }
    }
    missing
}

/// Whether a capitalised word of a quote is missing in a run: a name may have become another. An ending may differ, the beginning may not.
fn lost_capital(text: &Words, run: &Range<usize>, quote: &Words) -> bool {
    let there = &text.small[run.clone()];
    let is_lost = |index: usize| !has_form(&quote.small[index], there);
    // A capital at the beginning of a quote says little: it is a name where another one stands in the text.
    let is_name =
        quote.is_upper.first() == Some(&true) && quote.small[0].chars().count() >= LONG && text.is_upper[run.start];
    is_name && is_lost(0) || (0..quote.len()).any(|index| quote.is_capital[index] && is_lost(index))
}

/// Whether a word, or another form of it, is one of some.
fn has_form(word: &str, there: &[String]) -> bool {
    there.iter().any(|other| begins_like(word, other) && distance(word, other) < 1.0)
}

/// So many words at the edge of a run are looked at.
const EDGE: usize = 2;

/// A word of so many letters may be a name at the beginning of a sentence.
const LONG: usize = 4;

/// Whether two words have their first letters in common: of a name the end changes.
fn begins_like(one: &str, other: &str) -> bool {
    let letters = one.chars().count().min(other.chars().count());
    beginning(one, other).chars().count() >= letters.min(2).max(letters / 2)
}

/// The beginning that two words have in common.
fn beginning<'w>(one: &'w str, other: &str) -> &'w str {
    let mut others = other.chars();
    for (at, letter) in one.char_indices() {
        if others.next() != Some(letter) {
            return &one[..at];
        }
    }
    one
}

/// Whether a word is part of a registered name, perhaps with a letter before it that Arabic and Hebrew write in one.
fn is_name(word: &str, names: &HashSet<String>) -> bool {
    let mut letters = word.chars();
    letters.next();
    !names.is_empty() && (names.contains(word) || names.contains(letters.as_str()))
}

/// Words that turn a sentence round, with what tells them from each other.
#[derive(Default)]
struct Turning {
    whole: HashSet<&'static str>,
    /// Beginnings, by their length in bytes.
    beginnings: HashMap<usize, HashSet<&'static str>>,
    ends: Vec<&'static str>,
    /// Words of which one is the opposite of the other, each with a star where it has any ending.
    pairs: Vec<[Vec<&'static str>; 2]>,
}

static TURNING: LazyLock<Turning> = LazyLock::new(|| {
    let mut turning = Turning::default();
    for line in include_str!("turning.txt").lines() {
        if !line.starts_with('#') {
            line.split_whitespace().for_each(|word| turning.add(word));
        }
    }
    turning
});

impl Turning {
    /// Adds what is written for a word, or for a pair of words.
    fn add(&mut self, written: &'static str) {
        if let Some((one, other)) = written.split_once('|') {
            self.pairs.push([one.split(',').collect(), other.split(',').collect()]);
        } else if let Some(beginning) = written.strip_suffix('*') {
            self.beginnings.entry(beginning.len()).or_default().insert(beginning);
        } else if let Some(end) = written.strip_prefix('*') {
            self.ends.push(end);
        } else {
            self.whole.insert(written);
        }
    }
}

/// What turns a sentence round in some words, in order of the alphabet: of words with any ending the beginning.
fn turning(words: &[String]) -> Vec<&str> {
    let mut turning: Vec<&str> = words.iter().filter_map(|word| turn(word)).collect();
    turning.sort_unstable();
    turning
}

fn turn(word: &str) -> Option<&str> {
    let Turning { whole, beginnings, ends, pairs: _ } = &*TURNING;
    if whole.contains(word) || ends.iter().any(|end| word.ends_with(end)) {
        return Some(word);
    }
    let mut longest = "";
    for (length, known) in beginnings {
        let Some(beginning) = word.get(..*length) else { continue };
        if known.contains(beginning) && longest.len() < *length {
            longest = beginning;
        }
    }
    if longest.is_empty() { None } else { Some(longest) }
}

/// Whether a word is the opposite of one of others.
fn has_opposite(word: &str, others: &[&str]) -> bool {
    others.iter().any(|other| is_opposite(word, other))
}

/// Whether one of two words is the other with a negation in it, or they are a pair.
fn is_opposite(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    is_pair(one, other) || is_prefixed(short, long) || is_inflected_so(short, long) || is_inflected_so(long, short)
}

/// Whether the lists have two words as a pair.
fn is_pair(one: &str, other: &str) -> bool {
    for [left, right] in &TURNING.pairs {
        if is_of(left, one) && is_of(right, other) || is_of(left, other) && is_of(right, one) {
            return true;
        }
    }
    false
}

/// Whether a word is on one side of a pair.
fn is_of(side: &[&str], word: &str) -> bool {
    side.iter().any(|known| match known.strip_suffix('*') {
        Some(beginning) => word.starts_with(beginning),
        None => *known == word,
    })
}

/// `невиновен`, `unknown`, `inutile`.
fn is_prefixed(short: &str, long: &str) -> bool {
    const PREFIXES: [&str; 17] = [
        "не", "без", "бес", "анти", "un", "in", "im", "ir", "il", "dis", "non", "mis", "dé", "des", "anti", "ex", "غير",
    ];
    short.chars().count() >= LONG && PREFIXES.iter().any(|prefix| long.strip_prefix(prefix) == Some(short))
}

/// Syllables of Turkic verbs that say not, in both scripts.
const NOT: [&str; 16] =
    ["ма", "ме", "ба", "бе", "па", "пе", "may", "mey", "ma", "me", "mı", "mi", "mu", "mü", "maz", "mez"];

/// Endings that say with and without.
const WITH: [&str; 12] = ["лы", "лі", "ды", "ді", "ты", "ті", "lı", "li", "lu", "lü", "ly", "lik"];
const WITHOUT: [&str; 8] = ["сыз", "сіз", "sız", "siz", "suz", "süz", "syz", "sizlik"];

/// `келді` and `келмеді`, `айтты` and `айтпады`, `yaptı` and `yapmadı`; `suçlu` and `suçsuz`.
fn is_inflected_so(plain: &str, negated: &str) -> bool {
    let common = beginning(plain, negated);
    let mut but_last = common.chars();
    but_last.next_back();
    let but_last = but_last.as_str();
    if but_last.is_empty() {
        return false;
    }
    // Behind a whole word nothing need follow the negation: gel, gelme.
    let least = if common.chars().count() >= LONG - 1 { 0 } else { 1 };
    let is_negated_behind = |at: usize, least| is_negated(&plain[at..], &negated[at..], least);
    // The last letter in common may be the first of the negation: gelmiş, gelmemiş.
    is_negated_behind(common.len(), least) || is_negated_behind(but_last.len(), 1)
}

/// Whether an ending is another one with a negation, and so many bytes at least behind it.
fn is_negated(plain: &str, negated: &str, least: usize) -> bool {
    if WITH.iter().any(|end| plain.starts_with(end)) && WITHOUT.iter().any(|end| negated.starts_with(end)) {
        return true;
    }
    for not in NOT {
        let Some(behind) = negated.strip_prefix(not) else { continue };
        if behind.len() >= least && ends_alike(plain, behind) {
            return true;
        }
    }
    false
}

/// Whether two endings may be one with other sounds: -ты behind айт-, -ды behind айтпа-.
fn ends_alike(one: &str, other: &str) -> bool {
    let (letters, others) = (one.chars().count(), other.chars().count());
    letters.abs_diff(others) <= 1
        && (letters <= 1 || others <= 1 || one.chars().next_back() == other.chars().next_back())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn opposites_are_known_by_a_syllable() {
        for (one, other) in [
            ("виновен", "невиновен"),
            ("known", "unknown"),
            ("келді", "келмеді"),
            ("айтты", "айтпады"),
            ("атқан", "атпаған"),
            ("yaptı", "yapmadı"),
            ("gitti", "gitmedi"),
            ("biliyor", "bilmiyor"),
            ("yapar", "yapmaz"),
            ("suçlu", "suçsuz"),
            ("кінәлі", "кінәсіз"),
            ("keldi", "kelmadi"),
            ("gelmiş", "gelmemiş"),
            ("gel", "gelme"),
            ("before", "after"),
            ("мужчины", "женщины"),
        ] {
            assert!(is_opposite(one, other) && is_opposite(other, one), "{one} {other}");
        }
        for (one, other) in [
            ("slowly", "quickly"),
            ("пришёл", "пришли"),
            ("said", "say"),
            ("толпа", "толпе"),
            ("дом", "дома"),
            ("министр", "министра"),
        ] {
            assert!(!is_opposite(one, other), "{one} {other}");
        }
    }

    #[test]
    fn a_word_turns_whatever_its_ending_is() {
        let turns = |words: &str| turning(&words.split(' ').map(ToOwned::to_owned).collect::<Vec<_>>()).join(" ");
        assert_eq!(turns("он не подтвердил"), "не он подтвер");
        assert_eq!(turns("подтверждает"), "подтвер");
        assert_eq!(turns("einundzwanzig Leute"), "einundzwanzig");
        assert_eq!(turns("a quiet day"), "");
    }
}
