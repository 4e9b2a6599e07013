//! Measures how well, and how fast, names are found.
//!
//! ```text
//! cargo bench --bench names -- cost                 100,000 forms over 10,000 articles
//! cargo bench --bench names -- kaznerd SETS         precision and recall on Kazakh news (KazNERD)
//! cargo bench --bench names -- friends SETS         towns of Kazakhstan in texts that name none
//! cargo bench --bench names -- authors SETS         authors of digital.gov in its news
//! cargo bench --bench names -- set FILE             names in every case, and their neighbours, as `sets.py` and `libels.py` draw them
//! ```
//!
//! `SETS` is a folder that holds the sets: `kaznerd/kaznerd-valid.jsonl`, `geonames-kz/geonames-kz.json`, `digitalgov/`, `opensuse-news/`. They are
//! not part of this repository. `--errors` after it lists what is behind the figures: of KazNERD the errors of
//! the half that was read, of the authors all links instead of a hundred.

mod authors;
mod cost;
mod friends;
mod geonames;
mod kaznerd;
mod laboratory;
mod sets;

use std::path::PathBuf;

/// The allocator of the program.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    // Cargo adds `--bench`.
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let shows_errors = arguments.iter().any(|argument| argument == "--errors");
    let words: Vec<&str> = arguments.iter().map(String::as_str).filter(|word| !word.starts_with("--")).collect();
    match words.as_slice() {
        ["cost"] => cost::measure(&["en", "ru", "kk"]),
        ["cost", languages @ ..] => cost::measure(languages),
        ["kaznerd", sets] => kaznerd::measure(&PathBuf::from(sets), shows_errors),
        ["friends", sets] => friends::measure(&PathBuf::from(sets)),
        ["authors", sets] => authors::measure(&PathBuf::from(sets), shows_errors),
        ["set", files @ ..] => files.iter().for_each(|file| sets::measure(&PathBuf::from(file), shows_errors)),
        _ => println!("say what to measure: cost, kaznerd SETS, friends SETS, authors SETS or set FILE"),
    }
}
