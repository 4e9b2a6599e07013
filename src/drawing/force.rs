//! Where the names of a network stand: a layout by forces (Fruchterman and Reingold, 1991).
//!
//! 1. All begin on a spiral, in their order: on a circle, groups that alternate would hold each other in the middle.
//! 2. For a fixed number of rounds all push each other away, ties pull, and a weak pull leads to the middle.
//! 3. What comes out is stretched to the frame.
//!
//! Only sums, products, quotients and square roots, which are the same on every machine; sines are not.

const ROUNDS: usize = 300;

/// How far one moves in the first round, as a share of the frame; ever less after that.
const FIRST_STEP: f64 = 0.1;

/// Left free at each edge, in percent.
const MARGIN: f64 = 6.0;

type Place = (f64, f64);

/// A place in percent, with one decimal, for each of so many. Ties are positions with a strength from 0 to 1.
pub fn layout(count: usize, ties: &[(usize, usize, f64)]) -> Vec<Place> {
    let mut places: Vec<Place> = (0..count).map(|position| on_spiral(position, count)).collect();
    // The distance at which push and pull of a tie of middle strength are equal.
    let free = (1.0 / count.max(1) as f64).sqrt();
    // Those with many ties push harder, or they would all end in the middle.
    let mut weights = vec![1.0; count];
    for (a, b, _) in ties {
        weights[*a] += 1.0;
        weights[*b] += 1.0;
    }
    let mean = weights.iter().sum::<f64>() / count.max(1) as f64;
    for round in 0..ROUNDS {
        let mut moves: Vec<Place> = places.iter().map(|(x, y)| (-x * free, -y * free)).collect();
        for a in 0..count {
            for b in 0..a {
                let (x, y, distance) = way(places[a], places[b]);
                let weight = (weights[a] * weights[b]).sqrt() / mean;
                push(&mut moves, (a, b), (x, y), weight * free * free / distance);
            }
        }
        for (a, b, strength) in ties {
            let (x, y, distance) = way(places[*a], places[*b]);
            push(&mut moves, (*a, *b), (x, y), -(0.5 + strength) * distance * distance / free);
        }
        let most = FIRST_STEP * (1.0 - round as f64 / ROUNDS as f64);
        for (place, (x, y)) in places.iter_mut().zip(moves) {
            let share = (most / (x * x + y * y).sqrt().max(1e-9)).min(1.0);
            *place = (place.0 + x * share, place.1 + y * share);
        }
    }
    let across = stretched(places.iter().map(|place| place.0).collect());
    let down = stretched(places.iter().map(|place| place.1).collect());
    across.into_iter().zip(down).collect()
}

/// From the second to the first: a direction of length 1, and how far.
fn way(a: Place, b: Place) -> (f64, f64, f64) {
    let (x, y) = (a.0 - b.0, a.1 - b.1);
    let distance = (x * x + y * y).sqrt();
    // Two in one place part along a line.
    if distance < 1e-6 { (1.0, 0.0, 1e-6) } else { (x / distance, y / distance, distance) }
}

fn push(moves: &mut [Place], (a, b): (usize, usize), (x, y): Place, force: f64) {
    moves[a] = (moves[a].0 + x * force, moves[a].1 + y * force);
    moves[b] = (moves[b].0 - x * force, moves[b].1 - y * force);
}

/// Once around the middle, ever further out; a quarter of a circle at a time, by its rational points.
fn on_spiral(position: usize, count: usize) -> Place {
    let around = 4.0 * position as f64 / count.max(1) as f64;
    let share = around - around.floor();
    let (x, y) = ((1.0 - share * share) / (1.0 + share * share), 2.0 * share / (1.0 + share * share));
    let (x, y) = match around as usize {
        0 => (x, y),
        1 => (-y, x),
        2 => (-x, -y),
        _ => (y, -x),
    };
    let out = (position + 1) as f64 / (2.0 * count.max(1) as f64);
    (x * out, y * out)
}

/// From edge to edge of the frame.
fn stretched(values: Vec<f64>) -> Vec<f64> {
    let least = values.iter().copied().fold(f64::INFINITY, f64::min);
    let most = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let to_frame = |value: f64| match most - least {
        range if range > 1e-9 => MARGIN + (value - least) / range * (100.0 - 2.0 * MARGIN),
        _ => 50.0,
    };
    values.into_iter().map(|value| (to_frame(value) * 10.0).round() / 10.0).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two groups of four, each tied in itself, and one tie between them.
    const GROUPS: [(usize, usize, f64); 13] = [
        (0, 2, 1.0),
        (0, 4, 1.0),
        (0, 6, 1.0),
        (2, 4, 1.0),
        (2, 6, 1.0),
        (4, 6, 1.0),
        (1, 3, 1.0),
        (1, 5, 1.0),
        (1, 7, 1.0),
        (3, 5, 1.0),
        (3, 7, 1.0),
        (5, 7, 1.0),
        (0, 1, 0.1),
    ];

    fn mean(places: &[Place], pairs: impl Fn(usize, usize) -> bool) -> f64 {
        let all = (0..places.len()).flat_map(|a| (0..a).map(move |b| (a, b))).filter(|(a, b)| pairs(*a, *b));
        let distances: Vec<f64> = all.map(|(a, b)| way(places[a], places[b]).2).collect();
        distances.iter().sum::<f64>() / distances.len() as f64
    }

    #[test]
    fn the_same_ties_give_the_same_places() {
        assert_eq!(layout(8, &GROUPS), layout(8, &GROUPS));
    }

    #[test]
    fn the_tied_stand_together() {
        let places = layout(8, &GROUPS);
        let (within, between) = (mean(&places, |a, b| (a + b) % 2 == 0), mean(&places, |a, b| (a + b) % 2 == 1));
        assert!(within * 1.5 < between, "{within} {between} {places:?}");
    }

    #[test]
    fn all_stand_in_the_frame_and_apart() {
        let star: Vec<(usize, usize, f64)> = (1..40).map(|other| (0, other, 0.5)).collect();
        for (count, ties) in [(1, &[][..]), (2, &[]), (8, &GROUPS), (40, &star)] {
            let places = layout(count, ties);
            assert_eq!(places.len(), count);
            assert!(places.iter().all(|(x, y)| (0.0..=100.0).contains(x) && (0.0..=100.0).contains(y)), "{places:?}");
            for (position, a) in places.iter().enumerate() {
                assert!(places[position + 1..].iter().all(|b| way(*a, *b).2 > 2.0), "{places:?}");
            }
        }
    }
}
