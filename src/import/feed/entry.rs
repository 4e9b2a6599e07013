//! Entries of feeds, in whatever they were written.

/// One entry, in whatever it was written.
#[derive(Debug, Default)]
pub(super) struct Entry {
    pub title: Option<String>,
    pub url: Option<String>,
    /// What tells it from others of its feed.
    pub id: Option<String>,
    pub date: Option<String>,
    pub updated: Option<String>,
    pub authors: Vec<String>,
    pub topics: Vec<String>,
    pub summary: Option<String>,
    /// HTML.
    pub body: String,
    pub lang: Option<String>,
    pub is_draft: bool,
    /// A standing page rather than an article.
    pub is_page: bool,
    /// The name that it has in its address.
    pub slug: Option<String>,
    /// Paths that it had on a site of the archive's own.
    pub older: Vec<String>,
    /// Addresses that it had there.
    pub addresses: Vec<String>,
}

/// What a feed says of itself.
#[derive(Debug, Default)]
pub(super) struct Channel {
    pub title: Option<String>,
    pub lang: Option<String>,
    pub tool: &'static str,
}
