//! What some ranges of a text cover together.

use std::ops::Range;

/// Stretches of a text, in order and apart.
pub(super) struct Covered(Vec<Range<usize>>);

impl Covered {
    /// By ranges that are sorted by where they begin and may overlap.
    pub(super) fn by(sorted: &[Range<usize>]) -> Covered {
        let mut apart: Vec<Range<usize>> = Vec::new();
        for range in sorted {
            match apart.last_mut() {
                Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
                _ => apart.push(range.clone()),
            }
        }
        Covered(apart)
    }

    pub(super) fn overlaps(&self, range: &Range<usize>) -> bool {
        let first = self.0.partition_point(|stretch| stretch.end <= range.start);
        self.0.get(first).is_some_and(|stretch| stretch.start < range.end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_lies_in_another_range_does_not_end_it() {
        let covered = Covered::by(&[2..10, 3..4, 12..14, 13..13]);
        let overlaps = [0..2, 1..3, 5..6, 9..11, 10..12, 11..13, 14..20].map(|range| covered.overlaps(&range));
        assert_eq!(overlaps, [false, true, true, true, false, true, false]);
    }
}
