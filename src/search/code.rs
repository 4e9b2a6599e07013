//! Numbers as signs of a text: what `static/search.js` reads back.
//!
//! Thirty-six signs, none of which is a letter: an index of letters and numbers would spell words by chance, and a name that is withheld could
//! be among them, which stops a build. A number is written to the base of 18, the last of its digits by one of the first 18 signs, the
//! others by the other 18, so that nothing need stand between two.

const SIGNS: &[u8; 36] = b"0123456789!#$()*+,-./:;=>?@[]^_{|}~'";
const BASE: u32 = 18;

/// What a list or a column begins with that is written in its other way.
const OTHERWISE: char = '<';

/// Bits in a sign of a map of bits: 32 signs of the 36.
const BITS: u32 = 5;

pub(super) fn push(number: u32, out: &mut String) {
    if number >= BASE {
        push_leading(number / BASE, out);
    }
    out.push(sign(number % BASE));
}

fn push_leading(number: u32, out: &mut String) {
    if number >= BASE {
        push_leading(number / BASE, out);
    }
    out.push(sign(BASE + number % BASE));
}

fn sign(index: u32) -> char {
    SIGNS[index as usize].into()
}

/// Numbers that rise, each as the distance from the one before.
pub(super) fn rising(numbers: &[u32]) -> String {
    let mut out = String::new();
    let mut next = 0;
    for number in numbers {
        push(number - next, &mut out);
        next = number + 1;
    }
    out
}

/// Numbers that rise; a map of bits where that is shorter.
pub(super) fn list(numbers: &[u32]) -> String {
    let steps = rising(numbers);
    let length = numbers.last().map_or(0, |last| last / BITS + 2) as usize;
    if length < steps.len() { bits(numbers) } else { steps }
}

fn bits(numbers: &[u32]) -> String {
    let mut out = String::from(OTHERWISE);
    let (mut place, mut held) = (0, 0);
    for number in numbers {
        while number / BITS > place {
            out.push(sign(held));
            (place, held) = (place + 1, 0);
        }
        held |= 1 << (number % BITS);
    }
    out.push(sign(held));
    out
}

/// Numbers in any order, one behind the other; as runs where that is shorter.
pub(super) fn column(numbers: &[u32]) -> String {
    let mut plain = String::new();
    let mut runs = String::from(OTHERWISE);
    let mut left = numbers;
    while let Some(first) = left.first() {
        let length = left.iter().take_while(|number| *number == first).count();
        push(*first, &mut runs);
        push(length as u32 - 1, &mut runs);
        left = &left[length..];
    }
    for number in numbers {
        push(*number, &mut plain);
    }
    if runs.len() < plain.len() { runs } else { plain }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_digits_of_two_sorts() {
        let written = |number| {
            let mut out = String::new();
            push(number, &mut out);
            out
        };
        assert_eq!([0, 9, 17, 18, 19, 324, 325].map(written), ["0", "9", ",", ".0", ".1", ".-0", ".-1"]);
    }

    #[test]
    fn the_shorter_way_is_taken() {
        assert_eq!(list(&[0, 2, 20]), "01,");
        assert_eq!(list(&[]), "");
        let dense: Vec<u32> = (0..10).collect();
        assert_eq!(list(&dense), format!("<{0}{0}", sign(31)));
        assert_eq!(column(&[1, 2, 1]), "121");
        assert_eq!(column(&[3; 40]), "<3/3");
    }

    #[test]
    fn no_sign_is_a_letter_or_means_something_to_who_reads_encodings() {
        assert!(SIGNS.iter().all(|sign| !sign.is_ascii_alphabetic() && !b"\"\\&%<`".contains(sign)));
        let distinct: std::collections::BTreeSet<&u8> = SIGNS.iter().collect();
        assert_eq!(distinct.len(), SIGNS.len());
    }
}
