//! What becomes of a draft in an archive that holds other things.

use crate::command::import::asked::Import;
use crate::command::import::known;
use crate::command::import::known::Alike;
use crate::command::import::known::Article;
use crate::command::import::known::Known;
use crate::command::import::marks;
use crate::command::import::row;
use crate::document;
use crate::edit::Change;
use crate::edit::Written;
use crate::import::Capture;
use crate::import::Draft;
use crate::import::Place;
use crate::import::Row;
use crate::input::fields::Table;
use crate::input::tree::Shape;
use crate::input::tree::Value;
use crate::value::Kind;

/// One step of an import.
#[derive(Debug)]
pub(super) enum Step {
    /// A new file at a path; it may be another version of an article that is there.
    New { path: String, draft: Box<Draft>, kept: Option<String>, is_version: bool },
    /// The article is there with the same words: it was captured once more.
    Capture { path: String, capture: Capture },
    /// A row of a table says otherwise than the file that is there.
    Change { path: String, changes: Vec<Change> },
    /// The same bytes have been imported before, or the row says nothing new.
    Already { path: String },
}

impl Step {
    /// Where the file is, or is going to be.
    pub(super) fn path(&self) -> &str {
        match self {
            Step::New { path, .. }
            | Step::Capture { path, .. }
            | Step::Change { path, .. }
            | Step::Already { path } => path,
        }
    }
}

/// Plans one draft and remembers it.
pub(super) fn plan(draft: Draft, known: &mut Known, import: &Import) -> Step {
    match draft.place.clone() {
        Some(Place::New(path)) => return Step::New { path, draft: Box::new(draft), kept: None, is_version: false },
        Some(Place::There(path)) => return Step::Already { path },
        None => {}
    }
    let there = of_row(&draft, known);
    if let (Some(path), Some(row)) = (&there, &draft.row) {
        known.take_row(path, row);
    }
    match there {
        Some(path) => match known.fields(&path) {
            Some(fields) => match row::changes(fields, &draft.fields, (known.names(), table_of(&path))) {
                changes if changes.is_empty() => Step::Already { path },
                changes => Step::Change { path, changes },
            },
            None => Step::Already { path },
        },
        None if is_only_named(&draft, known) => Step::Already { path: format!("content/topics/{}.md", draft.stem) },
        None => of_draft(draft, known, import),
    }
}

/// What a file may hold, by its folder.
fn table_of(path: &str) -> Option<&'static Table> {
    let folder = path.trim_start_matches("content/").split('/').next()?;
    match folder {
        "articles" => Some(&document::ARTICLE),
        folder => Kind::ALL.into_iter().find(|kind| kind.folder() == folder).map(document::table_of),
    }
}

/// The file that a row is about, where it is there: by its id, by its address. What has neither is told by what an import of the same table has
/// written, and an entry by its name; what somebody else wrote under the same title is not changed.
fn of_row(draft: &Draft, known: &Known) -> Option<String> {
    let row = draft.row.as_ref()?;
    if let Some(id) = draft.id.as_deref() {
        let there = known.with_id(id, &draft.folder).or_else(|| known.with_id(&draft.stem, &draft.folder));
        // The year of its date may have been mended.
        return there.or_else(|| known.article_of(&[], Some(&draft.stem)).filter(|_| draft.is_article()));
    }
    if let Some(url) = draft.url.as_deref() {
        return known.with_url(url).map(|article| article.path.clone());
    }
    if draft.is_article() { article_of_row(draft, row, known) } else { entry_of_row(draft, row, known) }
}

/// The article of a row that its table has made before: it says what the row says, or has its title, date and publisher, or is the only one of its
/// title. An article that another row of this import is about is the same only where it says no more and no less.
fn article_of_row(draft: &Draft, row: &Row, known: &Known) -> Option<String> {
    let words = known::words(&draft.body);
    let is_text = |article: &Article| words.is_empty() || words == article.words;
    let is_taken = |article: &Article| known.is_of_row(&article.path, row);
    let is_same = |article: &Article| is_text(article) && says_nothing_new(&article.path, &draft.fields, known);
    let Alike { of_title, of_table, others } = known.alike(row, draft);
    let here = of_table.iter().chain(others);
    let same = here.clone().find(|article| !is_taken(article) && is_same(article));
    let is_whole = |article: &Article| known.fields(&article.path).is_some_and(|there| has_as_many(there, draft));
    let again = || here.clone().find(|article| is_taken(article) && is_whole(article) && is_same(article));
    let publisher = draft.only(&["publisher"]);
    let is_told = |article: &Article| {
        !is_taken(article) && is_text(article) && says_nothing_new(&article.path, &publisher, known)
    };
    let told = || of_table.iter().find(|article| is_told(article));
    let only = || of_title.first().filter(|article| row.is_only && of_title.len() == 1 && !is_taken(article));
    same.or_else(again).or_else(told).or_else(only).map(|article| article.path.clone())
}

fn has_as_many(there: &Value, draft: &Draft) -> bool {
    matches!(&there.shape, Shape::Map(entries) if entries.len() == draft.fields.len())
}

/// An entry is told by its name. Another row of the same name is somebody else, unless it says the same.
fn entry_of_row(draft: &Draft, row: &Row, known: &Known) -> Option<String> {
    let name = draft.only(&["name", "title"]);
    let numbered = (2..).map(|number| format!("{}-{number}", draft.stem));
    for stem in std::iter::once(draft.stem.clone()).chain(numbered) {
        let path = format!("content/{}/{stem}.md", draft.folder);
        if !known.has_path(&path) {
            return None;
        }
        let is_other = known.is_of_row(&path, row) && !says_nothing_new(&path, &draft.fields, known);
        if !is_other && says_nothing_new(&path, &name, known) {
            return Some(path);
        }
    }
    None
}

fn says_nothing_new(path: &str, fields: &[(String, Written)], known: &Known) -> bool {
    let there = known.fields(path);
    there.is_some_and(|there| row::changes(there, fields, (known.names(), table_of(path))).is_empty())
}

/// Whether a row says nothing but that there is a topic which an article names. Such a topic has a page, and needs no file.
fn is_only_named(draft: &Draft, known: &Known) -> bool {
    match draft.fields.as_slice() {
        [(_, Written::Text(name))] => draft.row.is_some() && draft.folder == "topics" && known.has_topic(name),
        _ => false,
    }
}

fn of_draft(mut draft: Draft, known: &mut Known, import: &Import) -> Step {
    let hash = draft.capture.as_ref().and_then(|capture| capture.sha256.clone());
    if let Some(path) = hash.as_deref().and_then(|hash| known.with_hash(hash)) {
        return Step::Already { path: path.to_owned() };
    }
    if let Some(path) = draft.entry.as_deref().and_then(|entry| known.entry(entry)) {
        return Step::Already { path: path.to_owned() };
    }
    // A row of a table is told by its id, and what was saved by its bytes.
    if draft.row.is_none()
        && draft.capture.is_none()
        && let Some(path) = known.same(&draft)
    {
        return Step::Already { path };
    }
    let before = draft.url.as_deref().and_then(|url| known.with_url(url)).cloned();
    let mut is_version = false;
    if let Some(article) = before {
        match draft.capture.clone() {
            Some(capture) if article.words == known::words(&draft.body) => {
                known.add(&article.path, (None, hash.as_deref()), "");
                return Step::Capture { path: article.path, capture };
            }
            Some(_) => {
                let id = article.path.trim_start_matches("content/").trim_end_matches(".md").to_owned();
                draft.fields.push(("version_of".to_owned(), Written::text(&id)));
                is_version = true;
            }
            None => return Step::Already { path: article.path },
        }
    }
    let path = known.free(&draft.folder, &draft.stem);
    let kept = kept(&mut draft, &path, import);
    known.add(&path, (draft.url.as_deref(), hash.as_deref()), &draft.body);
    match draft.row.clone() {
        Some(row) => {
            known.add_row(&path, &draft, &row);
            known.take_row(&path, &row);
            if draft.is_article() && draft.is_unnamed() {
                draft.body = marks::marked(&draft.body, marks::TABLE, &row.table);
            }
        }
        None if draft.capture.is_none() => {
            known.add_titled(&path, &draft);
            if let Some(entry) = &draft.entry {
                draft.body = marks::marked(&draft.body, marks::ENTRY, entry);
            }
        }
        None => {}
    }
    Step::New { path, draft: Box::new(draft), kept, is_version }
}

/// The name under which the bytes of a page are kept, which the draft then tells.
fn kept(draft: &mut Draft, path: &str, import: &Import) -> Option<String> {
    if !import.keep || draft.page.is_none() {
        return None;
    }
    let name = path.rsplit('/').next()?.trim_end_matches(".md");
    let hash = draft.capture.as_ref()?.sha256.as_deref()?.get(..8)?.to_owned();
    let file = format!("captures/{name}-{hash}.html");
    draft.keep(&file);
    Some(format!("static/{file}"))
}
