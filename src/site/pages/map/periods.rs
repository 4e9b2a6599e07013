//! The map once more for each period: the same frame, discs by the passages of reports of that time.
//!
//! The finest step of time is taken that needs no more maps than can be compared at a glance. Periods in which no place is named have no map.

use std::collections::BTreeMap;
use std::collections::HashMap;

use serde::Serialize;

use crate::drawing::labels::percent;
use crate::site::parts::map::MapView;
use crate::site::plan::Site;
use crate::site::plan::addresses;
use crate::value::Date;

/// A small map.
#[derive(Debug, Clone, Serialize)]
pub struct PeriodView {
    /// `November 2020`, `2021`, `January 2021 – March 2021`.
    pub label: String,
    /// The page of the month or year.
    pub address: Option<String>,
    /// The largest first.
    pub discs: Vec<DiscView>,
    /// Passages that name a place, and the places that most of them name.
    pub mentions: usize,
    pub most: Vec<NamedView>,
}

/// In percent of the map, and in pixels.
#[derive(Debug, Clone, Serialize)]
pub struct DiscView {
    pub x: String,
    pub y: String,
    pub radius: String,
}

#[derive(Debug, Clone, Serialize)]
pub struct NamedView {
    pub name: String,
    pub mentions: usize,
}

/// Steps of time in months.
const STEPS: [i32; 7] = [1, 3, 12, 60, 120, 600, 1200];
const YEAR: i32 = 12;

/// So many maps can be compared.
const MOST: usize = 12;

/// Fewer passages make dots that say nothing.
const LEAST_MENTIONS: usize = 12;

/// The largest disc of a small map, and the least, in pixels.
const RADIUS: (f64, f64) = (9.0, 1.5);

/// How many places are named below a small map.
const NAMED: usize = 3;

/// How often the points of a map are named in each period.
type Counts = BTreeMap<i32, HashMap<usize, usize>>;

/// Small maps for the periods that a map spans; none where all is of one, or too little is named.
pub fn periods(site: &Site, map: &MapView) -> Vec<PeriodView> {
    let dated = dated(site, map);
    let has_months = dated.iter().all(|(_, date)| date.month().is_some());
    let steps = STEPS.into_iter().filter(|step| has_months || *step >= YEAR);
    let mut by_step = steps.map(|step| (step, counts(&dated, step)));
    let Some((step, counts)) = by_step.find(|(_, counts)| counts.len() <= MOST) else { return Vec::new() };
    if counts.len() < 2 || dated.len() < LEAST_MENTIONS {
        return Vec::new();
    }
    let named = counts.values().flat_map(HashMap::values);
    let most = named.fold(1, |most, count| most.max(*count));
    counts.iter().map(|(period, counts)| view(site, (*period, step), map, (counts, most))).collect()
}

/// Every passage that names a point of the map, with the date of its report.
fn dated(site: &Site, map: &MapView) -> Vec<(usize, Date)> {
    let mut dated = Vec::new();
    for (point, view) in map.points.iter().enumerate() {
        for place in &view.places {
            let mentions = site.archive.entity(*place).mentions.iter();
            let dates = mentions.filter_map(|mention| site.archive.date_of(mention.owner()));
            dated.extend(dates.map(|date| (point, date)));
        }
    }
    dated
}

fn counts(dated: &[(usize, Date)], step: i32) -> Counts {
    let mut counts = Counts::new();
    for (point, date) in dated {
        let months = i32::from(date.year()) * YEAR + i32::from(date.month().unwrap_or(1)) - 1;
        *counts.entry(months.div_euclid(step)).or_default().entry(*point).or_default() += 1;
    }
    counts
}

fn view(
    site: &Site,
    (period, step): (i32, i32),
    map: &MapView,
    (counts, most): (&HashMap<usize, usize>, usize),
) -> PeriodView {
    let mut counted: Vec<(usize, usize)> = counts.iter().map(|(point, count)| (*point, *count)).collect();
    counted.sort_by_key(|(point, count)| (std::cmp::Reverse(*count), *point));
    let disc = |(point, count): &(usize, usize)| DiscView {
        x: map.points[*point].x.clone(),
        y: map.points[*point].y.clone(),
        radius: percent((RADIUS.0 * (*count as f64 / most as f64).sqrt()).max(RADIUS.1)),
    };
    let discs = counted.iter().map(disc).collect();
    let mut most_named = Vec::new();
    for (point, mentions) in counted.into_iter().take(NAMED) {
        most_named.push(NamedView { name: map.points[point].name.clone(), mentions });
    }
    let (label, address) = called(site, period, step);
    PeriodView { label, address, discs, mentions: counts.values().sum(), most: most_named }
}

/// What a period is called, and its page.
fn called(site: &Site, period: i32, step: i32) -> (String, Option<String>) {
    let (first, last) = (month(period * step), month((period + 1) * step - 1));
    let (first, last) = if step < YEAR { (first, last) } else { (first.map(Date::to_year), last.map(Date::to_year)) };
    let long = |date: Option<Date>| date.map_or_else(String::new, |date| site.words.locale.long(date));
    if first == last {
        let page = first.filter(|date| site.shared.dates.contains(date));
        return (long(first), page.map(addresses::date));
    }
    (site.words.fill("date_span", None, &[("first", long(first)), ("last", long(last))]), None)
}

/// A month by its number since the year 0.
fn month(number: i32) -> Option<Date> {
    let year = i16::try_from(number.div_euclid(YEAR)).ok()?;
    let month = i8::try_from(number.rem_euclid(YEAR) + 1).ok()?;
    Some(Date::from_ymd(year, month, 1)?.to_month())
}
