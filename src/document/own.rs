//! Fields of the archive's own that stand beside the others: those that `fields:` in `site.yaml` declares.

use crate::input::Input;
use crate::input::fields::Table;
use crate::input::tree::Shape;
use crate::input::tree::Value;

/// Takes declared fields out of front matter, so that nobody reports them as unknown. A field of ours keeps its name.
pub(super) fn take(fields: &mut Value, table: &Table, input: &Input) -> Vec<(String, Vec<String>)> {
    let declared = &input.settings.fields;
    let Shape::Map(entries) = &mut fields.shape else { return Vec::new() };
    if declared.is_empty() {
        return Vec::new();
    }
    let mut own = Vec::new();
    entries.retain(|(key, value)| {
        let is_own = declared.iter().any(|(name, _)| *name == key.value) && table.find(&key.value).is_none();
        if is_own {
            own.push((key.value.clone(), value.values().iter().filter_map(text).collect()));
        }
        !is_own
    });
    own
}

fn text(value: &Value) -> Option<String> {
    match &value.shape {
        Shape::Scalar { text, .. } => Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
        Shape::Null | Shape::List(_) | Shape::Map(_) => None,
    }
}
