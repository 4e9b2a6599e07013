//! Dates, and spans of time in words.

use serde::Serialize;

use crate::archive::ArticleIndex;
use crate::site::plan::Site;
use crate::site::plan::addresses;
use crate::site::plan::days::DayText;
use crate::value::Date;

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

pub fn date_view(site: &Site, date: Date) -> DateView {
    let page = [date.to_month(), date.to_year()].into_iter().find(|page| site.shared.dates.contains(page));
    let DayText { iso, long, short } = site.shared.days.text(date, &site.words.locale).into_owned();
    DateView { iso, text: long, short, year: date.year().to_string(), address: page.map(addresses::date) }
}

pub fn time_span(site: &Site, from: Option<Date>, until: Option<Date>) -> Option<String> {
    let long = |date: Date| site.words.locale.long(date);
    match (from, until) {
        (None, None) => None,
        (Some(from), None) => Some(long(from)),
        (None, Some(until)) => Some(site.words.fill("until", None, &[("date", long(until))])),
        (Some(from), Some(until)) => {
            Some(site.words.fill("date_span", None, &[("first", long(from)), ("last", long(until))]))
        }
    }
}

/// The days of an event, or its day.
pub fn when(site: &Site, start: Date, end: Option<Date>) -> String {
    let long = |date: Date| site.words.locale.long(date);
    match end.filter(|end| *end != start) {
        None => long(start),
        Some(end) => site.words.fill("date_span", None, &[("first", long(start)), ("last", long(end))]),
    }
}

/// How long it is from one day to another, in years and months, or days where it is less than a month.
pub fn duration(site: &Site, from: i64, until: i64) -> Option<String> {
    let (from, until) = (Date::of_day(from)?, Date::of_day(until)?);
    let months = |date: Date| i32::from(date.year()) * 12 + i32::from(date.month().unwrap_or(1));
    let is_short = until.day() < from.day();
    let months = usize::try_from(months(until) - months(from) - i32::from(is_short)).ok()?;
    let mut parts = Vec::new();
    for (key, count) in [("duration_years", months / 12), ("duration_months", months % 12)] {
        if count > 0 {
            parts.push(site.words.count(key, count));
        }
    }
    Some(parts.join(&site.words.say("list_separator"))).filter(|text| !text.is_empty())
}

/// Dated articles, the oldest first.
pub fn dated_articles(site: &Site) -> impl Iterator<Item = (ArticleIndex, Date)> {
    let dated = site.archive.article_indexes();
    dated.filter_map(|index| Some((index, site.archive.article(index).document.date?)))
}
