//! Claims: answers of sources to a question, with the words in which an article has them.

use crate::diagnostic::Diagnostic;
use crate::diagnostic::ProblemKind;
use crate::input::fields::Field;
use crate::input::fields::Fields;
use crate::input::fields::Want;
use crate::value::Date;
use crate::value::Located;
use crate::value::Source;
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

const RELATION: &[Field] = &[
    Field::new("revises", Want::Texts, "Claims whose place it takes, by id."),
    Field::new("disputes", Want::Texts, "Claims that it holds to be wrong."),
    Field::new("different_scope", Want::Texts, "Claims that count something else."),
    Field::new("repeats", Want::Texts, "Claims that it only passes on."),
];

const GRADE: &[Field] = &[
    Field::new("source", Want::OneOf(SOURCE_GRADES), "How reliable the source is (Admiralty code)."),
    Field::new("information", Want::OneOf(INFORMATION_GRADES), "How credible the information is (Admiralty code)."),
];

/// The fields of a claim.
pub(super) const CLAIM: &[Field] = &[
    Field::new("id", Want::Text, "Unique in the archive: letters, digits and hyphens."),
    Field::new("question", Want::Text, "The question that it answers, by id."),
    Field::new("value", Want::Number, "The figure."),
    Field::new("min", Want::Number, "The least that is claimed."),
    Field::new("max", Want::Number, "The most that is claimed."),
    Field::new("text", Want::Text, "The answer in words, printed instead of the figure."),
    Field::new("claimant", Want::Text, "Who claims it: an organization or a person by id, or text as printed."),
    Field::new("speaker", Want::Text, "Who said it for the claimant: a person by id, or text as printed."),
    Field::new("said_on", Want::Date, "When it was claimed."),
    Field::new("scope", Want::Text, "What is counted, where that is not just what the question asks."),
    Field::new("relation", Want::Record(RELATION), "What it says of other claims on the same question."),
    Field::new("grade", Want::Record(GRADE), "Your grades for it, in the Admiralty code."),
    Field::new("status", Want::Text, "For example `unconfirmed`."),
    Field::new("quote", Want::Text, "The words of the article that say it."),
    Field::new("prefix", Want::Text, "The words right before them, where the quote stands in several places."),
    Field::new("suffix", Want::Text, "The words right after them."),
];

/// Reads one claim. `None`, with an error, where something is missing that makes it one.
pub(super) fn read(fields: &mut Fields, source: &Source) -> Option<Claim> {
    let span = fields.span;
    let text = |fields: &mut Fields, name| fields.text(name).map(|text| text.value);
    let answer = answer(fields, source);
    let [id, question, claimant, quote] = ["id", "question", "claimant", "quote"].map(|name| fields.text(name));
    let speaker = fields.text("speaker");
    let said_on = fields.date("said_on");
    let relations = fields.record("relation", RELATION, relations).unwrap_or_default();
    let grade = |fields: &mut Fields| {
        (fields.one_of("source", SOURCE_GRADES), fields.one_of("information", INFORMATION_GRADES))
    };
    let (source_grade, information_grade) = fields.record("grade", GRADE, grade).unwrap_or_default();
    let named = [("id", &id), ("question", &question), ("claimant", &claimant), ("quote", &quote)];
    let missing: Vec<String> =
        named.iter().filter(|(_, value)| value.is_none()).map(|(name, _)| format!("`{name}`")).collect();
    if !missing.is_empty() {
        let problem = Diagnostic::error(
            ProblemKind::MissingField,
            format!("this claim has no {} and is left out", missing.join(", no ")),
        );
        fields.problems.push(problem.at(source, span));
    }
    let (id, question, claimant, quote) = (id?, question?, claimant?, quote?);
    if !id.value.chars().all(|letter| letter.is_alphanumeric() || matches!(letter, '-' | '_' | '.')) {
        let problem = Diagnostic::error(
            ProblemKind::WrongValue,
            format!("`{}` cannot be the id of a claim, which is left out", id.value),
        );
        fields.problems.push(problem.at(source, id.span).hint("use letters, digits and hyphens"));
        return None;
    }
    Some(Claim {
        span,
        id,
        question,
        answer: answer?,
        claimant,
        speaker,
        said_on,
        scope: text(fields, "scope"),
        relations,
        source_grade,
        information_grade,
        status: text(fields, "status"),
        quote,
        prefix: text(fields, "prefix"),
        suffix: text(fields, "suffix"),
    })
}

fn relations(fields: &mut Fields) -> Vec<(RelationKind, Located<String>)> {
    let of_kind = |kind: RelationKind| {
        let others = fields.texts(kind.word());
        others.into_iter().map(move |other| (kind, other))
    };
    RelationKind::ALL.into_iter().flat_map(of_kind).collect()
}

/// The answer; an error where there is none, or where its figures are in the wrong order.
fn answer(fields: &mut Fields, source: &Source) -> Option<Answer> {
    let [value, min, max] = ["value", "min", "max"].map(|name| fields.number(name));
    let written = [&value, &min, &max].into_iter().flatten().next().map(|figure| figure.span);
    let [value, min, max] = [value, min, max].map(|figure| figure.map(|figure| figure.value));
    let answer = Answer { value, min, max, text: fields.text("text").map(|text| text.value) };
    let is_ordered = |low: Option<f64>, high: Option<f64>| low.zip(high).is_none_or(|(low, high)| low <= high);
    let problem = if answer == Answer::default() {
        Diagnostic::error(ProblemKind::MissingField, "this claim has no answer and is left out")
            .hint("add `value:`, `min:` and `max:`, or `text:`; figures are written without separators: 20000")
    } else if !(is_ordered(min, max) && is_ordered(min, value) && is_ordered(value, max)) {
        Diagnostic::error(ProblemKind::WrongOrder, "`min`, `value` and `max` are not in order; this claim is left out")
    } else {
        return Some(answer);
    };
    fields.problems.push(problem.at(source, written.unwrap_or(fields.span)));
    None
}
