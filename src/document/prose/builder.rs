//! A [`Prose`] as it is made, from its first word to its last: elements open and close, words are normalised as they come.

use unicode_normalization::IsNormalized;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::is_nfc_quick;

use crate::document::origins::Origins;
use crate::document::prose::Element;
use crate::document::prose::Link;
use crate::document::prose::Prose;
use crate::document::prose::Token;
use crate::value::is_forbidden;

/// Elements that stand in so many others are left out, their words stay. Browsers stop at 512, and whoever asks what stands around some
/// words looks at all of them.
pub(in crate::document) const DEEPEST: usize = 100;

/// What is left free below a list or a table for the parts that it cannot do without: body, row, cell, paragraph.
const OF_PARTS: usize = 4;

/// Builds a prose from the start to the end.
#[derive(Debug, Default)]
pub(in crate::document) struct Builder {
    prose: Prose,
    open: Vec<Element>,
    /// How many of the open elements are code.
    code_depth: usize,
    /// Whether something has been left out because it stood too deep.
    pub is_too_deep: bool,
}

impl Builder {
    pub(in crate::document) fn stack(&self) -> &[Element] {
        &self.open
    }

    /// A paragraph of plain text, with where it begins in the text that the origins are of.
    pub(super) fn paragraph(&mut self, text: &str, start: usize, origins: &Origins) {
        self.open(Element::Paragraph);
        for part in origins.parts(start..start + text.len()) {
            self.origin(origins.at(part.start));
            self.text(&text[part.start - start..part.end - start]);
        }
        self.close();
    }

    /// Opens an element; false where it would stand too deep, and is left out.
    pub(in crate::document) fn open(&mut self, element: Element) -> bool {
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
    pub(in crate::document) fn is_at_start(&self) -> bool {
        matches!(self.prose.tokens.last(), Some(Token::Open(_)))
    }

    /// Closes the innermost element.
    pub(in crate::document) fn close(&mut self) {
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
    pub(in crate::document) fn close_to(&mut self, depth: usize) {
        while self.open.len() > depth {
            self.close();
        }
    }

    /// Says where in the file the text comes from that is added next.
    pub(in crate::document) fn origin(&mut self, offset: usize) {
        let here = self.prose.text.len();
        match self.prose.origins.last_mut() {
            Some(last) if last.0 == here => last.1 = offset,
            _ => self.prose.origins.push((here, offset)),
        }
    }

    pub(in crate::document) fn push(&mut self, token: Token) {
        self.prose.tokens.push(token);
    }

    /// A line across: what stands before and after it are no words of one line, also in a cell of a table.
    pub(in crate::document) fn rule(&mut self) {
        self.end_line();
        self.prose.tokens.push(Token::Rule);
    }

    pub(in crate::document) fn add_link(&mut self, link: Link) -> usize {
        self.prose.links.push(link);
        self.prose.links.len() - 1
    }

    pub(in crate::document) fn link(&self, index: usize) -> &Link {
        &self.prose.links[index]
    }

    /// Text of a link whose words are an address.
    pub(in crate::document) fn address(&mut self, text: &str) {
        let start = self.prose.text.len();
        self.text(text);
        self.prose.opaque.push(start..self.prose.text.len());
    }

    /// Visible text, normalised; in a block of code as it is.
    pub(in crate::document) fn text(&mut self, text: &str) {
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

    pub(in crate::document) fn line_break(&mut self) {
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
        if is_plain(text) || is_nfc_quick(text.chars()) == IsNormalized::Yes {
            self.push_composed(text);
        } else {
            text.nfc().for_each(|letter| self.push_letter(letter));
        }
    }

    /// Text in NFC: words as they are, and letter by letter what stands between.
    fn push_composed(&mut self, text: &str) {
        let mut rest = text;
        while let Some(letter) = rest.chars().next() {
            let run = rest.bytes().take_while(|byte| is_of_word(*byte)).count();
            let length = if run > 0 { run } else { letter.len_utf8() };
            match run {
                0 => self.push_letter(letter),
                _ => self.prose.text.push_str(&rest[..run]),
            }
            rest = &rest[length..];
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

    pub(in crate::document) fn finish(mut self) -> Prose {
        self.close_to(0);
        self.end_line();
        mark_addresses(&mut self.prose);
        // All texts of an archive are held at one time.
        let Prose { text, tokens, links, opaque, origins } = &mut self.prose;
        text.shrink_to_fit();
        tokens.shrink_to_fit();
        links.shrink_to_fit();
        opaque.shrink_to_fit();
        origins.shrink_to_fit();
        self.prose
    }
}

/// Whether a byte is of a character of ASCII or of Cyrillic that stands in a word; one that goes on is asked only behind one that begins.
fn is_of_word(byte: u8) -> bool {
    byte.is_ascii_graphic() || matches!(byte, 0x80..=0xbf | 0xd0..=0xd3)
}

/// Whether a text has ASCII and Cyrillic letters alone, which are in NFC whatever their order.
fn is_plain(text: &str) -> bool {
    let mut before = 0;
    text.bytes().all(|byte| {
        let is_plain = match byte {
            0..=0x7f | 0xd0..=0xd3 => true,
            // Of those from U+0480 on the first few are combining marks.
            0x80..=0xbf => (0xd0..=0xd3).contains(&before) && (before != 0xd2 || byte >= 0x8a),
            _ => false,
        };
        before = byte;
        is_plain
    })
}

/// Bare addresses in running text are no place for names either.
fn mark_addresses(prose: &mut Prose) {
    let text = &prose.text;
    for mark in ["://", "www."] {
        let mut until = 0;
        for (at, _) in text.match_indices(mark) {
            // Another mark of the same word.
            if at < until {
                continue;
            }
            let start = text[..at].rfind([' ', '\n']).map_or(0, |blank| blank + 1);
            until = text[at..].find([' ', '\n']).map_or(text.len(), |blank| at + blank);
            prose.opaque.push(start..until);
        }
    }
    prose.opaque.sort_by_key(|range| (range.start, range.end));
    prose.opaque.dedup();
}

#[cfg(test)]
mod tests {
    use super::*;

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
}
