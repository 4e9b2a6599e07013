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

#[test]
fn one_negation_is_enough_in_every_language() {
    for (quote, text) in [
        (
            "суд признал директора завода виновным в тот же день",
            "В пятницу суд признал директора завода невиновным в тот же день.",
        ),
        (
            "министр подтвердил эти сведения журналистам вечером",
            "Потом министр опроверг эти сведения журналистам вечером.",
        ),
        ("поліція стріляла в натовп на головній площі", "Тоді поліція не стріляла в натовп на головній площі."),
        (
            "міністр заперечив цю інформацію журналістам увечері",
            "Тоді міністр повторив цю інформацію журналістам увечері.",
        ),
        ("полиция алаңдағы адамдарға сол күні оқ атты", "Кеше полиция алаңдағы адамдарға сол күні оқ атпады."),
        ("сот оны кінәлі деп тапты сол күні", "Кеше сот оны кінәсіз деп тапты сол күні."),
        ("la police a tiré sur la foule hier soir", "Alors la police n'a pas tiré sur la foule hier soir."),
        (
            "le ministre a confirmé ces chiffres devant la presse",
            "Alors le ministre a démenti ces chiffres devant la presse.",
        ),
        ("die polizei hat auf die menge geschossen", "Dann hat die polizei nicht auf die menge geschossen."),
        (
            "er wurde am abend für schuldig erklärt vom gericht",
            "Also: er wurde am abend für unschuldig erklärt vom gericht.",
        ),
        (
            "la policía disparó contra la multitud en la plaza",
            "Ayer la policía no disparó contra la multitud en la plaza.",
        ),
        (
            "fue declarado culpable por el tribunal ese mismo día",
            "Ayer fue declarado inocente por el tribunal ese mismo día.",
        ),
        ("polis dün akşam meydanda kalabalığa ateş açtı", "Sonra polis dün akşam meydanda kalabalığa ateş açmadı."),
        ("mahkeme onu o gün öğleden sonra suçlu buldu", "Sonra mahkeme onu o gün öğleden sonra suçsuz buldu."),
        ("sud uni oʻsha kuni kechqurun ozod qildi", "Keyin sud uni oʻsha kuni kechqurun ozod qilmadi."),
    ] {
        assert_eq!(state(quote, text), "orphan", "{quote}");
        assert_eq!(state(text, quote), "orphan", "{text}");
    }
}

#[test]
fn a_figure_in_words_is_a_figure() {
    for (quote, text) in [
        ("said that three people were killed in the square", "They said that four people were killed in the square."),
        ("заявил, что трое человек погибли на площади", "Он заявил, что пятеро человек погибли на площади."),
        ("сказав, що двадцять людей загинули на площі", "Він сказав, що тридцять людей загинули на площі."),
        ("алаңда сол күні үш адам қаза тапты", "Кеше алаңда сол күні төрт адам қаза тапты."),
        ("a annoncé que douze personnes sont mortes", "Il a annoncé que treize personnes sont mortes."),
        (
            "sagte, dass einundzwanzig menschen dort gestorben seien",
            "Er sagte, dass dreiundzwanzig menschen dort gestorben seien.",
        ),
        ("dijo que quince personas murieron en la plaza", "Ayer dijo que veinte personas murieron en la plaza."),
        ("meydanda o gün yirmi kişi hayatını kaybetti", "Sonra meydanda o gün otuz kişi hayatını kaybetti."),
        ("thousands of people came to the square that day", "Then hundreds of people came to the square that day."),
    ] {
        assert_eq!(state(quote, text), "orphan", "{quote}");
    }
}

#[test]
fn another_name_is_another_sentence_also_one_that_is_spelled_like_it() {
    for (quote, text) in [
        ("заявил, что Алиев приказал открыть огонь", "Он заявил, что Валиев приказал открыть огонь."),
        ("Police denied shooting at the crowd there", "Officials denied shooting at the crowd there."),
        ("a déclaré que Dupont avait ordonné les tirs", "Il a déclaré que Duval avait ordonné les tirs."),
        ("dijo que Bernal ordenó disparar a la multitud", "Ayer dijo que Vernal ordenó disparar a la multitud."),
        ("сказав, що Коваленко наказав стріляти по людях", "Він сказав, що Шевченко наказав стріляти по людях."),
        ("o gün Demirtaş polise ateş emri verdi", "Sonra o gün Yıldırım polise ateş emri verdi."),
    ] {
        assert_eq!(state(quote, text), "orphan", "{quote}");
    }
    // Without capitals only the register tells.
    let registered = |files: &str| {
        let site = site(&format!(
            "{files}=== content/articles/a.md\n---\ntitle: A\ndate: 2022\nlang: ar\nannotations: [{{quote: \"قال إن توكاييف أمر بإطلاق النار في الساحة\", note: A note.}}]\n---\nقال إن نزارباييف أمر بإطلاق النار في الساحة\n"
        ));
        site.rows("annotations")[0]["state"].clone()
    };
    assert_eq!(registered(""), "fuzzy");
    assert_eq!(registered("=== content/people/t.md\n---\nname: توكاييف\n---\n"), "orphan");
}

#[test]
fn an_ending_another_word_or_a_word_more_does_not_keep_a_note_from_its_place() {
    for (quote, text) in [
        ("заявил, что Токаев приказал открыть огонь вечером", "Он заявил, что Токаева просили открыть огонь вечером."),
        ("the police slowly moved after the crowd had left", "Then the police slowly moved when the crowd had left."),
        (
            "министр подтвердил эти сведения журналистам вечером",
            "Потом министр подтверждает эти сведения журналистам вечером.",
        ),
        ("il a ensuite quitté la grande salle du palais", "Il a ensuite quitté la petite salle du palais."),
    ] {
        assert_eq!(state(quote, text), "fuzzy", "{quote}");
    }
}
