//! The timeline of the archive.
//!
//! Why more than 200 articles are counted by month: nobody reads a longer list beside a drawing. Its filters are `:target`, so they
//! need no script; where a browser has no `:has()`, everything is shown.

mod strip;

use std::collections::BTreeMap;

use serde::Serialize;

use crate::archive::ArticleIndex;
use crate::drawing::time_axis::TimeAxis;
use crate::site::pages::timeline::strip::TimelineStripView;
use crate::site::parts::contents;
use crate::site::parts::contents::PlaceView;
use crate::site::parts::dates::dated_articles;
use crate::site::parts::dates::duration;
use crate::site::parts::head::PageView;
use crate::site::parts::head::list_head;
use crate::site::parts::links::ArticleLinkView;
use crate::site::parts::links::EntityLinkView;
use crate::site::parts::links::article_link;
use crate::site::parts::links::entity_link;
use crate::site::parts::render::Templated;
use crate::site::plan::Site;
use crate::site::plan::addresses;
use crate::site::plan::overviews::DatedEvent;
use crate::site::plan::page::Page;
use crate::value::Date;

/// `timeline.html`: `timeline`.
#[derive(Debug, Clone, Serialize)]
pub struct TimelineView {
    pub strip: TimelineStripView,
    /// The oldest first.
    pub years: Vec<TimelineYearView>,
    /// The years, or the months where there are only one or two.
    pub contents: Vec<PlaceView>,
    pub articles: usize,
    pub events: usize,
    /// Events that are named less often than those that have room here.
    pub left_out: usize,
    /// Articles without a date, which are not here.
    pub undated: usize,
}

impl Templated for TimelineView {
    const TEMPLATE: &'static str = "timeline.html";
    const NAME: &'static str = "timeline";
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
    /// `m2022-01`; `m2022` where no more than the year is known.
    pub anchor: String,
    /// How long nothing was before it, where that is long.
    pub gap: Option<String>,
    /// Events and articles as they come, of one day the events first.
    pub entries: Vec<TimelineEntryView>,
    /// Of a large archive: so many articles, on the page of their month or year.
    pub count: usize,
    pub address: Option<String>,
    pub has: &'static str,
}

/// An event or an article.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum TimelineEntryView {
    Event(TimelineEventView),
    Article(ArticleLinkView),
}

#[derive(Debug, Clone, Serialize)]
pub struct TimelineEventView {
    pub event: EntityLinkView,
    /// `2 Jan`.
    pub when: String,
    /// `until 20 March 2022`, where it lasted.
    pub until: Option<String>,
}

/// More articles than this are counted by month, not listed.
const LISTED: usize = 200;

/// How many events are shown at most, the most named.
const EVENTS: usize = 400;

pub fn head(site: &Site, page: &Page) -> PageView {
    list_head(site, page, &site.words.say("timeline"), "timeline", 1)
}

pub fn view(site: &Site) -> TimelineView {
    let all = &site.overviews.events;
    let events = most_named(site);
    let dates: Vec<(ArticleIndex, Date)> = dated_articles(site).collect();
    let mut spans: Vec<(i64, i64)> = dates.iter().map(|(_, date)| date.days()).collect();
    spans.extend(events.iter().map(|event| event.days));
    let axis = TimeAxis::over(&spans).expect("the timeline is planned only where something has a date");
    let years = years(site, &axis, &events, &dates);
    TimelineView {
        strip: strip::view(site, &axis, &events, &dates),
        contents: contents_of(&years),
        years,
        articles: dates.len(),
        undated: site.archive.articles.len() - dates.len(),
        left_out: all.len() - events.len(),
        events: all.len(),
    }
}

/// Two years are no list of years.
const YEARS: usize = 2;

fn contents_of(years: &[TimelineYearView]) -> Vec<PlaceView> {
    let mut places: Vec<PlaceView> = Vec::new();
    for year in years {
        if years.len() > YEARS {
            places.push(PlaceView { label: year.label.clone(), anchor: year.anchor.clone(), count: None });
            continue;
        }
        for month in &year.months {
            let entries = month.entries.len();
            let count = (entries > 0).then_some(entries);
            places.push(PlaceView { label: month.label.clone(), anchor: month.anchor.clone(), count });
        }
    }
    let months = years.iter().flat_map(|year| &year.months);
    contents::of_long_page(months.map(|month| month.entries.len().max(1)).sum(), places)
}

/// As many events as have room, in order of time.
fn most_named(site: &Site) -> Vec<DatedEvent> {
    let mut events = site.overviews.events.clone();
    events.sort_by_key(|event| std::cmp::Reverse(site.archive.entity(event.index).mentions.len()));
    events.truncate(EVENTS);
    events.sort_by_key(|event| (event.days.0, event.start, event.index));
    events
}

/// What is of one month, or of one year where no more is known.
#[derive(Default)]
struct OfMonth<'a> {
    events: Vec<&'a DatedEvent>,
    articles: Vec<(ArticleIndex, Date)>,
}

fn years(site: &Site, axis: &TimeAxis, events: &[DatedEvent], dates: &[(ArticleIndex, Date)]) -> Vec<TimelineYearView> {
    // A year comes before its months.
    let mut months: BTreeMap<Date, OfMonth> = BTreeMap::new();
    for event in events {
        months.entry(event.start.to_month()).or_default().events.push(event);
    }
    for (index, date) in dates {
        months.entry(date.to_month()).or_default().articles.push((*index, *date));
    }
    let is_listed = dates.len() <= LISTED;
    let mut gaps = axis.gaps().peekable();
    let mut years: Vec<TimelineYearView> = Vec::new();
    for (month, of_month) in months {
        let mut gap = None;
        while let Some((from, until)) = gaps.next_if(|(_, until)| *until <= month.days().1) {
            gap = duration(site, from, until).map(|time| site.words.fill("timeline_gap", None, &[("time", time)]));
        }
        let entries = entries(site, &of_month, is_listed);
        let view = TimelineMonthView { gap, entries, ..month_view(site, month, &of_month) };
        let label = month.to_year().to_string();
        match years.last_mut() {
            Some(year) if year.label == label => {
                year.has = if year.has == view.has { year.has } else { "both" };
                year.months.push(view);
            }
            _ => years.push(year_view(site, month.to_year(), view)),
        }
    }
    years
}

fn year_view(site: &Site, year: Date, first_month: TimelineMonthView) -> TimelineYearView {
    let label = year.to_string();
    TimelineYearView {
        anchor: format!("y{label}"),
        label,
        address: site.shared.dates.contains(&year).then(|| addresses::date(year)),
        has: first_month.has,
        months: vec![first_month],
    }
}

/// A month without what was in it.
fn month_view(site: &Site, month: Date, of_month: &OfMonth) -> TimelineMonthView {
    let OfMonth { events, articles } = of_month;
    TimelineMonthView {
        label: match month.month() {
            Some(_) => site.words.locale.long(month),
            None => site.words.say("month_unknown"),
        },
        anchor: format!("m{month}"),
        gap: None,
        entries: Vec::new(),
        count: articles.len(),
        address: (!articles.is_empty()).then(|| addresses::date(month)),
        has: match (events.is_empty(), articles.is_empty()) {
            (false, true) => "event",
            (true, false) => "article",
            _ => "both",
        },
    }
}

/// What was in a month, by days; articles only where they are listed.
fn entries(site: &Site, OfMonth { events, articles }: &OfMonth, is_listed: bool) -> Vec<TimelineEntryView> {
    let mut entries: Vec<(i64, TimelineEntryView)> = Vec::new();
    for event in events {
        entries.push((event.days.0, TimelineEntryView::Event(event_view(site, event))));
    }
    if is_listed {
        for (index, date) in articles {
            entries.push((date.days().0, TimelineEntryView::Article(article_link(site, *index))));
        }
    }
    entries.sort_by_key(|(day, _)| *day);
    entries.into_iter().map(|(_, entry)| entry).collect()
}

fn event_view(site: &Site, event: &DatedEvent) -> TimelineEventView {
    TimelineEventView {
        event: entity_link(site, event.index),
        when: site.words.locale.short(event.start),
        until: event.end.map(|end| site.words.fill("until", None, &[("date", site.words.locale.long(end))])),
    }
}
