//! Which file a row is about: by its id, its address, or what an import of the same table has written. A title alone tells nothing.

use crate::import::archive;
use crate::import::import;
use crate::support::Folder;

fn files(archive: &Folder) -> Vec<String> {
    let mut files: Vec<String> = archive.tree("content").into_keys().collect();
    files.retain(|path| path != "site.yaml");
    files
}

/// Imports a table twice: the second time nothing is new.
fn twice(table: &str) -> Folder {
    let archive = archive();
    archive.write("list.csv", table);
    import(&archive, &["list.csv"], 0);
    let before = archive.tree("content");
    let run = import(&archive, &["list.csv"], 0);
    assert!(run.stdout.contains("0 files written") && !run.stdout.contains("changed"), "{}", run.stdout);
    assert_eq!(archive.tree("content"), before);
    archive
}

#[test]
fn rows_of_one_title_are_articles_of_their_own() {
    for (table, number) in [
        ("title,date\nFire,2022-01-05\nFire,2022-01-07\nFire,2022-01-05\n", 2),
        ("title,date,publisher\nWeather,2022-01-05,A\nWeather,2022-01-05,B\n", 2),
        ("title,date,text\nBriefing,2022-01-05,First\nBriefing,2022-01-05,Second\n", 2),
        ("title,date,author\nBriefing,2022-01-05,A. B.\nBriefing,2022-01-05,C. D.\n", 2),
        ("title,date\nWeather,\nWeather,2022-01-05\n", 2),
        ("title,date\nWeather,2022-01-05\nWeather,\n", 2),
        ("title,date,publisher\nWeather,2022-01-05,A\nWeather,2022-01-05,\n", 2),
    ] {
        assert_eq!(files(&twice(table)).len(), number, "{table}");
    }
    assert_eq!(
        files(&twice("title,date\nFire,2022-01-05\nFire,2022-01-07\n")),
        ["articles/2022/fire-2.md", "articles/2022/fire.md"]
    );
}

#[test]
fn a_row_that_was_mended_changes_what_it_has_made() {
    let table =
        "title,date,publisher,author,Shelf\nFire,2022-01-05,A,,1\nFlood,2022-01-06,B,,2\nFire,2022-01-07,A,,3\n";
    let archive = twice(table);
    let mended = table.replace(",,1", ",A. B.,1").replace("2022-01-06,B", "2022-01-08,C");
    archive.write("list.csv", mended);
    let run = import(&archive, &["list.csv"], 0);
    assert!(run.stdout.contains("0 files written; 3 fields changed; 2 files changed"), "{}", run.stdout);
    assert!(archive.read("content/articles/2022/flood.md").contains("date: 2022-01-08\npublisher: C\n"));
}

#[test]
fn a_row_does_not_change_what_was_written_by_hand() {
    let archive = archive();
    let mine = "---\ntitle: Fire\ndate: 2022-01-05\n---\n\nMy own words.\n";
    archive.write("content/articles/2022/fire.md", mine);
    archive.write("list.csv", "title,date,publisher\nFire,2022-01-05,The Courier\n");
    import(&archive, &["list.csv"], 0);
    assert_eq!(archive.read("content/articles/2022/fire.md"), mine);
    assert!(archive.read("content/articles/2022/fire-2.md").contains("publisher: The Courier"));
    // What says nothing that is not there is there.
    archive.write("same.csv", "title,date\nFire,2022-01-05\n");
    assert!(import(&archive, &["same.csv"], 0).stdout.contains("0 files written; 1 thing there already"));
}

#[test]
fn two_people_of_one_name_are_two() {
    let archive = archive();
    archive.write("people.csv", "name,born\nAnn Bell,1950\nAnn Bell,1980\n");
    import(&archive, &["people.csv"], 0);
    assert_eq!(files(&archive), ["people/ann-bell-2.md", "people/ann-bell.md"]);
    let before = archive.tree("content");
    assert!(import(&archive, &["people.csv"], 0).stdout.contains("0 files written; 2 things there already"));
    assert_eq!(archive.tree("content"), before);
}

#[test]
fn what_is_called_otherwise_is_somebody_else() {
    let archive = archive();
    let mine = "---\nname: Тоқаев\n---\n";
    archive.write("content/people/toqaev.md", mine);
    archive.write("people.csv", "name,summary\nToqaev,Somebody else.\n");
    import(&archive, &["people.csv"], 0);
    assert_eq!(archive.read("content/people/toqaev.md"), mine);
}

#[test]
fn an_id_is_the_same_in_whatever_letters_and_year() {
    let archive = twice("id,title,date\nFire 1,Fire,2022-01-05\nПожар,Flood,2022-01-06\n7,Storm,2022-01-07\n");
    archive.write("list.csv", "id,title,date\nFire 1,Fire,2021-01-05\n");
    let run = import(&archive, &["list.csv"], 0);
    assert!(run.stdout.contains("0 files written; 1 field changed"), "{}", run.stdout);
}
