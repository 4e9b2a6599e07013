//! How many cells the tables of a LibreOffice file have when each stands as often as the file says (OpenDocument 1.3, 9.1.3 and 9.1.4).
//!
//! The last cell of a row and the last row are repeated to the end of the sheet and empty: what is empty counts only before
//! something that is not.

/// Counts the cells of all tables in the text of `content.xml`; it stops counting at the largest number.
pub(super) fn cells(content: &str) -> usize {
    let mut all: usize = 0;
    let mut row = Row::default();
    // Rows without anything since the last one that has something.
    let mut empty_rows: usize = 0;
    for tag in content.split('<').skip(1) {
        let tag = tag.split('>').next().unwrap_or_default();
        let name = tag.split([' ', '/', '\n', '\r', '\t']).next().unwrap_or_default();
        match name {
            "table:table" => empty_rows = 0,
            "table:table-row" => row = Row { times: times(tag, "table:number-rows-repeated"), ..Row::default() },
            "table:table-cell" | "table:covered-table-cell" => {
                let is_empty = tag.ends_with('/') && !tag.contains("office:") && !tag.contains("table:formula");
                row.cell(times(tag, "table:number-columns-repeated"), is_empty);
            }
            // A row ends with `</table:table-row>`, whose name begins with a stroke.
            "" if tag.starts_with("/table:table-row") => {
                if row.cells == 0 {
                    empty_rows = empty_rows.saturating_add(row.times);
                } else {
                    let rows = row.times.saturating_add(std::mem::take(&mut empty_rows));
                    all = all.saturating_add(row.cells.saturating_mul(rows));
                }
            }
            _ => {}
        }
    }
    all
}

/// A row as far as it has been read.
#[derive(Default)]
struct Row {
    times: usize,
    /// Up to the last one that has something in it.
    cells: usize,
    /// Behind that.
    empty: usize,
}

impl Row {
    fn cell(&mut self, times: usize, is_empty: bool) {
        self.empty = self.empty.saturating_add(times);
        if !is_empty {
            self.cells = self.cells.saturating_add(std::mem::take(&mut self.empty));
        }
    }
}

/// How often something stands there; once where the tag says nothing.
fn times(tag: &str, attribute: &str) -> usize {
    let Some((_, rest)) = tag.split_once(attribute) else { return 1 };
    let value = rest.trim_start_matches(['=', '"', '\'', ' ']);
    let digits = value.split(|letter: char| !letter.is_ascii_digit()).next().unwrap_or_default();
    // What cannot be counted is too much.
    digits.parse().unwrap_or(if digits.is_empty() { 1 } else { usize::MAX })
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROW: &str = "<table:table-row><table:table-cell office:value-type=\"string\"><text:p>a</text:p></table:table-cell><table:table-cell table:number-columns-repeated=\"16383\"/></table:table-row>";

    #[test]
    fn what_is_empty_to_the_end_of_the_sheet_counts_nothing() {
        let rest = "<table:table-row table:number-rows-repeated=\"1048575\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>";
        assert_eq!(cells(&format!("<table:table>{ROW}{rest}</table:table>")), 1);
        // Something at the end fills all before it.
        assert_eq!(cells(&format!("<table:table>{ROW}{rest}{ROW}</table:table>")), 1 + 1_048_576);
    }

    #[test]
    fn what_stands_there_many_times_counts_as_often() {
        let cell = "<table:table-cell table:number-columns-repeated=\"16384\" office:value=\"1\"/>";
        let row = format!("<table:table-row table:number-rows-repeated=\"1000\">{cell}</table:table-row>");
        assert_eq!(cells(&row.repeat(3)), 3 * 16_384_000);
        let endless = row.replace("1000", "99999999999999999999999");
        assert_eq!(cells(&endless), usize::MAX);
    }
}
