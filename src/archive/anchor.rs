//! Finds the words that a quote stands for in a text that may have changed since.
//!
//! 1. **Exact.** The quote's words are looked for as a run of the text's words; letter case, punctuation and white space count for
//!    nothing. Where they stand in several places, the words before and after decide, then the position.
//! 2. **Fuzzy.** Else the run of words is looked for that costs least to change into the quote, with a floor under how much of
//!    the quote must be left. The less is left, the more of what stands around it must be.
//! 3. What fits several places equally is **ambiguous**, what fits nowhere an **orphan**.
//!
//! Words are compared, not letters: a changed word costs by its length, a changed figure most. A note on the wrong words is worse than a
//! note without a place: exact words count for little where everything around them is other than the quote says, and what a position
//! alone says cannot be checked. Such notes are orphans.

mod alignment;
mod likeness;
mod words;

use std::cell::OnceCell;
use std::ops::Range;

use alignment::alignments;
use words::Words;

/// How a quote was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// Word for word.
    Exact,
    /// Most of its words.
    Fuzzy,
    /// In several places equally.
    Ambiguous,
    /// Nowhere.
    Orphan,
    /// There is no quote: the whole article is meant.
    Whole,
}

impl State {
    pub fn word(self) -> &'static str {
        match self {
            State::Exact => "exact",
            State::Fuzzy => "fuzzy",
            State::Ambiguous => "ambiguous",
            State::Orphan => "orphan",
            State::Whole => "whole",
        }
    }
}

/// A quote with what is known of its place.
#[derive(Debug, Clone, Copy)]
pub(super) struct Quote<'a> {
    pub exact: &'a str,
    /// The words right before and right after it.
    pub prefix: Option<&'a str>,
    pub suffix: Option<&'a str>,
    /// Where it began, in bytes of the text as it is now.
    pub position: Option<usize>,
}

/// The outcome: a range of the text, in bytes, where the quote has a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Anchor {
    pub state: State,
    pub range: Option<Range<usize>>,
    /// In how many places the words stand, where they stand in several.
    pub places: usize,
}

/// A text prepared to be searched for several quotes.
pub(super) struct Anchoring<'a> {
    text: &'a str,
    /// Made when the first quote is looked for: most articles have none.
    words: OnceCell<Words>,
}

/// A place that may be meant.
#[derive(Debug, Clone)]
struct Candidate {
    /// In bytes.
    range: Range<usize>,
    /// How much of the quote is there, 0 to 1.
    likeness: f64,
    /// How much of what should stand around it does, 0 to 1; absent where the quote does not say.
    surroundings: Option<f64>,
    /// The same of the worse of the two sides.
    worse_side: Option<f64>,
    /// Whether everything that the quote says of its surroundings holds, letter by letter.
    is_complete: bool,
    is_literal: bool,
    /// Whether a figure of the quote is not there: then something else may be meant.
    lost_figure: bool,
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

/// Words on either side that count as surroundings.
const NEAR: usize = 8;

/// A position says something where it is nearer to a place than this, in bytes, and much nearer than to any other.
const NEARBY: usize = 48;

impl<'a> Anchoring<'a> {
    pub(super) fn new(text: &'a str) -> Anchoring<'a> {
        Anchoring { text, words: OnceCell::new() }
    }

    fn words(&self) -> &Words {
        self.words.get_or_init(|| Words::of(self.text))
    }

    /// Finds one quote.
    pub(super) fn find(&self, quote: Quote) -> Anchor {
        let wanted = Words::of(quote.exact);
        let exact = self.exact(&wanted, quote);
        if let Some(best) = choose(&exact, quote, |candidate| is_supported(candidate, &wanted)) {
            return best.anchor(State::Exact);
        }
        let supported: Vec<&Candidate> = exact.iter().filter(|candidate| is_supported(candidate, &wanted)).collect();
        if supported.len() > 1 {
            return Anchor { state: State::Ambiguous, range: None, places: supported.len() };
        }
        let fuzzy = self.fuzzy(&wanted, quote);
        if let Some(best) = choose(&fuzzy, quote, |candidate| is_like(candidate, &wanted)) {
            let state = if best.likeness == 1.0 { State::Exact } else { State::Fuzzy };
            return best.anchor(state);
        }
        let places = fuzzy.iter().filter(|candidate| is_like(candidate, &wanted)).count();
        let state = if places > 1 { State::Ambiguous } else { State::Orphan };
        Anchor { state, range: None, places }
    }

    /// Finds a quote word for word: every place where it stands. A quote without words is looked for as it is written.
    pub(super) fn places(&self, quote: Quote) -> Vec<Range<usize>> {
        let wanted = Words::of(quote.exact);
        let exact = self.exact(&wanted, quote);
        match choose(&exact, quote, |_| true) {
            Some(best) => vec![best.range.clone()],
            None => exact.into_iter().map(|candidate| candidate.range).collect(),
        }
    }

    /// The range of the text that is most like a quote, whatever stands around it, for a hint.
    pub(super) fn nearest(&self, exact: &str) -> Option<Range<usize>> {
        let quote = Quote { exact, prefix: None, suffix: None, position: None };
        let fuzzy = self.fuzzy(&Words::of(exact), quote);
        fuzzy.into_iter().max_by(|a, b| a.likeness.total_cmp(&b.likeness)).map(|candidate| candidate.range)
    }

    fn exact(&self, wanted: &Words, quote: Quote) -> Vec<Candidate> {
        let literal = quote.exact.trim();
        if literal.is_empty() {
            return Vec::new();
        }
        if wanted.is_empty() {
            return self.literal(literal, quote);
        }
        let mut found = Vec::new();
        for words in self.words().runs(wanted) {
            let range = self.words().widened(self.text, &words, quote.exact);
            let is_literal = is_same(&self.text[range.clone()], literal);
            found.push(Candidate { is_literal, ..self.candidate(words, range, 1.0, quote) });
        }
        if found.is_empty() {
            // A selection may begin or end inside a word; then what touches it must be as the quote says.
            found = self.literal(literal, quote);
            found.retain(|candidate| candidate.is_complete);
        }
        found
    }

    /// Every place where a quote stands letter by letter.
    fn literal(&self, literal: &str, quote: Quote) -> Vec<Candidate> {
        let mut found = Vec::new();
        for (start, _) in self.text.match_indices(literal) {
            let range = start..start + literal.len();
            found.push(self.candidate(self.words().within(&range), range, 1.0, quote));
        }
        found
    }

    fn fuzzy(&self, wanted: &Words, quote: Quote) -> Vec<Candidate> {
        let mut found = Vec::new();
        for (words, likeness) in alignments(self.words(), wanted) {
            let lost_figure = self.words().lost_figure(&words, wanted);
            let range = self.words().bytes(&words);
            found.push(Candidate { lost_figure, ..self.candidate(words, range, likeness, quote) });
        }
        found
    }

    fn candidate(&self, words: Range<usize>, range: Range<usize>, likeness: f64, quote: Quote) -> Candidate {
        let before = quote.prefix.map(Words::of).filter(|words| !words.is_empty());
        let after = quote.suffix.map(Words::of).filter(|words| !words.is_empty());
        let before = before.map(|before| self.words().agreement_before(words.start, &before, NEAR));
        let after = after.map(|after| self.words().agreement_after(words.end, &after, NEAR));
        let (surroundings, worse_side) = match (before, after) {
            (Some(before), Some(after)) => (Some((before + after) / 2.0), Some(before.min(after))),
            (one, other) => (one.or(other), one.or(other)),
        };
        let has_context = [quote.prefix, quote.suffix].iter().flatten().any(|context| !context.is_empty());
        let is_complete = has_context
            && ends_so(&self.text[..range.start], quote.prefix.unwrap_or_default())
            && begins_so(&self.text[range.end..], quote.suffix.unwrap_or_default());
        Candidate { range, likeness, surroundings, worse_side, is_complete, is_literal: false, lost_figure: false }
    }
}

impl Candidate {
    fn anchor(&self, state: State) -> Anchor {
        Anchor { state, range: Some(self.range.clone()), places: 1 }
    }

    /// What speaks for a place, to compare it with others.
    fn weight(&self) -> f64 {
        self.likeness + self.surroundings.unwrap_or(self.likeness)
    }
}

/// The one candidate that is meant, if that can be told.
fn choose<'c>(
    candidates: &'c [Candidate],
    quote: Quote,
    is_acceptable: impl Fn(&Candidate) -> bool,
) -> Option<&'c Candidate> {
    let mut acceptable: Vec<&Candidate> = candidates.iter().filter(|candidate| is_acceptable(candidate)).collect();
    acceptable.sort_by(|a, b| b.weight().total_cmp(&a.weight()));
    let (best, others) = acceptable.split_first()?;
    let rivals: Vec<&Candidate> =
        others.iter().copied().filter(|other| other.weight() > best.weight() - MARGIN).collect();
    if rivals.is_empty() {
        return Some(best);
    }
    let tied: Vec<&Candidate> = std::iter::once(*best).chain(rivals).collect();
    only(&tied, |candidate| candidate.is_complete)
        .or_else(|| nearest_to(&tied, quote.position?))
        .or_else(|| only(&tied, |candidate| candidate.is_literal && candidate.surroundings.is_none()))
}

fn nearest_to<'c>(candidates: &[&'c Candidate], position: usize) -> Option<&'c Candidate> {
    let distance = |candidate: &&Candidate| candidate.range.start.abs_diff(position);
    let nearest = candidates.iter().copied().min_by_key(distance)?;
    let is_clear = |other: &&Candidate| other.range == nearest.range || distance(other) > 3 * distance(&nearest);
    (distance(&nearest) <= NEARBY && candidates.iter().all(is_clear)).then_some(nearest)
}

fn only<'c>(candidates: &[&'c Candidate], is_wanted: impl Fn(&Candidate) -> bool) -> Option<&'c Candidate> {
    let mut wanted = candidates.iter().filter(|candidate| is_wanted(candidate));
    wanted.next().copied().filter(|_| wanted.next().is_none())
}

/// Whether exact words may be the ones that are meant, by what stands around them.
fn is_supported(candidate: &Candidate, wanted: &Words) -> bool {
    let (Some(surroundings), Some(worse_side)) = (candidate.surroundings, candidate.worse_side) else { return true };
    let is_in_place = match wanted.letters() < SHORT {
        true => worse_side >= SURROUNDINGS_OF_SHORT,
        false => surroundings >= SURROUNDINGS,
    };
    wanted.len() >= LONG || is_in_place || candidate.is_complete
}

/// Whether changed words may be the ones that are meant. Of a single word nothing is left when it changes.
fn is_like(candidate: &Candidate, wanted: &Words) -> bool {
    let is_most = candidate.likeness >= MOST_OF_QUOTE && !candidate.lost_figure;
    let Some(surroundings) = candidate.surroundings else {
        return is_most && (wanted.len() >= FEW || candidate.likeness >= NEARLY_ALL);
    };
    let is_much_left = is_most && surroundings >= SOME_SURROUNDINGS && wanted.len() > 1;
    let is_in_place = candidate.likeness >= HALF_OF_QUOTE && surroundings >= MOST_SURROUNDINGS && wanted.len() > 2;
    is_much_left || is_in_place
}

/// Whether two texts are the same but for white space.
fn is_same(a: &str, b: &str) -> bool {
    a.split_whitespace().eq(b.split_whitespace())
}

/// Whether a text ends with another one. White space of any kind is the same, and none counts at the end: front matter has lost it.
fn ends_so(text: &str, end: &str) -> bool {
    let mut letters = text.trim_end().chars().rev();
    end.trim_end().chars().rev().all(|wanted| letters.next().is_some_and(|letter| is_same_letter(letter, wanted)))
}

fn begins_so(text: &str, start: &str) -> bool {
    let mut letters = text.trim_start().chars();
    start.trim_start().chars().all(|wanted| letters.next().is_some_and(|letter| is_same_letter(letter, wanted)))
}

fn is_same_letter(a: char, b: char) -> bool {
    a == b || a.is_whitespace() && b.is_whitespace()
}
