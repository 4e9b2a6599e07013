//! Fields of an archive's own, and what is told of people beside their names.

use crate::support::Folder;
use crate::support::Site;
use crate::support::site;
use crate::support::site_of;
use dateline::input::Options;

const SETTINGS: &str = "=== content/site.yaml
title: T
fields: {shelf_mark: Shelf mark, words: Keywords, box: Box}
";

const ARTICLES: &str = "=== content/articles/a.md
---
title: A
date: 2022
shelf_mark: =H 12
words: [ships, storm]
---
x
=== content/articles/b.md
---
title: B
date: 2022
extra: {box: 7, undeclared: y}
---
x
=== content/organizations/office.md
---
name: Harbour Office
box: 9
website: https://office.example/
---
=== content/topics/ships.md
---
name: Ships
---
";

fn rows(site: &Site, table: &str, columns: &[&str]) -> Vec<Vec<String>> {
    let rows = site.rows(table).into_iter();
    rows.map(|row| columns.iter().map(|column| row[*column].clone()).collect()).collect()
}

#[test]
fn declared_fields_are_columns_of_the_tables() {
    let site = site(&format!("{SETTINGS}{ARTICLES}"));
    assert_eq!(site.problems(), [""; 0]);
    // `words` is a column of ours already.
    assert!(site.text("data/articles.csv").starts_with(
        "id,title,date,updated,byline,publisher,dateline,lang,url,archived_url,archived_at,sha256,words,shelf_mark,own_words,box\r\n"
    ));
    assert_eq!(
        rows(&site, "articles", &["shelf_mark", "own_words", "box"]),
        [["'=H 12", "ships; storm", ""], ["", "", "7"]]
    );
    let header = site.text("data/entities.csv");
    assert!(header.lines().next().expect("a header").ends_with(",first,last,website,box"), "{header}");
    assert_eq!(
        rows(&site, "entities", &["id", "website", "box"])[0],
        ["organizations/office", "https://office.example/", "9"]
    );
    let package: serde_json::Value = serde_json::from_str(&site.text("data/datapackage.json")).expect("JSON");
    let fields = package["resources"][0]["schema"]["fields"].as_array().expect("fields");
    let own = fields.iter().find(|field| field["name"] == "shelf_mark").expect("the field");
    assert_eq!((&own["type"], &own["description"]), (&"string".into(), &"Shelf mark".into()));
    let data = site.text("data.html");
    assert!(data.contains("<code>shelf_mark</code></th><td>") && data.contains("<td>Shelf mark</td>"), "{data}");
}

#[test]
fn an_archive_without_them_has_the_columns_of_all() {
    let site = site(
        "=== content/people/x.md\n---\nname: X Y\n---\n=== content/articles/a.md\n---\ntitle: A\ndate: 2022\n---\nx\n",
    );
    assert!(site.text("data/articles.csv").lines().next().expect("a header").ends_with(",sha256,words"));
    assert!(site.text("data/entities.csv").lines().next().expect("a header").ends_with(",first,last"));
}

#[test]
fn fields_of_an_entity_stand_among_its_facts() {
    let site = site(&format!("{SETTINGS}{ARTICLES}"));
    let page = site.text("organizations/office.html");
    assert!(page.contains("<dt><bdi>Box</bdi></dt><dd><bdi>9</bdi></dd>"), "{page}");
    assert!(page.contains("<dt>Website</dt><dd><a class=\"external\" rel=\"external noreferrer\" href=\"https://office.example/\">office.example</a>"));
    let undeclared = site_of(&ARTICLES.replace("box: 9\n", "shelf: 9\n"), Options::on(crate::support::day()));
    assert!(undeclared.problems().iter().any(|problem| problem.contains("unknown field `shelf`")));
}

#[test]
fn fields_of_a_standing_page_stand_under_its_headline() {
    let pages = "=== content/pages/about.md\n---\ntitle: About\nbox: 3\nwords: [a, <b>]\n---\nx\n\
        === content/pages/methodology.md\n---\ntitle: Method\nextra: {shelf_mark: M 1}\n---\nx\n";
    let site = site(&format!("{SETTINGS}{pages}"));
    assert_eq!(site.problems(), [""; 0]);
    let page = site.text("about.html");
    let facts = "<div><dt><bdi>Keywords</bdi></dt><dd><bdi>a</bdi></dd><dd><bdi>&lt;b&gt;</bdi></dd></div>\n\
        <div><dt><bdi>Box</bdi></dt><dd><bdi>3</bdi></dd></div>";
    assert!(page.contains(facts), "{page}");
    assert!(site.text("methodology.html").contains("<dt><bdi>Shelf mark</bdi></dt><dd><bdi>M 1</bdi></dd>"));
    let undeclared = site_of(&pages.replace("box: 3\n", "shelf: 3\n"), Options::on(crate::support::day()));
    assert!(undeclared.problems().iter().any(|problem| problem.contains("unknown field `shelf`")));
}

const PERSON: &str = "=== content/people/roe.md
---
name: Jane Roe
born: 1953-05-17
died: 2021
portrait: {src: roe.png, alt: Jane Roe at her desk, credit: A. Lee}
website: https://roe.example/about
same_as: Q42
---
She wrote.
=== content/people/other.md
---
name: Ana Lee
same_as: [\"https://viaf.org/viaf/12\", {gnd: 34, wikidata: \"https://www.wikidata.org/wiki/Q7\"}, https://people.example/7]
---
=== content/articles/a.md
---
title: A
date: 2022
---
Jane Roe and Ana Lee.
";

#[test]
fn a_person_has_a_life_a_portrait_and_a_website() {
    let folder = Folder::new(&format!("=== content/site.yaml\ntitle: T\n{PERSON}"));
    folder.write("static/roe.png", include_bytes!("../../tests/golden/markup/static/a.png"));
    folder.built(&["--base-url", "https://archive.example/"]);
    let page = folder.read("public/people/roe.html");
    for words in [
        "<dt>Born</dt>\n<dd>17 May 1953</dd>",
        "<dt>Died</dt>\n<dd>2021</dd>",
        "<img src=\"../roe.png\" alt=\"Jane Roe at her desk\"",
        "<span class=\"credit\">A. Lee</span>",
        ">roe.example/about</a>",
        "href=\"https://www.wikidata.org/wiki/Q42\">Q42</a>",
        "\"birthDate\":\"1953-05-17\"",
        "\"deathDate\":\"2021\"",
        "\"image\":\"https://archive.example/roe.png\"",
    ] {
        assert!(page.contains(words), "{words}: {page}");
    }
    let other = folder.read("public/people/other.html");
    for link in [
        "https://viaf.org/viaf/12",
        "https://d-nb.info/gnd/34",
        "https://www.wikidata.org/wiki/Q7",
        "https://people.example/7",
    ] {
        assert!(other.contains(&format!("href=\"{link}\"")), "{link}: {other}");
    }
    let header = folder.read("public/data/entities.csv");
    assert!(
        header.contains(",born,died,website\r\n") && header.contains(",1953-05-17,2021,https://roe.example/about\r\n")
    );
    assert!(folder.read("public/data/links.csv").contains("people/roe,website,https://roe.example/about"));
}

#[test]
fn nothing_of_it_leads_out_where_nothing_may() {
    let site = site(&format!("=== content/site.yaml\noutbound: text\n{}", PERSON.replace("src: roe.png, ", "")));
    let page = site.text("people/roe.html");
    assert!(page.contains("<dt>Website</dt><dd>roe.example/about</dd>") && !page.contains("href=\"https://"), "{page}");
    assert!(!page.contains("\"https://roe.example") && !page.contains("wikidata.org"), "{page}");
    assert!(!site.text("data/entities.csv").contains("roe.example"));
    assert!(!site.text("data/links.csv").contains("roe.example"));
}

#[test]
fn a_page_under_a_pseudonym_shows_none_of_it() {
    let hidden =
        PERSON.replace("name: Jane Roe\n", "name: Jane Roe\nvisibility: pseudonym\npseudonym: A witness\nbox: 5\n");
    let site = site(&format!("{SETTINGS}{}", hidden.replace("src: roe.png, ", "")));
    let all = site.all();
    for (path, bytes) in all.iter().filter(|(path, _)| path.contains("people/") || path.starts_with("data/")) {
        let text = String::from_utf8_lossy(bytes);
        for word in ["1953", "roe.example", "Q42", "A. Lee", "her desk"] {
            assert!(!text.contains(word), "{path}: {word}");
        }
    }
}

#[test]
fn what_is_wrong_with_a_life_and_a_register_is_said() {
    let problems = |fields: &str| site(&format!("=== content/people/x.md\n---\nname: X Y\n{fields}---\n")).problems();
    for (fields, words) in [
        ("born: 1960\ndied: 1950\n", "`died` is before `born`, and left out"),
        ("born: long ago\n", "`long ago` is no date that can be read"),
        ("website: example.org\n", "`website` must be an http or https address"),
        ("same_as: 42\n", "`42` is in no register that is known by its form"),
        ("same_as: [Q1, Berik]\n", "`Berik` is in no register"),
        ("portrait: gone.jpg\n", "this archive does not hold this picture"),
    ] {
        let problems = problems(fields);
        assert!(problems.len() == 1 && problems[0].contains(words), "{fields}: {problems:?}");
    }
    assert_eq!(
        problems("birth_date: 1953\nhomepage: https://x.example/\nphoto: {alt: A face}\nsame_as: q1\n"),
        [""; 0]
    );
    let place = site("=== content/places/x.md\n---\nname: X Y\nborn: 1953\n---\n").problems();
    assert!(place[0].contains("unknown field `born`"), "{place:?}");
}
