//! Names that very many bear: whom of them a text is asked about.
//!
//! Twenty thousand people of one surname would be asked about twenty thousand times in every line. A name of so many says who is meant only
//! where the text says it too, by a full name or in its front matter. Of a crowd therefore those are read who are there, and
//! without any of them the first few, of whom those with a role come first. How many are a crowd depends on the text: all readings of one
//! text together are bounded, and in a text of usual length a name of two hundred is none.

use crate::names::bearer::BearerIndex;
use crate::names::shape::Shape;
use crate::names::tree::Meaning;
use crate::names::tree::Place;
use crate::value::QuickMap;
use crate::value::QuickSet;

/// So many readings of names a text has about, however long it is.
const READINGS: usize = 1 << 19;

/// So many bearers of one name are read in the longest text, and in the shortest.
const FEWEST: usize = 2;
const MOST: usize = 256;

/// Who of a crowd is read in one text.
pub(super) struct Crowd<'a> {
    has_role: &'a [bool],
    most: usize,
    /// Who is named in the text or introduced by its page, in the order in which that showed.
    present: Vec<BearerIndex>,
    known: QuickSet<BearerIndex>,
    chosen: QuickMap<Place, Chosen<'a>>,
}

/// Who of the bearers of one name is read.
struct Chosen<'a> {
    by_bearer: QuickMap<BearerIndex, Vec<&'a Meaning>>,
    /// How many of those present have been asked for.
    asked: usize,
    present: Vec<&'a Meaning>,
    first: Vec<&'a Meaning>,
}

impl<'a> Crowd<'a> {
    /// The crowd of a text of so many words, in which some are introduced from the start.
    pub(super) fn new(has_role: &'a [bool], words: usize, present: impl Iterator<Item = BearerIndex>) -> Crowd<'a> {
        let most = (READINGS / words.max(1)).clamp(FEWEST, MOST);
        let mut crowd =
            Crowd { has_role, most, present: Vec::new(), known: QuickSet::default(), chosen: QuickMap::default() };
        present.for_each(|bearer| crowd.add(bearer));
        crowd
    }

    /// So many readings of the words at one place are kept.
    pub(super) fn most(&self) -> usize {
        self.most
    }

    /// Somebody is named by more than a surname.
    pub(super) fn see(&mut self, meaning: &Meaning) {
        if !matches!(meaning.shape, Shape::Short | Shape::Surname | Shape::WithoutSurname | Shape::Not) {
            self.add(meaning.bearer);
        }
    }

    fn add(&mut self, bearer: BearerIndex) {
        if self.known.insert(bearer) {
            self.present.push(bearer);
        }
    }

    /// Those of the meanings of one place that are read.
    pub(super) fn of(&mut self, place: Place, meanings: &'a [Meaning]) -> impl Iterator<Item = &'a Meaning> + use<'a> {
        let is_crowd = meanings.len() > self.most;
        let (all, some) = if is_crowd { (&[][..], self.chosen(place, meanings)) } else { (meanings, Vec::new()) };
        all.iter().chain(some)
    }

    fn chosen(&mut self, place: Place, meanings: &'a [Meaning]) -> Vec<&'a Meaning> {
        let Crowd { has_role, most, present, .. } = self;
        let chosen = self.chosen.entry(place).or_insert_with(|| Chosen::new(meanings, has_role, *most));
        while chosen.asked < present.len() && chosen.present.len() < *most {
            let of_bearer = chosen.by_bearer.get(&present[chosen.asked]);
            chosen.present.extend(of_bearer.into_iter().flatten());
            chosen.asked += 1;
        }
        if chosen.present.is_empty() { chosen.first.clone() } else { chosen.present.clone() }
    }
}

impl<'a> Chosen<'a> {
    fn new(meanings: &'a [Meaning], has_role: &[bool], most: usize) -> Chosen<'a> {
        let mut by_bearer: QuickMap<BearerIndex, Vec<&Meaning>> = QuickMap::default();
        for meaning in meanings {
            by_bearer.entry(meaning.bearer).or_default().push(meaning);
        }
        let of_role = meanings.iter().filter(|meaning| has_role[meaning.bearer.get()]);
        let others = meanings.iter().filter(|meaning| !has_role[meaning.bearer.get()]);
        Chosen { by_bearer, asked: 0, present: Vec::new(), first: of_role.chain(others).take(most).collect() }
    }
}
