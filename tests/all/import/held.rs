//! What another program holds back is held back here, in whatever field, column and language it says so.

use crate::import::archive;
use crate::import::articles;
use crate::import::import;
use crate::support::Folder;

/// Headlines of what is published of some files.
fn published(files: &[(&str, &str)]) -> Vec<String> {
    let archive = archive();
    for (name, text) in files {
        archive.write(name, text);
    }
    let names: Vec<&str> = files.iter().map(|(name, _)| *name).collect();
    archive.run(&[&["import"], names.as_slice()].concat());
    articles(&archive).into_iter().map(|row| row["title"].clone()).collect()
}

#[test]
fn a_tables_words_that_hold_back_hold_back() {
    for (column, word) in [
        ("draft", "yes"),
        ("draft", "perhaps"),
        ("Status", "draft"),
        ("status", "in the works"),
        ("private", "1"),
        ("published", "no"),
        ("published", "not yet"),
        ("is_published", "false"),
        ("Publish", "0"),
        ("visibility", "private"),
        ("hidden", "TRUE"),
        ("access", "private"),
        ("Статус", "черновик"),
        ("Опубликовано", "нет"),
        ("Скрыто", "да"),
        ("Күйі", "жоба"),
        ("Entwurf", "ja"),
        ("Publié", "non"),
        ("Estado", "borrador"),
    ] {
        let table = format!("title,date,{column}\nHeld,2022-01-05,{word}\nOut,2022-01-06,\n");
        assert_eq!(published(&[("a.csv", &table)]), ["Out"], "{column}: {word}");
    }
}

#[test]
fn a_tables_words_that_publish_publish() {
    for (column, word) in [
        ("Status", "published"),
        ("Статус", "опубликовано"),
        ("Мәртебесі", "жарияланды"),
        ("draft", "no"),
        ("Черновик", "нет"),
        ("published", "2022-01-05"),
        ("Estado", "Jalisco"),
        ("permalink", "/a/"),
        ("state", "Jalisco"),
    ] {
        let table = format!("title,{column},date\nOut,{word},2022-01-05\n");
        assert_eq!(published(&[("a.csv", &table)]), ["Out"], "{column}: {word}");
    }
}

#[test]
fn a_day_of_publication_that_is_to_come_holds_back_until_then() {
    let archive = archive();
    archive.write("a.csv", "title,published\nLater,2999-01-05\nOut,05.01.2022\n");
    import(&archive, &["a.csv"], 0);
    archive.build(&["--no-search"]);
    assert!(!archive.read("public/data/articles.csv").contains("Later"));
    assert!(archive.read("public/data/articles.csv").contains("Out,"));
    assert!(archive.read("content/articles/2022/out.md").contains("published: 2022-01-05\n"));
}

#[test]
fn of_two_columns_the_one_that_holds_back_counts() {
    for row in ["no,yes", "yes,no"] {
        let table = format!("title,date,Опубликовано,published\nHeld,2022-01-05,{row}\n");
        assert_eq!(published(&[("a.csv", &table)]), [""; 0], "{row}");
    }
}

#[test]
fn what_notion_says_below_a_headline_is_no_text() {
    let page = |status: &str| {
        format!("# Fire\n\nDate: January 5, 2022\nStatus: {status}\nNote: a: b\n\nThe text of the fire.\n")
    };
    assert_eq!(published(&[("a.md", &page("Draft"))]), [""; 0]);
    assert_eq!(published(&[("a.md", &page("Published"))]), ["Fire"]);
}

#[test]
fn texts_of_others_hold_back_in_their_language() {
    let page = |word: &str| format!("---\ntitle: A\ndate: 2022-01-05\nСтатус: {word}\n---\nWords.\n");
    assert_eq!(published(&[("a.md", &page("черновик"))]), [""; 0]);
    assert_eq!(published(&[("a.md", &page("опубликовано"))]), ["A"]);
}

#[test]
fn a_column_that_holds_back_is_named_as_the_field_that_it_becomes() {
    let archive = archive();
    archive.write("a.csv", "title,date,Статус\nA,2022-01-05,в работе\n");
    let run = import(&archive, &["a.csv"], 0);
    assert!(run.stdout.contains("`Статус` -> status"), "{}", run.stdout);
    assert!(archive.read("content/articles/2022/a.md").contains("\nstatus: в работе\n"));
    let check = archive.run(&["check"]);
    let said = format!("{}{}", check.stdout, check.stderr);
    assert!(said.contains("does not say clearly whether this is public"), "{said}");
}

#[test]
fn a_person_whom_a_table_withholds_is_named_nowhere() {
    for header in ["name,pseudonym,visibility", "Имя,Псевдоним,Видимость"] {
        let archive = archive();
        archive.write("people.csv", format!("{header}\nJohn Secret,Witness A,withheld\n"));
        archive.write("content/articles/a.md", "---\ntitle: A\ndate: 2022\n---\nJohn Secret said so.\n");
        import(&archive, &["people.csv"], 0);
        archive.build(&["--no-search"]);
        let page = archive.read("public/articles/a.html");
        assert!(page.contains("Witness A") && !page.contains("John Secret"), "{header}: {page}");
    }
}

#[test]
fn notes_and_claims_in_tables_are_held_back() {
    let archive = archive();
    archive.write("content/questions/q.md", "---\ntitle: How many?\n---\n");
    archive.write(
        "content/articles/a.md",
        "---\ntitle: A\ndate: 2022\nurl: https://a.example/1\n---\nThey were 230 dead.\n",
    );
    archive.write("claims.csv", "id,article,question,value,claimant,draft\none,a,q,230,Office,yes\n");
    archive.write("notes.csv", "URL,Quote,Comment,Draft\nhttps://a.example/1,230 dead,An inner note,yes\n");
    import(&archive, &["claims.csv", "notes.csv"], 0);
    archive.build(&["--no-search"]);
    let page = archive.read("public/articles/a.html");
    assert!(!page.contains("An inner note"), "{page}");
    assert!(!archive.read("public/data/claims.csv").contains("230"));
}

#[test]
fn lists_of_references_and_feeds_hold_back() {
    let bibtex = "@misc{a, title={Held}, date={2022-01-05}, draft={true}}\n@misc{b, title={Out}, date={2022-01-05}}\n";
    assert_eq!(published(&[("a.bib", bibtex)]), ["Out"]);
    let csl = r#"[{"type": "article", "title": "Held", "issued": {"date-parts": [[2022]]}, "status": "draft"}, {"type": "article", "title": "Out", "issued": {"date-parts": [[2022]]}, "status": "published"}]"#;
    assert_eq!(published(&[("a.json", csl)]), ["Out"]);
    let item = |title: &str, more: &str| {
        format!(
            r#"{{"id": "{title}", "url": "https://a.example/{title}", "title": "{title}", "content_text": "Words", "date_published": "2022-01-05T10:00:00Z"{more}}}"#
        )
    };
    let items =
        [item("One", r#", "draft": true"#), item("Two", r#", "_blog": {"visibility": "private"}"#), item("Out", "")];
    let feed =
        format!(r#"{{"version": "https://jsonfeed.org/version/1.1", "title": "F", "items": [{}]}}"#, items.join(", "));
    assert_eq!(published(&[("feed.json", &feed)]), ["Out"]);
    let entry = |title: &str, more: &str| {
        format!(
            "<entry><title>{title}</title><id>{title}</id><published>2022-01-05T10:00:00Z</published><content>Words</content>{more}</entry>"
        )
    };
    let control = "<app:control xmlns:app=\"http://www.w3.org/2007/app\"><app:draft>yes</app:draft></app:control>";
    let feed =
        format!("<feed xmlns=\"http://www.w3.org/2005/Atom\">{}{}</feed>", entry("Held", control), entry("Out", ""));
    assert_eq!(published(&[("feed.xml", &feed)]), ["Out"]);
}

/// An export of Substack: a table, and a page for each post.
fn substack() -> Folder {
    let archive = archive();
    archive.write(
        "export/posts.csv",
        "post_id,post_date,is_published,title,subtitle\n123.fire,2022-01-05T23:40:00.000Z,true,Fire in town,The night\n\
         124.secret,2022-01-06T23:40:00.000Z,false,A secret,Of ours\n",
    );
    for name in ["123.fire", "124.secret", "125.unknown"] {
        archive.write(&format!("export/posts/{name}.html"), "<p>A text of some words that says what was.</p>");
    }
    archive
}

#[test]
fn posts_that_substack_never_published_are_held_back() {
    let archive = substack();
    let run = import(&archive, &["export"], 0);
    assert!(run.stderr.contains("`posts.csv` says nothing of this page"), "{}", run.stderr);
    let text = archive.read("content/articles/2022/fire-in-town.md");
    assert!(text.starts_with("---\ntitle: Fire in town\ndate: 2022-01-05T23:40:00Z\nsummary: The night\n"), "{text}");
    let titles: Vec<String> = articles(&archive).into_iter().map(|row| row["title"].clone()).collect();
    assert_eq!(titles, ["Fire in town"]);
}

#[test]
fn a_page_of_substack_that_is_named_alone_is_held_back_too() {
    let archive = substack();
    import(&archive, &["export/posts/124.secret.html"], 0);
    assert_eq!(articles(&archive).len(), 0);
}
