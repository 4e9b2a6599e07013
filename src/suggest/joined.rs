//! Joins names over spellings and scripts, and bare surnames with the full names that they stand for.
//!
//! 1. Names of several words are one where all their words sound alike, in any order and with a father's name or without. So are single words of
//!    some length. Abbreviations are one where they are written alike.
//! 2. Arabic letters leave out vowels: a full name in them is one with another whose consonants are the same, if that is only one.
//! 3. A single word is the surname or given name of a full one in the same article, or the surname of the only one in the archive. Initials and
//!    a surname are the full name that they fit.

use crate::archive::ArticleIndex;
use crate::names;
use crate::names::Cue;
use crate::names::Language;
use crate::names::consonants;
use crate::names::sound_in;
use crate::suggest::gathered::Form;
use crate::suggest::gathered::Occurrence;
use crate::suggest::nominatives::Lemma;
use crate::value::Kind;
use crate::value::QuickMap;
use crate::value::QuickSet;

/// Spellings of one name.
#[derive(Debug, Clone, Default)]
pub(super) struct Group {
    /// The most frequent first.
    pub lemmas: Vec<Lemma>,
    /// Surnames, initials and given names that stand for it.
    pub parts: Vec<Lemma>,
    pub key: Key,
}

/// What names are joined by.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Key {
    /// Sounds of all words, sorted.
    Full(Vec<String>),
    Single(String),
    /// A surname and the first sound of a given name.
    Initials(String, char),
    /// What is too short to go by its sound.
    Exact(String),
    #[default]
    Nothing,
}

/// Shorter sounds are those of too many names.
const SHORTEST: usize = 4;

/// The key of a name, by its words.
pub(super) fn key<T: AsRef<str>>(words: &[T], language: Language) -> Key {
    let words: Vec<&str> = words.iter().map(AsRef::as_ref).collect();
    let mut long = words.clone();
    long.retain(|word| word.chars().count() > 1);
    let is_abbreviation =
        |word: &str| word.chars().all(|letter| !letter.is_lowercase()) && word.contains(char::is_uppercase);
    match long.as_slice() {
        [] => Key::Exact(words.join(" ").to_lowercase()),
        [surname] if words.len() > 1 => {
            let initial = words.iter().find(|word| word.chars().count() == 1);
            let first = initial.and_then(|initial| sound_in(language, initial).chars().next());
            first.map_or(Key::Nothing, |first| Key::Initials(sound_in(language, surname), first))
        }
        [word] if is_abbreviation(word) => Key::Exact((*word).to_owned()),
        [word] if !word.contains('-') => {
            let sound = sound_in(language, word);
            let is_long = sound.chars().count() >= SHORTEST && consonants(&sound).chars().count() >= 2;
            if is_long { Key::Single(sound) } else { Key::Exact(word.to_lowercase()) }
        }
        several => Key::Full(sounds(several, language)),
    }
}

/// The sounds of the words of a full name, sorted, without a father's name.
fn sounds(words: &[&str], language: Language) -> Vec<String> {
    let has_father = words.len() > 2;
    let mut sounds = Vec::new();
    for (index, word) in words.iter().enumerate() {
        if has_father && index > 0 && names::is_patronymic(word) {
            continue;
        }
        sounds.extend(word.split('-').map(|part| sound_in(language, part)));
    }
    sounds.retain(|sound| !sound.is_empty());
    sounds.sort_unstable();
    sounds
}

pub(super) fn join(lemmas: Vec<Lemma>) -> Vec<Group> {
    let mut by_key: QuickMap<Key, Group> = QuickMap::default();
    for mut lemma in lemmas {
        // «Аидой Балаевой» says nothing of whose name it is, and Аида Балаева does.
        if let Some(cue) = names::cue_of_shape(&lemma.words, lemma.language)
            && lemma.form.weight() < cue.weight
        {
            lemma.form.cues.insert(cue, lemma.form.mentions());
        }
        let key = key(&lemma.words, lemma.language);
        let group = by_key.entry(key.clone()).or_default();
        group.key = key;
        group.lemmas.push(lemma);
    }
    let mut groups: Vec<Group> = by_key.into_values().collect();
    groups.sort_by(|a, b| a.key.cmp(&b.key));
    let groups = over_vowels(with_arabic(groups));
    let mut groups = with_parts(groups);
    groups.retain(|group| group.lemmas.iter().any(|lemma| lemma.is_certain));
    for group in &mut groups {
        group.lemmas.sort_by(|a, b| b.form.mentions().cmp(&a.form.mentions()).then_with(|| a.words.cmp(&b.words)));
    }
    learn_given_names(&mut groups);
    groups
}

/// Joins full names in Arabic letters with those of the same consonants.
fn with_arabic(groups: Vec<Group>) -> Vec<Group> {
    let is_arabic = |group: &Group| group.lemmas.iter().all(|lemma| lemma.language == Language::Arabic);
    let (arabic, mut others): (Vec<Group>, Vec<Group>) = groups.into_iter().partition(is_arabic);
    let mut by_consonants: QuickMap<Vec<String>, Option<usize>> = QuickMap::default();
    for (index, group) in others.iter().enumerate() {
        if let Some(key) = consonants_of(&group.key) {
            by_consonants.entry(key).and_modify(|known| *known = None).or_insert(Some(index));
        }
    }
    for group in arabic {
        match consonants_of(&group.key).and_then(|key| *by_consonants.get(&key)?) {
            Some(index) => others[index].lemmas.extend(group.lemmas),
            None => others.push(group),
        }
    }
    others
}

/// Joins full names of which a few vowels differ, where no language has both: Тұрғымбаев is Turgumbayev to all others.
fn over_vowels(groups: Vec<Group>) -> Vec<Group> {
    let mut by_consonants: QuickMap<Vec<String>, Vec<usize>> = QuickMap::default();
    for (index, group) in groups.iter().enumerate() {
        if let Some(key) = consonants_of(&group.key) {
            by_consonants.entry(key).or_default().push(index);
        }
    }
    let mut groups: Vec<Option<Group>> = groups.into_iter().map(Some).collect();
    let mut pairs = Vec::from_iter(by_consonants.into_values());
    pairs.retain(|alike| alike.len() == 2);
    pairs.sort_unstable();
    for pair in pairs {
        let (Some(one), Some(other)) = (&groups[pair[0]], &groups[pair[1]]) else { continue };
        if are_one_over_vowels(one, other)
            && let Some(other) = groups[pair[1]].take()
            && let Some(one) = &mut groups[pair[0]]
        {
            one.lemmas.extend(other.lemmas);
        }
    }
    groups.into_iter().flatten().collect()
}

/// So many vowels of one word may differ.
const VOWELS: usize = 1;

fn are_one_over_vowels(one: &Group, other: &Group) -> bool {
    let (Key::Full(sounds), Key::Full(others)) = (&one.key, &other.key) else { return false };
    let has_language = |language| other.lemmas.iter().any(|lemma| lemma.language == language);
    if sounds.len() != others.len() || one.lemmas.iter().any(|lemma| has_language(lemma.language)) {
        return false;
    }
    let mut different = sounds.iter().zip(others).filter(|(one, other)| one != other);
    match (different.next(), different.next()) {
        (None, _) => true,
        (Some((one, other)), None) => are_near(one, other),
        _ => false,
    }
}

/// Whether two sounds are as long as each other and differ in vowels alone, and in few of them.
fn are_near(one: &str, other: &str) -> bool {
    let pairs = one.chars().zip(other.chars());
    let differing = pairs.filter(|(one, other)| one != other).count();
    one.chars().count() == other.chars().count() && differing <= VOWELS && consonants(one) == consonants(other)
}

fn consonants_of(key: &Key) -> Option<Vec<String>> {
    let Key::Full(sounds) = key else { return None };
    let mut all: Vec<String> = sounds.iter().map(|sound| consonants(sound)).collect();
    all.sort_unstable();
    (all.iter().map(String::len).sum::<usize>() > 4).then_some(all)
}

/// Whose a part of a name is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Whose {
    Of(usize),
    /// It says nothing new: which of them is meant is a question for when they are registered.
    Severals,
    Nobodys,
}

/// Whose a surname or a given name is: in an article, and in the archive. `None` where it may be several's.
#[derive(Default)]
struct Owners {
    in_article: QuickMap<(String, ArticleIndex), Option<usize>>,
    in_archive: QuickMap<String, Option<usize>>,
    by_initials: QuickMap<(String, char), Option<usize>>,
}

impl Owners {
    fn new(groups: &[Group]) -> Owners {
        let mut owners = Owners::default();
        for (index, group) in groups.iter().enumerate() {
            if !matches!(group.key, Key::Full(_)) || !group.may_be_person() {
                continue;
            }
            for lemma in group.lemmas.iter().filter(|lemma| lemma.words.len() > 1) {
                owners.add(lemma, index);
            }
        }
        owners
    }

    fn add(&mut self, lemma: &Lemma, index: usize) {
        let [first, last] = [0, lemma.words.len() - 1].map(|at| sound_in(lemma.language, &lemma.words[at]));
        for occurrence in &lemma.form.occurrences {
            for part in [&first, &last] {
                add_owner(&mut self.in_article, (part.clone(), occurrence.article), index);
            }
        }
        if let Some(initial) = first.chars().next() {
            add_owner(&mut self.by_initials, (last.clone(), initial), index);
        }
        add_owner(&mut self.in_archive, last, index);
    }

    fn of(&self, key: &Key, article: ArticleIndex) -> Whose {
        let owner = match key {
            Key::Single(sound) => match self.in_article.get(&(sound.clone(), article)) {
                Some(here) if here.is_some() => Some(here),
                _ => self.in_archive.get(sound),
            },
            Key::Initials(surname, initial) => self.by_initials.get(&(surname.clone(), *initial)),
            _ => None,
        };
        match owner {
            None => Whose::Nobodys,
            Some(None) => Whose::Severals,
            Some(Some(owner)) => Whose::Of(*owner),
        }
    }
}

fn add_owner<K: std::hash::Hash + Eq>(owners: &mut QuickMap<K, Option<usize>>, key: K, index: usize) {
    owners.entry(key).and_modify(|known| *known = known.filter(|known| *known == index)).or_insert(Some(index));
}

/// Groups with their places among all.
type Numbered = Vec<(usize, Group)>;

/// Gives each place of a part of a name to the name that it stands for; what is nobody's stays by itself.
fn with_parts(groups: Vec<Group>) -> Vec<Group> {
    let owners = Owners::new(&groups);
    let (parts, mut whole): (Numbered, Numbered) = groups
        .into_iter()
        .enumerate()
        .partition(|(_, group)| matches!(group.key, Key::Single(_) | Key::Initials(..)) && group.may_be_person());
    let mut position: QuickMap<usize, usize> = QuickMap::default();
    for (at, (index, _)) in whole.iter().enumerate() {
        position.insert(*index, at);
    }
    for (index, Group { lemmas, key, .. }) in parts {
        let mut left = Vec::new();
        for lemma in lemmas {
            let number = lemma.form.mentions();
            let whose = |article| match owners.of(&key, article) {
                Whose::Of(owner) if !whole[position[&owner]].1.may_own(number) => Whose::Nobodys,
                whose => whose,
            };
            let (given, rest) = dealt(lemma, whose);
            left.extend(rest);
            for (owner, part) in given {
                whole[position[&owner]].1.parts.push(part);
            }
        }
        if !left.is_empty() {
            whole.push((index, Group { lemmas: left, parts: Vec::new(), key }));
        }
    }
    whole.into_iter().map(|(_, group)| group).collect()
}

/// The places of a lemma by their owners, and what has none.
fn dealt(lemma: Lemma, owner: impl Fn(ArticleIndex) -> Whose) -> (Vec<(usize, Lemma)>, Option<Lemma>) {
    let mut by_owner: Vec<(Whose, Vec<Occurrence>)> = Vec::new();
    let mut places: QuickMap<Whose, usize> = QuickMap::default();
    for occurrence in &lemma.form.occurrences {
        let owner = owner(occurrence.article);
        let place = *places.entry(owner).or_insert_with(|| {
            by_owner.push((owner, Vec::new()));
            by_owner.len() - 1
        });
        by_owner[place].1.push(*occurrence);
    }
    let (mut given, mut rest) = (Vec::new(), None);
    for (owner, occurrences) in by_owner {
        let part = Lemma { form: Form { occurrences, ..lemma.form.clone() }, ..lemma.clone() };
        match owner {
            Whose::Of(owner) => given.push((owner, part)),
            Whose::Nobodys => rest = Some(part),
            Whose::Severals => {}
        }
    }
    (given, rest)
}

/// What stands before surnames of those who are people for certain is a given name of others too.
fn learn_given_names(groups: &mut [Group]) {
    let mut given: QuickSet<String> = QuickSet::default();
    for group in groups.iter() {
        let is_person = group.lemmas.iter().any(|lemma| lemma.form.cues.keys().any(is_certain_of_person));
        for lemma in group.lemmas.iter().filter(|lemma| is_person && lemma.words.len() > 1) {
            given.insert(sound_in(lemma.language, &lemma.words[0]));
        }
    }
    for group in groups.iter_mut() {
        let is_told = group.lemmas.iter().any(|lemma| !lemma.form.cues.is_empty());
        let Some(lemma) = group.lemmas.first_mut().filter(|_| !is_told) else { continue };
        if matches!(lemma.words.len(), 2 | 3) && given.contains(&sound_in(lemma.language, &lemma.words[0])) {
            let said = format!("`{}` is a given name of others here", lemma.words[0]);
            lemma.form.cues.insert(Cue::new(Kind::Person, 2, said), 1);
        }
    }
}

fn is_certain_of_person(cue: &Cue) -> bool {
    cue.kind == Kind::Person && cue.weight >= 3
}

/// So many cues that are only likely are enough, however often a name stands without one.
const OFTEN: usize = 5;

impl Group {
    /// All places, in order.
    pub(super) fn occurrences(&self) -> Vec<Occurrence> {
        let mut occurrences: Vec<Occurrence> = Vec::new();
        for lemma in self.lemmas_and_parts() {
            occurrences.extend(&lemma.form.occurrences);
        }
        occurrences.sort_unstable();
        occurrences
    }

    /// What it is likely a name of, and what says so.
    pub(super) fn kind(&self) -> Option<(Kind, String)> {
        let mut weights: QuickMap<Kind, usize> = QuickMap::default();
        let mut said: Vec<(usize, &Cue)> = Vec::new();
        // What is said of a bare surname is said of its bearer.
        for (cue, number) in self.lemmas_and_parts().flat_map(|lemma| &lemma.form.cues) {
            let weight = usize::from(cue.weight).pow(2) * number;
            *weights.entry(cue.kind).or_default() += weight;
            said.push((weight, cue));
        }
        let all: usize = weights.values().sum();
        let (kind, weight) = weights.into_iter().max_by_key(|(kind, weight)| (*weight, std::cmp::Reverse(*kind)))?;
        let of_kind: Vec<(usize, &Cue)> = said.into_iter().filter(|(_, cue)| cue.kind == kind).collect();
        // What is only likely must be said more than now and then: a system may be in Drupal once.
        let is_likely =
            of_kind.iter().any(|(_, cue)| cue.weight > 1) || weight >= OFTEN || weight * 3 >= self.mentions();
        if weight * 2 <= all || !is_likely {
            return None;
        }
        let of_kind = of_kind.into_iter();
        let (_, cue) = of_kind.max_by(|a, b| a.0.cmp(&b.0).then_with(|| b.1.cmp(a.1)))?;
        Some((kind, cue.said.clone()))
    }

    /// Whether a word that stands alone so often may be a part of this name: one that is seldom whole and perhaps nobody's owns no common word.
    fn may_own(&self, mentions: usize) -> bool {
        let is_person = self.kind().is_some_and(|(kind, _)| kind == Kind::Person);
        let whole: usize = self.lemmas.iter().map(|lemma| lemma.form.mentions()).sum();
        is_person || mentions <= whole * 4
    }

    fn mentions(&self) -> usize {
        self.lemmas_and_parts().map(|lemma| lemma.form.mentions()).sum()
    }

    pub(super) fn lemmas_and_parts(&self) -> impl Iterator<Item = &Lemma> {
        self.lemmas.iter().chain(&self.parts)
    }

    fn may_be_person(&self) -> bool {
        self.kind().is_none_or(|(kind, _)| kind == Kind::Person)
            || self.lemmas.iter().all(|lemma| lemma.form.weight() < 2)
    }
}
