//! A change as one splice of a text.
//!
//! The new value stands as the old one stood: in its quotes, in brackets or on lines of its own. What stood behind it on its line, such as a
//! comment, stays there.

use crate::edit::change::Change;
use crate::edit::front::Front;
use crate::edit::place;
use crate::edit::place::Entry;
use crate::edit::proof;
use crate::edit::written;
use crate::edit::written::Place;
use crate::edit::written::Quotes;
use crate::edit::written::Written;
use crate::input::tree::Shape;
use crate::input::tree::Value;
use crate::value::Located;
use crate::value::Span;

/// Front matter before a text that has none.
pub(super) fn begin(text: &str, front: &Front, change: &Change) -> Option<String> {
    let at = front.inside.start;
    let line = match change {
        Change::Set(path, value) => {
            let (key, rest) = path.split_first()?;
            written::entry(key, &below(rest, value.clone()), 0)
        }
        Change::Add(key, value) => written::entry(key, &Written::List(vec![value.clone()]), 0),
        Change::Remove(_) => return None,
    };
    let front = in_line_ends(text, &format!("---{line}\n---\n"));
    Some(format!("{}{front}{}", &text[..at], &text[at..]))
}

/// The text with the change. `None` where there is no place for it.
pub(super) fn splice(text: &str, front: &Front, change: &Change) -> Option<String> {
    let (span, new) = match change {
        Change::Set(path, value) => set(text, front, path, value)?,
        Change::Add(key, value) => add(text, front, key, value)?,
        Change::Remove(path) => remove(text, front, path)?,
    };
    Some(format!("{}{}{}", &text[..span.start], in_line_ends(text, &new), &text[span.end..]))
}

/// Line feeds become what the text ends its lines with.
fn in_line_ends(text: &str, new: &str) -> String {
    let is_windows = text.split_once('\n').is_some_and(|(line, _)| line.ends_with('\r'));
    if is_windows { new.replace('\n', "\r\n") } else { new.to_owned() }
}

/// A value below the mappings that lead to it and are not there yet.
fn below(path: &[String], value: Written) -> Written {
    match path {
        [] => value,
        [key, rest @ ..] => Written::Map(vec![(key.clone(), below(rest, value))]),
    }
}

type Splice = (Span, String);

fn set(text: &str, front: &Front, path: &[String], value: &Written) -> Option<Splice> {
    let mut map = &front.fields;
    let mut rest = path;
    // The deepest mapping on the way that is there.
    while let [key, more @ ..] = rest {
        if let Some(item) = item(map, key) {
            (map, rest) = (item, more);
            continue;
        }
        let Some((written_key, found)) = entry(map, key) else { break };
        let leads_on = found.is_map() || more.first().is_some_and(|key| item(found, key).is_some());
        if more.is_empty() || !leads_on {
            return replace(text, map, (written_key, found), &below(more, value.clone()));
        }
        map = found;
        rest = more;
    }
    let (key, rest) = rest.split_first()?;
    insert(text, front, map, (key, &below(rest, value.clone())))
}

fn entry<'a>(map: &'a Value, key: &str) -> Option<&'a (Located<String>, Value)> {
    let Shape::Map(entries) = &map.shape else { return None };
    entries.iter().find(|(name, _)| name.value == key)
}

/// A mapping in a list, by its number.
fn item<'a>(list: &'a Value, key: &str) -> Option<&'a Value> {
    let Shape::List(values) = &list.shape else { return None };
    values.get(key.parse::<usize>().ok()?).filter(|value| value.is_map())
}

/// Another value for a field that is there.
fn replace(text: &str, map: &Value, (key, value): (&Located<String>, &Value), new: &Written) -> Option<Splice> {
    let entry = Entry::of(text, key, value)?;
    let quotes = match text[entry.value.start..].chars().next() {
        Some('"') => Quotes::Double,
        Some('\'') => Quotes::Single,
        _ => Quotes::Few,
    };
    if place::is_flow(text, map) {
        let new = written::in_place_of(new, quotes, Place::Flow).unwrap_or_else(|| written::flow(new));
        return Some((Span::new(entry.colon, entry.value.end), format!(" {new}")));
    }
    let column = place::column(text, entry.start)?;
    let head_end = place::line_end(text, entry.colon);
    let is_below = entry.value.start > head_end;
    let comment = text[entry.value.end..place::line_end(text, entry.value.end)].trim();
    let stays_on_line = place::is_flow(text, value) || !is_below && !comment.is_empty();
    let new = match new {
        Written::Null => String::new(),
        Written::Text(_) | Written::Plain(_) => format!(" {}", written::in_place_of(new, quotes, Place::Block)?),
        _ if stays_on_line => format!(" {}", written::flow(new)),
        _ => written::after_colon(new, column),
    };
    Some(match (is_below, new.starts_with('\n')) {
        // What stood behind the colon is a comment, and stays behind whatever comes there.
        (true, false) => (Span::new(entry.colon, entry.value.end), format!("{new}{}", &text[entry.colon..head_end])),
        (true, true) => (Span::new(head_end, entry.value.end), new),
        (false, _) => (Span::new(entry.colon, entry.value.end), new),
    })
}

/// A field at the end of a mapping.
fn insert(text: &str, front: &Front, map: &Value, (key, value): (&str, &Written)) -> Option<Splice> {
    let Shape::Map(entries) = &map.shape else {
        // Nothing stands between the lines but perhaps comments.
        let at = front.inside.end;
        return Some((Span::new(at, at), own_line(&written::entry(key, value, 0))));
    };
    if place::is_flow(text, map) {
        let pair = written::flow(&Written::Map(vec![(key.to_owned(), value.clone())]));
        let pair = pair[1..pair.len() - 1].to_owned();
        return in_brackets(text, map, entries.last().map(|(key, value)| (key.span, value)), &pair);
    }
    let (first, _) = entries.first()?;
    let column = column_of_map(text, first.span.start)?;
    let at = place::line_end(text, place::end(text, map)?);
    Some((Span::new(at, at), written::entry(key, value, column)))
}

/// In a list of mappings the first key stands behind a dash.
fn column_of_map(text: &str, at: usize) -> Option<usize> {
    let start = place::line_start(text, at);
    let is_blank = text[start..at].bytes().all(|byte| matches!(byte, b' ' | b'-'));
    is_blank.then_some(at - start)
}

/// A line that stands by itself: its line feed behind it.
fn own_line(line: &str) -> String {
    format!("{}\n", &line[1..])
}

/// One thing more behind the last one between brackets.
fn in_brackets(text: &str, brackets: &Value, last: Option<(Span, &Value)>, new: &str) -> Option<Splice> {
    let closing = brackets.span.end.checked_sub(1)?;
    let end = match last {
        None => return Some((Span::new(closing, closing), new.to_owned())),
        Some((key, value)) => place::end(text, value)?.max(key.end),
    };
    let is_comma_there = text.get(end..closing)?.trim_start().starts_with(',');
    let at = if is_comma_there { end + text[end..closing].find(',')? + 1 } else { end };
    Some((Span::new(at, at), format!("{} {new}", if is_comma_there { "" } else { "," })))
}

/// One value more in a list.
fn add(text: &str, front: &Front, key: &str, new: &Written) -> Option<Splice> {
    let path = [key.to_owned()];
    let Some((_, list)) = entry(&front.fields, key) else {
        return set(text, front, &path, &Written::List(vec![new.clone()]));
    };
    let Shape::List(values) = &list.shape else {
        return set(text, front, &path, &proof::added(&Written::of(list), new.clone()));
    };
    if place::is_flow(text, list) {
        return in_brackets(text, list, values.last().map(|value| (value.span, value)), &written::flow(new));
    }
    let dash = dash(text, values.first()?.span.start)?;
    let column = place::column(text, dash)?;
    let at = place::line_end(text, place::end(text, list)?);
    Some((Span::new(at, at), written::item(new, column)))
}

/// The dash of an item that begins at a place.
fn dash(text: &str, at: usize) -> Option<usize> {
    let start = place::line_start(text, at);
    let before = &text[start..at];
    match before.find('-') {
        Some(dash) => Some(start + dash),
        None => text[at..].starts_with("- ").then_some(at),
    }
}

/// A field with its line, or between its commas.
fn remove(text: &str, front: &Front, path: &[String]) -> Option<Splice> {
    let (last, way) = path.split_last()?;
    let mut map = &front.fields;
    for key in way {
        map = &entry(map, key)?.1;
    }
    let Shape::Map(entries) = &map.shape else { return None };
    let index = entries.iter().position(|(key, _)| key.value == *last)?;
    let (key, value) = &entries[index];
    let found = Entry::of(text, key, value)?;
    if !place::is_flow(text, map) {
        place::column(text, found.start)?;
        let start = place::line_start(text, found.start);
        let end = match text[found.value.end..].find('\n') {
            Some(at) => found.value.end + at + 1,
            None => text.len(),
        };
        return Some((Span::new(start, end), String::new()));
    }
    let span = match (index.checked_sub(1), entries.get(index + 1)) {
        (_, Some((next, _))) => Span::new(found.start, next.span.start),
        (Some(before), None) => {
            let (key, value) = &entries[before];
            Span::new(Entry::of(text, key, value)?.value.end, found.value.end)
        }
        (None, None) => Span::new(found.start, found.value.end),
    };
    Some((span, String::new()))
}
