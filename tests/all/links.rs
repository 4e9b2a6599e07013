//! Links that editors write: in brackets, to places in other documents, to files; and who is linked from where.

use crate::support::Folder;
use crate::support::Site;
use crate::support::html;
use crate::support::site;

/// The text of `a` beside two other articles, a person, a page and a place.
fn archive(text: &str) -> Site {
    site(&format!(
        "=== content/site.yaml
lang: en
=== content/articles/2022/b.md
---
title: The second report
date: 2022-01-02
claims: [{{id: six, question: dead, value: 6, claimant: The office, quote: six people}}]
annotations: [{{quote: died here, note: A note.}}]
---
Here six people died here, says t.[^1] Tim was there.

## Section two

Text.

### Ft. Worth, TX

## Часть первая

## Часть первая

[^1]: A footnote.
=== content/articles/Later report.md
---
title: Later words
date: 2022-01-03
---
x
=== content/questions/dead.md
---
title: How many died?
---
=== content/people/t.md
---
name: Tim Berg
short_names: [Tim]
---
## Role

x
=== content/pages/about.md
---
title: About this
---
## How

x
=== content/articles/a.md
---
title: A
date: 2022-01-01
---
{text}
"
    ))
}

#[track_caller]
fn has(text: &str, html: &str) {
    let site = archive(text);
    let page = site.text("articles/a.html");
    assert!(page.contains(html), "{text} gives {}\n{:#?}", body(&page), site.problems());
    assert!(site.problems().is_empty(), "{text}: {:#?}", site.problems());
}

fn body(page: &str) -> &str {
    let start = page.find("<div class=\"prose\"").unwrap_or_default();
    let end = page[start..].find("</div>").map_or(page.len(), |end| start + end);
    &page[start..end]
}

#[track_caller]
fn warns(text: &str, html: &str, words: &str) {
    let site = archive(text);
    let page = site.text("articles/a.html");
    assert!(page.contains(html), "{text} gives {}", body(&page));
    let problems = site.problems();
    assert!(problems.len() == 1 && problems[0].contains(words), "{text}: {problems:#?}");
}

#[test]
fn links_whose_words_stand_in_brackets_are_links() {
    let link = |words: &str| format!("href=\"https://x.example/\">[{words}]</a>");
    has("Direct [[Feature #12906]](https://x.example/) link.", &link("Feature #12906"));
    has("See [[x]][ref].\n\n[ref]: https://x.example/", &link("x"));
    has("[[Часть *вторая* 東京]](https://x.example/)", &link("Часть <em>вторая</em> 東京"));
    has("| a |\n|---|\n| [[x]](https://x.example/) |", &link("x"));
    // A footnote by hand: the label is defined, and its link stands in brackets.
    has(
        "Text [[3]].\n\n[3]: https://x.example/",
        "[<a class=\"external\" rel=\"external noreferrer\" href=\"https://x.example/\">3</a>]",
    );
}

#[test]
fn wikilinks_stay_wikilinks_beside_links_in_brackets() {
    has("[[t]] and [[x]](https://x.example/) and [[people/t|he]]", ">[x]</a>");
    has("[[t]] and [[x]](https://x.example/) and [[people/t|he]]", "href=\"../people/t.html\">he</a>");
    has("[[Tim Berg]] (the man)", "Tim Berg</a> (the man)");
    has("[[Tim Berg]](no address)", "Tim Berg</a>(no address)");
    has("[[Tim Berg]][not defined]", "Tim Berg</a>[not defined]");
    has("`[[x]](y)` and [[z]](https://x.example/)", "<code>[[x]](y)</code>");
}

#[test]
fn a_wikilink_in_a_table_has_other_words_behind_an_escaped_bar() {
    has("| a | b |\n|---|---|\n| [[people/t\\|he]] | x |", "href=\"../people/t.html\">he</a>");
    has("| a | b |\n|---|---|\n| [[2022/b\\|b]] | x |", "href=\"../articles/2022/b.html\">b</a>");
}

#[test]
fn wikilinks_name_files_titles_and_places_in_them() {
    for (written, address) in [
        ("b", "../articles/2022/b.html"),
        ("B", "../articles/2022/b.html"),
        ("2022/b", "../articles/2022/b.html"),
        ("Later report", "../articles/Later-report.html"),
        ("later words", "../articles/Later-report.html"),
        ("The second report", "../articles/2022/b.html"),
        ("About this", "../about.html"),
        ("b#Section two", "../articles/2022/b.html#section-two"),
        ("b#Часть первая", "../articles/2022/b.html#часть-первая"),
        ("articles/2022/b#section-two", "../articles/2022/b.html#section-two"),
        ("t#Role", "../people/t.html#role"),
    ] {
        has(&format!("[[{written}|x]]"), &format!("href=\"{address}\">"));
    }
    has("## Here it is\n\n[[#Here it is|x]]", "href=\"#here-it-is\">x</a>");
}

#[test]
fn a_name_of_several_files_is_an_error_that_names_them() {
    let site = site(
        "=== content/articles/1/b.md\n---\ntitle: One\ndate: 2022\n---\n[[b]]\n=== content/articles/2/b.md\n---\ntitle: Two\ndate: 2022\n---\nx\n",
    );
    assert_eq!(
        site.problems(),
        [
            "error content/articles/1/b.md:5: `[[b]]` may be `articles/1/b` or `articles/2/b` (write the id: `[[articles/1/b|b]]`)"
        ]
    );
}

#[test]
fn links_lead_to_places_in_other_documents() {
    for (written, address) in [
        ("2022/b.md#section-two", "../articles/2022/b.html#section-two"),
        ("2022/b.md#section-section-two", "../articles/2022/b.html#section-two"),
        ("2022/b.html#section-two", "../articles/2022/b.html#section-two"),
        ("2022/b.md#ft-worth-tx", "../articles/2022/b.html#ft-worth-tx"),
        ("2022/b.md#ft.-worth-tx", "../articles/2022/b.html#ft-worth-tx"),
        ("2022/b.md#часть-первая-1", "../articles/2022/b.html#часть-первая-1"),
        (
            "2022/b.md#%D1%87%D0%B0%D1%81%D1%82%D1%8C-%D0%BF%D0%B5%D1%80%D0%B2%D0%B0%D1%8F",
            "../articles/2022/b.html#часть-первая",
        ),
        ("2022/b.md#note-1", "../articles/2022/b.html#note-1"),
        ("2022/b.md#passage-1", "../articles/2022/b.html#passage-1"),
        ("2022/b.md#claim-six", "../articles/2022/b.html#claim-six"),
        ("2022/b.md#fn-1", "../articles/2022/b.html#fn-1"),
        ("/questions/dead.md#claim-six", "../questions/dead.html#claim-six"),
        ("/people/t.md#role", "../people/t.html#role"),
        ("/pages/about.md#how", "../about.html#how"),
    ] {
        has(&format!("[x]({written})"), &format!("href=\"{address}\">"));
    }
    has("<a href=\"2022/b.md#section-two\">x</a>", "href=\"../articles/2022/b.html#section-two\">x</a>");
}

#[test]
fn mentions_notes_and_headings_of_the_page_itself_are_places() {
    has("Tim Berg came. [x](#mention-1)", "href=\"#mention-1\">x</a>");
    has("## Токаев\n\n[x](#%D1%82%D0%BE%D0%BA%D0%B0%D0%B5%D0%B2)", "href=\"#токаев\">x</a>");
    warns("## Two\n\n[x](#twoo)", "<p>x</p>", "nothing on this page is `#twoo`; the words stay (did you mean `#two`?)");
    warns("[x](#mention-7)", "<p>x</p>", "`#mention-7`");
}

#[test]
fn headings_have_the_ids_that_github_gives_them() {
    for (words, id) in [
        ("Ft. Worth, TX", "ft-worth-tx"),
        ("What's new? 100% of it", "whats-new-100-of-it"),
        ("C++ and `snake_case`", "c-and-snake_case"),
        ("2 – 3", "2--3"),
        ("Шесть *слов*", "шесть-слов"),
        ("上海", "上海"),
        ("The Mayor {#Mayor}", "Mayor"),
        ("M16 rifles", "m16-rifles"),
        ("Notes", "notes"),
        ("Note 1", "section-note-1"),
        ("Main", "section-main"),
        ("?!", "section"),
    ] {
        has(&format!("## {words}\n\nx"), &format!("<h2 id=\"{id}\">"));
    }
    has("## B\n\n## B\n\n## B 1\n\n## B", "<h2 id=\"b-1-1\">B 1</h2>\n<h2 id=\"b-2\">B</h2>");
    for written in ["note-1", "section-note-1", "Note 1"] {
        has(&format!("## Note 1\n\n[x](<#{written}>)"), "href=\"#section-note-1\">x</a>");
    }
    has("## Two\n\n[x](#section-two)", "href=\"#two\">x</a>");
}

#[test]
fn no_heading_has_an_id_of_its_page() {
    let ids = ids_of_templates();
    assert!(ids.len() > 40, "{ids:?}");
    let headings: String = ids.iter().map(|id| format!("## {id}\n\n")).collect();
    let site = archive(&format!("Six Tim Berg[^1] came.\n\n{headings}\n\n[^1]: A footnote.\n"));
    let of_others = format!("\n---\n\n{headings}\n");
    let files = [
        ("people/p", "name: Kim Park"),
        ("questions/q", "title: How many came?"),
        ("places/o", "name: Omsk\nlatitude: 55\nlongitude: 73"),
        ("pages/methodology", "title: How we work"),
        ("pages/x", "title: A page"),
    ];
    let others: String =
        files.map(|(path, fields)| format!("=== content/{path}.md\n---\n{fields}{of_others}")).concat();
    let others = self::site(&format!(
        "{others}=== content/articles/a.md\n---\ntitle: A\ndate: 2022-01-02\npublisher: Kim Park\nclaims: [{{id: six, question: q, value: 6, claimant: Kim Park, quote: six people}}]\n---\nKim Park says that six people came to Omsk.\n"
    ));
    let paths = ["people/p", "questions/q", "places/o", "methodology", "x"];
    let pages = paths.map(|path| (path, others.text(&format!("{path}.html"))));
    for (path, html) in [("articles/a", site.text("articles/a.html"))].into_iter().chain(pages) {
        let mut seen = std::collections::HashSet::new();
        for id in html.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
            assert!(seen.insert(id.to_owned()), "{path} has two `{id}`");
        }
    }
}

/// The ids of all templates, those that are numbered with a number.
fn ids_of_templates() -> Vec<String> {
    let mut ids = Vec::new();
    for file in std::fs::read_dir("templates").expect("the templates") {
        let path = file.expect("a file").path();
        let Ok(text) = std::fs::read_to_string(&path) else { continue };
        for id in text.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
            let (before, rest) = id.split_once("{{").map_or((id, ""), |(before, rest)| (before, rest));
            if !before.is_empty() {
                ids.push(if rest.is_empty() { before.to_owned() } else { format!("{before}1") });
            }
        }
    }
    ids.extend(
        ["mention-1", "passage-1", "note-1", "claim-six", "fn-1", "fnref-1", "y2022", "m2022-01"].map(str::to_owned),
    );
    ids.sort();
    ids.dedup();
    ids
}

#[test]
fn a_place_that_is_not_there_is_reported_and_the_document_stays() {
    let address = "href=\"../articles/2022/b.html\">x</a>";
    warns("[x](2022/b.md#section-twoo)", address, "nothing there is `#section-twoo`");
    warns("[x](2022/b.md#section-twoo)", address, "did you mean `#section-two`?");
    warns("[x](2022/b.md#note-2)", address, "`#note-2`");
    warns("[x](2022/b.md#claim-seven)", address, "`#claim-seven`");
    warns("[[b#Teil drei|x]]", address, "`#Teil drei`");
    warns("[x](/people/t.md#nothing)", "href=\"../people/t.html\">x</a>", "`#nothing`");
}

#[test]
fn a_person_linked_by_a_place_on_his_page_is_mentioned() {
    let site = archive("[he](/people/t.md#role) came");
    let mentions = site.rows("mentions");
    let row = mentions.iter().find(|row| row["article"] == "articles/a").expect("a mention");
    assert_eq!((row["exact"].as_str(), row["method"].as_str()), ("he", "link"));
}

#[test]
fn an_article_says_which_articles_link_to_it() {
    let site = archive("[x](2022/b.md) and [[b]]");
    let page = site.text("articles/2022/b.html");
    let list = &page[page.find("id=\"s-linked\"").expect("a list of articles that link here")..];
    assert_eq!(list[..list.find("</section>").expect("its end")].matches("../../articles/a.html").count(), 1);
    assert!(!site.text("articles/a.html").contains("id=\"s-linked\""));
}

#[test]
fn wikilinks_in_front_matter_are_their_names() {
    let site = site(
        "=== content/people/almaty.md
---
name: Al Maty
---
=== content/articles/b.md
---
title: B
date: 2022
---
x
=== content/articles/a.md
---
title: A
date: 2022
people: [\"[[almaty]]\", \"[[Al Maty|he]]\"]
topics: \"[[fires]]\"
publisher: \"[[The Paper]]\"
translation_of: \"[[b]]\"
---
x
",
    );
    assert!(site.problems().is_empty(), "{:#?}", site.problems());
    let page = site.text("articles/a.html");
    for part in ["../people/almaty.html", "../topics/fires.html", ">The Paper</a>", "../articles/b.html"] {
        assert!(page.contains(part), "{part}");
    }
}

#[test]
fn files_whose_names_have_signs_of_addresses_are_found_and_linked() {
    let folder = Folder::new(
        "=== content/articles/a.md
---
title: A
date: 2022
image: {src: \"/img/Photo #2 (50%).png\", alt: x}
captures: [{file: \"/img/page #1?.html\"}]
---
![a](/img/Photo%20%232%20%2850%25%29.png) [b](</img/100%25 sure%3F.pdf>) ![e](/img/\u{e9}.png) [p](/files/r.pdf#page=12) [[files/r.pdf#page=2|q]]
=== static/files/r.pdf
x
=== static/img/Photo #2 (50%).png
x
=== static/img/page #1?.html
x
=== static/img/100% sure?.pdf
x
=== static/img/e\u{301}.png
x
",
    );
    folder.build(&["--no-search"]).ends(0);
    let page = folder.read("public/articles/a.html");
    for part in [
        "href=\"../files/r.pdf#page=12\"",
        "href=\"../files/r.pdf#page=2\"",
        "src=\"../img/Photo%20%232%20(50%25).png\"",
        "href=\"../img/100%25%20sure%3F.pdf\"",
        "../img/page%20%231%3F.html",
        "src=\"../img/e\u{301}.png\"",
    ] {
        assert!(page.contains(part), "{part}\n{page}");
    }
}

#[test]
fn schemes_have_no_case_and_a_link_without_an_address_is_none() {
    has("[x](HTTPS://EXAMPLE.ORG/a)", "href=\"https://EXAMPLE.ORG/a\">x</a>");
    warns("[x]() y", "<p>x y</p>", "this link has no address");
}

#[test]
fn labels_of_footnotes_have_no_case() {
    let site = archive(
        "One[^Note] two[^note] three[^3] vier[^\u{dc}].\n\n[^note]: First.\n\n[^3]: Third.\n\n[^\u{fc}]: Last.",
    );
    let page = site.text("articles/a.html");
    for part in [
        "href=\"#fn-1\" role=\"doc-noteref\">1</a></sup> two",
        "href=\"#fn-1\" role=\"doc-noteref\">1</a></sup> three",
        "href=\"#fn-2\"",
        "href=\"#fn-3\"",
        "<li id=\"fn-3\"><p>Last.",
    ] {
        assert!(page.contains(part), "{part}\n{}", body(&page));
    }
}

#[test]
fn every_id_of_a_page_is_a_place() {
    let text = "Tim Berg came.[^1] Again.[^1]\n\n## Part\n\n[^1]: A footnote.\n\n[[b]]";
    let site = archive(text);
    for path in ["articles/2022/b.html", "articles/a.html", "people/t.html", "questions/dead.html", "about.html"] {
        let page = html::parts(&site.text(path));
        let ids: Vec<&str> = page.iter().filter_map(|part| part.attribute("id")).collect();
        assert!(ids.contains(&"main"), "{path}: {ids:?}");
        let folder = if path.contains('/') { "/" } else { "/pages/" };
        let file = format!("{folder}{}", path.replace(".html", ".md"));
        let links: Vec<String> = ids.iter().map(|id| format!("[x]({file}#{id})")).collect();
        let linking = archive(&format!("{text}\n\n{}", links.join(" ")));
        assert_eq!(linking.problems(), [""; 0], "{path}");
    }
}

#[test]
fn ids_of_an_archive_s_own_templates_are_places() {
    let site = site(
        "=== templates/article.html
<h1 id=\"top\">{{ article.title }}</h1><p id=\"facts-box\" class=\"x\">y</p><p id=\"{{ page.root }}\">z</p>
=== content/articles/a.md
---
title: A
date: 2022
---
[x](#facts-box) [y](b.md#top)
=== content/articles/b.md
---
title: B
date: 2022
---
[y](a.md#bottom)
",
    );
    let problems = site.problems();
    assert!(problems.len() == 1 && problems[0].contains("nothing there is `#bottom`"), "{problems:#?}");
}
