//! Marks in a text, from which letters are counted: positions from elsewhere count code points or units of UTF-16.

/// How many letters stand before so many bytes, in code points and in units of UTF-16.
pub(super) struct Mark {
    pub at: usize,
    pub code_points: usize,
    pub utf16: usize,
}

/// Bytes between two marks, at least.
const STEP: usize = 1024;

/// A mark at the beginning and after every so many bytes.
pub(super) fn marks(text: &str) -> Vec<Mark> {
    let mut marks = vec![Mark { at: 0, code_points: 0, utf16: 0 }];
    let (mut code_points, mut utf16) = (0, 0);
    for (at, letter) in text.char_indices() {
        if marks.last().is_some_and(|mark| at - mark.at >= STEP) {
            marks.push(Mark { at, code_points, utf16 });
        }
        code_points += 1;
        utf16 += letter.len_utf16();
    }
    marks
}
