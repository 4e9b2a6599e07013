//! Entities and their passages.

use serde::Serialize;

use crate::site::view::ArticleLinkView;
use crate::site::view::DateView;
use crate::site::view::EntityGroupView;
use crate::site::view::MapView;
use crate::site::view::PagerView;
use crate::site::view::QuestionClaimsView;
use crate::site::view::SparkView;
use crate::site::view::TiesView;
use crate::value::Html;

/// `entity.html`: `entity`.
#[derive(Debug, Clone, Serialize)]
pub struct EntityView {
    pub id: String,
    pub kind: &'static str,
    /// `Person`, in the site's language.
    pub kind_label: String,
    pub name: String,
    pub summary_html: Option<Html>,
    pub body_html: Html,
    /// Every written form with how often it occurs, the display name first.
    pub forms: Vec<FormView>,
    pub facts: Vec<FactView>,
    /// The same thing in other registers (Wikidata, GeoNames): as text, linked where outbound links are live.
    pub same_as: Vec<OutboundView>,
    pub articles: usize,
    pub mentions: usize,
    pub first: Option<DateView>,
    pub last: Option<DateView>,
    /// The mentions of this page, in order of date, grouped by year.
    pub passages: Vec<PassageGroupView>,
    /// What it claimed, where it is a person or an organization.
    pub claims: Vec<QuestionClaimsView>,
    /// Articles that it wrote: a person or an organization of the byline.
    pub written: Vec<ArticleLinkView>,
    /// Other articles that list it in their front matter without naming it in the text.
    pub listed: Vec<ArticleLinkView>,
    /// Entities named in the same articles, by kind, the most frequent first; `count` is the number of articles.
    pub together: Vec<EntityGroupView>,
    /// The strongest of these, drawn; only where there are enough.
    pub ties: Option<TiesView>,
    /// Entities that say they lie within this one, happened here, belong here.
    pub parts: Vec<EntityGroupView>,
    /// All its mentions as a table.
    pub table: Option<String>,
    /// Where a place is, or what lies within it.
    pub locator: Option<MapView>,
    /// When it was named.
    pub spark: Option<SparkView>,
    pub pager: Option<PagerView>,
    /// False on `page-2` and after: only the passages are shown.
    pub first_page: bool,
}

#[derive(Debug, Clone, Serialize)]
pub struct FormView {
    pub form: String,
    pub lang: Option<String>,
    pub dir: &'static str,
    /// `name`, `form` or `short`.
    pub kind: &'static str,
    pub mentions: usize,
}

/// A label with one or more values: role, coordinates, part of, dates of an event.
#[derive(Debug, Clone, Serialize)]
pub struct FactView {
    pub label: String,
    pub values: Vec<FactValueView>,
}

#[derive(Debug, Clone, Serialize)]
pub struct FactValueView {
    pub text: String,
    pub address: Option<String>,
    /// `2019-03 –`, the time it holds.
    pub note: Option<String>,
}

#[derive(Debug, Clone, Serialize)]
pub struct OutboundView {
    pub label: String,
    pub text: String,
    /// Absent where outbound links are not live.
    pub link: Option<String>,
}

/// Passages of one year, or of texts without a date.
#[derive(Debug, Clone, Serialize)]
pub struct PassageGroupView {
    pub label: String,
    /// How many passages there are in the group.
    pub count: usize,
    pub texts: Vec<PassageTextView>,
}

/// The passages of one article or entry, in its order.
#[derive(Debug, Clone, Serialize)]
pub struct PassageTextView {
    pub title: String,
    pub address: String,
    pub date: Option<DateView>,
    pub lang: String,
    pub dir: &'static str,
    pub passages: Vec<PassageView>,
}

/// One mention in its sentence (keyword in context).
#[derive(Debug, Clone, Serialize)]
pub struct PassageView {
    /// The sentence before the name, the name as printed, the sentence after it.
    pub before: String,
    pub exact: String,
    pub after: String,
    /// Leads to the exact words on the page of the text: `#mention-3`.
    pub anchor: String,
    /// `body`, `summary`, `caption`, `note`.
    pub field: &'static str,
}
