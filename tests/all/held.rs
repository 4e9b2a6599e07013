//! What an editor holds back goes nowhere, in whatever way it is written, and what only looks like it goes out.

mod trace;

use dateline::input::Options;

use crate::support::Folder;
use crate::support::day;
use crate::support::shown;
use crate::support::site;
use crate::support::site_from;
use crate::support::site_of;

/// A file with this front matter, in the folder of each kind.
fn file(path: &str, fields: &str) -> String {
    format!("=== {path}\n---\ntitle: Zzheld\n{fields}\n---\nZzheld.\n")
}

const KINDS: [&str; 8] = ["articles", "people", "places", "organizations", "events", "topics", "questions", "pages"];

/// The files of a kind with each of some fields, and the site of all of them.
fn published(kind: &str, fields: &[&str]) -> Vec<bool> {
    let path = |index: usize| format!("{kind}/zz{index}");
    let files = fields.iter().enumerate();
    let fixture: String = files.map(|(index, fields)| file(&format!("content/{}.md", path(index)), fields)).collect();
    let site = site(&fixture);
    (0..fields.len()).map(|index| site.has(&format!("{}.html", path(index).replace("pages/", "")))).collect()
}

#[track_caller]
fn check(kinds: &[&str], fields: &[&str], expected: bool) {
    for kind in kinds {
        for (is_published, fields) in published(kind, fields).into_iter().zip(fields) {
            assert_eq!(is_published, expected, "{kind}: {fields}");
        }
    }
}

#[test]
fn every_word_that_is_not_public_holds_back_whatever_it_is_said_of() {
    let fields = [
        "draft: true",
        "draft: yes",
        "draft: 1",
        "draft: y",
        "draft: \"true\"",
        "draft: draft",
        "draft:",
        "draft: wait for lawyer",
        "draft: [true]",
        "Draft: true",
        "DRAFT: TRUE",
        "is-draft: true",
        "isDraft: true",
        "darft: true",
        "draft: false\ndraft: true",
        "draft: true\ndraft: false",
        "draft: false\nDraft: true",
        "published: false",
        "published: False",
        "published: FALSE",
        "published: no",
        "published: No",
        "published: off",
        "published: 0",
        "published: n",
        "published: \"false\"",
        "published: draft",
        "published: 2021-01-01\npublished: false",
        "publish: false",
        "publish: perhaps",
        "public: no",
        "status: draft",
        "Status: Draft",
        "status: pending",
        "status: future",
        "status: trash",
        "status: private",
        "status: in review",
        "status: needs-review",
        "status: scheduled",
        "status: 0",
        "status: retired",
        "post_status: auto-draft",
        "private: true",
        "private: ja",
        "hidden: true",
        "unlisted: true",
        "confidential: yes",
        "internal: on",
        "secret: true",
        "embargoed: true",
        "wip: true",
        "permalink: false",
        "_build: {render: never}",
        "build: {render: false, list: true}",
        "build: {list: never}",
        "expiryDate: 2022-01-01",
        "expires: 2022-12-31T10:00:00Z",
        "expires: soon",
        "publishDate: 2030-01-01",
        "publish_date: 2030-01-01",
        "embargo: 2023-01-02",
        "embargo: until the trial",
        "published: 2030-01-01",
        "published:",
        "published: null",
        "published: []",
        "published: -1",
        "published: yes?",
        "publish: ''",
        "status: published?",
        "draft: -0",
        "draft: no!",
        "draft: []",
        "state: draft",
        "workflow: in review",
        "workflow_state: pending",
        "hide: true",
        "visible: false",
        "listed: no",
        "nopublish: true",
        "do_not_publish: yes",
        "password: open sesame",
        "protected: true",
        "deleted: true",
        "disabled: 1",
        "ready: false",
        "approved: false",
        "approved: not yet",
        "released: no",
        "live: false",
        "черновик: true",
        "entwurf: ja",
        "brouillon: true",
        "borrador: true",
        "kind: draft",
        "layout: draft",
        "type: Draft",
        "extra: {draft: true}",
        "params: {published: false}",
        "meta: {status: draft}",
        "metadata: {private: yes}",
        "cascade: {draft: true}",
        "cascade: [{build: {render: never}}]",
    ];
    check(&KINDS, &fields, false);
    // Whether a person is visible is a question of the name.
    let others: Vec<&str> = KINDS.into_iter().filter(|kind| *kind != "people").collect();
    let fields = ["private", "hidden", "draft", "members", "perhaps"].map(|word| format!("visibility: {word}"));
    check(&others, &fields.each_ref().map(String::as_str), false);
}

#[test]
fn what_is_public_in_as_many_words_is_published() {
    let fields = [
        "draft: false",
        "draft: no",
        "draft: 0",
        "draft: Off",
        "published: true",
        "published: yes",
        "published: 1",
        "published: 2022-01-05",
        "publish: true",
        "status: published",
        "status: publish",
        "status: done",
        "private: false",
        "hidden: no",
        "visibility: public",
        "permalink: /old/address/",
        "_build: {render: always, list: true}",
        "build: {publishResources: false}",
        "expiryDate: 2030-01-01",
        "expires: never",
        "embargo: 2022-12-31",
        "embargo: false",
        "publisher: The Draft",
        "tags: [draft, private]",
        "graft: 1922",
        "state: Texas",
        "layout: none",
        "live: https://example.org/",
        "released: 2019",
        "approved: true",
        "password: false",
        "extra: {status: verified, draft: false}",
    ];
    check(&KINDS, &fields, true);
}

#[test]
fn what_cannot_be_told_is_an_error_at_its_place_and_a_draft_is_a_note() {
    let problems = |fields: &str| {
        let site = site(&file("content/people/zz.md", fields));
        let said = site.diagnostics.iter().map(shown).filter(|said| said.contains("people"));
        said.collect::<Vec<_>>()
    };
    assert_eq!(
        problems("draft: wait for lawyer"),
        [
            "error content/people/zz.md:3: `draft` does not say clearly whether this is public: it is held back (write `true` or `false`)"
        ]
    );
    assert_eq!(
        problems("expirydate: 2020-01-01"),
        [
            "note content/people/zz.md:3: its time is over by this date, left out (an archive keeps what was published: take the line away to publish it again, or `--drafts`)"
        ]
    );
    assert_eq!(problems("private: yes"), ["note content/people/zz.md:3: a draft, left out (`--drafts`)"]);
    assert_eq!(problems("draft: false\ndraft: true"), ["note content/people/zz.md:4: a draft, left out (`--drafts`)"]);
    assert_eq!(
        problems("embargo: 2030-01-01"),
        ["note content/people/zz.md:3: to be published after 2023-01-01, left out (`--future`)"]
    );
}

#[test]
fn folders_and_names_of_drafts_are_drafts_in_every_kind_of_content() {
    let held = [
        "_drafts/zz",
        "x/_Drafts/zz",
        "_zz",
        "x/_zz",
        "_private/zz",
        "_later/zz",
        "drafts/zz",
        "Draft/zz",
        "private/x/zz",
        "черновики/zz",
        "zz.draft",
        "zz.wip",
    ];
    let public = [("_posts/yy", "posts/yy"), ("yy/_index", "yy"), ("the-draft/yy", "the-draft/yy"), ("draft", "draft")];
    for kind in KINDS {
        let paths = held.into_iter().chain(public.map(|(path, _)| path));
        let fixture: String = paths.map(|path| file(&format!("content/{kind}/{path}.md"), "date: 2022")).collect();
        let site = site(&fixture);
        let found: Vec<_> = site.output.paths().filter(|path| path.as_str().contains("zz")).collect();
        assert!(found.is_empty(), "{kind}: {found:?}");
        for (path, page) in public {
            assert!(site.has(&format!("{kind}/{page}.html").replace("pages/", "")), "{kind}/{path}");
        }
    }
}

#[test]
fn damaged_front_matter_holds_its_file_back_with_an_error() {
    let fields = "title: Zzheld\ndraft: true";
    let texts = [
        format!("—\n{fields}\n—\nZzheld.\n"),
        format!("–--\n{fields}\n---\nZzheld.\n"),
        format!("----\n{fields}\n----\nZzheld.\n"),
        format!("***\n{fields}\n***\nZzheld.\n"),
        format!("---yaml\n{fields}\n---\nZzheld.\n"),
        format!(";;;\n{fields}\n;;;\nZzheld.\n"),
        format!("+++\n{}\n+++\nZzheld.\n", fields.replace(": ", " = ")),
        format!("<!-- a remark -->\n---\n{fields}\n---\nZzheld.\n"),
        format!("\u{200b}---\n{fields}\n---\nZzheld.\n"),
        format!("---\n{fields}\n---\nZzheld.\n").replace('\n', "\r"),
        "{ \"title\": \"Zzheld\", \"draft\": true }\n\nZzheld.\n".to_owned(),
        format!("{fields}\n\nZzheld.\n"),
        format!("---\n{fields}\nZzheld.\n"),
        "---\ntitle: [Zzheld\ndraft: true\n---\nZzheld.\n".to_owned(),
        "---\nZzheld\n---\nZzheld.\n".to_owned(),
        format!("---\ntitle: Zzheld\n---\n---\n{fields}\n---\nZzheld.\n"),
        format!("---\n---\n{fields}\n\nZzheld.\n"),
    ];
    for kind in KINDS {
        let path = |index: usize| format!("{kind}/zz{index}");
        let files = texts.iter().enumerate().map(|(index, text)| (format!("content/{}.md", path(index)), text.clone()));
        let site = site_from(files.collect(), Options::on(day()));
        let problems = site.problems();
        for (index, text) in texts.iter().enumerate() {
            let path = path(index);
            assert!(!site.has(&format!("{path}.html").replace("pages/", "")), "{kind}: {text:?}");
            let error = format!("error content/{path}.md:");
            assert!(problems.iter().any(|problem| problem.starts_with(&error)), "{kind}: {text:?}");
        }
    }
}

#[test]
fn a_text_that_begins_with_a_rule_or_a_word_and_a_colon_is_published() {
    for text in
        ["----\nPolice: nobody hurt.\n", "Date: 5 January\nText.\n", "— Where were you? — At home.\n", "***\n\nText.\n"]
    {
        let fixture =
            format!("=== content/articles/zz.md\n{text}=== content/articles/yy.md\n---\ntitle: Y\n---\n{text}");
        let site = site(&fixture);
        assert!(site.has("articles/zz.html") && site.has("articles/yy.html"), "{text:?} {:?}", site.problems());
    }
}

const NOTES_AND_CLAIMS: &str = "
=== content/questions/dead.md
---
title: How many?
---
=== content/articles/a.md
---
title: A
date: 2022
annotations:
  - {quote: one, note: Zzopen}
  - {quote: two, note: Zzheld, HELD}
claims:
  - {id: open-1, question: dead, value: 1, claimant: Office, quote: one, status: unconfirmed}
  - {id: zzheld-2, question: dead, value: 2, claimant: Zzheld, quote: two, HELD}
---
Only one, or two.
";

#[test]
fn single_notes_and_claims_are_held_back() {
    let held = [
        "draft: true",
        "private: true",
        "visibility: private",
        "published: no",
        "hidden: 1",
        "Draft: perhaps",
        "draft: false, draft: true",
    ];
    for fields in held {
        let site = site(&NOTES_AND_CLAIMS.replace("HELD", fields));
        let page = site.text("articles/a.html");
        assert!(page.contains("Zzopen") && page.contains("claim-open-1"), "{fields}");
        for (path, bytes) in site.all() {
            let text = String::from_utf8_lossy(&bytes).to_lowercase();
            assert!(!text.contains("zzheld"), "{fields}: {path}");
        }
    }
    let public = site(&NOTES_AND_CLAIMS.replace("HELD", "draft: false"));
    assert!(public.text("articles/a.html").contains("claim-zzheld-2"));
}

#[test]
fn notes_of_files_beside_an_article_are_held_back_one_by_one() {
    let note = |more: &str, words: &str| {
        format!("{{\"type\": \"Annotation\", {more} \"bodyValue\": \"{words}\", \"target\": \"a.html\"}}")
    };
    let file = |items: &[String]| {
        format!(
            "=== content/articles/a.md\n---\ntitle: A\ndate: 2022\n---\nText.\n=== content/articles/a.annotations.json\n\
             {{\"@context\": \"http://www.w3.org/ns/anno.jsonld\", \"type\": \"AnnotationPage\", \"items\": [{}]}}\n",
            items.join(", ")
        )
    };
    let held = [
        "\"draft\": true,",
        "\"private\": \"yes\",",
        "\"visibility\": \"private\",",
        "\"draft\": false, \"draft\": true,",
    ];
    let mut items: Vec<String> = held.iter().map(|more| note(more, "Zzheld")).collect();
    items.push(note("", "Zzopen"));
    let page = site(&file(&items)).text("articles/a.html");
    assert!(page.contains("Zzopen") && !page.contains("Zzheld"));
}

const LEADS: &str = "
=== content/site.yaml
title: T
featured: [held, a]
=== content/articles/a.md
---
title: A
date: 2022
people: [held-person]
tags: [Zztopic]
version_of: held
dateline: {text: Astana, place: held-place}
claims:
  - {id: c1, question: q, value: 1, claimant: held-person, quote: Text, relation: {revises: c0}}
  - {id: c2, question: held-question, value: 1, claimant: Office, quote: Text}
---
Text of [one](held.md), [two](/people/held-person.md), [[held-person]], [[people/held-person|three]], [[Zzname]], [four](/pages/held.md) and [five](later.md).
=== content/articles/held.md
---
title: H
date: 2022
draft: true
claims:
  - {id: c0, question: q, value: 1, claimant: Office, quote: Text}
---
Text.
=== content/articles/later.md
---
title: L
date: 2030
---
Text.
=== content/people/held-person.md
---
name: Zzname
draft: true
---
=== content/places/held-place.md
---
name: Zzplace
private: true
---
=== content/places/in.md
---
name: In
within: held-place
---
=== content/topics/zztopic.md
---
name: Zztopic
draft: true
---
=== content/questions/q.md
---
title: Q
---
=== content/questions/held-question.md
---
title: HQ
draft: true
---
=== content/pages/held.md
---
title: P
draft: true
---
";

#[test]
fn what_leads_to_something_held_back_keeps_its_words_and_is_no_error() {
    let site = site(LEADS);
    assert_eq!(site.problems(), [""; 0]);
    let page = site.text("articles/a.html");
    for word in ["one", "two", "held-person", "three", "Zzname", "four", "five"] {
        assert!(page.contains(word), "{word}");
    }
    for path in ["held.html", "held-person.html", "later.html", "zztopic", "held-place", "held-question"] {
        assert!(!page.contains(path), "{path}");
        assert!(!site.output.paths().any(|known| known.as_str().contains(path)), "{path}");
    }
    let notes = site.diagnostics.iter().filter(|problem| problem.message.contains("is held back"));
    assert_eq!(notes.count(), 16, "{:#?}", site.diagnostics.iter().map(shown).collect::<Vec<_>>());
    let drafts = site_of(LEADS, Options { drafts: true, future: true, ..Options::on(day()) });
    let page = drafts.text("articles/a.html");
    assert!(page.contains("held-person.html") && page.contains("later.html"));
}

#[test]
fn drafts_shows_what_is_held_back_and_future_what_comes_later() {
    let fixture = [
        file("content/articles/_drafts/zz.md", "date: 2022"),
        file("content/people/zz.md", "private: true"),
        file("content/places/zz.md", "publishDate: 2030-01-01"),
    ]
    .concat();
    let shown = |drafts, future| {
        let site = site_of(&fixture, Options { drafts, future, ..Options::on(day()) });
        ["articles/drafts/zz.html", "people/zz.html", "places/zz.html"].map(|path| site.has(path))
    };
    assert_eq!(shown(false, false), [false, false, false]);
    assert_eq!(shown(true, false), [true, true, false]);
    assert_eq!(shown(false, true), [false, false, true]);
}

#[test]
fn a_draft_without_a_date_is_not_said_to_be_published() {
    let fixture = "=== content/site.yaml
title: T
=== content/articles/a.md
---
title: A
draft: true
---
Words.
";
    assert!(!site(fixture).problems().iter().any(|problem| problem.contains("no date")));
}

#[test]
fn what_defaults_hold_back_is_held_back_as_by_the_file_itself() {
    let site_with = |defaults: &str, fields: &str| {
        let settings = format!("=== content/site.yaml\ntitle: T\ndefaults:\n{defaults}\n");
        let files = KINDS.map(|kind| file(&format!("content/{kind}/x/zz.md"), fields));
        site(&(settings + &files.concat()))
    };
    let is_out = |site: &crate::support::Site, kind: &str| site.has(&format!("{kind}/x/zz.html").replace("pages/", ""));
    for field in [
        "draft: true",
        "Draft: yes",
        "published: false",
        "publish: no",
        "publishDate: 2030-01-01",
        "private: true",
        "hidden: true",
        "status: draft",
        "status: perhaps",
        "visibility: private",
        "draft: false, draft: true",
        "values: {draft: true}",
        "extra: {draft: true}",
    ] {
        for kind in KINDS {
            // Nothing at all is published then.
            if kind == "people" && field.starts_with("visibility") {
                continue;
            }
            let site = site_with(&format!("  - {{path: {kind}/**, {field}}}"), "");
            assert!(!is_out(&site, kind), "{kind}: {field}");
            let other = if kind == "pages" { "articles" } else { "pages" };
            assert!(is_out(&site, other), "{kind}: {field}");
        }
    }
    for path in [
        "articles/x",
        "articles/x/",
        "/content/articles/**",
        "./Articles/X/**",
        "x/**",
        "**",
        "**/zz.md",
        "articles/*/*.md",
    ] {
        assert!(!is_out(&site_with(&format!("  - {{path: '{path}', draft: true}}"), ""), "articles"), "{path}");
    }
    assert!(!is_out(&site_with("  - {path: articles/**, date: 2030-01-01}", ""), "articles"));
    assert!(!is_out(
        &site_with("  - {path: articles/y/**}\ndefaults:\n  - {path: articles/**, draft: true}", ""),
        "articles"
    ));
    for defaults in [
        "  - {draft: true}",
        "  - {path: [articles/x/**], draft: true}",
        "  - {scope: {path: ''}, values: {published: false}}",
    ] {
        let site = site_with(defaults, "");
        assert!(!is_out(&site, "articles") && !is_out(&site, "places"), "{defaults}");
        assert!(site.problems().iter().any(|problem| problem.starts_with("error content/site.yaml")), "{defaults}");
    }
    // Defaults stand below a file's own fields, and those of a folder below those of one in it.
    assert!(is_out(&site_with("  - {path: articles/**, draft: true}", "draft: false"), "articles"));
    assert!(is_out(
        &site_with("  - {path: articles/**, draft: true}\n  - {path: articles/x/**, draft: false}", ""),
        "articles"
    ));
}

#[test]
fn a_date_that_may_be_a_day_to_come_holds_an_article_back() {
    let site_with = |fields: &str| site(&file("content/articles/zz.md", fields));
    for fields in [
        "date: Dec 2027",
        "date: 01.02.2028",
        "date: 2028-13-45",
        "date: tomorrow",
        "date: 13/14/23",
        "date: 2023-13-01",
        "date: 20280101T",
        "date: 2021 or 2028",
        "date: [2021, 2028]",
        "pubDate: when the trial ends",
        "Published_At: soon",
        "date: 2022-01-01\npubDate: soon",
    ] {
        let site = site_with(fields);
        assert!(!site.has("articles/zz.html"), "{fields}");
        assert!(site.problems().iter().any(|problem| problem.starts_with("error content/articles/zz.md")), "{fields}");
    }
    assert!(!site_with("date: 2022-01-01\npubDate: 2030-01-01").has("articles/zz.html"));
    for fields in [
        "",
        "date:",
        "date: ''",
        "date: 2022-01-01",
        "date: 2021-13-45",
        "date: 31 of December 2021",
        "pubDate: 2022-01-01",
    ] {
        assert!(site_with(fields).has("articles/zz.html"), "{fields}");
    }
}

#[test]
fn a_text_with_zero_bytes_is_held_back_with_an_error() {
    let text = "---\ntitle: Zzheld\ndate: 2022-01-01\ndraft: true\n---\nZzheld.\n";
    let units: Vec<u16> = text.encode_utf16().collect();
    let little: Vec<u8> = units.iter().flat_map(|unit| unit.to_le_bytes()).collect();
    let big: Vec<u8> = units.iter().flat_map(|unit| unit.to_be_bytes()).collect();
    let widest: Vec<u8> =
        "\u{feff}".chars().chain(text.chars()).flat_map(|letter| (letter as u32).to_le_bytes()).collect();
    let odd = [&[0xff, 0xfe], little.as_slice(), b"x"].concat();
    for bytes in [little, big, widest, odd, b"Zzheld\0.\n".to_vec()] {
        for kind in ["articles", "pages", "places"] {
            let folder = Folder::new(&file("content/articles/open.md", "date: 2022").replace("Zzheld", "Open"));
            folder.write(&format!("content/{kind}/zz.md"), &bytes);
            let run = folder.build(&["--no-search"]);
            run.ends(1).reports("zero byte", &format!("content/{kind}/zz.md"));
            let found: Vec<String> = folder.tree("public").into_keys().filter(|path| path.contains("zz")).collect();
            assert_eq!(found, [""; 0], "{kind} {bytes:?}");
        }
    }
}

#[test]
fn comments_that_never_end_and_comments_in_settings_go_nowhere() {
    let settings = "=== content/site.yaml\ntitle: T <!-- zzheld -->\ndescription: About %% zzheld %% us <!-- zzheld\nfooter: Foot %% zzheld\n";
    let texts = [
        "Words.\n\n<!-- zzheld\n\nzzheld\n",
        "Words.\n\n%%\nzzheld\n\nzzheld\n",
        "Words.\n[//]: # (zzheld (x) zzheld)\n",
    ];
    for text in texts {
        let site = site(&format!("{settings}=== content/articles/a.md\n---\ntitle: A\ndate: 2022\n---\n{text}"));
        assert!(site.text("articles/a.html").contains("Words."));
        for (path, bytes) in site.all() {
            assert!(!String::from_utf8_lossy(&bytes).to_lowercase().contains("zzheld"), "{text:?}: {path}");
        }
    }
}

#[test]
fn notes_of_hypothesis_that_only_some_may_read_are_held_back() {
    let row = |more: &str| {
        format!(
            "{{\"id\": \"n\", \"uri\": \"https://example.org/a\", \"text\": \"Zzheld\", {more}, \"target\": [{{\"source\": \"https://example.org/a\"}}]}}"
        )
    };
    let is_out = |more: &str| {
        let article = "=== content/articles/a.md\n---\ntitle: A\ndate: 2022\nurl: https://example.org/a\n---\nText.\n";
        let site = site(&format!("{article}=== content/articles/a.annotations.json\n[{}]\n", row(more)));
        site.text("articles/a.html").contains("Zzheld")
    };
    for more in [
        "\"group\": \"a1b2c3\"",
        "\"group\": \"a1b2c3\", \"permissions\": {\"read\": [\"group:a1b2c3\"]}",
        "\"permissions\": {\"read\": [\"group:a1b2c3\"]}",
        "\"permissions\": {\"read\": [\"acct:x@hypothes.is\"]}",
        "\"hidden\": \"yes\"",
        "\"visible\": \"no\"",
        "\"visible\": false",
    ] {
        assert!(!is_out(more), "{more}");
    }
    assert!(is_out("\"group\": \"__world__\", \"permissions\": {\"read\": [\"group:__world__\"]}"));
}

#[test]
fn parts_of_a_page_that_are_hidden_hold_nothing_back() {
    let is_out = |field: &str| {
        let site = site(&format!("=== content/articles/a.md\n---\ntitle: A\ndate: 2022\n{field}\n---\nText.\n"));
        site.output.paths().any(|path| path.as_str() == "articles/a.html")
    };
    for field in ["hide: [navigation, toc]", "hide:\n  - toc\n  - table of contents", "hide: title", "hide: false"] {
        assert!(is_out(field), "{field}");
    }
    for field in ["hide: true", "hide: [toc, all]", "hide: everything", "hide:"] {
        assert!(!is_out(field), "{field}");
    }
}
