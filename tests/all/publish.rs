//! What is published: the folder, the files in it, and that the same input gives the same bytes.

mod feeds;
mod folder;

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
    folder.write("content/articles/odd.md", "---\ntitle: Odd\ndate: 2021-99\n---\n[[nobody]] stays.\n");
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
