//! Cuts a text into the words that names are made of.
//!
//! A word is a run of letters, digits and combining marks. An apostrophe between two letters belongs to the word (Солов'йов,
//! Almatı'da), except before a possessive `s` and after an elided article (d'Almaty). Scripts that set no space between words have
//! a word for each letter: a name in them is found inside a line, where there are no whole words to ask for.

use std::borrow::Cow;

use unicode_normalization::char::is_combining_mark;

use crate::value::stands_alone;

/// A word of a folded text: its bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Word {
    pub start: usize,
    pub end: usize,
}

/// Articles that melt into the next word in French and Italian.
const ELIDED: [&str; 9] = ["d", "l", "qu", "dell", "all", "nell", "sull", "dall", "un"];

pub(super) fn words(text: &str) -> Vec<Word> {
    let mut words = Vec::with_capacity(text.len() / 6);
    let mut start = None;
    let mut offset = 0;
    let bytes = text.as_bytes();
    while let Some(byte) = bytes.get(offset) {
        let run_end = end_of_common_letters(bytes, offset);
        if run_end > offset {
            let begun = start.take().unwrap_or(offset);
            offset = run_end;
            match bytes.get(offset) {
                // Most words end so.
                Some(b' ' | b'.' | b',' | b'\n') => {
                    words.push(Word { start: begun, end: offset });
                    offset += 1;
                }
                _ => start = Some(begun),
            }
            continue;
        }
        if byte.is_ascii() && *byte != b'\'' {
            if let Some(start) = start.take() {
                words.push(Word { start, end: offset });
            }
            offset += 1;
            continue;
        }
        let Some(letter) = text[offset..].chars().next() else { break };
        let end = offset + letter.len_utf8();
        let is_inside = is_part(letter)
            || letter == '\'' && start.is_some_and(|start| is_inner_apostrophe(&text[start..offset], &text[end..]));
        if is_inside && !stands_alone(letter) {
            start.get_or_insert(offset);
            offset = end;
            continue;
        }
        words.extend(start.take().map(|start| Word { start, end: offset }));
        let marks = || text[end..].chars().take_while(|mark| is_combining_mark(*mark));
        let after = if is_inside { end + marks().map(char::len_utf8).sum::<usize>() } else { end };
        // Without spaces each letter with its marks is a word.
        words.extend(is_inside.then_some(Word { start: offset, end: after }));
        offset = after;
    }
    words.extend(start.map(|start| Word { start, end: text.len() }));
    words
}

/// Where a run of letters and digits of the two commonest scripts ends: ASCII and Cyrillic.
fn end_of_common_letters(bytes: &[u8], start: usize) -> usize {
    let mut end = start;
    while let Some(byte) = bytes.get(end) {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => end += 1,
            0xd0 | 0xd1 | 0xd3 => end += 2,
            // Before these the letters of the block are combining marks and a sign.
            0xd2 if bytes.get(end + 1).is_some_and(|second| *second >= 0x8a) => end += 2,
            _ => break,
        }
    }
    end
}

fn is_inner_apostrophe(before: &str, after: &str) -> bool {
    let mut after = after.chars();
    let Some(next) = after.next().filter(|next| is_part(*next)) else { return false };
    let is_possessive = matches!(next, 's' | 'S') && !after.next().is_some_and(is_part);
    !is_possessive && !ELIDED.iter().any(|elided| before.eq_ignore_ascii_case(elided))
}

/// Whether a character is part of a word. The common scripts are decided without a table.
pub(super) fn is_part(letter: char) -> bool {
    match letter {
        '\0'..='\u{7f}' => letter.is_ascii_alphanumeric(),
        '\u{400}'..='\u{481}' | '\u{48a}'..='\u{52f}' => true,
        _ => letter.is_alphanumeric() || is_combining_mark(letter),
    }
}

/// Whether every letter of a word is a capital, and there are at least two.
pub(super) fn is_capitals(word: &str) -> bool {
    if !begins_with_capital(word) {
        return false;
    }
    let mut letters =
        word.chars().filter(|letter| !letter.is_ascii_digit() && !is_combining_mark(*letter) && *letter != '\'');
    let is_second_too = letters.nth(1).is_some_and(is_capital);
    is_second_too && letters.all(is_capital)
}

pub(super) fn begins_with_capital(word: &str) -> bool {
    word.chars().next().is_some_and(is_capital)
}

fn is_capital(letter: char) -> bool {
    match letter {
        '\0'..='\u{7f}' => letter.is_ascii_uppercase(),
        '\u{400}'..='\u{42f}' => true,
        '\u{430}'..='\u{45f}' => false,
        _ => letter.is_uppercase(),
    }
}

/// A word in small letters; most have no other.
pub(super) fn in_small(word: &str) -> Cow<'_, str> {
    let is_small = |letter: char| matches!(letter, 'a'..='z' | '0'..='9' | '\'' | '-' | '\u{430}'..='\u{45f}' | 'ә' | 'ғ' | 'қ' | 'ң' | 'ө' | 'ұ' | 'ү' | 'һ');
    if word.chars().all(is_small) { Cow::Borrowed(word) } else { Cow::Owned(word.to_lowercase()) }
}

/// A word in capitals as it would stand in a sentence: `НАЗАРБАЕВ` is `Назарбаев`.
pub(super) fn capitalised(word: &str) -> String {
    let small = word.to_lowercase();
    let mut letters = small.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}

/// A word in capitals, as all spellings of it are in capitals: without the dot of İ, and without the accents of Greek.
pub(super) fn shouted(word: &str) -> String {
    let capitals = word.to_uppercase();
    if capitals.chars().all(|letter| letter.is_ascii() || matches!(letter, '\u{400}'..='\u{52f}')) {
        return capitals;
    }
    let plain = |letter: char| match letter {
        'İ' => Some('I'),
        'Ά' => Some('Α'),
        'Έ' => Some('Ε'),
        'Ή' => Some('Η'),
        'Ί' | 'Ϊ' => Some('Ι'),
        'Ό' => Some('Ο'),
        'Ύ' | 'Ϋ' => Some('Υ'),
        'Ώ' => Some('Ω'),
        '\u{301}' | '\u{307}' | '\u{308}' => None,
        _ => Some(letter),
    };
    capitals.chars().filter_map(plain).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        words(text).into_iter().map(|word| &text[word.start..word.end]).collect()
    }

    #[test]
    fn an_apostrophe_between_letters_is_one_of_them() {
        assert_eq!(cut("Солов'йов, 'Almaty' Almatı'da"), ["Солов'йов", "Almaty", "Almatı'da"]);
        assert_eq!(
            cut("Almaty's, ALMATY'S d'Almaty L'Almaty"),
            ["Almaty", "s", "ALMATY", "S", "d", "Almaty", "L", "Almaty"]
        );
    }

    #[test]
    fn letters_of_scripts_without_spaces_are_words() {
        assert_eq!(cut("在阿拉木x圖"), ["在", "阿", "拉", "木", "x", "圖"]);
        assert_eq!(cut("アルマトイで"), ["アルマトイ", "で"]);
        assert_eq!(cut("알마티에서 А\u{301}б"), ["알마티에서", "А\u{301}б"]);
    }

    #[test]
    fn capitals_are_two_at_least() {
        assert!(
            is_capitals("ҚР") && is_capitals("NUR") && !is_capitals("Q") && !is_capitals("NUr") && !is_capitals("22")
        );
        assert_eq!(capitalised("ӘЛИЯ"), "Әлия");
    }
}
