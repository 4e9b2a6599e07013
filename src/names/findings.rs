//! What was found in a text: names, and names that are not linked.

use std::cmp::Reverse;
use std::ops::Range;

use crate::names::bearer::BearerIndex;
use crate::names::method::Method;

/// What was found in a text, in order.
#[derive(Debug, Clone, Default)]
pub struct Findings {
    pub found: Vec<Found>,
    pub left: Vec<Left>,
    /// Registered forms of one word that stand in the text in small letters, folded, each once: they may be meant as words elsewhere too.
    pub in_small: Vec<String>,
}

/// A name that was found.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Found {
    pub bearer: BearerIndex,
    /// The index of the form that it is, or is made from.
    pub form: Option<u32>,
    /// In bytes of the text, with every ending that it has there.
    pub range: Range<usize>,
    pub method: Method,
}

/// A name that is left alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Left {
    pub range: Range<usize>,
    /// Whom it could mean; never nobody.
    pub bearers: Vec<BearerIndex>,
    pub reason: Reason,
}

/// Why a name is left alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// Several fit, and nothing decides.
    Ambiguous,
    /// A short name of somebody who has not been introduced.
    NotIntroduced,
    /// The words go on to name something else.
    Composite,
    /// A given name, initials or a father's name make it somebody else.
    SomebodyElse,
    /// Registered words in which it is not meant.
    Denied,
    /// Several of that name: a family.
    Plural,
}

impl Findings {
    /// In order, and without what lies inside a name that was found or left for a better reason.
    pub(super) fn new(found: Vec<Found>, mut left: Vec<Left>, in_small: Vec<String>) -> Findings {
        left.sort_by_key(|left| (left.range.start, Reverse(left.range.end)));
        let mut taken = found.iter().map(|found| &found.range).peekable();
        let mut kept: Vec<Left> = Vec::new();
        for left in left {
            while taken.next_if(|range| range.end <= left.range.start).is_some() {}
            if taken.peek().is_some_and(|range| range.start < left.range.end) {
                continue;
            }
            match kept.last_mut() {
                Some(last) if last.range == left.range && last.reason == left.reason => {
                    last.bearers.extend(left.bearers)
                }
                Some(last) if last.range.end > left.range.start => {}
                _ => kept.push(left),
            }
        }
        Findings { found, left: kept, in_small }
    }
}
