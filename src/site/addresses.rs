//! Addresses: paths of written files, relative to the site's root.

use crate::archive::Annotation;
use crate::archive::Archive;
use crate::archive::ArticleIndex;
use crate::archive::Claim;
use crate::archive::ClaimIndex;
use crate::archive::EntityIndex;
use crate::archive::Owner;
use crate::archive::PageIndex;
use crate::archive::PublisherIndex;
use crate::site::CitationFormat;
use crate::value::Date;
use crate::value::FilePath;
use crate::value::slug_or_code_points;

/// The path of a written file: `people/x.html`.
pub type Address = FilePath;

pub(super) fn article(archive: &Archive, index: ArticleIndex) -> String {
    format!("{}.html", archive.article(index).document.id)
}

pub(super) fn entity(archive: &Archive, index: EntityIndex) -> String {
    format!("{}.html", archive.entity(index).id)
}

/// A publisher that is a registered organization has the organization's slug.
pub(super) fn publisher(archive: &Archive, index: PublisherIndex) -> String {
    let publisher = archive.publisher(index);
    let slug = match publisher.organization {
        Some(organization) => {
            let id = &archive.entity(organization).id;
            id.split_once('/').map_or(id.as_str(), |(_, stem)| stem).to_owned()
        }
        None => slug_or_code_points(&publisher.name.to_lowercase()),
    };
    format!("publishers/{slug}.html")
}

pub(super) fn standing(archive: &Archive, index: PageIndex) -> String {
    format!("{}.html", archive.page(index).document.id)
}

pub(super) fn owner(archive: &Archive, owner: Owner) -> String {
    match owner {
        Owner::Article(index) => article(archive, index),
        Owner::Entity(index) => entity(archive, index),
        Owner::Page(index) => standing(archive, index),
    }
}

/// The annotations of the archive, by article, by tag and by author.
pub(super) const ANNOTATIONS: &str = "annotations.html";
pub(super) const ANNOTATION_TAGS: &str = "annotations/tags.html";
pub(super) const ANNOTATION_AUTHORS: &str = "annotations/authors.html";

/// Drawings of the whole archive.
pub(super) const MAP: &str = "map.html";
pub(super) const TIMELINE: &str = "timeline.html";
pub(super) const TIES: &str = "network.html";
/// Full-text search.
pub(super) const SEARCH: &str = "search.html";

/// The row of a claim on the page of its question.
pub(super) fn claim(archive: &Archive, index: ClaimIndex) -> String {
    let claim = archive.claim(index);
    format!("{}#{}", entity(archive, claim.question), claim_anchor(claim))
}

/// The words of a claim on the page of its article.
pub(super) fn claim_words(archive: &Archive, index: ClaimIndex) -> String {
    let claim = archive.claim(index);
    format!("{}#{}", article(archive, claim.article), claim_anchor(claim))
}

pub(super) fn claim_anchor(claim: &Claim) -> String {
    format!("claim-{}", claim.document.id.value)
}

/// The words of an annotation on the page of its article; the annotation itself where it has no place.
pub(super) fn annotation(archive: &Archive, index: ArticleIndex, annotation: &Annotation) -> String {
    let page = article(archive, index);
    match annotation.range {
        Some(_) => format!("{page}#passage-{}", annotation.number),
        None => format!("{page}#note-{}", annotation.number),
    }
}

/// The page of a year or of a month.
pub(super) fn date(date: Date) -> String {
    match date.month() {
        Some(_) => format!("dates/{}.html", date.to_month()),
        None => format!("dates/{}.html", date.to_year()),
    }
}

/// `people/x.html` is the first page of a list, `people/x/page-2.html` the second; of `people/index.html` it is
/// `people/page-2.html`.
pub(super) fn numbered(first: &str, number: usize) -> String {
    if number == 1 {
        return first.to_owned();
    }
    let stem = first.strip_suffix(".html").unwrap_or(first);
    let folder = stem.strip_suffix("index").unwrap_or(stem);
    let slash = if folder.is_empty() || folder.ends_with('/') { "" } else { "/" };
    format!("{folder}{slash}page-{number}.html")
}

/// From a page to the site's root: `../` for each folder.
pub(super) fn root(address: &str) -> String {
    "../".repeat(address.matches('/').count())
}

/// An address as a URI (RFC 3986): letters beyond ASCII are percent-encoded.
pub(super) fn full(base_url: &str, address: &str) -> String {
    let mut uri = base_url.to_owned();
    for byte in address.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' | b'#' => uri.push(byte as char),
            _ => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    uri
}

/// A file for programs that keep references, beside the article's page.
pub(super) fn citation(archive: &Archive, index: ArticleIndex, format: CitationFormat) -> String {
    format!("{}.{}", archive.article(index).document.id, format.extension())
}

/// The mentions of an entity as a table, beside its page.
pub(super) fn mentions(archive: &Archive, index: EntityIndex) -> String {
    format!("{}.csv", archive.entity(index).id)
}

pub(super) const PLACES: &str = "data/places.geojson";
pub(super) const NETWORK: &str = "data/network.gexf";
pub(super) const ANNOTATION_PAGE: &str = "data/annotations.jsonld";
pub(super) const DATA_PACKAGE: &str = "data/datapackage.json";

/// The picture for cards that link to the site.
pub(super) const PICTURE: &str = "card.png";

/// The text of an article as offsets count it.
pub(super) fn text(archive: &Archive, index: ArticleIndex) -> String {
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
