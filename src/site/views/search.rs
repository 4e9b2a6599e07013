//! What the search page says.

use crate::site::Site;
use crate::site::view::SearchView;

impl Site {
    pub(super) fn search(&self) -> SearchView {
        SearchView { index: None }
    }
}
