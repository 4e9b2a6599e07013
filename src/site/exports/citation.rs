//! All articles as they are cited, in one file a format.
//!
//! Why not a file an article: three small files beside each page were more than half of all that a large site wrote. What one reader
//! needs for one article is on its page (`parts::citation`).

use crate::site::parts::citation;
use crate::site::plan::Site;
use crate::site::plan::page::CitationFormat;

pub fn file(site: &Site, format: CitationFormat) -> String {
    citation::listed(site, site.archive.article_indexes(), format)
}
