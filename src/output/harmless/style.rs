//! Style sheets without addresses of others: what would load something from elsewhere goes, the rest stays as it is written.
//!
//! A style can hide a word behind escapes and comments. Those go first, so that what is looked at is what a browser will read; and at the
//! end the result is looked at once more: a style that still holds what it must not is dropped whole.

use crate::output::harmless::address;
use crate::output::harmless::address::Address;

/// Rules that only say how something looks.
const RULES: [&str; 15] = [
    "media",
    "font-face",
    "keyframes",
    "-webkit-keyframes",
    "-moz-keyframes",
    "-o-keyframes",
    "supports",
    "page",
    "layer",
    "container",
    "counter-style",
    "property",
    "font-feature-values",
    "starting-style",
    "scope",
];

/// Functions and properties that load or run something without `url()`.
const ACTIVE: [&str; 12] = [
    "image-set(",
    "image(",
    "src(",
    "cross-fade(",
    "element(",
    "expression(",
    "paint(",
    "-moz-binding",
    "behavior:",
    "behavior :",
    "javascript:",
    "vbscript:",
];

/// The style without addresses of others. Fit to stand in an element: no `<` is left in it.
pub(super) fn clean(style: &str) -> String {
    let plain = without_escapes(&without_comments(style)).replace('<', " ").replace("]]>", "]] >");
    let mut rest = plain.as_str();
    let mut cleaned = String::with_capacity(plain.len());
    while let Some(at) = rest.find(['@', 'u', 'U']) {
        cleaned.push_str(&rest[..at]);
        rest = &rest[at..];
        if rest.starts_with('@') {
            rest = rule(rest, &mut cleaned);
        } else if rest.get(..4).is_some_and(|word| word.eq_ignore_ascii_case("url(")) {
            rest = url(rest, &mut cleaned);
        } else {
            cleaned.push_str(&rest[..1]);
            rest = &rest[1..];
        }
    }
    cleaned.push_str(rest);
    if is_active(&cleaned) { without_active(cleaned) } else { cleaned }
}

/// Whether a style has a word that loads or runs something.
fn is_active(style: &str) -> bool {
    let lower = style.to_ascii_lowercase();
    ACTIVE.iter().any(|word| lower.contains(word)) || lower.contains("@import")
}

/// Whether a style loads something from another host.
pub(super) fn asks_others(style: &str) -> bool {
    let plain = without_escapes(&without_comments(style)).to_lowercase();
    ["url(", "@import", "src(", "image-set("].iter().any(|loading| {
        let addresses = plain.split(loading).skip(1);
        addresses.into_iter().any(|rest| {
            let rest = rest.trim_start_matches(|letter: char| letter.is_whitespace() || "\"'(".contains(letter));
            let address = rest.split(['"', '\'', ')', ';', '\n']).next().unwrap_or_default();
            matches!(address::read(address), Address::Web(_))
        })
    })
}

fn without_comments(style: &str) -> String {
    let mut rest = style;
    let mut plain = String::with_capacity(style.len());
    while let Some(start) = rest.find("/*") {
        plain.push_str(&rest[..start]);
        plain.push(' ');
        let comment = &rest[start + 2..];
        (_, rest) = comment.split_once("*/").unwrap_or_default();
    }
    plain.push_str(rest);
    plain
}

/// Only letters beyond ASCII may stay escaped (icons of a font, quotation marks); others are written out, and what could end a text
/// or a block goes.
fn without_escapes(style: &str) -> String {
    let mut rest = style;
    let mut plain = String::with_capacity(style.len());
    while let Some(at) = rest.find('\\') {
        plain.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        let digits = rest.bytes().take(6).take_while(u8::is_ascii_hexdigit).count();
        match u32::from_str_radix(&rest[..digits], 16) {
            Ok(0x80..) => plain.push('\\'),
            Ok(code) => {
                rest = &rest[digits..];
                rest = rest.strip_prefix(' ').unwrap_or(rest);
                if let Some(letter @ ('a'..='z' | 'A'..='Z' | '0'..='9' | '-')) = char::from_u32(code) {
                    plain.push(letter);
                }
            }
            Err(_) => rest = rest.strip_prefix(['"', '\'']).unwrap_or(rest),
        }
    }
    plain.push_str(rest);
    plain
}

/// A rule that begins with `@`; one that is not known goes, up to its end or its block.
fn rule<'a>(rest: &'a str, cleaned: &mut String) -> &'a str {
    let end = match rest[1..].find(|letter: char| !letter.is_ascii_alphanumeric() && letter != '-') {
        Some(length) => 1 + length,
        None => rest.len(),
    };
    let name = rest[1..end].to_ascii_lowercase();
    if RULES.contains(&name.as_str()) {
        cleaned.push_str(&rest[..end]);
        return &rest[end..];
    }
    match rest.find([';', '{', '}']) {
        Some(end) if rest[end..].starts_with(';') => &rest[end + 1..],
        Some(end) => {
            cleaned.push_str("@none");
            &rest[end..]
        }
        None => "",
    }
}

/// An address; one that leads elsewhere becomes a place on the same page that is not there.
fn url<'a>(rest: &'a str, cleaned: &mut String) -> &'a str {
    let inside = rest["url(".len()..].trim_start();
    let (written, behind) = match inside.chars().next() {
        Some(quote @ ('"' | '\'')) => {
            let (written, rest) = inside[1..].split_once(quote).unwrap_or((&inside[1..], ""));
            let (_, behind) = rest.split_once(')').unwrap_or_default();
            (written, behind)
        }
        _ => inside.split_once(')').unwrap_or((inside, "")),
    };
    let is_plain = |address: &String| !address.contains(['"', '\'', '(', ')', '\\', '\n']);
    match address::loadable(written).filter(is_plain) {
        Some(address) if address == written && !behind.is_empty() => {
            cleaned.push_str(&rest[..rest.len() - behind.len()])
        }
        address => cleaned.push_str(&format!("url({})", address.as_deref().unwrap_or("#"))),
    }
    behind
}

/// Takes out the words that load or run something, until there is none.
fn without_active(mut style: String) -> String {
    for _ in 0..4 {
        let lower = style.to_ascii_lowercase();
        let mut kept = String::with_capacity(style.len());
        let mut at = 0;
        while at < style.len() {
            match ACTIVE.iter().find(|word| lower[at..].starts_with(**word)) {
                Some(word) => at += word.len(),
                None => {
                    let next = style[at..].chars().next().map_or(1, char::len_utf8);
                    kept.push_str(&style[at..at + next]);
                    at += next;
                }
            }
        }
        style = kept;
    }
    if is_active(&style) { String::new() } else { style }
}
