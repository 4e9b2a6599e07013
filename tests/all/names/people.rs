//! People: initials, surname first, fathers' names, roles, others of the same surname.

use crate::names::archive;
use crate::names::check_all;
use crate::names::check_listing;
use crate::names::marked;

const NAZARBAEV: &[&str] = &["people/n: Nursultan Nazarbaev; Нурсултан Абишевич Назарбаев; Нұрсұлтан Назарбаев"];

#[test]
fn initials_with_a_surname_count_as_a_full_form() {
    check_all(
        "ru",
        NAZARBAEV,
        &[
            "[Н. Назарбаев|n|initials] сказал. [Назарбаев|n|short] ушёл.",
            "[Н. А. Назарбаева|n|initials], [Н.А. Назарбаеву|n|initials], [Н.А.Назарбаевым|n|initials], [Назарбаев Н. А.|n|initials] и другие.",
            "[N. Nazarbaev|n|initials] и [N. A. Nazarbaev|n|initials].",
            // Somebody else's initials, also after he has been introduced.
            "[Н. Назарбаев|n|initials] и Б. Назарбаев, Н. Б. Назарбаев, Назарбаев Б. А., [Назарбаев|n|short].",
            "В США. Назарбаев сказал.",
        ],
    );
    let two =
        "=== content/people/a.md\n---\nname: Иван Иванов\n---\n=== content/people/b.md\n---\nname: Илья Иванов\n---\n";
    let site = archive(&[two], "lang: ru\n", "И. Иванов. Ил. Иванов.");
    assert_eq!(marked(&site), "И. Иванов. Ил. Иванов.");
    assert_eq!(site.problems().len(), 1, "{:#?}", site.problems());
    check_all(
        "ru",
        &["people/t: Касым-Жомарт Токаев"],
        &["[К.-Ж. Токаев|t|initials], [К. Ж. Токаева|t|initials], [К. К. Токаев|t|initials]."],
    );
    check_all("en", &["people/z: Zhomart Toqaev"], &["[Zh. Toqaev|z|initials], [Z. Toqaev|z|initials]."]);
}

#[test]
fn a_surname_may_come_first_and_in_capitals() {
    check_all(
        "ru",
        NAZARBAEV,
        &[
            "[Назарбаев Нурсултан|n|surname-first], [Назарбаев Нурсултан Абишевич|n|surname-first], [Назарбаева Нурсултана Абишевича|n|surname-first].",
            "[NAZARBAEV Nursultan|n|surname-first], [НАЗАРБАЕВ Нурсултан|n|surname-first], [Nursultan NAZARBAEV|n|capitals].",
            "[Нурсултан Назарбаев|n|patronymic], [Нурсултана Абишевича Назарбаева|n|ending]. [Нурсултан Абишевич|n|short].",
            "Назарбаев Нурсултан Болатович, Нурсултан Болатович Назарбаев, Назарбаев Болат.",
        ],
    );
    check_all("kk", &["people/n: Нұрсұлтан Назарбаев"], &["[Нұрсұлтан Әбішұлы Назарбаевтың|n|patronymic] сөзі."]);
    check_all(
        "ru",
        &["people/a: Иван Иванов"],
        &["[Иван Петрович Иванов|a|patronymic], [Ивану Петровичу Иванову|a|patronymic]."],
    );
}

#[test]
fn another_given_name_before_a_surname_is_somebody_else() {
    check_all(
        "ru",
        &["people/n: Нурсултан Назарбаев"],
        &[
            "[Нурсултан Назарбаев|n|full] и Дарига Назарбаева. Болат Назарбаев молчит. Вчера [Назарбаев|n|short] уехал.",
            "[Нурсултан Назарбаев|n|full]. Президент [Назарбаев|n|short], господин [Назарбаев|n|short], с Болатом Назарбаевым.",
        ],
    );
    check_all(
        "en",
        &["people/n: Rebecca Nelson"],
        &[
            "[Rebecca Nelson|n|full] spoke. John Nelson left. Yesterday [Nelson|n|short] and Dr. [Nelson|n|short] met; Willie Nelson sang.",
            "[Rebecca Nelson|n|full] knows Mary Nelson-Smith and Smith-Nelson. The anti-[Nelson|n|short] camp.",
        ],
    );
}

#[test]
fn a_woman_of_the_family_and_a_man_are_told_apart_where_the_text_does() {
    let both = &["people/n: Нурсултан Назарбаев", "people/d: Дарига Назарбаева"];
    check_all(
        "ru",
        both,
        &[
            "[Дарига Назарбаева|d|full] пришла. Речь [Назарбаевой|d|short-ending], сама [Назарбаева|d|short].",
            "[Нурсултан Назарбаев|n|full] пришёл. Речь [Назарбаева|n|short-ending], о [Назарбаеве|n|short-ending].",
        ],
    );
    let register = crate::names::register(both);
    let site = archive(
        &[&register],
        "lang: ru\n",
        "Нурсултан Назарбаев и Дарига Назарбаева. Речь Назарбаева, речь Назарбаевой, с Назарбаевым.",
    );
    assert_eq!(
        marked(&site),
        "[Нурсултан Назарбаев|people/n|full] и [Дарига Назарбаева|people/d|full]. Речь Назарбаева, речь [Назарбаевой|people/d|short-ending], \
         с [Назарбаевым|people/n|short-ending]."
    );
    assert_eq!(site.problems().len(), 1, "{:#?}", site.problems());
}

/// Two presidents of one surname, one after the other.
const PRESIDENTS: &str = "
=== content/people/a.md
---
name: Anna Bell
roles: [{role: President of Ruritania, from: 2010-01-01, until: 2018-12-31}]
---
=== content/people/b.md
---
name: Boris Bell
roles: [{role: President of Ruritania, from: 2019-01-01}, {role: Minister of Trade, from: 2015, until: 2016}]
---
";

#[test]
fn a_role_names_who_held_it_at_the_time() {
    // The article is of 29 January 2022.
    check_listing(
        &[PRESIDENTS],
        "",
        "President Bell spoke. Bell left.",
        "President [Bell|people/b|role] spoke. [Bell|people/b|short] left.",
    );
    check_listing(
        &[PRESIDENTS],
        "lang: ru\n",
        "Президент Bell, президента Bell",
        "Президент [Bell|people/b|role], президента [Bell|people/b|role]",
    );
    check_listing(&[PRESIDENTS], "", "Minister Bell and Bell.", "Minister Bell and Bell.");
    check_listing(&[PRESIDENTS], "", "Vice President Bell.", "Vice President Bell.");
    let other = PRESIDENTS.replace("until: 2018-12-31", "until: 2030");
    let site = archive(&[&other], "", "President Bell.");
    assert_eq!(marked(&site), "President Bell.");
    assert!(site.problems()[0].contains("may be `people/a` or `people/b`"), "{:#?}", site.problems());
}

#[test]
fn a_surname_goes_on_through_paragraphs_and_quotations() {
    check_all("ru", &["people/t: Касым-Жомарт Токаев"], &["Приехал [Касым-Жомарт Токаев|t|full]."]);
    check_listing(
        &["=== content/people/t.md\n---\nname: Касым-Жомарт Токаев\n---\n"],
        "lang: ru\n",
        "Приехал Касым-Жомарт Токаев.\n\n> «Я видел Токаева»,\n\nсказал он о Токаеве.",
        "Приехал [Касым-Жомарт Токаев|people/t|full].\n«Я видел [Токаева|people/t|short-ending]»,\nсказал он о [Токаеве|people/t|short-ending].",
    );
}
