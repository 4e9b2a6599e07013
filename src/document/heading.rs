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
use crate::value::is_forbidden;
use crate::value::slug;

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
        *id = unique_id(if id.is_empty() { &words } else { id }, &mut ids);
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

/// An id from words; numbered where another heading has it. All begin with `section-`, so that none is an id of the page itself.
fn unique_id(words: &str, ids: &mut HashMap<String, usize>) -> String {
    let id = format!("section-{}", slug(words).unwrap_or_default().to_lowercase());
    let id = id.trim_end_matches('-').to_owned();
    let count = ids.entry(id.clone()).or_default();
    *count += 1;
    match *count {
        1 => id,
        count => unique_id(&format!("{words} {count}"), ids),
    }
}
