//! Colour profiles (ICC.1): colours stay, words go. Who made a profile, when, on which screen with which serial number is in its texts.
//!
//! A profile keeps its length and every place in it, so that a file around it stays right: all begins as zeros, and only what colours
//! need is copied. Empty texts stand for the two that a profile must have.

use crate::output::harmless::bytes::Order;
use crate::output::harmless::bytes::copy;
use crate::output::harmless::bytes::part;
use crate::output::harmless::bytes::u32_at;

const HEADER: usize = 128;
const ENTRY: usize = 12;

/// Fields of the header that are about colours; the others name programs, devices and days.
const COLOUR_FIELDS: [(usize, usize); 4] = [(0, 4), (8, 16), (36, 8), (64, 16)];

/// Tags that programs compute colours with.
const COLOUR_TAGS: [&[u8; 4]; 31] = [
    b"rXYZ", b"gXYZ", b"bXYZ", b"rTRC", b"gTRC", b"bTRC", b"kTRC", b"wtpt", b"bkpt", b"chad", b"chrm", b"lumi",
    b"cicp", b"A2B0", b"A2B1", b"A2B2", b"B2A0", b"B2A1", b"B2A2", b"D2B0", b"D2B1", b"D2B2", b"D2B3", b"B2D0",
    b"B2D1", b"B2D2", b"B2D3", b"gamt", b"pre0", b"pre1", b"pre2",
];

/// A profile of the same length without words; `None` where it is none.
pub(super) fn clean(profile: &[u8]) -> Option<Vec<u8>> {
    let is_profile = part(profile, 36, 4)? == b"acsp" && u32_at(profile, 0, Order::Big)? <= profile.len();
    if !is_profile {
        return None;
    }
    let count = u32_at(profile, HEADER, Order::Big)?;
    if count > 100 {
        return None;
    }
    let mut cleaned = vec![0; profile.len()];
    for (at, length) in COLOUR_FIELDS {
        copy(profile, &mut cleaned, at, length)?;
    }
    let mut kept = 0;
    for index in 0..count {
        let entry = HEADER + 4 + index * ENTRY;
        if keep(profile, &mut cleaned, entry)? {
            let slot = HEADER + 4 + kept * ENTRY;
            cleaned.get_mut(slot..slot + ENTRY)?.copy_from_slice(part(profile, entry, ENTRY)?);
            kept += 1;
        }
    }
    let count = u32::try_from(kept).ok()?;
    cleaned.get_mut(HEADER..HEADER + 4)?.copy_from_slice(&count.to_be_bytes());
    Some(cleaned)
}

/// Copies what one entry of the table leads to, where that is about colours; says whether the entry stays.
fn keep(profile: &[u8], cleaned: &mut [u8], entry: usize) -> Option<bool> {
    let tag: &[u8; 4] = part(profile, entry, 4)?.try_into().ok()?;
    let at = u32_at(profile, entry + 4, Order::Big)?;
    if at < HEADER + 4 {
        return None;
    }
    let length = u32_at(profile, entry + 8, Order::Big)?;
    let content = part(profile, at, length)?;
    let is_text = matches!(content.get(..4), Some(b"text" | b"desc" | b"mluc"));
    if COLOUR_TAGS.contains(&tag) && !is_text {
        copy(profile, cleaned, at, length)?;
        return Some(true);
    }
    if matches!(tag, b"desc" | b"cprt") && is_text {
        empty_text(content, cleaned.get_mut(at..at + length)?);
        return Some(true);
    }
    Some(false)
}

/// A text of the same kind without letters.
fn empty_text(text: &[u8], cleaned: &mut [u8]) {
    cleaned.fill(0);
    if cleaned.len() < 16 {
        return;
    }
    cleaned[..4].copy_from_slice(&text[..4]);
    match &text[..4] {
        // One letter, which is the zero at its end.
        b"desc" => cleaned[11] = 1,
        // No records, of twelve bytes each.
        b"mluc" => cleaned[15] = 12,
        _ => {}
    }
}
