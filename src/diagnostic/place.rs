//! Where problems stand: a range of a file, and its line and column for those who look.
//!
//! Why a problem holds a place and not its line: thousands of problems on one long line would be thousands of copies of it.
//! The text is shared with everybody who reads the file. Lines are counted where a problem is shown, once a file.

use std::cmp::Ordering;
use std::collections::HashMap;
use std::fmt;

use crate::value::FilePath;
use crate::value::Source;
use crate::value::Span;
use crate::value::Text;

/// Where a problem stands.
#[derive(Clone)]
pub struct Place {
    pub file: FilePath,
    /// Absent where the whole file is meant.
    spot: Option<Spot>,
}

#[derive(Clone)]
struct Spot {
    text: Text,
    /// On character boundaries, within one line.
    span: Span,
}

impl Place {
    /// A span of a file. A span over several lines is cut at the end of its first.
    pub fn new(source: &Source, span: Span) -> Place {
        let text = &source.text;
        let start = text.floor_char_boundary(span.start);
        let end = text.floor_char_boundary(span.end.max(start));
        let marked = &text[start..end];
        let line = marked.split('\n').next().unwrap_or_default().trim_end_matches('\r');
        let span = Span::new(start, start + line.len());
        Place { file: source.path.clone(), spot: Some(Spot { text: text.clone(), span }) }
    }

    /// A file as a whole.
    pub fn file(path: FilePath) -> Place {
        Place { file: path, spot: None }
    }

    /// Line and column. Reads the file up to there: [`Positions`] does it for many.
    pub fn position(&self) -> Option<Position> {
        let spot = self.spot.as_ref()?;
        Some(Lines::new(&spot.text).position(spot.span))
    }

    /// What stands there and around it.
    pub fn excerpt(&self) -> Option<Excerpt<'_>> {
        let spot = self.spot.as_ref()?;
        Some(Excerpt::new(&spot.text, spot.span))
    }

    fn span(&self) -> Option<Span> {
        Some(self.spot.as_ref()?.span)
    }
}

impl fmt::Debug for Place {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}:{:?}", self.file, self.span())
    }
}

/// By file and place in it; a file as a whole comes first. Two files of one path are one file.
impl Ord for Place {
    fn cmp(&self, other: &Place) -> Ordering {
        (&self.file, self.span()).cmp(&(&other.file, other.span()))
    }
}

impl PartialOrd for Place {
    fn partial_cmp(&self, other: &Place) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Place {
    fn eq(&self, other: &Place) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Place {}

/// A place as editors count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position {
    /// From 1.
    pub line: usize,
    /// From 1, in code points; a byte order mark is none.
    pub column: usize,
    /// Code points that the problem covers, at least one.
    pub width: usize,
}

/// Positions of many places; the lines of each file are counted once.
#[derive(Default)]
pub struct Positions<'a> {
    /// By the address of the text.
    files: HashMap<*const u8, Lines<'a>>,
}

impl<'a> Positions<'a> {
    pub fn of(&mut self, place: &'a Place) -> Option<Position> {
        let spot = place.spot.as_ref()?;
        let lines = self.files.entry(spot.text.as_ptr()).or_insert_with(|| Lines::new(&spot.text));
        Some(lines.position(spot.span))
    }
}

/// Where the lines of a text begin, and how many code points stand before every so many bytes.
struct Lines<'a> {
    text: &'a str,
    starts: Vec<usize>,
    marks: Vec<usize>,
}

/// Bytes between two marks.
const STEP: usize = 1024;

impl<'a> Lines<'a> {
    fn new(text: &'a str) -> Lines<'a> {
        let mut starts = vec![0];
        for (at, _) in text.match_indices('\n') {
            starts.push(at + 1);
        }
        let mut marks = vec![0];
        let mut count = 0;
        for step in text.as_bytes().chunks(STEP) {
            count += letters(step);
            marks.push(count);
        }
        Lines { text, starts, marks }
    }

    fn position(&self, span: Span) -> Position {
        let line = self.starts.partition_point(|start| *start <= span.start);
        let line_start = self.starts[line - 1];
        let mark = self.text[line_start..].starts_with('\u{feff}') && span.start > line_start;
        Position {
            line,
            column: self.before(span.start) - self.before(line_start) - usize::from(mark) + 1,
            width: (self.before(span.end) - self.before(span.start)).max(1),
        }
    }

    /// Code points before a byte.
    fn before(&self, offset: usize) -> usize {
        let step = offset / STEP;
        self.marks[step] + letters(&self.text.as_bytes()[step * STEP..offset])
    }
}

/// Code points that begin in some bytes.
fn letters(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| (**byte as i8) >= -0x40).count()
}

/// Most letters of a line that are shown.
const LONGEST: usize = 200;

/// The line of a problem with the marked part of it; of a long line what stands around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Excerpt<'a> {
    pub text: &'a str,
    /// In bytes of the excerpt.
    pub start: usize,
    pub end: usize,
}

impl<'a> Excerpt<'a> {
    fn new(text: &'a str, span: Span) -> Excerpt<'a> {
        let before = tail_of_line(&text[..span.start], LONGEST);
        let after = head_of_line(&text[span.start..], LONGEST);
        let is_whole = before.chars().count() + after.chars().count() <= LONGEST;
        let before = if is_whole { before } else { tail_of_line(before, LONGEST / 2) };
        let after = if is_whole { after } else { head_of_line(after, LONGEST - before.chars().count()) };
        // A byte order mark is no letter of the line.
        let before = before.trim_start_matches('\u{feff}');
        let line = if before.is_empty() { after.trim_start_matches('\u{feff}') } else { after };
        let (from, to) = (span.start + after.len() - line.len(), span.start + after.len());
        let text = text[from - before.len()..to].trim_end_matches('\r');
        let start = before.len().min(text.len());
        // What covers no letter is shown at the next one.
        let letter = text[start..].chars().next().map_or(0, char::len_utf8);
        let marked = span.end.min(to).saturating_sub(from).max(letter);
        Excerpt { text, start, end: (start + marked).min(text.len()) }
    }
}

/// The last letters of a text, at most so many, back to the beginning of their line.
fn tail_of_line(text: &str, most: usize) -> &str {
    let mut start = text.len();
    for (at, letter) in text.char_indices().rev().take(most) {
        if letter == '\n' {
            break;
        }
        start = at;
    }
    &text[start..]
}

/// The first letters of a text, at most so many, to the end of their line.
fn head_of_line(text: &str, most: usize) -> &str {
    for (count, (at, letter)) in text.char_indices().enumerate() {
        if count == most || letter == '\n' {
            return &text[..at];
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(text: &str) -> Source {
        Source { path: FilePath::new("x.md"), text: text.into() }
    }

    fn excerpt(text: &str, marked: &str) -> (String, String) {
        let start = text.find(marked).expect("in the text");
        let place = Place::new(&source(text), Span::new(start, start + marked.len()));
        let Excerpt { text, start, end } = place.excerpt().expect("a span");
        (text.to_owned(), text[start..end].to_owned())
    }

    #[test]
    fn a_place_counts_lines_and_code_points() {
        let source = source("\u{feff}a: б\r\nәб: қате\r\n");
        let start = source.text.find("қате").expect("in the text");
        let place = Place::new(&source, Span::new(start, start + "қате\r\nmore".len()));
        assert_eq!(place.position(), Some(Position { line: 2, column: 5, width: 4 }));
        assert_eq!(place.excerpt().map(|excerpt| excerpt.text), Some("әб: қате"));
        let first = Place::new(&source, Span::new(3, 4));
        assert_eq!(first.position(), Some(Position { line: 1, column: 1, width: 1 }));
        assert_eq!(first.excerpt().map(|excerpt| excerpt.text), Some("a: б"));
        let mark = Place::new(&source, Span::new(0, 3));
        assert_eq!(mark.position(), Some(Position { line: 1, column: 1, width: 1 }));
        assert_eq!(mark.excerpt().map(|excerpt| (excerpt.text, excerpt.end)), Some(("a: б", 1)));
    }

    #[test]
    fn positions_are_right_on_either_side_of_every_mark() {
        let text = "қaз\n".repeat(STEP);
        let source = source(&text);
        let places: Vec<Place> = text.char_indices().map(|(at, _)| Place::new(&source, Span::new(at, at))).collect();
        let mut positions = Positions::default();
        for (index, place) in places.iter().enumerate() {
            let expected = Position { line: index / 4 + 1, column: index % 4 + 1, width: 1 };
            assert_eq!(positions.of(place), Some(expected));
        }
        assert_eq!(positions.files.len(), 1);
    }

    #[test]
    fn of_a_long_line_the_part_around_the_problem_is_shown() {
        assert_eq!(excerpt("a\nb НЕТ в\r\nc", "НЕТ"), ("b НЕТ в".to_owned(), "НЕТ".to_owned()));
        let (text, marked) = excerpt(&format!("{}НЕТ{}", "а".repeat(5000), "б".repeat(5000)), "НЕТ");
        assert_eq!((text.chars().count(), marked.as_str()), (LONGEST, "НЕТ"));
        let (text, _) = excerpt(&format!("НЕТ{}", "б".repeat(5000)), "НЕТ");
        assert_eq!((text.chars().count(), text.starts_with("НЕТ")), (LONGEST, true));
    }
}
