//! All publishers, from A to Z.

use crate::archive::PublisherIndex;
use crate::site::parts::head::PageView;
use crate::site::parts::head::list_head;
use crate::site::parts::letter_list::EntityListView;
use crate::site::parts::letter_list::by_letter;
use crate::site::parts::links::EntityLinkView;
use crate::site::parts::pager::pager_of;
use crate::site::plan::Site;
use crate::site::plan::addresses;
use crate::site::plan::page::NameOrder;
use crate::site::plan::page::Page;
use crate::site::plan::page::page_count;
use crate::site::plan::page::page_of;

pub fn head(site: &Site, page: &Page, number: usize) -> PageView {
    list_head(site, page, &site.words.say("section_publishers"), "publishers", number)
}

pub fn view(site: &Site, number: usize) -> EntityListView {
    let publishers = &site.shared.publisher_order;
    let links = page_of(publishers, number).iter().map(|index| link(site, *index));
    EntityListView {
        key: "publishers",
        title: site.words.say("section_publishers"),
        total: publishers.len(),
        order: NameOrder::Filed.word(),
        orders: Vec::new(),
        groups: by_letter(links.map(|link| (link.name.clone(), link))),
        pager: pager_of(addresses::PUBLISHERS, number, page_count(publishers.len())),
    }
}

fn link(site: &Site, index: PublisherIndex) -> EntityLinkView {
    let publisher = site.archive.publisher(index);
    EntityLinkView {
        id: site.archive.publisher(index).id.clone(),
        kind: "organization",
        address: addresses::publisher(&site.archive, index),
        name: publisher.name.clone(),
        summary: None,
        articles: publisher.articles.len(),
        mentions: 0,
        count: publisher.articles.len(),
        anchor: None,
    }
}
