//! `data/network.gexf` (GEXF 1.3, for Gephi, networkx and others): who and what is named in the same articles.

use serde::Serialize;

use crate::archive::Entity;
use crate::archive::EntityIndex;
use crate::site::parts::render::Templated;
use crate::site::plan::Site;
use crate::site::plan::addresses;
use crate::value::Kind;

/// `network.gexf.xml`: `network`.
#[derive(Debug, Clone, Serialize)]
pub struct GexfView<'a> {
    pub nodes: Vec<NodeView<'a>>,
    pub edges: Vec<EdgeView<'a>>,
}

/// Somebody or something that articles name.
#[derive(Debug, Clone, Serialize)]
pub struct NodeView<'a> {
    pub id: &'a str,
    pub name: &'a str,
    pub kind: &'static str,
    pub articles: usize,
    pub mentions: usize,
    pub url: String,
}

/// Two nodes with the number of articles that name both.
#[derive(Debug, Clone, Serialize)]
pub struct EdgeView<'a> {
    pub source: &'a str,
    pub target: &'a str,
    pub weight: usize,
}

impl Templated for GexfView<'_> {
    const TEMPLATE: &'static str = "network.gexf.xml";
    const NAME: &'static str = "network";
}

pub fn view(site: &Site) -> GexfView<'_> {
    let archive = &site.archive;
    let nodes: Vec<EntityIndex> = archive.entity_indexes().filter(|index| is_node(archive.entity(*index))).collect();
    let edges = nodes.iter().flat_map(|index| edges(site, *index));
    GexfView { edges: edges.collect(), nodes: nodes.iter().map(|index| node(site, *index)).collect() }
}

fn is_node(entity: &Entity) -> bool {
    entity.kind != Kind::Question && !entity.naming.is_empty()
}

fn node(site: &Site, index: EntityIndex) -> NodeView<'_> {
    let entity = site.archive.entity(index);
    NodeView {
        id: &entity.id,
        name: &entity.name,
        kind: entity.kind.word(),
        articles: entity.naming.len(),
        mentions: entity.mentions.len(),
        url: addresses::from_data(&site.archive, &addresses::entity(&site.archive, index)),
    }
}

/// Each pair once, with the first of the two.
fn edges(site: &Site, index: EntityIndex) -> Vec<EdgeView<'_>> {
    let archive = &site.archive;
    let mut others = archive.together(index);
    others.retain(|(other, _)| *other > index && is_node(archive.entity(*other)));
    others.sort_unstable();
    let source = archive.entity(index).id.as_str();
    let mut edges = Vec::with_capacity(others.len());
    for (other, weight) in others {
        edges.push(EdgeView { source, target: &archive.entity(other).id, weight });
    }
    edges
}
