//! Entities in another language: `people/t.kk.md` beside `people/t.md` is the same person.
//!
//! Her names there are forms of her name, and no second person has them: else every mention would be ambiguous. An entity has one page, so that
//! the text of the other file is not shown, which is said. Where the one is held back, so is the other.

use std::collections::HashMap;
use std::collections::HashSet;
use std::sync::Arc;

use crate::archive::register::short_forms;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::ProblemKind;
use crate::document::Entity;
use crate::document::Form;
use crate::document::HeldBack;
use crate::document::Translation;

use crate::value::Lang;
use crate::value::Span;

/// Gives the names of translations to the entities that they are of.
pub(super) fn join(entities: &mut Vec<Arc<Entity>>, held: &mut Vec<HeldBack>, diagnostics: &mut Vec<Diagnostic>) {
    if entities.iter().all(|entity| entity.beside.is_none()) {
        return;
    }
    let hidden: HashSet<String> = held.iter().map(|held| held.source.path.as_str().to_owned()).collect();
    let mut originals: HashMap<String, usize> = HashMap::new();
    for (index, entity) in entities.iter().enumerate() {
        originals.insert(entity.source.path.as_str().to_owned(), index);
    }
    let mut joined: Vec<(usize, usize)> = Vec::new();
    let mut gone: HashSet<usize> = HashSet::new();
    for (index, entity) in entities.iter().enumerate() {
        let Some(Translation { of, .. }) = &entity.beside else { continue };
        if hidden.contains(of) {
            let message = format!("held back with `{of}`, which it is a translation of");
            diagnostics.push(Diagnostic::note(ProblemKind::HeldBack, message).in_file(&entity.source.path));
            held.push(Entity::clone(entity).held_back());
            gone.insert(index);
        } else if let Some(original) = originals.get(of) {
            joined.push((*original, index));
            gone.insert(index);
        }
    }
    for (original, translation) in joined {
        let translation = entities[translation].clone();
        diagnostics.extend(unshown(&translation));
        take(Arc::make_mut(&mut entities[original]), &translation);
    }
    let mut seen = 0;
    entities.retain(|_| {
        seen += 1;
        !gone.contains(&(seen - 1))
    });
}

/// Takes the names of a translation.
fn take(entity: &mut Entity, translation: &Entity) {
    let Entity { name, names, short_names, not, beside, .. } = translation;
    let lang = beside.as_ref().map(|translation| &translation.lang);
    let form = |form: &str, written: Option<&Lang>| Form {
        form: form.to_owned(),
        lang: written.or(lang).cloned(),
        span: Span::default(),
    };
    if let Some(more) = short_names {
        let mut all = short_forms(entity);
        for short in more {
            all.push(form(&short.form, short.lang.as_ref()));
        }
        entity.short_names = Some(all);
    }
    entity.names.push(form(&name.value, None));
    for other in names {
        entity.names.push(form(&other.form, other.lang.as_ref()));
    }
    entity.not.extend_from_slice(not);
}

/// A warning where a translation has more than names.
fn unshown(translation: &Entity) -> Option<Diagnostic> {
    let Entity { body, summary, source, beside, .. } = translation;
    let Translation { of, .. } = beside.as_ref()?;
    if body.is_empty() && summary.is_empty() {
        return None;
    }
    let message = format!("the names of this file are those of `{of}`; its text is not shown");
    let problem = Diagnostic::warning(ProblemKind::FileNotRead, message).in_file(&source.path);
    Some(problem.hint(format!("put the text into `{of}`, between `<div lang=…>` and `</div>`")))
}
