//! What kramdown and Goldmark write between braces: attributes, which nothing here reads, a table of contents, and comments.

use crate::import::site::code;
use crate::import::site::kind::Kind;
use crate::import::site::tally::Tally;

/// A text without them. Ids of headings stay: links lead to them.
pub(super) fn without_attributes(text: &str, kind: Kind, tally: &mut Tally) -> String {
    if !text.contains('{') || !matches!(kind, Kind::Jekyll | Kind::Hugo) {
        return text.to_owned();
    }
    let text = if kind == Kind::Jekyll { without_comments(text, tally) } else { text.to_owned() };
    code::outside(&text, |piece| of_piece(piece, kind, tally))
}

/// `{::comment} … {:/comment}`; one without an end goes to the end of the text.
fn without_comments(text: &str, tally: &mut Tally) -> String {
    const OPEN: &str = "{::comment}";
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find(OPEN) {
        kept.push_str(&rest[..start]);
        tally.aside("comments");
        let inside = &rest[start + OPEN.len()..];
        let ends = ["{:/comment}", "{:/}"].iter().filter_map(|end| Some((inside.find(end)?, end.len())));
        rest = ends.min().map_or("", |(at, length)| &inside[at + length..]);
    }
    kept.push_str(rest);
    kept
}

fn of_piece(piece: &str, kind: Kind, tally: &mut Tally) -> String {
    let mut kept = String::with_capacity(piece.len());
    for line in piece.split_inclusive('\n') {
        let words = line.trim();
        let is_contents = matches!(words, "{:toc}" | "{: toc}" | "{:toc .toc}") || words.starts_with("{:toc");
        if is_contents {
            drop_mark_of_contents(&mut kept);
            tally.aside("tables of contents");
        } else if is_attributes(words, kind) && !line.contains("](") {
            tally.aside("attributes of the look");
            // A line of its own parted what stood around it no more than a line end does.
            if !line.ends_with('\n') {
                continue;
            }
        } else {
            kept.push_str(&in_line(line, kind, tally));
        }
    }
    kept
}

/// `* TOC` stands before the attribute that makes a table of contents of it.
fn drop_mark_of_contents(kept: &mut String) {
    let before = kept.trim_end().rfind('\n').map_or(0, |at| at + 1);
    let line = kept[before..].trim().to_ascii_lowercase();
    if line.starts_with(['*', '-', '+', '1']) && line.len() < 60 {
        kept.truncate(before);
    }
}

/// `{: .x #y key="value"}`, and for Hugo `{.x #y}`.
fn is_attributes(words: &str, kind: Kind) -> bool {
    let Some(inside) = words.strip_prefix('{').and_then(|words| words.strip_suffix('}')) else { return false };
    let is_plain = !inside.contains(['{', '}', '\n']) && inside.len() < 400;
    match inside.strip_prefix(':') {
        Some(_) => is_plain && kind == Kind::Jekyll,
        None => is_plain && kind == Kind::Hugo && inside.starts_with(['.', '#']),
    }
}

/// Attributes behind words, a link or a picture; a heading keeps its id.
fn in_line(line: &str, kind: Kind, tally: &mut Tally) -> String {
    if kind != Kind::Jekyll || !line.contains("{:") {
        return line.to_owned();
    }
    let mut kept = String::with_capacity(line.len());
    let mut rest = line;
    while let Some(start) = rest.find("{:") {
        let found = rest[start..].find('}').map(|end| &rest[start..=start + end]);
        let Some(attributes) = found.filter(|found| is_attributes(found, kind)) else {
            kept.push_str(&rest[..start + 2]);
            rest = &rest[start + 2..];
            continue;
        };
        kept.push_str(&rest[..start]);
        let id = attributes.split([' ', ':', '}']).find(|word| word.starts_with('#'));
        if let (true, Some(id)) = (line.starts_with('#'), id) {
            kept.push_str(&format!("{{{id}}}"));
        }
        tally.aside("attributes of the look");
        rest = &rest[start + attributes.len()..];
    }
    kept.push_str(rest);
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_go_and_words_stay() {
        let mut tally = Tally::default();
        for (text, expected) in [
            ("A\n{: .note}\n\nB", "A\n\nB"),
            ("[x](y){:target=\"_blank\"} z", "[x](y) z"),
            ("# H {: #id .c}\n", "# H {#id}\n"),
            ("* TOC\n{:toc}\n\nB", "\nB"),
            ("`{: .x}` {:y", "`{: .x}` {:y"),
            ("a{::comment} secret {:/comment}b", "ab"),
            ("a{::comment} secret", "a"),
            ("a {x: 1} b", "a {x: 1} b"),
        ] {
            assert_eq!(without_attributes(text, Kind::Jekyll, &mut tally), expected, "{text}");
        }
        assert_eq!(tally.aside["comments"], 2);
        assert_eq!(without_attributes("A\n{.center}\nB {.x}", Kind::Hugo, &mut tally), "A\nB {.x}");
        assert_eq!(without_attributes("A\n{: .x}\n", Kind::Zola, &mut tally), "A\n{: .x}\n");
    }
}
