//! How much two texts say the same, by their words.

use std::collections::HashMap;

/// The words of a text, each with how often it stands there.
#[derive(Debug, Clone, Default)]
pub struct Words {
    counts: HashMap<String, usize>,
    total: usize,
}

impl Words {
    /// Words are runs of letters, digits and underscores, in small letters; the marks of combining scripts belong to them.
    pub fn of(text: &str) -> Words {
        let mut words = Words::default();
        let mut word = String::new();
        for letter in text.chars().chain([' ']) {
            if letter.is_alphanumeric() || letter == '_' {
                word.extend(letter.to_lowercase());
            } else if !word.is_empty() {
                words.total += 1;
                *words.counts.entry(std::mem::take(&mut word)).or_default() += 1;
            }
        }
        words
    }

    pub fn count(&self) -> usize {
        self.total
    }

    /// Words that stand in both.
    fn common(&self, other: &Words) -> usize {
        let (few, many) = if self.counts.len() < other.counts.len() { (self, other) } else { (other, self) };
        let mut common = 0;
        for (word, count) in &few.counts {
            if let Some(other) = many.counts.get(word) {
                common += (*count).min(*other);
            }
        }
        common
    }

    /// The part of these words that stand in the other text.
    pub fn within(&self, other: &Words) -> f64 {
        if self.total == 0 { 0.0 } else { self.common(other) as f64 / self.total as f64 }
    }

    /// How much they agree, from 0 to 1: the harmonic mean of the parts of each that stand in the other (F1).
    pub fn agreement(&self, other: &Words) -> f64 {
        match self.total + other.total {
            0 => 1.0,
            total => 2.0 * self.common(other) as f64 / total as f64,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agreement_counts_words_as_often_as_they_stand() {
        let of = |one: &str, other: &str| Words::of(one).agreement(&Words::of(other));
        assert_eq!(of("a b c d", "A, b; c. d!"), 1.0);
        assert_eq!(of("a a", "a"), 2.0 / 3.0);
        assert_eq!(of("a", "b"), 0.0);
        assert_eq!(of("", ""), 1.0);
        assert_eq!(Words::of("a b").within(&Words::of("a b c d")), 1.0);
        assert_eq!(Words::of("Тоқаев мәлімдеді.").count(), 2);
    }
}
