//! What stands apart on a page stands apart in the text: figures above the line, lines, terms, cells.

use crate::import::archive;
use crate::import::import;
use crate::import::page;
use crate::import::report;
use crate::support::Folder;

/// The text of a page whose report goes on with some markup, with its archive.
fn imported(more: &str) -> (Folder, String) {
    let archive = archive();
    archive.write("a.html", page("Two tolls on one day", &format!("{}{more}{}", report(), report())));
    import(&archive, &["a.html"], 0);
    let text = archive.read("content/articles/two-tolls-on-one-day.md");
    (archive, text)
}

#[track_caller]
fn assert_has(text: &str, parts: &[&str]) {
    for part in parts {
        assert!(text.contains(part), "{part}\n---\n{text}");
    }
}

#[test]
fn figures_above_and_below_the_line_stay_there() {
    let more = "<p>Over 10<sup>6</sup> people, CO<sub>2</sub>; 3<sup>1</sup>/<sub>2</sub> tonnes.<sup><a href='#n1'>1</a></sup> It was said.</p>";
    let (archive, text) = imported(more);
    let expected =
        "Over 10<sup>6</sup> people, CO<sub>2</sub>; 3<sup>1</sup>/<sub>2</sub> tonnes.<sup>1</sup> It was said.";
    assert_has(&text, &[expected]);
    archive.build(&["--no-search"]);
    assert_has(&archive.read("public/articles/two-tolls-on-one-day.html"), &["10<sup>6</sup> people, CO<sub>2</sub>"]);
}

#[test]
fn a_feed_keeps_figures_above_the_line() {
    let archive = archive();
    let item = "<item><title>T</title><link>https://a.example/1</link><description>&lt;p&gt;Over 10&lt;sup&gt;6&lt;/sup&gt; people&lt;/p&gt;</description></item>";
    archive.write("a.xml", format!("<rss version=\"2.0\"><channel><title>F</title>{item}</channel></rss>"));
    import(&archive, &["a.xml"], 0);
    assert_has(&archive.read("content/articles/t.md"), &["Over 10<sup>6</sup> people"]);
}

#[test]
fn terms_and_captions_are_not_glued() {
    let more = "<dl><dt>KNB</dt><dd>The security service.</dd><dt>MVD</dt><dd>The ministry.</dd></dl>\
         <figure><img src=a.jpg alt=x><figcaption>A square</figcaption></figure><p>After the picture.</p>";
    let (archive, text) = imported(more);
    assert_has(&text, &["KNB\n\n: The security service.\n\nMVD\n\n: The ministry."]);
    assert!(!text.contains("squareAfter"), "{text}");
    archive.build(&["--no-search"]);
    let built = archive.read("public/articles/two-tolls-on-one-day.html");
    assert_has(&built, &["<dt>KNB</dt>", "The security service."]);
}

#[test]
fn lines_are_not_glued() {
    let text = "The mayor said on Wednesday that the building had been set on fire and that at least 12 officers had been killed.";
    let archive = archive();
    archive.write(
        "a.html",
        format!("<html><title>Flood warning page</title><body><table><tr><td><i>By Ada Reed</i><br>March 3, 1998<br><br>{text}<br><br>{text} 2<br>next line<br><br>{text} 3</td></tr></table></body></html>"),
    );
    import(&archive, &["a.html"], 0);
    let text =
        archive.tree("content").into_iter().find(|(path, _)| path.starts_with("articles")).expect("an article").1;
    let text = String::from_utf8(text).expect("a text");
    assert!(!text.contains("*March") && !text.contains("2next"), "{text}");
}

#[test]
fn cells_over_several_rows_and_columns_make_a_whole_table() {
    let more = "<table><caption>Killed by region</caption><thead><tr><th>Region</th><th>City</th><th>Killed</th></tr></thead><tbody><tr><td rowspan=\"2\">South</td><td>Almaty<br>city</td><td>149</td></tr>\
         <tr><td>Taraz</td><td>10</td></tr><tr><td colspan=\"2\">Total</td><td>159</td></tr></tbody></table>";
    let (_, text) = imported(more);
    assert_has(
        &text,
        &[
            "| Region | City | Killed |\n",
            "| South | Almaty<br>city | 149 |\n| South | Taraz | 10 |\n| Total |  | 159 |",
        ],
    );
    assert_has(&text, &["Killed by region\n\n"]);
}
