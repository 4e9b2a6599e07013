//! Where the letters of a text stand in the file that it was read from.
//!
//! The body of an article stands in its file as it is. A value of front matter or JSON does not: its lines are folded, indents are taken
//! away, quotation marks and escapes are read. Here the value is laid beside what is written, letter by letter and white space apart, so that
//! what is found in it can be shown at its line and column.

use std::ops::Range;

use unicode_normalization::char::is_combining_mark;

use crate::input::unseen;
use crate::value::Located;
use crate::value::Source;
use crate::value::is_forbidden;

/// Leads from offsets in a text to offsets in its file.
#[derive(Debug, Clone)]
pub(super) struct Origins {
    /// Offsets at which the distance of the two changes, with the offset in the file. The first is that of the text's beginning.
    steps: Vec<(usize, usize)>,
}

impl Origins {
    /// A text that begins somewhere in its file and stands there as it is.
    pub(super) fn verbatim(start: usize) -> Origins {
        Origins { steps: vec![(0, start)] }
    }

    pub(super) fn of_value(value: &Located<String>, source: &Source) -> Origins {
        Origins::of_values(std::slice::from_ref(value), source)
    }

    /// Values with a blank line between them.
    pub(super) fn of_values(values: &[Located<String>], source: &Source) -> Origins {
        let mut origins = Origins { steps: Vec::new() };
        let mut start = 0;
        for value in values {
            let written = source.text.get(value.span.start..value.span.end).unwrap_or_default();
            // What is not to be recognised stands where the value begins.
            let steps = steps(&value.value, written).unwrap_or_else(|| vec![(0, 0)]);
            for (offset, at) in steps {
                origins.steps.push((start + offset, value.span.start + at));
            }
            start += value.value.len() + BETWEEN.len();
        }
        origins
    }

    pub(super) fn at(&self, offset: usize) -> usize {
        let step = self.steps.partition_point(|(start, _)| *start <= offset);
        let (start, origin) = step.checked_sub(1).map_or((offset, 0), |step| self.steps[step]);
        origin + offset - start
    }

    /// Those of the same text with some parts cut out of it.
    pub(super) fn without(&self, cuts: &[Range<usize>], length: usize) -> Origins {
        let mut steps = Vec::with_capacity(self.steps.len() + cuts.len());
        let mut start = 0;
        for range in unseen::kept(length, cuts) {
            if range.is_empty() {
                continue;
            }
            steps.push((start, self.at(range.start)));
            let first = self.steps.partition_point(|(step, _)| *step <= range.start);
            let end = self.steps.partition_point(|(step, _)| *step < range.end);
            for (step, origin) in &self.steps[first..end] {
                steps.push((start + step - range.start, *origin));
            }
            start += range.len();
        }
        Origins { steps }
    }

    /// The parts of a range that stand in the file as they are.
    pub(super) fn parts(&self, range: Range<usize>) -> impl Iterator<Item = Range<usize>> {
        let mut start = range.start;
        std::iter::from_fn(move || {
            let next = self.steps.partition_point(|(step, _)| *step <= start);
            let end = match self.steps.get(next) {
                Some((step, _)) => range.end.min(*step),
                None => range.end,
            };
            let part = std::mem::replace(&mut start, end)..end;
            if part.is_empty() { None } else { Some(part) }
        })
    }
}

/// What stands between two values that are one text.
pub(super) const BETWEEN: &str = "\n\n";

/// Where the distance between a value and what is written changes. `None` where the letters are not the same.
fn steps(value: &str, written: &str) -> Option<Vec<(usize, usize)>> {
    let mut written = letters(written);
    written.retain(|(_, letter)| !letter.is_whitespace() && !is_forbidden(*letter));
    let mut written = written.into_iter();
    let mut steps: Vec<(usize, usize)> = Vec::new();
    for (offset, letter) in value.char_indices() {
        if letter.is_whitespace() {
            continue;
        }
        let (at, other) = written.next()?;
        if other != letter {
            return None;
        }
        let is_expected = steps.last().is_some_and(|(start, origin)| at == origin + offset - start);
        // A letter and its marks are not taken apart.
        if !is_expected && !is_combining_mark(letter) {
            steps.push((offset, at));
        }
    }
    if steps.is_empty() { None } else { Some(steps) }
}

/// The letters that a scalar of YAML or JSON stands for, each with its place in what is written.
fn letters(written: &str) -> Vec<(usize, char)> {
    match written.chars().next() {
        Some('"') => unescaped(written),
        Some('\'') => unquoted(written),
        // The line of a block's indicator is none of its own.
        Some('|' | '>') => plain(written, written.find('\n').unwrap_or(written.len())),
        _ => plain(written, 0),
    }
}

/// The letters from a place on.
fn plain(written: &str, start: usize) -> Vec<(usize, char)> {
    written[start..].char_indices().map(|(at, letter)| (start + at, letter)).collect()
}

/// The letters between single quotation marks, of which two in a row stand for one: the first counts.
fn unquoted(written: &str) -> Vec<(usize, char)> {
    let inside = written[1..].strip_suffix('\'').unwrap_or(&written[1..]);
    let mut letters = Vec::new();
    let mut is_first = false;
    for (at, letter) in inside.char_indices() {
        is_first = letter == '\'' && !is_first;
        if letter != '\'' || is_first {
            letters.push((at + 1, letter));
        }
    }
    letters
}

/// The letters between quotation marks in which `\` begins an escape.
fn unescaped(written: &str) -> Vec<(usize, char)> {
    let mut letters = Vec::new();
    let mut rest = written.char_indices().skip(1).peekable();
    let mut high = None;
    while let Some((at, letter)) = rest.next() {
        if letter == '"' {
            break;
        }
        if letter != '\\' {
            letters.push((at, letter));
            continue;
        }
        let Some((_, escape)) = rest.next() else { break };
        let digits = match escape {
            'x' => 2,
            'u' => 4,
            'U' => 8,
            'n' | 't' | 'r' | 'b' | 'f' | '0' | '\n' | '\r' => {
                letters.push((at, ' '));
                continue;
            }
            _ => {
                letters.push((at, escape));
                continue;
            }
        };
        let mut code = 0_u32;
        for (_, digit) in rest.by_ref().take(digits) {
            code = (code << 4) | digit.to_digit(16).unwrap_or_default();
        }
        let (at, code) = match (high.take(), code) {
            // Two halves of a letter, as JSON writes those beyond the first plane.
            (_, 0xd800..=0xdbff) => {
                high = Some((at, code));
                continue;
            }
            (Some((at, high)), 0xdc00..=0xdfff) => (at, 0x1_0000 + ((high - 0xd800) << 10) + (code - 0xdc00)),
            (_, code) => (at, code),
        };
        if let Some(letter) = char::from_u32(code) {
            letters.push((at, letter));
        }
    }
    letters
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::FilePath;
    use crate::value::Span;

    /// What stands in the file where a value has a word.
    #[track_caller]
    fn check(written: &str, value: &str, word: &str) {
        let text = format!("summary: {written}\nnext: {word}\n");
        let span = Span::new(9, 9 + written.len());
        let source = Source { path: FilePath::new("content/articles/a.md"), text: text.as_str().into() };
        let origins = Origins::of_value(&Located { value: value.to_owned(), span }, &source);
        let at = origins.at(value.find(word).expect("a word of the value"));
        assert!(source.text[at..].starts_with(word), "{:?}", &source.text[at..]);
    }

    #[test]
    fn every_way_to_write_a_value_leads_back_to_its_letters() {
        check("Токаев в Алматы", "Токаев в Алматы", "Алматы");
        check("'It''s Almaty''s'", "It's Almaty's", "Almaty");
        check("\"a\\tb \\\"c\\\" \\u0416\\ud83d\\ude00 Almaty\"", "a\tb \"c\" Ж😀 Almaty", "Almaty");
        check("\"a \\\n  b Almaty\"", "a b Almaty", "Almaty");
        check(">-\n  a b\n  c Almaty\n", "a b c Almaty", "Almaty");
        check("|\n    a\n\n    b Almaty\n", "a\n\nb Almaty", "Almaty");
        check("a\n  b\n  Almaty", "a b Almaty", "Almaty");
    }

    #[test]
    fn what_is_not_recognised_stands_at_the_beginning_of_its_value() {
        let source = Source { path: FilePath::new("a.json"), text: "\"one\", *alias".into() };
        let value = |value: &str, start, end| Located { value: value.to_owned(), span: Span::new(start, end) };
        let origins = Origins::of_values(&[value("one", 0, 5), value("two", 7, 13)], &source);
        assert_eq!((origins.at(1), origins.at(5)), (2, 7));
        let parts: Vec<_> = origins.parts(1..7).collect();
        assert_eq!(parts, [1..5, 5..7]);
    }
}
