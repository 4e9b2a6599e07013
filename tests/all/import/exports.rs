//! What other programs export: messages of a channel, notes of a group, lists of copies.

use crate::import::archive;
use crate::import::import;
use crate::support::Folder;

const ARTICLE: &str = "---\ntitle: Two tolls\ndate: 2022-01-29\nurl: https://paper.example/1 # the original\n---\n\nOfficials have given two tolls on one day.\n";

fn with_article() -> Folder {
    let archive = archive();
    archive.write("content/articles/2022/two-tolls.md", ARTICLE);
    archive.write("content/articles/2022/other.md", ARTICLE.replace("/1 ", "/2 ").replace("Two tolls", "Other"));
    archive
}

#[test]
fn messages_of_a_channel_are_articles_with_their_pictures() {
    let archive = archive();
    archive.write(
        "export/result.json",
        r##"{"name": "Новости", "type": "public_channel", "id": 77, "messages": [
 {"id": 1, "type": "service", "date": "2022-01-05T09:00:00", "action": "create_channel"},
 {"id": 2, "type": "message", "date": "2022-01-05T02:00:00", "date_unixtime": "1641326400", "edited": "2022-01-05T03:00:00", "edited_unixtime": "1641330000",
  "from": "Новости", "forwarded_from": "Агентство", "photo": "photos/p1.jpg",
  "text_entities": [{"type": "bold", "text": "Two tolls\n\n"}, {"type": "plain", "text": "Officials *say* "}, {"type": "text_link", "text": "so", "href": "https://x.example/"},
   {"type": "plain", "text": ".\n"}, {"type": "hashtag", "text": "#unrest"}]},
 {"id": 3, "type": "message", "date": "2022-01-05T02:00:00", "date_unixtime": "1641326400", "photo": "photos/p2.jpg", "text": ""},
 {"id": 4, "type": "message", "date": "2022-01-06T10:00:00", "text": "Only a line", "photo": "../../secret.jpg"},
 {"id": 5, "type": "message", "date": "2022-01-06T11:00:00", "text": "", "media_type": "sticker", "file": "stickers/s.webp"}
]}"##,
    );
    archive.write("export/photos/p1.jpg", "JPEG");
    archive.write("export/photos/p2.jpg", "JPEG");
    archive.write("secret.jpg", "SECRET");
    let run = import(&archive, &["export/result.json"], 0);
    let text = archive.read("content/articles/2022/two-tolls.md");
    for line in [
        "title: Two tolls\ndate: 2022-01-05T02:00:00+06:00\nupdated: 2022-01-05T03:00:00+06:00\nbyline:\n  - Агентство\npublisher: Новости\nurl: https://t.me/c/77/2\ntopics:\n  - unrest\n",
        "forwarded_from: Агентство\n",
        "\n---\n\nOfficials \\*say\\* [so](https://x.example/).\\\n\\#unrest\n\n![](/telegram/novosti/photos/p1.jpg)\n\n![](/telegram/novosti/photos/p2.jpg)\n",
    ] {
        assert!(text.contains(line), "{line:?} is not in\n{text}");
    }
    assert!(archive.has("static/telegram/novosti/photos/p2.jpg"));
    let only = archive.read("content/articles/2022/only-a-line.md");
    assert!(only.contains("title: Only a line\n") && !only.contains("secret"), "{only}");
    assert!(run.stdout.contains("set aside messages about the channel itself: 1"), "{}", run.stdout);
    assert!(run.stdout.contains("set aside messages with nothing in them: 1"), "{}", run.stdout);
    // The whole folder is the same: pictures in it come along and are nothing by themselves.
    assert!(import(&archive, &["export"], 0).stdout.contains("0 files written; 2 things there already"));
    assert_eq!(archive.build(&["--no-search"]).code, 0);
}

#[test]
fn messages_that_were_not_written_for_the_public_are_held_back() {
    let archive = archive();
    archive.write(
        "result.json",
        r#"{"chats": {"list": [{"name": "Anna", "type": "personal_chat", "id": 1, "messages": [{"id": 1, "type": "message", "date": "2022-01-05T10:00:00", "from": "Anna", "text": "Private words"}]}]}}"#,
    );
    let run = import(&archive, &["result.json"], 0);
    assert!(run.stderr.contains("no public channel"), "{}", run.stderr);
    assert!(archive.read("content/articles/2022/private-words.md").contains("draft: true\n"));
}

const GROUP: &str = r#"{"total": 4, "rows": [
 {"id": "a1", "uri": "https://www.paper.example/1?utm_source=x", "text": "First", "user": "acct:a@hypothes.is", "created": "2022-02-01T10:00:00+00:00", "tags": [],
  "target": [{"source": "https://paper.example/1", "selector": [{"type": "TextQuoteSelector", "exact": "two tolls"}]}]},
 {"id": "a2", "uri": "https://web.archive.org/web/20220130101010/https://paper.example/2", "text": "Second", "target": [{"source": "x"}]},
 {"id": "a3", "uri": "https://archive.example/site/articles/2022/other.html#x", "text": "Third", "target": [{"source": "x"}]},
 {"id": "a4", "uri": "https://nowhere.example/", "text": "Lost", "target": [{"source": "x"}]}
]}"#;

#[test]
fn notes_of_a_group_are_dealt_out_by_address() {
    let archive = with_article();
    archive.write("group.json", GROUP);
    let run = import(&archive, &["group.json"], 0);
    assert!(run.stdout.contains("3 notes beside their articles"), "{}", run.stdout);
    assert!(
        run.stderr.contains("https://nowhere.example/") && run.stderr.contains("1 notes and 0 copies are left out"),
        "{}",
        run.stderr
    );
    let first = archive.read("content/articles/2022/two-tolls.annotations.json");
    assert!(first.contains("\"a1\"") && !first.contains("\"a2\""), "{first}");
    let other = archive.read("content/articles/2022/other.annotations.json");
    assert!(other.contains("\"a2\"") && other.contains("\"a3\""), "{other}");
    // Once more, with one more note.
    archive.write(
        "group.json",
        GROUP.replace(
            "\"id\": \"a4\", \"uri\": \"https://nowhere.example/\"",
            "\"id\": \"a4\", \"uri\": \"http://paper.example/1/\"",
        ),
    );
    let run = import(&archive, &["group.json"], 0);
    assert!(
        run.stdout.contains("1 note beside their articles") && run.stdout.contains("3 things there already"),
        "{}",
        run.stdout
    );
    let more = archive.read("content/articles/2022/two-tolls.annotations.json");
    assert!(more.starts_with(first.trim_end_matches("\n]}\n")) && more.contains("\"a4\""), "{more}");
    archive.build(&["--no-search"]);
    assert!(archive.read("public/data/annotations.csv").contains("Lost"));
}

#[test]
fn arrays_of_recogito_find_their_article_by_address_or_by_name() {
    let archive = with_article();
    archive.write(
        "in/two-tolls.json",
        r##"[{"@context": "http://www.w3.org/ns/anno.jsonld", "id": "#6f5c", "type": "Annotation", "body": [{"type": "TextualBody", "purpose": "commenting", "value": "By name"}],
 "target": {"selector": [{"type": "TextQuoteSelector", "exact": "two tolls on one day"}]}}]"##,
    );
    archive.write(
        "in/export.json",
        r#"[{"id": "9", "bodies": [{"purpose": "commenting", "value": "By address"}], "target": {"source": "https://paper.example/2", "selector": [{"quote": "Officials", "start": 0, "end": 9}]}}]"#,
    );
    archive.write("in/lines.jsonl", "{\"type\": \"Annotation\", \"bodyValue\": \"On a line\", \"target\": \"https://paper.example/2\"}\n{\"type\": \"Annotation\", \"bodyValue\": \"On the next\", \"target\": \"https://paper.example/2\"}\n");
    import(&archive, &["in"], 0);
    archive.build(&["--no-search"]);
    let notes = archive.read("public/data/annotations.csv");
    for words in ["By name", "By address", "On a line", "On the next"] {
        assert!(notes.contains(words), "{words} is not in\n{notes}");
    }
    assert!(notes.lines().any(|line| line.contains("By name") && line.contains("exact")), "{notes}");
}

#[test]
fn notes_in_a_table_change_nothing_in_the_articles_themselves() {
    let archive = with_article();
    archive.write("notes.csv", "Created at,Author,Page,URL,Group,Type,Quote,Comment,Tags\n2022-02-01T10:00:00Z,ann,P,https://paper.example/1,G,Annotation,two tolls,Which of them?,a\n");
    import(&archive, &["notes.csv"], 0);
    assert_eq!(archive.read("content/articles/2022/two-tolls.md"), ARTICLE);
    assert!(import(&archive, &["notes.csv"], 0).stdout.contains("1 thing there already"));
    archive.build(&["--no-search"]);
    let notes = archive.read("public/data/annotations.csv");
    assert!(notes.lines().any(|line| line.contains("Which of them?") && line.contains("exact")), "{notes}");
}

#[test]
fn notes_that_were_published_here_come_back_unchanged() {
    let archive = with_article();
    archive.write(
        "content/articles/2022/two-tolls.md",
        ARTICLE.replace(
            "---\n\n",
            "annotations:\n  - quote: two tolls\n    note: >-\n      Which of\n      \"them\"?\n    tags: [a]\n---\n\n",
        ),
    );
    archive.write("group.json", GROUP);
    import(&archive, &["group.json"], 0);
    archive.build(&["--no-search"]);
    let before = archive.tree("content");
    let run = import(&archive, &["public/data/annotations.jsonld", "public/data/annotations.csv"], 0);
    assert!(run.stdout.contains("4 things there already"), "{}{}", run.stdout, run.stderr);
    assert_eq!(archive.tree("content"), before);
}

#[test]
fn notes_are_not_put_into_a_file_of_another_kind() {
    let archive = with_article();
    let own = "{\"@context\": \"http://www.w3.org/ns/anno.jsonld\", \"type\": \"AnnotationPage\", \"items\": []}";
    archive.write("content/articles/2022/two-tolls.annotations.json", own);
    archive.write("group.json", GROUP);
    let run = import(&archive, &["group.json"], 1);
    run.reports("notes of another kind", "content/articles/2022/two-tolls.annotations.json");
    assert_eq!(archive.read("content/articles/2022/two-tolls.annotations.json"), own);
}

#[test]
fn copies_of_a_list_become_captures_of_their_articles() {
    let archive = with_article();
    archive.write(
        "copies.txt",
        "# what was saved\nhttps://web.archive.org/web/20220130101010/https://paper.example/1\nhttps://paper.example/2 https://archive.ph/AbCdE 2022-01-31\nhttps://nowhere.example/ https://archive.ph/Xy\n",
    );
    let run = import(&archive, &["copies.txt"], 0);
    assert!(
        run.stdout.contains("2 captures added") && run.stderr.contains("https://nowhere.example/"),
        "{}{}",
        run.stdout,
        run.stderr
    );
    let one = archive.read("content/articles/2022/two-tolls.md");
    assert!(one.contains("url: https://paper.example/1 # the original\ncaptures:\n"), "{one}");
    assert!(one.contains("at: 2022-01-30T10:10:10Z\n"), "{one}");
    assert!(archive.read("content/articles/2022/other.md").contains("url: https://archive.ph/AbCdE\n"));
    let before = archive.tree("content");
    assert!(import(&archive, &["copies.txt"], 0).stdout.contains("2 things there already"));
    assert_eq!(archive.tree("content"), before);
}

#[test]
fn json_of_other_kinds_is_named() {
    let archive = archive();
    for (name, text) in
        [("a.json", "{\"name\": 1}"), ("b.json", "{\"name\": "), ("c.json", "[{\"messages\": []}]"), ("d.json", "{}")]
    {
        archive.write(name, text);
        let run = import(&archive, &[name], 1);
        run.reports("this JSON", name);
    }
}
