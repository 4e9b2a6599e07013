//! What an archive calls people without their names: ids, pseudonyms. A text that has one knows the person.

use std::collections::HashMap;

use crate::withheld::addresses::is_referred_to;
use crate::withheld::plain;
use crate::withheld::words::Word;
use crate::withheld::words::cut;

/// What else an archive calls people.
#[derive(Default)]
pub(super) struct Calls {
    pub ids: Vec<(usize, String)>,
    pub pseudonyms: Vec<(usize, String)>,
    /// Ids of those who are public.
    pub others: Vec<String>,
}

/// Ids and pseudonyms, by their first words.
pub(super) struct Called(HashMap<String, Vec<Call>>);

struct Call {
    person: usize,
    words: Vec<String>,
    /// An id may be a word too: it counts where something is referred to.
    is_id: bool,
}

impl Called {
    pub(super) fn new(ids: &[(usize, String)], pseudonyms: &[(usize, String)]) -> Called {
        let mut calls: HashMap<String, Vec<Call>> = HashMap::new();
        let written = ids.iter().map(|id| (id, true)).chain(pseudonyms.iter().map(|pseudonym| (pseudonym, false)));
        for ((person, written), is_id) in written {
            let words = words_of(written);
            if let Some(first) = words.first() {
                calls.entry(first.clone()).or_default().push(Call { person: *person, words, is_id });
            }
        }
        Called(calls)
    }

    /// Those whom a text has by an id or a pseudonym.
    pub(super) fn among(&self, words: &[Word], raw: &str) -> Vec<usize> {
        let mut people = Vec::new();
        for (first, word) in words.iter().enumerate() {
            let Some(calls) = self.0.get(&word.shape.letters) else { continue };
            for call in calls {
                let Some(written) = words.get(first..first + call.words.len()) else { continue };
                let is_it = written.iter().zip(&call.words).all(|(word, wanted)| word.shape.letters == *wanted);
                let range = word.range.start..written[written.len() - 1].range.end;
                if is_it && (!call.is_id || is_referred_to(raw, range)) {
                    people.push(call.person);
                }
            }
        }
        people
    }
}

pub(super) fn words_of(written: &str) -> Vec<String> {
    cut(&plain::letters(written)).iter().map(|word| word.shape.letters.clone()).collect()
}
