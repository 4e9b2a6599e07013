//! Rule 6: short names.

use crate::names::TOQAEV;
use crate::names::TWO_IVANOVS;
use crate::names::archive;
use crate::names::check;
use crate::names::check_listing;
use crate::names::marked;

#[test]
fn a_short_name_counts_after_a_full_form_only() {
    check(
        &[TOQAEV],
        "Tokayev met no one. Kassym-Jomart Tokayev came. Tokayev, Toqaev’s, Токаев, TOQAEV.",
        "Tokayev met no one. [Kassym-Jomart Tokayev|people/toqaev|full] came. [Tokayev|people/toqaev|short], \
         [Toqaev|people/toqaev|short]’s, [Токаев|people/toqaev|short], [TOQAEV|people/toqaev|short].",
    );
    check(&[TOQAEV], "Tokayev and Toqaev.", "Tokayev and Toqaev.");
}

#[test]
fn a_short_name_counts_where_the_front_matter_lists_the_person() {
    for listed in ["people: [toqaev]\n", "people: Kassym-Jomart Tokayev\n", "people: [people/toqaev]\n"] {
        check_listing(&[TOQAEV], listed, "Tokayev.", "[Tokayev|people/toqaev|short].");
    }
}

#[test]
fn a_name_in_the_summary_introduces_the_body() {
    let site = archive(&[TOQAEV], "summary: Kassym-Jomart Tokayev speaks.\n", "Tokayev spoke.");
    assert_eq!(marked(&site), "[Tokayev|people/toqaev|short] spoke.");
}

#[test]
fn only_the_last_word_of_a_person_is_a_short_name_by_itself() {
    check(
        &[TOQAEV],
        "Kassym-Jomart Tokayev. Kassym-Jomart.",
        "[Kassym-Jomart Tokayev|people/toqaev|full]. Kassym-Jomart.",
    );
    let company = "=== content/organizations/x.md\n---\nname: Kazakhstan Temir Zholy\n---\n";
    check(&[company], "Kazakhstan Temir Zholy. Zholy.", "[Kazakhstan Temir Zholy|organizations/x|full]. Zholy.");
}

#[test]
fn written_short_names_stand_instead_of_the_last_word() {
    let given = "=== content/people/x.md\n---\nname: Ana Maria Bell\nshort_names: [Ana Maria]\n---\n";
    check(
        &[given],
        "Ana Maria Bell. Bell. Ana Maria.",
        "[Ana Maria Bell|people/x|full]. Bell. [Ana Maria|people/x|short].",
    );
    let none = "=== content/people/x.md\n---\nname: Ana Maria Bell\nshort_names: []\n---\n";
    check(&[none], "Ana Maria Bell. Bell.", "[Ana Maria Bell|people/x|full]. Bell.");
}

#[test]
fn a_short_name_of_two_goes_to_the_one_who_was_introduced() {
    check(
        &[TWO_IVANOVS],
        "Пётр Иванов пришёл. Иванов ушёл.",
        "[Пётр Иванов|people/pyotr|full] пришёл. [Иванов|people/pyotr|short] ушёл.",
    );
    check(&[TWO_IVANOVS], "Иванов ушёл.", "Иванов ушёл.");
    let both = archive(&[TWO_IVANOVS], "lang: ru\n", "Пётр Иванов и Иван Иванов. Иванов ушёл.");
    assert_eq!(marked(&both), "[Пётр Иванов|people/pyotr|full] и [Иван Иванов|people/ivan|full]. Иванов ушёл.");
    assert_eq!(both.problems().len(), 1, "{:#?}", both.problems());
}

#[test]
fn what_one_article_introduces_no_other_knows() {
    let other = "=== content/articles/b.md\n---\ntitle: B\ndate: 2022-01-28\n---\nKassym-Jomart Tokayev.\n";
    check(&[TOQAEV, other], "Tokayev.", "Tokayev.");
}
