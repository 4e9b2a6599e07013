//! The page of a publisher that is no registered organization: these have their publications on their own pages.

use serde_json::Value;
use serde_json::json;

use crate::archive::PublisherIndex;
use crate::site::parts::article_list::ArticleListView;
use crate::site::parts::article_list::by_year;
use crate::site::parts::article_list::years_of;
use crate::site::parts::head::PageView;
use crate::site::parts::head::feed_links;
use crate::site::parts::head::numbered_title;
use crate::site::parts::head::page_head;
use crate::site::parts::json::script;
use crate::site::parts::pager::pager_of;
use crate::site::parts::schema_org::extend;
use crate::site::parts::schema_org::publisher_data_short;
use crate::site::plan::Site;
use crate::site::plan::addresses;
use crate::site::plan::page::Page;
use crate::site::plan::page::page_count;

pub fn head(site: &Site, page: &Page, index: PublisherIndex, number: usize) -> PageView {
    let name = &site.archive.publisher(index).name;
    let data = (number == 1).then(|| script(publisher_data(site, index)));
    PageView {
        noindex: number > 1,
        json_ld: data.into_iter().collect(),
        feeds: feed_links(site, &site.archive.publisher(index).id, name),
        ..page_head(site, page, numbered_title(site, name, number), "publishers")
    }
}

/// The articles of a publisher, the latest first.
pub fn view(site: &Site, index: PublisherIndex, number: usize) -> ArticleListView {
    let publisher = site.archive.publisher(index);
    let first = addresses::publisher(&site.archive, index);
    ArticleListView {
        title: publisher.name.clone(),
        total: publisher.articles.len(),
        groups: by_year(site, &publisher.articles, number),
        years: years_of(site, &site.shared.publisher_years[index.get()], &first),
        pager: pager_of(&first, number, page_count(publisher.articles.len())),
        of_one: true,
    }
}

fn publisher_data(site: &Site, index: PublisherIndex) -> Value {
    let mut data = json!({"@context": "https://schema.org"});
    extend(&mut data, publisher_data_short(site, index));
    data
}
