//! A text as a tree with one text layer beside it.
//!
//! The tree is a flat run of tokens: elements open and close, and [`Token::Text`] stands for a range of the layer. The
//! layer is the visible text, normalised: NFC, without soft hyphens, each run of white space one space, blocks ended by a line
//! feed. It is never rewritten; what is found in it is kept as ranges of its bytes.

mod builder;
mod reworded;

use std::ops::Range;

use crate::document::origins::Origins;
use crate::value::Lang;
use crate::value::Located;
use crate::value::Source;
use crate::value::Span;
use crate::value::is_sign;
use crate::value::slug_or_code_points;

pub(super) use builder::Builder;
pub(super) use builder::DEEPEST;

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
    /// A place that raw HTML gives an id, as it is written: links within the text lead to it.
    Place(String),
}

/// The id that a place has on its page, where it cannot be one of the page itself.
pub fn place_id(written: &str) -> String {
    format!("place-{}", slug_or_code_points(written))
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
    /// `[text](destination)`, `<a href>`.
    Ordinary,
    /// `<https://…>`, or the address alone: its words are where it leads.
    Address,
    /// `[[name]]`, whose words are what it names.
    Name,
    /// `[[name|text]]`.
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

    /// The value of a field, which is a plain text; empty where there is none.
    pub(super) fn of_field(value: Option<Located<String>>, source: &Source) -> Prose {
        match value {
            Some(value) => Prose::of_value(&value, source),
            None => Prose::default(),
        }
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

    /// The tokens of each block of the highest level: a paragraph, a heading, a whole list or table.
    pub fn blocks(&self) -> Vec<Range<usize>> {
        let mut blocks = Vec::new();
        let (mut start, mut depth) = (0, 0_usize);
        for (index, token) in self.tokens.iter().enumerate() {
            match token {
                Token::Open(_) => depth += 1,
                Token::Close => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                blocks.push(start..index + 1);
                start = index + 1;
            }
        }
        blocks
    }

    /// Where a range of the layer stands in its file, for diagnostics.
    pub fn span_in(&self, range: &Range<usize>, source: &Source) -> Span {
        let (layer, origin) = match self.origins.partition_point(|(layer, _)| *layer <= range.start) {
            0 => return Span::default(),
            parts => self.origins[parts - 1],
        };
        let near = origin + range.start - layer;
        // Entities, escapes and joined spaces move the words a little: they are looked for close by.
        let words = &self.text[range.clone()];
        let from = source.text.floor_char_boundary(origin.max(near.saturating_sub(CLOSE_BY)));
        let until = source.text.floor_char_boundary(near + CLOSE_BY);
        let mut nearest: Option<Span> = None;
        for (at, _) in source.text[from..until].char_indices() {
            let start = from + at;
            let Some(length) = length_at(&source.text[start..], words) else { continue };
            if nearest.is_none_or(|nearest| start.abs_diff(near) < nearest.start.abs_diff(near)) {
                nearest = Some(Span::new(start, start + length));
            }
        }
        nearest.unwrap_or(Span::new(near, near + words.len()))
    }

    /// Words of the layer: runs without white space, of which it has only spaces and line feeds; in Chinese and Japanese, signs.
    pub fn words(&self) -> usize {
        // Signs stand far back in Unicode, behind quotation marks and dashes: most texts have no such byte.
        if let Some(runs) = runs_without_signs(self.text.as_bytes()) {
            return runs;
        }
        let mut words = 0;
        for run in self.text.split([' ', '\n']).filter(|run| !run.is_empty()) {
            words += run.chars().filter(|letter| is_sign(*letter)).count().max(1);
        }
        words
    }
}

/// Few enough bytes for their runs to be counted in one byte, which processors do for many of them at a time.
const BLOCK: usize = 255;

/// The runs without white space of a text, if none of its bytes may begin a sign.
fn runs_without_signs(bytes: &[u8]) -> Option<usize> {
    let mut runs = usize::from(bytes.first().is_some_and(|first| !is_gap(*first)));
    let seconds = bytes.get(1..).unwrap_or_default();
    for (block, seconds) in bytes.chunks(BLOCK).zip(seconds.chunks(BLOCK)) {
        let mut begun = 0_u8;
        let mut has_sign = false;
        for (before, byte) in block.iter().zip(seconds) {
            begun += u8::from(is_gap(*before) & !is_gap(*byte));
            has_sign |= *byte >= SIGN;
        }
        if has_sign {
            return None;
        }
        runs += usize::from(begun);
    }
    bytes.first().is_none_or(|first| *first < SIGN).then_some(runs)
}

/// No sign has a first byte before this one.
const SIGN: u8 = 0xe3;

/// The white space that a layer has.
fn is_gap(byte: u8) -> bool {
    matches!(byte, b' ' | b'\n')
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
    fn bare_addresses_are_opaque() {
        let prose = Prose::plain("see https://example.org/Almaty now", &Origins::verbatim(0));
        assert_eq!(prose.opaque.first(), Some(&(4..30)));
    }
}
