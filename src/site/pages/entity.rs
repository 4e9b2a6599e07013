//! The page of a person, a place, an organization, an event or a topic.

use crate::archive::EntityIndex;
use crate::site::parts::entity::EntityView;
use crate::site::parts::entity::entity_head;
use crate::site::parts::entity::entity_view;
use crate::site::parts::head::PageView;
use crate::site::plan::Site;
use crate::site::plan::page::Page;

pub fn head(site: &Site, page: &Page, index: EntityIndex, number: usize) -> PageView {
    entity_head(site, page, index, number)
}

pub fn view(site: &Site, page: &Page, index: EntityIndex, number: usize) -> EntityView {
    entity_view(site, page, index, number)
}
