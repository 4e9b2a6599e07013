//! How the passages of an entity are cut into pages: whole years stay together as far as a page has room, so that a reader of a long time turns
//! pages by years; a year of very many passages has pages of its own.

use std::ops::Range;

use crate::archive::Archive;
use crate::archive::EntityIndex;
use crate::archive::MentionIndex;
use crate::site::plan::page::PAGE_LENGTH;

/// So many pages there are at best: on a few long ones somebody who looks for a year or a word finds it sooner than on many short ones.
const PAGES: usize = 4;

/// So many passages a page has room for at least and at most, whatever follows from that. A passage is a line or two.
const LEAST: usize = PAGE_LENGTH;
const MOST: usize = 5 * PAGE_LENGTH;

/// The passages of each page, as places in the entity's list of mentions; one page at least.
pub fn pages(archive: &Archive, index: EntityIndex) -> Vec<Range<usize>> {
    let mentions = &archive.entity(index).mentions;
    let year = |mention: MentionIndex| archive.date_of(mention.owner()).map(|date| date.year());
    let mut years = Vec::new();
    let mut begin = 0;
    // They are in order of date, those without one last.
    while let Some(first) = mentions.get(begin) {
        years.push(begin);
        let of_year = year(*first);
        begin += mentions[begin..].partition_point(|mention| year(*mention) == of_year);
    }
    cut(&years, mentions.len(), mentions.len().div_ceil(PAGES).clamp(LEAST, MOST))
}

/// The page that has a passage, from 1.
pub fn page_with(pages: &[Range<usize>], position: usize) -> usize {
    pages.partition_point(|page| page.end <= position) + 1
}

/// `years` are the places at which one begins.
fn cut(years: &[usize], length: usize, room: usize) -> Vec<Range<usize>> {
    let mut pages = Vec::new();
    let mut start = 0;
    for (number, begin) in years.iter().enumerate() {
        let end = years.get(number + 1).copied().unwrap_or(length);
        if end - start > room && *begin > start {
            pages.push(start..*begin);
            start = *begin;
        }
        while end - start > room {
            pages.push(start..start + room);
            start += room;
        }
    }
    if start < length || pages.is_empty() {
        pages.push(start..length);
    }
    pages
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_stay_together_where_a_page_has_room() {
        assert_eq!(cut(&[], 0, 100).as_slice(), std::slice::from_ref(&(0..0)));
        assert_eq!(cut(&[0], 100, 100).as_slice(), std::slice::from_ref(&(0..100)));
        assert_eq!(cut(&[0, 40, 95], 120, 100), [0..95, 95..120]);
        assert_eq!(cut(&[0, 200, 210], 220, 100), [0..100, 100..200, 200..220]);
        let pages = cut(&[0, 10], 230, 100);
        assert_eq!(pages, [0..10, 10..110, 110..210, 210..230]);
        assert_eq!([0, 9, 10, 109, 110, 229].map(|position| page_with(&pages, position)), [1, 1, 2, 2, 3, 4]);
    }
}
