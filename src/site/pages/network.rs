//! Who is named when, and with whom, in the whole archive.
//!
//! Why no web of lines: among the twenty most named nearly all are tied, and nothing can be read in it that a table of pairs does not say
//! better, with room for every name.

mod when;

use serde::Serialize;

use crate::site::parts::head::PageView;
use crate::site::parts::head::list_head;
use crate::site::parts::links::LinkView;
use crate::site::parts::render::Templated;
use crate::site::plan::Site;
use crate::site::plan::addresses;
use crate::site::plan::page::Page;
use when::WhenView;
use when::when;

/// `network.html`: `network`.
#[derive(Debug, Clone, Serialize)]
pub struct NetworkView {
    /// Where the archive spans more than a month.
    pub when: Option<WhenView>,
    /// The most named, these first, each with those before it.
    pub pairs: Vec<PairRowView>,
    /// The largest number of articles that name two.
    pub largest: usize,
}

impl Templated for NetworkView {
    const TEMPLATE: &'static str = "network.html";
    const NAME: &'static str = "network";
}

/// A name, and for each name before it the number of articles that name both.
#[derive(Debug, Clone, Serialize)]
pub struct PairRowView {
    pub kind: &'static str,
    pub name: LinkView,
    pub together: Vec<usize>,
}

/// How many names stand against each other.
const NAMES: usize = 20;

pub fn head(site: &Site, page: &Page) -> PageView {
    list_head(site, page, &site.words.say("named_when"), "named_when", 1)
}

pub fn view(site: &Site) -> NetworkView {
    let named = &site.overviews.network;
    let named = &named[..named.len().min(NAMES)];
    let mut pairs = Vec::new();
    for (position, index) in named.iter().enumerate() {
        let entity = site.archive.entity(*index);
        let address = Some(addresses::entity(&site.archive, *index));
        let name = LinkView { label: entity.name.clone(), address };
        pairs.push(PairRowView { kind: entity.kind.word(), name, together: vec![0; position] });
    }
    let mut largest = 0;
    for (first, second, articles) in site.archive.ties(named) {
        pairs[second].together[first] = articles;
        largest = largest.max(articles);
    }
    NetworkView { when: when(site), largest, pairs }
}
