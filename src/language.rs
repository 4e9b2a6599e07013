//! What depends on the language of the interface: dates, sorting, plurals ([`Locale`]) and the words themselves ([`Words`]).

mod locale;
mod words;

pub use locale::Locale;
pub use words::TABLES;
pub use words::Words;
