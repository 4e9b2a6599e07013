//! Everything that a build depends on, read once.
//!
//! 1. The options of the command line and today's date come in as values.
//! 2. Every file under `content/` is read, in the order of paths; what is not UTF-8 is reported and left out.
//! 3. Templates that override built-in ones are read; static files are only listed, they are copied when written.
//! 4. `content/site.yaml` becomes [`Settings`].
//!
//! After this nothing asks the clock, the environment or the disk (static files apart, when they are written).

pub mod asks;
mod copies;
pub mod fence;
pub mod fields;
mod file_names;
mod folder;
mod hidden;
pub mod holds;
pub mod json;
mod leavings;
mod memory;
mod outside;
pub mod picture;
mod read;
mod settings;
mod text;
pub mod toml_values;
pub mod tree;
pub mod turns;
pub mod unseen;
pub mod yaml;

use std::path::PathBuf;

use crate::diagnostic::Checked;
use crate::value::Date;
use crate::value::FilePath;
use crate::value::Source;

pub use folder::ReadError;
pub use folder::is_content_ending;
pub use leavings::is_folder_of_drafts;
pub use leavings::is_passed_over;
pub use read::Changed;
pub use read::Memory;
pub use read::read;
pub use read::read_again;
pub use settings::Annotators;
pub use settings::Change;
pub use settings::Linking;
pub use settings::Outbound;
pub use settings::SETTINGS;
pub use settings::Settings;
pub use settings::look::Accent;
pub use settings::look::LISTS;
pub use settings::look::Look;
pub use settings::look::MenuEntry;

/// The whole input of a build.
#[derive(Debug, Clone)]
pub struct Input {
    pub settings: Settings,
    pub options: Options,
    /// `content/**`, sorted by path, `site.yaml` apart.
    pub content: Vec<Source>,
    /// `templates/**`, sorted by path; they override the built-in ones by name.
    pub templates: Vec<Source>,
    /// `static/**`, sorted by path.
    pub statics: Vec<StaticFile>,
    /// Those whose names are withheld, once their names are masked.
    pub withheld: Vec<Withheld>,
}

/// Somebody whose name is withheld.
#[derive(Debug, Clone)]
pub struct Withheld {
    /// The file that says so, without the name.
    pub source: Source,
    /// What stands for the name.
    pub pseudonym: String,
    /// What a link to the file names it by, once it is masked.
    pub ids: Vec<String>,
}

impl Input {
    /// An archive in memory: texts by their paths from its root (`content/…`, `templates/…`), without static files.
    pub fn from_sources(mut sources: Vec<Source>, options: Options) -> Checked<Input> {
        sources.sort_by(|a, b| a.path.cmp(&b.path));
        let (templates, content) =
            sources.into_iter().partition(|source| source.path.as_str().starts_with("templates/"));
        Input::new(content, templates, Vec::new(), options)
    }

    /// Reads the settings again, from a source of them that has changed. What was wrong with them is known.
    pub fn reread_settings(&mut self) {
        self.settings = settings::parse(self.settings.source.as_ref(), &self.options).value;
    }

    fn new(content: Vec<Source>, templates: Vec<Source>, statics: Vec<StaticFile>, options: Options) -> Checked<Input> {
        let is_settings = |source: &Source| matches!(source.path.as_str(), "content/site.yaml" | "content/site.yml");
        let (settings_files, content): (Vec<Source>, Vec<Source>) = content.into_iter().partition(is_settings);
        let settings = settings::parse(settings_files.first(), &options);
        settings.map(|settings| Input { settings, options, content, templates, statics, withheld: Vec::new() })
    }
}

/// Who says which day it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Day {
    /// The clock of the machine, which may be wrong.
    OfClock,
    /// Somebody who must know.
    Given,
}

/// What the command line says about a build.
#[derive(Debug, Clone, Hash)]
pub struct Options {
    /// The day of the build: articles dated after it are left out.
    pub today: Date,
    pub day: Day,
    /// Instead of the settings' `base_url`.
    pub base_url: Option<String>,
    pub drafts: bool,
    pub future: bool,
    /// Whether there is a full-text search.
    pub search: bool,
}

impl Options {
    /// A build of that day with everything else as usual.
    pub fn on(today: Date) -> Options {
        Options { today, day: Day::Given, base_url: None, drafts: false, future: false, search: true }
    }
}

/// A file that is copied as it is.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct StaticFile {
    /// Its address in the site: relative to `static/`, or to `content/` where it lies beside a text.
    pub path: FilePath,
    /// It lies beside a text under `content/`, and goes out with a text that uses it.
    pub is_beside: bool,
    /// Where it lies on disk.
    pub location: PathBuf,
    /// Width and height in pixels, where it is a picture of a known format.
    pub size: Option<(usize, usize)>,
    /// Its length in bytes, as it lies there.
    pub length: u64,
    /// Whether a smaller copy shows the same: a photograph or a drawing in pixels that does not move.
    pub can_shrink: bool,
    /// Of its bytes as they are kept, in hexadecimal, where a text names it as a saved copy.
    pub sha256: Option<String>,
}

impl StaticFile {
    /// Its path in the archive.
    pub fn source(&self) -> FilePath {
        let folder = if self.is_beside { "content" } else { "static" };
        FilePath::new(format!("{folder}/{}", self.path))
    }
}
