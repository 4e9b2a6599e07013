//! How a file asks for a name to be withheld: the words of its fields, in any spelling.
//!
//! Reading (`read`) and masking (`withheld`) both know them: a file that cannot be read may ask as well.

use crate::value::Span;

/// The fields that ask for a name to be withheld.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Field {
    Visibility,
    Flag,
    Pseudonym,
}

/// What a key means, also in capitals, with hyphens, and misspelled.
pub fn field(key: &str) -> Option<Field> {
    let key = plain(key);
    match key.as_str() {
        "withheld" | "withhold" | "withholdname" | "namewithheld" | "anonymous" | "anonymised" | "anonymized"
        | "anon" => Some(Field::Flag),
        "pseudonym" | "pseudonyms" | "pseudonim" | "psuedonym" => Some(Field::Pseudonym),
        _ if key.starts_with("visib") || key.starts_with("visab") => Some(Field::Visibility),
        _ => None,
    }
}

/// The letters and digits of a key, in small letters.
pub fn plain(key: &str) -> String {
    let mut plain = key.to_lowercase();
    plain.retain(char::is_alphanumeric);
    plain
}

/// Words that say no.
pub fn is_no(word: &str) -> bool {
    matches!(word.trim().to_lowercase().as_str(), "no" | "false" | "off" | "0" | "n" | "none" | "null" | "")
}

/// A cheap look: most files have none of the words where a key may begin.
pub fn may_ask(text: &str) -> bool {
    const WORDS: [&[u8]; 6] = [b"visib", b"visab", b"withh", b"anon", b"pseudon", b"psuedon"];
    let bytes = text.as_bytes();
    let begins =
        |at: usize, word: &[u8]| bytes.get(at..at + word.len()).is_some_and(|text| text.eq_ignore_ascii_case(word));
    for (at, pair) in bytes.windows(2).enumerate() {
        // This sets the bit that small letters have; other signs are told apart by what follows.
        let is_first = matches!([pair[0] | 0x20, pair[1] | 0x20], [b'v' | b'w', b'i'] | [b'a', b'n'] | [b'p', b's']);
        if is_first && WORDS.iter().any(|word| begins(at, word)) && may_begin_key(&bytes[..at]) {
            return true;
        }
    }
    false
}

/// Whether a key may begin behind what stands before it: at the start of a line or of an entry, with signs, an anchor or a tag before it, or
/// `name`, which is part of such keys.
fn may_begin_key(before: &[u8]) -> bool {
    let is_sign = |byte: &u8| !byte.is_ascii_alphanumeric() && !b"\r\n{,[(:;|".contains(byte);
    let signs = before.iter().rev().take_while(|byte| is_sign(byte)).count();
    let before = &before[..before.len() - signs];
    if before.last().is_none_or(|byte| !byte.is_ascii_alphanumeric()) {
        return true;
    }
    let token = before.rsplit(u8::is_ascii_whitespace).next().unwrap_or(before);
    match before.last_chunk::<4>() {
        Some(name) if name.eq_ignore_ascii_case(b"name") => true,
        _ => token.starts_with(b"&") || token.starts_with(b"!"),
    }
}

fn is_asking(key: &str, value: &str) -> bool {
    let value = value.trim_matches([' ', '\t', '"', '\'', ',', '}', '\r', '\n', '|']);
    field(key.trim_end_matches(['"', '\'', ' '])).is_some() && !value.is_empty() && value != "public" && !is_no(value)
}

/// A line that asks, in a file whose fields cannot be read.
pub fn asking_line(text: &str) -> Option<Span> {
    let mut at = 0;
    for line in text.split_inclusive(['\n', '\r']) {
        let trimmed = line.trim_start_matches([' ', '\t', '"', '\'', '-', '{', ',', '\u{feff}', '*', '|']);
        if let Some((key, value)) = trimmed.split_once([':', '=', '|'])
            && is_asking(key, value)
        {
            return Some(Span::new(at, at + line.trim_end().len()));
        }
        at += line.len();
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_count_where_a_key_may_begin() {
        for asking in [
            "visibility: withheld",
            "name: X\r\nVISIBILITY: withheld",
            "name: X\rpseudonym: Y",
            "{\"name\": \"X\",\"visibility\":\"withheld\"}",
            "{name: X, withheld: yes}",
            "- \u{201c}withheld\u{201d}: yes",
            "\u{feff}--- visibility: withheld",
            "name_withheld = true",
            "Name-Withheld: yes",
            "? !!str withheld\n: yes",
            "&a pseudonym: Y",
            "имя visibility: withheld",
            "| Visibility | withheld |",
        ] {
            assert!(may_ask(asking), "{asking}");
        }
        for prose in
            ["At the reading an anonymous proposal was read.", "“The dismissal was withheld”", "televisibility: x"]
        {
            assert!(!may_ask(prose), "{prose}");
        }
    }
}
