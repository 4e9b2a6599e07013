//! All entities of a kind: people by family name, events in the order of time, others from A to Z.

use crate::archive::EntityIndex;
use crate::site::parts::dates::when;
use crate::site::parts::head::PageView;
use crate::site::parts::head::list_head;
use crate::site::parts::letter_list::EntityListView;
use crate::site::parts::letter_list::by_letter;
use crate::site::parts::letter_list::grouped;
use crate::site::parts::links::EntityLinkView;
use crate::site::parts::links::entity_link;
use crate::site::parts::pager::pager_of;
use crate::site::plan::Site;
use crate::site::plan::addresses;
use crate::site::plan::filing::filed_as;
use crate::site::plan::page::Page;
use crate::site::plan::page::page_count;
use crate::site::plan::page::page_of;
use crate::value::Date;
use crate::value::Kind;

pub fn head(site: &Site, page: &Page, kind: Kind, number: usize) -> PageView {
    list_head(site, page, &title(site, kind), kind.folder(), number)
}

pub fn view(site: &Site, kind: Kind, number: usize) -> EntityListView {
    let entities = site.shared.order.get(&kind).map(Vec::as_slice).unwrap_or_default();
    let shown = page_of(entities, number).iter();
    let groups = match kind {
        Kind::Event => grouped(shown.map(|index| (year(site, *index), event_link(site, *index)))),
        _ => by_letter(shown.map(|index| (filed_as(site.archive.entity(*index)), entity_link(site, *index)))),
    };
    EntityListView {
        key: kind.folder(),
        title: title(site, kind),
        total: entities.len(),
        groups,
        pager: pager_of(&addresses::entities(kind), number, page_count(entities.len())),
    }
}

fn start(site: &Site, index: EntityIndex) -> Option<Date> {
    site.archive.entity(index).document.as_ref()?.start()
}

fn year(site: &Site, index: EntityIndex) -> String {
    start(site, index).map_or_else(|| site.words.say("undated"), |start| start.year().to_string())
}

/// An event with its days before what it is.
fn event_link(site: &Site, index: EntityIndex) -> EntityLinkView {
    let link = entity_link(site, index);
    let Some(start) = start(site, index) else { return link };
    let end = site.archive.entity(index).document.as_ref().and_then(|document| document.end());
    let parts = [Some(when(site, start, end)), link.summary.clone()];
    let summary = parts.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    EntityLinkView { summary: Some(summary), ..link }
}

fn title(site: &Site, kind: Kind) -> String {
    site.words.say(&format!("section_{}", kind.folder()))
}
