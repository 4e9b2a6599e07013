//! Scripts that write without spaces: which letters are words of their own. What browsers do by `static/*.js` has the same ranges;
//! a test holds them to it.
//!
//! Why signs of Chinese and Japanese are words where words are counted or searched: a text that has them may lie in an index of
//! another language, whose segmenter does not run. Why letters stand alone: a name is found inside a line, since there are no whole
//! words to ask for.

use std::ops::RangeInclusive;

/// Signs of Chinese and Japanese: kana and Han.
const SIGNS: [RangeInclusive<char>; 5] = [
    '\u{3041}'..='\u{30ff}',
    '\u{3400}'..='\u{4dbf}',
    '\u{4e00}'..='\u{9fff}',
    '\u{f900}'..='\u{faff}',
    '\u{20000}'..='\u{3ffff}',
];

/// Letters of scripts that write words without a space between them: Thai and Lao, Burmese, Khmer, Hiragana, Han.
const ALONE: [RangeInclusive<char>; 8] = [
    '\u{e01}'..='\u{edf}',
    '\u{1000}'..='\u{109f}',
    '\u{1780}'..='\u{17ff}',
    '\u{3041}'..='\u{309f}',
    '\u{3400}'..='\u{4dbf}',
    '\u{4e00}'..='\u{9fff}',
    '\u{f900}'..='\u{faff}',
    '\u{20000}'..='\u{3ffff}',
];

/// Whether a letter is a sign of Chinese or Japanese, each of which counts as a word where words are counted or searched.
pub fn is_sign(letter: char) -> bool {
    // Most letters of most texts stand before all of them.
    letter >= *SIGNS[0].start() && SIGNS.iter().any(|range| range.contains(&letter))
}

/// Whether a letter is of a script without spaces, where a name may begin and end at any letter.
pub fn stands_alone(letter: char) -> bool {
    letter >= *ALONE[0].start() && ALONE.iter().any(|range| range.contains(&letter))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The ranges as a class of a regular expression in JavaScript has them, without its brackets.
    fn class(ranges: &[RangeInclusive<char>]) -> String {
        let sign = |letter: &char| match u32::from(*letter) {
            code @ 0x10000.. => format!("\\u{{{code:x}}}"),
            code => format!("\\u{code:04x}"),
        };
        ranges.iter().map(|range| format!("{}-{}", sign(range.start()), sign(range.end()))).collect()
    }

    #[test]
    fn browsers_know_the_same_letters() {
        let finder = include_str!("../../static/dateline.js");
        assert!(finder.contains(&format!("const ALONE = \"{}\";", class(&ALONE))), "{}", class(&ALONE));
        let search = include_str!("../../static/search.js");
        assert!(search.contains(&format!("const SIGN = \"[{}]\";", class(&SIGNS))), "{}", class(&SIGNS));
    }
}
