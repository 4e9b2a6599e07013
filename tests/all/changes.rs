//! What changed: by date, with a feed.

use dateline::input::Options;

use crate::support;
use crate::support::html;
use crate::support::site;
use crate::support::site_of;

const ARCHIVE: &str = "=== content/site.yaml
title: T
changes:
  - {date: 2022-03-02, text: Places were given coordinates.}
  - {text: It began.}
=== content/questions/dead.md
---
title: How many died?
---
=== content/articles/a.md
---
title: First
date: 2022-01-01
annotations:
  - {quote: Four died, note: Later seven., date: 2022-02-01}
  - {quote: Four, note: Without a date.}
claims:
  - {id: four, question: dead, value: 4, claimant: Civil Protection, quote: Four died}
corrections:
  - {date: 2022-01-09, text: A name was misspelt.}
---
Four died.
=== content/articles/b.md
---
title: Second
date: 2022-01-03
claims:
  - {id: seven, question: dead, value: 7, claimant: Civil Protection, quote: seven died, relation: {revises: four}}
  - {id: nine, question: dead, value: 9, claimant: The hospital, quote: nine it is, relation: {disputes: seven}}
---
Now seven died. No, nine it is.
=== content/articles/old.md
---
title: An old report
date: 1999-05-05
added: 2022-02-20
---
Old.
";

fn with_base() -> Options {
    Options { base_url: Some("https://news.example/".to_owned()), ..Options::on(support::day()) }
}

/// What stands on each row of the list: date, text, kind and what it is about.
fn rows(page: &str) -> Vec<String> {
    let rows = page.split("<li class=\"row\"").skip(1).filter_map(|row| row.split_once("</li>"));
    rows.map(|(row, _)| html::visible(&html::parts(&format!("<li{row}")))).collect()
}

#[test]
fn changes_stand_the_newest_first_and_what_has_no_date_last() {
    let site = site(ARCHIVE);
    assert_eq!(site.problems(), [""; 0]);
    let page = site.text("changes.html");
    assert_eq!(
        rows(&page),
        [
            "2 Mar Places were given coordinates. Archive",
            "20 Feb An old report Added",
            "1 Feb Later seven. Note First",
            "9 Jan A name was misspelt. Correction First",
            "3 Jan Civil Protection: 7, was 4 Revised How many died?",
            "3 Jan The hospital: 9, against 7 (Civil Protection) Disputed How many died?",
            "It began. Archive",
        ]
    );
    for address in ["articles/a.html#passage-1", "questions/dead.html#claim-seven", "articles/a.html#s-corrections"] {
        assert!(page.contains(&format!("href=\"{address}\"")), "{address}");
    }
    assert!(site.text("index.html").contains("changes.html"));
}

#[test]
fn the_feed_of_changes_has_those_with_a_date() {
    let site = site_of(ARCHIVE, with_base());
    let feed = site.text("changes.xml");
    let feed = roxmltree::Document::parse(&feed).expect("XML");
    let of = |name: &str| -> Vec<String> {
        let entries = feed.descendants().filter(|node| node.has_tag_name("entry"));
        let texts = entries.filter_map(|entry| entry.children().find(|node| node.has_tag_name(name))?.text());
        texts.map(ToOwned::to_owned).collect()
    };
    assert_eq!(of("title").len(), 6);
    assert_eq!(of("title")[4], "Revised: Civil Protection: 7, was 4");
    assert_eq!(of("updated")[1], "2022-02-20T00:00:00Z");
    let mut ids = of("id");
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), 6, "{ids:?}");
    assert!(site.text("changes.json").contains("Places were given coordinates."));
}

#[test]
fn the_feed_of_the_site_goes_by_when_an_article_came_in() {
    let feed = site_of(ARCHIVE, with_base()).text("feed.xml");
    let at = |title: &str| feed.find(&format!("<title>{title}</title>")).expect("in the feed");
    assert!(at("An old report") < at("Second") && at("Second") < at("First"), "{feed}");
    assert!(feed.contains("<published>1999-05-05T00:00:00Z</published>"));
}

#[test]
fn an_article_with_a_correction_says_so_beside_its_date() {
    let page = site(ARCHIVE).text("articles/a.html");
    let (kicker, _) = page.split_once("<h1").expect("a headline");
    assert!(kicker.contains("<a href=\"#s-corrections\">Corrected 9 January 2022</a>"), "{kicker}");
    assert!(page.contains("id=\"s-corrections\""));
}

#[test]
fn where_nothing_changed_there_is_no_list() {
    let site = support::site(
        "=== content/site.yaml\ntitle: T\n=== content/articles/a.md\n---\ntitle: A\ndate: 2022\n---\nx\n",
    );
    assert!(!site.has("changes.html") && !site.text("index.html").contains("changes.html"));
}
