//! Who of an article counts as named together with the others.
//!
//! A list of ten thousand detained people names fifty million pairs, and says of none of them more than that it was on the list. Of so
//! long a list only those are paired whom most articles name.

use crate::archive::articles::Linked;
use crate::archive::index::EntityIndex;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::ProblemKind;

/// Whoever is named in an article of more than so many is in a list.
const LIST: usize = 256;

/// In how many articles each of so many entities is named.
pub(super) struct Pairing(Vec<u32>);

impl Pairing {
    pub(super) fn new(entities: usize, articles: &[Linked]) -> Pairing {
        let mut naming = vec![0; entities];
        for entity in articles.iter().flat_map(|article| &article.named) {
            naming[entity.get()] += 1;
        }
        Pairing(naming)
    }

    /// Those of an article who are paired, by index, where not all are; says so.
    pub(super) fn of(&self, article: &Linked, problems: &mut Vec<Diagnostic>) -> Option<Vec<EntityIndex>> {
        let named = article.named.len();
        if named <= LIST {
            return None;
        }
        let message = format!(
            "this article names {named}: who is named together with whom counts the {LIST} of them whom most articles name"
        );
        problems.push(Diagnostic::note(ProblemKind::LongList, message).in_file(&article.document.source.path));
        let mut paired = article.named.clone();
        paired.sort_by_key(|entity| (std::cmp::Reverse(self.0[entity.get()]), *entity));
        paired.truncate(LIST);
        paired.sort_unstable();
        Some(paired)
    }
}
