//! The full-text search: what is in its index, how it is cut, and where it is. That it finds is proved in a browser
//! (`tests/browser/search.test.js`).

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use serde_json::Value;

use dateline::input::Options;

use crate::support::Folder;
use crate::support::Site;
use crate::support::day;
use crate::support::files;
use crate::support::site;
use crate::support::site_from;
use crate::support::site_of;

const SAMPLE: &str = r#"
=== content/site.yaml
title: Sample
=== content/people/toqaev.md
---
name: Qasym-Zhomart Toqaev
names: [{form: Касым-Жомарт Токаев, lang: ru}, {form: Қасым-Жомарт Тоқаев, lang: kk}]
short_names: [Toqaev, Токаев]
summary: President since 2019.
---
=== content/places/almaty.md
---
name: Almaty
names: [阿拉木图]
---
=== content/articles/first.md
---
title: Two death tolls
original_title: Kazakh officials give tolls
date: 2021-03-14
publisher: The Paper
annotations: [{quote: left, note: Where to?}]
---
Qasym-Zhomart Toqaev spoke in Almaty. Toqaev left.
=== content/articles/second.md
---
title: Үшінші
date: 2022-01-02
lang: kk
summary: Алматыда.
---
Алматы.
=== content/articles/draft.md
---
title: Unfinished thoughts
draft: true
---
A secret draft.
"#;

/// A file of the index as the script gets it.
fn part(site: &Site, name: &str) -> Value {
    let text = site.text(&format!("search/{name}.js"));
    let call = text.trim_end().strip_prefix(&format!("dateline.put(\"search/{name}\",")).expect("it hands itself over");
    serde_json::from_str(call.strip_suffix(')').expect("a call")).expect("JSON")
}

/// All words of the index, with their records.
fn words(site: &Site) -> BTreeMap<String, String> {
    let count = part(site, "directory")["words"].as_array().expect("a list").len();
    let mut words = BTreeMap::new();
    for number in 0..count {
        let file = part(site, &format!("words-{number}"));
        let mut word = String::new();
        for entry in file.as_str().expect("a text").split('&') {
            let (own, record) = entry.split_once(' ').expect("a word and its record");
            let shared = own[..1].parse().expect("a digit");
            word = word.chars().take(shared).chain(own[1..].chars()).collect();
            words.insert(word.clone(), record.to_owned());
        }
    }
    words
}

/// Texts as they are shown, in their order.
fn texts(site: &Site) -> Vec<Value> {
    let files: BTreeSet<usize> = site
        .output
        .paths()
        .filter_map(|path| path.as_str().strip_prefix("search/texts-")?.strip_suffix(".js")?.parse().ok())
        .collect();
    files.iter().flat_map(|number| part(site, &format!("texts-{number}")).as_array().expect("a list").clone()).collect()
}

#[test]
fn texts_stand_the_newest_first_and_say_whom_they_name() {
    let texts = texts(&site(SAMPLE));
    let expected = [
        r#"["articles/second.html","Үшінші","kk","2 January 2022 · Article","Алматыда.\nАлматы.",""]"#,
        r#"["articles/first.html","Two death tolls","en","The Paper · 14 March 2021 · Article","Qasym-Zhomart Toqaev spoke in Almaty. Toqaev left.\n[Where to?]","0-,/1=6"]"#,
        r#"["people/toqaev.html","Qasym-Zhomart Toqaev","en","Person","President since 2019.","000"]"#,
    ];
    let shown: Vec<String> = texts.iter().map(Value::to_string).collect();
    // Entities are numbered by their ids; here only that the places follow is of interest.
    for (shown, expected) in shown.iter().zip(expected) {
        let until_names = |line: &str| line.rsplit_once(",\"").map(|(before, _)| before.to_owned());
        assert_eq!(until_names(shown), until_names(expected));
    }
    assert_eq!(shown.len(), 3, "names without a text are for the finder");
}

#[test]
fn every_word_is_in_the_index_folded() {
    let words = words(&site(SAMPLE));
    for word in [
        "toqaev",
        "spoke",
        "almaty",
        "алматыда",
        "алматы",
        "ушинши",
        "officials",
        "where",
        "2019",
        "токаев",
        "касым",
        "阿",
    ] {
        assert!(words.contains_key(word), "{word}: {words:?}");
    }
    for word in ["secret", "unfinished", "тоқаев", "阿拉木图"] {
        assert!(!words.contains_key(word), "{word}");
    }
    assert_eq!(words["almaty"].split(' ').next(), Some("1"), "the number of the text: {words:?}");
    assert_eq!(words["officials"].split(' ').nth(2), Some("1"), "in a title: {words:?}");
    assert!(words["токаев"].starts_with("  "), "in no text, and yet the name of somebody in two: {words:?}");
}

#[test]
fn what_can_be_chosen_is_a_column_for_each_filter() {
    let site = site(SAMPLE);
    let filters = part(&site, "directory")["filters"].to_string();
    let expected = r#"[["kind",["Article","Person"]],["year",["2021","2022"]],["language",["en","kk"]],["publisher",["The Paper"]]]"#;
    assert_eq!(filters, expected);
    let columns =
        ["kind", "year", "language", "publisher"].map(|filter| part(&site, filter).as_str().map(str::to_owned));
    assert_eq!(columns.map(Option::unwrap_or_default), ["112", "210", "211", "010"]);
}

#[test]
fn many_publishers_are_one_choice() {
    let mut files = files("=== content/site.yaml\ntitle: Many\n");
    for number in 0..60 {
        let text = format!("---\ntitle: T\ndate: 2022\npublisher: Paper {number}\n---\nx\n");
        files.push((format!("content/articles/a{number}.md"), text));
    }
    let site = site_from(files, Options::on(day()));
    let publishers = part(&site, "directory")["filters"][3][1].clone();
    let publishers = publishers.as_array().expect("a list");
    assert_eq!((publishers.len(), publishers.contains(&"Other publishers".into())), (41, true));
}

#[test]
fn endings_travel_for_the_languages_of_texts_and_of_forms_alone() {
    let endings = part(&site(SAMPLE), "directory")["endings"].clone();
    let languages: Vec<&String> = endings.as_object().expect("a map").keys().collect();
    // Nobody writes Russian here, and somebody has a Russian name.
    assert_eq!(languages, ["en", "kk", "ru"]);
    let kazakh = endings["kk"].to_string();
    assert!(kazakh.len() < 12_000, "{} bytes", kazakh.len());
    assert!(!kazakh.contains(['ң', 'ғ', 'қ', 'і']), "endings are folded: {kazakh}");
}

#[test]
fn the_index_is_the_same_every_time_and_can_be_left_out() {
    let (one, other) = (site(SAMPLE).all(), site(SAMPLE).all());
    assert!(one == other, "two builds differ");
    let of_search: Vec<&str> = one.keys().filter_map(|path| path.strip_prefix("search/")).collect();
    let expected = ["directory.js", "kind.js", "language.js", "publisher.js", "texts-0.js", "words-0.js", "year.js"];
    assert_eq!(of_search, expected);
    let page = String::from_utf8_lossy(&one["search.html"]).into_owned();
    assert!(page.contains("search.js") && !page.contains("wasm"), "{page}");

    let without = site_of(SAMPLE, Options { search: false, ..Options::on(day()) });
    assert!(!without.output.paths().any(|path| path.as_str().starts_with("search/")));
    let page = without.text("search.html");
    assert!(page.contains("no full-text search") && !page.contains("search.js"), "{page}");
}

#[test]
fn files_stay_small_and_their_number_grows_slowly() {
    let mut files = files("=== content/site.yaml\ntitle: Large\n");
    for number in 0..600_usize {
        // Some words that all texts have, some that few have, one of its own.
        let own: Vec<String> = (0..40).map(|step| format!("w{}", (number * 7919 + step * 104_729) % 4_001)).collect();
        let text = format!("the of and {} only{number} the end ", own.join(" ")).repeat(3);
        files.push((
            format!("content/articles/a{number}.md"),
            format!("---\ntitle: T{number}\ndate: 2022\n---\n{text}\n"),
        ));
    }
    let site = site_from(files, Options::on(day()));
    let sizes: Vec<usize> = site
        .output
        .paths()
        .filter(|path| path.as_str().starts_with("search/") && !path.as_str().contains("directory"))
        .map(|path| site.bytes(path.as_str()).len())
        .collect();
    assert!(sizes.iter().all(|size| *size < 25_000), "{sizes:?}");
    assert!((20..80).contains(&sizes.len()), "{} files", sizes.len());
    assert_eq!(texts(&site).len(), 600);
    assert!(words(&site).len() > 4_600);
}

#[test]
fn an_archive_without_texts_has_an_index_without_words() {
    let site = site("=== content/site.yaml\ntitle: Empty\n");
    assert_eq!(part(&site, "directory")["count"], 0);
    assert_eq!(words(&site), BTreeMap::new());
}

#[test]
fn a_build_without_search_says_so_on_its_page() {
    let folder = Folder::new(SAMPLE);
    folder.built(&["--no-search"]);
    assert!(folder.read("public/search.html").contains("no full-text search"));
}
