//! WebP (RFC 9649): pixels, transparency, animation and colours stay, all other chunks go, and all behind the end.

use crate::input::picture;
use crate::output::harmless::bytes::Order;
use crate::output::harmless::bytes::part;
use crate::output::harmless::bytes::u32_at;
use crate::output::harmless::icc;
use crate::output::harmless::picture::Picture;

/// Bits of the `VP8X` header that say what chunks there are.
const HAS_PROFILE: u8 = 0b0010_0000;
const HAS_EXIF: u8 = 0b0000_1000;
const HAS_XMP: u8 = 0b0000_0100;

/// Before the chunks inside a frame of an animation: where it stands, how long.
const FRAME_HEADER: usize = 16;

struct Chunks {
    bytes: Vec<u8>,
    orientation: Option<u16>,
    has_profile: bool,
    has_pixels: bool,
    is_whole: bool,
}

/// A picture without metadata; `None` where there are no pixels before the file ends or goes wrong.
pub(super) fn clean(bytes: &[u8]) -> Option<Picture> {
    let length = u32_at(bytes, 4, Order::Little)?;
    let inside = part(bytes, 8, length).or(bytes.get(8..))?;
    let mut chunks = chunks(inside.get(4..)?);
    if !chunks.has_pixels {
        return None;
    }
    let has_header = chunks.bytes.starts_with(b"VP8X");
    let orientation = if has_header { chunks.orientation } else { None };
    if let Some(orientation) = orientation {
        push_chunk(&mut chunks.bytes, b"EXIF", &picture::only_orientation(orientation));
    }
    if has_header {
        let flags = chunks.bytes.get_mut(8)?;
        *flags &= !(HAS_PROFILE | HAS_EXIF | HAS_XMP);
        *flags |= if chunks.has_profile { HAS_PROFILE } else { 0 };
        *flags |= if orientation.is_some() { HAS_EXIF } else { 0 };
    }
    let size = u32::try_from(chunks.bytes.len() + 4).ok()?;
    let cleaned = [b"RIFF", size.to_le_bytes().as_slice(), b"WEBP", &chunks.bytes].concat();
    let is_whole = chunks.is_whole && part(bytes, 8, length).is_some();
    Some(if is_whole { Picture::Whole(cleaned) } else { Picture::CutOff(cleaned) })
}

fn chunks(bytes: &[u8]) -> Chunks {
    let mut kept =
        Chunks { bytes: Vec::new(), orientation: None, has_profile: false, has_pixels: false, is_whole: true };
    let mut at = 0;
    while at < bytes.len() {
        let Some((kind, contents)) = chunk(bytes, at) else {
            kept.is_whole = false;
            break;
        };
        keep(kind, contents, &mut kept);
        at += 8 + contents.len() + contents.len() % 2;
    }
    kept
}

/// The kind of the chunk that begins at an offset, and what is in it.
fn chunk(bytes: &[u8], at: usize) -> Option<(&[u8], &[u8])> {
    let length = u32_at(bytes, at + 4, Order::Little)?;
    Some((part(bytes, at, 4)?, part(bytes, at + 8, length)?))
}

fn keep(kind: &[u8], contents: &[u8], kept: &mut Chunks) {
    match kind {
        b"VP8X" if contents.len() >= 10 => push_chunk(&mut kept.bytes, kind, &contents[..10]),
        b"ANIM" if contents.len() >= 6 => push_chunk(&mut kept.bytes, kind, &contents[..6]),
        b"VP8 " | b"VP8L" | b"ALPH" => {
            kept.has_pixels |= kind != b"ALPH";
            push_chunk(&mut kept.bytes, kind, contents);
        }
        b"ANMF" if contents.len() >= FRAME_HEADER => {
            let frame = frame(&contents[FRAME_HEADER..]);
            kept.has_pixels |= !frame.is_empty();
            push_chunk(&mut kept.bytes, kind, &[&contents[..FRAME_HEADER], &frame].concat());
        }
        b"ICCP" => {
            if let Some(profile) = icc::clean(contents) {
                kept.has_profile = true;
                push_chunk(&mut kept.bytes, kind, &profile);
            }
        }
        // Some programs write the name that EXIF has in a JPEG before it.
        b"EXIF" => {
            let tiff = contents.strip_prefix(b"Exif\0\0").unwrap_or(contents);
            kept.orientation = picture::orientation(tiff).filter(|turn| *turn > 1);
        }
        _ => {}
    }
}

/// The chunks of one frame; no frame stands in a frame.
fn frame(bytes: &[u8]) -> Vec<u8> {
    let mut kept = Vec::new();
    let mut at = 0;
    while let Some(length) = u32_at(bytes, at + 4, Order::Little) {
        let Some(contents) = part(bytes, at + 8, length) else { break };
        let kind = &bytes[at..at + 4];
        if matches!(kind, b"VP8 " | b"VP8L" | b"ALPH") {
            push_chunk(&mut kept, kind, contents);
        }
        at += 8 + length + length % 2;
    }
    kept
}

fn push_chunk(chunks: &mut Vec<u8>, kind: &[u8], contents: &[u8]) {
    chunks.extend(kind);
    chunks.extend(u32::try_from(contents.len()).unwrap_or_default().to_le_bytes());
    chunks.extend(contents);
    if contents.len() % 2 == 1 {
        chunks.push(0);
    }
}
