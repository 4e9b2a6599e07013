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
    if words == 0 || words > MAX_WORK {
        return None;
    }
    Some(words + 2 * text.len() * wanted.len())
}

/// The runs of a text that are most like a quote, the best first, none overlapping a better one; with their likeness, 0 to 1.
pub(super) fn alignments(text: &Index, wanted: &Words) -> Vec<(Range<usize>, f64)> {
    let weights: Vec<f64> = wanted.small.iter().map(|word| weight(word)).collect();
    let total: f64 = weights.iter().sum();
    let mut found: Vec<(Range<usize>, f64)> = Vec::new();
    for (end, cheapest) in cheapest(text, wanted, &weights).into_iter().enumerate() {
        let likeness = 1.0 - cheapest.cost / total;
        if cheapest.start < end && likeness >= FLOOR {
            found.push((cheapest.start..end, likeness));
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

/// A run that ends with some word.
#[derive(Clone, Copy)]
struct Run {
    cost: f64,
    /// Its first word.
    start: usize,
}

/// For none of the words of the text, for the first, the first two and so on: the cheapest run that ends with the last of them.
fn cheapest(text: &Index, wanted: &Words, weights: &[f64]) -> Vec<Run> {
    let mut runs: Vec<Run> = (0..=text.sequence.len()).map(|start| Run { cost: 0.0, start }).collect();
    for (word, weight) in wanted.small.iter().zip(weights) {
        let mut before = runs[0];
        runs[0].cost += weight;
        let distances = text.distances(word);
        for (index, other) in text.sequence.iter().enumerate() {
            let here = runs[index + 1];
            let changed = Run { cost: before.cost + weight * distances[*other], ..before };
            let missing = Run { cost: here.cost + weight, ..here };
            let inserted = Run { cost: runs[index].cost + INSERTED, ..runs[index] };
            runs[index + 1] = changed.or_cheaper(missing).or_cheaper(inserted);
            before = here;
        }
    }
    runs
}

impl Run {
    /// Another run, where that costs less.
    fn or_cheaper(self, other: Run) -> Run {
        if other.cost < self.cost { other } else { self }
    }
}

/// The cost of a word that the quote does not have.
const INSERTED: f64 = 3.0;

/// What a word weighs: long words say more, and figures most. A note on one figure says nothing of another.
fn weight(word: &str) -> f64 {
    if has_digit(word) { 10.0 } else { word.chars().count().clamp(2, 6) as f64 }
}
