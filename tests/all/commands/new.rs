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

#[test]
fn a_report_of_another_day_has_its_date_and_its_folder() {
    let folder = archive();
    for (date, path) in [("2022-03-14", "2022/a"), ("2019-07", "2019/a"), ("1998", "1998/a")] {
        let new = run(folder.path(), ["new", "article", "A", "--date", date]);
        assert_eq!(
            (new.code, new.out.trim_end()),
            (Some(0), format!("content/articles/{path}.md").as_str()),
            "{}",
            new.err
        );
        let text = fs::read_to_string(folder.path().join(new.out.trim_end())).expect("the printed path");
        assert!(text.contains(&format!("\ndate: {date}\n")), "{text}");
    }
    let event = run(folder.path(), ["new", "event", "Storm", "--date", "2022-01-05"]);
    let text = fs::read_to_string(folder.path().join(event.out.trim_end())).expect("the printed path");
    assert!(text.contains("\nstart: 2022-01-05\n") && !text.contains("# start"), "{text}");
    assert_eq!(run(folder.path(), ["new", "person", "X", "--date", "2022"]).code, Some(2));
    assert_eq!(run(folder.path(), ["new", "article", "X", "--date", "soon"]).code, Some(2));
    assert_eq!(run(folder.path(), ["check", "--strict"]).code, Some(0));
}

#[test]
fn a_headline_that_nobody_reads_in_latin_letters_keeps_its_own() {
    let folder = archive();
    for (name, stem) in
        [("日本語の記事", "日本語の記事"), ("احتجاجات في ألماتي", "احتجاجات-في-ألماتي"), ("Протест", "protest")]
    {
        let new = run(folder.path(), ["new", "article", name, "--date", "2022"]);
        assert_eq!(new.out.trim_end(), format!("content/articles/2022/{stem}.md"));
    }
    assert_eq!(run(folder.path(), ["build", "--strict"]).code, Some(0));
    assert!(folder.path().join("public/articles/2022/日本語の記事.html").exists());
}

/// What a hint tells to type, as a shell reads it.
fn typed(hint: &str) -> Vec<String> {
    let command = hint.split('`').find_map(|part| part.strip_prefix("dateline ")).expect("a command");
    let mut words = Vec::new();
    let mut word = String::new();
    let mut quote = None;
    let mut letters = command.chars();
    while let Some(letter) = letters.next() {
        match (letter, quote) {
            ('\\', None) => word.extend(letters.next()),
            ('\'' | '"', None) => quote = Some(letter),
            (letter, Some(open)) if letter == open => quote = None,
            (' ', None) => words.push(std::mem::take(&mut word)),
            (letter, _) => word.push(letter),
        }
    }
    words.push(word);
    words
}

#[test]
fn following_the_hint_for_an_unregistered_name_registers_it() {
    for name in
        ["Berik Asylov", "berik-asylov", "people/berik-asylov", "asylov", "Әлихан Бөкейхан", "O'Hara", "日本", "G7"]
    {
        let folder = archive();
        let article = format!("---\ntitle: A\ndate: 2022\npeople: [\"{name}\"]\n---\nx\n");
        fs::create_dir_all(folder.path().join("content/articles")).expect("a folder");
        fs::write(folder.path().join("content/articles/a.md"), article).expect("written");
        let check = run(folder.path(), ["check"]);
        let said = format!("{}{}", check.out, check.err);
        let hint = said.lines().find(|line| line.contains("registers it")).unwrap_or_else(|| panic!("{name}: {said}"));
        assert_eq!(run(folder.path(), typed(hint)).code, Some(0), "{hint}");
        let check = run(folder.path(), ["check", "--strict"]);
        assert_eq!(check.code, Some(0), "{name}, {hint}: {}{}", check.out, check.err);
    }
}
