//! What each report says: reports by questions.

use crate::support;
use crate::support::html::rows;
use crate::support::site;

const ARCHIVE: &str = "=== content/site.yaml
title: T
=== content/events/flood.md
---
name: The flood
start: 2020-11-13
---
=== content/questions/dead.md
---
title: How many died?
unit: people
event: flood
---
=== content/questions/cost.md
---
title: What did it cost?
event: flood
---
=== content/questions/strike.md
---
title: How long was the strike?
---
=== content/articles/b.md
---
title: Seven
date: 2020-11-15
claims:
  - {id: seven, question: dead, value: 7, claimant: Civil Protection, quote: seven died, relation: {revises: four}}
  - {id: nine, question: dead, value: 9, claimant: The hospital, quote: nine it is, relation: {disputes: seven}}
  - {id: little, question: cost, text: a little, claimant: The mayor, quote: a little}
---
Now seven died. No, nine it is; it cost a little.
=== content/articles/a.md
---
title: Four
date: 2020-11-14
claims:
  - {id: four, question: dead, value: 4, claimant: Civil Protection, quote: Four died}
---
Four died.
=== content/articles/undated.md
---
title: Undated
claims:
  - {id: echo, question: dead, value: 9, claimant: The paper, quote: nine, relation: {repeats: nine}}
  - {id: days, question: strike, value: 3, claimant: The paper, quote: three days}
---
It says nine, and three days.
";

#[test]
fn reports_stand_in_the_order_of_time_by_the_questions_of_an_event() {
    let site = site(ARCHIVE);
    let rows = rows(&site.text("reports.html"));
    assert_eq!(rows[0], ["Report", "How many died? people", "What did it cost?"]);
    assert_eq!(rows[1], ["Four 14 November 2020", "How many died? 4 Civil Protection", "· says nothing of it"]);
    let dead = "How many died? 7 Civil Protection was 4 9 The hospital against 7, Civil Protection";
    assert_eq!(rows[2], ["Seven 15 November 2020", dead, "What did it cost? a little The mayor"]);
    assert_eq!(rows[3][..2], ["Undated Undated", "How many died? 9 The paper repeats The hospital"]);
    assert_eq!(
        rows[4..],
        [vec!["Report", "How long was the strike?"], vec!["Undated Undated", "How long was the strike? 3 The paper"]]
    );
    for linking in ["index.html", "questions/index.html"] {
        assert!(site.text(linking).contains("reports.html"), "{linking}");
    }
}

#[test]
fn an_event_has_a_page_of_its_reports_where_there_are_others() {
    let site = site(ARCHIVE);
    let page = site.text("events/flood/reports.html");
    assert!(page.contains("How many died?") && !page.contains("How long was the strike?"), "{page}");
    assert!(page.contains("href=\"../../articles/a.html#claim-four\""), "{page}");
    let alone = ARCHIVE.replace("title: How long was the strike?", "title: How long was the strike?\nevent: flood");
    assert!(!support::site(&alone).has("events/flood/reports.html"));
}

#[test]
fn one_answer_is_no_comparison() {
    let source = "=== content/site.yaml\ntitle: T\n=== content/questions/q.md\n---\ntitle: Q?\n---\n=== content/articles/a.md\n---\ntitle: A\ndate: 2022\nclaims:\n  - {id: c, question: q, value: 1, claimant: X, quote: one}\n---\nOnly one.\n";
    assert!(!site(source).has("reports.html"));
}

#[test]
fn long_tables_go_on_and_wide_ones_are_cut() {
    let mut source = String::from("=== content/site.yaml\ntitle: T\n");
    for number in 0..6 {
        source += &format!("=== content/questions/q{number}.md\n---\ntitle: Question {number}?\n---\n");
    }
    for number in 0..130 {
        let question = number % 6;
        source += &format!(
            "=== content/articles/a{number:03}.md\n---\ntitle: A{number}\ndate: 2022-01-01\nclaims:\n  - {{id: c{number}, question: q{question}, value: {number}, claimant: X, quote: it}}\n---\nSays it. {number}\n"
        );
    }
    let site = site(&source);
    let (first, second) = (rows(&site.text("reports.html")), rows(&site.text("reports/page-2.html")));
    let is_head = |row: &&Vec<String>| row[0] == "Report";
    assert!(first.iter().chain(&second).filter(is_head).all(|row| row.len() <= 5));
    assert_eq!(first.iter().filter(|row| !is_head(row)).count(), 100);
    assert_eq!(second.iter().filter(|row| !is_head(row)).count(), 30);
}
