//! Addresses: paths of written files, relative to the site's root. The only place that spells one.
//!
//! Why an address is the file's path, cleaned: letters, digits and combining marks of any script stay, everything else becomes a
//! hyphen, and nothing is transliterated unless `dateline new` makes the name. A reader of a language recognises its words.

use crate::archive::Annotation;
use crate::archive::Archive;
use crate::archive::ArticleIndex;
use crate::archive::Claim;
use crate::archive::ClaimIndex;
use crate::archive::EntityIndex;
use crate::archive::Owner;
use crate::archive::PageIndex;
use crate::archive::PublisherIndex;
use crate::archive::Target;
use crate::site::plan::page::CitationFormat;
use crate::site::plan::page::NameOrder;
use crate::site::plan::page::NoteOrder;
use crate::value::Date;
use crate::value::FilePath;
use crate::value::Kind;
use crate::value::url;

pub fn article(archive: &Archive, index: ArticleIndex) -> String {
    format!("{}.html", archive.article(index).document.id)
}

/// Where the versions of a report are compared.
pub fn versions(archive: &Archive, index: ArticleIndex) -> String {
    format!("{}/versions.html", archive.article(index).document.id)
}

/// Where a report stands beside its translations.
pub fn translations(archive: &Archive, index: ArticleIndex) -> String {
    format!("{}/translations.html", archive.article(index).document.id)
}

pub fn entity(archive: &Archive, index: EntityIndex) -> String {
    format!("{}.html", archive.entity(index).id)
}

/// A publisher that is a registered organization has the organization's page.
pub fn publisher(archive: &Archive, index: PublisherIndex) -> String {
    match archive.publisher(index).organization {
        Some(organization) => entity(archive, organization),
        None => format!("{}.html", archive.publisher(index).id),
    }
}

pub fn standing(archive: &Archive, index: PageIndex) -> String {
    format!("{}.html", archive.page(index).document.id)
}

/// What a link of the settings leads to in this site; `None` where that is elsewhere or nowhere.
pub fn target(archive: &Archive, target: &Target) -> Option<String> {
    match target {
        Target::Article(index) => Some(article(archive, *index)),
        Target::Entity(index) => Some(entity(archive, *index)),
        Target::Page(index) => Some(standing(archive, *index)),
        Target::Place(of, id) => Some(format!("{}#{id}", owner(archive, *of))),
        Target::File(path) => Some(url::encode_name(path.as_str())),
        Target::PartOfFile(path, part) => Some(format!("{}#{part}", url::encode_name(path.as_str()))),
        Target::Elsewhere(_) | Target::Fragment(_) | Target::Nowhere => None,
    }
}

pub fn owner(archive: &Archive, owner: Owner) -> String {
    match owner {
        Owner::Article(index) => article(archive, index),
        Owner::Entity(index) => entity(archive, index),
        Owner::Page(index) => standing(archive, index),
    }
}

/// Style sheets of an archive's own: that of its colour, which is made, and one that lies under `static/`.
pub const ACCENT: &str = "accent.css";
pub const OWN_SHEET: &str = "site.css";

/// A smaller copy of a picture.
pub fn smaller(picture: &FilePath, width: usize) -> String {
    format!("smaller/{width}/{picture}")
}

/// First pages of lists.
pub const ARTICLES: &str = "articles/index.html";
pub const PUBLISHERS: &str = "publishers/index.html";

pub fn entities(kind: Kind) -> String {
    format!("{}/index.html", kind.folder())
}

/// The first page of a list of names in an order.
pub fn entities_by(kind: Kind, order: NameOrder) -> String {
    match order {
        NameOrder::Filed => entities(kind),
        NameOrder::MostNamed => format!("{}/index/most-named.html", kind.folder()),
        NameOrder::FirstNamed => format!("{}/index/first-named.html", kind.folder()),
    }
}

/// The annotations of the archive, by article, by tag and by author.
pub const ANNOTATIONS: &str = "annotations.html";

/// The first page of the list of annotations in an order.
pub fn annotations(order: NoteOrder) -> &'static str {
    match order {
        NoteOrder::Article => ANNOTATIONS,
        NoteOrder::Tag => "annotations/tags.html",
        NoteOrder::Author => "annotations/authors.html",
    }
}

/// Where the passages of a month or a year begin on the page of a name: `m2023-11`, `y2023`.
pub fn passages_anchor(date: Date) -> String {
    format!("{}{date}", if date.month().is_some() { 'm' } else { 'y' })
}

/// Drawings of the whole archive.
pub const MAP: &str = "map.html";
pub const TIMELINE: &str = "timeline.html";
pub const NETWORK: &str = "network.html";
pub const CHANGES: &str = "changes.html";
pub const REPORTS: &str = "reports.html";

/// What each report says, of one event or of the whole archive.
pub fn reports(archive: &Archive, event: Option<EntityIndex>) -> String {
    event.map_or_else(|| REPORTS.to_owned(), |event| format!("{}/reports.html", archive.entity(event).id))
}

/// Full-text search.
pub const SEARCH: &str = "search.html";

/// The row of a claim on the page of its question.
pub fn claim(archive: &Archive, index: ClaimIndex) -> String {
    let claim = archive.claim(index);
    format!("{}#{}", entity(archive, claim.question), claim_anchor(claim))
}

/// The words of a claim on the page of its article.
pub fn claim_words(archive: &Archive, index: ClaimIndex) -> String {
    let claim = archive.claim(index);
    format!("{}#{}", article(archive, claim.article), claim_anchor(claim))
}

pub fn claim_anchor(claim: &Claim) -> String {
    format!("claim-{}", claim.document.id.value)
}

/// The words of an annotation on the page of its article; the annotation itself where it has no place.
pub fn annotation(archive: &Archive, index: ArticleIndex, annotation: &Annotation) -> String {
    let page = article(archive, index);
    match annotation.range {
        Some(_) => format!("{page}#passage-{}", annotation.number),
        None => format!("{page}#note-{}", annotation.number),
    }
}

/// The page of a year or of a month.
pub fn date(date: Date) -> String {
    match date.month() {
        Some(_) => format!("dates/{}.html", date.to_month()),
        None => format!("dates/{}.html", date.to_year()),
    }
}

/// `people/x.html` is the first page of a list, `people/x/page-2.html` the second; of `people/index.html` it is
/// `people/page-2.html`.
pub fn numbered(first: &str, number: usize) -> String {
    if number == 1 {
        return first.to_owned();
    }
    let stem = first.strip_suffix(".html").unwrap_or(first);
    let folder = stem.strip_suffix("index").unwrap_or(stem);
    let slash = if folder.is_empty() || folder.ends_with('/') { "" } else { "/" };
    format!("{folder}{slash}page-{number}.html")
}

/// From a page to the site's root: `../` for each folder.
pub fn root(address: &str) -> String {
    "../".repeat(address.matches('/').count())
}

/// An address as a URI below another one: letters beyond ASCII are percent-encoded.
pub fn full(base_url: &str, address: &str) -> String {
    format!("{base_url}{}", url::encode_path(address))
}

/// The full address of a page or file, where the site knows its own.
pub fn canonical(archive: &Archive, address: &str) -> Option<String> {
    archive.settings.base_url.as_ref().map(|base| full(base, address))
}

/// An address of the site as files under `data/` give it.
pub fn from_data(archive: &Archive, address: &str) -> String {
    canonical(archive, address).unwrap_or_else(|| full("../", address))
}

/// All articles, for programs that keep references.
pub fn citations(format: CitationFormat) -> String {
    format!("data/citations.{}", format.extension())
}

/// The tables of all forms of names, and of all claims.
pub const NAMES: &str = "data/names.csv";
pub const CLAIMS: &str = "data/claims.csv";

pub const PLACES: &str = "data/places.geojson";
pub const GEXF: &str = "data/network.gexf";
pub const ANNOTATION_PAGE: &str = "data/annotations.jsonld";
pub const DATA_PACKAGE: &str = "data/datapackage.json";

/// What programs that gather pages are asked.
pub const ROBOTS: &str = "robots.txt";

/// The picture for cards that link to the site.
pub const PICTURE: &str = "card.png";

pub fn sitemap(number: usize) -> String {
    format!("sitemap-{number}.xml")
}

/// The text of an article as offsets count it.
pub fn text(archive: &Archive, index: ArticleIndex) -> String {
    let id = &archive.article(index).document.id;
    format!("data/text/{}.txt", id.strip_prefix("articles/").unwrap_or(id))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn further_pages_lie_beside_an_index_and_below_a_page() {
        assert_eq!(numbered("people/index.html", 2), "people/page-2.html");
        assert_eq!(numbered("people/x.html", 3), "people/x/page-3.html");
        assert_eq!(numbered("people/x.html", 1), "people/x.html");
    }

    #[test]
    fn full_addresses_are_uris() {
        assert_eq!(full("https://a.example/", "people/ә.html#m"), "https://a.example/people/%D3%99.html#m");
    }
}
