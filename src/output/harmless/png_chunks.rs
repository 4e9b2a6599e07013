//! PNG and its animations (W3C PNG, third edition): chunks that colours, pixels and frames need stay byte for byte, all others go, and
//! all behind the end, where pictures that were cut smaller have kept what was cut off.
//!
//! Texts may be packed to a thousandth of their length; they are never unpacked. A colour profile is, to 4 MB at most.

use std::io::Read;
use std::io::Write;

use flate2::Compression;
use flate2::Crc;
use flate2::read::ZlibDecoder;
use flate2::write::ZlibEncoder;

use crate::input::picture;
use crate::output::harmless::bytes::Order;
use crate::output::harmless::bytes::find;
use crate::output::harmless::bytes::part;
use crate::output::harmless::bytes::u32_at;
use crate::output::harmless::icc;
use crate::output::harmless::picture::Picture;

pub(super) const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";

const KEPT: [&[u8; 4]; 16] = [
    b"IHDR", b"PLTE", b"IDAT", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"sBIT", b"pHYs", b"bKGD", b"cICP", b"mDCV",
    b"cLLI", b"acTL", b"fcTL", b"fdAT",
];

/// The signature and a header of 13 bytes.
const FIRST_CHUNK_END: usize = 33;

const LARGEST_PROFILE: u64 = 4_000_000;

/// A picture without metadata; `None` where there are no pixels before the file ends or goes wrong.
pub(super) fn clean(bytes: &[u8]) -> Option<Picture> {
    let mut cleaned = SIGNATURE.to_vec();
    let mut orientation = None;
    let mut has_pixels = false;
    let mut at = SIGNATURE.len();
    let is_whole = loop {
        let Some(length) = u32_at(bytes, at, Order::Big) else { break false };
        let Some(kind) = part(bytes, at + 4, 4) else { break false };
        let Some(contents) = part(bytes, at + 8, length) else {
            if kind == b"IDAT" {
                has_pixels = true;
                push_chunk(&mut cleaned, kind, &bytes[at + 8..]);
            }
            break false;
        };
        if kind == b"IEND" {
            break true;
        }
        match kind {
            b"eXIf" => orientation = picture::orientation(contents).filter(|turn| *turn > 1),
            b"iCCP" => push_profile(&mut cleaned, contents),
            _ if KEPT.iter().any(|kept| *kept == kind) => {
                has_pixels |= kind == b"IDAT";
                cleaned.extend(part(bytes, at, length + 12).unwrap_or_default());
            }
            _ => {}
        }
        at += length + 12;
    };
    let has_header = cleaned.get(8..16) == Some(b"\0\0\0\x0dIHDR");
    if !has_pixels || !has_header {
        return None;
    }
    if let Some(orientation) = orientation {
        let mut chunk = Vec::new();
        push_chunk(&mut chunk, b"eXIf", &picture::only_orientation(orientation));
        cleaned.splice(FIRST_CHUNK_END..FIRST_CHUNK_END, chunk);
    }
    push_chunk(&mut cleaned, b"IEND", &[]);
    Some(if is_whole { Picture::Whole(cleaned) } else { Picture::CutOff(cleaned) })
}

fn push_chunk(cleaned: &mut Vec<u8>, kind: &[u8], contents: &[u8]) {
    let mut crc = Crc::new();
    crc.update(kind);
    crc.update(contents);
    cleaned.extend(u32::try_from(contents.len()).unwrap_or_default().to_be_bytes());
    cleaned.extend(kind);
    cleaned.extend(contents);
    cleaned.extend(crc.sum().to_be_bytes());
}

/// A profile has a name, a zero, the number of a method and its packed bytes.
fn push_profile(cleaned: &mut Vec<u8>, contents: &[u8]) {
    let Some(packed) = find(contents, &[0]).and_then(|end| contents.get(end + 2..)) else { return };
    let mut profile = Vec::new();
    let mut unpacked = ZlibDecoder::new(packed).take(LARGEST_PROFILE);
    if unpacked.read_to_end(&mut profile).is_err() {
        return;
    }
    let Some(profile) = icc::clean(&profile) else { return };
    let mut packed = ZlibEncoder::new(b"icc\0\0".to_vec(), Compression::default());
    if packed.write_all(&profile).is_ok()
        && let Ok(contents) = packed.finish()
    {
        push_chunk(cleaned, b"iCCP", &contents);
    }
}
