//! Other words for some links of a text: `[[articles/b]]` shows the title of what it names.
//!
//! What a link shows is part of the text layer, so that this is done before anything is found in it. The layer, the tree over it and the
//! places in the file move together.

use std::collections::HashMap;
use std::ops::Range;

use crate::document::origins::Origins;
use crate::document::prose::Element;
use crate::document::prose::Prose;
use crate::document::prose::Token;

/// Words of a layer, and those that stand for them.
struct Change {
    old: Range<usize>,
    new: String,
    /// How far what stands behind them is moved.
    shift: isize,
}

impl Prose {
    /// The same text with other words for some of its links, by their index.
    pub fn reworded(self, words: &HashMap<usize, String>) -> Prose {
        let changes = Changes::of(&self, words);
        if changes.0.is_empty() {
            return self;
        }
        let Prose { text: old, tokens, links, mut opaque, origins } = self;
        let mut text = String::with_capacity(old.len());
        let mut copied = 0;
        for Change { old: range, new, .. } in &changes.0 {
            text.push_str(&old[copied..range.start]);
            text.push_str(new);
            copied = range.end;
        }
        text.push_str(&old[copied..]);
        let tokens = tokens.into_iter().map(|token| changes.token(token)).collect();
        opaque.retain(|range| changes.around(range).is_none());
        let opaque = opaque.into_iter().map(|range| changes.range(range)).collect();
        Prose { text, tokens, links, opaque, origins: changes.origins(&origins) }
    }
}

/// In the order of the text.
struct Changes(Vec<Change>);

impl Changes {
    /// A link whose words have elements in them keeps them.
    fn of(prose: &Prose, words: &HashMap<usize, String>) -> Changes {
        let mut changes = Vec::new();
        let mut shift = 0;
        for step in prose.tokens.windows(3) {
            let [Token::Open(Element::Link { link }), Token::Text(range), Token::Close] = step else { continue };
            let Some(new) = words.get(link) else { continue };
            let new = Prose::plain(new, &Origins::verbatim(0)).text.trim_end().to_owned();
            if !new.is_empty() {
                shift += new.len() as isize - range.len() as isize;
                changes.push(Change { old: range.clone(), new, shift });
            }
        }
        Changes(changes)
    }

    /// Where an offset of the old layer is in the new one; inside changed words, where they begin.
    fn moved(&self, offset: usize) -> usize {
        let passed = self.0.partition_point(|change| change.old.end <= offset);
        let shift = if passed == 0 { 0 } else { self.0[passed - 1].shift };
        let start = match self.0.get(passed) {
            Some(change) => change.old.start.min(offset),
            None => offset,
        };
        start.checked_add_signed(shift).expect("what is moved stays in the layer")
    }

    /// The changed words that a range is part of.
    fn around(&self, range: &Range<usize>) -> Option<&Change> {
        let next = self.0.partition_point(|change| change.old.end < range.end);
        self.0.get(next).filter(|change| change.old.start <= range.start && range.end <= change.old.end)
    }

    fn range(&self, range: Range<usize>) -> Range<usize> {
        let start = self.moved(range.start);
        match self.around(&range) {
            Some(change) if change.old == range => start..start + change.new.len(),
            _ => start..self.moved(range.end),
        }
    }

    fn token(&self, token: Token) -> Token {
        match token {
            Token::Text(range) => Token::Text(self.range(range)),
            Token::Break(range) => Token::Break(self.range(range)),
            other => other,
        }
    }

    /// The steps to the file: what stands behind changed words goes on where it stood.
    fn origins(&self, origins: &[(usize, usize)]) -> Vec<(usize, usize)> {
        let mut steps = origins.to_vec();
        steps.retain(|(layer, _)| !self.is_inside(*layer));
        for Change { old, .. } in &self.0 {
            let passed = origins.partition_point(|(layer, _)| *layer <= old.end);
            if passed > 0 {
                let (layer, origin) = origins[passed - 1];
                steps.push((old.end, origin + old.end - layer));
            }
        }
        steps.sort_by_key(|(layer, _)| *layer);
        steps.dedup_by_key(|(layer, _)| *layer);
        for (layer, _) in &mut steps {
            *layer = self.moved(*layer);
        }
        steps
    }

    /// Whether an offset of the old layer is in the middle of changed words.
    fn is_inside(&self, layer: usize) -> bool {
        self.around(&(layer..layer)).is_some_and(|change| change.old.start < layer && layer < change.old.end)
    }
}
