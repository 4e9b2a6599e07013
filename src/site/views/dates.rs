//! What the pages of the calendar say.

use crate::archive::ArticleIndex;
use crate::archive::EntityIndex;
use crate::site::Site;
use crate::site::addresses;
use crate::site::plan::PAGE_LENGTH;
use crate::site::plan::page_count;
use crate::site::view::ArticleGroupView;
use crate::site::view::CountView;
use crate::site::view::DatesView;
use crate::site::view::DayView;
use crate::site::view::EventView;
use crate::site::view::LinkView;
use crate::site::view::MonthDaysView;
use crate::site::view::MonthPageView;
use crate::site::view::YearPageView;
use crate::site::view::YearView;
use crate::value::Date;
use crate::value::Kind;

/// The list of all years shows days where there are no more months than this.
const DAYS_OF_MONTHS: usize = 24;

impl Site {
    pub(super) fn dates(&self) -> DatesView {
        let mut years: Vec<Date> = self.dated().map(|(_, date)| date.to_year()).collect();
        years.dedup();
        let undated = self.archive.articles.len() - self.dated().count();
        let mut months: Vec<Date> = self.dated().map(|(_, date)| date.to_month()).collect();
        months.dedup();
        let has_room = months.len() <= DAYS_OF_MONTHS;
        let year_view = |year: Date| {
            let view = self.year_view(year);
            YearView { days: if has_room { self.days_of(year) } else { Vec::new() }, ..view }
        };
        let years = years.into_iter().rev().map(year_view).collect();
        DatesView { weekdays: self.words.locale.weekdays(), years, undated }
    }

    /// Dated articles, the oldest first.
    pub(super) fn dated(&self) -> impl Iterator<Item = (ArticleIndex, Date)> {
        let dated = self.archive.article_indexes();
        dated.filter_map(|index| Some((index, self.archive.article(index).document.date?)))
    }

    /// The articles of a year or a month.
    fn within(&self, span: Date) -> Vec<(ArticleIndex, Date)> {
        let contains = |date: Date| match span.month() {
            Some(_) => date.to_month() == span,
            None => date.to_year() == span,
        };
        let from = self.archive.articles_from(span);
        from.map_while(|index| Some((index, self.archive.article(index).document.date?)))
            .take_while(|(_, date)| contains(*date))
            .collect()
    }

    fn year_view(&self, year: Date) -> YearView {
        let articles = self.within(year);
        let months = (1..=12).filter_map(|month| Date::from_ymd(year.year(), month, 1)).map(|first| {
            let month = first.to_month();
            let count = articles.iter().filter(|(_, date)| date.to_month() == month && date.month().is_some()).count();
            CountView {
                label: self.words.locale.short(month),
                address: (count > 0).then(|| addresses::date(month)),
                count,
            }
        });
        YearView {
            year: year.to_string(),
            address: addresses::date(year),
            count: articles.len(),
            months: months.collect(),
            days: Vec::new(),
        }
    }

    /// The months of a year that have articles of a known day.
    fn days_of(&self, year: Date) -> Vec<MonthDaysView> {
        let articles = self.within(year);
        let mut months: Vec<Date> =
            articles.iter().filter(|(_, date)| date.day().is_some()).map(|(_, date)| date.to_month()).collect();
        months.dedup();
        let view = |month: Date| MonthDaysView {
            title: self.words.locale.long(month),
            address: addresses::date(month),
            weeks: self.weeks(month, &self.within(month)),
        };
        months.into_iter().map(view).collect()
    }

    pub(super) fn year(&self, year: Date, number: usize) -> YearPageView {
        let articles = self.within(year);
        let (previous, next) = self.neighbours(year, Date::to_year);
        YearPageView {
            groups: self.date_groups(page_of(&articles, number), |date| match date.month() {
                Some(month) => (self.words.locale.long(date.to_month()), format!("m{month:02}")),
                None => (self.words.say("month_unknown"), "m00".to_owned()),
            }),
            weekdays: self.words.locale.weekdays(),
            year: YearView { days: if number == 1 { self.days_of(year) } else { Vec::new() }, ..self.year_view(year) },
            previous,
            next,
            events: if number == 1 { self.events_in(year) } else { Vec::new() },
            pager: self.pager(&addresses::date(year), number, page_count(articles.len())),
        }
    }

    pub(super) fn month(&self, month: Date, number: usize) -> MonthPageView {
        let articles = self.within(month);
        let (previous, next) = self.neighbours(month, Date::to_month);
        MonthPageView {
            title: self.words.locale.long(month),
            weekdays: self.words.locale.weekdays(),
            weeks: self.weeks(month, &articles),
            groups: self.date_groups(page_of(&articles, number), |date| match date.day() {
                Some(day) => (self.words.locale.long(date.to_day()), format!("d{day:02}")),
                None => (self.words.say("day_unknown"), "d00".to_owned()),
            }),
            previous,
            next,
            events: if number == 1 { self.events_in(month) } else { Vec::new() },
            pager: self.pager(&addresses::date(month), number, page_count(articles.len())),
        }
    }

    /// Articles in the order given, a group for each run with one anchor.
    fn date_groups(
        &self,
        articles: &[(ArticleIndex, Date)],
        group_of: impl Fn(Date) -> (String, String),
    ) -> Vec<ArticleGroupView> {
        let mut groups: Vec<ArticleGroupView> = Vec::new();
        for (index, date) in articles {
            let article = self.article_link(*index);
            let (label, anchor) = group_of(*date);
            match groups.last_mut() {
                Some(group) if group.anchor == anchor => group.articles.push(article),
                _ => groups.push(ArticleGroupView { label, anchor, articles: vec![article] }),
            }
        }
        groups
    }

    /// The nearest years or months before and after that have articles.
    fn neighbours(&self, span: Date, unit: impl Fn(Date) -> Date) -> (Option<LinkView>, Option<LinkView>) {
        let link = |date: Date| LinkView { label: self.words.locale.long(date), address: Some(addresses::date(date)) };
        let is_month = span.month().is_some();
        let known = |date: &Date| date.month().is_some() == is_month;
        let spans = || self.shared.dates.iter().copied().filter(known).map(&unit);
        let previous = spans().filter(|date| *date < span).max();
        let next = spans().filter(|date| *date > span).min();
        (previous.map(link), next.map(link))
    }

    /// The month as weeks, each day with its articles; a list of several pages links to the page that has the day.
    fn weeks(&self, month: Date, articles: &[(ArticleIndex, Date)]) -> Vec<Vec<Option<DayView>>> {
        let (year, number, _) = month.first_day();
        let days: Vec<Date> = (1..=31).filter_map(|day| Date::from_ymd(year, number, day)).collect();
        let first_weekday = jiff::civil::date(year, number, 1).weekday().to_monday_zero_offset();
        let blank = usize::try_from((first_weekday - self.words.locale.first_offset()).rem_euclid(7)).unwrap_or(0);
        let mut cells: Vec<Option<DayView>> = (0..blank).map(|_| None).collect();
        cells.extend(days.into_iter().map(|date| {
            let of_day = |(_, other): &(ArticleIndex, Date)| other.to_day() == date;
            let count = articles.iter().filter(|article| of_day(article)).count();
            let page = articles.iter().position(of_day).map(|position| position / PAGE_LENGTH + 1);
            let day = date.day().unwrap_or_default();
            let first = addresses::date(month);
            Some(DayView {
                day,
                count,
                address: page.map(|page| format!("{}#d{day:02}", addresses::numbered(&first, page))),
                text: self.words.locale.long(date),
            })
        }));
        while !cells.len().is_multiple_of(7) {
            cells.push(None);
        }
        let mut cells = cells.into_iter();
        let weeks = std::iter::from_fn(|| {
            let week: Vec<Option<DayView>> = cells.by_ref().take(7).collect();
            (!week.is_empty()).then_some(week)
        });
        weeks.collect()
    }

    /// Events that touch a year or a month, by their beginning.
    fn events_in(&self, span: Date) -> Vec<EventView> {
        let unit = |date: Date| if span.month().is_some() { date.to_month() } else { date.to_year() };
        let events = self.shared.order.get(&Kind::Event).map(Vec::as_slice).unwrap_or_default();
        let touches = |index: &EntityIndex| {
            let document = self.archive.entity(*index).document.as_ref()?;
            let start = document.start?;
            let end = document.end.unwrap_or(start);
            let is_exact = span.month().is_none() || start.month().is_some();
            (is_exact && unit(start) <= span && span <= unit(end)).then_some((start, end))
        };
        let mut touching: Vec<(Date, Date, EntityIndex)> = events
            .iter()
            .filter_map(|index| {
                let (start, end) = touches(index)?;
                Some((start, end, *index))
            })
            .collect();
        touching.sort_by_key(|(start, ..)| *start);
        let view = |(start, end, index): (Date, Date, EntityIndex)| EventView {
            event: self.entity_link(index),
            when: self.when(start, Some(end)),
        };
        touching.into_iter().map(view).collect()
    }
}

fn page_of(articles: &[(ArticleIndex, Date)], number: usize) -> &[(ArticleIndex, Date)] {
    &articles[(number - 1) * PAGE_LENGTH..articles.len().min(number * PAGE_LENGTH)]
}
