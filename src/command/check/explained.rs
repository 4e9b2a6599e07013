//! Shows an explanation of names: to people a line for each name, to programs a JSON object a line.

use serde_json::json;

use crate::archive::Explained;
use crate::archive::Explanation;
use crate::archive::Field;
use crate::archive::Outcome;
use crate::command::report::Format;
use crate::diagnostic::Positions;

pub(super) fn show(explanation: &Explanation, format: Format) -> String {
    let (names, mut positions) = (&explanation.names, Positions::default());
    match format {
        Format::Human => human(explanation),
        Format::Json => names.iter().map(|name| format!("{}\n", as_json(name, &mut positions))).collect(),
        Format::Github => names.iter().filter_map(|name| as_workflow_command(name, &mut positions)).collect(),
    }
}

/// `7:12  Тоқаевтың  people/toqaev, short-ending of Тоқаев`, aligned. Before a place outside the body stands which text it is; what stands in
/// another file comes under its name.
fn human(explanation: &Explanation) -> String {
    let Explanation { id, file, language, names } = explanation;
    let linked = names.iter().filter(|name| matches!(name.outcome, Outcome::Linked { .. })).count();
    let mut shown = format!("{id} ({language}): {linked} names linked, {} left alone\n", names.len() - linked);
    let mut positions = Positions::default();
    let shown_places: Vec<String> = names.iter().map(|name| place(name, &mut positions)).collect();
    let width = |text: &str| text.chars().count();
    let places = shown_places.iter().map(|place| width(place)).max().unwrap_or(0);
    let words = names.iter().map(|name| width(&name.words)).max().unwrap_or(0).min(40);
    let mut before = file;
    for (name, place) in names.iter().zip(&shown_places) {
        if name.place.file != *before {
            shown.push_str(&format!("  in {}:\n", name.place.file));
            before = &name.place.file;
        }
        let text = match &name.outcome {
            Outcome::Linked { entity, form: Some(form), method } if *form != name.words => {
                format!("{entity}, {} of `{form}`", method.word())
            }
            Outcome::Linked { entity, method, .. } => format!("{entity}, {}", method.word()),
            Outcome::Left { entities, reason, .. } => format!("left alone: {reason} ({})", entities.join(", ")),
        };
        shown.push_str(&format!("  {:>places$}  {:<words$}  {text}\n", place, name.words));
        if let Outcome::Left { hint: Some(hint), .. } = &name.outcome {
            shown.push_str(&format!("  {:places$}  {:words$}  {hint}\n", "", ""));
        }
    }
    shown
}

fn place<'a>(name: &'a Explained, positions: &mut Positions<'a>) -> String {
    let (line, column) = line_and_column(name, positions);
    match name.field {
        Field::Body => format!("{line}:{column}"),
        Field::Headline | Field::Summary | Field::Caption | Field::Note(_) => {
            format!("{} {line}:{column}", name.field.word())
        }
    }
}

/// Zeros where a whole file is meant, as by no name.
fn line_and_column<'a>(name: &'a Explained, positions: &mut Positions<'a>) -> (usize, usize) {
    positions.of(&name.place).map_or((0, 0), |position| (position.line, position.column))
}

fn as_json<'a>(name: &'a Explained, positions: &mut Positions<'a>) -> String {
    let (line, column) = line_and_column(name, positions);
    let mut object = json!({
        "file": name.place.file.as_str(),
        "field": name.field.word(),
        "line": line,
        "column": column,
        "words": name.words,
    });
    let more = match &name.outcome {
        Outcome::Linked { entity, form, method } => json!({ "linked": entity, "form": form, "method": method.word() }),
        Outcome::Left { entities, reason, hint } => json!({ "left": entities, "reason": reason, "hint": hint }),
    };
    if let (Some(object), Some(more)) = (object.as_object_mut(), more.as_object()) {
        object.extend(more.clone());
    }
    object.to_string()
}

/// Only what is left alone: GitHub shows it beside the line.
fn as_workflow_command<'a>(name: &'a Explained, positions: &mut Positions<'a>) -> Option<String> {
    let Outcome::Left { entities, reason, .. } = &name.outcome else { return None };
    let (line, column) = line_and_column(name, positions);
    let message = format!("`{}` is left alone: {reason} ({})", name.words, entities.join(", "));
    let message = message.replace('%', "%25").replace('\n', "%0A");
    Some(format!("::notice file={},line={line},col={column}::{message}\n", name.place.file.as_str()))
}
