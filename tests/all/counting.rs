//! Lines of counting: what stands on each side of a dispute, echoes beside what they repeat, answers apart from counts of something else.

use crate::support::Site;
use crate::support::html;
use crate::support::html::Part;
use crate::support::site;

/// Claims of a question, in YAML's flow style; each quotes its own figure in a sentence of its own.
fn archive(claims: &[(&str, &str)]) -> Site {
    let mut written = String::new();
    let mut body = String::new();
    for (id, claim) in claims {
        written.push_str(&format!("  - {{id: {id}, question: dead, quote: \"{id} says\", {claim}}}\n"));
        body.push_str(&format!("{id} says so. "));
    }
    site(&format!(
        "=== content/site.yaml
title: T
=== content/events/flood.md
---
name: Flood of Tamsel
start: 2022-01-01
---
=== content/places/tamsel.md
---
name: Tamsel
---
=== content/questions/dead.md
---
name: How many died?
unit: people
event: flood
place: tamsel
---
=== content/organizations/guard.md
---
name: The Guard
---
=== content/articles/a.md
---
title: A
date: 2022-12-31
claims:
{written}---

{body}
"
    ))
}

/// The count of the guard and the coroner, and what others say of it. `text` is added where no number is quoted.
const COUNT: &[(&str, &str)] = &[
    ("seven", "value: 7, text: '7', claimant: guard, said_on: 2022-01-01"),
    ("nine", "value: 9, text: '9', claimant: guard, said_on: 2022-01-02, relation: {revises: seven}"),
    ("eleven", "value: 11, text: '11', claimant: guard, said_on: 2022-01-03, relation: {revises: nine}"),
    ("fourteen", "value: 14, text: '14', claimant: The Coroner, said_on: 2022-01-09, relation: {revises: eleven}"),
    ("hospital", "value: 9, text: '9', claimant: The Hospital, said_on: 2022-01-01, relation: {disputes: seven}"),
    ("residents", "value: 16, text: '16', claimant: Residents, said_on: 2022-01-03, relation: {disputes: eleven}"),
    (
        "again",
        "value: 16, text: '16', claimant: Residents, said_on: 2022-01-10, relation: {repeats: residents, disputes: fourteen}",
    ),
    ("paper", "value: 9, text: '9', claimant: A Paper, said_on: 2022-01-02, relation: {repeats: nine}"),
    ("court", "value: 14, text: '14', claimant: The Court, said_on: 2022-06-01, relation: {repeats: fourteen}"),
    ("street", "value: 8, text: '8', claimant: Residents, said_on: 2022-01-03, scope: in one street"),
];

fn has_class(part: &Part, class: &str) -> bool {
    part.attribute("class").is_some_and(|classes| classes.split(' ').any(|known| known == class))
}

fn visible(page: &str, wanted: impl Fn(&Part) -> bool) -> String {
    html::visible(&html::inside(&html::parts(page), wanted))
}

#[test]
fn who_disagrees_is_a_line_for_two_lines_of_counting_with_what_stands() {
    let page = archive(COUNT).text("questions/dead.html");
    let parts = html::parts(&page);
    let disputes = html::inside(&parts, |part| has_class(part, "disputes"));
    let settled = html::visible(&html::inside(&disputes, |part| part.is_start("details")));
    let open = html::visible(&html::without(&disputes, |part| part.is_start("details")));
    assert_eq!(
        open,
        "Who disagrees Residents: 16 people 3 January 2022 disputes The Coroner: 14 people 9 January 2022"
    );
    assert_eq!(
        settled,
        "Earlier The Hospital: 9 people 1 January 2022 disputes The Guard: 7 people 1 January 2022 (later 9, 11, now 14 (The Coroner))"
    );
}

#[test]
fn a_dispute_of_a_figure_that_was_revised_says_over_which() {
    let residents = "value: 16, text: '16', claimant: Residents, said_on: 2022-01-03, relation: {disputes: eleven}";
    let mut claims = COUNT[..4].to_vec();
    claims.push(("residents", residents));
    let page = archive(&claims).text("questions/dead.html");
    let disputes = visible(&page, |part| has_class(part, "disputes"));
    assert!(disputes.ends_with("The Coroner: 14 people 9 January 2022 said of 11, since revised"), "{disputes}");
}

#[test]
fn figures_that_came_together_and_parted_again_are_in_dispute() {
    let mut claims = COUNT[..5].to_vec();
    claims.push(("later", "value: 10, text: '10', claimant: The Hospital, said_on: 2022-02-01, relation: {revises: hospital, disputes: fourteen}"));
    let page = archive(&claims).text("questions/dead.html");
    let parts = html::parts(&page);
    let disputes = html::inside(&parts, |part| has_class(part, "disputes"));
    assert!(!disputes.iter().any(|part| part.is_start("details")), "one line for both: {disputes:?}");
    assert!(
        html::visible(&disputes).contains("The Hospital: 10 people 1 February 2022 disputes The Coroner: 14 people")
    );
}

#[test]
fn each_echo_stands_beside_the_figure_that_it_repeats_by_name() {
    let page = archive(COUNT).text("questions/dead.html");
    let row = |id: &str| visible(&page, |part| part.attribute("id") == Some(&format!("claim-{id}")));
    let of_fourteen = row("fourteen");
    let (own, earlier) = of_fourteen.split_once("Revised:").expect("what was revised");
    assert!(own.contains("Repeated by The Court 1 June 2022") && !own.contains("A Paper"), "{own}");
    assert!(!earlier.contains("The Court"), "{earlier}");
    assert!(row("nine").contains("Repeated by A Paper 2 January 2022"), "{}", row("nine"));
    assert!(!row("eleven").contains("Repeated by") && !row("seven").contains("Repeated by"));
    // Links to an echo arrive at its words.
    assert!(row("court").starts_with("14 people The Court 1 June 2022"), "{}", row("court"));
}

#[test]
fn every_claim_has_one_row_even_in_a_knot() {
    let knot = [
        ("e", "value: 3, text: '3', claimant: x"),
        ("b", "value: 4, text: '4', claimant: y, relation: {revises: e}"),
        ("d", "value: 3, text: '3', claimant: y, relation: {revises: b, repeats: e}"),
    ];
    for claims in [&knot[..], COUNT] {
        let page = archive(claims).text("questions/dead.html");
        for (id, _) in claims {
            assert_eq!(page.matches(&format!("id=\"claim-{id}\"")).count(), 1, "{id}");
        }
    }
}

#[test]
fn what_was_revised_says_what_stands_now() {
    let site = archive(COUNT);
    for page in ["organizations/guard.html", "articles/a.html"] {
        let said = html::visible(&html::parts(&site.text(page)));
        assert_eq!(said.matches("Later revised to 9, now 14 (The Coroner)").count(), 1, "{page}: {said}");
        assert_eq!(said.matches("Later revised to 11, now 14 (The Coroner)").count(), 1, "{page}: {said}");
        assert_eq!(said.matches("Revised by The Coroner: 14").count(), 1, "{page}: {said}");
    }
}

#[test]
fn answers_and_counts_of_something_else_are_told_apart_with_unit_and_date() {
    let site = archive(COUNT);
    let head = visible(&site.text("questions/dead.html"), |part| has_class(part, "entity-head"));
    assert!(head.contains("3 answers stand 1 count of something else 10 claims"), "{head}");
    let front = visible(&site.text("index.html"), |part| has_class(part, "question-card"));
    assert_eq!(
        front,
        "How many died? 9 people The Hospital 1 January 2022 16 people Residents 3 January 2022 14 people The Coroner 9 January 2022 \
         3 answers stand 1 count of something else 10 claims"
    );
    for page in ["questions/index.html", "events/flood.html", "places/tamsel.html"] {
        let text = site.text(page);
        let card = visible(&text, |part| has_class(part, "question-card"));
        assert_eq!(
            card,
            "How many died? 9 people The Hospital 1 January 2022 16 people Residents 3 January 2022 14 people The Coroner 9 January 2022 \
             Counts of something else 8 people Residents (in one street) 3 January 2022 3 answers stand 1 count of something else 10 claims",
            "{page}"
        );
    }
    let article = visible(&site.text("articles/a.html"), |part| has_class(part, "article-claims"));
    assert!(article.contains("14 people The Coroner 9 January 2022"), "{article}");
}

#[test]
fn what_says_that_it_counts_something_else_is_no_answer_though_it_says_not_what() {
    let claims = [
        ("whole", "value: 14, text: '14', claimant: x"),
        ("other", "value: 8, text: '8', claimant: x, relation: {different_scope: whole}"),
        ("part", "value: 5, text: '5', claimant: x, scope: the missing"),
        // It says so of a part, and is itself the answer.
        ("answer", "value: 15, text: '15', claimant: y, relation: {different_scope: part}"),
    ];
    let page = archive(&claims).text("questions/dead.html");
    let ledger = visible(&page, |part| has_class(part, "ledger-section"));
    let places: Vec<Option<usize>> =
        ["14 people", "15 people", "Counts of something else 8 people", "the missing 5 people"]
            .map(|words| ledger.find(words))
            .to_vec();
    assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{places:?}: {ledger}");
    assert!(
        visible(&page, |part| has_class(part, "entity-head")).contains("2 answers stand 2 counts of something else")
    );
}
