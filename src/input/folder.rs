//! What lies in an archive's folder: which files are read as texts, which are published as they are, which are passed over.

use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::MAIN_SEPARATOR;
use std::path::Path;
use std::path::PathBuf;

use rayon::prelude::*;
use walkdir::DirEntry;
use walkdir::WalkDir;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::ProblemKind;
use crate::diagnostic::Severity;
use crate::input::StaticFile;
use crate::input::file_names;
use crate::input::leavings;
use crate::input::memory::Files;
use crate::input::outside::Roots;
use crate::input::picture;
use crate::input::picture::Picture;
use crate::input::text::Located;
use crate::input::text::asks_among_others;
use crate::input::text::unread;
use crate::value::FilePath;

/// The archive cannot be read at all.
#[derive(Debug)]
pub struct ReadError {
    pub path: PathBuf,
    pub reason: String,
}

impl std::fmt::Display for ReadError {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "`{}`: {}", self.path.display(), self.reason)
    }
}

impl std::error::Error for ReadError {}

/// Pictures that an earlier build has looked at.
pub(super) type Pictures = Files<Option<Picture>>;

/// The files of an archive, each list in the order of paths, and what is odd about them.
#[derive(Debug)]
pub(super) struct Folder {
    pub content: Vec<Located>,
    pub templates: Vec<Located>,
    pub statics: Vec<StaticFile>,
    pub diagnostics: Vec<Diagnostic>,
    /// Whether a part of it lies elsewhere: nobody is told what changes there.
    pub has_links: bool,
}

impl Folder {
    /// Lists the archive at a root. Errors where there is no `content/` or it cannot be listed.
    pub(super) fn list(root: &Path, drafts: bool, pictures: Option<&Pictures>) -> Result<Folder, ReadError> {
        let content_root = root.join("content");
        if !content_root.is_dir() {
            let reason = "there is no such folder; `dateline init DIR` writes a small archive to start from".to_owned();
            return Err(ReadError { path: content_root, reason });
        }
        let mut listing = Listing { root, roots: Roots::of(root), pictures, diagnostics: Vec::new(), has_links: false };
        let (content, others) = listing.texts("content", is_content)?;
        let (templates, _) = listing.texts("templates", |_| true)?;
        let mut statics = listing.statics()?;
        statics.extend(listing.beside(others, drafts));
        statics.sort_by(|a, b| a.path.cmp(&b.path));
        let Listing { diagnostics, has_links, .. } = listing;
        Ok(Folder { content, templates, statics, diagnostics, has_links })
    }
}

/// A folder that is being listed.
struct Listing<'a> {
    root: &'a Path,
    roots: Roots,
    pictures: Option<&'a Pictures>,
    diagnostics: Vec<Diagnostic>,
    has_links: bool,
}

impl Listing<'_> {
    /// Files that lie beside articles and pages. Others are not read; what a name like `_drafts` holds back is nobody's, whoever links it.
    fn beside(&mut self, others: Vec<Located>, drafts: bool) -> Vec<StaticFile> {
        let mut found = Vec::new();
        for (path, location) in others {
            let inside = path.as_str().strip_prefix("content/").unwrap_or(path.as_str());
            if inside.starts_with("articles/") || inside.starts_with("pages/") {
                if !drafts && inside.split('/').any(|name| name.starts_with('_')) {
                    let message = "a name that begins with `_` holds this file back";
                    self.diagnostics.push(Diagnostic::note(ProblemKind::NotPublished, message).in_file(&path));
                } else {
                    found.push((FilePath::new(inside), location));
                }
                continue;
            }
            let problem = Diagnostic::warning(ProblemKind::FileNotRead, "this file is not read").in_file(&path);
            let hint =
                "entities are Markdown files; pictures and other files belong under `static/`, or beside an article";
            self.diagnostics.push(problem.hint(hint));
        }
        let pictures = self.pictures;
        let files = found.into_par_iter().map(|file| StaticFile { is_beside: true, ..static_file(file, pictures) });
        files.collect()
    }

    /// The wanted text files below a folder and the others, in the order of paths. A folder that does not exist is empty.
    fn texts(
        &mut self,
        name: &str,
        is_wanted: fn(&FilePath) -> bool,
    ) -> Result<(Vec<Located>, Vec<Located>), ReadError> {
        let (mut wanted, mut others) = (Vec::new(), Vec::new());
        for (path, location) in self.list(name)? {
            let path = FilePath::new(format!("{name}/{path}"));
            let list = if is_wanted(&path) { &mut wanted } else { &mut others };
            list.push((path, location));
        }
        self.diagnostics.par_extend(others.par_iter().filter_map(asks_among_others));
        Ok((wanted, others))
    }

    fn statics(&mut self) -> Result<Vec<StaticFile>, ReadError> {
        let mut files = self.list("static")?;
        for (path, _) in files.extract_if(.., |(path, _)| leavings::is_left(path.as_str())) {
            let message = "this looks like what a program left, a key or a draft: it is not published";
            let path = FilePath::new(format!("static/{path}"));
            let problem = Diagnostic::warning(ProblemKind::NotPublished, message).in_file(&path);
            self.diagnostics
                .push(problem.hint("remove it, or give it another name where readers are meant to have it"));
        }
        let pictures = self.pictures;
        Ok(files.into_par_iter().map(|file| static_file(file, pictures)).collect())
    }

    /// Every file below a folder with its path inside it, sorted; what editors and systems leave is passed over, and links that lead out.
    fn list(&mut self, name: &str) -> Result<Vec<Located>, ReadError> {
        let Listing { root, roots, diagnostics, has_links, .. } = self;
        let folder = &root.join(name);
        if !folder.exists() {
            return Ok(Vec::new());
        }
        if let Some(fault) = roots.fault(name) {
            *has_links = true;
            let is_read = fault.severity == Severity::Warning;
            diagnostics.push(fault);
            if !is_read {
                return Ok(Vec::new());
            }
        }
        let is_passed_over = |name: &OsStr| leavings::is_passed_over(&name.to_string_lossy());
        let walk = WalkDir::new(folder).follow_links(true).into_iter();
        let mut files = Vec::new();
        let mut refused: Vec<Diagnostic> = Vec::new();
        let is_wanted = |entry: &DirEntry| {
            if entry.depth() == 0 {
                return true;
            }
            if is_passed_over(entry.file_name()) {
                return false;
            }
            if !entry.path_is_symlink() {
                return true;
            }
            *has_links = true;
            let path = FilePath::new(format!("{name}/{}", inside(entry.path(), folder)));
            let refusal = roots.refusal(entry.path(), &path);
            let is_followed = refusal.is_none();
            refused.extend(refusal);
            is_followed
        };
        for entry in walk.filter_entry(is_wanted) {
            match entry {
                Ok(entry) if entry.file_type().is_file() => {
                    let inside = below(entry.path(), folder);
                    match file_names::read(inside, name) {
                        Ok(path) if leavings::is_conflict(path.name()) => {
                            diagnostics.extend(unnamed(conflict(&path, name), entry.into_path(), name));
                        }
                        Ok(path) => files.push((path, entry.into_path())),
                        Err(problem) => diagnostics.extend(unnamed(*problem, entry.into_path(), name)),
                    }
                }
                Ok(_) => {}
                Err(error) if error.depth() == 0 => return Err(unlisted(&error, folder)),
                // Emacs' lock file is a link to nowhere.
                Err(error) if error.path().and_then(Path::file_name).is_some_and(is_passed_over) => {}
                Err(error) => {
                    let path = inside(error.path().unwrap_or(folder), folder);
                    diagnostics.push(left_out(&FilePath::new(format!("{name}/{path}")), &error));
                }
            }
        }
        files.sort();
        diagnostics.extend(files.iter().filter_map(|(path, _)| file_names::on_windows(path, name)));
        diagnostics.append(&mut refused);
        Ok(files)
    }
}

fn is_content(path: &FilePath) -> bool {
    path.extension().is_some_and(is_content_ending)
}

/// Whether files whose names end so are read as texts.
pub fn is_content_ending(ending: &str) -> bool {
    ["md", "markdown", "yaml", "yml", "json"].iter().any(|known| ending.eq_ignore_ascii_case(known))
}

fn static_file((path, location): Located, pictures: Option<&Pictures>) -> StaticFile {
    let look = || picture::look(&location);
    let seen = pictures.map_or_else(look, |pictures| pictures.read((&path, &location), look));
    let can_shrink = seen.as_ref().is_some_and(|picture| picture.can_shrink);
    let length = fs::metadata(&location).map_or(0, |file| file.len());
    let size = seen.map(|picture| picture.size);
    StaticFile { path, is_beside: false, location, size, length, can_shrink, sha256: None }
}

/// A path below a folder. Taking paths apart name by name takes longer than all else that is done with one.
fn below<'p>(path: &'p Path, folder: &Path) -> &'p Path {
    if let (Some(text), Some(folder)) = (path.to_str(), folder.to_str())
        && let Some(inside) = text.strip_prefix(folder).and_then(|rest| rest.strip_prefix(MAIN_SEPARATOR))
    {
        return Path::new(inside);
    }
    path.strip_prefix(folder).unwrap_or(path)
}

/// Says that a copy is not read.
fn conflict(path: &FilePath, folder: &str) -> Diagnostic {
    let message = "a program made this copy because two versions of a file met; it is not read";
    let path = FilePath::new(format!("{folder}/{path}"));
    let problem = Diagnostic::warning(ProblemKind::FileNotRead, message).in_file(&path);
    problem.hint("keep what is wanted of it in the file itself, and remove the copy; or give it a name of its own")
}

/// What is to be said of a file that cannot be named or is a copy: a text among the content may be a person's all the same.
fn unnamed(problem: Diagnostic, location: PathBuf, folder: &str) -> Vec<Diagnostic> {
    let asks = match &problem.place {
        Some(place) if folder == "content" => asks_among_others(&(place.file.clone(), location)),
        _ => None,
    };
    let mut said = vec![problem];
    said.extend(asks);
    said
}

fn unlisted(error: &walkdir::Error, folder: &Path) -> ReadError {
    ReadError { path: error.path().unwrap_or(folder).to_owned(), reason: reason(error) }
}

fn reason(error: &walkdir::Error) -> String {
    match error.io_error() {
        Some(cause) => cause.to_string(),
        None => error.to_string(),
    }
}

/// What is said of a file, link or folder that cannot be opened: everything beside it is read all the same.
fn left_out(path: &FilePath, error: &walkdir::Error) -> Diagnostic {
    if error.loop_ancestor().is_some() {
        let message = "this link leads back to a folder that it lies in, and is not followed";
        let problem = Diagnostic::error(ProblemKind::UnreadableFile, message).in_file(path);
        return problem.hint("remove it: what it leads to is read where it lies");
    }
    let is_nowhere = error.io_error().is_some_and(|error| error.kind() == io::ErrorKind::NotFound);
    match is_nowhere {
        true => unread(path, "this link leads to nothing".to_owned()).hint("mend it or remove it"),
        false => unread(path, format!("this cannot be read: {}", reason(error))),
    }
}

/// The path of a file inside a folder, with slashes.
fn inside(path: &Path, folder: &Path) -> FilePath {
    let inside = path.strip_prefix(folder).unwrap_or(path);
    let parts: Vec<_> = inside.components().map(|part| part.as_os_str().to_string_lossy()).collect();
    FilePath::new(parts.join("/"))
}
