//! Makes what each page says.

mod article;
mod chart;
mod claims;
mod data;
mod dates;
mod entity;
mod feeds;
mod geography;
mod head;
mod home;
mod linked_data;
mod lists;
mod map;
mod method;
mod network;
mod notes;
mod open_graph;
mod passages;
mod question;
mod schema_org;
mod search;
mod shared;
mod texts;
mod ties;
mod timeline;

use serde::Serialize;

use crate::archive::ArticleIndex;
use crate::archive::EntityIndex;
use crate::site::Card;
use crate::site::Page;
use crate::site::PageKind;
use crate::site::Site;
use crate::site::Table;
use crate::site::addresses;
use crate::site::plan::SITEMAP_LENGTH;
use crate::site::view::ArticleListView;
use crate::site::view::ArticleView;
use crate::site::view::DataView;
use crate::site::view::DatesView;
use crate::site::view::EntityListView;
use crate::site::view::EntityView;
use crate::site::view::FeedView;
use crate::site::view::HomeView;
use crate::site::view::LinkView;
use crate::site::view::MapPageView;
use crate::site::view::MethodView;
use crate::site::view::MonthPageView;
use crate::site::view::NoteListView;
use crate::site::view::PageView;
use crate::site::view::QuestionListView;
use crate::site::view::QuestionView;
use crate::site::view::SearchView;
use crate::site::view::SiteView;
use crate::site::view::SitemapEntryView;
use crate::site::view::StandingView;
use crate::site::view::TiesPageView;
use crate::site::view::TimelineView;
use crate::site::view::YearPageView;
use crate::value::FilePath;
use crate::value::Kind;

pub(super) use entity::register_address;
pub(super) use head::without_null;
pub(super) use map::points as map_points;
pub(super) use shared::Shared;
pub(super) use ties::strongest;
pub(super) use timeline::has_time;

/// What a page says.
pub enum View {
    /// A page that a template makes.
    Template { template: &'static str, page: Option<Box<PageView>>, body: Box<Body> },
    /// A page without a template: JSON, plain text, nothing.
    Text(String),
    /// A table, written row by row.
    Table(Table),
    /// The rows of the table of mentions that are of one entity.
    MentionsOf(EntityIndex),
    /// A picture, drawn when it is asked for.
    Picture(Card),
}

/// The value of a template, under its own name.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum Body {
    Home(HomeView),
    Article(Box<ArticleView>),
    Articles(ArticleListView),
    Entity(Box<EntityView>),
    Entities(EntityListView),
    Dates(DatesView),
    Year(YearPageView),
    Month(MonthPageView),
    Question(Box<QuestionView>),
    Questions(QuestionListView),
    Map(Option<Box<MapPageView>>),
    Timeline(Option<Box<TimelineView>>),
    Ties(Option<Box<TiesPageView>>),
    Notes(NoteListView),
    Standing(StandingView),
    Method(MethodView),
    Redirect(LinkView),
    Data(DataView),
    Search(SearchView),
    NotFound,
    Feed(FeedView),
    Sitemap(Vec<SitemapEntryView>),
    SitemapIndex(Vec<SitemapEntryView>),
    /// The full address of the sitemap, where there is one.
    Robots(Option<String>),
}

impl Body {
    /// The name under which a template finds it.
    pub fn key(&self) -> &'static str {
        match self {
            Body::Home(_) => "home",
            Body::Article(_) => "article",
            Body::Articles(_) | Body::Entities(_) | Body::Questions(_) | Body::Notes(_) => "list",
            Body::Entity(_) => "entity",
            Body::Dates(_) => "dates",
            Body::Year(_) => "year",
            Body::Month(_) => "month",
            Body::Map(_) => "map",
            Body::Timeline(_) => "timeline",
            Body::Ties(_) => "ties",
            Body::Question(_) => "question",
            Body::Standing(_) => "standing",
            Body::Method(_) => "method",
            Body::Redirect(_) => "redirect",
            Body::Data(_) => "data",
            Body::Search(_) => "search",
            Body::NotFound => "not_found",
            Body::Feed(_) => "feed",
            Body::Sitemap(_) => "urls",
            Body::SitemapIndex(_) => "sitemaps",
            Body::Robots(_) => "sitemap",
        }
    }
}

impl Site {
    /// What every page is told of the site.
    pub fn site_view(&self) -> &SiteView {
        &self.shared.site
    }

    /// What one page says.
    pub fn view(&self, page: &Page) -> View {
        use PageKind::*;
        match &page.kind {
            Home => self.page(page, "home.html", self.home_head(page), Body::Home(self.home())),
            Articles { number } => {
                let list = self.article_list(*number);
                self.page(
                    page,
                    "articles.html",
                    self.list_head(page, &list.title, "articles", *number),
                    Body::Articles(list),
                )
            }
            Article(index) => self.page(
                page,
                "article.html",
                self.article_head(page, *index),
                Body::Article(Box::new(self.article(page, *index))),
            ),
            Entities { kind: Kind::Question, number } => {
                let list = self.question_list(*number);
                let head = self.list_head(page, &list.title, "questions", *number);
                self.page(page, "questions.html", head, Body::Questions(list))
            }
            Entities { kind, number } => {
                let list = self.entity_list(*kind, *number);
                self.page(
                    page,
                    "entities.html",
                    self.list_head(page, &list.title, list.key, *number),
                    Body::Entities(list),
                )
            }
            Entity { index, number } if self.archive.entity(*index).kind == Kind::Question => self.page(
                page,
                "question.html",
                self.question_head(page, *index, *number),
                Body::Question(Box::new(self.question(page, *index, *number))),
            ),
            Entity { index, number } => self.page(
                page,
                "entity.html",
                self.entity_head(page, *index, *number),
                Body::Entity(Box::new(self.entity(page, *index, *number))),
            ),
            Publishers { number } => {
                let list = self.publisher_list(*number);
                self.page(
                    page,
                    "entities.html",
                    self.list_head(page, &list.title, list.key, *number),
                    Body::Entities(list),
                )
            }
            Publisher { index, number } => {
                let list = self.publisher(*index, *number);
                self.page(page, "articles.html", self.publisher_head(page, *index, *number), Body::Articles(list))
            }
            Dates => {
                let title = self.words.say("section_dates");
                self.page(page, "dates.html", self.list_head(page, &title, "dates", 1), Body::Dates(self.dates()))
            }
            Year { year, number } => self.page(
                page,
                "year.html",
                self.date_head(page, *year, *number),
                Body::Year(self.year(*year, *number)),
            ),
            Month { month, number } => self.page(
                page,
                "month.html",
                self.date_head(page, *month, *number),
                Body::Month(self.month(*month, *number)),
            ),
            Map => {
                let title = self.words.say("map");
                let body = Body::Map(self.map_page().map(Box::new));
                self.page(page, "map.html", self.list_head(page, &title, "", 1), body)
            }
            Timeline => {
                let title = self.words.say("timeline");
                let body = Body::Timeline(self.timeline().map(Box::new));
                self.page(page, "timeline.html", self.list_head(page, &title, "", 1), body)
            }
            Ties => {
                let title = self.words.say("ties");
                let body = Body::Ties(self.ties_page().map(Box::new));
                self.page(page, "network.html", self.list_head(page, &title, "", 1), body)
            }
            Standing(index) => self.page(
                page,
                "page.html",
                self.standing_head(page, *index),
                Body::Standing(self.standing(page, *index)),
            ),
            Methodology(index) => {
                let method = self.method(page, *index);
                self.page(page, "methodology.html", self.method_head(page, *index, &method.title), Body::Method(method))
            }
            Annotations { order, number } => {
                let list = self.note_list(page, *order, *number);
                let head = self.note_list_head(page, &list.title, *order, *number);
                self.page(page, "annotations.html", head, Body::Notes(list))
            }
            Redirect(index) => self.redirect(page, *index),
            Data => {
                let title = self.words.say("data");
                self.page(page, "data.html", self.data_head(page, &title), Body::Data(self.data()))
            }
            Search => {
                let title = self.words.say("search");
                self.page(page, "search.html", self.list_head(page, &title, "search", 1), Body::Search(self.search()))
            }
            NotFound => self.page(page, "404.html", self.not_found_head(page), Body::NotFound),
            Atom(feed) => bare("feed.xml", Body::Feed(self.feed(page, *feed))),
            JsonFeed(feed) => View::Text(self.json_feed(page, *feed)),
            Table(table) => View::Table(*table),
            Text(index) => View::Text(self.archive.article(*index).document.body.text.clone()),
            Citation { index, format } => View::Text(self.citation_file(*index, *format)),
            MentionsOf(index) => View::MentionsOf(*index),
            Places => View::Text(self.places()),
            Network => View::Text(self.network()),
            Picture => View::Picture(self.card()),
            AnnotationPage => View::Text(self.annotation_page()),
            Finder(index) => View::Text(self.finder.files[*index].1.clone()),
            DataPackage => View::Text(self.data_package()),
            SitemapIndex { count } => bare("sitemap-index.xml", Body::SitemapIndex(self.sitemap_index(*count))),
            Sitemap { number } => bare("sitemap.xml", Body::Sitemap(self.sitemap(*number))),
            Robots => bare("robots.txt", Body::Robots(self.full_address("sitemap.xml"))),
            NoJekyll => View::Text(String::new()),
        }
    }

    fn page(&self, page: &Page, template: &'static str, head: PageView, body: Body) -> View {
        let mut json_ld = head.json_ld.clone();
        json_ld.extend(self.breadcrumb_list(page, &head));
        let head = PageView { json_ld, open_graph: self.open_graph(page, &head), ..head };
        View::Template { template, page: Some(Box::new(head)), body: Box::new(body) }
    }

    fn redirect(&self, page: &Page, index: ArticleIndex) -> View {
        let title = self.archive.article(index).document.title.clone();
        let target = addresses::article(&self.archive, index);
        let canonical = self.full_address(&target);
        let head = PageView { canonical, noindex: true, ..self.head(page, title.clone(), "articles") };
        self.page(page, "redirect.html", head, Body::Redirect(LinkView { label: title, address: Some(target) }))
    }

    /// The full address of a page, where the site knows its own.
    pub(super) fn full_address(&self, address: &str) -> Option<String> {
        self.archive.settings.base_url.as_ref().map(|base| addresses::full(base, address))
    }

    fn sitemap(&self, number: usize) -> Vec<SitemapEntryView> {
        let indexed = self.pages.iter().filter(|page| page.kind.is_indexed());
        let skipped = number.saturating_sub(1) * SITEMAP_LENGTH;
        let entry = |page: &Page| {
            let lastmod = match page.kind {
                PageKind::Article(index) => {
                    let document = &self.archive.article(index).document;
                    document
                        .updated
                        .or(document.date)
                        .filter(|date| date.day().is_some())
                        .map(|date| date.to_day().to_string())
                }
                _ => None,
            };
            Some(SitemapEntryView { loc: self.full_address(home_as_folder(&page.address))?, lastmod })
        };
        indexed.skip(skipped).take(SITEMAP_LENGTH).filter_map(entry).collect()
    }

    fn sitemap_index(&self, count: usize) -> Vec<SitemapEntryView> {
        let maps = (1..=count).filter_map(|number| self.full_address(&format!("sitemap-{number}.xml")));
        maps.map(|loc| SitemapEntryView { loc, lastmod: None }).collect()
    }
}

fn bare(template: &'static str, body: Body) -> View {
    View::Template { template, page: None, body: Box::new(body) }
}

/// The home page's own address is the root.
fn home_as_folder(address: &FilePath) -> &str {
    match address.as_str() {
        "index.html" => "",
        other => other,
    }
}
