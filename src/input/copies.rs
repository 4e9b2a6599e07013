//! Saved copies of originals: hashes of those that a text names.
//!
//! A hash that nobody stated is that of the file as it is kept, which is what somebody who states it would write. All of `static/` is not
//! hashed for it: a file is, if the last part of its path stands behind `file` in a text that speaks of captures, in whatever
//! notation.

use std::collections::HashSet;
use std::fs::File;
use std::io;
use std::path::Path;
use std::sync::Arc;

use rayon::prelude::*;
use sha2::Digest;
use sha2::Sha256;

use crate::input::StaticFile;
use crate::input::memory::Files;
use crate::memory::Memo;
use crate::memory::kept_or_made;
use crate::value::FilePath;
use crate::value::Source;

/// What texts of an earlier build name, and the hashes of that.
#[derive(Debug, Default)]
pub(super) struct Memory {
    named: Memo<Vec<String>>,
    hashes: Files<Option<String>>,
}

/// Adds the hashes of static files that texts name as copies.
pub(super) fn hash(statics: &mut [StaticFile], content: &[Source], memory: Option<&Memory>) {
    if statics.is_empty() {
        return;
    }
    memory.inspect(|memory| {
        memory.named.begin();
        memory.hashes.begin();
    });
    let memo = memory.map(|memory| &memory.named);
    let named_in = |source: &Source| kept_or_made(memo, &source.text, || named(&source.text));
    let named: Vec<Arc<Vec<String>>> = content.par_iter().map(named_in).collect();
    let named: HashSet<&str> = named.iter().flat_map(|named| named.iter()).map(String::as_str).collect();
    let is_named = |path: &FilePath| named.contains(path.name());
    statics.par_iter_mut().filter(|file| is_named(&file.path)).for_each(|file| {
        let hash = || sha256(&file.location);
        file.sha256 = memory.map_or_else(hash, |memory| memory.hashes.read((&file.path, &file.location), hash));
    });
}

/// The last parts of the paths behind `file:`, `"file":` and `file =`.
fn named(text: &str) -> Vec<String> {
    let mut named = Vec::new();
    if !text.contains("capture") {
        return named;
    }
    for (at, _) in text.match_indices("file") {
        let rest = text[at + "file".len()..].trim_start_matches(['"', '\'']).trim_start();
        let Some(value) = rest.strip_prefix([':', '=']) else { continue };
        let value = value.trim_start();
        let end = match value.chars().next() {
            Some(quote @ ('"' | '\'')) => value[1..].find(quote).map(|end| end + 1),
            _ => value.find(['\n', ',', '}', '#']),
        };
        let path = value[..end.unwrap_or(value.len())].trim_matches(['"', '\'', ' ', '\r']);
        named.extend(path.rsplit('/').next().filter(|name| !name.is_empty()).map(ToOwned::to_owned));
    }
    named
}

/// Of a file that cannot be read nothing is said here: it stops the build when it is copied.
fn sha256(location: &Path) -> Option<String> {
    let mut hasher = Sha256::new();
    io::copy(&mut File::open(location).ok()?, &mut hasher).ok()?;
    Some(hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copies_are_named_in_every_notation() {
        let text = "captures:\n  - {file: captures/a.html, at: 2022}\n  - file: \"captures/b c, d.html\"   # x\n  - file:   e.pdf # y\n\
                    [[captures]]\nfile = 'saved/f.html'\n\"captures\": [{\"file\": \"g.html\"}]\nprofile: h\n";
        assert_eq!(named(text), ["a.html", "b c, d.html", "e.pdf", "f.html", "g.html", "h"]);
        assert!(named("file: a.html").is_empty());
    }
}
