//! On this page: what a long page leads to in itself.

use serde::Serialize;

use crate::document::Element;
use crate::document::Prose;
use crate::document::Token;
use crate::site::plan::Site;

/// A part of a page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PlaceView {
    pub label: String,
    /// Its id.
    pub anchor: String,
    /// How many of what it is about stand there.
    pub count: Option<usize>,
}

/// A page with so many rows is longer than three screens.
const LONG: usize = 24;

/// So many headings make a text that a reader may want to see from above.
const HEADINGS: usize = 3;

/// More are no overview any more.
const MOST: usize = 40;

/// The places of a page with so many rows; none where it is short, or where there is only one.
pub fn of_long_page(rows: usize, mut places: Vec<PlaceView>) -> Vec<PlaceView> {
    places.truncate(MOST);
    if rows < LONG || places.len() < 2 { Vec::new() } else { places }
}

/// A section by its heading, where something stands in it.
pub fn section(site: &Site, key: &str, anchor: &str, count: usize) -> Option<PlaceView> {
    let label = site.words.say(key);
    (count > 0).then(|| PlaceView { label, anchor: anchor.to_owned(), count: Some(count) })
}

/// The headings of a text, of as many levels as can be overlooked; none where there are only a few.
pub fn headings(prose: &Prose) -> Vec<PlaceView> {
    let mut all = all_headings(prose);
    let of_level = |most: u8| all.iter().filter(|(level, _)| *level <= most).count();
    let levels = (2..=6).filter(|level| of_level(*level) <= MOST);
    let Some(level) = levels.max().filter(|level| of_level(*level) >= HEADINGS) else { return Vec::new() };
    all.retain(|(of, _)| *of <= level);
    all.into_iter().map(|(_, place)| place).collect()
}

fn all_headings(prose: &Prose) -> Vec<(u8, PlaceView)> {
    let mut headings: Vec<(u8, PlaceView)> = Vec::new();
    let mut is_in_heading = false;
    for token in &prose.tokens {
        match token {
            Token::Open(Element::Heading { level, id }) => {
                headings.push((*level, PlaceView { label: String::new(), anchor: id.clone(), count: None }));
                is_in_heading = true;
            }
            Token::Open(element) if !element.is_inline() => is_in_heading = false,
            Token::Text(range) | Token::Break(range) if is_in_heading => {
                headings.last_mut().expect("a heading is open").1.label.push_str(&prose.text[range.clone()]);
            }
            _ => {}
        }
    }
    for (_, place) in &mut headings {
        place.label.truncate(place.label.trim_end().len());
    }
    headings.retain(|(_, place)| !place.label.is_empty());
    headings
}
