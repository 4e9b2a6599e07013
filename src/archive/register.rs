//! The register: who and what can be named.

use std::collections::BTreeMap;

use crate::archive::Entity;
use crate::archive::EntityIndex;
use crate::archive::Publisher;
use crate::archive::PublisherIndex;
use crate::archive::RegisteredForm;
use crate::archive::fold::fold;
use crate::archive::hash::QuickMap;
use crate::archive::hash::QuickSet;
use crate::archive::names::report_look_alikes;
use crate::diagnostic::Among;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Near;
use crate::diagnostic::ProblemKind;
use crate::document;
use crate::document::Form;
use crate::value::Kind;
use crate::value::Located;
use crate::value::Source;
use crate::value::Span;
use crate::value::slug;
use crate::value::slug_or_code_points;

/// Further than this nobody looks for what something lies within.
const DEEPEST: usize = 64;

/// What a form counts for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum FormKind {
    /// The display name.
    Name,
    /// Another full form.
    Other,
    /// Counts only after a full form in the same article, or where its front matter lists the entity.
    Short,
}

impl FormKind {
    pub fn word(self) -> &'static str {
        match self {
            FormKind::Name => "name",
            FormKind::Other => "form",
            FormKind::Short => "short",
        }
    }
}

/// All entities and publishers with the ways to find them.
pub(super) struct Register {
    /// By id.
    pub entities: Vec<Entity>,
    pub publishers: Vec<Publisher>,
    ids: QuickMap<String, EntityIndex>,
    /// Folded forms in small letters, to the entities that have them.
    forms: QuickMap<String, Vec<(EntityIndex, FormKind)>>,
    publishers_by_name: QuickMap<String, PublisherIndex>,
    pub spellings: Spellings,
}

/// What a name that is not registered may be a misspelling of.
pub(super) struct Spellings {
    /// Ids and forms of names.
    all: Among,
    by_kind: BTreeMap<Kind, Among>,
    /// Ids without their folders.
    pub questions: Among,
    pub claimants: Among,
}

impl Spellings {
    fn new(entities: &[Entity]) -> Spellings {
        let spelled = |entity: &'_ Entity| {
            let forms = entity.forms.iter().map(|form| form.form.form.clone());
            forms.chain([entity.id.clone()]).collect::<Vec<_>>()
        };
        let among = |is_wanted: &dyn Fn(Kind) -> bool| {
            let wanted = entities.iter().filter(|entity| is_wanted(entity.kind));
            Among::Shared(wanted.flat_map(spelled).collect())
        };
        let stems = |is_wanted: &dyn Fn(Kind) -> bool| {
            let wanted = entities.iter().filter(|entity| is_wanted(entity.kind));
            Among::new(wanted.filter_map(|entity| entity.id.rsplit('/').next()))
        };
        Spellings {
            all: among(&|_| true),
            by_kind: Kind::ALL.into_iter().map(|kind| (kind, among(&|other| other == kind))).collect(),
            questions: stems(&|kind| kind == Kind::Question),
            claimants: stems(&|kind| matches!(kind, Kind::Person | Kind::Organization)),
        }
    }
}

/// Why a name stands for no entity.
pub(super) enum Failure {
    Unknown { among: Among },
    Ambiguous { entities: Vec<String> },
}

impl Failure {
    pub(super) fn report(self, source: &Source, name: &Located<String>, word: &str) -> Diagnostic {
        match self {
            Failure::Unknown { among } => {
                let problem = Diagnostic::warning(
                    ProblemKind::UnregisteredName,
                    format!("no {word} is registered as `{}`", name.value),
                );
                let register = format!("`dateline new {word} \"{}\"` registers it", name.value);
                problem.at(source, name.span).near(Near::new(&name.value, &among).or(register))
            }
            Failure::Ambiguous { entities } => {
                let problem = Diagnostic::warning(
                    ProblemKind::AmbiguousName,
                    format!("`{}` may be {}", name.value, or_list(&entities)),
                );
                problem.at(source, name.span).hint("write the id of the one that is meant")
            }
        }
    }
}

/// `a` or `b`.
pub(super) fn or_list(names: &[String]) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    quoted.join(" or ")
}

impl Register {
    /// Registers the entities; topics of articles that have no file join them, and publishers are gathered.
    pub(super) fn new(
        documents: Vec<document::Entity>,
        articles: &[document::Article],
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Register {
        diagnostics.extend(documents.iter().flat_map(look_alikes));
        let mut entities: Vec<Entity> = documents.into_iter().map(registered).collect();
        entities.extend(topics_without_file(&entities, articles));
        entities.sort_by(|a, b| a.id.cmp(&b.id));
        let mut register = Register {
            spellings: Spellings::new(&entities),
            ids: QuickMap::default(),
            forms: QuickMap::default(),
            entities,
            publishers: Vec::new(),
            publishers_by_name: QuickMap::default(),
        };
        for (index, entity) in register.entities.iter().enumerate() {
            let index = EntityIndex::new(index);
            register.ids.insert(entity.id.clone(), index);
            if entity.document.is_none() {
                register.forms.entry(key(&entity.name)).or_default().push((index, FormKind::Name));
            }
            for form in &entity.forms {
                let owners = register.forms.entry(key(&form.form.form)).or_default();
                if !owners.iter().any(|(owner, _)| *owner == index) {
                    owners.push((index, form.kind));
                }
            }
        }
        register.relate(diagnostics);
        register.gather_publishers(articles);
        register
    }

    /// Resolves an id, a stem, or a form of a name.
    pub(super) fn resolve(&self, kind: Option<Kind>, name: &str) -> Result<EntityIndex, Failure> {
        self.find(kind, name).map_err(|several| match several.is_empty() {
            true => self.unknown(kind),
            false => Failure::Ambiguous { entities: several },
        })
    }

    /// The same without a reason: a failure has the ids of those that the name may stand for.
    pub(super) fn find(&self, kind: Option<Kind>, name: &str) -> Result<EntityIndex, Vec<String>> {
        let is_kind = |index: EntityIndex| kind.is_none_or(|kind| self.entities[index.get()].kind == kind);
        let by_id = self.ids.get(name).copied().filter(|index| is_kind(*index));
        let by_stem = || kind.and_then(|kind| self.ids.get(&format!("{}/{name}", kind.folder())).copied());
        // Topics without a file have one page for all spellings that give one address.
        let by_slug = || {
            let slug = slug(&name.to_lowercase()).filter(|_| kind == Some(Kind::Topic))?;
            self.ids.get(&format!("topics/{slug}")).copied()
        };
        if let Some(index) = by_id.or_else(by_stem).or_else(by_slug) {
            return Ok(index);
        }
        let owners = self.forms.get(&key(name)).map(Vec::as_slice).unwrap_or_default();
        let owners: Vec<&(EntityIndex, FormKind)> = owners.iter().filter(|(owner, _)| is_kind(*owner)).collect();
        let full: Vec<&(EntityIndex, FormKind)> =
            owners.iter().copied().filter(|(_, form)| *form != FormKind::Short).collect();
        match (full.as_slice(), owners.as_slice()) {
            ([(index, _)], _) | ([], [(index, _)]) => Ok(*index),
            ([], several) | (several, _) => {
                Err(several.iter().map(|(index, _)| self.entities[index.get()].id.clone()).collect())
            }
        }
    }

    fn unknown(&self, kind: Option<Kind>) -> Failure {
        let among = kind.map_or(&self.spellings.all, |kind| &self.spellings.by_kind[&kind]);
        Failure::Unknown { among: among.clone() }
    }

    /// Whether a text is the id or stem of an entity, not a form of its name.
    pub(super) fn is_id(&self, entity: EntityIndex, text: &str) -> bool {
        let id = &self.entities[entity.get()].id;
        id == text || id.rsplit('/').next() == Some(text)
    }

    pub(super) fn publisher(&self, name: &str) -> Option<PublisherIndex> {
        self.publishers_by_name.get(name).copied()
    }

    /// Resolves what entities say of each other.
    fn relate(&mut self, diagnostics: &mut Vec<Diagnostic>) {
        for index in 0..self.entities.len() {
            let Some(document) = self.entities[index].document.take() else { continue };
            let mut resolve = |kinds: &[Kind], written: &Option<Located<String>>| {
                let written = written.as_ref()?;
                let found = kinds.iter().find_map(|kind| self.find(Some(*kind), &written.value).ok());
                if found.is_none() {
                    let failure = self.unknown(Some(kinds[0]));
                    diagnostics.push(failure.report(&document.source, written, kinds[0].word()));
                }
                found.filter(|found| found.get() != index)
            };
            let within_kinds: &[Kind] =
                if document.kind == Kind::Place { &[Kind::Place] } else { &[document.kind, Kind::Organization] };
            let within = resolve(within_kinds, &document.within);
            let place = resolve(&[Kind::Place], &document.place);
            let event = resolve(&[Kind::Event], &document.event);
            let organizations = document
                .roles
                .iter()
                .map(|role| resolve(&[Kind::Organization, Kind::Place], &role.organization))
                .collect();
            let entity = &mut self.entities[index];
            (entity.within, entity.place, entity.event) = (within, place, event);
            entity.role_organizations = organizations;
            entity.document = Some(document);
        }
        self.open_circles(diagnostics);
    }

    /// Nothing lies within itself: of a circle, the first is taken out.
    fn open_circles(&mut self, diagnostics: &mut Vec<Diagnostic>) {
        for index in 0..self.entities.len() {
            let around = |entity: &EntityIndex| self.entities[entity.get()].within;
            let mut wholes = std::iter::successors(self.entities[index].within, around).take(DEEPEST);
            if !wholes.any(|whole| whole.get() == index) {
                continue;
            }
            let entity = &mut self.entities[index];
            entity.within = None;
            if let Some((document, written)) =
                entity.document.as_ref().and_then(|document| Some((document, document.within.as_ref()?)))
            {
                let problem = Diagnostic::warning(
                    ProblemKind::Circle,
                    "this lies within itself, by way of others; `within` is left out",
                );
                diagnostics.push(problem.at(&document.source, written.span).hint("mend one `within` of the circle"));
            }
        }
    }

    fn gather_publishers(&mut self, articles: &[document::Article]) {
        let mut by_name: BTreeMap<(String, Option<EntityIndex>), Vec<&str>> = BTreeMap::new();
        for written in articles.iter().filter_map(|article| article.publisher.as_ref()) {
            let organization = self.find(Some(Kind::Organization), &written.value).ok();
            let name =
                organization.map_or_else(|| written.value.clone(), |index| self.entities[index.get()].name.clone());
            by_name.entry((name, organization)).or_default().push(&written.value);
        }
        for (index, ((name, organization), written)) in by_name.into_iter().enumerate() {
            self.publishers.push(Publisher { name, organization, articles: Vec::new() });
            for text in written {
                self.publishers_by_name.insert(text.to_owned(), PublisherIndex::new(index));
            }
        }
    }
}

/// The key under which a form is looked up: folded, in small letters.
fn key(form: &str) -> String {
    fold(form.trim()).text.to_lowercase()
}

/// Forms with letters of two scripts: they are found in no text that is written right.
fn look_alikes(document: &document::Entity) -> Vec<Diagnostic> {
    let name = std::iter::once((&document.name.value, document.name.span));
    let forms = document.names.iter().chain(document.short_names.iter().flatten());
    let not = document.not.iter().map(|words| (&words.value, words.span));
    let written = name.chain(forms.map(|form| (&form.form, form.span))).chain(not);
    let problems = written.filter_map(|(words, span)| Some(report_look_alikes(words)?.at(&document.source, span)));
    problems.collect()
}

fn registered(document: document::Entity) -> Entity {
    let name = RegisteredForm {
        form: Form { form: document.name.value.clone(), lang: None, span: document.name.span },
        kind: FormKind::Name,
        mentions: 0,
    };
    let mut forms = vec![name];
    let mut add = |form: &Form, kind: FormKind| {
        let known = forms.iter_mut().find(|known| known.form.form == form.form);
        match known {
            // The display name may stand in the list again, to say its language.
            Some(known) => known.form.lang = known.form.lang.take().or_else(|| form.lang.clone()),
            None => forms.push(RegisteredForm { form: form.clone(), kind, mentions: 0 }),
        }
    };
    document.names.iter().for_each(|form| add(form, FormKind::Other));
    match &document.short_names {
        Some(short) => short.iter().for_each(|form| add(form, FormKind::Short)),
        None if document.kind == Kind::Person => {
            let full = std::iter::once(&document.name.value).chain(document.names.iter().map(|form| &form.form));
            let surnames: Vec<Form> = full.filter_map(|form| surname(form)).collect();
            surnames.iter().for_each(|form| add(form, FormKind::Short));
        }
        None => {}
    }
    Entity {
        kind: document.kind,
        id: document.id.clone(),
        name: document.name.value.clone(),
        forms,
        role_organizations: Vec::new(),
        within: None,
        place: None,
        event: None,
        links: Vec::new(),
        own_mentions: 0..0,
        mentions: Vec::new(),
        articles: Vec::new(),
        naming: Vec::new(),
        claims: Vec::new(),
        document: Some(document),
    }
}

/// A person's last word, where a full form has several; initials and suffixes are none.
fn surname(form: &str) -> Option<Form> {
    let (_, last) = form.trim().rsplit_once(char::is_whitespace)?;
    let is_word =
        last.chars().count() >= 2 && last.chars().next().is_some_and(char::is_alphabetic) && !last.contains('.');
    is_word.then(|| Form { form: last.to_owned(), lang: None, span: Span::default() })
}

/// Topics that articles list and no file registers: one each, under the spelling that comes first.
fn topics_without_file(registered: &[Entity], articles: &[document::Article]) -> Vec<Entity> {
    let mut known: QuickSet<String> = QuickSet::default();
    for entity in registered.iter().filter(|entity| entity.kind == Kind::Topic) {
        known.insert(entity.id.to_lowercase());
        known.extend(entity.forms.iter().map(|form| key(&form.form.form)));
    }
    let mut topics = Vec::new();
    for listed in articles.iter().flat_map(|article| &article.listed).filter(|listed| listed.kind == Kind::Topic) {
        let name = &listed.name.value;
        let id = match name.strip_prefix("topics/") {
            Some(stem) => format!("topics/{}", slug_or_code_points(stem)),
            None => format!("topics/{}", slug(&name.to_lowercase()).unwrap_or_else(|| slug_or_code_points(name))),
        };
        if known.contains(&key(name)) || known.contains(&id) || known.contains(&format!("topics/{}", key(name))) {
            known.insert(key(name));
            continue;
        }
        known.insert(id.clone());
        known.insert(key(name));
        topics.push(Entity {
            kind: Kind::Topic,
            id,
            name: name.clone(),
            // Its name was given to list it, not to be looked for in texts.
            forms: Vec::new(),
            document: None,
            role_organizations: Vec::new(),
            within: None,
            place: None,
            event: None,
            links: Vec::new(),
            own_mentions: 0..0,
            mentions: Vec::new(),
            articles: Vec::new(),
            naming: Vec::new(),
            claims: Vec::new(),
        });
    }
    topics
}
