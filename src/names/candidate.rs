//! Chooses among those whom the same words can name.
//!
//! What is registered counts before what endings, initials and the like make of it, and that before a short name, which counts only
//! where its bearer was introduced. A plural is not the one: the Nazarbaevs, Токаевы, Назарбаевтар are left alone.

use crate::names::bearer::BearerIndex;
use crate::names::endings::Cases;
use crate::names::findings::Reason;
use crate::names::introduced::Introduced;
use crate::names::method::Method;
use crate::names::shape::Shape;
use crate::names::walk::Hit;
use crate::names::walk::How;

/// Somebody whom some words may name.
#[derive(Debug, Clone)]
pub(super) struct Candidate {
    /// Indexes of words.
    pub first: usize,
    pub last: usize,
    /// In bytes of the folded text.
    pub start: usize,
    pub end: usize,
    pub bearer: BearerIndex,
    pub form: u32,
    pub strength: Strength,
    pub method: Method,
    pub is_inflected: bool,
    pub is_plural: bool,
    /// It stands in a row with one word for all, which was read as its own.
    pub is_of_row: bool,
    /// It stands as it is registered, where endings say so.
    pub is_nominative: bool,
    /// Somebody else of that surname was named since he was.
    pub is_doubtful: bool,
}

/// What a candidate counts for, the strongest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Strength {
    Registered,
    Derived,
    Short,
}

/// What becomes of some words.
pub(super) enum Decision<'c> {
    Link(&'c Candidate),
    Leave(Reason, Vec<BearerIndex>),
}

impl Candidate {
    pub(super) fn of(hit: &Hit) -> Candidate {
        let Hit { first, last, start, end, meaning, how, cases, .. } = hit;
        let is_short = matches!(meaning.shape, Shape::Short | Shape::WithoutSurname | Shape::Surname);
        let method = method(meaning.shape, *how, is_short);
        Candidate {
            first: *first,
            last: *last,
            start: *start,
            end: *end,
            bearer: meaning.bearer,
            form: meaning.form,
            strength: match method {
                _ if is_short => Strength::Short,
                Method::Full | Method::Capitals => Strength::Registered,
                _ => Strength::Derived,
            },
            method,
            is_inflected: how.is_inflected,
            is_plural: how.is_plural,
            is_of_row: how.is_of_row,
            is_nominative: !how.is_inflected && *cases == Cases::NOMINATIVE,
            is_doubtful: false,
        }
    }
}

fn method(shape: Shape, how: How, is_short: bool) -> Method {
    let How { is_inflected, is_capitals, is_look_alike, has_patronymic, .. } = how;
    match shape {
        _ if is_look_alike => Method::LookAlike,
        _ if is_short && is_inflected => Method::ShortEnding,
        _ if is_short => Method::Short,
        Shape::SurnameFirst => Method::SurnameFirst,
        Shape::WithoutPatronymic => Method::Patronymic,
        _ if has_patronymic => Method::Patronymic,
        _ if is_inflected => Method::Ending,
        _ if is_capitals => Method::Capitals,
        _ => Method::Full,
    }
}

/// Chooses among candidates for the same words.
pub(super) fn choose<'c>(
    group: &'c [Candidate],
    introduced: &Introduced,
    is_composite: impl Fn(&Candidate) -> bool,
) -> Decision<'c> {
    let (continued, standing): (Vec<&Candidate>, Vec<&Candidate>) = group.iter().partition(|one| is_composite(one));
    if standing.is_empty() {
        return Decision::Leave(Reason::Composite, bearers(&continued));
    }
    let (plural, single): (Vec<&Candidate>, Vec<&Candidate>) = standing.into_iter().partition(|one| one.is_plural);
    if single.is_empty() {
        return Decision::Leave(Reason::Plural, bearers(&plural));
    }
    let Some(tier) = strongest(&single, introduced) else {
        return Decision::Leave(Reason::NotIntroduced, bearers(&single));
    };
    let named = bearers(&tier);
    let meant = match named.as_slice() {
        [only] => Some(*only),
        several => introduced.decide(several),
    };
    match meant.and_then(|meant| tier.into_iter().find(|one| one.bearer == meant)) {
        Some(candidate) if candidate.is_doubtful => Decision::Leave(Reason::SomebodyElse, named),
        Some(candidate) => Decision::Link(candidate),
        None => Decision::Leave(Reason::Ambiguous, named),
    }
}

/// The candidates of the greatest strength that any has; short names only of those who were introduced. Where somebody of that surname was
/// introduced, a place of the same name is no better (Sergey Kirov, the town of Kirov).
fn strongest<'c>(candidates: &[&'c Candidate], introduced: &Introduced) -> Option<Vec<&'c Candidate>> {
    for strength in [Strength::Registered, Strength::Derived, Strength::Short] {
        let may_count = |one: &Candidate| strength != Strength::Short || introduced.knows(one.bearer);
        let mut tier: Vec<&Candidate> =
            candidates.iter().copied().filter(|one| one.strength == strength && may_count(one)).collect();
        if !tier.is_empty() {
            let is_rival = |one: &&Candidate| strength != Strength::Short && one.strength == Strength::Short;
            tier.extend(candidates.iter().copied().filter(is_rival).filter(|one| introduced.knows(one.bearer)));
            return Some(tier);
        }
    }
    None
}

/// Whom some candidates are, each once.
fn bearers(candidates: &[&Candidate]) -> Vec<BearerIndex> {
    let mut bearers: Vec<BearerIndex> = candidates.iter().map(|candidate| candidate.bearer).collect();
    bearers.sort_unstable();
    bearers.dedup();
    bearers
}
