//! `robots.txt`: everything may be read; where the sitemap is.

use serde::Serialize;

use crate::site::parts::render::Templated;
use crate::site::plan::Site;
use crate::site::plan::addresses;

/// `robots.txt`: `sitemap`, the full address of the sitemap, where there is one.
#[derive(Debug, Clone, Serialize)]
#[serde(transparent)]
pub struct RobotsView(Option<String>);

impl Templated for RobotsView {
    const TEMPLATE: &'static str = "robots.txt";
    const NAME: &'static str = "sitemap";
}

pub fn view(site: &Site) -> RobotsView {
    RobotsView(addresses::canonical(&site.archive, "sitemap.xml"))
}
