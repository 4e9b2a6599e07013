//! How like two words are.

/// How far two words are from each other: 0 the same, 1 other words. Forms of one word are near; two figures never are.
pub(super) fn distance(a: &str, b: &str) -> f64 {
    if a == b {
        return 0.0;
    }
    // Words of very different length are other words: no need to compare them letter by letter.
    let (short, long) = if a.len() < b.len() { (a.len(), b.len()) } else { (b.len(), a.len()) };
    if short * 2 < long || short < 4 || has_digit(a) || has_digit(b) {
        return 1.0;
    }
    let likeness = strsim::normalized_damerau_levenshtein(a, b);
    if likeness < 0.7 { 1.0 } else { 1.0 - likeness }
}

pub(super) fn has_digit(word: &str) -> bool {
    word.chars().any(char::is_numeric)
}
