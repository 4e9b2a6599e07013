//! One bad file stops nothing else: it is named with its place, the run ends with 1, and everything beside it is published.

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

/// Adds a link to the file system, which may lead nowhere.
#[cfg(unix)]
fn link(folder: &Folder, path: &str, target: &str) {
    let path = folder.path(path);
    std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
    std::os::unix::fs::symlink(target, path).expect("a link");
}

#[cfg(unix)]
#[test]
fn links_that_lead_nowhere_or_round_are_left_out() {
    let folder = Folder::new(SITE);
    link(&folder, "content/articles/gone.md", "nothing.md");
    link(&folder, "content/articles/self.md", "self.md");
    link(&folder, "content/articles/2022/again", "../../articles");
    link(&folder, "static/gone.png", "nothing.png");
    link(&folder, "templates/gone.html", "nothing.html");
    folder.write("static/kept.txt", "x");
    let run = folder.build(&[]);
    run.ends(1)
        .reports("this link leads to nothing", "content/articles/gone.md")
        .reports("this link leads back to a folder that it lies in", "content/articles/2022/again");
    for path in ["content/articles/self.md", "static/gone.png", "templates/gone.html"] {
        assert!(run.stderr.contains(&format!("--> {path}")), "{path}:\n{}", run.stderr);
    }
    assert!(folder.has("public/articles/a.html") && folder.has("public/kept.txt"));
    assert!(!folder.has("public/gone.png"));
}

#[cfg(unix)]
#[test]
fn the_lock_of_an_editor_is_nobody_s_business() {
    let folder = Folder::new(SITE);
    link(&folder, "content/articles/.#a.md", "somebody@desk.1234:1600000000");
    link(&folder, "content/people/.#p.md", "somebody@desk.1234:1600000000");
    let run = folder.built(&[]);
    assert!(!run.stderr.contains(".#"), "{}", run.stderr);
}

#[cfg(unix)]
#[test]
fn nobody_knows_whom_a_link_to_nothing_would_withhold() {
    let folder = Folder::new(SITE);
    link(&folder, "content/people/witness.md", "/mnt/not-mounted/witness.md");
    folder.build(&[]).ends(1).reports("this link leads to nothing", "content/people/witness.md");
    assert!(!folder.has("public"));
}

#[test]
fn an_older_address_takes_nobody_s_place() {
    let long = "x".repeat(300);
    let deep = "d/".repeat(1000);
    let written = [
        (format!("old/{long}"), "this address is longer than a disk can hold"),
        (format!("{deep}x"), "this address is longer than a disk can hold"),
        ("\"a\\tb\"".to_owned(), "no file of this site can have this address"),
        ("articles/a.html/inside".to_owned(), "would lie in the page of `content/articles/a.md`"),
        ("articles/a.html".to_owned(), "is the address of `content/articles/a.md` already"),
        ("dateline.css/".to_owned(), "would lie in the page of a page of the site itself"),
        ("SHA256SUMS/".to_owned(), "would lie in the page of a page of the site itself"),
        ("index.html".to_owned(), "is the address of a page of the site itself already"),
    ];
    let list: Vec<&str> = written.iter().map(|(address, _)| address.as_str()).collect();
    let folder =
        Folder::new(&SITE.replace("title: A\n", &format!("title: A\nredirect_from: [{}, good]\n", list.join(", "))));
    let run = folder.build(&[]);
    run.ends(1);
    for (_, words) in &written {
        run.reports(words, "content/articles/a.md:3");
    }
    assert!(folder.has("public/articles/a.html") && folder.has("public/good.html"));
}

#[test]
fn a_folder_named_like_a_page_is_left_out() {
    let folder = Folder::new(SITE);
    folder.write("content/articles/a.html/b.md", "---\ntitle: B\ndate: 2022\n---\nText.\n");
    folder.write("static/articles/a.html/c.txt", "x");
    folder.write("static/data/articles.csv/c.txt", "x");
    folder.write("static/SHA256SUMS", "x");
    folder.write("static/people", "x");
    folder.write("static/kept.txt", "x");
    folder.write("content/people/p.md", "---\nname: Ann Bell\n---\n");
    let run = folder.build(&[]);
    run.ends(1)
        .reports("would lie in the page of `content/articles/a.md`", "content/articles/a.html/b.md")
        .reports("a folder of the site has this name", "static/people")
        .reports("has this address already", "static/SHA256SUMS");
    assert!(run.stderr.contains("--> static/articles/a.html/c.txt"), "{}", run.stderr);
    for path in ["articles/a.html", "people/p.html", "kept.txt", "SHA256SUMS", "data/articles.csv"] {
        assert!(folder.path(&format!("public/{path}")).is_file(), "{path}");
    }
}
