//! Saved pages: what a reader sees of them stays, and nothing in them runs or leads away unseen.

use dateline::input::Outbound;
use dateline::output::harmless::clean as cleaned_for;
use dateline::value::FilePath;

use super::clean;
use super::files;
use super::harmless;
use crate::support::cleaning::runs;

#[test]
fn a_saved_page_reads_as_a_page_and_runs_nothing() {
    let cleaned = String::from_utf8(harmless("a.html", files::page().as_bytes())).expect("text");
    assert!(!runs(cleaned.as_bytes()), "{cleaned}");
    let lower = cleaned.to_lowercase();
    for gone in [
        "<script", "onload", "onclick", "evil", "iframe", "<form", "<input", "<base", "refresh", "java", "<!--",
        "srcset", "ping", "<svg", "<object", "<embed", "autoplay",
    ] {
        assert!(!lower.contains(gone), "{gone}:\n{cleaned}");
    }
    for kept in [
        "<!DOCTYPE html>",
        "lang=\"ru\"",
        "<title>Saved &amp; kept</title>",
        "page_files/a.css",
        "content: \"\\201C\"",
        "p > a",
        "class=\"article\"",
        "style=\"color: red;",
        "page2.html#x",
        "page_files/photo.jpg",
        "A lost photo",
        "without script",
        "Search",
        "The end.",
        "film.mp4",
        "<a href=\"https://news.example/other?a=1&amp;b=2\" rel=\"external noreferrer\">elsewhere</a>",
        "mailto:a@news.example",
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'",
        "no-referrer",
    ] {
        assert!(cleaned.contains(kept), "{kept}:\n{cleaned}");
    }
}

#[test]
fn where_links_may_not_lead_out_their_addresses_are_text() {
    for outbound in [Outbound::Capture, Outbound::Text] {
        let cleaned = cleaned_for(files::page().into_bytes(), &FilePath::new("a.html"), outbound).bytes;
        let cleaned = String::from_utf8(cleaned).expect("text");
        assert!(cleaned.contains("<a>elsewhere</a> (https://news.example/other?a=1&amp;b=2),"), "{cleaned}");
        assert!(!cleaned.contains("href=\"http") && !cleaned.contains("href=\"mailto"), "{cleaned}");
        assert!(cleaned.contains("<a href=\"page2.html#x\">inside</a>"), "{cleaned}");
    }
}

#[test]
fn a_page_is_told_by_what_it_begins_with_or_by_its_ending() {
    let run = |name: &str, text: &str| String::from_utf8(clean(name, text.as_bytes()).bytes).expect("text");
    assert!(!run("saved", "\u{feff} \n<HTML><script>x()</script>").contains("<script"));
    assert!(!run("saved.php", "<!-- a --><script>x()</script>").contains("<script"));
    assert!(!run("a.htm", "words, then <script>x()</script>").contains("<script"));
    // Nobody runs these.
    for (name, text) in [
        ("a.md", "<div>\nwords"),
        ("x.js", "<!--\nlet a = '<script>';"),
        ("a.csv", "<p>,b"),
        ("google1.html", "google-site-verification: google1.html"),
    ] {
        assert_eq!(run(name, text), text, "{name}");
    }
}

#[test]
fn a_page_that_is_xml_stays_xml() {
    let page = "<?xml version=\"1.0\"?><html xmlns=\"http://www.w3.org/1999/xhtml\"><head><title>a</title><script>x()</script></head><body><p>b<br/><img src=\"c.png\" alt=\"\"/></p></body></html>";
    let cleaned = String::from_utf8(clean("a.xhtml", page.as_bytes()).bytes).expect("text");
    assert!(
        !cleaned.contains("x()") && cleaned.contains("Content-Security-Policy") && cleaned.contains("<br />"),
        "{cleaned}"
    );
    let options = roxmltree::ParsingOptions { allow_dtd: true, ..Default::default() };
    roxmltree::Document::parse_with_options(&cleaned, options).expect("XML");
}

#[test]
fn a_page_in_an_old_encoding_keeps_its_letters() {
    let (bytes, _, _) = encoding_rs::WINDOWS_1251
        .encode("<html><head><meta charset=\"windows-1251\"></head><body>Пожар в Алматы</body></html>");
    let cleaned = String::from_utf8(clean("a.html", &bytes).bytes).expect("UTF-8");
    assert!(cleaned.contains("Пожар в Алматы") && cleaned.contains("<meta charset=\"utf-8\" />"), "{cleaned}");
    // It does not say which.
    let (bytes, _, _) = encoding_rs::WINDOWS_1251.encode("<html><body>Пожар в Алматы, Тараз и Шымкент</body></html>");
    assert!(String::from_utf8_lossy(&clean("a.html", &bytes).bytes).contains("Шымкент"));
    // In one encoding letters hide tags.
    let hidden = b"<html><head><meta charset=\"iso-2022-jp\"></head><body><img alt=\"\x1b$B\">\x1b(B<img src=x onerror=alert(1)>\"></body></html>";
    assert!(!runs(&clean("a.html", hidden).bytes));
}
