//! Fields in shapes that other generators give them, put into ours before they are read.

use crate::diagnostic::Diagnostic;
use crate::diagnostic::ProblemKind;
use crate::input::tree::Shape;
use crate::input::tree::Value;
use crate::value::Located;
use crate::value::Source;
use crate::value::Span;
use crate::value::url::is_web_address;

/// Under these a mapping tells who published a report, and where.
const SOURCES: [&str; 5] = ["source", "publisher", "publication", "outlet", "original"];

/// Under these stands where a page was in the other site, or where its original is.
const ADDRESSES: [&str; 3] = ["url", "link", "permalink"];

type Entry = (Located<String>, Value);

/// Rearranges front matter: `source: {title, url}` is a publisher and an address; `url: /2022/x/` and `permalink:` are older addresses here.
pub(super) fn rearrange(fields: &mut Value, source: &Source, problems: &mut Vec<Diagnostic>) {
    let Shape::Map(entries) = &mut fields.shape else { return };
    let mut more = Vec::new();
    for (key, value) in entries.iter_mut() {
        match (key.value.as_str(), &mut value.shape) {
            (name, Shape::Map(parts)) if SOURCES.contains(&name) => {
                let parts = std::mem::take(parts);
                problems.push(read_as((key, key.span), "`publisher` and `url`", source));
                more.extend(publisher_and_address(key, value, parts));
            }
            ("url", Shape::List(_)) => first_address(value, source, problems),
            _ => {}
        }
    }
    more.extend(moved(entries, source, problems));
    for (key, value) in more {
        let is_single = key.value == "url" && entries.iter().any(|(known, _)| known.value == "url");
        if !is_single {
            entries.push((key, value));
        }
    }
}

/// Rearranges the front matter of a page, which has no original: `permalink:` is an older address here.
pub(in crate::document) fn rearrange_page(fields: &mut Value, source: &Source, problems: &mut Vec<Diagnostic>) {
    let Shape::Map(entries) = &mut fields.shape else { return };
    let moved = moved(entries, source, problems);
    entries.extend(moved);
}

/// Addresses of another site are taken out, and come back as older ones here.
fn moved(entries: &mut Vec<Entry>, source: &Source, problems: &mut Vec<Diagnostic>) -> Vec<Entry> {
    let moved = entries.extract_if(.., |(key, value)| is_of_other_site(&key.value, value));
    let moved: Vec<Entry> = moved.collect();
    problems.extend(moved.iter().map(|(key, value)| match is_pattern(value) {
        true => read_as((key, value.span), "a rule for addresses, and passed over", source),
        false => read_as((key, value.span), "`redirect_from`", source),
    }));
    let addresses = moved.into_iter().filter(|(_, value)| !is_pattern(value));
    addresses.map(|(key, value)| (Located { value: "redirect_from".to_owned(), ..key }, value)).collect()
}

fn read_as((key, place): (&Located<String>, Span), what: &str, source: &Source) -> Diagnostic {
    let message = format!("`{}` is read as {what}", key.value);
    Diagnostic::note(ProblemKind::WrongShape, message).at(source, place)
}

/// Makes the value the publisher's name; gives back the address as a field.
fn publisher_and_address(key: &mut Located<String>, value: &mut Value, parts: Vec<Entry>) -> Option<Entry> {
    let (mut name, mut address) = (None, None);
    for (part, value) in parts {
        match part.value.as_str() {
            "title" | "name" | "publisher" if name.is_none() => name = Some(value),
            "url" | "link" | "href" if address.is_none() => address = Some((part, value)),
            _ => {}
        }
    }
    key.value = "publisher".to_owned();
    value.shape = name.map_or(Shape::Null, |name| name.shape);
    let (part, address) = address?;
    Some((Located { value: "url".to_owned(), ..part }, address))
}

/// Of several addresses the first is the original's.
fn first_address(value: &mut Value, source: &Source, problems: &mut Vec<Diagnostic>) {
    let span = value.span;
    let all = Value { span, shape: std::mem::replace(&mut value.shape, Shape::Null) }.into_values();
    if all.len() < 2 {
        let note = Diagnostic::note(ProblemKind::WrongShape, "this list is read as its one address");
        problems.push(note.at(source, span).hint("write the address without brackets"));
    } else {
        let message = "an article has one original: the first of these addresses";
        let problem = Diagnostic::warning(ProblemKind::WrongShape, message).at(source, span);
        problems.push(problem.hint("put the others into the text, or under `captures` where they are saved copies"));
    }
    if let Some(first) = all.into_iter().next() {
        *value = first;
    }
}

/// Whether it is a path in another site, which readers may still know.
fn is_of_other_site(key: &str, value: &Value) -> bool {
    let Shape::Scalar { text, .. } = &value.shape else { return false };
    let text = text.trim();
    ADDRESSES.contains(&key)
        && (text.starts_with('/') && !text.starts_with("//")
            || key == "permalink" && !is_web_address(text) && is_path(text))
}

/// `2022/x/`, and no word like `pretty` or `false`.
fn is_path(text: &str) -> bool {
    text.contains('/') || text.ends_with(".html")
}

/// `/:categories/:title/`, which another generator fills in.
fn is_pattern(value: &Value) -> bool {
    matches!(&value.shape, Shape::Scalar { text, .. } if text.contains([':', '{', '*']))
}
