//! Exports for programs: one file a format. No export knows another, and none knows a page.

mod accent;
mod annotations;
mod card;
mod citation;
mod data_package;
mod feeds;
mod finder;
mod geojson;
mod gexf;
mod robots;
mod search;
mod sitemap;
mod tables;

use crate::site::parts::render::Render;
use crate::site::plan::Site;
use crate::site::plan::page::Export;
use crate::site::plan::page::Page;
use crate::site::plan::tables::Column;
use crate::site::plan::tables::Table;
use crate::value::FilePath;

pub use accent::doubtful as doubtful_accent;
pub use card::Card;
pub use card::Word;
pub use finder::files as finder_files;
pub use search::FILTERS as SEARCH_FILTERS;
pub use search::SearchRecord;
pub use search::Searchable;
pub use search::forms_of_entities;
pub use search::languages_of_forms;
pub use tables::Cell;
pub use tables::counted as counted_tables;

/// What a file holds.
pub enum View<'a, M> {
    /// A page, or an export that a template makes.
    Made(M),
    Text(String),
    /// A table, written row by row.
    Table {
        columns: &'a [Column],
        rows: Rows<'a>,
    },
    /// A picture, drawn when it is asked for.
    Picture(Card),
    /// A smaller copy of a static file.
    Smaller {
        picture: &'a FilePath,
        width: usize,
    },
}

/// Hands over the rows of a table, one after the other.
pub type Rows<'a> = Box<dyn FnOnce(&mut dyn FnMut(&[Cell])) + 'a>;

/// Makes an export.
pub fn view<'a, R: Render>(site: &'a Site, page: &Page, export: &'a Export, render: &R) -> View<'a, R::Made> {
    use Export::*;
    match export {
        Atom(feed) => View::Made(render.template(None, &feeds::atom(site, page, *feed))),
        JsonFeed(feed) => View::Text(feeds::json_feed(site, page, *feed)),
        Table { table, part } => rows_of(site, *table, *part),
        Text(index) => View::Text(site.archive.article(*index).document.body.text.clone()),
        Citations(format) => View::Text(citation::file(site, *format)),
        Places => View::Text(geojson::places(site)),
        Network => View::Made(render.template(None, &gexf::view(site))),
        Picture => View::Picture(card::card(site)),
        AnnotationPage => View::Text(annotations::annotation_page(site)),
        DataPackage => View::Text(data_package::data_package(site)),
        SitemapIndex { count } => View::Made(render.template(None, &sitemap::maps(site, *count))),
        Sitemap { number } => View::Made(render.template(None, &sitemap::entries(site, *number))),
        SmallerPicture { picture, width } => View::Smaller { picture, width: *width },
        Robots => View::Made(render.template(None, &robots::view(site))),
        Accent => View::Text(accent::sheet(site)),
        NoJekyll => View::Text(String::new()),
    }
}

fn rows_of<M>(site: &Site, table: usize, part: usize) -> View<'_, M> {
    let Table { columns, parts, .. } = &site.tables[table];
    let of = parts[part].of;
    let rows = Box::new(move |row: &mut dyn FnMut(&[Cell])| tables::rows(&site.archive, table, of, row));
    View::Table { columns, rows }
}
