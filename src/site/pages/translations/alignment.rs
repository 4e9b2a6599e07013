//! Lays the blocks of a text beside those of its translation.
//!
//! Both orders are kept; of all ways to go through the two texts block by block the cheapest is taken, as for sentences of parallel texts (Gale and
//! Church, 1993). Cheap is a pair of like length and one kind that shares figures and names: these are the same in every language, where the
//! archive knows the names. What is cheaper alone stands alone.

use std::collections::BTreeSet;

/// A block as it is compared.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Block {
    /// A heading is translated by a heading.
    pub kind: &'static str,
    pub letters: usize,
    /// Its figures, and the ids of those whom it names.
    pub signs: BTreeSet<String>,
}

/// How many blocks of each text stand beside each other.
pub type Step = (usize, usize);

/// The ways to go on, with what each costs beforehand. Newspapers leave out whole paragraphs more often than they join two.
const STEPS: [(Step, f64); 5] = [((1, 1), 0.1), ((1, 0), 3.6), ((0, 1), 3.6), ((2, 1), 3.0), ((1, 2), 3.0)];

/// How far lengths of a translation vary, in letters for each letter (Gale and Church).
const VARIANCE: f64 = 6.8;

/// What a pair costs at most for its lengths, for being of two kinds, and for figures and names: nothing shared costs it, all shared spares it.
const LENGTH: f64 = 8.0;
const KIND: f64 = 6.0;
const SIGNS: f64 = 3.0;

/// A translation is at most so many times as long as its original: what is longer has more in it.
const STRETCH: f64 = 2.0;

/// The steps through two texts, from their beginning to their end.
pub fn align(one: &[Block], other: &[Block]) -> Vec<Step> {
    // One text may be longer in its language, or have more in it.
    let [(cost, steps), (plain_cost, plain)] = [ratio(one, other), 1.0].map(|ratio| way(one, other, ratio));
    if plain_cost < cost { plain } else { steps }
}

/// The cheapest way where each letter becomes so many, and what it costs.
fn way(one: &[Block], other: &[Block], ratio: f64) -> (f64, Vec<Step>) {
    let width = other.len() + 1;
    let mut costs = vec![f64::INFINITY; (one.len() + 1) * width];
    let mut taken = vec![0_u8; costs.len()];
    costs[0] = 0.0;
    for i in 0..=one.len() {
        for j in 0..=other.len() {
            for (number, ((of_one, of_other), before)) in (0_u8..).zip(STEPS) {
                let (Some(from), Some(beside)) = (i.checked_sub(of_one), j.checked_sub(of_other)) else { continue };
                let cost = costs[from * width + beside] + before + cost(&one[from..i], &other[beside..j], ratio);
                if cost < costs[i * width + j] {
                    costs[i * width + j] = cost;
                    taken[i * width + j] = number;
                }
            }
        }
    }
    let mut steps = Vec::new();
    let (mut i, mut j) = (one.len(), other.len());
    while (i, j) != (0, 0) {
        let (step, _) = STEPS[usize::from(taken[i * width + j])];
        steps.push(step);
        (i, j) = (i - step.0, j - step.1);
    }
    steps.reverse();
    (costs[costs.len() - 1], steps)
}

/// Letters of the other text for each letter of one.
fn ratio(one: &[Block], other: &[Block]) -> f64 {
    let letters = |blocks: &[Block]| blocks.iter().map(|block| block.letters).sum::<usize>().max(1) as f64;
    (letters(other) / letters(one)).clamp(1.0 / STRETCH, STRETCH)
}

/// What it costs that these blocks stand beside each other.
fn cost(one: &[Block], other: &[Block], ratio: f64) -> f64 {
    let (Some(first), Some(beside)) = (one.first(), other.first()) else { return 0.0 };
    let kind = if one.iter().chain(other).all(|block| block.kind == first.kind) { 0.0 } else { KIND };
    let letters = |blocks: &[Block]| blocks.iter().map(|block| block.letters).sum::<usize>() as f64;
    let (length, translated) = (letters(one) * ratio, letters(other));
    let off = (translated - length).powi(2) / ((translated + length).max(1.0) / 2.0 * VARIANCE);
    kind + (off / 2.0).min(LENGTH) + signs(first, one.get(1), beside, other.get(1))
}

/// What figures and names say of two blocks, or of one and two.
fn signs(one: &Block, more: Option<&Block>, other: &Block, further: Option<&Block>) -> f64 {
    let has = |block: &Block, next: Option<&Block>, sign: &String| {
        block.signs.contains(sign) || next.is_some_and(|next| next.signs.contains(sign))
    };
    let count = |block: &Block, next: Option<&Block>| block.signs.len() + next.map_or(0, |next| next.signs.len());
    let all = count(one, more) + count(other, further);
    if all == 0 {
        return 0.0;
    }
    let own = one.signs.iter().chain(more.into_iter().flat_map(|more| &more.signs));
    let shared = own.filter(|sign| has(other, further, sign)).count();
    SIGNS * (1.0 - 4.0 * shared as f64 / all as f64).max(-1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `300 14 anna`: letters, then figures and names; `h` before the letters of a heading.
    fn blocks(written: &[&str]) -> Vec<Block> {
        let block = |written: &&str| {
            let (kind, written) = match written.strip_prefix('h') {
                Some(rest) => ("heading", rest),
                None => ("text", *written),
            };
            let mut parts = written.split(' ');
            let letters = parts.next().and_then(|letters| letters.parse().ok()).expect("letters");
            Block { kind, letters, signs: parts.map(ToOwned::to_owned).collect() }
        };
        written.iter().map(block).collect()
    }

    fn steps(one: &[&str], other: &[&str]) -> Vec<Step> {
        align(&blocks(one), &blocks(other))
    }

    #[test]
    fn blocks_stand_beside_those_that_translate_them() {
        assert_eq!(steps(&["100", "400", "120"], &["120", "450", "130"]), [(1, 1); 3]);
        assert_eq!(steps(&["100", "400", "120"], &["110", "125"]), [(1, 1), (1, 0), (1, 1)]);
        assert_eq!(steps(&["300", "200", "250"], &["520", "260"]), [(2, 1), (1, 1)]);
        assert_eq!(steps(&["h20", "300"], &["310"]), [(1, 0), (1, 1)]);
        assert_eq!(steps(&["300"], &[]), [(1, 0)]);
        assert_eq!(steps(&[], &[]), []);
    }

    #[test]
    fn figures_and_names_count_for_more_than_lengths() {
        let one = ["200 14 anna", "200 9", "200 bela"];
        assert_eq!(steps(&one, &["180 9", "220 bela"]), [(1, 0), (1, 1), (1, 1)]);
        assert_eq!(steps(&one, &["180 anna 14", "220 bela"]), [(1, 1), (1, 0), (1, 1)]);
    }

    #[test]
    fn every_block_is_gone_through_once() {
        let (one, other) = (["90 1", "400", "h9", "30 2 3", "600"], ["h30", "500", "20", "20 2 3"]);
        let steps = steps(&one, &other);
        let sum = |side: fn(&Step) -> usize| steps.iter().map(side).sum::<usize>();
        assert_eq!((sum(|step| step.0), sum(|step| step.1)), (one.len(), other.len()));
    }
}
