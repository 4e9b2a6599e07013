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
    let lost: Vec<&String> = quote.small.iter().filter(|word| !there.contains(word)).collect();
    // A word that became another one at the edge of a run is not in it.
    let around = run.start.saturating_sub(lost.len().min(EDGE))..text.len().min(run.end + lost.len().min(EDGE));
    let gained: Vec<&String> = text.small[around].iter().filter(|word| !quote.small.contains(word)).collect();
    lost.iter().any(|word| has_digit(word) || is_name(word, names))
        || lost_capital(text, run, quote)
        || turning(there) != turning(&quote.small)
        || lost.iter().any(|lost| gained.iter().any(|gained| is_opposite(lost, gained)))
}

/// Whether a capitalised word of a quote is missing in a run: a name may have become another. An ending may differ, the beginning may not.
fn lost_capital(text: &Words, run: &Range<usize>, quote: &Words) -> bool {
    let there = &text.small[run.clone()];
    let is_there = |word: &String| there.iter().any(|other| begins_like(word, other) && distance(word, other) < 1.0);
    let lost = |index: usize| !is_there(&quote.small[index]);
    // A capital at the beginning of a quote says little: it is a name where another one stands in the text.
    let first = quote.is_upper.first().is_some_and(|first| *first)
        && quote.small[0].chars().count() >= LONG
        && text.is_upper[run.start]
        && lost(0);
    first || (0..quote.len()).any(|index| quote.is_capital[index] && lost(index))
}

/// So many words at the edge of a run are looked at.
const EDGE: usize = 2;

/// A word of so many letters may be a name at the beginning of a sentence.
const LONG: usize = 4;

/// Whether two words have their first letters in common: of a name the end changes.
fn begins_like(one: &str, other: &str) -> bool {
    let letters = one.chars().count().min(other.chars().count());
    let common = one.chars().zip(other.chars()).take_while(|(a, b)| a == b).count();
    common >= letters.min(2).max(letters / 2)
}

/// Whether a word is part of a registered name, perhaps with a letter before it that Arabic and Hebrew write in one.
fn is_name(word: &str, names: &HashSet<String>) -> bool {
    let mut letters = word.chars();
    letters.next();
    !names.is_empty() && (names.contains(word) || names.contains(letters.as_str()))
}

/// Words that turn a sentence round, with what tells them from each other.
struct Turning {
    whole: HashSet<&'static str>,
    /// Beginnings, by their length in bytes.
    beginnings: HashMap<usize, HashSet<&'static str>>,
    ends: Vec<&'static str>,
    /// Words of which one is the opposite of the other, each with a star where it has any ending.
    pairs: Vec<[Vec<&'static str>; 2]>,
}

static TURNING: LazyLock<Turning> = LazyLock::new(|| {
    let lines = include_str!("turning.txt").lines().filter(|line| !line.starts_with('#'));
    let mut turning =
        Turning { whole: HashSet::new(), beginnings: HashMap::new(), ends: Vec::new(), pairs: Vec::new() };
    for word in lines.flat_map(str::split_whitespace) {
        if let Some((one, other)) = word.split_once('|') {
            turning.pairs.push([one.split(',').collect(), other.split(',').collect()]);
            continue;
        }
        match (word.strip_suffix('*'), word.strip_prefix('*')) {
            (Some(beginning), _) => {
                turning.beginnings.entry(beginning.len()).or_default().insert(beginning);
            }
            (None, Some(end)) => turning.ends.push(end),
            (None, None) => {
                turning.whole.insert(word);
            }
        }
    }
    turning
});

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
    let beginning = |length: &usize| word.get(..*length).filter(|beginning| beginnings[length].contains(beginning));
    beginnings.keys().filter_map(beginning).max_by_key(|beginning| beginning.len())
}

/// Whether one of two words is the other with a negation in it, or they are a pair.
fn is_opposite(one: &str, other: &str) -> bool {
    let is_of = |side: &[&str], word: &str| {
        side.iter().any(|known| match known.strip_suffix('*') {
            Some(beginning) => word.starts_with(beginning),
            None => *known == word,
        })
    };
    let is_pair = |[left, right]: &[Vec<&str>; 2]| {
        is_of(left, one) && is_of(right, other) || is_of(left, other) && is_of(right, one)
    };
    if TURNING.pairs.iter().any(is_pair) {
        return true;
    }
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    is_prefixed(short, long) || is_inflected_so(short, long) || is_inflected_so(long, short)
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
    let common: usize =
        plain.chars().zip(negated.chars()).take_while(|(a, b)| a == b).map(|(letter, _)| letter.len_utf8()).sum();
    if plain[..common].chars().count() < 2 {
        return false;
    }
    let is_negated = |at: usize| {
        let (rest, other) = (&plain[at..], &negated[at..]);
        let is_without =
            WITH.iter().any(|end| rest.starts_with(end)) && WITHOUT.iter().any(|end| other.starts_with(end));
        let is_whole = at == common && plain[..at].chars().count() >= LONG - 1;
        let behind = NOT.iter().filter_map(|not| other.strip_prefix(not));
        is_without || behind.filter(|behind| is_whole || !behind.is_empty()).any(|behind| ends_alike(rest, behind))
    };
    // The last letter in common may be the first of the negation: gelmiş, gelmemiş.
    let last = plain[..common].char_indices().next_back().map_or(0, |(at, _)| at);
    is_negated(common) || is_negated(last)
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
