//! Who and what is named in the same articles.

use std::collections::HashMap;

use crate::archive::Archive;
use crate::archive::EntityIndex;

impl Archive {
    /// Who and what the same articles name, with the number of these articles, in no order.
    pub fn together(&self, index: EntityIndex) -> Vec<(EntityIndex, usize)> {
        let mut counts: HashMap<EntityIndex, usize> = HashMap::new();
        for article in &self.entity(index).naming {
            for other in self.article(*article).named.iter().filter(|other| **other != index) {
                *counts.entry(*other).or_default() += 1;
            }
        }
        counts.into_iter().collect()
    }

    /// How many articles name both of a pair, for every pair of a few: positions in `few`, the smaller first.
    pub fn ties(&self, few: &[EntityIndex]) -> Vec<(usize, usize, usize)> {
        // A bit for each article: pairs are counted 64 articles at a time.
        let sets: Vec<Vec<u64>> = few
            .iter()
            .map(|index| {
                let mut set = vec![0; self.articles.len().div_ceil(64)];
                self.entity(*index)
                    .naming
                    .iter()
                    .for_each(|article| set[article.get() / 64] |= 1 << (article.get() % 64));
                set
            })
            .collect();
        let both = |a: &[u64], b: &[u64]| a.iter().zip(b).map(|(a, b)| (a & b).count_ones() as usize).sum::<usize>();
        let pairs = (0..few.len()).flat_map(|a| (a + 1..few.len()).map(move |b| (a, b)));
        pairs.map(|(a, b)| (a, b, both(&sets[a], &sets[b]))).filter(|(.., count)| *count > 0).collect()
    }
}
