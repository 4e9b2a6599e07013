//! Folds variants of hyphens, apostrophes and quotation marks, ligatures, ё, which most Russian texts write е, and what Arabic and Hebrew may
//! write or leave away, with a way back.
//!
//! ё is е on both sides, in a registered form and in a text: either may have either. A ligature never stands at the edge of a name with one of
//! its letters in and the other out, because words are whole.

use std::borrow::Cow;
use std::ops::Range;

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

    /// The range in the original of a range in the folded text.
    pub(super) fn range(&self, start: usize, end: usize) -> Range<usize> {
        self.original(start)..self.original(end)
    }
}

/// The key under which a name is looked up: folded, in small letters.
pub fn key(name: &str) -> String {
    fold(name.trim()).text.to_lowercase()
}

/// Folds a text; one that has nothing to fold is borrowed.
pub(super) fn fold(text: &str) -> Folded<'_> {
    let Some(first) = may_fold(text).then(|| text.find(|letter| folded(letter).is_some())).flatten() else {
        return Folded { text: Cow::Borrowed(text), shifts: Vec::new() };
    };
    let mut result = String::with_capacity(text.len());
    result.push_str(&text[..first]);
    let mut shifts = Vec::new();
    let mut copied = first;
    for (offset, letter) in text[first..].char_indices() {
        let Some(plain) = folded(letter) else { continue };
        let (at, after) = (first + offset, first + offset + letter.len_utf8());
        result.push_str(&text[copied..at]);
        result.push_str(plain);
        copied = after;
        if letter.len_utf8() > plain.len() {
            shifts.push((result.len(), after));
        }
    }
    result.push_str(&text[copied..]);
    Folded { text: Cow::Owned(result), shifts }
}

/// A look at the bytes, which turns away texts that have nothing but letters of the common scripts. Blocks are looked at as a whole,
/// which processors do many bytes at a time.
fn may_fold(text: &str) -> bool {
    let bytes = text.as_bytes();
    let seconds = bytes.get(1..).unwrap_or_default();
    bytes.chunks(BLOCK).any(has_variant) || bytes.chunks(BLOCK).zip(seconds.chunks(BLOCK)).any(has_yo)
}

const BLOCK: usize = 256;

/// Whether a byte of a block begins a character that may be folded.
fn has_variant(block: &[u8]) -> bool {
    block.iter().fold(false, |found, byte| found | matches!(byte, b'`' | 0xc2 | 0xca | 0xd6..=0xdb | 0xe2 | 0xef))
}

/// Whether bytes, each with the next one, are ё or Ё.
fn has_yo((first, second): (&[u8], &[u8])) -> bool {
    let pairs = first.iter().zip(second);
    pairs.fold(false, |found, (first, second)| {
        found | (*first == 0xd0 && *second == 0x81) | (*first == 0xd1 && *second == 0x91)
    })
}

/// What a character is folded to, if it is; to nothing where it may be left away.
fn folded(letter: char) -> Option<&'static str> {
    let plain = match letter {
        '\u{2010}'..='\u{2013}' | '\u{2212}' | '\u{5be}' => "-",
        '\u{2018}' | '\u{2019}' | '\u{201b}' | '\u{2bc}' | '\u{2b9}' | '\u{2bb}' | '\u{2032}' | '\u{ff07}' | '`'
        | '\u{b4}' | '\u{5f3}' => "'",
        '\u{201c}'..='\u{201f}' | '\u{ab}' | '\u{bb}' | '\u{2033}' | '\u{5f4}' => "\"",
        'ё' => "е",
        'Ё' => "Е",
        // Ligatures, as they come out of PDFs.
        '\u{fb00}' => "ff",
        '\u{fb01}' => "fi",
        '\u{fb02}' => "fl",
        '\u{fb03}' => "ffi",
        '\u{fb04}' => "ffl",
        '\u{fb05}' | '\u{fb06}' => "st",
        // Vowel signs of Arabic and Hebrew, and the stroke that draws an Arabic word out.
        '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{640}' => "",
        '\u{591}'..='\u{5bd}' | '\u{5bf}' | '\u{5c1}' | '\u{5c2}' | '\u{5c4}' | '\u{5c5}' | '\u{5c7}' => "",
        // Alef with and without its signs; yeh and kaf as Arabic, Persian and Egyptian keyboards have them.
        'أ' | 'إ' | 'آ' | 'ٱ' => "ا",
        'ى' | 'ی' => "ي",
        'ک' => "ك",
        _ => return None,
    };
    Some(plain)
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

    #[test]
    fn what_may_be_left_away_leads_back_too() {
        let text = "في أَلْمَاتِي، ألمـــاتي";
        let folded = fold(text);
        assert_eq!(folded.text, "في الماتي، الماتي");
        let start = folded.text.rfind("الماتي").expect("in the text");
        assert_eq!(&text[folded.range(start, folded.text.len())], "ألمـــاتي");
        assert_eq!(fold("Oﬃce ﬁne").text, "Office fine");
    }
}
