//! The words of a text, each once, with the places where it stands.
//!
//! Why an index: a long article may have thousands of notes. None of them reads the text from its beginning; each asks for the places of the
//! rarest of its words, and compares a changed word with every word of the text once, not at every place.

use std::collections::HashMap;
use std::ops::Range;

use crate::archive::anchor::likeness::Spelled;
use crate::archive::anchor::words::Words;

pub(super) struct Index {
    spelled: Vec<Spelled>,
    /// Where each stands, by the position of the word in the text.
    places: Vec<Vec<usize>>,
    /// What stands at each position, as a position in `spelled`.
    pub(super) sequence: Vec<usize>,
    numbers: HashMap<String, usize>,
}

impl Index {
    pub(super) fn new(words: &Words) -> Index {
        let mut index = Index {
            spelled: Vec::new(),
            places: Vec::new(),
            sequence: Vec::with_capacity(words.len()),
            numbers: HashMap::new(),
        };
        for (position, word) in words.small.iter().enumerate() {
            let number = index.number(word);
            index.places[number].push(position);
            index.sequence.push(number);
        }
        index
    }

    fn number(&mut self, word: &str) -> usize {
        if let Some(number) = self.numbers.get(word) {
            return *number;
        }
        let number = self.spelled.len();
        self.numbers.insert(word.to_owned(), number);
        self.spelled.push(Spelled::new(word));
        self.places.push(Vec::new());
        number
    }

    /// How many words differ from each other.
    pub(super) fn len(&self) -> usize {
        self.spelled.len()
    }

    /// Where other words stand as a run, and at how many places that was asked: those of the rarest of them.
    pub(super) fn runs(&self, wanted: &Words) -> (Vec<Range<usize>>, usize) {
        let mut numbers = Vec::with_capacity(wanted.len());
        for word in &wanted.small {
            let Some(number) = self.numbers.get(word) else { return (Vec::new(), 0) };
            numbers.push(*number);
        }
        let rarest = (0..numbers.len()).min_by_key(|position| self.places[numbers[*position]].len());
        let Some(rarest) = rarest else { return (Vec::new(), 0) };
        let places = &self.places[numbers[rarest]];
        let mut runs = Vec::new();
        for place in places {
            let Some(start) = place.checked_sub(rarest) else { continue };
            let run = start..start + numbers.len();
            if self.sequence.get(run.clone()) == Some(&numbers) {
                runs.push(run);
            }
        }
        (runs, places.len())
    }

    /// How far a word is from each word of the text.
    pub(super) fn distances(&self, word: &str) -> Vec<f64> {
        let wanted = Spelled::new(word);
        self.spelled.iter().map(|other| wanted.distance(other)).collect()
    }
}
