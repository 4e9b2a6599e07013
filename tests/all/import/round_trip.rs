//! What a site publishes of its archive comes back: into an empty archive as far as the format tells it, into its own without a trace.

use std::collections::BTreeMap;

use crate::import::archive;
use crate::import::articles;
use crate::import::import;
use crate::support::Folder;

const ARTICLES: &[(&str, &str)] = &[
    (
        "2022/two-tolls",
        "title: \"Two tolls: 100% {of} the dead & the $ilent_#\"\ndate: 2022-03-14\nbyline: [Berik Asylov, \"RFE/RL's Kazakh Service\"]\npublisher: The Paper & Co\nsection: News\nurl: https://paper.example/a_b?c=d\nretrieved: 2022-04-01\nlang: ru\n",
    ),
    ("2022/month", "title: Only a month\ndate: 2022-03\npublisher: The Times\nurl: https://times.example/2\n"),
    ("2021/қаңтар", "title: Қаңтар\ndate: 2021\npublisher: Қазақ үні\nlang: kk\n"),
    ("undated", "title: Undated\nbyline: A. B.\nurl: https://paper.example/undated\n"),
];

fn full() -> Folder {
    let archive = archive();
    for (name, fields) in ARTICLES {
        archive.write(&format!("content/articles/{name}.md"), format!("---\n{fields}---\n\nAlmaty said so twice.\n"));
    }
    archive.write("content/people/berik-asylov.md", "---\nname: Berik Asylov\nshort_names: [Asylov]\n---\n");
    archive.write("content/places/almaty.md", "---\nname: Almaty\nsummary: A city\nlatitude: 43.25\nlongitude: 76.95\nprecision: settlement\nwithin: kazakhstan\n---\n");
    archive.write(
        "content/places/kazakhstan.md",
        "---\nname: Kazakhstan\nlatitude: 48\nlongitude: 67.5\nprecision: country\n---\n",
    );
    archive.built(&["--no-search", "--future", "--base-url", "https://archive.example/"]);
    archive
}

/// What lists of references tell of an article.
fn told(archive: &Folder) -> Vec<BTreeMap<String, String>> {
    let columns = ["title", "date", "byline", "publisher", "lang", "url"];
    let mut told = articles(archive);
    told.iter_mut().for_each(|row| row.retain(|column, _| columns.contains(&column.as_str())));
    told.sort_by_key(|row| row["title"].clone());
    told
}

#[test]
fn lists_of_references_come_back_into_an_empty_archive() {
    let full = full();
    let expected = told(&full);
    for list in ["citations.bib", "citations.ris", "citations.csl.json"] {
        let empty = archive();
        empty.write(list, full.read(&format!("public/data/{list}")));
        import(&empty, &[list], 0);
        let mut come = told(&empty);
        // What has no address of its own has that of its page in the archive that it comes from.
        for row in &mut come {
            let is_page = row["url"].starts_with("https://archive.example/");
            row.entry("url".to_owned()).and_modify(|url| url.retain(|_| !is_page));
        }
        assert_eq!(come, expected, "{list}");
        let text = empty.read("content/articles/2022/two-tolls.md");
        assert!(text.contains("retrieved: 2022-04-01\n"), "{list}: {text}");
        assert!(list == "citations.bib" || text.contains("section: News\n"), "{list}: {text}");
        assert_eq!(empty.run(&["check"]).code, 0, "{list}");
    }
}

#[test]
fn what_is_published_here_changes_nothing_here() {
    let full = full();
    let content = full.tree("content");
    for file in [
        "data/citations.bib",
        "data/citations.ris",
        "data/citations.csl.json",
        "data/places.geojson",
        "feed.xml",
        "feed.json",
    ] {
        let run = import(&full, &[&format!("public/{file}")], 0);
        assert!(run.stdout.contains("0 files written"), "{file}: {}", run.stdout);
        assert_eq!(full.tree("content"), content, "{file}");
    }
}

#[test]
fn a_list_that_is_imported_twice_is_there_once() {
    let empty = archive();
    let list = "TY  - NEWS\nTI  - Two tolls\nT2  - The Paper\nPY  - 2022\nER  - \n";
    empty.write("a.ris", list.repeat(2));
    let run = import(&empty, &["a.ris"], 0);
    assert!(run.stdout.contains("1 file written; 1 thing there already"), "{}", run.stdout);
    // Whoever has put the text in keeps it.
    let path = "content/articles/2022/two-tolls.md";
    empty.write(path, empty.read(path) + "\nThe text.\n");
    assert!(import(&empty, &["a.ris"], 0).stdout.contains("0 files written; 2 things there already"));
    // Of the same day there may be another.
    empty.write("b.ris", list.replace("2022", "2021"));
    assert!(import(&empty, &["b.ris"], 0).stdout.contains("1 file written"));
}

#[test]
fn places_of_a_map_are_places_of_the_register() {
    let full = full();
    let empty = archive();
    empty.write("places.geojson", full.read("public/data/places.geojson"));
    import(&empty, &["places.geojson"], 0);
    assert_eq!(
        empty.read("content/places/almaty.md"),
        "---\nlatitude: 43.25\nlongitude: 76.95\nname: Almaty\nsummary: A city\nprecision: settlement\nwithin: places/kazakhstan\n---\n"
    );
    assert_eq!(empty.run(&["check"]).code, 0);
    // A map that says otherwise changes what it says.
    let moved = full.read("public/data/places.geojson").replace("76.95", "77");
    empty.write("places.geojson", moved);
    assert!(import(&empty, &["places.geojson"], 0).stdout.contains("1 field changed"));
    assert!(empty.read("content/places/almaty.md").contains("longitude: 77\n"));
}

#[test]
fn notes_find_their_articles_among_those_that_came_before() {
    let full = full();
    full.write(
        "content/articles/2022/two-tolls.md",
        full.read("content/articles/2022/two-tolls.md")
            .replace("lang: ru\n", "lang: ru\nannotations:\n  - {quote: said so, note: Which of them?}\n"),
    );
    full.built(&["--no-search", "--future", "--base-url", "https://archive.example/"]);
    let empty = archive();
    for file in ["articles.csv", "annotations.jsonld"] {
        empty.write(file, full.read(&format!("public/data/{file}")));
        import(&empty, &[file], 0);
    }
    assert!(empty.read("content/articles/2022/two-tolls.annotations.json").contains("Which of them?"));
}

#[test]
fn what_cannot_come_back_says_where_the_same_is() {
    let full = full();
    let empty = archive();
    for (file, words) in [
        ("data/network.gexf", "`articles.csv`, `entities.csv`"),
        ("data/datapackage.json", "`articles.csv`, `entities.csv`"),
        ("sitemap.xml", "a list of a site's addresses"),
    ] {
        let name = file.rsplit('/').next().unwrap_or(file);
        empty.write(name, full.read(&format!("public/{file}")));
        import(&empty, &[name], 1).reports(words, name);
        assert!(!empty.has("content/articles"), "{file}");
    }
}
