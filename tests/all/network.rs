//! Who is named with whom, drawn: around one name, and for the whole archive.

use crate::support;
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

fn titles(page: &str) -> Vec<&str> {
    page.split("<title>").skip(2).filter_map(|part| part.split_once("</title>")).map(|(title, _)| title).collect()
}

#[test]
fn the_archive_has_a_drawing_and_the_same_in_lists() {
    let site = archive(&[&["Anna", "Bota", "Almaty"], &["Anna", "Bota"], &["Chen", "Anna"], &["Emil"]]);
    let page = site.text("network.html");
    let mut drawn = titles(&page);
    drawn.sort_unstable();
    assert_eq!(drawn, ["Almaty: 1 article", "Anna: 3 articles", "Bota: 2 articles", "Chen: 1 article"]);
    assert!(!page.contains("Emil"), "named with nobody");
    assert!(page.contains(
        "<a href=\"people/anna.html\">Anna</a> · <a href=\"people/bota.html\">Bota</a></span><span class=\"count\">2<"
    ));
    for linking in ["index.html", "people/index.html"] {
        assert!(site.text(linking).contains("network.html"), "{linking}");
    }
}

#[test]
fn a_name_stands_among_those_named_with_it() {
    let site = archive(&[&["Anna", "Bota", "Almaty"], &["Anna", "Bota"], &["Chen", "Anna"]]);
    let page = site.text("people/anna.html");
    assert_eq!(titles(&page), ["Bota: 2 articles", "Chen: 1 article", "Almaty: 1 article", "Anna: 3 articles"]);
    assert!(page.contains("<a class=\"mark kind-place\" href=\"../places/almaty.html\">"));
    assert!(page.contains("href=\"../network.html\""));
    // Two are named with Bota.
    assert!(titles(&site.text("people/bota.html")).is_empty());
}

#[test]
fn the_name_in_the_middle_always_has_room() {
    let long = "Bartholomew Maximilian of the Far Lower Town";
    let names = ["Bota", "Chen", "Dana", "Emil", "Anna", "Far", "Gulnar", "Hans"];
    let mut source = String::from("=== content/site.yaml\ntitle: T\n");
    for name in names.into_iter().chain([long]) {
        source += &format!("=== content/people/{}.md\n---\nname: {name}\n---\n", name.to_lowercase().replace(' ', "-"));
    }
    // As many around the middle as are drawn, and names that want all the room.
    source += &format!(
        "=== content/articles/a.md\n---\ntitle: A\n---\nNamed are {long} and {}.\n",
        names.join(" and ").replace("Far", "[[far|Far]]")
    );
    let site = site(&source);
    let labels = |page: &str| -> Vec<(bool, String)> {
        let texts = page.split("<text ").skip(1).filter_map(|text| text.split_once("</text>"));
        let label = |(text, _): (&str, &str)| {
            let (attributes, name) = text.split_once('>').expect("an end of attributes");
            (attributes.contains("class=\"wide\""), name.to_owned())
        };
        texts.map(label).collect()
    };
    let page = site.text(&format!("people/{}.html", long.to_lowercase().replace(' ', "-")));
    assert!(labels(&page).contains(&(false, "Bartholomew Maximilian…".to_owned())), "{:?}", labels(&page));
    for name in ["Bota", "Hans"] {
        let page = site.text(&format!("people/{}.html", name.to_lowercase()));
        assert!(labels(&page).contains(&(false, name.to_owned())), "{:?}", labels(&page));
    }
}

#[test]
fn where_too_few_are_named_together_nothing_is_drawn_or_linked() {
    let site = archive(&[&["Anna", "Bota", "Almaty"], &["Chen"]]);
    assert!(!site.has("network.html"));
    assert!(!site.text("index.html").contains("network.html"));
    assert!(titles(&site.text("people/anna.html")).is_empty());
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
    assert!(network.contains("Dana: 2 articles") && !network.contains("Reporter"), "{network}");
    assert!(!titles(&network).contains(&"Courier: 2 articles"));
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
