//! The page of a month.

use serde::Serialize;

use crate::site::parts::calendar::DayView;
use crate::site::parts::calendar::EventView;
use crate::site::parts::calendar::articles_within;
use crate::site::parts::calendar::date_groups;
use crate::site::parts::calendar::date_head;
use crate::site::parts::calendar::events_in;
use crate::site::parts::calendar::neighbours;
use crate::site::parts::calendar::weeks;
use crate::site::parts::head::PageView;
use crate::site::parts::links::ArticleGroupView;
use crate::site::parts::links::LinkView;
use crate::site::parts::pager::PagerView;
use crate::site::parts::pager::pager_of;
use crate::site::parts::render::Templated;
use crate::site::plan::Site;
use crate::site::plan::addresses;
use crate::site::plan::page::Page;
use crate::site::plan::page::page_count;
use crate::site::plan::page::page_of;
use crate::value::Date;

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

impl Templated for MonthPageView {
    const TEMPLATE: &'static str = "month.html";
    const NAME: &'static str = "month";
}

pub fn head(site: &Site, page: &Page, month: Date, number: usize) -> PageView {
    date_head(site, page, month, number)
}

pub fn view(site: &Site, month: Date, number: usize) -> MonthPageView {
    let articles = articles_within(site, month);
    let (previous, next) = neighbours(site, month);
    MonthPageView {
        title: site.words.locale.long(month),
        weekdays: site.words.locale.weekdays(),
        weeks: weeks(site, month, &articles),
        groups: date_groups(site, page_of(&articles, number), |date| match date.day() {
            Some(day) => (site.words.locale.short(date.to_day()), format!("d{day:02}")),
            None => (site.words.say("day_unknown"), "d00".to_owned()),
        }),
        previous,
        next,
        events: if number == 1 { events_in(site, month) } else { Vec::new() },
        pager: pager_of(&addresses::date(month), number, page_count(articles.len())),
    }
}
