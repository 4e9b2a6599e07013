//! Lines of a text, counted once for all its problems.

use crate::diagnostic::Place;
use crate::value::FilePath;
use crate::value::Span;

/// Longest line, in bytes, that a problem shows. In a page of one line, a place would carry the page.
const LINE: usize = 4_000;

/// A text with the offsets at which its lines begin.
pub(super) struct Lines<'a> {
    path: &'a FilePath,
    text: &'a str,
    starts: Vec<usize>,
}

impl<'a> Lines<'a> {
    pub(super) fn new(path: &'a FilePath, text: &'a str) -> Lines<'a> {
        let ends = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        let starts = std::iter::once(0).chain(ends.map(|(offset, _)| offset + 1)).collect();
        Lines { path, text, starts }
    }

    /// Where a span stands; the whole file where its line is too long to be shown.
    pub(super) fn place(&self, span: Span) -> Place {
        let start = self.text.floor_char_boundary(span.start);
        let index = self.starts.partition_point(|line| *line <= start).saturating_sub(1);
        let line_start = self.starts[index];
        let line_end = self.starts.get(index + 1).map_or(self.text.len(), |next| next - 1);
        if line_end - line_start > LINE {
            return Place::file(self.path.clone());
        }
        let line = self.text[line_start..line_end].trim_end_matches('\r');
        let end = self.text.floor_char_boundary(span.end).clamp(start, (line_start + line.len()).max(start));
        Place {
            file: self.path.clone(),
            line: index + 1,
            column: self.text[line_start..start].chars().count() + 1,
            width: self.text[start..end].chars().count().max(1),
            text: line.to_owned(),
        }
    }
}
