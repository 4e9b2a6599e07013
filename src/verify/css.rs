//! Addresses in style sheets: `url()`, `@import`, `image-set()` (CSS Syntax, CSS Values, CSS Images).
//!
//! A scan and no parser: strings, comments and escapes are all that an address can hide in.

/// An address, and the offset at which its function or string begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct CssAddress {
    pub address: String,
    pub start: usize,
}

/// What the last words ask of a string that follows.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Expected {
    Nothing,
    /// `@import "x"`
    Import,
    /// Inside `image-set(`, so many brackets deep.
    Set(usize),
    /// `@namespace`: a name that is never loaded.
    Namespace,
}

/// All addresses that a style sheet loads.
pub(super) fn addresses(css: &str) -> Vec<CssAddress> {
    let mut found = Vec::new();
    let mut rest = css;
    let mut expected = Expected::Nothing;
    while let Some(letter) = rest.chars().next() {
        let start = css.len() - rest.len();
        match letter {
            '/' if rest.starts_with("/*") => rest = behind(&rest[2..], "*/"),
            '"' | '\'' => {
                let (text, after) = string(&rest[1..], letter);
                if matches!(expected, Expected::Import | Expected::Set(_)) {
                    found.push(CssAddress { address: text, start });
                }
                rest = after;
                expected = if expected == Expected::Import { Expected::Nothing } else { expected };
            }
            '(' => {
                expected = match expected {
                    Expected::Set(depth) => Expected::Set(depth + 1),
                    other => other,
                };
                rest = &rest[1..];
            }
            ')' => {
                expected = match expected {
                    Expected::Set(1) => Expected::Nothing,
                    Expected::Set(depth) => Expected::Set(depth - 1),
                    other => other,
                };
                rest = &rest[1..];
            }
            ';' | '{' | '}' => {
                expected = Expected::Nothing;
                rest = &rest[1..];
            }
            '@' => {
                let (word, after) = word(&rest[1..]);
                expected = match word.to_ascii_lowercase().as_str() {
                    "import" => Expected::Import,
                    "namespace" => Expected::Namespace,
                    _ => Expected::Nothing,
                };
                rest = after;
            }
            letter if is_of_word(letter) => {
                let (word, after) = word(rest);
                rest = after;
                let Some(arguments) = after.strip_prefix('(') else { continue };
                match word.to_ascii_lowercase().as_str() {
                    "url" | "src" => {
                        let (address, after) = argument(arguments);
                        if expected != Expected::Namespace {
                            found.push(CssAddress { address, start });
                        }
                        rest = after;
                    }
                    "image-set" | "-webkit-image-set" => {
                        expected = Expected::Set(1);
                        rest = arguments;
                    }
                    // A type of picture, not a picture.
                    "type" => rest = behind(arguments, ")"),
                    _ => {}
                }
            }
            letter => rest = &rest[letter.len_utf8()..],
        }
    }
    found
}

fn is_of_word(letter: char) -> bool {
    letter.is_alphanumeric() || matches!(letter, '-' | '_' | '\\') || !letter.is_ascii()
}

/// What follows a mark; nothing where it is not there.
fn behind<'t>(text: &'t str, mark: &str) -> &'t str {
    let (_, rest) = text.split_once(mark).unwrap_or_default();
    rest
}

/// A word with its escapes resolved, and what follows it.
fn word(text: &str) -> (String, &str) {
    let mut word = String::new();
    let mut rest = text;
    while let Some(letter) = rest.chars().next() {
        if !is_of_word(letter) {
            break;
        }
        rest = &rest[letter.len_utf8()..];
        match letter {
            '\\' => rest = escape(rest, &mut word),
            letter => word.push(letter),
        }
    }
    (word, rest)
}

/// What follows a backslash: up to six hexadecimal digits and a space, or any sign.
fn escape<'a>(rest: &'a str, text: &mut String) -> &'a str {
    let digits = rest.bytes().take(6).take_while(u8::is_ascii_hexdigit).count();
    if digits == 0 {
        let Some(letter) = rest.chars().next() else { return rest };
        if letter != '\n' {
            text.push(letter);
        }
        return &rest[letter.len_utf8()..];
    }
    let letter = u32::from_str_radix(&rest[..digits], 16).ok().and_then(char::from_u32);
    text.push(letter.unwrap_or(char::REPLACEMENT_CHARACTER));
    let rest = &rest[digits..];
    rest.strip_prefix([' ', '\t', '\n']).unwrap_or(rest)
}

/// A string up to its quotation mark, or to the end of its line, where a browser gives it up.
fn string(text: &str, mark: char) -> (String, &str) {
    let mut string = String::new();
    let mut rest = text;
    while let Some(letter) = rest.chars().next() {
        rest = &rest[letter.len_utf8()..];
        match letter {
            '\\' => rest = escape(rest, &mut string),
            '\n' => break,
            letter if letter == mark => break,
            letter => string.push(letter),
        }
    }
    (string, rest)
}

/// The argument of `url(`, with quotation marks or without.
fn argument(text: &str) -> (String, &str) {
    let text = text.trim_start();
    if let Some(mark @ ('"' | '\'')) = text.chars().next() {
        let (address, rest) = string(&text[1..], mark);
        return (address, behind(rest, ")"));
    }
    let mut address = String::new();
    let mut rest = text;
    while let Some(letter) = rest.chars().next() {
        rest = &rest[letter.len_utf8()..];
        match letter {
            ')' => break,
            '\\' => rest = escape(rest, &mut address),
            letter => address.push(letter),
        }
    }
    (address.trim_end().to_owned(), rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_to_load_something_is_seen_and_nothing_else() {
        for (css, expected) in [
            ("a { background: url(x.png) }", "x.png"),
            ("a { background: URL( \"x y.png\" ) , url('z')}", "x y.png z"),
            ("@import \"a.css\"; @import url(b.css) print; @charset \"utf-8\";", "a.css b.css"),
            ("/* url(no.png) */ a::after { content: \"url(no.png)\" }", ""),
            ("@namespace svg url(http://www.w3.org/2000/svg); a { fill: url(#g) }", "#g"),
            ("a { background: u\\72l(x) , \\75 rl(y) }", "x y"),
            ("a { background: url(\\68ttps://e.example/) }", "https://e.example/"),
            ("a { background: image-set(\"x\" 1x, url(y) 2x, \"z\" type(\"image/png\")); content: \"no\" }", "x y z"),
            ("@font-face { src: local(\"No\"), url(f.woff2) format(\"woff2\") }", "f.woff2"),
            ("a { background: url(", ""),
            ("a { content: \"never ends\n; background: url(x) }", "x"),
            ("/* never ends url(x)", ""),
        ] {
            let found: Vec<String> = addresses(css).into_iter().map(|found| found.address).collect();
            assert_eq!(found.join(" "), expected, "{css}");
        }
    }
}
