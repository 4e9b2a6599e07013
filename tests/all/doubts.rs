//! Claims that are shown and doubted: a figure that its words do not have, an echo of another figure, words from after the report.

use crate::support::site;

/// What is said of a claim with these words, in an article of 14 March 2022.
fn said_of(lang: &str, words: &str, claim: &str) -> Vec<String> {
    let fixture = format!(
        "=== content/site.yaml
title: T
=== content/questions/dead.md
---
name: How many died?
unit: people
---
=== content/articles/a.md
---
title: A
lang: {lang}
date: 2022-03-14
claims:
  - {{id: a, question: dead, claimant: The Office, quote: \"{words}\", {claim}}}
---

{words}
"
    );
    site(&fixture).problems()
}

fn missing(figure: &str) -> Vec<String> {
    vec![format!(
        "warning content/articles/a.md:6: the words that this claim quotes do not have its figure, {figure} (mend the figure, or quote the words that give it; what no number says is `text:`)"
    )]
}

#[test]
fn a_figure_that_its_words_do_not_have_is_reported() {
    assert_eq!(said_of("en", "fourteen deaths were counted", "value: 13"), missing("13"));
    assert_eq!(said_of("en", "between 128 and 134 million", "min: 128, max: 143"), missing("143"));
    assert_eq!(said_of("ru", "погибли семь человек", "value: 8"), missing("8"));
    assert_eq!(said_of("kk", "тоғыз адам қаза тапты", "value: 7"), missing("7"));
    assert_eq!(said_of("ar", "مات ثلاثة عشر شخصا", "value: 14"), missing("14"));
    assert_eq!(said_of("en", "The Office gave 227 in March", "value: 230"), missing("230"));
}

#[test]
fn a_figure_in_digits_or_words_is_not() {
    for (lang, words, claim) in [
        ("en", "fourteen deaths were counted", "value: 14"),
        ("en", "the damage is 150 million crowns", "value: 150"),
        ("en", "the damage is 150 million crowns", "value: 150000000"),
        ("en", "about 20,000 of them", "value: 20000"),
        ("en", "more than 219 people", "min: 220"),
        ("en", "between 128 and 134 million", "min: 128, max: 134"),
        ("ru", "не ниже 7,5 метра", "min: 7.5"),
        ("ru", "число достигло двухсот тридцати", "value: 230"),
        ("kk", "екі жүз отыз адам", "value: 230"),
        ("ar", "مات ثلاثة عشر شخصا", "value: 13"),
    ] {
        assert_eq!(said_of(lang, words, claim), [""; 0], "{words}: {claim}");
    }
}

#[test]
fn where_words_cannot_be_read_or_say_no_number_nothing_is_reported() {
    for (lang, words, claim) in [
        // No table of numbers for the language.
        ("de", "vierzehn Tote wurden gezählt", "value: 14"),
        ("kk-Latn", "on tört adam qaza tapty", "value: 14"),
        // An article that is marked as English and is not.
        ("en", "погибли семь человек", "value: 7"),
        // Vague, or without a number.
        ("en", "dozens of people died", "min: 24"),
        ("ru", "тысячи людей", "min: 2000"),
        ("en", "a man was killed", "value: 1"),
        ("ar", "قُتل رجلان", "value: 2"),
        ("en", "nobody was hurt", "value: 0"),
        // The editor's own words.
        ("en", "as many as in a village", "value: 300, text: a village"),
    ] {
        let problems = said_of(lang, words, claim);
        assert!(!problems.iter().any(|problem| problem.contains("do not have its figure")), "{words}: {problems:?}");
    }
}

#[test]
fn what_was_said_after_the_article_is_reported() {
    let after = "warning content/articles/a.md:6: this claim is dated 2022-03-15, after its article, 2022-03-14 (mend one of the dates; of an article that was changed later, give `updated:`)";
    assert_eq!(said_of("en", "230 people died", "value: 230, said_on: 2022-03-15"), [after]);
    for said_on in ["2022-03-14", "2022-03-14T23:00", "2022-03", "2022", "2021-12-31"] {
        assert_eq!(said_of("en", "230 people died", &format!("value: 230, said_on: {said_on}")), [""; 0], "{said_on}");
    }
    // A report that was changed later may have it.
    let changed = said_of("en\nupdated: 2022-03-16", "230 people died", "value: 230, said_on: 2022-03-15");
    assert_eq!(changed, [""; 0]);
}

/// What is said of two claims of which the second repeats the first.
fn echoed(first: &str, second: &str) -> Vec<String> {
    let fixture = format!(
        "=== content/questions/dead.md
---
name: How many died?
---
=== content/articles/a.md
---
title: A
date: 2022-03-14
claims:
  - {{id: sixteen, question: dead, claimant: x, quote: counts 16 or 12 to 20, {first}}}
  - {{id: echo, question: dead, claimant: y, quote: writes 14 or 16, relation: {{repeats: sixteen}}, {second}}}
---

One counts 16 or 12 to 20, another writes 14 or 16.
"
    );
    site(&fixture).problems()
}

#[test]
fn a_claim_that_repeats_another_figure_is_reported() {
    let other = "warning content/articles/a.md:6: this claim repeats `sixteen`, which has another figure (a claim with another figure `revises` or `disputes`; or mend one of the figures)";
    assert_eq!(echoed("value: 16", "value: 14"), [other]);
    assert_eq!(echoed("min: 16", "value: 14"), [other]);
    for (first, second) in [
        ("value: 16", "value: 16"),
        // Rounded, or in words.
        ("value: 16", "min: 14"),
        ("min: 12, max: 20", "value: 14"),
        ("value: 16", "text: many"),
        ("text: many", "value: 14"),
    ] {
        assert_eq!(echoed(first, second), [""; 0], "{first}: {second}");
    }
}
