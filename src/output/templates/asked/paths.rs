//! The paths that a template asks for: `article.title` in its tags, outside of texts and comments.

use std::collections::HashSet;

use crate::value::Span;

/// A path: `article`, `title`.
#[derive(Debug, PartialEq)]
pub(super) struct Asked {
    pub parts: Vec<String>,
    pub span: Span,
}

/// A piece of a tag.
#[derive(Debug)]
enum Token {
    Path {
        parts: Vec<String>,
        /// Written with `?.`: absence is expected.
        is_careful: bool,
        span: Span,
    },
    /// `==` and what else compares is `~`, `...` is `,`. A text is `"`, a number `0`.
    Sign(u8),
}

/// Words of the language itself.
const WORDS: [&str; 36] = [
    "if",
    "elif",
    "else",
    "endif",
    "for",
    "endfor",
    "in",
    "and",
    "or",
    "not",
    "is",
    "set",
    "set_global",
    "endset",
    "block",
    "endblock",
    "extends",
    "include",
    "filter",
    "endfilter",
    "component",
    "endcomponent",
    "break",
    "continue",
    "true",
    "True",
    "false",
    "False",
    "none",
    "None",
    "null",
    "loop",
    "self",
    "body",
    "raw",
    "endraw",
];

/// Before these stands no value but a name.
const NAMING: [&str; 6] = ["is", "block", "endblock", "component", "endcomponent", "filter"];

/// What a template asks for of that which it is given. What it names itself is left out everywhere in it.
pub(super) fn asked(text: &str) -> Vec<Asked> {
    let mut asked = Vec::new();
    let mut own = HashSet::new();
    for tokens in tags(text) {
        own.extend(named(&tokens));
        for index in 0..tokens.len() {
            if let Token::Path { parts, is_careful: false, span } = &tokens[index]
                && !WORDS.contains(&parts[0].as_str())
                && is_value(&tokens, index)
            {
                asked.push(Asked { parts: parts.clone(), span: *span });
            }
        }
    }
    asked.retain(|asked| !own.contains(&asked.parts[0]));
    asked
}

/// Whether a path is a value that has to be there: no name of a function, a filter or an argument, and nothing that
/// is asked for with a thought to its absence.
fn is_value(tokens: &[Token], index: usize) -> bool {
    let word = |index: Option<usize>| index.and_then(|index| tokens.get(index)).and_then(single);
    let sign = |index: usize| match tokens.get(index) {
        Some(Token::Sign(sign)) => Some(*sign),
        _ => None,
    };
    let before = word(index.checked_sub(1));
    let is_named = match before {
        Some("not") => word(index.checked_sub(2)) == Some("is"),
        Some(before) => NAMING.contains(&before),
        None => index > 0 && matches!(sign(index - 1), Some(b'|' | b'@' | b'<' | b'/' | b'.')),
    };
    let is_expected = match (sign(index + 1), word(Some(index + 1))) {
        (Some(b'('), _) | (Some(b'='), _) => true,
        (Some(b'|'), _) => word(Some(index + 2)) == Some("default"),
        (_, Some("is")) => {
            [index + 2, index + 3].iter().any(|at| matches!(word(Some(*at)), Some("defined" | "undefined")))
        }
        _ => false,
    };
    !is_named && !is_expected
}

/// A path of one word.
fn single(token: &Token) -> Option<&str> {
    match token {
        Token::Path { parts, .. } if parts.len() == 1 => Some(&parts[0]),
        _ => None,
    }
}

/// The names that a tag gives: to what a loop goes through, to what is set, to the arguments of a component.
fn named(tokens: &[Token]) -> Vec<String> {
    let mut named = Vec::new();
    let mut until = None;
    for (index, token) in tokens.iter().enumerate() {
        let word = single(token);
        match (until, word) {
            (_, Some("for")) => until = Some("in"),
            (Some(end), Some(word)) if end == word => until = None,
            (_, Some("component")) => until = Some(""),
            (Some(_), Some(word)) => named.push(word.to_owned()),
            (None, Some("set" | "set_global")) => {
                named.extend(tokens.get(index + 1).and_then(single).map(str::to_owned));
            }
            _ => {}
        }
    }
    named
}

/// The tokens of each tag.
fn tags(text: &str) -> Vec<Vec<Token>> {
    let mut tags = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find('{').map(|start| at + start) {
        at = match text.as_bytes().get(start + 1) {
            Some(b'#') => text[start..].find("#}").map_or(text.len(), |end| start + end + 2),
            Some(b'{' | b'%') => {
                let (tokens, end) = lexed(text, start + 2);
                let is_raw = tokens.iter().find_map(single) == Some("raw");
                tags.push(tokens);
                match text[end..].find("endraw").filter(|_| is_raw) {
                    Some(length) => end + length,
                    None => end,
                }
            }
            _ => start + 1,
        };
    }
    tags
}

/// The tokens from a place to the end of the tag, and where that is.
fn lexed(text: &str, start: usize) -> (Vec<Token>, usize) {
    let bytes = text.as_bytes();
    let mut tokens = Vec::new();
    let mut at = start;
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'}' | b'%' if bytes.get(at + 1) == Some(&b'}') => return (tokens, at + 2),
            b'"' | b'\'' | b'`' => {
                at = end_of_text(bytes, at);
                tokens.push(Token::Sign(b'"'));
            }
            b'a'..=b'z' | b'A'..=b'Z' | b'_' => {
                let (token, end) = path(text, at);
                tokens.push(token);
                at = end;
            }
            b'0'..=b'9' => {
                while bytes.get(at).is_some_and(|byte| byte.is_ascii_digit() || *byte == b'.') {
                    at += 1;
                }
                tokens.push(Token::Sign(b'0'));
            }
            b'.' if bytes[at..].starts_with(b"...") => {
                tokens.push(Token::Sign(b','));
                at += 3;
            }
            b'=' | b'!' | b'<' | b'>' if bytes.get(at + 1) == Some(&b'=') => {
                tokens.push(Token::Sign(b'~'));
                at += 2;
            }
            _ => {
                if !byte.is_ascii_whitespace() {
                    tokens.push(Token::Sign(byte));
                }
                at += 1;
            }
        }
    }
    (tokens, bytes.len())
}

/// Behind the text whose first quotation mark stands at a place.
fn end_of_text(bytes: &[u8], start: usize) -> usize {
    let mut at = start + 1;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'\\' => at += 2,
            byte if *byte == bytes[start] => return at + 1,
            _ => at += 1,
        }
    }
    bytes.len()
}

/// The path that begins at a place, and where it ends.
fn path(text: &str, start: usize) -> (Token, usize) {
    let bytes = text.as_bytes();
    let is_letter = |at: usize| bytes.get(at).is_some_and(|byte| byte.is_ascii_alphabetic() || *byte == b'_');
    let word_end = |mut at: usize| {
        while is_letter(at) || bytes.get(at).is_some_and(u8::is_ascii_digit) {
            at += 1;
        }
        at
    };
    let mut end = word_end(start);
    let mut parts = vec![text[start..end].to_owned()];
    let mut is_careful = false;
    loop {
        let dots = match &bytes[end..] {
            [b'.', ..] => 1,
            [b'?', b'.', ..] => 2,
            _ => break,
        };
        if !is_letter(end + dots) {
            break;
        }
        is_careful |= dots == 2;
        let from = end + dots;
        end = word_end(from);
        parts.push(text[from..end].to_owned());
    }
    (Token::Path { parts, is_careful, span: Span::new(start, end) }, end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paths(text: &str) -> Vec<String> {
        let asked = asked(text);
        asked.iter().for_each(|asked| assert_eq!(asked.parts.join("."), text[asked.span.start..asked.span.end]));
        asked.iter().map(|asked| asked.parts.join(".")).collect()
    }

    #[test]
    fn values_are_found_wherever_they_stand() {
        for (text, wanted) in [
            ("{% if article.titel %}x{% endif %}", vec!["article.titel"]),
            ("{%- if not a.b and c.d or e.f == g -%}", vec!["a.b", "c.d", "e.f", "g"]),
            ("{{ a.b if c.d else e }}", vec!["a.b", "c.d", "e"]),
            ("{{ t(key=\"x\", count=a.b | length) }}", vec!["a.b"]),
            ("{{ <link value={a.b} label=\"c.d\" /> }}", vec!["a.b"]),
            ("{{ [a.b, ...c.d] }}{{ a[0].b }}{{ x.y.0 }}", vec!["a.b", "c.d", "a", "x.y"]),
            ("{% include \"a.html\" %}{% extends 'b.c' %}", vec![]),
            ("{# a.b #}{{ \"{{ a.b }}\" }}{% raw %}{{ a.b }}{% endraw %} { a.b } {{ c }}", vec!["c"]),
        ] {
            assert_eq!(paths(text), wanted, "{text}");
        }
    }

    #[test]
    fn what_a_template_names_itself_and_what_may_be_absent_is_left_out() {
        for text in [
            "{% for a, b in c %}{{ a.x }}{% if b.y %}{% endif %}{% endfor %}{% set c = 1 %}",
            "{% component card(article, size: string = \"a\", @page, ...rest) %}{{ article.titel }}{{ page.x }}{{ rest.y }}{% endcomponent card %}",
            "{% if a?.b %}{% endif %}{{ a.b | default(value=\"\") }}{% if a.b is defined %}{% if a.b is not defined %}",
            "{% block main %}{{ super() }}{% endblock main %}{% if 1 is odd %}{{ loop.index }}{{ 1 | number }}",
            "{{ unfinished",
        ] {
            let mut found = paths(text);
            found.retain(|path| path != "unfinished");
            assert_eq!(found, [""; 0], "{text}");
        }
    }
}
