//! Who is named with whom.

use serde::Serialize;

use crate::drawing::labels::Label;
use crate::site::view::EntityGroupView;
use crate::site::view::LinkView;

/// `network.html`: `ties`.
#[derive(Debug, Clone, Serialize)]
pub struct TiesPageView {
    pub ties: TiesView,
    /// All that are drawn, by kind; `count` is the number of articles.
    pub drawn: Vec<EntityGroupView>,
    /// All ties that are drawn, the strongest first.
    pub pairs: Vec<TieView>,
}

/// A drawing: the strongest ties of one, or of the whole archive. Places are in percent.
#[derive(Debug, Clone, Serialize)]
pub struct TiesView {
    /// The thinnest lines first.
    pub webs: Vec<WebView>,
    pub named: Vec<NamedView>,
    /// What it shows, in words.
    pub description: String,
}

/// All lines of one width.
#[derive(Debug, Clone, Serialize)]
pub struct WebView {
    /// On a sheet of 100 by 100.
    pub path: String,
    /// In pixels.
    pub width: String,
}

/// Somebody or something that is drawn.
#[derive(Debug, Clone, Serialize)]
pub struct NamedView {
    pub kind: &'static str,
    pub name: String,
    /// `Almaty: 5 articles`.
    pub title: String,
    /// Absent where the reader is on its page.
    pub address: Option<String>,
    pub x: String,
    pub y: String,
    /// A path in pixels around its place: another one for each kind.
    pub shape: String,
    pub label: Option<Label>,
}

/// Two who are named in the same articles.
#[derive(Debug, Clone, Serialize)]
pub struct TieView {
    pub first: LinkView,
    pub second: LinkView,
    /// Articles that name both.
    pub count: usize,
}
