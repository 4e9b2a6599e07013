//! Lines of counting as figures: what stands, and the figures of its history.
//!
//! Why an answer in words has a way only where it says more or fewer in words that are known: no direction is made up.

use crate::archive::Archive;
use crate::archive::ClaimIndex;
use crate::document::RelationKind;
use crate::drawing::strip::Scale;
use crate::site::parts::counting;

/// More lines of counting are in the ledger alone.
const LINES: usize = 40;

/// Words by which an answer in words says which way it goes.
const MORE: [&str; 17] = [
    "more",
    "higher",
    "greater",
    "above",
    "over",
    "exceed",
    "больше",
    "выше",
    "более",
    "свыше",
    "більше",
    "вище",
    "көп",
    "жоғары",
    "асады",
    "أكثر",
    "أعلى",
];
const FEWER: [&str; 13] =
    ["fewer", "less", "lower", "below", "under", "меньше", "ниже", "менее", "менше", "аз", "төмен", "أقل", "أدنى"];

/// A claim with a figure.
#[derive(Debug, Clone, Copy)]
pub struct Figure {
    pub index: ClaimIndex,
    pub low: f64,
    pub high: f64,
    pub open: Option<Way>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    Up,
    Down,
}

/// A line of counting: what stands, and the figures of its history, the oldest first.
pub struct Line {
    pub standing: ClaimIndex,
    pub figures: Vec<Figure>,
}

/// Lines of counting, and the scale on which all their figures have a place; nothing where no figure is among them.
pub fn on_scale(archive: &Archive, standing: &[ClaimIndex]) -> Option<(Vec<Line>, Scale)> {
    let mut lines = Vec::new();
    for index in own(archive, standing).take(LINES) {
        lines.push(line(archive, index));
    }
    let figures = lines.iter().flat_map(|line| &line.figures);
    let scale = Scale::over(figures.flat_map(|figure| [figure.low, figure.high]))?;
    Some((lines, scale))
}

/// The figures that a claim disputes, of what it counts itself.
pub fn disputed(archive: &Archive, index: ClaimIndex) -> Vec<Figure> {
    let claim = archive.claim(index);
    let disputed = claim.related(RelationKind::Disputes).filter(|other| claim.has_scope_of(archive.claim(*other)));
    disputed.filter_map(|other| figure(archive, other)).collect()
}

/// What counts what the question asks; where nothing does, everything.
fn own<'a>(archive: &'a Archive, standing: &'a [ClaimIndex]) -> impl Iterator<Item = ClaimIndex> + 'a {
    let is_own = |index: &ClaimIndex| !counting::counts_otherwise(archive, *index);
    let has_own = standing.iter().any(is_own);
    standing.iter().copied().filter(move |index| !has_own || is_own(index))
}

fn line(archive: &Archive, standing: ClaimIndex) -> Line {
    let mut figures: Vec<Figure> = Vec::new();
    for index in counting::history(archive, standing) {
        let Some(figure) = figure(archive, index) else { continue };
        // Who says the same again has not moved.
        match figures.last_mut() {
            Some(last) if counting::is_same_figure(archive, last.index, index) => last.index = index,
            _ => figures.push(figure),
        }
    }
    Line { standing, figures }
}

fn figure(archive: &Archive, index: ClaimIndex) -> Option<Figure> {
    let answer = &archive.claim(index).document.answer;
    let low = answer.min.or(answer.value).or(answer.max)?;
    let high = answer.max.or(answer.value).unwrap_or(low);
    let open = match (answer.value, answer.min, answer.max) {
        (None, Some(_), None) => Some(Way::Up),
        (None, None, Some(_)) => Some(Way::Down),
        _ => None,
    };
    Some(Figure { index, low, high, open })
}

impl Figure {
    pub fn middle(&self, archive: &Archive) -> f64 {
        archive.claim(self.index).document.answer.value.unwrap_or((self.low + self.high) / 2.0)
    }
}

/// Which way an answer in words goes, where it says so in a word that is known.
pub fn way_of(text: &str) -> Option<Way> {
    let text = text.to_lowercase();
    let has = |words: &[&str]| text.split(|letter: char| !letter.is_alphabetic()).any(|word| words.contains(&word));
    match (has(&MORE), has(&FEWER)) {
        (true, false) => Some(Way::Up),
        (false, true) => Some(Way::Down),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_in_words_goes_only_where_it_says_so() {
        assert_eq!(way_of("much higher"), Some(Way::Up));
        assert_eq!(way_of("Намного больше"), Some(Way::Up));
        assert_eq!(way_of("far fewer"), Some(Way::Down));
        assert_eq!(way_of("no evidence"), None);
        assert_eq!(way_of("more or less the same"), None);
        assert_eq!(way_of("moreover unknown"), None);
    }
}
