//! Who is named when, and with whom.

use crate::support;
use crate::support::html;
use crate::support::site;

/// Articles that name so many of the people, and one without any.
fn archive(articles: &[&[&str]]) -> support::Site {
    let mut source = String::from("=== content/site.yaml\ntitle: T\n");
    for name in ["Anna", "Bota", "Chen", "Dana", "Emil"] {
        source += &format!("=== content/people/{}.md\n---\nname: {name}\n---\n", name.to_lowercase());
    }
    source += "=== content/places/almaty.md\n---\nname: Almaty\n---\n";
    for (number, names) in articles.iter().enumerate() {
        source += &format!(
            "=== content/articles/a{number}.md\n---\ntitle: A\ndate: 2022-01-29\n---\nNamed are {}.\n",
            names.join(" and ")
        );
    }
    site(&source)
}

/// The rows of a table of a page, each with its cells as text; an empty cell is an empty text.
fn rows(page: &str, class: &str) -> Vec<Vec<String>> {
    let (_, table) = page.split_once(&format!("<table class=\"matrix {class}\"")).expect("a table");
    let (table, _) = table.split_once("</table>").expect("an end of the table");
    html::rows(table)
}

#[test]
fn pairs_stand_in_a_triangle_with_the_articles_that_name_both() {
    let site = archive(&[&["Anna", "Bota", "Almaty"], &["Anna", "Bota"], &["Chen", "Anna"], &["Emil"]]);
    let page = site.text("network.html");
    assert!(!page.contains("Emil"), "named with nobody");
    let pairs = rows(&page, "pairs");
    assert_eq!(pairs[0], ["", "1", "2", "3"]);
    assert_eq!(
        pairs[1..],
        [vec!["1 Anna"], vec!["2 Bota", "2"], vec!["3 Chen", "1", ""], vec!["4 Almaty", "1", "1", ""]]
    );
    for linking in ["index.html", "people/index.html", "people/anna.html"] {
        assert!(site.text(linking).contains("network.html"), "{linking}");
    }
}

#[test]
fn names_stand_by_months_and_each_cell_leads_to_its_passages() {
    let mut source = String::from("=== content/site.yaml\ntitle: T\n");
    for name in ["Anna", "Bota", "Chen", "Dana"] {
        source += &format!("=== content/people/{}.md\n---\nname: {name}\n---\n", name.to_lowercase());
    }
    source += "=== content/places/almaty.md\n---\nname: Almaty\n---\n";
    source += "=== content/events/fire.md\n---\nname: The fire\nstart: 2022-02-03\n---\n";
    let texts = [
        ("a", "2021-12-30", "Anna and Bota. Anna again, Chen and Dana."),
        ("b", "2022-02-01", "Bota, Anna, Chen and Dana."),
        ("c", "2022-02", "Bota."),
        ("year", "2022", "Bota, of whom no month is known."),
    ];
    for (id, date, text) in texts {
        source +=
            &format!("=== content/articles/{id}.md\n---\ntitle: {id}\ndate: {date}\ndateline: ALMATY\n---\n{text}\n");
    }
    let site = site(&source);
    let page = site.text("network.html");
    let when = rows(&page, "when");
    assert_eq!(when[0], ["", "2021", "2022", ""]);
    assert_eq!(when[1][1..4], ["December 2021", "January 2022", "February 2022"]);
    assert_eq!(when[2], ["Events", "", "", "The fire", ""]);
    // The most passages first; a report of no known month counts in none, and a dateline is no passage.
    assert_eq!(when[3..5], [["Anna", "2", "", "1", "3"], ["Bota", "1", "", "2", "3"]]);
    assert!(!page.contains("Almaty"), "{page}");
    for (name, month) in [("anna", "2021-12"), ("bota", "2022-02")] {
        let address = format!("people/{name}.html#m{month}");
        assert!(page.contains(&format!("href=\"{address}\"")), "{address}");
        assert_eq!(
            site.text(&format!("people/{name}.html")).matches(&format!("id=\"m{month}\"")).count(),
            1,
            "{address}"
        );
    }
    assert!(site.text("people/anna.html").contains("id=\"y2021\""));
}

#[test]
fn a_cell_leads_to_the_page_on_which_its_passages_begin() {
    let mut source = String::from("=== content/site.yaml\ntitle: T\n");
    for name in ["Anna", "Bota", "Chen", "Dana"] {
        source += &format!("=== content/people/{}.md\n---\nname: {name}\n---\n", name.to_lowercase());
    }
    for (id, date) in [("a", "2012-05-01"), ("b", "2021-06-01")] {
        let text = "Anna. ".repeat(130);
        source +=
            &format!("=== content/articles/{id}.md\n---\ntitle: {id}\ndate: {date}\n---\n{text} Bota, Chen, Dana.\n");
    }
    let site = site(&source);
    let page = site.text("network.html");
    // More months than stand beside each other: by years.
    assert_eq!(rows(&page, "when")[0], ["", "2012", "2015", "2020", ""]);
    assert!(
        page.contains("href=\"people/anna.html#y2012\"") && page.contains("href=\"people/anna/page-3.html#y2021\"")
    );
    assert!(site.text("people/anna/page-3.html").contains("id=\"y2021\""));
}

#[test]
fn where_too_few_are_named_together_there_is_no_table_and_no_way_to_it() {
    let site = archive(&[&["Anna", "Bota", "Almaty"], &["Chen"]]);
    assert!(!site.has("network.html"));
    assert!(!site.text("index.html").contains("network.html"));
    assert!(!site.text("people/anna.html").contains("network.html"));
}

#[test]
fn who_wrote_or_published_an_article_is_not_named_in_it() {
    let mut source = String::from("=== content/site.yaml\ntitle: T\n");
    for (folder, name) in [
        ("people", "Anna"),
        ("people", "Bota"),
        ("people", "Chen"),
        ("people", "Dana"),
        ("people", "Reporter"),
        ("organizations", "Courier"),
    ] {
        source += &format!("=== content/{folder}/{}.md\n---\nname: {name}\n---\n", name.to_lowercase());
    }
    for (id, text) in
        [("a", "Anna, Bota, Chen and Dana met."), ("b", "Anna, Bota, Chen and Dana left. Courier reports.")]
    {
        source += &format!(
            "=== content/articles/{id}.md\n---\ntitle: {id}\ndate: 2022-01-29\nbyline: Reporter\npublisher: Courier\n---\n{text}\n"
        );
    }
    let site = site(&source);
    assert_eq!(site.problems(), [""; 0]);
    let network = site.text("network.html");
    assert!(network.contains("Dana") && !network.contains("Reporter"), "{network}");
    let courier = rows(&network, "pairs").into_iter().find(|row| row[0].ends_with("Courier"));
    assert!(courier.is_none_or(|row| row[1..].iter().all(|count| count != "2")));
    let edges = site.text("data/network.gexf");
    assert!(!edges.contains("people/reporter"), "{edges}");
    let named = |page: &str| {
        let page = site.text(page);
        let (_, named) = page.split_once("id=\"s-named\"").expect("who is named");
        named.split("</section>").next().expect("an end").to_owned()
    };
    assert!(!named("articles/a.html").contains("Courier") && named("articles/b.html").contains("Courier"));
    assert!(!named("articles/a.html").contains("Reporter"));
    let a = site.text("articles/a.html");
    let mentions = a.split("\"mentions\":").nth(1).and_then(|rest| rest.split(']').next()).expect("JSON-LD");
    assert!(mentions.contains("Dana") && !mentions.contains("Courier") && !mentions.contains("Reporter"), "{mentions}");
    // The reporter's page lists what he wrote.
    let reporter = site.text("people/reporter.html");
    assert!(reporter.contains("articles/a.html") && reporter.contains("articles/b.html"));
    let rows = support::rows(&site.text("data/entities.csv"));
    let articles = |id: &str| rows.iter().find(|row| row["id"] == id).expect("a row")["articles"].clone();
    assert_eq!(
        [articles("people/reporter"), articles("organizations/courier"), articles("people/anna")],
        ["0", "1", "2"]
    );
}
