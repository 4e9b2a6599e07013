//! Reader-risk modes (`outbound`): one archive with addresses of a publisher and of saved copies wherever content can have one, and
//! every file that is written of it.
//!
//! Under `text` no file has an address of either that a program or a finger could follow: none in an attribute, in a script, in a feed,
//! a citation, a table or any other data. Under `capture` only those of saved copies are there. What stays is the visible text.

use crate::support;
use std::collections::BTreeMap;

use crate::support::Folder;
use crate::support::html;
use crate::support::html::Part;

const ORIGINAL: &str = "publisher.example";
const COPY: &str = "copies.example";

/// The hosts stand in every field and text that takes an address.
const ARCHIVE: &str = r#"
=== content/site.yaml
title: Risk
base_url: https://news.example/
license: https://creativecommons.example/by/
featured: [one]
outbound: MODE
=== content/pages/about.md
---
title: About
summary: Who we are.
---
[The publisher](https://publisher.example/about) and ![a picture](https://publisher.example/about.png).
=== content/people/ann.md
---
name: Ann Bell
summary: A reporter.
same_as: {site: "https://publisher.example/ann", wikidata: Q1}
---
She writes for [the paper](https://publisher.example/).
=== content/questions/dead.md
---
title: How many died?
definition: As [the paper](https://publisher.example/definition) counts.
---
See [the paper](https://publisher.example/question).
=== content/articles/one.md
---
title: One
date: 2022-01-05
url: https://publisher.example/one
retrieved: 2022-01-06
byline: Ann Bell
publisher: The Paper
summary: A summary.
captures:
  - {url: "https://copies.example/one", at: 2022-01-07, sha256: 2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881, tool: saver}
  - {url: "https://copies.example/one-again", at: 2022-02-07}
image: {caption: "Seen [there](https://publisher.example/caption)."}
media: [{title: A film, kind: video, url: "https://publisher.example/film"}]
notices: ["See [there](https://publisher.example/notice)."]
annotations:
  - quote: twelve people died
    note: "Also [here](https://publisher.example/note), says Ann Bell."
    by: Us
claims:
  - {id: twelve, question: dead, value: 12, claimant: The Paper, quote: twelve people died}
---
Ann Bell says that [twelve people died](https://publisher.example/link "title"),
[relative](/there) and <a href="https://publisher.example/raw">raw</a> ![x](https://publisher.example/x.png).[^1]

<https://publisher.example/bare>

<iframe src="https://publisher.example/frame"></iframe><img src="https://publisher.example/y.png" alt="y">

[^1]: [Footnote](https://publisher.example/footnote).
=== content/articles/one.annotations.json
{"@context": "http://www.w3.org/ns/anno.jsonld", "id": "https://publisher.example/anno", "type": "Annotation",
 "body": {"type": "TextualBody", "value": "<a href=\"https://publisher.example/html-note\">See</a> it", "format": "text/html"},
 "target": {"source": "https://publisher.example/one", "selector": {"type": "TextQuoteSelector", "exact": "relative"}}}
=== content/articles/ours.md
---
title: Ours
kind: summary
original_title: Theirs
date: 2022-02
url: https://publisher.example/theirs
archived_url: https://copies.example/theirs
archived_at: 2022-02-03
publisher: The Paper
---
Ann Bell.
=== content/articles/older.md
---
title: Older
date: 2021
url: https://publisher.example/older
publisher: The Paper
---
Nobody saved [this](https://publisher.example/older/two).
"#;

/// The whole site in a mode, the packed one unpacked over it.
fn published(mode: &str) -> BTreeMap<String, Vec<u8>> {
    let folder = Folder::new(&ARCHIVE.replace("MODE", mode));
    let run = folder.build(&["--archive", "site.zip"]);
    assert!(run.code < 2, "{}", run.stderr);
    let site = folder.tree("public");
    let packed = support::unzipped(&std::fs::read(folder.path("site.zip")).expect("a packed site"));
    assert_eq!(packed, site, "what is packed is what is published");
    site
}

/// Where a host stands in a file so that something could follow it: `articles/one.html a[href]`.
fn followable(path: &str, text: &str, host: &str) -> Vec<String> {
    if !text.contains(host) {
        return Vec::new();
    }
    let ending = path.rsplit('.').next().unwrap_or_default();
    match ending {
        "html" => in_markup(path, text, host),
        "xml" => {
            let document = roxmltree::Document::parse(text).expect("XML");
            let nodes = document.descendants();
            nodes
                .flat_map(|node| {
                    let attributes = node.attributes().filter(|attribute| attribute.value().contains(host));
                    let mut found: Vec<String> =
                        attributes.map(|attribute| format!("{path} @{}", attribute.name())).collect();
                    match node.has_tag_name("content") {
                        true => found.extend(in_markup(path, node.text().unwrap_or_default(), host)),
                        false
                            if node.is_text()
                                && !node.parent().is_some_and(|parent| parent.has_tag_name("content")) =>
                        {
                            found
                                .extend(node.text().filter(|text| text.contains(host)).map(|_| format!("{path} text")));
                        }
                        false => {}
                    }
                    found
                })
                .collect()
        }
        "json" if path.contains("feed") || !path.starts_with("articles/") && !path.starts_with("data/") => {
            let feed: serde_json::Value = serde_json::from_str(text).expect("JSON");
            let mut found = Vec::new();
            for item in feed["items"].as_array().expect("items") {
                for (key, value) in item.as_object().expect("an item") {
                    let value = value.to_string();
                    match key.as_str() {
                        "content_html" => found.extend(in_markup(path, item[key].as_str().unwrap_or_default(), host)),
                        key => found.extend(value.contains(host).then(|| format!("{path} {key}"))),
                    }
                }
            }
            found
        }
        // The text of an article, word by word as its page shows it.
        "txt" if path.starts_with("data/text/") => Vec::new(),
        // The same texts, of which the search shows the words around what it found.
        "js" if path.starts_with("search/texts-") => Vec::new(),
        _ => vec![path.to_owned()],
    }
}

/// Every attribute and script; what remains is text that is read.
fn in_markup(path: &str, markup: &str, host: &str) -> Vec<String> {
    let mut found = Vec::new();
    for part in html::parts(markup) {
        if let Part::Start { name, attributes } = &part {
            let with_host = attributes.iter().filter(|(_, value)| value.contains(host));
            found.extend(with_host.map(|(key, _)| format!("{path} {name}[{key}]")));
        }
    }
    let scripts = markup.split("<script").skip(1).filter_map(|rest| rest.split("</script>").next());
    found.extend(scripts.filter(|script| script.contains(host)).map(|_| format!("{path} script")));
    found
}

fn found(site: &BTreeMap<String, Vec<u8>>, host: &str) -> Vec<String> {
    let files = site.iter().filter_map(|(path, bytes)| Some((path, std::str::from_utf8(bytes).ok()?)));
    files.flat_map(|(path, text)| followable(path, text, host)).collect()
}

#[test]
fn under_text_no_address_can_be_followed() {
    let site = published("text");
    assert_eq!(found(&site, ORIGINAL), [""; 0]);
    assert_eq!(found(&site, COPY), [""; 0]);
    // Programs that read feeds make links of addresses, so that of a link only its words are there.
    for feed in ["feed.xml", "feed.json"] {
        let feed = text(&site, feed);
        assert!(feed.contains("twelve people died") && !feed.contains("publisher.example/link"), "{feed}");
    }
    // Where a report comes from is still there to read.
    let page = html::visible(&html::parts(&text(&site, "articles/one.html")));
    for address in ["https://publisher.example/one", "https://copies.example/one", "https://publisher.example/link"] {
        assert!(page.contains(address), "{address}");
    }
}

#[test]
fn under_capture_only_saved_copies_can_be_followed() {
    let site = published("capture");
    assert_eq!(found(&site, ORIGINAL), [""; 0]);
    let copies = found(&site, COPY);
    for place in [
        "articles/one.html a[href]",
        "articles/one.html meta[content]",
        "articles/one.html script",
        "data/citations.bib",
        "data/citations.ris",
        "data/citations.csl.json",
        "articles/ours.html script",
        "data/articles.csv",
        "data/links.csv",
    ] {
        assert!(copies.iter().any(|found| found == place), "{place} is not in {copies:?}");
    }
    let links = support::rows(&text(&site, "data/links.csv"));
    assert_eq!(links.len(), 3, "{links:?}");
    assert!(links.iter().all(|row| row["url"].is_empty() && row["archived_url"].contains(COPY)), "{links:?}");
}

#[test]
fn under_live_both_can_be_followed_without_a_referrer() {
    let site = published("live");
    let originals = found(&site, ORIGINAL);
    for place in [
        "about.html a[href]",
        "annotations.html a[href]",
        "people/ann.html a[href]",
        "people/ann.html script",
        "articles/one.html a[href]",
        "articles/one.html meta[content]",
        "articles/one.html script",
        "data/citations.bib",
        "data/citations.ris",
        "data/citations.csl.json",
        "articles/ours.html script",
        "feed.xml a[href]",
        "feed.json a[href]",
        "data/articles.csv",
        "data/links.csv",
        "data/annotations.csv",
        "data/annotations.jsonld",
        "questions/dead.html a[href]",
    ] {
        assert!(originals.iter().any(|found| found == place), "{place} is not in {originals:?}");
    }
    assert!(found(&site, COPY).contains(&"articles/one.html a[href]".to_owned()));
}

#[test]
fn no_page_tells_where_its_reader_came_from_or_loads_from_elsewhere() {
    for mode in ["live", "capture", "text"] {
        let site = published(mode);
        for (path, page) in site.iter().filter(|(path, _)| path.ends_with(".html")) {
            let parts = html::parts(std::str::from_utf8(page).expect("UTF-8"));
            let has_policy = parts.iter().any(|part| {
                part.is_start("meta")
                    && part.attribute("name") == Some("referrer")
                    && part.attribute("content") == Some("no-referrer")
            });
            assert!(has_policy, "{mode} {path}");
            for part in &parts {
                let Some(href) = part.attribute("href").filter(|href| href.contains("publisher.example")) else {
                    continue;
                };
                let rel = part.attribute("rel").unwrap_or_default();
                assert!(part.is_start("a") && rel.split(' ').any(|word| word == "noreferrer"), "{mode} {path}: {href}");
            }
            // The 404 page is shown at any depth and has full addresses of its own site.
            let own = if path.as_str() == "404.html" { "https://news.example/" } else { "" };
            let is_elsewhere = |src: &&str| src.strip_prefix(own).is_none_or(|src| src.contains("://"));
            let loads = parts.iter().filter_map(|part| part.attribute("src")).find(is_elsewhere);
            assert_eq!(loads, None, "{mode} {path}");
        }
    }
}

#[test]
fn the_scan_sees_what_could_be_followed() {
    for (path, text) in [
        ("a.html", "<a href=\"https://publisher.example/\">x</a>"),
        ("a.html", "<p title=\"publisher.example\">x</p>"),
        ("a.html", "<script>\"https://publisher.example/\"</script><p>"),
        ("feed.xml", "<feed><link href=\"https://publisher.example/\"/></feed>"),
        ("feed.xml", "<feed><content>&lt;a href=\"https://publisher.example/\"&gt;</content></feed>"),
        ("feed.xml", "<feed><id>https://publisher.example/</id></feed>"),
        ("feed.json", "{\"items\": [{\"content_html\": \"<img src='https://publisher.example/'>\"}]}"),
        ("feed.json", "{\"items\": [{\"external_url\": \"https://publisher.example/\"}]}"),
        ("data/citations.csl.json", "[{\"URL\": \"https://publisher.example/\"}]"),
        ("data/links.csv", "https://publisher.example/"),
    ] {
        assert_eq!(followable(path, text, ORIGINAL).len(), 1, "{path}: {text}");
    }
    assert_eq!(followable("a.html", "<p>https://publisher.example/</p>", ORIGINAL), [""; 0]);
}

fn text(site: &BTreeMap<String, Vec<u8>>, path: &str) -> String {
    let bytes = site.get(path).unwrap_or_else(|| panic!("there is no {path}"));
    String::from_utf8(bytes.clone()).expect("UTF-8")
}
