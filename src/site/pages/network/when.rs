//! Who is named when: names by months, the darker the more passages.
//!
//! Passages are counted, not articles: a name that a report is about is darker than one that it drops. Datelines are no passages.
//! Why a table: it is read aloud row by row, copied into a spreadsheet and printed, and no name in it lies on another.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use serde::Serialize;

use crate::archive::Archive;
use crate::archive::EntityIndex;
use crate::site::parts::links::LinkView;
use crate::site::plan::Site;
use crate::site::plan::addresses;
use crate::site::plan::passages::page_with;
use crate::value::Date;
use crate::value::Kind;

/// Names by months or years.
#[derive(Debug, Clone, Serialize)]
pub struct WhenView {
    pub columns: Vec<WhenColumnView>,
    /// For each column the events that began in it.
    pub events: Vec<Vec<LinkView>>,
    pub groups: Vec<WhenGroupView>,
}

#[derive(Debug, Clone, Serialize)]
pub struct WhenColumnView {
    /// `November 2023`, or `2023`.
    pub label: String,
    /// The year above the first of its months, or of five years; and how many columns these are.
    pub year: Option<(String, usize)>,
}

/// The most named of one kind, these first.
#[derive(Debug, Clone, Serialize)]
pub struct WhenGroupView {
    pub kind: &'static str,
    pub label: String,
    /// The largest number of passages in one column.
    pub largest: usize,
    pub rows: Vec<WhenRowView>,
}

#[derive(Debug, Clone, Serialize)]
pub struct WhenRowView {
    pub name: LinkView,
    pub cells: Vec<WhenCellView>,
    /// All passages of the row.
    pub total: usize,
}

#[derive(Debug, Clone, Serialize)]
pub struct WhenCellView {
    pub count: usize,
    /// The first of these passages on the page of the name; absent where there are none.
    pub address: Option<String>,
}

const KINDS: [Kind; 3] = [Kind::Person, Kind::Place, Kind::Organization];
const NAMES: usize = 10;

/// More months than these are shown by years, and more years not at all.
const MOST_COLUMNS: usize = 60;

/// Months or years that follow each other.
struct Columns {
    /// The first of them, as [`number`] counts.
    start: i32,
    count: usize,
    by_month: bool,
}

/// Passages of a column: how many, and where the first of them stands among all passages of the name.
type Passages = BTreeMap<usize, (usize, usize)>;

/// Nothing where all is of one month, or of too many years.
pub fn when(site: &Site) -> Option<WhenView> {
    let (first, last) = site.overviews.span?;
    let columns = [true, false].into_iter().find_map(|by_month| Columns::over(first, last, by_month))?;
    let mut groups = Vec::new();
    for kind in KINDS {
        groups.extend(group(site, kind, &columns));
    }
    (!groups.is_empty()).then(|| WhenView {
        columns: (0..columns.count).map(|column| columns.view(site, column)).collect(),
        events: events(site, &columns),
        groups,
    })
}

impl Columns {
    fn over(first: Date, last: Date, by_month: bool) -> Option<Columns> {
        let start = number(first, by_month);
        let count = usize::try_from(number(last, by_month) - start + 1).ok()?;
        (2..=MOST_COLUMNS).contains(&count).then_some(Columns { start, count, by_month })
    }

    /// The column of a date; none where it is not known so exactly, or lies outside.
    fn of(&self, date: Date) -> Option<usize> {
        let is_known = !self.by_month || date.month().is_some();
        let column = usize::try_from(number(date, self.by_month) - self.start).ok()?;
        (is_known && column < self.count).then_some(column)
    }

    fn view(&self, site: &Site, column: usize) -> WhenColumnView {
        let at = self.start + column as i32;
        let long = |date: Option<Date>| date.map_or_else(String::new, |date| site.words.locale.long(date));
        let across = if self.by_month { 12 } else { 5 };
        let begins = column == 0 || at.rem_euclid(across) == 0;
        let columns = (across - at.rem_euclid(across)) as usize;
        let first = if self.by_month { year(at.div_euclid(12)) } else { year(at) };
        WhenColumnView {
            label: long(if self.by_month { month(at) } else { year(at) }),
            year: begins.then(|| (long(first), columns.min(self.count - column))),
        }
    }
}

/// Months since the beginning of our era, or years.
fn number(date: Date, by_month: bool) -> i32 {
    let year = i32::from(date.year());
    if by_month { year * 12 + i32::from(date.first_day().1) - 1 } else { year }
}

fn month(number: i32) -> Option<Date> {
    let year = i16::try_from(number.div_euclid(12)).ok()?;
    Date::from_ymd(year, number.rem_euclid(12) as i8 + 1, 1).map(Date::to_month)
}

fn year(number: i32) -> Option<Date> {
    Date::from_ymd(i16::try_from(number).ok()?, 1, 1).map(Date::to_year)
}

fn group(site: &Site, kind: Kind, columns: &Columns) -> Option<WhenGroupView> {
    let archive = &site.archive;
    let mut named = Vec::new();
    for index in archive.entity_indexes().filter(|index| archive.entity(*index).kind == kind) {
        let passages = passages(archive, index, columns);
        if !passages.is_empty() {
            named.push((index, passages));
        }
    }
    named.sort_by_key(|(index, passages)| (Reverse(total(passages)), *index));
    named.truncate(NAMES);
    let cells = named.iter().flat_map(|(_, passages)| passages.values());
    let (largest, _) = *cells.max_by_key(|(count, _)| *count)?;
    Some(WhenGroupView {
        kind: kind.word(),
        label: site.words.say(&format!("section_{}", kind.folder())),
        largest,
        rows: named.iter().map(|(index, passages)| row(site, *index, passages, columns)).collect(),
    })
}

fn total(passages: &Passages) -> usize {
    passages.values().map(|(count, _)| count).sum()
}

fn passages(archive: &Archive, index: EntityIndex, columns: &Columns) -> Passages {
    let mut passages = Passages::new();
    for (position, mention) in archive.entity(index).mentions.iter().enumerate() {
        let date = archive.date_of(mention.owner());
        if let Some(column) = date.and_then(|date| columns.of(date)) {
            passages.entry(column).or_insert((0, position)).0 += 1;
        }
    }
    passages
}

fn row(site: &Site, index: EntityIndex, passages: &Passages, columns: &Columns) -> WhenRowView {
    let archive = &site.archive;
    let address = addresses::entity(archive, index);
    let pages = &site.shared.passages[index.get()];
    let mut cells = Vec::new();
    for column in 0..columns.count {
        let Some((count, first)) = passages.get(&column) else {
            cells.push(WhenCellView { count: 0, address: None });
            continue;
        };
        let page = addresses::numbered(&address, page_with(pages, *first));
        let at = columns.start + column as i32;
        let date = if columns.by_month { month(at) } else { year(at) };
        let anchor = date.map_or_else(String::new, addresses::passages_anchor);
        cells.push(WhenCellView { count: *count, address: Some(format!("{page}#{anchor}")) });
    }
    WhenRowView {
        name: LinkView { label: archive.entity(index).name.clone(), address: Some(address) },
        total: total(passages),
        cells,
    }
}

fn events(site: &Site, columns: &Columns) -> Vec<Vec<LinkView>> {
    let mut events = vec![Vec::new(); columns.count];
    for event in &site.overviews.events {
        let Some(column) = columns.of(event.start) else { continue };
        let label = site.archive.entity(event.index).name.clone();
        events[column].push(LinkView { label, address: Some(addresses::entity(&site.archive, event.index)) });
    }
    if events.iter().all(Vec::is_empty) { Vec::new() } else { events }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_are_counted_over_the_turn_of_a_year_and_long_times_by_years() {
        let day = |year, month| Date::from_ymd(year, month, 14).expect("a day");
        let months = Columns::over(day(2021, 11), day(2022, 2), true).expect("months");
        assert_eq!((months.count, months.of(day(2022, 1)), months.of(day(2022, 3))), (4, Some(2), None));
        assert_eq!(months.of(day(2022, 1).to_year()), None);
        assert_eq!(month(months.start).map(|month| month.to_string()).as_deref(), Some("2021-11"));
        assert!(Columns::over(day(2010, 1), day(2022, 2), true).is_none());
        let years = Columns::over(day(2010, 1), day(2022, 2), false).expect("years");
        assert_eq!((years.count, years.of(day(2022, 1).to_year())), (13, Some(12)));
        assert!(Columns::over(day(2022, 1), day(2022, 1), true).is_none());
    }
}
