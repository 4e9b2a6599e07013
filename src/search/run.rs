//! A run: the words of some texts that follow each other, each with the texts and the places where it stands.
//!
//! What is sorted at one time is a run; finished runs are packed to about a byte and a half a word, so that the memory of an index does
//! not grow as its texts do.

use crate::search::Text;
use crate::search::words::Vocabulary;

/// Nothing is a phrase across the end of a title or of a text: so many places lie between.
const GAP: u32 = 8;

/// The words of some texts.
pub(super) struct Run {
    /// The number of its first text.
    first: u32,
    pub words: Vec<String>,
    /// Where the postings of each word end.
    ends: Vec<usize>,
    bytes: Vec<u8>,
    /// Entities, with the texts that have them.
    pub named: Vec<(u32, u32)>,
    /// What each text can be chosen by.
    pub choices: Vec<Vec<Option<String>>>,
    /// How long each text is in the files that show it.
    pub lengths: Vec<usize>,
}

/// A word in a text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Posting {
    pub text: u32,
    pub is_in_title: bool,
    /// Rising.
    pub places: Vec<u32>,
}

/// A word met, before it is sorted.
#[derive(Clone, Copy, Default)]
struct Met {
    text: u32,
    place: u32,
}

impl Run {
    /// Reads texts. `length` is what one takes in the files that show it.
    pub(super) fn new(first: u32, texts: impl Iterator<Item = Text>, length: fn(&Text) -> usize) -> Run {
        let mut vocabulary = Vocabulary::default();
        let mut met: Vec<(u32, Met)> = Vec::new();
        let (mut named, mut choices, mut lengths, mut title_ends) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        for (index, text) in texts.enumerate() {
            let number = first + index as u32;
            lengths.push(length(&text));
            let mut each = |word, place| met.push((word, Met { text: number, place }));
            let mut next = 0;
            for title in &text.titles {
                next = vocabulary.read(title, next, &mut each) + GAP;
            }
            title_ends.push(next);
            vocabulary.read(&text.text, next, &mut each);
            named.extend(text.named.iter().map(|named| (named.entity, number)));
            choices.push(text.choices);
        }
        let (sorted, counts) = sorted(met, vocabulary.words.len());
        let mut run =
            Run { first, words: vocabulary.words, ends: Vec::new(), bytes: Vec::new(), named, choices, lengths };
        run.pack(&sorted, &counts, &title_ends);
        run
    }

    fn pack(&mut self, met: &[Met], counts: &[usize], title_ends: &[u32]) {
        let mut start = 0;
        for count in counts {
            let mut next_text = self.first;
            for same in met[start..start + count].chunk_by(|a, b| a.text == b.text) {
                let Met { text, place } = same[0];
                let is_in_title = place < title_ends[(text - self.first) as usize];
                self.push(text - next_text);
                self.push((same.len() as u32) << 1 | u32::from(is_in_title));
                next_text = text + 1;
                let mut next_place = 0;
                for Met { place, .. } in same {
                    self.push(place - next_place);
                    next_place = place + 1;
                }
            }
            start += count;
            self.ends.push(self.bytes.len());
        }
        self.bytes.shrink_to_fit();
    }

    /// Seven bits a byte, the last without the eighth.
    fn push(&mut self, mut number: u32) {
        while number >= 0x80 {
            self.bytes.push(number as u8 | 0x80);
            number >>= 7;
        }
        self.bytes.push(number as u8);
    }

    /// Calls `each` with the postings of a word, by the number of its text.
    pub(super) fn each(&self, word: usize, each: &mut dyn FnMut(&Posting)) {
        let start = if word == 0 { 0 } else { self.ends[word - 1] };
        let mut bytes = &self.bytes[start..self.ends[word]];
        let mut next_text = self.first;
        let mut posting = Posting::default();
        while !bytes.is_empty() {
            posting.text = next_text + take(&mut bytes);
            next_text = posting.text + 1;
            let count = take(&mut bytes);
            posting.is_in_title = count & 1 == 1;
            posting.places.clear();
            let mut next_place = 0;
            for _ in 0..count >> 1 {
                let place = next_place + take(&mut bytes);
                posting.places.push(place);
                next_place = place + 1;
            }
            each(&posting);
        }
    }
}

/// Sorts by word; what is met in order stays in order. Gives how often each word was met.
fn sorted(met: Vec<(u32, Met)>, words: usize) -> (Vec<Met>, Vec<usize>) {
    let mut counts = vec![0; words];
    for (word, _) in &met {
        counts[*word as usize] += 1;
    }
    let mut next = Vec::with_capacity(words);
    let mut start = 0;
    for count in &counts {
        next.push(start);
        start += count;
    }
    let mut sorted = vec![Met::default(); met.len()];
    for (word, met) in met {
        let place = &mut next[word as usize];
        sorted[*place] = met;
        *place += 1;
    }
    (sorted, counts)
}

fn take(bytes: &mut &[u8]) -> u32 {
    let (mut number, mut shift) = (0, 0);
    while let [byte, rest @ ..] = *bytes {
        *bytes = rest;
        number |= u32::from(byte & 0x7f) << shift;
        if byte & 0x80 == 0 {
            break;
        }
        shift += 7;
    }
    number
}
