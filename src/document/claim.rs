//! Claims: answers of sources to a question, with the words in which an article has them.

use crate::diagnostic::Diagnostic;
use crate::diagnostic::ProblemKind;
use crate::document::held::DRAFT;
use crate::input::fields::Asked;
use crate::input::fields::Field;
use crate::input::fields::Fields;
use crate::input::fields::Number;
use crate::input::fields::Record;
use crate::input::fields::Reference;
use crate::input::fields::Table;
use crate::input::fields::Text;
use crate::input::fields::Texts;
use crate::input::fields::Want;
use crate::input::fields::When;
use crate::input::fields::Word;
use crate::input::fields::table;
use crate::input::tree::Value;
use crate::value::Date;
use crate::value::Located;
use crate::value::Span;

/// One claim, as the front matter of its article says.
#[derive(Debug, Clone)]
pub struct Claim {
    pub span: Span,
    /// Unique in the archive; letters, digits, `-`, `_` and `.`.
    pub id: Located<String>,
    pub question: Located<String>,
    pub answer: Answer,
    pub claimant: Located<String>,
    pub speaker: Option<Located<String>>,
    /// When it was claimed, where that is known.
    pub said_on: Option<Date>,
    /// What is counted, where that is not just what the question asks.
    pub scope: Option<String>,
    pub relations: Vec<(RelationKind, Located<String>)>,
    /// How reliable the source is, `A` to `F`, and how credible the information, `1` to `6` (Admiralty code).
    pub source_grade: Option<&'static str>,
    pub information_grade: Option<&'static str>,
    pub status: Option<String>,
    pub quote: Located<String>,
    pub prefix: Option<String>,
    pub suffix: Option<String>,
}

/// An answer: a figure, a range, words, or words with a figure. At least one of them is there.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Answer {
    pub value: Option<f64>,
    pub min: Option<f64>,
    pub max: Option<f64>,
    /// The answer as it is printed, where a figure does not say it.
    pub text: Option<String>,
}

/// What a claim says of another one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RelationKind {
    /// It takes the other's place.
    Revises,
    /// It holds the other to be wrong.
    Disputes,
    /// It counts something else.
    DifferentScope,
    /// It passes the other on.
    Repeats,
}

impl RelationKind {
    pub const ALL: [RelationKind; 4] =
        [RelationKind::Revises, RelationKind::Disputes, RelationKind::DifferentScope, RelationKind::Repeats];

    pub fn word(self) -> &'static str {
        match self {
            RelationKind::Revises => "revises",
            RelationKind::Disputes => "disputes",
            RelationKind::DifferentScope => "different_scope",
            RelationKind::Repeats => "repeats",
        }
    }
}

/// Reliability of a source in the Admiralty code.
pub const SOURCE_GRADES: &[&str] = &["A", "B", "C", "D", "E", "F"];

/// Credibility of an information in the Admiralty code.
pub const INFORMATION_GRADES: &[&str] = &["1", "2", "3", "4", "5", "6"];

const REVISES: Field<Texts> = Field::new(Texts, &["revises"], "Claims whose place it takes, by id.");
const DISPUTES: Field<Texts> = Field::new(Texts, &["disputes"], "Claims that it holds to be wrong.");
const DIFFERENT_SCOPE: Field<Texts> = Field::new(Texts, &["different_scope"], "Claims that count something else.");
const REPEATS: Field<Texts> = Field::new(Texts, &["repeats"], "Claims that it only passes on.");

const RELATION_TABLE: Table = table![REVISES, DISPUTES, DIFFERENT_SCOPE, REPEATS];

const GRADE_SOURCE: Field<Word> =
    Field::new(Word(SOURCE_GRADES), &["source"], "How reliable the source is (Admiralty code).");
const GRADE_INFORMATION: Field<Word> =
    Field::new(Word(INFORMATION_GRADES), &["information"], "How credible the information is (Admiralty code).");

const GRADE_TABLE: Table = table![GRADE_SOURCE, GRADE_INFORMATION];

const ID: Field<ClaimId> = Field::new(ClaimId, &["id"], "Unique in the archive: letters, digits and hyphens.");
const QUESTION: Field<Reference> = Field::new(Reference, &["question"], "The question that it answers, by id.");
const VALUE: Field<Number> = Field::new(Number, &["value"], "The figure.");
const MIN: Field<Number> = Field::new(Number, &["min"], "The least that is claimed.");
const MAX: Field<Number> = Field::new(Number, &["max"], "The most that is claimed.");
const TEXT: Field<Text> = Field::new(Text, &["text"], "The answer in words, printed instead of the figure.");
const CLAIMANT: Field<Reference> =
    Field::new(Reference, &["claimant"], "Who claims it: an organization or a person by id, or text as printed.");
const SPEAKER: Field<Reference> =
    Field::new(Reference, &["speaker"], "Who said it for the claimant: a person by id, or text as printed.");
const SAID_ON: Field<When> = Field::new(When, &["said_on"], "When it was claimed.");
const SCOPE: Field<Text> =
    Field::new(Text, &["scope"], "What is counted, where that is not just what the question asks.");
const RELATION: Field<Record> =
    Field::new(Record(&RELATION_TABLE), &["relation"], "What it says of other claims on the same question.");
const GRADE: Field<Record> = Field::new(Record(&GRADE_TABLE), &["grade"], "Your grades for it, in the Admiralty code.");
const STATUS: Field<Text> = Field::new(Text, &["status"], "For example `unconfirmed`.");
const QUOTE: Field<Text> = Field::new(Text, &["quote"], "The words of the article that say it.");
const PREFIX: Field<Text> =
    Field::new(Text, &["prefix"], "The words right before them, where the quote stands in several places.");
const SUFFIX: Field<Text> = Field::new(Text, &["suffix"], "The words right after them.");

/// The fields of a claim.
pub(super) const CLAIM: Table = table![
    ID, QUESTION, VALUE, MIN, MAX, TEXT, CLAIMANT, SPEAKER, SAID_ON, SCOPE, RELATION, GRADE, STATUS, QUOTE, PREFIX,
    SUFFIX, DRAFT
];

/// The id of a claim.
#[derive(Debug)]
struct ClaimId;

impl Want for ClaimId {
    type Read = Option<Located<String>>;

    fn read(&self, value: Value, asked: &mut Asked) -> Option<Located<String>> {
        let id = Text.read(value, asked)?;
        if id.value.chars().all(|letter| letter.is_alphanumeric() || matches!(letter, '-' | '_' | '.')) {
            return Some(id);
        }
        let message = format!("`{}` cannot be the id of a claim, which is left out", id.value);
        asked.say(id.span, Diagnostic::error(ProblemKind::WrongValue, message).hint("use letters, digits and hyphens"));
        None
    }

    fn schema(&self) -> serde_json::Value {
        let words = serde_json::json!({ "type": "string", "pattern": r"^\s*[\p{Alphabetic}\p{N}_.-]*\s*$" });
        serde_json::json!({ "anyOf": [words, { "type": ["number", "boolean", "null"] }] })
    }
}

/// Reads one claim. `None`, with an error, where something is missing that makes it one.
pub(super) fn read(fields: &mut Fields) -> Option<Claim> {
    let span = fields.span;
    let answer = answer(fields);
    let before = fields.problems.len();
    let id = fields.take(&ID);
    // An id that cannot be one has its error.
    let is_wrong = fields.problems.len() > before;
    let [question, claimant] = [&QUESTION, &CLAIMANT].map(|field| fields.take(field));
    let quote = fields.take(&QUOTE);
    let speaker = fields.take(&SPEAKER);
    let said_on = fields.take(&SAID_ON);
    let scope = fields.text(&SCOPE);
    let relations = fields.record(&RELATION, relations).unwrap_or_default();
    let grade = |fields: &mut Fields| (fields.take(&GRADE_SOURCE), fields.take(&GRADE_INFORMATION));
    let (source_grade, information_grade) = fields.record(&GRADE, grade).unwrap_or_default();
    let [status, prefix, suffix] = [&STATUS, &PREFIX, &SUFFIX].map(|field| fields.text(field));
    let parts = [
        (ID.name(), id.is_some() || is_wrong),
        (QUESTION.name(), question.is_some()),
        (CLAIMANT.name(), claimant.is_some()),
        (QUOTE.name(), quote.is_some()),
    ];
    if let Some(problem) = incomplete(&parts) {
        fields.say(span, problem);
    }
    Some(Claim {
        span,
        id: id?,
        question: question?,
        answer: answer?,
        claimant: claimant?,
        speaker,
        said_on,
        scope,
        relations,
        source_grade,
        information_grade,
        status,
        quote: quote?,
        prefix,
        suffix,
    })
}

/// What a claim does not have of its parts.
fn incomplete(parts: &[(&str, bool)]) -> Option<Diagnostic> {
    let mut missing = Vec::new();
    for (name, is_there) in parts {
        if !is_there {
            missing.push(format!("`{name}`"));
        }
    }
    if missing.is_empty() {
        return None;
    }
    let message = format!("this claim has no {} and is left out", missing.join(", no "));
    Some(Diagnostic::error(ProblemKind::MissingField, message))
}

fn relations(fields: &mut Fields) -> Vec<(RelationKind, Located<String>)> {
    let mut relations = Vec::new();
    for kind in RelationKind::ALL {
        for other in fields.take(field_of(kind)) {
            relations.push((kind, other));
        }
    }
    relations
}

fn field_of(kind: RelationKind) -> &'static Field<Texts> {
    match kind {
        RelationKind::Revises => &REVISES,
        RelationKind::Disputes => &DISPUTES,
        RelationKind::DifferentScope => &DIFFERENT_SCOPE,
        RelationKind::Repeats => &REPEATS,
    }
}

/// The answer; an error where there is none, or where its figures are in the wrong order.
fn answer(fields: &mut Fields) -> Option<Answer> {
    let [value, min, max] = [&VALUE, &MIN, &MAX].map(|field| fields.take(field));
    let place = match [&value, &min, &max].into_iter().flatten().next() {
        Some(figure) => figure.span,
        None => fields.span,
    };
    let [value, min, max] = [value, min, max].map(|figure| figure.map(|figure| figure.value));
    let answer = Answer { value, min, max, text: fields.text(&TEXT) };

    let problem = if answer == Answer::default() {
        Diagnostic::error(ProblemKind::MissingField, "this claim has no answer and is left out")
            .hint("add `value:`, `min:` and `max:`, or `text:`; figures are written without separators: 20000")
    } else if !(is_ordered(min, max) && is_ordered(min, value) && is_ordered(value, max)) {
        Diagnostic::error(ProblemKind::WrongOrder, "`min`, `value` and `max` are not in order; this claim is left out")
    } else {
        return Some(answer);
    };
    fields.say(place, problem);
    None
}

/// Whether two figures are in order, where both are there.
fn is_ordered(low: Option<f64>, high: Option<f64>) -> bool {
    match (low, high) {
        (Some(low), Some(high)) => low <= high,
        _ => true,
    }
}
