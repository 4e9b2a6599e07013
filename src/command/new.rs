//! `dateline new`: begins a file of the archive.
//!
//! 1. The name becomes a slug: in small Latin letters where its script has a common way to be written in them, else in its own letters.
//! 2. The file gets the fields that its kind needs, and as comments those that are good to have.
//! 3. A file that is there is never written over.

use std::fs;
use std::fs::OpenOptions;
use std::io;
use std::io::Write;
use std::path::Path;
use std::path::PathBuf;

use crate::command;
use crate::command::Ending;
use crate::command::report;
use crate::document;
use crate::input::fields::Table;
use crate::value::Date;
use crate::value::Kind;
use crate::value::file_slug;

/// A file to begin.
#[derive(Debug, Clone)]
pub struct New {
    pub root: PathBuf,
    pub subject: Subject,
    /// A headline, or the name of an entity.
    pub name: String,
    /// When the article came out or the event began, where that was typed.
    pub date: Option<Date>,
    /// The date of an article else.
    pub today: Date,
}

/// What a new file is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    Article,
    Entity(Kind),
    Page,
}

impl Subject {
    /// Whether a new file of it may have a date.
    pub fn has_date(self) -> bool {
        matches!(self, Subject::Article | Subject::Entity(Kind::Event))
    }
}

/// Writes the file and prints its path.
pub fn run(new: &New) -> Ending {
    let content = match command::content(&new.root) {
        Ok(content) => content,
        Err(message) => return command::fail(&message),
    };
    let folder = content.join(folder(new.subject, new.date.unwrap_or(new.today)));
    let slug = slug(new.subject, &new.name);
    let path = folder.join(format!("{slug}.md"));
    if let Some(taken) = taken(&folder, &slug) {
        let place = command::shown(&taken);
        anstream::eprintln!("{}", report::failure(&format!("`{place}` is there already; nothing is written")));
        return Ending::Errors;
    }
    match write(&path, &text(new)) {
        Ok(()) => {
            println!("{}", command::shown(&path));
            Ending::Success
        }
        Err(error) => command::fail(&format!("`{}`: {error}", command::shown(&path))),
    }
}

/// Where files of a kind lie under `content/`; articles by year, so that no folder grows without end.
fn folder(subject: Subject, date: Date) -> PathBuf {
    match subject {
        Subject::Article => Path::new("articles").join(date.to_year().to_string()),
        Subject::Entity(kind) => PathBuf::from(kind.folder()),
        Subject::Page => PathBuf::from("pages"),
    }
}

pub(super) fn slug(subject: Subject, name: &str) -> String {
    let slug = file_slug(name);
    match slug.as_str() {
        // A file of this name would stand for its folder.
        "index" => format!("index-{}", word(subject)),
        _ => slug,
    }
}

fn word(subject: Subject) -> &'static str {
    match subject {
        Subject::Article => "article",
        Subject::Entity(kind) => kind.word(),
        Subject::Page => "page",
    }
}

/// A file or folder of this name, without regard to case and extension: it has the address that the new file would have.
pub(super) fn taken(folder: &Path, slug: &str) -> Option<PathBuf> {
    let entries = fs::read_dir(folder).ok()?;
    let paths = entries.filter_map(|entry| Some(entry.ok()?.path()));
    paths.into_iter().find(|path| {
        let is_text = path.extension().is_some_and(|extension| extension == "md" || extension == "markdown");
        let name = if is_text { path.file_stem() } else { path.file_name() };
        name.is_some_and(|name| name.to_string_lossy().to_lowercase() == slug)
    })
}

fn write(path: &Path, text: &str) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    OpenOptions::new().write(true).create_new(true).open(path)?.write_all(text.as_bytes())
}

/// What the new file says.
fn text(new: &New) -> String {
    let mut lines = vec!["---".to_owned()];
    match new.subject {
        Subject::Article => {
            lines.push(format!("title: {}", quoted(&new.name)));
            lines.push(format!("date: {}", new.date.unwrap_or(new.today)));
        }
        Subject::Entity(Kind::Question) | Subject::Page => lines.push(format!("title: {}", quoted(&new.name))),
        Subject::Entity(_) => lines.push(format!("name: {}", quoted(&new.name))),
    }
    if let (Subject::Entity(Kind::Event), Some(date)) = (new.subject, new.date) {
        lines.push(format!("start: {date}"));
    }
    lines.extend(invitations(new));
    lines.push("---\n\n".to_owned());
    lines.join("\n")
}

/// A JSON string is a quoted scalar of YAML 1.2.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// Fields that are good to have, as comments: without the first `# ` each is a field that is still empty.
fn invitations(new: &New) -> impl Iterator<Item = String> {
    let is_said = |name: &str| name == "start" && new.date.is_some();
    let (table, names): (&Table, &'static [&'static str]) = match new.subject {
        Subject::Article => (&document::ARTICLE, &["summary", "publisher", "url", "byline", "dateline", "lang"]),
        Subject::Page => (&document::PAGE, &["summary", "lang"]),
        Subject::Entity(kind) => (document::table_of(kind), welcome(kind)),
    };
    let names = names.iter().filter(move |name| !is_said(name));
    let fields = names.filter_map(|name| table.find(name));
    fields.map(|field| format!("# {}: # {}", field.names()[0], field.about()))
}

fn welcome(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Person => &["names", "summary", "roles", "same_as"],
        Kind::Place => &["names", "summary", "latitude", "longitude", "precision", "within"],
        Kind::Organization => &["names", "summary", "within", "place", "same_as"],
        Kind::Event => &["names", "summary", "start", "end", "place"],
        Kind::Topic => &["names", "summary"],
        Kind::Question => &["unit", "definition", "event", "place"],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_never_takes_the_address_of_its_folder() {
        assert_eq!(slug(Subject::Page, "Index"), "index-page");
        assert_eq!(slug(Subject::Entity(Kind::Person), "Әлихан Бөкейхан"), "alikhan-bokeykhan");
        assert_eq!(slug(Subject::Article, "…!"), "u2026-u21");
    }

    #[test]
    fn every_invited_field_is_in_its_table() {
        let invitations = |subject| {
            let today = Date::from_ymd(2022, 1, 5).expect("a day");
            invitations(&New { root: PathBuf::new(), subject, name: String::new(), date: None, today }).count()
        };
        for kind in Kind::ALL {
            assert_eq!(invitations(Subject::Entity(kind)), welcome(kind).len(), "{kind:?}");
        }
        assert_eq!(invitations(Subject::Article), 6);
        assert_eq!(invitations(Subject::Page), 2);
    }
}
