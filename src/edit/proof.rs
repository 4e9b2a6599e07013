//! What a change means, said without a text: the values before it, with the change.

use crate::edit::change::Change;
use crate::edit::front::Front;
use crate::edit::written::Written;
use crate::input::tree::Value;
use crate::input::yaml::Oddity;

/// What values say, for a comparison.
pub(super) fn said(fields: &Value) -> Written {
    settled(Written::of(fields))
}

/// What values will say.
pub(super) fn meant(fields: &Value, change: &Change) -> Written {
    let before = Written::of(fields);
    settled(match change {
        Change::Set(path, value) => set(before, path, &value.as_read()),
        Change::Add(key, value) => {
            let list = added(entry(&before, key), value.as_read());
            set(before, std::slice::from_ref(key), &list)
        }
        Change::Remove(path) => removed(before, path),
    })
}

/// Whether a text that has been changed says what was meant, with the same oddities as before: a key that stood twice stands twice.
pub(super) fn is_meant(after: &Front, meant: &Written, before: &Front) -> bool {
    said(&after.fields) == *meant && doubled(&after.oddities) == doubled(&before.oddities)
}

fn doubled(oddities: &[Oddity]) -> Vec<(&str, Written)> {
    let mut doubled = Vec::new();
    for oddity in oddities {
        if let Oddity::DuplicateKey(key, value) = oddity {
            doubled.push((key.value.as_str(), Written::of(value)));
        }
    }
    doubled
}

/// A mapping without entries and nothing at all are one.
fn settled(value: Written) -> Written {
    match value {
        Written::Map(entries) if entries.is_empty() => Written::Null,
        Written::Map(entries) => Written::Map(entries.into_iter().map(|(key, value)| (key, settled(value))).collect()),
        Written::List(values) => Written::List(values.into_iter().map(settled).collect()),
        scalar => scalar,
    }
}

fn entry<'a>(value: &'a Written, key: &str) -> &'a Written {
    let Written::Map(entries) = value else { return &Written::Null };
    match entries.iter().find(|(name, _)| name == key) {
        Some((_, value)) => value,
        None => &Written::Null,
    }
}

/// A list with one value more.
pub(super) fn added(list: &Written, value: Written) -> Written {
    Written::List(match list {
        Written::Null => vec![value],
        Written::List(values) => {
            let mut values = values.clone();
            values.push(value);
            values
        }
        only => vec![only.clone(), value],
    })
}

fn set(value: Written, path: &[String], new: &Written) -> Written {
    let [key, rest @ ..] = path else { return new.clone() };
    if let (Written::List(mut values), Ok(index)) = (value.clone(), key.parse::<usize>())
        && let Some(item @ Written::Map(_)) = values.get_mut(index)
    {
        *item = set(std::mem::replace(item, Written::Null), rest, new);
        return Written::List(values);
    }
    let mut entries = match value {
        Written::Map(entries) => entries,
        _ => Vec::new(),
    };
    match entries.iter_mut().find(|(name, _)| name == key) {
        Some((_, value)) => *value = set(std::mem::replace(value, Written::Null), rest, new),
        None => entries.push((key.clone(), set(Written::Null, rest, new))),
    }
    Written::Map(entries)
}

fn removed(value: Written, path: &[String]) -> Written {
    let (Written::Map(mut entries), [key, rest @ ..]) = (value.clone(), path) else { return value };
    if rest.is_empty() {
        entries.retain(|(name, _)| name != key);
    } else if let Some((_, value)) = entries.iter_mut().find(|(name, _)| name == key) {
        *value = removed(std::mem::replace(value, Written::Null), rest);
    }
    Written::Map(entries)
}
