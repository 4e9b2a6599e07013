//! Articles by year: all of them, or those of a publisher.

use serde::Serialize;

use crate::archive::ArticleIndex;
use crate::site::parts::links::ArticleGroupView;
use crate::site::parts::links::CountView;
use crate::site::parts::links::article_link;
use crate::site::parts::pager::PagerView;
use crate::site::parts::render::Templated;
use crate::site::plan::Site;
use crate::site::plan::addresses;
use crate::site::plan::lists::latest_first;
use crate::site::plan::page::PAGE_LENGTH;
use crate::site::plan::page::page_of;
use crate::site::plan::shared::YearRun;

/// `articles.html` (articles by date; publishers use it too): `list`.
#[derive(Debug, Clone, Serialize)]
pub struct ArticleListView {
    pub title: String,
    pub total: usize,
    pub groups: Vec<ArticleGroupView>,
    /// Years with counts, to jump to.
    pub years: Vec<CountView>,
    pub pager: Option<PagerView>,
    /// Whether all are of one publisher, who need not be named beside each.
    pub of_one: bool,
}

impl Templated for ArticleListView {
    const TEMPLATE: &'static str = "articles.html";
    const NAME: &'static str = "list";
}

/// The articles of one page of a list, the latest first and the undated last, by year.
pub fn by_year(site: &Site, oldest_first: &[ArticleIndex], number: usize) -> Vec<ArticleGroupView> {
    let mut groups: Vec<ArticleGroupView> = Vec::new();
    for index in page_of(&latest_first(&site.archive, oldest_first), number) {
        let year = site.archive.article(*index).document.date.map(|date| date.year());
        let (article, anchor) = (article_link(site, *index), anchor(year));
        match groups.last_mut() {
            Some(group) if group.anchor == anchor => group.articles.push(article),
            _ => groups.push(ArticleGroupView { label: label(site, year), anchor, articles: vec![article] }),
        }
    }
    groups
}

/// Years with counts and the page of the list on which each begins.
pub fn years_of(site: &Site, years: &[YearRun], first: &str) -> Vec<CountView> {
    let view = |run: &YearRun| {
        let page = addresses::numbered(first, run.start / PAGE_LENGTH + 1);
        let address = Some(format!("{page}#{}", anchor(run.year)));
        CountView { label: label(site, run.year), address, count: run.count }
    };
    years.iter().map(view).collect()
}

fn label(site: &Site, year: Option<i16>) -> String {
    year.map_or_else(|| site.words.say("undated"), |year| year.to_string())
}

fn anchor(year: Option<i16>) -> String {
    year.map_or_else(|| "undated".to_owned(), |year| format!("y{year}"))
}
