//! Scripts: which one a text is in, and in which ones a language is written (Unicode blocks; ISO 15924 for tags).

use crate::value::lang::Lang;

/// A script that texts of an archive are told apart by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Script {
    Latin,
    Greek,
    Cyrillic,
    Armenian,
    Hebrew,
    Arabic,
    Syriac,
    Thaana,
    Devanagari,
    Bengali,
    Gurmukhi,
    Gujarati,
    Odia,
    Tamil,
    Telugu,
    Kannada,
    Malayalam,
    Sinhala,
    Thai,
    Lao,
    Tibetan,
    Burmese,
    Georgian,
    Hangul,
    Ethiopic,
    Khmer,
    Mongolian,
    Kana,
    Han,
}

use Script::Arabic;
use Script::Cyrillic;
use Script::Devanagari;
use Script::Han;
use Script::Kana;
use Script::Latin;

/// Where the letters of each script stand, in order.
const BLOCKS: [(u32, u32, Script); 43] = [
    (0x41, 0x24f, Latin),
    (0x250, 0x2af, Latin),
    (0x370, 0x3ff, Script::Greek),
    (0x400, 0x52f, Cyrillic),
    (0x530, 0x58f, Script::Armenian),
    (0x590, 0x5ff, Script::Hebrew),
    (0x600, 0x6ff, Arabic),
    (0x700, 0x74f, Script::Syriac),
    (0x750, 0x77f, Arabic),
    (0x780, 0x7bf, Script::Thaana),
    (0x8a0, 0x8ff, Arabic),
    (0x900, 0x97f, Devanagari),
    (0x980, 0x9ff, Script::Bengali),
    (0xa00, 0xa7f, Script::Gurmukhi),
    (0xa80, 0xaff, Script::Gujarati),
    (0xb00, 0xb7f, Script::Odia),
    (0xb80, 0xbff, Script::Tamil),
    (0xc00, 0xc7f, Script::Telugu),
    (0xc80, 0xcff, Script::Kannada),
    (0xd00, 0xd7f, Script::Malayalam),
    (0xd80, 0xdff, Script::Sinhala),
    (0xe00, 0xe7f, Script::Thai),
    (0xe80, 0xeff, Script::Lao),
    (0xf00, 0xfff, Script::Tibetan),
    (0x1000, 0x109f, Script::Burmese),
    (0x10a0, 0x10ff, Script::Georgian),
    (0x1100, 0x11ff, Script::Hangul),
    (0x1200, 0x139f, Script::Ethiopic),
    (0x1780, 0x17ff, Script::Khmer),
    (0x1800, 0x18af, Script::Mongolian),
    (0x1c80, 0x1c8f, Cyrillic),
    (0x1c90, 0x1cbf, Script::Georgian),
    (0x1e00, 0x1eff, Latin),
    (0x1f00, 0x1fff, Script::Greek),
    (0x2de0, 0x2dff, Cyrillic),
    (0x3041, 0x30ff, Kana),
    (0x3130, 0x318f, Script::Hangul),
    (0x3400, 0x9fff, Han),
    (0xa640, 0xa69f, Cyrillic),
    (0xac00, 0xd7af, Script::Hangul),
    (0xf900, 0xfaff, Han),
    (0xfb50, 0xfdff, Arabic),
    (0x20000, 0x3ffff, Han),
];

/// Languages that are not written in Latin letters only.
const LANGUAGES: [(&str, &[Script]); 32] = [
    ("ru be bg mk ky tg tt ba ce cv os av ab kv cu uk", &[Cyrillic]),
    ("kk", &[Cyrillic, Latin, Arabic]),
    ("sr uz az tk bs hr mo ro", &[Latin, Cyrillic]),
    ("mn", &[Cyrillic, Script::Mongolian]),
    ("el", &[Script::Greek]),
    ("hy", &[Script::Armenian]),
    ("he yi", &[Script::Hebrew]),
    ("ar fa ur ps", &[Arabic]),
    ("ug", &[Arabic, Cyrillic, Latin]),
    ("ku ha ms", &[Latin, Arabic]),
    ("sd ks", &[Arabic, Devanagari]),
    ("dv", &[Script::Thaana]),
    ("hi mr ne sa", &[Devanagari]),
    ("bn as", &[Script::Bengali]),
    ("pa", &[Script::Gurmukhi, Arabic]),
    ("gu", &[Script::Gujarati]),
    ("or", &[Script::Odia]),
    ("ta", &[Script::Tamil]),
    ("te", &[Script::Telugu]),
    ("kn", &[Script::Kannada]),
    ("ml", &[Script::Malayalam]),
    ("si", &[Script::Sinhala]),
    ("th", &[Script::Thai]),
    ("lo", &[Script::Lao]),
    ("my", &[Script::Burmese]),
    ("km", &[Script::Khmer]),
    ("bo dz", &[Script::Tibetan]),
    ("ka", &[Script::Georgian]),
    ("ko", &[Script::Hangul, Han]),
    ("am ti", &[Script::Ethiopic]),
    ("zh", &[Han]),
    ("ja", &[Kana, Han]),
];

/// A text of fewer letters is no text in a script.
const LEAST: usize = 30;

impl Script {
    /// The script of a letter, where it is a letter of one of them.
    pub fn of(letter: char) -> Option<Script> {
        if letter.is_ascii() {
            return if letter.is_ascii_alphabetic() { Some(Latin) } else { None };
        }
        let code = u32::from(letter);
        if matches!(code, 0x400..=0x481 | 0x48a..=0x52f) {
            return Some(Cyrillic);
        }
        let next = BLOCKS.partition_point(|(start, ..)| *start <= code);
        let (_, end, script) = BLOCKS[next.checked_sub(1)?];
        if code <= end && letter.is_alphabetic() { Some(script) } else { None }
    }

    /// The script of most letters of a text, which comes in parts, where it has enough of them.
    pub fn of_text<'t>(parts: impl Iterator<Item = &'t str>) -> Option<Script> {
        let mut counts = [0_usize; Han as usize + 1];
        let mut scripts = [None; Han as usize + 1];
        for part in parts {
            let latin = part.bytes().filter(u8::is_ascii_alphabetic).count();
            counts[Latin as usize] += latin;
            scripts[Latin as usize] = Some(Latin);
            let others = if part.is_ascii() { "" } else { part };
            for script in others.chars().filter(|letter| !letter.is_ascii()).filter_map(Script::of) {
                counts[script as usize] += 1;
                scripts[script as usize] = Some(script);
            }
        }
        let all: usize = counts.iter().sum();
        let most = (0..counts.len()).max_by_key(|index| counts[*index])?;
        if all >= LEAST && counts[most] * 2 > all { scripts[most] } else { None }
    }

    pub fn name(self) -> String {
        format!("{self:?}")
    }
}

/// The scripts that a language is written in, where that is known: its tag may say another.
pub fn scripts_of(lang: &Lang) -> Option<&'static [Script]> {
    let is_script = |subtag: &&str| subtag.len() == 4 && !subtag.starts_with(|c: char| c.is_ascii_digit());
    if let Some(script) = lang.as_str().split('-').skip(1).find(is_script) {
        let (_, scripts) = CODES.iter().find(|(code, _)| code.eq_ignore_ascii_case(script))?;
        return Some(scripts);
    }
    let language = lang.language().to_ascii_lowercase();
    if language.len() != 2 {
        return None;
    }
    for (languages, scripts) in LANGUAGES {
        if languages.split(' ').any(|other| other == language) {
            return Some(scripts);
        }
    }
    Some(&[Latin])
}

/// What the commonest codes of scripts mean (ISO 15924); a tag with another one is believed.
const CODES: [(&str, &[Script]); 12] = [
    ("Latn", &[Latin]),
    ("Cyrl", &[Cyrillic]),
    ("Arab", &[Arabic]),
    ("Grek", &[Script::Greek]),
    ("Hebr", &[Script::Hebrew]),
    ("Armn", &[Script::Armenian]),
    ("Geor", &[Script::Georgian]),
    ("Deva", &[Devanagari]),
    ("Hans", &[Han]),
    ("Hant", &[Han]),
    ("Jpan", &[Kana, Han]),
    ("Kore", &[Script::Hangul, Han]),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_stand_in_order() {
        assert!(BLOCKS.windows(2).all(|pair| pair[0].1 < pair[1].0));
    }

    #[test]
    fn most_letters_decide() {
        let script = |text: &str| Script::of_text(std::iter::once(text));
        assert_eq!(script("Касым-Жомарт Токаев said in Almaty"), None);
        assert_eq!(script("Президент Касым-Жомарт Токаев (Tokayev)"), Some(Cyrillic));
        assert_eq!(script("قال الرئيس قاسم جومارت توكاييف اليوم"), Some(Arabic));
        assert_eq!(script("東京で記者会見が開かれ、首相が質問に答えた。大勢が集まった。警察官が見守った。"), Some(Han));
        assert_eq!(script("2022: 230"), None);
    }

    #[test]
    fn a_tag_may_name_its_script() {
        let scripts = |tag: &str| Lang::parse(tag).and_then(|lang| scripts_of(&lang));
        assert_eq!(scripts("ru"), Some(&[Cyrillic][..]));
        assert_eq!(scripts("fr-CA"), Some(&[Latin][..]));
        assert_eq!(scripts("ru-Latn"), Some(&[Latin][..]));
        assert_eq!(scripts("kk-Brai"), None);
        assert_eq!(scripts("ckb"), None);
    }
}
