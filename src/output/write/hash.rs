//! Hashes of files, as they are listed.

use sha2::Digest;
use sha2::Sha256;

use crate::value::FilePath;

/// SHA-256, in hexadecimal.
pub(super) fn of(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A line of the list of hashes; hidden files have none.
pub(super) fn line(path: &FilePath, hash: &str) -> String {
    match path.name().starts_with('.') {
        true => String::new(),
        false => format!("{hash}  {path}\n"),
    }
}

/// The path and the hash of a line.
pub(super) fn read_line(line: &str) -> Option<(String, String)> {
    let (hash, path) = line.split_once("  ")?;
    Some((path.to_owned(), hash.to_owned()))
}
