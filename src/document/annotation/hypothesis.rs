//! Annotations as Hypothesis exports them: a file of its client, or an answer of its search API.
//!
//! "Only me" is private. Notes for a group are the group's to publish: an editor who exports them has decided.
//!
//! Accounts are dropped unless the site's settings ask for them. Notes that only their author may read are left out, and so are
//! those that moderators hid. A reply stands on the words of what it answers.

use std::collections::HashMap;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::ProblemKind;
use crate::document::annotation::Annotation;
use crate::document::annotation::Position;
use crate::document::annotation::Selection;
use crate::document::annotation::note;
use crate::document::annotation::note::Note;
use crate::input::Annotators;
use crate::input::Input;
use crate::input::tree::Shape;
use crate::input::tree::Value;
use crate::value::Date;

use crate::value::Source;

/// Whether a document comes from Hypothesis.
pub(super) fn is_export(document: &Value) -> bool {
    rows(document).is_some_and(|rows| rows.iter().all(|row| row.entry("uri").is_some()))
        && document.entry("@context").is_none()
}

fn rows(document: &Value) -> Option<&[Value]> {
    let list = match &document.shape {
        Shape::Map(_) => document.entry("annotations").or_else(|| document.entry("rows"))?,
        _ => document,
    };
    match &list.shape {
        Shape::List(rows) => Some(rows),
        _ => None,
    }
}

/// Reads an export, in the order of its rows.
pub(super) fn read(
    document: &Value,
    source: &Source,
    input: &Input,
    problems: &mut Vec<Diagnostic>,
) -> Vec<Annotation> {
    let rows = rows(document).unwrap_or_default();
    let mut selections: HashMap<String, Selection> = HashMap::new();
    for row in rows {
        if let Some(id) = row.string_of("id") {
            selections.insert(id.value, selection(row));
        }
    }
    let (public, private): (Vec<&Value>, Vec<&Value>) = rows.iter().partition(|row| is_public(row));
    if !private.is_empty() {
        let problem = Diagnostic::note(
            ProblemKind::NotPublished,
            format!("private or hidden notes, and those of groups, are left out: {}", private.len()),
        );
        problems.push(problem.in_file(&source.path));
    }
    let mut annotations = Vec::with_capacity(public.len());
    for row in public {
        let is_reply = !row.values_of("references").is_empty();
        let selection = if is_reply { answered(row, &selections) } else { selection(row) };
        let written = row.string_of("text").filter(|text| !text.value.trim().is_empty());
        let motivation = match (&written, is_reply) {
            (_, true) => "replying",
            (None, false) => "highlighting",
            (Some(_), false) => "commenting",
        };
        let note = match written {
            Some(text) => note::markdown(&[text], None, source, input, problems),
            None => Note::default(),
        };
        annotations.push(Annotation {
            source: source.clone(),
            span: row.span,
            // The id and the link of an annotation lead to its account.
            id: None,
            target: row.string_of("uri").map(|uri| uri.value),
            selection,
            note,
            motivation,
            by: match input.settings.annotators {
                Annotators::Hidden => None,
                Annotators::Shown => author(row),
            },
            date: created(row),
            tags: tags(row),
        });
    }
    annotations
}

/// What a reply stands on: the words of what it answers, where that is known.
fn answered(row: &Value, selections: &HashMap<String, Selection>) -> Selection {
    if let Some(parent) = row.values_of("references").first()
        && let Some(parent) = parent.string()
        && let Some(selection) = selections.get(&parent.value)
    {
        return selection.clone();
    }
    Selection::Whole
}

fn created(row: &Value) -> Option<Date> {
    let (date, _) = Date::parse(&row.string_of("created")?.value)?;
    Some(date)
}

fn tags(row: &Value) -> Vec<String> {
    let tags = row.values_of("tags").iter().filter_map(Value::string);
    tags.map(|tag| tag.value).collect()
}
/// Whether others than its author may read a note.
fn is_public(row: &Value) -> bool {
    if let Some(Value { shape: Shape::Scalar { text, .. }, .. }) = row.entry("hidden")
        && text != "false"
    {
        return false;
    }
    let is_of_everybody = row.string_of("group").is_none_or(|group| group.value == EVERYBODY);
    let Some(readers) = readers(row) else { return is_of_everybody };
    is_of_everybody
        && readers.iter().any(|reader| reader.string().is_some_and(|reader| reader.value.ends_with(EVERYBODY)))
}

/// The group of those who read without an account; what is said in another is for its members.
const EVERYBODY: &str = "__world__";

/// Those who may read a note, where the row says who.
fn readers(row: &Value) -> Option<&[Value]> {
    Some(row.entry("permissions")?.entry("read")?.values())
}

/// The name that an account shows, else the account without its host.
fn author(row: &Value) -> Option<String> {
    if let Some(user) = row.entry("user_info")
        && let Some(shown) = user.string_of("display_name")
    {
        return Some(shown.value);
    }
    let account = row.string_of("user")?.value;
    let name = account.trim_start_matches("acct:");
    Some(name.split('@').next().unwrap_or(name).to_owned())
}

fn selection(row: &Value) -> Selection {
    let mut selectors = Vec::new();
    for target in row.values_of("target") {
        selectors.extend(target.values_of("selector"));
    }
    if let Some(quote) = of_type(&selectors, "TextQuoteSelector")
        && let Some(exact) = quote.string_of("exact")
        && !exact.value.trim().is_empty()
    {
        return Selection::Quote {
            quote: exact,
            prefix: quote.string_of("prefix").map(|prefix| prefix.value),
            suffix: quote.string_of("suffix").map(|suffix| suffix.value),
            position: position(&selectors),
        };
    }
    if selectors.is_empty() { Selection::Whole } else { Selection::Unread("a place in a page".to_owned()) }
}

fn of_type<'v>(selectors: &[&'v Value], name: &str) -> Option<&'v Value> {
    selectors.iter().copied().find(|selector| is_a(selector, name))
}

fn is_a(selector: &Value, name: &str) -> bool {
    selector.string_of("type").is_some_and(|known| known.value == name)
}

fn position(selectors: &[&Value]) -> Option<Position> {
    let start = of_type(selectors, "TextPositionSelector")?.entry("start")?.whole_number()?;
    Some(Position::Utf16(start))
}
