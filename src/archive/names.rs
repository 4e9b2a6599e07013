//! Finds registered names in a text.
//!
//! 1. One automaton holds every form of every entity, folded; capitals of long forms too.
//! 2. It reports every occurrence, overlapping ones as well. Those that are not whole words go: an occurrence may only be thrown
//!    away before the longest is chosen, else «Мария ИВАНОВА» loses both its names to a longer one that ends inside a word.
//! 3. From left to right the longest wins. A form of two entities counts for the one that the article lists, or that a
//!    full form has introduced; a short name counts only then.
//!
//! The cost is linear in the text and does not grow with the register.

use std::collections::HashMap;
use std::collections::HashSet;
use std::ops::Range;

use daachorse::CharwiseDoubleArrayAhoCorasick;
use daachorse::CharwiseDoubleArrayAhoCorasickBuilder;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::archive::EntityIndex;
use crate::archive::fold::fold;
use crate::archive::register::FormKind;
use crate::archive::register::Register;
use crate::document::Prose;

/// How a mention was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Method {
    /// A full form.
    Full,
    /// A full form in capitals.
    Capitals,
    /// A short name after a full form, or where the article lists the entity.
    Short,
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
            Method::Short => "short",
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

/// A name that may be several entities and is not linked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Ambiguous {
    pub range: Range<usize>,
    pub entities: Vec<EntityIndex>,
}

/// Which entities a page has introduced: by its front matter, or by a full form so far.
#[derive(Debug, Default)]
pub(super) struct Introduced {
    listed: HashSet<EntityIndex>,
    named: HashSet<EntityIndex>,
}

impl Introduced {
    pub(super) fn listing(listed: impl IntoIterator<Item = EntityIndex>) -> Introduced {
        Introduced { listed: listed.into_iter().collect(), named: HashSet::new() }
    }

    pub(super) fn name(&mut self, entity: EntityIndex) {
        self.named.insert(entity);
    }

    fn knows(&self, entity: EntityIndex) -> bool {
        self.listed.contains(&entity) || self.named.contains(&entity)
    }

    /// The one entity that is meant, if the front matter or the text so far decides.
    fn decide(&self, entities: &[EntityIndex]) -> Option<EntityIndex> {
        let only = |known: &HashSet<EntityIndex>| {
            let mut matching = entities.iter().filter(|entity| known.contains(entity));
            matching.next().copied().filter(|_| matching.next().is_none())
        };
        only(&self.listed).or_else(|| only(&self.named))
    }
}

/// What one pattern of the automaton stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Meaning {
    entity: EntityIndex,
    role: Role,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    Full {
        form: u16,
        is_capitals: bool,
    },
    Short {
        form: u16,
    },
    /// Words in which the entity is not meant.
    Not,
}

/// All forms of the register, ready to be looked for.
pub(super) struct Searcher {
    automaton: Option<CharwiseDoubleArrayAhoCorasick<u32>>,
    meanings: Vec<Vec<Meaning>>,
    /// Ids of the entities, for diagnostics.
    ids: Vec<String>,
}

/// A capitals form must be so long: shorter ones are too often words or abbreviations.
const MIN_CAPITALS: usize = 4;

impl Searcher {
    pub(super) fn new(register: &Register) -> Searcher {
        let mut patterns: HashMap<String, usize> = HashMap::new();
        let mut meanings: Vec<Vec<Meaning>> = Vec::new();
        let mut add = |form: &str, meaning: Meaning| {
            let pattern = normalised(form);
            if pattern.is_empty() {
                return;
            }
            let index = *patterns.entry(pattern).or_insert_with(|| {
                meanings.push(Vec::new());
                meanings.len() - 1
            });
            if !meanings[index].iter().any(|known| known.entity == meaning.entity) {
                meanings[index].push(meaning);
            }
        };
        for (index, entity) in register.entities.iter().enumerate() {
            let index = EntityIndex::new(index);
            for (form_index, registered) in entity.forms.iter().enumerate() {
                let form = u16::try_from(form_index).unwrap_or(u16::MAX);
                let written = &registered.form.form;
                let role = match registered.kind {
                    FormKind::Short => Role::Short { form },
                    FormKind::Name | FormKind::Other => Role::Full { form, is_capitals: false },
                };
                add(written, Meaning { entity: index, role });
            }
            // Capitals come after the forms as written, so that a form that is registered in capitals counts as itself.
            for (form_index, registered) in entity.forms.iter().enumerate() {
                let form = u16::try_from(form_index).unwrap_or(u16::MAX);
                let written = &registered.form.form;
                let capitals = written.to_uppercase();
                let letters = written.chars().filter(|letter| letter.is_alphabetic()).count();
                if letters >= MIN_CAPITALS && capitals != *written {
                    let role = match registered.kind {
                        FormKind::Short => Role::Short { form },
                        FormKind::Name | FormKind::Other => Role::Full { form, is_capitals: true },
                    };
                    add(&capitals, Meaning { entity: index, role });
                }
            }
            let not = entity.document.iter().flat_map(|document| &document.not);
            not.for_each(|words| add(&words.value, Meaning { entity: index, role: Role::Not }));
        }
        let pairs = patterns.into_iter().map(|(pattern, index)| (pattern, u32::try_from(index).unwrap_or(u32::MAX)));
        let mut pairs: Vec<(String, u32)> = pairs.collect();
        pairs.sort_unstable();
        let automaton = (!pairs.is_empty()).then(|| {
            CharwiseDoubleArrayAhoCorasickBuilder::new()
                .build_with_values(pairs)
                .expect("patterns are distinct and not empty")
        });
        let ids = register.entities.iter().map(|entity| entity.id.clone()).collect();
        Searcher { automaton, meanings, ids }
    }

    pub(super) fn id(&self, entity: EntityIndex) -> &str {
        &self.ids[entity.get()]
    }

    /// Finds the names of a text, in order. `written` are mentions by an editor's hand, which introduce whom they name; `blocked` are
    /// ranges in which none is looked for. Both are sorted.
    pub(super) fn search(
        &self,
        prose: &Prose,
        introduced: &mut Introduced,
        written: &[Found],
        blocked: &[Range<usize>],
    ) -> (Vec<Found>, Vec<Ambiguous>) {
        let mut written = written.iter().peekable();
        let Some(automaton) = &self.automaton else { return (Vec::new(), Vec::new()) };
        let folded = fold(&prose.text);
        let text = &*folded.text;
        let mut hits: Vec<(usize, usize, u32)> = automaton
            .find_overlapping_iter(text)
            .map(|hit| (hit.start(), hit.end(), hit.value()))
            .filter(|(start, end, _)| is_whole(text, *start, *end))
            .collect();
        hits.sort_unstable_by_key(|(start, end, _)| (*start, std::cmp::Reverse(*end)));
        let denied: Vec<(Range<usize>, EntityIndex)> = hits
            .iter()
            .flat_map(|(start, end, pattern)| {
                let not = self.meanings[*pattern as usize].iter().filter(|meaning| meaning.role == Role::Not);
                not.map(|meaning| (*start..*end, meaning.entity))
            })
            .collect();
        let (mut found, mut ambiguous) = (Vec::new(), Vec::new());
        let mut position = 0;
        for (start, end, pattern) in hits {
            if start < position {
                continue;
            }
            let range = folded.original(start)..folded.original(end);
            while let Some(before) = written.next_if(|written| written.range.start < range.start) {
                introduced.name(before.entity);
            }
            if overlaps(blocked, &range) || overlaps(&prose.opaque, &range) {
                continue;
            }
            let is_denied = |entity: EntityIndex| {
                denied.iter().any(|(words, not)| *not == entity && words.start <= start && end <= words.end)
            };
            let meanings = self.meanings[pattern as usize].iter().filter(|meaning| !is_denied(meaning.entity));
            match decide(meanings.copied().collect(), introduced) {
                Decision::Nothing => continue,
                Decision::Link(meaning, method) => {
                    if method != Method::Short {
                        introduced.name(meaning.entity);
                    }
                    let form = match meaning.role {
                        Role::Full { form, .. } | Role::Short { form } => Some(form),
                        Role::Not => None,
                    };
                    found.push(Found { entity: meaning.entity, form, range, method });
                }
                Decision::Ambiguous(entities) => ambiguous.push(Ambiguous { range, entities }),
            }
            position = end;
        }
        written.for_each(|rest| introduced.name(rest.entity));
        (found, ambiguous)
    }
}

enum Decision {
    /// No name here; a shorter one may be.
    Nothing,
    Link(Meaning, Method),
    Ambiguous(Vec<EntityIndex>),
}

fn decide(meanings: Vec<Meaning>, introduced: &Introduced) -> Decision {
    let is_full = |meaning: &&Meaning| matches!(meaning.role, Role::Full { .. });
    let full: Vec<Meaning> = meanings.iter().filter(is_full).copied().collect();
    let known_short = meanings
        .iter()
        .filter(|meaning| matches!(meaning.role, Role::Short { .. }) && introduced.knows(meaning.entity));
    let candidates: Vec<Meaning> = if full.is_empty() { known_short.copied().collect() } else { full };
    let entities: Vec<EntityIndex> = candidates.iter().map(|meaning| meaning.entity).collect();
    let entity = match entities.as_slice() {
        [] => return Decision::Nothing,
        [only] => *only,
        several => match introduced.decide(several) {
            Some(entity) => entity,
            None => return Decision::Ambiguous(entities),
        },
    };
    let meaning = candidates.into_iter().find(|meaning| meaning.entity == entity).expect("one of the candidates");
    let method = match meaning.role {
        Role::Full { is_capitals: false, .. } => Method::Full,
        Role::Full { is_capitals: true, .. } => Method::Capitals,
        Role::Short { .. } | Role::Not => Method::Short,
    };
    Decision::Link(meaning, method)
}

/// The form as the automaton holds it: NFC, white space single, variants folded.
fn normalised(form: &str) -> String {
    let words: Vec<&str> = form.split_whitespace().collect();
    let composed: String = words.join(" ").nfc().filter(|letter| *letter != '\u{ad}').collect();
    fold(&composed).text.into_owned()
}

/// Whether an occurrence is made of whole words: no letter, digit or combining mark touches it. A possessive may follow.
fn is_whole(text: &str, start: usize, end: usize) -> bool {
    let is_word = |letter: char| letter.is_alphanumeric() || is_combining_mark(letter);
    if text[..start].chars().next_back().is_some_and(|letter| is_word(letter) || letter == '@') {
        return false;
    }
    let mut after = text[end..].chars();
    match after.next() {
        None => true,
        // An apostrophe inside a word is a letter of it (Солов'йов), unless it begins a possessive.
        Some('\'') => match after.next() {
            Some('s' | 'S') => !after.next().is_some_and(is_word),
            other => !other.is_some_and(is_word),
        },
        // A host name goes on after its dot: Almaty.kz.
        Some('.') => !after.next().is_some_and(|letter| letter.is_ascii_lowercase()),
        Some(letter) => !is_word(letter) && letter != '@',
    }
}

/// Whether one of some sorted ranges overlaps a range.
fn overlaps(sorted: &[Range<usize>], range: &Range<usize>) -> bool {
    sorted.iter().take_while(|other| other.start < range.end).any(|other| other.end > range.start)
}
