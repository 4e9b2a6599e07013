//! A page taken apart, to be asked about.

use html5gum::Token;
use html5gum::Tokenizer;

/// One tag or run of text, entities decoded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    Start { name: String, attributes: Vec<(String, String)> },
    End(String),
    Text(String),
}

/// Elements that have no end tag (HTML Living Standard, 13.1.2).
const VOID: [&str; 13] =
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"];

/// Takes markup apart. Fails on what a tokenizer of browsers calls an error.
pub fn parts(markup: &str) -> Vec<Part> {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("UTF-8");
    let mut parts = Vec::new();
    let mut raw: Option<String> = None;
    for token in Tokenizer::new(markup) {
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) if raw.is_none() => {
                let name = text(&tag.name);
                if ["script", "style"].contains(&name.as_str()) {
                    raw = Some(name.clone());
                }
                // In drawings a tag may end itself.
                let ends = tag.self_closing && !VOID.contains(&name.as_str());
                let attributes = tag.attributes.iter().map(|(key, value)| (text(key), text(value))).collect();
                parts.push(Part::Start { name: name.clone(), attributes });
                parts.extend(ends.then_some(Part::End(name)));
            }
            Token::EndTag(tag) if raw.as_deref().is_none_or(|raw| raw.as_bytes() == tag.name.as_slice()) => {
                raw = None;
                parts.push(Part::End(text(&tag.name)));
            }
            Token::String(words) if raw.is_none() => parts.push(Part::Text(text(&words))),
            Token::Error(error) if raw.is_none() => panic!("{error:?} in\n{markup}"),
            _ => {}
        }
    }
    parts
}

impl Part {
    pub fn attribute(&self, name: &str) -> Option<&str> {
        let Part::Start { attributes, .. } = self else { return None };
        attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    pub fn is_start(&self, wanted: &str) -> bool {
        matches!(self, Part::Start { name, .. } if name == wanted)
    }
}

/// What is wrong with the nesting of some markup, if anything: every element ends, in order.
pub fn misnested(parts: &[Part]) -> Option<String> {
    let mut open: Vec<&str> = Vec::new();
    for part in parts {
        match part {
            Part::Start { name, .. } if VOID.contains(&name.as_str()) => {}
            Part::Start { name, .. } => {
                if name == "a" && open.contains(&"a") {
                    return Some(format!("a link in a link, in {open:?}"));
                }
                if name == "p" && open.contains(&"p") {
                    return Some(format!("a paragraph in a paragraph, in {open:?}"));
                }
                open.push(name);
            }
            Part::End(name) => match open.pop() {
                Some(last) if last == name => {}
                last => return Some(format!("`</{name}>` ends `{last:?}`, in {open:?}")),
            },
            Part::Text(_) => {}
        }
    }
    open.last().map(|name| format!("`<{name}>` does not end"))
}

/// The parts inside the first element that a test accepts, it and its end apart.
pub fn inside(parts: &[Part], wanted: impl Fn(&Part) -> bool) -> Vec<Part> {
    let Some(start) = parts.iter().position(wanted) else { return Vec::new() };
    let mut depth = 0;
    for (index, part) in parts.iter().enumerate().skip(start) {
        match part {
            Part::Start { name, .. } if !VOID.contains(&name.as_str()) => depth += 1,
            Part::End(_) => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return parts[start + 1..index].to_vec();
        }
    }
    parts[start + 1..].to_vec()
}

/// The parts without the elements that a test accepts and what is in them.
pub fn without(parts: &[Part], unwanted: impl Fn(&Part) -> bool) -> Vec<Part> {
    let mut kept = Vec::new();
    let mut depth = 0;
    for part in parts {
        let is_void = matches!(part, Part::Start { name, .. } if VOID.contains(&name.as_str()));
        match part {
            Part::Start { .. } if depth > 0 => depth += usize::from(!is_void),
            Part::Start { .. } if unwanted(part) => depth += usize::from(!is_void),
            Part::End(_) if depth > 0 => depth -= 1,
            _ if depth > 0 => {}
            part => kept.push(part.clone()),
        }
    }
    kept
}

/// The text of some markup as a reader sees it, white space folded: blocks and line breaks stand apart.
pub fn visible(parts: &[Part]) -> String {
    const INLINE: [&str; 21] = [
        "a", "abbr", "b", "bdi", "cite", "code", "del", "em", "i", "ins", "kbd", "mark", "q", "s", "small", "span",
        "strong", "sub", "sup", "time", "img",
    ];
    let mut text = String::new();
    for part in parts {
        match part {
            Part::Text(words) => text.push_str(words),
            Part::Start { name, .. } | Part::End(name) if INLINE.contains(&name.as_str()) => {}
            Part::Start { .. } | Part::End(_) => text.push(' '),
        }
    }
    folded(&text)
}

/// A text with every run of white space as one space.
pub fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The rows of the tables in some markup, each with the text of its cells.
pub fn rows(markup: &str) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    for row in markup.split("<tr").skip(1).filter_map(|row| row.split_once("</tr>")) {
        let cells = row.0.split("<th").flat_map(|part| part.split("<td")).skip(1);
        rows.push(cells.map(|cell| text(cell.split_once('>').map_or("", |(_, rest)| rest))).collect());
    }
    rows
}

/// The text of some markup in one line.
fn text(markup: &str) -> String {
    let mut text = String::new();
    for part in markup.split('<') {
        // What stands before the first tag has none.
        text.push_str(part.split_once('>').map_or(part, |(_, words)| words));
        text.push(' ');
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
