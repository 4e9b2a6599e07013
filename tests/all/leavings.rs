//! What editors, systems and programs that copy leave in the folders of an archive, and what servers look for there.

use crate::support::Folder;

const SITE: &str = "=== content/site.yaml
title: T
=== content/articles/a.md
---
title: A
date: 2022
---
Text.
";

#[test]
fn what_editors_leave_is_neither_read_nor_published() {
    let folder = Folder::new(SITE);
    for path in [
        "content/articles/#a.md#",
        "content/articles/a.md~",
        "content/articles/4913",
        "content/articles/.a.md.swp",
        "content/articles/~$notes.docx",
        "content/.DS_Store",
        "content/__MACOSX/articles/a.md",
        "templates/article.html~",
        "templates/#base.html#",
        "static/.DS_Store",
        "static/photo.jpg~",
        "static/Thumbs.db",
        "static/img/desktop.ini",
    ] {
        folder.write(path, "---\ntitle: Left\ndate: 2022\n---\n{% broken");
    }
    let run = folder.built(&["--strict"]);
    assert_eq!(run.stderr.matches("warning").count(), 0, "{}", run.stderr);
    let left: Vec<String> = folder.tree("public").into_keys().filter(|path| path.contains(['~', '#'])).collect();
    assert_eq!(left, [""; 0]);
    assert!(!folder.has("public/Thumbs.db") && !folder.has("public/img/desktop.ini"));
}

#[test]
fn a_copy_of_two_versions_is_named_and_not_published() {
    let folder = Folder::new(SITE);
    let copies = [
        "content/articles/a.sync-conflict-20220101-123456-ABCDEFG.md",
        "content/articles/a (Ida's conflicted copy 2022-01-01).md",
        "static/map.sync-conflict-20220101-123456-ABCDEFG.txt",
    ];
    for path in copies {
        folder.write(path, "---\ntitle: Another version\ndate: 2022\n---\nx\n");
    }
    let run = folder.built(&[]);
    for path in copies {
        let said = run.stderr.split("\n\n").find(|problem| problem.contains(path)).expect("the copy is named");
        assert!(said.contains("a program made this copy because two versions of a file met"), "{said}");
    }
    assert!(!folder.read("public/articles/index.html").contains("Another version"));
    assert!(!folder.tree("public").keys().any(|path| path.contains("conflict")));
}

#[test]
fn a_copy_that_asks_for_a_name_to_be_withheld_stops_the_build() {
    let folder = Folder::new(SITE);
    folder.write(
        "content/people/w.sync-conflict-20220101-123456-ABCDEFG.md",
        "---\nname: Somebody Else\nvisibility: withheld\npseudonym: Witness\n---\n",
    );
    folder.build(&[]).ends(1);
    assert!(!folder.has("public"));
}

#[test]
fn what_servers_look_for_is_published_as_it_is() {
    let folder = Folder::new(SITE);
    let files = [".well-known/security.txt", ".htaccess", "robots.txt", "CNAME", "_headers", "_redirects"];
    for path in files {
        folder.write(&format!("static/{path}"), format!("# {path}\n"));
    }
    folder.write("static/.well-known/.DS_Store", "x");
    folder.built(&["--strict", "--base-url", "https://example.org/"]);
    for path in files {
        assert_eq!(folder.read(&format!("public/{path}")), format!("# {path}\n"));
    }
    assert!(!folder.has("public/.well-known/.DS_Store"));
    folder.run(&["verify", "public"]).ends(0);
    folder.remove("static/robots.txt");
    folder.built(&["--base-url", "https://example.org/"]);
    assert!(folder.read("public/robots.txt").contains("Sitemap: "));
}

#[test]
fn no_folder_that_is_read_is_written() {
    let folder = Folder::new(SITE);
    for output in ["static", "content", "templates", "static/site", "content/articles/out", "./x/../static"] {
        let run = folder.build(&["--output", output]);
        assert_ne!(run.code, 0, "{output}");
        assert!(!folder.has("static/index.html") && !folder.has("templates/index.html"), "{output}");
    }
    folder.run(&["build", "--archive", "static/site.zip"]).ends(3);
    assert!(!folder.has("static/site.zip"));
}

#[test]
fn what_is_left_among_static_files_is_named_and_not_published() {
    let folder = Folder::new(SITE);
    let left = [
        "a.html.orig",
        "a.bak",
        "a.old",
        "a.tmp",
        "a.xmp",
        "a.jpg_original",
        "a.AAE",
        "@eaDir/a.txt",
        "$RECYCLE.BIN/a.txt",
        "__pycache__/a.txt",
        "id_rsa",
        "keys/a.pem",
        "_drafts/a.txt",
        "drafts/a.txt",
        "Private/a.txt",
    ];
    for path in left {
        folder.write(&format!("static/{path}"), "Zzleft");
    }
    folder.write("static/_headers", "x");
    folder.write("static/the-old/a.txt", "x");
    let run = folder.built(&["--no-search"]);
    run.reports("it is not published", "static/$RECYCLE.BIN/a.txt");
    assert!(run.stderr.contains("and 10 more in 10 files"), "{}", run.stderr);
    let tree = folder.tree("public");
    assert!(tree.contains_key("_headers") && tree.contains_key("the-old/a.txt"));
    for (path, bytes) in tree {
        assert!(!String::from_utf8_lossy(&bytes).contains("Zzleft"), "{path}");
    }
}
