//! Full-text search.

use serde::Serialize;

/// `search.html`: `search`.
#[derive(Debug, Clone, Serialize)]
pub struct SearchView {
    /// Whether the site has a full-text index.
    pub available: bool,
    /// What the index can be narrowed by: the name of the filter, and its label.
    pub filters: Vec<(&'static str, String)>,
}

/// A text in the full-text index.
#[derive(Debug, Clone)]
pub struct SearchRecord {
    pub address: String,
    pub title: String,
    pub text: String,
    /// Words of all registered forms of those whom the text names, so that each is found by any of them, with ` | ` between one name
    /// and the next.
    pub names: String,
    /// As it is printed.
    pub date: Option<String>,
    /// Filters with their values.
    pub filters: Vec<(&'static str, String)>,
}
