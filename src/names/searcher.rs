//! The search itself: a register made ready, and a text looked through.

use std::cmp::Reverse;

use crate::names::bearer::Bearer;
use crate::names::bearer::BearerIndex;
use crate::names::bearer::FormKind;
use crate::names::candidate::Candidate;
use crate::names::candidate::Decision;
use crate::names::candidate::Strength;
use crate::names::candidate::choose;
use crate::names::composites::Composites;
use crate::names::composites::Name;
use crate::names::composites::OwnWords;
use crate::names::composites::own_words;
use crate::names::covered::Covered;
use crate::names::crowd::Crowd;
use crate::names::denials::Denials;
use crate::names::findings::Findings;
use crate::names::findings::Found;
use crate::names::findings::Left;
use crate::names::findings::Reason;
use crate::names::fold::Folded;
use crate::names::fold::fold;
use crate::names::introduced::Introduced;
use crate::names::known;
use crate::names::known::Known;
use crate::names::language::Language;
use crate::names::method::Method;
use crate::names::roles;
use crate::names::rows;
use crate::names::segments::Segments;
use crate::names::shape::Shape;
use crate::names::small_forms::SmallForms;
use crate::names::surroundings::Surroundings;
use crate::names::taken::Taken;
use crate::names::text::ReadText;
use crate::names::text::Text;
use crate::names::tree;
use crate::names::vocabulary::Vocabulary;
use crate::names::walk;
use crate::names::walk::Forms;
use crate::names::walk::Hit;
use crate::names::words::is_capitals;
use crate::value::Kind;
use crate::value::QuickMap;
use crate::value::QuickSet;

/// Registered names, ready to be looked for in any number of texts.
pub struct Searcher {
    forms: Forms,
    known: Vec<Known>,
    vocabulary: Vocabulary,
    small_forms: SmallForms,
    /// Absent where that rule is off.
    composites: Option<OwnWords>,
    has_endings: bool,
}

/// What an archive says of how names are found.
#[derive(Debug, Clone, Copy, Default, Hash)]
pub struct Options<'a> {
    /// Its own words that make another entity of the name before them, by the tag of their language.
    pub composites: &'a [(String, Vec<String>)],
    pub rules: Rules,
}

/// Rules that a measurement can switch off, to see what each is worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Rules {
    /// Case endings.
    pub endings: bool,
    /// Names that continue into another entity.
    pub composites: bool,
}

impl Default for Rules {
    fn default() -> Rules {
        Rules { endings: true, composites: true }
    }
}

impl Searcher {
    /// A searcher for some bearers of names. It numbers them in their order.
    pub fn new(bearers: &[Bearer], options: Options) -> Searcher {
        let vocabulary = Vocabulary::new();
        Searcher {
            forms: Forms::new(bearers),
            known: bearers.iter().map(|bearer| known(bearer, &vocabulary)).collect(),
            vocabulary,
            small_forms: SmallForms::new(bearers),
            composites: options.rules.composites.then(|| own_words(options.composites)),
            has_endings: options.rules.endings,
        }
    }

    /// Finds the names of a text. `written` are mentions by an editor's hand, in order: they introduce whom they name. What they cover
    /// is opaque to the search if the text says so.
    pub fn search(&self, text: &Text, introduced: &mut Introduced, written: &[Found]) -> Findings {
        let folded = fold(text.text);
        let read = ReadText::new(&folded, text, |word, language, readings| {
            let language = if self.has_endings { language } else { Language::Other };
            self.forms.read(word, language, readings);
        });
        let search = Search { searcher: self, folded: &folded, read: &read, text };
        let mut left = Vec::new();
        let present = introduced.present().chain(written.iter().map(|written| written.bearer));
        let crowd = Crowd::new(&self.forms.has_role, read.words.len(), present);
        let mut hits = walk::names(&read, &self.forms, crowd);
        rows::names(&read, &self.forms, &self.vocabulary, &mut hits);
        let candidates = search.candidates(&hits, &mut left);
        let found = search.choose(&candidates, (introduced, written), &mut left);
        Findings::new(found, left, self.small_forms.of(&read))
    }
}

/// So many letters an abbreviation has at most that may be a word.
const ABBREVIATION: u8 = 4;

/// So many words beside it make a sentence in capitals.
const SHOUTED: usize = 2;

/// Whether an abbreviation stands in a sentence that is all in capitals, where it may be a word: WHO IS GUILTY?
fn is_shouted_word(text: &ReadText, hit: &Hit) -> bool {
    let word = text.word(hit.first);
    if hit.first != hit.last || hit.meaning.letters > ABBREVIATION || !is_capitals(word) {
        return false;
    }
    let mut shouted = 0;
    let mut longer = 0;
    for index in text.sentence(hit.first).filter(|index| *index != hit.first) {
        let word = text.word(index);
        let letters = word.chars().filter(|letter| letter.is_alphabetic()).count();
        if letters > 1 && !is_capitals(word) {
            return false;
        }
        shouted += usize::from(letters > 1);
        longer += usize::from(letters > 2);
    }
    shouted >= SHOUTED && longer > 0
}

/// Which words of a text are of names that are no people's.
fn words_of_others(words: usize, hits: &[Hit], known: &[Known]) -> Vec<bool> {
    let mut named = vec![false; words];
    for hit in hits {
        if known[hit.meaning.bearer.get()].kind != Kind::Person && hit.meaning.shape == Shape::Full {
            named[hit.first..=hit.last].fill(true);
        }
    }
    named
}

/// What is asked of a bearer for every mention. Only people have given names and roles.
fn known(bearer: &Bearer, vocabulary: &Vocabulary) -> Known {
    if bearer.kind != Kind::Person {
        return Known::nothing(bearer.kind);
    }
    let full = bearer.forms.iter().filter(|form| form.kind != FormKind::Short);
    let forms: Vec<String> = full.map(|form| tree::normalised(form.text)).collect();
    known::of_forms(&forms, roles::held(&bearer.roles, vocabulary))
}

/// The search of one text.
struct Search<'a> {
    searcher: &'a Searcher,
    folded: &'a Folded<'a>,
    read: &'a ReadText<'a>,
    text: &'a Text<'a>,
}

impl Search<'_> {
    /// Reads each hit with what stands around it. What remains stands in the order of the text, the longest first.
    fn candidates(&self, hits: &[Hit], left: &mut Vec<Left>) -> Vec<Candidate> {
        let Searcher { known, vocabulary, .. } = self.searcher;
        let named = words_of_others(self.read.words.len(), hits, known);
        let surroundings = Surroundings { text: self.read, known, vocabulary, named: &named, date: self.text.date };
        let (denials, hits): (Vec<&Hit>, Vec<&Hit>) = hits.iter().partition(|hit| hit.meaning.shape == Shape::Not);
        let denials = Denials::new(denials);
        let mut candidates: Vec<Candidate> = Vec::with_capacity(hits.len());
        // Where each person's full name was found last: the surname in it is not asked again.
        let mut full: QuickMap<BearerIndex, usize> = QuickMap::default();
        // After whom somebody else of a surname that all of a family have alike was named.
        let mut doubtful: QuickSet<BearerIndex> = QuickSet::default();
        // Whose surname has a man's endings behind the full given name, whatever that looked like.
        let mut men: QuickSet<BearerIndex> = QuickSet::default();
        let segments = Segments::default();
        for hit in hits {
            let bearer = hit.meaning.bearer;
            if segments.cut_through(self.read, hit.first, hit.last) {
                continue;
            }
            let is_surname = matches!(hit.meaning.shape, Shape::Short | Shape::Surname);
            if is_surname && full.get(&bearer).is_some_and(|end| hit.end <= *end) {
                continue;
            }
            if is_shouted_word(self.read, hit) {
                left.push(self.left(hit, Reason::SomebodyElse));
                continue;
            }
            if denials.lie_around(hit) {
                left.push(self.left(hit, Reason::Denied));
                continue;
            }
            let is_of_husband = known[bearer.get()].is_woman_of_still_name && hit.how.is_inflected;
            if is_surname && is_of_husband && !men.contains(&bearer) {
                left.push(self.left(hit, Reason::SomebodyElse));
                continue;
            }
            match surroundings.read(hit) {
                Taken::AsIs if hit.meaning.shape == Shape::Surname => {}
                Taken::AsIs => {
                    let is_doubtful = hit.meaning.shape == Shape::Short && doubtful.contains(&bearer);
                    candidates.push(Candidate { is_doubtful, ..Candidate::of(hit) });
                    if hit.first < hit.last {
                        full.insert(bearer, hit.end);
                        doubtful.remove(&bearer);
                        if hit.is_surname_inflected {
                            men.insert(bearer);
                        }
                    }
                }
                Taken::Full { start, end, method } => {
                    let words = &self.read.words;
                    let first = words.partition_point(|word| word.start < start);
                    let last = words.partition_point(|word| word.start < end).saturating_sub(1);
                    let strength = Strength::Derived;
                    candidates.push(Candidate { first, last, start, end, method, strength, ..Candidate::of(hit) })
                }
                Taken::Other => left.push(self.left(hit, Reason::SomebodyElse)),
                Taken::Namesake => {
                    left.push(self.left(hit, Reason::SomebodyElse));
                    if known[bearer.get()].shares_surname {
                        doubtful.insert(bearer);
                    }
                }
                Taken::Nothing => {}
            }
        }
        candidates.sort_by_key(|candidate| (candidate.start, Reverse(candidate.end)));
        candidates
    }

    /// From left to right the longest wins.
    fn choose(
        &self,
        candidates: &[Candidate],
        (introduced, written): (&mut Introduced, &[Found]),
        left: &mut Vec<Left>,
    ) -> Vec<Found> {
        let mut found = Vec::new();
        let mut written = written.iter().peekable();
        let opaque = Covered::by(self.text.opaque);
        let mut position = 0;
        for group in candidates.chunk_by(|one, other| (one.start, one.end) == (other.start, other.end)) {
            let (start, end) = (group[0].start, group[0].end);
            if start < position {
                continue;
            }
            let range = self.folded.range(start, end);
            while let Some(before) = written.next_if(|written| written.range.start < range.start) {
                introduced.name(before.bearer);
            }
            if opaque.overlaps(&range) {
                continue;
            }
            match choose(group, introduced, |candidate| self.is_composite(candidate)) {
                Decision::Link(candidate) => {
                    let Candidate { bearer, form, method, .. } = *candidate;
                    if !matches!(method, Method::Short | Method::ShortEnding) {
                        introduced.name(bearer);
                    }
                    found.push(Found { bearer, form: Some(form), range, method });
                    position = end;
                }
                Decision::Leave(reason, bearers) => {
                    left.push(Left { range, bearers, reason });
                    // Only who is meant is open then. In all other cases a name that begins later may still be one.
                    if reason == Reason::Ambiguous {
                        position = end;
                    }
                }
            }
        }
        written.for_each(|rest| introduced.name(rest.bearer));
        found
    }

    fn left(&self, hit: &Hit, reason: Reason) -> Left {
        Left { range: self.folded.range(hit.start, hit.end), bearers: vec![hit.meaning.bearer], reason }
    }

    /// Whether the words before or after a name make another entity of it.
    fn is_composite(&self, candidate: &Candidate) -> bool {
        let Some(own) = self.searcher.composites.as_ref().filter(|_| !candidate.is_of_row) else { return false };
        let composites = Composites { own, vocabulary: &self.searcher.vocabulary, text: self.read };
        let Candidate { first, last, bearer, is_inflected, is_nominative, .. } = *candidate;
        let kind = self.searcher.known[bearer.get()].kind;
        composites.has(Name { kind, first, last, is_inflected, is_nominative })
    }
}
