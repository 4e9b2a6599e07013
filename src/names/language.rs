//! In which language the words of a text stand.
//!
//! Endings are tried by the language of the text, not of the form: `lang` of a form says where it comes from, and names travel.

use crate::value::Lang;

/// A language whose rules are known, or another one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Language {
    English,
    Russian,
    Ukrainian,
    Kazakh,
    Turkish,
    Uzbek,
    French,
    Spanish,
    Portuguese,
    Italian,
    German,
    Arabic,
    Hebrew,
    /// Hungarian, Chinese, Japanese, Korean and Vietnamese, of which nothing else is known here than that the surname stands first.
    SurnameFirst,
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
            "fr" => Language::French,
            "es" | "ca" | "gl" => Language::Spanish,
            "pt" => Language::Portuguese,
            "it" => Language::Italian,
            "de" => Language::German,
            "ar" => Language::Arabic,
            "he" | "iw" => Language::Hebrew,
            "hu" | "zh" | "ja" | "ko" | "vi" => Language::SurnameFirst,
            _ => Language::Other,
        }
    }

    /// Its BCP 47 tag, where forms of a name in it are worth telling from others.
    pub fn tag(self) -> Option<&'static str> {
        match self {
            Language::Russian => Some("ru"),
            Language::Ukrainian => Some("uk"),
            Language::Kazakh => Some("kk"),
            Language::Turkish => Some("tr"),
            Language::Uzbek => Some("uz"),
            Language::French => Some("fr"),
            Language::Spanish => Some("es"),
            Language::German => Some("de"),
            Language::Arabic => Some("ar"),
            Language::Hebrew => Some("he"),
            _ => None,
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
            Language::French => "French",
            Language::Spanish => "Spanish",
            Language::Portuguese => "Portuguese",
            Language::Italian => "Italian",
            Language::German => "German",
            Language::Arabic => "Arabic",
            Language::Hebrew => "Hebrew",
            Language::SurnameFirst | Language::Other => "another language",
        }
    }

    /// Whether a surname may stand before the given name without a comma.
    pub(super) fn writes_surname_first(self) -> bool {
        matches!(self, Language::Kazakh | Language::Russian | Language::Ukrainian | Language::SurnameFirst)
    }

    /// Whether any noun has a capital, so that a capital says nothing.
    pub fn has_capital_nouns(self) -> bool {
        self == Language::German
    }
}
