//! Footnotes and tables of which something would be lost or printed without a word.

use crate::support::Site;
use crate::support::site;

fn article(text: &str) -> Site {
    site(&format!("=== content/articles/a.md\n---\ntitle: A\ndate: 2022\n---\n{text}\n"))
}

#[track_caller]
fn warns(text: &str, expected: &[&str]) {
    let problems = article(text).problems();
    assert_eq!(problems.len(), expected.len(), "{text}: {problems:#?}");
    for (problem, expected) in problems.iter().zip(expected) {
        assert!(problem.contains(expected), "{text}: {problems:#?}");
    }
}

#[test]
fn a_reference_without_a_definition_is_reported_at_its_place() {
    warns("One[^nope].", &["warning content/articles/a.md:5: `[^nope]` is defined nowhere"]);
    warns("One[^1].\n\n- Two[^б] and **three[^2]**\n\n[^1]: x", &[":7: `[^б]`", ":7: `[^2]`"]);
    warns("| a |\n|---|\n| x[^9] |", &[":7: `[^9]`"]);
    for text in ["One[^1].\n\n[^1]: x", "`[^nope]` and \\[^nope] and [^ two words]", "```\n[^nope]\n```", "    [^nope]"]
    {
        warns(text, &[]);
    }
    warns("x ^[an inline one]", &["`^[…]`, a note in the line, is printed as it stands"]);
}

#[test]
fn a_footnote_that_nothing_refers_to_is_reported_and_shown() {
    warns("One[^1].\n\n[^1]: x\n\n[^2]: y", &["a.md:9: nothing refers to the footnote `[^2]`"]);
    assert!(article("One.\n\n[^2]: yes").text("articles/a.html").contains("yes"));
    warns("One[^Б].\n\n[^б]: x", &[]);
}

#[test]
fn a_footnote_in_the_words_of_a_link_or_picture_is_reported() {
    for text in ["![alt[^1]](p.png) x", "[words[^1]](https://x.example/) x", "[words[^1] more](https://x.example/)"] {
        warns(&format!("{text}\n\n[^1]: x"), &["a footnote stands in the words of a link or a picture"]);
    }
    warns("[words](https://x.example/)[^1] and (see[^1]) [x](https://x.example/)\n\n[^1]: x", &[]);
}

#[test]
fn words_in_cells_beyond_the_head_are_reported() {
    warns("| a | b |\n|---|---|\n| 1 | 2 | three |", &["a.md:7: this row has 3 cells, the table 2"]);
    for row in ["| 1 | 2 |", "| 1 |", "1 | 2", "| 1 | 2 | |", "| 1 \\| one | 2 |"] {
        warns(&format!("| a | b |\n|---|---|\n{row}"), &[]);
    }
}
