//! Who is named with whom in the whole archive: a drawing, and the same as a list.
//!
//! Why forces without sines: their last digits differ between machines. Of equal ties that of the less named is drawn.

use serde::Serialize;

use crate::archive::EntityIndex;
use crate::drawing::force;
use crate::site::parts::head::PageView;
use crate::site::parts::head::list_head;
use crate::site::parts::links::EntityGroupView;
use crate::site::parts::links::LinkView;
use crate::site::parts::links::entity_link;
use crate::site::parts::links::grouped;
use crate::site::parts::measures::TIES_RADII;
use crate::site::parts::render::Templated;
use crate::site::parts::ties::Drawn;
use crate::site::parts::ties::TiesView;
use crate::site::parts::ties::marks;
use crate::site::parts::ties::strongest_first;
use crate::site::parts::ties::webs;
use crate::site::plan::Site;
use crate::site::plan::addresses;
use crate::site::plan::overviews::Tie;
use crate::site::plan::page::Page;

/// `network.html`: `ties`.
#[derive(Debug, Clone, Serialize)]
pub struct NetworkView {
    pub ties: TiesView,
    /// All that are drawn, by kind; `count` is the number of articles.
    pub drawn: Vec<EntityGroupView>,
    /// All ties that are drawn, the strongest first.
    pub pairs: Vec<TieView>,
}

impl Templated for NetworkView {
    const TEMPLATE: &'static str = "network.html";
    const NAME: &'static str = "ties";
}

/// Two who are named in the same articles.
#[derive(Debug, Clone, Serialize)]
pub struct TieView {
    pub first: LinkView,
    pub second: LinkView,
    /// Articles that name both.
    pub count: usize,
}

const TIES_OF_EACH: usize = 4;

pub fn head(site: &Site, page: &Page) -> PageView {
    list_head(site, page, &site.words.say("ties"), "", 1)
}

/// The strongest names of the whole archive.
pub fn view(site: &Site) -> NetworkView {
    let archive = &site.archive;
    let named = &site.overviews.network.named;
    let ties = own_strongest(site.overviews.network.ties.clone(), named.len());
    let drawn = drawn(site, &ties);
    let links = named.iter().map(|index| entity_link(site, *index)).collect();
    let link = |position: usize| LinkView {
        label: archive.entity(named[position]).name.clone(),
        address: Some(addresses::entity(archive, named[position])),
    };
    let pairs = ties.iter().map(|(a, b, count)| TieView { first: link(*a), second: link(*b), count: *count });
    NetworkView {
        drawn: grouped(site, links),
        pairs: pairs.collect(),
        ties: TiesView {
            webs: webs(&drawn, &ties),
            named: marks(site, &drawn, None),
            description: site.words.count("ties_description", drawn.len()),
        },
    }
}

/// Places by forces: a tie pulls as strongly as it is often.
fn drawn(site: &Site, ties: &[Tie]) -> Vec<Drawn> {
    let named = &site.overviews.network.named;
    let articles = |index: EntityIndex| site.archive.entity(index).naming.len();
    let most = named.first().map_or(1, |index| articles(*index));
    let strongest = ties.first().map_or(1, |(.., articles)| *articles);
    let pulls = ties.iter().map(|(a, b, articles)| (*a, *b, *articles as f64 / strongest as f64));
    let places = force::layout(named.len(), &pulls.collect::<Vec<_>>());
    let mut drawn = Vec::new();
    for (index, at) in named.iter().zip(places) {
        let articles = articles(*index);
        let share = (articles as f64 / most as f64).sqrt();
        let radius = TIES_RADII.0 + share * (TIES_RADII.1 - TIES_RADII.0);
        drawn.push(Drawn { index: *index, at, radius, articles });
    }
    drawn
}

/// The ties that are among the strongest of one of the two, the strongest first.
fn own_strongest(mut ties: Vec<Tie>, count: usize) -> Vec<Tie> {
    strongest_first(&mut ties);
    let mut has = vec![0; count];
    ties.retain(|(a, b, _)| {
        let is_own = has[*a] < TIES_OF_EACH || has[*b] < TIES_OF_EACH;
        has[*a] += 1;
        has[*b] += 1;
        is_own
    });
    ties
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_keeps_its_strongest_ties() {
        let mut ties: Vec<Tie> = (0..6).flat_map(|a| (a + 1..6).map(move |b| (a, b, 30 - a - b))).collect();
        ties.push((0, 6, 1));
        let kept = own_strongest(ties, 7);
        assert!(kept.contains(&(0, 1, 29)) && kept.contains(&(0, 6, 1)) && !kept.contains(&(4, 5, 21)), "{kept:?}");
    }
}
