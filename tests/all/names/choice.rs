//! Rules 4 and 5: the longest of the leftmost, `not:`, and forms of several entities.

use crate::names::ALMATY;
use crate::names::TWO_TARAZ;
use crate::names::archive;
use crate::names::check;
use crate::names::check_listing;
use crate::names::marked;

#[test]
fn the_longest_of_the_leftmost_wins() {
    let entities = "
=== content/places/region.md
---
name: Almaty Region
---
=== content/organizations/bank.md
---
name: Region Line
---
";
    check(
        &[ALMATY, entities],
        "Almaty Region, Almaty Region Line, Region Line",
        "[Almaty Region|places/region|full], [Almaty Region|places/region|full] Line, [Region Line|organizations/bank|full]",
    );
}

#[test]
fn a_longer_name_that_ends_inside_a_word_takes_nothing_away() {
    let entities = "
=== content/organizations/a.md
---
name: Мария
---
=== content/people/b.md
---
name: Мария Иванов
---
=== content/organizations/c.md
---
name: Иванова
---
";
    check(&[entities], "Мария ИВАНОВА", "[Мария|organizations/a|full] [ИВАНОВА|organizations/c|capitals]");
    check(&[entities], "МАРИЯ ИВАНОВА", "[МАРИЯ|organizations/a|capitals] [ИВАНОВА|organizations/c|capitals]");
}

#[test]
fn not_blocks_its_own_entity_only() {
    let entities = "
=== content/people/nazarbaev.md
---
name: Nursultan Nazarbaev
short_names: [Nazarbaev]
not: [Nazarbaev University, Nazarbaev Street]
---
=== content/organizations/university.md
---
name: Nazarbaev University
---
=== content/places/street.md
---
name: Street
---
";
    check(
        &[entities],
        "Nursultan Nazarbaev at Nazarbaev University on Nazarbaev Street met Nazarbaev.",
        "[Nursultan Nazarbaev|people/nazarbaev|full] at [Nazarbaev University|organizations/university|full] on \
         Nazarbaev [Street|places/street|full] met [Nazarbaev|people/nazarbaev|short].",
    );
}

#[test]
fn an_ambiguous_form_is_reported_once_and_not_linked() {
    let site = archive(&[TWO_TARAZ], "", "Taraz and Taraz and Taraz.");
    assert_eq!(marked(&site), "Taraz and Taraz and Taraz.");
    let problems = site.problems();
    assert_eq!(problems.len(), 1, "{problems:#?}");
    assert!(problems[0].starts_with("warning content/articles/a.md:5: `Taraz` may be"), "{problems:#?}");
    assert!(problems[0].contains("`organizations/taraz`") && problems[0].contains("`places/taraz`"), "{problems:#?}");
}

#[test]
fn an_ambiguous_form_in_a_summary_or_a_note_is_reported_in_its_line() {
    let front_matter = "summary: >\n  News\n  of Taraz\nannotations:\n  - quote: Nothing\n    note: |\n      See\n      FC.\n\n      Taraz City\n";
    let note_of_two = front_matter.replace("FC.", "FC Taraz.").replace("Taraz City", "Taraz City, Taraz.");
    for (front_matter, line) in [(front_matter, 6), (&note_of_two.replace("of Taraz", "x"), 13)] {
        let problems = archive(&[TWO_TARAZ], front_matter, "Nothing.").problems();
        assert_eq!(problems.len(), 1, "{problems:#?}");
        let expected = format!("warning content/articles/a.md:{line}: `Taraz` may be");
        assert!(problems[0].starts_with(&expected), "{problems:#?}");
    }
}

#[test]
fn front_matter_that_lists_exactly_one_decides() {
    check_listing(&[TWO_TARAZ], "places: [taraz]\n", "Taraz.", "[Taraz|places/taraz|full].");
    check_listing(&[TWO_TARAZ], "organizations: [FC Taraz]\n", "Taraz.", "[Taraz|organizations/taraz|full].");
    let site = archive(&[TWO_TARAZ], "places: [taraz]\norganizations: [FC Taraz]\n", "Taraz.");
    assert_eq!((marked(&site).as_str(), site.problems().len()), ("Taraz.", 1));
}

#[test]
fn an_earlier_full_form_of_exactly_one_decides() {
    check(
        &[TWO_TARAZ],
        "FC Taraz won. Taraz won.",
        "[FC Taraz|organizations/taraz|full] won. [Taraz|organizations/taraz|full] won.",
    );
    let later = archive(&[TWO_TARAZ], "", "Taraz won. FC Taraz won.");
    assert_eq!(marked(&later), "Taraz won. [FC Taraz|organizations/taraz|full] won.");
    let both = archive(&[TWO_TARAZ], "", "FC Taraz played in Taraz City. Taraz won.");
    assert_eq!(
        marked(&both),
        "[FC Taraz|organizations/taraz|full] played in [Taraz City|places/taraz|full]. Taraz won."
    );
    assert_eq!(both.problems().len(), 1);
}
