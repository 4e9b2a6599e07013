//! All entities of a kind: people by family name, events in the order of time, others from A to Z; beside it, by how many articles name them,
//! and by when they were first named.

use crate::archive::EntityIndex;
use crate::site::parts::dates::when;
use crate::site::parts::head::PageView;
use crate::site::parts::head::list_head;
use crate::site::parts::head::numbered_title;
use crate::site::parts::letter_list::EntityListView;
use crate::site::parts::letter_list::LetterGroupView;
use crate::site::parts::letter_list::NameOrderView;
use crate::site::parts::letter_list::by_letter;
use crate::site::parts::letter_list::grouped;
use crate::site::parts::links::EntityLinkView;
use crate::site::parts::links::entity_link;
use crate::site::parts::pager::pager_of;
use crate::site::plan::Site;
use crate::site::plan::addresses;
use crate::site::plan::filing::filed_as;
use crate::site::plan::page::NameOrder;
use crate::site::plan::page::Page;
use crate::site::plan::page::page_count;
use crate::site::plan::page::page_of;
use crate::site::plan::shared::first_named;
use crate::value::Date;
use crate::value::Kind;

pub fn head(site: &Site, page: &Page, (kind, order): (Kind, NameOrder), number: usize) -> PageView {
    let title = title(site, kind);
    if order == NameOrder::Filed {
        return list_head(site, page, &title, kind.folder(), number);
    }
    let blanks = [("title", title), ("order", order_label(site, kind, order))];
    let title = numbered_title(site, &site.words.fill("names_by", None, &blanks), number);
    // The list from A to Z stands above it.
    let section = kind.folder();
    let PageView { breadcrumbs, .. } = list_head(site, page, "", section, 2);
    PageView { breadcrumbs, noindex: number > 1, ..list_head(site, page, &title, section, number) }
}

pub fn view(site: &Site, (kind, order): (Kind, NameOrder), number: usize) -> EntityListView {
    let entities = site.shared.listed(kind, order).unwrap_or_default();
    EntityListView {
        key: kind.folder(),
        title: title(site, kind),
        total: entities.len(),
        order: order.word(),
        orders: orders(site, kind, order),
        groups: groups(site, (kind, order), page_of(entities, number)),
        pager: pager_of(&addresses::entities_by(kind, order), number, page_count(entities.len())),
    }
}

fn groups(site: &Site, (kind, order): (Kind, NameOrder), shown: &[EntityIndex]) -> Vec<LetterGroupView> {
    let of = |label: fn(&Site, EntityIndex) -> String, link: fn(&Site, EntityIndex) -> EntityLinkView| {
        grouped(shown.iter().map(|index| (label(site, *index), link(site, *index))))
    };
    match (order, kind) {
        (NameOrder::MostNamed, _) => of(number_of_articles, entity_link),
        (NameOrder::FirstNamed, _) => of(first_year, first_link),
        (NameOrder::Filed, Kind::Event) => of(year, event_link),
        (NameOrder::Filed, _) => {
            by_letter(shown.iter().map(|index| (filed_as(site.archive.entity(*index)), entity_link(site, *index))))
        }
    }
}

fn orders(site: &Site, kind: Kind, current: NameOrder) -> Vec<NameOrderView> {
    let mut orders = Vec::new();
    for order in NameOrder::ALL {
        if site.shared.listed(kind, order).is_none() {
            continue;
        }
        orders.push(NameOrderView {
            label: order_label(site, kind, order),
            address: addresses::entities_by(kind, order),
            current: order == current,
        });
    }
    orders
}

fn order_label(site: &Site, kind: Kind, order: NameOrder) -> String {
    site.words.say(match (order, kind) {
        (NameOrder::Filed, Kind::Event) => "names_by_time",
        (NameOrder::Filed, _) => "names_filed",
        (NameOrder::MostNamed, _) => "names_most_named",
        (NameOrder::FirstNamed, _) => "names_first_named",
    })
}

fn number_of_articles(site: &Site, index: EntityIndex) -> String {
    site.words.count("articles", site.archive.entity(index).naming.len())
}

fn year_or_undated(site: &Site, date: Option<Date>) -> String {
    date.map_or_else(|| site.words.say("undated"), |date| date.year().to_string())
}

fn first_year(site: &Site, index: EntityIndex) -> String {
    year_or_undated(site, first_named(&site.archive, index))
}

fn first_link(site: &Site, index: EntityIndex) -> EntityLinkView {
    let first = first_named(&site.archive, index).map(|date| site.words.locale.long(date));
    with_time(entity_link(site, index), first)
}

fn start(site: &Site, index: EntityIndex) -> Option<Date> {
    site.archive.entity(index).document.as_ref()?.start()
}

fn year(site: &Site, index: EntityIndex) -> String {
    year_or_undated(site, start(site, index))
}

/// An event with its days before what it is.
fn event_link(site: &Site, index: EntityIndex) -> EntityLinkView {
    let end = site.archive.entity(index).document.as_ref().and_then(|document| document.end());
    with_time(entity_link(site, index), start(site, index).map(|start| when(site, start, end)))
}

fn with_time(link: EntityLinkView, time: Option<String>) -> EntityLinkView {
    let summary = match (time, link.summary) {
        (Some(time), Some(summary)) => Some(format!("{time} · {summary}")),
        (time, summary) => time.or(summary),
    };
    EntityLinkView { summary, ..link }
}

fn title(site: &Site, kind: Kind) -> String {
    site.words.say(&format!("section_{}", kind.folder()))
}
