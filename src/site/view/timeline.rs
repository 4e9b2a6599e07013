//! Time: the timeline of the archive, and when one entity was named.

use serde::Serialize;

use crate::drawing::labels::AxisTick;
use crate::drawing::labels::Label;
use crate::site::view::ArticleLinkView;
use crate::site::view::EntityLinkView;

/// `timeline.html`: `timeline`.
#[derive(Debug, Clone, Serialize)]
pub struct TimelineView {
    pub strip: StripView,
    /// The oldest first.
    pub years: Vec<TimelineYearView>,
    pub articles: usize,
    pub events: usize,
    /// Events that are named less often than those that have room here.
    pub left_out: usize,
    /// Articles without a date, which are not here.
    pub undated: usize,
}

/// The line, drawn. Places are in percent, and already turned where the language is written from right to left.
#[derive(Debug, Clone, Serialize)]
pub struct StripView {
    /// A low drawing has room for few rows of events.
    pub low: bool,
    /// How far down the line is, and how much the highest bar below it takes.
    pub line: String,
    pub bars_height: String,
    pub pieces: Vec<SpanView>,
    pub ticks: Vec<AxisTick>,
    pub events: Vec<EventMarkView>,
    /// Articles: by day, month or year.
    pub bars: Vec<BarView>,
    pub description: String,
}

#[derive(Debug, Clone, Serialize)]
pub struct SpanView {
    pub from: String,
    pub until: String,
}

#[derive(Debug, Clone, Serialize)]
pub struct EventMarkView {
    pub x: String,
    /// Where a bar ends, of what lasted or is not known to the day.
    pub until: Option<String>,
    pub y: String,
    pub name: String,
    /// `Gathering in Shymkent: 10 February 2022`.
    pub title: String,
    pub address: String,
    pub label: Option<Label>,
}

#[derive(Debug, Clone, Serialize)]
pub struct BarView {
    pub x: String,
    pub width: String,
    /// Not known to the day, or to the month, that other bars stand for.
    pub open: bool,
    /// Of 100, the most.
    pub height: String,
    pub title: String,
}

#[derive(Debug, Clone, Serialize)]
pub struct TimelineYearView {
    pub label: String,
    pub anchor: String,
    /// The page of the year, where it has articles.
    pub address: Option<String>,
    pub months: Vec<TimelineMonthView>,
    /// `event`, `article` or `both`.
    pub has: &'static str,
}

#[derive(Debug, Clone, Serialize)]
pub struct TimelineMonthView {
    pub label: String,
    /// How long nothing was before it, where that is long.
    pub gap: Option<String>,
    pub events: Vec<TimelineEventView>,
    pub articles: Vec<ArticleLinkView>,
    /// Of a large archive: so many articles, on the page of their month or year.
    pub count: usize,
    pub address: Option<String>,
    pub has: &'static str,
}

#[derive(Debug, Clone, Serialize)]
pub struct TimelineEventView {
    pub event: EntityLinkView,
    /// `2 Jan`.
    pub when: String,
    /// `until 20 March 2022`, where it lasted.
    pub until: Option<String>,
}

/// When an entity was named: articles by month or year of the archive's time.
#[derive(Debug, Clone, Serialize)]
pub struct SparkView {
    /// How many months or years the archive spans.
    pub units: usize,
    /// Bars of up to ten units high.
    pub path: String,
    pub description: String,
}
