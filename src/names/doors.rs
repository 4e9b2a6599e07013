//! A set of the beginnings of words, by a hash of their letters (a Bloom filter): false alarms are possible, misses are not. One pass over a word
//! asks for all its beginnings.

#[derive(Debug)]
pub(super) struct Doors {
    /// As many as a power of two.
    bits: Vec<u64>,
    /// What was opened, to open it again when there are more doors.
    hashes: Vec<u32>,
}

/// So many doors for each beginning.
const DOORS: usize = 16;

/// So many words of bits there are from the start.
const FEWEST: usize = 1 << 4;

impl Default for Doors {
    fn default() -> Doors {
        Doors { bits: vec![0; FEWEST], hashes: Vec::new() }
    }
}

/// A word whose first letters begin no beginning is not looked at any further. They are among the doors by their hash upside down.
const FIRST_LETTERS: usize = 3;

impl Doors {
    pub(super) fn open(&mut self, beginning: &str) {
        let whole = hashes(beginning).last().map(|(_, hash)| hash);
        let first = hashes(beginning).nth(FIRST_LETTERS - 1).map(|(_, hash)| !hash);
        for hash in whole.into_iter().chain(first) {
            self.hashes.push(hash);
            self.set(hash);
        }
        if self.hashes.len() * DOORS > self.bits.len() * 64 {
            self.bits = vec![0; self.bits.len() * 4];
            for known in 0..self.hashes.len() {
                self.set(self.hashes[known]);
            }
        }
    }

    fn set(&mut self, hash: u32) {
        let (block, bit) = self.door(hash);
        self.bits[block] |= bit;
    }

    /// Where a beginning of a word may be one that was opened, from its first letter on.
    pub(super) fn ends(&self, word: &str) -> impl Iterator<Item = usize> {
        let is_open = |hash: u32| {
            let (block, bit) = self.door(hash);
            self.bits[block] & bit != 0
        };
        hashes(word)
            .enumerate()
            .take_while(move |(index, (_, hash))| index + 1 != FIRST_LETTERS || is_open(!hash))
            .filter(move |(_, (_, hash))| is_open(*hash))
            .map(|(_, (end, _))| end)
    }

    fn door(&self, hash: u32) -> (usize, u64) {
        ((hash as usize / 64) & (self.bits.len() - 1), 1 << (hash % 64))
    }
}

/// The ends of all beginnings of a word, each with its hash.
fn hashes(word: &str) -> impl Iterator<Item = (usize, u32)> {
    word.char_indices().scan(17_u32, |hash, (at, letter)| {
        *hash = (*hash ^ letter as u32).wrapping_mul(0x9e37_79b1).rotate_left(13);
        // The lower bits choose the door: they must depend on every letter.
        let mixed = (*hash ^ (*hash >> 15)).wrapping_mul(0x85eb_ca6b);
        Some((at + letter.len_utf8(), mixed ^ (mixed >> 13)))
    })
}
