//! Where an address leads, as a browser reads it (WHATWG URL): white space inside it counts for nothing, a backslash is a slash.

use crate::output::harmless::data;

/// Where an address leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Address {
    /// A place on the same page, or a plain relative address: within the site.
    Inside(String),
    /// A page of somebody else, with its scheme.
    Web(String),
    /// A letter or a call.
    Contact(String),
    /// Bytes that are written out: `data:`.
    Data(String),
    /// A script, a file of the reader, and whatever else there may be.
    Other,
}

pub(super) fn read(address: &str) -> Address {
    let is_ignored = |letter: char| letter <= ' ';
    let mut plain = address.trim_matches(is_ignored).to_owned();
    plain.retain(|letter| !matches!(letter, '\t' | '\n' | '\r'));
    let slashed = plain.replace('\\', "/");
    if slashed.starts_with("//") {
        return Address::Web(format!("https:{slashed}"));
    }
    let Some(scheme) = scheme(&plain) else { return Address::Inside(plain) };
    match scheme.as_str() {
        "http" | "https" => Address::Web(plain),
        "mailto" | "tel" => Address::Contact(plain),
        "data" => Address::Data(plain),
        _ => Address::Other,
    }
}

/// What stands before a colon that no other part of an address can stand before.
fn scheme(address: &str) -> Option<String> {
    let (scheme, _) = address.split_once(':')?;
    // A control character may be dropped by one reader and kept by the next.
    let is_path = scheme.contains(['/', '?', '#']);
    (!is_path).then(|| scheme.to_ascii_lowercase())
}

/// An address that a page may load a picture, a film or a style from; a picture that is written out is cleaned too.
pub(super) fn loadable(address: &str) -> Option<String> {
    match read(address) {
        Address::Inside(inside) => Some(inside),
        Address::Data(data) => data::clean(&data),
        Address::Web(_) | Address::Contact(_) | Address::Other => None,
    }
}
