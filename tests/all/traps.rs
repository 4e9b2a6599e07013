//! What archives are really like (DOMAIN.md, "traps"): for each odd file, how the program ends, what it says and where, and
//! that nothing is lost. The real program runs on files on disk; that it panicked fails every run.

mod addresses;
mod hostile;

use crate::support;
use crate::support::Folder;
use crate::support::Run;
use crate::support::html;

/// An article that nothing is wrong with: whatever stands beside it, it is published.
const GOOD: &str = "=== content/articles/good.md\n---\ntitle: Good\ndate: 2022-01-01\n---\nThe good text.\n";

/// Builds an archive of the good article and one more file.
fn beside_good(path: &str, bytes: impl AsRef<[u8]>) -> (Folder, Run) {
    let folder = Folder::new(GOOD);
    folder.write(path, bytes);
    let run = folder.build(&[]);
    assert!(folder.read("public/data/text/good.txt").contains("The good text."), "{}", run.stderr);
    assert!(folder.has("public/articles/good.html"));
    (folder, run)
}

/// The same for an article `odd` with this front matter.
fn odd(front_matter: &str) -> (Folder, Run) {
    beside_good("content/articles/odd.md", format!("---\n{front_matter}---\nThe odd text.\n"))
}

/// A column of an article's row.
fn cell(folder: &Folder, article: &str, column: &str) -> String {
    let rows = support::rows(&folder.read("public/data/articles.csv"));
    let row = rows.into_iter().find(|row| row["id"] == format!("articles/{article}"));
    row.unwrap_or_else(|| panic!("`{article}` is not published"))[column].clone()
}

#[track_caller]
fn text_of(folder: &Folder, article: &str) -> String {
    folder.read(&format!("public/data/text/{article}.txt"))
}

// Dates.

#[test]
fn odd_dates_are_read_where_they_mean_something() {
    for (written, read) in [
        ("2019-2-06", "2019-02-06"),
        ("2019-02-06 9:00:00 -0500", "2019-02-06T09:00:00-05:00"),
        ("2019-02-06 16:30-:00+16:30", "2019-02-06"),
    ] {
        let (folder, run) = odd(&format!("title: Odd\ndate: {written}\n"));
        run.ends(0).reports("date", "content/articles/odd.md:3");
        assert_eq!(cell(&folder, "odd", "date"), read);
    }
}

#[test]
fn impossible_dates_are_errors_and_hold_back_unless_their_year_is_over() {
    for written in ["16:30-:00+16:30", "9:00:00 -0500", "-001-11-30T00:00:00+00:00", "Feb. 1", "2023-02-30", "{a: b}"] {
        let (folder, run) = odd(&format!("title: Odd\ndate: {written}\n"));
        run.ends(1).reports("date", "content/articles/odd.md:3");
        assert!(!folder.has("public/articles/odd.html"), "{written}");
    }
    for written in ["2022-02-30", "1998-00-00"] {
        let (folder, run) = odd(&format!("title: Odd\ndate: {written}\n"));
        run.ends(1).reports("date", "content/articles/odd.md:3");
        assert_eq!(cell(&folder, "odd", "date"), "", "{written}");
        assert_eq!(text_of(&folder, "odd"), "The odd text.\n");
    }
}

#[test]
fn an_article_without_a_date_is_published_undated_with_a_warning() {
    for (front_matter, line) in [("title: Odd\ndate:\n", 3), ("title: Odd\n", 4), ("title: Odd\ndate: ''\n", 3)] {
        let (folder, run) = odd(front_matter);
        run.ends(0).reports("no date", &format!("content/articles/odd.md:{line}"));
        assert_eq!(cell(&folder, "odd", "date"), "");
    }
}

#[test]
fn a_midnight_that_the_standard_for_feeds_has_not_is_no_time() {
    // RFC 3339: hours end with 23.
    let folder = Folder::new(GOOD);
    folder.write("content/articles/odd.md", "---\ntitle: Odd\ndate: 2022-01-29T24:10:00Z\n---\nx\n");
    folder.build(&["--base-url", "https://example.org"]);
    assert!(!folder.read("public/feed.xml").contains("T24:"));
}

// Front matter.

#[test]
fn a_duplicate_key_is_reported_and_one_value_counts() {
    let (folder, run) = odd("title: First\ndate: 2022\ntitle: Second\n");
    run.ends(0).reports("`title`", "content/articles/odd.md:4");
    assert_eq!(cell(&folder, "odd", "title"), "First");
}

#[test]
fn an_unquoted_colon_is_part_of_the_title() {
    let (folder, run) = odd("title: Almaty: the city's \"night\"\ndate: 2022\n");
    run.ends(0).reports("colon", "content/articles/odd.md:2");
    assert_eq!(cell(&folder, "odd", "title"), "Almaty: the city's \"night\"");
    assert_eq!(cell(&folder, "odd", "date"), "2022");
}

#[test]
fn a_tab_is_white_space() {
    let (folder, run) = odd("title:\tOdd\ndate: 2022\nauthors:\n\t- Ana\n\t- Bo\n");
    run.ends(0).reports("a tab", "content/articles/odd.md:2");
    assert_eq!(cell(&folder, "odd", "title"), "Odd");
    assert_eq!(cell(&folder, "odd", "byline"), "Ana; Bo");
}

#[test]
fn what_stands_before_the_front_matter_does_not_hide_it() {
    let file = "---\ntitle: Odd\ndate: 2022\n---\nThe odd text.\n";
    for (before, words, line) in
        [("\n\n", "blank lines", 3), ("\u{feff}", "byte order mark", 1), ("\u{feff}\n", "byte order mark", 1)]
    {
        let (folder, run) = beside_good("content/articles/odd.md", format!("{before}{file}"));
        run.ends(0).reports(words, &format!("content/articles/odd.md:{line}"));
        assert_eq!(cell(&folder, "odd", "title"), "Odd");
        assert_eq!(text_of(&folder, "odd"), "The odd text.\n");
    }
    let (folder, run) = beside_good("content/articles/odd.md", file.replace('\n', "\r\n"));
    run.ends(0).reports("CRLF", "content/articles/odd.md:1");
    assert_eq!(cell(&folder, "odd", "title"), "Odd");
    assert_eq!(text_of(&folder, "odd"), "The odd text.\n");
}

#[test]
fn windows_line_ends_do_not_shift_lines() {
    let (_, run) = beside_good(
        "content/articles/odd.md",
        "---\r\ntitle: Odd\r\ndate: 2022\r\ncolour: red\r\n---\r\nx\r\n\r\n[[nobody]]\r\n",
    );
    run.ends(1).reports("unknown field `colour`", "content/articles/odd.md:4:1");
    run.reports("`[[nobody]]`", "content/articles/odd.md:8:1");
}

#[test]
fn authors_are_written_in_many_ways() {
    for (written, byline) in [
        ("author: Ana Bell\n", "Ana Bell"),
        ("author: [Ana Bell, Bo]\n", "Ana Bell; Bo"),
        ("author:\n", ""),
        ("author: null\n", ""),
        ("author: ''\n", ""),
        ("authors:\n  - name: Ana Bell\n    email: a@example.org\n  - name: Bo\n", "Ana Bell; Bo"),
        ("byline: {name: Ana Bell}\n", "Ana Bell"),
    ] {
        let (folder, run) = odd(&format!("title: Odd\ndate: 2022\n{written}"));
        run.ends(0);
        assert_eq!(cell(&folder, "odd", "byline"), byline, "{written}");
    }
    let (folder, run) = odd("title: Odd\ndate: 2022\nauthor:\n  - [Ana]\n");
    run.ends(1).reports("`byline`", "content/articles/odd.md:5");
    assert_eq!(cell(&folder, "odd", "byline"), "");
}

#[test]
fn names_in_lists_keep_their_written_text() {
    let (folder, run) = odd("title: 012\ndate: 2022\ntags: [no, 1e3, 012, yes, 2022-01-01]\n");
    run.ends(0);
    assert_eq!(cell(&folder, "odd", "title"), "012");
    let names: Vec<String> =
        support::rows(&folder.read("public/data/entities.csv")).into_iter().map(|row| row["name"].clone()).collect();
    assert_eq!(names, ["012", "1e3", "2022-01-01", "no", "yes"]);
}

#[test]
fn keys_of_other_generators_warn_and_never_fail() {
    let keys: String = (0..380).map(|number| format!("plugin_{number}: [{{a: {number}}}]\n")).collect();
    let (folder, run) = odd(&format!("title: Odd\ndate: 2022\npeoples: x\n{keys}"));
    run.ends(0).reports("unknown field `peoples`", "content/articles/odd.md:4");
    run.reports("did you mean `people`?", "content/articles/odd.md:4");
    assert_eq!(text_of(&folder, "odd"), "The odd text.\n");
}

#[test]
fn a_field_of_the_wrong_shape_is_an_error_where_it_stands() {
    let (folder, run) = odd("title: Odd\ndate: 2022\nsummary: [a, b]\nurl: /articles/x\nlang: klingon language\n");
    run.ends(1).reports("`summary`", "content/articles/odd.md:4:10");
    run.reports("`url` is read as `redirect_from`", "content/articles/odd.md:5:6");
    run.reports("klingon", "content/articles/odd.md:6:7");
    assert_eq!(text_of(&folder, "odd"), "The odd text.\n");
}

#[test]
fn front_matter_that_cannot_be_read_is_an_error_and_the_others_are_published() {
    let deep = format!("---\ntitle: {}\n---\n", "[".repeat(100_000));
    let deep_flow = format!("---\na: {}\n---\n", "{a: ".repeat(50_000));
    for (file, line) in [
        ("---\ntitle: [a\ndate: 2022\n---\nx\n", 3),
        ("---\ntitle: \"a\ndate: 2022\n---\nx\n", 2),
        ("---\n- a\n- b\n---\nx\n", 2),
        ("---\njust words\n---\nx\n", 2),
        ("---\ntitle: A\n", 1),
        ("+++\ntitle = A\n+++\nx\n", 2),
        ("+++\ntitle = 'A'\nx\n", 1),
        (deep.as_str(), 2),
        (deep_flow.as_str(), 2),
    ] {
        let (_, run) = beside_good("content/articles/odd.md", file);
        let start: String = file.chars().take(40).collect();
        assert_eq!(run.code, 1, "{start:?}: {}", run.stderr);
        assert!(run.stderr.contains("content/articles/odd.md"), "{start:?}: {}", run.stderr);
        let at = run.stderr.lines().filter_map(|line| line.trim_start().strip_prefix("--> content/articles/odd.md:"));
        let lines: Vec<usize> = at.filter_map(|at| at.split(':').next()?.parse().ok()).collect();
        let is_near = lines.iter().any(|found| found.abs_diff(line) <= 2);
        assert!(is_near, "{start:?} is reported at {lines:?}, not near {line}:\n{}", run.stderr);
    }
}

#[test]
fn endless_nesting_in_front_matter_ends() {
    let steps: String = (0..3_000).map(|depth| format!("{}a:\n", " ".repeat(depth))).collect();
    let (_, run) = beside_good("content/articles/odd.md", format!("---\n{steps}---\n"));
    run.ends(1).reports("cannot be read", "content/articles/odd.md");
}

#[test]
fn settings_that_cannot_be_read_publish_nothing() {
    let folder = Folder::new(GOOD);
    folder.write("content/site.yaml", "title: [a\noutbound: text\n");
    let run = folder.build(&[]);
    run.ends(1);
    assert!(run.stderr.contains("content/site.yaml"), "{}", run.stderr);
    assert!(!folder.has("public"));
}

// Files.

#[test]
fn a_file_that_is_no_utf_8_is_left_out_with_its_line() {
    let (folder, run) =
        beside_good("content/articles/odd.md", b"---\ntitle: Odd\n---\nline\n\xc0\xeb\xec\xe0\xf2\xfb\n");
    run.ends(1).reports("not UTF-8", "content/articles/odd.md");
    assert!(run.stderr.contains("line 5"), "{}", run.stderr);
    assert!(!folder.has("public/articles/odd.html"));
}

#[test]
fn a_file_in_utf_16_is_read_with_a_warning() {
    let letters = "---\ntitle: Odd\ndate: 2022\n---\nслова\n".encode_utf16();
    let little: Vec<u8> = [0xff, 0xfe].into_iter().chain(letters.clone().flat_map(u16::to_le_bytes)).collect();
    let big: Vec<u8> = [0xfe, 0xff].into_iter().chain(letters.flat_map(u16::to_be_bytes)).collect();
    for bytes in [little, big] {
        let (folder, run) = beside_good("content/articles/odd.md", bytes);
        run.ends(0).reports("UTF-16", "content/articles/odd.md");
        assert_eq!(text_of(&folder, "odd").trim_end(), "слова");
    }
}

#[test]
fn an_empty_file_and_an_empty_body_are_published() {
    for file in ["", "\n", "---\n---\n", "---\n---", "---\ntitle: Odd\n---\n", "\u{feff}", " \t\r\n"] {
        let (folder, run) = beside_good("content/articles/odd.md", file);
        run.ends(0);
        assert_eq!(text_of(&folder, "odd"), "", "{file:?}");
        assert!(folder.has("public/articles/odd.html"), "{file:?}");
    }
}

#[test]
fn a_line_of_many_characters_is_published_whole_and_shown_in_part() {
    let line = "Алматы 🏔️ ".repeat(600);
    let (folder, run) =
        beside_good("content/articles/odd.md", format!("---\ntitle: Odd\ndate: 2022\n---\n{line}[[nobody]]{line}\n"));
    run.ends(1).reports("`[[nobody]]`", "content/articles/odd.md:5");
    assert!(run.stderr.len() < 4_000, "{}", run.stderr.len());
    assert_eq!(html::folded(&text_of(&folder, "odd")), html::folded(&format!("{line}nobody{line}")));
}

#[test]
fn long_file_names_with_emoji_are_published() {
    let name = format!("{}{}", "🔥пожар-".repeat(13), "a".repeat(14));
    let file = format!("{name}.md");
    assert_eq!(file.len(), 17 + 13 * 15, "the name is as long as one that was seen");
    let (folder, run) =
        beside_good(&format!("content/articles/{file}"), "---\ntitle: Odd\ndate: 2022\n---\nThe odd text.\n");
    run.ends(0);
    let row = support::rows(&folder.read("public/data/articles.csv")).into_iter().find(|row| row["title"] == "Odd");
    let id = row.expect("the article is published")["id"].clone();
    assert!(id.starts_with("articles/пожар-") && id.ends_with('a'), "{id}");
    assert_eq!(text_of(&folder, id.trim_start_matches("articles/")), "The odd text.\n");
}

#[test]
fn a_name_without_a_letter_gets_no_empty_address() {
    let (folder, run) = beside_good("content/articles/;).md", "---\ntitle: Odd\n---\nx\n");
    run.ends(1).reports("no address", "content/articles/;).md");
    assert!(folder.has("public/articles/index.html"));
    let (folder, run) = odd("title: Odd\ndate: 2022\nslug: ';)'\n");
    run.ends(1).reports("no address", "content/articles/odd.md:4");
    assert!(!folder.has("public/articles/.html"));
}

#[test]
fn a_tag_without_a_letter_does_not_overwrite_the_index() {
    let (folder, run) = odd("title: Odd\ndate: 2022\ntags: [';)', ':(', Words]\n");
    run.ends(0);
    let index = folder.read("public/topics/index.html");
    assert!(index.contains("Words") && index.contains(";)") && index.contains(":("), "{index}");
    let topics: Vec<String> = folder.tree("public/topics").into_keys().filter(|path| path.ends_with(".html")).collect();
    assert_eq!(topics.len(), 4, "{topics:?}");
}

#[test]
fn stray_files_are_reported_and_not_lost_silently() {
    let (_, run) = beside_good("content/articles/notes.txt", "x");
    run.ends(0).reports("not read", "content/articles/notes.txt");
    let (_, run) = beside_good("content/persons/x.md", "---\nname: X\n---\n");
    run.ends(0).reports("not read", "content/persons/x.md");
}

// Addresses.

#[test]
fn what_ends_before_it_begins_and_what_lies_within_itself_is_reported() {
    let folder = Folder::new(GOOD);
    folder.write("content/events/e.md", "---\nname: Event\nstart: 2020-05-05\nend: 2020-01-01\n---\n");
    folder.write("content/places/a.md", "---\nname: Circle A\nwithin: Circle B\n---\n");
    folder.write("content/places/b.md", "---\nname: Circle B\nwithin: Circle A\n---\n");
    let (date, hash) = ("date: 2022-01-02\nupdated: 2022-01-01\n", "sha256: abc\n");
    folder.write("content/articles/odd.md", format!("---\ntitle: Odd\n{date}{hash}version_of: odd\n---\nx\n"));
    let run = folder.build(&[]);
    run.ends(1)
        .reports("`end` is before `start`, and left out", "content/events/e.md:4")
        .reports("lies within itself", "content/places/a.md:3")
        .reports("`updated` is before `date`, and left out", "content/articles/odd.md:4")
        .reports("`sha256` must be 64 hexadecimal digits", "content/articles/odd.md:5")
        .reports("no translation or version of itself", "content/articles/odd.md:6");
    assert_eq!(run.stderr.matches("lies within itself").count(), 1);
    assert!(!folder.read("public/timeline.html").contains("until"));
}

#[test]
fn without_content_nothing_is_made() {
    let folder = Folder::empty();
    let run = folder.build(&[]);
    run.ends(3);
    assert!(run.stderr.contains("content"), "{}", run.stderr);
    assert!(!folder.has("public"));
}

#[test]
fn an_archive_of_nothing_is_a_site() {
    for fixture in ["=== content/site.yaml\n", "=== content/site.yaml\ntitle: X\n"] {
        let folder = Folder::new(fixture);
        folder.built(&[]);
        assert!(folder.has("public/index.html"));
    }
}

#[test]
fn a_place_that_cannot_be_written_is_named() {
    let folder = Folder::new(GOOD);
    folder.write("file", "x");
    let run = folder.build(&["--output", "file/site"]);
    run.ends(3);
    assert!(run.stderr.contains("file"), "{}", run.stderr);
    let run = folder.build(&["--output", "file"]);
    run.ends(3);
    assert_eq!(folder.read("file"), "x");
}

#[test]
fn a_command_line_that_makes_no_sense_is_usage() {
    let folder = Folder::new(GOOD);
    for arguments in [
        &["bild"][..],
        &["build", "--no-such-thing"],
        &["build", "--as-of", "yesterday"],
        &["build", "--base-url", "example.org"],
        &["check", "--format", "xml"],
    ] {
        folder.run(arguments).ends(2);
    }
    assert!(!folder.has("public"));
}

// Templates.

#[test]
fn an_error_in_a_template_names_its_line() {
    let folder = Folder::new(GOOD);
    folder.write("templates/article.html", "<p>\n{% if %}\n");
    let run = folder.build(&[]);
    run.ends(1).reports("template", "templates/article.html:2");
    assert!(!folder.has("public"));
}

#[test]
fn an_error_in_rendering_names_the_line_and_the_page() {
    for template in [
        "<p>\n{{ article.nothing.at_all }}\n",
        "<p>\n{{ t(key=\"no_such_words\") }}\n",
        "<p>\n{{ 1 / article.title }}\n",
    ] {
        let folder = Folder::new(GOOD);
        folder.write("templates/article.html", template);
        for command in ["build", "check"] {
            let run = folder.run(&[command, "--as-of", "2023-01-01"]);
            run.ends(1);
            let said = format!("{}{}", run.stdout, run.stderr);
            assert!(said.contains("templates/article.html:2"), "{said}");
            assert!(said.contains("articles/good.html"), "{said}");
        }
        assert!(!folder.has("public"));
    }
}

// Bodies.

#[test]
fn commands_of_other_generators_stay_and_are_reported() {
    let body = "Before.\n\n{{< youtube x >}}\n\n{% include y %} after\n";
    let (folder, run) = beside_good("content/articles/odd.md", format!("---\ntitle: Odd\ndate: 2022\n---\n{body}"));
    run.ends(0).reports("another generator", "content/articles/odd.md:7");
    let text = text_of(&folder, "odd");
    assert!(text.contains("Before.") && text.contains("{{< youtube x >}}") && text.contains("after"), "{text}");
}

#[test]
fn formulas_in_tables_are_guarded() {
    for start in ["=1+1", "+1", "-1", "@x"] {
        let (folder, run) = odd(&format!("title: \"{start}\"\ndate: 2022\nbyline: [\"{start}\"]\n"));
        run.ends(0);
        assert_eq!(cell(&folder, "odd", "title"), format!("'{start}"));
        assert_eq!(cell(&folder, "odd", "byline"), format!("'{start}"));
    }
}

#[test]
fn deep_nesting_ends() {
    for body in [
        "> ".repeat(3_000),
        "<div>".repeat(20_000),
        "[".repeat(20_000),
        "*a **b ".repeat(3_000),
        "<b><i>".repeat(5_000),
    ] {
        let start: String = body.chars().take(10).collect();
        let (folder, run) =
            beside_good("content/articles/odd.md", format!("---\ntitle: Odd\ndate: 2022\n---\n{body}word\n"));
        assert!(run.code == 0, "{start}: {}", run.stderr);
        assert!(text_of(&folder, "odd").contains("word"), "{start}");
    }
}

#[test]
fn everyone_else_is_public() {
    for line in ["", "visibility: public\n", "visibility: 'public'\n"] {
        let folder =
            Folder::new(&format!("{GOOD}=== content/people/x.md\n---\nname: X Y\n{line}---\nNews was withheld.\n"));
        folder.built(&[]);
        assert!(folder.has("public/people/x.html"), "{line:?}");
    }
}

#[test]
fn an_undated_article_is_neither_the_latest_nor_later_than_another() {
    let site = support::site(
        "=== content/articles/a.md\n---\ntitle: Dated\ndate: 2022\n---\nx\n=== content/articles/b.md\n---\ntitle: Undated\n---\nx\n",
    );
    let home = site.text("index.html");
    let place = |title: &str| home.find(&format!(">{title}</a>")).expect("both are on the front page");
    assert!(place("Dated") < place("Undated"), "{home}");
    assert!(!site.text("articles/a.html").contains("rel=\"next\""));
    assert!(!site.text("articles/b.html").contains("rel=\"prev\""));
}
