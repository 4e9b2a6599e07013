//! Runs of words that are most like a quote: the cheapest ways to change a run into it (Sellers 1980, on words).

use std::ops::Range;

use crate::archive::anchor::index::Index;
use crate::archive::anchor::likeness::has_digit;
use crate::archive::anchor::words::Words;

/// A run that keeps less of the quote than this is none.
const FLOOR: f64 = 0.4;

/// So many of the best runs are worth a look.
const MOST: usize = 8;

/// Longer quotes than this, times the length of the text, are not searched: the work grows with the product.
const MAX_WORK: usize = 50_000_000;

/// How many steps it takes to align a quote with a text; nothing where the quote is not searched.
pub(super) fn work(text: &Index, wanted: &Words) -> Option<usize> {
    let words = text.sequence.len().saturating_mul(wanted.len());
    (words > 0 && words <= MAX_WORK).then(|| words + 2 * text.len() * wanted.len())
}

/// The runs of a text that are most like a quote, the best first, none overlapping a better one; with their likeness, 0 to 1.
pub(super) fn alignments(text: &Index, wanted: &Words) -> Vec<(Range<usize>, f64)> {
    let length = text.sequence.len();
    let weights: Vec<f64> = wanted.small.iter().map(|word| weight(word)).collect();
    let total: f64 = weights.iter().sum();
    // For each word of the text that a run may end with: the cost, and the first word of the cheapest such run.
    let mut costs = vec![0.0; length + 1];
    let mut starts: Vec<usize> = (0..=length).collect();
    for (word, weight) in wanted.small.iter().zip(weights) {
        let (mut cost_before, mut start_before) = (costs[0], starts[0]);
        costs[0] += weight;
        let distances = text.distances(word);
        for (index, other) in text.sequence.iter().enumerate() {
            let missing = (costs[index + 1] + weight, starts[index + 1]);
            let inserted = (costs[index] + INSERTED, starts[index]);
            let changed = (cost_before + weight * distances[*other], start_before);
            (cost_before, start_before) = (costs[index + 1], starts[index + 1]);
            let best = [changed, missing, inserted].into_iter().min_by(|a, b| a.0.total_cmp(&b.0));
            (costs[index + 1], starts[index + 1]) = best.unwrap_or(changed);
        }
    }
    let mut found: Vec<(Range<usize>, f64)> = Vec::new();
    for end in 1..=length {
        let likeness = 1.0 - costs[end] / total;
        if starts[end] < end && likeness >= FLOOR {
            found.push((starts[end]..end, likeness));
        }
    }
    found.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.len().cmp(&b.0.len())).then(a.0.start.cmp(&b.0.start)));
    let mut best: Vec<(Range<usize>, f64)> = Vec::new();
    for (run, likeness) in found {
        if best.len() == MOST {
            break;
        }
        if best.iter().all(|(other, _)| run.end <= other.start || other.end <= run.start) {
            best.push((run, likeness));
        }
    }
    best
}

/// The cost of a word that the quote does not have.
const INSERTED: f64 = 3.0;

/// What a word weighs: long words say more, and figures most. A note on one figure says nothing of another.
fn weight(word: &str) -> f64 {
    if has_digit(word) { 10.0 } else { word.chars().count().clamp(2, 6) as f64 }
}
