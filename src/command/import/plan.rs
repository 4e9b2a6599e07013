//! What becomes of a draft in an archive that holds other things.

use crate::command::import::asked::Import;
use crate::command::import::known;
use crate::command::import::known::Known;
use crate::command::import::row;
use crate::document;
use crate::edit::Change;
use crate::edit::Written;
use crate::import::Capture;
use crate::import::Draft;
use crate::import::Place;
use crate::input::fields::Table;
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
    match of_row(&draft, known) {
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

/// The file that a row is about, where it is there: by its id, by its address, by its name.
fn of_row(draft: &Draft, known: &Known) -> Option<String> {
    if !draft.is_row {
        return None;
    }
    if let Some(path) = draft.id.as_deref().and_then(|id| known.with_id(id, &draft.folder)) {
        return Some(path);
    }
    if let Some(article) = draft.url.as_deref().and_then(|url| known.with_url(url)) {
        return Some(article.path.clone());
    }
    let path = format!("content/{}/{}.md", draft.folder, draft.stem);
    let is_named = draft.id.is_none() && draft.url.is_none();
    (is_named && known.has_path(&path)).then_some(path)
}

/// Whether a row says nothing but that there is a topic which an article names. Such a topic has a page, and needs no file.
fn is_only_named(draft: &Draft, known: &Known) -> bool {
    match draft.fields.as_slice() {
        [(_, Written::Text(name))] => draft.is_row && draft.folder == "topics" && known.has_topic(name),
        _ => false,
    }
}

fn of_draft(mut draft: Draft, known: &mut Known, import: &Import) -> Step {
    let hash = draft.capture.as_ref().and_then(|capture| capture.sha256.clone());
    if let Some(path) = hash.as_deref().and_then(|hash| known.with_hash(hash)) {
        return Step::Already { path: path.to_owned() };
    }
    // A row of a table is told by its id, and what was saved by its bytes.
    if !draft.is_row
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
    match draft.is_row {
        true => known.add_row(&path, &draft),
        false if draft.capture.is_none() => known.add_titled(&path, &draft),
        false => {}
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
