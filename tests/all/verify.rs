//! What `dateline verify` can tell from bytes: lists, signatures, links, requests, saved copies.

mod flips;
mod lists;
mod pages;

use std::collections::BTreeMap;

use dateline::value::FilePath;
use dateline::verify::File;
use dateline::verify::Folder;

/// A folder in memory.
fn folder(files: &BTreeMap<String, Vec<u8>>) -> Folder {
    let looked = files.iter().map(|(path, bytes)| (FilePath::new(path), File::look(&FilePath::new(path), bytes)));
    Folder::new(looked.collect())
}

fn files<const N: usize>(files: [(&str, &str); N]) -> BTreeMap<String, Vec<u8>> {
    files.map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec())).into()
}
