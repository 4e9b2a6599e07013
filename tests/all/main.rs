//! Everything that is proved without a browser, in one program: it is linked once, and `cargo test NAME` runs what has the name in it.
//!
//! A file a subject; `support` is what they share. What a browser must do is under `tests/browser`.

mod anchoring;
mod at_once;
mod bounded;
mod budget;
mod changes;
mod cite;
mod claims;
mod clock;
mod commands;
mod contents;
mod counting;
mod destination;
mod doubts;
mod due;
mod edit;
mod file_names;
mod finder;
mod floor_plan;
mod footnotes;
mod golden;
mod harmless;
mod held;
mod hostile;
#[cfg(feature = "import")]
mod import;
mod languages;
mod left_out;
mod links;
mod lists;
mod names;
mod network;
mod newsroom;
mod notes;
mod overviews;
mod problems;
mod publish;
mod reader_risk;
mod reports;
mod schema;
mod search;
mod senses;
mod spellings;
mod strips;
mod support;
mod take_away;
mod tongues;
mod translations;
mod traps;
mod verify;
mod versions;
mod ways_out;
mod weave;
mod wikilinks;
mod withheld;
