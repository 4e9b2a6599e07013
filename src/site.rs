//! The site: which pages exist, where they are, and what each says.
//!
//! 1. [`plan`] gives every page its address and reports two that want the same.
//! 2. [`Site::view`] makes what one page says, when it is asked for: the plan of a large archive stays small.
//!
//! This is the only place that spells an address. Addresses are relative to the site's root; templates see views, never the
//! archive.

mod addresses;
mod highlight;
mod locale;
mod plan;
mod tables;
mod view;
mod views;
mod weave;
mod words;

pub use addresses::Address;
pub use highlight::stylesheet as highlight_stylesheet;
pub use locale::Locale;
pub use plan::Feed;
pub use plan::Page;
pub use plan::PageKind;
pub use plan::Site;
pub use plan::plan;
pub use tables::Cell;
pub use tables::TABLES;
pub use tables::Table;
pub use view::*;
pub use views::Body;
pub use views::View;
pub use words::Words;
