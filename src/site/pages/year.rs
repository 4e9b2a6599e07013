//! The page of a year.

use serde::Serialize;

use crate::site::parts::calendar::EventView;
use crate::site::parts::calendar::YearView;
use crate::site::parts::calendar::articles_within;
use crate::site::parts::calendar::date_groups;
use crate::site::parts::calendar::date_head;
use crate::site::parts::calendar::days_of;
use crate::site::parts::calendar::events_in;
use crate::site::parts::calendar::neighbours;
use crate::site::parts::calendar::year_view;
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

impl Templated for YearPageView {
    const TEMPLATE: &'static str = "year.html";
    const NAME: &'static str = "year";
}

pub fn head(site: &Site, page: &Page, year: Date, number: usize) -> PageView {
    date_head(site, page, year, number)
}

pub fn view(site: &Site, year: Date, number: usize) -> YearPageView {
    let articles = articles_within(site, year);
    let (previous, next) = neighbours(site, year);
    YearPageView {
        groups: date_groups(site, page_of(&articles, number), |date| match date.month() {
            Some(month) => (site.words.locale.long(date.to_month()), format!("m{month:02}")),
            None => (site.words.say("month_unknown"), "m00".to_owned()),
        }),
        weekdays: site.words.locale.weekdays(),
        year: YearView { days: if number == 1 { days_of(site, year) } else { Vec::new() }, ..year_view(site, year) },
        previous,
        next,
        events: if number == 1 { events_in(site, year) } else { Vec::new() },
        pager: pager_of(&addresses::date(year), number, page_count(articles.len())),
    }
}
