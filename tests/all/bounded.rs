//! Input of a size that nobody expects: what a page shows of it is bounded and says so, and no work grows with the square of it.
//!
//! Nothing here is timed. Most inputs are so large that a square of them would not be finished; the others count what comes out.

use std::fmt::Write;

use crate::support::Site;
use crate::support::site;

/// A name that no other number has, with a capital.
fn given(number: usize) -> String {
    let letter = |rest: usize| char::from(b'a' + u8::try_from(rest % 26).expect("a letter"));
    let letters = [number / 17_576, number / 676, number / 26, number].map(letter);
    let name: String = letters.into_iter().collect();
    format!("N{name}")
}

fn article(front: &str, body: &str) -> String {
    format!("=== content/articles/a.md\n---\ntitle: A\ndate: 2022-01-05\n{front}---\n{body}\n")
}

/// How often a text has another.
fn count(text: &str, wanted: &str) -> usize {
    text.matches(wanted).count()
}

#[track_caller]
fn says(site: &Site, words: &str) {
    let shown: Vec<String> = site.diagnostics.iter().map(crate::support::shown).collect();
    assert!(shown.iter().any(|problem| problem.contains(words)), "{shown:#?}");
}

#[test]
fn of_a_long_list_only_those_are_paired_whom_most_articles_name() {
    let people = 1000;
    let mut fixture = String::new();
    for number in 0..people {
        let name = given(number);
        writeln!(fixture, "=== content/people/p{number}.md\n---\nname: {name} {name}ov\n---").expect("memory");
    }
    let named = |numbers: &[usize]| -> String {
        numbers.iter().map(|number| format!("{0} {0}ov was held. ", given(*number))).collect()
    };
    let all: Vec<usize> = (0..people).collect();
    fixture.push_str(&article("", &named(&all)));
    for (stem, numbers) in [("b", [998, 999]), ("c", [998, 999]), ("d", [0, 999])] {
        writeln!(fixture, "=== content/articles/{stem}.md\n---\ntitle: B\ndate: 2022\n---\n{}", named(&numbers))
            .expect("memory");
    }
    let site = site(&fixture);
    says(
        &site,
        "this article names 1000: who is named together with whom counts the 256 of them whom most articles name",
    );
    let network = site.text("data/network.gexf");
    assert_eq!(count(&network, "<node "), people);
    // All pairs of 256; those of the short articles are among them.
    assert_eq!(count(&network, "<edge "), 256 * 255 / 2);
    // 998, 999 and 0 are named most, then the first of the list.
    assert!(site.text("people/p999.html").contains(&format!("{0} {0}ov", given(998))));
    let unpaired = site.text("people/p500.html");
    assert!(!unpaired.contains(&format!("{0} {0}ov</a>", given(999))), "{unpaired}");
}

#[test]
fn many_notes_on_one_phrase_are_marked_to_a_depth_and_each_is_led_to() {
    let notes = 300;
    let mut front = "annotations:\n".to_owned();
    for number in 0..notes {
        writeln!(front, "- {{quote: mayor said, note: n{number}}}").expect("memory");
    }
    let page = site(&article(&front, "The mayor said so.")).text("articles/a.html");
    assert_eq!(count(&page, "<mark "), 16);
    for number in 1..=notes {
        assert_eq!(count(&page, &format!(" id=\"passage-{number}\"")), 1, "{number}");
        assert_eq!(count(&page, &format!(" href=\"#note-{number}\"")), 1, "{number}");
    }
}

#[test]
fn notes_that_overlap_each_other_cut_few_pieces() {
    let words: Vec<String> = (0..3000).map(|number| format!("w{number}")).collect();
    let mut front = "annotations:\n".to_owned();
    for window in words.windows(60) {
        writeln!(front, "- {{quote: {}, note: n}}", window.join(" ")).expect("memory");
    }
    let page = site(&article(&front, &words.join(" "))).text("articles/a.html");
    let notes = words.len() - 59;
    assert_eq!(count(&page, " id=\"passage-"), notes);
    let pieces = count(&page, "<mark ");
    assert!(pieces <= 16 * notes, "{pieces} pieces");
}

#[test]
fn a_tag_that_a_note_has_twice_is_one_row() {
    let note = "- {quote: mayor said, note: n, tags: [t, t], by: x}\n";
    let site = site(&article(&format!("annotations:\n{}", note.repeat(51)), "The mayor said so."));
    assert_eq!(site.problems(), [""; 0]);
    assert!(!site.all().is_empty());
    let second: Vec<&str> =
        site.output.paths().map(|path| path.as_str()).filter(|path| path.ends_with("page-2.html")).collect();
    assert_eq!(second, [""; 0]);
}

/// Claims of one question, each with what it says of others.
fn claims(count: usize, relation: impl Fn(usize) -> String) -> Site {
    let mut front = "claims:\n".to_owned();
    for number in 0..count {
        let relation = relation(number);
        writeln!(front, "- {{id: c{number}, question: q, value: {number}, claimant: x, quote: 230 died{relation}}}")
            .expect("memory");
    }
    let question = "=== content/questions/q.md\n---\ntitle: How many died?\nunit: people\n---\n";
    site(&format!("{question}{}", article(&front, "230 died.")))
}

#[test]
fn a_question_with_too_many_claims_says_how_many_it_does_not_show() {
    for relation in ["", ", relation: {revises: c%}", ", relation: {repeats: c%}", ", relation: {disputes: c%}"] {
        let site = claims(1200, |number| match number {
            0 => String::new(),
            _ => relation.replace('%', &(number - 1).to_string()),
        });
        // None of these figures stands in the words, and some echo others.
        let mut problems = site.problems();
        problems.retain(|problem| !problem.contains("figure"));
        assert_eq!(problems, [""; 0], "{relation}");
        let page = site.text("questions/q.html");
        let rows = count(&page, "<li class=\"entry-row\" id=\"claim-") + count(&page, "<li id=\"claim-");
        assert_eq!(rows, 500, "{relation}");
        assert!(page.contains("700 more are not shown here."), "{relation}");
        assert!(count(&page, "<a class=\"mark\"") <= 500, "{relation}");
        assert_eq!(site.rows("claims").len(), 1200);
        // No link leads to a row that is not there.
        let article = site.text("articles/a.html");
        for part in article.split("questions/q.html#claim-").skip(1) {
            let id = part.split('"').next().unwrap_or_default();
            assert!(page.contains(&format!("id=\"claim-{id}\"")), "{id}");
        }
        assert_eq!(count(&article, "class=\"claim-sign\""), 1200);
    }
}

#[test]
fn a_claim_that_a_thousand_dispute_shows_a_few_of_them() {
    let disputes = |number: usize| if number == 0 { "" } else { ", relation: {disputes: c0}" }.to_owned();
    let page = claims(400, disputes).text("questions/q.html");
    assert!(page.contains("299 more are not shown here."), "disagreements");
    assert!(page.contains("387 more are not shown here."), "relations of the first");
    assert!(page.len() < 2_000_000, "{} bytes", page.len());
}

#[test]
fn each_of_many_versions_leads_to_a_few_others() {
    let mut fixture = article("", "Text.");
    for number in 0..60 {
        let front = format!("title: V{number}\ndate: 2022\nversion_of: a");
        writeln!(fixture, "=== content/articles/v{number}.md\n---\n{front}\n---\nText.").expect("memory");
    }
    let site = site(&fixture);
    for page in ["articles/a.html", "articles/v7.html"] {
        let page = site.text(page);
        assert!(page.contains("36 more are not shown here."), "{page}");
    }
}

#[test]
fn a_name_of_twenty_thousand_forms_shows_some_of_them() {
    let forms: Vec<String> = (0..20_000).map(|number| format!("{0} {0}ov", given(number))).collect();
    let person = format!("=== content/people/p.md\n---\nname: Ivan Ivanov\nnames: [{}]\n---\n", forms.join(", "));
    let site = site(&format!("{person}{}", article("", &format!("[[{}]] came.", forms[19_999]))));
    let page = site.text("people/p.html");
    assert_eq!(count(&page, "<li class=\"entry form-"), 300);
    assert!(page.contains("more are not shown here.") && page.contains("data/names.csv"));
    // The form that was found is the one of them that it is.
    let found = site.rows("names").into_iter().find(|row| row["mentions"] == "1").expect("a form that was found");
    assert_eq!(found["form"], forms[19_999]);
}

#[test]
fn a_word_of_fifty_thousand_letters_makes_no_index_of_its_beginnings() {
    let long = "x".repeat(50_000);
    let people = format!("=== content/people/p.md\n---\nname: Ivan X{long}\n---\n");
    let site = site(&format!("{people}{}", article("", &format!("Ivan X{long} [[Ivan X{long}]] {long}"))));
    let index: usize =
        site.all().iter().filter(|(path, _)| path.starts_with("find/")).map(|(_, file)| file.len()).sum();
    assert!(index < 1_000_000, "{index} bytes");
}

#[test]
fn an_article_gives_pages_to_so_many_topics() {
    let topics: Vec<String> = (0..400).map(|number| format!("t{number}")).collect();
    let site = site(&article(&format!("topics: [{}]\n", topics.join(", ")), "Text."));
    let pages = site.output.paths().filter(|path| path.as_str().starts_with("topics/t")).count();
    assert_eq!(pages, 256);
    says(&site, "256 topics of this article have no file and get pages; from here on they get none");
}

#[test]
fn of_thousands_of_one_surname_those_are_read_who_are_there() {
    let people = 3000;
    let mut fixture = String::new();
    for number in 0..people {
        writeln!(fixture, "=== content/people/p{number}.md\n---\nname: {} Ivanov\n---", given(number)).expect("memory");
    }
    let (first, last) = (given(0), given(people - 1));
    fixture.push_str(&article(
        "",
        &format!("{last} Ivanov came. {} Then {first} Ivanov left.", "Ivanov said so. ".repeat(2000)),
    ));
    writeln!(fixture, "=== content/articles/b.md\n---\ntitle: B\ndate: 2022\n---\n{}", "Ivanov said so. ".repeat(2000))
        .expect("memory");
    let site = site(&fixture);
    let rows = site.rows("mentions");
    let of = |id: &str| rows.iter().filter(|row| row["entity"] == id).count();
    // Whoever is introduced last of two has the surname, and nobody where nobody was.
    assert_eq!((of(&format!("people/p{}", people - 1)), of("people/p0")), (2001, 1));
    assert!(rows.iter().all(|row| row["article"] == "articles/a"));
}

#[test]
fn who_is_listed_of_thousands_of_one_name_is_meant() {
    let mut fixture = String::new();
    for number in 0..600 {
        writeln!(fixture, "=== content/people/p{number}.md\n---\nname: Ivan Ivanov\n---").expect("memory");
    }
    fixture.push_str(&article("people: [p555]\n", "Ivan Ivanov came. Ivanov left."));
    writeln!(fixture, "=== content/articles/b.md\n---\ntitle: B\ndate: 2022\n---\nIvan Ivanov came.").expect("memory");
    let site = site(&fixture);
    let entities: Vec<String> = site.rows("mentions").iter().map(|row| row["entity"].clone()).collect();
    assert_eq!(entities, ["people/p555", "people/p555"]);
    says(&site, "or one of 250 others and is not linked");
}

#[test]
fn a_name_of_twenty_thousand_words_is_looked_for_nowhere() {
    let long = "Pa ".repeat(20_000);
    let person = format!("=== content/people/p.md\n---\nname: {long}\nnames: [Pa Pa]\n---\n");
    let site = site(&format!("{person}{}", article("", &"Pa Pa, ".repeat(20_000))));
    says(&site, "this form has more words than any name, and is looked for in no text");
    assert_eq!(site.rows("mentions").len(), 20_000);
}

#[test]
fn of_names_in_each_other_the_longest_is_found_in_a_text_of_any_length() {
    let forms: Vec<String> = (2..=60).map(|words| vec!["Xa"; words].join(" ")).collect();
    let person = format!("=== content/people/p.md\n---\nname: Xa\nnames: [{}]\n---\n", forms.join(", "));
    let text = format!("{}. ", "Xa ".repeat(60).trim_end()).repeat(1000);
    let site = site(&format!("{person}{}", article("", &text)));
    let exact: Vec<usize> = site.rows("mentions").iter().map(|row| row["exact"].len()).collect();
    assert_eq!(exact, [60 * 3 - 1; 1000]);
}

#[test]
fn a_line_that_begins_a_command_at_every_word_is_read_once() {
    for beginning in ["[caption ", "$a_b$ ", "{: a ", "^[ ", "==a ", ":smile ", "{{< "] {
        let site = site(&article("", &beginning.repeat(150_000)));
        assert!(site.diagnostics.len() < 10, "{beginning}");
    }
}
