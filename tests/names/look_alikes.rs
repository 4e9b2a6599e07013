//! Letters of another script that look the same.

use crate::archive;
use crate::marked;

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
