//! Full addresses of the site itself in feeds and sitemaps.
//!
//! Why by search and not by element: a feed names pages in elements, in attributes, in JSON and in escaped HTML; the site's own address
//! is the same words in all of them.

use crate::value::Span;
use crate::verify::references::Reference;
use crate::verify::references::Use;

/// Addresses that begin with the site's own.
pub(super) fn addresses(text: &str, base: Option<&str>) -> Vec<Reference> {
    let Some(base) = base else { return Vec::new() };
    let mut found = Vec::new();
    for (start, _) in text.match_indices(base) {
        // Inside a longer address: a saved copy of a page of ours.
        let is_part =
            text[..start].ends_with(|letter: char| letter.is_alphanumeric() || matches!(letter, '/' | '=' | ':'));
        if !is_part {
            let (address, length) = ended(&text[start..]);
            found.push(Reference { address, purpose: Use::Link, span: Span::new(start, start + length) });
        }
    }
    found
}

/// An address up to what cannot be part of it, and its length as written.
fn ended(text: &str) -> (String, usize) {
    let mut end = 0;
    while let Some(letter) = text[end..].chars().next() {
        let is_reference = letter == '&' && !text[end..].starts_with("&amp;");
        let is_end = letter.is_whitespace() || matches!(letter, '"' | '\'' | '<' | '>' | '\\' | '`' | '{' | '}');
        if is_end || is_reference {
            break;
        }
        end += letter.len_utf8();
    }
    // A full stop behind an address ends a sentence.
    let written = text[..end].trim_end_matches(['.', ',', ';', '!', ')', ']']);
    (written.replace("&amp;", "&"), written.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_end_where_they_end() {
        let base = "https://a.example/";
        for (text, expected) in [
            ("<loc>https://a.example/x.html</loc>", "https://a.example/x.html"),
            ("<link href=\"https://a.example/x.html?a=1&amp;b=2\"/>", "https://a.example/x.html?a=1&b=2"),
            ("&lt;a href=&quot;https://a.example/x.html#y&quot;>", "https://a.example/x.html#y"),
            ("{\"content_html\": \"<a href=\\\"https://a.example/x.html\\\">\"}", "https://a.example/x.html"),
            ("See https://a.example/x.html.", "https://a.example/x.html"),
            ("<id>https://a.example/</id>", "https://a.example/"),
            ("https://web.example/2022/https://a.example/x.html", ""),
            ("https://b.example/", ""),
        ] {
            let found: Vec<String> = addresses(text, Some(base)).into_iter().map(|found| found.address).collect();
            assert_eq!(found.join(" "), expected, "{text}");
        }
        assert_eq!(addresses("https://a.example/", None), []);
    }
}
