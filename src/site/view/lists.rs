//! The home page, lists, the calendar.

use serde::Serialize;

use crate::site::view::ArticleGroupView;
use crate::site::view::ArticleLinkView;
use crate::site::view::CountView;
use crate::site::view::DateView;
use crate::site::view::EntityGroupView;
use crate::site::view::EntityLinkView;
use crate::site::view::LinkView;
use crate::site::view::PagerView;
use crate::site::view::QuestionLinkView;

/// `home.html`: `home`.
#[derive(Debug, Clone, Serialize)]
pub struct HomeView {
    pub featured: Vec<ArticleLinkView>,
    pub latest: Vec<ArticleLinkView>,
    /// With the answers that stand, the most claimed about first.
    pub questions: Vec<QuestionLinkView>,
    /// The most named of each kind.
    pub named: Vec<EntityGroupView>,
    pub first: Option<DateView>,
    pub last: Option<DateView>,
    pub articles: usize,
    pub mentions: usize,
    pub years: Vec<CountView>,
}

/// `articles.html` (articles by date; publishers use it too): `list`.
#[derive(Debug, Clone, Serialize)]
pub struct ArticleListView {
    pub title: String,
    pub lead: Option<String>,
    pub total: usize,
    pub groups: Vec<ArticleGroupView>,
    /// Years with counts, to jump to.
    pub years: Vec<CountView>,
    pub pager: Option<PagerView>,
}

/// `entities.html` (A to Z in the language's order) and `publishers`: `list`.
#[derive(Debug, Clone, Serialize)]
pub struct EntityListView {
    /// `people`, `places`, …, `publishers`.
    pub key: &'static str,
    pub title: String,
    pub total: usize,
    pub groups: Vec<LetterGroupView>,
    pub pager: Option<PagerView>,
}

#[derive(Debug, Clone, Serialize)]
pub struct LetterGroupView {
    pub label: String,
    pub anchor: String,
    pub entities: Vec<EntityLinkView>,
}

/// `dates.html` (`dates/index.html`): `dates`.
#[derive(Debug, Clone, Serialize)]
pub struct DatesView {
    /// Short names of the days, in the order of the language's week.
    pub weekdays: Vec<String>,
    pub years: Vec<YearView>,
    pub undated: usize,
}

#[derive(Debug, Clone, Serialize)]
pub struct YearView {
    pub year: String,
    pub address: String,
    pub count: usize,
    /// Twelve, January first; `count` may be zero, then without address.
    pub months: Vec<CountView>,
    /// Months that have articles, day by day; none where they would make the page too long.
    pub days: Vec<MonthDaysView>,
}

/// The days of a month.
#[derive(Debug, Clone, Serialize)]
pub struct MonthDaysView {
    /// `January 2022`.
    pub title: String,
    pub address: String,
    /// As in `MonthPageView`.
    pub weeks: Vec<Vec<Option<DayView>>>,
}

/// `year.html` (`dates/2022.html`): `year`.
#[derive(Debug, Clone, Serialize)]
pub struct YearPageView {
    pub weekdays: Vec<String>,
    pub year: YearView,
    /// By month; what has only a year stands under a group of its own.
    pub groups: Vec<ArticleGroupView>,
    pub previous: Option<LinkView>,
    pub next: Option<LinkView>,
    /// Events of the year.
    pub events: Vec<EventView>,
    pub pager: Option<PagerView>,
}

/// `month.html` (`dates/2022-01.html`): `month`.
#[derive(Debug, Clone, Serialize)]
pub struct MonthPageView {
    /// `January 2022`.
    pub title: String,
    /// Short names of the days, in the order of the language's week.
    pub weekdays: Vec<String>,
    /// Weeks of seven days; a day outside the month is `null`.
    pub weeks: Vec<Vec<Option<DayView>>>,
    /// By day; what has only a month stands under a group of its own.
    pub groups: Vec<ArticleGroupView>,
    pub previous: Option<LinkView>,
    pub next: Option<LinkView>,
    pub events: Vec<EventView>,
    pub pager: Option<PagerView>,
}

#[derive(Debug, Clone, Serialize)]
pub struct EventView {
    pub event: EntityLinkView,
    /// `4 March 2019`, or `4 March 2019 – 30 May 2021` where it lasted.
    pub when: String,
}

#[derive(Debug, Clone, Serialize)]
pub struct DayView {
    pub day: i8,
    /// Articles of that day.
    pub count: usize,
    /// The group on this page: `#d29`, where there are articles.
    pub address: Option<String>,
    /// `29 January 2022`.
    pub text: String,
}
