//! Where a site goes: what stays as it was there, and what is refused.

use std::fs;

use crate::support::Folder;

const ARTICLE: &str = "
=== content/articles/a.md
---
title: A
date: 2022
---
x
";

#[test]
fn a_site_is_not_made_in_what_it_is_made_of() {
    let folder = Folder::new(ARTICLE);
    folder.write("static/x.txt", "x");
    let before = folder.tree("");
    for output in ["content", "content/site", "static/site", "templates", "content/../static/a/b"] {
        let run = folder.build(&["--output", output]);
        run.ends(3);
        assert!(run.stderr.contains("would lie in a folder that the site is made of"), "{output}: {}", run.stderr);
    }
    folder.build(&["--archive", "static/site.zip"]).ends(3);
    assert_eq!(folder.tree(""), before);
    // Beside them, under a name that only begins like one of theirs.
    folder.built(&["--output", "static-site"]);
}

#[test]
fn only_a_packed_site_is_replaced_by_one() {
    let folder = Folder::new(ARTICLE);
    folder.built(&["--archive", "site.zip"]);
    folder.built(&["--archive", "site.zip"]);
    let packed = fs::read(folder.path("site.zip")).expect("a file");
    // A ZIP file of others: the same without the manifest's name.
    let mut other = packed.clone();
    for at in 0..other.len() - 9 {
        if other[at..].starts_with(b".dateline") {
            other[at..at + 9].copy_from_slice(b".datelima");
        }
    }
    folder.write("photographs.zip", &other);
    let run = folder.build(&["--archive", "photographs.zip"]);
    run.ends(3);
    assert!(run.stderr.contains("photographs.zip` was not written by dateline"), "{}", run.stderr);
    assert_eq!(fs::read(folder.path("photographs.zip")).expect("a file"), other);
}

#[cfg(unix)]
#[test]
fn the_folder_keeps_its_mode() {
    use std::os::unix::fs::PermissionsExt;
    let folder = Folder::new(ARTICLE);
    folder.built(&[]);
    for mode in [0o2750, 0o555, 0o777] {
        fs::set_permissions(folder.path("public"), fs::Permissions::from_mode(mode)).expect("it is ours");
        folder.write("content/articles/a.md", format!("---\ntitle: A{mode}\ndate: 2022\n---\nx\n"));
        folder.built(&[]);
        let now = fs::metadata(folder.path("public")).expect("a folder").permissions().mode() & 0o7777;
        assert_eq!(now, mode, "{now:o} instead of {mode:o}");
    }
}

#[cfg(unix)]
#[test]
fn a_link_to_where_the_site_is_to_be_stays_a_link() {
    let folder = Folder::new(ARTICLE);
    fs::create_dir(folder.path("disk")).expect("a folder");
    std::os::unix::fs::symlink("disk/site", folder.path("public")).expect("a link");
    folder.built(&[]);
    folder.built(&[]);
    assert!(fs::symlink_metadata(folder.path("public")).expect("a link").is_symlink());
    assert!(folder.has("disk/site/index.html"));
}
