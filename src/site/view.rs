//! What a template is given: plain values, made afresh for each page.
//!
//! Every address in a view is relative to the site's root (`people/x.html`); a template writes
//! `{{ page.root }}{{ entity.address }}`, where `page.root` leads from the page to the root
//! (`../../`). So one view of an entity serves every page. Fields that hold HTML are named
//! `*_html`; they are already escaped and woven and are printed with `| safe`. Everything else is text
//! and is escaped by Tera. Absent values are `null`, absent lists are empty.

use serde::Serialize;

use crate::value::Html;

/// What every page knows about the site: `site`.
#[derive(Debug, Clone, Serialize)]
pub struct SiteView {
    pub title: String,
    pub description: Option<String>,
    /// BCP 47.
    pub lang: String,
    /// `ltr` or `rtl`.
    pub dir: &'static str,
    pub publisher: Option<String>,
    /// With a closing slash; absent unless `base_url` is set.
    pub base_url: Option<String>,
    /// Sections that have something in them, in the order of the main menu.
    pub sections: Vec<SectionView>,
    /// Standing pages (about, methodology), by title.
    pub pages: Vec<LinkView>,
    /// `dateline 0.1.0`.
    pub generator: &'static str,
    /// How originals are linked: `live`, `capture` or `text`.
    pub outbound: &'static str,
}

/// A section of the site: articles, people, places, …
#[derive(Debug, Clone, Serialize)]
pub struct SectionView {
    /// `articles`, `people`, `places`, `organizations`, `events`, `topics`, `publishers`, `dates`.
    pub key: &'static str,
    pub label: String,
    pub address: String,
    pub count: usize,
}

/// What every page knows about itself: `page`.
#[derive(Debug, Clone, Serialize)]
pub struct PageView {
    /// For `<title>`, without the site's title.
    pub title: String,
    /// From this page to the site's root: empty, `../`, `../../`; on 404 the base address.
    pub root: String,
    /// `people/x.html`.
    pub address: String,
    /// The full address, where `base_url` is set.
    pub canonical: Option<String>,
    /// One line of text for `<meta name="description">`.
    pub description: Option<String>,
    /// The section's key, for the menu's current entry.
    pub section: Option<&'static str>,
    pub lang: String,
    pub dir: &'static str,
    /// From the home page down, without this page itself.
    pub breadcrumbs: Vec<LinkView>,
    /// Feeds of this page, else of the site.
    pub feeds: Vec<FeedLinkView>,
    /// JSON-LD for the head, with `<` escaped.
    pub json_ld: Option<Html>,
    /// `<meta name content>` pairs of Highwire and Dublin Core, in order.
    pub citation: Vec<MetaView>,
    /// Pages after the first of a long list, and the 404 page, are not indexed.
    pub noindex: bool,
}

#[derive(Debug, Clone, Serialize)]
pub struct MetaView {
    pub name: &'static str,
    pub content: String,
}

#[derive(Debug, Clone, Serialize)]
pub struct FeedLinkView {
    pub title: String,
    pub address: String,
    /// `application/atom+xml` or `application/feed+json`.
    pub media_type: &'static str,
}

/// A label that may lead somewhere.
#[derive(Debug, Clone, Serialize)]
pub struct LinkView {
    pub label: String,
    /// Relative to the root; absent: plain text.
    pub address: Option<String>,
}

/// A date, partial dates included.
#[derive(Debug, Clone, Serialize, PartialEq, Eq)]
pub struct DateView {
    /// For `<time datetime>`: `2022`, `2022-01`, `2022-01-29`, or a full date-time.
    pub iso: String,
    /// In the site's language: `29 January 2022`, `January 2022`.
    pub text: String,
    /// For dense lists: `29 Jan`, `Jan`, `2022` where there is no more than a year.
    pub short: String,
    /// The year, for grouping.
    pub year: String,
    /// The page of its month or year, relative to the root.
    pub address: Option<String>,
}

/// An entity as lists and links show it.
#[derive(Debug, Clone, Serialize)]
pub struct EntityLinkView {
    /// `people/qasym-zhomart-toqaev`.
    pub id: String,
    /// `person`, `place`, `organization`, `event`, `topic`.
    pub kind: &'static str,
    pub address: String,
    pub name: String,
    pub summary: Option<String>,
    /// Articles that name or list it.
    pub articles: usize,
    /// Mentions in all texts of the archive.
    pub mentions: usize,
    /// Mentions or articles in the place where this link stands (an article's list of who is named, a list of
    /// who is named together).
    pub count: usize,
    /// Leads to the first mention in the article at hand (`#mention-3`), where there is one.
    pub anchor: Option<String>,
}

/// Entities of one kind together.
#[derive(Debug, Clone, Serialize)]
pub struct EntityGroupView {
    pub kind: &'static str,
    pub label: String,
    pub entities: Vec<EntityLinkView>,
}

/// An article as lists and links show it.
#[derive(Debug, Clone, Serialize)]
pub struct ArticleLinkView {
    pub id: String,
    pub address: String,
    pub title: String,
    pub lang: String,
    pub dir: &'static str,
    /// `report` or `summary`.
    pub kind: &'static str,
    pub date: Option<DateView>,
    pub publisher: Option<LinkView>,
    pub summary: Option<String>,
    /// What a related article shares with the one at hand.
    pub shared: Vec<String>,
}

/// Articles under one heading, usually a year.
#[derive(Debug, Clone, Serialize)]
pub struct ArticleGroupView {
    pub label: String,
    /// The id of the heading: `y2022`, `undated`.
    pub anchor: String,
    pub articles: Vec<ArticleLinkView>,
}

/// `article.html`: `article`.
#[derive(Debug, Clone, Serialize)]
pub struct ArticleView {
    pub id: String,
    pub title: String,
    /// The original's headline, where the title is ours.
    pub original_title: Option<String>,
    /// `report` or `summary`.
    pub kind: &'static str,
    pub section: Option<String>,
    pub lang: String,
    pub dir: &'static str,
    pub date: Option<DateView>,
    pub updated: Option<DateView>,
    pub byline: Vec<LinkView>,
    /// Text as printed; leads to the place where it is registered.
    pub dateline: Option<LinkView>,
    pub publisher: Option<LinkView>,
    /// One paragraph of inline HTML.
    pub summary_html: Option<Html>,
    pub body_html: Html,
    pub image: Option<ImageView>,
    pub media: Vec<MediaView>,
    pub contributors: Vec<LinkView>,
    /// Boxed notices that the original carried, inline HTML.
    pub notices_html: Vec<Html>,
    pub corrections: Vec<CorrectionView>,
    pub provenance: ProvenanceView,
    pub words: usize,
    /// Who and what is named, by kind.
    pub named: Vec<EntityGroupView>,
    pub related: Vec<ArticleLinkView>,
    /// The article before this one in time.
    pub previous: Option<ArticleLinkView>,
    pub next: Option<ArticleLinkView>,
    /// The same report in other languages, and other versions of it.
    pub translations: Vec<ArticleLinkView>,
    pub versions: Vec<ArticleLinkView>,
    /// The text as offsets count it: `data/text/<path>.txt`.
    pub text_address: String,
}

#[derive(Debug, Clone, Serialize)]
pub struct ImageView {
    /// Relative to the root; absent: the archive does not hold the picture, the caption describes it.
    pub src: Option<String>,
    pub alt: String,
    /// Pixels.
    pub width: Option<usize>,
    pub height: Option<usize>,
    pub caption_html: Option<Html>,
    pub credit: Option<String>,
}

/// Audio or video of the original: described and linked, never loaded.
#[derive(Debug, Clone, Serialize)]
pub struct MediaView {
    pub title: String,
    /// `video`, `audio` or what the editor wrote.
    pub kind: Option<String>,
    /// As printed: `0:03:18`.
    pub duration: Option<String>,
    /// A full address elsewhere, where outbound links are live.
    pub url: Option<String>,
}

#[derive(Debug, Clone, Serialize)]
pub struct CorrectionView {
    pub date: Option<DateView>,
    pub text: String,
}

/// Where an article comes from and what was kept of it.
#[derive(Debug, Clone, Serialize)]
pub struct ProvenanceView {
    /// The original's address as text, where there is one.
    pub url: Option<String>,
    /// The same, to be linked; absent where outbound links are not live.
    pub link: Option<String>,
    pub captures: Vec<CaptureView>,
    pub retrieved: Option<DateView>,
    pub rights: Option<String>,
    pub license: Option<String>,
}

#[derive(Debug, Clone, Serialize)]
pub struct CaptureView {
    /// As text.
    pub url: Option<String>,
    /// To be linked.
    pub link: Option<String>,
    /// A file of this site, relative to the root.
    pub file: Option<String>,
    pub at: Option<DateView>,
    pub sha256: Option<String>,
    pub tool: Option<String>,
}

/// `entity.html`: `entity`.
#[derive(Debug, Clone, Serialize)]
pub struct EntityView {
    pub id: String,
    pub kind: &'static str,
    /// `Person`, in the site's language.
    pub kind_label: String,
    pub name: String,
    pub summary_html: Option<Html>,
    pub body_html: Html,
    /// Every written form with how often it occurs, the display name first.
    pub forms: Vec<FormView>,
    pub facts: Vec<FactView>,
    /// The same thing in other registers (Wikidata, GeoNames): as text, linked where outbound links are live.
    pub same_as: Vec<OutboundView>,
    pub articles: usize,
    pub mentions: usize,
    pub first: Option<DateView>,
    pub last: Option<DateView>,
    /// The mentions of this page, in order of date, grouped by year.
    pub passages: Vec<PassageGroupView>,
    /// Articles that it wrote: a person or an organization of the byline.
    pub written: Vec<ArticleLinkView>,
    /// Other articles that list it in their front matter without naming it in the text.
    pub listed: Vec<ArticleLinkView>,
    /// Entities named in the same articles, by kind, the most frequent first; `count` is the number of articles.
    pub together: Vec<EntityGroupView>,
    /// Entities that say they lie within this one, happened here, belong here.
    pub parts: Vec<EntityGroupView>,
    pub pager: Option<PagerView>,
    /// False on `page-2` and after: only the passages are shown.
    pub first_page: bool,
}

#[derive(Debug, Clone, Serialize)]
pub struct FormView {
    pub form: String,
    pub lang: Option<String>,
    pub dir: &'static str,
    /// `name`, `form` or `short`.
    pub kind: &'static str,
    pub mentions: usize,
}

/// A label with one or more values: role, coordinates, part of, dates of an event.
#[derive(Debug, Clone, Serialize)]
pub struct FactView {
    pub label: String,
    pub values: Vec<FactValueView>,
}

#[derive(Debug, Clone, Serialize)]
pub struct FactValueView {
    pub text: String,
    pub address: Option<String>,
    /// `2019-03 –`, the time it holds.
    pub note: Option<String>,
}

#[derive(Debug, Clone, Serialize)]
pub struct OutboundView {
    pub label: String,
    pub text: String,
    /// Absent where outbound links are not live.
    pub link: Option<String>,
}

/// Passages of one year, or of texts without a date.
#[derive(Debug, Clone, Serialize)]
pub struct PassageGroupView {
    pub label: String,
    /// How many passages there are in the group.
    pub count: usize,
    pub texts: Vec<PassageTextView>,
}

/// The passages of one article or entry, in its order.
#[derive(Debug, Clone, Serialize)]
pub struct PassageTextView {
    pub title: String,
    pub address: String,
    pub date: Option<DateView>,
    pub lang: String,
    pub dir: &'static str,
    pub passages: Vec<PassageView>,
}

/// One mention in its sentence (keyword in context).
#[derive(Debug, Clone, Serialize)]
pub struct PassageView {
    /// The sentence before the name, the name as printed, the sentence after it.
    pub before: String,
    pub exact: String,
    pub after: String,
    /// Leads to the exact words on the page of the text: `#mention-3`.
    pub anchor: String,
    /// `body`, `summary`, `caption`, `note`.
    pub field: &'static str,
}

#[derive(Debug, Clone, Serialize)]
pub struct PagerView {
    pub number: usize,
    pub total: usize,
    pub previous: Option<String>,
    pub next: Option<String>,
    pub pages: Vec<PageNumberView>,
}

/// A page number to print; a gap prints an ellipsis.
#[derive(Debug, Clone, Serialize)]
pub struct PageNumberView {
    pub number: usize,
    pub address: String,
    pub current: bool,
    pub gap_before: bool,
}

/// `articles.html` (articles by date; publishers use it too): `list`.
#[derive(Debug, Clone, Serialize)]
pub struct ArticleListView {
    pub title: String,
    pub lead: Option<String>,
    pub total: usize,
    pub groups: Vec<ArticleGroupView>,
    /// Years with counts, to jump to.
    pub years: Vec<CountView>,
    pub pager: Option<PagerView>,
}

/// `entities.html` (A to Z in the language's order) and `publishers`: `list`.
#[derive(Debug, Clone, Serialize)]
pub struct EntityListView {
    /// `people`, `places`, …, `publishers`.
    pub key: &'static str,
    pub title: String,
    pub total: usize,
    pub groups: Vec<LetterGroupView>,
    pub pager: Option<PagerView>,
}

#[derive(Debug, Clone, Serialize)]
pub struct LetterGroupView {
    pub label: String,
    pub anchor: String,
    pub entities: Vec<EntityLinkView>,
}

/// A label with a number, perhaps linked.
#[derive(Debug, Clone, Serialize)]
pub struct CountView {
    pub label: String,
    pub address: Option<String>,
    pub count: usize,
}

/// `dates.html` (`dates/index.html`): `dates`.
#[derive(Debug, Clone, Serialize)]
pub struct DatesView {
    pub years: Vec<YearView>,
    pub undated: usize,
}

#[derive(Debug, Clone, Serialize)]
pub struct YearView {
    pub year: String,
    pub address: String,
    pub count: usize,
    /// Twelve, January first; `count` may be zero, then without address.
    pub months: Vec<CountView>,
}

/// `year.html` (`dates/2022.html`): `year`.
#[derive(Debug, Clone, Serialize)]
pub struct YearPageView {
    pub year: YearView,
    /// By month; what has only a year stands under a group of its own.
    pub groups: Vec<ArticleGroupView>,
    pub previous: Option<LinkView>,
    pub next: Option<LinkView>,
    /// Events of the year.
    pub events: Vec<EntityLinkView>,
    pub pager: Option<PagerView>,
}

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
    pub events: Vec<EntityLinkView>,
    pub pager: Option<PagerView>,
}

#[derive(Debug, Clone, Serialize)]
pub struct DayView {
    pub day: i8,
    /// Articles of that day.
    pub count: usize,
    /// The group on this page: `#d29`, where there are articles.
    pub address: Option<String>,
    /// `29 January 2022`.
    pub text: String,
}

/// `home.html`: `home`.
#[derive(Debug, Clone, Serialize)]
pub struct HomeView {
    pub featured: Vec<ArticleLinkView>,
    pub latest: Vec<ArticleLinkView>,
    /// The most named of each kind.
    pub named: Vec<EntityGroupView>,
    pub first: Option<DateView>,
    pub last: Option<DateView>,
    pub articles: usize,
    pub mentions: usize,
    pub years: Vec<CountView>,
}

/// `page.html` (standing pages): `standing`.
#[derive(Debug, Clone, Serialize)]
pub struct StandingView {
    pub title: String,
    pub summary_html: Option<Html>,
    pub body_html: Html,
}

/// `data.html`: `data`.
#[derive(Debug, Clone, Serialize)]
pub struct DataView {
    pub tables: Vec<TableView>,
    /// Where the texts lie: `data/text/`.
    pub texts: usize,
}

#[derive(Debug, Clone, Serialize)]
pub struct TableView {
    /// `data/articles.csv`.
    pub address: String,
    pub name: &'static str,
    pub description: &'static str,
    pub rows: usize,
    pub columns: Vec<ColumnView>,
}

#[derive(Debug, Clone, Serialize)]
pub struct ColumnView {
    pub name: &'static str,
    /// Frictionless type: `string`, `integer`, `number`, `date`, `datetime`, …
    pub kind: &'static str,
    pub description: &'static str,
}

/// `feed.xml`: `feed`. Addresses are full here.
#[derive(Debug, Clone, Serialize)]
pub struct FeedView {
    pub title: String,
    pub id: String,
    pub home: String,
    pub address: String,
    /// RFC 3339.
    pub updated: String,
    pub entries: Vec<FeedEntryView>,
}

#[derive(Debug, Clone, Serialize)]
pub struct FeedEntryView {
    pub id: String,
    pub title: String,
    pub address: String,
    /// RFC 3339; a partial date counts from its first day.
    pub published: Option<String>,
    pub updated: String,
    pub authors: Vec<String>,
    pub lang: String,
    pub summary: Option<String>,
    pub content_html: Html,
}

/// `sitemap.xml`: `urls`; `sitemap-index.xml`: `sitemaps`.
#[derive(Debug, Clone, Serialize)]
pub struct SitemapEntryView {
    /// A full address.
    pub loc: String,
    pub lastmod: Option<String>,
}
