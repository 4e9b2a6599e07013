//! `SHA256SUMS` in all its forms, its signature, and the folder beside it.

use std::collections::BTreeMap;
use std::fmt::Write;

use dateline::diagnostic::Severity;
use dateline::value::FilePath;
use dateline::value::name;
use dateline::verify;
use dateline::verify::Compared;
use dateline::verify::File;
use dateline::verify::Hash;
use dateline::verify::Sums;
use dateline::verify::signature;
use dateline::verify::signature::Key;
use dateline::verify::signature::Origin;

use crate::support::shown;
use crate::verify::folder;

const LIST: &[u8] = include_bytes!("../../verify/signed/SHA256SUMS");
const SIGNATURE: &[u8] = include_bytes!("../../verify/signed/SHA256SUMS.minisig");
const KEY: &str = include_str!("../../verify/publisher.pub");

/// What a list says of a folder with `a.txt` (`a`) and `b/c.txt` (`c`).
fn said(list: &str) -> Vec<String> {
    let files = crate::verify::files([("a.txt", "a"), ("b/c.txt", "c"), ("SHA256SUMS", ""), (".hidden", "x")]);
    let compared =
        Sums::parse(verify::SUMS, list.as_bytes()).and_then(|sums| verify::compare(&sums, folder(&files).files()));
    compared.diagnostics.iter().map(shown).collect()
}

fn of(text: &str) -> String {
    Hash::of(text.as_bytes()).to_string()
}

#[test]
fn every_form_that_sha256sum_writes_is_read() {
    let (a, c) = (of("a"), of("c"));
    for list in [
        format!("{a}  a.txt\n{c}  b/c.txt\n"),
        format!("{a} *a.txt\r\n{c} *b/c.txt\r\n"),
        format!("\u{feff}# mirrors\n\n{a}  ./a.txt\n{c}  b/./c.txt"),
        format!("SHA256 (a.txt) = {a}\nSHA256 (b/c.txt) = {c}\n"),
        format!("{}  a.txt\n{}  b/c.txt\n", a.to_uppercase(), c.to_uppercase()),
    ] {
        assert_eq!(said(&list), [""; 0], "{list}");
    }
    let name = Hash::of(b"x");
    let found = [(name::written(b"a\nb\\c\r"), File::hashed(name))].into();
    let sums = Sums::parse(verify::SUMS, format!("\\{name}  a\\nb\\\\c\\r\n").as_bytes());
    let compared = sums.and_then(|sums| verify::compare(&sums, &found));
    assert_eq!((compared.value, compared.diagnostics.len()), (Compared { same: 1, ..Compared::default() }, 0));
}

#[test]
fn what_changed_is_missing_or_was_added_is_named() {
    let (a, c) = (of("a"), of("c"));
    let told = said(&format!("{c}  a.txt\n{c}  d.txt\n"));
    let expected = [
        format!("error a.txt:0: this file is not the one that was published (its SHA-256 is listed as {c} and is {a})"),
        "error d.txt:0: this file is listed and missing (the copy is not complete: take it again from where it was \
         published)"
            .to_owned(),
        "error b/c.txt:0: this file is not listed (it was added after the site was published)".to_owned(),
    ];
    assert_eq!(told, expected);
}

#[test]
fn a_hidden_file_that_is_listed_is_proved_like_any_other() {
    let list = format!("{}  a.txt\n{}  b/c.txt\n{}  .hidden\n", of("a"), of("c"), of("y"));
    assert_eq!(said(&list).len(), 1);
}

#[test]
fn a_line_that_cannot_be_read_stands_at_its_place_and_the_others_are_read() {
    let (a, c) = (of("a"), of("c"));
    let good = format!("{a}  a.txt\n{c}  b/c.txt\n");
    let upper = c.to_uppercase();
    for (line, expected) in [
        (format!("{c} x.txt"), "this line is no hash and name"),
        (format!("{c}x  x.txt"), "this line is no hash and name"),
        (format!("{c}  "), "this line is no hash and name"),
        (format!("\\{c}  a\\tb"), "this line is no hash and name"),
        (format!("{c}{c}  x.txt"), "this line is no hash and name"),
        (format!("{c}  ../x.txt"), "this line names no file inside the folder"),
        (format!("{c}  b/../../x.txt"), "this line names no file inside the folder"),
        (format!("{c}  /etc/passwd"), "this line names no file inside the folder"),
        (format!("{c}  b/"), "this line names no file inside the folder"),
        (format!("{c}  a.txt"), "`a.txt` is listed twice, with two hashes"),
        (format!("{upper}  b/c.txt"), "the letters of this hash"),
    ] {
        let told = said(&format!("{good}{line}\n"));
        let found = told.iter().find(|told| told.contains(expected));
        assert!(found.is_some_and(|told| told.starts_with("error SHA256SUMS:3: ")), "{line}: {told:?}");
    }
    let told = said(&format!("{good}{a}  a.txt\n"));
    assert_eq!(told, ["warning SHA256SUMS:3: `a.txt` is listed twice"]);
    assert!(Sums::parse(verify::SUMS, b"\x00\xff\n\xff\xfe").diagnostics.len() == 2);
}

#[test]
fn a_file_that_nobody_could_read_is_neither_true_nor_missing() {
    let files = [(FilePath::new("a.txt"), File::Unread)].into();
    let list = format!("{}  a.txt\n", of("a"));
    let compared = Sums::parse(verify::SUMS, list.as_bytes()).and_then(|sums| verify::compare(&sums, &files));
    assert_eq!(compared.value, Compared { unread: 1, ..Compared::default() });
}

#[test]
fn a_hundred_thousand_files_are_told_apart() {
    let mut list = String::new();
    let mut files = BTreeMap::new();
    for index in 0..100_000 {
        let hash = Hash::of(&u32::to_le_bytes(index));
        let _ = writeln!(list, "{hash}  a/{index}.html");
        files.insert(FilePath::new(format!("a/{index}.html")), File::hashed(hash));
    }
    files.insert(FilePath::new("a/77.html"), File::hashed(Hash::of(b"")));
    let compared = Sums::parse(verify::SUMS, list.as_bytes()).and_then(|sums| verify::compare(&sums, &files));
    assert_eq!(compared.value, Compared { same: 99_999, changed: 1, ..Compared::default() });
    assert_eq!(compared.diagnostics.len(), 1);
}

#[test]
fn a_signature_is_right_with_its_own_key_alone() {
    let key = |text: &str| Key::parse(text, Origin::Given).expect("a key");
    let line = KEY.lines().nth(1).expect("two lines");
    for text in [KEY, line, &KEY.replace('\n', "\r\n")] {
        let signed = signature::check(LIST, SIGNATURE, &key(text)).expect("it is right");
        assert_eq!(signed.comment, "SHA256SUMS of a signed copy");
    }
    let other = key(include_str!("../../verify/other.pub"));
    let problem = signature::check(LIST, SIGNATURE, &other).expect_err("another key");
    assert!(problem.message.contains("another key"), "{problem:?}");
    let longer = [LIST, b"\n"].concat();
    assert!(signature::check(&longer, SIGNATURE, &key(KEY)).is_err());
    let more = [SIGNATURE, b"more\n"].concat();
    assert!(signature::check(LIST, &more, &key(KEY)).is_err());
    assert_eq!(signature::check(LIST, b"\xff", &key(KEY)).expect_err("none").severity, Severity::Error);
    assert_eq!(Key::parse("RWQ", Origin::Given), None);
    // Made by minisign itself, before it signed hashes.
    let legacy = "untrusted comment: signature from minisign secret key\n\
                  RWQf6LRCGA9i59SLOFxz6NxvASXDJeRtuZykwQepbDEGt87ig1BNpWaVWuNrm73YiIiJbq71Wi+dP9eKL8OC351vwIasSSbXxwA=\n\
                  trusted comment: timestamp:1555779966\tfile:test\n\
                  QtKMXWyYcwdpZAlPF7tE2ENJkRd1ujvKjlj1m9RtHTBnZPa5WKU5uWRs5GoP5M/VqE81QFuMKI5k/SfNQUaOAA==";
    let minisign = key("RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3");
    let signed = signature::check(b"test", legacy.as_bytes(), &minisign).expect("it is right");
    assert_eq!(signed.comment, "timestamp:1555779966 file:test");
    assert!(signature::check(b"tesT", legacy.as_bytes(), &minisign).is_err());
}
