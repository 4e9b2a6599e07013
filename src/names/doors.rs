//! A set of the beginnings of words, by a hash of their letters (a Bloom filter): false alarms are possible, misses are not. One pass over a word
//! asks for all its beginnings.

#[derive(Debug)]
pub(super) struct Doors {
    /// As many as a power of two.
    bits: Vec<u64>,
    /// What was opened, to open it again when there are more doors.
    hashes: Vec<u32>,
    /// The first two bytes of all beginnings: most words of a text begin with a small letter, as few names do.
    firsts: Vec<u64>,
}

/// So many doors for each beginning.
const DOORS: usize = 16;

/// So many words of bits there are from the start.
const FEWEST: usize = 1 << 4;

impl Default for Doors {
    fn default() -> Doors {
        Doors { bits: vec![0; FEWEST], hashes: Vec::new(), firsts: vec![0; (u16::MAX as usize + 1) / 64] }
    }
}

/// A word whose first letters begin no beginning is not looked at any further. They are among the doors by their hash upside down.
const FIRST_LETTERS: usize = 3;

impl Doors {
    pub(super) fn open(&mut self, beginning: &str) {
        match beginning.as_bytes() {
            [first, second, ..] => self.open_first([*first, *second]),
            [only] => (0..=u8::MAX).for_each(|second| self.open_first([*only, second])),
            [] => {}
        }
        let mut hash = Hash::default();
        for (index, letter) in beginning.chars().enumerate() {
            hash.add(letter);
            if index + 1 == FIRST_LETTERS {
                self.open_hash(!hash.mixed());
            }
        }
        self.open_hash(hash.mixed());
        if self.hashes.len() * DOORS > self.bits.len() * 64 {
            self.bits = vec![0; self.bits.len() * 4];
            for known in 0..self.hashes.len() {
                self.set(self.hashes[known]);
            }
        }
    }

    fn open_first(&mut self, bytes: [u8; 2]) {
        let bit = usize::from(u16::from_le_bytes(bytes));
        self.firsts[bit / 64] |= 1 << (bit % 64);
    }

    /// Whether a beginning that was opened has the first two bytes of a word.
    fn may_begin(&self, word: &str) -> bool {
        let bytes = word.as_bytes();
        let first = bytes.first_chunk().copied().or_else(|| bytes.first().map(|only| [*only, 0]));
        let bit = first.map_or(0, |first| usize::from(u16::from_le_bytes(first)));
        self.firsts[bit / 64] & (1 << (bit % 64)) != 0
    }

    fn open_hash(&mut self, hash: u32) {
        self.hashes.push(hash);
        self.set(hash);
    }

    fn set(&mut self, hash: u32) {
        let (block, bit) = self.door(hash);
        self.bits[block] |= bit;
    }

    /// Where a beginning of a word may be one that was opened, from its first letter on.
    pub(super) fn ends(&self, word: &str) -> Vec<usize> {
        let mut ends = Vec::new();
        if !self.may_begin(word) {
            return ends;
        }
        let mut hash = Hash::default();
        let mut letters = 0;
        for (at, letter) in word.char_indices() {
            hash.add(letter);
            letters += 1;
            let mixed = hash.mixed();
            if letters == FIRST_LETTERS && !self.is_open(!mixed) {
                break;
            }
            if self.is_open(mixed) {
                ends.push(at + letter.len_utf8());
            }
        }
        ends
    }

    /// Whether the whole of a word may be a beginning that was opened.
    pub(super) fn are_open(&self, word: &str) -> bool {
        if !self.may_begin(word) {
            return false;
        }
        let mut hash = Hash::default();
        word.chars().for_each(|letter| hash.add(letter));
        self.is_open(hash.mixed())
    }

    fn is_open(&self, hash: u32) -> bool {
        let (block, bit) = self.door(hash);
        self.bits[block] & bit != 0
    }

    fn door(&self, hash: u32) -> (usize, u64) {
        ((hash as usize / 64) & (self.bits.len() - 1), 1 << (hash % 64))
    }
}

/// Of the letters so far.
struct Hash(u32);

impl Default for Hash {
    fn default() -> Hash {
        Hash(17)
    }
}

impl Hash {
    fn add(&mut self, letter: char) {
        self.0 = (self.0 ^ letter as u32).wrapping_mul(0x9e37_79b1).rotate_left(13);
    }

    /// The lower bits choose the door: they must depend on every letter.
    fn mixed(&self) -> u32 {
        let mixed = (self.0 ^ (self.0 >> 15)).wrapping_mul(0x85eb_ca6b);
        mixed ^ (mixed >> 13)
    }
}
