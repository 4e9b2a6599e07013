//! Names of files as text, whatever bytes they have.
//!
//! A name on disk, a name in a list and a name in an address meet here, and each becomes the same text: letters as they are, bytes that
//! are no UTF-8 and signs that would move a cursor as `\xNN`, a backslash as two. Two names are never one text.

use std::borrow::Cow;
use std::fmt::Write;

use crate::value::FilePath;

/// A path with forward slashes.
pub fn written(path: &[u8]) -> FilePath {
    let parts: Vec<Cow<str>> = path.split(|byte| *byte == b'/').map(part).collect();
    FilePath::new(parts.join("/"))
}

/// One name of a path. A slash in it, which only an address can have, is escaped too: no file is called so.
pub(super) fn part(name: &[u8]) -> Cow<'_, str> {
    match std::str::from_utf8(name) {
        Ok(text) if !text.chars().any(must_be_escaped) => Cow::Borrowed(text),
        _ => Cow::Owned(escaped(name)),
    }
}

fn must_be_escaped(letter: char) -> bool {
    letter.is_control() || letter == '\\' || letter == '/' || is_turning(letter)
}

/// Marks that turn the direction of what follows, or hide.
fn is_turning(letter: char) -> bool {
    matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}')
}

fn escaped(name: &[u8]) -> String {
    let mut text = String::new();
    for chunk in name.utf8_chunks() {
        for letter in chunk.valid().chars() {
            match letter {
                '\\' => text.push_str("\\\\"),
                letter if must_be_escaped(letter) => {
                    let mut bytes = [0; 4];
                    push_bytes(&mut text, letter.encode_utf8(&mut bytes).as_bytes());
                }
                letter => text.push(letter),
            }
        }
        push_bytes(&mut text, chunk.invalid());
    }
    text
}

fn push_bytes(text: &mut String, bytes: &[u8]) {
    for byte in bytes {
        // Writing to a text cannot fail.
        let _ = write!(text, "\\x{byte:02x}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_is_a_text_of_its_own() {
        let names: [&[u8]; 7] = [
            b"a/b.html",
            "a/\u{49b}.html".as_bytes(),
            b"a/\xff",
            b"a/\\xff",
            b"a\nb",
            b"a\\nb",
            "\u{202e}x".as_bytes(),
        ];
        let expected = ["a/b.html", "a/\u{49b}.html", "a/\\xff", "a/\\\\xff", "a\\x0ab", "a\\\\nb", "\\xe2\\x80\\xaex"];
        assert_eq!(names.map(|name| written(name).as_str().to_owned()), expected);
        assert_eq!(part(b"a/b"), "a\\x2fb");
    }
}
