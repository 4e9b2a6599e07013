//! What is registered already: names that sound like those of the register are forms which it lacks, and entities that sound alike may be one.

use std::collections::BTreeMap;

use crate::archive::Archive;
use crate::archive::EntityIndex;
use crate::names;
use crate::names::FormKind;
use crate::names::Language;
use crate::suggest::Twice;
use crate::suggest::joined::Group;
use crate::suggest::joined::Key;
use crate::suggest::joined::key;
use crate::value::Kind;
use crate::value::QuickMap;
use crate::value::QuickSet;

/// Registered names by how they sound.
pub(super) struct Register<'a> {
    pub archive: &'a Archive,
    by_key: QuickMap<Key, Vec<Owner>>,
    /// Of people: surname and first sound of the given name.
    initials: QuickSet<Key>,
    /// All forms as they are looked up.
    forms: QuickSet<String>,
}

/// Who has a form.
#[derive(Debug, Clone)]
pub(super) struct Owner {
    pub entity: EntityIndex,
    pub form: String,
}

/// So many owners of one sound are looked at.
const MOST: usize = 8;

impl<'a> Register<'a> {
    pub(super) fn new(archive: &'a Archive) -> Register<'a> {
        let mut register = Register {
            archive,
            by_key: QuickMap::default(),
            initials: QuickSet::default(),
            forms: QuickSet::default(),
        };
        for index in archive.entity_indexes() {
            let entity = archive.entity(index);
            if entity.kind == Kind::Question {
                continue;
            }
            for form in &entity.forms {
                register.add(index, &form.form.form);
            }
            if entity.forms.is_empty() {
                register.add(index, &entity.name);
            }
        }
        register
    }

    fn add(&mut self, entity: EntityIndex, form: &str) {
        let words = words(form);
        self.forms.insert(names::key(form));
        if let [first, .., last] = words.as_slice()
            && self.archive.entity(entity).kind == Kind::Person
            && let Some(initial) = names::sound(first).chars().next()
        {
            self.initials.insert(Key::Initials(names::sound(last), initial));
        }
        let owners = self.by_key.entry(key(&words, Language::Other)).or_default();
        if owners.len() < MOST && !owners.iter().any(|owner| owner.entity == entity) {
            owners.push(Owner { entity, form: form.to_owned() });
        }
    }

    /// Whether a form is registered letter by letter, but for capitals and signs.
    pub(super) fn has(&self, form: &str) -> bool {
        self.forms.contains(&names::key(form))
    }

    /// The form of an entity that sounds like a name.
    pub(super) fn like(&self, entity: EntityIndex, wanted: &Key) -> Option<&str> {
        let owners = self.by_key.get(wanted)?;
        let owner = owners.iter().find(|owner| owner.entity == entity)?;
        Some(&owner.form)
    }

    /// Entities of one kind with full forms that sound alike, or that are called by one word which does.
    pub(super) fn twice(&self, archive: &Archive) -> Vec<Twice> {
        let mut found: BTreeMap<(EntityIndex, EntityIndex), (String, String)> = BTreeMap::new();
        for owners in self.by_key.values() {
            let owners: Vec<&Owner> = owners.iter().filter(|owner| is_full(archive, owner)).collect();
            for (at, one) in owners.iter().enumerate() {
                for other in &owners[at + 1..] {
                    if archive.entity(one.entity).kind == archive.entity(other.entity).kind {
                        let forms = (one.form.clone(), other.form.clone());
                        let known = found.entry((one.entity, other.entity)).or_insert_with(|| forms.clone());
                        *known = known.clone().min(forms);
                    }
                }
            }
        }
        let id = |index: EntityIndex| archive.entity(index).id.clone();
        found.into_iter().map(|((one, other), forms)| Twice { one: id(one), other: id(other), forms }).collect()
    }
}

/// Whether a form alone says who is meant: no surname. Topics are called as one likes.
fn is_full(archive: &Archive, owner: &Owner) -> bool {
    let entity = archive.entity(owner.entity);
    let is_person_by_one_word = entity.kind == Kind::Person && words(&owner.form).len() < 2;
    let form = entity.forms.iter().find(|form| form.form.form == owner.form);
    entity.kind != Kind::Topic && !is_person_by_one_word && form.is_some_and(|form| form.kind != FormKind::Short)
}

/// The words of a form.
pub(super) fn words(form: &str) -> Vec<&str> {
    form.split([' ', '\u{a0}', '.', ',']).filter(|word| !word.is_empty()).collect()
}

/// Names that are new, and those of each entity that lacks them.
pub(super) struct Sorted {
    pub new: Vec<Group>,
    pub lacking: BTreeMap<EntityIndex, Vec<Group>>,
}

/// Tells what is new from what registered entities lack. What is held back has a file already.
pub(super) fn sort(groups: Vec<Group>, register: &Register, held: &[String]) -> Sorted {
    let held = Held::new(held);
    let mut sorted = Sorted { new: Vec::new(), lacking: BTreeMap::new() };
    for group in groups {
        if held.has(&group) || is_registered(&group, register) {
            continue;
        }
        match owner(&group, register) {
            Some(entity) => sorted.lacking.entry(entity).or_default().push(group),
            None => sorted.new.push(group),
        }
    }
    sorted
}

/// Names of what is held back, by their words.
struct Held {
    keys: QuickSet<Key>,
    by_word: QuickMap<String, Vec<QuickSet<String>>>,
}

impl Held {
    fn new(names: &[String]) -> Held {
        let mut held = Held { keys: QuickSet::default(), by_word: QuickMap::default() };
        for name in names {
            let words = words(name);
            held.keys.insert(key(&words, Language::Other));
            let all: QuickSet<String> = words.iter().map(|word| names::key(word)).collect();
            for word in &all {
                let of_word = held.by_word.entry(word.clone()).or_default();
                if of_word.len() < MOST {
                    of_word.push(all.clone());
                }
            }
        }
        held
    }

    /// Whether a name sounds like one of them, or is some words of one: Witness of `Witness A`.
    fn has(&self, group: &Group) -> bool {
        let is_part = |words: &[String]| {
            let words: Vec<String> = words.iter().map(|word| names::key(word)).collect();
            let Some(of_first) = words.first().and_then(|first| self.by_word.get(first)) else { return false };
            of_first.iter().any(|all| words.iter().all(|word| all.contains(word)))
        };
        self.keys.contains(&group.key) || group.lemmas.iter().all(|lemma| is_part(&lemma.words))
    }
}

/// Whether a form is registered as it stands: a short name of somebody whom the article does not introduce, which `check --names` shows.
fn is_registered(group: &Group, register: &Register) -> bool {
    let is_of_initials = register.initials.contains(&group.key);
    is_of_initials || group.lemmas.iter().all(|lemma| register.has(&lemma.words.join(" ")))
}

/// The only entity that a name sounds like, of a kind that it may be.
fn owner(group: &Group, register: &Register) -> Option<EntityIndex> {
    let owners = register.by_key.get(&group.key)?;
    let kind = group.kind().map(|(kind, _)| kind);
    let fits = |owner: &&Owner| kind.is_none_or(|kind| kind == register.archive.entity(owner.entity).kind);
    let mut fitting = owners.iter().filter(fits);
    let first = fitting.next()?;
    fitting.next().is_none().then_some(first.entity)
}
