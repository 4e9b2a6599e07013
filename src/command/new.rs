//! `dateline new`: begins a file of the archive.
//!
//! 1. The name, in any script, becomes a slug in small Latin letters.
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
use crate::value::slug_or_code_points;
use crate::value::transliterated_slug;

/// A file to begin.
#[derive(Debug, Clone)]
pub struct New {
    pub root: PathBuf,
    pub subject: Subject,
    /// A headline, or the name of an entity.
    pub name: String,
    /// The date of a new article.
    pub today: Date,
}

/// What a new file is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    Article,
    Entity(Kind),
    Page,
}

/// Writes the file and prints its path.
pub fn run(new: &New) -> Ending {
    let content = match command::content(&new.root) {
        Ok(content) => content,
        Err(message) => return command::fail(&message),
    };
    let folder = content.join(folder(new.subject, new.today));
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
fn folder(subject: Subject, today: Date) -> PathBuf {
    match subject {
        Subject::Article => Path::new("articles").join(today.to_year().to_string()),
        Subject::Entity(kind) => PathBuf::from(kind.folder()),
        Subject::Page => PathBuf::from("pages"),
    }
}

fn slug(subject: Subject, name: &str) -> String {
    let slug = transliterated_slug(name).unwrap_or_else(|| slug_or_code_points(name));
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
fn taken(folder: &Path, slug: &str) -> Option<PathBuf> {
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
            lines.push(format!("date: {}", new.today));
        }
        Subject::Entity(Kind::Question) | Subject::Page => lines.push(format!("title: {}", quoted(&new.name))),
        Subject::Entity(_) => lines.push(format!("name: {}", quoted(&new.name))),
    }
    lines.extend(invitations(new.subject));
    lines.push("---\n\n".to_owned());
    lines.join("\n")
}

/// A JSON string is a quoted scalar of YAML 1.2.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// Fields that are good to have, as comments: without the first `# ` each is a field that is still empty.
fn invitations(subject: Subject) -> impl Iterator<Item = String> {
    let (table, names): (&Table, &'static [&'static str]) = match subject {
        Subject::Article => (&document::ARTICLE, &["summary", "publisher", "url", "byline", "dateline", "lang"]),
        Subject::Page => (&document::PAGE, &["summary", "lang"]),
        Subject::Entity(kind) => (document::table_of(kind), welcome(kind)),
    };
    let fields = names.iter().filter_map(|name| table.find(name));
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
        for kind in Kind::ALL {
            assert_eq!(invitations(Subject::Entity(kind)).count(), welcome(kind).len(), "{kind:?}");
        }
        assert_eq!(invitations(Subject::Article).count(), 6);
        assert_eq!(invitations(Subject::Page).count(), 2);
    }
}
