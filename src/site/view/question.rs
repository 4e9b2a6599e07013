//! Questions and claims.

use serde::Serialize;

use crate::drawing::labels::AxisTick;
use crate::site::view::ArticleLinkView;
use crate::site::view::DateView;
use crate::site::view::EntityView;
use crate::site::view::LinkView;
use crate::site::view::OutboundView;
use crate::site::view::PagerView;
use crate::value::Html;

/// `question.html`: `question`.
#[derive(Debug, Clone, Serialize)]
pub struct QuestionView {
    /// What every entity has: its text, its facts, where it is mentioned.
    pub entity: EntityView,
    /// What is counted: `people`.
    pub unit: Option<String>,
    pub definition: Option<String>,
    /// All claims, also those that were revised and those that repeat others.
    pub claims: usize,
    /// Claims that stand: neither revised nor repetitions.
    pub standing: usize,
    /// Standing claims with what they revise, by scope; the one that the question asks for comes first.
    pub ledger: Vec<ScopeView>,
    /// Who holds whose answer to be wrong, where both count the same.
    pub disagreements: Vec<DisagreementView>,
    /// Where two figures at least can be drawn.
    pub chart: Option<ChartView>,
}

/// A question in a list, with the answers that stand.
#[derive(Debug, Clone, Serialize)]
pub struct QuestionLinkView {
    pub name: String,
    pub address: String,
    pub summary: Option<String>,
    pub claims: usize,
    /// In the order of time, those of the question's own scope first.
    pub answers: Vec<AnswerView>,
}

#[derive(Debug, Clone, Serialize)]
pub struct AnswerView {
    pub figure: String,
    pub claimant: String,
    pub scope: Option<String>,
    pub row: String,
}

/// `questions.html`: `list`.
#[derive(Debug, Clone, Serialize)]
pub struct QuestionListView {
    pub title: String,
    pub total: usize,
    pub questions: Vec<QuestionLinkView>,
    pub pager: Option<PagerView>,
}

/// Claims that count the same.
#[derive(Debug, Clone, Serialize)]
pub struct ScopeView {
    /// Absent where it is just what the question asks.
    pub scope: Option<String>,
    pub rows: Vec<LedgerRowView>,
}

/// A claim with its history.
#[derive(Debug, Clone, Serialize)]
pub struct LedgerRowView {
    pub claim: ClaimView,
    /// What it revised, the newest first.
    pub earlier: Vec<ClaimView>,
    /// What only repeats it or what it revised.
    pub echoes: Vec<ClaimView>,
}

/// One claim.
#[derive(Debug, Clone, Serialize)]
pub struct ClaimView {
    pub id: String,
    /// The answer as it is printed: `230`, `225–238`, `at least 220`, `much higher`.
    pub figure: String,
    /// Absent where the answer is in words only.
    pub unit: Option<String>,
    pub claimant: LinkView,
    pub speaker: Option<LinkView>,
    pub date: Option<DateView>,
    /// False: the date is that of the article.
    pub said: bool,
    pub scope: Option<String>,
    pub status: Option<String>,
    /// `A` to `F` and `1` to `6` (Admiralty code).
    pub source_grade: Option<&'static str>,
    pub information_grade: Option<&'static str>,
    /// The words of the article.
    pub quote: String,
    pub quote_lang: String,
    pub quote_dir: &'static str,
    /// Whether the words are the publisher's, not ours about them.
    pub quoted: bool,
    pub article: ArticleLinkView,
    /// The exact words: `articles/x.html#claim-asylov-230`.
    pub address: String,
    pub question: LinkView,
    /// Its row on the question's page: `questions/x.html#claim-asylov-230`.
    pub row: String,
    pub relations: Vec<RelationView>,
}

/// What a claim says of another one.
#[derive(Debug, Clone, Serialize)]
pub struct RelationView {
    /// `revises`, `disputes`, `different_scope`, `repeats`; from the other side `revised_by`, `disputed_by`.
    pub kind: &'static str,
    /// Of the other claim.
    pub figure: String,
    pub claimant: String,
    pub row: String,
    pub same_claimant: bool,
    pub same_scope: bool,
}

#[derive(Debug, Clone, Serialize)]
pub struct DisagreementView {
    pub claim: RelationView,
    pub disputed: RelationView,
}

/// Claims of one question, as a claimant's page shows them.
#[derive(Debug, Clone, Serialize)]
pub struct QuestionClaimsView {
    pub question: LinkView,
    pub claims: Vec<ClaimView>,
}

/// Figures over time. Places are percentages of the width and, from the top, of the height.
#[derive(Debug, Clone, Serialize)]
pub struct ChartView {
    /// What the drawing shows, in a sentence.
    pub description: String,
    pub x_ticks: Vec<AxisTick>,
    pub y_ticks: Vec<TickView>,
    /// Claimants in the order of their first claims.
    pub series: Vec<SeriesView>,
    pub lines: Vec<LineView>,
    pub marks: Vec<MarkView>,
}

#[derive(Debug, Clone, Serialize)]
pub struct TickView {
    pub at: String,
    pub label: String,
}

#[derive(Debug, Clone, Serialize)]
pub struct SeriesView {
    /// From 0; shapes and colours follow it.
    pub number: usize,
    pub claimant: LinkView,
}

/// From one figure of a claimant to the next one of the same scope.
#[derive(Debug, Clone, Serialize)]
pub struct LineView {
    pub series: usize,
    pub x1: String,
    pub y1: String,
    pub x2: String,
    pub y2: String,
}

/// One claim. A range is a bar from `bottom` to `top`; a date that is not known to the day a bar from `x` to `until`.
#[derive(Debug, Clone, Serialize)]
pub struct MarkView {
    pub series: usize,
    pub x: String,
    pub y: String,
    pub top: Option<String>,
    pub bottom: Option<String>,
    /// The range has no upper end.
    pub open: bool,
    pub until: Option<String>,
    /// It counts something else than the question asks.
    pub scoped: bool,
    pub row: String,
    pub figure: String,
    /// Where the figure stands beside the mark: `left`, `right`; `none` where there is no room.
    pub side: &'static str,
    /// Who, what and when, for those who do not see it.
    pub label: String,
}

/// `methodology.html`: `method`.
#[derive(Debug, Clone, Serialize)]
pub struct MethodView {
    pub title: String,
    pub summary_html: Option<Html>,
    pub body_html: Html,
    pub inclusion: Option<String>,
    pub questions: Vec<MethodQuestionView>,
    /// Whether any claim is graded.
    pub graded: bool,
    /// Letters and numbers of the Admiralty code with what they mean.
    pub source_grades: Vec<OutboundView>,
    pub information_grades: Vec<OutboundView>,
    /// Whether claims are related to each other in these ways.
    pub revises: bool,
    pub disputes: bool,
    pub different_scope: bool,
    pub repeats: bool,
    pub changes: Vec<ChangeView>,
}

#[derive(Debug, Clone, Serialize)]
pub struct MethodQuestionView {
    pub link: LinkView,
    pub definition: Option<String>,
    pub unit: Option<String>,
    pub claims: usize,
}

#[derive(Debug, Clone, Serialize)]
pub struct ChangeView {
    pub date: Option<DateView>,
    pub text: String,
    /// The article that was corrected, where it is a correction.
    pub article: Option<LinkView>,
}
