//! What can be taken away: tables, places, the network, the data package, and the whole site in one file.

use crate::support;
use std::collections::BTreeMap;
use std::collections::BTreeSet;

use dateline::input::Options;
use serde_json::Value;

use crate::support::Folder;
use crate::support::day;
use crate::support::links;
use crate::support::site;
use crate::support::site_of;

const ARCHIVE: &str = r#"
=== content/site.yaml
title: Away
license: CC-BY-4.0
=== content/people/ann.md
---
name: Ann "A & B" Bell
---
=== content/people/қанат.md
---
name: Қанат
---
=== content/places/almaty.md
---
name: Almaty
latitude: 43.25
longitude: 76.9
precision: settlement
within: Kazakhstan
---
=== content/places/kazakhstan.md
---
name: Kazakhstan
---
=== content/articles/2022/one.md
---
title: One
date: 2022-01-05
---
Ann "A & B" Bell met Қанат in Almaty. Almaty is in Kazakhstan.
=== content/articles/two.md
---
title: Two
date: 2022-02
---
Қанат left Almaty.
"#;

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error} in\n{text}"))
}

#[test]
fn places_are_points_with_longitude_first() {
    let options = Options { base_url: Some("https://a.example/".to_owned()), ..Options::on(day()) };
    let map = json(&site_of(ARCHIVE, options).text("data/places.geojson"));
    assert_eq!(map["type"], "FeatureCollection");
    let features = map["features"].as_array().expect("features");
    assert_eq!(features.len(), 1, "a place without coordinates is not drawn: {features:?}");
    let expected = serde_json::json!({
        "type": "Feature",
        "id": "places/almaty",
        "geometry": {"type": "Point", "coordinates": [76.9, 43.25]},
        "properties": {
            "name": "Almaty", "precision": "settlement", "within": "places/kazakhstan",
            "articles": 2, "mentions": 3, "first": "2022-01-05", "last": "2022-02",
            "url": "https://a.example/places/almaty.html",
        },
    });
    assert_eq!(features[0], expected);
}

#[test]
fn the_network_counts_articles_that_name_both() {
    let text = site(ARCHIVE).text("data/network.gexf");
    let document = roxmltree::Document::parse(&text).unwrap_or_else(|error| panic!("{error} in\n{text}"));
    let gexf = "http://gexf.net/1.3";
    let nodes: BTreeMap<&str, &str> = document
        .descendants()
        .filter(|node| node.has_tag_name((gexf, "node")))
        .map(|node| (node.attribute("id").expect("an id"), node.attribute("label").expect("a label")))
        .collect();
    assert_eq!(nodes.len(), 4);
    assert_eq!(nodes["people/ann"], "Ann \"A & B\" Bell");
    let edges: BTreeSet<(&str, &str, &str)> = document
        .descendants()
        .filter(|node| node.has_tag_name((gexf, "edge")))
        .map(|edge| ["source", "target", "weight"].map(|name| edge.attribute(name).expect("an attribute")))
        .map(|[source, target, weight]| (source, target, weight))
        .collect();
    let expected = [
        ("people/ann", "people/қанат", "1"),
        ("people/ann", "places/almaty", "1"),
        ("people/ann", "places/kazakhstan", "1"),
        ("people/қанат", "places/almaty", "2"),
        ("people/қанат", "places/kazakhstan", "1"),
        ("places/almaty", "places/kazakhstan", "1"),
    ];
    assert_eq!(edges, BTreeSet::from(expected));
}

#[test]
fn a_page_leads_to_the_table_of_all_mentions() {
    let site = site(ARCHIVE);
    for entity in ["people/ann", "people/қанат", "places/almaty"] {
        assert!(site.text(&format!("{entity}.html")).contains("href=\"../data.html#mentions\""), "{entity}");
    }
    assert!(site.text("data.html").contains("<a href=\"data/mentions.csv\" download>"));
}

#[test]
fn more_mentions_than_a_spreadsheet_likes_are_a_table_a_year() {
    let words = "Қанат. ".repeat(50_001);
    let dated = |date: &str| format!("---\ntitle: Much\n{date}---\n{words}\n");
    let fixture = format!(
        "{ARCHIVE}=== content/articles/a.md\n{}=== content/articles/b.md\n{}",
        dated("date: 2021-03\n"),
        dated("")
    );
    let site = site(&fixture);
    let paths: Vec<&str> =
        site.output.paths().map(|path| path.as_str()).filter(|path| path.contains("data/mentions")).collect();
    assert_eq!(paths, ["data/mentions-2021.csv", "data/mentions-2022.csv", "data/mentions-undated.csv"]);
    let rows = paths.iter().map(|path| support::rows(&site.text(path)).len());
    assert_eq!(rows.collect::<Vec<_>>(), [50_001, 7, 50_001]);
    let package = json(&site.text("data/datapackage.json"));
    let resources = package["resources"].as_array().expect("resources");
    let parts: Vec<&serde_json::Value> = resources
        .iter()
        .filter(|resource| resource["name"].as_str().is_some_and(|name| name.starts_with("mentions")))
        .collect();
    assert_eq!(parts.len(), 3);
    assert!(parts.iter().all(|part| part["schema"] == parts[0]["schema"]
        && part["path"] == format!("{}.csv", part["name"].as_str().expect("a name"))));
    assert!(site.text("data.html").contains("data/mentions-undated.csv"));
    // The passages of one who is named so often have pages of their years.
    assert!(site.has("people/қанат/page-2.html"));
}

#[test]
fn the_package_lists_every_file_of_its_folder() {
    let site = site(ARCHIVE);
    let package = json(&site.text("data/datapackage.json"));
    assert_eq!(package["licenses"], serde_json::json!([{"name": "CC-BY-4.0"}]));
    let listed: BTreeSet<String> = package["resources"]
        .as_array()
        .expect("resources")
        .iter()
        .map(|resource| format!("data/{}", resource["path"].as_str().expect("a path")))
        .collect();
    let paths = site.output.paths().map(|path| path.as_str().to_owned());
    let there: BTreeSet<String> = paths
        .filter(|path| path.starts_with("data/") && !path.starts_with("data/text/") && path != "data/datapackage.json")
        .collect();
    assert_eq!(listed, there);
    let page = site.text("data.html");
    for path in &there {
        assert!(page.contains(&format!("href=\"{path}\"")), "{path} is not on the data page");
    }
    assert!(page.contains("CC-BY-4.0"));
    for resource in
        package["resources"].as_array().expect("resources").iter().filter(|resource| resource["format"] == "csv")
    {
        let name = resource["name"].as_str().expect("a name");
        let header = site.text(&format!("data/{name}.csv")).lines().next().unwrap_or_default().to_owned();
        let fields = resource["schema"]["fields"].as_array().expect("fields").iter();
        let names: Vec<&str> = fields.map(|field| field["name"].as_str().expect("a name")).collect();
        assert_eq!(names.join(","), header, "{name}");
    }
}

#[test]
fn a_licence_is_stated_only_where_the_archive_states_one() {
    let without = site(&ARCHIVE.replace("license: CC-BY-4.0\n", ""));
    assert!(json(&without.text("data/datapackage.json")).get("licenses").is_none());
    assert!(without.text("data.html").contains("states no licence"));
    let address = site(&ARCHIVE.replace("CC-BY-4.0", "https://cc.example/by/"));
    assert_eq!(
        json(&address.text("data/datapackage.json"))["licenses"],
        serde_json::json!([{"path": "https://cc.example/by/"}])
    );
    let words = site(&ARCHIVE.replace("CC-BY-4.0", "All rights reserved"));
    let stated = serde_json::json!([{"name": "all-rights-reserved", "title": "All rights reserved"}]);
    assert_eq!(json(&words.text("data/datapackage.json"))["licenses"], stated);
}

// The packed site.

#[test]
fn the_packed_site_is_the_site() {
    let folder = Folder::new(ARCHIVE);
    folder.write("static/images/a.png", "not really");
    let run = folder.built(&["--archive", "away/site.zip", "--base-url", "https://a.example/"]);
    assert!(run.stdout.contains("site.zip"), "{}", run.stdout);
    let bytes = std::fs::read(folder.path("away/site.zip")).expect("a packed site");
    let unpacked = support::unzipped(&bytes);
    assert_eq!(unpacked, folder.tree("public"));
    assert!(unpacked.contains_key(".nojekyll") && unpacked.contains_key("people/қанат.html"));
    assert_eq!(links::broken(&unpacked), [""; 0]);
    // Files of others are not the site's.
    folder.write("public/CNAME", "a.example");
    folder.built(&["--archive", "away/site.zip", "--base-url", "https://a.example/"]);
    assert_eq!(std::fs::read(folder.path("away/site.zip")).expect("a packed site"), bytes);
    let other = Folder::new(ARCHIVE);
    other.write("static/images/a.png", "not really");
    other.built(&["--archive", "x.zip", "--base-url", "https://a.example/", "--output", "elsewhere", "--jobs", "1"]);
    assert_eq!(std::fs::read(other.path("x.zip")).expect("a packed site"), bytes, "same site, same bytes");
}

#[test]
fn the_packed_site_never_lies_in_the_site_or_on_another_file() {
    let folder = Folder::new(ARCHIVE);
    folder.write("thesis.zip", "ten years of work");
    let before = folder.tree("");
    for place in ["public/site.zip", "public/deep/site.zip", "./away/../public/site.zip"] {
        let run = folder.build(&["--archive", place]);
        run.ends(3);
        assert!(run.stderr.contains("--archive"), "{}", run.stderr);
        assert!(!folder.has("public/index.html"), "{place}");
    }
    folder.build(&["--archive", "thesis.zip"]).ends(3);
    assert_eq!(folder.read("thesis.zip"), "ten years of work");
    assert!(!folder.has("public"));
    let after: Vec<String> = folder.tree("").into_keys().collect();
    assert_eq!(after, before.into_keys().collect::<Vec<_>>());
}

#[test]
fn a_build_that_publishes_nothing_packs_nothing() {
    let folder = Folder::new(ARCHIVE);
    folder.built(&["--archive", "site.zip"]);
    let before = folder.tree("");
    folder.write("content/articles/two.md", "---\ntitle: Changed\n---\nx\n");
    folder.build(&["--archive", "site.zip", "--strict"]).ends(1);
    folder.write("templates/article.html", "{{ no.such.thing }}");
    folder.build(&["--archive", "site.zip"]).ends(1);
    folder.remove("templates/article.html");
    folder.write("content/articles/two.md", before_text(&before, "content/articles/two.md"));
    let after = folder.tree("");
    let changed: Vec<&String> = after.keys().filter(|path| before.get(*path) != after.get(*path)).collect();
    assert!(changed.is_empty(), "{changed:?}");
}

fn before_text<'a>(tree: &'a BTreeMap<String, Vec<u8>>, path: &str) -> &'a [u8] {
    &tree[path]
}

#[test]
fn a_link_with_the_words_of_a_form_is_that_form_and_standing_pages_are_not_counted() {
    let site = support::site(
        "=== content/site.yaml\ntitle: T\n=== content/places/port.md\n---\nname: Port Vesna\nnames: [Порт Весна]\n---\n\
         === content/pages/about.md\n---\ntitle: About\n---\nAbout Port Vesna.\n\
         === content/articles/a.md\n---\ntitle: A\ndate: 2022\n---\n[[Port Vesna]], [Порт Весна](/places/port.md), [[places/port|the harbour]], Port Vesna.\n",
    );
    let forms: Vec<String> = support::rows(&site.text("data/mentions.csv"))
        .into_iter()
        .map(|mut row| row.remove("form").expect("a column"))
        .collect();
    assert_eq!(forms, ["Port Vesna", "Порт Весна", "", "Port Vesna"]);
    let names = support::rows(&site.text("data/names.csv"));
    assert_eq!(names.iter().map(|row| row["mentions"].as_str()).collect::<Vec<_>>(), ["2", "1"]);
    assert!(site.text("index.html").contains("4 mentions"), "{}", site.text("index.html"));
}

#[test]
fn signs_of_chinese_are_counted_as_words() {
    let site = support::site(
        "=== content/site.yaml\ntitle: T\n=== content/articles/a.md\n---\ntitle: A\ndate: 2022\nlang: zh\n---\n\
         罢工已经结束 in Port Vesna。\n",
    );
    assert_eq!(support::rows(&site.text("data/articles.csv"))[0]["words"], "9");
}
