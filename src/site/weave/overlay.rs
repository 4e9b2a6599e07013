//! Lays ranges over runs of text.

use std::ops::Range;

use crate::document::Element;
use crate::site::highlight;
use crate::site::weave::Closing;
use crate::site::weave::Loom;
use crate::value::push_escaped;

/// A range laid over a text. Overlays are sorted with [`sort`](Overlay::sort).
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::site) struct Overlay {
    /// In bytes of the text layer.
    pub range: Range<usize>,
    /// The id of its first piece.
    pub id: String,
    pub laid: Laid,
}

/// What is laid over a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::site) enum Laid {
    /// The words of a note, by its number; behind them stands a sign that leads to it.
    Annotation { number: u16 },
    /// The words of a claim; behind them stands a sign that leads to its question.
    Claim { claim: String, href: String, label: String },
    /// A name, with the id of who or what is named.
    Mention {
        entity: String,
        /// Where it leads, from the page; absent where a mention is no link.
        href: Option<String>,
    },
}

impl Overlay {
    /// Puts overlays in the order in which they begin, the longer outside; of one range notes go around claims around names.
    pub(in crate::site) fn sort(overlays: &mut [Overlay]) {
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
pub(in crate::site) struct NoteSign {
    /// Of the note.
    pub number: u16,
    /// Which sign of its block it is, from 1: style sheets tie a note in the margin to its sign by that, as far as they count.
    pub place: u16,
}

/// Signs that are still to be written behind the words that they belong to.
pub(super) struct Signs {
    /// Overlays with a sign, in the order of their ends.
    order: Vec<usize>,
    written: usize,
    /// Signs of notes that have been written since they were last taken.
    notes: Vec<NoteSign>,
}

impl Signs {
    pub(super) fn of(overlays: &[Overlay]) -> Signs {
        let mut order: Vec<usize> = (0..overlays.len()).filter(|index| overlays[*index].has_sign()).collect();
        order.sort_by_key(|index| (overlays[*index].range.end, *index));
        Signs { order, written: 0, notes: Vec::new() }
    }

    /// Notes whose signs stand in the block that ends here, in the order of their numbers.
    pub(super) fn take_notes(&mut self) -> Vec<NoteSign> {
        let mut notes = std::mem::take(&mut self.notes);
        notes.sort_unstable();
        notes
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

impl Loom<'_> {
    /// Writes a run of text with the overlays that lie over it.
    pub(super) fn text(&mut self, range: Range<usize>) {
        let overlays = self.weaving.overlays;
        while self.next < overlays.len() && overlays[self.next].range.end <= range.start {
            self.next += 1;
        }
        if let Some(Closing { element: Element::CodeBlock { language: Some(language) }, .. }) = self.elements.last() {
            let is_bare = overlays[self.next..].iter().all(|overlay| range.end <= overlay.range.start);
            if is_bare {
                self.position = range.end;
                return highlight::push(&mut self.html, &self.prose.text[range], language);
            }
        }
        let is_in_link = self.is_in_link();
        let mut open: Vec<Piece> = Vec::new();
        let mut ahead = self.next;
        self.position = range.start;
        loop {
            // What begins here, the longest outside.
            while ahead < overlays.len() && overlays[ahead].range.start <= self.position {
                if overlays[ahead].range.end > self.position {
                    let is_in_link = is_in_link || open.iter().any(Piece::is_link);
                    open.push(self.begin(ahead, is_in_link));
                }
                ahead += 1;
            }
            let ends = open.iter().map(|piece| overlays[piece.overlay].range.end).min().unwrap_or(range.end);
            let starts = overlays.get(ahead).map_or(range.end, |overlay| overlay.range.start);
            let stop = ends.min(starts).min(range.end);
            push_escaped(&mut self.html, &self.prose.text[self.position..stop]);
            self.position = stop;
            // The element may end with its text: nothing stays open across it.
            let limit = if stop == range.end { usize::MAX } else { stop };
            self.end_at(limit, &mut open, is_in_link);
            if !open.iter().any(Piece::is_link) {
                self.sign();
            }
            if stop == range.end {
                return;
            }
        }
    }

    /// Ends the pieces of overlays that end at a limit or before; those that lie inside one that ends are cut and begin again.
    fn end_at(&mut self, limit: usize, open: &mut Vec<Piece>, is_in_link: bool) {
        let overlays = self.weaving.overlays;
        let ends = |piece: &Piece| overlays[piece.overlay].range.end <= limit;
        let Some(first) = open.iter().position(ends) else { return };
        let cut = open.split_off(first);
        cut.iter().rev().for_each(|piece| self.html.push_str(piece.end));
        for piece in cut.into_iter().filter(|piece| !ends(piece)) {
            let is_in_link = is_in_link || open.iter().any(Piece::is_link);
            open.push(self.begin(piece.overlay, is_in_link));
        }
    }

    /// Begins a piece of an overlay. A name is a link where it leads somewhere and no link is around it.
    fn begin(&mut self, index: usize, is_in_link: bool) -> Piece {
        let overlay = &self.weaving.overlays[index];
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
        let html = &mut self.html;
        html.push_str(start);
        match &overlay.laid {
            Laid::Annotation { number } => html.push_str(&number.to_string()),
            Laid::Claim { claim: name, .. } | Laid::Mention { entity: name, .. } => push_escaped(html, name),
        }
        if is_first && self.weaving.ids.is_some() {
            html.push_str("\" id=\"");
            push_escaped(html, &overlay.id);
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
    pub(super) fn sign(&mut self) {
        let is_closed =
            |open: &Closing| matches!(open.element, Element::Code | Element::Keyboard | Element::CodeBlock { .. });
        if self.signs.written == self.signs.order.len() || self.is_in_link() || self.elements.iter().any(is_closed) {
            return;
        }
        let overlays = self.weaving.overlays;
        while let Some(index) = self.signs.order.get(self.signs.written).copied() {
            let overlay = &overlays[index];
            if overlay.range.end > self.position {
                return;
            }
            self.signs.written += 1;
            let html = &mut self.html;
            match &overlay.laid {
                Laid::Annotation { number } => {
                    let place = u16::try_from(self.signs.notes.len() + 1).unwrap_or(u16::MAX);
                    self.signs.notes.push(NoteSign { number: *number, place });
                    let label = self.weaving.words.fill("note_number", None, &[("number", number.to_string())]);
                    html.push_str(&format!("<sup class=\"sign at-{place}\"><a role=\"doc-noteref\""));
                    html.push_str(&format!(" href=\"#note-{number}\" aria-label=\""));
                    push_escaped(html, &label);
                    html.push_str(&format!("\">{number}</a></sup>"));
                }
                Laid::Claim { href, label, .. } => {
                    html.push_str("<sup class=\"sign\"><a class=\"claim-sign\" href=\"");
                    push_escaped(html, href);
                    html.push_str("\" aria-label=\"");
                    push_escaped(html, label);
                    html.push_str("\"></a></sup>");
                }
                Laid::Mention { .. } => {}
            }
        }
    }
}
