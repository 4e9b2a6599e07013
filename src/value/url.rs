//! Addresses on the web (RFC 3986): what is one, what in it is percent-encoded, and how one is relative to another.
//!
//! The only module that knows how bytes are percent-encoded.

use std::borrow::Cow;

use percent_encoding::AsciiSet;
use percent_encoding::NON_ALPHANUMERIC;
use percent_encoding::percent_decode_str;
use percent_encoding::utf8_percent_encode;

/// Everything but what a path and its fragment have unencoded.
const PATH: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b'/').remove(b'#');

/// Whether a text is an absolute address on the web. Schemes have no case (RFC 3986, 3.1).
pub fn is_web_address(text: &str) -> bool {
    for scheme in ["https://", "http://"] {
        if let Some((start, rest)) = text.split_at_checked(scheme.len())
            && start.eq_ignore_ascii_case(scheme)
        {
            return !rest.is_empty() && !rest.starts_with('/') && !text.contains(char::is_whitespace);
        }
    }
    false
}

/// The address of a site's root as others may be joined to it: with a closing slash, letters of its path percent-encoded. What is wrong with
/// it, where it can be no such address.
pub fn site_root(text: &str) -> Result<String, &'static str> {
    if !is_web_address(text) {
        return Err("write the whole address, like `https://example.org/archive/`");
    }
    let (scheme, rest) = text.split_once("://").unwrap_or_default();
    if rest.contains(['?', '#']) {
        return Err("leave away what begins with `?` or `#`: pages are joined to its end");
    }
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    if host.contains('@') {
        return Err("leave away what stands before `@`: it would be published on every page");
    }
    if !host.is_ascii() {
        return Err("write the name of the host as browsers send it, in ASCII letters: `xn--…`");
    }
    // What is encoded already stays so.
    let path = encode_path(&decode(path.trim_matches('/')));
    let slash = if path.is_empty() { "" } else { "/" };
    Ok(format!("{}://{}/{path}{slash}", scheme.to_ascii_lowercase(), host.to_ascii_lowercase()))
}

/// A path, with or without a fragment, as it stands in an address: letters beyond ASCII are percent-encoded.
pub fn encode_path(path: &str) -> String {
    Cow::from(utf8_percent_encode(path, PATH)).into_owned()
}

/// An address in which none of these letters stands bare, nor white space: they mean something else where it goes.
pub fn encode_letters(address: &str, unsafe_letters: &[char]) -> String {
    let mut encoded = String::with_capacity(address.len());
    for letter in address.chars() {
        match unsafe_letters.contains(&letter) || letter.is_whitespace() || letter.is_control() {
            true => encoded.extend(utf8_percent_encode(letter.encode_utf8(&mut [0; 4]), NON_ALPHANUMERIC)),
            false => encoded.push(letter),
        }
    }
    encoded
}

/// The path of a file as a link of a page has it: letters of any script stay, what would end a path or is none is percent-encoded.
pub fn encode_name(path: &str) -> String {
    encode_letters(path, &['#', '?', '%', '"', '<', '>', '[', ']', '\\', '^', '`', '{', '|', '}'])
}

/// Resolves `%20` and the like; what is not UTF-8 then stays as it is.
pub fn decode(text: &str) -> String {
    match percent_decode_str(text).decode_utf8() {
        Ok(decoded) => decoded.into_owned(),
        Err(_) => text.to_owned(),
    }
}

/// An address relative to another one (RFC 3986, 5.2, for paths); none where the relative one cannot be part of an address.
pub fn join(base: &str, relative: &str) -> Option<String> {
    let scheme_end = base.find("://")? + 3;
    let authority_end = match base[scheme_end..].find('/') {
        Some(slash) => scheme_end + slash,
        None => base.len(),
    };
    let (authority, path) = base.split_at(authority_end);
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let relative = relative.replace(' ', "%20");
    if relative.contains(char::is_whitespace) || relative.contains(['<', '>', '"', '{', '}']) {
        return None;
    }
    if relative.starts_with('/') {
        return Some(format!("{authority}{relative}"));
    }
    if relative.starts_with('?') {
        return Some(format!("{authority}{path}{relative}"));
    }
    let (relative_path, tail) = relative.split_at(relative.find(['?', '#']).unwrap_or(relative.len()));
    let (folder, _) = path.rsplit_once('/').unwrap_or_default();
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in relative_path.split('/') {
        match part {
            "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    Some(format!("{authority}/{}{tail}", parts.join("/")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_encoded_but_for_what_may_stand_there() {
        assert_eq!(encode_path("people/ә b.html#m"), "people/%D3%99%20b.html#m");
    }

    #[test]
    fn letters_that_mean_something_elsewhere_are_encoded() {
        assert_eq!(encode_letters("https://a.example/ә?b={c} d", &['{', '}']), "https://a.example/ә?b=%7Bc%7D%20d");
    }

    #[test]
    fn what_is_not_utf_8_stays_encoded() {
        assert_eq!(decode("a%20b%D3%99%"), "a bә%");
        assert_eq!(decode("a%FFb"), "a%FFb");
    }

    #[test]
    fn relative_addresses_are_joined() {
        let join_to_report = |relative| join("https://example.org/2022/01/report.html?x=1", relative);
        assert_eq!(join_to_report("/about").as_deref(), Some("https://example.org/about"));
        assert_eq!(join_to_report("../02/next.html#end").as_deref(), Some("https://example.org/2022/02/next.html#end"));
        assert_eq!(join_to_report("a b").as_deref(), Some("https://example.org/2022/01/a%20b"));
        assert_eq!(join("https://example.org", "x").as_deref(), Some("https://example.org/x"));
        assert_eq!(join_to_report("{{< link \"x\" >}}"), None);
    }
}
