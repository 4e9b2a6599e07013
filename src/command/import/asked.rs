//! What is asked for.

use std::path::PathBuf;

use crate::command::report::Format;

/// What is imported, and into which archive.
#[derive(Debug, Clone)]
pub struct Import {
    pub root: PathBuf,
    pub paths: Vec<PathBuf>,
    /// Say what would be written, and write nothing.
    pub dry_run: bool,
    /// Keep the bytes of pages under `static/captures/`.
    pub keep: bool,
    pub format: Format,
}
