//! In which language the words of a text stand.

use std::ops::Range;

use crate::document::Element;
use crate::document::Prose;
use crate::document::Token;
use crate::value::Lang;

/// A language whose rules are known, or another one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::archive) enum Language {
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

    pub(in crate::archive) fn of(lang: &Lang) -> Language {
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

    pub(in crate::archive) fn name(self) -> &'static str {
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

/// The languages of a text: the page's, and those of passages in another one.
#[derive(Debug)]
pub(super) struct Languages {
    page: Language,
    /// Passages in the order in which they begin; an inner one comes after the one around it.
    passages: Vec<(Range<usize>, Language)>,
}

impl Languages {
    pub(super) fn of(prose: &Prose, page: Language) -> Languages {
        let mut passages: Vec<(Range<usize>, Language)> = Vec::new();
        // Each open element, with the passage that it begins.
        let mut open: Vec<Option<usize>> = Vec::new();
        let mut position = 0;
        for token in &prose.tokens {
            match token {
                Token::Open(Element::Phrase { lang: Some(lang) } | Element::Division { lang: Some(lang) }) => {
                    open.push(Some(passages.len()));
                    passages.push((position..position, Language::of(lang)));
                }
                Token::Open(_) => open.push(None),
                Token::Close => {
                    if let Some(Some(passage)) = open.pop() {
                        passages[passage].0.end = position;
                    }
                }
                Token::Text(range) | Token::Break(range) => position = range.end,
                _ => {}
            }
        }
        Languages { page, passages }
    }

    /// The language at a byte of the folded text; `original` leads to the text layer.
    pub(super) fn at(&self, offset: usize, original: &dyn Fn(usize) -> usize) -> Language {
        if self.passages.is_empty() {
            return self.page;
        }
        let offset = original(offset);
        // A passage begins where the text before it ended, which may be a line feed earlier.
        let inside = self.passages.iter().rev().find(|(range, _)| range.start <= offset && offset < range.end);
        inside.map_or(self.page, |(_, language)| *language)
    }
}
