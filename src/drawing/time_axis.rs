//! A line of time on which long gaps are short, and shown as gaps.
//!
//! Why a gap is cut out: without it, two busy months ten years apart would be two dots.

/// A gap is cut out where it is longer than this, in days, and takes more than this share of what would be drawn.
const LONG_GAP: i64 = 62;
const LONG_SHARE: f64 = 0.2;

/// How many gaps are cut out at most, and how much of the line, in percent, each keeps.
const GAPS: usize = 8;
const GAP_WIDTH: f64 = 5.0;

/// The line begins and ends here, in percent.
const FROM: f64 = 2.0;
const UNTIL: f64 = 98.0;

/// Days are counted from 1 January 1970.
#[derive(Debug, Clone)]
pub struct TimeAxis {
    pieces: Vec<Piece>,
}

/// A time without a long gap.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Piece {
    pub first_day: i64,
    pub last_day: i64,
    /// In percent of the line.
    pub from: f64,
    pub until: f64,
}

impl TimeAxis {
    /// The line on which all these spans of days have room; none where there is no span.
    pub fn over(spans: &[(i64, i64)]) -> Option<TimeAxis> {
        let runs = runs_of(spans);
        let days = runs.last()?.1 - runs.first()?.0 + 1;
        let (cut, drawn) = cut_gaps(&runs, days);
        let mut pieces: Vec<(i64, i64)> = Vec::new();
        for (index, run) in runs.iter().enumerate() {
            match pieces.last_mut() {
                Some(piece) if index > 0 && !cut.contains(&(index - 1)) => piece.1 = run.1,
                _ => pieces.push(*run),
            }
        }
        Some(TimeAxis { pieces: placed(&pieces, drawn) })
    }

    pub fn pieces(&self) -> &[Piece] {
        &self.pieces
    }

    /// Where a day begins, in percent; a day in a gap is where the gap begins.
    pub fn x(&self, day: i64) -> f64 {
        let found = self.pieces.iter().rfind(|piece| piece.first_day <= day);
        let piece = found.unwrap_or(&self.pieces[0]);
        let days = (piece.last_day - piece.first_day + 1) as f64;
        let share = ((day - piece.first_day) as f64 / days).clamp(0.0, 1.0);
        piece.from + (piece.until - piece.from) * share
    }

    /// From where to where some days are drawn. What of them lies in a gap is left out at both ends.
    pub fn span(&self, first: i64, last: i64) -> (f64, f64) {
        let begins_in = self.pieces.iter().find(|piece| piece.last_day >= first);
        let begin = begins_in.map_or(first, |piece| first.max(piece.first_day));
        let ends_in = self.pieces.iter().rfind(|piece| piece.first_day <= last);
        let end = ends_in.map_or(last, |piece| last.min(piece.last_day));
        (self.x(begin), self.x(end + 1).max(self.x(begin)))
    }

    /// Gaps that are cut out: the day after the last before, and the first day after.
    pub fn gaps(&self) -> impl Iterator<Item = (i64, i64)> {
        self.pieces.windows(2).map(|pair| (pair[0].last_day + 1, pair[1].first_day))
    }

    /// How many days are drawn.
    pub fn days(&self) -> i64 {
        self.pieces.iter().map(|piece| piece.last_day - piece.first_day + 1).sum()
    }
}

/// Spans of days in order, those that touch as one.
fn runs_of(spans: &[(i64, i64)]) -> Vec<(i64, i64)> {
    let mut spans = spans.to_vec();
    spans.sort_unstable();
    let mut runs: Vec<(i64, i64)> = Vec::new();
    for (first, last) in spans {
        match runs.last_mut() {
            Some(run) if first <= run.1 + 1 => run.1 = run.1.max(last),
            _ => runs.push((first, last)),
        }
    }
    runs
}

/// Behind which runs the gap is cut out, the longest first, and how many of the days are still drawn.
fn cut_gaps(runs: &[(i64, i64)], days: i64) -> (Vec<usize>, i64) {
    let mut gaps = Vec::new();
    for (index, pair) in runs.windows(2).enumerate() {
        gaps.push((pair[1].0 - pair[0].1 - 1, index));
    }
    gaps.sort_unstable_by_key(|(days, index)| (std::cmp::Reverse(*days), *index));
    gaps.truncate(GAPS);
    let mut cut = Vec::new();
    let mut drawn = days;
    for (days, index) in gaps {
        if days <= LONG_GAP || (days as f64) < LONG_SHARE * drawn as f64 {
            break;
        }
        cut.push(index);
        drawn -= days;
    }
    (cut, drawn)
}

/// Pieces on the line, each as long as its days.
fn placed(pieces: &[(i64, i64)], drawn: i64) -> Vec<Piece> {
    // A piece of a single day has room for its marks.
    let least = drawn as f64 / 30.0;
    let weight = |piece: &(i64, i64)| ((piece.1 - piece.0 + 1) as f64).max(least);
    let all: f64 = pieces.iter().map(weight).sum();
    let room = UNTIL - FROM - GAP_WIDTH * (pieces.len() - 1) as f64;
    let mut placed = Vec::with_capacity(pieces.len());
    let mut from = FROM;
    for piece in pieces {
        let until = from + weight(piece) / all * room;
        placed.push(Piece { first_day: piece.0, last_day: piece.1, from, until });
        from = until + GAP_WIDTH;
    }
    placed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_gap_is_short_and_known() {
        // Two days in 2019, three months in 2022.
        let axis = TimeAxis::over(&[(17974, 17975), (18994, 19023), (19065, 19065)]).expect("a line");
        assert_eq!(axis.gaps().collect::<Vec<_>>(), [(17976, 18994)]);
        assert_eq!(axis.x(17974), 2.0);
        assert!(axis.x(18994) - axis.x(17976) < 6.0);
        assert!(axis.x(19065) > 95.0);
        assert_eq!(axis.days(), 2 + 72);
    }

    #[test]
    fn a_month_of_which_one_day_is_known_does_not_fill_the_gap_before_it() {
        // A month, and long after it the last day of another.
        let axis = TimeAxis::over(&[(0, 30), (1000, 1000)]).expect("a line");
        let (from, until) = axis.span(973, 1000);
        assert_eq!((from, until), (axis.x(1000), 98.0));
        assert!(from > axis.x(30) + GAP_WIDTH, "{from}");
        assert_eq!(axis.span(0, 40), (2.0, axis.x(40)));
    }

    #[test]
    fn time_only_ever_goes_on() {
        let spans: Vec<(i64, i64)> = (0..40).map(|n| (n * n * 13, n * n * 13 + n)).collect();
        let axis = TimeAxis::over(&spans).expect("a line");
        let places: Vec<f64> = (0..spans[39].1).map(|day| axis.x(day)).collect();
        assert!(places.windows(2).all(|pair| pair[0] <= pair[1] + 1e-9));
        assert!(places.iter().all(|x| (FROM..=UNTIL).contains(x)));
    }

    #[test]
    fn even_times_have_no_gap_and_one_day_has_a_line() {
        let spans: Vec<(i64, i64)> = (0..20).map(|n| (n * 365, n * 365)).collect();
        assert_eq!(TimeAxis::over(&spans).expect("a line").gaps().count(), 0);
        assert_eq!(TimeAxis::over(&[(5, 5)]).expect("a line").x(5), 2.0);
        assert!(TimeAxis::over(&[]).is_none());
    }
}
