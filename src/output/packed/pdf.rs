//! Strings of a PDF file as a program decodes them (ISO 32000-1, 7.3.4 and 7.9.2): between brackets with escapes, or in hexadecimal; in UTF-16 or UTF-8
//! where a mark says so, else in an encoding of one byte a letter.
//!
//! What is read is found by its signs alone: a string in a stream that is no text is one too, and shows nothing.

use crate::output::harmless::text;

/// A string that has not ended by then is none: a bracket among bytes of something else.
const LONGEST: usize = 8192;

/// Shows every string of some bytes, and all of them as one text: words of a page are drawn piece by piece.
pub(super) fn strings(bytes: &[u8], see: &mut dyn FnMut(&[u8])) {
    let (mut joined, mut apart) = (String::new(), String::new());
    let mut at = 0;
    while let Some(length) = bytes[at..].iter().position(|byte| matches!(byte, b'(' | b'<')) {
        at += length + 1;
        let rest = &bytes[at..bytes.len().min(at + LONGEST)];
        let read = if bytes[at - 1] == b'(' { literal(rest) } else { hexadecimal(rest) };
        let Some((string, length)) = read else { continue };
        at += length;
        if !string.is_ascii() {
            text::in_old_encodings(&string, &mut |text| see(text.as_bytes()));
        }
        let decoded = text::by_mark(&string);
        joined.push_str(&decoded);
        apart.push_str(&decoded);
        apart.push(' ');
    }
    see(joined.as_bytes());
    see(apart.as_bytes());
}

/// A string behind its opening bracket, and its length as it is written.
fn literal(rest: &[u8]) -> Option<(Vec<u8>, usize)> {
    let mut string = Vec::new();
    let (mut at, mut open) = (0, 1);
    while let Some(byte) = rest.get(at) {
        at += 1;
        match byte {
            b'\\' => at += escape(&rest[at..], &mut string),
            b')' if open == 1 => return Some((string, at)),
            byte => {
                open += usize::from(*byte == b'(');
                open -= usize::from(*byte == b')');
                string.push(*byte);
            }
        }
    }
    None
}

/// What a backslash stands for before some bytes, and how many of them are of it. The end of a line is nothing.
fn escape(rest: &[u8], string: &mut Vec<u8>) -> usize {
    let digits = rest.iter().take(3).take_while(|byte| matches!(byte, b'0'..=b'7')).count();
    if digits > 0 {
        let code = rest[..digits].iter().fold(0_u16, |code, digit| code * 8 + u16::from(digit - b'0'));
        string.push((code & 0xff) as u8);
        return digits;
    }
    match rest {
        [b'\r', b'\n', ..] => return 2,
        [b'\r' | b'\n', ..] => {}
        [b'n' | b'r' | b't' | b'f', ..] => string.push(b' '),
        [b'b', ..] | [] => {}
        [byte, ..] => string.push(*byte),
    }
    1
}

/// A string of hexadecimal digits behind its opening bracket, and its length as it is written.
fn hexadecimal(rest: &[u8]) -> Option<(Vec<u8>, usize)> {
    let end = rest.iter().position(|byte| *byte == b'>')?;
    let digits = rest[..end].iter().filter(|byte| !byte.is_ascii_whitespace());
    let digits: Option<Vec<u8>> = digits.map(|byte| Some((*byte as char).to_digit(16)? as u8)).collect();
    let mut digits = digits.filter(|digits| !digits.is_empty())?;
    digits.push(0);
    let (pairs, _) = digits.as_chunks::<2>();
    Some((pairs.iter().map(|[high, low]| high << 4 | low).collect(), end + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_are_read_as_programs_read_them() {
        for written in [
            "/Author <FEFF0418 0432 0430 043D>",
            "/Author<feff041804320430043d>",
            "/Author (\\376\\377\\004\\030\\0042\\0040\\004\\075)",
            "/Author (\\377\\376\\030\\0042\\0040\\004=\\004)",
            "/Author (\\357\\273\\277\\320\\230\\320\\262\\320\\260\\320\\275)",
            "/Author (\\310\\342\\340\\355)",
        ] {
            let mut all = String::new();
            strings(written.as_bytes(), &mut |part| all.push_str(&String::from_utf8_lossy(part)));
            assert!(all.contains("Иван"), "{written}: {all}");
        }
        let mut all = String::new();
        let drawn = b"(I\\\nva\\166 \\(x\\) (y)) Tj [(Pe) -20 (trov)] TJ (not ended <not hexadecimal>";
        strings(drawn, &mut |part| all.push_str(&String::from_utf8_lossy(part)));
        assert!(all.contains("Ivav (x) (y)Petrov"), "{all}");
    }
}
