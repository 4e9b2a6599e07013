//! The pages of a long list.

use serde::Serialize;

use crate::site::plan::addresses;

#[derive(Debug, Clone, Serialize)]
pub struct PagerView {
    pub number: usize,
    pub total: usize,
    pub previous: Option<String>,
    pub next: Option<String>,
    pub pages: Vec<PageNumberView>,
}

/// A page number to print; a gap prints an ellipsis.
#[derive(Debug, Clone, Serialize)]
pub struct PageNumberView {
    pub number: usize,
    pub address: String,
    pub current: bool,
    pub gap_before: bool,
}

/// The pages of a long list; nothing where there is only one.
pub fn pager_of(first: &str, number: usize, total: usize) -> Option<PagerView> {
    if total < 2 {
        return None;
    }
    let address = |number| addresses::numbered(first, number);
    let is_shown = |page: usize| page == 1 || page == total || page.abs_diff(number) <= 2;
    let mut pages: Vec<PageNumberView> = Vec::new();
    for page in (1..=total).filter(|page| is_shown(*page)) {
        let gap_before = pages.last().is_some_and(|before| before.number + 1 < page);
        pages.push(PageNumberView { number: page, address: address(page), current: page == number, gap_before });
    }
    Some(PagerView {
        number,
        total,
        previous: (number > 1).then(|| address(number - 1)),
        next: (number < total).then(|| address(number + 1)),
        pages,
    })
}
