//! What a file carries that cannot be cleaned, where that can be read: names, places, programs. Nothing here is written; it is what an editor
//! is told. Reading is bounded: a part of a packed file to 1 MB, a value to a line.

use std::io::Cursor;
use std::io::Read;

use zip::ZipArchive;

use crate::output::harmless::bytes::Order;
use crate::output::harmless::bytes::find;
use crate::output::harmless::bytes::part;
use crate::output::harmless::bytes::u16_at;
use crate::output::harmless::bytes::u32_at;

const LARGEST_PART: u64 = 1_000_000;
/// Of a large file both ends are looked at: that is where programs write about it.
const END: usize = 4_000_000;
const LONGEST_VALUE: usize = 80;

/// What a PDF says in its list of words about itself and in XMP.
pub(super) fn of_pdf(bytes: &[u8]) -> Vec<String> {
    let mut said = Vec::new();
    for (key, what) in
        [("/Author", "author"), ("/Creator", "program"), ("/Producer", "program"), ("/Company", "company")]
    {
        for end in ends(bytes) {
            if let Some(value) = pdf_text(end, key.as_bytes()) {
                push(&mut said, what, &value);
            }
        }
    }
    said.extend(of_xmp(bytes));
    said.dedup();
    said
}

/// What the words of XMP and EXIF say, wherever they stand in a file.
pub(super) fn of_any(bytes: &[u8]) -> Vec<String> {
    let mut said = of_xmp(bytes);
    for end in ends(bytes) {
        if let Some(at) = find(end, b"Exif\0\0") {
            said.extend(of_exif(&end[at + 6..]));
        }
        if let Some(at) = find(end, b"\xa9xyz") {
            push(&mut said, "place", &place_of_film(&end[at + 4..]));
        }
    }
    if said.is_empty() && (bytes.starts_with(b"II") || bytes.starts_with(b"MM")) {
        said.extend(of_exif(bytes));
    }
    said.sort();
    said.dedup();
    said
}

/// The place that a film names, behind its length and its language.
fn place_of_film(bytes: &[u8]) -> String {
    let mut place = String::new();
    for byte in bytes.iter().skip(4).take(20) {
        if byte.is_ascii_graphic() {
            place.push(char::from(*byte));
        }
    }
    place
}

/// What kind of packed file it is, and what it says about itself.
pub(super) fn of_zip(bytes: &[u8]) -> (&'static str, Vec<String>) {
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else { return ("a packed file", Vec::new()) };
    let names = archive.file_names().take(10_000).flatten();
    let names: Vec<String> = names.map(String::from).collect();
    let has = |start: &str| names.iter().any(|name| name.starts_with(start));
    let kind = match () {
        () if has("word/") => "a Word file",
        () if has("xl/") => "an Excel file",
        () if has("ppt/") => "a PowerPoint file",
        () if has("META-INF/container.xml") => "an EPUB book",
        () if has("meta.xml") => "an OpenDocument file",
        () if has("archive/") && has("datapackage.json") => "a stored page (WACZ)",
        () => "a packed file",
    };
    let mut said = Vec::new();
    for name in ["docProps/core.xml", "docProps/app.xml", "meta.xml"] {
        let Ok(file) = archive.by_name(name) else { continue };
        let mut text = Vec::new();
        if file.take(LARGEST_PART).read_to_end(&mut text).is_ok() {
            said.extend(of_properties(&String::from_utf8_lossy(&text)));
        }
    }
    said.dedup();
    (kind, said)
}

fn of_properties(xml: &str) -> Vec<String> {
    const PROPERTIES: [(&str, &str); 6] = [
        ("dc:creator", "author"),
        ("cp:lastModifiedBy", "last changed by"),
        ("Company", "company"),
        ("Manager", "manager"),
        ("meta:initial-creator", "author"),
        ("meta:printed-by", "printed by"),
    ];
    let mut said = Vec::new();
    for (element, what) in PROPERTIES {
        let value = xml.split_once(&format!("<{element}>")).and_then(|(_, rest)| rest.split_once('<'));
        if let Some((value, _)) = value {
            push(&mut said, what, value);
        }
    }
    said
}

fn ends(bytes: &[u8]) -> Vec<&[u8]> {
    if bytes.len() <= 2 * END { vec![bytes] } else { vec![&bytes[..END], &bytes[bytes.len() - END..]] }
}

fn push(said: &mut Vec<String>, what: &str, value: &str) {
    let readable = value.chars().filter(|letter| !letter.is_control());
    let value: String = readable.take(LONGEST_VALUE).collect();
    if !value.trim().is_empty() {
        said.push(format!("{what} `{}`", value.trim().replace('`', "'")));
    }
}

/// The text behind a key: `(letters)` or `<hexadecimal>`.
fn pdf_text(bytes: &[u8], key: &[u8]) -> Option<String> {
    let mut at = 0;
    loop {
        at += find(bytes.get(at..)?, key)? + key.len();
        let rest = bytes[at..bytes.len().min(at + 400)].trim_ascii_start();
        let letters = match rest.first() {
            Some(b'(') => rest[1..].split(|byte| *byte == b')').next().unwrap_or_default().to_vec(),
            Some(b'<') if rest.get(1) != Some(&b'<') => hexadecimal(&rest[1..]),
            _ => continue,
        };
        return Some(pdf_letters(&letters));
    }
}

fn hexadecimal(digits: &[u8]) -> Vec<u8> {
    let values: Vec<u32> = digits.iter().map_while(|digit| char::from(*digit).to_digit(16)).collect();
    let mut bytes = Vec::with_capacity(values.len().div_ceil(2));
    for pair in values.chunks(2) {
        let low = pair.get(1).copied().unwrap_or_default();
        bytes.push((pair[0] * 16 + low) as u8);
    }
    bytes
}

fn pdf_letters(bytes: &[u8]) -> String {
    match bytes.strip_prefix(&[0xfe, 0xff]) {
        Some(wide) => {
            let units: Vec<u16> = wide.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
            String::from_utf16_lossy(&units)
        }
        None => String::from_utf8_lossy(bytes).into_owned(),
    }
}

fn of_xmp(bytes: &[u8]) -> Vec<String> {
    let mut said = Vec::new();
    for end in ends(bytes) {
        let Some(start) = find(end, b"<x:xmpmeta") else { continue };
        let xmp = String::from_utf8_lossy(&end[start..end.len().min(start + 200_000)]);
        for (property, what) in
            [("dc:creator", "author"), ("xmp:CreatorTool", "program"), ("exif:GPSLatitude", "place")]
        {
            if let Some(value) = xmp_value(&xmp, property) {
                push(&mut said, what, value);
            }
        }
    }
    said
}

/// A property of XMP, as an element with or without a list in it, or as an attribute.
fn xmp_value<'a>(xmp: &'a str, property: &str) -> Option<&'a str> {
    let (_, rest) = xmp.split_once(property)?;
    if let Some(value) = rest.strip_prefix("=\"") {
        return value.split('"').next();
    }
    let inside = rest.split(&format!("</{property}")).next()?;
    for piece in inside.split('>').skip(1) {
        let text = piece.split('<').next()?;
        if !text.trim().is_empty() {
            return Some(text);
        }
    }
    None
}

/// What a TIFF structure says about who, what and where.
fn of_exif(tiff: &[u8]) -> Vec<String> {
    let mut said = Vec::new();
    let order = if tiff.starts_with(b"II") { Order::Little } else { Order::Big };
    let Some(directory) = u32_at(tiff, 4, order) else { return said };
    for (tag, what) in
        [(0x013b, "author"), (0x8298, "rights of"), (0x0110, "camera"), (0x0131, "program"), (0x0132, "taken")]
    {
        if let Some(value) = exif_text(tiff, directory, tag, order) {
            push(&mut said, what, &value);
        }
    }
    if let Some(places) = offset_of(tiff, directory, 0x8825, order) {
        let degrees = |tag| {
            let at = offset_of(tiff, places, tag, order)?;
            u32_at(tiff, at, order)?.checked_div(u32_at(tiff, at + 4, order)?)
        };
        match (degrees(2), degrees(4)) {
            (Some(north), Some(east)) => push(&mut said, "place", &format!("{north}°, {east}°")),
            _ => push(&mut said, "place", "GPS"),
        }
    }
    said
}

/// Where what an entry is about stands.
fn offset_of(tiff: &[u8], directory: usize, tag: u16, order: Order) -> Option<usize> {
    let entry = entry(tiff, directory, tag, order)?;
    u32_at(tiff, entry + 8, order)
}

fn entry(tiff: &[u8], directory: usize, tag: u16, order: Order) -> Option<usize> {
    let count = usize::from(u16_at(tiff, directory, order)?);
    for index in 0..count {
        let entry = directory + 2 + index * 12;
        if u16_at(tiff, entry, order) == Some(tag) {
            return Some(entry);
        }
    }
    None
}

fn exif_text(tiff: &[u8], directory: usize, tag: u16, order: Order) -> Option<String> {
    let entry = entry(tiff, directory, tag, order)?;
    let length = u32_at(tiff, entry + 4, order)?;
    let at = if length <= 4 { entry + 8 } else { u32_at(tiff, entry + 8, order)? };
    Some(String::from_utf8_lossy(part(tiff, at, length)?).into_owned())
}
