//! Cells beyond those of the head of a table: Markdown leaves them out (GFM, 4.10), and their words with them.

use pulldown_cmark::Event;
use pulldown_cmark::Tag;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::ProblemKind;
use crate::document::markdown::Located;
use crate::document::markdown::Remark;

pub(super) fn remarks(text: &str, events: &[Located]) -> Vec<Remark> {
    let mut remarks = Vec::new();
    let mut columns = 0;
    for (event, range) in events {
        match event {
            Event::Start(Tag::Table(alignments)) => columns = alignments.len(),
            Event::Start(Tag::TableRow) => {
                let row = text[range.start..].lines().next().unwrap_or_default();
                let cells = cells(row);
                if cells.iter().skip(columns).any(|cell| !cell.trim().is_empty()) {
                    let message =
                        format!("this row has {} cells, the table {columns}: what is beyond is left out", cells.len());
                    let problem = Diagnostic::warning(ProblemKind::DroppedMarkup, message);
                    let problem =
                        problem.hint("give the head of the table a cell for each, or write `\\|` for a bar in a cell");
                    remarks.push(Remark { range: range.start..range.start + row.len(), problem });
                }
            }
            _ => {}
        }
    }
    remarks
}

/// The cells of a row: what stands between its bars, of which those with a backslash are none.
fn cells(row: &str) -> Vec<&str> {
    let row = row.trim();
    let row = row.strip_prefix('|').unwrap_or(row);
    let row = match row.strip_suffix('|') {
        Some(inside) if !inside.ends_with('\\') => inside,
        _ => row,
    };
    let mut cells = Vec::new();
    let mut start = 0;
    for (at, _) in row.match_indices('|') {
        if !row[..at].ends_with('\\') {
            cells.push(&row[start..at]);
            start = at + 1;
        }
    }
    cells.push(&row[start..]);
    cells
}
