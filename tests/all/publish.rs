//! What is published: the folder, the files in it, and that the same input gives the same bytes.

use crate::support;
use std::collections::BTreeMap;
use std::collections::BTreeSet;

use dateline::input::Options;

use crate::support::Folder;
use crate::support::Site;
use crate::support::day;
use crate::support::html;
use crate::support::links;
use crate::support::site;
use crate::support::site_of;

/// An archive with something of everything, without a warning.
const SAMPLE: &str = r#"
=== content/site.yaml
title: Sample
description: Something of everything.
publisher: The Testers
featured: [2022/first]
=== content/pages/about.md
---
title: About
---
See [the first](/articles/2022/first.md), [[Almaty]] and [[people/toqaev|him]].
=== content/people/toqaev.md
---
name: Qasym-Zhomart Toqaev
names: [{form: Қасым-Жомарт Тоқаев, lang: kk}]
summary: A president in Astana.
roles: [{role: President, organization: Akorda, from: 2019-03}]
same_as: {wikidata: Q1}
---
He was born in [Almaty](../places/almaty.md).
=== content/people/Әлия.md
---
name: Әлия Молдағұлова
---
=== content/places/almaty.md
---
name: Almaty
names: [Алматы]
latitude: 43.25
longitude: 76.9
within: Kazakhstan
---
=== content/places/kazakhstan.md
---
name: Kazakhstan
---
=== content/places/astana.md
---
name: Astana
names: [Nur-Sultan]
---
=== content/organizations/akorda.md
---
name: Akorda
names: [Ақорда]
---
=== content/events/unrest.md
---
name: January 2022 unrest
start: 2022-01-02
end: 2022-01-11
place: Almaty
---
=== content/topics/protests.md
---
name: Protests
---
=== content/articles/2022/first.md
---
title: "First: <b> & \"quotes\""
date: 2022-01-05T08:30:00+06:00
updated: 2022-01-06
byline: [Ana Bell, Qasym-Zhomart Toqaev]
publisher: Akorda
dateline: {text: "NUR-SULTAN --", place: astana}
url: https://example.org/2022/first
archived_url: https://archive.example/first
archived_at: 2022-01-07
sha256: 2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881
summary: What Almaty saw.
tags: [Protests, new topic]
redirect_from: [/old/first/]
lang: en
corrections: [{date: 2022-01-06, text: A number was wrong.}]
---
Qasym-Zhomart Toqaev spoke in NUR-SULTAN.[^1] Toqaev’s **Alm**aty[^1].

## One heading

> [Text about Almaty](https://example.org/x), [below](#one-heading), [second](second.md).

## One heading

| Place | Dead |
|---|--:|
| Almaty | 1 |

```rust
let almaty = "Almaty";
```

[^1]: A note from Kazakhstan.
=== content/articles/2022/second.md
---
title: Вторая
date: 2022-01
lang: ru
translation_of: 2022/first
publisher: Another Paper
events: [unrest]
---
Алматы и Қасым-Жомарт Тоқаев. [Назад](first.md).
=== content/articles/Қаңтар.md
---
title: Қаңтар
date: 2022
lang: kk
---
Алматы, Ақорда.
=== content/articles/undated-summary.md
---
title: Ours
kind: summary
date: 2021-12-31
---
Kazakhstan.
"#;

const BASE: &str = "https://news.example/archive/";

fn with_base() -> Options {
    Options { base_url: Some(BASE.to_owned()), ..Options::on(day()) }
}

const ALMATY: &str = "=== content/places/almaty.md\n---\nname: Almaty\n---\n";

/// Many articles that name one place.
fn many(count: usize) -> String {
    let article = |number: usize| {
        let (month, day) = (number / 28 % 12 + 1, number % 28 + 1);
        format!(
            "=== content/articles/a{number:03}.md\n---\ntitle: A{number}\ndate: 2022-{month:02}-{day:02}\ntags: [t{number}]\npublisher: P{number}\n---\nAlmaty.\n"
        )
    };
    format!("=== content/places/almaty.md\n---\nname: Almaty\n---\n{}", (0..count).map(article).collect::<String>())
}

#[test]
fn the_sample_has_no_fault() {
    assert_eq!(site(SAMPLE).problems(), [""; 0]);
}

// The folder.

#[test]
fn a_folder_of_others_is_refused() {
    let folder = Folder::new(SAMPLE);
    folder.write("public/thesis.txt", "ten years of work");
    let before = folder.tree("");
    let run = folder.build(&[]);
    run.ends(3);
    assert!(run.stderr.contains("public") && run.stderr.contains("--output"), "{}", run.stderr);
    assert_eq!(folder.tree(""), before);
    for output in [".", "content", "content/articles"] {
        folder.build(&["--output", output]).ends(3);
        assert_eq!(folder.tree(""), before, "{output}");
    }
}

#[test]
fn an_empty_folder_and_a_new_one_are_taken() {
    let folder = Folder::new(SAMPLE);
    std::fs::create_dir(folder.path("public")).expect("a folder");
    folder.built(&[]);
    folder.built(&["--output", "some/new/place"]);
    assert_eq!(folder.tree("public"), folder.tree("some/new/place"));
}

#[test]
fn files_of_others_stay_and_files_of_vanished_articles_go() {
    let folder = Folder::new(SAMPLE);
    folder.built(&[]);
    folder.write("public/CNAME", "news.example");
    folder.write("public/articles/2022/notes/mine.txt", "mine");
    folder.write("public/.git/HEAD", "ref: refs/heads/gh-pages");
    std::fs::create_dir_all(folder.path("public/.git/refs/heads")).expect("a folder");
    assert!(folder.has("public/articles/Қаңтар.html") && folder.has("public/data/text/Қаңтар.txt"));
    folder.remove("content/articles/Қаңтар.md");
    folder.remove("content/articles/2022/second.md");
    folder.write("content/articles/2022/first.md", "---\ntitle: First\ndate: 2022\n---\nx\n");
    let run = folder.built(&[]);
    assert!(run.stdout.contains("removed"), "{}", run.stdout);
    assert_eq!(folder.read("public/CNAME"), "news.example");
    assert_eq!(folder.read("public/articles/2022/notes/mine.txt"), "mine");
    assert_eq!(folder.read("public/.git/HEAD"), "ref: refs/heads/gh-pages");
    assert!(folder.has("public/.git/refs/heads"), "git takes a folder without `refs` for no repository");
    for gone in
        ["articles/Қаңтар.html", "data/text/Қаңтар.txt", "articles/2022/second.html", "old/first/index.html", "old"]
    {
        assert!(!folder.has(&format!("public/{gone}")), "{gone}");
    }
    assert!(!folder.read("public/SHA256SUMS").contains("CNAME"), "the sums are of the site");
}

#[test]
fn a_file_of_others_is_never_written_over() {
    let folder = Folder::new(SAMPLE);
    folder.built(&[]);
    folder.write("public/people/new.html", "mine");
    folder.write("content/people/new.md", "---\nname: New Person\n---\n");
    let before = folder.tree("public");
    let run = folder.build(&[]);
    run.ends(3);
    assert!(run.stderr.contains("people/new.html"), "{}", run.stderr);
    assert_eq!(folder.tree("public"), before);
}

#[test]
fn what_a_killed_build_left_is_cleared_away() {
    let folder = Folder::new(SAMPLE);
    folder.built(&[]);
    let before = folder.tree("");
    folder.write(".public.dateline-new/articles/half.html", "<p>ha");
    folder.built(&[]);
    assert_eq!(folder.tree(""), before, "the site is the same and nothing is left beside it");
}

#[test]
fn a_build_that_publishes_nothing_leaves_the_last_good_site() {
    let strict: (&str, &str, &str, &[&str]) =
        ("a warning under --strict", "content/articles/2022/first.md", "---\ntitle: Changed\n---\nx\n", &["--strict"]);
    let error: (&str, &str, &str, &[&str]) = (
        "an error under --strict",
        "content/articles/2022/first.md",
        "---\ntitle: Changed\ndate: 2022\n---\n[[nobody]]\n",
        &["--strict"],
    );
    let syntax = ("a template's syntax", "templates/article.html", "{% if %}", &[][..]);
    let rendering = ("a template's rendering", "templates/article.html", "{{ no.such.thing }}", &[][..]);
    let settings = ("settings", "content/site.yaml", "title: [x", &[][..]);
    let withheld = ("a withheld name", "content/people/toqaev.md", "---\nname: [X\nvisibility: secret\n---\n", &[][..]);
    let way = ("a folder in the way", "public/people/zz.html/x", "mine", &[][..]);
    for (case, path, text, arguments) in [strict, error, syntax, rendering, settings, withheld, way] {
        let folder = Folder::new(SAMPLE);
        folder.built(&[]);
        folder.write("content/people/zz.md", "---\nname: Zz Zz\n---\n");
        folder.write(path, text);
        let before = folder.tree("");
        let run = folder.build(arguments);
        assert_ne!(run.code, 0, "{case}");
        let after = folder.tree("");
        let changed: Vec<&String> =
            before.keys().chain(after.keys()).filter(|path| before.get(*path) != after.get(*path)).collect();
        assert!(changed.is_empty(), "{case}: {changed:?}");
        assert!(!run.stderr.is_empty(), "{case} says nothing");
    }
}

#[test]
fn strict_publishes_what_has_no_fault_and_else_nothing() {
    let folder = Folder::new(SAMPLE);
    folder.built(&["--strict"]);
    folder.write("content/articles/undated-summary.md", "---\ntitle: Ours\n---\nx\n");
    let run = folder.build(&["--strict", "--output", "other"]);
    run.ends(1).reports("no date", "content/articles/undated-summary.md");
    assert!(!folder.has("other"));
    folder.build(&["--output", "other"]).ends(0);
    folder.run(&["check", "--strict", "--as-of", "2023-01-01"]).ends(1);
    folder.run(&["check", "--as-of", "2023-01-01"]).ends(0);
}

#[test]
fn errors_keep_their_article_and_the_exit_code_tells() {
    let folder = Folder::new(SAMPLE);
    folder.write("content/articles/odd.md", "---\ntitle: Odd\ndate: never\n---\n[[nobody]] stays.\n");
    folder.write("content/articles/unreadable.md", "---\ntitle: [\n---\n");
    let run = folder.build(&[]);
    run.ends(1);
    assert!(folder.read("public/data/text/odd.txt").contains("nobody stays."));
    assert!(!folder.has("public/articles/unreadable.html"));
    assert!(folder.has("public/articles/2022/first.html"));
    assert_eq!(folder.run(&["check", "--as-of", "2023-01-01"]).code, 1);
}

#[test]
fn check_writes_nothing() {
    let folder = Folder::new(SAMPLE);
    let before = folder.tree("");
    for format in ["human", "json", "github"] {
        folder.run(&["check", "--as-of", "2023-01-01", "--format", format]).ends(0);
    }
    assert_eq!(folder.tree(""), before);
}

#[test]
fn every_line_of_check_for_programs_is_json() {
    let folder = Folder::new(SAMPLE);
    folder.write("content/articles/odd.md", "---\ntitle: Odd\nwhat: ever\n---\n[[nobody]]\n");
    let run = folder.run(&["check", "--as-of", "2023-01-01", "--format", "json"]);
    run.ends(1);
    let lines: Vec<serde_json::Value> =
        run.stdout.lines().map(|line| serde_json::from_str(line).expect("one object a line")).collect();
    let error = lines.iter().find(|line| line["severity"] == "error").expect("an error");
    assert_eq!((error["file"].as_str(), error["line"].as_u64()), (Some("content/articles/odd.md"), Some(5)));
    assert_eq!((error["column"].as_u64(), error["text"].as_str()), (Some(1), Some("[[nobody]]")));
    assert!(lines.iter().any(|line| line["message"].as_str().is_some_and(|words| words.contains("`what`"))));
}

// The files.

#[test]
fn the_sums_are_complete_and_right() {
    let folder = Folder::new(SAMPLE);
    folder.write("static/images/a b.txt", "x");
    folder.built(&["--base-url", BASE]);
    let files = folder.tree("public");
    let listed = support::sums(&folder.read("public/SHA256SUMS"));
    let expected: BTreeMap<String, String> = files
        .iter()
        .filter(|(path, _)| *path != "SHA256SUMS" && !path.rsplit('/').next().unwrap_or_default().starts_with('.'))
        .map(|(path, bytes)| (path.clone(), support::sha256(bytes)))
        .collect();
    assert_eq!(listed, expected);
    assert!(files.contains_key(".nojekyll"));
}

#[test]
fn two_builds_give_the_same_bytes() {
    let (one, other) = (Folder::new(SAMPLE), Folder::new(SAMPLE));
    for folder in [&one, &other] {
        folder.write("static/images/a.txt", "x");
        folder.write("content/articles/odd.md", "---\ntitle: Odd\nwhat: ever\n---\n[[nobody]] <blink>x</blink>\n");
    }
    let first = one.build(&["--base-url", BASE]);
    let second = other.build(&["--base-url", BASE, "--jobs", "1"]);
    assert_eq!(first.stderr, second.stderr);
    assert_eq!(one.tree("public"), other.tree("public"));
}

#[test]
fn the_order_of_reading_does_not_matter() {
    let fixture = format!("{SAMPLE}{}", many(120).replace(ALMATY, ""));
    let mut input = support::input(&fixture, with_base());
    let forwards = dateline::compile(&input);
    input.content.reverse();
    let backwards = dateline::compile(&input);
    let shown = |problems: &[dateline::diagnostic::Diagnostic]| problems.iter().map(support::shown).collect::<Vec<_>>();
    assert_eq!(shown(&forwards.diagnostics), shown(&backwards.diagnostics));
    let forwards = Site { output: forwards.value, diagnostics: Vec::new() }.all();
    let backwards = Site { output: backwards.value, diagnostics: Vec::new() }.all();
    let paths: Vec<&String> = forwards.keys().collect();
    assert_eq!(paths, backwards.keys().collect::<Vec<_>>());
    let different: Vec<&String> = paths.into_iter().filter(|path| forwards[*path] != backwards[*path]).collect();
    assert!(different.is_empty(), "{different:?}");
}

#[test]
fn a_warm_build_equals_a_cold_one() {
    let warm = Folder::new(SAMPLE);
    let changed = "---\nname: Almaty\nnames: [Алматы, Alma-Ata]\n---\nIn Kazakhstan.\n";
    warm.built(&["--base-url", BASE]);
    warm.write("content/places/almaty.md", changed);
    warm.remove("content/articles/Қаңтар.md");
    warm.built(&["--base-url", BASE]);
    let cold = Folder::new(SAMPLE);
    cold.write("content/places/almaty.md", changed);
    cold.remove("content/articles/Қаңтар.md");
    cold.built(&["--base-url", BASE]);
    assert_eq!(warm.tree("public"), cold.tree("public"));
    let run = warm.built(&["--base-url", BASE]);
    assert!(run.stdout.contains(": 0 changed, 0 removed"), "{}", run.stdout);
    assert_eq!(warm.tree("public"), cold.tree("public"));
}

#[test]
fn a_site_that_was_damaged_is_mended() {
    let folder = Folder::new(SAMPLE);
    folder.built(&[]);
    let good = folder.tree("public");
    folder.write("public/index.html", "damaged");
    folder.remove("public/articles/Қаңтар.html");
    folder.built(&[]);
    assert_eq!(folder.tree("public"), good);
}

// Links.

#[test]
fn every_link_leads_somewhere_and_every_id_is_unique() {
    let settings = |line: &str| SAMPLE.replace("title: Sample\n", &format!("title: Sample\n{line}\n"));
    let cases: [(&str, String, Options); 7] = [
        ("plain", SAMPLE.to_owned(), Options::on(day())),
        ("with a base address", SAMPLE.to_owned(), with_base()),
        ("first mentions", settings("mentions: first"), Options::on(day())),
        ("text only", settings("outbound: text"), Options::on(day())),
        ("captures only", settings("outbound: capture"), Options::on(day())),
        ("long lists", many(230), with_base()),
        ("nothing", "=== content/site.yaml\n".to_owned(), Options::on(day())),
    ];
    for (case, fixture, options) in cases {
        let faults = links::broken(&site_of(&fixture, options).all());
        assert!(faults.is_empty(), "{case}:\n{}", faults.join("\n"));
    }
}

#[test]
fn the_archive_of_this_repository_has_no_broken_link() {
    let folder = Folder::empty();
    let output = folder.path("public");
    let root = env!("CARGO_MANIFEST_DIR");
    folder.built(&["--root", root, "--output", output.to_str().expect("a path in UTF-8"), "--base-url", BASE]);
    let faults = links::broken(&folder.tree("public"));
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn the_link_checker_sees_what_is_broken() {
    let page = |body: &str| -> Vec<String> {
        let files = [("a/x.html", body), ("b.html", "<p id=\"y\">")];
        let files = files.map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec()));
        links::broken(&BTreeMap::from(files))
    };
    for good in [
        "<a href=\"../b.html\">",
        "<a href=\"../b.html#y\">",
        "<a href=\"https://example.org/\">",
        "<p id=\"z\"><a href=\"#z\">",
    ] {
        assert_eq!(page(good), [""; 0], "{good}");
    }
    for bad in [
        "<a href=\"b.html\">",
        "<a href=\"../../b.html\">",
        "<a href=\"/b.html\">",
        "<a href=\"../b.html#z\">",
        "<a href=\"#z\">",
        "<img src=\"https://example.org/x.png\">",
        "<link rel=\"stylesheet\" href=\"https://example.org/x.css\">",
        "<a href=\"file:///b.html\">",
        "<p id=\"z\"><p id=\"z\">",
    ] {
        assert_eq!(page(bad).len(), 1, "{bad}: {:?}", page(bad));
    }
}

#[test]
fn long_lists_are_cut_and_nobody_is_lost() {
    let site = site(&many(230));
    let mut found = BTreeSet::new();
    for page in ["articles/index.html", "articles/page-2.html", "articles/page-3.html"] {
        let parts = html::parts(&site.text(page));
        let main = html::inside(&parts, |part| part.is_start("main"));
        found.extend(
            main.iter()
                .filter_map(|part| part.attribute("href"))
                .filter(|href| href.starts_with("../articles/a"))
                .map(ToOwned::to_owned),
        );
        found.extend(
            main.iter()
                .filter_map(|part| part.attribute("href"))
                .filter(|href| href.starts_with('a'))
                .map(|href| format!("../articles/{href}")),
        );
    }
    assert_eq!(found.len(), 230, "{found:?}");
    assert!(site.has("places/almaty/page-3.html") && !site.has("places/almaty/page-4.html"));
    let named: usize = ["places/almaty.html", "places/almaty/page-2.html", "places/almaty/page-3.html"]
        .iter()
        .map(|page| site.text(page).matches("#mention-1\"").count())
        .sum();
    assert!(named >= 230, "{named} mentions lead to their words");
}

// Feeds and sitemaps.

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

#[test]
fn the_404_page_has_full_addresses_where_it_can() {
    let page = site_of(SAMPLE, with_base()).text("404.html");
    for part in html::parts(&page) {
        for address in ["href", "src"].iter().filter_map(|name| part.attribute(name)) {
            assert!(address.starts_with(BASE) || address.starts_with('#'), "{address}");
        }
    }
}

#[test]
fn the_base_address_of_the_command_line_goes_before_the_written_one() {
    let fixture = SAMPLE.replace("title: Sample\n", "title: Sample\nbase_url: https://written.example/x\n");
    let folder = Folder::new(&fixture);
    folder.built(&[]);
    assert!(
        folder.read("public/sitemap.xml").contains("<loc>https://written.example/x/articles/2022/first.html</loc>")
    );
    folder.built(&["--base-url", "https://typed.example"]);
    let files = folder.tree("public");
    assert!(folder.read("public/sitemap.xml").contains("<loc>https://typed.example/articles/2022/first.html</loc>"));
    assert!(
        folder
            .read("public/articles/2022/first.html")
            .contains("href=\"https://typed.example/articles/2022/first.html\"")
    );
    let leftovers: Vec<&String> = files
        .iter()
        .filter(|(_, bytes)| String::from_utf8_lossy(bytes).contains("written.example"))
        .map(|(path, _)| path)
        .collect();
    assert!(leftovers.is_empty(), "{leftovers:?}");
}

// What is left out.

#[test]
fn drafts_and_articles_of_the_future_are_nowhere() {
    let fixture = format!(
        "{SAMPLE}
=== content/articles/draft.md
---
title: Zzdraft
date: 2022-01-01
draft: true
tags: [zzdrafttopic]
publisher: Zzdraftpaper
---
Zzdrafttext Almaty.
=== content/articles/unpublished.md
---
title: Zzdraft
date: 2022-01-01
published: false
---
x
=== content/articles/tomorrow.md
---
title: Zzfuture
date: 2023-01-02
---
Zzfuturetext Almaty.
=== content/articles/next-month.md
---
title: Zzfuture
date: 2023-02
---
x
=== content/articles/today.md
---
title: Zztoday
date: 2023-01-01T23:59:59-11:00
---
x
=== content/articles/this-year.md
---
title: Zzyear
date: 2023
---
x
=== content/pages/plan.md
---
title: Zzdraft
draft: true
---
x
"
    );
    let named = |options: &Options, word: &str| -> Vec<String> {
        let all = site_of(&fixture, options.clone()).all();
        all.into_iter()
            .filter(|(_, bytes)| String::from_utf8_lossy(bytes).to_lowercase().contains(word))
            .map(|(path, _)| path)
            .collect()
    };
    let plain = with_base();
    assert_eq!(named(&plain, "zzdraft"), [""; 0]);
    assert_eq!(named(&plain, "zzfuture"), [""; 0]);
    assert!(!named(&plain, "zztoday").is_empty() && !named(&plain, "zzyear").is_empty());
    let drafts = Options { drafts: true, ..plain.clone() };
    assert!(named(&drafts, "zzdraft").contains(&"articles/draft.html".to_owned()));
    assert!(named(&drafts, "zzdraft").contains(&"plan.html".to_owned()));
    assert_eq!(named(&drafts, "zzfuture"), [""; 0]);
    let future = Options { future: true, ..plain };
    assert!(named(&future, "zzfuture").contains(&"articles/tomorrow.html".to_owned()));
    assert_eq!(named(&future, "zzdraft"), [""; 0]);
}

#[test]
fn the_options_of_the_command_line_say_what_is_left_out() {
    let fixture = "=== content/articles/draft.md\n---\ntitle: Draft\ndate: 2022-01-01\ndraft: true\n---\nx\n=== content/articles/later.md\n---\ntitle: Later\ndate: 2022-06-01\n---\nx\n";
    let folder = Folder::new(fixture);
    let published = |arguments: &[&str]| -> Vec<String> {
        folder.run(&[&["build"], arguments].concat()).ends(0);
        let rows = support::rows(&folder.read("public/data/articles.csv"));
        rows.into_iter().map(|row| row["id"].clone()).collect()
    };
    assert_eq!(published(&["--as-of", "2022-05-31"]), [""; 0]);
    assert_eq!(published(&["--as-of", "2022-06-01"]), ["articles/later"]);
    assert_eq!(published(&["--as-of", "2022-05-31", "--future"]), ["articles/later"]);
    assert_eq!(published(&["--as-of", "2022-05-31", "--drafts"]), ["articles/draft"]);
    assert_eq!(published(&["--as-of", "2022-05-31", "--drafts", "--future"]), ["articles/draft", "articles/later"]);
}

#[test]
fn a_date_of_a_file_name_counts_where_none_is_written() {
    let site = site(
        "=== content/articles/2022-01-29-headline.md\n---\ntitle: H\n---\nx\n=== content/articles/2022-01-28-other.md\n---\ntitle: O\ndate: 2021\n---\nx\n",
    );
    let dates: Vec<String> = site.rows("articles").into_iter().map(|row| row["date"].clone()).collect();
    assert_eq!(dates, ["2021", "2022-01-29"]);
    assert_eq!(site.problems(), [""; 0]);
}
