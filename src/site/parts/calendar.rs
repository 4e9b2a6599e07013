//! What the pages of the calendar share: years, months, days and events.

use serde::Serialize;

use crate::archive::ArticleIndex;
use crate::archive::EntityIndex;
use crate::site::parts::dates::when;
use crate::site::parts::head::PageView;
use crate::site::parts::head::numbered_title;
use crate::site::parts::head::page_head;
use crate::site::parts::links::ArticleGroupView;
use crate::site::parts::links::CountView;
use crate::site::parts::links::EntityLinkView;
use crate::site::parts::links::LinkView;
use crate::site::parts::links::article_link;
use crate::site::parts::links::entity_link;
use crate::site::plan::Site;
use crate::site::plan::addresses;
use crate::site::plan::page::PAGE_LENGTH;
use crate::site::plan::page::Page;
use crate::value::Date;
use crate::value::Kind;

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

/// The articles of a year or a month.
pub fn articles_within(site: &Site, span: Date) -> Vec<(ArticleIndex, Date)> {
    let contains = |date: Date| match span.month() {
        Some(_) => date.to_month() == span,
        None => date.to_year() == span,
    };
    let mut articles = Vec::new();
    for index in site.archive.articles_from(span) {
        match site.archive.article(index).document.date {
            Some(date) if contains(date) => articles.push((index, date)),
            _ => break,
        }
    }
    articles
}

pub fn year_view(site: &Site, year: Date) -> YearView {
    let articles = articles_within(site, year);
    let mut months = Vec::new();
    for first in (1..=12).filter_map(|month| Date::from_ymd(year.year(), month, 1)) {
        let month = first.to_month();
        let count = articles.iter().filter(|(_, date)| date.to_month() == month && date.month().is_some()).count();
        let address = (count > 0).then(|| addresses::date(month));
        months.push(CountView { label: site.words.locale.short(month), address, count });
    }
    let count = articles.len();
    YearView { year: year.to_string(), address: addresses::date(year), count, months, days: Vec::new() }
}

/// The months of a year that have articles of a known day.
pub fn days_of(site: &Site, year: Date) -> Vec<MonthDaysView> {
    let articles = articles_within(site, year);
    let mut months: Vec<MonthDaysView> = Vec::new();
    let mut last = None;
    for (_, date) in articles {
        let month = date.to_month();
        if date.day().is_none() || last == Some(month) {
            continue;
        }
        last = Some(month);
        months.push(MonthDaysView {
            title: site.words.locale.long(month),
            address: addresses::date(month),
            weeks: weeks(site, month, &articles_within(site, month)),
        });
    }
    months
}

/// Articles in the order given, a group for each run with one anchor.
pub fn date_groups(
    site: &Site,
    articles: &[(ArticleIndex, Date)],
    group_of: impl Fn(Date) -> (String, String),
) -> Vec<ArticleGroupView> {
    let mut groups: Vec<ArticleGroupView> = Vec::new();
    for (index, date) in articles {
        let article = article_link(site, *index);
        let (label, anchor) = group_of(*date);
        match groups.last_mut() {
            Some(group) if group.anchor == anchor => group.articles.push(article),
            _ => groups.push(ArticleGroupView { label, anchor, articles: vec![article] }),
        }
    }
    groups
}

/// The nearest years or months before and after that have articles.
pub fn neighbours(site: &Site, span: Date) -> (Option<LinkView>, Option<LinkView>) {
    let link = |date: &Date| LinkView { label: site.words.locale.long(*date), address: Some(addresses::date(*date)) };
    let is_month = span.month().is_some();
    let spans = || site.shared.dates.iter().filter(|date| date.month().is_some() == is_month);
    let previous = spans().filter(|date| **date < span).max();
    let next = spans().filter(|date| **date > span).min();
    (previous.map(link), next.map(link))
}

/// The month as weeks, each day with its articles; a list of several pages links to the page that has the day.
pub fn weeks(site: &Site, month: Date, articles: &[(ArticleIndex, Date)]) -> Vec<Vec<Option<DayView>>> {
    let (year, number, _) = month.first_day();
    let first_weekday = jiff::civil::date(year, number, 1).weekday().to_monday_zero_offset();
    let blank = usize::try_from((first_weekday - site.words.locale.first_offset()).rem_euclid(7)).unwrap_or(0);
    let mut weeks: Vec<Vec<Option<DayView>>> = vec![vec![None; blank]];
    for day in 1..=31 {
        let Some(date) = Date::from_ymd(year, number, day) else { continue };
        let view = Some(day_view(site, date, articles));
        match weeks.last_mut() {
            Some(week) if week.len() < 7 => week.push(view),
            _ => weeks.push(vec![view]),
        }
    }
    if let Some(last) = weeks.last_mut() {
        last.resize(7, None);
    }
    weeks
}

fn day_view(site: &Site, date: Date, articles: &[(ArticleIndex, Date)]) -> DayView {
    let of_day = |(_, other): &(ArticleIndex, Date)| other.to_day() == date;
    let day = date.day().unwrap_or_default();
    let address = |first: usize| {
        let page = addresses::numbered(&addresses::date(date.to_month()), first / PAGE_LENGTH + 1);
        format!("{page}#d{day:02}")
    };
    DayView {
        day,
        count: articles.iter().filter(|article| of_day(article)).count(),
        address: articles.iter().position(of_day).map(address),
        text: site.words.locale.long(date),
    }
}

/// Events that touch a year or a month, by their beginning.
pub fn events_in(site: &Site, span: Date) -> Vec<EventView> {
    let mut touching: Vec<(Date, Date, EntityIndex)> = Vec::new();
    for index in site.shared.of_kind(Kind::Event) {
        let Some(document) = site.archive.entity(*index).document.as_ref() else { continue };
        let Some(start) = document.start() else { continue };
        let end = document.end().unwrap_or(start);
        if touches(start, end, span) {
            touching.push((start, end, *index));
        }
    }
    touching.sort_by_key(|(start, ..)| *start);
    let mut views = Vec::new();
    for (start, end, index) in touching {
        views.push(EventView { event: entity_link(site, index), when: when(site, start, Some(end)) });
    }
    views
}

/// What is only known by its year touches no month.
fn touches(start: Date, end: Date, span: Date) -> bool {
    let unit = |date: Date| if span.month().is_some() { date.to_month() } else { date.to_year() };
    let is_exact = span.month().is_none() || start.month().is_some();
    is_exact && unit(start) <= span && span <= unit(end)
}

pub fn date_head(site: &Site, page: &Page, date: Date, number: usize) -> PageView {
    let title = numbered_title(site, &site.words.locale.long(date), number);
    let mut head = PageView { noindex: number > 1, ..page_head(site, page, title, "dates") };
    if date.month().is_some() {
        let year = date.to_year();
        head.breadcrumbs.push(LinkView { label: year.to_string(), address: Some(addresses::date(year)) });
    }
    head
}
