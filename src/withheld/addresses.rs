//! Whether a word of a raw text stands in an address, an id or a name of a file.

use std::ops::Range;

use crate::withheld::words::Word;

/// Whether a word stands in an address, an id or a name of a file. One with a capital is a name between hyphens too, and may be another's.
pub(super) fn is_of_address(raw: &str, word: &Word) -> bool {
    let before = raw.get(..word.range.start).unwrap_or_default();
    let after = raw.get(word.range.end..).unwrap_or_default();
    if before.ends_with(['/', '\\', '@', '#', '_', '=', '&', '?', '%']) || after.starts_with(['@', '_', '=']) {
        return true;
    }
    if word.is_capitalised {
        return false;
    }
    let is_value = before.ends_with(['"', '\'']) && before.trim_end_matches(['"', '\'']).ends_with('=');
    let goes_on = after.strip_prefix('.').is_some_and(|rest| rest.starts_with(char::is_alphanumeric));
    is_value
        || goes_on
        || before.ends_with(['-', '+', '~', '.', '^', '`', ':'])
        || after.starts_with(['-', '/', '\\', '&', '%', '+'])
        || is_referred_to(raw, word.range.clone())
}

/// Whether something stands where an id may: an entry of a list, the value of a field, the end of a path.
pub(super) fn is_referred_to(raw: &str, range: Range<usize>) -> bool {
    let is_quote = |letter: char| matches!(letter, '"' | '\'' | ' ' | '\t');
    let before = raw.get(..range.start).unwrap_or_default().trim_end_matches(is_quote);
    let after = raw.get(range.end..).unwrap_or_default();
    let begins = before.is_empty() || before.ends_with(['/', '[', '{', '(', ':', '=', ',', '-', '\n', '<', '|', '>']);
    let after = after.strip_prefix(".md").unwrap_or(after).trim_start_matches(is_quote);
    let ends = after.is_empty() || after.starts_with([']', '}', ')', '#', ',', '|', '\r', '\n', '>', '?', '/', '.']);
    begins && ends
}
