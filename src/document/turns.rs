//! Invisible signs that turn the direction of writing (Unicode Standard Annex 9: embeddings, overrides, isolates) in names and titles.
//!
//! One that is not ended turns round what stands after it, on every list that shows the name, and can make it read as another. Marks of
//! direction (U+200E, U+200F, U+061C) turn nothing round and stay: names in Arabic and Hebrew need them.

use crate::diagnostic::Diagnostic;
use crate::diagnostic::ProblemKind;
use crate::input::tree::Shape;
use crate::input::tree::Value;
use crate::value::Source;

/// Words of the text, which are looked for in it as they are.
const QUOTED: [&str; 3] = ["quote", "prefix", "suffix"];

/// Drops them from every value but quoted words, with a warning.
pub(super) fn drop(value: &mut Value, source: &Source, problems: &mut Vec<Diagnostic>) {
    match &mut value.shape {
        Shape::Scalar { text, .. } if text.contains(is_turn) => {
            text.retain(|letter| !is_turn(letter));
            let message = "invisible signs that turn the direction of writing are dropped";
            let problem = Diagnostic::warning(ProblemKind::DroppedMarkup, message).at(source, value.span);
            problems.push(problem.hint("a name is set apart from what stands beside it anyway"));
        }
        Shape::Scalar { .. } | Shape::Null => {}
        Shape::List(values) => values.iter_mut().for_each(|value| drop(value, source, problems)),
        Shape::Map(entries) => {
            let others = entries.iter_mut().filter(|(key, _)| !QUOTED.contains(&key.value.as_str()));
            others.for_each(|(_, value)| drop(value, source, problems));
        }
    }
}

fn is_turn(letter: char) -> bool {
    matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
