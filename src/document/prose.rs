//! A text as a tree with one text layer beside it.
//!
//! The tree is a flat run of tokens: elements open and close, and [`Token::Text`] stands for a range of the layer. The
//! layer is the visible text, normalised: NFC, without soft hyphens, each run of white space one space, blocks ended by a line
//! feed. It is never rewritten; what is found in it is kept as ranges of its bytes.

use std::ops::Range;

use unicode_normalization::IsNormalized;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::is_nfc_quick;

use crate::document::origins::Origins;
use crate::value::Lang;
use crate::value::Located;
use crate::value::Source;
use crate::value::Span;
use crate::value::is_forbidden;
use crate::value::is_sign;

/// A parsed text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Prose {
    /// The text layer.
    pub text: String,
    pub tokens: Vec<Token>,
    /// Destinations of links and pictures, as written; tokens refer to them by index.
    pub links: Vec<Link>,
    /// Ranges of the layer in which no name is looked for: code and addresses. Sorted.
    pub opaque: Vec<Range<usize>>,
    /// Where runs of text begin: an offset in the layer, the offset in the file.
    origins: Vec<(usize, usize)>,
}

/// A step through the tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Token {
    Open(Element),
    Close,
    /// A range of the text layer in bytes.
    Text(Range<usize>),
    /// A line break, which is one space of the text layer.
    Break(Range<usize>),
    Rule,
    /// A picture of this site, by the index of its link; the alternative text is no part of the layer.
    Picture {
        link: usize,
        alt: String,
    },
    /// A reference to a footnote: its number, and which reference to it this is, both from 1.
    FootnoteReference {
        number: usize,
        occurrence: usize,
    },
}

/// An element of the tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Element {
    Paragraph,
    /// `level` is 2 to 6; `id` is unique in the text.
    Heading {
        level: u8,
        id: String,
    },
    Quote(Option<Alert>),
    /// A block of code with the language it names.
    CodeBlock {
        language: Option<String>,
    },
    List {
        start: Option<u64>,
    },
    /// `task` is set where the item is a task: whether it is done.
    Item {
        task: Option<bool>,
    },
    Table,
    TableCaption,
    TableHead,
    TableBody,
    Row,
    Cell {
        is_header: bool,
        alignment: Alignment,
        columns: u16,
        rows: u16,
    },
    Definitions,
    Term,
    Definition,
    Figure,
    Caption,
    Division {
        lang: Option<Lang>,
    },
    Footnotes,
    /// `references` is how often the text refers to it.
    Footnote {
        number: usize,
        references: usize,
    },
    Emphasis,
    Strong,
    Strike,
    Insertion,
    Subscript,
    Superscript,
    Small,
    Highlight,
    Keyboard,
    Cite,
    InlineQuote,
    Abbreviation {
        title: String,
    },
    Phrase {
        lang: Option<Lang>,
    },
    Code,
    Link {
        link: usize,
    },
}

impl Element {
    /// Whether the element holds running text directly.
    pub fn is_leaf(&self) -> bool {
        use Element::*;
        matches!(self, Paragraph | Heading { .. } | CodeBlock { .. } | Term | Caption | TableCaption)
    }

    /// Whether the element is part of a line of text.
    pub fn is_inline(&self) -> bool {
        use Element::*;
        matches!(
            self,
            Emphasis
                | Strong
                | Strike
                | Insertion
                | Subscript
                | Superscript
                | Small
                | Highlight
                | Keyboard
                | Cite
                | InlineQuote
                | Abbreviation { .. }
                | Phrase { .. }
                | Code
                | Link { .. }
        )
    }
}

/// The alerts of GitHub's Markdown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Alert {
    Note,
    Tip,
    Important,
    Warning,
    Caution,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Alignment {
    None,
    Start,
    Center,
    End,
}

/// A destination as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    pub destination: String,
    pub form: LinkForm,
    pub title: Option<String>,
    /// The whole link in its file.
    pub span: Span,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkForm {
    /// `[text](destination)`, `<https://…>`, `<a href>`.
    Ordinary,
    /// `[[name]]`, `[[name|text]]`.
    Wiki,
    /// A picture that the site holds.
    Picture,
}

impl Prose {
    /// A plain text as one paragraph.
    pub(super) fn plain(text: &str, origins: &Origins) -> Prose {
        let mut builder = Builder::default();
        builder.paragraph(text, 0, origins);
        builder.finish()
    }

    /// A value of a file, which is a plain text.
    pub(super) fn of_value(value: &Located<String>, source: &Source) -> Prose {
        Prose::plain(&value.value, &Origins::of_value(value, source))
    }

    /// A plain text with a paragraph for each part between blank lines.
    pub(super) fn plain_paragraphs(text: &str, origins: &Origins) -> Prose {
        let mut builder = Builder::default();
        let mut start = 0;
        for part in text.split_inclusive("\n\n") {
            if !part.trim().is_empty() {
                builder.paragraph(part, start, origins);
            }
            start += part.len();
        }
        builder.finish()
    }

    pub fn is_empty(&self) -> bool {
        self.tokens.is_empty()
    }

    /// Where a range of the layer stands in its file, for diagnostics.
    pub fn span_in(&self, range: &Range<usize>, source: &Source) -> Span {
        let index = self.origins.partition_point(|(layer, _)| *layer <= range.start);
        let Some((layer, origin)) = index.checked_sub(1).map(|index| self.origins[index]) else {
            return Span::default();
        };
        let near = origin + range.start - layer;
        // Entities, escapes and joined spaces move the words a little: they are looked for close by.
        let words = &self.text[range.clone()];
        let from = source.text.floor_char_boundary(origin.max(near.saturating_sub(CLOSE_BY)));
        let until = source.text.floor_char_boundary(near + CLOSE_BY);
        let letters = source.text[from..until].char_indices().map(|(at, _)| from + at);
        let found = letters.filter_map(|at| Some(at..at + length_at(&source.text[at..], words)?));
        let found = found.min_by_key(|found| found.start.abs_diff(near)).unwrap_or(near..near + words.len());
        Span::new(found.start, found.end)
    }

    /// Words of the layer: runs without white space, of which it has only spaces and line feeds; in Chinese and Japanese, signs.
    pub fn words(&self) -> usize {
        let runs = self.text.split([' ', '\n']).filter(|run| !run.is_empty());
        runs.map(|run| run.chars().filter(|letter| is_sign(*letter)).count().max(1)).sum()
    }
}

/// How far from the place where they should stand words of the layer are looked for in the file, in bytes.
const CLOSE_BY: usize = 400;

/// How long some words are where a text begins with them; each space may be any white space there.
fn length_at(text: &str, words: &str) -> Option<usize> {
    let mut rest = text;
    for (index, word) in words.split(' ').enumerate() {
        let next = rest.trim_start();
        if index > 0 && next.len() == rest.len() {
            return None;
        }
        rest = if index > 0 { next } else { rest }.strip_prefix(word)?;
    }
    Some(text.len() - rest.len())
}

/// Elements that stand in so many others are left out, their words stay. Browsers stop at 512, and whoever asks what stands around some
/// words looks at all of them.
pub(super) const DEEPEST: usize = 100;

/// What is left free below a list or a table for the parts that it cannot do without: body, row, cell, paragraph.
const OF_PARTS: usize = 4;

/// Builds a prose from the start to the end.
#[derive(Debug, Default)]
pub(super) struct Builder {
    prose: Prose,
    open: Vec<Element>,
    /// How many of the open elements are code.
    code_depth: usize,
    /// Whether something has been left out because it stood too deep.
    pub is_too_deep: bool,
}

impl Builder {
    pub(super) fn stack(&self) -> &[Element] {
        &self.open
    }

    /// A paragraph of plain text, with where it begins in the text that the origins are of.
    fn paragraph(&mut self, text: &str, start: usize, origins: &Origins) {
        self.open(Element::Paragraph);
        for part in origins.parts(start..start + text.len()) {
            self.origin(origins.at(part.start));
            self.text(&text[part.start - start..part.end - start]);
        }
        self.close();
    }

    /// Opens an element; false where it would stand too deep, and is left out.
    pub(super) fn open(&mut self, element: Element) -> bool {
        if !self.has_room_for(&element) {
            self.is_too_deep = true;
            return false;
        }
        if matches!(element, Element::Code | Element::CodeBlock { .. } | Element::Keyboard) {
            self.code_depth += 1;
        }
        if !element.is_inline() {
            self.end_line();
        }
        self.prose.tokens.push(Token::Open(element.clone()));
        self.open.push(element);
        true
    }

    fn has_room_for(&self, element: &Element) -> bool {
        use Element::*;
        let is_of = |is_whole: fn(&Element) -> bool| self.open.last().is_some_and(is_whole);
        match element {
            List { .. } | Table | Definitions | Figure | Footnotes => self.open.len() < DEEPEST - OF_PARTS,
            _ if self.open.len() >= DEEPEST => false,
            // Parts of what has been left out are left out as well.
            _ if self.open.len() < DEEPEST - OF_PARTS => true,
            Item { .. } => is_of(|whole| matches!(whole, List { .. })),
            TableHead | TableBody | TableCaption => is_of(|whole| matches!(whole, Table)),
            Row => is_of(|whole| matches!(whole, TableHead | TableBody)),
            Cell { .. } => is_of(|whole| matches!(whole, Row)),
            Term | Definition => is_of(|whole| matches!(whole, Definitions)),
            Caption => is_of(|whole| matches!(whole, Figure)),
            _ => true,
        }
    }

    /// Whether the innermost element has nothing in it so far.
    pub(super) fn is_at_start(&self) -> bool {
        matches!(self.prose.tokens.last(), Some(Token::Open(_)))
    }

    /// Closes the innermost element.
    pub(super) fn close(&mut self) {
        let Some(element) = self.open.pop() else { return };
        if matches!(element, Element::Code | Element::CodeBlock { .. } | Element::Keyboard) {
            self.code_depth -= 1;
        }
        if !element.is_inline() {
            self.end_line();
        }
        self.prose.tokens.push(Token::Close);
    }

    /// Closes elements until so many are open.
    pub(super) fn close_to(&mut self, depth: usize) {
        while self.open.len() > depth {
            self.close();
        }
    }

    /// Says where in the file the text comes from that is added next.
    pub(super) fn origin(&mut self, offset: usize) {
        let here = self.prose.text.len();
        match self.prose.origins.last_mut() {
            Some(last) if last.0 == here => last.1 = offset,
            _ => self.prose.origins.push((here, offset)),
        }
    }

    pub(super) fn push(&mut self, token: Token) {
        self.prose.tokens.push(token);
    }

    /// A line across: what stands before and after it are no words of one line, also in a cell of a table.
    pub(super) fn rule(&mut self) {
        self.end_line();
        self.prose.tokens.push(Token::Rule);
    }

    pub(super) fn add_link(&mut self, link: Link) -> usize {
        self.prose.links.push(link);
        self.prose.links.len() - 1
    }

    pub(super) fn link(&self, index: usize) -> &Link {
        &self.prose.links[index]
    }

    /// Text of a link whose words are an address.
    pub(super) fn address(&mut self, text: &str) {
        let start = self.prose.text.len();
        self.text(text);
        self.prose.opaque.push(start..self.prose.text.len());
    }

    /// Visible text, normalised; in a block of code as it is.
    pub(super) fn text(&mut self, text: &str) {
        let start = self.prose.text.len();
        if matches!(self.open.last(), Some(Element::CodeBlock { .. })) {
            self.prose.text.extend(text.chars().filter(|letter| *letter != '\r' && !is_forbidden(*letter)));
        } else {
            self.push_normalised(text);
        }
        let end = self.prose.text.len();
        if end == start {
            return;
        }
        if self.code_depth > 0 {
            self.prose.opaque.push(start..end);
        }
        match self.prose.tokens.last_mut() {
            Some(Token::Text(range)) if range.end == start => range.end = end,
            _ => self.prose.tokens.push(Token::Text(start..end)),
        }
    }

    pub(super) fn line_break(&mut self) {
        if self.at_white_space() {
            self.prose.tokens.push(Token::Break(self.prose.text.len()..self.prose.text.len()));
            return;
        }
        let start = self.prose.text.len();
        self.prose.text.push(' ');
        self.prose.tokens.push(Token::Break(start..start + 1));
    }

    fn at_white_space(&self) -> bool {
        self.prose.text.is_empty() || self.prose.text.ends_with([' ', '\n'])
    }

    fn push_normalised(&mut self, text: &str) {
        if is_nfc_quick(text.chars()) == IsNormalized::Yes {
            text.chars().for_each(|letter| self.push_letter(letter));
        } else {
            text.nfc().for_each(|letter| self.push_letter(letter));
        }
    }

    fn push_letter(&mut self, letter: char) {
        match letter {
            '\u{ad}' | '\u{feff}' => {}
            letter if is_forbidden(letter) && !letter.is_whitespace() => {}
            letter if letter.is_whitespace() => {
                if !self.at_white_space() {
                    self.prose.text.push(' ');
                }
            }
            letter => self.prose.text.push(letter),
        }
    }

    /// Ends a block: trailing space goes, a line feed follows.
    fn end_line(&mut self) {
        let text = &mut self.prose.text;
        if text.is_empty() || text.ends_with('\n') && !matches!(self.open.last(), Some(Element::CodeBlock { .. })) {
            return;
        }
        if text.ends_with(' ') {
            text.pop();
            let end = text.len();
            let last = self.prose.tokens.iter().rposition(|token| matches!(token, Token::Text(_) | Token::Break(_)));
            let Some(index) = last else { return };
            if let Token::Text(range) | Token::Break(range) = &mut self.prose.tokens[index] {
                range.end = range.end.min(end);
                range.start = range.start.min(end);
                if range.start == range.end && matches!(self.prose.tokens[index], Token::Text(_)) {
                    self.prose.tokens.remove(index);
                }
            }
            if let Some(range) = self.prose.opaque.last_mut() {
                range.end = range.end.min(end);
            }
        }
        if !self.prose.text.is_empty() && !self.prose.text.ends_with('\n') {
            self.prose.text.push('\n');
        }
    }

    pub(super) fn finish(mut self) -> Prose {
        self.close_to(0);
        self.end_line();
        mark_addresses(&mut self.prose);
        self.prose
    }
}

/// Bare addresses in running text are no place for names either.
fn mark_addresses(prose: &mut Prose) {
    let mut start = 0;
    for run in prose.text.split_inclusive([' ', '\n']) {
        let word = run.trim_end_matches([' ', '\n']);
        if word.contains("://") || word.contains("www.") {
            prose.opaque.push(start..start + word.len());
        }
        start += run.len();
    }
    prose.opaque.sort_by_key(|range| (range.start, range.end));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_layer_is_normalised() {
        let prose = Prose::plain("  Ана\u{438}\u{306} \u{a0}\t so\u{ad}ft\n line ", &Origins::verbatim(0));
        assert_eq!(prose.text, "Анай soft line\n");
        assert_eq!(prose.tokens, [Token::Open(Element::Paragraph), Token::Text(0..18), Token::Close]);
    }

    #[test]
    fn a_trailing_space_inside_emphasis_goes() {
        let mut builder = Builder::default();
        builder.open(Element::Paragraph);
        builder.text("a ");
        builder.open(Element::Emphasis);
        builder.text("b ");
        builder.close();
        builder.close();
        let prose = builder.finish();
        assert_eq!(prose.text, "a b\n");
        assert!(prose.tokens.contains(&Token::Text(2..3)));
    }

    #[test]
    fn bare_addresses_are_opaque() {
        let prose = Prose::plain("see https://example.org/Almaty now", &Origins::verbatim(0));
        assert_eq!(prose.opaque.first(), Some(&(4..30)));
    }
}
