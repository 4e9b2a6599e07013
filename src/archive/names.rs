//! Finds registered names in a text.
//!
//! 1. The register's names are a tree of words (`tree`), its words a lexicon with the stems that endings follow (`lexicon`, `endings`).
//! 2. A text is folded and cut into words; each is read in its language: as written, with an ending, in capitals (`words`, `language`).
//! 3. From every word the tree is walked: all names that begin there, overlapping ones as well (`walk`). An occurrence may only be
//!    thrown away before the longest is chosen, else «Мария ИВАНОВА» loses both its names to a longer one that ends inside a word.
//! 4. Surnames are read with what stands around them: initials, roles, somebody else's given name (`people`, `roles`, `surroundings`).
//! 5. From left to right the longest wins. What continues into another entity is left alone (`composites`). A form of two entities counts
//!    for the one that the article lists, or that a full form has introduced; a short name counts only then (`introduced`).
//!
//! The cost is linear in the text and does not grow with the register. There is no automaton over whole forms: Russian names have an
//! ending in each word, and the forms would have to be multiplied by all of them.

mod composites;
mod endings;
mod introduced;
mod language;
mod lexicon;
mod look_alikes;
mod people;
mod roles;
mod surroundings;
mod tree;
mod vocabulary;
mod walk;
mod words;

use std::ops::Range;

use crate::archive::EntityIndex;
use crate::archive::fold::fold;
use crate::archive::hash::QuickMap;
use crate::archive::register::FormKind;
use crate::archive::register::Register;
use crate::document::Prose;
use crate::input::Settings;
use crate::value::Date;
use crate::value::Kind;

pub(super) use introduced::Introduced;
pub(super) use language::Language;
pub(super) use look_alikes::report as report_look_alikes;

use composites::Composites;
use composites::Name;
use language::Languages;
use lexicon::Lexicon;
use surroundings::Known;
use surroundings::Surroundings;
use surroundings::Taken;
use tree::Shape;
use tree::Tree;
use vocabulary::Vocabulary;
use walk::Hit;
use walk::How;
use walk::Page;

/// How a mention was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Method {
    /// A full form.
    Full,
    /// A full form in capitals.
    Capitals,
    /// A full form with an ending of the text's language.
    Ending,
    /// A person's full name with the surname first.
    SurnameFirst,
    /// A person's full name with a father's name that the form does not have, or without the one that it has.
    Patronymic,
    /// A surname with initials that fit one registered person.
    Initials,
    /// A surname after a role that one registered person of that name held at the time.
    Role,
    /// A name with letters of another script that look the same.
    LookAlike,
    /// A short name after a full form, or where the article lists the entity.
    Short,
    /// The same with an ending.
    ShortEnding,
    /// `[[name]]`.
    Wikilink,
    /// An ordinary link to the entity's file.
    Link,
}

impl Method {
    pub fn word(self) -> &'static str {
        match self {
            Method::Full => "full",
            Method::Capitals => "capitals",
            Method::Ending => "ending",
            Method::SurnameFirst => "surname-first",
            Method::Patronymic => "patronymic",
            Method::Initials => "initials",
            Method::Role => "role",
            Method::LookAlike => "look-alike",
            Method::Short => "short",
            Method::ShortEnding => "short-ending",
            Method::Wikilink => "wikilink",
            Method::Link => "link",
        }
    }
}

/// A name that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Found {
    pub entity: EntityIndex,
    pub form: Option<u16>,
    /// In bytes of the text layer.
    pub range: Range<usize>,
    pub method: Method,
}

/// A name that is not linked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Left {
    pub range: Range<usize>,
    /// Whom it could mean.
    pub entities: Vec<EntityIndex>,
    pub reason: Reason,
}

/// Why a name is not linked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reason {
    /// Several entities fit, and nothing decides.
    Ambiguous,
    /// A short name of somebody who has not been introduced.
    NotIntroduced,
    /// The words go on to name another entity.
    Composite,
    /// A given name, initials or a father's name make it somebody else.
    SomebodyElse,
    /// The entity's `not:` says so.
    Denied,
    /// Several of that name: a family.
    Plural,
}

/// A text to be searched.
#[derive(Debug, Clone, Copy)]
pub(super) struct Text<'a> {
    pub prose: &'a Prose,
    pub language: Language,
    /// When it was published, for roles.
    pub date: Option<Date>,
}

/// What was found in a text, in order.
#[derive(Debug, Default)]
pub(super) struct Findings {
    pub found: Vec<Found>,
    pub left: Vec<Left>,
}

/// All forms of the register, ready to be looked for.
pub(super) struct Searcher {
    lexicon: Lexicon,
    tree: Tree,
    known: Vec<Known>,
    kinds: Vec<Kind>,
    composites: Option<Composites>,
    vocabulary: Vocabulary,
    has_endings: bool,
    /// The site's: entities' own texts are in it.
    pub language: Language,
}

impl Searcher {
    pub(super) fn new(register: &Register, settings: &Settings) -> Searcher {
        let mut lexicon = Lexicon::default();
        let tree = Tree::new(register, &mut lexicon);
        let vocabulary = Vocabulary::new();
        let known = register.entities.iter().map(|entity| {
            let full = entity.forms.iter().filter(|form| form.kind != FormKind::Short);
            let is_person = entity.kind == Kind::Person;
            let (given, patronymics) =
                surroundings::of_forms(full.filter(|_| is_person).map(|form| tree::normalised(&form.form.form)));
            let held = entity.document.as_ref().map(|document| roles::held(document, &vocabulary)).unwrap_or_default();
            let forms = entity.forms.iter().map(|form| form.form.form.as_str().into()).collect();
            Known { id: entity.id.clone(), kind: entity.kind, forms, given, patronymics, held }
        });
        let rules = settings.rules;
        Searcher {
            known: known.collect(),
            kinds: register.entities.iter().map(|entity| entity.kind).collect(),
            composites: rules.composites.then(|| Composites::new(&settings.composites)),
            has_endings: rules.endings,
            language: Language::of(&settings.lang),
            lexicon,
            tree,
            vocabulary,
        }
    }

    pub(super) fn id(&self, entity: EntityIndex) -> &str {
        &self.known[entity.get()].id
    }

    /// The form of an entity that an editor's link has as its words.
    pub(super) fn form_of(&self, entity: EntityIndex, words: &str) -> Option<u16> {
        let position = self.known[entity.get()].forms.iter().position(|form| **form == *words)?;
        u16::try_from(position).ok()
    }

    /// Finds the names of a text. `written` are mentions by an editor's hand, which introduce whom they name; `blocked` are
    /// ranges in which none is looked for. Both are sorted.
    pub(super) fn search(
        &self,
        text: Text,
        introduced: &mut Introduced,
        written: &[Found],
        blocked: &[Range<usize>],
    ) -> Findings {
        let folded = fold(&text.prose.text);
        let page = self.read(&folded.text, text, &|offset| folded.original(offset));
        let original = |start: usize, end: usize| folded.original(start)..folded.original(end);
        let register = walk::Register { tree: &self.tree, lexicon: &self.lexicon, kinds: &self.kinds };
        let mut hits = Vec::new();
        for first in (0..page.words.len()).filter(|first| !page.readings[*first].is_empty()) {
            walk::names_at(&page, first, &register, &mut hits);
        }
        let denied: Vec<(Range<usize>, EntityIndex)> = hits
            .iter()
            .filter(|hit| hit.meaning.shape == Shape::Not)
            .map(|hit| (hit.start..hit.end, hit.meaning.entity))
            .collect();
        hits.retain(|hit| hit.meaning.shape != Shape::Not);

        let surroundings =
            Surroundings { page: &page, known: &self.known, vocabulary: &self.vocabulary, date: text.date };
        let mut findings = Findings::default();
        let mut candidates: Vec<Candidate> = Vec::with_capacity(hits.len());
        // Where each person's full name was found last: the surname in it is not asked again.
        let mut full: QuickMap<EntityIndex, usize> = QuickMap::default();
        for hit in &hits {
            let is_inside = full.get(&hit.meaning.entity).is_some_and(|end| hit.end <= *end);
            if is_inside && matches!(hit.meaning.shape, Shape::Short | Shape::Surname) {
                continue;
            }
            if denied
                .iter()
                .any(|(words, not)| *not == hit.meaning.entity && words.start <= hit.start && hit.end <= words.end)
            {
                findings.leave(original(hit.start, hit.end), hit.meaning.entity, Reason::Denied);
                continue;
            }
            match surroundings.read(hit) {
                Taken::AsIs if hit.meaning.shape == Shape::Surname => {}
                Taken::AsIs => {
                    candidates.push(Candidate::of(hit));
                    if hit.first < hit.last {
                        full.insert(hit.meaning.entity, hit.end);
                    }
                }
                Taken::Full { start, end, method } => {
                    candidates.push(Candidate { start, end, method, strength: Strength::Derived, ..Candidate::of(hit) })
                }
                Taken::Other => findings.leave(original(hit.start, hit.end), hit.meaning.entity, Reason::SomebodyElse),
                Taken::Nothing => {}
            }
        }
        candidates.sort_by_key(|candidate| (candidate.start, std::cmp::Reverse(candidate.end)));

        let mut written = written.iter().peekable();
        let mut position = 0;
        for group in candidates.chunk_by(|one, other| (one.start, one.end) == (other.start, other.end)) {
            let (start, end) = (group[0].start, group[0].end);
            if start < position {
                continue;
            }
            let range = original(start, end);
            while let Some(before) = written.next_if(|written| written.range.start < range.start) {
                introduced.name(before.entity);
            }
            if overlaps(blocked, &range) || overlaps(&text.prose.opaque, &range) {
                continue;
            }
            match self.decide(group, &page, introduced) {
                Decision::Link(candidate) => {
                    if !matches!(candidate.method, Method::Short | Method::ShortEnding) {
                        introduced.name(candidate.entity);
                    }
                    let Candidate { entity, form, method, .. } = *candidate;
                    findings.found.push(Found { entity, form: Some(form), range, method });
                    position = end;
                }
                Decision::Leave(reason, entities) => {
                    findings.left.push(Left { range, entities, reason });
                    // Only who is meant is open then. In all other cases a name that begins later may still be one.
                    if reason == Reason::Ambiguous {
                        position = end;
                    }
                }
            }
        }
        written.for_each(|rest| introduced.name(rest.entity));
        findings.tidied()
    }

    /// Cuts a text into words and reads each.
    fn read<'a>(&self, text: &'a str, of: Text, original: &dyn Fn(usize) -> usize) -> Page<'a> {
        let words = words::words(text);
        let languages = Languages::of(of.prose, of.language);
        let languages: Vec<_> = words.iter().map(|word| languages.at(word.start, original)).collect();
        let readings = words.iter().zip(&languages).map(|(word, language)| {
            let language = if self.has_endings { *language } else { Language::Other };
            self.lexicon.readings(&text[word.start..word.end], language)
        });
        let readings = readings.collect();
        Page { text, words, readings, languages, small: std::cell::OnceCell::new() }
    }

    /// Chooses among the entities that the same words can name.
    fn decide<'c>(&self, group: &'c [Candidate], page: &Page, introduced: &Introduced) -> Decision<'c> {
        let (standing, continued): (Vec<&Candidate>, Vec<&Candidate>) =
            group.iter().partition(|candidate| !self.is_composite(candidate, page));
        let entities = |candidates: &[&Candidate]| {
            let mut entities: Vec<EntityIndex> = candidates.iter().map(|candidate| candidate.entity).collect();
            entities.sort_unstable();
            entities.dedup();
            entities
        };
        if standing.is_empty() {
            return Decision::Leave(Reason::Composite, entities(&continued));
        }
        let (plural, standing): (Vec<&Candidate>, Vec<&Candidate>) =
            standing.into_iter().partition(|candidate| candidate.is_plural);
        if standing.is_empty() {
            return Decision::Leave(Reason::Plural, entities(&plural));
        }
        let of = |strength: Strength| -> Vec<&Candidate> {
            standing.iter().copied().filter(|candidate| candidate.strength == strength).collect()
        };
        let is_known = |candidate: &&Candidate| introduced.knows(candidate.entity);
        let known_short: Vec<&Candidate> = of(Strength::Short).into_iter().filter(is_known).collect();
        let tiers = [of(Strength::Registered), of(Strength::Derived), known_short];
        let Some(tier) = tiers.into_iter().find(|tier| !tier.is_empty()) else {
            return Decision::Leave(Reason::NotIntroduced, entities(&standing));
        };
        let tier_entities = entities(&tier);
        let entity = match tier_entities.as_slice() {
            [only] => *only,
            several => match introduced.decide(several) {
                Some(entity) => entity,
                None => return Decision::Leave(Reason::Ambiguous, tier_entities),
            },
        };
        Decision::Link(tier.into_iter().find(|candidate| candidate.entity == entity).expect("one of the candidates"))
    }

    /// Whether the words before or after a name make another entity of it.
    fn is_composite(&self, candidate: &Candidate, page: &Page) -> bool {
        let Some(composites) = &self.composites else { return false };
        let Candidate { first, last, entity, is_inflected, .. } = *candidate;
        composites.has(Name { kind: self.kinds[entity.get()], first, last, is_inflected }, page)
    }
}

/// An entity that some words may name.
#[derive(Debug, Clone)]
struct Candidate {
    /// Indexes of words.
    first: usize,
    last: usize,
    /// In bytes of the folded text.
    start: usize,
    end: usize,
    entity: EntityIndex,
    form: u16,
    strength: Strength,
    method: Method,
    is_inflected: bool,
    is_plural: bool,
}

/// What a candidate counts for: what is registered wins over what endings, initials and the like make of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Strength {
    Registered,
    Derived,
    Short,
}

impl Candidate {
    fn of(hit: &Hit) -> Candidate {
        let How { is_inflected, is_capitals, is_look_alike, has_patronymic, is_plural } = hit.how;
        let shape = hit.meaning.shape;
        let is_short = matches!(shape, Shape::Short | Shape::WithoutSurname | Shape::Surname);
        let method = match shape {
            _ if is_look_alike => Method::LookAlike,
            _ if is_short && is_inflected => Method::ShortEnding,
            _ if is_short => Method::Short,
            Shape::SurnameFirst => Method::SurnameFirst,
            Shape::WithoutPatronymic => Method::Patronymic,
            _ if has_patronymic => Method::Patronymic,
            _ if is_inflected => Method::Ending,
            _ if is_capitals => Method::Capitals,
            _ => Method::Full,
        };
        let strength = match method {
            _ if is_short => Strength::Short,
            Method::Full | Method::Capitals => Strength::Registered,
            _ => Strength::Derived,
        };
        let Hit { first, last, start, end, meaning, .. } = hit;
        Candidate {
            first: *first,
            last: *last,
            start: *start,
            end: *end,
            entity: meaning.entity,
            form: meaning.form,
            strength,
            method,
            is_inflected,
            is_plural,
        }
    }
}

enum Decision<'c> {
    Link(&'c Candidate),
    Leave(Reason, Vec<EntityIndex>),
}

impl Findings {
    fn leave(&mut self, range: Range<usize>, entity: EntityIndex, reason: Reason) {
        self.left.push(Left { range, entities: vec![entity], reason });
    }

    /// In order, and without what lies inside a name that was found or left for a better reason.
    fn tidied(mut self) -> Findings {
        self.left.sort_by_key(|left| (left.range.start, std::cmp::Reverse(left.range.end)));
        let mut found = self.found.iter().map(|found| &found.range).peekable();
        let mut kept: Vec<Left> = Vec::new();
        for left in self.left {
            while found.next_if(|found| found.end <= left.range.start).is_some() {}
            if found.peek().is_some_and(|found| found.start < left.range.end) {
                continue;
            }
            match kept.last_mut() {
                Some(last) if last.range == left.range && last.reason == left.reason => {
                    last.entities.extend(left.entities)
                }
                Some(last) if last.range.end > left.range.start => {}
                _ => kept.push(left),
            }
        }
        Findings { left: kept, ..self }
    }
}

/// The language in which a word is a form of one word, with an ending.
pub(super) fn language_of_ending(form: &str, written: &str) -> Option<Language> {
    let (form, written) = (fold(form).text.into_owned(), fold(written).text.into_owned());
    let mut stems = endings::stems(&form);
    stems.push(form.clone());
    Language::INFLECTED.into_iter().find(|language| {
        stems.iter().any(|stem| {
            let ending = written.strip_prefix(stem.as_str()).filter(|_| written != form);
            ending.is_some_and(|ending| !endings::cases(*language, &form, stem, ending).is_empty())
        })
    })
}

/// Whether one of some sorted ranges overlaps a range.
fn overlaps(sorted: &[Range<usize>], range: &Range<usize>) -> bool {
    sorted.iter().take_while(|other| other.start < range.end).any(|other| other.end > range.start)
}
