//! Static files that a text names, in whatever way it does: by a link, a picture, a field, in a comment.
//!
//! Why by their names in the text as written: of a text that cannot be read nobody knows the links.

use std::collections::BTreeSet;
use std::collections::HashMap;
use std::collections::HashSet;

use unicode_normalization::UnicodeNormalization;

use crate::input::StaticFile;
use crate::value::FilePath;
use crate::value::url;

/// Static files by the last word of their names, so that a text is looked through once.
pub(super) struct Statics<'a> {
    by_word: HashMap<String, Vec<Static<'a>>>,
}

struct Static<'a> {
    file: &'a StaticFile,
    name: String,
    path: String,
    /// Whether no other file has this name in another folder.
    is_only: bool,
}

impl<'a> Statics<'a> {
    pub(super) fn new(statics: &'a [StaticFile]) -> Statics<'a> {
        let mut names: HashMap<&str, usize> = HashMap::new();
        for file in statics {
            *names.entry(file.path.name()).or_default() += 1;
        }
        let mut by_word: HashMap<String, Vec<Static>> = HashMap::new();
        for file in statics {
            let (name, path) = (folded(file.path.name()), folded(file.path.as_str()));
            let Some(word) = words(&name).last() else { continue };
            let is_only = names.get(file.path.name()) == Some(&1);
            by_word.entry(word.to_owned()).or_default().push(Static { file, name: name.clone(), path, is_only });
        }
        Statics { by_word }
    }

    /// The files that a text names, by path, or by a name that only one has.
    pub(super) fn gather(&self, text: &str, files: &mut BTreeSet<FilePath>) {
        if self.by_word.is_empty() {
            return;
        }
        let text = folded(&url::decode(text).replace("&amp;", "&").replace("\\/", "/"));
        let words: HashSet<&str> = words(&text).collect();
        for word in words {
            let Some(named_so) = self.by_word.get(word) else { continue };
            for Static { file, name, path, is_only } in named_so {
                if text.contains(path.as_str()) || *is_only && text.contains(name.as_str()) {
                    files.insert(file.path.clone());
                }
            }
        }
    }
}

fn folded(text: &str) -> String {
    text.nfc().flat_map(char::to_lowercase).collect()
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter: char| letter.is_whitespace() || "/\\()[]{}<>\"'`|#?=&,:;!*".contains(letter))
        .filter(|word| !word.is_empty())
}
