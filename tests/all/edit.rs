//! Changes to front matter: what was not touched is the same to the byte, and what was says what was meant.
//!
//! Files are put together from pieces at random, and changed at random. The cases are the same in every run; `EDIT_CASES=100000` draws
//! others, and more of them.

use dateline::edit;
use dateline::edit::Change;
use dateline::edit::Written;
use dateline::value::FilePath;
use dateline::value::Source;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::Config;
use proptest::test_runner::RngAlgorithm;
use proptest::test_runner::TestCaseError;
use proptest::test_runner::TestRng;
use proptest::test_runner::TestRunner;

fn source(text: &str) -> Source {
    Source { path: FilePath::new("content/articles/a.md"), text: text.into() }
}

fn said(text: &str) -> Written {
    Written::of(&edit::fields(&source(text)).unwrap_or_else(|problem| panic!("{}:\n{text}", problem.message)))
}

#[track_caller]
fn check(text: &str, change: Change, expected: &str) {
    let changed = edit::change(&source(text), std::slice::from_ref(&change));
    assert_eq!(changed.expect("a place for it"), expected, "{change:?}");
}

#[track_caller]
fn refused(text: &str, change: Change) {
    let problem = edit::change(&source(text), &[change]).expect_err("no place for it");
    assert!(problem.place.is_some() && !problem.message.is_empty());
}

fn set(name: &str, value: &str) -> Change {
    Change::set(name, Written::text(value))
}

fn add(name: &str, value: &str) -> Change {
    Change::Add(name.to_owned(), Written::text(value))
}

fn remove(name: &str) -> Change {
    Change::Remove(vec![name.to_owned()])
}

#[test]
fn a_value_is_replaced_in_its_own_quotes_and_its_comment_stays() {
    let text = "---\ntitle: \"A: b\" # as printed\ndate:   2022-01-29\nlang: 'ru'\n# end\n---\nText --- \n---\n";
    check(text, set("title", "C d"), &text.replace("\"A: b\"", "\"C d\""));
    check(text, set("lang", "kk"), &text.replace("'ru'", "'kk'"));
    let plain = Change::set("date", Written::Plain("2022-03-14".to_owned()));
    check(text, plain, &text.replace("date:   2022-01-29", "date: 2022-03-14"));
    check(text, set("title", "A: b"), text);
}

#[test]
fn a_new_field_stands_behind_the_last_one_before_the_comments_below_it() {
    let text = "---\ntitle: A\ntags:\n- x # one\n# the end\n\n---\nText\n";
    check(text, set("lang", "kk"), "---\ntitle: A\ntags:\n- x # one\nlang: kk\n# the end\n\n---\nText\n");
    check("---\n# nothing yet\n---\n", set("a", "b"), "---\n# nothing yet\na: b\n---\n");
    check("\u{feff}Text\r\nmore\r\n", set("a", "b"), "\u{feff}---\r\na: b\r\n---\r\nText\r\nmore\r\n");
    check("", set("a", "b"), "---\na: b\n---\n");
}

#[test]
fn lists_grow_as_they_are_written() {
    check(
        "---\nnames: [A, \"B, C\"] # all\n---\n",
        add("names", "D, E"),
        "---\nnames: [A, \"B, C\", \"D, E\"] # all\n---\n",
    );
    check(
        "---\nnames:\n- A # one\n- B\nx: y\n---\n",
        add("names", "C"),
        "---\nnames:\n- A # one\n- B\n- C\nx: y\n---\n",
    );
    check(
        "---\nnames:\n  - form: A\n    lang: ru\n---\n",
        add("names", "B"),
        "---\nnames:\n  - form: A\n    lang: ru\n  - B\n---\n",
    );
    check(
        "---\nnames: [\n  A, # one\n  B,\n]\n---\n",
        add("names", "C"),
        "---\nnames: [\n  A, # one\n  B, C\n]\n---\n",
    );
    check("---\nnames: A\n---\n", add("names", "B"), "---\nnames:\n  - A\n  - B\n---\n");
    check("---\nnames: []\n---\n", add("names", "B"), "---\nnames: [B]\n---\n");
    check("---\nx: y\n---\n", add("names", "B"), "---\nx: y\nnames:\n  - B\n---\n");
}

#[test]
fn a_field_within_a_field_is_found_or_made() {
    let path = || vec!["extra".to_owned(), "box".to_owned()];
    let change = || Change::Set(path(), Written::text("12b"));
    check(
        "---\nextra:\n    shelf: 3\nx: y\n---\n",
        change(),
        "---\nextra:\n    shelf: 3\n    box: \"12b\"\nx: y\n---\n",
    );
    check("---\nextra: {shelf: 3}\n---\n", change(), "---\nextra: {shelf: 3, box: \"12b\"}\n---\n");
    check("---\nextra: {box: 3, shelf: 4}\n---\n", change(), "---\nextra: {box: \"12b\", shelf: 4}\n---\n");
    check("---\nextra:\nx: y\n---\n", change(), "---\nextra:\n  box: \"12b\"\nx: y\n---\n");
    check("---\nx: y\n---\n", change(), "---\nx: y\nextra:\n  box: \"12b\"\n---\n");
}

#[test]
fn a_field_of_a_value_in_a_list_is_found_by_its_number() {
    let text = "---\nclaims:\n- id: a # first\n  value: 1\n  # of both\n- {id: b, value: 2}\n-   id: c\n    grade: {source: B}\nlast: x\n---\nText\n";
    let at = |way: &[&str], value: &str| {
        Change::Set(way.iter().map(|name| (*name).to_owned()).collect(), Written::Plain(value.to_owned()))
    };
    check(text, at(&["claims", "0", "value"], "3"), &text.replace("value: 1\n", "value: 3\n"));
    check(text, at(&["claims", "1", "value"], "3"), &text.replace("value: 2}", "value: 3}"));
    check(text, at(&["claims", "1", "max"], "3"), &text.replace("value: 2}", "value: 2, max: 3}"));
    check(text, at(&["claims", "0", "max"], "3"), &text.replace("value: 1\n", "value: 1\n  max: 3\n"));
    check(text, at(&["claims", "2", "grade", "source"], "C"), &text.replace("{source: B}", "{source: C}"));
    check(text, at(&["claims", "2", "min"], "3"), &text.replace("{source: B}\n", "{source: B}\n    min: 3\n"));
}

#[test]
fn a_field_goes_with_its_lines_and_its_comment() {
    let text = "---\na: 1\n# about b\nb: |\n  x\n\n  y\n\nc: [1, 2] # list\nd:\n- 1\n---\n";
    check(text, remove("b"), "---\na: 1\n# about b\n\nc: [1, 2] # list\nd:\n- 1\n---\n");
    check(text, remove("c"), "---\na: 1\n# about b\nb: |\n  x\n\n  y\n\nd:\n- 1\n---\n");
    check(text, remove("d"), "---\na: 1\n# about b\nb: |\n  x\n\n  y\n\nc: [1, 2] # list\n---\n");
    check("---\nd: {a: 1, b: 2}\n---\n", Change::Remove(vec!["d".into(), "b".into()]), "---\nd: {a: 1}\n---\n");
    check("---\nd: {a: 1, b: 2}\n---\n", Change::Remove(vec!["d".into(), "a".into()]), "---\nd: {b: 2}\n---\n");
}

#[test]
fn what_cannot_be_changed_without_changing_more_is_refused() {
    refused("---\na: &x one\nb: *x\n---\n", set("a", "two"));
    refused("---\nbase: &b {t: 1}\n<<: *b\n---\n", set("t", "2"));
    refused("---\na: 1\na: 2\n---\n", remove("a"));
    refused("---\na: [1\n---\n", set("a", "2"));
    refused("---\na: 1\n", set("a", "2"));
    refused("+++\na = 1\n+++\n", set("a", "2"));
    refused("—\na: 1\n—\n", set("a", "2"));
}

#[test]
fn a_doubled_key_is_changed_where_it_counts() {
    check("---\na: 1\nb: 2\na: 3\n---\n", set("a", "x"), "---\na: x\nb: 2\na: 3\n---\n");
}

/// Entries as archives have them; `{}` is the key.
const PIECES: &[&str] = &[
    "{}: plain text\n",
    "{}: \"double: quoted\" # a comment\n",
    "{}: 'it''s' # a comment\n",
    "{}:   2022-01-29   # a comment\n",
    "{}:\n",
    "{}: ~ # a comment\n",
    "{}: |\n  line one\n\n    line # two\n",
    "{}: >-\n  folded\n  text\n\n",
    "{}: |2+\n    kept\n\n",
    "{}: [a, b, \"c, d\"] # a comment\n",
    "{}: [\n  a, # a comment\n  b,\n]\n",
    "{}: []\n",
    "{}:\n  - a\n  - b # a comment\n",
    "{}: # a comment\n- a\n\n- \"b: c\"\n",
    "{}:\n  sub: 1 # a comment\n  other: [x]\n",
    "{}: {sub: 1, other: two}\n",
    "{}: {}\n",
    "{}:\n  - url: https://example.org/a#b\n    at: 2022\n  - {url: y, at: z}\n",
    "{}:\n  - - nested\n    - list\n  -\n",
    "{}: Title: with a colon\n",
    "{}:\ttab\n",
    "{}: \"two\n  lines\"\n",
    "{}: plain\n  and more\n",
    "\"{}\": quoted key\n",
    "{} : spaced\n",
    "{}: !!str 12\n",
    "{}: Қазақстан 🕊️\n",
];

/// What stands between entries.
const BETWEEN: &[&str] = &["", "", "", "\n", "# Пікір\n", "\n# a remark\n\n"];

const BODIES: &[&str] = &["", "Text.\n", "\nText\n\n---\n\nmore: text\n---\n", "no line end"];

/// What a value may become.
fn values() -> impl Strategy<Value = Written> {
    let text = "[a-zа-яқ0-9 :#'\"\\[\\],{}&*!|>%@`\n\t~-]{0,12}".prop_map(|text| Written::text(&text));
    let word = select(&["no", "2022", "null", "~", "a: b", " # x", "- a", "Tokayev, K.", "a\u{a0}b", "\u{2028}"][..])
        .prop_map(Written::text);
    let scalar = prop_oneof![text, word, Just(Written::Plain("2022-01-29".to_owned())), Just(Written::Null)].boxed();
    let list = vec(scalar.clone(), 1..4).prop_map(Written::List);
    let map = vec(scalar.clone(), 1..3).prop_map(|values| {
        Written::Map(values.into_iter().enumerate().map(|(index, value)| (format!("m{index}"), value)).collect())
    });
    prop_oneof![4 => scalar, 1 => list.clone(), 1 => map.clone(), 1 => vec(map, 1..3).prop_map(Written::List)]
}

#[derive(Debug, Clone)]
enum Kind {
    Set(Written),
    SetSub(Written),
    SetNew(Written),
    Add(Written),
    Remove,
}

fn kinds() -> impl Strategy<Value = Kind> {
    prop_oneof![
        3 => values().prop_map(Kind::Set),
        1 => values().prop_map(Kind::SetSub),
        1 => values().prop_map(Kind::SetNew),
        2 => values().prop_map(Kind::Add),
        1 => Just(Kind::Remove),
    ]
}

/// A file in three parts: before the entry that is changed, the entry, and behind it.
#[derive(Debug, Clone)]
struct Parts {
    before: String,
    entry: String,
    behind: String,
    name: String,
}

fn parts() -> impl Strategy<Value = Parts> {
    let piece = (select(PIECES), select(BETWEEN));
    (vec(piece, 1..7), any::<proptest::sample::Index>(), select(BODIES), any::<bool>(), any::<bool>()).prop_map(
        |(pieces, index, body, is_windows, has_mark)| {
            let at = index.index(pieces.len());
            let mut parts = [String::new(), String::new(), String::new()];
            parts[0].push_str(if has_mark { "\u{feff}---\n" } else { "---\n" });
            for (index, (piece, between)) in pieces.iter().enumerate() {
                let part = index.cmp(&at) as i8 + 1;
                parts[part as usize].push_str(&piece.replacen("{}", &format!("k{index}"), 1));
                let between_part = if index >= at { 2 } else { 0 };
                parts[between_part].push_str(between);
            }
            parts[2].push_str(&format!("---\n{body}"));
            let [before, entry, behind] = parts.map(|part| if is_windows { part.replace('\n', "\r\n") } else { part });
            Parts { before, entry, behind, name: format!("k{at}") }
        },
    )
}

/// What a file must say after a change, worked out without `edit`.
fn meant(before: &Written, name: &str, kind: &Kind) -> Written {
    let Written::Map(mut entries) = before.clone() else { panic!("no entries in {before:?}") };
    let at = entries.iter().position(|(key, _)| key == name).expect("the entry");
    match kind {
        Kind::Set(value) => entries[at].1 = plain(value),
        Kind::SetNew(value) => entries.push(("new".to_owned(), plain(value))),
        Kind::SetSub(value) => match &mut entries[at].1 {
            Written::Map(inner) => match inner.iter_mut().find(|(key, _)| key == "sub") {
                Some(sub) => sub.1 = plain(value),
                None => inner.push(("sub".to_owned(), plain(value))),
            },
            other => *other = Written::Map(vec![("sub".to_owned(), plain(value))]),
        },
        Kind::Add(value) => match &mut entries[at].1 {
            Written::List(values) => values.push(plain(value)),
            Written::Null => entries[at].1 = Written::List(vec![plain(value)]),
            other => *other = Written::List(vec![other.clone(), plain(value)]),
        },
        Kind::Remove => {
            entries.remove(at);
        }
    }
    if entries.is_empty() { Written::Null } else { Written::Map(entries) }
}

/// A number is a text once it is read.
fn plain(value: &Written) -> Written {
    match value {
        Written::Plain(text) => Written::Text(text.clone()),
        Written::List(values) => Written::List(values.iter().map(plain).collect()),
        Written::Map(entries) => Written::Map(entries.iter().map(|(key, value)| (key.clone(), plain(value))).collect()),
        other => other.clone(),
    }
}

/// A mapping without entries says nothing.
fn settled(value: Written) -> Written {
    match value {
        Written::Map(entries) if entries.is_empty() => Written::Null,
        Written::Map(entries) => Written::Map(entries.into_iter().map(|(key, value)| (key, settled(value))).collect()),
        other => other,
    }
}

fn prove(parts: &Parts, kind: &Kind) -> Result<bool, TestCaseError> {
    let Parts { before, entry, behind, name } = parts;
    let text = format!("{before}{entry}{behind}");
    let change = match kind {
        Kind::Set(value) => Change::set(name, value.clone()),
        Kind::SetSub(value) => Change::Set(vec![name.clone(), "sub".to_owned()], value.clone()),
        Kind::SetNew(value) => Change::set("new", value.clone()),
        Kind::Add(value) => Change::Add(name.clone(), value.clone()),
        Kind::Remove => Change::Remove(vec![name.clone()]),
    };
    let Ok(changed) = edit::change(&source(&text), &[change]) else { return Ok(false) };
    prop_assert_eq!(settled(said(&changed)), settled(meant(&said(&text), name, kind)));
    if matches!(kind, Kind::SetNew(_)) {
        let same = text.bytes().zip(changed.bytes()).take_while(|(one, other)| one == other).count();
        let rest = text.bytes().rev().zip(changed.bytes().rev()).take_while(|(one, other)| one == other).count();
        prop_assert!(same + rest >= text.len(), "more than an insertion:\n{}", changed);
    } else {
        prop_assert!(changed.starts_with(before.as_str()), "what stood before it has changed:\n{}", changed);
        prop_assert!(changed.ends_with(behind.as_str()), "what stood behind it has changed:\n{}", changed);
    }
    if !matches!(kind, Kind::Remove) {
        let comments = |text: &str| text.matches("# a comment").count();
        let is_inside = entry.contains("- b # a") || entry.contains("sub: 1 # a") || entry.contains("a, # a");
        prop_assert!(is_inside || comments(&changed) == comments(&text), "a comment is gone:\n{}", changed);
    }
    Ok(true)
}

#[test]
fn any_file_any_change() {
    let drawn = std::env::var("EDIT_CASES").ok().and_then(|cases| cases.parse().ok());
    let config = Config { cases: drawn.unwrap_or(2_000), failure_persistence: None, ..Config::default() };
    let mut runner = match drawn {
        Some(_) => TestRunner::new(config),
        None => TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha)),
    };
    let (made, all) = (std::cell::Cell::new(0), std::cell::Cell::new(0));
    let result = runner.run(&(parts(), kinds()), |(parts, kind)| {
        let is_made = prove(&parts, &kind)?;
        all.set(all.get() + 1);
        made.set(made.get() + usize::from(is_made));
        Ok(())
    });
    if let Err(error) = result {
        panic!("{error}");
    }
    // What is refused is safe, and of no use.
    let (made, all) = (made.get(), all.get());
    assert!(made * 100 >= all * 97, "{made} of {all} changes were made");
}
