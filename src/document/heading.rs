//! Headings of a text: which one is the title, how deep each stands, what its id is.

use std::collections::HashMap;
use std::ops::Range;

use pulldown_cmark::Event;
use pulldown_cmark::Tag;
use pulldown_cmark::TagEnd;

use crate::document::prose::Element;
use crate::document::prose::Prose;
use crate::document::prose::Token;
use crate::input::turns;
use crate::value::github_id;
use crate::value::is_forbidden;

/// The first heading of a text, as a title.
pub(super) struct First {
    pub text: String,
    /// Where its words have invisible signs that turn the direction of writing, which are dropped from a title.
    pub turns: Option<Range<usize>>,
}

/// The words of the first heading, if there is one.
pub(super) fn first(events: &[(Event, Range<usize>)]) -> Option<First> {
    let start = events.iter().position(|(event, _)| matches!(event, Event::Start(Tag::Heading { .. })))?;
    let mut text = String::new();
    for (event, _) in &events[start..] {
        match event {
            Event::Text(words) | Event::Code(words) => {
                text.extend(words.chars().filter(|letter| !is_forbidden(*letter)))
            }
            Event::SoftBreak | Event::HardBreak => text.push(' '),
            Event::End(TagEnd::Heading(_)) => break,
            _ => {}
        }
    }
    let turns = if turns::drop_from(&mut text) { Some(events[start].1.clone()) } else { None };
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.is_empty() { None } else { Some(First { text, turns }) }
}

/// The events without the heading at their start.
pub(super) fn without_first<'e>(mut events: Vec<(Event<'e>, Range<usize>)>) -> Vec<(Event<'e>, Range<usize>)> {
    match events.iter().position(|(event, _)| matches!(event, Event::End(TagEnd::Heading(_)))) {
        Some(end) => events.split_off(end + 1),
        None => events,
    }
}

/// Levels the headings for a page whose title is the `h1`, and gives each an id: as written, else from its words.
/// Levels begin at two and go down one step at a time.
pub(super) fn settle(prose: &mut Prose) {
    // The written levels of the headings that the present one stands under.
    let mut path: Vec<u8> = Vec::new();
    let mut ids: HashMap<String, usize> = HashMap::new();
    for index in 0..prose.tokens.len() {
        let words = words_from(prose, index);
        let Token::Open(Element::Heading { level, id }) = &mut prose.tokens[index] else { continue };
        path.retain(|above| above < level);
        path.push(*level);
        *level = u8::try_from(path.len() + 1).unwrap_or(6).min(6);
        *id = unique_id(id, &words, &mut ids);
    }
}

/// The text of the heading that opens at a token.
fn words_from(prose: &Prose, index: usize) -> String {
    if !matches!(prose.tokens[index], Token::Open(Element::Heading { .. })) {
        return String::new();
    }
    let mut depth = 0;
    let mut words = String::new();
    for token in &prose.tokens[index..] {
        match token {
            Token::Open(_) => depth += 1,
            Token::Close => depth -= 1,
            Token::Text(range) | Token::Break(range) => words.push_str(&prose.text[range.clone()]),
            _ => {}
        }
        if depth == 0 {
            break;
        }
    }
    words
}

/// Ids that pages give to their own parts, beside those that begin with `OF_PAGES`.
const OF_PAGE: [&str; 5] = ["main", "on-this-page", "published", "globe", "locator-text"];

/// What all other ids of pages begin with. `tests/all/links.rs` holds both lists to the templates.
const OF_PAGES: [&str; 11] =
    ["s-", "show-", "mention-", "passage-", "note-", "noted-", "claim-", "place-", "fn-", "fnref-", "published-"];

/// The id that an editor wrote, else the one that GitHub makes of the words, so that links from elsewhere go on leading there. One that is an
/// id of the page itself, or none at all, has `section-` before it; what another heading has is numbered.
fn unique_id(written: &str, words: &str, ids: &mut HashMap<String, usize>) -> String {
    let id = if is_one_word(written) { written.to_owned() } else { github_id(&format!("{written}{words}")) };
    let id = match id.as_str() {
        "" => "section".to_owned(),
        id if is_of_page(id) => format!("section-{id}"),
        _ => id,
    };
    let mut unique = id.clone();
    while ids.contains_key(&unique) {
        let count = ids.entry(id.clone()).or_default();
        *count += 1;
        unique = format!("{id}-{count}");
    }
    ids.insert(unique.clone(), 0);
    unique
}

fn is_one_word(id: &str) -> bool {
    !id.is_empty() && !id.contains(|letter: char| letter.is_whitespace() || letter.is_control())
}

/// Whether the page may have the id for a part of its own. Years and months are numbered: `y2022`, `m2022-01`.
fn is_of_page(id: &str) -> bool {
    let small = id.to_lowercase();
    let is_number = |rest: &str| !rest.is_empty() && rest.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    OF_PAGE.contains(&small.as_str())
        || OF_PAGES.iter().any(|before| small.starts_with(before))
        || small.strip_prefix(['y', 'm']).is_some_and(is_number)
}
