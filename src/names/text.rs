//! Texts: as they are given, and as they are read.

use std::cell::Cell;
use std::cell::OnceCell;
use std::ops::Range;
use std::ops::RangeInclusive;

use crate::names::fold::Folded;
use crate::names::language::Language;
use crate::names::lexicon::Reading;
use crate::names::words::Word;
use crate::names::words::begins_with_capital;
use crate::names::words::words;
use crate::value::Date;
use crate::value::QuickSet;

/// A text to be searched.
#[derive(Debug, Clone, Copy, Hash)]
pub struct Text<'a> {
    pub text: &'a str,
    /// Ranges in which no name is looked for, sorted by where they begin: code, addresses, what an editor has linked.
    pub opaque: &'a [Range<usize>],
    pub language: Language,
    /// Parts in another language, in the order in which they begin; an inner one comes after the one around it.
    pub passages: &'a [Passage],
    /// When it was published, for roles.
    pub date: Option<Date>,
}

/// A part of a text in another language.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Passage {
    /// In bytes of the text.
    pub range: Range<usize>,
    pub language: Language,
}

impl<'a> Text<'a> {
    /// A text in one language with nothing opaque in it and of no date.
    pub fn plain(text: &'a str, language: Language) -> Text<'a> {
        Text { text, opaque: &[], language, passages: &[], date: None }
    }
}

/// The passages around a place that moves on through a text.
struct Around<'a> {
    text: &'a Text<'a>,
    begun: usize,
    /// Those that have begun and may go on, an inner one behind the one around it.
    open: Vec<&'a Passage>,
}

impl<'a> Around<'a> {
    fn new(text: &'a Text<'a>) -> Around<'a> {
        Around { text, begun: 0, open: Vec::new() }
    }

    fn language_at(&mut self, offset: usize) -> Language {
        let Text { passages, language, .. } = *self.text;
        // A passage begins where the text before it ended, which may be a line feed earlier.
        while let Some(next) = passages.get(self.begun).filter(|next| next.range.start <= offset) {
            self.open.push(next);
            self.begun += 1;
        }
        while self.open.pop_if(|passage| passage.range.end <= offset).is_some() {}
        self.open.last().map_or(language, |passage| passage.language)
    }
}

/// From so many walks through the words of a text on it is worth gathering those that begin with a small letter.
const OFTEN: usize = 8;

/// So many words of a sentence are asked on each side of a name: a text may be one of a million.
const SENTENCE: usize = 24;

/// A folded text, cut into words that have been read.
pub(super) struct ReadText<'a> {
    pub text: &'a str,
    pub words: Vec<Word>,
    /// Of all words; most have none.
    readings: Vec<Reading>,
    /// Where those of each word end.
    ends: Vec<u32>,
    language: Language,
    /// Of each word, in a text of several.
    languages: Vec<Language>,
    /// Turns away most of the words that do not stand in the text.
    marks: OnceCell<Marks>,
    /// Words that begin with a small letter, once they have been looked for often.
    small: OnceCell<QuickSet<&'a str>>,
    /// How often that was.
    walks: Cell<usize>,
}

impl<'a> ReadText<'a> {
    /// Cuts a folded text into words and reads each in its language.
    pub(super) fn new(
        folded: &'a Folded,
        text: &Text,
        read: impl Fn(&str, Language, &mut Vec<Reading>),
    ) -> ReadText<'a> {
        let words = words(&folded.text);
        let (mut readings, mut languages) = (Vec::new(), Vec::new());
        let mut ends = Vec::with_capacity(words.len());
        let mut around = Around::new(text);
        for word in &words {
            let mut language = text.language;
            if !text.passages.is_empty() {
                language = around.language_at(folded.original(word.start));
                languages.push(language);
            }
            read(&folded.text[word.start..word.end], language, &mut readings);
            ends.push(u32::try_from(readings.len()).expect("fewer readings than four billion"));
        }
        let (text, language) = (&*folded.text, text.language);
        let (marks, small, walks) = (OnceCell::new(), OnceCell::new(), Cell::new(0));
        ReadText { text, words, readings, ends, language, languages, marks, small, walks }
    }

    /// Every way to read a word.
    pub(super) fn readings(&self, index: usize) -> &[Reading] {
        let start = index.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.readings[start as usize..self.ends[index] as usize]
    }

    pub(super) fn language(&self, index: usize) -> Language {
        self.languages.get(index).copied().unwrap_or(self.language)
    }

    /// Whether some of the text is in such a language.
    pub(super) fn has_language(&self, is_such: impl Fn(Language) -> bool) -> bool {
        is_such(self.language) || self.languages.iter().any(|language| is_such(*language))
    }

    pub(super) fn word(&self, index: usize) -> &'a str {
        &self.text[self.words[index].start..self.words[index].end]
    }

    /// What stands between a word and the next one.
    pub(super) fn gap(&self, index: usize) -> Option<&'a str> {
        Some(&self.text[self.words[index].end..self.words.get(index + 1)?.start])
    }

    /// The words of the line that a word stands in.
    pub(super) fn line(&self, index: usize) -> RangeInclusive<usize> {
        self.around(index, usize::MAX, |gap| gap.contains('\n'))
    }

    /// The words of its sentence, as far as full stops tell; of a long one those near by.
    pub(super) fn sentence(&self, index: usize) -> RangeInclusive<usize> {
        self.around(index, SENTENCE, |gap| gap.contains(['\n', '.', '!', '?', ':', ';', '…']))
    }

    /// So many words on both sides of one at most, up to a gap of some kind.
    fn around(&self, index: usize, most: usize, is_end: impl Fn(&str) -> bool) -> RangeInclusive<usize> {
        let is_inside = |index: &usize| self.gap(*index).is_some_and(|gap| !is_end(gap));
        let before = (0..index).rev().take(most).take_while(is_inside).count();
        let after = (index..self.words.len()).take(most).take_while(is_inside).count();
        index - before..=index + after
    }

    /// Whether a word stands somewhere in the text with a small letter.
    pub(super) fn has_in_small(&self, word: &str) -> bool {
        let marks = self.marks.get_or_init(|| Marks::new(self.all_words()));
        if !marks.may_have(word) || begins_with_capital(word) {
            return false;
        }
        self.walks.set(self.walks.get() + 1);
        // To look through the words for one is a tenth of the work of gathering them all, and few texts ask for more than that.
        if self.walks.get() <= OFTEN {
            return self.all_words().any(|other| other == word);
        }
        self.small.get_or_init(|| self.all_words().filter(|word| !begins_with_capital(word)).collect()).contains(word)
    }

    pub(super) fn all_words(&self) -> impl ExactSizeIterator<Item = &'a str> {
        (0..self.words.len()).map(|index| self.word(index))
    }

    /// The next word, where only a space stands between.
    pub(super) fn next(&self, index: usize) -> Option<&'a str> {
        (self.gap(index) == Some(" ")).then(|| self.word(index + 1))
    }

    /// The word before, where only a space stands between.
    pub(super) fn before(&self, index: usize) -> Option<&'a str> {
        let before = index.checked_sub(1)?;
        (self.gap(before) == Some(" ")).then(|| self.word(before))
    }
}

/// A set of words by their first and last letters: false alarms are possible, misses are not.
pub(super) struct Marks(Vec<u64>);

/// So many marks there are for each word.
const MARKS: usize = 8;

impl Marks {
    pub(super) fn new<'a>(words: impl ExactSizeIterator<Item = &'a str>) -> Marks {
        let mut marks = Marks(vec![0; (words.len() * MARKS / 64 + 1).next_power_of_two()]);
        for word in words {
            let (block, bit) = marks.of(word);
            marks.0[block] |= bit;
        }
        marks
    }

    pub(super) fn may_have(&self, word: &str) -> bool {
        let (block, bit) = self.of(word);
        self.0[block] & bit != 0
    }

    fn of(&self, word: &str) -> (usize, u64) {
        let bytes = word.as_bytes();
        let first = bytes.first_chunk().copied().map_or(0, u32::from_le_bytes);
        let last = bytes.last_chunk().copied().map_or_else(|| short(bytes), u32::from_le_bytes);
        let letters = u64::from(first) << 32 | u64::from(last);
        let hash = (letters ^ bytes.len() as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        // The higher bits depend on all letters.
        ((hash >> 32) as usize & (self.0.len() - 1), 1 << (hash >> 58))
    }
}

/// A word of fewer than four bytes as a number.
fn short(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0, |number, byte| number << 8 | u32::from(*byte))
}
