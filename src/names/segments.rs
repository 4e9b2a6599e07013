//! Words of scripts that set no space between them. The only module that knows ICU's dictionaries (UAX 29).
//!
//! A name in Chinese or Japanese is found letter by letter, so that 习近平 would be found in 学习近平台 too. A dictionary says where words end there. It
//! knows few names, and cuts those that it does not know into single letters: their ends are ends of words all the same.

use std::cell::RefCell;
use std::ops::RangeInclusive;

use icu::segmenter::WordSegmenter;
use icu::segmenter::options::WordBreakInvariantOptions;

use crate::names::text::ReadText;
use crate::value::stands_alone;

/// Where words end in the line of a text that was asked for last: names are asked for in the order of the text.
#[derive(Default)]
pub(super) struct Segments {
    line: RefCell<Option<Line>>,
}

struct Line {
    words: RangeInclusive<usize>,
    /// In bytes of the text.
    ends: Vec<usize>,
}

impl Segments {
    /// Whether a dictionary has a word that goes on before or after some words of a text.
    pub(super) fn cut_through(&self, text: &ReadText, first: usize, last: usize) -> bool {
        let is_alone = |index: usize| text.word(index).chars().next().is_some_and(stands_alone);
        if !is_alone(first) && !is_alone(last) {
            return false;
        }
        let (start, end) = (text.words[first].start, text.words[last].end);
        let mut known = self.line.borrow_mut();
        let line = match known.take_if(|line| line.words.contains(&first)) {
            Some(line) => line,
            None => Line::new(text, first),
        };
        let line = known.insert(line);
        let is_end = |at: usize| line.ends.binary_search(&at).is_ok();
        !is_end(start) || !is_end(end)
    }
}

impl Line {
    fn new(text: &ReadText, index: usize) -> Line {
        let words = text.line(index);
        let (start, end) = (text.words[*words.start()].start, text.words[*words.end()].end);
        let segmenter = WordSegmenter::new_dictionary(WordBreakInvariantOptions::default());
        let ends = segmenter.segment_str(&text.text[start..end]).map(|at| start + at).collect();
        Line { words, ends }
    }
}
