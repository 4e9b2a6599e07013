//! The site of another generator, or a vault of notes: a folder of texts that belong together.
//!
//! 1. What wrote it is told by its settings and folders, else by its texts (`kind`).
//! 2. Its settings say which languages it has, where its texts lie and at which addresses they stood (`settings`).
//! 3. Texts are split and told apart (`pages`, `roles`); what their folders say of them is said of each (`inherited`).
//! 4. Whoever knows the archive says where each is going to be. Then fields become ours (`fields`), texts become Markdown (`body`), links lead to
//!    where their targets are going to be, and the pictures that they show come along (`links`, `lookup`).
//!
//! What nobody knows stays as it is written, and is counted.

mod address;
mod args;
mod asked;
mod body;
mod code;
mod colons;
mod commands;
mod dates;
mod done;
mod fields;
mod front;
mod inherited;
pub mod kind;
mod kramdown;
mod links;
mod lookup;
mod mdx;
mod page;
mod pages;
mod picture;
mod rendered;
mod roles;
mod settings;
mod taking;
mod tally;
mod tongues;
mod tree;
mod variables;
mod vault;

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::path::PathBuf;

use rayon::prelude::*;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::ProblemKind;
use crate::import::Batch;
use crate::import::draft;
use crate::import::draft::Draft;
use crate::import::elsewhere;
use crate::import::facts::Capture;
use crate::import::report;
use crate::value::FilePath;
use crate::value::Lang;
use crate::value::slug;

use kind::Kind;
use links::Linking;
use lookup::Lookup;
use page::Page;
use page::PageKind;
use pages::Gathered;
use settings::Settings;
use tally::Tally;
use tongues::MARKDOWN;

pub use tree::Tree;
pub use tree::TreeFile;

/// A site that has been read.
#[derive(Debug)]
pub struct Site {
    /// Its folder, as it is shown.
    shown: FilePath,
    /// All of its folder belongs to it.
    is_whole: bool,
    tree: Tree,
    settings: Settings,
    gathered: Gathered,
}

/// Where a text of a site would like to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// Below `content/`.
    pub folder: String,
    /// Names for its file, the best first.
    pub stems: Vec<String>,
    /// It stands beside the text that it translates, with its language behind the name.
    pub beside: Option<(usize, String)>,
    pub sha256: String,
    /// An entry of the register: who is there under its name is the same.
    pub is_entry: bool,
}

/// Whether the text of a file is wanted, and not only its path.
pub fn is_read(path: &str) -> bool {
    const SETTINGS: [&str; 9] =
        [".toml", ".yaml", ".yml", ".json", ".eleventy.js", ".config.js", ".config.mjs", ".config.cjs", ".config.ts"];
    let path = path.to_ascii_lowercase();
    tongues::TEXTS.iter().chain(&SETTINGS).any(|ending| path.ends_with(ending))
}

/// Whether a file is a text in Markdown.
pub fn is_markdown(path: &str) -> bool {
    let path = path.to_ascii_lowercase();
    MARKDOWN.iter().any(|ending| path.ends_with(ending))
}

/// Reads a site. Where no settings have told what wrote it, its texts do.
pub fn read(shown: FilePath, tree: Tree, kind: Option<Kind>) -> Site {
    let is_whole = kind.is_some();
    let kind = kind.unwrap_or_else(|| of_texts(&tree));
    let settings = settings::read(&tree, kind);
    let gathered = pages::gather(&tree, &settings);
    Site { shown, is_whole, tree, settings, gathered }
}

fn of_texts(tree: &Tree) -> Kind {
    let mut texts: Vec<(&str, String)> = Vec::new();
    for file in tree.files() {
        let path = file.path.as_str();
        if is_markdown(path)
            && let Some(text) = tree.text(path)
        {
            texts.push((path, text));
        }
    }
    kind::of_texts(texts.iter().map(|(path, text)| (*path, text.as_str())))
}

impl Site {
    /// Where its texts would like to be, in their order.
    pub fn wanted(&self) -> Vec<Wanted> {
        self.gathered.pages.iter().map(wanted).collect()
    }

    /// Drafts of its texts, in their order. `places` says for each where it is going to be, below `content/`.
    pub fn drafts(&self, places: &[String]) -> Batch {
        let pages = &self.gathered.pages;
        let lookup = Lookup::of(&self.tree, &self.settings, pages);
        let drafts = (0..pages.len()).into_par_iter().map(|index| self.draft(index, places, &lookup));
        let written: Vec<Written> = drafts.collect();
        let mut batch = Batch::default();
        let (mut tally, mut extra, mut used) = (Tally::default(), BTreeSet::new(), BTreeSet::new());
        for (page, Written { draft, tally: own, doubts, extra: own_extra }) in pages.iter().zip(written) {
            used.extend(draft.files.iter().map(|(_, location)| location.clone()));
            batch.drafts.push(draft);
            tally.add(own);
            extra.extend(own_extra);
            batch.problems.extend(doubts.iter().map(|doubt| self.problem(&page.path, doubt)));
        }
        for (path, message) in &self.gathered.problems {
            let problem = Diagnostic::error(ProblemKind::NotImported, message).in_file(&self.inside(path));
            batch
                .problems
                .push(problem.hint("mend it there and import the site again: what is here already is passed over"));
        }
        batch.problems.extend(self.report(&tally, &extra));
        self.aside(&tally, &used, &mut batch);
        batch
    }

    fn draft(&self, index: usize, places: &[String], lookup: &Lookup) -> Written {
        let page = &self.gathered.pages[index];
        let (files, tally) = (BTreeMap::new(), Tally::default());
        let mut linking = Linking { page, index, settings: &self.settings, lookup, places, files, tally };
        let made = fields::of(&mut linking);
        let mut body = body::of(&mut linking);
        if page.kind != PageKind::Article {
            // There is no field for it, and it says that the text has come in.
            body = format!("{}\n\n<!-- sha256: {} -->", body.trim_end(), page.sha256);
        }
        let capture = Capture { sha256: Some(page.sha256.clone()), ..Capture::default() };
        let draft = Draft {
            fields: made.fields,
            body,
            from: self.inside(&page.path).as_str().to_owned(),
            capture: Some(capture),
            files: linking.files.into_iter().collect(),
            ..Draft::default()
        };
        Written { draft, tally: linking.tally, doubts: made.doubts, extra: made.extra }
    }

    fn inside(&self, path: &FilePath) -> FilePath {
        FilePath::new(format!("{}/{path}", self.shown.as_str().trim_end_matches('/')))
    }

    fn problem(&self, path: &FilePath, message: &str) -> Diagnostic {
        Diagnostic::warning(ProblemKind::NotImported, message).in_file(&self.inside(path))
    }

    /// What stays raw, and what is not there, by kind.
    fn report(&self, tally: &Tally, extra: &BTreeSet<String>) -> Vec<Diagnostic> {
        let mut problems = Vec::new();
        let warning = |message: String| Diagnostic::warning(ProblemKind::NotImported, message).in_file(&self.shown);
        if let Some(fault) = &self.settings.fault {
            problems.push(warning(fault.clone()));
        }
        if !tally.raw.is_empty() {
            let problem =
                warning(format!("commands that stay in the texts as they are: {}", report::numbered(&tally.raw)));
            problems.push(problem.hint("a build prints them, with a warning at each; replace them by Markdown"));
        }
        if !tally.lost.is_empty() {
            let message = format!("components of which only the words come along: {}", report::numbered(&tally.lost));
            problems.push(warning(message).hint("what they showed beside their words is not in the texts any more"));
        }
        if !tally.missing.is_empty() {
            let problem =
                warning(format!("named by texts and not in this folder: {}", report::numbered(&tally.missing)));
            problems.push(problem.hint("links and pictures stay as they are written, and a build shows each"));
        }
        problems.extend(report::own_fields(&self.shown, extra));
        problems
    }

    /// What is left out, by kind: nothing of the folder goes without a word.
    fn aside(&self, tally: &Tally, used: &BTreeSet<PathBuf>, batch: &mut Batch) {
        let mut others: BTreeMap<&str, Vec<FilePath>> = BTreeMap::new();
        let mut aside: BTreeMap<&str, usize> = tally.aside.clone();
        aside.extend(self.gathered.aside.clone());
        for file in self.tree.files() {
            let is_text = pages::is_text(file.path.as_str(), self.settings.kind);
            if !self.is_whole || is_text || used.contains(&file.location) {
                continue;
            }
            match elsewhere::of_name(file.path.as_str()) {
                Some(other) => others.entry(other.name).or_default().push(self.inside(&file.path)),
                None => *aside.entry("files that no text names").or_default() += 1,
            }
        }
        batch.problems.extend(others.values().flat_map(|files| elsewhere::of_files(files)));
        batch.set_aside.extend(aside.into_iter().map(|(what, number)| (what.to_owned(), number)));
    }
}

/// A text as it is going to be written.
struct Written {
    draft: Draft,
    tally: Tally,
    doubts: Vec<String>,
    extra: BTreeSet<String>,
}

fn wanted(page: &Page) -> Wanted {
    let folder = match page.kind {
        PageKind::Article => draft::folder_of_article(page.date.as_deref()),
        PageKind::Standing => "pages".to_owned(),
        PageKind::Entity(folder) => folder.to_owned(),
    };
    let last = page.place.rsplit('/').next().unwrap_or(&page.place);
    let said = front::text(&page.fields, "slug").filter(|slug| !slug.contains('/'));
    let names = said.into_iter().chain([page.stem(), last]);
    let mut stems: Vec<String> = names.filter_map(stem).collect();
    stems.dedup();
    if stems.is_empty() {
        stems.push(draft::stem(last));
    }
    let lang = page.lang.as_deref().and_then(Lang::parse);
    let lang = lang.map(|lang| lang.as_str().to_owned());
    Wanted {
        folder,
        stems,
        beside: page.translates.zip(lang),
        sha256: page.sha256.clone(),
        is_entry: matches!(page.kind, PageKind::Entity(_)),
    }
}

/// A name of a file as it was, without what no address can have. A name that stands for a folder, or hides a file, is none.
fn stem(name: &str) -> Option<String> {
    /// Of a name of 255 bytes some are needed for a number, a language and the ending.
    const LONGEST: usize = 160;
    let slug = slug(name.trim_start_matches(['_', '.']))?;
    let cut = slug[..slug.floor_char_boundary(LONGEST.min(slug.len()))].trim_end_matches(['-', '.', '_']).to_owned();
    match cut.to_lowercase().as_str() {
        "index" | "_index" => Some("untitled".to_owned()),
        _ => Some(cut).filter(|cut| !cut.is_empty()),
    }
}
