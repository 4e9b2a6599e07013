//! Addresses as a browser reads them (WHATWG URL), and the file of a folder that one means.
//!
//! No URL crate: the only question is which file of this folder an address means, if any, and for that an address is a path, or the
//! path behind the site's own address, or elsewhere.

use std::borrow::Cow;

use crate::value::FilePath;
use crate::value::name;
use crate::verify::hash;

/// Where an address leads, as far as that can be told from the folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Address {
    /// Another host.
    Elsewhere,
    /// `data:`, `mailto:`, `javascript:` and the like: no host is asked.
    Inert,
    /// `file:`, or a drive of Windows: a place on one machine.
    Machine,
    Inside(Inside),
}

/// A path with its fragment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Inside {
    /// As it is written, percent signs and all; empty for the page itself.
    pub path: String,
    pub start: Start,
    /// Without its sign; directives for text (`:~:`) are no part of it.
    pub fragment: Option<String>,
}

/// What a path starts from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Start {
    /// The folder of the page.
    Page,
    /// The root of the host: `/x`.
    Host,
    /// The site's own address was written out.
    Site,
}

/// Reads an address. `base` is the site's own address, with a closing slash.
pub(super) fn read(written: &str, base: Option<&str>) -> Address {
    let address = cleaned(written);
    let rest = match scheme(&address) {
        Some((scheme, rest)) => match scheme.to_ascii_lowercase().as_str() {
            "http" | "https" => rest,
            "ws" | "wss" | "ftp" => return Address::Elsewhere,
            "file" => return Address::Machine,
            // One letter is a drive.
            letter if letter.len() == 1 => return Address::Machine,
            _ => return Address::Inert,
        },
        None if starts_host(&address) => &address,
        None => return Address::Inside(inside(&address.replace('\\', "/"), Start::Page)),
    };
    let rest = rest.replace('\\', "/");
    let Some((_, own)) = base.and_then(scheme) else { return Address::Elsewhere };
    let host = |text: &str| text.trim_start_matches('/').to_owned();
    let (rest, own) = (host(&rest), host(own));
    match rest.strip_prefix(own.as_str()) {
        Some(path) => Address::Inside(inside(path, Start::Site)),
        None if own.strip_suffix('/') == Some(rest.as_str()) => Address::Inside(inside("", Start::Site)),
        None => Address::Elsewhere,
    }
}

/// White space at the ends and line breaks inside are no part of an address.
fn cleaned(written: &str) -> Cow<'_, str> {
    let trimmed = written.trim_matches(|letter: char| letter <= ' ');
    match trimmed.contains(['\t', '\n', '\r']) {
        true => Cow::Owned(trimmed.replace(['\t', '\n', '\r'], "")),
        false => Cow::Borrowed(trimmed),
    }
}

/// `scheme:` and what follows it.
fn scheme(address: &str) -> Option<(&str, &str)> {
    let (scheme, rest) = address.split_once(':')?;
    let is_scheme = scheme.starts_with(|letter: char| letter.is_ascii_alphabetic())
        && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.'));
    if is_scheme { Some((scheme, rest)) } else { None }
}

/// `//host`, with slashes of either kind.
fn starts_host(address: &str) -> bool {
    let mut bytes = address.bytes();
    let is_slash = |byte: Option<u8>| matches!(byte, Some(b'/' | b'\\'));
    is_slash(bytes.next()) && is_slash(bytes.next())
}

fn inside(address: &str, start: Start) -> Inside {
    let (path, fragment) = match address.split_once('#') {
        Some((path, fragment)) => (path, Some(before(fragment, ":~:").to_owned())),
        None => (address, None),
    };
    let path = before(path, "?");
    match path.strip_prefix('/') {
        Some(path) if start == Start::Page => Inside { path: path.to_owned(), start: Start::Host, fragment },
        _ => Inside { path: path.to_owned(), start, fragment },
    }
}

/// What stands before a mark, or the whole.
fn before<'t>(text: &'t str, mark: &str) -> &'t str {
    match text.split_once(mark) {
        Some((before, _)) => before,
        None => text,
    }
}

/// The path in the folder that an address means from a page; `None` where it leads out. A closing slash stays.
pub(super) fn target(page: &FilePath, inside: &Inside, base: Option<&str>) -> Option<String> {
    let written = match inside.start {
        Start::Page if inside.path.is_empty() => return Some(page.as_str().to_owned()),
        Start::Host => inside.path.strip_prefix(base.map_or("", base_path))?,
        _ => &inside.path,
    };
    let mut parts: Vec<Cow<str>> = Vec::new();
    if inside.start == Start::Page {
        let folders = page.folder().split('/').filter(|part| !part.is_empty());
        parts.extend(folders.map(Cow::Borrowed));
    }
    let mut is_folder = false;
    for part in written.split('/') {
        let decoded = decoded(part);
        is_folder = matches!(&*decoded, b"" | b"." | b"..");
        match &*decoded {
            b"" | b"." => {}
            b".." => {
                parts.pop()?;
            }
            name => parts.push(Cow::Owned(name::part(name).into_owned())),
        }
    }
    let path = parts.join("/");
    Some(if is_folder { format!("{path}/") } else { path })
}

/// The path of the site's own address, without the slash at its start.
fn base_path(base: &str) -> &str {
    let host = match scheme(base) {
        Some((_, rest)) => rest,
        None => base,
    };
    let (_, path) = host.trim_start_matches('/').split_once('/').unwrap_or_default();
    path
}

/// The address of a site of which a page's own address is known: what is left without the page's path.
pub(super) fn base(page: &FilePath, canonical: &str) -> Option<String> {
    let is_web = canonical.starts_with("http://") || canonical.starts_with("https://");
    if !is_web || canonical.contains(['?', '#']) {
        return None;
    }
    if page.as_str() == "index.html" && canonical.ends_with('/') {
        return Some(canonical.to_owned());
    }
    let mut rest = canonical;
    for part in page.as_str().rsplit('/') {
        let (before, last) = rest.rsplit_once('/')?;
        if name::part(&decoded(last)) != part {
            return None;
        }
        rest = before;
    }
    let host = rest.split("//").nth(1)?;
    if host.is_empty() { None } else { Some(format!("{rest}/")) }
}

/// A text with its `%20` as bytes.
pub(super) fn decoded(text: &str) -> Cow<'_, [u8]> {
    if !text.contains('%') {
        return Cow::Borrowed(text.as_bytes());
    }
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        let byte = match (first, tail) {
            (b'%', [high, low, ..]) => hash::byte(*high, *low),
            _ => None,
        };
        bytes.push(byte.unwrap_or(*first));
        rest = if byte.is_some() { &tail[2..] } else { tail };
    }
    Cow::Owned(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    const BASE: &str = "https://a.example/x/";

    fn led(address: &str) -> String {
        let page = FilePath::new("a/b.html");
        match read(address, Some(BASE)) {
            Address::Inside(inside) => match target(&page, &inside, Some(BASE)) {
                Some(path) => format!("{path} {}", inside.fragment.unwrap_or_default()),
                None => "out".to_owned(),
            },
            other => format!("{other:?}"),
        }
    }

    #[test]
    fn an_address_is_followed_as_a_browser_does() {
        for (address, expected) in [
            ("", "a/b.html "),
            ("#x", "a/b.html x"),
            ("?q=1#x", "a/b.html x"),
            ("c.html?v=2", "a/c.html "),
            (" \tc.ht\nml ", "a/c.html "),
            ("../c/", "c/ "),
            ("..", "/ "),
            ("../../c", "out"),
            ("..\\c", "c "),
            ("%2e%2e/c", "c "),
            ("%D0%B0%20b", "a/а b "),
            ("a%2Fb", "a/a\\x2fb "),
            ("%", "a/% "),
            ("x#:~:text=y", "a/x "),
            ("x#y:~:text=z", "a/x y"),
            ("/x/c", "c "),
            ("/c", "out"),
            ("https://a.example/x/c#d", "c d"),
            ("http://a.example/x", "/ "),
            ("//a.example/x/c", "c "),
            ("https:\\\\a.example\\x\\c", "c "),
            ("https://a.example/y", "Elsewhere"),
            ("https://b.example/x/c", "Elsewhere"),
            ("//b.example", "Elsewhere"),
            ("\\\\b.example", "Elsewhere"),
            ("HTTPS:b.example", "Elsewhere"),
            ("mailto:x@b.example", "Inert"),
            ("data:,x", "Inert"),
            ("file:///x", "Machine"),
            ("c:\\x", "Machine"),
        ] {
            assert_eq!(led(address), expected, "{address:?}");
        }
    }

    #[test]
    fn the_address_of_the_site_is_what_stands_before_a_page_s_path() {
        for (page, canonical, expected) in [
            ("index.html", "https://a.example/x/", Some(BASE)),
            ("index.html", "https://a.example/x/index.html", Some(BASE)),
            ("p/қ.html", "https://a.example/x/p/%D2%9B.html", Some(BASE)),
            ("p/b.html", "https://a.example/x/p/c.html", None),
            ("p/b.html", "p/b.html", None),
            ("a.example/b.html", "https://a.example/b.html", None),
        ] {
            assert_eq!(base(&FilePath::new(page), canonical).as_deref(), expected, "{page} {canonical}");
        }
    }
}
