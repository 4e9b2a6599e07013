//! Rules 2 and 3: variants of letters, whole words, capitals.

use crate::names::ALMATY;
use crate::names::ASTANA;
use crate::names::TOQAEV;
use crate::names::check;

#[test]
fn a_possessive_may_follow_and_is_no_part_of_the_mention() {
    check(
        &[ALMATY],
        "Almaty's mayor, Almaty’s mayor, Almatyʼs.",
        "[Almaty|places/almaty|full]'s mayor, [Almaty|places/almaty|full]’s mayor, [Almaty|places/almaty|full]ʼs.",
    );
    check(&[ALMATY], "Almaty'syz Almaty'x Almatys", "Almaty'syz Almaty'x Almatys");
    check(&[ALMATY], "'Almaty' ‘Almaty’", "'[Almaty|places/almaty|full]' ‘[Almaty|places/almaty|full]’");
}

#[test]
fn hyphens_and_dashes_of_all_kinds_are_one() {
    for hyphen in ['-', '\u{2010}', '\u{2011}', '\u{2012}', '\u{2013}'] {
        let printed = format!("Nur{hyphen}Sultan");
        check(&[ASTANA], &printed, &format!("[{printed}|places/astana|full]"));
    }
    // A dash of a sentence is no hyphen.
    check(&[ASTANA], "Nur—Sultan", "Nur—Sultan");
}

#[test]
fn apostrophes_and_quotation_marks_of_all_kinds_are_one() {
    let entities = "
=== content/people/solovyov.md
---
name: Володимир Солов'йов
---
=== content/organizations/media.md
---
name: Медиа «Заман»
---
=== content/people/short.md
---
name: Солов
---
";
    for apostrophe in ['\'', '’', 'ʼ', '‘'] {
        let printed = format!("Володимир Солов{apostrophe}йов");
        check(&[entities], &printed, &format!("[{printed}|people/solovyov|full]"));
        // It is a letter of the name: the shorter name does not end there.
        check(&[entities], &format!("Солов{apostrophe}йов"), &format!("Солов{apostrophe}йов"));
    }
    for printed in ["Медиа «Заман»", "Медиа \"Заман\"", "Медиа “Заман”", "Медиа „Заман“"]
    {
        check(&[entities], printed, &format!("[{printed}|organizations/media|full]"));
    }
}

#[test]
fn soft_hyphens_and_no_break_spaces_are_looked_through() {
    check(
        &[TOQAEV],
        "Kassym-Jomart\u{a0}Toka\u{ad}yev, Kassym-&shy;Jomart&nbsp;Tokayev",
        "[Kassym-Jomart Tokayev|people/toqaev|full], [Kassym-Jomart Tokayev|people/toqaev|full]",
    );
    let entities = "=== content/people/x.md\n---\nname: \"Ana\\u00a0B\\u00adell\"\n---\n";
    check(&[entities], "Ana Bell", "[Ana Bell|people/x|full]");
}

#[test]
fn a_name_may_go_over_a_line_and_through_emphasis() {
    check(
        &[TOQAEV],
        "President Kassym-Jomart\nTokayev and Kassym-Jomart  \nTokayev",
        "President [Kassym-Jomart Tokayev|people/toqaev|full] and [Kassym-Jomart Tokayev|people/toqaev|full]",
    );
    check(
        &[TOQAEV],
        "**Kassym-Jomart** *Tokay*ev, Kassym-<b>Jomart To</b>kayev",
        "[Kassym-Jomart Tokayev|people/toqaev|full], [Kassym-Jomart Tokayev|people/toqaev|full]",
    );
    // Two blocks are no name.
    check(&[TOQAEV], "- Kassym-Jomart\n- Tokayev", "Kassym-Jomart\nTokayev");
}

#[test]
fn words_are_whole_in_every_script() {
    check(
        &[ALMATY],
        "Almatyn, xAlmaty, Almaty2, 2Almaty, Almaty\u{32f}, Алматылық",
        "Almatyn, xAlmaty, Almaty2, 2Almaty, Almaty\u{32f}, Алматылық",
    );
    check(
        &[ALMATY],
        "(Almaty), Almaty-based, «Алматы», Almaty…",
        "([Almaty|places/almaty|full]), [Almaty|places/almaty|full]-based, «[Алматы|places/almaty|full]», [Almaty|places/almaty|full]…",
    );
    // A longer word of another meaning stays itself.
    check(&[ALMATY], "Алматыгаз", "Алматыгаз");
}

#[test]
fn a_letter_typed_in_two_parts_is_the_letter() {
    let entities = "=== content/people/x.md\n---\nname: Андрей Найманбай\n---\n";
    let typed = "Андре\u{438}\u{306} На\u{438}\u{306}манба\u{438}\u{306}";
    check(&[entities], typed, "[Андрей Найманбай|people/x|full]");
    let entities = format!("=== content/people/x.md\n---\nname: {typed}\n---\n");
    check(&[&entities], "Андрей Найманбай", "[Андрей Найманбай|people/x|full]");
}

#[test]
fn case_counts_except_for_capitals_of_long_names() {
    check(&[ASTANA], "NUR-SULTAN -- x", "[NUR-SULTAN|places/astana|capitals] -- x");
    check(
        &[ASTANA],
        "NUR–SULTAN'S and НУР-СУЛТАН",
        "[NUR–SULTAN|places/astana|capitals]'S and [НУР-СУЛТАН|places/astana|capitals]",
    );
    check(&[ASTANA], "nur-sultan, Nur-sultan, astana, NUR-Sultan", "nur-sultan, Nur-sultan, astana, NUR-Sultan");
    let oral = "=== content/places/oral.md\n---\nname: Oral\nnames: [Osh]\n---\n";
    check(&[oral], "ORAL and OSH and Osh", "[ORAL|places/oral|capitals] and OSH and [Osh|places/oral|full]");
}
