//! Single bits that flip: in a page, in the list of hashes, in its signature. Each is found, and where it happened is named.

use std::collections::BTreeMap;
use std::fmt::Write;

use dateline::diagnostic::Diagnostic;
use dateline::diagnostic::Severity;
use dateline::value::FilePath;
use dateline::verify;
use dateline::verify::File;
use dateline::verify::Hash;
use dateline::verify::Sums;
use dateline::verify::signature;
use dateline::verify::signature::Key;
use dateline::verify::signature::Origin;

use crate::support;

const LIST: &[u8] = include_bytes!("../../verify/signed/SHA256SUMS");
const SIGNATURE: &[u8] = include_bytes!("../../verify/signed/SHA256SUMS.minisig");

/// Numbers that look like chance and are the same in each run (SplitMix64).
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) % limit as u64).expect("below a limit that is one")
    }
}

fn hashes(files: &BTreeMap<String, Vec<u8>>) -> BTreeMap<FilePath, File> {
    files.iter().map(|(path, bytes)| (FilePath::new(path), File::hashed(Hash::of(bytes)))).collect()
}

fn errors(list: &[u8], files: &BTreeMap<FilePath, File>) -> Vec<Diagnostic> {
    let compared = Sums::parse(verify::SUMS, list).and_then(|sums| verify::compare(&sums, files));
    compared.diagnostics.into_iter().filter(|problem| problem.severity == Severity::Error).collect()
}

fn named(problems: &[Diagnostic]) -> Vec<&str> {
    problems.iter().filter_map(|problem| Some(problem.place.as_ref()?.file.as_str())).collect()
}

#[test]
fn ten_thousand_flips_in_a_site_are_found_and_the_file_is_named() {
    let site = support::site(
        "=== content/site.yaml\ntitle: T\n=== content/people/қанат.md\n---\nname: Қанат\n---\n=== content/articles/a.md\n---\n\
         title: A\ndate: 2022-01-02\n---\nҚанат came.\n",
    );
    let mut files = site.all();
    files.retain(|path, _| !path.starts_with('.'));
    let mut known = hashes(&files);
    let mut list = String::new();
    for (path, bytes) in &files {
        let _ = writeln!(list, "{}  {path}", Hash::of(bytes));
    }
    assert!(errors(list.as_bytes(), &known).is_empty());
    let sums = Sums::parse(verify::SUMS, list.as_bytes()).value;
    let paths: Vec<&String> = files.iter().filter(|(_, bytes)| !bytes.is_empty()).map(|(path, _)| path).collect();
    let mut chance = Chance(10_000);
    for _ in 0..10_000 {
        let path = paths[chance.below(paths.len())];
        let mut bytes = files[path].clone();
        let (byte, bit) = (chance.below(bytes.len()), chance.below(8));
        bytes[byte] ^= 1 << bit;
        // Only the changed file is hashed again; the list is compared whole.
        let whole = known.insert(FilePath::new(path), File::hashed(Hash::of(&bytes)));
        let problems = verify::compare(&sums, &known).diagnostics;
        known.insert(FilePath::new(path), whole.expect("it was there"));
        assert_eq!(named(&problems), [path], "bit {bit} of byte {byte} in {path}");
    }
}

#[test]
fn each_bit_of_a_list_is_found_without_a_signature() {
    let names = ["index.html", "people/қ.html", "style.css"];
    let bytes: [&[u8]; 3] = [
        include_bytes!("../../verify/signed/index.html"),
        include_bytes!("../../verify/signed/people/қ.html"),
        include_bytes!("../../verify/signed/style.css"),
    ];
    let files: BTreeMap<String, Vec<u8>> =
        names.iter().zip(bytes).map(|(name, bytes)| ((*name).to_owned(), bytes.to_vec())).collect();
    let files = hashes(&files);
    assert!(errors(LIST, &files).is_empty());
    for byte in 0..LIST.len() {
        for bit in 0..8 {
            let mut list = LIST.to_vec();
            list[byte] ^= 1 << bit;
            let line = LIST[..byte].iter().filter(|byte| **byte == b'\n').count();
            let problems = errors(&list, &files);
            let is_named = named(&problems).iter().any(|file| *file == names[line] || *file == verify::SUMS);
            assert!(is_named, "bit {bit} of byte {byte}, in line {line}: {problems:?}");
        }
    }
}

#[test]
fn each_bit_of_what_is_signed_is_found() {
    let key = Key::parse(include_str!("../../verify/publisher.pub"), Origin::Given).expect("a key");
    assert!(signature::check(LIST, SIGNATURE, &key).is_ok());
    // The words of the first line are signed by nothing, in this format.
    let first = b"untrusted comment: ".len();
    let second = SIGNATURE.iter().position(|byte| *byte == b'\n').expect("lines");
    for byte in (0..first).chain(second..SIGNATURE.len() - 1) {
        let mut signature = SIGNATURE.to_vec();
        // One bit of each byte is enough to see that none is passed over.
        signature[byte] ^= 1 << (byte % 8);
        assert!(signature::check(LIST, &signature, &key).is_err(), "byte {byte}");
    }
    let mut chance = Chance(7);
    for _ in 0..50 {
        let mut list = LIST.to_vec();
        let byte = chance.below(list.len());
        list[byte] ^= 1 << chance.below(8);
        assert!(signature::check(&list, SIGNATURE, &key).is_err(), "byte {byte}");
    }
}
