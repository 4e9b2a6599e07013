//! When an entity was named: the small drawing on its page.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::archive::EntityIndex;
use crate::drawing::labels::percent;
use crate::site::plan::Site;
use crate::value::Date;

/// When an entity was named: articles by month or year of the archive's time.
#[derive(Debug, Clone, Serialize)]
pub struct SparkView {
    /// How many months or years the archive spans.
    pub units: usize,
    /// Bars of up to ten units high.
    pub path: String,
    pub description: String,
}

/// An archive that spans more months has its small timelines by year.
const SPARK_MONTHS: i32 = 96;

/// A longer time says nothing in so small a drawing.
const MOST_YEARS: i16 = 400;

/// The time of the archive in units of which each may have a bar.
struct Units {
    first: Date,
    last: Date,
    by_month: bool,
}

impl Units {
    /// Whole years, so that neighbours on the page can be compared.
    fn over(first: Date, last: Date) -> Option<Units> {
        let (first, last) = (Date::from_ymd(first.year(), 1, 1)?, Date::from_ymd(last.year(), 12, 31)?);
        Some(Units { first, last, by_month: month(last) - month(first) < SPARK_MONTHS })
    }

    fn number(&self, date: Date) -> i32 {
        if self.by_month { month(date) } else { i32::from(date.year()) }
    }

    fn date(&self, date: Date) -> Date {
        if self.by_month { date.to_month() } else { date.to_year() }
    }
}

fn month(date: Date) -> i32 {
    i32::from(date.year()) * 12 + i32::from(date.first_day().1) - 1
}

/// When an entity was named; nothing where that is a single month or year.
pub fn spark_of(site: &Site, index: EntityIndex) -> Option<SparkView> {
    let (first, last) = site.overviews.span?;
    let units = Units::over(first, last)?;
    let mut counts: BTreeMap<i32, usize> = BTreeMap::new();
    let articles = site.archive.entity(index).naming.iter();
    for date in articles.filter_map(|article| site.archive.article(*article).document.date) {
        *counts.entry(units.number(date)).or_default() += 1;
    }
    if counts.len() < 2 || units.last.year() - units.first.year() > MOST_YEARS {
        return None;
    }
    let most = counts.values().copied().max()?;
    let start = units.number(units.first);
    let length = usize::try_from(units.number(units.last) - start + 1).ok()?;
    let mut path = format!("M0 10V9.6H{length}V10");
    for (at, count) in &counts {
        let height = percent(*count as f64 / most as f64 * 10.0);
        path.push_str(&format!("M{} 10v-{height}h.8V10", at - start));
    }
    let key = if units.by_month { "spark_months" } else { "spark_years" };
    let long = |date: Date| site.words.locale.long(units.date(date));
    let most = site.words.count("articles", most);
    let blanks = [("first", long(units.first)), ("last", long(units.last)), ("most", most)];
    Some(SparkView { units: length, path, description: site.words.fill(key, None, &blanks) })
}
