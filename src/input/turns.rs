//! Invisible signs that turn the direction of writing (Unicode Standard Annex 9: embeddings, overrides, isolates) in names and titles.
//!
//! One that is not ended turns round what stands after it, on every list that shows the name, and can make it read as another. Marks of
//! direction (U+200E, U+200F, U+061C) turn nothing round and stay: names in Arabic and Hebrew need them.

use crate::diagnostic::Diagnostic;
use crate::diagnostic::ProblemKind;
use crate::input::tree::Shape;
use crate::input::tree::Value;
use crate::value::Source;
use crate::value::Span;

/// Words of the text, which are looked for in it as they are, and stand apart from others where they are shown.
const QUOTED: [&str; 4] = ["quote", "exact", "prefix", "suffix"];

/// Drops them from every value but quoted words, with a warning.
pub fn drop(value: &mut Value, source: &Source, problems: &mut Vec<Diagnostic>) {
    match &mut value.shape {
        Shape::Scalar { text, .. } => {
            if drop_from(text) {
                problems.push(dropped(source, value.span));
            }
        }
        Shape::Null => {}
        Shape::List(values) => values.iter_mut().for_each(|value| drop(value, source, problems)),
        Shape::Map(entries) => {
            for (key, value) in entries {
                if !QUOTED.contains(&key.value.as_str()) {
                    drop(value, source, problems);
                }
            }
        }
    }
}

/// Drops them from a text; whether there were any.
pub fn drop_from(text: &mut String) -> bool {
    let length = text.len();
    text.retain(|letter| !is_turn(letter));
    text.len() < length
}

/// Says that they were dropped from a place.
pub fn dropped(source: &Source, span: Span) -> Diagnostic {
    let message = "invisible signs that turn the direction of writing are dropped";
    let problem = Diagnostic::warning(ProblemKind::DroppedMarkup, message).at(source, span);
    problem.hint("a name is set apart from what stands beside it anyway")
}

fn is_turn(letter: char) -> bool {
    matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
