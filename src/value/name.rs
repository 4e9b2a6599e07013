//! Names of files as text, whatever bytes they have.
//!
//! A name on disk, a name in a list and a name in an address meet here, and each becomes the same text: letters as they are, bytes that
//! are no UTF-8 and signs that would move a cursor as `\xNN`, a backslash as two. Two names are never one text.
//!
//! Which names not every system can have, or can tell apart, is said here too.

use std::borrow::Cow;
use std::fmt::Write;

use unicode_normalization::UnicodeNormalization;

use crate::value::FilePath;

/// A path with forward slashes.
pub fn written(path: &[u8]) -> FilePath {
    let parts: Vec<Cow<str>> = path.split(|byte| *byte == b'/').map(part).collect();
    FilePath::new(parts.join("/"))
}

/// One name of a path. A slash in it, which only an address can have, is escaped too: no file is called so.
pub fn part(name: &[u8]) -> Cow<'_, str> {
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

/// Names that Windows keeps for devices, whatever their ending.
const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "conin$", "conout$"];

/// Why a name of a file or a folder cannot be one on Windows (Microsoft, *Naming Files, Paths, and Namespaces*).
pub fn fault_on_windows(name: &str) -> Option<String> {
    if let Some(sign) = name.bytes().find(|sign| matches!(sign, b'<' | b'>' | b':' | b'"' | b'|' | b'?' | b'*' | b'\\'))
    {
        return Some(format!("a name has no `{}` there", char::from(sign)));
    }
    if name.ends_with(['.', ' ']) {
        return Some("a name ends with no dot and no space there".to_owned());
    }
    let stem = name.split('.').next().unwrap_or_default().trim_end();
    if is_device(stem) { Some(format!("`{stem}` is a device there")) } else { None }
}

/// Whether Windows keeps a name without its ending for a device.
pub fn is_device(stem: &str) -> bool {
    let is_digit = |digit: char| matches!(digit, '0'..='9' | '¹' | '²' | '³');
    let is_number = |rest: &str| rest.chars().count() == 1 && rest.contains(is_digit);
    match stem.split_at_checked(3) {
        Some((start, rest)) if ["com", "lpt"].iter().any(|port| port.eq_ignore_ascii_case(start)) => is_number(rest),
        _ => DEVICES.iter().any(|device| device.eq_ignore_ascii_case(stem)),
    }
}

/// What two paths have in common that are one where case or the spelling of marks (NFC, NFD) count for nothing, as on macOS and Windows.
pub fn folded(path: &str) -> String {
    if path.is_ascii() {
        return path.to_ascii_lowercase();
    }
    path.nfc().collect::<String>().to_lowercase().nfc().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_windows_cannot_have_are_told() {
        for name in
            ["CON", "con.html", "Aux.tar.gz", "nul .txt", "COM1.md", "lpt¹", "a?b", "a\\b", "a\"b", "a.", "a ", "a:b"]
        {
            assert!(fault_on_windows(name).is_some(), "{name}");
        }
        for name in
            ["console.html", "com10.md", "com", "lpt.txt", "a.b", "x.con", "Қ.html", " a", ".nojekyll", "a'b", "a#b%"]
        {
            assert_eq!(fault_on_windows(name), None, "{name}");
        }
    }

    #[test]
    fn names_are_one_where_case_and_spelling_count_for_nothing() {
        assert_eq!(folded("img/\u{419}.PNG"), folded("IMG/\u{418}\u{306}.png"));
        assert_ne!(folded("a b.png"), folded("a-b.png"));
    }

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
