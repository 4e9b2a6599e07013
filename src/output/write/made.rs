//! The bytes of a file as they are published, and their hash.

use std::fs;
use std::io;
use std::path::Path;

use rayon::prelude::*;
use sha2::Digest;
use sha2::Sha256;

use crate::output::Made;
use crate::output::Output;
use crate::output::picture;
use crate::output::write::error::WriteError;
use crate::value::FilePath;

/// Makes one of the output's own files.
pub fn bytes(output: &Output, path: &FilePath) -> Result<Vec<u8>, WriteError> {
    let made = output.make(path).expect("the path is one of the output's own");
    match made.map_err(|problem| WriteError::Content(vec![*problem]))? {
        Made::Bytes(bytes) => Ok(bytes),
        Made::Copy(location) => read_static(&location).map_err(WriteError::disk(&location)),
    }
}

/// Reads a static file as it is published: pictures without their metadata.
fn read_static(location: &Path) -> io::Result<Vec<u8>> {
    let extension = location.extension().unwrap_or_default().to_string_lossy();
    Ok(picture::without_metadata(&extension, fs::read(location)?))
}

/// The text of the list of hashes, as it is written.
pub fn sums(output: &Output) -> Result<String, WriteError> {
    let paths: Vec<&FilePath> = output.paths().collect();
    let lines = paths.par_iter().map(|path| Ok(sum(path, &hash(&bytes(output, path)?))));
    lines.collect()
}

/// A line of the list of hashes; hidden files have none.
pub(super) fn sum(path: &FilePath, hash: &str) -> String {
    match path.name().starts_with('.') {
        true => String::new(),
        false => format!("{hash}  {path}\n"),
    }
}

/// SHA-256, in hexadecimal.
pub(super) fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}
