//! Sites of other generators, and vaults of notes, a folder at a time.

mod eleventy;
mod held;
mod hints;
mod hugo;
mod jekyll;
mod mdx;
mod obsidian;
mod safe;
mod zola;

use crate::support::Folder;

/// An archive with the files of a site below `old/`.
fn with_site(files: &str) -> Folder {
    Folder::new(&format!(
        "=== content/site.yaml\ntitle: T\n{}",
        files.replace("\n=== ", "\n=== old/").replacen("=== ", "=== old/", 1)
    ))
}

/// Fails where one of some lines is not in a file.
#[track_caller]
fn says(archive: &Folder, path: &str, lines: &[&str]) {
    let text = archive.read(path);
    for line in lines {
        assert!(text.contains(line), "{line:?} is not in\n{text}");
    }
}

/// Builds, and fails where a word is in any page or table of the site.
#[track_caller]
fn never_published(archive: &Folder, words: &[&str]) {
    archive.build(&["--future"]);
    for (path, bytes) in archive.tree("public") {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        for word in words {
            assert!(!text.contains(word), "{word:?} is in {path}");
        }
    }
}
