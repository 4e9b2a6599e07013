//! The bytes of a file as they are published, and their hash.

use rayon::prelude::*;
use sha2::Digest;
use sha2::Sha256;

use crate::output::Made;
use crate::output::Output;
use crate::output::write::error::WriteError;
use crate::output::write::statics;
use crate::value::FilePath;

/// Makes one of the output's own files, and proves that no withheld name is in it.
pub fn bytes(output: &Output, path: &FilePath) -> Result<Vec<u8>, WriteError> {
    let made = output.make(path).expect("the path is one of the output's own");
    let bytes = match made.map_err(|problem| WriteError::Content(vec![*problem]))? {
        Made::Bytes(bytes) => bytes,
        Made::Copy(location) => {
            statics::read(path, &location, output.outbound()).map_err(WriteError::disk(&location))?.bytes
        }
    };
    match output.proof.check(path, &bytes) {
        Some(problem) => Err(WriteError::Content(vec![problem])),
        None => Ok(bytes),
    }
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
