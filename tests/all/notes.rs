//! Annotations: where they are read from, where they stand, what is said of those without a place.

use std::path::Path;

use dateline::archive;
use dateline::archive::Archive;
use dateline::document;
use dateline::input::Options;

use crate::support::Site;
use crate::support::day;
use crate::support::html;
use crate::support::html::Part;
use crate::support::input;
use crate::support::site;
use crate::support::site_from;

/// An article `a` with a body and annotations in its front matter.
fn article(body: &str, annotations: &str) -> String {
    format!("=== content/articles/a.md\n---\ntitle: A\ndate: 2022-01-29\nannotations:\n{annotations}---\n\n{body}\n")
}

/// An article `a` with a file of annotations beside it.
fn beside(body: &str, json: &str) -> String {
    format!(
        "=== content/articles/a.md\n---\ntitle: A\ndate: 2022-01-29\n---\n\n{body}\n=== content/articles/a.annotations.json\n{json}\n"
    )
}

fn linked(fixture: &str) -> Archive {
    let input = input(fixture, Options::on(day()));
    document::parse(&input).and_then(|documents| archive::link(documents, &input)).value
}

/// What each annotation found: its state, and the words of the text that it stands on.
fn found(fixture: &str) -> Vec<(String, String)> {
    let archive = linked(fixture);
    let text = &archive.articles[0].document.body.text;
    let words = |annotation: &archive::Annotation| {
        annotation.range.clone().map(|range| text[range].to_owned()).unwrap_or_default()
    };
    archive.annotations.iter().map(|annotation| (annotation.state.word().to_owned(), words(annotation))).collect()
}

#[track_caller]
fn check(body: &str, annotation: &str, state: &str, words: &str) {
    let fixture = article(body, &format!("  - {{{annotation}, note: n}}\n"));
    assert_eq!(found(&fixture), [(state.to_owned(), words.to_owned())], "{annotation}");
}

#[test]
fn a_quote_is_found_whatever_its_marks_and_spaces_are() {
    let body = "He said: “We have our own peo\u{ad}ple”, and\nleft\u{a0}at once. *Nothing* else 👩‍👩‍👧 was said – so far.";
    check(body, "quote: '\"We have our own people\"'", "exact", "“We have our own people”");
    check(body, "quote: \"and  left at once\"", "exact", "and left at once");
    check(body, "quote: \"our o\\u00ADwn people\"", "exact", "our own people");
    check(body, "quote: Nothing else", "exact", "Nothing else");
    check(body, "quote: was said - so far", "exact", "was said – so far");
    check(body, "quote: 👩‍👩‍👧", "exact", "👩‍👩‍👧");
}

#[test]
fn a_quote_may_go_over_markup_and_blocks() {
    let body = "One **two [three](https://example.org) fo**ur five.\n\nSix seven.\n\n- eight\n- nine";
    check(body, "quote: two three four", "exact", "two three four");
    check(body, "quote: five. Six", "exact", "five.\nSix");
    check(body, "quote: seven. eight nine", "exact", "seven.\neight\nnine");
}

#[test]
fn one_word_of_five_may_change_and_a_quote_of_other_words_lands_nowhere() {
    let body = "Officials said on Monday that the inquiry would be led by the state itself. Nobody else was named.";
    check(body, "quote: inquiry could be led by", "fuzzy", "inquiry would be led by");
    check(body, "quote: inquiry would be run by", "fuzzy", "inquiry would be led by");
    check(body, "quote: the weather was fine all day", "orphan", "");
    check(body, "quote: other words stand here instead", "orphan", "");
}

#[test]
fn a_note_on_one_figure_does_not_move_to_another() {
    check("The office said that 238 people died.", "quote: that 230 people died", "orphan", "");
    check("Prices rose by 5 per cent.", "quote: by 6 per cent", "orphan", "");
}

#[test]
fn part_of_a_word_is_no_place_for_a_word() {
    check("The Kazakhstani side agreed.", "quote: Kazakh", "orphan", "");
    check("In 2300 places.", "quote: '230'", "orphan", "");
    check("The Kazakhstani side agreed.", "quote: Kazakh, prefix: 'The ', suffix: stani side", "exact", "Kazakh");
}

#[test]
fn words_that_stand_twice_need_what_is_around_them() {
    let body = "The president spoke first. Then the guests left. The president spoke again, and all rose.";
    check(body, "quote: The president spoke", "ambiguous", "");
    check(body, "quote: The president spoke, suffix: ' again, and all'", "exact", "The president spoke");
    let archive = linked(&article(body, "  - {quote: The president spoke, suffix: ' again', note: n}\n"));
    assert_eq!(archive.annotations[0].range.clone().map(|range| range.start), body.rfind("The president"));
}

#[test]
fn short_words_among_strange_words_are_others() {
    let body = "A long report on cotton. The governor of the region signed the order in the evening.";
    let strange = "quote: the order, prefix: 'rejected on Tuesday by ', suffix: ' of business of the chamber'";
    check(body, strange, "orphan", "");
}

#[test]
fn what_has_no_place_is_reported_and_stands_at_the_end() {
    let site = site(&article(
        "One two three. One two three.\n\nHere are words of the text.",
        "  - {quote: One two three, note: Twice.}\n  - {quote: zero, note: Nowhere.}\n  - {note: On everything.}\n  - {quote: are words of the book, note: Changed.}\n",
    ));
    assert_eq!(
        site.problems(),
        [
            "warning content/articles/a.md:5: the words of this note stand in 2 places: it stands at the article's end (quote more words, or add `prefix:` and `suffix:`, the words right before and after)",
            "warning content/articles/a.md:6: the words of this note are not in the text: it stands at the article's end (quote words of the article's text as a reader sees them)",
            "warning content/articles/a.md:8: the words of this note have changed; it stands where most of them are (the text now says `are words of the`)",
        ]
    );
    let page = site.text("articles/a.html");
    let end = page.find("loose-notes").expect("a place for notes without one");
    for note in ["Twice.", "Nowhere.", "On everything."] {
        assert!(page.find(note).is_some_and(|at| at > end), "{note}");
    }
    assert!(page.find("Changed.").is_some_and(|at| at < end));
    let rows = site.rows("annotations");
    let states: Vec<&str> = rows.iter().map(|row| row["state"].as_str()).collect();
    assert_eq!(states, ["fuzzy", "ambiguous", "orphan", "whole"]);
}

#[test]
fn overlapping_notes_over_links_names_and_lists_are_valid() {
    let body = "The [first *link* here](https://example.org) and [[Almaty]] in text.\n\n- an item with Almaty\n- another item\n\nLast `code` words.";
    let site = site(&format!(
        "{}=== content/places/almaty.md\n---\nname: Almaty\n---\n",
        article(
            body,
            "  - {quote: first link, note: a}\n  - {quote: link here and Almaty in, note: b}\n  - {quote: Almaty in text. an item, note: c}\n  - {quote: item with Almaty another item Last, note: d}\n  - {quote: code, note: e}\n",
        )
    ));
    assert_eq!(site.problems(), [""; 0]);
    let page = site.text("articles/a.html");
    let parts = html::parts(&page);
    assert_eq!(html::misnested(&parts), None);
    for number in 1..=5 {
        assert_eq!(page.matches(&format!("id=\"passage-{number}\"")).count(), 1, "one id for note {number}");
        assert_eq!(page.matches(&format!("id=\"note-{number}\"")).count(), 1);
        assert_eq!(page.matches(&format!("href=\"#note-{number}\"")).count(), 1, "one sign for note {number}");
        assert_eq!(page.matches(&format!("aria-details=\"note-{number}\"")).count(), 1);
    }
    // Signs are links and stand in no link and in no code.
    let mut open: Vec<&str> = Vec::new();
    for part in &parts {
        match part {
            Part::Start { name, .. } => {
                let is_sign = part.attribute("role") == Some("doc-noteref")
                    && part.attribute("href").is_some_and(|href| href.starts_with("#note"));
                assert!(!is_sign || !open.iter().any(|outer| ["a", "code"].contains(outer)), "a sign in {open:?}");
                if !["meta", "link", "img", "br", "hr", "input"].contains(&name.as_str()) {
                    open.push(name);
                }
            }
            Part::End(_) => {
                open.pop();
            }
            Part::Text(_) => {}
        }
    }
}

#[test]
fn notes_without_room_in_the_margin_stand_in_the_text() {
    let words: Vec<String> = (0..400).map(|number| format!("word{number}")).collect();
    let note = |number: usize, text: &str| format!("  - {{quote: word{number}, note: '{text}'}}\n");
    let page = |body: &[String], annotations: &str| {
        let body = body.chunks(80).map(|block| block.join(" ") + ".").collect::<Vec<_>>().join("\n\n");
        site(&article(&body, annotations)).text("articles/a.html")
    };
    let has_margin = |page: &str| page.contains("class=\"article annotated\"");
    let few: String = (0..5).map(|number| note(number * 80, "A few words.")).collect();
    assert!(has_margin(&page(&words, &few)));
    // Longer than the text, at its very end, too many for one block.
    let long: String = (0..5).map(|number| note(number * 80, &"many words ".repeat(90))).collect();
    let late: String = (390..398).map(|number| note(number, &"some words ".repeat(20))).collect();
    let dense: String = (0..9).map(|number| note(number, "A few words.")).collect();
    for annotations in [long, late, dense] {
        let page = page(&words, &annotations);
        assert!(!has_margin(&page), "{annotations}");
        assert_eq!(page.matches("<aside class=\"note").count(), annotations.lines().count());
    }
}

#[test]
fn names_in_notes_are_mentions() {
    let site = site(&format!(
        "{}=== content/places/almaty.md\n---\nname: Almaty\n---\n",
        article(
            "Nobody is named here.",
            "  - {quote: Nobody, note: 'This was in Almaty, see [[places/almaty|the city]].'}\n"
        )
    ));
    assert_eq!(site.problems(), [""; 0]);
    let rows = site.rows("mentions");
    let exact: Vec<&str> = rows.iter().map(|row| row["exact"].as_str()).collect();
    assert_eq!(exact, ["Almaty", "the city"]);
    assert!(rows.iter().all(|row| row["start"].is_empty()), "notes are not in the body");
    let page = site.text("articles/a.html");
    assert!(page.contains("id=\"mention-1\"") && page.contains("id=\"mention-2\""));
    assert!(site.text("places/almaty.html").contains("articles/a.html#mention-2"));
}

#[test]
fn notes_without_words_are_an_error_and_highlights_need_tags() {
    let fixture = article("One two.", "  - {quote: One}\n  - {quote: two, tags: [x]}\n");
    let site = site(&fixture);
    assert_eq!(
        site.problems(),
        [
            "error content/articles/a.md:5: this annotation has no note (add `note:`; to mark words without a note, give `tags:`)"
        ]
    );
    assert_eq!(site.rows("annotations").len(), 1);
}

#[test]
fn hypothesis_exports_lose_accounts_and_private_notes() {
    let body = "👍 Officials gave two figures. Officials gave no names. The rest is silence.";
    let units = |words: &str| body[..body.rfind(words).expect("in the text")].encode_utf16().count();
    let json = format!(
        r##"{{"export_date": "2026-01-01T00:00:00Z", "export_userid": "acct:boss@hypothes.is", "client_version": "1.0", "annotations": [
        {{"id": "n1", "created": "2025-05-06T07:08:09.000000+00:00", "user": "acct:secretary@hypothes.is", "user_info": {{"display_name": "Sec Retary"}},
          "uri": "https://example.org/a", "text": "A **public** note", "tags": ["x"], "permissions": {{"read": ["group:__world__"]}},
          "target": [{{"source": "https://example.org/a", "selector": [
            {{"type": "RangeSelector", "startContainer": "/p[1]"}},
            {{"type": "TextPositionSelector", "start": {start}, "end": {end}}},
            {{"type": "TextQuoteSelector", "exact": "Officials gave"}}]}}]}},
        {{"id": "n2", "user": "acct:secretary@hypothes.is", "uri": "https://example.org/a", "text": "A secret", "permissions": {{"read": ["acct:secretary@hypothes.is"]}}, "target": []}},
        {{"id": "n3", "user": "acct:other@hypothes.is", "uri": "https://example.org/a", "text": "I disagree", "references": ["n1"], "permissions": {{"read": ["group:__world__"]}}, "target": [{{"source": "https://example.org/a"}}]}},
        {{"id": "n4", "user": "acct:other@hypothes.is", "uri": "https://example.org/a", "text": "On the page", "permissions": {{"read": ["group:__world__"]}}, "target": [{{"source": "https://example.org/a"}}]}}
        ]}}"##,
        start = units("Officials gave"),
        end = units(" no names"),
    );
    let fixture = beside(body, &json);
    let archive = linked(&fixture);
    let starts: Vec<Option<usize>> =
        archive.annotations.iter().map(|annotation| annotation.range.clone().map(|range| range.start)).collect();
    let second = body.rfind("Officials");
    assert_eq!(
        starts,
        [second, second, None],
        "the position, in UTF-16, tells two places apart; a reply stands where its note does"
    );
    let site = site(&fixture);
    assert_eq!(site.problems(), [""; 0]);
    for (path, bytes) in site.all() {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        for secret in ["secretary", "Sec Retary", "A secret", "hypothes.is", "boss"] {
            assert!(!text.contains(secret), "{path} says {secret}");
        }
    }
    assert!(site.text("articles/a.html").contains("<strong>public</strong>"));
    let shown = self::site(&format!("{fixture}=== content/site.yaml\nannotators: shown\n"));
    assert!(shown.text("articles/a.html").contains("Sec Retary"));
}

/// Every file of a folder of `tests/w3c-annotation`, the examples of the W3C's Web Annotation repository, by name.
fn examples(folder: &str) -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/w3c-annotation").join(folder);
    let entries = std::fs::read_dir(folder).expect("the folder of examples");
    let mut paths: Vec<_> = entries.map(|entry| entry.expect("an entry").path()).collect();
    paths.sort();
    let read = |path: &std::path::PathBuf| {
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        (name, String::from_utf8_lossy(&std::fs::read(path).expect("a file")).into_owned())
    };
    paths.iter().map(read).collect()
}

const EXAMPLE_TEXT: &str = "Someone says that this is an anotation that has some faults. Here is the text before the Selected Text and text after it.";

#[test]
fn the_correct_examples_of_the_w3c_are_read() {
    let examples = examples("correct");
    assert_eq!(examples.len(), 44);
    for (name, json) in examples {
        let site = site(&beside(EXAMPLE_TEXT, &json));
        let errors: Vec<String> = site.problems().into_iter().filter(|problem| problem.starts_with("error")).collect();
        assert!(errors.is_empty(), "{name}: {errors:?}");
        assert!(!site.rows("annotations").is_empty(), "{name} gave no annotation");
    }
    let words = |name: &str| {
        let json = self::examples("correct").into_iter().find(|(known, _)| known == name).expect("an example").1;
        found(&beside(EXAMPLE_TEXT, &json))
    };
    assert_eq!(words("anno23.json"), [("exact".to_owned(), "anotation".to_owned())]);
    assert_eq!(words("anno29.json"), [("exact".to_owned(), "Selected Text".to_owned())]);
    assert_eq!(words("anno24.json"), [("orphan".to_owned(), String::new())], "a position alone cannot be checked");
    let placed = words("collection1.json").into_iter().filter(|(state, _)| state == "exact").count();
    assert_eq!(placed, 2);
}

#[test]
fn the_incorrect_examples_of_the_w3c_are_refused_with_a_message() {
    let examples = examples("incorrect");
    assert_eq!(examples.len(), 40);
    for (name, json) in examples {
        let site = site(&beside(EXAMPLE_TEXT, &json));
        let errors: Vec<String> = site.problems().into_iter().filter(|problem| problem.starts_with("error")).collect();
        assert_eq!(errors.len(), 1, "{name}: {:?}", site.problems());
        assert!(errors[0].contains("a.annotations.json:"), "{name}: {errors:?}");
        assert!(site.rows("annotations").is_empty(), "{name} was read");
    }
}

#[test]
fn one_annotation_of_a_page_that_is_wrong_leaves_the_others() {
    let json = r#"{"@context": "http://www.w3.org/ns/anno.jsonld", "id": "urn:p", "type": "AnnotationPage", "items": [
        {"id": "urn:1", "type": "Annotation", "bodyValue": "one", "target": {"source": "urn:a", "selector": {"type": "TextQuoteSelector", "exact": "Selected Text"}}},
        {"id": "urn:2", "type": "Annotation", "bodyValue": "two", "target": 7},
        {"id": "urn:3", "type": "Annotation", "bodyValue": "three", "created": "yesterday", "target": "urn:a"}
    ]}"#;
    let site = site(&beside(EXAMPLE_TEXT, json));
    assert_eq!(
        site.problems(),
        [
            "error content/articles/a.annotations.json:3: `target` must be one address (IRI): this annotation is left out (see https://www.w3.org/TR/annotation-model/)",
            "error content/articles/a.annotations.json:4: `created` must be one date with its time, as `2015-01-28T12:00:00Z`: this annotation is left out (see https://www.w3.org/TR/annotation-model/)",
        ]
    );
    assert_eq!(site.rows("annotations").len(), 1);
}

#[test]
fn annotations_need_an_article_beside_them_and_those_of_other_pages_stay_apart() {
    let lonely = site("=== content/articles/b.annotations.json\n{\"annotations\": []}\n");
    assert_eq!(
        lonely.problems(),
        [
            "warning content/articles/b.annotations.json:0: there is no article beside these annotations; they are not shown (name the file after the file of its article: `content/articles/b.md`)"
        ]
    );
    let annotation = |id: u8, source: &str| {
        format!(
            r#"{{"id": "urn:{id}", "type": "Annotation", "bodyValue": "n", "target": {{"source": "{source}", "selector": {{"type": "TextQuoteSelector", "exact": "Selected Text"}}}}}}"#
        )
    };
    let page = format!(
        r#"{{"@context": "http://www.w3.org/ns/anno.jsonld", "id": "urn:p", "type": "AnnotationPage", "items": [{}, {}]}}"#,
        annotation(1, "a.html"),
        annotation(2, "https://example.org/quite-another")
    );
    let fixture = beside(EXAMPLE_TEXT, &page);
    let states: Vec<String> = found(&fixture).into_iter().map(|(state, _)| state).collect();
    assert_eq!(states, ["exact", "orphan"]);
    assert!(site(&fixture).problems()[0].contains("was made on another page, `https://example.org/quite-another`"));
}

/// Our own export, put beside the same articles, finds every anchored note again, word for word.
#[test]
fn what_is_exported_is_read_again() {
    let body = "Once upon a time there was a time. Once upon a time there was another time, and a third time – the last.\n\n> Once upon a time\n\n- there was\n- a time";
    let annotations = "  - {quote: a time, prefix: 'there was ', suffix: '. Once', note: 'One *note*.', tags: [x, y], by: Someone, date: 2022-02-03}
  - {quote: a time, prefix: 'Once upon ', suffix: ' there was another', note: two}
  - {quote: there was another thyme and a third, note: changed}
  - {quote: nowhere at all, note: orphan}
  - {note: whole}
  - {quote: Once upon a time there was a, note: over blocks, suffix: ' time. Once'}
";
    let first = site(&article(body, annotations));
    let exported = first.text("data/annotations.jsonld");
    let second = site(&beside(body, &exported));
    let errors: Vec<String> = second.problems().into_iter().filter(|problem| problem.starts_with("error")).collect();
    assert_eq!(errors, [""; 0]);
    let columns = ["exact", "start", "end", "note", "motivation", "by", "date", "tags"];
    let (before, after) = (first.rows("annotations"), second.rows("annotations"));
    assert_eq!(before.len(), after.len());
    for (before, after) in before.iter().zip(&after) {
        for column in columns {
            assert_eq!(before[column], after[column], "{column} of {before:?}");
        }
        let state = if before["start"].is_empty() { before["state"].as_str() } else { "exact" };
        assert_eq!(after["state"], state);
    }
    assert_eq!(second.text("data/annotations.jsonld"), exported, "a second export says the same");
}

/// The archive of this repository, as files.
fn own_archive() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let files = walkdir::WalkDir::new(root.join("content")).sort_by_file_name().into_iter().filter_map(Result::ok);
    let files = files.filter(|file| file.file_type().is_file());
    let read = |file: walkdir::DirEntry| {
        let path = file.path().strip_prefix(root).expect("in the repository").to_string_lossy().into_owned();
        (path, std::fs::read_to_string(file.path()).expect("a text"))
    };
    files.map(read).collect()
}

#[test]
fn the_notes_of_this_archive_are_exported_and_read_again() {
    let options = || Options::on(dateline::value::Date::from_ymd(2026, 12, 1).expect("a day"));
    let first: Site = site_from(own_archive(), options());
    let rows = first.rows("annotations");
    assert!(rows.len() >= 12 && rows.iter().all(|row| row["state"] == "exact"), "{rows:?}");
    let exported: serde_json::Value = serde_json::from_str(&first.text("data/annotations.jsonld")).expect("JSON");
    let items = exported["items"].as_array().expect("items");
    let mut files: Vec<(String, String)> =
        own_archive().into_iter().filter(|(path, _)| !path.ends_with(".annotations.json")).collect();
    for (path, text) in &mut files {
        if !path.starts_with("content/articles/") {
            continue;
        }
        // The notes of the front matter go; those of the export come.
        let (front, rest) = text.split_once("annotations:\n").expect("every article has notes");
        let after = rest.find("\n---\n").expect("front matter ends");
        *text = format!("{front}{}", &rest[after + 1..]);
    }
    for stem in ["2022/kazakh-officials-two-death-tolls", "2022/toqaev-rejects-international-inquiry"] {
        let own = items.iter().filter(|item| item["target"]["source"].as_str().is_some_and(|page| page.contains(stem)));
        let page = serde_json::json!({"@context": "http://www.w3.org/ns/anno.jsonld", "id": "urn:x", "type": "AnnotationPage", "items": own.collect::<Vec<_>>()});
        files.push((format!("content/articles/{stem}.annotations.json"), page.to_string()));
    }
    let second = site_from(files, options());
    assert_eq!(second.rows("annotations").len(), rows.len());
    for (before, after) in rows.iter().zip(second.rows("annotations")) {
        for column in ["state", "exact", "start", "end", "note", "by", "date", "tags"] {
            assert_eq!(before[column], after[column]);
        }
    }
}

#[test]
fn notes_are_in_the_language_of_the_site_beside_an_article_in_another() {
    let fixture = format!(
        "=== content/site.yaml\ntitle: T\nlang: ar\n{}",
        article("Some words.", "  - {quote: words, note: ملاحظة}\n").replace("title: A\n", "title: A\nlang: en\n")
    );
    let page = site(&fixture).text("articles/a.html");
    // Its words are the article's; what stands beside them, and on which side, is the site's.
    assert!(page.contains("<div class=\"noted\" lang=\"ar\" dir=\"rtl\">\n<div lang=\"en\" dir=\"ltr\">"), "{page}");
    assert!(page.contains("<aside class=\"note at-1\" id=\"note-1\" role=\"note\""), "{page}");
    assert!(page.contains("<div class=\"note-text prose\">"), "{page}");
    assert!(page.contains("<header class=\"head text\">"), "{page}");
}
