//! Values that stand on many pages: links, dates, lists of articles and entities, pagers.

use serde::Serialize;

/// A label that may lead somewhere.
#[derive(Debug, Clone, Serialize)]
pub struct LinkView {
    pub label: String,
    /// Relative to the root; absent: plain text.
    pub address: Option<String>,
}

/// A date, partial dates included.
#[derive(Debug, Clone, Serialize, PartialEq, Eq)]
pub struct DateView {
    /// For `<time datetime>`: `2022`, `2022-01`, `2022-01-29`, or a full date-time.
    pub iso: String,
    /// In the site's language: `29 January 2022`, `January 2022`.
    pub text: String,
    /// For dense lists: `29 Jan`, `Jan`, `2022` where there is no more than a year.
    pub short: String,
    /// The year, for grouping.
    pub year: String,
    /// The page of its month or year, relative to the root.
    pub address: Option<String>,
}

/// An entity as lists and links show it.
#[derive(Debug, Clone, Serialize)]
pub struct EntityLinkView {
    /// `people/qasym-zhomart-toqaev`.
    pub id: String,
    /// `person`, `place`, `organization`, `event`, `topic`.
    pub kind: &'static str,
    pub address: String,
    pub name: String,
    pub summary: Option<String>,
    /// Articles that name or list it.
    pub articles: usize,
    /// Mentions in all texts of the archive.
    pub mentions: usize,
    /// Mentions or articles in the place where this link stands (an article's list of who is named, a list of
    /// who is named together).
    pub count: usize,
    /// Leads to the first mention in the article at hand (`#mention-3`), where there is one.
    pub anchor: Option<String>,
}

/// Entities of one kind together.
#[derive(Debug, Clone, Serialize)]
pub struct EntityGroupView {
    pub kind: &'static str,
    pub label: String,
    pub entities: Vec<EntityLinkView>,
}

/// An article as lists and links show it.
#[derive(Debug, Clone, Serialize)]
pub struct ArticleLinkView {
    pub id: String,
    pub address: String,
    pub title: String,
    pub lang: String,
    pub dir: &'static str,
    /// `report` or `summary`.
    pub kind: &'static str,
    pub date: Option<DateView>,
    pub publisher: Option<LinkView>,
    pub summary: Option<String>,
    /// What a related article shares with the one at hand.
    pub shared: Vec<String>,
}

/// Articles under one heading, usually a year.
#[derive(Debug, Clone, Serialize)]
pub struct ArticleGroupView {
    pub label: String,
    /// The id of the heading: `y2022`, `undated`.
    pub anchor: String,
    pub articles: Vec<ArticleLinkView>,
}

/// A label with a number, perhaps linked.
#[derive(Debug, Clone, Serialize)]
pub struct CountView {
    pub label: String,
    pub address: Option<String>,
    pub count: usize,
}

#[derive(Debug, Clone, Serialize)]
pub struct PagerView {
    pub number: usize,
    pub total: usize,
    pub previous: Option<String>,
    pub next: Option<String>,
    pub pages: Vec<PageNumberView>,
}

/// A page number to print; a gap prints an ellipsis.
#[derive(Debug, Clone, Serialize)]
pub struct PageNumberView {
    pub number: usize,
    pub address: String,
    pub current: bool,
    pub gap_before: bool,
}
