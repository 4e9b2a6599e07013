//! Saved pages in all that they are saved in.

use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;

use crate::import::archive;
use crate::import::articles;
use crate::import::import;
use crate::import::page;
use crate::import::report;
use crate::support::Folder;
use crate::support::sha256;

const JSON_LD: &str = r#"<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle",
"headline":"Two Tolls On One Day","datePublished":"2022-03-14T18:05:00+06:00","dateModified":"2022-03-15T09:00:00+06:00",
"author":[{"@type":"Person","name":"A. Author"}],"publisher":{"@type":"Organization","name":"The Paper"},
"articleSection":"World","inLanguage":"en","mainEntityOfPage":"https://paper.example/two-tolls",
"image":{"@type":"ImageObject","url":"https://paper.example/a.jpg","caption":"Families in Shymkent"}}</script>"#;

/// A page that tells everything of itself.
fn telling() -> String {
    page("Two Tolls On One Day", &report()).replace("</head>", &format!("{JSON_LD}</head>"))
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::default());
    packed.write_all(bytes).expect("memory takes everything");
    packed.finish().expect("memory takes everything")
}

#[test]
fn a_page_becomes_an_article_with_all_that_it_tells() {
    let archive = archive();
    archive.write("saved.html", telling());
    let run = import(&archive, &["saved.html"], 0);
    assert!(
        run.stdout.contains("content/articles/2022/two-tolls-on-one-day.md  written, from saved.html"),
        "{}",
        run.stdout
    );
    let text = archive.read("content/articles/2022/two-tolls-on-one-day.md");
    for line in [
        "title: Two Tolls On One Day\n",
        "date: 2022-03-14T18:05:00+06:00\n",
        "updated: 2022-03-15T09:00:00+06:00\n",
        "byline:\n  - A. Author\n",
        "dateline: NUR-SULTAN\n",
        "publisher: The Paper\n",
        "section: World\n",
        "url: https://paper.example/two-tolls\n",
        "lang: en\n",
        "image:\n  caption: Families in Shymkent\n",
        "contributors:\n  - AFP\n",
    ] {
        assert!(text.contains(line), "{line:?} is not in\n{text}");
    }
    assert!(text.contains(&sha256(telling().as_bytes())), "{text}");
    assert!(text.contains("\n---\n\nOfficials have given two death tolls on one day"), "{text}");
    for furniture in ["Home", "Copyright", "With reporting", "<p>", "# Two"] {
        assert!(
            !text.split("\n---\n").nth(1).is_some_and(|body| body.contains(furniture)),
            "{furniture} is in\n{text}"
        );
    }
    let articles = articles(&archive);
    assert_eq!(articles[0]["title"], "Two Tolls On One Day");
    assert_eq!(archive.run(&["check"]).code, 0);
}

#[test]
fn the_same_bytes_are_written_once_and_nothing_is_written_over() {
    let archive = archive();
    archive.write("saved.html", telling());
    archive.write("copy.html", telling());
    let run = import(&archive, &["saved.html", "copy.html"], 0);
    assert!(run.stdout.contains("1 file written; 1 thing there already"), "{}", run.stdout);
    let path = "content/articles/2022/two-tolls-on-one-day.md";
    let mine = archive.read(path).replace("Officials", "Mine: officials");
    archive.write(path, &mine);
    import(&archive, &["saved.html"], 0);
    assert_eq!(archive.read(path), mine);
    // Another page of that name.
    archive.write("other.html", page("Two Tolls On One Day", &report()));
    import(&archive, &["other.html"], 0);
    assert_eq!(archive.read(path), mine);
    assert!(archive.has("content/articles/two-tolls-on-one-day.md"));
}

#[test]
fn a_second_copy_of_the_same_text_is_a_capture_and_of_another_text_a_version() {
    let archive = archive();
    archive.write("first.html", telling());
    import(&archive, &["first.html"], 0);
    archive.write("second.html", telling().replace("</html>", "<!-- advertisement 7 --></html>"));
    let run = import(&archive, &["second.html"], 0);
    assert!(run.stdout.contains("1 capture added"), "{}", run.stdout);
    let path = "content/articles/2022/two-tolls-on-one-day.md";
    assert_eq!(archive.read(path).matches("  - sha256: ").count(), 2, "{}", archive.read(path));
    archive.write("third.html", telling().replace("at 230", "at 232"));
    import(&archive, &["third.html"], 0);
    let version = archive.read("content/articles/2022/two-tolls-on-one-day-2.md");
    assert!(version.contains("version_of: articles/2022/two-tolls-on-one-day\n"), "{version}");
    assert_eq!(archive.build(&["--no-search"]).code, 0);
    assert!(archive.has("public/articles/2022/two-tolls-on-one-day/versions.html"));
}

#[test]
fn a_dry_run_writes_nothing_and_says_everything() {
    let archive = archive();
    archive.write("saved.html", telling());
    let before = archive.tree(".");
    let run = import(&archive, &["--dry-run", "--keep", "saved.html"], 0);
    assert!(run.stdout.contains("two-tolls-on-one-day.md  would be written"), "{}", run.stdout);
    assert_eq!(archive.tree("."), before);
}

#[test]
fn what_is_kept_is_what_was_saved_and_goes_out_harmless() {
    let archive = archive();
    let page = telling().replace("</body>", "<script src=https://evil.example/t.js></script></body>");
    archive.write("saved.html", &page);
    import(&archive, &["--keep", "saved.html"], 0);
    let hash = sha256(page.as_bytes());
    let kept = format!("captures/two-tolls-on-one-day-{}.html", &hash[..8]);
    assert_eq!(archive.read(&format!("static/{kept}")), page);
    assert!(archive.read("content/articles/2022/two-tolls-on-one-day.md").contains(&format!("file: {kept}\n")));
    archive.built(&["--no-search"]);
    assert!(!archive.read(&format!("public/{kept}")).contains("evil.example"));
    assert!(archive.read("public/SHA256SUMS.originals").contains(&hash));
}

#[test]
fn pages_are_told_by_their_bytes_in_whatever_they_are_packed() {
    let mhtml = format!(
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://paper.example/mhtml\r\nDate: Sat, 29 Jan 2022 10:00:00 -0000\r\n\
         MIME-Version: 1.0\r\nContent-Type: multipart/related; type=\"text/html\"; boundary=\"b\"\r\n\r\n--b\r\nContent-Type: text/html\r\n\
         Content-Transfer-Encoding: 8bit\r\n\r\n{}\r\n--b--\r\n",
        page("Saved As Mhtml Today", &report())
    );
    let single = page("Saved In One File", &report()).replacen(
        "<html lang=\"en-GB\">",
        "<html lang=\"en-GB\"><!--\n Page saved with SingleFile \n url: https://paper.example/single \n saved date: Sat Jan 29 2022 10:00:00 GMT+0600 (East Kazakhstan Time)\n-->",
        1,
    );
    let archive = archive();
    archive.write("heap/a.txt", &mhtml);
    archive.write("heap/b", gzip(single.as_bytes()));
    import(&archive, &["heap"], 0);
    let mhtml = archive.read("content/articles/saved-as-mhtml-today.md");
    assert!(mhtml.contains("url: https://paper.example/mhtml\n") && mhtml.contains("tool: Blink (MHTML)\n"), "{mhtml}");
    assert!(mhtml.contains("at: 2022-01-29T10:00:00Z\n"), "{mhtml}");
    let single = archive.read("content/articles/saved-in-one-file.md");
    assert!(
        single.contains("url: https://paper.example/single\n") && single.contains("tool: SingleFile\n"),
        "{single}"
    );
    assert!(single.contains("at: 2022-01-29T10:00:00+06:00\n"), "{single}");
}

/// A web archive with some responses.
fn warc(pages: &[(&str, &str, &str)]) -> Vec<u8> {
    let mut archive =
        b"WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 22\r\n\r\nsoftware: Crawler 1.0\n\r\n\r\n".to_vec();
    for (url, kind, body) in pages {
        let response = format!("HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\n\r\n{body}");
        let head = format!(
            "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2022-01-29T04:00:00Z\r\nContent-Length: {}\r\n\r\n",
            response.len()
        );
        archive.extend_from_slice(head.as_bytes());
        archive.extend_from_slice(response.as_bytes());
        archive.extend_from_slice(b"\r\n\r\n");
    }
    archive
}

#[test]
fn every_page_of_a_web_archive_is_an_article_with_its_capture() {
    let (one, other) =
        (page("The First Page Here", &report()), page("The Second Page Here", &report().replace("230", "231")));
    let pages = [
        ("https://paper.example/1", "text/html; charset=utf-8", one.as_str()),
        ("https://paper.example/a.png", "image/png", "x"),
        ("https://paper.example/2", "text/html", other.as_str()),
    ];
    let archive = archive();
    archive.write("crawl.warc.gz", gzip(&warc(&pages)));
    let run = import(&archive, &["crawl.warc.gz"], 0);
    assert!(run.stdout.contains("2 files written; set aside responses that are no page: 1"), "{}", run.stdout);
    let text = archive.read("content/articles/the-second-page-here.md");
    for line in ["url: https://paper.example/2\n", "at: 2022-01-29T04:00:00Z\n", "tool: Crawler 1.0\n"] {
        assert!(text.contains(line), "{line:?} is not in\n{text}");
    }
    let run = import(&archive, &["crawl.warc.gz"], 0);
    assert!(run.stdout.contains("0 files written; 2 things there already"), "{}", run.stdout);
}

#[test]
fn a_packed_web_archive_is_read_out_of_its_zip() {
    let page = page("In A Packed Archive", &report());
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    for (name, bytes) in [
        ("datapackage.json", b"{}".to_vec()),
        ("archive/data.warc.gz", gzip(&warc(&[("https://paper.example/w", "text/html", &page)]))),
    ] {
        zip.start_file(name, options).expect("a file");
        zip.write_all(&bytes).expect("its bytes");
    }
    let archive = archive();
    archive.write("crawl.wacz", zip.finish().expect("a ZIP file").into_inner());
    import(&archive, &["crawl.wacz"], 0);
    assert!(archive.read("content/articles/in-a-packed-archive.md").contains("url: https://paper.example/w\n"));
}

#[test]
fn old_character_sets_are_read() {
    let russian = "Прокуратура сообщила о погибших во время январских событий в Алматы. ".repeat(8);
    let page = page("Два числа погибших названы за день", &format!("<p>{russian}</p><p>{russian}</p>"))
        .replace("charset=\"utf-8\"", "charset=\"windows-1251\"")
        .replace("en-GB", "ru");
    let archive = archive();
    archive.write("saved.html", encoding_rs::WINDOWS_1251.encode(&page).0);
    import(&archive, &["saved.html"], 0);
    let text = archive.read("content/articles/dva-chisla-pogibshikh-nazvany-za-den.md");
    assert!(text.contains("title: Два числа погибших названы за день\n") && text.contains("lang: ru\n"), "{text}");
}

#[test]
fn a_page_that_nothing_is_sure_of_is_marked_until_an_editor_has_looked() {
    let archive = archive();
    let list = "<ul>".to_owned() + &"<li><a href='/x'>A headline of another page</a></li>".repeat(40) + "</ul>";
    archive.write("saved.html", page("A List Of Things", &list));
    import(&archive, &["saved.html"], 0);
    let path = "content/articles/a-list-of-things.md";
    assert!(archive.read(path).contains("check: extraction\n"), "{}", archive.read(path));
    archive.build(&["--no-search"]).reports("was not sure of it", path);
    let looked = archive.read(path).replace("check: extraction\n", "");
    archive.write(path, looked);
    assert!(!archive.build(&["--no-search"]).stderr.contains("was not sure of it"));
}

#[test]
fn folders_of_saved_pages_and_hidden_files_are_passed_over() {
    let archive = archive();
    archive.write("heap/Page.html", telling());
    archive.write("heap/Page_files/frame.html", page("A Frame Of The Page", &report()));
    archive.write("heap/.hidden.html", page("A Hidden Page Here", &report()));
    let run = import(&archive, &["heap"], 0);
    assert!(run.stdout.contains("1 file written"), "{}", run.stdout);
}

#[test]
fn what_is_of_the_archive_is_not_imported_into_it() {
    let archive = archive();
    assert!(import(&archive, &["content"], 3).stderr.contains("is a part of this archive"));
    assert!(import(&archive, &["."], 3).stderr.contains("is a part of this archive"));
    assert!(import(&archive, &["nothing.html"], 3).stderr.contains("nothing.html"));
    assert_eq!(Folder::empty().run(&["import", "x"]).code, 3);
}

#[test]
fn a_page_of_the_wayback_machine_is_the_originals() {
    let archive = archive();
    let way = "https://web.archive.org/web/20220107101112/";
    let page = page(
        "Two tolls on one day",
        &format!(
            "{}<p>See <a href=\"{way}https://p.example/b\">the other report</a> and <a href=\"/web/20220107101112/https://p.example/c\">one more</a>.</p>",
            report()
        ),
    );
    archive.write(
        "a.html",
        page.replace("<head>", &format!("<head><link rel=\"canonical\" href=\"{way}https://p.example/a\">")),
    );
    import(&archive, &["a.html"], 0);
    let text = archive.read("content/articles/two-tolls-on-one-day.md");
    assert!(text.contains("\nurl: https://p.example/a\n"), "{text}");
    assert!(text.contains(&format!("  - url: {way}https://p.example/a\n    at: 2022-01-07T10:11:12Z\n")), "{text}");
    assert!(
        text.contains("[the other report](https://p.example/b)") && text.contains("(https://p.example/c)"),
        "{text}"
    );
}

#[test]
fn the_name_of_the_site_is_no_headline() {
    for heading in [
        "<h1>The Paper</h1>",
        "<header><h1><a href=\"/\">The Paper, of Almaty</a></h1></header>",
        "<a href='https://p.example/'><h1>Daily news of Almaty</h1></a>",
    ] {
        let archive = archive();
        let page = page("Two tolls on one day", &report())
            .replace("<h1>Two tolls on one day</h1>", &format!("{heading}<h2>Two tolls on one day</h2>"));
        archive.write("a.html", page.replace("<title>Two tolls on one day - The Paper</title>", "<title>Daily news of Almaty - The Paper, of Almaty - Two tolls on one day</title><meta property=\"og:title\" content=\"Two tolls on one day\">"));
        import(&archive, &["a.html"], 0);
        let text = archive.read("content/articles/two-tolls-on-one-day.md");
        assert!(text.contains("title: Two tolls on one day\n"), "{heading}: {text}");
    }
}

#[test]
fn bylines_are_names_and_json_with_a_comma_too_many_is_read() {
    let archive = archive();
    let said = r#"<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2022-01-05", "author": [{"name": "By Ada Reed, USA TODAY"}, {"name": "3f2504e0-4f89-11d3-9a0c-0305e82c3301"}, {"name": "Written By Bob Stone"},],}</script>"#;
    archive.write("a.html", page("Two tolls on one day", &report()).replace("<head>", &format!("<head>{said}")));
    import(&archive, &["a.html"], 0);
    let text = archive.read("content/articles/2022/two-tolls-on-one-day.md");
    assert!(text.contains("byline:\n  - Ada Reed\n  - Bob Stone\n"), "{text}");
    archive.write(
        "b.html",
        page("Another report of that day", &report())
            .replace("<head>", &format!("<head>{}", said.replace("\"@type\":", "\"@type\""))),
    );
    let run = import(&archive, &["b.html"], 0);
    assert!(run.stderr.contains("JSON-LD cannot be read"), "{}", run.stderr);
}

#[test]
fn a_date_above_the_text_is_the_date() {
    let archive = archive();
    archive.write(
        "a.html",
        page("Two tolls on one day", &format!("<p>5 января 2022, 19:00, Иван Петров</p>{}", report())),
    );
    import(&archive, &["a.html"], 0);
    assert!(archive.read("content/articles/2022/two-tolls-on-one-day.md").contains("date: 2022-01-05T19:00:00\n"));
}

#[test]
fn an_address_in_a_command_of_bibtex_is_the_address() {
    let archive = archive();
    archive.write("a.bib", "@misc{w, title={Web page}, howpublished={Available at \\url{https://w.example/1}}, year={2022}}\n@misc{v, title={Other page}, howpublished={The Courier, \\href{https://w.example/2}{here}}, year={2022}}\n");
    import(&archive, &["a.bib"], 0);
    let text = archive.read("content/articles/2022/web-page.md");
    assert!(text.contains("url: https://w.example/1\n") && !text.contains("vailable"), "{text}");
    assert!(archive.read("content/articles/2022/other-page.md").contains("url: https://w.example/2\n"));
}
