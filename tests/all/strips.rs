//! The lines of counting of a question, drawn under its headline.

use crate::support::Site;
use crate::support::html;
use crate::support::html::Part;
use crate::support::site;

const QUESTION: &str = "=== content/questions/dead.md\n---\ntitle: How many died?\nunit: people\n---\n";

/// A site with one article that has these claims, each with the quote `it`, so that it may say anything.
fn archive(lang: &str, claims: &[&str]) -> Site {
    let claims: String =
        claims.iter().map(|claim| format!("  - {{question: dead, quote: it says, {claim}}}\n")).collect();
    site(&format!(
        "=== content/site.yaml\ntitle: T\nlang: {lang}\n{QUESTION}=== content/articles/a.md\n---\ntitle: A\ndate: 2022-05-01\nclaims:\n{claims}---\n\nOh, it says much.\n"
    ))
}

const COUNT: [&str; 7] = [
    "id: four, value: 4, claimant: The Guard, said_on: 2022-01-01",
    "id: seven, value: 7, claimant: The Guard, said_on: 2022-01-02, relation: {revises: four}",
    "id: fourteen, value: 14, claimant: The Coroner, said_on: 2022-01-09, relation: {revises: seven}",
    "id: echo, value: 7, claimant: The Paper, said_on: 2022-01-03, relation: {repeats: seven}",
    "id: sixteen, value: 16, claimant: Residents, said_on: 2022-01-03, relation: {disputes: fourteen}",
    "id: least, min: 12, claimant: Boatmen, said_on: 2022-01-04",
    "id: words, text: far more, claimant: Families, said_on: 2022-01-05, relation: {disputes: sixteen}",
];

/// The drawing of each line of counting: its claimant, lines and marks.
fn drawn(site: &Site) -> Vec<(String, Vec<Part>)> {
    let page = site.text("questions/dead.html");
    let mut strips = Vec::new();
    for strip in page.split("<svg class=\"strip ").skip(1) {
        let (strip, _) = strip.split_once("\n</svg>").expect("an end");
        let (_, name) = strip.split_once("aria-label=\"").expect("a name");
        let (name, _) = name.split_once('"').expect("an end of the name");
        strips.push((name.to_owned(), html::parts(&format!("<svg class=\"{strip}</svg>"))));
    }
    strips
}

fn places(parts: &[Part], name: &str, attribute: &str) -> Vec<f64> {
    let found = parts.iter().filter(|part| part.is_start(name)).filter_map(|part| part.attribute(attribute));
    found.filter_map(|place| place.strip_suffix('%')?.parse().ok()).collect()
}

fn classes(parts: &[Part], name: &str) -> Vec<String> {
    let found = parts.iter().filter(|part| part.is_start(name)).filter_map(|part| part.attribute("class"));
    found.map(ToOwned::to_owned).filter(|class| class != "tick").collect()
}

#[test]
fn each_line_of_counting_has_a_strip_and_each_mark_leads_to_its_row() {
    let site = archive("en", &COUNT);
    let strips = drawn(&site);
    let names: Vec<&str> = strips.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["Residents", "Boatmen", "Families", "The Coroner"]);
    let (_, coroner) = &strips[3];
    assert_eq!(classes(coroner, "a"), ["mark revised", "mark revised", "mark stands"]);
    assert_eq!(classes(coroner, "line"), ["chain", "chain"]);
    assert_eq!(classes(coroner, "circle"), ["ring"], "the seven is repeated by others");
    assert_eq!(classes(&strips[0].1, "line"), ["dispute"]);
    assert_eq!(
        (classes(&strips[1].1, "line"), classes(&strips[1].1, "a")),
        (vec!["open".to_owned()], vec!["mark stands".to_owned(), "mark up".to_owned()])
    );
    assert_eq!(
        (classes(&strips[2].1, "line"), classes(&strips[2].1, "a")),
        (vec!["open".to_owned()], vec!["mark up".to_owned()])
    );
    let page = site.text("questions/dead.html");
    for (_, parts) in &strips {
        for mark in parts.iter().filter(|part| part.is_start("a")) {
            let row = mark.attribute("href").and_then(|href| href.split_once('#')).expect("a row").1;
            assert_eq!(page.matches(&format!("id=\"{row}\"")).count(), 1, "{row}");
            assert!(mark.attribute("aria-label").is_some_and(|label| !label.is_empty()));
        }
    }
    // One scale for all, and the figures of a line in their order on it.
    let at = places(coroner, "svg", "x");
    assert!(at.is_sorted() && at.len() == 3, "{at:?}");
    let (head, _) =
        page.split_once("class=\"standfirst\"").or_else(|| page.split_once("class=\"meta\"")).expect("a head");
    assert!(head.contains("class=\"strips\""), "directly under the headline");
}

#[test]
fn an_answer_in_words_that_says_no_direction_is_not_drawn() {
    let site = archive("en", &[COUNT[0], "id: words, text: not known, claimant: Families, relation: {disputes: four}"]);
    let strips = drawn(&site);
    assert_eq!(strips.len(), 2);
    let families = strips.iter().find(|(name, _)| name == "Families").expect("a row of words");
    assert_eq!((classes(&families.1, "line"), classes(&families.1, "a")), (Vec::new(), Vec::new()));
}

#[test]
fn counts_of_something_else_have_no_strip_and_words_alone_no_drawing() {
    let site = archive("en", &[COUNT[0], "id: street, value: 900, scope: in one street, claimant: X"]);
    assert_eq!(drawn(&site).len(), 1);
    let words = archive("en", &["id: words, text: much, claimant: X"]);
    assert!(!words.text("questions/dead.html").contains("class=\"strips\""));
    let nobody = site_without_claims();
    assert!(nobody.text("questions/dead.html").contains("No article of the archive has an answer so far."));
}

fn site_without_claims() -> Site {
    site(&format!("=== content/site.yaml\ntitle: T\n{QUESTION}"))
}

#[test]
fn a_scale_that_does_not_begin_at_zero_says_so() {
    let near = archive("en", &["id: a, value: 227, claimant: X", "id: b, value: 238, claimant: Y"]);
    assert!(near.text("questions/dead.html").contains("The scale begins at 22"));
    let far = archive("en", &["id: a, value: 4, claimant: X", "id: b, value: 238, claimant: Y"]);
    assert!(!far.text("questions/dead.html").contains("The scale begins"));
}

#[test]
fn strips_run_as_the_language_is_written() {
    let of = |lang: &str| {
        let site = archive(lang, &COUNT);
        let strips = drawn(&site);
        (places(&strips[3].1, "svg", "x"), classes(&strips[1].1, "a"))
    };
    let ((english, up), (arabic, down)) = (of("en"), of("ar"));
    let turned: Vec<f64> = english.iter().map(|x| ((100.0 - x) * 10.0).round() / 10.0).collect();
    assert_eq!(arabic, turned);
    assert_eq!((up[1].as_str(), down[1].as_str()), ("mark up", "mark down"));
}

#[test]
fn ranges_and_many_figures_are_drawn_without_lying_on_each_other() {
    let mut claims: Vec<String> = vec!["id: c0, min: 100, max: 140, claimant: X, said_on: 2022-01-01".to_owned()];
    for number in 1..40 {
        claims.push(format!(
            "id: c{number}, value: {}, claimant: X, said_on: 2022-02-{:02}, relation: {{revises: c{}}}",
            100 + number % 5,
            number % 28 + 1,
            number - 1
        ));
    }
    let claims: Vec<&str> = claims.iter().map(String::as_str).collect();
    let site = archive("en", &claims);
    let strips = drawn(&site);
    let (_, parts) = &strips[0];
    assert!(classes(parts, "line").contains(&"range".to_owned()));
    let marks: Vec<(f64, f64)> = places(parts, "svg", "x").into_iter().zip(places(parts, "svg", "y")).collect();
    assert!(marks.len() > 5);
    for (index, a) in marks.iter().enumerate() {
        let apart = |b: &(f64, f64)| (a.0 - b.0).abs() > 3.5 || (a.1 - b.1).abs() > 10.0;
        assert!(marks[index + 1..].iter().all(apart), "{marks:?}");
    }
    let small = site.text("questions/index.html");
    assert!(small.contains("class=\"strip lanes-") && small.contains(" small\""));
}
