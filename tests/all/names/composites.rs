//! Rule 7: a name that continues into another entity is not the shorter one.

use crate::names::archive;
use crate::names::check_all;
use crate::names::marked;

#[test]
fn a_word_for_a_region_or_a_school_makes_another_entity() {
    check_all(
        "kk",
        &["places/almaty: Алматы", "people/abay: Абай", "places/kz: Қазақстан"],
        &[
            "Алматы облысы, Алматы облысында, Алматы ауданының; [Алматы|almaty|full] қаласы, [Алматының|almaty|ending] облысы жоқ.",
            "Абай көшесі, Абай даңғылында, Абай атындағы театр; [Абайдың|abay|ending] көшесі, [Абай|abay|full] келді.",
            "Қазақстан халқы Ассамблеясы, Қазақстан халқы Ассамблеясының; [Қазақстан|kz|full] халқы.",
            "Солтүстік Қазақстан облысы, Шығыс Қазақстанда, Оңтүстік Қазақстан; солтүстік [Қазақстан|kz|full].",
        ],
    );
    check_all(
        "en",
        &["places/almaty: Almaty", "people/n: Nursultan Nazarbaev", "places/korea: Korea"],
        &[
            "Almaty Region, Almaty region, Almaty Oblast, Almaty Airport; [Almaty|almaty|full] airport, [Almaty|almaty|full] is.",
            "[Nursultan Nazarbaev|n|full] opened Nazarbaev University. [Nazarbaev|n|short] left.",
            "North Korea, Southern Korea, [Korea|korea|full].",
        ],
    );
    check_all(
        "ru",
        &["places/almaty: Алматы", "people/abay: Абай Кунанбаев", "places/kz: Казахстан"],
        &[
            "Алматы Арена, [Алматы|almaty|full] арендует.",
            "[Абай Кунанбаев|abay|full] писал. На улице Абая Кунанбаева, театр имени Кунанбаева, о [Кунанбаеве|abay|short-ending].",
            "Северный Казахстан, в Западном Казахстане, западный [Казахстан|kz|full].",
        ],
    );
}

#[test]
fn the_longer_entity_is_found_where_it_is_registered() {
    check_all(
        "kk",
        &["places/almaty: Алматы", "places/region: Алматы облысы"],
        &["[Алматы облысында|region|ending], [Алматы облысы|region|full], [Алматы|almaty|full]."],
    );
    check_all(
        "en",
        &["people/n: Nursultan Nazarbaev", "organizations/u: Nazarbaev University"],
        &["[Nursultan Nazarbaev|n|full] of [Nazarbaev University|u|full]."],
    );
}

#[test]
fn an_organization_stays_itself() {
    check_all(
        "en",
        &["organizations/nur-otan: Nur Otan"],
        &["[Nur Otan|nur-otan|full] Foundation, [Nur Otan|nur-otan|full] party."],
    );
}

#[test]
fn a_surname_after_a_place_makes_a_given_name_of_it() {
    check_all(
        "kk",
        &["places/oral: Орал", "places/birlik: Бірлік"],
        &["Орал Мұхамеджанов, Бірлік Берікұлы, [Орал|oral|full] мен [Бірлік|birlik|full]."],
    );
}

#[test]
fn an_archive_adds_words_of_its_own() {
    let almaty = "=== content/places/almaty.md\n---\nname: Алматы\n---\n";
    let text = "Алматы кітабы шықты, Алматы кітабында.";
    let site = archive(&[almaty], "lang: kk\n", text);
    assert_eq!(marked(&site), "[Алматы|places/almaty|full] кітабы шықты, [Алматы|places/almaty|full] кітабында.");
    let settings = "=== content/site.yaml\ncomposites:\n  kk: [кітабы]\n";
    let site = archive(&[settings, almaty], "lang: kk\n", text);
    assert_eq!(marked(&site), text);
    assert_eq!(site.problems(), [""; 0]);
    let wrong = archive(&["=== content/site.yaml\ncomposites: [x]\n"], "", "x");
    assert!(wrong.problems()[0].contains("`composites` must be a mapping"), "{:#?}", wrong.problems());
}

#[test]
fn names_in_a_row_share_the_word_after_them() {
    check_all(
        "kk",
        &["places/a: Атырау", "places/m: Маңғыстау", "places/p: Павлодар", "places/s: Шардара"],
        &[
            "Маңғыстау мен Атырау облыстарында, Павлодар, Маңғыстау және Атырау облыстары.",
            "[Маңғыстау|m|full] мен [Атырау|a|full] қалалары.",
            "Шардара су қоймасы, Павлодар мұнай-химия зауыты; [Павлодар|p|full] су ішті.",
        ],
    );
    check_all(
        "en",
        &["places/a: Almaty", "places/z: Zhambyl"],
        &["Almaty and Zhambyl regions, Almaty State University."],
    );
}

#[test]
fn a_title_in_quotation_marks_is_another_name() {
    check_all(
        "kk",
        &["places/kz: Қазақстан", "places/astana: Астана", "places/n: Нұр-Сұлтан", "places/p: Павлодар"],
        &[
            "«Егемен Қазақстан» газеті, «Цифрлық Қазақстан» жобасы, «Астана» халықаралық орталығы, «Қазақстанның 100 жаңа есімі» жобасы.",
            "«[Қазақстанда|kz|ending] бәрі тыныш», — деді ол. «Біз [Қазақстан|kz|full] үшін келдік» дегені осы.",
            "«[Нұр-Сұлтан|n|full]» шаһары, «Жаңа жол [Астанада|astana|ending]».",
        ],
    );
    check_all(
        "ru",
        &["places/almaty: Алматы", "places/astana: Астана"],
        &[
            "Газета «Вечерний Алматы», клуб «Астана», город «[Астана|astana|full]». Он сказал: «Я из [Астаны|astana|ending]».",
        ],
    );
}

#[test]
fn a_row_with_one_word_for_all_names_each_with_that_word() {
    let regions = &[
        "places/aqtobe: Ақтөбе облысы",
        "places/qostanay: Қостанай облысы",
        "places/almaty-region: Алматы облысы",
        "places/east: Шығыс Қазақстан облысы",
        "places/almaty: Алматы",
        "places/otyrar: Отырар ауданы",
        "places/ordabasy: Ордабасы ауданы",
        "places/astana: Астана қаласы; Астана",
    ];
    check_all(
        "kk",
        regions,
        &[
            "[Ақтөбе|aqtobe|ending], [Қостанай|qostanay|ending] мен [Алматы облыстарында|almaty-region|ending] жаңбыр.",
            "[Шығыс Қазақстан|east|ending] және [Алматы облыстарының|almaty-region|ending] әкімдері.",
            "[Отырар|otyrar|ending] мен [Ордабасы аудандарында|ordabasy|ending]. [Ақтөбе|aqtobe|ending], Маңғыстау, [Алматы облыстары|almaty-region|ending].",
            "[Астана|astana|full] мен Шымкент қалалары. [Алматы облысында|almaty-region|ending], [Алматы|almaty|full] мен [Астана|astana|full].",
        ],
    );
    check_all(
        "ru",
        &[
            "places/almaty-region: Алматинская область",
            "places/zhambyl: Жамбылская область",
            "places/east: Восточно-Казахстанская область",
            "places/medeu: Медеуский район",
            "places/almaly: Алмалинский район",
        ],
        &[
            "в [Алматинской|almaty-region|ending] и [Жамбылской областях|zhambyl|ending], из [Восточно-Казахстанской|east|ending], [Алматинской|almaty-region|ending] и [Жамбылской областей|zhambyl|ending].",
            "В [Медеуском|medeu|ending] и [Алмалинском районах|almaly|ending]. В [Алматинской области|almaty-region|ending] и Павлодарской.",
            "Павлодарская и [Жамбылская области|zhambyl|ending].",
        ],
    );
    check_all(
        "uk",
        &["places/k: Київська область", "places/l: Львівська область"],
        &[
            "у [Київській|k|ending] та [Львівській областях|l|ending]; [Київської|k|ending] і [Львівської областей|l|ending].",
        ],
    );
}

#[test]
fn a_number_beside_a_place_makes_a_station_or_a_district_of_it() {
    check_all(
        "kk",
        &["places/p: Павлодар", "places/a: Алматы"],
        &["«2-ші Павлодарда», «Алматы-2» бекеті, Алматы-1 стансасы; 2-ші [Павлодарда|p|ending], [Алматы|a|full] 2022."],
    );
    check_all("ru", &["places/a: Алматы"], &["Станция Алматы-2, «1-я Алматы»; [Алматы|a|full]-Астана."]);
}
