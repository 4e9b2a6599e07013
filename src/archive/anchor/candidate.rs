//! Places that a quote may mean: what speaks for each, and which of several is meant.

use std::ops::Range;

use crate::archive::anchor::Anchor;
use crate::archive::anchor::State;
use crate::archive::anchor::words::Words;

/// A place that may be meant.
#[derive(Debug, Clone)]
pub(super) struct Candidate {
    /// In bytes.
    pub range: Range<usize>,
    /// How much of the quote is there, 0 to 1.
    pub likeness: f64,
    /// How much of what should stand around it does, 0 to 1; absent where the quote does not say.
    pub surroundings: Option<f64>,
    /// The same of the worse of the two sides.
    pub worse_side: Option<f64>,
    /// Whether everything that the quote says of its surroundings holds, letter by letter.
    pub is_complete: bool,
    pub is_literal: bool,
    /// Whether a figure or a name of the quote is not there, or a negation came or went: then something else may be meant.
    pub is_other: bool,
}

/// Exact words among strange surroundings count only if they are so many.
const LONG: usize = 6;

/// The least of its surroundings that a quote needs around its exact words; a short one, which could stand anywhere, on both sides.
const SURROUNDINGS: f64 = 0.4;
const SURROUNDINGS_OF_SHORT: f64 = 0.5;

/// A quote of fewer letters is short.
const SHORT: usize = 14;

/// How much of a quote must be left where little, and where most of what stands around it is still there. Alone, a quote of few
/// words must be there nearly whole.
const MOST_OF_QUOTE: f64 = 0.7;
const SOME_SURROUNDINGS: f64 = 0.65;
const HALF_OF_QUOTE: f64 = 0.5;
const MOST_SURROUNDINGS: f64 = 0.8;
const NEARLY_ALL: f64 = 0.85;
const FEW: usize = 5;

/// The best place must be better than the next by so much.
const MARGIN: f64 = 0.15;

/// A position says something where it is nearer to a place than this, in bytes, and much nearer than to any other.
const NEARBY: usize = 48;

impl Candidate {
    pub(super) fn anchor(&self, state: State) -> Anchor {
        Anchor { state, range: Some(self.range.clone()), places: 1 }
    }

    /// What speaks for a place, to compare it with others.
    fn weight(&self) -> f64 {
        self.likeness + self.surroundings.unwrap_or(self.likeness)
    }
}

/// The one candidate that is meant, if that can be told.
pub(super) fn choose(candidates: &[Candidate], position: Option<usize>) -> Option<&Candidate> {
    let mut tied: Vec<&Candidate> = candidates.iter().collect();
    tied.sort_by(|a, b| b.weight().total_cmp(&a.weight()));
    let best = *tied.first()?;
    tied.retain(|candidate| candidate.weight() > best.weight() - MARGIN);
    if tied.len() == 1 {
        return Some(best);
    }
    if let Some(complete) = only(&tied, |candidate| candidate.is_complete) {
        return Some(complete);
    }
    if let Some(position) = position
        && let Some(nearest) = nearest_to(&tied, position)
    {
        return Some(nearest);
    }
    only(&tied, |candidate| candidate.is_literal && candidate.surroundings.is_none())
}

fn nearest_to<'c>(candidates: &[&'c Candidate], position: usize) -> Option<&'c Candidate> {
    let distance = |candidate: &Candidate| candidate.range.start.abs_diff(position);
    let nearest = *candidates.iter().min_by_key(|candidate| distance(candidate))?;
    if distance(nearest) > NEARBY {
        return None;
    }
    for other in candidates {
        let is_clear = other.range == nearest.range || distance(other) > 3 * distance(nearest);
        if !is_clear {
            return None;
        }
    }
    Some(nearest)
}

fn only<'c>(candidates: &[&'c Candidate], is_wanted: impl Fn(&Candidate) -> bool) -> Option<&'c Candidate> {
    let mut only = None;
    for candidate in candidates {
        if is_wanted(candidate) && only.replace(*candidate).is_some() {
            return None;
        }
    }
    only
}

/// Whether exact words may be the ones that are meant, by what stands around them.
pub(super) fn is_supported(candidate: &Candidate, wanted: &Words) -> bool {
    let (Some(surroundings), Some(worse_side)) = (candidate.surroundings, candidate.worse_side) else { return true };
    let is_in_place = match wanted.letters() < SHORT {
        true => worse_side >= SURROUNDINGS_OF_SHORT,
        false => surroundings >= SURROUNDINGS,
    };
    wanted.len() >= LONG || is_in_place || candidate.is_complete
}

/// Whether changed words may be the ones that are meant. Of a single word nothing is left when it changes.
pub(super) fn is_like(candidate: &Candidate, wanted: &Words) -> bool {
    let is_most = candidate.likeness >= MOST_OF_QUOTE && !candidate.is_other;
    let Some(surroundings) = candidate.surroundings else {
        return is_most && (wanted.len() >= FEW || candidate.likeness >= NEARLY_ALL);
    };
    let is_much_left = is_most && surroundings >= SOME_SURROUNDINGS && wanted.len() > 1;
    let is_in_place = candidate.likeness >= HALF_OF_QUOTE && surroundings >= MOST_SURROUNDINGS && wanted.len() > 2;
    is_much_left || is_in_place
}
