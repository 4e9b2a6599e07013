//! Maps.

use serde::Serialize;

use crate::drawing::labels::Label;
use crate::site::view::EntityLinkView;

/// `map.html`: `map`.
#[derive(Debug, Clone, Serialize)]
pub struct MapPageView {
    pub map: MapView,
    /// Every place that is drawn, the most named first; `count` is the number of mentions.
    pub drawn: Vec<EntityLinkView>,
    /// Places with a point for which there was no room among the drawn ones.
    pub undrawn: usize,
    /// Places that are known only as areas, with the word for how exactly they are known.
    pub areas: Vec<AreaView>,
    /// Places of which the archive does not say where they are.
    pub unplaced: Vec<EntityLinkView>,
}

#[derive(Debug, Clone, Serialize)]
pub struct AreaView {
    pub place: EntityLinkView,
    /// `a region`, in the site's language.
    pub precision: String,
}

/// A drawing. Paths are in units of a sheet; everything else is in percent of its width and, from the top, of its height, so that text
/// keeps its size.
#[derive(Debug, Clone, Serialize)]
pub struct MapView {
    pub units_across: u32,
    pub units_down: u32,
    /// Whether it shows the whole world, which is wider.
    pub world: bool,
    pub land: String,
    pub lakes: String,
    pub rivers: String,
    pub grid: String,
    pub degrees: Vec<DegreeView>,
    pub scale: Option<ScaleView>,
    /// The largest first.
    pub points: Vec<MapPointView>,
    pub globe: Option<GlobeView>,
    /// What it shows, in words.
    pub description: String,
}

/// The half of the world around a map, in a square of 100 units: land, and what the map shows of it.
#[derive(Debug, Clone, Serialize)]
pub struct GlobeView {
    pub land: String,
    pub left: String,
    pub top: String,
    pub width: String,
    pub height: String,
}

/// A round degree where its line comes in.
#[derive(Debug, Clone, Serialize)]
pub struct DegreeView {
    pub x: String,
    pub y: String,
    /// `50° N`.
    pub label: String,
    /// On the lower edge; else on the left one.
    pub below: bool,
}

#[derive(Debug, Clone, Serialize)]
pub struct ScaleView {
    /// Where the bar begins and ends.
    pub from: String,
    pub until: String,
    /// `500 km`.
    pub label: String,
}

/// One or more places that the drawing cannot tell apart.
#[derive(Debug, Clone, Serialize)]
pub struct MapPointView {
    pub x: String,
    pub y: String,
    /// In pixels.
    pub radius: String,
    pub name: String,
    /// `Almaty: 5 mentions`.
    pub title: String,
    /// Of the place; absent where there are several, or the reader is on its page.
    pub address: Option<String>,
    pub label: Option<Label>,
}
