//! What is planned: pages for readers and files for programs, each with its address.

use crate::archive::Archive;
use crate::archive::ArticleIndex;
use crate::archive::EntityIndex;
use crate::archive::PageIndex;
use crate::archive::PublisherIndex;
use crate::value::Date;
use crate::value::FilePath;
use crate::value::Kind;

/// The path of a written file: `people/x.html`.
pub type Address = FilePath;

/// Longer lists are cut into pages.
pub const PAGE_LENGTH: usize = 100;

/// The standing page that the program adds to.
pub const METHODOLOGY: &str = "methodology";

/// Addresses in one sitemap (sitemaps.org).
pub const SITEMAP_LENGTH: usize = 50_000;

/// Kinds of entities in the order of the main menu.
pub const KINDS: [Kind; 6] = [Kind::Question, Kind::Person, Kind::Place, Kind::Organization, Kind::Event, Kind::Topic];

/// One file of the site: where it is and what it holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    pub address: Address,
    pub content: Content,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// For readers: HTML with a head.
    Page(PageKind),
    /// For programs: a format of its own.
    Export(Export),
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
        order: NameOrder,
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
    Network,
    /// Versions of one report, word by word; planned where there are several.
    Versions(ArticleIndex),
    /// A report beside its translations; planned where it has some.
    Translations(ArticleIndex),
    /// What changed in the archive, the newest first; planned only where something did.
    Changes {
        number: usize,
    },
    /// What each report says, of the whole archive or of one event; planned only where several answer questions.
    Reports {
        event: Option<EntityIndex>,
        number: usize,
    },
    Standing(PageIndex),
    /// What the archive says of its method: its own page, if it has one, and what follows from its settings and questions.
    Methodology(Option<PageIndex>),
    Annotations {
        order: NoteOrder,
        number: usize,
    },
    /// An older or a second address.
    Redirect(Moved),
    Data,
    /// Full-text search, where there is one, and what to do instead.
    Search,
    NotFound,
}

/// What a file for programs holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Export {
    Atom(Feed),
    JsonFeed(Feed),
    /// A part of a table, by their places in the lists of them.
    Table {
        table: usize,
        part: usize,
    },
    /// The text of an article as offsets count it.
    Text(ArticleIndex),
    /// How all articles are cited.
    Citations(CitationFormat),
    /// Places as GeoJSON.
    Places,
    /// Who is named with whom, as GEXF.
    Network,
    /// The picture for cards that link to the site.
    Picture,
    /// All annotations as a W3C AnnotationPage.
    AnnotationPage,
    DataPackage,
    SitemapIndex {
        count: usize,
    },
    /// Pages from a place in the list of pages; `number` counts from 1, 0 where there is only one.
    Sitemap {
        number: usize,
    },
    /// A smaller copy of a picture, in pixels of its width.
    SmallerPicture {
        picture: FilePath,
        width: usize,
    },
    Robots,
    /// The style sheet with the archive's own colour.
    Accent,
    NoJekyll,
}

/// Where an older or a second address leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moved {
    Article {
        index: ArticleIndex,
        /// The place of the address among those of the article.
        position: usize,
    },
    Standing {
        index: PageIndex,
        /// The place of the address among those of the page.
        position: usize,
    },
    /// A page of the organization that a publisher is.
    Organization { index: EntityIndex, number: usize },
}

/// What annotations are listed by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoteOrder {
    Article,
    Tag,
    Author,
}

/// What names are listed by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NameOrder {
    /// From A to Z; events in the order of time.
    Filed,
    /// By how many articles name them.
    MostNamed,
    /// By the day on which they were first named.
    FirstNamed,
}

/// What a feed is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Feed {
    Site,
    Entity(EntityIndex),
    Publisher(PublisherIndex),
    /// What changed.
    Changes,
}

/// A file that programs for references read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CitationFormat {
    BibTex,
    Ris,
    Csl,
}

impl Page {
    /// The picture that this is a smaller copy of.
    pub fn picture(&self) -> Option<&FilePath> {
        match &self.content {
            Content::Export(Export::SmallerPicture { picture, width: _ }) => Some(picture),
            _ => None,
        }
    }

    /// Whether search engines are shown it.
    pub fn is_indexed(&self) -> bool {
        match &self.content {
            Content::Page(kind) => kind.is_indexed(),
            Content::Export(_) => false,
        }
    }

    /// For a diagnostic: the file that it belongs to.
    pub fn owner(&self, archive: &Archive) -> Option<FilePath> {
        match &self.content {
            Content::Page(PageKind::Article(index) | PageKind::Redirect(Moved::Article { index, .. }))
            | Content::Export(Export::Text(index)) => Some(archive.article(*index).document.source.path.clone()),
            Content::Page(PageKind::Entity { index, .. }) => {
                archive.entity(*index).document.as_ref().map(|document| document.source.path.clone())
            }
            Content::Page(
                PageKind::Standing(index)
                | PageKind::Methodology(Some(index))
                | PageKind::Redirect(Moved::Standing { index, .. }),
            ) => Some(archive.page(*index).document.source.path.clone()),
            Content::Page(_) | Content::Export(_) => None,
        }
    }
}

impl PageKind {
    /// First pages of everything that a reader reads.
    fn is_indexed(&self) -> bool {
        use PageKind::*;
        match self {
            Home | Article(_) | Versions(_) | Translations(_) | Dates | Map | Timeline | Network | Standing(_)
            | Methodology(_) | Data | Search => true,
            Articles { number }
            | Entities { number, .. }
            | Entity { number, .. }
            | Publishers { number }
            | Publisher { number, .. }
            | Annotations { number, .. }
            | Changes { number }
            | Reports { number, .. }
            | Year { number, .. }
            | Month { number, .. } => *number == 1,
            Redirect { .. } | NotFound => false,
        }
    }
}

impl NoteOrder {
    pub fn word(self) -> &'static str {
        match self {
            NoteOrder::Article => "article",
            NoteOrder::Tag => "tag",
            NoteOrder::Author => "author",
        }
    }
}

impl NameOrder {
    pub const ALL: [NameOrder; 3] = [NameOrder::Filed, NameOrder::MostNamed, NameOrder::FirstNamed];

    pub fn word(self) -> &'static str {
        match self {
            NameOrder::Filed => "filed",
            NameOrder::MostNamed => "most_named",
            NameOrder::FirstNamed => "first_named",
        }
    }
}

impl CitationFormat {
    pub const ALL: [CitationFormat; 3] = [CitationFormat::BibTex, CitationFormat::Ris, CitationFormat::Csl];

    /// What follows the stem of a file's name.
    pub fn extension(self) -> &'static str {
        match self {
            CitationFormat::BibTex => "bib",
            CitationFormat::Ris => "ris",
            CitationFormat::Csl => "csl.json",
        }
    }

    /// IANA knows that of CSL-JSON; the others are what programs say.
    pub fn media_type(self) -> &'static str {
        match self {
            CitationFormat::BibTex => "application/x-bibtex",
            CitationFormat::Ris => "application/x-research-info-systems",
            CitationFormat::Csl => "application/vnd.citationstyles.csl+json",
        }
    }

    /// In the data package.
    pub fn resource(self) -> &'static str {
        match self {
            CitationFormat::BibTex => "citations-bibtex",
            CitationFormat::Ris => "citations-ris",
            CitationFormat::Csl => "citations-csl",
        }
    }

    /// Its own name, the same in all languages.
    pub fn name(self) -> &'static str {
        match self {
            CitationFormat::BibTex => "BibTeX",
            CitationFormat::Ris => "RIS",
            CitationFormat::Csl => "CSL-JSON",
        }
    }
}

/// How many pages a list of so many entries has; an empty list has one.
pub fn page_count(length: usize) -> usize {
    length.div_ceil(PAGE_LENGTH).max(1)
}

/// The entries of one page of a list; none beyond its last page.
pub fn page_of<T>(entries: &[T], number: usize) -> &[T] {
    entries.chunks(PAGE_LENGTH).nth(number - 1).unwrap_or_default()
}
