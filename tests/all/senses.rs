//! Notes whose words have changed into something else, and notes on what is not the body.

use crate::support::Site;
use crate::support::site;

fn noted(front_matter: &str, quote: &str, text: &str) -> Site {
    site(&format!(
        "=== content/articles/a.md\n---\ntitle: Officials give two death tolls\ndate: 2022\n{front_matter}annotations: [{{quote: \"{quote}\", note: A note.}}]\n---\n{text}\n"
    ))
}

fn state(quote: &str, text: &str) -> String {
    noted("lang: und\n", quote, text).rows("annotations")[0]["state"].clone()
}

#[test]
fn a_note_does_not_land_where_the_text_may_say_the_opposite() {
    for (quote, text) in [
        ("Police denied shooting at the crowd", "Police admitted shooting at the crowd."),
        ("the police did not attack the crowd on Friday", "Then the police did attack the crowd on Friday."),
        ("the police did attack the crowd on Friday", "Then the police did not attack the crowd on Friday."),
        ("said that ten men were killed in the square", "They said that ten women were killed in the square."),
        ("The Uzbek interior ministry said so on that day", "The Kazakh interior ministry said so on that day."),
        ("полиция не стреляла в толпу на площади", "Тогда полиция стреляла в толпу на площади."),
        ("сказал, что Токаев приказал стрелять по толпе", "Он сказал, что Назарбаев приказал стрелять по толпе."),
        ("полиция алаңдағы адамдарға оқ атқан емес", "Сол күні полиция алаңдағы адамдарға оқ атқан."),
        ("لم تطلق الشرطة النار على الحشد في الساحة", "تطلق الشرطة النار على الحشد في الساحة"),
    ] {
        assert_eq!(state(quote, text), "orphan", "{quote}");
    }
}

#[test]
fn a_note_lands_where_other_words_changed_with_a_warning() {
    for (quote, text) in [
        ("the police slowly moved towards the crowd", "Then the police quickly moved towards the crowd."),
        ("said that Tokayev had spoken to the ministers", "He said that Tokaev had spoken to the ministers."),
        ("полиция медленно двигалась к толпе на площади", "Тогда полиция быстро двигалась к толпе на площади."),
    ] {
        let site = noted("lang: und\n", quote, text);
        assert_eq!(site.rows("annotations")[0]["state"], "fuzzy", "{quote}");
        let problems = site.problems();
        assert!(problems.len() == 1 && problems[0].contains("the words of this note have changed"), "{problems:#?}");
    }
}

#[test]
fn a_note_on_another_part_of_the_article_says_which() {
    for (front_matter, quote, words) in [
        ("", "two death tolls", "In the headline:"),
        ("summary: A short line on tolls.\n", "short line", "In the summary:"),
        ("image: {caption: A burnt hall.}\n", "burnt hall", "In the caption:"),
        ("byline: Jane Roe\n", "Jane Roe", "In the byline:"),
        ("dateline: NUR-SULTAN\n", "NUR-SULTAN", "In the dateline:"),
    ] {
        let site = noted(front_matter, quote, "The text.");
        assert!(site.problems().is_empty(), "{:#?}", site.problems());
        assert!(site.text("articles/a.html").contains(&format!("{words} <q")), "{words}");
        assert_eq!(site.rows("annotations")[0]["state"], "exact");
    }
    // The body goes before.
    let body = noted("", "two death tolls", "There were two death tolls.");
    assert!(!body.text("articles/a.html").contains("In the headline:"));
}

#[test]
fn a_quote_that_is_cut_inside_words_lands_where_it_stands_once() {
    let text = "The developers and designers met 1,000 people.";
    for quote in ["developers and desi", "evelopers and", "1,00", "00 people"] {
        assert_eq!(state(quote, text), "exact", "{quote}");
    }
    assert_eq!(state("ашингтоне и Моск", "Был в Вашингтоне и Москве."), "exact");
    assert_eq!(state("signers and", "designers and designers and"), "ambiguous");
    // Part of one word is another word.
    assert_eq!(state("Kazakh", "The Kazakhstani side."), "orphan");
    assert_eq!(state("00", text), "orphan");
}

#[test]
fn ligatures_and_letters_of_full_width_are_their_letters() {
    for (quote, text) in [
        ("a fi ligature in office", "There is a \u{fb01} ligature in o\u{fb03}ce."),
        ("NATO spoke today", "\u{ff2e}\u{ff21}\u{ff34}\u{ff2f} spoke today."),
        ("سلام عليكم جميعا", "\u{fee3}\u{fea3} سلا\u{fee1} عليكم جميعا"),
    ] {
        assert_eq!(state(quote, text), "exact", "{quote}");
    }
}
