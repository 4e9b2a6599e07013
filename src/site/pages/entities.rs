//! All entities of a kind, from A to Z.

use crate::site::parts::head::PageView;
use crate::site::parts::head::list_head;
use crate::site::parts::letter_list::EntityListView;
use crate::site::parts::letter_list::by_letter;
use crate::site::parts::links::entity_link;
use crate::site::parts::pager::pager_of;
use crate::site::plan::Site;
use crate::site::plan::addresses;
use crate::site::plan::page::Page;
use crate::site::plan::page::page_count;
use crate::site::plan::page::page_of;
use crate::value::Kind;

pub fn head(site: &Site, page: &Page, kind: Kind, number: usize) -> PageView {
    list_head(site, page, &title(site, kind), kind.folder(), number)
}

pub fn view(site: &Site, kind: Kind, number: usize) -> EntityListView {
    let entities = site.shared.order.get(&kind).map(Vec::as_slice).unwrap_or_default();
    let links = page_of(entities, number).iter().map(|index| entity_link(site, *index));
    EntityListView {
        key: kind.folder(),
        title: title(site, kind),
        total: entities.len(),
        groups: by_letter(links.collect()),
        pager: pager_of(&addresses::entities(kind), number, page_count(entities.len())),
    }
}

fn title(site: &Site, kind: Kind) -> String {
    site.words.say(&format!("section_{}", kind.folder()))
}
