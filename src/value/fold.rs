//! What counts as the same when a reader types a word: small letters without marks, apostrophes or the variants of a letter.
//!
//! `static/dateline.js` does the same to what is typed. `tests/browser/folding.txt` holds both to it.
//!
//! The name finder asks for beginnings of words ([`words`]), the full-text search for whole ones ([`apart`]); they differ where a script writes
//! no spaces alone.
//!
//! Why without diacritics, and Kazakh letters as those of a Russian keyboard (қ is к): so names are typed. It matches the words of one
//! form: a given name in Latin and a surname in Cyrillic letters are no name that anybody registered.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::value::scripts::is_sign;
use crate::value::scripts::stands_alone;

/// Letters that a reader without the keyboard of a language leaves out, and what is typed instead. The rest is done by Unicode's own
/// decomposition (й, ç, ế).
const SAME: &[(char, &str)] = &[
    ('ә', "а"),
    ('ғ', "г"),
    ('қ', "к"),
    ('ң', "н"),
    ('ө', "о"),
    ('ұ', "у"),
    ('ү', "у"),
    ('һ', "х"),
    ('і', "и"),
    ('є', "е"),
    ('ґ', "г"),
    ('ı', "i"),
    ('ə', "a"),
    ('ł', "l"),
    ('ø', "o"),
    ('đ', "d"),
    ('ð', "d"),
    ('ħ', "h"),
    ('ŋ', "n"),
    ('ß', "ss"),
    ('æ', "ae"),
    ('œ', "oe"),
    ('þ', "th"),
    ('ς', "σ"),
    ('\u{649}', "\u{64a}"), // Arabic: alef maksura, Farsi yeh: yeh
    ('\u{6cc}', "\u{64a}"),
    ('\u{6a9}', "\u{643}"), // keheh: kaf
    ('\u{629}', "\u{647}"), // teh marbuta: heh
];

/// The words of a text as the index has them. Where a script writes no spaces, a word begins at each letter and is two letters long, so
/// that a name is found from its middle too.
pub fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    let mut before = None;
    for letter in small(text).chars().filter(|letter| !is_combining_mark(*letter)) {
        let is_alone = letter.is_alphanumeric() && stands_alone(letter);
        let is_inside = letter.is_alphanumeric() && !is_alone;
        if !is_inside {
            take(&mut word, &mut words);
        }
        if let Some(before) = before.take() {
            words.push(std::iter::once(before).chain(is_alone.then_some(letter)).collect());
        }
        if is_inside {
            push_same(&mut word, letter);
        } else if is_alone {
            before = Some(letter);
        }
    }
    words.extend(before.map(String::from));
    take(&mut word, &mut words);
    words
}

/// The words of a text, each sign of a script without spaces being one.
pub fn apart(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    for letter in small(text).chars().filter(|letter| !is_combining_mark(*letter)) {
        let is_alone = stands_alone(letter) || is_sign(letter);
        if letter.is_alphanumeric() && !is_alone {
            push_same(&mut word, letter);
            continue;
        }
        take(&mut word, &mut words);
        if letter.is_alphanumeric() {
            words.push(letter.into());
        }
    }
    take(&mut word, &mut words);
    words
}

/// Letters as they are compared, without a thought for words: what an ending is folded by.
pub fn letters(text: &str) -> String {
    let mut folded = String::new();
    for letter in small(text).chars().filter(|letter| !is_combining_mark(*letter)) {
        push_same(&mut folded, letter);
    }
    folded
}

/// Whether a letter may stand inside a word: letters and digits, their marks, and what is dropped from it.
pub fn is_inside(letter: char) -> bool {
    letter.is_alphanumeric() || !letter.is_ascii() && is_combining_mark(letter) || is_dropped(letter)
}

/// Whether it is dropped from a word and may stand between two: l'Assemblée.
pub fn is_apostrophe(letter: char) -> bool {
    is_dropped(letter) && !matches!(letter, '\u{ad}' | '\u{640}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

fn small(text: &str) -> String {
    let plain: String = text.chars().filter(|letter| !is_dropped(*letter)).nfkd().collect();
    plain.to_lowercase()
}

fn take(word: &mut String, words: &mut Vec<String>) {
    if !word.is_empty() {
        words.push(std::mem::take(word));
    }
}

fn push_same(word: &mut String, letter: char) {
    match SAME.iter().find(|(written, _)| *written == letter) {
        Some((_, same)) => word.push_str(same),
        None => word.push(letter),
    }
}

/// Apostrophes and their look-alikes, and signs that cannot be seen.
fn is_dropped(letter: char) -> bool {
    matches!(letter,
        '\'' | '`' | '\u{ad}' | '\u{b4}' | '\u{2b9}'..='\u{2bf}' | '\u{5f3}' | '\u{5f4}' | '\u{640}'
        | '\u{200b}'..='\u{200f}' | '\u{2018}'..='\u{201b}' | '\u{2032}' | '\u{2060}' | '\u{feff}' | '\u{ff07}')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each line is a text, a tab, and its words.
    const TABLE: &str = include_str!("../../tests/browser/folding.txt");

    #[test]
    fn words_are_those_of_the_script() {
        for line in TABLE.lines() {
            let (text, expected) = line.split_once('\t').expect("a text and its words");
            assert_eq!(words(text).join(" "), expected, "{text}");
        }
    }

    #[test]
    fn signs_stand_apart() {
        assert_eq!(apart("在Astana罢工 カザフ Құс"), ["在", "astana", "罢", "工", "カ", "サ", "フ", "кус"]);
        assert_eq!(apart("l'Assemblée ½"), ["lassemblee", "1", "2"]);
        assert_eq!(letters("Ың й"), "ын и");
    }

    #[test]
    fn the_table_has_every_letter_that_is_replaced() {
        let table = TABLE.to_lowercase();
        let missing: Vec<char> = SAME.iter().map(|(letter, _)| *letter).filter(|one| !table.contains(*one)).collect();
        assert!(missing.is_empty(), "{missing:?}");
    }
}
