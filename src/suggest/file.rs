//! What is written of a decision: the file of a new entity, and the changes to one that is there.

use crate::archive::Entity;
use crate::edit;
use crate::edit::Change;
use crate::edit::Written;
use crate::names;
use crate::names::FormKind;
use crate::suggest::gazetteer::Found;
use crate::suggest::list::Name;

/// The text of the file of a new entity.
pub fn entity(name: &str, names: &[Name], short: &[String], place: Option<&Found>) -> String {
    let mut fields = vec![("name".to_owned(), Written::text(name))];
    if !names.is_empty() {
        fields.push(("names".to_owned(), Written::List(names.iter().map(Name::written).collect())));
    }
    if !short.is_empty() {
        // A file that says short names has no others: the surnames of its full ones stand there too.
        let full = std::iter::once(name).chain(names.iter().map(|name| name.form.as_str()));
        let mut all: Vec<String> = full.filter_map(|name| Some(names::surname(name)?.to_owned())).collect();
        all.extend(short.iter().cloned());
        fields.push(("short_names".to_owned(), Written::texts(&once(all))));
    }
    if let Some(place) = place {
        fields.extend(place.fields());
    }
    edit::file(&fields, "")
}

/// The changes that give a place the coordinates of a gazetteer; what its file says of them already stays.
pub fn completion(entity: &Entity, place: &Found) -> Vec<Change> {
    let document = entity.document.as_ref();
    let has_precision = document.is_some_and(|document| document.precision().is_some());
    let has_number =
        document.is_some_and(|document| document.same_as.iter().any(|(register, _)| register == "geonames"));
    let mut changes = Vec::new();
    for (name, value) in place.fields() {
        match (name.as_str(), value) {
            ("precision", _) if has_precision => {}
            ("same_as", _) if has_number => {}
            ("same_as", Written::Map(entries)) => {
                for (register, number) in entries {
                    changes.push(Change::Set(vec![name.clone(), register], number));
                }
            }
            (_, value) => changes.push(Change::set(&name, value)),
        }
    }
    changes
}

/// What an entity gets that it lacks.
#[derive(Debug, Clone, Default)]
pub struct Additions {
    pub changes: Vec<Change>,
    pub forms: usize,
}

/// The changes that give an entity forms; what it has already is left out.
pub fn additions(entity: &Entity, names: &[Name], short: &[String]) -> Additions {
    let is_new = |form: &str| entity.forms.iter().all(|known| known.form.form != form);
    let mut additions = Additions::default();
    for name in names.iter().filter(|name| is_new(&name.form)) {
        additions.changes.push(Change::Add("names".to_owned(), name.written()));
        additions.forms += 1;
    }
    let mut short = once(short.to_vec());
    short.retain(|form| is_new(form));
    if short.is_empty() {
        return additions;
    }
    additions.forms += short.len();
    let has_own = entity.document.as_ref().is_some_and(|document| document.short_names.is_some());
    if has_own {
        additions.changes.extend(short.iter().map(|form| Change::Add("short_names".to_owned(), Written::text(form))));
        return additions;
    }
    // Those that counted without being said must be said from now on.
    let mut all: Vec<String> = Vec::new();
    for form in entity.forms.iter().filter(|form| form.kind == FormKind::Short) {
        all.push(form.form.form.clone());
    }
    all.extend(short);
    additions.changes.push(Change::set("short_names", Written::texts(&once(all))));
    additions
}

fn once(forms: Vec<String>) -> Vec<String> {
    let mut once: Vec<String> = Vec::with_capacity(forms.len());
    for form in forms {
        if !once.contains(&form) {
            once.push(form);
        }
    }
    once
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_file_says_what_was_decided() {
        let names = [Name { form: "Ерлан Тургумбаев".to_owned(), lang: Some("ru".to_owned()) }];
        let text = entity("Yerlan Turgumbayev", &names, &["Турғымбаев".to_owned()], None);
        let expected = "---\nname: Yerlan Turgumbayev\nnames:\n  - form: Ерлан Тургумбаев\n    lang: ru\nshort_names:\n  - Turgumbayev\n  \
                        - Тургумбаев\n  - Турғымбаев\n---\n";
        assert_eq!(text, expected);
    }
}
