//! The output: which files there are, and what makes the bytes of each when it is asked for.
//!
//! 1. Templates are compiled, an archive's own before the built-in ones; an error in one stops the build.
//! 2. Every page, static file and built-in file gets its path.
//! 3. [`Output::make`] makes each file when it is asked for: the memory of a build does not grow with its pages.
//! 4. The indexes of the name finder and of the search are each made as a whole, when the first of their files is asked for, and held.
//!
//! [`write`] is the only thing that writes to disk; `serve` asks for files one by one. Static files go out as they are: what a tool
//! that rewrites style sheets and scripts could save is a few kilobytes a site, once it is compressed on its way.

mod card;
mod csv;
mod finder;
pub mod harmless;
mod packed;
mod search;
mod smaller;
mod taken;
mod templates;
mod write;

use std::path::Path;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::OnceLock;

use crate::diagnostic::Checked;
use crate::diagnostic::Diagnostic;
use crate::input::Input;
use crate::input::Outbound;
use crate::site;
use crate::site::Site;
use crate::site::StatedCopy;
use crate::site::View;
use crate::value::FilePath;
use crate::value::QuickMap;
use crate::withheld::Proof;

use finder::Finder;
use search::Index;
use templates::Templates;
use write::ORIGINALS;

pub use write::Destination;
pub use write::Inspected;
pub use write::SUMS;
pub use write::WriteError;
pub use write::Written;
pub use write::bytes;
pub use write::sums;
pub use write::write;

/// Static files that are in the program; a file of that name under `static/` goes before.
pub const BUILT_IN_STATICS: [(&str, &[u8]); 6] = [
    ("dateline.css", include_bytes!("../static/dateline.css")),
    ("dateline.js", include_bytes!("../static/dateline.js")),
    ("figures.css", include_bytes!("../static/figures.css")),
    ("highlight.css", include_bytes!("../static/highlight.css")),
    ("icon.svg", include_bytes!("../static/icon.svg")),
    ("search.js", include_bytes!("../static/search.js")),
];

/// All files of a site.
pub struct Output {
    site: Arc<Site>,
    templates: Templates,
    /// All but those of the name finder and of the search.
    files: QuickMap<FilePath, Origin>,
    finder: OnceLock<Finder>,
    /// Where the site has a full-text search.
    search: Option<OnceLock<Index>>,
    /// Where saved pages may lead.
    outbound: Outbound,
    /// That no finished file has a withheld name in it.
    proof: Proof,
}

/// What makes a file.
enum Origin {
    /// A page, by its index in the site.
    Page(usize),
    /// A file of the archive: where it lies, and its path there.
    Copy(PathBuf, FilePath),
    Bytes(Vec<u8>),
    /// The hashes of saved copies as they are kept.
    Originals,
}

impl Origin {
    /// Where a static file lies.
    fn location(&self) -> Option<&Path> {
        match self {
            Origin::Copy(location, _) => Some(location),
            Origin::Page(_) | Origin::Bytes(_) | Origin::Originals => None,
        }
    }
}

/// A file, ready.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Made {
    Bytes(Vec<u8>),
    /// A static file, which [`bytes`] reads.
    Copy(PathBuf),
    /// The hashes of saved copies as they are kept, of which [`bytes`] makes a list.
    Originals,
    /// A smaller copy of a static file, which [`bytes`] makes.
    Smaller {
        picture: FilePath,
        location: PathBuf,
        width: usize,
    },
}

/// Prepares the files of a site. An error in a template is fatal.
pub fn render(site: Site, proof: Proof, input: &Input) -> Checked<Output> {
    let site = Arc::new(site);
    let mut diagnostics = Vec::new();
    let templates = Templates::new(&site, &input.templates, &mut diagnostics);
    let mut files = QuickMap::default();
    files.reserve(site.pages().len() + input.statics.len());
    for (path, bytes) in BUILT_IN_STATICS {
        files.insert(FilePath::new(path), Origin::Bytes(bytes.to_vec()));
    }
    let published = input.statics.iter().filter(|file| !site.holds_back(&file.path));
    for file in taken::distinct(published, &site, &mut diagnostics) {
        files.insert(file.path.clone(), Origin::Copy(file.location.clone(), file.source()));
    }
    if !site.stated_copies().is_empty() {
        files.insert(FilePath::new(ORIGINALS), Origin::Originals);
    }
    diagnostics.extend(taken::on_windows(&site));
    for (index, page) in site.pages().iter().enumerate() {
        // The original may have had to give way to a page.
        if page.picture().is_some_and(|picture| files.get(picture).and_then(Origin::location).is_none()) {
            continue;
        }
        files.insert(page.address.clone(), Origin::Page(index));
    }
    let outbound = input.settings.outbound;
    let search = input.options.search.then(OnceLock::new);
    Checked { value: Output { site, templates, files, finder: OnceLock::new(), search, outbound, proof }, diagnostics }
}

impl Output {
    /// Paths of all files, sorted; `SHA256SUMS` and the manifest come on top when they are written.
    pub fn paths(&self) -> impl ExactSizeIterator<Item = &FilePath> {
        let mut paths: Vec<&FilePath> = self.files.keys().collect();
        paths.extend(self.finder().paths());
        paths.extend(self.index().into_iter().flat_map(Index::paths));
        paths.sort();
        paths.into_iter()
    }

    /// Makes the index of the full-text search, for those who measure; it would else be made by who asks first. How many texts are in it.
    pub fn make_index(&self) -> usize {
        self.index().map_or(0, Index::texts)
    }

    fn index(&self) -> Option<&Index> {
        Some(self.search.as_ref()?.get_or_init(|| Index::new(&self.site)))
    }

    fn finder(&self) -> &Finder {
        self.finder.get_or_init(|| Finder::new(&self.site))
    }

    /// The name finder, if a file is one of its own by its name.
    fn finder_with(&self, path: &FilePath) -> Option<&Finder> {
        path.as_str().starts_with(finder::FOLDER).then(|| self.finder())
    }

    /// The same for the search.
    fn index_with(&self, path: &FilePath) -> Option<&Index> {
        path.as_str().starts_with(search::FOLDER).then(|| self.index()).flatten()
    }

    pub fn site(&self) -> &Site {
        &self.site
    }

    /// Where saved pages may lead.
    fn outbound(&self) -> Outbound {
        self.outbound
    }

    /// Problems with static files, which are read for that. What is known of them already is not read again.
    pub fn inspect(&self, known: &mut Inspected) -> Vec<Diagnostic> {
        write::inspect(self, known)
    }

    /// All static files that are published, where each lies, and its path in the archive.
    fn copies(&self) -> impl Iterator<Item = (&FilePath, &Path, &FilePath)> {
        self.files.iter().filter_map(|(path, origin)| match origin {
            Origin::Copy(location, source) => Some((path, location.as_path(), source)),
            Origin::Page(_) | Origin::Bytes(_) | Origin::Originals => None,
        })
    }

    /// The path in the archive of what is published under a path.
    fn source_of(&self, path: &FilePath) -> FilePath {
        match self.files.get(path) {
            Some(Origin::Copy(_, source)) => source.clone(),
            _ => path.clone(),
        }
    }

    /// The hashes that are stated of saved copies among them, and where each lies.
    fn stated_copies(&self) -> Vec<(StatedCopy<'_>, &Path)> {
        let located = |stated: StatedCopy<'_>| self.files.get(stated.file).and_then(Origin::location);
        let stated = self.site.stated_copies().into_iter();
        stated.filter_map(|stated| Some((stated, located(stated)?))).collect()
    }

    /// Whether there is such a file.
    pub fn has(&self, path: &FilePath) -> bool {
        self.files.contains_key(path)
            || self.finder_with(path).is_some_and(|finder| finder.has(path))
            || self.index_with(path).is_some_and(|index| index.has(path))
    }

    /// The picture that a file is a smaller copy of, and where it lies.
    fn copied(&self, path: &FilePath) -> Option<(&FilePath, &Path)> {
        let Origin::Page(index) = self.files.get(path)? else { return None };
        let picture = self.site.pages()[*index].picture()?;
        Some((picture, self.files.get(picture)?.location()?))
    }

    /// Makes one file; `None` where there is no such path. An error in a template names its line and the page.
    pub fn make(&self, path: &FilePath) -> Option<Result<Made, Box<Diagnostic>>> {
        if let Some(finder) = self.finder_with(path) {
            return finder.make(path).map(|bytes| Ok(Made::Bytes(bytes)));
        }
        if let Some(index) = self.index_with(path) {
            return index.make(&self.site, path).map(|bytes| Ok(Made::Bytes(bytes)));
        }
        Some(match self.files.get(path)? {
            Origin::Bytes(bytes) => Ok(Made::Bytes(bytes.clone())),
            Origin::Copy(location, _) => Ok(Made::Copy(location.clone())),
            Origin::Page(index) => self.page(*index),
            Origin::Originals => Ok(Made::Originals),
        })
    }

    fn page(&self, index: usize) -> Result<Made, Box<Diagnostic>> {
        let page = &self.site.pages()[index];
        Ok(Made::Bytes(match site::view(&self.site, page, &self.templates) {
            View::Made(made) => made.map_err(|problem| {
                let hint = format!("while making `{}`", page.address);
                Box::new(problem.hint(hint))
            })?,
            View::Text(text) => text.into_bytes(),
            View::Table { columns, rows } => csv::write(columns, rows),
            View::Picture(card) => card::draw(&card),
            View::Smaller { picture, width } => return Ok(self.smaller(picture, width)),
        }))
    }

    fn smaller(&self, picture: &FilePath, width: usize) -> Made {
        let location = self.files.get(picture).and_then(Origin::location);
        let location = location.expect("a picture with smaller copies is published").to_owned();
        Made::Smaller { picture: picture.clone(), location, width }
    }
}
