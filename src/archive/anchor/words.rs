//! The words of a text, in small letters, with their places.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::archive::anchor::likeness::distance;
use crate::value::stands_alone;

/// The words of a text. A word is a run of letters, digits and combining marks; where a script writes no spaces, a letter.
pub(super) struct Words {
    pub small: Vec<String>,
    ranges: Vec<Range<usize>>,
    /// Whether each begins with a capital, and whether not only because a sentence does.
    pub is_upper: Vec<bool>,
    pub is_capital: Vec<bool>,
}

impl Words {
    pub(super) fn of(text: &str) -> Words {
        let (mut small, mut ranges): (Vec<String>, Vec<Range<usize>>) = (Vec::new(), Vec::new());
        let (mut is_upper, mut is_capital, mut begins_sentence) = (Vec::new(), Vec::new(), true);
        let mut is_open = false;
        for (at, letter) in text.char_indices() {
            // A soft hyphen is no part of the text layer; in a quote it may stand inside a word.
            if letter == '\u{ad}' {
                continue;
            }
            if !(letter.is_alphanumeric() || is_combining_mark(letter)) {
                is_open = false;
                begins_sentence |= matches!(letter, '.' | '!' | '?' | '…' | '\n');
                continue;
            }
            let stands_alone = stands_alone(letter);
            if !is_open || stands_alone {
                small.push(String::new());
                ranges.push(at..at);
                is_upper.push(letter.is_uppercase());
                is_capital.push(letter.is_uppercase() && !begins_sentence);
                begins_sentence = false;
            }
            if let (Some(word), Some(range)) = (small.last_mut(), ranges.last_mut()) {
                push_small(word, letter);
                range.end = at + letter.len_utf8();
            }
            is_open = !stands_alone;
        }
        Words { small, ranges, is_upper, is_capital }
    }

    pub(super) fn len(&self) -> usize {
        self.small.len()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.small.is_empty()
    }

    /// Letters of all words.
    pub(super) fn letters(&self) -> usize {
        self.small.iter().map(|word| word.chars().count()).sum()
    }

    /// Words that lie in a range of bytes, at least in part.
    pub(super) fn within(&self, bytes: &Range<usize>) -> Range<usize> {
        let start = self.ranges.partition_point(|range| range.end <= bytes.start);
        let end = self.ranges.partition_point(|range| range.start < bytes.end);
        start..end.max(start)
    }

    pub(super) fn bytes(&self, words: &Range<usize>) -> Range<usize> {
        self.ranges[words.start].start..self.ranges[words.end - 1].end
    }

    /// The bytes of a run of words with the marks around it that the quote has there: quotation marks, a full stop.
    pub(super) fn widened(&self, text: &str, words: &Range<usize>, quote: &str) -> Range<usize> {
        let mut range = self.bytes(words);
        let (before, _) = marks(quote.trim_start().chars(), usize::MAX);
        let (after, _) = marks(quote.trim_end().chars().rev(), usize::MAX);
        range.start -= marks(text[..range.start].chars().rev(), before).1;
        range.end += marks(text[range.end..].chars(), after).1;
        range
    }

    /// How much of the last words of a quote's prefix stands right before a word, 0 to 1; absent where a prefix has no words.
    pub(super) fn agreement_before(&self, word: usize, prefix: &Words, near: usize) -> Option<f64> {
        let wanted = last(&prefix.small, near);
        let there = last(&self.small[..word], near + 2);
        let is_cut = wanted.len() == prefix.len();
        agreement(&wanted, &there, |there, wanted| is_cut && there.ends_with(wanted))
    }

    /// The same for what stands right after a word.
    pub(super) fn agreement_after(&self, word: usize, suffix: &Words, near: usize) -> Option<f64> {
        let wanted = first(&suffix.small, near);
        let there = first(&self.small[word..], near + 2);
        let is_cut = wanted.len() == suffix.len();
        agreement(&wanted, &there, |there, wanted| is_cut && there.starts_with(wanted))
    }
}

/// The first words, so many at most.
fn first(words: &[String], most: usize) -> Vec<&str> {
    let end = words.len().min(most);
    words[..end].iter().map(String::as_str).collect()
}

/// The last words, so many at most, from the last one backwards.
fn last(words: &[String], most: usize) -> Vec<&str> {
    let start = words.len().saturating_sub(most);
    let mut last = first(&words[start..], most);
    last.reverse();
    last
}

/// Letters that some files have for others: ligatures, presentation forms, letters of full width (Unicode annex 15, NFKC).
const COMPATIBLE: char = '\u{fb00}';

fn push_small(word: &mut String, letter: char) {
    if letter < COMPATIBLE {
        word.extend(letter.to_lowercase());
        return;
    }
    for letter in std::iter::once(letter).nfkc() {
        word.extend(letter.to_lowercase());
    }
}

/// How many marks come first, of so many at most, and how many bytes they are.
fn marks(letters: impl Iterator<Item = char>, most: usize) -> (usize, usize) {
    let (mut count, mut bytes) = (0, 0);
    for letter in letters {
        if count == most || letter.is_alphanumeric() || letter.is_whitespace() {
            break;
        }
        count += 1;
        bytes += letter.len_utf8();
    }
    (count, bytes)
}

/// How much of some words stands at the start of others, in order. The last wanted word may be cut: quotes of surroundings count
/// letters, not words.
fn agreement(wanted: &[&str], there: &[&str], is_cut: impl Fn(&str, &str) -> bool) -> Option<f64> {
    if wanted.is_empty() {
        return None;
    }
    // An edit distance from the near end; what stands beyond the wanted words is free.
    let mut row: Vec<f64> = (0..=there.len()).map(|skipped| skipped as f64).collect();
    for (index, word) in wanted.iter().enumerate() {
        let is_last = index + 1 == wanted.len();
        let mut diagonal = row[0];
        row[0] += 1.0;
        for (column, other) in there.iter().enumerate() {
            let is_same = is_last && is_cut(other, word);
            let cost = if is_same { 0.0 } else { distance(word, other) };
            let best = (diagonal + cost).min(row[column] + 1.0).min(row[column + 1] + 1.0);
            diagonal = row[column + 1];
            row[column + 1] = best;
        }
    }
    let least = row.into_iter().fold(f64::INFINITY, f64::min);
    Some((1.0 - least / wanted.len() as f64).max(0.0))
}
