//! A text cut into what names are made of: words, with those that a hyphen joins to one (Kassym-Jomart, Нур-Султан) in one piece.

use std::ops::Range;

use crate::names::language::Language;
use crate::names::words::begins_with_capital;
use crate::names::words::is_capitals;
use crate::names::words::words;

/// A word, or several that hyphens join.
#[derive(Debug, Clone)]
pub(super) struct Piece<'t> {
    pub text: &'t str,
    /// In bytes of the folded text.
    pub range: Range<usize>,
    /// What stands before it.
    pub gap: &'t str,
    pub is_capital: bool,
    /// Registered, or no prose: no part of a stranger.
    pub is_known: bool,
    /// In a headline every word has a capital.
    pub is_in_headline: bool,
    pub language: Language,
}

impl Piece<'_> {
    /// A single letter, as names are shortened to.
    pub(super) fn is_initial(&self) -> bool {
        self.is_capital && self.text.chars().count() == 1
    }

    /// Whether a sentence, a line or a quotation begins with it.
    pub(super) fn begins_sentence(&self) -> bool {
        self.gap.is_empty()
            || self.gap.contains(['.', '!', '?', ':', ';', '\n', '"', '(', '…', '—', '¿', '¡', '•', '|'])
    }

    /// Whether it goes on from the piece before without anything between but a space.
    pub(super) fn follows(&self) -> bool {
        self.gap == " "
    }
}

/// Cuts a folded text. `is_known` says of a range of it whether it is registered or no prose, `language_at` in which language a place is.
pub(super) fn cut<'t>(
    text: &'t str,
    mut is_known: impl FnMut(Range<usize>) -> bool,
    language_at: impl Fn(usize) -> Language,
) -> Vec<Piece<'t>> {
    let mut pieces: Vec<Piece<'t>> = Vec::new();
    for word in words(text) {
        let written = &text[word.start..word.end];
        if let Some(last) = pieces.last_mut()
            && &text[last.range.end..word.start] == "-"
            && last.is_capital
            && !last.is_initial()
        {
            last.range.end = word.end;
            last.text = &text[last.range.clone()];
            continue;
        }
        let gap = &text[pieces.last().map_or(0, |last| last.range.end)..word.start];
        pieces.push(Piece {
            text: written,
            range: word.start..word.end,
            gap,
            is_capital: begins_with_capital(written),
            is_known: false,
            is_in_headline: false,
            language: in_script(language_at(word.start), written),
        });
    }
    for piece in &mut pieces {
        // Spanish-speaking, government-wide: a word of the language.
        let is_word = piece
            .text
            .rsplit_once('-')
            .is_some_and(|(_, last)| last.starts_with(|first: char| first.is_ascii_lowercase()));
        piece.is_capital &= !is_word;
        piece.is_known = is_known(piece.range.clone());
    }
    mark_headlines(text, &mut pieces);
    pieces
}

/// The language of a word in letters that the text's language is not written in: only what its letters say.
fn in_script(language: Language, word: &str) -> Language {
    let is_cyrillic = word.chars().any(|letter| matches!(letter, '\u{400}'..='\u{52f}'));
    let is_of_cyrillic =
        matches!(language, Language::Russian | Language::Ukrainian | Language::Kazakh | Language::Uzbek);
    if is_cyrillic && !is_of_cyrillic {
        return match word {
            _ if word.contains(['ә', 'ғ', 'қ', 'ң', 'ө', 'ұ', 'ү', 'һ', 'Ә', 'Ғ', 'Қ', 'Ө', 'Ұ', 'Ү']) => {
                Language::Kazakh
            }
            _ if word.contains(['ї', 'є', 'ґ', 'Ї', 'Є']) => Language::Ukrainian,
            _ => Language::Russian,
        };
    }
    let is_latin = !is_cyrillic && word.chars().any(|letter| letter.is_alphabetic() && u32::from(letter) < 0x250);
    let is_of_other_letters =
        matches!(language, Language::Russian | Language::Ukrainian | Language::Arabic | Language::Hebrew);
    if is_latin && is_of_other_letters { Language::Other } else { language }
}

/// So many words a headline has at least.
const FEWEST: usize = 5;

/// Marks lines of which nearly every longer word has a capital.
fn mark_headlines(text: &str, pieces: &mut [Piece]) {
    let mut start = 0;
    while start < pieces.len() {
        let rest = pieces[start + 1..].iter().position(|piece| piece.gap.contains('\n'));
        let end = rest.map_or(pieces.len(), |length| start + 1 + length);
        let behind = &text[pieces[end - 1].range.end..];
        let is_sentence = behind.trim_start_matches(['"', ')']).starts_with(['.', '!', '?', '…']);
        let line = &mut pieces[start..end];
        if is_headline(line, is_sentence) {
            line.iter_mut().for_each(|piece| piece.is_in_headline = true);
        }
        start = end;
    }
}

fn is_headline(line: &[Piece], is_sentence: bool) -> bool {
    let has_sentences = is_sentence || line.iter().skip(1).any(|piece| piece.gap.starts_with(['.', '!', '?']));
    let mut long = 0;
    let mut capital = 0;
    let mut shouted = 0;
    for piece in line.iter().filter(|piece| piece.text.chars().count() > 3) {
        long += 1;
        capital += usize::from(piece.is_capital);
        shouted += usize::from(is_capitals(piece.text));
    }
    let is_shouted = long >= 3 && shouted * 5 > long * 4;
    let is_titled = long >= FEWEST && capital * 4 > long * 3;
    is_shouted || is_titled && !has_sentences
}
