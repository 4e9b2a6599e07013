//! What a text of any kind is read with.

use crate::document::origins::Origins;
use crate::input::StaticFile;
use crate::value::Source;

/// What a text is read with.
#[derive(Clone, Copy)]
pub(super) struct Surroundings<'a> {
    pub source: &'a Source,
    /// Where the text stands in its file.
    pub origins: &'a Origins,
    pub statics: &'a [StaticFile],
}
