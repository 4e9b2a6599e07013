//! Feeds and sitemaps: full addresses, and what the standards ask for.

use super::BASE;
use super::SAMPLE;
use super::with_base;
use crate::support::Folder;
use crate::support::html;
use crate::support::site_of;
use std::collections::BTreeSet;

fn xml(text: &str) -> roxmltree::Document<'_> {
    roxmltree::Document::parse(text).unwrap_or_else(|error| panic!("{error} in\n{text}"))
}

#[test]
fn without_a_base_address_there_is_nothing_that_needs_one() {
    let folder = Folder::new(SAMPLE);
    let run = folder.built(&[]);
    assert!(run.stderr.contains("note") && run.stderr.contains("base_url"), "{}", run.stderr);
    let files = folder.tree("public");
    assert!(!files.keys().any(|path| path.ends_with(".xml") || path.ends_with("feed.json")), "{:?}", files.keys());
    for (path, bytes) in files.iter().filter(|(path, _)| path.ends_with(".html")) {
        let page = std::str::from_utf8(bytes).expect("UTF-8");
        assert!(!page.contains("rel=\"canonical\""), "{path}");
        assert!(!page.contains("feed.xml"), "{path}");
    }
    assert!(!folder.read("public/robots.txt").contains("Sitemap"));
}

#[test]
fn the_sitemap_lists_every_page_with_its_full_address() {
    let site = site_of(SAMPLE, with_base());
    let text = site.text("sitemap.xml");
    let document = xml(&text);
    let locs: BTreeSet<&str> = document
        .descendants()
        .filter(|node| node.has_tag_name(("http://www.sitemaps.org/schemas/sitemap/0.9", "loc")))
        .filter_map(|node| node.text())
        .collect();
    for (page, is_listed) in [
        ("", true),
        ("articles/2022/first.html", true),
        ("articles/%D2%9A%D0%B0%D2%A3%D1%82%D0%B0%D1%80.html", true),
        ("people/toqaev.html", true),
        ("topics/new-topic.html", true),
        ("publishers/another-paper.html", true),
        ("dates/2022-01.html", true),
        ("about.html", true),
        ("404.html", false),
        ("old/first/index.html", false),
        ("data/articles.csv", false),
    ] {
        let has = locs.contains(format!("{BASE}{page}").as_str())
            || page.is_empty() && locs.contains(format!("{BASE}index.html").as_str());
        assert_eq!(has, is_listed, "{page}: {locs:#?}");
    }
    assert!(locs.iter().all(|loc| loc.starts_with(BASE) && loc.is_ascii()), "{locs:#?}");
    assert!(site.text("robots.txt").contains(&format!("Sitemap: {BASE}sitemap.xml")));
    for lastmod in document.descendants().filter(|node| node.has_tag_name("lastmod")).filter_map(|node| node.text()) {
        assert!(lastmod.len() >= 4 && lastmod.starts_with("202"), "{lastmod}");
    }
}

#[test]
fn feeds_are_valid_and_absolute() {
    let site = site_of(SAMPLE, with_base());
    let atom = "http://www.w3.org/2005/Atom";
    let paths: Vec<String> = site
        .output
        .paths()
        .map(|path| path.as_str().to_owned())
        .filter(|path| path.ends_with(".xml") && path != "sitemap.xml")
        .collect();
    for wanted in ["feed.xml", "people/toqaev.xml", "topics/protests.xml", "publishers/akorda.xml"] {
        assert!(paths.iter().any(|path| path == wanted), "{wanted} is not in {paths:?}");
    }
    for path in paths {
        let text = site.text(&path);
        let document = xml(&text);
        let feed = document.root_element();
        assert!(feed.has_tag_name((atom, "feed")), "{path}");
        let entries: Vec<_> = feed.children().filter(|node| node.has_tag_name((atom, "entry"))).collect();
        for node in std::iter::once(&feed).chain(&entries) {
            for wanted in ["id", "title", "updated"] {
                let count = node.children().filter(|child| child.has_tag_name((atom, wanted))).count();
                assert_eq!(count, 1, "{path}: {count} `{wanted}` (RFC 4287, 4.1)");
            }
            for child in node.children() {
                if child.has_tag_name((atom, "id")) {
                    assert!(child.text().is_some_and(|id| id.starts_with(BASE)), "{path}: {:?}", child.text());
                }
                if child.has_tag_name((atom, "updated")) || child.has_tag_name((atom, "published")) {
                    assert!(child.text().is_some_and(is_rfc3339), "{path}: {:?}", child.text());
                }
                if let Some(href) = child.attribute("href") {
                    assert!(href.starts_with(BASE) && href.is_ascii(), "{path}: {href}");
                }
                if child.has_tag_name((atom, "content")) {
                    absolute(child.text().unwrap_or_default(), &path);
                }
            }
        }
        let ids: BTreeSet<_> = entries
            .iter()
            .map(|entry| entry.children().find(|child| child.has_tag_name((atom, "id"))).and_then(|id| id.text()))
            .collect();
        assert_eq!(ids.len(), entries.len(), "{path}: ids are unique");
        let json: serde_json::Value = serde_json::from_str(&site.text(&path.replace(".xml", ".json"))).expect("JSON");
        assert_eq!(json["version"], "https://jsonfeed.org/version/1.1");
        assert_eq!(
            json["feed_url"],
            format!("{BASE}{}", path.replace(".xml", ".json"))
                .as_str()
                .replace('Ә', "%D3%98")
                .replace("лия", "%D0%BB%D0%B8%D1%8F")
        );
        let items = json["items"].as_array().expect("items");
        assert_eq!(items.len(), entries.len(), "{path}");
        for item in items {
            assert!(item["url"].as_str().is_some_and(|url| url.starts_with(BASE) && url.is_ascii()), "{item}");
            assert!(item["content_html"].is_string() || item["content_text"].is_string(), "{item}");
            absolute(item["content_html"].as_str().unwrap_or_default(), &path);
        }
    }
    let feed = site.text("feed.xml");
    assert!(
        feed.contains("First: &lt;b&gt; &amp; &quot;quotes&quot;")
            || feed.contains("First: &lt;b&gt; &amp; \"quotes\""),
        "{feed}"
    );
}

/// Every address in a feed's text must be full, and no id may stand in it: several texts share a reader's page.
#[track_caller]
fn absolute(markup: &str, path: &str) {
    let parts = html::parts(markup);
    assert_eq!(html::misnested(&parts), None, "{path}");
    for part in &parts {
        for attribute in ["href", "src"] {
            let Some(address) = part.attribute(attribute) else { continue };
            assert!(address.starts_with("https://") || address.starts_with("http://"), "{path}: {address}");
        }
        assert_eq!(part.attribute("id"), None, "{path}");
    }
}

fn is_rfc3339(text: &str) -> bool {
    let shape: String = text.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect();
    ["0000-00-00T00:00:00Z", "0000-00-00T00:00:00+00:00", "0000-00-00T00:00:00-00:00"].contains(&shape.as_str())
}

#[test]
fn what_has_no_date_is_in_no_feed() {
    let fixture = "=== content/site.yaml\ntitle: T\n=== content/articles/a.md\n---\ntitle: Dated\ndate: 2022\n---\nx\n\
        === content/articles/b.md\n---\ntitle: Undated\n---\nx\n";
    let site = site_of(fixture, with_base());
    for feed in ["feed.xml", "feed.json"] {
        let text = site.text(feed);
        assert!(text.contains("Dated") && !text.contains("Undated") && !text.contains("1970"), "{text}");
    }
}

#[test]
fn characters_that_xml_forbids_do_not_break_a_feed() {
    let fixture = "=== content/articles/a.md\n---\ntitle: \"A\\x01\\x0b\\uFFFF B\"\nsummary: \"S\\x02\"\nbyline: \"N\\x03\"\ndate: 2022\n---\nText\u{1}\u{c}\u{fffe} more &#1; &#x1f; [x\u{2}](https://example.org/\u{3}x \"t&#4;\") ![a\u{5}](x\u{6}.png).\n\n    code\u{7}\n\n=== content/articles/b.md\n# From a\u{1} heading\n";
    let site = site_of(fixture, with_base());
    for path in ["feed.xml", "sitemap.xml"] {
        xml(&site.text(path));
    }
    for path in ["articles/a.html", "index.html"] {
        html::parts(&site.text(path));
    }
}
