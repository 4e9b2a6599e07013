//! What names are filed under: a person's family name, an event's day, else the name itself.
//!
//! The family name is the short name that the display name ends with. That is a guess, and wrong for names that begin with it:
//! `sort:` says it there.

use crate::archive::Archive;
use crate::archive::Entity;
use crate::archive::EntityIndex;
use crate::archive::FormKind;
use crate::language::Words;
use crate::value::Date;
use crate::value::Kind;

/// `Toqaev, Qasym-Zhomart`.
pub fn filed_as(entity: &Entity) -> String {
    let written = entity.document.as_ref().and_then(|document| document.sort.clone());
    written.or_else(|| family_first(entity)).unwrap_or_else(|| entity.name.clone())
}

fn family_first(entity: &Entity) -> Option<String> {
    let shorts = entity.forms.iter().filter(|form| form.kind == FormKind::Short && entity.kind == Kind::Person);
    for family in shorts.map(|form| form.form.form.as_str()) {
        if let Some(given) = entity.name.strip_suffix(family).and_then(|given| given.strip_suffix(' ')) {
            return Some(format!("{family}, {given}"));
        }
    }
    None
}

/// Entities of one kind in the language's order of what they are filed under; events in the order of time, those without a date last.
pub fn in_order(archive: &Archive, words: &Words, entities: &mut Vec<EntityIndex>) {
    let mut filed: Vec<(Option<Date>, String, EntityIndex)> = Vec::new();
    for index in entities.drain(..) {
        let entity = archive.entity(index);
        let start = entity.document.as_ref().and_then(|document| document.start());
        filed.push((start.filter(|_| entity.kind == Kind::Event), filed_as(entity), index));
    }
    let by_time = |a: Option<Date>, b: Option<Date>| match (a, b) {
        (Some(a), Some(b)) => a.days().cmp(&b.days()),
        (a, b) => b.is_some().cmp(&a.is_some()),
    };
    filed.sort_by(|a, b| by_time(a.0, b.0).then_with(|| words.locale.compare(&a.1, &b.1)));
    entities.extend(filed.into_iter().map(|(.., index)| index));
}
