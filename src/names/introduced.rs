//! Whom a page has introduced.
//!
//! Short names count only after a full one, in order of the page: its summary, its caption, its body, its notes. One value goes through all of
//! them.

use crate::names::bearer::BearerIndex;
use crate::value::QuickSet;

/// Who has been introduced: by the front matter of a page, or by a full form so far.
#[derive(Debug, Default)]
pub struct Introduced {
    everybody: bool,
    listed: QuickSet<BearerIndex>,
    named: QuickSet<BearerIndex>,
}

impl Introduced {
    pub fn listing(listed: impl IntoIterator<Item = BearerIndex>) -> Introduced {
        Introduced { listed: listed.into_iter().collect(), ..Introduced::default() }
    }

    /// Short names count from the first word on, for those who must miss nothing.
    pub fn everybody() -> Introduced {
        Introduced { everybody: true, ..Introduced::default() }
    }

    pub fn name(&mut self, bearer: BearerIndex) {
        self.named.insert(bearer);
    }

    /// Whoever has been introduced one by one, the listed first.
    pub fn present(&self) -> impl Iterator<Item = BearerIndex> {
        let mut present: Vec<BearerIndex> = self.listed.iter().copied().collect();
        present.sort_unstable();
        let listed = present.len();
        present.extend(&self.named);
        present[listed..].sort_unstable();
        present.into_iter()
    }

    pub(super) fn knows(&self, bearer: BearerIndex) -> bool {
        self.everybody || self.listed.contains(&bearer) || self.named.contains(&bearer)
    }

    /// The one that is meant, if the front matter or the text so far decides.
    pub(super) fn decide(&self, bearers: &[BearerIndex]) -> Option<BearerIndex> {
        only(bearers, &self.listed).or_else(|| only(bearers, &self.named))
    }
}

/// The only one of some that is known.
fn only(bearers: &[BearerIndex], known: &QuickSet<BearerIndex>) -> Option<BearerIndex> {
    let mut matching = bearers.iter().filter(|bearer| known.contains(bearer));
    let first = matching.next()?;
    matching.next().is_none().then_some(*first)
}
