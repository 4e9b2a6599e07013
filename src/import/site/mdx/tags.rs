//! Tags of JSX, and braces.

use std::collections::HashMap;
use std::ops::Range;

use crate::import::site::code;

/// How a tag stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    Open,
    Close,
    Alone,
}

/// A tag as it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Tag {
    /// Empty where it only holds others together: `<>`.
    pub name: String,
    /// Values that are texts, by their names as they are written.
    pub values: Vec<(String, String)>,
    /// So many values are programs.
    pub unknown: usize,
    pub form: Form,
    /// Where the text goes on.
    pub end: usize,
}

/// Each brace outside of code with the one that closes it.
pub(super) fn braces(text: &str, code: &[Range<usize>]) -> HashMap<usize, usize> {
    let mut pairs = HashMap::new();
    let mut open = Vec::new();
    for (at, _) in text.match_indices(['{', '}']).filter(|(at, _)| !is_code_of_text(code, *at)) {
        match text.as_bytes()[at] {
            b'{' => open.push(at),
            _ => pairs.extend(open.pop().map(|start| (start, at))),
        }
    }
    pairs
}

fn is_code_of_text(code: &[Range<usize>], at: usize) -> bool {
    code::holds(code, at)
}

/// The text of a value that is one: `"a"`, `'a'`, `` `a` ``.
pub(super) fn literal(inside: &str) -> Option<&str> {
    let quote = inside.chars().next().filter(|letter| matches!(letter, '"' | '\'' | '`'))?;
    let text = inside.strip_prefix(quote)?.strip_suffix(quote)?;
    (!text.contains(quote) && !text.contains("${")).then_some(text)
}

/// Reads the tag at a place. `None` where none is there: a sign of comparison, an address.
pub(super) fn read(
    text: &str,
    start: usize,
    (braces, names): (&HashMap<usize, usize>, &HashMap<String, String>),
) -> Option<Tag> {
    let mut at = start + 1;
    let is_close = text[at..].starts_with('/');
    at += usize::from(is_close);
    let name = word(&text[at..]);
    at += name.len();
    let is_name = name.is_empty() || name.starts_with(|letter: char| letter.is_ascii_alphabetic());
    // `<https://x.example>` and `<a@x.example>` are addresses.
    if !is_name || name.ends_with(':') || text[at..].starts_with(['@', '<']) {
        return None;
    }
    let form = if is_close { Form::Close } else { Form::Open };
    let mut tag = Tag { name: name.to_owned(), values: Vec::new(), unknown: 0, form, end: 0 };
    loop {
        at += text[at..].len() - text[at..].trim_start().len();
        let rest = &text[at..];
        if rest.starts_with('>') {
            return Some(Tag { end: at + 1, ..tag });
        }
        if rest.starts_with("/>") {
            return Some(Tag { form: Form::Alone, end: at + 2, ..tag });
        }
        if rest.starts_with('{') {
            // `{...all}`
            tag.unknown += 1;
            at = braces.get(&at)? + 1;
            continue;
        }
        let key = word(rest);
        if key.is_empty() || tag.name.is_empty() {
            return None;
        }
        at += key.len();
        let Some(value) = text[at..].strip_prefix('=') else { continue };
        at += 1;
        let quote = value.chars().next()?;
        match quote {
            '"' | '\'' => {
                let length = value[1..].find(quote)?;
                tag.values.push((key.to_owned(), value[1..=length].to_owned()));
                at += length + 2;
            }
            '{' => {
                let end = *braces.get(&at)?;
                match known(text[at + 1..end].trim(), names) {
                    Some(value) => tag.values.push((key.to_owned(), value)),
                    None => tag.unknown += 1,
                }
                at = end + 1;
            }
            _ => return None,
        }
    }
}

fn word(text: &str) -> &str {
    let end = text.find(|letter: char| !letter.is_alphanumeric() && !"-_:.".contains(letter)).unwrap_or(text.len());
    &text[..end]
}

/// A value between braces, where it can be said without running it: a text, a number, a file that is imported.
fn known(inside: &str, names: &HashMap<String, String>) -> Option<String> {
    if let Some(text) = literal(inside) {
        return Some(text.to_owned());
    }
    if matches!(inside, "true" | "false") || inside.parse::<f64>().is_ok() {
        return Some(inside.to_owned());
    }
    if let Some(path) = inside.strip_prefix("require(") {
        let path = path.split_once(')')?.0.trim();
        return literal(path).map(str::to_owned);
    }
    names.get(inside.trim_end_matches(".src").trim_end_matches(".default")).cloned()
}

impl Tag {
    /// A value by its name, if it says something.
    pub(super) fn value(&self, name: &str) -> Option<&str> {
        let (_, value) = self.values.iter().find(|(known, _)| known.eq_ignore_ascii_case(name))?;
        let value = value.trim();
        (!value.is_empty()).then_some(value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_with_their_values() {
        let text = "<Image.Lead src={p.src} alt=\"a > b\" wide count={2} {...all} on={() => x} />";
        let names = HashMap::from([("p".to_owned(), "./p.jpg".to_owned())]);
        let tag = read(text, 0, (&braces(text, &[]), &names)).expect("a tag");
        assert_eq!((tag.name.as_str(), tag.form, tag.unknown, tag.end), ("Image.Lead", Form::Alone, 2, text.len()));
        assert_eq!(
            [tag.value("src"), tag.value("Alt"), tag.value("count")],
            [Some("./p.jpg"), Some("a > b"), Some("2")]
        );
        for text in
            ["< 5", "<https://x.example>", "<a@x.example>", "<", "<a b", "<a {b", "<a b=\"", "<1>", "<!-- x -->"]
        {
            assert_eq!(read(text, 0, (&braces(text, &[]), &names)), None, "{text}");
        }
    }
}
