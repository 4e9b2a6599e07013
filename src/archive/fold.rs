//! Folds variants of hyphens, apostrophes and quotation marks, and ё, which most Russian texts write е, with a way back.

use std::borrow::Cow;

/// A text in which variants are one character, and the places of it in the original.
pub(super) struct Folded<'a> {
    pub text: Cow<'a, str>,
    /// Where folding changed lengths: an offset in the folded text, the offset in the original.
    shifts: Vec<(usize, usize)>,
}

impl Folded<'_> {
    /// The offset in the original of an offset in the folded text.
    pub(super) fn original(&self, offset: usize) -> usize {
        let index = self.shifts.partition_point(|(folded, _)| *folded <= offset);
        match index.checked_sub(1).map(|index| self.shifts[index]) {
            Some((folded, original)) => original + offset - folded,
            None => offset,
        }
    }
}

/// Folds a text; one that has nothing to fold is borrowed.
pub(super) fn fold(text: &str) -> Folded<'_> {
    let Some(first) = may_fold(text).then(|| text.find(|letter| folded(letter).is_some())).flatten() else {
        return Folded { text: Cow::Borrowed(text), shifts: Vec::new() };
    };
    let mut result = String::with_capacity(text.len());
    result.push_str(&text[..first]);
    let mut shifts = Vec::new();
    for (offset, letter) in text[first..].char_indices() {
        match folded(letter) {
            None => result.push(letter),
            Some(plain) => {
                result.push(plain);
                if letter.len_utf8() > plain.len_utf8() {
                    shifts.push((result.len(), first + offset + letter.len_utf8()));
                }
            }
        }
    }
    Folded { text: Cow::Owned(result), shifts }
}

/// A look at the bytes, which turns away texts that have nothing but letters of the common scripts.
fn may_fold(text: &str) -> bool {
    let mut before = 0;
    text.bytes().any(|byte| {
        let is_yo = matches!((before, byte), (0xd0, 0x81) | (0xd1, 0x91));
        before = byte;
        is_yo || matches!(byte, b'`' | 0xc2 | 0xca | 0xe2 | 0xef)
    })
}

/// What a character is folded to, if it is.
fn folded(letter: char) -> Option<char> {
    match letter {
        '\u{2010}'..='\u{2013}' => Some('-'),
        '\u{2018}' | '\u{2019}' | '\u{201b}' | '\u{2bc}' | '\u{2b9}' | '\u{2bb}' | '\u{2032}' | '\u{ff07}' | '`'
        | '\u{b4}' => Some('\''),
        '\u{201c}'..='\u{201f}' | '\u{ab}' | '\u{bb}' | '\u{2033}' => Some('"'),
        'ё' => Some('е'),
        'Ё' => Some('Е'),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_lead_back_to_the_original() {
        let text = "Нур–Султан’s “Quote”";
        let folded = fold(text);
        assert_eq!(folded.text, "Нур-Султан's \"Quote\"");
        let quote = folded.text.find("Quote").expect("in the text");
        assert_eq!(&text[folded.original(quote)..folded.original(quote + 5)], "Quote");
        assert_eq!(folded.original(folded.text.len()), text.len());
    }
}
