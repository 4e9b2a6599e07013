//! How much is read at most. Whoever sends a page may have made it for the program that reads it.

/// Bytes of one file, one record or one packed file, unpacked: more than any page, less than a recording.
pub const FILE: usize = 64 << 20;

/// Bytes of a page's markup once the pictures in it are put aside.
pub const MARKUP: usize = 8 << 20;

/// How deep elements of a page may lie in one another. Browsers stop at 512.
pub const DEPTH: usize = 512;

/// Attributes of one element: parsers look through all of them for each.
pub const ATTRIBUTES: usize = 1_000;

/// Bytes that one file may be unpacked to in all, however many files are in it.
pub const UNPACKED: u64 = 8 << 30;

/// Files that one packed file may hold.
pub const PACKED_FILES: usize = 200_000;

/// Rows of a table.
pub const ROWS: usize = 1_000_000;

/// Cells of all tables of a file, with those that a file says to stand there many times.
pub const CELLS: usize = 5_000_000;

/// A bound in words.
pub fn megabytes(bytes: usize) -> String {
    format!("{} MB", bytes >> 20)
}
