//! Entities in another language: `people/t.kk.md` beside `people/t.md` is the same person.
//!
//! Her names there are forms of her name, and no second person has them: else every mention would be ambiguous. An entity has one page, so that
//! the text of the other file is not shown, which is said. Where the one is held back, so is the other.

use std::collections::HashMap;
use std::collections::HashSet;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::ProblemKind;
use crate::document::Entity;
use crate::document::Form;
use crate::document::HeldBack;
use crate::document::Translation;
use crate::names;
use crate::value::Kind;
use crate::value::Span;

/// Gives the names of translations to the entities that they are of.
pub(super) fn join(entities: &mut Vec<Entity>, held: &mut Vec<HeldBack>, diagnostics: &mut Vec<Diagnostic>) {
    if entities.iter().all(|entity| entity.beside.is_none()) {
        return;
    }
    let hidden: HashSet<String> = held.iter().map(|held| held.source.path.as_str().to_owned()).collect();
    let originals: HashMap<String, usize> =
        (0..).zip(entities.iter()).map(|(index, entity)| (entity.source.path.as_str().to_owned(), index)).collect();
    let mut joined: Vec<(usize, usize)> = Vec::new();
    let mut gone: HashSet<usize> = HashSet::new();
    for (index, entity) in entities.iter().enumerate() {
        let Some(Translation { of, .. }) = &entity.beside else { continue };
        if hidden.contains(of) {
            let message = format!("held back with `{of}`, which it is a translation of");
            diagnostics.push(Diagnostic::note(ProblemKind::HeldBack, message).in_file(&entity.source.path));
            held.push(entity.clone().held_back());
            gone.insert(index);
        } else if let Some(original) = originals.get(of) {
            joined.push((*original, index));
            gone.insert(index);
        }
    }
    for (original, translation) in joined {
        let translation = entities[translation].clone();
        diagnostics.extend(unshown(&translation));
        take(&mut entities[original], translation);
    }
    let mut index = 0..;
    entities.retain(|_| index.next().is_none_or(|index| !gone.contains(&index)));
}

/// Takes the names of a translation.
fn take(entity: &mut Entity, translation: Entity) {
    let Entity { name, names, short_names, not, beside, .. } = translation;
    let lang = beside.map(|translation| translation.lang);
    let form =
        |form: String, written: Option<_>| Form { form, lang: written.or_else(|| lang.clone()), span: Span::default() };
    if let Some(more) = short_names {
        let derived = surnames(entity);
        let known = entity.short_names.get_or_insert(derived);
        known.extend(more.into_iter().map(|short| form(short.form, short.lang)));
    }
    entity.names.push(form(name.value, None));
    entity.names.extend(names.into_iter().map(|other| form(other.form, other.lang)));
    entity.not.extend(not);
}

/// The short names of a person whose file says nothing of them.
fn surnames(entity: &Entity) -> Vec<Form> {
    if entity.kind() != Kind::Person {
        return Vec::new();
    }
    let full = std::iter::once(&entity.name.value).chain(entity.names.iter().map(|form| &form.form));
    let surnames = full.filter_map(|form| names::surname(form));
    surnames.map(|surname| Form { form: surname.to_owned(), lang: None, span: Span::default() }).collect()
}

/// A warning where a translation has more than names.
fn unshown(translation: &Entity) -> Option<Diagnostic> {
    let Entity { body, summary, source, beside, .. } = translation;
    let Translation { of, .. } = beside.as_ref().filter(|_| !body.is_empty() || !summary.is_empty())?;
    let message = format!("the names of this file are those of `{of}`; its text is not shown");
    let problem = Diagnostic::warning(ProblemKind::FileNotRead, message).in_file(&source.path);
    Some(problem.hint(format!("put the text into `{of}`, between `<div lang=…>` and `</div>`")))
}
