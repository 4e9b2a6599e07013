//! What scripts ask of those who cut texts into words.

/// Letters of scripts that write words without a space between them: Han, Hiragana, Thai, Lao, Khmer, Burmese. Each counts as a word of
/// its own.
pub fn stands_alone(letter: char) -> bool {
    letter >= '\u{e01}'
        && matches!(letter,
        '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}'
        | '\u{3041}'..='\u{309f}' | '\u{e01}'..='\u{edf}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}')
}
