//! `dateline eject`.

use crate::support::Folder;

const ARCHIVE: &str = "=== content/site.yaml
title: T
base_url: https://example.org/
=== content/articles/a.md
---
title: A
date: 2022
---
x
";

#[test]
fn without_a_name_everything_in_the_program_is_listed() {
    let folder = Folder::new(ARCHIVE);
    let listed = folder.run(&["eject"]);
    listed.ends(0);
    for path in ["static/dateline.css", "templates/article.html", "templates/robots.txt", "templates/words/kk.yaml"] {
        assert!(listed.stdout.lines().any(|line| line == path), "{path}: {}", listed.stdout);
    }
    folder.run(&["eject", "article.html"]).ends(0);
    let listed = folder.run(&["eject"]);
    assert!(listed.stdout.contains("templates/article.html  (the archive has its own)\n"), "{}", listed.stdout);
}

#[test]
fn everything_that_is_ejected_gives_the_same_site() {
    let folder = Folder::new(ARCHIVE);
    folder.built(&["--output", "before"]);
    let listed = folder.run(&["eject"]).stdout;
    let names: Vec<&str> = listed.lines().collect();
    assert!(names.len() > 35, "{listed}");
    let ejected = folder.run(&[&["eject"], &names[..]].concat());
    ejected.ends(0);
    assert_eq!(ejected.stdout, listed);
    let run = folder.built(&["--output", "after", "--strict"]);
    assert_eq!(run.stderr, "");
    assert!(folder.tree("before") == folder.tree("after"));
}

#[test]
fn nothing_is_written_over_and_all_or_nothing_is_written() {
    let folder = Folder::new(ARCHIVE);
    folder.write("templates/page.html", "mine");
    let run = folder.run(&["eject", "article.html", "page.html"]);
    run.ends(1);
    assert!(run.stderr.contains("`templates/page.html` is there already; nothing is written"), "{}", run.stderr);
    assert_eq!(folder.read("templates/page.html"), "mine");
    assert!(!folder.has("templates/article.html"));
    std::os::unix::fs::symlink("/nowhere/at/all", folder.path("templates/base.html")).expect("a link");
    folder.run(&["eject", "base.html"]).ends(1);
    let unknown = folder.run(&["eject", "article.html", "bass.html"]);
    unknown.ends(2);
    assert!(unknown.stderr.contains("did you mean `base.html`?"), "{}", unknown.stderr);
    assert!(!folder.has("templates/article.html"));
    Folder::empty().run(&["eject", "article.html"]).ends(3);
}

#[test]
fn a_table_for_a_new_language_is_counted_until_it_is_whole() {
    let folder = Folder::new(&ARCHIVE.replace("title: T", "title: T\nlang: uz"));
    folder.run(&["eject", "words/uz.yaml"]).ends(0);
    let table = folder.read("templates/words/uz.yaml");
    let phrases = table.lines().filter(|line| line.starts_with('#') && line[1..].starts_with(char::is_alphabetic));
    let all = phrases.count();
    let count = |translated: usize| format!("this table has {translated} of {all} phrases; the others are English");
    let check = folder.run(&["check"]);
    check.ends(0);
    assert!(check.stdout.contains(&count(0)) || check.stderr.contains(&count(0)), "{}{}", check.stdout, check.stderr);
    folder.write("templates/words/uz.yaml", table.replace("#home: \"Front page\"", "home: \"Bosh sahifa\""));
    let run = folder.built(&[]);
    assert!(run.stderr.contains(&count(1)), "{}", run.stderr);
    assert!(folder.read("public/articles/a.html").contains(">Bosh sahifa</a>"));
}
