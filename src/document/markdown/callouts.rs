//! Callouts as Obsidian and Quartz write them: `> [!warning] Its own title`, with more words than GitHub's five, and folded ones (`[!note]-`).

use pulldown_cmark::BlockQuoteKind;
use pulldown_cmark::CowStr;
use pulldown_cmark::Event;
use pulldown_cmark::Tag;
use pulldown_cmark::TagEnd;

use crate::document::markdown::Located;

/// The words of callouts, by what they are here; those of the last are quotations.
const NOTES: [&str; 12] =
    ["note", "info", "abstract", "summary", "tldr", "todo", "example", "question", "help", "faq", "seealso", "memo"];
const TIPS: [&str; 5] = ["tip", "hint", "success", "check", "done"];
const WARNINGS: [&str; 2] = ["warning", "attention"];
const CAUTIONS: [&str; 8] = ["caution", "danger", "error", "bug", "failure", "fail", "missing", "important-warning"];
const QUOTES: [&str; 2] = ["quote", "cite"];

/// The events with callouts as alerts; the title of one is its first paragraph.
pub(super) fn read<'t>(text: &'t str, events: Vec<Located<'t>>) -> Vec<Located<'t>> {
    if !text.contains("[!") {
        return events;
    }
    let mut read: Vec<Located> = Vec::with_capacity(events.len());
    let mut events = events.into_iter().peekable();
    while let Some((event, range)) = events.next() {
        let begins = matches!(event, Event::Start(Tag::Paragraph))
            && matches!(read.last(), Some((Event::Start(Tag::BlockQuote(None)), _)));
        let marker = if begins { marker(&text[range.clone()]) } else { None };
        let Some((kind, length)) = marker else {
            read.push((event, range));
            continue;
        };
        if let Some((quote, _)) = read.last_mut() {
            *quote = Event::Start(Tag::BlockQuote(kind));
        }
        let first_line = range.start + text[range.clone()].find('\n').unwrap_or(range.len());
        let start = range.start + length;
        let mut title: Vec<Located> = Vec::new();
        // The marker itself may have come in pieces.
        while let Some((event, part)) = events.next_if(|(event, part)| part.start < first_line && !is_end(event)) {
            if part.end > start {
                title.extend(behind(text, (event, part), start));
            }
        }
        events.next_if(|(event, _)| matches!(event, Event::SoftBreak | Event::HardBreak));
        push_title(title, &mut read);
        match events.peek() {
            // Nothing but a title.
            Some((Event::End(TagEnd::Paragraph), _)) => drop(events.next()),
            _ => read.push((Event::Start(Tag::Paragraph), range)),
        }
    }
    read
}

fn is_end(event: &Event) -> bool {
    matches!(event, Event::SoftBreak | Event::HardBreak | Event::End(TagEnd::Paragraph))
}

/// What of an event stands behind the marker.
fn behind<'t>(text: &'t str, (event, part): Located<'t>, start: usize) -> Option<Located<'t>> {
    if part.start >= start || !matches!(event, Event::Text(_)) {
        return Some((event, part));
    }
    let rest = &text[start..part.end];
    let start = part.end - rest.trim_start().len();
    let rest = rest.trim_start();
    if rest.is_empty() { None } else { Some((Event::Text(CowStr::Borrowed(rest)), start..part.end)) }
}

fn push_title<'t>(title: Vec<Located<'t>>, read: &mut Vec<Located<'t>>) {
    let (Some(first), Some(last)) = (title.first(), title.last()) else { return };
    let range = first.1.start..last.1.end;
    read.push((Event::Start(Tag::Paragraph), range.clone()));
    read.push((Event::Start(Tag::Strong), range.clone()));
    read.extend(title);
    read.push((Event::End(TagEnd::Strong), range.clone()));
    read.push((Event::End(TagEnd::Paragraph), range));
}

/// What a paragraph that begins with `[!word]` is, and how long that is.
fn marker(paragraph: &str) -> Option<(Option<BlockQuoteKind>, usize)> {
    let (word, rest) = paragraph.strip_prefix("[!")?.split_once(']')?;
    let word = word.split('|').next()?.trim().to_lowercase();
    let kind = match &*word {
        "important" => Some(BlockQuoteKind::Important),
        word if NOTES.contains(&word) => Some(BlockQuoteKind::Note),
        word if TIPS.contains(&word) => Some(BlockQuoteKind::Tip),
        word if WARNINGS.contains(&word) => Some(BlockQuoteKind::Warning),
        word if CAUTIONS.contains(&word) => Some(BlockQuoteKind::Caution),
        word if QUOTES.contains(&word) => None,
        _ => return None,
    };
    let folded = usize::from(rest.starts_with(['+', '-']));
    Some((kind, paragraph.len() - rest.len() + folded))
}
