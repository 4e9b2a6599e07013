//! How articles are cited, and what machines read of every page: files for references, tags, schema.org, Open Graph.

use crate::support;
use std::collections::BTreeMap;

use dateline::archive;
use dateline::input::Options;
use serde_json::Value;
use serde_json::json;

use crate::support::Folder;
use crate::support::Site;
use crate::support::day;
use crate::support::html;
use crate::support::site;
use crate::support::site_of;

const BASE: &str = "https://news.example/archive/";

const ARCHIVE: &str = r#"
=== content/site.yaml
title: The Archive
publisher: The Keepers
description: What was kept.
=== content/people/toqaev.md
---
name: Qasym-Zhomart Toqaev
summary: A president.
short_names: [Toqaev]
same_as: {wikidata: Q1}
---
=== content/organizations/service.md
---
name: RFE/RL's Kazakh Service
---
=== content/places/almaty.md
---
name: Almaty
latitude: 43.25
longitude: 76.9
within: Kazakhstan
---
=== content/places/kazakhstan.md
---
name: Kazakhstan
---
=== content/events/unrest.md
---
name: January unrest
start: 2022-01-02
end: 2022-01-11
place: Almaty
---
=== content/articles/2022/Қаңтар.md
---
title: A headline of ours
original_title: "Their </script> headline | 100% & \"more\""
section: News
date: 2022-03
updated: 2022-03-15
byline: [RFE/RL's Kazakh Service, Qasym-Zhomart Toqaev, Ana Bell]
publisher: RFE/RL
dateline: ALMATY
url: https://example.org/one
archived_url: https://copies.example/one
archived_at: 2022-03-16
retrieved: 2022-03-17
lang: kk
image: {src: images/lead.png, alt: A square}
---
Almaty, Kazakhstan: the January unrest.
=== content/articles/ours.md
---
title: Our summary
kind: summary
original_title: Their report
date: 2022-01-05
byline: Ana Bell
publisher: RFE/RL
url: https://example.org/two
---
Almaty.
=== content/articles/bare.md
---
title: Bare
---
Nothing is known of it.
"#;

const REPORT: &str = "articles/2022/Қаңтар";

fn with_base() -> Site {
    site_of(ARCHIVE, Options { base_url: Some(BASE.to_owned()), ..Options::on(day()) })
}

/// `content` of every `meta` by its `name` or `property`.
fn tags(page: &str) -> BTreeMap<String, Vec<String>> {
    let mut tags: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for part in html::parts(page).iter().filter(|part| part.is_start("meta")) {
        let name = part.attribute("name").or_else(|| part.attribute("property"));
        if let (Some(name), Some(content)) = (name, part.attribute("content")) {
            tags.entry(name.to_owned()).or_default().push(content.to_owned());
        }
    }
    tags
}

/// Every JSON-LD script of a page.
fn linked_data(page: &str) -> Vec<Value> {
    let scripts = page.split("<script type=\"application/ld+json\">").skip(1);
    let texts = scripts.map(|rest| rest.split("</script>").next().expect("an end"));
    texts.map(|text| serde_json::from_str(text).unwrap_or_else(|error| panic!("{error} in {text}"))).collect()
}

/// What the page of an article has for programs, by format.
fn files(site: &Site, article: &str) -> BTreeMap<String, String> {
    let page = site.text(&format!("{article}.html"));
    let mut files = BTreeMap::new();
    for part in page.split("<p class=\"label\">").skip(1) {
        let Some((label, rest)) = part.split_once("</p>\n<pre class=\"cite-text\" lang=\"en\" dir=\"ltr\"><code>")
        else {
            continue;
        };
        let (text, _) = rest.split_once("</code></pre>").expect("an end");
        let parts = html::parts(&format!("<pre>{text}</pre>"));
        let mut shown = String::new();
        for part in parts {
            if let html::Part::Text(text) = part {
                shown += &text;
            }
        }
        files.insert(label.to_owned(), shown);
    }
    assert_eq!(files.keys().collect::<Vec<_>>(), ["BibTeX", "CSL-JSON", "RIS"]);
    files
}

/// The one item of a list in CSL-JSON.
fn item(files: &BTreeMap<String, String>) -> Value {
    let mut list: Vec<Value> = serde_json::from_str(&files["CSL-JSON"]).expect("JSON");
    assert_eq!(list.len(), 1);
    list.remove(0)
}

#[test]
fn a_report_is_cited_as_its_publishers() {
    let files = files(&with_base(), REPORT);
    let item = item(&files);
    let page = "https://news.example/archive/articles/2022/%D2%9A%D0%B0%D2%A3%D1%82%D0%B0%D1%80.html";
    let expected = json!({
        "id": "2022:qangtar",
        "type": "article-newspaper",
        "title": "Their </script> headline | 100% & \"more\"",
        "author": [{"literal": "RFE/RL's Kazakh Service"}, {"family": "Toqaev", "given": "Qasym-Zhomart"}, {"literal": "Ana Bell"}],
        "container-title": "RFE/RL",
        "section": "News",
        "issued": {"date-parts": [[2022, 3]]},
        "language": "kk",
        "URL": "https://example.org/one",
        "accessed": {"date-parts": [[2022, 3, 17]]},
        "archive": "The Archive",
        "archive_location": page,
        "note": format!("Saved copy of 16 March 2022: https://copies.example/one Kept in The Archive: {page}"),
    });
    assert_eq!(item, expected);
    let bibtex = &files["BibTeX"];
    assert!(bibtex.starts_with("@article{2022:qangtar,\n"), "{bibtex}");
    let line = "author = {{RFE/RL's Kazakh Service} and Toqaev, Qasym-Zhomart and {Ana Bell}},";
    assert!(bibtex.contains(line), "{bibtex}");
    let ris = &files["RIS"];
    assert!(ris.contains("\nDA  - 2022/03//\n") && ris.ends_with("ER  - \n"), "{ris}");
}

#[test]
fn a_summary_is_cited_as_ours_without_the_date_of_the_report() {
    let site = with_base();
    let item = item(&files(&site, "articles/ours"));
    let expected = json!({
        "id": "ours",
        "type": "webpage",
        "title": "Our summary",
        "author": [{"literal": "The Keepers"}],
        "container-title": "The Archive",
        "publisher": "The Keepers",
        "language": "en",
        "URL": "https://news.example/archive/articles/ours.html",
        "original-title": "Their report",
        "original-author": [{"literal": "Ana Bell"}],
        "original-publisher": "RFE/RL",
        "original-date": {"date-parts": [[2022, 1, 5]]},
        "note": "Summary of: Ana Bell. “Their report”, RFE/RL, 5 January 2022. https://example.org/two",
    });
    assert_eq!(item, expected);
    let data = &linked_data(&site.text("articles/ours.html"))[0];
    assert_eq!((&data["datePublished"], &data["isBasedOn"]["datePublished"]), (&Value::Null, &json!("2022-01-05")));
    assert_eq!(data["publisher"]["name"], "The Keepers");
    let tags = tags(&site.text("articles/ours.html"));
    assert_eq!(tags["z:itemType"], ["webpage"]);
    assert!(!tags.contains_key("article:published_time") && !tags.contains_key("DC.date"), "{tags:?}");
}

#[test]
fn nothing_is_made_up() {
    let site = site(ARCHIVE);
    let files = files(&site, "articles/bare");
    assert_eq!(item(&files), json!({"id": "bare", "type": "article-newspaper", "title": "Bare", "language": "en"}));
    assert_eq!(files["BibTeX"], "@misc{bare,\n  title = {{Bare}},\n  language = {en},\n}\n");
    assert_eq!(files["RIS"], "TY  - NEWS\nTI  - Bare\nLA  - en\nID  - bare\nER  - \n");
    let page = site.text("articles/bare.html");
    assert!(page.contains("{{cite news |title=Bare}}"), "{page}");
}

#[test]
fn without_an_address_of_its_own_a_site_cites_originals_only() {
    let site = site(ARCHIVE);
    for text in files(&site, REPORT).values() {
        assert!(text.contains("https://example.org/one") && !text.contains("The Archive"), "{text}");
    }
}

#[test]
fn all_articles_are_in_one_file_a_format() {
    // Two addresses of one key in Latin letters.
    let fixture = format!("{ARCHIVE}=== content/articles/2022/qangtar.md\n---\ntitle: Another\n---\nx\n");
    let site = site(&fixture);
    let list: Vec<Value> = serde_json::from_str(&site.text("data/citations.csl.json")).expect("JSON");
    let mut ids: Vec<&str> = list.iter().filter_map(|item| item["id"].as_str()).collect();
    ids.sort_unstable();
    assert_eq!(ids, ["2022:qangtar", "2022:qangtar-2", "bare", "ours"]);
    let bibtex = site.text("data/citations.bib");
    assert_eq!(bibtex.matches("\n@").count() + usize::from(bibtex.starts_with('@')), 4, "{bibtex}");
    assert_eq!(site.text("data/citations.ris").matches("ER  - \r\n").count(), 4);
}

#[test]
fn a_page_has_its_citation_without_scripts() {
    let site = with_base();
    let page = site.text(&format!("{REPORT}.html"));
    let parts = html::parts(&page);
    let cite = html::inside(&parts, |part| part.is_start("details") && part.attribute("class") == Some("cite"));
    let text = html::visible(&cite);
    let plain = "RFE/RL's Kazakh Service, Qasym-Zhomart Toqaev, Ana Bell. “Their </script> headline | 100% & \"more\"”, RFE/RL, March 2022. \
        https://example.org/one Saved copy of 16 March 2022: https://copies.example/one Kept in The Archive: https://news";
    assert!(text.contains(plain), "{text}");
    let wikipedia = "{{cite news |author=RFE/RL's Kazakh Service |last2=Toqaev |first2=Qasym-Zhomart |author3=Ana Bell \
        |title=Their &#60;/script&#62; headline &#124; 100% &#38; \"more\" |work=RFE/RL |date=March 2022 |language=kk \
        |url=https://example.org/one |archive-url=https://copies.example/one |archive-date=16 March 2022 \
        |access-date=17 March 2022}}";
    assert!(text.contains(wikipedia), "{text}");
    let files: Vec<&str> = cite.iter().filter_map(|part| part.attribute("href")).collect();
    assert_eq!(files, ["../../data/citations.bib", "../../data/citations.ris", "../../data/citations.csl.json"]);
    assert!(cite.iter().filter(|part| part.is_start("a")).all(|part| part.attribute("download").is_some()));
}

#[test]
fn reference_managers_read_a_newspaper_article() {
    let tags = tags(&with_base().text(&format!("{REPORT}.html")));
    for (name, expected) in [
        ("z:itemType", &["newspaperArticle"][..]),
        ("citation_title", &["Their </script> headline | 100% & \"more\""]),
        ("citation_author", &["RFE/RL's Kazakh Service", "Qasym-Zhomart Toqaev", "Ana Bell"]),
        ("citation_publication_date", &["2022/03"]),
        ("citation_language", &["kk"]),
        ("citation_public_url", &["https://example.org/one"]),
        ("prism.publicationName", &["RFE/RL"]),
        ("DC.type", &["Text"]),
        ("DC.date", &["2022-03"]),
        ("DC.publisher", &["RFE/RL"]),
        ("DC.language", &["kk"]),
    ] {
        assert_eq!(tags.get(name).map_or(&[][..], |found| found.as_slice()), expected, "{name}");
    }
    // With it, Zotero makes an article in a journal of the page.
    assert!(!tags.contains_key("citation_journal_title"));
}

#[test]
fn cards_have_a_title_a_text_and_a_picture() {
    let folder = Folder::new(ARCHIVE);
    // One pixel.
    let pixel = "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63606060000000040001f61738550000000049454e44ae426082";
    let bytes: Vec<u8> =
        (0..pixel.len()).step_by(2).map(|at| u8::from_str_radix(&pixel[at..at + 2], 16).expect("hex")).collect();
    folder.write("static/images/lead.png", &bytes);
    folder.built(&["--base-url", BASE]);
    let report = tags(&folder.read(&format!("public/{REPORT}.html")));
    for (name, expected) in [
        ("og:type", "article"),
        ("og:title", "A headline of ours"),
        ("og:site_name", "The Archive"),
        ("og:locale", "en_GB"),
        ("og:image", "https://news.example/archive/images/lead.png"),
        ("og:image:width", "1"),
        ("og:image:alt", "A square"),
        ("article:published_time", "2022-03"),
        ("article:modified_time", "2022-03-15"),
        ("article:section", "News"),
        ("twitter:card", "summary_large_image"),
    ] {
        assert_eq!(report.get(name), Some(&vec![expected.to_owned()]), "{name}");
    }
    assert!(report["og:url"][0].starts_with(BASE));
    let person = tags(&folder.read("public/people/toqaev.html"));
    assert_eq!(person["og:image"], [format!("{BASE}card.png")]);
    assert_eq!(person["og:description"], ["A president."]);
    let picture = std::fs::read(folder.path("public/card.png")).expect("a picture");
    assert_eq!(&picture[..8], b"\x89PNG\r\n\x1a\n");
    assert_eq!((&picture[16..20], &picture[20..24]), (&1200u32.to_be_bytes()[..], &630u32.to_be_bytes()[..]));
    // An archive may bring a picture of its own.
    folder.write("static/card.png", &bytes);
    folder.built(&["--base-url", BASE, "--output", "own"]);
    let person = tags(&folder.read("own/people/toqaev.html"));
    assert_eq!(
        (&person["og:image:width"][0], &person["og:image:alt"][0]),
        (&"1".to_owned(), &"The Archive".to_owned())
    );
    assert_ne!(std::fs::read(folder.path("own/card.png")).expect("a picture"), picture);
    let missing = tags(&folder.read("public/404.html"));
    assert!(!missing.keys().any(|name| name.starts_with("og:")), "{missing:?}");
    // Without an address of its own a site has no cards.
    let plain = site(ARCHIVE);
    assert!(!plain.has("card.png") && !plain.text("index.html").contains("og:"));
}

#[test]
fn every_page_has_a_description() {
    let site = with_base();
    let described = |page: &str| tags(&site.text(page)).remove("description").unwrap_or_default();
    for path in site.output.paths().map(|path| path.as_str()).filter(|path| path.ends_with(".html")) {
        let expected = usize::from(path != "404.html");
        assert_eq!(described(path).len(), expected, "{path}");
    }
    assert_eq!(described("people/toqaev.html"), ["A president."]);
    assert_eq!(described("map.html"), ["Map · The Archive. What was kept."]);
    assert_eq!(described("dates/2022-03.html"), ["March 2022 · The Archive. What was kept."]);
}

#[test]
fn every_page_says_what_it_is_about_and_where_it_stands() {
    let site = with_base();
    let first = |page: &str| linked_data(&site.text(page)).remove(0);
    let report = first(&format!("{REPORT}.html"));
    assert_eq!(report["@type"], "NewsArticle");
    assert_eq!(report["alternativeHeadline"], "Their </script> headline | 100% & \"more\"");
    assert_eq!(report["sameAs"], "https://example.org/one");
    assert_eq!(report["archivedAt"], "https://copies.example/one");
    assert_eq!(report["publisher"]["name"], "RFE/RL");
    let authors: Vec<(&str, Option<&str>)> = report["author"]
        .as_array()
        .expect("authors")
        .iter()
        .map(|author| (author["name"].as_str().expect("a name"), author["@type"].as_str()))
        .collect();
    let expected = [
        ("RFE/RL's Kazakh Service", Some("Organization")),
        ("Qasym-Zhomart Toqaev", Some("Person")),
        ("Ana Bell", None),
    ];
    assert_eq!(authors, expected);
    let person = first("people/toqaev.html");
    assert_eq!((&person["@type"], &person["sameAs"]), (&json!("Person"), &json!(["https://www.wikidata.org/wiki/Q1"])));
    let place = first("places/almaty.html");
    assert_eq!(place["geo"]["latitude"], 43.25);
    assert_eq!(place["containedInPlace"]["name"], "Kazakhstan");
    let event = first("events/unrest.html");
    assert_eq!(event["location"]["url"], format!("{BASE}places/almaty.html"));
    assert_eq!((&event["startDate"], &event["endDate"]), (&json!("2022-01-02"), &json!("2022-01-11")));
    assert_eq!(first("organizations/service.html")["@type"], "Organization");
    assert_eq!(first("publishers/rfe-rl.html")["@type"], "Organization");
    let data = first("data.html");
    assert_eq!(data["@type"], "Dataset");
    assert!(data.get("license").is_none());
    for download in data["distribution"].as_array().expect("files") {
        let address = download["contentUrl"].as_str().expect("an address");
        assert!(site.has(address.strip_prefix(BASE).expect("ours")), "{address}");
    }
}

#[test]
fn every_page_below_home_has_its_breadcrumbs() {
    let site = with_base();
    let paths: Vec<String> = site.output.paths().map(|path| path.as_str().to_owned()).collect();
    for path in paths.iter().filter(|path| path.ends_with(".html")) {
        let lists: Vec<Value> =
            linked_data(&site.text(path)).into_iter().filter(|data| data["@type"] == "BreadcrumbList").collect();
        if ["index.html", "404.html"].contains(&path.as_str()) {
            assert_eq!(lists.len(), 0, "{path}");
            continue;
        }
        assert_eq!(lists.len(), 1, "{path}");
        let elements = lists[0]["itemListElement"].as_array().expect("elements");
        assert_eq!(elements[0]["item"], BASE, "{path}");
        assert!(elements.len() >= 2, "{path}: {elements:?}");
        for (index, element) in elements.iter().enumerate() {
            assert_eq!(element["position"], index + 1, "{path}");
            assert!(element["name"].as_str().is_some_and(|name| !name.is_empty()), "{path}");
        }
    }
    assert_eq!(
        linked_data(&support::site(ARCHIVE).text("data.html")).len(),
        1,
        "without an address there is nothing to list"
    );
}

#[test]
fn no_headline_ends_a_script() {
    let page = with_base().text(&format!("{REPORT}.html"));
    assert_eq!(html::misnested(&html::parts(&page)), None);
    assert_eq!(linked_data(&page).len(), 2);
}

/// One article a byline, and three people.
fn of_bylines(bylines: &[&str]) -> String {
    let mut files = "=== content/people/o.md\n---\nname: Olga Ivanova\nsort: Ivanova, Olga\n---\n\
        === content/people/t.md\n---\nname: Qasym-Zhomart Toqaev\n---\n\
        === content/people/l.md\n---\nname: Anna Lee\nshort_names: [Lee]\n---\n"
        .to_owned();
    for (number, byline) in bylines.iter().enumerate() {
        files.push_str(&format!(
            "=== content/articles/a{number}.md\n---\ntitle: A\ndate: 2022-01-02\nbyline: {byline}\n---\nText.\n"
        ));
    }
    files
}

/// What `check` says of bylines.
fn said_of_bylines(fixture: &str) -> Vec<String> {
    let input = support::input(fixture, Options::on(day()));
    let linked = dateline::link(&input, &mut |_| {}).value;
    archive::unclear_bylines(&linked.archive).iter().map(support::shown).collect()
}

#[test]
fn who_is_cited_whole_is_said_in_one_line() {
    let fixture = of_bylines(&["Jane Doe", "[Maria Smith, Jane Doe]", "Qasym-Zhomart Toqaev", "Reuters"]);
    assert_eq!(
        said_of_bylines(&fixture),
        [
            "note content/articles/a0.md:4: BibTeX, RIS and CSL have these authors whole, since nobody has said which is the family's name: \
          `Jane Doe`, `Maria Smith`, `Qasym-Zhomart Toqaev` (give the file under `people/` a `sort:` with the family's name \
          before a comma: `sort: Toqaev, Qasym-Zhomart`)"
        ]
    );
    let bib = site(&fixture).text("data/citations.bib");
    for whole in ["{{Jane Doe}}", "{{Maria Smith} and {Jane Doe}}", "{{Qasym-Zhomart Toqaev}}", "{{Reuters}}"] {
        assert!(bib.contains(whole), "{whole}: {bib}");
    }
    let folder =
        Folder::new("=== content/articles/a.md\n---\ntitle: A\ndate: 2022-01-02\nbyline: Jane Doe\n---\nText.\n");
    let said = folder.run(&["check"]).ends(0).stdout.clone();
    assert!(
        said.contains("have these authors whole") && said.contains("a.md:4:9") && said.contains("[byline]"),
        "{said}"
    );
    folder.run(&["check", "--strict"]).ends(0);
    let many: Vec<String> =
        ["Ann", "Bob", "Carl", "David", "Emma", "Fred", "Greta"].map(|given| format!("{given} Doe")).to_vec();
    let problems = said_of_bylines(&of_bylines(&many.iter().map(String::as_str).collect::<Vec<_>>()));
    assert!(problems.len() == 1 && problems[0].contains(" and 2 more"), "{problems:?}");
}

#[test]
fn nothing_is_asked_of_names_that_are_known_or_nobodys() {
    for byline in [
        "Olga Ivanova",
        "Anna Lee",
        "Reuters",
        "RFE/RL's Kazakh Service",
        "Associated Press",
        "Doe",
        "王毅",
        "",
        "A.B.",
    ] {
        assert_eq!(said_of_bylines(&of_bylines(&[byline])), [] as [&str; 0], "{byline}");
    }
    let bib = site(&of_bylines(&["Olga Ivanova", "Anna Lee"])).text("data/citations.bib");
    assert!(bib.contains("{Ivanova, Olga}") && bib.contains("{Lee, Anna}"), "{bib}");
}

#[test]
fn several_authors_in_one_text_are_said_with_the_list_to_write() {
    for (byline, hint) in [
        ("Jane Doe, John Smith", "write a list: `byline: [Jane Doe, John Smith]`"),
        ("Jane Doe and John Smith", "write a list: `byline: [Jane Doe, John Smith]`"),
        ("By Jane Doe, Anna Kim & John Smith", "write a list: `byline: [Jane Doe, Anna Kim, John Smith]`"),
        ("Анна Иванова и Павел Серов", "write a list: `byline: [Анна Иванова, Павел Серов]`"),
        ("By Jane Doe", "write the name alone: `byline: Jane Doe`"),
    ] {
        let problems = said_of_bylines(&of_bylines(&[byline]));
        assert!(problems.len() == 1 && problems[0].contains(hint), "{problems:?}");
    }
    // What is whole has no comma in RIS, which would make a family's name of what stands before it.
    let fixture = of_bylines(&["\"Jane Doe, Staff Writer\"", "\"Smith, Jones\""]);
    let ris = site(&fixture).text("data/citations.ris");
    assert!(ris.contains("AU  - Jane Doe; Staff Writer\r\n") && ris.contains("AU  - Smith; Jones\r\n"), "{ris}");
    assert_eq!(said_of_bylines(&fixture), [] as [&str; 0]);
}
