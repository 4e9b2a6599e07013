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
mod candidate;
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
use candidate::Candidate;
use candidate::choose;
use candidate::is_like;
use candidate::is_supported;
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

/// Words on either side that count as surroundings.
const NEAR: usize = 8;

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
        let mut exact = self.exact(&wanted, quote);
        exact.retain(|candidate| is_supported(candidate, &wanted));
        if let Some(best) = choose(&exact, quote.position) {
            return best.anchor(State::Exact);
        }
        if exact.len() > 1 {
            return Anchor { state: State::Ambiguous, range: None, places: exact.len() };
        }
        if let Some(cut) = self.cut(&wanted, quote) {
            return cut;
        }
        let mut fuzzy = self.fuzzy(&wanted, quote);
        fuzzy.retain(|candidate| is_like(candidate, &wanted));
        if let Some(best) = choose(&fuzzy, quote.position) {
            let state = if best.likeness == 1.0 { State::Exact } else { State::Fuzzy };
            return best.anchor(state);
        }
        let state = if fuzzy.len() > 1 { State::Ambiguous } else { State::Orphan };
        Anchor { state, range: None, places: fuzzy.len() }
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
        let (start, _) = found.next()?;
        if found.next().is_some() {
            return None;
        }
        Some(Anchor { state: State::Exact, range: Some(start..start + literal.len()), places: 1 })
    }

    /// Finds a quote word for word: every place where it stands. A quote without words is looked for as it is written.
    pub(super) fn places(&self, quote: Quote) -> Vec<Range<usize>> {
        let wanted = Words::of(quote.exact);
        let exact = self.exact(&wanted, quote);
        match choose(&exact, quote.position) {
            Some(best) => vec![best.range.clone()],
            None => exact.into_iter().map(|candidate| candidate.range).collect(),
        }
    }

    /// The range of the text that is most like a quote, whatever stands around it, for a hint.
    pub(super) fn nearest(&self, exact: &str) -> Option<Range<usize>> {
        let quote = Quote { exact, prefix: None, suffix: None, position: None };
        let fuzzy = self.fuzzy(&Words::of(exact), quote);
        let nearest = fuzzy.into_iter().max_by(|a, b| a.likeness.total_cmp(&b.likeness))?;
        Some(nearest.range)
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
        for words in runs {
            if !self.weigh(quote) {
                break;
            }
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
        for (start, _) in self.text.match_indices(literal) {
            if !self.weigh(quote) {
                break;
            }
            let range = start..start + literal.len();
            found.push(self.candidate(self.words().within(&range), range, 1.0, quote));
        }
        found
    }

    /// Whether one more place is weighed.
    fn weigh(&self, quote: Quote) -> bool {
        let has_context = quote.prefix.is_some() || quote.suffix.is_some();
        self.effort.spend(if has_context { 400 } else { 20 })
    }

    /// The runs of words that are most like a quote; none where too much has been asked of this text.
    fn aligned(&self, wanted: &Words, exact: &str) -> Alignments {
        if let Some(known) = self.aligned.borrow().get(exact) {
            return Rc::clone(known);
        }
        let found = match alignment::work(self.index(), wanted) {
            Some(work) if self.effort.spend(work) => Rc::new(alignments(self.index(), wanted)),
            _ => Rc::default(),
        };
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
        let (prefix, suffix) = (quote.prefix.unwrap_or_default(), quote.suffix.unwrap_or_default());
        let before = self.words().agreement_before(words.start, &Words::of(prefix), NEAR);
        let after = self.words().agreement_after(words.end, &Words::of(suffix), NEAR);
        let (surroundings, worse_side) = match (before, after) {
            (Some(before), Some(after)) => (Some((before + after) / 2.0), Some(before.min(after))),
            (one, None) => (one, one),
            (None, other) => (other, other),
        };
        let has_context = !prefix.is_empty() || !suffix.is_empty();
        // White space at the edges counts for nothing: front matter has lost it.
        let is_complete = has_context
            && begins_so(self.text[..range.start].trim_end().chars().rev(), prefix.trim_end().chars().rev())
            && begins_so(self.text[range.end..].trim_start().chars(), suffix.trim_start().chars());
        Candidate { range, likeness, surroundings, worse_side, is_complete, is_literal: false, is_other: false }
    }
}

/// Whether two texts are the same but for white space.
fn is_same(a: &str, b: &str) -> bool {
    a.split_whitespace().eq(b.split_whitespace())
}

/// Whether letters begin with those that are wanted. White space of any kind is the same.
fn begins_so(mut letters: impl Iterator<Item = char>, wanted: impl Iterator<Item = char>) -> bool {
    for wanted in wanted {
        let Some(letter) = letters.next() else { return false };
        if !is_same_letter(letter, wanted) {
            return false;
        }
    }
    true
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
