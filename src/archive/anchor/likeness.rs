//! How like two words are.

/// A word, with what tells it from most others at a glance.
pub(super) struct Spelled {
    text: String,
    letters: usize,
    /// A bit for each letter that it has, several letters to a bit.
    has: u64,
    has_digit: bool,
}

/// Words that have less in common are other words.
const FLOOR: f64 = 0.7;

impl Spelled {
    pub(super) fn new(text: &str) -> Spelled {
        Spelled { text: text.to_owned(), letters: text.chars().count(), has: letters(text), has_digit: has_digit(text) }
    }

    /// How far two words are from each other: 0 the same, 1 other words. Forms of one word are near; two figures never are.
    pub(super) fn distance(&self, other: &Spelled) -> f64 {
        if self.text == other.text {
            return 0.0;
        }
        let (short, long) = (self.text.len().min(other.text.len()), self.text.len().max(other.text.len()));
        if short * 2 < long || short < 4 || self.has_digit || other.has_digit || !self.may_be_like(other) {
            return 1.0;
        }
        let likeness = strsim::normalized_damerau_levenshtein(&self.text, &other.text);
        if likeness < FLOOR { 1.0 } else { 1.0 - likeness }
    }

    /// Whether so few letters have to be changed as one can tell without laying the words beside each other: a change takes one letter away
    /// and brings one.
    fn may_be_like(&self, other: &Spelled) -> bool {
        let least = self.letters.abs_diff(other.letters).max((self.has ^ other.has).count_ones() as usize / 2);
        least as f64 <= (1.0 - FLOOR) * self.letters.max(other.letters) as f64 + 1e-6
    }
}

/// A bit for each letter of a word, several letters to a bit.
fn letters(word: &str) -> u64 {
    let mut bits = 0;
    for letter in word.chars() {
        bits |= 1 << (u32::from(letter) % 64);
    }
    bits
}

/// The same for two words that are compared once.
pub(super) fn distance(a: &str, b: &str) -> f64 {
    if a == b { 0.0 } else { Spelled::new(a).distance(&Spelled::new(b)) }
}

pub(super) fn has_digit(word: &str) -> bool {
    word.chars().any(char::is_numeric)
}
