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
use crate::value::Located;
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
    let selections: HashMap<String, Selection> =
        rows.iter().filter_map(|row| Some((field(row, "id")?.value, selection(row)))).collect();
    let (public, private): (Vec<&Value>, Vec<&Value>) = rows.iter().partition(|row| is_public(row));
    if !private.is_empty() {
        let problem = Diagnostic::note(
            ProblemKind::NotPublished,
            format!("private or hidden notes are left out: {}", private.len()),
        );
        problems.push(problem.in_file(&source.path));
    }
    let mut annotations = Vec::with_capacity(public.len());
    for row in public {
        let parents = row.entry("references").map(Value::values).unwrap_or_default();
        let is_reply = !parents.is_empty();
        let answered =
            parents.first().and_then(Value::string).and_then(|parent| selections.get(&parent.value).cloned());
        let selection = if is_reply { answered.unwrap_or(Selection::Whole) } else { selection(row) };
        let written = field(row, "text").filter(|text| !text.value.trim().is_empty());
        let tags = row.entry("tags").map(Value::values).unwrap_or_default();
        let tags: Vec<String> = tags.iter().filter_map(Value::string).map(|tag| tag.value).collect();
        let motivation = match (&written, is_reply) {
            (_, true) => "replying",
            (None, false) => "highlighting",
            (Some(_), false) => "commenting",
        };
        annotations.push(Annotation {
            source: source.clone(),
            span: row.span,
            // The id and the link of an annotation lead to its account.
            id: None,
            target: field(row, "uri").map(|uri| uri.value),
            selection,
            note: written.map_or_else(Note::default, |text| note::markdown(&[text], None, source, input, problems)),
            motivation,
            by: match input.settings.annotators {
                Annotators::Hidden => None,
                Annotators::Shown => author(row),
            },
            date: field(row, "created").and_then(|created| Date::parse(&created.value)).map(|(date, _)| date),
            tags,
        });
    }
    annotations
}

fn field(row: &Value, key: &str) -> Option<Located<String>> {
    row.entry(key).and_then(Value::string)
}

/// Whether others than its author may read a note.
fn is_public(row: &Value) -> bool {
    let is_true =
        |key| row.entry(key).is_some_and(|value| matches!(&value.shape, Shape::Scalar { text, .. } if text == "true"));
    let readers = row.entry("permissions").and_then(|permissions| permissions.entry("read"));
    let is_for_author = |readers: &Value| {
        readers.values().iter().filter_map(Value::string).all(|reader| reader.value.starts_with("acct:"))
    };
    !is_true("hidden") && !readers.is_some_and(is_for_author)
}

/// The name that an account shows, else the account without its host.
fn author(row: &Value) -> Option<String> {
    let shown = row.entry("user_info").and_then(|user| field(user, "display_name"));
    let account = field(row, "user").map(|user| {
        let name = user.value.trim_start_matches("acct:");
        name.split('@').next().unwrap_or(name).to_owned()
    });
    shown.map(|name| name.value).or(account)
}

fn selection(row: &Value) -> Selection {
    let targets = row.entry("target").map(Value::values).unwrap_or_default();
    let selectors: Vec<&Value> =
        targets.iter().filter_map(|target| target.entry("selector")).flat_map(Value::values).collect();
    let of_type = |name: &str| {
        selectors.iter().copied().find(|selector| field(selector, "type").is_some_and(|known| known.value == name))
    };
    let position =
        of_type("TextPositionSelector").and_then(|selector| selector.entry("start")).and_then(Value::whole_number);
    let quote = of_type("TextQuoteSelector");
    let exact = quote.and_then(|quote| field(quote, "exact")).filter(|exact| !exact.value.trim().is_empty());
    match (exact, selectors.is_empty()) {
        (Some(quoted), _) => Selection::Quote {
            quote: quoted,
            prefix: quote.and_then(|quote| field(quote, "prefix")).map(|prefix| prefix.value),
            suffix: quote.and_then(|quote| field(quote, "suffix")).map(|suffix| suffix.value),
            position: position.map(Position::Utf16),
        },
        (None, true) => Selection::Whole,
        (None, false) => Selection::Unread("a place in a page".to_owned()),
    }
}
