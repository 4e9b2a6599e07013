//! What links in double brackets show that have no words of their own.

use crate::support::Site;
use crate::support::site;

fn archive(text: &str, more: &str) -> Site {
    site(&format!(
        "=== content/articles/2022/b.md
---
title: Қаңтар – *the* second report
date: 2022-01-02
---
## Part two

x
=== content/articles/draft.md
---
title: The secret headline
date: 2022-01-02
draft: true
---
x
=== content/articles/later.md
---
title: The later headline
date: 2030-01-02
---
x
=== content/people/tim-berg.md
---
name: Tim Berg
names: [Timothy Berg]
short_names: [Tim]
---
x
=== content/places/almaty.md
---
name: Almaty
names: [Алматы]
---
See [[articles/2022/b]] and [[people/tim-berg]].
=== content/pages/about.md
---
title: About this
---
[[2022/b]]
{more}=== content/articles/a.md
---
title: A
date: 2022-01-01
---
{text}
"
    ))
}

/// The text layer of `a`.
#[track_caller]
fn shows(text: &str, expected: &str) {
    let site = archive(text, "");
    assert_eq!(site.text("data/text/a.txt").trim_end(), expected, "{text}");
}

const TITLE: &str = "Қаңтар – *the* second report";

#[test]
fn a_link_by_id_or_file_shows_the_title_or_the_name() {
    for written in ["articles/2022/b", "2022/b", "b", "B", "b.md", "articles/2022/b.md", "b#Part two"] {
        shows(&format!("See [[{written}]] and more."), &format!("See {TITLE} and more."));
    }
    for written in ["people/tim-berg", "tim-berg", "people/tim-berg.md"] {
        shows(&format!("See [[{written}]], please."), "See Tim Berg, please.");
    }
    shows("[[pages/about]]; [[about]]", "About this; About this");
    shows("## Here\n\n[[#Here]]", "Here\nHere");
}

#[test]
fn a_form_of_a_name_a_title_and_other_words_stay() {
    shows("[[Timothy Berg]], [[timothy berg]], [[Tim]]", "Timothy Berg, timothy berg, Tim");
    shows("[[almaty]], [[Алматы]]", "Almaty, Алматы");
    shows("[[About This]], [[articles/2022/b|the report]], [[b|b]]", "About This, the report, b");
    let unknown = archive("[[articles/none]]", "");
    assert_eq!(unknown.text("data/text/a.txt").trim_end(), "articles/none");
    assert_eq!(unknown.problems().len(), 1, "{:#?}", unknown.problems());
}

#[test]
fn what_is_not_published_never_shows_its_title() {
    shows("[[articles/draft]] [[draft]] [[articles/later]]", "articles/draft draft articles/later");
}

#[test]
fn what_stands_behind_is_found_at_its_place() {
    let text = "See [[articles/2022/b]], [[people/tim-berg]] and **Timothy *Berg* in Almaty** [[tim-berg]] Almaty.";
    let note = "=== content/articles/x.md\n---\ntitle: X\ndate: 2022\nannotations: [{quote: second report and words, note: \"By [[people/tim-berg]].\"}]\n---\n[[b]] and words, see [[nothing here]]\n";
    let site = archive(text, note);
    let rows = site.rows("mentions");
    let exact: Vec<&str> =
        rows.iter().filter(|row| row["article"] == "articles/a").map(|row| row["exact"].as_str()).collect();
    assert_eq!(exact, ["Tim Berg", "Timothy Berg", "Almaty", "Tim Berg", "Almaty"]);
    let layer: Vec<char> = site.text("data/text/a.txt").chars().collect();
    for row in rows.iter().filter(|row| row["article"] == "articles/a") {
        let offset = |column: &str| row[column].parse::<usize>().expect("an offset");
        assert_eq!(layer[offset("start")..offset("end")].iter().collect::<String>(), row["exact"]);
    }
    // The note lies on the title that the link shows, and what is wrong behind it has its own line and column.
    assert!(site.text("articles/x.html").contains("note-1"));
    assert!(site.text("articles/x.html").contains("Tim Berg</a>"));
    let problems = site.problems();
    assert_eq!(problems.len(), 1, "{problems:#?}");
    assert!(problems[0].starts_with("error content/articles/x.md:6: `[[nothing here]]`"), "{problems:#?}");
    let dead = site.diagnostics.iter().find(|problem| problem.message.contains("nothing here")).expect("reported");
    let place = dead.place.as_ref().and_then(|place| place.position()).expect("a place in the file");
    assert_eq!(place.column, 22);
}

#[test]
fn texts_of_entities_and_pages_show_titles_too() {
    let site = archive("x", "");
    assert!(site.text("places/almaty.html").contains(&format!("See <a href=\"../articles/2022/b.html\">{TITLE}</a>")));
    assert!(site.text("places/almaty.html").contains(">Tim Berg</a>"));
    assert!(site.text("about.html").contains(&format!("<a href=\"articles/2022/b.html\">{TITLE}</a>")));
}

#[test]
fn many_links_cost_what_they_are() {
    let text = "[[articles/2022/b]] and [[tim-berg]]. ".repeat(2000);
    let site = archive(&text, "");
    let layer = site.text("data/text/a.txt");
    assert_eq!(layer.matches(TITLE).count(), 2000);
    assert_eq!(layer.matches("Tim Berg").count(), 2000);
}

#[test]
fn front_matter_names_articles_and_entities_in_brackets_with_or_without_quotation_marks() {
    let site = site(
        "=== content/places/almaty.md
---
name: Almaty
---
=== content/articles/Later report.md
---
title: Later words
date: 2022
---
x
=== content/articles/a.md
---
title: A
date: 2022
places: [[almaty]]
people:
  - [[Tim Berg]]
topics: [[fires]]
translation_of: \"[[Later report]]\"
version_of: \"[[later words]]\"
---
x
=== content/people/t.md
---
name: Tim Berg
---
",
    );
    let problems = site.problems();
    assert_eq!(problems.len(), 3, "{problems:#?}");
    assert!(problems.iter().all(|problem| problem.contains("is read as a wikilink")), "{problems:#?}");
    let page = site.text("articles/a.html");
    for part in ["../places/almaty.html", "../people/t.html", "../topics/fires.html", "../articles/Later-report.html"] {
        assert!(page.contains(part), "{part}");
    }
}
