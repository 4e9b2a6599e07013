//! Finds the words that a quote stands for in a text that may have changed since.
//!
//! 1. **Exact.** The quote's words are looked for as a run of the text's words; letter case, punctuation and white space count for
//!    nothing. Where they stand in several places, the words before and after decide, then the position.
//! 2. **Fuzzy.** Else the run of words is looked for that costs least to change into the quote, with a floor under how much of
//!    the quote must be left. The less is left, the more of what stands around it must be.
//! 3. What fits several places equally is **ambiguous**, what fits nowhere an **orphan**.
//!
//! What may say the opposite does not land by itself: where a capitalised word of the quote is gone, or a word like `not` or `denied` came or
//! went, what stands around it must be there (`otherwise`).
//!
//! Words are compared, not letters: a changed word costs by its length, a changed figure most. A note on the wrong words is worse than a
//! note without a place: exact words count for little where everything around them is other than the quote says, and what a position
//! alone says cannot be checked. Such notes are orphans.
//!
//! Why all that is done for one text is counted ([`Effort`]): thousands of notes whose words have all changed would take hours. So many are
//! none that an editor has made; those behind are not looked for, and reported.

mod alignment;
mod effort;
mod index;
mod likeness;
mod marks;
mod otherwise;
mod words;

use std::cell::OnceCell;
use std::cell::RefCell;
use std::collections::HashMap;
use std::collections::HashSet;
use std::ops::Range;
use std::rc::Rc;

use alignment::alignments;
use effort::Effort;
use index::Index;
use marks::Mark;
use marks::marks;
use otherwise::says_otherwise;
use words::Words;

use crate::document::Position;

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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
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
    /// Words of registered names in scripts without capitals.
    names: &'a HashSet<String>,
    /// Made when the first quote is looked for: most articles have none.
    words: OnceCell<Words>,
    index: OnceCell<Index>,
    marks: OnceCell<Vec<Mark>>,
    /// Quotes that have been looked for: thousands of notes may be on one phrase.
    found: RefCell<HashMap<Asked, Anchor>>,
    aligned: RefCell<HashMap<String, Alignments>>,
    effort: Effort,
}

/// A quote that is kept: its words, those before and behind, its position.
type Asked = (String, Option<String>, Option<String>, Option<usize>);

/// Words of the text that may be those of a quote, with how like them they are.
type Alignments = Rc<Vec<(Range<usize>, f64)>>;

/// How many letters stand before a mark, and how many a letter is, in one of the two ways to count.
type Count = (fn(&Mark) -> usize, fn(char) -> usize);

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
    /// Whether a figure or a name of the quote is not there, or a negation came or went: then something else may be meant.
    is_other: bool,
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
    pub(super) fn new(text: &'a str, names: &'a HashSet<String>) -> Anchoring<'a> {
        Anchoring {
            text,
            names,
            words: OnceCell::new(),
            index: OnceCell::new(),
            marks: OnceCell::new(),
            found: RefCell::default(),
            aligned: RefCell::default(),
            effort: Effort::default(),
        }
    }

    fn words(&self) -> &Words {
        self.words.get_or_init(|| Words::of(self.text))
    }

    fn index(&self) -> &Index {
        self.index.get_or_init(|| Index::new(self.words()))
    }

    /// Whether all work that is done for one text is done: what was not found then was not looked for everywhere.
    pub(super) fn is_spent(&self) -> bool {
        self.effort.is_spent()
    }

    /// The byte of the text that a position in other units is.
    pub(super) fn byte_at(&self, position: Position) -> usize {
        let marks = self.marks.get_or_init(|| marks(self.text));
        let (wanted, (reached, units)): (usize, Count) = match position {
            Position::CodePoints(count) => (count, (|mark| mark.code_points, |_| 1)),
            Position::Utf16(count) => (count, (|mark| mark.utf16, char::len_utf16)),
        };
        let mark = &marks[marks.partition_point(|mark| reached(mark) <= wanted).saturating_sub(1)];
        let mut count = reached(mark);
        for (at, letter) in self.text[mark.at..].char_indices() {
            if count >= wanted {
                return mark.at + at;
            }
            count += units(letter);
        }
        self.text.len()
    }

    /// Finds one quote.
    pub(super) fn find(&self, quote: Quote) -> Anchor {
        let Quote { exact, prefix, suffix, position } = quote;
        let asked = (exact.to_owned(), prefix.map(ToOwned::to_owned), suffix.map(ToOwned::to_owned), position);
        if let Some(known) = self.found.borrow().get(&asked) {
            return known.clone();
        }
        let anchor = self.look_for(quote);
        self.found.borrow_mut().insert(asked, anchor.clone());
        anchor
    }

    fn look_for(&self, quote: Quote) -> Anchor {
        let wanted = Words::of(quote.exact);
        let exact = self.exact(&wanted, quote);
        if let Some(best) = choose(&exact, quote, |candidate| is_supported(candidate, &wanted)) {
            return best.anchor(State::Exact);
        }
        let supported: Vec<&Candidate> = exact.iter().filter(|candidate| is_supported(candidate, &wanted)).collect();
        if supported.len() > 1 {
            return Anchor { state: State::Ambiguous, range: None, places: supported.len() };
        }
        if let Some(cut) = self.cut(&wanted, quote) {
            return cut;
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

    /// The one place where a quote without surroundings stands letter by letter, cut inside a word: a reader's selection may be. Part of one
    /// word is another word.
    fn cut(&self, wanted: &Words, quote: Quote) -> Option<Anchor> {
        let literal = quote.exact.trim();
        let says_more = [quote.prefix, quote.suffix].iter().flatten().any(|context| !context.trim().is_empty());
        if says_more || wanted.len() < 2 || !self.effort.spend(self.text.len() / 16) {
            return None;
        }
        let mut found = self.text.match_indices(literal);
        let (start, _) = found.next().filter(|_| found.next().is_none())?;
        Some(Anchor { state: State::Exact, range: Some(start..start + literal.len()), places: 1 })
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
        let (runs, places) = self.index().runs(wanted);
        self.effort.spend(places * 2);
        for words in runs.into_iter().take_while(|_| self.weigh(quote)) {
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
        self.effort.spend(self.text.len() / 16);
        for (start, _) in self.text.match_indices(literal).take_while(|_| self.weigh(quote)) {
            let range = start..start + literal.len();
            found.push(self.candidate(self.words().within(&range), range, 1.0, quote));
        }
        found
    }

    /// Whether one more place is weighed.
    fn weigh(&self, quote: Quote) -> bool {
        self.effort.spend(if quote.prefix.or(quote.suffix).is_some() { 400 } else { 20 })
    }

    /// The runs of words that are most like a quote; none where too much has been asked of this text.
    fn aligned(&self, wanted: &Words, exact: &str) -> Alignments {
        if let Some(known) = self.aligned.borrow().get(exact) {
            return Rc::clone(known);
        }
        let work = alignment::work(self.index(), wanted).filter(|work| self.effort.spend(*work));
        let found = Rc::new(work.map(|_| alignments(self.index(), wanted)).unwrap_or_default());
        self.aligned.borrow_mut().insert(exact.to_owned(), Rc::clone(&found));
        found
    }

    fn fuzzy(&self, wanted: &Words, quote: Quote) -> Vec<Candidate> {
        let mut found = Vec::new();
        for (words, likeness) in self.aligned(wanted, quote.exact).iter() {
            let (words, likeness) = (words.clone(), *likeness);
            let is_other = says_otherwise(self.words(), &words, wanted, self.names);
            let range = self.words().bytes(&words);
            found.push(Candidate { is_other, ..self.candidate(words, range, likeness, quote) });
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
        Candidate { range, likeness, surroundings, worse_side, is_complete, is_literal: false, is_other: false }
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
    let is_most = candidate.likeness >= MOST_OF_QUOTE && !candidate.is_other;
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

#[cfg(test)]
mod tests {
    use std::sync::LazyLock;

    use super::*;

    fn none() -> &'static HashSet<String> {
        static NONE: LazyLock<HashSet<String>> = LazyLock::new(HashSet::new);
        &NONE
    }

    fn quote(exact: &str) -> Quote<'_> {
        Quote { exact, prefix: None, suffix: None, position: None }
    }

    #[test]
    fn notes_on_one_phrase_are_looked_for_once() {
        let text = "The quick fox ran. ".repeat(1_000);
        let anchoring = Anchoring::new(&text, none());
        let places = anchoring.find(quote("quick fox")).places;
        let once = anchoring.effort.spent();
        (0..1_000).for_each(|_| assert_eq!(anchoring.find(quote("quick fox")).places, places));
        assert_eq!((places, anchoring.effort.spent()), (1_000, once));
    }

    #[test]
    fn a_quote_is_looked_for_at_its_rarest_word() {
        let text = format!("{}ran here {}", "the quick fox ".repeat(1_000), "the quick fox ".repeat(1_000));
        let anchoring = Anchoring::new(&text, none());
        assert_eq!(anchoring.find(quote("the quick fox ran here")).state, State::Exact);
        assert!(anchoring.effort.spent() < 100, "{}", anchoring.effort.spent());
    }

    #[test]
    fn what_is_asked_of_one_text_has_an_end() {
        let text = "the quick brown fox jumps over it ".repeat(3_000);
        let anchoring = Anchoring::new(&text, none());
        let states = (0..400).map(|number| anchoring.find(quote(&format!("a slow fox jumps high {number}"))).state);
        assert!(states.into_iter().all(|state| matches!(state, State::Orphan | State::Ambiguous)));
        assert!(anchoring.is_spent());
    }

    #[test]
    fn a_position_is_found_from_the_nearest_mark() {
        let text = "a😀ә ".repeat(2_000);
        let anchoring = Anchoring::new(&text, none());
        for count in [0, 1, 2, 3, 4, 5, 1_023, 4_000, 7_999, 8_000, 9_000] {
            let expected = text.char_indices().nth(count).map_or(text.len(), |(at, _)| at);
            assert_eq!(anchoring.byte_at(Position::CodePoints(count)), expected, "{count}");
        }
        assert_eq!(anchoring.byte_at(Position::Utf16(5 * 1_000 + 1)), "a😀ә ".len() * 1_000 + 1);
    }
}
