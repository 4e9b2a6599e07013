//! Publishers and topics that are written in several ways, and those that only look alike.

use crate::support::Site;
use crate::support::shown;
use crate::support::site;

fn published(publishers: &[&str], more: &str) -> Site {
    let mut fixture = more.to_owned();
    for (index, publisher) in publishers.iter().enumerate() {
        fixture.push_str(&format!(
            "=== content/articles/a{index}.md\n---\ntitle: A\ndate: 2022\npublisher: \"{publisher}\"\n---\nx\n"
        ));
    }
    site(&fixture)
}

fn pages(site: &Site, folder: &str) -> Vec<String> {
    let paths = site.output.paths().map(|path| path.as_str().to_owned());
    paths.filter(|path| path.starts_with(folder) && path.ends_with(".html") && !path.ends_with("/index.html")).collect()
}

#[test]
fn spellings_of_one_publisher_are_one_and_reported_where_they_differ() {
    for (usual, other) in [
        ("The Guardian", "the guardian"),
        ("The Guardian", "The Guardian."),
        ("The Guardian", "The  Guardian"),
        ("The Guardian", "«The Guardian»"),
        ("RFE/RL", "RFE-RL"),
        ("Yahoo", "Yahoo!"),
        ("Vlast", "Vlast™"),
        ("Новая газета", "НОВАЯ ГАЗЕТА"),
        ("Қазақ үні", "«Қазақ үні»"),
        ("朝日新聞", "「朝日新聞」"),
        ("index", "Index"),
    ] {
        let site = published(&[usual, usual, other], "");
        let problems = site.problems();
        assert!(problems.len() == 1, "{other}: {problems:#?}");
        let start = format!("warning content/articles/a2.md:4: the publisher `{other}` is `{usual}` elsewhere");
        assert!(problems[0].starts_with(&start), "{problems:#?}");
        let pages = pages(&site, "publishers/");
        assert_eq!(pages.len(), 1, "{pages:?}");
        assert_eq!(site.text(&pages[0]).matches("../articles/a2.html").count(), 1);
    }
}

#[test]
fn publishers_that_differ_in_more_are_several() {
    for pair in [
        ["C++ News", "C News"],
        ["Ёж", "Еж"],
        ["Le Monde", "Le Mondé"],
        ["index", "Index 2"],
        ["Channel 1", "Channel №1"],
    ] {
        let site = published(&pair, "");
        assert!(site.problems().is_empty(), "{:#?}", site.problems());
        assert_eq!(pages(&site, "publishers/").len(), 2, "{pair:?}");
    }
}

#[test]
fn a_registered_organization_of_the_same_address_is_the_publisher() {
    let organization = "=== content/organizations/guardian.md\n---\nname: The Guardian\n---\n";
    let site = published(&["The Guardian", "Guardian", "guardian", "The Guardian."], organization);
    let problems = site.problems();
    assert_eq!(problems.len(), 2, "{problems:#?}");
    assert!(problems[0].contains("a1.md:4: the publisher `Guardian` is `The Guardian`"), "{problems:#?}");
    assert!(problems[1].contains("a3.md:4"), "{problems:#?}");
    assert_eq!(pages(&site, "publishers/"), ["publishers/guardian.html"]);
}

#[test]
fn topics_whose_signs_differ_are_different() {
    let site = site(
        "=== content/topics/c.md
---
name: C
---
=== content/topics/lgbt.md
---
name: LGBT
---
=== content/articles/a.md
---
title: A
date: 2022
topics: [C++, \"C#\", c, LGBT+, 18+, \"18\", №1, \"1\", N+1, N 1, \"#unrest\", Unrest, index]
---
x
",
    );
    assert!(site.problems().is_empty(), "{:#?}", site.problems());
    let page = site.text("articles/a.html");
    for (address, name) in [
        ("c-plus-plus", "C++"),
        ("c-sharp", "C#"),
        ("c", "C"),
        ("lgbt-plus", "LGBT+"),
        ("18-plus", "18+"),
        ("18", "18"),
        ("no-1", "№1"),
        ("1", "1"),
        ("n-plus-1", "N+1"),
        ("n-1", "N 1"),
        ("index_", "index"),
    ] {
        assert!(page.contains(&format!("href=\"../topics/{address}.html\">{name}</a>")), "{name}");
    }
    // One each, and three lists of them.
    assert_eq!(pages(&site, "topics/").len(), 15, "{:?}", pages(&site, "topics/"));
}

#[test]
fn tags_with_commas_are_a_list_with_a_note() {
    for (written, separated) in [("a, b, c", 3), ("новости، события", 2), ("政治、経済", 2), ("one two", 1)]
    {
        let site = site(&format!("=== content/articles/a.md\n---\ntitle: A\ndate: 2022\ntags: {written}\n---\nx\n"));
        assert!(site.problems().is_empty(), "{:#?}", site.problems());
        assert_eq!(pages(&site, "topics/").len(), separated, "{written}");
        let notes = site.diagnostics.iter().map(shown).filter(|note| note.contains("read as a list")).count();
        assert_eq!(notes, usize::from(separated > 1));
    }
    let listed = site("=== content/articles/a.md\n---\ntitle: A\ndate: 2022\ntags: [\"Almaty, Kazakhstan\"]\n---\nx\n");
    assert_eq!(pages(&listed, "topics/"), ["topics/almaty-kazakhstan.html"]);
}

#[test]
fn tags_with_commas_are_a_list_beside_other_topics_too() {
    let site = site(
        "=== content/articles/a.md\n---\ntitle: A\ndate: 2022\ntags: a, b\ncategories: c\nkeywords: [\"d, e\", f]\n---\nx\n",
    );
    assert!(site.problems().is_empty(), "{:#?}", site.problems());
    assert_eq!(
        pages(&site, "topics/"),
        ["topics/a.html", "topics/b.html", "topics/c.html", "topics/d-e.html", "topics/f.html"]
    );
}
