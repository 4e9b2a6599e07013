//! See `tests/all/support/hostile.rs`, where all targets are; `cargo test` runs them on a few cases.
#![no_main]

#[path = "../support.rs"]
mod support;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| support::hostile::annotations(bytes));
