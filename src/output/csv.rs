//! Tables as CSV (RFC 4180). The only module that knows the CSV library.

use std::io::Error;

use csv::Terminator;
use csv::Writer;
use csv::WriterBuilder;

use crate::site::Cell;
use crate::site::Column;

/// Writes a table with its header line; `rows` hands over each of its rows.
pub(super) fn write(columns: &[Column], rows: impl FnOnce(&mut dyn FnMut(&[Cell]))) -> Vec<u8> {
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(Vec::new());
    let infallible = "writing to memory does not fail";
    writer.write_record(columns.iter().map(|column| column.name.as_bytes())).expect(infallible);
    rows(&mut |cells| write_row(&mut writer, cells).expect(infallible));
    writer.into_inner().map_err(|error| Error::other(error.to_string())).expect(infallible)
}

fn write_row(writer: &mut Writer<Vec<u8>>, cells: &[Cell]) -> Result<(), csv::Error> {
    for cell in cells {
        match cell {
            Cell::Empty => writer.write_field(b"")?,
            Cell::Text(text) if is_formula(text) => writer.write_field(format!("'{text}").as_bytes())?,
            Cell::Text(text) => writer.write_field(text.as_bytes())?,
            Cell::Number(value) => writer.write_field(value.to_string().as_bytes())?,
            Cell::Degrees(value) | Cell::Figure(value) => writer.write_field(value.to_string().as_bytes())?,
        }
    }
    writer.write_record(None::<&[u8]>)
}

/// Spreadsheets run a text that begins so as a formula; an apostrophe in front makes it a text again.
fn is_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r'])
}
