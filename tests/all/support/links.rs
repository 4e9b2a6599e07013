//! Follows every link of a site inside the site, as `dateline verify` does.

use std::collections::BTreeMap;

use dateline::value::FilePath;
use dateline::verify;
use dateline::verify::File;
use dateline::verify::Folder;

use crate::support::html;
use crate::support::shown;

/// What is wrong with the links, requests and ids of a site: every file by path. Empty where all is well.
pub fn broken(files: &BTreeMap<String, Vec<u8>>) -> Vec<String> {
    let looked = files.iter().map(|(path, bytes)| {
        let path = FilePath::new(path);
        let file = File::look(&path, bytes);
        (path, file)
    });
    let folder = Folder::new(looked.collect());
    let mut faults = Vec::new();
    for (path, bytes) in files {
        if path.ends_with(".html") {
            // Fails on what a tokenizer of browsers calls an error: `verify` takes any bytes, our pages have none of those.
            html::parts(std::str::from_utf8(bytes).expect("UTF-8"));
        }
        faults.extend(verify::follow(&FilePath::new(path), bytes, &folder).diagnostics.iter().map(shown));
    }
    faults
}
