//! A report beside its translations, paragraph by paragraph.

use crate::support::Site;
use crate::support::site;

const REPORT: &str = "=== content/site.yaml\ntitle: T\n=== content/people/anna.md\n---\nname: Anna Berg\nnames: [{form: Анна Берг, lang: ru}, {form: آنا بيرغ, lang: ar}]\n---\n=== content/articles/report.md\n---\ntitle: The weir gave way\ndate: 2022-01-02\n---\nThe weir gave way at two in the night, said the keeper, who had called three times.\n\n## The count\n\nAnna Berg counted 14 houses.\n\nThe road stays closed until Monday, and nobody knows who will pay for the bridge.\n\nIn all 1,450 people left.\n";

/// The words on both sides of each row of the first pair.
fn rows(site: &Site, path: &str) -> Vec<[String; 2]> {
    let page = site.text(path);
    let pair = page.split("<section class=\"beside\"").nth(1).expect("a pair");
    let row = |row: &str| {
        let sides = row.split("<div class=\"prose\"").skip(1).map(|side| {
            let (side, _) = side.split_once("</div>").expect("an end of the side");
            let (_, html) = side.split_once('>').expect("an end of the tag");
            let mut text = String::new();
            let mut is_tag = false;
            for letter in html.trim().chars() {
                is_tag = letter == '<' || is_tag && letter != '>';
                text.extend((!is_tag && letter != '>').then_some(letter));
            }
            text
        });
        let sides: Vec<String> = sides.collect();
        <[String; 2]>::try_from(sides).expect("two sides")
    };
    pair.split("<div class=\"beside-row\">").skip(1).map(row).collect()
}

#[test]
fn paragraphs_stand_beside_those_that_translate_them() {
    let site = site(&format!(
        "{REPORT}=== content/articles/perevod.md\n---\ntitle: Запруду прорвало\ndate: 2022-01-03\nlang: ru\ntranslation_of: report\n---\nЗапруду прорвало в два часа ночи, сказал смотритель, который звонил трижды.\n\n## Счёт\n\nАнна Берг насчитала 14 домов.\n\nВсего ушли 1 450 человек.\n"
    ));
    assert_eq!(site.problems(), [""; 0]);
    let found = rows(&site, "articles/report/translations.html");
    let begins: Vec<[&str; 2]> =
        found.iter().map(|row| row.each_ref().map(|side| side.split(' ').next().unwrap_or_default())).collect();
    assert_eq!(begins, [["The", "Запруду"], ["The", "Счёт"], ["Anna", "Анна"], ["The", ""], ["In", "Всего"]]);
    let page = site.text("articles/report/translations.html");
    assert!(
        page.contains("<div class=\"prose\" lang=\"ru\" dir=\"ltr\">") && page.contains("1 row has nothing beside it.")
    );
    // Names lead on from both; ids would be there twice.
    assert_eq!(page.matches("href=\"../../people/anna.html\"").count(), 2);
    assert!(!page.contains("id=\"mention-") && !page.contains("id=\"the-count\""));
    for (article, root) in [("report", "../"), ("perevod", "../")] {
        let link = format!("href=\"{root}articles/report/translations.html\"");
        assert!(site.text(&format!("articles/{article}.html")).contains(&link), "{article}");
    }
}

#[test]
fn each_language_has_its_direction_and_each_translation_its_place() {
    let site = site(&format!(
        "{REPORT}=== content/articles/tarjama.md\n---\ntitle: انهار السد\ndate: 2022-01-04\nlang: ar\ntranslation_of: report\n---\nأحصت آنا بيرغ ١٤ بيتا.\n=== content/articles/empty.md\n---\ntitle: Бос\ndate: 2022-01-04\nlang: kk\ntranslation_of: report\n---\n=== content/articles/alone.md\n---\ntitle: Alone\ndate: 2022-01-04\n---\nx\n"
    ));
    let page = site.text("articles/report/translations.html");
    assert_eq!(page.matches("<section class=\"beside\"").count(), 2);
    let arabic = page.split("<section class=\"beside\"").find(|pair| pair.contains("dir=\"rtl\"")).expect("a pair");
    let row = arabic.split("<div class=\"beside-row\">").find(|row| row.contains("أحصت")).expect("its row");
    assert!(
        row.contains("counted 14 houses") && row.contains("<div class=\"prose\" lang=\"ar\" dir=\"rtl\">"),
        "{row}"
    );
    assert!(!site.has("articles/alone/translations.html"));
}
