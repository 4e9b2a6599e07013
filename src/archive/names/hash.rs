//! A quick hash for tables that are asked for every word of every text.
//!
//! The keys come from an archive's own files, so nobody gains by making them collide; the order of such a table is never seen.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;
use std::hash::Hasher;

pub(super) type QuickMap<K, V> = HashMap<K, V, BuildHasherDefault<Quick>>;

/// Multiplies and rotates, eight bytes at a time, as the compiler of Rust does for its own tables.
#[derive(Debug, Default)]
pub(super) struct Quick(u64);

impl Quick {
    fn add(&mut self, word: u64) {
        self.0 = (self.0.rotate_left(5) ^ word).wrapping_mul(0x517c_c1b7_2722_0a95);
    }
}

impl Hasher for Quick {
    fn write(&mut self, bytes: &[u8]) {
        let (words, rest) = bytes.as_chunks::<8>();
        words.iter().for_each(|word| self.add(u64::from_le_bytes(*word)));
        let mut last = [0; 8];
        last[..rest.len()].copy_from_slice(rest);
        self.add(u64::from_le_bytes(last));
    }

    fn write_u8(&mut self, number: u8) {
        self.add(u64::from(number));
    }

    fn write_u16(&mut self, number: u16) {
        self.add(u64::from(number));
    }

    fn write_u32(&mut self, number: u32) {
        self.add(u64::from(number));
    }

    /// The table looks at the upper bits and the lower ones: both must depend on every byte.
    fn finish(&self) -> u64 {
        self.0 ^ (self.0 >> 29)
    }
}
