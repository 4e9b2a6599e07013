//! Golden sites: small archives under `golden/`, one feature each, and what becomes of them.
//!
//! `UPDATE_GOLDEN=1 cargo test golden` writes what is made now; read the difference before you commit it. Sites that
//! are about articles bring a template that prints only what they are about, so that a change of the look changes nothing here.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::path::PathBuf;

use crate::newsroom;
use dateline::command::report;
use dateline::command::report::Format;
use dateline::input;
use dateline::input::Options;
use dateline::output::Made;
use dateline::value::Date;
use dateline::value::FilePath;

/// Where the list of problems of a site stands among its files.
const DIAGNOSTICS: &str = "diagnostics.txt";

#[test]
fn names_are_found_and_marked() {
    check("names", &["articles/english.html", "articles/russian.html", "data/mentions.csv", "data/names.csv"]);
}

#[test]
fn markdown_and_html_become_clean_pages() {
    check("markup", &["articles/markdown.html", "articles/raw-html.html", "data/text/markdown.txt", DIAGNOSTICS]);
}

#[test]
fn feeds_have_full_addresses() {
    check("feeds", &["feed.xml", "feed.json"]);
}

#[test]
fn provenance_under_reader_risk_links_captures_only() {
    check("provenance", &["articles/report.html"]);
}

#[test]
fn claims_form_a_ledger_and_notes_stand_at_their_words() {
    let files = [
        "articles/report.html",
        "data/annotations.csv",
        "data/annotations.jsonld",
        "data/claims.csv",
        "questions/dead.html",
        DIAGNOSTICS,
    ];
    check("ledger", &files);
}

#[test]
fn every_problem_is_shown_with_its_line() {
    check("messy", &[DIAGNOSTICS]);
}

#[test]
fn pages_that_sum_up_say_what_is_so() {
    compare("newsroom", &newsroom::summed_up(&golden().join("newsroom")));
}

#[test]
fn every_golden_site_is_checked() {
    let text = include_str!("golden.rs");
    for entry in fs::read_dir(golden()).expect("the golden sites") {
        let name = entry.expect("a site").file_name().into_string().expect("a name in UTF-8");
        let is_checked = ["check", "compare"].iter().any(|by| text.contains(&format!("{by}(\"{name}\"")));
        assert!(is_checked, "nothing checks `golden/{name}`");
    }
}

fn golden() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden")
}

/// Compares the wanted files of a site with those under `expected/`, which must hold no others.
fn check(site: &str, wanted: &[&str]) {
    compare(site, &made(&golden().join(site), wanted));
}

fn compare(site: &str, made: &BTreeMap<String, String>) {
    let expected_root = golden().join(site).join("expected");
    if std::env::var_os("UPDATE_GOLDEN").is_some_and(|value| value == "1") {
        let _ = fs::remove_dir_all(&expected_root);
        for (path, text) in made {
            let path = expected_root.join(path);
            fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
            fs::write(path, text).expect("a golden file");
        }
        return;
    }
    let expected = read_all(&expected_root, "");
    let stale: Vec<&String> = expected.keys().filter(|path| !made.contains_key(*path)).collect();
    assert!(stale.is_empty(), "golden/{site}/expected holds what is made no more: {stale:?}");
    for (path, text) in made {
        let Some(expected) = expected.get(path) else {
            panic!("golden/{site}/expected has no `{path}`: UPDATE_GOLDEN=1")
        };
        if text != expected {
            let line = text.lines().zip(expected.lines()).take_while(|(made, expected)| made == expected).count();
            let at = |text: &str| text.lines().nth(line).unwrap_or("(the end)").to_owned();
            panic!(
                "golden/{site}/expected/{path}, line {}:\n  expected {}\n  made     {}\n(UPDATE_GOLDEN=1 takes what is made)",
                line + 1,
                at(expected),
                at(text),
            );
        }
    }
}

/// What becomes of a site today, with the version of the program left out.
fn made(root: &Path, wanted: &[&str]) -> BTreeMap<String, String> {
    let day = Date::from_ymd(2023, 1, 1).expect("a day");
    let compiled = input::read(root, Options::on(day)).expect("a folder").and_then(|input| dateline::compile(&input));
    let mut diagnostics = compiled.diagnostics;
    dateline::diagnostic::sort(&mut diagnostics);
    let page = |path: &str| match compiled.value.make(&FilePath::new(path)) {
        Some(Ok(Made::Bytes(bytes))) => String::from_utf8(bytes).expect("UTF-8"),
        other => panic!("`{path}` is not made: {other:?}"),
    };
    let text = |path: &str| match path {
        DIAGNOSTICS => anstream::adapter::strip_str(&report::show(&diagnostics, Format::Human)).to_string(),
        path => page(path),
    };
    let without_version = |text: String| text.replace(env!("CARGO_PKG_VERSION"), "VERSION").replace("\r\n", "\n");
    wanted.iter().map(|path| ((*path).to_owned(), without_version(text(path)))).collect()
}

fn read_all(folder: &Path, inside: &str) -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    let Ok(entries) = fs::read_dir(folder.join(inside)) else { return files };
    for entry in entries {
        let entry = entry.expect("an entry");
        let name = entry.file_name().into_string().expect("a name in UTF-8");
        let path = if inside.is_empty() { name } else { format!("{inside}/{name}") };
        match entry.path().is_dir() {
            true => files.extend(read_all(folder, &path)),
            false => {
                files.insert(path, fs::read_to_string(entry.path()).expect("UTF-8"));
            }
        }
    }
    files
}
