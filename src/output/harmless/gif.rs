//! GIF (89a): frames, their times and how often they repeat stay; comments, texts, XMP and other extensions go, and all behind the end.

use crate::output::harmless::bytes::part;
use crate::output::harmless::picture::Picture;

const TRAILER: u8 = 0x3b;
/// The bit that says that there is a table of colours; the three lowest are its size.
const HAS_TABLE: u8 = 0x80;

/// A picture without metadata; `None` where there is no frame before the file ends or goes wrong.
pub(super) fn clean(bytes: &[u8]) -> Option<Picture> {
    let mut at = 13 + table_length(*bytes.get(10)?);
    let mut cleaned = part(bytes, 0, at)?.to_vec();
    let mut has_frame = false;
    let is_whole = loop {
        let Some(&introducer) = bytes.get(at) else { break false };
        if introducer == TRAILER {
            break true;
        }
        let Some(length) = block_length(bytes, at, introducer) else { break false };
        let Some(block) = part(bytes, at, length) else { break false };
        if introducer == 0x2c || is_kept(block) {
            cleaned.extend(block);
            has_frame |= introducer == 0x2c;
        }
        at += length;
    };
    cleaned.push(TRAILER);
    let picture = if is_whole { Picture::Whole(cleaned) } else { Picture::CutOff(cleaned) };
    has_frame.then_some(picture)
}

fn table_length(flags: u8) -> usize {
    if flags & HAS_TABLE == 0 { 0 } else { 3 << ((flags & 7) + 1) }
}

/// How long a frame or an extension is, with all its parts.
fn block_length(bytes: &[u8], at: usize, introducer: u8) -> Option<usize> {
    let parts = match introducer {
        // A frame has a header, maybe colours of its own, and a number before its pixels.
        0x2c => at + 10 + table_length(*bytes.get(at + 9)?) + 1,
        0x21 => at + 2,
        _ => return None,
    };
    let mut end = parts;
    loop {
        let length = usize::from(*bytes.get(end)?);
        end += 1 + length;
        if length == 0 {
            return Some(end - at);
        }
    }
}

/// How long a frame is shown, and how often all are repeated, in their exact shapes: other parts would be somebody's words.
fn is_kept(extension: &[u8]) -> bool {
    let is_time = extension.len() == 8 && extension.starts_with(&[0x21, 0xf9, 4]);
    let is_repetition = extension.len() == 19
        && (extension.starts_with(b"\x21\xff\x0bNETSCAPE2.0\x03\x01")
            || extension.starts_with(b"\x21\xff\x0bANIMEXTS1.0\x03\x01"));
    is_time || is_repetition
}
