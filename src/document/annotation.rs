//! Annotations: an editor's notes on quoted passages, from the front matter of an article or from a file beside it.
//!
//! A file `<stem>.annotations.json` is a W3C Web Annotation document (`w3c`) or a Hypothesis export (`hypothesis`). An annotation
//! that cannot be read is reported and left out; the others are read.

mod hypothesis;
mod note;
mod w3c;

use crate::diagnostic::Checked;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::ProblemKind;
use crate::document::held::DRAFT;
use crate::document::held::Judged;
use crate::document::held::Screening;
use crate::input::Input;
use crate::input::fields::Field;
use crate::input::fields::Fields;
use crate::input::fields::Language;
use crate::input::fields::Table;
use crate::input::fields::Text;
use crate::input::fields::Texts;
use crate::input::fields::When;
use crate::input::fields::Word;
use crate::input::fields::table;
use crate::input::json;
use crate::input::turns;
use crate::input::unseen;
use crate::value::Date;
use crate::value::FilePath;
use crate::value::Located;
use crate::value::Source;
use crate::value::Span;

pub use note::Format;
pub use note::Note;

/// What the name of a file of annotations ends with.
pub(super) const FILE_END: &str = ".annotations.json";

/// Why a note was made (W3C Web Annotation Vocabulary, 3.2).
pub const MOTIVATIONS: &[&str] = &[
    "commenting",
    "assessing",
    "bookmarking",
    "classifying",
    "describing",
    "editing",
    "highlighting",
    "identifying",
    "linking",
    "moderating",
    "questioning",
    "replying",
    "tagging",
];

/// One annotation, as its file says.
#[derive(Debug, Clone)]
pub struct Annotation {
    /// The file it stands in, and its place there.
    pub source: Source,
    pub span: Span,
    /// Its IRI, where it came with one.
    pub id: Option<String>,
    /// The page that it was made on, as written, where it came from elsewhere.
    pub target: Option<String>,
    /// What its words are; the whole article where there is no quote.
    pub selection: Selection,
    pub note: Note,
    /// One of [`MOTIVATIONS`].
    pub motivation: &'static str,
    pub by: Option<String>,
    pub date: Option<Date>,
    pub tags: Vec<String>,
}

/// Which words an annotation is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Selection {
    Quote {
        quote: Located<String>,
        prefix: Option<String>,
        suffix: Option<String>,
        position: Option<Position>,
    },
    Whole,
    /// It is about a part of the article, but says which in a way that is not read: how.
    Unread(String),
}

/// Where a quote began in the text that it was made on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Position {
    CodePoints(usize),
    /// Code units of UTF-16, as browsers count.
    Utf16(usize),
}

/// The annotations of a file beside an article.
#[derive(Debug, Clone)]
pub struct AnnotationFile {
    pub source: Source,
    /// The file of the article, without its extension.
    pub article: FilePath,
    pub annotations: Vec<Annotation>,
}

const QUOTE: Field<Text> = Field::new(
    Text,
    &["quote"],
    "The words that the note is about, as they stand in the text; without them it is about the article.",
);
const PREFIX: Field<Text> =
    Field::new(Text, &["prefix"], "The words right before them, where the quote stands in several places.");
const SUFFIX: Field<Text> = Field::new(Text, &["suffix"], "The words right after them.");
const NOTE: Field<Text> = Field::new(Text, &["note", "text", "comment"], "The note, in Markdown.");
const MOTIVATION: Field<Word> =
    Field::new(Word(MOTIVATIONS), &["motivation"], "Why it was made (W3C Web Annotation); else `commenting`.");
const BY: Field<Text> = Field::new(Text, &["by", "author", "creator"], "Who made it.");
const DATE: Field<When> = Field::new(When, &["date", "created"], "When it was made.");
const TAGS: Field<Texts> = Field::new(Texts, &["tags", "keywords"], "Tags.");
const LANG: Field<Language> = Field::new(Language, &["lang"], "The language of the note (BCP 47); else the site's.");

/// The fields of an annotation in front matter.
pub(super) const ANNOTATION: Table = table![QUOTE, PREFIX, SUFFIX, NOTE, MOTIVATION, BY, DATE, TAGS, LANG, DRAFT];

/// Reads one annotation of an article's front matter. `None` where it says nothing.
pub(super) fn read(fields: &mut Fields, source: &Source, input: &Input) -> Option<Annotation> {
    let span = fields.span;
    let (prefix, suffix) = (fields.text(&PREFIX), fields.text(&SUFFIX));
    let selection = match fields.take(&QUOTE) {
        Some(quote) => Selection::Quote { quote, prefix, suffix, position: None },
        None => Selection::Whole,
    };
    let (note, lang) = (fields.take(&NOTE), fields.take(&LANG));
    let tags: Vec<String> = fields.take(&TAGS).into_iter().map(|tag| tag.value).collect();
    let motivation = fields.take(&MOTIVATION).unwrap_or("commenting");
    let (by, date) = (fields.text(&BY), fields.take(&DATE));
    if note.is_none() && (selection == Selection::Whole || tags.is_empty()) {
        let problem = Diagnostic::error(ProblemKind::MissingField, "this annotation has no note");
        fields.say(span, problem.hint("add `note:`; to mark words without a note, give `tags:`"));
        return None;
    }
    let note = match note {
        Some(note) => note::markdown(&[note], lang, source, input, &mut fields.problems),
        None => Note::default(),
    };
    Some(Annotation {
        source: source.clone(),
        span,
        id: None,
        target: None,
        selection,
        note,
        motivation,
        by,
        date,
        tags,
    })
}

/// Reads a file of annotations.
pub(super) fn parse(source: &Source, input: &Input) -> Checked<Option<Judged<AnnotationFile>>> {
    let mut problems = Vec::new();
    let path = source.path.as_str();
    let article = FilePath::new(path.strip_suffix(FILE_END).unwrap_or(path));
    let mut document = match json::parse(&source.text) {
        Ok(document) => document,
        Err(error) => {
            let problem = Diagnostic::error(
                ProblemKind::BrokenAnnotations,
                format!("these annotations are no JSON: {}", error.message),
            );
            problems.push(problem.at(source, error.span).hint("the file is left out until it is mended"));
            return Checked { value: None, diagnostics: problems };
        }
    };
    let is_export = hypothesis::is_export(&document);
    let screening = Screening { source, options: &input.options, doubled: &[] };
    let verdict = screening.annotations(&mut document, &mut problems);
    unseen::cut_values(&mut document, source, &mut problems);
    turns::drop(&mut document, source, &mut problems);
    let annotations = match is_export {
        true => hypothesis::read(&document, source, input, &mut problems),
        false => w3c::read(&document, source, input, &mut problems),
    };
    let file = AnnotationFile { source: source.clone(), article, annotations };
    Checked { value: Some(Judged { value: file, verdict }), diagnostics: problems }
}
