//! Letters of another script that look the same, in texts and in the forms of the register.

use crate::names::archive;
use crate::names::marked;

#[test]
fn letters_that_look_alike_are_found_and_reported() {
    let serik = "=== content/people/serik.md\n---\nname: Серік Асқаров\n---\n";
    let site = archive(&[serik], "lang: kk\n", "Бұл Cерік Асқаров еді.");
    assert_eq!(marked(&site), "Бұл [Cерік Асқаров|people/serik|look-alike] еді.");
    let problems = site.problems();
    assert_eq!(problems.len(), 1, "{problems:#?}");
    assert!(
        problems[0].contains("letters of two scripts") && problems[0].contains("write `Серік Асқаров`"),
        "{problems:#?}"
    );
}

#[test]
fn forms_with_letters_of_two_scripts_are_reported_where_they_are_written() {
    let serik = "
=== content/people/serik.md
---
name: Cерік Асқаров
names:
  - {form: Serik Askаrov, lang: en}
  - Серик Аскаров (Serik)
short_names: [Асқаpов]
not: [Cерік көшесі]
---
";
    let problems = archive(&[serik], "", "x").problems();
    let at = |place: &str, written: &str, mended: &str| {
        let problem = "has letters of two scripts that look the same";
        format!("warning content/people/serik.md:{place}: `{written}` {problem} (write `{mended}`)")
    };
    let expected = [
        at("2", "Cерік Асқаров", "Серік Асқаров"),
        at("4", "Serik Askаrov", "Serik Askarov"),
        at("6", "Асқаpов", "Асқаров"),
        at("7", "Cерік көшесі", "Серік көшесі"),
    ];
    assert_eq!(problems, expected);
}
