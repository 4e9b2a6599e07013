//! ICO, the small pictures in the title of a window: each picture in it is cleaned, and what belongs to none goes.

use crate::output::harmless::bytes::Order;
use crate::output::harmless::bytes::part;
use crate::output::harmless::bytes::u16_at;
use crate::output::harmless::bytes::u32_at;
use crate::output::harmless::picture::Picture;
use crate::output::harmless::png_chunks;

const HEADER: usize = 6;
const ENTRY: usize = 16;

/// An icon without metadata; `None` where it is none, or one of its pictures is broken.
pub(super) fn clean(bytes: &[u8]) -> Option<Picture> {
    let count = usize::from(u16_at(bytes, 4, Order::Little)?);
    let mut table = part(bytes, 0, HEADER)?.to_vec();
    let mut pictures = Vec::new();
    let mut is_whole = true;
    for entry in (0..count).map(|index| HEADER + index * ENTRY) {
        let length = u32_at(bytes, entry + 8, Order::Little)?;
        let at = u32_at(bytes, entry + 12, Order::Little)?;
        let picture = part(bytes, at, length)?;
        let start = HEADER + count * ENTRY + pictures.len();
        let before = pictures.len();
        if picture.starts_with(png_chunks::SIGNATURE) {
            match png_chunks::clean(picture)? {
                Picture::Whole(cleaned) => pictures.extend(cleaned),
                Picture::CutOff(cleaned) => {
                    is_whole = false;
                    pictures.extend(cleaned);
                }
            }
        } else {
            pictures.extend(picture);
        }
        // Entries may share a picture, so that a small file would grow without end.
        if pictures.len() > bytes.len() * 2 {
            return None;
        }
        table.extend(part(bytes, entry, 8)?);
        table.extend(u32::try_from(pictures.len() - before).ok()?.to_le_bytes());
        table.extend(u32::try_from(start).ok()?.to_le_bytes());
    }
    table.extend(pictures);
    Some(if is_whole { Picture::Whole(table) } else { Picture::CutOff(table) })
}
