//! Fields of a text, taken one after the other: what nobody takes is left, and nothing is lost on the way.

use crate::import::site::front;
use crate::input::tree::Shape;
use crate::input::tree::Value;

/// Fields that have not been taken yet.
#[derive(Debug)]
pub(super) struct Taking {
    entries: Vec<(String, Value)>,
}

impl Taking {
    pub(super) fn of(fields: &Value) -> Taking {
        let entries = match &fields.shape {
            Shape::Map(entries) => entries.iter().map(|(key, value)| (key.value.clone(), value.clone())).collect(),
            _ => Vec::new(),
        };
        let mut taking = Taking { entries };
        taking.entries.retain(|(_, value)| !is_empty(value));
        taking
    }

    /// The first of some keys whose value passes.
    pub(super) fn take_if(&mut self, keys: &[&str], is_wanted: impl Fn(&Value) -> bool) -> Option<Value> {
        let place = |key: &&str| {
            self.entries.iter().position(|(known, value)| known.eq_ignore_ascii_case(key) && is_wanted(value))
        };
        let at = keys.iter().find_map(place)?;
        Some(self.entries.remove(at).1)
    }

    /// The first of some keys that has a text.
    pub(super) fn text(&mut self, keys: &[&str]) -> Option<String> {
        let value = self.take_if(keys, |value| front::scalar(value).is_some())?;
        front::scalar(&value).map(str::to_owned)
    }

    /// All texts of all of some keys, each once.
    pub(super) fn texts(&mut self, keys: &[&str]) -> Vec<String> {
        let mut texts: Vec<String> = Vec::new();
        for key in keys {
            while let Some(value) = self.take_if(&[key], |value| !texts_of(value).is_empty()) {
                for text in texts_of(&value) {
                    if !texts.contains(&text) {
                        texts.push(text);
                    }
                }
            }
        }
        texts
    }

    /// Drops keys that say nothing here.
    pub(super) fn drop(&mut self, keys: &[&str]) {
        self.entries.retain(|(known, _)| !keys.iter().any(|key| known.eq_ignore_ascii_case(key)));
    }

    /// What nobody has taken.
    pub(super) fn rest(self) -> Vec<(String, Value)> {
        self.entries
    }
}

fn is_empty(value: &Value) -> bool {
    match &value.shape {
        // An empty flag may mean something: `draft:`.
        Shape::Null => false,
        Shape::Scalar { text, .. } => text.trim().is_empty(),
        Shape::List(values) => values.iter().all(is_empty),
        Shape::Map(entries) => entries.iter().all(|(_, value)| is_empty(value)),
    }
}

/// The texts of a list, or of one value; mappings give their names.
pub(super) fn texts_of(value: &Value) -> Vec<String> {
    let named = |value: &Value| {
        let name = front::first_text(value, &["name", "title", "label", "slug", "id"]);
        front::scalar(value).or(name).map(str::to_owned)
    };
    value.values().iter().filter_map(named).collect()
}
