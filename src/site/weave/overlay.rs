//! Lays ranges over runs of text: names, the words of notes, the words of claims.
//!
//! It knows the text and what is written of it, and nothing of elements: the loom says for each run what is around it.

use std::ops::Range;
use std::rc::Rc;

use crate::language::Words;
use crate::value::push_escaped;

/// A range laid over a text. Overlays are sorted with [`sort`](Overlay::sort).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Overlay<'a> {
    /// In bytes of the text layer.
    pub range: Range<usize>,
    pub laid: Laid<'a>,
}

/// What is laid over a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Laid<'a> {
    /// The words of a note, by its number; behind them stands a sign that leads to it.
    Annotation { number: u32 },
    /// The words of a claim; behind them stands a sign that leads to its question. `id` is that of its first piece.
    Claim { claim: &'a str, id: String, href: String, label: String },
    /// A name, by its number on the page, with the id of who or what is named.
    Mention {
        number: u32,
        entity: &'a str,
        /// Where it leads, from the page; absent where a mention is no link.
        href: Option<Rc<str>>,
    },
}

impl Laid<'_> {
    /// Writes the id of its first piece.
    fn push_id(&self, html: &mut String) {
        match self {
            Laid::Annotation { number } => html.push_str(&format!("passage-{number}")),
            Laid::Claim { id, .. } => push_escaped(html, id),
            Laid::Mention { number, .. } => html.push_str(&format!("mention-{number}")),
        }
    }
}

impl Overlay<'_> {
    /// Puts overlays in the order in which they begin, the longer outside; of one range notes go around claims around names.
    pub fn sort(overlays: &mut [Overlay]) {
        let rank = |laid: &Laid| match laid {
            Laid::Annotation { .. } => 0,
            Laid::Claim { .. } => 1,
            Laid::Mention { .. } => 2,
        };
        overlays
            .sort_by_key(|overlay| (overlay.range.start, std::cmp::Reverse(overlay.range.end), rank(&overlay.laid)));
    }

    fn has_sign(&self) -> bool {
        matches!(self.laid, Laid::Annotation { .. } | Laid::Claim { .. })
    }
}

/// A sign that leads to a note.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct NoteSign {
    /// Of the note.
    pub number: u32,
    /// Which sign of its block it is, from 1: style sheets tie a note in the margin to its sign by that, as far as they count.
    pub place: u16,
}

/// Signs that are still to be written behind the words that they belong to.
struct Signs {
    /// Overlays with a sign, in the order of their ends.
    order: Vec<usize>,
    written: usize,
    /// Signs of notes that have been written since they were last taken.
    notes: Vec<NoteSign>,
}

impl Signs {
    fn of(overlays: &[Overlay]) -> Signs {
        let mut order: Vec<usize> = (0..overlays.len()).filter(|index| overlays[*index].has_sign()).collect();
        order.sort_by_key(|index| (overlays[*index].range.end, *index));
        Signs { order, written: 0, notes: Vec::new() }
    }
}

/// An open piece of an overlay.
struct Piece {
    overlay: usize,
    end: &'static str,
}

impl Piece {
    fn is_link(&self) -> bool {
        self.end == "</a>"
    }
}

/// What is around a run of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Around {
    Text,
    /// No link stands in another, nor a sign, which is one.
    Link,
    /// No sign stands in code.
    Code,
}

/// So many notes and claims are marked over the same letters. Browsers stop at a few hundred elements in each other, and what is laid over
/// hundreds of others cannot be seen; further ones have their sign alone.
const DEEPEST: usize = 16;

/// Overlays over a text, as far as it is written.
pub struct Layer<'a> {
    overlays: &'a [Overlay<'a>],
    words: &'a Words,
    /// Absent where no piece gets an id.
    ids: Option<&'a str>,
    /// The first overlay that has not begun.
    next: usize,
    /// Those that have begun and may go on, the outer before the inner.
    going: Vec<usize>,
    /// Which overlays have had their first piece.
    begun: Vec<bool>,
    /// How much of the text layer is written.
    position: usize,
    signs: Signs,
}

impl<'a> Layer<'a> {
    pub fn new(overlays: &'a [Overlay<'a>], words: &'a Words, ids: Option<&'a str>) -> Layer<'a> {
        let begun = vec![false; overlays.len()];
        Layer { overlays, words, ids, next: 0, going: Vec::new(), begun, position: 0, signs: Signs::of(overlays) }
    }

    /// Notes whose signs stand in the block that ends here, in the order of their numbers.
    pub fn take_notes(&mut self) -> Vec<NoteSign> {
        let mut notes = std::mem::take(&mut self.signs.notes);
        notes.sort_unstable();
        notes
    }

    /// Leaves a run of text to others, if nothing lies over it; says whether it does.
    pub fn skip_bare(&mut self, range: &Range<usize>) -> bool {
        self.pass_ended(range.start);
        let begins = |overlay: &Overlay| overlay.range.start < range.end;
        let is_bare = self.going.is_empty() && !self.overlays.get(self.next).is_some_and(begins);
        if is_bare {
            self.position = range.end;
        }
        is_bare
    }

    fn pass_ended(&mut self, start: usize) {
        let overlays = self.overlays;
        self.going.retain(|index| overlays[*index].range.end > start);
        while overlays.get(self.next).is_some_and(|overlay| overlay.range.end <= start) {
            self.next += 1;
        }
    }

    /// Writes a run of text with the overlays that lie over it.
    pub fn text(&mut self, html: &mut String, text: &str, range: Range<usize>, around: Around) {
        let overlays = self.overlays;
        self.pass_ended(range.start);
        let is_in_link = around == Around::Link;
        let mut open: Vec<Piece> = Vec::new();
        self.position = range.start;
        for index in 0..self.going.len() {
            let is_in_link = is_in_link || open.iter().any(Piece::is_link);
            open.push(self.begin(html, self.going[index], is_in_link));
        }
        loop {
            self.begin_here(html, &mut open, is_in_link);
            let ends = open.iter().map(|piece| overlays[piece.overlay].range.end).min().unwrap_or(range.end);
            let starts = overlays.get(self.next).map_or(range.end, |overlay| overlay.range.start);
            let stop = ends.min(starts).min(range.end);
            push_escaped(html, &text[self.position..stop]);
            self.position = stop;
            // The element may end with its text: nothing stays open across it.
            let limit = if stop == range.end { usize::MAX } else { stop };
            self.end_at(html, limit, &mut open, is_in_link);
            if !open.iter().any(Piece::is_link) {
                self.sign(html, around);
            }
            if stop == range.end {
                return;
            }
        }
    }

    /// Begins what begins at the present place, the longest outside.
    fn begin_here(&mut self, html: &mut String, open: &mut Vec<Piece>, is_in_link: bool) {
        let overlays = self.overlays;
        while let Some(overlay) = overlays.get(self.next).filter(|overlay| overlay.range.start <= self.position) {
            let deep = open.iter().filter(|piece| overlays[piece.overlay].has_sign()).count();
            let is_too_deep = overlay.has_sign() && deep >= DEEPEST;
            if overlay.range.end > self.position && !is_too_deep {
                let is_in_link = is_in_link || open.iter().any(Piece::is_link);
                self.going.push(self.next);
                open.push(self.begin(html, self.next, is_in_link));
            }
            self.next += 1;
        }
    }

    /// Ends the pieces of overlays that end at a limit or before; those that lie inside one that ends are cut and begin again.
    fn end_at(&mut self, html: &mut String, limit: usize, open: &mut Vec<Piece>, is_in_link: bool) {
        let overlays = self.overlays;
        let ends = |piece: &Piece| overlays[piece.overlay].range.end <= limit;
        let Some(first) = open.iter().position(ends) else { return };
        let cut = open.split_off(first);
        cut.iter().rev().for_each(|piece| html.push_str(piece.end));
        for piece in cut.into_iter().filter(|piece| !ends(piece)) {
            let is_in_link = is_in_link || open.iter().any(Piece::is_link);
            open.push(self.begin(html, piece.overlay, is_in_link));
        }
    }

    /// Begins a piece of an overlay. A name is a link where it leads somewhere and no link is around it.
    fn begin(&mut self, html: &mut String, index: usize, is_in_link: bool) -> Piece {
        let overlay = &self.overlays[index];
        let is_first = !std::mem::replace(&mut self.begun[index], true);
        let href = match &overlay.laid {
            Laid::Mention { href, .. } => href.as_ref().filter(|_| !is_in_link),
            Laid::Annotation { .. } | Laid::Claim { .. } => None,
        };
        let (start, end) = match &overlay.laid {
            Laid::Annotation { .. } => ("<mark class=\"annotation\" data-annotation=\"", "</mark>"),
            Laid::Claim { .. } => ("<span class=\"claim\" data-claim=\"", "</span>"),
            Laid::Mention { .. } if href.is_some() => ("<a class=\"mention\" data-entity=\"", "</a>"),
            Laid::Mention { .. } => ("<span class=\"mention\" data-entity=\"", "</span>"),
        };
        html.push_str(start);
        match &overlay.laid {
            Laid::Annotation { number } => html.push_str(&number.to_string()),
            Laid::Claim { claim: name, .. } | Laid::Mention { entity: name, .. } => push_escaped(html, name),
        }
        if is_first && self.ids.is_some() {
            html.push_str("\" id=\"");
            overlay.laid.push_id(html);
            if let Laid::Annotation { number } = &overlay.laid {
                html.push_str(&format!("\" aria-details=\"note-{number}"));
            }
        }
        if let Some(href) = href {
            html.push_str("\" href=\"");
            push_escaped(html, href);
            if !is_first {
                // One stop for the keyboard, however many pieces.
                html.push_str("\" tabindex=\"-1");
            }
        }
        html.push_str("\">");
        Piece { overlay: index, end }
    }

    /// Writes the signs of overlays that have ended, unless a link or code is around this place.
    pub fn sign(&mut self, html: &mut String, around: Around) {
        if around != Around::Text {
            return;
        }
        let overlays = self.overlays;
        while let Some(index) = self.signs.order.get(self.signs.written).copied() {
            let overlay = &overlays[index];
            if overlay.range.end > self.position {
                return;
            }
            self.signs.written += 1;
            let id = self.id_of_sign(index);
            match &overlay.laid {
                Laid::Annotation { number } => {
                    let place = u16::try_from(self.signs.notes.len() + 1).unwrap_or(u16::MAX);
                    self.signs.notes.push(NoteSign { number: *number, place });
                    let label = self.words.fill("note_number", None, &[("number", number.to_string())]);
                    html.push_str(&format!("<sup class=\"sign at-{place}\"{id}><a role=\"doc-noteref\""));
                    html.push_str(&format!(" href=\"#note-{number}\" aria-label=\""));
                    push_escaped(html, &label);
                    html.push_str(&format!("\">{number}</a></sup>"));
                }
                Laid::Claim { href, label, .. } => {
                    html.push_str(&format!("<sup class=\"sign\"{id}><a class=\"claim-sign\" href=\""));
                    push_escaped(html, href);
                    html.push_str("\" aria-label=\"");
                    push_escaped(html, label);
                    html.push_str("\"></a></sup>");
                }
                Laid::Mention { .. } => {}
            }
        }
    }

    /// The id of an overlay that has no piece, as its sign has it.
    fn id_of_sign(&mut self, index: usize) -> String {
        if self.ids.is_none() || std::mem::replace(&mut self.begun[index], true) {
            return String::new();
        }
        let mut id = " id=\"".to_owned();
        self.overlays[index].laid.push_id(&mut id);
        id.push('"');
        id
    }
}
