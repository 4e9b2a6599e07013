//! JPEG (ITU-T T.81): tables and scans stay byte for byte, and how a photograph is turned; all other segments go, and all behind the end.
//!
//! Phones write a second picture, a map of depths or a film behind the end of the first, each with its own metadata.

use crate::input::picture;
use crate::output::harmless::bytes::Order;
use crate::output::harmless::bytes::part;
use crate::output::harmless::bytes::position;
use crate::output::harmless::bytes::u16_at;
use crate::output::harmless::icc;
use crate::output::harmless::picture::Picture;

const START: [u8; 2] = [0xff, 0xd8];
const END: [u8; 2] = [0xff, 0xd9];
const PROFILE: &[u8] = b"ICC_PROFILE\0";
/// The most bytes of a profile that fit into one segment, behind the name and two numbers.
const PROFILE_PART: usize = 65_519;

/// What is found before the pixels.
#[derive(Default)]
struct Found<'a> {
    jfif: Option<&'a [u8]>,
    orientation: Option<u16>,
    /// Parts of the colour profile by their numbers.
    profile: Vec<(u8, &'a [u8])>,
    /// Tables, frames and scans, ready.
    kept: Vec<u8>,
    has_frame: bool,
    has_scan: bool,
}

/// A picture without metadata; `None` where there is no picture before the file ends or goes wrong.
pub(super) fn clean(bytes: &[u8]) -> Option<Picture> {
    let mut found = Found::default();
    let is_whole = read(bytes, &mut found);
    if !found.has_frame || !found.has_scan {
        return None;
    }
    let mut cleaned = START.to_vec();
    if let Some(jfif) = found.jfif {
        // The last two numbers are the size of a thumbnail.
        push_segment(&mut cleaned, 0xe0, &[jfif, &[0, 0]].concat());
    }
    if let Some(orientation) = found.orientation {
        push_segment(&mut cleaned, 0xe1, &[b"Exif\0\0", picture::only_orientation(orientation).as_slice()].concat());
    }
    push_profile(&mut cleaned, found.profile);
    cleaned.extend(found.kept);
    cleaned.extend(END);
    Some(if is_whole { Picture::Whole(cleaned) } else { Picture::CutOff(cleaned) })
}

/// Goes over all segments; says whether the picture has its end.
fn read<'a>(bytes: &'a [u8], found: &mut Found<'a>) -> bool {
    let mut at = START.len();
    loop {
        // Fill bytes, and what stands between segments without being one.
        let Some(rest) = bytes.get(at..) else { return false };
        let Some(next) = position(rest, 0xff) else { return false };
        at += next + 1;
        let Some(&marker) = bytes.get(at) else { return false };
        match marker {
            0xd9 => return true,
            0xff => continue,
            0x00 | 0x01 | 0xd0..=0xd8 => {
                at += 1;
                continue;
            }
            _ => {}
        }
        let Some(contents) = contents(bytes, at + 1) else { return false };
        keep(marker, contents, found);
        at += 3 + contents.len();
        if marker == 0xda {
            let length = scan_length(&bytes[at..]);
            found.kept.extend(&bytes[at..at + length]);
            at += length;
        }
    }
}

/// What is in the segment whose length stands at an offset.
fn contents(bytes: &[u8], at: usize) -> Option<&[u8]> {
    let length = usize::from(u16_at(bytes, at, Order::Big)?);
    part(bytes, at + 2, length.checked_sub(2)?)
}

fn keep<'a>(marker: u8, contents: &'a [u8], found: &mut Found<'a>) {
    match marker {
        0xe0 if contents.starts_with(b"JFIF\0") => found.jfif = found.jfif.or(part(contents, 0, 12)),
        0xe1 if contents.starts_with(b"Exif\0\0") && found.orientation.is_none() => {
            found.orientation = picture::orientation(&contents[6..]).filter(|turn| *turn > 1);
        }
        0xe2 if contents.starts_with(PROFILE) && contents.len() > PROFILE.len() + 2 => {
            found.profile.push((contents[PROFILE.len()], &contents[PROFILE.len() + 2..]));
        }
        // How colours are coded; what follows the first twelve bytes is no part of it.
        0xee if contents.starts_with(b"Adobe") && contents.len() >= 12 => {
            push_segment(&mut found.kept, marker, &contents[..12]);
        }
        0xc0..=0xc7 | 0xc9..=0xcf | 0xda..=0xdd => {
            found.has_frame |= matches!(marker, 0xc0..=0xcf) && !matches!(marker, 0xc4 | 0xcc);
            found.has_scan |= marker == 0xda;
            push_segment(&mut found.kept, marker, contents);
        }
        _ => {}
    }
}

/// Coded pixels go on to a marker that is none of theirs.
fn scan_length(bytes: &[u8]) -> usize {
    let mut at = 0;
    while let Some(next) = position(&bytes[at..], 0xff) {
        at += next;
        match bytes.get(at + 1) {
            Some(0x00 | 0xd0..=0xd7) => at += 2,
            Some(0xff) => at += 1,
            Some(_) => return at,
            None => break,
        }
    }
    bytes.len()
}

fn push_profile(cleaned: &mut Vec<u8>, mut parts: Vec<(u8, &[u8])>) {
    parts.sort_by_key(|(number, _)| *number);
    let mut joined: Vec<u8> = Vec::new();
    for (_, part) in parts {
        joined.extend(part);
    }
    let Some(profile) = icc::clean(&joined) else { return };
    let parts: Vec<&[u8]> = profile.chunks(PROFILE_PART).collect();
    let Ok(count) = u8::try_from(parts.len()) else { return };
    for (number, part) in (1..=count).zip(parts) {
        push_segment(cleaned, 0xe2, &[PROFILE, &[number, count], part].concat());
    }
}

fn push_segment(cleaned: &mut Vec<u8>, marker: u8, contents: &[u8]) {
    let length = u16::try_from(contents.len() + 2).unwrap_or_default();
    cleaned.extend([0xff, marker]);
    cleaned.extend(length.to_be_bytes());
    cleaned.extend(contents);
}
