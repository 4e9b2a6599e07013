//! Figures on one line: a scale that reads well, and dots that do not lie on each other.
//!
//! Dots are places, not lengths: a scale need not begin at zero. Where figures differ by more than a third it does, so that a small difference
//! does not look large; where they are near each other it begins below the smallest, so that they can be told apart.

use crate::drawing::labels::nice_step;

/// The part of a strip that figures take, in percent: room is left for labels and arrows.
const FROM: f64 = 8.0;
const UNTIL: f64 = 90.0;

/// How many steps a scale has, about.
const STEPS: f64 = 4.0;

/// More lanes are no strip any more.
const MOST_LANES: usize = 6;

#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scale {
    pub from: f64,
    until: f64,
    step: f64,
}

impl Scale {
    /// A scale on which all these figures have their place; none without figures.
    pub fn over(figures: impl IntoIterator<Item = f64>) -> Option<Scale> {
        let mut figures = figures.into_iter().filter(|figure| figure.is_finite());
        let first = figures.next()?;
        let (low, high) = figures.fold((first, first), |(low, high), figure| (low.min(figure), high.max(figure)));
        let is_whole = low >= 0.0 && (low == high || high - low > high / 3.0);
        let least = if is_whole { 0.0 } else { low };
        let step = nice_step((high - least) / STEPS);
        let from = if is_whole { 0.0 } else { (low / step - 0.5).floor() * step };
        let until = ((high / step).ceil() * step).max(from + step);
        Some(Scale { from, until, step })
    }

    /// In percent of the strip.
    pub fn at(&self, figure: f64) -> f64 {
        FROM + (UNTIL - FROM) * (figure - self.from) / (self.until - self.from)
    }

    pub fn ticks(&self) -> Vec<f64> {
        let count = ((self.until - self.from) / self.step).round() as usize;
        (0..=count).map(|tick| self.from + tick as f64 * self.step).collect()
    }
}

/// Places in percent, each in the first lane in which it stays apart from those before it; none where all lanes are full there.
pub fn lanes(places: &[f64], apart: f64) -> Vec<Option<usize>> {
    let mut lanes: Vec<Vec<f64>> = Vec::new();
    let mut found = Vec::new();
    for place in places {
        let is_free = |lane: &Vec<f64>| lane.iter().all(|other| (place - other).abs() >= apart);
        let lane = lanes.iter().position(is_free).unwrap_or(lanes.len());
        if lane == MOST_LANES {
            found.push(None);
            continue;
        }
        if lane == lanes.len() {
            lanes.push(Vec::new());
        }
        lanes[lane].push(*place);
        found.push(Some(lane));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ticks(figures: &[f64]) -> Vec<f64> {
        Scale::over(figures.iter().copied()).expect("a scale").ticks()
    }

    #[test]
    fn a_scale_begins_at_zero_where_figures_differ_by_more_than_a_third() {
        assert_eq!(ticks(&[4.0, 14.0, 16.0]), [0.0, 5.0, 10.0, 15.0, 20.0]);
        assert_eq!(ticks(&[220.0, 230.0, 238.0]), [215.0, 220.0, 225.0, 230.0, 235.0, 240.0]);
        assert_eq!(ticks(&[230.0])[0], 0.0);
        assert_eq!(ticks(&[0.0]), [0.0, 1.0]);
        assert_eq!(ticks(&[-4.0, 3.0]), [-6.0, -4.0, -2.0, 0.0, 2.0, 4.0]);
        assert_eq!(Scale::over([]), None);
    }

    #[test]
    fn every_figure_has_its_place_on_the_strip() {
        for figures in [vec![1e12, 1.0], vec![0.2, 0.3], vec![-5.0, -4.9], vec![7.0; 40], vec![1e300, 1.0]] {
            let scale = Scale::over(figures.iter().copied()).expect("a scale");
            let is_on = |figure: &f64| (FROM..=UNTIL).contains(&scale.at(*figure));
            assert!(figures.iter().all(is_on), "{figures:?} {scale:?}");
            assert!(scale.ticks().len() <= 8, "{figures:?} {scale:?}");
        }
    }

    #[test]
    fn what_would_lie_on_another_has_a_lane_of_its_own() {
        assert_eq!(lanes(&[50.0, 52.0, 58.0, 50.0], 5.0), [Some(0), Some(1), Some(0), Some(2)]);
        assert_eq!(lanes(&[50.0; 8], 5.0).iter().filter(|lane| lane.is_none()).count(), 2);
    }
}
