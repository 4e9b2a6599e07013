//! Pictures that are written out in an address (`data:image/png;base64,…`, RFC 2397): cleaned like a file. Fonts stay, all else goes.
//!
//! A drawing in there is shown by browsers as a picture, without scripts and without what it would load. It stays where it is plain: it
//! holds no words of a program, no comment and no address.

use crate::output::harmless::raster;

/// What a plain drawing does not have.
const NOT_PLAIN: [&str; 12] =
    ["<!", "<?", "metadata", "rdf", "sodipodi", "inkscape", "adobe", "script", "href", "url(", "import", "foreign"];

/// The address with a cleaned picture; `None` where it holds none.
pub(super) fn clean(address: &str) -> Option<String> {
    let (head, body) = address.get("data:".len()..)?.split_once(',')?;
    let mut parts = head.split(';').map(str::trim);
    let mut kind = parts.next()?.to_ascii_lowercase();
    let is_base64 = parts.any(|part| part.eq_ignore_ascii_case("base64"));
    if is_font(&kind) {
        let is_plain = body.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+/=%-_".contains(&byte));
        return if is_base64 && is_plain { Some(format!("data:{kind};base64,{body}")) } else { None };
    }
    let unescaped = unescaped(body);
    let bytes = if is_base64 { decoded(&unescaped)? } else { unescaped };
    let cleaned = match kind.as_str() {
        "image/svg+xml" => plain_drawing(bytes)?,
        _ if kind.starts_with("image/") => raster::clean(raster::kind(&bytes)?, &bytes)?.into_bytes(),
        _ => return None,
    };
    kind.retain(|letter| letter.is_ascii_alphanumeric() || "/+.-".contains(letter));
    Some(format!("data:{kind};base64,{}", encoded(&cleaned)))
}

fn plain_drawing(bytes: Vec<u8>) -> Option<Vec<u8>> {
    let lower = std::str::from_utf8(&bytes).ok()?.to_ascii_lowercase();
    let is_plain = !NOT_PLAIN.iter().any(|word| lower.contains(word));
    if is_plain { Some(bytes) } else { None }
}

fn is_font(kind: &str) -> bool {
    kind.starts_with("font/")
        || kind.starts_with("application/font-")
        || matches!(kind, "application/x-font-woff" | "application/x-font-ttf" | "application/vnd.ms-fontobject")
}

/// Bytes that are written `%41`.
fn unescaped(text: &str) -> Vec<u8> {
    let mut unescaped = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        match escaped(rest) {
            Some(byte) => {
                unescaped.push(byte);
                rest = &rest[3..];
            }
            None => {
                unescaped.push(*first);
                rest = tail;
            }
        }
    }
    unescaped
}

/// The byte that the first three letters write, where they write one.
fn escaped(text: &[u8]) -> Option<u8> {
    let [b'%', high, low, ..] = text else { return None };
    let (high, low) = (char::from(*high).to_digit(16)?, char::from(*low).to_digit(16)?);
    Some((high * 16 + low) as u8)
}

const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// Base64 (RFC 4648), with white space in it.
pub(super) fn decoded(text: &[u8]) -> Option<Vec<u8>> {
    let mut decoded = Vec::with_capacity(text.len() / 4 * 3);
    let (mut bits, mut count) = (0_u32, 0);
    for byte in text.iter().filter(|byte| !byte.is_ascii_whitespace() && **byte != b'=') {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            _ => return None,
        };
        bits = bits << 6 | u32::from(value);
        count += 6;
        if count >= 8 {
            count -= 8;
            decoded.push((bits >> count) as u8);
            bits &= (1 << count) - 1;
        }
    }
    Some(decoded)
}

pub(super) fn encoded(bytes: &[u8]) -> String {
    let mut encoded = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for three in bytes.chunks(3) {
        let byte = |index: usize| u32::from(three.get(index).copied().unwrap_or_default());
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for index in 0..4 {
            let letter = LETTERS[(bits >> (18 - 6 * index) & 63) as usize];
            encoded.push(if index <= three.len() { char::from(letter) } else { '=' });
        }
    }
    encoded
}
