//! All articles, the latest first.

use crate::archive::ArticleIndex;
use crate::site::parts::article_list::ArticleListView;
use crate::site::parts::article_list::by_year;
use crate::site::parts::article_list::years_of;
use crate::site::parts::head::PageView;
use crate::site::parts::head::list_head;
use crate::site::parts::pager::pager_of;
use crate::site::plan::Site;
use crate::site::plan::addresses;
use crate::site::plan::page::Page;
use crate::site::plan::page::page_count;

pub fn head(site: &Site, page: &Page, number: usize) -> PageView {
    list_head(site, page, &site.words.say("section_articles"), "articles", number)
}

pub fn view(site: &Site, number: usize) -> ArticleListView {
    let oldest_first: Vec<ArticleIndex> = site.archive.article_indexes().collect();
    ArticleListView {
        title: site.words.say("section_articles"),
        total: oldest_first.len(),
        groups: by_year(site, &oldest_first, number),
        years: years_of(site, &site.shared.years, addresses::ARTICLES),
        pager: pager_of(addresses::ARTICLES, number, page_count(oldest_first.len())),
        of_one: false,
    }
}
