//! Letters of one script that look like letters of another.
//!
//! `Cерік` with a Latin `C` cannot be told from `Серік` by eye, and no search finds it. Such a word is read as what it looks like, and
//! reported, so that it gets mended.

use crate::diagnostic::Diagnostic;
use crate::diagnostic::ProblemKind;

const PAIRS: [(char, char); 31] = [
    ('A', 'А'),
    ('B', 'В'),
    ('C', 'С'),
    ('E', 'Е'),
    ('H', 'Н'),
    ('I', 'І'),
    ('J', 'Ј'),
    ('K', 'К'),
    ('M', 'М'),
    ('O', 'О'),
    ('P', 'Р'),
    ('S', 'Ѕ'),
    ('T', 'Т'),
    ('X', 'Х'),
    ('Y', 'У'),
    ('Y', 'Ү'),
    ('Ə', 'Ә'),
    ('a', 'а'),
    ('c', 'с'),
    ('e', 'е'),
    ('h', 'һ'),
    ('i', 'і'),
    ('j', 'ј'),
    ('k', 'к'),
    ('o', 'о'),
    ('p', 'р'),
    ('s', 'ѕ'),
    ('x', 'х'),
    ('y', 'у'),
    ('ə', 'ә'),
    ('ɵ', 'ө'),
];

/// A warning, without a place, where a word of a name has letters of two scripts.
pub(in crate::archive) fn report(name: &str) -> Option<Diagnostic> {
    let is_between = |letter: char| !letter.is_alphanumeric() && !matches!(letter, '\'' | '’' | '‘');
    let (mut whole, mut is_mixed) = (String::new(), false);
    for run in name.split_inclusive(is_between) {
        let word = run.trim_end_matches(is_between);
        match mended(word) {
            Some(mended) => {
                whole.push_str(&mended);
                is_mixed = true;
            }
            None => whole.push_str(word),
        }
        whole.push_str(&run[word.len()..]);
    }
    is_mixed.then(|| {
        let message = format!("`{name}` has letters of two scripts that look the same");
        Diagnostic::warning(ProblemKind::LookAlikeLetters, message).hint(format!("write `{whole}`"))
    })
}

/// What a word of mixed scripts looks like: all Cyrillic if that is possible, else all Latin. `None` where it is not mixed.
pub(super) fn mended(word: &str) -> Option<String> {
    // Most words have neither a Latin letter nor the first byte of a schwa.
    if !word.bytes().any(|byte| byte.is_ascii_alphabetic() || byte == 0xc9)
        || word.is_ascii()
        || !word.chars().any(is_cyrillic)
        || !word.chars().any(is_latin)
    {
        return None;
    }
    let cyrillic = |letter: char| match is_latin(letter) {
        true => PAIRS.iter().find(|(latin, _)| *latin == letter).map(|(_, cyrillic)| *cyrillic),
        false => Some(letter),
    };
    let latin = |letter: char| match is_cyrillic(letter) {
        true => PAIRS.iter().find(|(_, cyrillic)| *cyrillic == letter).map(|(latin, _)| *latin),
        false => Some(letter),
    };
    let whole: Option<String> = word.chars().map(cyrillic).collect();
    whole.or_else(|| word.chars().map(latin).collect())
}

fn is_cyrillic(letter: char) -> bool {
    matches!(letter, '\u{400}'..='\u{481}' | '\u{48a}'..='\u{52f}')
}

fn is_latin(letter: char) -> bool {
    letter.is_ascii_alphabetic() || matches!(letter, '\u{c0}'..='\u{24f}' | 'ə' | 'ɵ')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Nearest;

    #[test]
    fn a_mixed_word_is_read_as_what_it_looks_like() {
        assert_eq!(mended("Cерік").as_deref(), Some("Серік"));
        assert_eq!(mended("Тоқaев").as_deref(), Some("Тоқаев"));
        assert_eq!(mended("Тokayev").as_deref(), Some("Tokayev"));
        assert_eq!(mended("Tokayev"), None);
        assert_eq!(mended("Токаев"), None);
        // Not a look-alike: a word made of two on purpose.
        assert_eq!(mended("Zийн"), None);
    }

    #[test]
    fn only_the_mixed_word_of_a_name_is_mended() {
        let hint = |name: &str| report(name).and_then(|problem| problem.advice(&mut Nearest::default()));
        assert_eq!(hint("Cерік (Serik) Нур-Cултан").as_deref(), Some("write `Серік (Serik) Нур-Султан`"));
        assert_eq!(hint("O'Ковалёв").as_deref(), Some("write `О'Ковалёв`"));
        // Words of two scripts side by side are no words of two scripts.
        assert_eq!(hint("Asia-Тур, Kaspi.kz-тің, IT-компания"), None);
    }
}
