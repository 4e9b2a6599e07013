//! A quick hash for tables that are asked for every word of every text.
//!
//! Its seed is fixed: the keys come from an archive's own files, so nobody gains by making them collide, and the order of such a table is
//! never seen.

use std::collections::HashMap;
use std::collections::HashSet;

use foldhash::fast::FixedState;

/// A map from keys of our own files.
pub type QuickMap<K, V> = HashMap<K, V, FixedState>;
/// A set of them.
pub type QuickSet<K> = HashSet<K, FixedState>;
