//! A date that a page shows and says to nobody but its readers: beside the headline, in the line about who wrote and when.

use dom_query::Document;
use dom_query::NodeRef;

use crate::import::printed;
use crate::import::printed::Order;
use crate::value::Date;

/// Places that are called after what stands in them.
const PLACES: &str = "[class*='date'], [class*='Date'], [class*='publish'], [class*='posted'], [class*='byline'], [class*='meta'], \
     [class*='time'], [id*='date'], [class*='author'], [class*='info']";

/// In these stand dates of other reports.
const ELSEWHERE: [&str; 4] = ["nav", "footer", "aside", "form"];

/// A longer text is no line about a report.
const LONGEST: usize = 240;

/// The paragraphs of a text that may be the line about who wrote and when: short ones before the first that is none.
fn lines_above(body: &str) -> impl Iterator<Item = String> {
    /// A longer one is a paragraph of a report.
    const SHORT: usize = 100;
    let paragraphs = body.split("\n\n").take(3).take_while(|paragraph| paragraph.chars().count() <= SHORT);
    paragraphs.map(|paragraph| paragraph.replace(['\\', '*', '_', '#'], ""))
}

/// A date that stands above a text, in a line of few words.
pub(super) fn above(body: &str, order: Option<Order>) -> Option<String> {
    /// Who wrote, and what for.
    const WORDS: usize = 9;
    let mut lines = lines_above(body).filter(|line| line.split_whitespace().count() <= WORDS);
    lines.find_map(|line| within(&line, order))
}

/// A date above a text of which nothing tells what it says.
pub(super) fn unclear_above(body: &str) -> Option<String> {
    lines_above(body).find_map(|line| printed::unclear(&line))
}

/// Which number of a date is the day on a page, as its language and its other dates tell.
pub(super) fn order(page: &Document) -> Option<Order> {
    let lang = page.select_single("html").attr("lang").unwrap_or_default();
    let places = page.select(PLACES);
    let texts: Vec<String> = places.iter().take(60).map(|place| place.text().to_string()).collect();
    let short = texts.iter().map(String::as_str).filter(|text| text.len() <= LONGEST);
    printed::order_told(short).or_else(|| printed::order_of(&lang))
}

/// A date beside the headline of which nothing tells what it says.
pub(super) fn unclear(page: &Document) -> Option<String> {
    let places = page.select(PLACES);
    let mut places = places.iter().take(60).filter(|place| !place.nodes().first().is_none_or(is_elsewhere));
    places.find_map(|place| {
        Some(place.text()).filter(|text| text.len() <= LONGEST).and_then(|text| printed::unclear(&text))
    })
}

/// The first date that stands in such a place: of the article, else of the page.
pub(super) fn beside(page: &Document, order: Option<Order>) -> Option<String> {
    for part in ["article", "main", "body"] {
        let part = page.select_single(part);
        for place in part.select(PLACES).iter().take(60) {
            let is_elsewhere = place.nodes().first().is_none_or(is_elsewhere);
            let text = place.text();
            if is_elsewhere || text.len() > LONGEST {
                continue;
            }
            if let Some(date) = within(&text, order) {
                return Some(date);
            }
        }
    }
    None
}

fn is_elsewhere(node: &NodeRef) -> bool {
    node.ancestors_it(None).any(|ancestor| ancestor.node_name().is_some_and(|name| ELSEWHERE.contains(&&*name)))
}

/// The first day that a text names, whatever stands around it.
fn within(text: &str, order: Option<Order>) -> Option<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    for start in 0..words.len() {
        for length in [3, 1] {
            let Some(words) = words.get(start..start + length) else { continue };
            let written = words.join(" ");
            let written = written.trim_matches(|letter: char| !letter.is_alphanumeric());
            let Some((date, _)) = Date::parse(written) else { continue };
            if date.day().is_some() && (1800..=2100).contains(&date.year()) {
                return Some(date.to_string());
            }
        }
    }
    printed::within(text, order).map(|date| date.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_found_among_other_words() {
        assert_eq!(within("By A. B. | December 12, 2025 | 5 min read", None).as_deref(), Some("2025-12-12"));
        assert_eq!(within("Updated: 12 Dec 2025.", None).as_deref(), Some("2025-12-12"));
        assert_eq!(within("on 2025-12-12, by A", None).as_deref(), Some("2025-12-12"));
        assert_eq!(
            [within("5 min read in 2025", None), within("May 2025", None), within("", None)],
            [None, None, None]
        );
    }

    #[test]
    fn days_of_other_reports_are_not_this_ones() {
        let page =
            |inside: &str| Document::from(format!("<body><aside><p class=date>May 1, 2020</p></aside>{inside}</body>"));
        assert_eq!(
            beside(&page("<article><p class='post-meta'>Posted May 2, 2021</p></article>"), None).as_deref(),
            Some("2021-05-02")
        );
        assert_eq!(beside(&page("<p>May 3, 2021</p>"), None), None);
    }
}
