//! `dateline check --names ARTICLE`.

use std::fs;

use tempfile::TempDir;

use crate::commands::program::run;

const TOWN_AND_PERSON: &str = "
=== content/site.yaml
title: T
lang: ru
=== content/people/t.md
---
name: Касым-Жомарт Токаев
---
=== content/places/almaty.md
---
name: Алматы
---
";

const ARTICLE: &str = "
=== content/articles/a.md
---
title: A
date: 2022-01-29
summary: Токаев в Алматы
---
Касым-Жомарт Токаев прибыл. О Токаеве, Б. Токаев.

Алматыда, Алматы облысы, Токаеф.
";

/// The archive with more files; a line `=== path` begins each.
fn archive(more: &str) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder for the test");
    for file in format!("{TOWN_AND_PERSON}{more}").split("\n=== ").skip(1) {
        let (path, text) = file.split_once('\n').expect("a path");
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, format!("{text}\n")).expect("a file");
    }
    folder
}

#[test]
fn an_article_s_names_are_explained_one_by_one() {
    let folder = archive(ARTICLE);
    for article in ["a", "articles/a", "content/articles/a.md"] {
        let shown = run(folder.path(), ["check", "--names", article]);
        assert_eq!(shown.code, Some(0), "{}", shown.err);
        let expected = "\
articles/a (Russian): 3 names linked, 5 left alone
  summary 4:10  Токаев               left alone: a short name, and nobody of it is named in full before (people/t)
                                     add `people: [people/t]` to the front matter
  summary 4:19  Алматы               places/almaty, full
           6:1  Касым-Жомарт Токаев  people/t, full
          6:31  Токаеве              people/t, short-ending of `Токаев`
          6:43  Токаев               left alone: what stands beside it makes it somebody else (people/t)
                                     `[[people/t|Токаев]]` links it all the same
           8:1  Алматыда             left alone: `Алматы` with an ending in Kazakh, which this passage is not in or this name does not take (places/almaty)
                                     give the article its `lang`, or the passage (`<span lang=…>`)
          8:11  Алматы               left alone: the words around it name something else (places/almaty)
                                     register that, or add the whole name to the `names` of the one that is meant
          8:26  Токаеф               left alone: spelled almost like `Токаев` (people/t)
                                     if it is meant, add `Токаеф` to the `names` of `people/t`
";
        assert_eq!(shown.out, expected);
    }
}

#[test]
fn programs_read_the_same_and_a_wrong_article_gets_a_suggestion() {
    let folder = archive(ARTICLE);
    let shown = run(folder.path(), ["check", "--names", "a", "--format", "json"]);
    let lines: Vec<serde_json::Value> =
        shown.out.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert_eq!(lines.len(), 8);
    assert_eq!((lines[3]["linked"].as_str(), lines[3]["method"].as_str()), (Some("people/t"), Some("short-ending")));
    assert_eq!(lines[4]["left"][0], "people/t");
    let shown = run(folder.path(), ["check", "--names", "articles/aa"]);
    assert_eq!(shown.code, Some(2));
    assert!(shown.err.contains("there is no article `articles/aa`; did you mean `articles/a`?"), "{}", shown.err);
}

#[test]
fn names_in_summaries_captions_and_notes_stand_at_their_line_and_column() {
    let folder = archive(
        r#"
=== content/articles/a.md
---
title: A
date: 2022-01-29
summary: >-
  Президент Касым-Жомарт
  Токаев «в Алматы»
image:
  alt: X
  caption: "\u041fлощадь \"Алматы\" и Алматы"
annotations:
  - quote: Ничего
    note: |
      Об **этом** Токаев

      говорил в Алматы, [[Алматы|там]].
---
Ничего. И всё.
=== content/articles/a.annotations.json
{
  "@context": "http://www.w3.org/ns/anno.jsonld",
  "type": "Annotation",
  "body": [
    {"type": "TextualBody", "value": "\u0422\u043e: \"Алматы\"\nи Токаев.", "format": "text/plain"},
    {"type": "TextualBody", "value": "Б. Токаев", "format": "text/plain"}
  ],
  "target": {"source": "a.html", "selector": {"type": "TextQuoteSelector", "exact": "И всё"}}
}
"#,
    );
    let shown = run(folder.path(), ["check", "--names", "a", "--format", "json"]);
    let places: Vec<String> = shown
        .out
        .lines()
        .map(|line| {
            let name: serde_json::Value = serde_json::from_str(line).expect("JSON");
            let file = name["file"].as_str().expect("a file").trim_start_matches("content/articles/");
            let field = name["field"].as_str().expect("a field");
            format!("{field} {file}:{}:{} {}", name["line"], name["column"], name["words"].as_str().expect("words"))
        })
        .collect();
    let expected = [
        "summary a.md:5:13 Касым-Жомарт Токаев",
        "summary a.md:6:13 Алматы",
        "caption a.md:9:28 Алматы",
        "caption a.md:9:39 Алматы",
        "note a.md:13:19 Токаев",
        "note a.md:15:17 Алматы",
        "note a.md:15:34 там",
        "note a.annotations.json:5:55 Алматы",
        "note a.annotations.json:5:67 Токаев",
        "note a.annotations.json:6:42 Токаев",
    ];
    assert_eq!(places, expected, "{}", shown.err);
    let shown = run(folder.path(), ["check", "--names", "a"]);
    for line in [
        "  caption 9:28  Алматы",
        "  note 13:19  Токаев",
        "  in content/articles/a.annotations.json:",
        "  note 6:42  Токаев",
    ] {
        assert!(shown.out.lines().any(|shown| shown.trim_start().starts_with(line.trim_start())), "{}", shown.out);
    }
}
