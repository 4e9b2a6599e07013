//! A quick hash for tables that are asked for every word of every text.
//!
//! Its seed is fixed: the keys come from an archive's own files, so nobody gains by making them collide, and the order of such a table is
//! never seen.

use std::collections::HashMap;
use std::collections::HashSet;
use std::hash::BuildHasher;
use std::hash::Hash;

use foldhash::fast::FixedState;
use foldhash::quality;

/// A map from keys of our own files.
pub type QuickMap<K, V> = HashMap<K, V, FixedState>;
/// A set of them.
pub type QuickSet<K> = HashSet<K, FixedState>;

/// A hash of so many bits that no two things that an archive holds have the same.
pub fn fingerprint(of: &impl Hash) -> u128 {
    let half = |seed: u64| u128::from(quality::FixedState::with_seed(seed).hash_one(of));
    half(1) << 64 | half(2)
}
