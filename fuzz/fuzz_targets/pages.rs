//! See `tests/all/support/cleaning.rs`; `cargo test` runs it on a few cases.
#![no_main]

#[path = "../support.rs"]
mod support;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| support::cleaning::pages(bytes));
