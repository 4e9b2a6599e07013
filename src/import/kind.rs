//! What a file is, by its first bytes.

use crate::import::charset;
use crate::import::elsewhere;
use crate::import::feed;
use crate::import::mail;
use crate::import::mhtml;
use crate::import::packed;
use crate::import::warc;
use crate::import::webarchive;

/// So many bytes of a file are looked at.
pub(super) const HEAD: u64 = 64 << 10;

/// A kind of file that is read in a way of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Gzip,
    Zip,
    /// WARC or ARC.
    Archive,
    Mhtml,
    Webarchive,
    /// A letter, or many of them.
    Mail,
    /// RSS, Atom, JSON Feed, an export of WordPress.
    Feed,
    Page,
    /// JSON that is no feed: notes, references, an export of Telegram.
    Json,
    /// XML that is neither a page nor a feed.
    Xml,
    Text,
    /// Nothing that is read, in words.
    Other(&'static str),
}

/// First bytes of files that hold no text that could be had, and what they are.
const OTHERS: [(&[u8], &str); 12] = [
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"%PDF", "a PDF file"),
    (b"RIFF", "a picture or a recording"),
    (b"ID3", "a recording"),
    (b"OggS", "a recording"),
    (b"\x1a\x45\xdf\xa3", "a film"),
    (b"7z\xbc\xaf", "a 7z file"),
    (b"Rar!", "a RAR file"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard file"),
];

/// Tells what a file is.
pub(super) fn of(head: &[u8]) -> Kind {
    if head.starts_with(b"\x1f\x8b") {
        return Kind::Gzip;
    }
    if head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06") {
        return Kind::Zip;
    }
    if warc::is_one(head) {
        return Kind::Archive;
    }
    if webarchive::is_one(head) {
        return Kind::Webarchive;
    }
    if mail::is_one(&charset::text(&head[..head.len().min(16 << 10)], None)) {
        return Kind::Mail;
    }
    if mhtml::is_one(head) {
        return Kind::Mhtml;
    }
    if let Some((_, what)) = OTHERS.iter().find(|(bytes, _)| head.starts_with(bytes)) {
        return Kind::Other(what);
    }
    if feed::is_one(head) {
        return Kind::Feed;
    }
    if is_page(head) {
        return Kind::Page;
    }
    if is_json(head) {
        return Kind::Json;
    }
    if elsewhere::root_of_xml(&charset::text(&head[..head.len().min(4096)], None)).is_some() {
        return Kind::Xml;
    }
    match head.contains(&0) && !head.starts_with(b"\xff\xfe") && !head.starts_with(b"\xfe\xff") {
        true => Kind::Other("no text, no page and no table"),
        false if head.trim_ascii().is_empty() => Kind::Other("empty"),
        false => Kind::Text,
    }
}

/// Whether a gzip file holds a web archive: its first bytes are unpacked.
pub(super) fn is_packed_archive(head: &[u8]) -> bool {
    warc::is_one(&packed::gunzip(head).bytes)
}

/// Whether bytes begin as JSON does: an object, or a list of objects. A headline in brackets does not.
fn is_json(head: &[u8]) -> bool {
    let text = String::from_utf8_lossy(&head[..head.len().min(HEAD as usize)]);
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let inside = text.strip_prefix('[').map_or(text, str::trim_start);
    let object = inside.strip_prefix('{').map(str::trim_start);
    object.is_some_and(|object| object.starts_with(['"', '}']))
}

/// Whether bytes begin as a page does: with a tag of one, perhaps behind a comment, a mark or white space.
fn is_page(head: &[u8]) -> bool {
    const TAGS: [&str; 13] = [
        "<!doctype html",
        "<html",
        "<head",
        "<body",
        "<title",
        "<meta",
        "<div",
        "<p>",
        "<h1",
        "<table",
        "<article",
        "<script",
        "<main",
    ];
    let mut narrow = head.to_vec();
    narrow.retain(|byte| *byte != 0);
    let text = String::from_utf8_lossy(&narrow).to_ascii_lowercase();
    let mut text = text
        .trim_start_matches('\u{feff}')
        .trim_start_matches(|letter: char| letter.is_whitespace() || letter == '\u{fffd}');
    while let Some(rest) = text.strip_prefix("<!--").or_else(|| text.strip_prefix("<?xml")) {
        let Some((_, after)) = rest.split_once('>') else { return text.contains("<html") };
        text = after.trim_start();
    }
    TAGS.iter().any(|tag| text.starts_with(tag)) || text.contains("<html")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_told_by_their_bytes() {
        assert_eq!(of(b"\xef\xbb\xbf\n<!-- saved from -->\n<HTML>"), Kind::Page);
        assert_eq!(of(b"<!DOCTYPE html>"), Kind::Page);
        assert_eq!(of(b"\xff\xfe<\0h\0t\0m\0l\0>\0"), Kind::Page);
        assert_eq!(of(b"<?xml version=\"1.0\"?><!DOCTYPE html><html>"), Kind::Page);
        assert_eq!(of("Тоқаев мәлімдеді".as_bytes()), Kind::Text);
        assert_eq!(of(b" [ {\"uri\": 1}]"), Kind::Json);
        assert_eq!(of(b"[LIVE] {\"Words\"}"), Kind::Text);
        assert_eq!(of(b"WARC/1.0\r\n"), Kind::Archive);
        assert_eq!(of(b"\x1f\x8b\x08"), Kind::Gzip);
        assert_eq!(of(b"<?xml version=\"1.0\"?>\n<!-- x --><gexf>"), Kind::Xml);
        assert_eq!(of(b"<kml xmlns=\"http://www.opengis.net/kml/2.2\">"), Kind::Xml);
        assert_eq!(of(b"<b>Two tolls</b> on one day"), Kind::Text);
        assert_eq!(of(b" \n"), Kind::Other("empty"));
        assert_eq!(of(b""), Kind::Other("empty"));
        assert_eq!(of(b"\x00\x01\x02"), Kind::Other("no text, no page and no table"));
        assert!(matches!(of(b"%PDF-1.7"), Kind::Other(_)));
    }
}
