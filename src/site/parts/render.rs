//! How a page says which template makes it. What renders it (`output`) is handed typed values and never asks which page they are of.

use serde::Serialize;

use crate::site::parts::head::PageView;

/// What a template is given: plain values, made afresh for each page.
///
/// Every address in a view is relative to the site's root (`people/x.html`); a template writes
/// `{{ page.root }}{{ entity.address }}`, where `page.root` leads from the page to the root
/// (`../../`). So one view of an entity serves every page. Fields that hold HTML are named
/// `*_html`; they are already escaped and woven and are printed with `| safe`. Everything else is text
/// and is escaped by Tera. Absent values are `null`, absent lists are empty.
pub trait Templated: Serialize {
    /// The template's file: `article.html`.
    const TEMPLATE: &'static str;
    /// The name under which the template finds the view: `article`.
    const NAME: &'static str;
}

/// What makes a file of a view.
pub trait Render {
    type Made;

    /// `head` is absent where a file has none, as a feed.
    fn template<T: Templated>(&self, head: Option<&PageView>, view: &T) -> Self::Made;
}
