//! What earlier builds of this process made, by all that it was made from.
//!
//! `serve` builds again after each change, and nearly all of an archive is the same each time. A memo holds values of a pure function by a hash of
//! everything that the function takes, so that nobody can tell a value that was kept from one that is made anew: a build with a memory
//! and one without give the same bytes. What two builds did not ask for is forgotten, unless they had no need to ask ([`Memo::go_on`]).

use std::hash::Hash;
use std::sync::Arc;
use std::sync::Mutex;
use std::sync::MutexGuard;
use std::sync::PoisonError;

use crate::value::QuickMap;
use crate::value::fingerprint;

/// Values of one function.
#[derive(Debug)]
pub struct Memo<T> {
    /// By the last bits of their keys, so that cores seldom wait for each other.
    shelves: [Mutex<Kept<T>>; SHELVES],
    /// What all of them were made among.
    among: Mutex<u128>,
}

const SHELVES: usize = 16;

#[derive(Debug)]
struct Kept<T> {
    /// Asked for in this build.
    fresh: QuickMap<u128, Arc<T>>,
    /// In the one before.
    before: QuickMap<u128, Arc<T>>,
}

impl<T> Default for Memo<T> {
    fn default() -> Memo<T> {
        let shelf = || Mutex::new(Kept { fresh: QuickMap::default(), before: QuickMap::default() });
        Memo { shelves: std::array::from_fn(|_| shelf()), among: Mutex::new(0) }
    }
}

impl<T> Memo<T> {
    /// Begins a build.
    pub fn begin(&self) {
        for shelf in &self.shelves {
            let mut kept = lock(shelf);
            kept.before = std::mem::take(&mut kept.fresh);
        }
    }

    /// Begins a build that may ask for little, because what is made of the values is kept too. As long as all values are made among the same
    /// nothing is forgotten.
    pub fn go_on(&self, among: u128) {
        let is_other = std::mem::replace(&mut *lock(&self.among), among) != among;
        if is_other {
            self.begin();
        }
    }

    /// The value for some input, as it was kept, or made and kept.
    pub fn get(&self, from: &impl Hash, make: impl FnOnce() -> T) -> Arc<T> {
        let key = fingerprint(from);
        let shelf = &self.shelves[(key % SHELVES as u128) as usize];
        if let Some(known) = lock(shelf).find(key) {
            return known;
        }
        let made = Arc::new(make());
        lock(shelf).fresh.insert(key, made.clone());
        made
    }
}

/// The value for some input: kept, where anything is.
pub fn kept_or_made<T>(memo: Option<&Memo<T>>, from: &impl Hash, make: impl FnOnce() -> T) -> Arc<T> {
    match memo {
        Some(memo) => memo.get(from, make),
        None => Arc::new(make()),
    }
}

impl<T> Kept<T> {
    fn find(&mut self, key: u128) -> Option<Arc<T>> {
        if let Some(known) = self.fresh.get(&key) {
            return Some(known.clone());
        }
        let known = self.before.remove(&key)?;
        self.fresh.insert(key, known.clone());
        Some(known)
    }
}

/// Whoever panicked while holding it has changed a table by one entry at most, and each entry is right by itself.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_made_once_and_forgotten_when_a_whole_build_did_not_ask_for_it() {
        let memo = Memo::default();
        let made = std::cell::Cell::new(0);
        let ask = |from: &str| {
            memo.get(&from, || {
                made.set(made.get() + 1);
                from.len()
            })
        };
        assert_eq!([*ask("one"), *ask("one"), *ask("three")], [3, 3, 5]);
        assert_eq!(made.get(), 2);
        memo.begin();
        assert_eq!((*ask("one"), made.get()), (3, 2));
        memo.begin();
        assert_eq!((*ask("one"), made.get()), (3, 2));
        assert_eq!((*ask("three"), made.get()), (5, 3));
        for among in [1, 1, 1] {
            memo.go_on(among);
        }
        assert_eq!((*ask("three"), made.get()), (5, 3));
        memo.go_on(2);
        assert_eq!((*ask("three"), made.get()), (5, 3));
        for among in [3, 4] {
            memo.go_on(among);
        }
        assert_eq!((*ask("three"), made.get()), (5, 4));
    }
}
