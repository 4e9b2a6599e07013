//! `dateline new`.

use std::fs;

use tempfile::TempDir;

use crate::commands::program::run;

/// An archive with nothing but its settings.
fn archive() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    fs::create_dir(folder.path().join("content")).expect("a folder");
    fs::write(folder.path().join("content/site.yaml"), "title: Test\n").expect("written");
    folder
}

const NAMES: [&str; 10] = [
    "Әлихан Бөкейхан",
    "Мінбер: жаңа кітап",
    r#"He said "no": it's over"#,
    "🕊️ Peace?",
    "- a list, # a comment & *an alias*",
    "null",
    "2022",
    r"C:\temp\new {date}",
    "Index",
    "…!",
];

#[test]
fn a_new_file_of_every_kind_passes_the_check() {
    for kind in ["article", "person", "place", "organization", "event", "topic", "question", "page"] {
        let folder = archive();
        for name in NAMES {
            let new = run(folder.path(), ["new", kind, "--", name]);
            assert_eq!((new.code, new.err.as_str()), (Some(0), ""), "{kind} {name}");
            let text = fs::read_to_string(folder.path().join(new.out.trim_end())).expect("the printed path");
            assert!(text.starts_with("---\n"), "{text}");
        }
        let check = run(folder.path(), ["check", "--strict"]);
        assert_eq!(check.code, Some(0), "{kind}: {}", check.out);
        assert!(check.out.contains("0 errors, 0 warnings"), "{kind}: {}", check.out);
    }
}

#[test]
fn names_come_out_as_they_were_given() {
    let folder = archive();
    for name in NAMES {
        run(folder.path(), ["new", "article", "--", name]);
    }
    run(folder.path(), ["build"]);
    let table = fs::read_to_string(folder.path().join("public/data/articles.csv")).expect("a table");
    let titles: Vec<String> = rows(&table).into_iter().map(|row| row[1].clone()).collect();
    for name in NAMES {
        // A cell that could be a formula is guarded by an apostrophe.
        assert!(titles.iter().any(|title| title.trim_start_matches('\'') == name), "{name} is not in {titles:?}");
    }
}

fn rows(table: &str) -> Vec<Vec<String>> {
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    reader.records().map(|row| row.expect("a row").iter().map(ToOwned::to_owned).collect()).collect()
}

#[test]
fn the_slug_is_latin_and_articles_lie_in_the_folder_of_their_year() {
    let folder = archive();
    let person = run(folder.path(), ["new", "person", "Әлихан Бөкейхан"]);
    assert_eq!(person.out, "content/people/alikhan-bokeykhan.md\n");
    let article = run(folder.path(), ["new", "article", "Новый", "репортаж"]);
    let path = article.out.trim_end();
    let year = path.strip_prefix("content/articles/").and_then(|path| path.strip_suffix("/novyy-reportazh.md"));
    let year = year.unwrap_or_else(|| panic!("{path}"));
    assert!(year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit()), "{path}");
    let text = fs::read_to_string(folder.path().join(path)).expect("a file");
    assert!(text.contains("title: \"Новый репортаж\"\n") && text.contains(&format!("date: {year}-")), "{text}");
}

#[test]
fn a_file_that_is_there_is_never_written_over() {
    let folder = archive();
    let path = folder.path().join("content/people/Ada-Lovelace.markdown");
    fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
    fs::write(&path, "---\nname: Ada Lovelace\n---\nMine.\n").expect("written");
    let new = run(folder.path(), ["new", "person", "Ada Lovelace"]);
    assert_eq!(new.code, Some(1));
    assert!(new.err.contains("content/people/Ada-Lovelace.markdown"), "{}", new.err);
    assert_eq!(fs::read_dir(path.parent().expect("a folder")).expect("a folder").count(), 1);
}

#[test]
fn outside_of_an_archive_nothing_is_written() {
    let folder = tempfile::tempdir().expect("a folder");
    let new = run(folder.path(), ["new", "person", "Ada Lovelace"]);
    assert_eq!(new.code, Some(3));
    assert!(new.err.contains("dateline init"), "{}", new.err);
    assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 0);
}

#[test]
fn a_name_without_a_sign_and_an_unknown_kind_are_usage_errors() {
    let folder = archive();
    assert_eq!(run(folder.path(), ["new", "person", " \t"]).code, Some(2));
    assert_eq!(run(folder.path(), ["new", "persona", "Ada"]).code, Some(2));
    assert_eq!(run(folder.path(), ["new", "person"]).code, Some(2));
}
