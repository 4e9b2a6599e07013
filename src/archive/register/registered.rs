//! An entity as it is registered: what its file says, or that articles list it.

use std::sync::Arc;

use crate::document;
use crate::document::Form;
use crate::names;
use crate::names::Bearer;
use crate::names::Form as NamedForm;
use crate::names::FormKind;
use crate::names::Role;
use crate::value::Kind;
use crate::value::QuickMap;
use crate::value::Span;

/// An entity as it is registered.
#[derive(Debug, Clone)]
pub(in crate::archive) struct Registered {
    pub kind: Kind,
    pub id: String,
    pub name: String,
    /// The display name, other full forms, short names. A topic without a file has none: its name was given to list an article, not to be
    /// found in texts.
    pub forms: Vec<FormOfName>,
    /// Absent for a topic that has no file.
    pub document: Option<Arc<document::Entity>>,
    /// Where each form stands among them, letter by letter.
    places: QuickMap<String, u32>,
}

/// A form of a name, with what it counts for.
#[derive(Debug, Clone)]
pub(in crate::archive) struct FormOfName {
    pub form: Form,
    pub kind: FormKind,
}

impl Registered {
    pub(super) fn new(document: &Arc<document::Entity>) -> Registered {
        let Forms { forms, places } = forms(document);
        Registered {
            kind: document.kind(),
            id: document.id.clone(),
            name: document.name.value.clone(),
            forms,
            places,
            document: Some(document.clone()),
        }
    }

    /// A topic that has no file.
    pub(super) fn topic(id: String, name: String) -> Registered {
        let (forms, places) = (Vec::new(), QuickMap::default());
        Registered { kind: Kind::Topic, id, name, forms, places, document: None }
    }

    /// Its id without the folder.
    pub(in crate::archive) fn stem(&self) -> &str {
        self.id.rsplit('/').next().unwrap_or(&self.id)
    }

    /// Whether a text is its id or stem, not a form of its name.
    pub(super) fn has_id(&self, text: &str) -> bool {
        self.id == text || self.stem() == text
    }

    /// The form that some words are, letter by letter.
    pub(in crate::archive) fn form_of(&self, words: &str) -> Option<u32> {
        self.places.get(words).copied()
    }

    /// What a searcher for names needs to know.
    pub(super) fn bearer(&self) -> Bearer<'_> {
        let mut bearer = Bearer { kind: self.kind, forms: Vec::new(), not: Vec::new(), roles: Vec::new() };
        for form in &self.forms {
            bearer.forms.push(NamedForm { text: &form.form.form, kind: form.kind });
        }
        if let Some(document) = &self.document {
            for words in &document.not {
                bearer.not.push(&words.value);
            }
            for role in document.roles() {
                bearer.roles.push(Role { name: &role.role, from: role.from, until: role.until });
            }
        }
        bearer
    }
}

/// Forms of a name, and where each of them stands.
struct Forms {
    forms: Vec<FormOfName>,
    places: QuickMap<String, u32>,
}

/// The display name, other full forms, short names, each once.
fn forms(document: &document::Entity) -> Forms {
    let mut all =
        vec![(Form { form: document.name.value.clone(), lang: None, span: document.name.span }, FormKind::Name)];
    for form in &document.names {
        all.push((form.clone(), FormKind::Other));
    }
    for form in short_forms(document) {
        all.push((form, FormKind::Short));
    }
    let mut forms: Vec<FormOfName> = Vec::with_capacity(all.len());
    let mut places: QuickMap<String, u32> = QuickMap::default();
    for (form, kind) in all {
        match places.get(&form.form) {
            // The display name may stand in the list again, to say its language.
            Some(known) => {
                let known = &mut forms[*known as usize].form;
                known.lang = known.lang.take().or(form.lang);
            }
            None => {
                places.insert(form.form.clone(), u32::try_from(forms.len()).unwrap_or(u32::MAX));
                forms.push(FormOfName { form, kind });
            }
        }
    }
    Forms { forms, places }
}

/// Short names as the file has them; where it says nothing, the surnames of a person.
pub(in crate::archive) fn short_forms(document: &document::Entity) -> Vec<Form> {
    if let Some(short) = &document.short_names {
        return short.clone();
    }
    if document.kind() != Kind::Person {
        return Vec::new();
    }
    let mut surnames = Vec::from_iter(surname(&document.name.value));
    for form in &document.names {
        surnames.extend(surname(&form.form));
    }
    surnames
}

/// The surname of a full form as a form of its own.
fn surname(form: &str) -> Option<Form> {
    names::surname(form).map(|surname| Form { form: surname.to_owned(), lang: None, span: Span::default() })
}
