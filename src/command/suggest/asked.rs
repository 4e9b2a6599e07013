//! What `dateline suggest` is asked for.

use std::path::PathBuf;

use crate::command::Reading;
use crate::command::report::Format;
use crate::value::Kind;

/// What is asked for.
#[derive(Debug, Clone)]
pub struct Suggest {
    pub reading: Reading,
    /// Only these, by any form; with `write` they become files.
    pub names: Vec<String>,
    pub write: bool,
    /// Where a list is written to, or with `write` read from.
    pub list: Option<PathBuf>,
    /// Of what kind the names are, where the texts do not say it.
    pub kind: Option<Kind>,
    /// A file of GeoNames.
    pub gazetteer: Option<PathBuf>,
    /// Nothing is written, only said what would be.
    pub dry_run: bool,
    /// So many names are shown; 0 for all.
    pub limit: usize,
    pub format: Format,
}
