//! Lists of articles: the latest first, the undated last, whole on pages 2 and after; a publisher and the organization that it is.

use crate::support::Site;
use crate::support::site;

/// So many articles of January 2022 and after, by a person who is in their bylines, on a topic, of a publisher.
fn archive(count: usize) -> Site {
    let mut fixture = String::from(
        "=== content/site.yaml
title: T
base_url: https://a.example/
=== content/people/anna.md
---
name: Anna Quillon
---
=== content/organizations/courier.md
---
name: The Courier
summary: A daily.
---
",
    );
    for number in 0..count {
        let (year, month, day) = (2000 + number / 300, number / 25 % 12 + 1, number % 25 + 1);
        fixture.push_str(&format!(
            "=== content/articles/n{number}.md\n---\ntitle: Number {number}\ndate: {year}-{month:02}-{day:02}\nbyline: Anna Quillon\npublisher: courier\ntopics: [floods]\n---\n\nText.\n"
        ));
    }
    site(&fixture)
}

/// Numbers of the articles that a page leads to, each once, in the order of the page.
fn listed(site: &Site, page: &str) -> Vec<usize> {
    let text = site.text(page);
    let mut numbers: Vec<usize> = Vec::new();
    for part in text.split("articles/n").skip(1) {
        let number = part.split('.').next().and_then(|number| number.parse().ok());
        numbers.extend(number.filter(|number| !numbers.contains(number)));
    }
    numbers
}

#[test]
fn what_is_long_has_pages_to_its_end() {
    let site = archive(150);
    for first in ["people/anna", "topics/floods", "organizations/courier"] {
        let (one, two) = (listed(&site, &format!("{first}.html")), listed(&site, &format!("{first}/page-2.html")));
        assert_eq!(one, (50..150).rev().collect::<Vec<_>>(), "{first}");
        assert_eq!(two, (0..50).rev().collect::<Vec<_>>(), "{first}/page-2");
        assert!(!site.has(&format!("{first}/page-3.html")));
        let page = site.text(&format!("{first}.html"));
        assert!(page.contains(&format!("<a rel=\"next\" href=\"../{first}/page-2.html\">")), "{first}: a way on");
    }
    // One list decides for all of a page.
    assert!(!archive(100).has("people/anna/page-2.html"));
}

#[test]
fn a_publisher_that_is_an_organization_has_one_page_and_both_addresses() {
    let site = archive(150);
    let page = site.text("organizations/courier.html");
    assert!(
        page.contains("A daily.") && page.contains("Published here <span class=\"count\">150 articles</span>"),
        "{page}"
    );
    assert!(site.text("articles/n3.html").contains("<a href=\"../organizations/courier.html\">The Courier</a>"));
    let list = site.text("publishers/index.html");
    assert!(list.contains("href=\"../organizations/courier.html\"") && list.contains("150 articles"));
    for (old, new) in
        [("publishers/courier", "organizations/courier"), ("publishers/courier/page-2", "organizations/courier/page-2")]
    {
        let moved = site.text(&format!("{old}.html"));
        assert!(moved.contains(&format!("{new}.html\">")) && moved.contains("http-equiv=\"refresh\""), "{moved}");
        assert!(moved.contains(&format!("<link rel=\"canonical\" href=\"https://a.example/{new}.html\">")), "{moved}");
    }
    // What it published can be followed as before, and is offered on its page.
    assert!(site.has("publishers/courier.xml") && page.contains("publishers/courier.xml"));
    let sitemap = site.text("sitemap.xml");
    assert!(sitemap.contains("organizations/courier.html") && !sitemap.contains("publishers/courier.html"));
}

#[test]
fn what_has_no_date_stands_last_in_every_list() {
    let mut fixture = String::from(
        "=== content/site.yaml
title: T
=== content/people/anna.md
---
name: Anna Quillon
---
",
    );
    for (stem, date) in [("n1", "date: 2022-01-01\n"), ("n2", ""), ("n3", "date: 2022-03-01\n")] {
        fixture.push_str(&format!(
            "=== content/articles/{stem}.md\n---\ntitle: {stem}\n{date}byline: Anna Quillon\npublisher: A Paper\ntopics: [floods]\n---\n\nText.\n"
        ));
    }
    let site = site(&fixture);
    for page in
        ["articles/index.html", "publishers/a-paper.html", "people/anna.html", "topics/floods.html", "index.html"]
    {
        assert_eq!(listed(&site, page), [3, 1, 2], "{page}");
    }
}

#[test]
fn the_most_named_are_shown_with_the_number_that_orders_them() {
    let site = site(
        "=== content/site.yaml
title: T
=== content/people/often.md
---
name: Often Once
---
=== content/people/widely.md
---
name: Widely Known
---
=== content/articles/a.md
---
title: A
date: 2022-01-01
---
Often Once, Often Once, Often Once, Often Once and Widely Known.
=== content/articles/b.md
---
title: B
date: 2022-01-02
---
Widely Known.
",
    );
    let page = site.text("index.html");
    let named = page.split("id=\"s-named\"").nth(1).expect("the most named");
    let numbers: Vec<&str> =
        named.split("class=\"count\">").skip(1).map(|part| part.split('<').next().unwrap_or_default()).collect();
    assert_eq!(numbers, ["2", "1"]);
    assert!(named.find("Widely Known") < named.find("Often Once"));
}

#[test]
fn the_timeline_is_in_the_order_of_days() {
    let mut fixture = String::from("=== content/site.yaml\ntitle: T\n");
    for (stem, day) in [("early", "08"), ("same", "20"), ("late", "30")] {
        fixture.push_str(&format!(
            "=== content/articles/{stem}.md\n---\ntitle: {stem} report\ndate: 2022-04-{day}\n---\n\nText.\n"
        ));
    }
    for (stem, day) in [("vigil", "20"), ("march", "28")] {
        fixture.push_str(&format!("=== content/events/{stem}.md\n---\nname: The {stem}\nstart: 2022-04-{day}\n---\n"));
    }
    fixture.push_str("=== content/events/month.md\n---\nname: Some time in April\nstart: 2022-04\n---\n");
    let page = site(&fixture).text("timeline.html");
    let (_, list) = page.split_once("class=\"rows\"").expect("a list");
    let order = ["Some time in April", "early report", "The vigil", "same report", "The march", "late report"];
    let places: Vec<Option<usize>> = order.iter().map(|words| list.find(words)).collect();
    assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{places:?}");
    // What a reader does not want to see is marked one by one.
    assert_eq!((list.matches("row of-article\"").count(), list.matches("row of-event\"").count()), (3, 3));
}

/// The names of a list, each after its heading.
fn filed(page: &str) -> Vec<String> {
    let parts = page.split("<section class=\"letter").skip(1);
    let mut filed = Vec::new();
    for part in parts {
        let label = part.split_once("</h2>").and_then(|(head, _)| head.rsplit_once('>')).expect("a heading").1;
        for card in part.split("<li class=\"card\">").skip(1) {
            let name = card.split_once("</a>").and_then(|(link, _)| link.rsplit_once('>')).expect("a name").1;
            filed.push(format!("{label}: {name}"));
        }
    }
    filed
}

#[test]
fn people_stand_under_their_family_names() {
    let mut source = String::from("=== content/site.yaml\ntitle: T\n");
    for (id, more) in [
        ("Amal Rahmouni", ""),
        ("Nadia Benhaddou", ""),
        ("Charles de Gaulle", ""),
        ("Mao Zedong", "sort: Mao Zedong\n"),
        ("Madonna", ""),
        ("Zoe Young", "short_names: []\n"),
    ] {
        source +=
            &format!("=== content/people/{}.md\n---\nname: {id}\n{more}---\n", id.to_lowercase().replace(' ', "-"));
    }
    let site = site(&source);
    assert_eq!(site.problems(), [""; 0]);
    assert_eq!(
        filed(&site.text("people/index.html")),
        [
            "B: Nadia Benhaddou",
            "D: Charles de Gaulle",
            "M: Madonna",
            "M: Mao Zedong",
            "R: Amal Rahmouni",
            "Z: Zoe Young"
        ]
    );
}

#[test]
fn events_stand_in_the_order_of_time_with_their_days() {
    let site = site(
        "=== content/site.yaml\ntitle: T\n=== content/events/a.md\n---\nname: A late one\nstart: 2022-03-01\nend: 2022-03-04\n---\n=== content/events/b.md\n---\nname: B early\nstart: 2021-11\nsummary: It began.\n---\n=== content/events/c.md\n---\nname: Some day\n---\n",
    );
    let page = site.text("events/index.html");
    assert_eq!(filed(&page), ["2021: B early", "2022: A late one", "Undated: Some day"]);
    assert!(page.contains("November 2021 · It began."), "{page}");
}

#[test]
fn lists_say_in_which_language_an_article_is() {
    let site = site(
        "=== content/site.yaml\ntitle: T\n=== content/articles/a.md\n---\ntitle: El río\nlang: es\ndate: 2022\n---\nx\n=== content/articles/b.md\n---\ntitle: The river\ndate: 2022\n---\nx\n",
    );
    let page = site.text("articles/index.html");
    assert_eq!(page.matches("translate=\"no\">es</span>").count(), 1);
    assert!(!page.contains(">en</span>"));
}

/// The names of a list with the headings under which they stand.
fn names_of(site: &Site, page: &str) -> Vec<(String, Vec<String>)> {
    let text = site.text(page);
    let mut groups = Vec::new();
    for group in text.split("<h2 class=\"group-label\"").skip(1) {
        let inner =
            |part: &str| part.split_once('>').and_then(|(_, rest)| rest.split_once('<')).expect("a tag").0.to_owned();
        let names = group.split("<li class=\"card\"><a href=").skip(1).map(inner);
        groups.push((inner(group), names.collect()));
    }
    groups
}

#[test]
fn names_are_listed_by_how_many_articles_name_them_and_by_when_they_were_first_named_too() {
    let people = ["Ada Reed", "Bo Finch", "Cy Lark", "Di Crane", "Ed Swift", "Flo Wren", "Gus Heron"];
    let mut fixture = String::from("=== content/site.yaml\ntitle: T\n");
    for (number, name) in people.iter().enumerate() {
        fixture.push_str(&format!("=== content/people/p{number}.md\n---\nname: {name}\n---\n"));
    }
    // The last one is named nowhere; the third in an article without a date alone.
    let articles = [
        ("2022-03-01", "Ada Reed and Bo Finch"),
        ("2021-05-01", "Bo Finch"),
        ("2021-06-01", "Bo Finch, Flo Wren"),
        ("", "Cy Lark"),
    ];
    let others = [("2020-01-01", "Di Crane"), ("2022-04-01", "Ed Swift met Ada Reed")];
    for (number, (date, text)) in articles.into_iter().chain(others).enumerate() {
        fixture.push_str(&format!(
            "=== content/articles/a{number}.md\n---\ntitle: A{number}\ndate: {date}\n---\nToday {text}.\n"
        ));
    }
    let site = site(&fixture);
    let groups = |page: &str| -> Vec<String> {
        names_of(&site, page).into_iter().map(|(label, names)| format!("{label}: {}", names.join(", "))).collect()
    };
    assert_eq!(
        groups("people/index/most-named.html"),
        ["3 articles: Bo Finch", "2 articles: Ada Reed", "1 article: Di Crane, Cy Lark, Ed Swift, Flo Wren"]
    );
    assert_eq!(
        groups("people/index/first-named.html"),
        ["2020: Di Crane", "2021: Bo Finch, Flo Wren", "2022: Ada Reed, Ed Swift", "Undated: Cy Lark"]
    );
    let first = site.text("people/index.html");
    for order in ["most-named", "first-named"] {
        assert!(first.contains(&format!("href=\"../people/index/{order}.html\"")), "{order}");
        assert!(site.text(&format!("people/index/{order}.html")).contains("href=\"../../people/index.html\""));
    }
    // Five names are seen at a glance.
    assert!(!archive(3).has("people/index/most-named.html"));
}
