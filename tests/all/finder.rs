//! The name finder's index: what is in it, how it is cut, and what must never be in it. That it finds is proved in a browser
//! (`tests/browser/finder.test.js`).

use std::collections::BTreeSet;

use serde_json::Value;

use dateline::input::Options;

use crate::support::Site;
use crate::support::day;
use crate::support::files;
use crate::support::site;
use crate::support::site_from;

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
date: 2022-03-14
publisher: The Paper
topics: [Protests]
---
Qasym-Zhomart Toqaev spoke in Almaty. Toqaev left.
=== content/articles/draft.md
---
title: Unfinished thoughts
draft: true
---
A draft.
=== content/articles/later.md
---
title: Tomorrow's secrets
date: 2024-01-01
---
Of the future.
"#;

/// A file of the index as the script gets it.
fn part(site: &Site, name: &str) -> Value {
    let text = site.text(&format!("find/{name}.js"));
    let call = text.trim_end().strip_prefix(&format!("dateline.put(\"{name}\",")).expect("it hands itself over");
    serde_json::from_str(call.strip_suffix(')').expect("a call")).expect("JSON")
}

/// All parts of one sort, one after the other.
fn parts(site: &Site, stem: &str) -> Vec<Value> {
    let count = part(site, "directory")[stem].as_array().expect("a list").len();
    (0..count).flat_map(|number| part(site, &format!("{stem}-{number}")).as_array().expect("a list").clone()).collect()
}

/// The names of the entries that have a word, by rank.
fn with_word(site: &Site, word: &str) -> Vec<String> {
    let words = parts(site, "words");
    let entries = parts(site, "entries");
    let Some(place) = words.iter().position(|known| known == word) else { return Vec::new() };
    let steps = words[place + 1].as_str().expect("steps").split(' ');
    let ids = steps.scan(0, |id, step| {
        *id += usize::from_str_radix(step, 36).expect("a number");
        Some(*id)
    });
    ids.map(|id| entries[id][2].as_str().expect("a name").to_owned()).collect()
}

#[test]
fn every_form_in_every_script_leads_to_the_entry() {
    let site = site(SAMPLE);
    for word in ["qasym", "toqaev", "токаев", "касым"] {
        assert_eq!(with_word(&site, word), ["Qasym-Zhomart Toqaev"], "{word}");
    }
    assert_eq!(with_word(&site, "木图"), ["Almaty"]);
    assert_eq!(with_word(&site, "officials"), ["Two death tolls"], "the original headline counts too");
    assert_eq!(with_word(&site, "paper"), ["The Paper"]);
    assert_eq!(with_word(&site, "protests"), ["Protests"]);
    assert_eq!(with_word(&site, "тоқаев"), Vec::<String>::new(), "words are folded");
}

#[test]
fn an_entry_says_what_it_is_and_which_forms_it_has() {
    let site = site(SAMPLE);
    let entry = &parts(&site, "entries")[0];
    let expected = r#"[0,"toqaev","Qasym-Zhomart Toqaev","President since 2019.","",["ru|Касым-Жомарт Токаев","kk|Қасым-Жомарт Тоқаев"]]"#;
    assert_eq!(entry.to_string(), expected);
    assert_eq!(part(&site, "directory")["kinds"][0].to_string(), r#"["Person","people","kind-label kind-person"]"#);
}

#[test]
fn a_question_is_found_with_its_lines_of_counting() {
    let site = site(
        r#"
=== content/site.yaml
title: T
=== content/questions/dead.md
---
title: How many died?
unit: people
---
=== content/questions/open.md
---
title: How many were asked?
---
=== content/articles/a.md
---
title: A
date: 2022-05-01
claims:
  - {id: four, question: dead, value: 4, claimant: The Guard, said_on: 2022-01-01, quote: it says}
  - {id: nine, question: dead, value: 9, claimant: The Guard, said_on: 2022-01-02, quote: it says, relation: {revises: four}}
  - {id: least, question: dead, min: 6, claimant: Boatmen, said_on: 2022-01-03, quote: it says}
---
Oh, it says much.
"#,
    );
    let entries = parts(&site, "entries");
    let found = |name: &str| entries.iter().find(|entry| entry[2] == name).expect("an entry").clone();
    let strips = found("How many died?")[6].clone();
    // A line from the hollow dot to the full one; the open answer is a full dot with an arrow.
    let expected = r#"[["M41 5H82","M38 5a2.5 2.5 0 1 0 5 0a2.5 2.5 0 1 0 -5 0","M78 5a4 4 0 1 0 8 0a4 4 0 1 0 -8 0","9 people, The Guard"],["M57 5H97l-3 -3m0 6l3 -3","","M53 5a4 4 0 1 0 8 0a4 4 0 1 0 -8 0","at least 6 people, Boatmen"]]"#;
    assert_eq!(strips.to_string(), expected);
    assert_eq!(found("How many were asked?").as_array().map(Vec::len), Some(6));
}

#[test]
fn drafts_and_articles_of_the_future_are_not_in_it() {
    let site = site(SAMPLE);
    for (path, bytes) in site.all() {
        let text = String::from_utf8_lossy(&bytes);
        for word in ["unfinished", "tomorrow"] {
            assert!(!text.to_lowercase().contains(word), "`{word}` is in {path}");
        }
    }
}

#[test]
fn every_page_has_a_way_to_it_with_and_without_scripts() {
    let site = site(SAMPLE);
    let page = site.text("people/toqaev.html");
    assert!(page.contains("<search class=\"find\"><a href=\"../search.html\">"), "{page}");
    assert!(page.contains("<script src=\"../dateline.js\"></script>"), "{page}");
    assert!(site.text("search.html").contains("href=\"people/index.html\""));
}

#[test]
fn a_large_index_is_cut_and_wide_beginnings_have_a_head() {
    let mut files = files("=== content/site.yaml\ntitle: Large\n");
    let name =
        |number: usize| format!("Alexandr{} Ivan{}", (b'a' + (number % 26) as u8) as char, number * 7919 % 10_007);
    for number in 0..3000 {
        files.push((format!("content/people/p{number}.md"), format!("---\nname: {}\n---\n", name(number))));
    }
    let site = site_from(files, Options::on(day()));
    let paths: Vec<String> = site.output.paths().map(|path| path.as_str().to_owned()).collect();
    let largest = paths.iter().filter(|path| path.starts_with("find/")).map(|path| site.bytes(path).len()).max();
    assert!(largest.is_some_and(|bytes| bytes < 9_000), "{largest:?}");
    let directory = part(&site, "directory");
    let heads = directory["heads"].as_object().expect("heads");
    assert_eq!(heads["i"].as_array().map(Vec::len), Some(24), "{heads:?}");
    assert!(!heads.contains_key("ivan1234"));
    let found: BTreeSet<String> = parts(&site, "entries").iter().map(|entry| entry[2].to_string()).collect();
    assert_eq!(found.len(), 3000);
}
