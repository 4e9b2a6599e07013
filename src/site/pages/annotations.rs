//! All annotations, by article, by tag or by author.

use serde::Serialize;

use crate::archive::AnnotationIndex;
use crate::site::parts::head::PageView;
use crate::site::parts::head::numbered_title;
use crate::site::parts::head::page_head;
use crate::site::parts::links::ArticleLinkView;
use crate::site::parts::links::CountView;
use crate::site::parts::links::article_link;
use crate::site::parts::notes::NoteView;
use crate::site::parts::notes::label_address;
use crate::site::parts::notes::label_anchor;
use crate::site::parts::notes::labelled;
use crate::site::parts::notes::note_view;
use crate::site::parts::pager::PagerView;
use crate::site::parts::pager::pager_of;
use crate::site::parts::render::Templated;
use crate::site::parts::texts::Texts;
use crate::site::plan::Site;
use crate::site::plan::addresses;
use crate::site::plan::page::NoteOrder;
use crate::site::plan::page::PAGE_LENGTH;
use crate::site::plan::page::Page;
use crate::site::plan::page::page_count;
use crate::site::plan::page::page_of;

/// `annotations.html`: `list`.
#[derive(Debug, Clone, Serialize)]
pub struct NoteListView {
    /// `article`, `tag` or `author`.
    pub order: &'static str,
    pub title: String,
    pub total: usize,
    pub groups: Vec<NoteGroupView>,
    /// The other lists of the same notes.
    pub orders: Vec<NoteOrderView>,
    /// Tags or authors with their numbers of notes, to jump to.
    pub jumps: Vec<CountView>,
    pub pager: Option<PagerView>,
}

impl Templated for NoteListView {
    const TEMPLATE: &'static str = "annotations.html";
    const NAME: &'static str = "list";
}

#[derive(Debug, Clone, Serialize)]
pub struct NoteOrderView {
    pub order: &'static str,
    pub address: String,
    pub current: bool,
}

/// Notes on one article, under one tag or by one author.
#[derive(Debug, Clone, Serialize)]
pub struct NoteGroupView {
    pub label: String,
    pub anchor: String,
    /// Where the notes of the group are on one article.
    pub article: Option<ArticleLinkView>,
    pub notes: Vec<NoteRowView>,
}

#[derive(Debug, Clone, Serialize)]
pub struct NoteRowView {
    pub note: NoteView,
    pub article: ArticleLinkView,
}

pub fn head(site: &Site, page: &Page, order: NoteOrder, number: usize) -> PageView {
    let title = numbered_title(site, &title(site, order), number);
    let mut head = PageView { noindex: number > 1, ..page_head(site, page, title, "annotations") };
    if order == NoteOrder::Article && number == 1 {
        head.breadcrumbs.truncate(1);
    }
    head
}

/// A page of the annotations of the archive.
pub fn view(site: &Site, page: &Page, order: NoteOrder, number: usize) -> NoteListView {
    let root = addresses::root(page.address.as_str());
    let total = match order {
        NoteOrder::Article => site.archive.annotations.len(),
        NoteOrder::Tag => site.shared.tags.rows.len(),
        NoteOrder::Author => site.shared.authors.rows.len(),
    };
    let mut groups: Vec<NoteGroupView> = Vec::new();
    for (label, index) in note_rows(site, order, number) {
        let annotation = site.archive.annotation(index);
        let article = annotation.article;
        let link = article_link(site, article);
        let mut texts = Texts::in_list(site, &root, article);
        let row = NoteRowView { note: note_view(site, article, annotation, &mut texts), article: link.clone() };
        let anchor = match order {
            NoteOrder::Article => format!("a-{}", article.get() + 1),
            NoteOrder::Tag | NoteOrder::Author => label_anchor(&label),
        };
        match groups.last_mut() {
            Some(group) if group.anchor == anchor => group.notes.push(row),
            _ => {
                let article = (order == NoteOrder::Article).then_some(link);
                groups.push(NoteGroupView { label, anchor, article, notes: vec![row] });
            }
        }
    }
    NoteListView {
        order: order.word(),
        title: title(site, order),
        total,
        groups,
        orders: note_orders(site, order),
        jumps: jumps(site, order),
        pager: pager_of(addresses::annotations(order), number, page_count(total)),
    }
}

/// The rows of one page of a list: what each stands under, and the annotation.
fn note_rows(site: &Site, order: NoteOrder, number: usize) -> Vec<(String, AnnotationIndex)> {
    if let Some(labelled) = labelled(site, order) {
        return page_of(&labelled.rows, number).to_vec();
    }
    let mut rows = Vec::new();
    for index in site.archive.annotation_indexes().skip((number - 1) * PAGE_LENGTH).take(PAGE_LENGTH) {
        let article = site.archive.annotation(index).article;
        rows.push((site.archive.article(article).document.title.clone(), index));
    }
    rows
}

fn note_orders(site: &Site, current: NoteOrder) -> Vec<NoteOrderView> {
    let all = [
        (NoteOrder::Article, site.archive.annotations.is_empty()),
        (NoteOrder::Tag, site.shared.tags.rows.is_empty()),
        (NoteOrder::Author, site.shared.authors.rows.is_empty()),
    ];
    let mut orders = Vec::new();
    for (order, is_empty) in all {
        if !is_empty {
            let address = addresses::annotations(order).to_owned();
            orders.push(NoteOrderView { order: order.word(), address, current: order == current });
        }
    }
    orders
}

/// Tags or authors with their numbers and the page on which each begins.
fn jumps(site: &Site, order: NoteOrder) -> Vec<CountView> {
    let Some(labelled) = labelled(site, order) else { return Vec::new() };
    let mut labels: Vec<CountView> = Vec::new();
    for (label, _) in &labelled.rows {
        match labels.last_mut() {
            Some(last) if last.label == *label => last.count += 1,
            _ => {
                let address = label_address(site, order, label);
                labels.push(CountView { label: label.clone(), address, count: 1 });
            }
        }
    }
    labels
}

fn title(site: &Site, order: NoteOrder) -> String {
    site.words.say(match order {
        NoteOrder::Article => "section_annotations",
        NoteOrder::Tag => "annotations_by_tag",
        NoteOrder::Author => "annotations_by_author",
    })
}
