//! What changed: articles added, figures revised and disputed, corrections, notes, by date.

use serde::Serialize;

use crate::site::parts::changes::ChangeView;
use crate::site::parts::changes::change_view;
use crate::site::parts::contents;
use crate::site::parts::contents::PlaceView;
use crate::site::parts::head::PageView;
use crate::site::parts::head::feed_links;
use crate::site::parts::head::list_head;
use crate::site::parts::head::numbered_title;
use crate::site::parts::pager::PagerView;
use crate::site::parts::pager::pager_of;
use crate::site::parts::render::Templated;
use crate::site::plan::Site;
use crate::site::plan::addresses;
use crate::site::plan::changes::Change;
use crate::site::plan::page::Page;
use crate::site::plan::page::page_count;
use crate::site::plan::page::page_of;

/// `changes.html`: `list`.
#[derive(Debug, Clone, Serialize)]
pub struct ChangesView {
    pub total: usize,
    /// The newest first.
    pub groups: Vec<ChangeGroupView>,
    /// The years, or of one year the months.
    pub contents: Vec<PlaceView>,
    pub pager: Option<PagerView>,
}

impl Templated for ChangesView {
    const TEMPLATE: &'static str = "changes.html";
    const NAME: &'static str = "list";
}

/// Changes of one year, or without a date.
#[derive(Debug, Clone, Serialize)]
pub struct ChangeGroupView {
    pub label: String,
    pub changes: Vec<ChangeView>,
}

pub fn head(site: &Site, page: &Page, number: usize) -> PageView {
    let title = site.words.say("changes");
    let feeds = feed_links(site, "changes", &title);
    PageView { feeds, ..list_head(site, page, &numbered_title(site, &title, number), "changes", number) }
}

pub fn view(site: &Site, number: usize) -> ChangesView {
    let changes = &site.overviews.changes;
    let mut groups: Vec<ChangeGroupView> = Vec::new();
    for change in page_of(changes, number) {
        let view = change_view(site, change);
        let label = view.date.as_ref().map_or_else(|| site.words.say("undated"), |date| date.year.clone());
        match groups.last_mut() {
            Some(group) if group.label == label => group.changes.push(view),
            _ => groups.push(ChangeGroupView { label, changes: vec![view] }),
        }
    }
    ChangesView {
        total: changes.len(),
        contents: contents_of(site, &groups, page_of(changes, number)),
        groups,
        pager: pager_of(addresses::CHANGES, number, page_count(changes.len())),
    }
}

fn contents_of(site: &Site, groups: &[ChangeGroupView], changes: &[Change]) -> Vec<PlaceView> {
    let rows = groups.iter().map(|group| group.changes.len()).sum();
    let places = match groups {
        [group] => months_of(site, group, changes),
        groups => years_of(groups),
    };
    contents::of_long_page(rows, places)
}

fn years_of(groups: &[ChangeGroupView]) -> Vec<PlaceView> {
    let mut places = Vec::new();
    for (number, group) in (1..).zip(groups) {
        let (label, anchor) = (group.label.clone(), format!("s-{number}"));
        places.push(PlaceView { label, anchor, count: Some(group.changes.len()) });
    }
    places
}

/// By the first change of each month.
fn months_of(site: &Site, group: &ChangeGroupView, changes: &[Change]) -> Vec<PlaceView> {
    let mut places: Vec<PlaceView> = Vec::new();
    for (change, view) in changes.iter().zip(&group.changes) {
        let Some(date) = change.date else { continue };
        let label = site.words.locale.long(date.to_month());
        match places.last_mut() {
            Some(last) if last.label == label => last.count = last.count.map(|count| count + 1),
            _ => places.push(PlaceView { label, anchor: view.anchor.clone(), count: Some(1) }),
        }
    }
    places
}
