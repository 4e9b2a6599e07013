//! Codes of languages: which there are, and which one is meant by a country's code or a word.
//!
//! A language that has two letters is written by them (RFC 5646, 2.2.1): `rus`, which libraries write, is `ru`. Codes of three letters that
//! have no two are taken as they are: there are thousands.

use std::sync::LazyLock;

/// A language that has a code of two letters.
struct Code {
    two: &'static str,
    three: Vec<&'static str>,
    names: Vec<&'static str>,
}

static CODES: LazyLock<Vec<Code>> = LazyLock::new(|| {
    let mut codes = Vec::new();
    for line in include_str!("iso-639.txt").lines() {
        if !line.starts_with('#') {
            codes.extend(Code::read(line));
        }
    }
    codes
});

impl Code {
    fn read(line: &'static str) -> Option<Code> {
        let (two, rest) = line.split_once(' ')?;
        let (three, names) = rest.split_once(' ')?;
        Some(Code { two, three: three.split(',').collect(), names: names.split("; ").collect() })
    }
}

/// Codes that are a country's and no language's, withdrawn codes, and what languages call themselves.
const MEANT: [(&str, &str); 53] = [
    ("kz", "kk"),
    ("ua", "uk"),
    ("jp", "ja"),
    ("cn", "zh"),
    ("tw", "zh"),
    ("hk", "zh"),
    ("cz", "cs"),
    ("dk", "da"),
    ("gr", "el"),
    ("rs", "sr"),
    ("al", "sq"),
    ("by", "be"),
    ("ge", "ka"),
    ("tj", "tg"),
    ("tm", "tk"),
    ("md", "ro"),
    ("at", "de"),
    ("gb", "en"),
    ("us", "en"),
    ("au", "en"),
    ("mx", "es"),
    ("il", "he"),
    ("ir", "fa"),
    ("pk", "ur"),
    ("bd", "bn"),
    ("eg", "ar"),
    ("iq", "ar"),
    ("sy", "ar"),
    ("vn", "vi"),
    ("iw", "he"),
    ("ji", "yi"),
    ("jw", "jv"),
    ("mo", "ro"),
    ("in", "hi"),
    ("farsi", "fa"),
    ("mandarin", "zh"),
    ("русский", "ru"),
    ("қазақ", "kk"),
    ("қазақша", "kk"),
    ("казахский", "kk"),
    ("українська", "uk"),
    ("украинский", "uk"),
    ("английский", "en"),
    ("кыргызча", "ky"),
    ("oʻzbekcha", "uz"),
    ("türkçe", "tr"),
    ("deutsch", "de"),
    ("français", "fr"),
    ("español", "es"),
    ("العربية", "ar"),
    ("فارسی", "fa"),
    ("中文", "zh"),
    ("日本語", "ja"),
];

/// The two letters of a language that is written by three, in small letters.
pub(super) fn two_letters(three: &str) -> Option<&'static str> {
    let code = CODES.iter().find(|code| code.three.contains(&three))?;
    Some(code.two)
}

/// Whether a first subtag is a language's, in small letters: one of the two letters that are assigned, or three.
pub fn is_code(subtag: &str) -> bool {
    subtag.len() == 3 || CODES.iter().any(|code| code.two == subtag)
}

/// All codes of two letters.
pub fn two_letter_codes() -> impl Iterator<Item = &'static str> {
    CODES.iter().map(|code| code.two)
}

/// The code that is meant by a country's code or by a word, with what the language is called in English.
pub fn meant_by(written: &str) -> Option<(&'static str, &'static str)> {
    let wanted = written.trim().to_lowercase();
    let first = wanted.split(['-', '_']).next().unwrap_or(&wanted);
    let by_name = |code: &&Code| code.names.iter().any(|name| name.to_lowercase() == wanted);
    let code = match MEANT.iter().find(|(other, _)| *other == wanted || *other == first) {
        Some((_, two)) => CODES.iter().find(|code| code.two == *two)?,
        None => CODES.iter().find(by_name)?,
    };
    Some((code.two, code.names[0]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_184_languages_with_two_letters() {
        assert_eq!(CODES.len(), 184);
        assert!(CODES.iter().all(|code| code.two.len() == 2 && !code.names.is_empty()));
    }

    #[test]
    fn three_letters_are_two_where_there_are_two() {
        for (three, two) in [("rus", "ru"), ("kaz", "kk"), ("ger", "de"), ("deu", "de"), ("chi", "zh"), ("per", "fa")] {
            assert_eq!(two_letters(three), Some(two));
        }
        assert_eq!(two_letters("ckb"), None);
    }

    #[test]
    fn a_country_or_a_word_means_a_language() {
        for (written, code) in
            [("kz", "kk"), ("UA", "uk"), ("Russian", "ru"), ("ENGLISH", "en"), ("қазақша", "kk"), ("kz-KZ", "kk")]
        {
            assert_eq!(meant_by(written).map(|(code, _)| code), Some(code), "{written}");
        }
        assert_eq!(meant_by("Klingon"), None);
    }
}
