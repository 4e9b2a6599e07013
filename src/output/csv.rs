//! Tables as CSV (RFC 4180). The only module that knows the CSV library.

use std::io::Error;

use csv::Terminator;
use csv::WriterBuilder;

use crate::site::Cell;
use crate::site::Table;

/// Writes a table with its header line; `rows` hands over each of its rows.
pub(super) fn write(
    table: Table,
    rows: impl FnOnce(&mut dyn FnMut(&[Cell]) -> Result<(), csv::Error>) -> Result<(), csv::Error>,
) -> Vec<u8> {
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(Vec::new());
    let infallible = "writing to memory does not fail";
    writer.write_record(table.columns().iter().map(|column| column.name)).expect(infallible);
    let mut number = String::new();
    let mut write_row = |cells: &[Cell]| {
        for cell in cells {
            match cell {
                Cell::Empty => writer.write_field(b"")?,
                Cell::Text(text) if is_formula(text) => writer.write_field(format!("'{text}").as_bytes())?,
                Cell::Text(text) => writer.write_field(text.as_bytes())?,
                Cell::Number(value) => {
                    number.clear();
                    number.push_str(&value.to_string());
                    writer.write_field(number.as_bytes())?;
                }
                Cell::Degrees(value) | Cell::Figure(value) => writer.write_field(value.to_string().as_bytes())?,
            }
        }
        writer.write_record(None::<&[u8]>)?;
        Ok(())
    };
    rows(&mut write_row).expect(infallible);
    writer.into_inner().map_err(|error| Error::other(error.to_string())).expect(infallible)
}

/// Spreadsheets run a text that begins so as a formula; an apostrophe in front makes it a text again.
fn is_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r'])
}
