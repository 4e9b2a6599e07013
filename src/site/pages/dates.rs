//! All years, each with its months.
//!
//! Why single days are shown only while few months have articles: more would make the page too long, and the page of each year has
//! them.

use serde::Serialize;

use crate::site::parts::calendar::YearView;
use crate::site::parts::calendar::days_of;
use crate::site::parts::calendar::year_view;
use crate::site::parts::dates::dated_articles;
use crate::site::parts::head::PageView;
use crate::site::parts::head::list_head;
use crate::site::parts::render::Templated;
use crate::site::plan::Site;
use crate::site::plan::page::Page;
use crate::value::Date;

/// `dates.html` (`dates/index.html`): `dates`.
#[derive(Debug, Clone, Serialize)]
pub struct DatesView {
    /// Short names of the days, in the order of the language's week.
    pub weekdays: Vec<String>,
    pub years: Vec<YearView>,
    pub undated: usize,
}

impl Templated for DatesView {
    const TEMPLATE: &'static str = "dates.html";
    const NAME: &'static str = "dates";
}

/// The list of all years shows days where there are no more months than this.
const DAYS_OF_MONTHS: usize = 24;

pub fn head(site: &Site, page: &Page) -> PageView {
    list_head(site, page, &site.words.say("section_dates"), "dates", 1)
}

pub fn view(site: &Site) -> DatesView {
    let mut years: Vec<Date> = dated_articles(site).map(|(_, date)| date.to_year()).collect();
    years.dedup();
    let undated = site.archive.articles.len() - dated_articles(site).count();
    let mut months: Vec<Date> = dated_articles(site).map(|(_, date)| date.to_month()).collect();
    months.dedup();
    let has_room = months.len() <= DAYS_OF_MONTHS;
    let mut views = Vec::new();
    for year in years.into_iter().rev() {
        let days = if has_room { days_of(site, year) } else { Vec::new() };
        views.push(YearView { days, ..year_view(site, year) });
    }
    DatesView { weekdays: site.words.locale.weekdays(), years: views, undated }
}
