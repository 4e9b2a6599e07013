//! Codes of languages, letters of texts, and languages that a folder or the name of a file says.

use crate::support::Site;
use crate::support::site;

const RUSSIAN: &str = "Президент Касым-Жомарт Токаев выступил с заявлением в понедельник.";

fn article(front_matter: &str, text: &str) -> Site {
    site(&format!(
        "=== content/articles/a.md\n---\ntitle: A\ndate: 2022\n{front_matter}---\n{text}\n=== content/people/toqaev.md\n---\nname: Касым-Жомарт Токаев\n---\n"
    ))
}

#[test]
fn codes_of_three_letters_are_those_of_two() {
    for (written, read) in [("rus", "ru"), ("RUS", "ru"), ("rus-Cyrl", "ru-Cyrl"), ("kaz", "kk"), ("ukr", "uk")] {
        let site = article(&format!("lang: {written}\n"), "Встретил Касым-Жомарта Токаева в понедельник утром.");
        assert!(site.problems().is_empty(), "{:#?}", site.problems());
        assert!(site.text("articles/a.html").contains(&format!("<h1 lang=\"{read}\"")), "{written}");
    }
    let site = article("lang: rus\n", "Видели Касым-Жомарта Токаева.");
    assert_eq!(site.rows("mentions").len(), 1);
    let arabic = article("lang: ara\n", "x");
    assert!(arabic.text("articles/a.html").contains("<h1 lang=\"ar\" dir=\"rtl\""));
    let kurdish = article("lang: ckb\n", "x");
    assert!(kurdish.text("articles/a.html").contains("<h1 lang=\"ckb\" dir=\"rtl\""));
}

#[test]
fn a_country_or_a_word_is_an_error_with_the_right_code() {
    for (written, hint) in [
        ("kz", "Kazakh is `kk`"),
        ("ua", "Ukrainian is `uk`"),
        ("Russian", "Russian is `ru`"),
        ("English", "English is `en`"),
        ("jp", "Japanese is `ja`"),
        ("iw", "Hebrew is `he`"),
        ("қазақша", "Kazakh is `kk`"),
        ("xx", "write `en`"),
        ("klingon", "write `en`"),
    ] {
        let problems = article(&format!("lang: {written}\n"), "x").problems();
        assert!(
            problems.len() == 1 && problems[0].starts_with("error content/articles/a.md:4"),
            "{written}: {problems:#?}"
        );
        assert!(problems[0].contains(hint), "{written}: {problems:#?}");
    }
}

#[test]
fn settings_forms_and_notes_have_the_same_codes() {
    let problems = site(
        "=== content/site.yaml
lang: kz
=== content/people/t.md
---
name: T
names: [{form: Т, lang: ua}]
---
=== content/articles/a.md
---
title: A
date: 2022
annotations: [{quote: words, note: x, lang: russian}]
---
words
",
    )
    .problems();
    assert_eq!(problems.len(), 3, "{problems:#?}");
    for (place, hint) in [("site.yaml:1", "`kk`"), ("t.md:3", "`uk`"), ("a.md:4", "`ru`")] {
        assert!(
            problems.iter().any(|problem| problem.contains(place) && problem.contains(hint)),
            "{place}: {problems:#?}"
        );
    }
}

#[test]
fn a_text_in_other_letters_than_its_language_is_reported_once() {
    for (front_matter, text, words) in [
        ("lang: en\n", RUSSIAN, "a.md:4: this text is said to be in `en`, and its letters are Cyrillic"),
        ("lang: ru\n", "The president made a statement on Monday.", "said to be in `ru`, and its letters are Latin"),
        ("", RUSSIAN, "this text has no `lang` and stands as `en`, and its letters are Cyrillic"),
        ("", "قال الرئيس قاسم جومارت توكاييف في بيان اليوم", "its letters are Arabic"),
        ("lang: ar\n", "הנשיא אמר בהצהרה ביום שני בבוקר כי המצב בעיר רגוע", "its letters are Hebrew"),
        (
            "lang: ja\n",
            "대통령은 월요일에 성명을 발표했다고 대변인이 기자들에게 오늘 아침 밝혔다",
            "its letters are Hangul",
        ),
    ] {
        let problems = article(front_matter, text).problems();
        let reported: Vec<&String> = problems.iter().filter(|problem| problem.contains("letters are")).collect();
        assert!(reported.len() == 1 && reported[0].contains(words), "{words}: {problems:#?}");
    }
}

#[test]
fn a_text_in_letters_that_its_language_has_is_not_reported() {
    for (front_matter, text) in [
        ("lang: ru\n", RUSSIAN),
        ("lang: kk\n", "Qasym-Zhomart Toqaev málimdeme jasady"),
        ("lang: ru-Latn\n", "Prezident vystupil s zayavleniem v ponedelnik"),
        ("lang: sr\n", "Председник је у понедељак дао изјаву"),
        ("lang: ja\n", "東京で記者会見が開かれ、首相が質問に答えた。大勢が集まった。"),
        ("lang: ru\n", "`the code of a program, in Latin letters as always` и слово"),
        ("", "Токаев"),
        ("", "The words «Шал, кет!» were heard in the square"),
    ] {
        let problems = article(front_matter, text).problems();
        assert!(!problems.iter().any(|problem| problem.contains("letters are")), "{text}: {problems:#?}");
    }
}

#[test]
fn a_file_with_a_language_in_its_name_is_a_translation_of_the_one_without() {
    let site = site(
        "=== content/articles/b.md
---
title: The report
date: 2022
---
x
=== content/articles/b.fr.md
---
title: Le reportage
date: 2022
---
x
=== content/articles/b.pt-BR.md
---
title: O relato
date: 2022
---
x
=== content/articles/v1.no.md
---
title: No translation
date: 2022
---
x
=== content/articles/b.old.md
---
title: Old
date: 2022
---
x
",
    );
    assert!(site.problems().is_empty(), "{:#?}", site.problems());
    let page = site.text("articles/b.html");
    assert!(page.contains("href=\"../articles/b.fr.html\" lang=\"fr\""), "{page}");
    assert!(page.contains("href=\"../articles/b.pt-BR.html\" lang=\"pt-BR\""));
    assert!(site.text("articles/b.fr.html").contains("<h1 lang=\"fr\""));
    assert!(site.text("articles/v1.no.html").contains("<h1>No"));
    assert!(!page.contains("b.old.html\" lang"));
}

#[test]
fn a_folder_gives_its_articles_fields_that_they_do_not_have() {
    let site = site(
        "=== content/site.yaml
defaults:
  - {path: articles/fr/**, lang: fr, publisher: Le Journal, tags: [presse]}
  - {path: articles/fr/old/*, publisher: L’Ancien}
=== content/articles/fr/a.md
---
title: A
date: 2022
---
x
=== content/articles/fr/old/b.md
---
title: B
date: 2022
language: de
topics: [own]
---
x
=== content/articles/en/c.md
---
title: C
date: 2022
---
x
",
    );
    assert!(site.problems().is_empty(), "{:#?}", site.problems());
    let rows = site.rows("articles");
    let cells = |id: &str| {
        let row = rows.iter().find(|row| row["id"] == id).expect("published");
        (row["lang"].clone(), row["publisher"].clone())
    };
    assert_eq!(cells("articles/fr/a"), ("fr".to_owned(), "Le Journal".to_owned()));
    assert_eq!(cells("articles/fr/old/b"), ("de".to_owned(), "L’Ancien".to_owned()));
    assert_eq!(cells("articles/en/c"), ("en".to_owned(), String::new()));
    assert!(site.text("articles/fr/a.html").contains("topics/presse.html"));
    assert!(!site.text("articles/fr/old/b.html").contains("topics/presse.html"));
}

#[test]
fn wrong_defaults_are_reported_where_they_stand_and_once() {
    let site = site(
        "=== content/site.yaml
defaults:
  - {path: articles/fr/**, lang: kz, title: X, publsher: Y, section: News}
  - {lang: fr}
  - {path: people/**, lang: fr}
=== content/articles/fr/a.md
---
title: A
date: 2022
---
x
=== content/articles/fr/b.md
---
title: B
date: 2022
---
x
",
    );
    let problems = site.problems();
    assert_eq!(problems.len(), 5, "{problems:#?}");
    for (place, words) in [
        ("site.yaml:2", "`kz` is no language tag"),
        ("site.yaml:2", "`title` is an article's own"),
        ("site.yaml:2", "did you mean `publisher`?"),
        ("site.yaml:3", "`path` is missing"),
        ("site.yaml:4", "defaults are for articles"),
    ] {
        assert!(
            problems.iter().any(|problem| problem.contains(place) && problem.contains(words)),
            "{words}: {problems:#?}"
        );
    }
    assert!(site.text("articles/fr/a.html").contains("News"));
}

#[test]
fn a_standing_page_takes_its_language_from_its_name() {
    let site = site(
        "=== content/pages/about.md\n---\ntitle: About\n---\nx\n=== content/pages/about.fr.md\n---\ntitle: À propos\n---\nLe texte.\n",
    );
    assert!(site.problems().is_empty(), "{:#?}", site.problems());
    assert!(site.text("about.fr.html").contains("lang=\"fr\""));
    assert!(!site.text("about.html").contains("lang=\"fr\""));
}

const TRANSLATED: &str = "=== content/people/t.md
---
name: Qasym-Zhomart Toqaev
summary: A president.
---
=== content/people/t.kk.md
---
name: Қасым-Жомарт Тоқаев
names: [Қ. Тоқаев]
not: [Тоқаев көшесі]
---
=== content/places/almaty.md
---
name: Almaty
---
=== content/places/almaty.ru.md
---
name: Алма-Ата
---
=== content/articles/a.md
---
title: A
date: 2022
lang: kk
---
Қасым-Жомарт Тоқаев келді, Тоқаевтың сөзі. Алма-Ата. Qasym-Zhomart Toqaev. Тоқаев көшесі.
";

#[test]
fn an_entity_in_another_language_gives_its_names_to_the_one_that_it_is() {
    let site = site(TRANSLATED);
    assert_eq!(site.problems(), [""; 0]);
    let found: Vec<String> =
        site.rows("mentions").iter().map(|row| format!("{} {}", row["exact"], row["entity"])).collect();
    assert_eq!(
        found,
        [
            "Қасым-Жомарт Тоқаев people/t",
            "Тоқаевтың people/t",
            "Алма-Ата places/almaty",
            "Qasym-Zhomart Toqaev people/t"
        ]
    );
    assert!(!site.has("people/t.kk.html"));
    let names = site.text("people/t.html");
    assert!(names.contains("<span lang=\"kk\" dir=\"ltr\">Қасым-Жомарт Тоқаев"));
}

#[test]
fn the_text_of_an_entity_in_another_language_is_missed_aloud() {
    let with_text = TRANSLATED.replace("not: [Тоқаев көшесі]\n---\n", "---\nМәтін.\n");
    let problems = site(&with_text).problems();
    assert_eq!(problems.len(), 1, "{problems:#?}");
    assert!(problems[0].contains("people/t.kk.md") && problems[0].contains("its text is not shown"), "{problems:#?}");
}

#[test]
fn an_entity_in_another_language_is_held_back_with_the_one_that_it_is() {
    let draft = TRANSLATED.replace("summary: A president.", "draft: true");
    let site = site(&draft);
    assert_eq!(site.problems(), [""; 0]);
    assert!(site.rows("mentions").iter().all(|row| row["entity"] != "people/t.kk"));
    assert!(!site.has("people/t.kk.html"));
}

#[test]
fn an_entity_in_another_language_than_somebody_withheld_must_say_so_too() {
    let withheld = TRANSLATED.replace("summary: A president.", "visibility: withheld\npseudonym: Witness A");
    let problems = site(&withheld).problems();
    assert!(problems.iter().any(|problem| problem.starts_with("fatal content/people/t.kk.md")), "{problems:#?}");
}

#[test]
fn unseen_texts_in_another_script_than_their_language_are_reported() {
    for (lang, text, is_reported) in [
        ("uk", "The president spoke on Monday evening to the journalists", true),
        ("el", "Ο πρόεδρος μίλησε τη Δευτέρα στους δημοσιογράφους", false),
        ("el", "O proedros milise ti Deftera stous dimosiografous", true),
        ("hy", "Նախագահը երկուշաբթի խոսեց լրագրողների հետ", false),
        ("hy", "Президент выступил в понедельник перед журналистами", true),
        ("ka", "პრეზიდენტმა ორშაბათს ჟურნალისტებთან ისაუბრა", false),
        ("fa", "رئیس جمهور دوشنبه با خبرنگاران صحبت کرد", false),
        ("fa", "Raees jomhoor doshanbe ba khabarnegaran sohbat kard", true),
        ("he", "הנשיא דיבר ביום שני עם העיתונאים בבוקר", false),
        ("th", "ประธานาธิบดีกล่าวกับผู้สื่อข่าวเมื่อวันจันทร์", false),
        ("ko", "대통령이 월요일에 기자들에게 말했다고 전했다", false),
        ("zh", "President spoke on Monday to all the journalists", true),
        ("kk-Latn", "Президент дүйсенбіде журналистерге сөйледі", true),
        ("uz", "Президент душанба куни журналистлар билан гаплашди", false),
        ("tr", "Президент в понедельник встретился с журналистами", true),
    ] {
        let problems = article(&format!("lang: {lang}\n"), text).problems();
        let reported = problems.iter().any(|problem| problem.contains("letters are"));
        assert_eq!(reported, is_reported, "{lang}: {text} {problems:#?}");
    }
}

#[test]
fn unseen_codes_of_three_letters_are_read_as_those_of_two() {
    for (three, two) in [
        ("ukr", "uk"),
        ("deu", "de"),
        ("ger", "de"),
        ("fra", "fr"),
        ("fre", "fr"),
        ("spa", "es"),
        ("por", "pt"),
        ("tur", "tr"),
        ("uzb", "uz"),
        ("kir", "ky"),
        ("zho", "zh"),
        ("chi", "zh"),
        ("fas", "fa"),
        ("per", "fa"),
        ("ces", "cs"),
        ("cze", "cs"),
        ("heb", "he"),
        ("jpn", "ja"),
    ] {
        let site = article(&format!("lang: {three}\n"), "—");
        assert_eq!(site.rows("articles")[0]["lang"], two, "{three}");
    }
    for unknown in ["german", "deutsch", "cz", "jp", "cn", "gr"] {
        let problems = article(&format!("lang: {unknown}\n"), "—").problems();
        assert!(
            problems.iter().any(|problem| problem.starts_with("error") && problem.contains(unknown)),
            "{unknown}: {problems:#?}"
        );
    }
}
