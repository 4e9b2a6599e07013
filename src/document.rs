//! Parsed files: each on its own, knowing no other.
//!
//! 1. Each file of the content is told its kind by its folder.
//! 2. Its front matter is split off and read as the table of that kind says.
//! 3. Its Markdown becomes [`Prose`]: a tree, and beside it one text layer on which everything is found later.
//! 4. Names in it are still names: no file knows what another says.
//!
//! Files are parsed in parallel; the order of the results is the order of the paths.

mod annotation;
mod article;
mod brackets;
mod claim;
mod defaults;
mod entity;
mod footer;
mod front_matter;
mod heading;
mod held;
mod id;

mod markdown;
mod markup;
mod origins;
mod own;
mod page;
mod picture;
mod prose;
mod redirects;
mod statics;
mod surroundings;
mod tongue;

use std::sync::Arc;

use held::Judged;
use rayon::prelude::*;

use crate::diagnostic::Checked;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::ProblemKind;
use crate::input::Input;
use crate::memory::Memo;
use crate::value::FilePath;
use crate::value::Kind;
use crate::value::Source;
use crate::value::fingerprint;

use defaults::Defaults;

pub use annotation::Annotation;
pub use annotation::AnnotationFile;
pub use annotation::Format;
pub use annotation::Note;
pub use annotation::Position;
pub use annotation::Selection;
pub use article::ARTICLE;
pub use article::Article;
pub use article::ArticleKind;
pub use article::Capture;
pub use article::Correction;
pub use article::Dateline;
pub use article::Listed;
pub use article::Media;
pub use claim::Answer;
pub use claim::Claim;
pub use claim::INFORMATION_GRADES;
pub use claim::RelationKind;
pub use claim::SOURCE_GRADES;
pub use entity::Entity;
pub use entity::Facts;
pub use entity::Form;
pub use entity::Part;
pub use entity::Precision;
pub use entity::Question;
pub use entity::Role;
pub use entity::table_of;
pub use held::HeldBack;
pub use held::Hold;
pub use page::PAGE;
pub use page::StandingPage;
pub use picture::Image;
pub use prose::Alert;
pub use prose::Alignment;
pub use prose::Element;
pub use prose::Link;
pub use prose::LinkForm;
pub use prose::Prose;
pub use prose::Token;
pub use prose::place_id;
pub use tongue::Translation;

/// All parsed files of an archive.
#[derive(Debug, Clone, Default)]
pub struct Documents {
    /// Like entities shared with what a process keeps of them ([`Memory`]).
    pub articles: Vec<Arc<Article>>,
    pub entities: Vec<Arc<Entity>>,
    pub pages: Vec<StandingPage>,
    /// What stands at the foot of every page.
    pub footer: Prose,
    /// Beside articles.
    pub annotations: Vec<AnnotationFile>,
    /// What of all this is not published, what cannot be read, and files about those whose names are withheld.
    pub held: Vec<HeldBack>,
}

#[derive(Debug, Clone)]
enum Document {
    Article(Arc<Article>),
    Entity(Arc<Entity>),
    Page(Box<StandingPage>),
    Annotations(AnnotationFile),
    Held(HeldBack),
}

/// Files that an earlier build has parsed.
#[derive(Debug, Default)]
pub struct Memory(Memo<Checked<Option<Document>>>);

/// Parses every file of the content. A file that cannot be read is reported and left out.
pub fn parse(input: &Input) -> Checked<Documents> {
    parse_again(input, None)
}

/// The same, with what an earlier build has parsed.
pub fn parse_again(input: &Input, memory: Option<&Memory>) -> Checked<Documents> {
    let mut diagnostics = Vec::new();
    let defaults = Defaults::new(&input.settings, input.options.today, &mut diagnostics);
    let parsed: Vec<Checked<Option<Document>>> = match memory {
        None => input.content.par_iter().map(|source| parse_one(source, input, &defaults)).collect(),
        Some(Memory(memo)) => {
            memo.begin();
            let around = surroundings(input);
            let parse = |source: &Source| {
                let from = (around, &source.path, &source.text);
                Checked::clone(&memo.get(&from, || parse_one(source, input, &defaults)))
            };
            input.content.par_iter().map(parse).collect()
        }
    };
    let mut documents = Documents { footer: footer::parse(input, &mut diagnostics), ..Documents::default() };
    documents.held.extend(input.withheld.iter().map(HeldBack::withheld));
    for mut file in parsed {
        diagnostics.append(&mut file.diagnostics);
        match file.value {
            Some(Document::Article(article)) => documents.articles.push(article),
            Some(Document::Entity(entity)) => documents.entities.push(entity),
            Some(Document::Page(page)) => documents.pages.push(*page),
            Some(Document::Annotations(file)) => documents.annotations.push(file),
            Some(Document::Held(held)) => documents.held.push(held),
            None => {}
        }
    }
    Checked { value: documents, diagnostics }
}

/// Everything that the parsing of a file takes besides the file.
fn surroundings(input: &Input) -> u128 {
    let settings = input.settings.source.as_ref().map(|source| (&source.path, &source.text));
    let beside: Vec<&FilePath> = input.content.iter().map(|source| &source.path).collect();
    fingerprint(&(settings, &input.options, &input.statics, beside))
}

fn parse_one(source: &Source, input: &Input, defaults: &Defaults) -> Checked<Option<Document>> {
    let inside = source.path.as_str().trim_start_matches("content/");
    let folder = inside.split('/').next().unwrap_or_default();
    let is_markdown = matches!(source.path.extension(), Some("md" | "markdown"));
    let is_in_folder = inside.len() > folder.len();
    match (folder, Kind::of_folder(folder)) {
        ("articles", _) if inside.ends_with(annotation::FILE_END) => {
            publish(annotation::parse(source, input), (source, input))
        }
        _ if !is_markdown => Checked { value: None, diagnostics: not_read(source) },
        ("articles", _) if is_in_folder => publish(article::parse(source, input, defaults), (source, input)),
        ("pages", _) if is_in_folder => publish(page::parse(source, input, defaults), (source, input)),
        (_, Some(kind)) if is_in_folder => publish(entity::parse(source, kind, (input, defaults)), (source, input)),
        _ => Checked { value: None, diagnostics: not_read(source) },
    }
}

/// A kind of document: how it is kept, and what is known of it where it is held back.
trait Publish {
    fn document(self) -> Document;
    fn held(self) -> HeldBack;
}

impl Publish for Article {
    fn document(self) -> Document {
        Document::Article(Arc::new(self))
    }

    fn held(self) -> HeldBack {
        self.held_back()
    }
}

impl Publish for Entity {
    fn document(self) -> Document {
        Document::Entity(Arc::new(self))
    }

    fn held(self) -> HeldBack {
        self.held_back()
    }
}

impl Publish for StandingPage {
    fn document(self) -> Document {
        Document::Page(Box::new(self))
    }

    fn held(self) -> HeldBack {
        let mut held = HeldBack::unread(&self.source);
        held.ids.push(format!("pages/{}", self.id));
        held
    }
}

impl Publish for AnnotationFile {
    fn document(self) -> Document {
        Document::Annotations(self)
    }

    fn held(self) -> HeldBack {
        HeldBack::unread(&self.source)
    }
}

/// What becomes of a file: it is a document of this build, or held back. One that cannot be read is held back too.
fn publish<T: Publish>(
    parsed: Checked<Option<Judged<T>>>,
    (source, input): (&Source, &Input),
) -> Checked<Option<Document>> {
    let Checked { value, mut diagnostics } = parsed;
    let by_path = held::of_path(source, &input.options, &mut diagnostics);
    let document = match value {
        None => Document::Held(HeldBack::unread(source)),
        Some(Judged { value, verdict }) if verdict.and(by_path).holds(&input.options) => Document::Held(value.held()),
        Some(Judged { value, .. }) => value.document(),
    };
    Checked { value: Some(document), diagnostics }
}

fn not_read(source: &Source) -> Vec<Diagnostic> {
    let folders: Vec<String> = Kind::ALL.iter().map(|kind| format!("`{}/`", kind.folder())).collect();
    let hint = format!("Markdown files belong under `articles/`, `pages/`, {}", folders.join(", "));
    vec![Diagnostic::warning(ProblemKind::FileNotRead, "this file is not read").in_file(&source.path).hint(hint)]
}
