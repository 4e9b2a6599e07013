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

/// A cheap look: most files have none of the words.
pub fn may_ask(text: &str) -> bool {
    const WORDS: [&[u8]; 6] = [b"visib", b"visab", b"withh", b"anon", b"pseudon", b"psuedon"];
    let bytes = text.as_bytes();
    let begins =
        |at: usize, word: &[u8]| bytes.get(at..at + word.len()).is_some_and(|text| text.eq_ignore_ascii_case(word));
    for (at, byte) in bytes.iter().enumerate() {
        let is_first = matches!(byte.to_ascii_lowercase(), b'v' | b'w' | b'a' | b'p');
        if is_first && WORDS.iter().any(|word| begins(at, word)) {
            return true;
        }
    }
    false
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
