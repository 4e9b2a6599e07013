//! Which pages exist.

use std::collections::BTreeMap;
use std::collections::HashMap;

use crate::archive::Archive;
use crate::archive::ArticleIndex;
use crate::archive::EntityIndex;
use crate::archive::PageIndex;
use crate::archive::PublisherIndex;
use crate::diagnostic::Checked;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::ProblemKind;
use crate::input::Input;
use crate::language::Words;
use crate::site::Address;
use crate::site::CitationFormat;
use crate::site::TABLES;
use crate::site::Table;
use crate::site::addresses;
use crate::site::finder::Finder;
use crate::site::views::Shared;
use crate::site::views::has_time;
use crate::site::views::map_points;
use crate::site::views::strongest;
use crate::value::Date;
use crate::value::FilePath;
use crate::value::Kind;

/// Longer lists are cut into pages.
pub(super) const PAGE_LENGTH: usize = 100;

/// The standing page that the program adds to.
pub(super) const METHODOLOGY: &str = "methodology";

/// Addresses in one sitemap (sitemaps.org).
pub(super) const SITEMAP_LENGTH: usize = 50_000;

/// Kinds of entities in the order of the main menu.
pub(super) const KINDS: [Kind; 6] =
    [Kind::Question, Kind::Person, Kind::Place, Kind::Organization, Kind::Event, Kind::Topic];

/// A planned site.
pub struct Site {
    pub(super) archive: Archive,
    pub(super) pages: Vec<Page>,
    pub(super) words: Words,
    pub(super) shared: Shared,
    pub(super) finder: Finder,
    pub(super) has_search: bool,
}

/// One page: where it is and what kind it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    pub address: Address,
    pub kind: PageKind,
}

/// What a page shows. Numbers count the pages of a list from 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PageKind {
    Home,
    Articles {
        number: usize,
    },
    Article(ArticleIndex),
    Entities {
        kind: Kind,
        number: usize,
    },
    Entity {
        index: EntityIndex,
        number: usize,
    },
    Publishers {
        number: usize,
    },
    Publisher {
        index: PublisherIndex,
        number: usize,
    },
    Dates,
    Year {
        year: Date,
        number: usize,
    },
    Month {
        month: Date,
        number: usize,
    },
    /// Where the places are; planned only where one is known as a point.
    Map,
    /// Articles and events in the order of time; planned only where something has a date.
    Timeline,
    /// Who is named with whom; planned only where enough are named together.
    Ties,
    Standing(PageIndex),
    /// What the archive says of its method: its own page, if it has one, and what follows from its settings and questions.
    Methodology(Option<PageIndex>),
    Annotations {
        order: NoteOrder,
        number: usize,
    },
    /// An older address of an article.
    Redirect(ArticleIndex),
    Data,
    /// Full-text search, where there is one, and what to do instead.
    Search,
    NotFound,
    Atom(Feed),
    JsonFeed(Feed),
    Table(Table),
    Text(ArticleIndex),
    /// How an article is cited, for programs.
    Citation {
        index: ArticleIndex,
        format: CitationFormat,
    },
    /// The mentions of one entity as a table.
    MentionsOf(EntityIndex),
    /// Places as GeoJSON.
    Places,
    /// Who is named with whom, as GEXF.
    Network,
    /// The picture for cards that link to the site.
    Picture,
    /// All annotations as a W3C AnnotationPage.
    AnnotationPage,
    /// A file of the name finder.
    Finder(usize),
    DataPackage,
    SitemapIndex {
        count: usize,
    },
    /// Pages from a place in the list of pages; `number` counts from 1, 0 where there is only one.
    Sitemap {
        number: usize,
    },
    Robots,
    NoJekyll,
}

/// What annotations are listed by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoteOrder {
    Article,
    Tag,
    Author,
}

/// What a feed is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Feed {
    Site,
    Entity(EntityIndex),
    Publisher(PublisherIndex),
}

/// Plans the site of an archive. Two pages that want one address are an error; the first has it.
pub fn plan(archive: Archive, input: &Input) -> Checked<Site> {
    let mut diagnostics = Vec::new();
    let words = Words::new(&archive.settings.lang, &input.templates, &mut diagnostics);
    let has_search = input.options.search;
    let finder = Finder::new(&archive, &words, has_search.then(|| words.say("find_texts")));
    let mut planner = Planner { archive: &archive, finder: &finder, pages: Vec::new() };
    planner.plan();
    // An archive's own picture goes before the one that the program draws.
    if input.statics.iter().any(|file| file.path.as_str() == addresses::PICTURE) {
        planner.pages.retain(|page| page.kind != PageKind::Picture);
    }
    if archive.settings.base_url.is_none() {
        diagnostics.push(
            Diagnostic::note(
                ProblemKind::NoBaseUrl,
                "without `base_url` there are no feeds, no sitemap and no canonical links",
            )
            .hint("set `base_url` in `content/site.yaml`, or give `--base-url`"),
        );
    }
    let pages = distinct(planner.pages, &archive, input, &mut diagnostics);
    let shared = Shared::new(&archive, &words, &input.statics);
    Checked { value: Site { archive, pages, words, shared, finder, has_search }, diagnostics }
}

impl Site {
    /// All pages, in the order of their making.
    pub fn pages(&self) -> &[Page] {
        &self.pages
    }

    pub fn words(&self) -> &Words {
        &self.words
    }

    /// How many articles and entities the site shows, and how often these are named.
    pub fn counts(&self) -> (usize, usize, usize) {
        (self.archive.articles.len(), self.archive.entities.len(), self.row_count(Table::Mentions))
    }
}

struct Planner<'a> {
    archive: &'a Archive,
    finder: &'a Finder,
    pages: Vec<Page>,
}

impl Planner<'_> {
    fn add(&mut self, address: impl Into<String>, kind: PageKind) {
        self.pages.push(Page { address: FilePath::new(address), kind });
    }

    /// A list of so many entries, cut into pages.
    fn add_list(&mut self, first: &str, length: usize, kind: impl Fn(usize) -> PageKind) {
        for number in 1..=page_count(length) {
            self.add(addresses::numbered(first, number), kind(number));
        }
    }

    fn plan(&mut self) {
        let archive = self.archive;
        self.add("index.html", PageKind::Home);
        self.add_list("articles/index.html", archive.articles.len(), |number| PageKind::Articles { number });
        for index in archive.article_indexes() {
            self.add(addresses::article(archive, index), PageKind::Article(index));
        }
        for kind in KINDS {
            let of_kind = archive.entity_indexes().filter(|index| archive.entity(*index).kind == kind);
            let of_kind: Vec<EntityIndex> = of_kind.collect();
            if of_kind.is_empty() {
                continue;
            }
            let list = format!("{}/index.html", kind.folder());
            self.add_list(&list, of_kind.len(), |number| PageKind::Entities { kind, number });
            for index in of_kind {
                let length = archive.entity(index).mentions.len();
                let first = addresses::entity(archive, index);
                self.add_list(&first, length, |number| PageKind::Entity { index, number });
            }
        }
        self.publishers();
        self.dates();
        // Before the pages of the archive: every page links to these, and none may take their place.
        self.add("data.html", PageKind::Data);
        self.add(addresses::SEARCH, PageKind::Search);
        self.add("404.html", PageKind::NotFound);
        self.annotations();
        if !map_points(archive).is_empty() {
            self.add(addresses::MAP, PageKind::Map);
        }
        if has_time(archive) {
            self.add(addresses::TIMELINE, PageKind::Timeline);
        }
        if !strongest(archive).is_empty() {
            self.add(addresses::TIES, PageKind::Ties);
        }
        let has_questions = archive.entities.iter().any(|entity| entity.kind == Kind::Question);
        let method = archive.page_indexes().find(|index| archive.page(*index).document.id == METHODOLOGY);
        if method.is_some() || has_questions {
            self.add(format!("{METHODOLOGY}.html"), PageKind::Methodology(method));
        }
        for index in archive.page_indexes().filter(|index| Some(*index) != method) {
            self.add(addresses::standing(archive, index), PageKind::Standing(index));
        }
        for index in archive.article_indexes() {
            for from in &archive.article(index).document.redirect_from {
                if let Some(address) = redirect_address(&from.value) {
                    self.add(address, PageKind::Redirect(index));
                }
            }
        }
        for table in TABLES {
            self.add(table.address(), PageKind::Table(*table));
        }
        for index in archive.article_indexes() {
            self.add(addresses::text(archive, index), PageKind::Text(index));
            for format in CitationFormat::ALL {
                self.add(addresses::citation(archive, index, format), PageKind::Citation { index, format });
            }
        }
        for index in archive.entity_indexes().filter(|index| !archive.entity(*index).mentions.is_empty()) {
            self.add(addresses::mentions(archive, index), PageKind::MentionsOf(index));
        }
        self.add(addresses::PLACES, PageKind::Places);
        self.add(addresses::NETWORK, PageKind::Network);
        self.add(addresses::ANNOTATION_PAGE, PageKind::AnnotationPage);
        self.add(addresses::DATA_PACKAGE, PageKind::DataPackage);
        for (index, (name, _)) in self.finder.files.iter().enumerate() {
            self.add(format!("find/{name}.js"), PageKind::Finder(index));
        }
        self.add("robots.txt", PageKind::Robots);
        self.add(".nojekyll", PageKind::NoJekyll);
        if archive.settings.base_url.is_some() {
            self.add(addresses::PICTURE, PageKind::Picture);
            self.feeds();
            self.sitemaps();
        }
    }

    fn publishers(&mut self) {
        let archive = self.archive;
        if archive.publishers.is_empty() {
            return;
        }
        self.add_list("publishers/index.html", archive.publishers.len(), |number| PageKind::Publishers { number });
        for index in archive.publisher_indexes() {
            let first = addresses::publisher(archive, index);
            let length = archive.publisher(index).articles.len();
            self.add_list(&first, length, |number| PageKind::Publisher { index, number });
        }
    }

    fn annotations(&mut self) {
        let annotations = &self.archive.annotations;
        if annotations.is_empty() {
            return;
        }
        let tagged: usize = annotations.iter().map(|annotation| annotation.document.tags.len()).sum();
        let signed = annotations.iter().filter(|annotation| annotation.document.by.is_some()).count();
        for (order, length) in
            [(NoteOrder::Article, annotations.len()), (NoteOrder::Tag, tagged), (NoteOrder::Author, signed)]
        {
            if length > 0 {
                self.add_list(order.address(), length, |number| PageKind::Annotations { order, number });
            }
        }
    }

    fn dates(&mut self) {
        let mut years: BTreeMap<Date, usize> = BTreeMap::new();
        let mut months: BTreeMap<Date, usize> = BTreeMap::new();
        for date in self.archive.articles.iter().filter_map(|article| article.document.date) {
            *years.entry(date.to_year()).or_default() += 1;
            if date.month().is_some() {
                *months.entry(date.to_month()).or_default() += 1;
            }
        }
        self.add("dates/index.html", PageKind::Dates);
        for (year, length) in years {
            self.add_list(&addresses::date(year), length, |number| PageKind::Year { year, number });
        }
        for (month, length) in months {
            self.add_list(&addresses::date(month), length, |number| PageKind::Month { month, number });
        }
    }

    fn feeds(&mut self) {
        let archive = self.archive;
        let mut add = |stem: &str, feed: Feed| {
            self.add(format!("{stem}.xml"), PageKind::Atom(feed));
            self.add(format!("{stem}.json"), PageKind::JsonFeed(feed));
        };
        add("feed", Feed::Site);
        for index in archive.entity_indexes().filter(|index| KINDS.contains(&archive.entity(*index).kind)) {
            add(&archive.entity(index).id, Feed::Entity(index));
        }
        for index in archive.publisher_indexes() {
            add(addresses::publisher(archive, index).trim_end_matches(".html"), Feed::Publisher(index));
        }
    }

    fn sitemaps(&mut self) {
        let indexed = self.pages.iter().filter(|page| page.kind.is_indexed()).count();
        match indexed.div_ceil(SITEMAP_LENGTH) {
            0 | 1 => self.add("sitemap.xml", PageKind::Sitemap { number: 0 }),
            count => {
                self.add("sitemap.xml", PageKind::SitemapIndex { count });
                for number in 1..=count {
                    self.add(format!("sitemap-{number}.xml"), PageKind::Sitemap { number });
                }
            }
        }
    }
}

impl NoteOrder {
    /// The first page of the list.
    pub(super) fn address(self) -> &'static str {
        match self {
            NoteOrder::Article => addresses::ANNOTATIONS,
            NoteOrder::Tag => addresses::ANNOTATION_TAGS,
            NoteOrder::Author => addresses::ANNOTATION_AUTHORS,
        }
    }
}

impl PageKind {
    /// Whether search engines are shown the page: first pages of everything that a reader reads.
    pub(super) fn is_indexed(&self) -> bool {
        use PageKind::*;
        match self {
            Home | Article(_) | Dates | Map | Timeline | Ties | Standing(_) | Methodology(_) | Data | Search => true,
            Articles { number }
            | Entities { number, .. }
            | Entity { number, .. }
            | Publishers { number }
            | Publisher { number, .. }
            | Annotations { number, .. }
            | Year { number, .. }
            | Month { number, .. } => *number == 1,
            Redirect(_)
            | NotFound
            | Atom(_)
            | JsonFeed(_)
            | Table(_)
            | Text(_)
            | Citation { .. }
            | MentionsOf(_)
            | Places
            | Network
            | Picture
            | AnnotationPage
            | DataPackage
            | SitemapIndex { .. }
            | Sitemap { .. }
            | Robots
            | Finder(_)
            | NoJekyll => false,
        }
    }

    /// For a diagnostic: what the page belongs to.
    fn owner(&self, archive: &Archive) -> Option<FilePath> {
        match self {
            PageKind::Article(index)
            | PageKind::Redirect(index)
            | PageKind::Text(index)
            | PageKind::Citation { index, .. } => Some(archive.article(*index).document.source.path.clone()),
            PageKind::Entity { index, .. } | PageKind::MentionsOf(index) => {
                archive.entity(*index).document.as_ref().map(|document| document.source.path.clone())
            }
            PageKind::Standing(index) | PageKind::Methodology(Some(index)) => {
                Some(archive.page(*index).document.source.path.clone())
            }
            _ => None,
        }
    }
}

/// How many pages a list of so many entries has; an empty list has one.
pub(super) fn page_count(length: usize) -> usize {
    length.div_ceil(PAGE_LENGTH).max(1)
}

/// An older address: `/old/path/` becomes `old/path/index.html`.
fn redirect_address(written: &str) -> Option<String> {
    let path = written.split(['?', '#']).next().unwrap_or_default();
    let is_folder = path.ends_with('/');
    let path = FilePath::new("").join(path)?;
    match (path.as_str(), is_folder) {
        ("", _) => None,
        (path, true) => Some(format!("{path}/index.html")),
        (path, false) if path.ends_with(".html") => Some(path.to_owned()),
        (path, false) => Some(format!("{path}.html")),
    }
}

/// Keeps the first of the pages that want one address, without regard to case, and reports the others. Static files come last.
fn distinct(pages: Vec<Page>, archive: &Archive, input: &Input, diagnostics: &mut Vec<Diagnostic>) -> Vec<Page> {
    let mut taken: HashMap<String, usize> = HashMap::with_capacity(pages.len());
    let mut kept: Vec<Page> = Vec::with_capacity(pages.len());
    for page in pages {
        let key = page.address.as_str().to_lowercase();
        match taken.get(&key) {
            None => {
                taken.insert(key, kept.len());
                kept.push(page);
            }
            Some(first) => {
                let other = kept[*first].kind.owner(archive);
                let by = other.map_or_else(|| "a page of the site itself".to_owned(), |path| format!("`{path}`"));
                let problem = Diagnostic::error(
                    ProblemKind::AddressTaken,
                    format!("`{}` is the address of {by} already", page.address),
                )
                .hint("rename the file, or give it another `slug:`");
                diagnostics.push(match page.kind.owner(archive) {
                    Some(path) => problem.in_file(&path),
                    None => problem,
                });
            }
        }
    }
    for file in &input.statics {
        if taken.contains_key(&file.path.as_str().to_lowercase()) {
            let path = FilePath::new(format!("static/{}", file.path));
            let problem = Diagnostic::error(ProblemKind::AddressTaken, "a page of the site has this address already")
                .in_file(&path);
            diagnostics.push(problem.hint("rename the file"));
        }
    }
    kept
}
