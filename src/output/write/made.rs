//! The bytes of a file as they are published, and their hash.

use std::collections::BTreeSet;
use std::fs;

use rayon::prelude::*;

use crate::diagnostic::Diagnostic;
use crate::output::Made;
use crate::output::Output;
use crate::output::packed;
use crate::output::smaller;
use crate::output::write::error::WriteError;
use crate::output::write::hash;
use crate::output::write::old::Old;
use crate::output::write::statics;
use crate::value::FilePath;

/// The same over an older site: a smaller copy of a picture that is there already is not made again.
pub(super) fn bytes_over(output: &Output, path: &FilePath, old: &Old) -> Result<Vec<u8>, WriteError> {
    if let Some((picture, location)) = output.copied(path) {
        let whole = statics::read(picture, location, output.outbound()).map_err(WriteError::disk(location))?.bytes;
        if let Some(kept) = old.made_of((picture, &whole), path) {
            return proved(output, path, kept);
        }
    }
    bytes(output, path)
}

/// Makes one of the output's own files, and proves that no withheld name is in it.
pub fn bytes(output: &Output, path: &FilePath) -> Result<Vec<u8>, WriteError> {
    let made = output.make(path).expect("the path is one of the output's own");
    let bytes = match made.map_err(|problem| WriteError::Content(vec![*problem]))? {
        Made::Bytes(bytes) => bytes,
        Made::Copy(location) => {
            statics::read(path, &location, output.outbound()).map_err(WriteError::disk(&location))?.bytes
        }
        Made::Originals => originals(output)?.into_bytes(),
        Made::Smaller { picture, location, width } => {
            let whole =
                statics::read(&picture, &location, output.outbound()).map_err(WriteError::disk(&location))?.bytes;
            // What cannot be read goes out as it is; `inspect` has said that it is broken.
            smaller::shrink(&whole, width).unwrap_or(whole)
        }
    };
    proved(output, path, bytes)
}

fn proved(output: &Output, path: &FilePath, bytes: Vec<u8>) -> Result<Vec<u8>, WriteError> {
    match leak(output, path, &bytes) {
        Some(problem) => Err(WriteError::Content(vec![problem])),
        None => Ok(bytes),
    }
}

/// The problem of a file with a withheld name in it, or in what is packed in it.
fn leak(output: &Output, path: &FilePath, bytes: &[u8]) -> Option<Diagnostic> {
    let proof = &output.proof;
    if !proof.is_needed() {
        return None;
    }
    let mut found = proof.check(path, bytes);
    if found.is_none() {
        packed::look(bytes, &mut |part| {
            if found.is_none() {
                found = proof.check(path, part);
            }
        });
    }
    found
}

/// The list of saved copies whose kept originals are what articles state of them.
fn originals(output: &Output) -> Result<String, WriteError> {
    let mut lines = BTreeSet::new();
    for (stated, location) in output.stated_copies() {
        let kept = hash::of(&fs::read(location).map_err(WriteError::disk(location))?);
        if kept == stated.sha256 {
            lines.insert((stated.file.clone(), hash::line(stated.file, &kept)));
        }
    }
    Ok(lines.into_iter().map(|(_, line)| line).collect())
}

/// The text of the list of hashes, as it is written.
pub fn sums(output: &Output) -> Result<String, WriteError> {
    let paths: Vec<&FilePath> = output.paths().collect();
    let lines = paths.par_iter().map(|path| Ok(hash::line(path, &hash::of(&bytes(output, path)?))));
    lines.collect()
}
