//! Scripts that write without spaces.

/// Whether a letter is a sign of Chinese or Japanese, each of which counts as a word where words are counted or searched.
pub fn is_sign(letter: char) -> bool {
    matches!(
        letter,
        '\u{3041}'..='\u{30FF}'
            | '\u{3400}'..='\u{4DBF}'
            | '\u{4E00}'..='\u{9FFF}'
            | '\u{F900}'..='\u{FAFF}'
            | '\u{20000}'..='\u{3FFFF}'
    )
}
