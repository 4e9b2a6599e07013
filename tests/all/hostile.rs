//! Input that nobody would write: the targets of `fuzz/` on a short run of cases, the same in every run.
//!
//! The cases are cut and mended out of the seeds that fuzzing begins with. `HOSTILE_CASES=100000` draws others, and more of them.

use std::fs;
use std::path::Path;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::sample::select;
use proptest::test_runner::Config;
use proptest::test_runner::RngAlgorithm;
use proptest::test_runner::TestRng;
use proptest::test_runner::TestRunner;

use crate::support::cleaning;
use crate::support::hostile;

/// What is put between two pieces of seeds: what begins and ends things in the formats that are read.
const JOINTS: [&[u8]; 20] = [
    b"", b"\n", b"\0", b": ", b"- ", b"[", b"]", b"{", b"}", b"\"", b"'", b"*", b"<", b">", b"](", b"---\n", b"\t",
    b"&", b"\xff", b"|",
];

/// Runs a target on its seeds and on texts made of pieces of them.
fn run(name: &str, target: fn(&[u8])) {
    let seeds = seeds(name);
    seeds.iter().for_each(|seed| target(seed));
    let wanted = std::env::var("HOSTILE_CASES").ok().and_then(|cases| cases.parse().ok());
    let config = Config { cases: wanted.unwrap_or(60), failure_persistence: None, ..Config::default() };
    let mut runner = match wanted {
        Some(_) => TestRunner::new(config),
        None => TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha)),
    };
    let piece = (select(seeds), any::<Index>(), any::<Index>(), select(JOINTS.to_vec()));
    let result = runner.run(&vec(piece, 1..6), |pieces| {
        let mut bytes = Vec::new();
        for (seed, from, until, joint) in pieces {
            let (from, until) = (from.index(seed.len() + 1), until.index(seed.len() + 1));
            bytes.extend_from_slice(&seed[from.min(until)..from.max(until)]);
            bytes.extend_from_slice(joint);
        }
        target(&bytes);
        Ok(())
    });
    if let Err(error) = result {
        panic!("{error}");
    }
}

/// The seeds of a target, in the order of their names.
fn seeds(name: &str) -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/seeds").join(name);
    let listed = fs::read_dir(&folder).expect("every target has seeds");
    let mut paths: Vec<_> = listed.map(|entry| entry.expect("a file").path()).collect();
    paths.sort();
    paths.into_iter().map(|path| fs::read(path).expect("a file that can be read")).collect()
}

#[test]
fn any_front_matter_is_read_or_reported() {
    run("front_matter", hostile::front_matter);
}

#[test]
fn any_markdown_becomes_a_page() {
    run("markdown", hostile::markdown);
}

#[test]
fn any_names_are_looked_for_in_any_text() {
    run("names", hostile::names);
}

#[test]
fn any_quote_is_looked_for_in_any_text() {
    run("anchoring", hostile::anchoring);
}

#[test]
fn any_file_of_annotations_is_read_or_reported() {
    run("annotations", hostile::annotations);
}

#[test]
fn any_page_and_any_drawing_runs_nothing() {
    run("pages", cleaning::pages);
}

#[test]
fn any_picture_is_cleaned_or_reported() {
    run("pictures", cleaning::pictures);
}
