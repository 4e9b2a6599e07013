//! Cuts texts into words and gives each word a number.
//!
//! A word is what stands between two signs that are neither letters nor digits, folded (`value::fold`). One with an apostrophe inside is
//! found whole and by its parts, which have its place (`lassemblee`, `l`, `assemblee`): nobody can tell by the sign alone whether it parts
//! two words (l'Assemblée), a word and its ending (Ankara'da) or nothing (O'Neil). `static/search.js` cuts in the same way.

use std::ops::Range;

use crate::value::QuickMap;
use crate::value::fold;

/// The words of some texts, numbered as they come.
#[derive(Default)]
pub(super) struct Vocabulary {
    pub words: Vec<String>,
    numbers: QuickMap<String, u32>,
    /// Pieces of text that were met before: most are.
    known: QuickMap<String, Range<usize>>,
    /// What pieces are made of.
    steps: Vec<Step>,
}

/// A word of a piece.
#[derive(Clone, Copy)]
struct Step {
    word: u32,
    /// Whether it has the place of the one before.
    is_beside: bool,
}

impl Vocabulary {
    /// Calls `each` with the words of a text and their places, which count on from a first one; gives the place after the last.
    pub(super) fn read(&mut self, text: &str, first: u32, each: &mut dyn FnMut(u32, u32)) -> u32 {
        let mut next = first;
        let mut rest = text;
        while let Some(start) = rest.find(fold::is_inside) {
            let behind = &rest[start..];
            let end = behind.find(|letter| !fold::is_inside(letter)).unwrap_or(behind.len());
            for step in self.steps(&behind[..end]) {
                let step = self.steps[step];
                next += u32::from(!step.is_beside);
                each(step.word, next - 1);
            }
            rest = &behind[end..];
        }
        next
    }

    fn steps(&mut self, piece: &str) -> Range<usize> {
        if let Some(steps) = self.known.get(piece) {
            return steps.clone();
        }
        let first = self.steps.len();
        let whole = fold::apart(piece);
        for word in &whole {
            self.push(word, false);
        }
        if let [joined] = whole.as_slice() {
            // Each once: no word stands twice in one place.
            let mut known = vec![joined.clone()];
            for part in piece.split(fold::is_apostrophe).flat_map(fold::apart) {
                if !known.contains(&part) {
                    self.push(&part, true);
                    known.push(part);
                }
            }
        }
        let steps = first..self.steps.len();
        self.known.insert(piece.to_owned(), steps.clone());
        steps
    }

    fn push(&mut self, word: &str, is_beside: bool) {
        let word = self.number(word);
        self.steps.push(Step { word, is_beside });
    }

    fn number(&mut self, word: &str) -> u32 {
        if let Some(number) = self.numbers.get(word) {
            return *number;
        }
        let number = self.words.len() as u32;
        self.words.push(word.to_owned());
        self.numbers.insert(word.to_owned(), number);
        number
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let mut vocabulary = Vocabulary::default();
        let mut read = Vec::new();
        vocabulary.read(text, 0, &mut |word, place| read.push((word, place)));
        let words: Vec<String> =
            read.iter().map(|(word, place)| format!("{place}{}", vocabulary.words[*word as usize])).collect();
        assert_eq!(words.join(" "), expected, "{text}");
    }

    #[test]
    fn words_have_places() {
        check("Ел, ел — «Ел».", "0ел 1ел 2ел");
        check("1,500 U.S.", "01 1500 2u 3s");
        check("在Astana罢工", "0在 1astana 2罢 3工");
        check(" '' — ", "");
    }

    #[test]
    fn what_has_an_apostrophe_is_found_by_its_parts_too() {
        check("l’Assemblée est", "0lassemblee 0l 0assemblee 1est");
        check("'Toqaev's'", "0toqaevs 0toqaev 0s");
        check("soft\u{ad}ly", "0softly");
        check("ha'ha o'o'o", "0haha 0ha 1ooo 1o");
    }
}
