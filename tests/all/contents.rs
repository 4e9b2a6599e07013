//! "On this page": where a page is long, and nowhere else.

use crate::support::Site;
use crate::support::site;

/// What stands under "On this page", each with its anchor, which is on the page once.
fn contents(site: &Site, page: &str) -> Vec<String> {
    let text = site.text(page);
    let Some((_, nav)) = text.split_once("aria-labelledby=\"on-this-page\"") else { return Vec::new() };
    let (nav, _) = nav.split_once("</nav>").expect("an end");
    let mut places = Vec::new();
    for link in nav.split("<a href=\"#").skip(1) {
        let (anchor, rest) = link.split_once('"').expect("an end of the address");
        assert_eq!(text.matches(&format!("id=\"{anchor}\"")).count(), 1, "{page}#{anchor}");
        let (label, _) = rest.split_once('>').expect("a tag").1.split_once("</a>").expect("an end");
        places.push(label.replace(" <span class=\"count\">", ": ").replace("</span>", ""));
    }
    places
}

#[test]
fn a_text_with_many_headings_and_a_long_one_lead_to_their_parts() {
    let long = "word ".repeat(1_300);
    let site = site(&format!(
        "=== content/site.yaml\ntitle: T\n=== content/people/anna.md\n---\nname: Anna Berg\n---\n=== content/articles/headings.md\n---\ntitle: A\ndate: 2022\ncorrections: [{{date: 2023, text: Not so.}}]\n---\n## *One* half\n\nx\n\n### Within\n\nx\n\n## Two\n\nx\n\n## Three\n\nx\n\n- ## Four\n=== content/articles/long.md\n---\ntitle: B\ndate: 2022\n---\nToday Anna Berg spoke. {long}\n=== content/articles/short.md\n---\ntitle: C\ndate: 2022\n---\n## One\n\nx\n=== content/pages/about.md\n---\ntitle: About\n---\n## A\n\nx\n\n## B\n\nx\n\n## C\n\nx\n\n## D\n\nx\n"
    ));
    let found = contents(&site, "articles/headings.html");
    assert_eq!(found, ["One half", "Within", "Two", "Three", "Four", "Corrections", "Provenance"]);
    assert_eq!(contents(&site, "articles/long.html"), ["Named here", "Provenance"]);
    assert_eq!(contents(&site, "about.html"), ["A", "B", "C", "D"]);
    for page in ["articles/short.html", "index.html", "articles/index.html"] {
        assert_eq!(contents(&site, page), [""; 0], "{page}");
    }
}

#[test]
fn long_lists_lead_to_their_parts() {
    let mut fixture = String::from(
        "=== content/site.yaml\ntitle: T\n=== content/people/anna.md\n---\nname: Anna Berg\n---\n=== content/people/bo.md\n---\nname: Bo Finch\n---\n=== content/questions/dead.md\n---\ntitle: How many died?\n---\n",
    );
    for number in 0..30 {
        let (year, month) = (2021 + number / 20, number % 12 + 1);
        fixture.push_str(&format!("=== content/articles/a{number}.md\n---\ntitle: A{number}\ndate: {year}-{month:02}-01\nadded: 2023-{month:02}-01\nclaims: [{{id: c{number}, question: dead, value: {number}, claimant: Witness {number}, quote: Anna Berg said {number}}}]\n---\nIn short, Anna Berg said {number}. Bo Finch was there.\n"));
    }
    let site = site(&fixture);
    assert_eq!(contents(&site, "people/anna.html"), ["In the texts: 30", "Named together: 1"]);
    assert_eq!(contents(&site, "reports.html"), ["2021: 20", "2022: 10"]);
    assert_eq!(contents(&site, "changes.html").len(), 12);
    assert_eq!(contents(&site, "timeline.html").len(), 22);
    assert_eq!(contents(&site, "questions/dead.html"), [""; 0], "a ledger alone is no list of parts");
}

#[test]
fn standing_pages_have_an_order_and_parts() {
    let page = |name: &str, title: &str, more: &str| {
        format!("=== content/pages/{name}.md\n---\ntitle: {title}\n{more}---\nText.\n")
    };
    let site = site(
        &[
            "=== content/site.yaml\ntitle: T\n".to_owned(),
            page("guide", "Guide", "order: 1\n"),
            page("guide/second", "Another", "order: 20\n"),
            page("guide/first", "The first", "weight: 3\n"),
            page("guide/deep/more", "Deeper", "order: 30\n"),
            page("news", "News", "order: 2\n"),
            page("about", "About", ""),
            page("imprint", "An imprint", ""),
            page("alone/part", "Part of nothing", ""),
        ]
        .concat(),
    );
    let foot = |path: &str| links_in(&site.text(path), "<nav aria-label=\"About this archive\">");
    assert_eq!(foot("index.html")[..5], ["Guide", "News", "About", "An imprint", "Part of nothing"]);
    let parts = |path: &str| links_in(&site.text(path), "<nav class=\"group\" aria-labelledby=\"s-parts\">");
    assert_eq!(parts("guide.html"), ["The first", "Another", "Deeper"]);
    let around = |path: &str| links_in(&site.text(path), "<nav class=\"neighbours\"");
    assert_eq!(around("guide/first.html"), ["Guide", "Another"]);
    assert_eq!(around("guide/deep/more.html"), ["Another", "News"]);
    assert_eq!(around("guide.html"), ["The first"]);
    assert!(!site.text("about.html").contains("class=\"neighbours\""), "a page without a place has none beside it");
    assert_eq!(links_in(&site.text("guide/first.html"), "<nav class=\"crumbs\""), ["Front page", "Guide"]);
}

/// The words of the links in the part of a page that begins so.
fn links_in(page: &str, start: &str) -> Vec<String> {
    let part = page.split(start).nth(1).unwrap_or_default().split("</nav>").next().unwrap_or_default();
    let links = part.split("<a ").skip(1).filter_map(|link| link.split_once('>'));
    links.map(|(_, rest)| rest.split("</a>").next().unwrap_or_default().to_owned()).collect()
}
