//! Dates as pages, feeds and tables print them. What nobody can read is said.

use crate::import::archive;
use crate::import::import;
use crate::import::page;
use crate::import::report;

/// The date that a page comes in with, and what is said of it.
fn of_page(lang: &str, beside: &str) -> (Option<String>, String) {
    let archive = archive();
    let page = page("Two tolls on one day", &format!("<div class=\"meta\">{beside}</div>{}", report()));
    archive.write("a.html", page.replace("en-GB", lang));
    let run = import(&archive, &["a.html"], 0);
    let text =
        archive.tree("content").into_iter().find(|(path, _)| path.starts_with("articles")).expect("an article").1;
    let text = String::from_utf8(text).expect("a text");
    let date = text.lines().find_map(|line| line.strip_prefix("date: "));
    (date.map(str::to_owned), run.stderr)
}

#[test]
fn what_a_page_shows_is_read_in_its_language() {
    for (lang, beside, expected) in [
        ("ru", "5 января 2022, 23:40", "2022-01-05T23:40:00"),
        ("kk", "2022 жылғы 5 қаңтар", "2022-01-05"),
        ("uk", "Середа, 5 січня 2022", "2022-01-05"),
        ("de", "5. Januar 2022", "2022-01-05"),
        ("fr", "Publié le 5 janvier 2022 à 23:40", "2022-01-05T23:40:00"),
        ("es", "5 de enero de 2022", "2022-01-05"),
        ("pt", "5 de janeiro de 2022", "2022-01-05"),
        ("it", "5 gennaio 2022", "2022-01-05"),
        ("tr", "5 Ocak 2022", "2022-01-05"),
        ("ar", "٥ يناير ٢٠٢٢", "2022-01-05"),
        ("ru", "05.01.2022 23:40", "2022-01-05T23:40:00"),
        ("fr", "05/01/2022", "2022-01-05"),
        ("en-US", "05/01/2022", "2022-05-01"),
        ("en", "Published: 05/01/2022 | Updated: 29/01/2022", "2022-01-05"),
        ("en", "Wed, 01/12/2022 - 18:05", "2022-01-12T18:05:00"),
        ("ru", "13.01.22", "2022-01-13"),
    ] {
        assert_eq!(of_page(lang, beside).0.as_deref(), Some(expected), "{lang}: {beside}");
    }
}

#[test]
fn a_date_that_may_be_two_days_is_said() {
    let (date, said) = of_page("en", "Published: 05/01/2022");
    assert_eq!(date, None);
    assert!(said.contains("nothing on the page tells whether `05/01/2022` begins with the day or the month"), "{said}");
}

#[test]
fn feeds_and_tables_have_months_of_their_language_too() {
    let archive = archive();
    let item = |title: &str, date: &str| {
        format!(
            "<item><title>{title}</title><link>https://a.example/{title}</link><pubDate>{date}</pubDate><description>x</description></item>"
        )
    };
    let items = item("One", "ср, 5 янв 2022 10:00:00 +0600") + &item("Two", "в среду");
    archive.write("a.xml", format!("<rss version=\"2.0\"><channel><title>F</title>{items}</channel></rss>"));
    archive.write("b.csv", "title,date\nThree,5 января 2022\nFour,2022 жылғы 6 қаңтар\n");
    archive.write("c.bib", "@misc{a, title={Five}, date={7 января 2022}}\n");
    let run = import(&archive, &["a.xml", "b.csv", "c.bib"], 0);
    assert!(archive.read("content/articles/2022/one.md").contains("date: 2022-01-05T10:00:00+06:00\n"));
    assert!(run.stderr.contains("entry 2: `в среду` is no date that can be read"), "{}", run.stderr);
    for (name, date) in [("three", "2022-01-05"), ("four", "2022-01-06")] {
        assert!(
            archive.read(&format!("content/articles/2022/{name}.md")).contains(&format!("date: {date}\n")),
            "{name}"
        );
    }
    let _ = archive.read("content/articles/2022/five.md");
}
