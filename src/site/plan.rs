//! The plan: which pages and exports exist, and where.
//!
//! 1. What can be drawn of the whole archive is found ([`overviews`]).
//! 2. What many pages need is worked out once ([`shared`]): how long a list is, its plan and its page are told by the same rows.
//! 3. Every page and every export gets its address ([`addresses`]); two that want the same are an error, and the first has it.
//!
//! The order of planning is the order of precedence: what every page links to comes before what an archive names itself.

pub mod addresses;
pub mod changes;
pub mod days;
pub mod ends;
pub mod filing;
pub mod lists;
pub mod outbound;
pub mod overviews;
pub mod page;
pub mod passages;
pub mod pictures;
pub mod places;
pub mod reports;
pub mod shared;
pub mod standing;
pub mod tables;

mod nested;
mod site;

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::collections::HashSet;

use rayon::prelude::*;

use crate::archive::Archive;
use crate::archive::ArticleIndex;
use crate::archive::EntityIndex;
use crate::archive::PageIndex;
use crate::diagnostic::Checked;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::ProblemKind;
use crate::input::Input;
use crate::language::Words;
use crate::site::plan::lists::entity_pages;
use crate::site::plan::overviews::Overviews;
use crate::site::plan::page::CitationFormat;
use crate::site::plan::page::Content;
use crate::site::plan::page::Export;
use crate::site::plan::page::Feed;
use crate::site::plan::page::KINDS;
use crate::site::plan::page::METHODOLOGY;
use crate::site::plan::page::Moved;
use crate::site::plan::page::NameOrder;
use crate::site::plan::page::NoteOrder;
use crate::site::plan::page::Page;
use crate::site::plan::page::PageKind;
use crate::site::plan::page::SITEMAP_LENGTH;
use crate::site::plan::page::page_count;
use crate::site::plan::places::Fault;
use crate::site::plan::places::Holder;
use crate::site::plan::places::Places;
use crate::site::plan::shared::Shared;
use crate::site::plan::tables::Table;
use crate::value::Date;
use crate::value::FilePath;
use crate::value::Kind;
use crate::value::Source;
use crate::value::Span;

pub use site::Site;
pub use site::StatedCopy;

/// Plans the site of an archive.
pub fn plan(archive: Archive, words: Words, tables: Vec<Table>, input: &Input) -> Checked<Site> {
    let mut diagnostics = Vec::new();
    let (overviews, shared) =
        rayon::join(|| Overviews::new(&archive), || Shared::new(&archive, &words, &input.statics));
    let mut planner =
        Planner { archive: &archive, overviews: &overviews, tables: &tables, shared: &shared, pages: Vec::new() };
    planner.plan();
    let mut pages = planner.pages;
    // An archive's own file goes before what the program writes for other programs.
    for (address, export) in [(addresses::PICTURE, Export::Picture), (addresses::ROBOTS, Export::Robots)] {
        if input.statics.iter().any(|file| file.path.as_str() == address) {
            pages.retain(|page| page.content != Content::Export(export.clone()));
        }
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
    let refused = distinct(&mut pages, &archive, input, &mut diagnostics);
    let has_search = input.options.search;
    let own_sheet = FilePath::new(addresses::OWN_SHEET);
    let has_own_sheet =
        input.statics.iter().any(|file| file.path == own_sheet) && !archive.held_files.contains(&own_sheet);
    let site = Site { archive, pages, words, shared, overviews, tables, refused, has_search, has_own_sheet };
    Checked { value: site, diagnostics }
}

/// The page on method: the archive's own one, if it has one, or only what follows from its questions.
pub fn method(archive: &Archive) -> Option<PageKind> {
    let own = archive.page_indexes().find(|index| is_method(archive, *index));
    let has_questions = archive.entities.iter().any(|entity| entity.kind == Kind::Question);
    (own.is_some() || has_questions).then_some(PageKind::Methodology(own))
}

fn is_method(archive: &Archive, index: PageIndex) -> bool {
    archive.page(index).document.id == METHODOLOGY
}

struct Planner<'a> {
    archive: &'a Archive,
    overviews: &'a Overviews,
    tables: &'a [Table],
    shared: &'a Shared,
    pages: Vec<Page>,
}

impl Planner<'_> {
    fn plan(&mut self) {
        self.add("index.html", PageKind::Home);
        self.articles();
        self.entities();
        self.publishers();
        self.dates();
        // Before the pages of the archive: every page links to these, and none may take their place.
        self.add("data.html", PageKind::Data);
        self.add(addresses::SEARCH, PageKind::Search);
        self.add("404.html", PageKind::NotFound);
        self.annotations();
        self.overviews();
        self.standing();
        self.data();
        for (picture, widths) in &self.shared.copies {
            for width in widths {
                let copy = Export::SmallerPicture { picture: picture.clone(), width: *width };
                self.export(addresses::smaller(picture, *width), copy);
            }
        }
        self.export(addresses::ROBOTS, Export::Robots);
        self.export(".nojekyll", Export::NoJekyll);
        if self.archive.settings.look.accent.is_some() {
            self.export(addresses::ACCENT, Export::Accent);
        }
        if self.archive.settings.base_url.is_some() {
            self.export(addresses::PICTURE, Export::Picture);
            self.feeds();
            self.sitemaps();
        }
        // What an archive names itself takes nobody's place.
        self.redirects();
    }

    /// A page or an export of each article.
    fn of_articles(&mut self, page: impl Fn(ArticleIndex) -> Page + Sync + Send) {
        let indexes: Vec<ArticleIndex> = self.archive.article_indexes().collect();
        self.pages.par_extend(indexes.into_par_iter().map(page));
    }

    fn add(&mut self, address: impl Into<String>, kind: PageKind) {
        self.pages.push(Page { address: FilePath::new(address), content: Content::Page(kind) });
    }

    /// A list of so many entries, cut into pages.
    fn add_list(&mut self, first: &str, length: usize, kind: impl Fn(usize) -> PageKind) {
        for number in 1..=page_count(length) {
            self.add(addresses::numbered(first, number), kind(number));
        }
    }

    fn export(&mut self, address: impl Into<String>, export: Export) {
        self.pages.push(Page { address: FilePath::new(address), content: Content::Export(export) });
    }

    fn articles(&mut self) {
        let archive = self.archive;
        self.add_list(addresses::ARTICLES, archive.articles.len(), |number| PageKind::Articles { number });
        self.of_articles(|index| Page {
            address: FilePath::new(addresses::article(archive, index)),
            content: Content::Page(PageKind::Article(index)),
        });
        for index in archive.article_indexes() {
            if self.shared.versions.contains_key(&index) {
                self.add(addresses::versions(archive, index), PageKind::Versions(index));
            }
            if self.shared.translations.contains_key(&index) {
                self.add(addresses::translations(archive, index), PageKind::Translations(index));
            }
        }
    }

    fn entities(&mut self) {
        let archive = self.archive;
        for kind in KINDS {
            let of_kind = archive.entity_indexes().filter(|index| archive.entity(*index).kind == kind);
            let of_kind: Vec<EntityIndex> = of_kind.collect();
            if of_kind.is_empty() {
                continue;
            }
            for order in NameOrder::ALL {
                if let Some(length) = self.shared.listed(kind, order).map(<[EntityIndex]>::len) {
                    let first = addresses::entities_by(kind, order);
                    self.add_list(&first, length, |number| PageKind::Entities { kind, order, number });
                }
            }
            for index in of_kind {
                let first = addresses::entity(archive, index);
                let Shared { lists, passages, .. } = self.shared;
                let (lists, of_passages) = (&lists[index.get()], passages[index.get()].len());
                for number in 1..=entity_pages(archive, index, lists, of_passages) {
                    self.add(addresses::numbered(&first, number), PageKind::Entity { index, number });
                }
            }
        }
    }

    fn publishers(&mut self) {
        let archive = self.archive;
        if archive.publishers.is_empty() {
            return;
        }
        self.add_list(addresses::PUBLISHERS, archive.publishers.len(), |number| PageKind::Publishers { number });
        for index in archive.publisher_indexes() {
            let first = format!("{}.html", archive.publisher(index).id);
            let length = archive.publisher(index).articles.len();
            // A registered organization has one page, on which it is a publisher too.
            self.add_list(&first, length, |number| match archive.publisher(index).organization {
                Some(index) => PageKind::Redirect(Moved::Organization { index, number }),
                None => PageKind::Publisher { index, number },
            });
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

    fn annotations(&mut self) {
        let Shared { tags, authors, .. } = self.shared;
        let all = self.archive.annotations.len();
        let orders =
            [(NoteOrder::Article, all), (NoteOrder::Tag, tags.rows.len()), (NoteOrder::Author, authors.rows.len())];
        for (order, length) in orders.into_iter().filter(|(_, length)| *length > 0) {
            self.add_list(addresses::annotations(order), length, |number| PageKind::Annotations { order, number });
        }
    }

    fn overviews(&mut self) {
        if !self.overviews.places.is_empty() {
            self.add(addresses::MAP, PageKind::Map);
        }
        if self.overviews.has_time() {
            self.add(addresses::TIMELINE, PageKind::Timeline);
        }
        if !self.overviews.network.is_empty() {
            self.add(addresses::NETWORK, PageKind::Network);
        }
        self.reports();
        if !self.overviews.changes.is_empty() {
            self.add_list(addresses::CHANGES, self.overviews.changes.len(), |number| PageKind::Changes { number });
        }
    }

    fn reports(&mut self) {
        let reports = &self.overviews.reports;
        if reports.is_empty() {
            return;
        }
        for event in std::iter::once(None).chain(reports.events().map(Some)) {
            let first = addresses::reports(self.archive, event);
            for number in 1..=reports.page_count(event) {
                self.add(addresses::numbered(&first, number), PageKind::Reports { event, number });
            }
        }
    }

    fn standing(&mut self) {
        let archive = self.archive;
        if let Some(kind) = method(archive) {
            self.add(format!("{METHODOLOGY}.html"), kind);
        }
        for index in archive.page_indexes().filter(|index| !is_method(archive, *index)) {
            self.add(addresses::standing(archive, index), PageKind::Standing(index));
        }
    }

    fn redirects(&mut self) {
        let archive = self.archive;
        for index in archive.article_indexes() {
            for (position, from) in archive.article(index).document.redirect_from.iter().enumerate() {
                if let Some(address) = redirect_address(&from.value) {
                    self.add(address, PageKind::Redirect(Moved::Article { index, position }));
                }
            }
        }
        for index in archive.page_indexes() {
            for (position, from) in archive.page(index).document.redirect_from.iter().enumerate() {
                if let Some(address) = redirect_address(&from.value) {
                    self.add(address, PageKind::Redirect(Moved::Standing { index, position }));
                }
            }
        }
    }

    fn data(&mut self) {
        let archive = self.archive;
        for (table, Table { parts, .. }) in self.tables.iter().enumerate() {
            for (number, part) in parts.iter().enumerate() {
                self.export(part.address(), Export::Table { table, part: number });
            }
        }
        self.of_articles(|index| Page {
            address: FilePath::new(addresses::text(archive, index)),
            content: Content::Export(Export::Text(index)),
        });
        for format in CitationFormat::ALL {
            self.export(addresses::citations(format), Export::Citations(format));
        }
        self.export(addresses::PLACES, Export::Places);
        self.export(addresses::GEXF, Export::Network);
        self.export(addresses::ANNOTATION_PAGE, Export::AnnotationPage);
        self.export(addresses::DATA_PACKAGE, Export::DataPackage);
    }

    fn feeds(&mut self) {
        let archive = self.archive;
        self.feed("feed", Feed::Site);
        if !self.overviews.changes.is_empty() {
            self.feed("changes", Feed::Changes);
        }
        for index in archive.entity_indexes() {
            self.feed(&archive.entity(index).id, Feed::Entity(index));
        }
        for index in archive.publisher_indexes() {
            self.feed(&archive.publisher(index).id, Feed::Publisher(index));
        }
    }

    fn feed(&mut self, stem: &str, feed: Feed) {
        self.export(format!("{stem}.xml"), Export::Atom(feed));
        self.export(format!("{stem}.json"), Export::JsonFeed(feed));
    }

    fn sitemaps(&mut self) {
        let indexed = self.pages.iter().filter(|page| page.is_indexed()).count();
        match indexed.div_ceil(SITEMAP_LENGTH) {
            0 | 1 => self.export("sitemap.xml", Export::Sitemap { number: 0 }),
            count => {
                self.export("sitemap.xml", Export::SitemapIndex { count });
                for number in 1..=count {
                    self.export(addresses::sitemap(number), Export::Sitemap { number });
                }
            }
        }
    }
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

/// Keeps the first of the pages that want one address, and reports the others. The static files whose place a page has.
fn distinct(
    pages: &mut Vec<Page>,
    archive: &Archive,
    input: &Input,
    diagnostics: &mut Vec<Diagnostic>,
) -> BTreeSet<FilePath> {
    let mut places = Places::new(pages.len());
    let mut late: HashSet<usize> = HashSet::new();
    let mut reported: HashSet<FilePath> = HashSet::new();
    for (place, page) in pages.iter().enumerate() {
        let Err(fault) = places.take(page.address.as_str(), Holder::Page(place)) else { continue };
        late.insert(place);
        // Of a page that has no place its text and its data have none either.
        if is_told(page, archive, &mut reported) {
            diagnostics.push(collision(page, fault, pages, archive));
        }
    }
    let refused = refused(input, &places, diagnostics);
    let mut place = 0..;
    pages.retain(|_| place.next().is_none_or(|place| !late.contains(&place)));
    refused
}

/// Whether something is to be said of a page that has no place: of each file once, of each older address.
fn is_told(page: &Page, archive: &Archive, reported: &mut HashSet<FilePath>) -> bool {
    let is_redirect = matches!(page.content, Content::Page(PageKind::Redirect(_)));
    is_redirect || page.owner(archive).is_none_or(|owner| reported.insert(owner))
}

/// Static files that would lie where a page does, or in one: they come last, and stay out.
fn refused(input: &Input, places: &Places, diagnostics: &mut Vec<Diagnostic>) -> BTreeSet<FilePath> {
    let mut refused = BTreeSet::new();
    for file in &input.statics {
        let Some(fault) = places.fault_of_static(file.path.as_str()) else { continue };
        let message = match fault {
            Fault::Taken(_) => continue,
            Fault::Inside(_) => "a folder of this path is a file of the site",
            Fault::Folder => "a folder of the site has this name",
        };
        let problem = Diagnostic::error(ProblemKind::AddressTaken, message).in_file(&file.source());
        diagnostics.push(problem.hint("rename the file"));
        refused.insert(file.path.clone());
    }
    refused
}

fn collision(page: &Page, fault: Fault, pages: &[Page], archive: &Archive) -> Diagnostic {
    let holder = |holder: Holder| {
        let first = match holder {
            Holder::Page(index) => Some(&pages[index]),
            Holder::Ours => None,
        };
        let owner = first.and_then(|first| first.owner(archive));
        owner.map_or_else(|| "a page of the site itself".to_owned(), |path| format!("`{path}`"))
    };
    let address = &page.address;
    let message = match fault {
        Fault::Taken(first) => format!("`{address}` is the address of {} already", holder(first)),
        Fault::Inside(first) => format!("`{address}` would lie in the page of {}", holder(first)),
        Fault::Folder => format!("`{address}` is the name of a folder of the site"),
    };
    let problem = Diagnostic::error(ProblemKind::AddressTaken, message);
    if let Some((source, span)) = written_redirect(page, archive) {
        return problem.at(source, span).hint("remove it, or write the path that readers knew");
    }
    let problem = problem.hint("rename the file, or give it another `slug:`");
    match page.owner(archive) {
        Some(path) => problem.in_file(&path),
        None => problem,
    }
}

/// Where an older address is written.
fn written_redirect<'a>(page: &Page, archive: &'a Archive) -> Option<(&'a Source, Span)> {
    let Content::Page(PageKind::Redirect(moved)) = page.content else { return None };
    match moved {
        Moved::Article { index, position } => {
            let document = &archive.article(index).document;
            Some((&document.source, document.redirect_from[position].span))
        }
        Moved::Standing { index, position } => {
            let document = &archive.page(index).document;
            Some((&document.source, document.redirect_from[position].span))
        }
        Moved::Organization { .. } => None,
    }
}
