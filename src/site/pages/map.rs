//! The map of all places.

mod periods;

use serde::Serialize;

use crate::archive::EntityIndex;
use crate::site::pages::map::periods::PeriodView;
use crate::site::pages::map::periods::periods;
use crate::site::parts::head::PageView;
use crate::site::parts::head::list_head;
use crate::site::parts::links::EntityLinkView;
use crate::site::parts::links::entity_link;
use crate::site::parts::map::MapView;
use crate::site::parts::map::map_of;
use crate::site::parts::render::Templated;
use crate::site::plan::Site;
use crate::site::plan::overviews;
use crate::site::plan::page::Page;
use crate::value::Kind;

/// `map.html`: `map`.
#[derive(Debug, Clone, Serialize)]
pub struct MapPageView {
    pub map: MapView,
    /// The same for each period, where there are several.
    pub periods: Vec<PeriodView>,
    /// Every place that is drawn, the most named first; `count` is the number of mentions.
    pub drawn: Vec<EntityLinkView>,
    /// Places with a point for which there was no room among the drawn ones.
    pub undrawn: usize,
    /// Places that are known only as areas, with the word for how exactly they are known.
    pub areas: Vec<AreaView>,
    /// Places of which the archive does not say where they are.
    pub unplaced: Vec<EntityLinkView>,
}

impl Templated for MapPageView {
    const TEMPLATE: &'static str = "map.html";
    const NAME: &'static str = "map";
}

#[derive(Debug, Clone, Serialize)]
pub struct AreaView {
    pub place: EntityLinkView,
    /// `a region`, in the site's language.
    pub precision: String,
}

pub fn head(site: &Site, page: &Page) -> PageView {
    list_head(site, page, &site.words.say("map"), "map", 1)
}

pub fn view(site: &Site) -> MapPageView {
    let places = &site.overviews.places;
    let drawn = overviews::drawn(places);
    let (areas, unplaced) = without_points(site);
    let map = map_of(site, drawn).expect("the map is planned only where a place is known as a point");
    MapPageView {
        periods: periods(site, &map),
        map,
        drawn: drawn.iter().map(|index| by_mentions(site, *index)).collect(),
        undrawn: places.len() - drawn.len(),
        areas,
        unplaced,
    }
}

/// Places that are named and no points: areas, and those of which nothing is known.
fn without_points(site: &Site) -> (Vec<AreaView>, Vec<EntityLinkView>) {
    let (mut areas, mut unplaced) = (Vec::new(), Vec::new());
    for index in site.shared.of_kind(Kind::Place) {
        let entity = site.archive.entity(*index);
        if !overviews::is_named_place(entity) || overviews::position(entity).is_some() {
            continue;
        }
        let place = by_mentions(site, *index);
        match entity.document.as_ref().and_then(|document| document.precision()) {
            Some(precision) if overviews::is_area(Some(precision)) => {
                areas.push(AreaView { place, precision: site.words.say(&format!("precision_{}", precision.word())) });
            }
            _ => unplaced.push(place),
        }
    }
    (areas, unplaced)
}

fn by_mentions(site: &Site, index: EntityIndex) -> EntityLinkView {
    let link = entity_link(site, index);
    EntityLinkView { count: link.mentions, ..link }
}
