//! What a row of a table says otherwise than the file that is there: the changes that make the file say it.
//!
//! A cell that is empty says nothing. What means the same is no change: an id and the name that it stands for, a list and its only
//! value, a date written in another way. So what a build has exported comes back without a trace.

use std::collections::HashMap;

use crate::edit::Change;
use crate::edit::Written;
use crate::input::fields::AnyField;
use crate::input::fields::Table;
use crate::input::tree::Shape;
use crate::input::tree::Value;
use crate::value::Date;

/// What stands for what.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// Names of entries by the stem of their file: ids stand for them.
    pub by_stem: HashMap<String, Vec<String>>,
    /// Pseudonyms with the words of the names that they stand for in all that a site publishes.
    pub masks: Vec<(String, Vec<String>)>,
}

/// The changes that bring a file to what a row says. `table` is what the file may hold: it may have a field under another of its names.
pub(super) fn changes(
    fields: &Value,
    row: &[(String, Written)],
    (names, table): (&Names, Option<&Table>),
) -> Vec<Change> {
    let mut changes = Vec::new();
    for (name, new) in row {
        if !is_pseudonym(fields, name, new, names) && !is_published(fields, name, new, names) {
            gather(fields, (vec![as_written(fields, name, table)], new), names, &mut changes);
        }
    }
    changes
}

/// `published` is a date for some generators, and a flag for others.
fn is_published(fields: &Value, name: &str, new: &Written, names: &Names) -> bool {
    let other = match name {
        "date" => "published",
        "published" => "date",
        _ => return false,
    };
    let there = fields.entry(other).filter(|_| fields.entry(name).is_none());
    there.is_some_and(|there| is_same(there, new, names))
}

/// The name under which the file has a field, or would have it.
fn as_written(fields: &Value, name: &str, table: Option<&Table>) -> String {
    let known = table.and_then(|table| table.find(name)).map_or(&[][..], AnyField::names);
    let there = known.iter().find(|known| fields.entry(known).is_some());
    there.map_or(name, |there| there).to_owned()
}

/// Whom a table names by a pseudonym keeps their name in the file.
fn is_pseudonym(fields: &Value, name: &str, new: &Written, names: &Names) -> bool {
    let pseudonym = fields.entry("pseudonym").filter(|_| matches!(name, "name" | "title"));
    pseudonym.is_some_and(|pseudonym| is_same(pseudonym, new, names))
}

fn gather(fields: &Value, (path, new): (Vec<String>, &Written), names: &Names, changes: &mut Vec<Change>) {
    if let Written::Map(entries) = new {
        for (name, value) in entries {
            let mut path = path.clone();
            path.push(name.clone());
            gather(fields, (path, value), names, changes);
        }
        return;
    }
    let there = find(fields, &path);
    // A file that does not say its language has the one of its folder or of the site.
    let is_inherited = there.is_none() && path == ["lang"];
    if !is_inherited && !there.is_some_and(|there| is_same(there, new, names)) {
        changes.push(Change::Set(path, new.clone()));
    }
}

/// The value of a field, also under the names that a short form stands for.
fn find<'a>(fields: &'a Value, path: &[String]) -> Option<&'a Value> {
    let mut value = fields;
    for name in path {
        let Some(inner) = value.entry(name) else { return of_capture(fields, path) };
        value = inner;
    }
    Some(value)
}

/// `archived_url`, `archived_at` and `sha256` are a short form of the first capture.
fn of_capture<'a>(fields: &'a Value, path: &[String]) -> Option<&'a Value> {
    let name = match path {
        [name] => match name.as_str() {
            "archived_url" => "url",
            "archived_at" => "at",
            "sha256" => "sha256",
            _ => return None,
        },
        _ => return None,
    };
    fields.entry("captures")?.values().first()?.entry(name)
}

fn is_same(there: &Value, new: &Written, names: &Names) -> bool {
    match new {
        Written::Text(text) | Written::Plain(text) => {
            words(there).is_some_and(|there| is_same_text(&there, text, names))
        }
        Written::List(values) => {
            let there: Vec<Option<String>> = there.values().iter().map(words).collect();
            let same = |(there, new): (&Option<String>, &Written)| match (there, new) {
                (Some(there), Written::Text(new)) => is_same_text(there, new, names),
                _ => false,
            };
            there.len() == values.len() && there.iter().zip(values).all(same)
        }
        Written::Null | Written::Map(_) => false,
    }
}

/// The text of a value: its own, that of its only value, or the one under the name by which such a mapping says it.
fn words(value: &Value) -> Option<String> {
    match &value.shape {
        Shape::Scalar { text, .. } => Some(text.trim().to_owned()),
        Shape::List(values) if values.len() == 1 => words(&values[0]),
        Shape::Map(_) => ["text", "form", "name", "title", "src"].iter().find_map(|key| words(value.entry(key)?)),
        Shape::List(_) | Shape::Null => None,
    }
}

fn is_same_text(there: &str, new: &str, names: &Names) -> bool {
    let on_a_line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    if on_a_line(there) == on_a_line(new) {
        return true;
    }
    let stem = there.rsplit('/').next().unwrap_or(there);
    if id_in_folder(new) == Some(stem) && (there == stem || id_in_folder(there).is_some()) {
        return true;
    }
    if names.by_stem.get(stem).is_some_and(|names| names.iter().any(|name| name == new)) {
        return true;
    }
    // A table that was published says a pseudonym where the file has the name. It must not come into the file.
    let is_masked = |(pseudonym, words): &(String, Vec<String>)| {
        new.contains(pseudonym.as_str())
            && !there.contains(pseudonym.as_str())
            && words.iter().any(|word| there.contains(word))
    };
    if names.masks.iter().any(is_masked) {
        return true;
    }
    if let (Some((there, _)), Some((new, _))) = (Date::parse(there), Date::parse(new)) {
        return there == new;
    }
    there.parse::<f64>().ok().zip(new.parse::<f64>().ok()).is_some_and(|(there, new)| there == new)
}

/// What follows the folder of an id: tables write ids in full.
fn id_in_folder(text: &str) -> Option<&str> {
    const FOLDERS: [&str; 7] = ["articles", "people", "places", "organizations", "events", "topics", "questions"];
    let (folder, _) = text.split_once('/').filter(|(folder, _)| FOLDERS.contains(folder))?;
    let stem = text.rsplit('/').next()?;
    (folder != stem && !stem.contains(' ')).then_some(stem)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document;
    use crate::edit;
    use crate::value::FilePath;
    use crate::value::Source;

    fn changed(front: &str, row: &[(&str, Written)]) -> Vec<Change> {
        let source = Source { path: FilePath::new("x.md"), text: format!("---\n{front}---\n").into() };
        let row: Vec<(String, Written)> = row.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
        let by_stem = HashMap::from([("rfe-rl".to_owned(), vec!["RFE/RL".to_owned()])]);
        let masks = vec![("Witness P".to_owned(), vec!["Real".to_owned(), "Name".to_owned()])];
        let names = Names { by_stem, masks };
        changes(&edit::fields(&source).expect("readable"), &row, (&names, Some(&document::ARTICLE)))
    }

    #[test]
    fn what_means_the_same_is_no_change() {
        let front = "title: A\ndate: 2022-3-1\npublisher: rfe-rl\nbyline: A. B.\ndateline: {text: NUR-SULTAN, place: astana}\n\
             captures:\n  - {at: 2022-01-29, sha256: ab}\nlatitude: 43.250\n";
        let row = [
            ("title", Written::text("A")),
            ("date", Written::Plain("2022-03-01".into())),
            ("publisher", Written::text("RFE/RL")),
            ("byline", Written::texts(&["A. B."])),
            ("dateline", Written::text("NUR-SULTAN")),
            ("archived_at", Written::Plain("2022-01-29".into())),
            ("sha256", Written::text("ab")),
            ("latitude", Written::Plain("43.25".into())),
            ("lang", Written::text("en")),
        ];
        assert_eq!(changed(front, &row), []);
    }

    #[test]
    fn a_field_is_changed_under_the_name_that_it_has() {
        let row =
            [("byline", Written::texts(&["B"])), ("topics", Written::texts(&["x"])), ("title", Written::text("A"))];
        let changes = changed("headline: A\nauthor: A\ntags: [x]\n", &row);
        assert_eq!(changes, [Change::set("author", Written::texts(&["B"]))]);
        assert_eq!(
            changed(
                "by: [Real Name, B]\npublished: 2022\n",
                &[("byline", Written::texts(&["Witness P", "B"])), ("date", Written::Plain("2022".into()))]
            ),
            []
        );
        assert_eq!(changed("name: Real\npseudonym: P\n", &[("name", Written::text("P"))]), []);
    }

    #[test]
    fn what_is_otherwise_is_changed_and_nothing_else() {
        let row = [
            ("title", Written::text("B")),
            ("topics", Written::texts(&["x"])),
            ("date", Written::Plain("2022".into())),
        ];
        let changes = changed("title: A\ndate: 2022\n", &row);
        assert_eq!(changes, [Change::set("title", Written::text("B")), Change::set("topics", Written::texts(&["x"]))]);
        let extra = Written::Map(vec![("box".into(), Written::text("12")), ("shelf".into(), Written::text("3"))]);
        let changes = changed("extra: {box: 12}\n", &[("extra", extra)]);
        assert_eq!(changes, [Change::Set(vec!["extra".into(), "shelf".into()], Written::text("3"))]);
    }
}
