//! In which language the words of a text stand.
//!
//! Endings are tried by the language of the text, not of the form: `lang` of a form says where it comes from, and names travel.

use crate::value::Lang;

/// A language whose rules are known, or another one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    English,
    Russian,
    Ukrainian,
    Kazakh,
    Turkish,
    Uzbek,
    Other,
}

impl Language {
    /// Those that have endings.
    pub(super) const INFLECTED: [Language; 5] =
        [Language::Kazakh, Language::Russian, Language::Ukrainian, Language::Turkish, Language::Uzbek];

    pub fn of(lang: &Lang) -> Language {
        Language::of_tag(lang.language())
    }

    /// By the first subtag: `kk` of `kk-Cyrl`.
    pub(super) fn of_tag(tag: &str) -> Language {
        match tag.to_ascii_lowercase().as_str() {
            "en" => Language::English,
            "ru" => Language::Russian,
            "uk" => Language::Ukrainian,
            "kk" => Language::Kazakh,
            "tr" => Language::Turkish,
            "uz" => Language::Uzbek,
            _ => Language::Other,
        }
    }

    /// In English.
    pub fn name(self) -> &'static str {
        match self {
            Language::English => "English",
            Language::Russian => "Russian",
            Language::Ukrainian => "Ukrainian",
            Language::Kazakh => "Kazakh",
            Language::Turkish => "Turkish",
            Language::Uzbek => "Uzbek",
            Language::Other => "another language",
        }
    }
}
