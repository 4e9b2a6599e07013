//! Small immutable values that know nothing of the rest: dates, paths, slugs, languages, web addresses, escaped HTML.

pub mod cut;
pub mod fold;
pub mod name;
pub mod shell;
pub mod url;

mod colour;
mod date;
mod hash;
mod html;
mod kind;
mod lang;
mod path;
mod script;
mod scripts;
mod slug;
mod span;

pub use colour::Colour;
pub use date::Date;
pub use date::DateProblem;
pub use date::Precision;
pub use date::Time;
pub use hash::QuickMap;
pub use hash::QuickSet;
pub use hash::fingerprint;
pub use html::Html;
pub use html::is_forbidden;
pub use html::push_escaped;
pub use kind::Kind;
pub use lang::Lang;
pub use lang::codes;
pub use path::FilePath;
pub use path::without_ending;
pub use script::Script;
pub use script::scripts_of;
pub use scripts::is_sign;
pub use scripts::stands_alone;
pub use slug::file_slug;
pub use slug::in_latin;
pub use slug::name_slug;
pub use slug::slug;
pub use slug::slug_or_code_points;
pub use slug::transliterated_slug;
pub use span::Located;
pub use span::Source;
pub use span::Span;
