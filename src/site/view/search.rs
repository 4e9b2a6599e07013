//! Full-text search.

use serde::Serialize;

/// `search.html`: `search`.
#[derive(Debug, Clone, Serialize)]
pub struct SearchView {
    /// The folder of the full-text index; absent where the site has none.
    pub index: Option<&'static str>,
}
