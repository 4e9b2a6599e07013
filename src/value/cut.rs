//! Cutting texts: at a word after so many letters, and so many letters around a place. Letters are code points.

/// The first words of a text that has more than so many letters; nothing where the whole has room.
pub fn first_words(text: &str, letters: usize) -> Option<&str> {
    // No letter is less than a byte.
    if text.len() <= letters {
        return None;
    }
    let (end, _) = text.char_indices().nth(letters)?;
    let cut = &text[..end];
    match cut.rfind(char::is_whitespace) {
        Some(space) => Some(&cut[..space]),
        None => Some(cut),
    }
}

/// The last words of a text that has more than so many letters; nothing where the whole has room.
pub fn last_words(text: &str, letters: usize) -> Option<&str> {
    if text.len() <= letters {
        return None;
    }
    let cut = &text[back(text, text.len(), letters)..];
    if cut.len() == text.len() {
        return None;
    }
    match cut.split_once(char::is_whitespace) {
        Some((_, words)) => Some(words),
        None => Some(cut),
    }
}

/// So many letters back from an offset, in bytes; the beginning where there are fewer.
pub fn back(text: &str, from: usize, letters: usize) -> usize {
    let mut start = from;
    for (at, _) in text[..from].char_indices().rev().take(letters) {
        start = at;
    }
    start
}

/// So many letters on from an offset, in bytes; the end where there are fewer.
pub fn forth(text: &str, from: usize, letters: usize) -> usize {
    match text[from..].char_indices().nth(letters) {
        Some((at, _)) => from + at,
        None => text.len(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_cut_at_a_word() {
        assert_eq!(first_words("бір екі үш", 10), None);
        assert_eq!(first_words("бір екі үш", 9), Some("бір екі"));
        assert_eq!(first_words("біріншіден", 4), Some("бірі"));
        assert_eq!(last_words("бір екі үш", 10), None);
        assert_eq!(last_words("бір екі үш", 8), Some("екі үш"));
        assert_eq!(last_words("біріншіден", 4), Some("іден"));
    }

    #[test]
    fn letters_around_a_place_are_counted_in_code_points() {
        let text = "әбв";
        assert_eq!([back(text, 4, 1), back(text, 4, 9), forth(text, 2, 1), forth(text, 2, 9)], [2, 0, 4, 6]);
    }
}
