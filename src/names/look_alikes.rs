//! Letters of one script that look like letters of another.
//!
//! `Cерік` with a Latin `C` cannot be told from `Серік` by eye, and no search finds it. Such a word of a text is read as what it looks like,
//! and reported, so that it gets mended. A registered form with such a letter is reported and not mended: what an editor has written is
//! what is looked for.

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

/// What a name looks like, where a word of it has letters of two scripts.
pub fn mended_name(name: &str) -> Option<String> {
    let is_between = |letter: char| !letter.is_alphanumeric() && !matches!(letter, '\'' | '’' | '‘');
    let mut whole = String::new();
    let mut is_mixed = false;
    for run in name.split_inclusive(is_between) {
        let word = run.trim_end_matches(is_between);
        let mended = mended(word);
        is_mixed |= mended.is_some();
        whole.push_str(mended.as_deref().unwrap_or(word));
        whole.push_str(&run[word.len()..]);
    }
    is_mixed.then_some(whole)
}

/// What a word of mixed scripts looks like: all Cyrillic if that is possible, else all Latin. `None` where it is not mixed.
pub(super) fn mended(word: &str) -> Option<String> {
    // Most words have neither a Latin letter nor the first byte of a schwa.
    if !word.bytes().any(|byte| byte.is_ascii_alphabetic() || byte == 0xc9)
        || !word.chars().any(is_cyrillic)
        || !word.chars().any(is_latin)
    {
        return None;
    }
    let whole: Option<String> = word.chars().map(as_cyrillic).collect();
    whole.or_else(|| word.chars().map(as_latin).collect())
}

fn as_cyrillic(letter: char) -> Option<char> {
    match is_latin(letter) {
        true => PAIRS.iter().find(|(latin, _)| *latin == letter).map(|(_, cyrillic)| *cyrillic),
        false => Some(letter),
    }
}

fn as_latin(letter: char) -> Option<char> {
    match is_cyrillic(letter) {
        true => PAIRS.iter().find(|(_, cyrillic)| *cyrillic == letter).map(|(latin, _)| *latin),
        false => Some(letter),
    }
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
        assert_eq!(mended_name("Cерік (Serik) Нур-Cултан").as_deref(), Some("Серік (Serik) Нур-Султан"));
        assert_eq!(mended_name("O'Ковалёв").as_deref(), Some("О'Ковалёв"));
        // Words of two scripts side by side are no words of two scripts.
        assert_eq!(mended_name("Asia-Тур, Kaspi.kz-тің, IT-компания"), None);
    }
}
