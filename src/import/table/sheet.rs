//! Tables as they are written: CSV, TSV, Excel, LibreOffice. The only module that knows the two libraries.
//!
//! A cell is what a reader of the table saw. Dates of a spreadsheet are numbers of days; where the cell says that it is a date, it becomes one.

use std::io::Cursor;

use calamine::Data;
use calamine::DataRef;
use calamine::ExcelDateTime;
use calamine::Ods;
use calamine::Reader;
use calamine::Xlsx;

use crate::import::bounds;
use crate::import::charset;
use crate::import::packed;
use crate::import::table::behind;
use crate::import::table::behind::Behind;
use crate::import::table::repeats;
use crate::value::url::is_web_address;

/// A table with a header.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Sheet {
    /// Empty where a file is one table.
    pub name: String,
    pub header: Vec<String>,
    /// Rows that have something in them, each with its number in the table.
    pub rows: Vec<(usize, Vec<String>)>,
    /// What is not seen of the cells, and is meant.
    pub behind: Behind,
    /// Why there is no more of it.
    pub problem: Option<String>,
}

impl Sheet {
    /// The same where its header stands below other rows: a title, a date. With the number of these rows; `None` where its first row is one, or none is.
    pub(super) fn with_header_below(&self, is_header: impl Fn(&[String]) -> bool) -> Option<(Sheet, usize)> {
        /// Nobody writes more above a table.
        const ROWS: usize = 10;
        if is_header(&self.header) {
            return None;
        }
        let at = self.rows.iter().take(ROWS).position(|(_, cells)| cells.len() > 1 && is_header(cells))?;
        let header = self.rows[at].1.clone();
        let rows = self.rows[at + 1..].to_vec();
        Some((Sheet { header, rows, ..self.clone() }, at + 1))
    }
}

/// A row may have so many cells.
const COLUMNS: usize = 1_000;

/// Reads a text of values with a separator, which its first line tells.
pub(super) fn of_text(bytes: &[u8]) -> Sheet {
    let text = charset::text(bytes, None);
    let (separator, text) = said_separator(&text).unwrap_or((separator(&text), &text));
    let mut reader =
        csv::ReaderBuilder::new().flexible(true).has_headers(false).delimiter(separator).from_reader(text.as_bytes());
    let mut builder = Builder::default();
    for (index, record) in reader.records().enumerate() {
        match record {
            Ok(record) => {
                let mut cells: Vec<String> = record.iter().map(|cell| unguarded(cell.trim()).to_owned()).collect();
                for (column, cell) in cells.iter_mut().enumerate().filter(|(_, cell)| cell.starts_with('=')) {
                    let Some((address, word)) = behind::of_formula(cell) else { continue };
                    *cell = word.unwrap_or_else(|| address.clone());
                    builder.sheet.behind.links.insert((index + 1, column), address);
                }
                builder.row(index + 1, cells);
            }
            Err(error) => {
                builder.sheet.problem = Some(format!("row {} cannot be read: {error}", index + 1));
                break;
            }
        }
    }
    builder.sheet
}

/// What a first line says parts the cells, as Excel writes it (`sep=;`), and the text behind that line.
fn said_separator(text: &str) -> Option<(u8, &str)> {
    let (line, rest) = text.trim_start_matches('\u{feff}').split_once('\n')?;
    let said = line.trim_matches(['"', '\r']).strip_prefix("sep=")?;
    let separator = said.bytes().next().filter(|byte| byte.is_ascii() && said.len() == 1)?;
    Some((separator, rest))
}

/// What parts the cells of the first line: the one that stands there most often.
pub(super) fn separator(text: &str) -> u8 {
    let line = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let count = |separator: u8| line.bytes().filter(|byte| *byte == separator).count();
    let best = [b',', b'\t', b';', b'|'].into_iter().rev().max_by_key(|separator| count(*separator));
    best.unwrap_or(b',')
}

/// A cell without the apostrophe that keeps a spreadsheet from reading a formula.
fn unguarded(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if rest.starts_with(['=', '+', '-', '@']) => rest,
        _ => cell,
    }
}

/// Parts of an Excel file that the library reads as a whole; each need not be there.
const WHOLE: [&str; 4] = ["xl/workbook.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/_rels/workbook.xml.rels"];

/// Reads all tables of an Excel file, cell by cell: a file may say that it has a billion.
pub(super) fn of_xlsx(bytes: &[u8]) -> Result<Vec<Sheet>, String> {
    for part in WHOLE {
        packed::check_bound(bytes, part)?;
    }
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|error| error.to_string())?;
    let mut sheets = Vec::new();
    for name in book.sheet_names() {
        let mut builder = Builder::default();
        builder.sheet.name.clone_from(&name);
        builder.sheet.behind = of_sheet(&mut book, &name);
        let mut cells = book.worksheet_cells_reader(&name).map_err(|error| error.to_string())?;
        let mut row: (u32, Vec<String>) = (0, Vec::new());
        loop {
            let cell = match cells.next_cell_with_formula() {
                Ok(Some(cell)) => cell,
                Ok(None) => break,
                Err(error) => {
                    builder.sheet.problem = Some(format!("a cell cannot be read: {error}"));
                    break;
                }
            };
            let (number, column) = (cell.pos.0, cell.pos.1 as usize);
            if number != row.0 {
                builder.row(row.0 as usize + 1, std::mem::take(&mut row.1));
                row.0 = number;
            }
            if column < COLUMNS && !builder.is_full() {
                row.1.resize(row.1.len().max(column + 1), String::new());
                row.1[column] = written_ref(&cell.value);
                if let Some((address, word)) = cell.formula.as_deref().and_then(behind::of_formula) {
                    if row.1[column].is_empty() {
                        row.1[column] = word.unwrap_or_else(|| address.clone());
                    }
                    builder.sheet.behind.links.insert((number as usize + 1, column), address);
                }
            }
        }
        builder.row(row.0 as usize + 1, row.1);
        sheets.push(builder.whole());
    }
    Ok(sheets)
}

/// What stands behind the cells of a table of Excel, as far as it can be read.
fn of_sheet(book: &mut Xlsx<Cursor<&[u8]>>, name: &str) -> Behind {
    let mut behind = Behind::default();
    let place = |(row, column): (u32, u32)| (row as usize + 1, column as usize);
    for link in book.hyperlinks_by_sheet_name(name).unwrap_or_default() {
        if let Some(target) = link.target.filter(|target| is_web_address(target)) {
            behind.links.insert(place(link.range.start), target);
        }
    }
    for merged in book.merge_cells_by_sheet_name(name).unwrap_or_default() {
        if merged.end.0 > merged.start.0 {
            behind.lasts.insert(place(merged.start), merged.end.0 as usize + 1);
        }
    }
    behind
}

/// Reads all tables of a LibreOffice file. It may say of a cell and of a row that they stand there a million times, and the library
/// makes them all before it hands over the first: they are counted before that.
pub(super) fn of_ods(bytes: &[u8]) -> Result<Vec<Sheet>, String> {
    let content = packed::text(bytes, "content.xml")?;
    if repeats::cells(&content) > bounds::CELLS {
        return Err(format!("its tables have more than {} cells", bounds::CELLS));
    }
    let mut book: Ods<_> = Ods::new(Cursor::new(bytes)).map_err(|error| error.to_string())?;
    let mut sheets = Vec::new();
    let mut behind = behind::of_ods(&content, COLUMNS).into_iter();
    for name in book.sheet_names() {
        let mut builder = Builder::default();
        builder.sheet.name.clone_from(&name);
        builder.sheet.behind = behind.next().unwrap_or_default();
        let range = book.worksheet_range(&name).map_err(|error| error.to_string())?;
        let first = range.start().map_or(0, |(row, _)| row as usize);
        for (index, row) in range.rows().enumerate() {
            let cells = row.iter().take(COLUMNS).map(written);
            builder.row(first + index + 1, cells.collect());
        }
        sheets.push(builder.whole());
    }
    Ok(sheets)
}

#[derive(Default)]
struct Builder {
    sheet: Sheet,
}

impl Builder {
    /// The first row with something in it is the header.
    fn row(&mut self, number: usize, mut cells: Vec<String>) {
        while cells.last().is_some_and(|cell| cell.trim().is_empty()) {
            cells.pop();
        }
        if cells.is_empty() || self.is_full() {
            return;
        }
        match self.sheet.header.is_empty() {
            true => self.sheet.header = cells,
            false => self.sheet.rows.push((number, cells)),
        }
    }

    /// The table, with what cells say of the rows below them.
    fn whole(mut self) -> Sheet {
        let Sheet { rows, behind, .. } = &mut self.sheet;
        behind::filled(rows, &behind.lasts);
        self.sheet
    }

    fn is_full(&mut self) -> bool {
        let is_full = self.sheet.rows.len() >= bounds::ROWS;
        if is_full {
            self.sheet.problem = Some(format!("it has more than {} rows; the rest is left out", bounds::ROWS));
        }
        is_full
    }
}

fn written_ref(cell: &DataRef) -> String {
    match cell {
        DataRef::SharedString(text) => (*text).trim().to_owned(),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.trim().to_owned(),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::Bool(is) => is.to_string(),
        DataRef::DateTime(date) => moment(date),
        DataRef::Error(_) | DataRef::Empty => String::new(),
    }
}

fn written(cell: &Data) -> String {
    match cell {
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => text.trim().to_owned(),
        Data::Int(number) => number.to_string(),
        Data::Float(number) => number.to_string(),
        Data::Bool(is) => is.to_string(),
        Data::DateTime(date) => moment(date),
        Data::Error(_) | Data::Empty => String::new(),
    }
}

/// A day, or the number as it stands where it is none: a spreadsheet counts from 1900, and its 29 February of that year never was.
fn moment(date: &ExcelDateTime) -> String {
    let (year, month, day, hour, minute, second, _) = date.to_ymd_hms_milli();
    if date.as_f64() < 0.0 || year < 1900 || (year, month, day) == (1900, 2, 29) {
        return date.as_f64().to_string();
    }
    match (hour, minute, second) {
        (0, 0, 0) => format!("{year:04}-{month:02}-{day:02}"),
        _ => format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}"),
    }
}

/// The day that a number of days means in a spreadsheet that counts from 1900, where a column of dates lost its format.
pub(super) fn day_of_serial(cell: &str) -> Option<String> {
    /// 1954 to 2119: numbers that are years or counts are smaller.
    const DAYS: std::ops::Range<f64> = 20_000.0..80_000.0;
    let days: f64 = cell.parse().ok().filter(|days| DAYS.contains(days))?;
    let date = crate::value::Date::of_day(days as i64 - 25_569)?;
    Some(date.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn separators_guards_and_empty_rows() {
        let sheet = of_text("title;date;note\n\n\nTwo;2022-01-05;'=1+1\n;;\n\"a;b\";;\n".as_bytes());
        assert_eq!(sheet.header, ["title", "date", "note"]);
        let rows: Vec<&[String]> = sheet.rows.iter().map(|(_, row)| row.as_slice()).collect();
        assert_eq!(rows, [&["Two", "2022-01-05", "=1+1"].map(str::to_owned)[..], &["a;b".to_owned()][..]]);
        assert_eq!(separator("a\tb, c\td"), b'\t');
        assert_eq!(separator("a"), b',');
        assert_eq!(of_text(b"sep=;\r\na;b\r\n1,5;2\r\n").rows[0].1, ["1,5", "2"]);
    }

    #[test]
    fn serial_days_are_days() {
        assert_eq!(day_of_serial("44590").as_deref(), Some("2022-01-29"));
        assert_eq!(day_of_serial("44590.5").as_deref(), Some("2022-01-29"));
        assert_eq!([day_of_serial("2022"), day_of_serial("x")], [None, None]);
    }
}
