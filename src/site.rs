//! The site: which pages exist, where they are, and what each says.
//!
//! 1. [`plan`] gives every page its address and reports two that want the same.
//! 2. [`view`] makes what one page says, when it is asked for: the plan of a large archive stays small.
//!
//! Inside, from the ground up, are five rooms; each knows those below it alone, and pages and exports do not know each other:
//! `plan` (pages, addresses, what all share), `weave` (a tree and ranges to HTML), `parts` (what several pages show), `pages` (one
//! file a kind of page) and `exports` (one file a format).
//!
//! This is the only place that spells an address. Addresses are relative to the site's root; templates see views, never the
//! archive.

mod exports;
mod pages;
mod parts;
mod plan;
mod weave;

use crate::archive::Archive;
use crate::diagnostic::Checked;
use crate::input::Input;
use crate::language::Words;

use plan::page::Content;

pub use exports::Card;
pub use exports::Cell;
pub use exports::SEARCH_FILTERS;
pub use exports::SearchRecord;
pub use exports::Searchable;
pub use exports::View;
pub use exports::Word;
pub use exports::finder_files;
pub use exports::forms_of_entities;
pub use exports::languages_of_forms;
pub use pages::TEMPLATES;
pub use parts::head::PageView;
pub use parts::measures::CARD_SIZE;
pub use parts::menu::SiteView;
pub use parts::menu::site_view;
pub use parts::render::Render;
pub use parts::render::Templated;
pub use parts::sketch::Sketch;
pub use plan::Site;
pub use plan::StatedCopy;
pub use plan::page::Page;
pub use plan::tables::Column;

/// Plans the site of an archive.
pub fn plan(archive: Archive, input: &Input) -> Checked<Site> {
    let mut diagnostics = Vec::new();
    let words = Words::new(&archive.settings.lang, &input.templates, &mut diagnostics);
    let tables = exports::counted_tables(&archive);
    let planned = plan::plan(archive, words, tables, input);
    diagnostics.extend(planned.diagnostics);
    diagnostics.extend(parts::menu::missing_in_menu(&planned.value));
    diagnostics.extend(exports::doubtful_accent(&planned.value));
    Checked { value: planned.value, diagnostics }
}

/// What one page or export says; `render` makes those that have a template.
pub fn view<'a, R: Render>(site: &'a Site, page: &'a Page, render: &R) -> View<'a, R::Made> {
    match &page.content {
        Content::Page(kind) => View::Made(pages::view(site, page, kind, render)),
        Content::Export(export) => exports::view(site, page, export, render),
    }
}
