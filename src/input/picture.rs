//! How large a picture is on a page, read from its first bytes. The only module that knows the library for it.
//!
//! The ending of a name is not asked: messengers and "save picture as" give what endings they like. A photograph may be stored turned: EXIF
//! notes in a number from 1 to 8 how it is held upright, and from 5 on its width is stored as its height.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use imagesize::ImageType;

/// EXIF stands among the first segments of a JPEG, each of at most 64 kB.
const HEAD: u64 = 256 * 1024;

/// A picture that browsers show.
#[derive(Debug, Clone)]
pub(super) struct Picture {
    /// Width and height in pixels, as it is shown.
    pub size: (usize, usize),
    pub can_shrink: bool,
}

/// Looks at a picture; `None` for what browsers do not show.
pub(super) fn look(location: &Path) -> Option<Picture> {
    let mut head = Vec::new();
    File::open(location).ok()?.take(HEAD).read_to_end(&mut head).ok()?;
    let kind = imagesize::image_type(&head).ok()?;
    let is_shown = matches!(
        kind,
        ImageType::Png
            | ImageType::Jpeg
            | ImageType::Gif
            | ImageType::Webp
            | ImageType::Heif(imagesize::Compression::Av1)
    );
    if !is_shown {
        return None;
    }
    let size = imagesize::size(location).ok()?;
    let is_turned = kind == ImageType::Jpeg && turn_of_jpeg(&head).is_some_and(|turn| turn >= 5);
    let can_shrink = match kind {
        ImageType::Jpeg => has_three_colours(&head),
        ImageType::Png => !moves(&head),
        _ => false,
    };
    let size = if is_turned { (size.height, size.width) } else { (size.width, size.height) };
    Some(Picture { size, can_shrink })
}

/// Whether a JPEG is grey or has three colours. What four inks show follows from the paper, which no screen knows.
fn has_three_colours(bytes: &[u8]) -> bool {
    let mut at = 2;
    while let Some([0xff, marker, high, low]) = bytes.get(at..at + 4) {
        let is_frame = matches!(marker, 0xc0..=0xcf) && !matches!(marker, 0xc4 | 0xc8 | 0xcc);
        if is_frame {
            return matches!(bytes.get(at + 9), Some(1 | 3));
        }
        at += 2 + usize::from(u16::from_be_bytes([*high, *low]));
    }
    false
}

/// Whether a PNG has more than one picture: a chunk before its pixels says so.
fn moves(bytes: &[u8]) -> bool {
    let mut at = 8;
    while let Some([a, b, c, d, name @ ..]) = bytes.get(at..at + 8) {
        match name {
            b"acTL" => return true,
            b"IDAT" => return false,
            _ => at = at.saturating_add(12).saturating_add(u32::from_be_bytes([*a, *b, *c, *d]) as usize),
        }
    }
    // Where that is does not stand in what was read.
    true
}

/// The orientation that the segments before the pixels note.
fn turn_of_jpeg(bytes: &[u8]) -> Option<u16> {
    let mut at = 2;
    loop {
        let [0xff, marker, high, low] = *bytes.get(at..at + 4)? else { return None };
        let length = usize::from(u16::from_be_bytes([high, low]));
        let contents = bytes.get(at + 4..at + 2 + length)?;
        match marker {
            0xe1 if contents.starts_with(b"Exif\0\0") => return orientation(&contents[6..]),
            0xda => return None,
            _ => at += 2 + length,
        }
    }
}

/// The orientation (1 to 8) that a TIFF structure notes in its first directory.
pub(crate) fn orientation(tiff: &[u8]) -> Option<u16> {
    const ORIENTATION: u16 = 0x0112;
    let is_little = match tiff.get(..4)? {
        b"II*\0" => true,
        b"MM\0*" => false,
        _ => return None,
    };
    let u16_at = |at: usize| {
        let bytes: [u8; 2] = tiff.get(at..at + 2)?.try_into().ok()?;
        Some(if is_little { u16::from_le_bytes(bytes) } else { u16::from_be_bytes(bytes) })
    };
    let u32_at = |at: usize| {
        let bytes: [u8; 4] = tiff.get(at..at + 4)?.try_into().ok()?;
        Some(if is_little { u32::from_le_bytes(bytes) } else { u32::from_be_bytes(bytes) })
    };
    let directory = usize::try_from(u32_at(4)?).ok()?;
    let entries = usize::from(u16_at(directory)?);
    for entry in 0..entries {
        let at = directory + 2 + entry * 12;
        if u16_at(at) == Some(ORIENTATION) {
            return u16_at(at + 8).filter(|orientation| (1..=8).contains(orientation));
        }
    }
    None
}

/// A TIFF structure with nothing but the orientation.
pub(crate) fn only_orientation(orientation: u16) -> Vec<u8> {
    let mut tiff = b"II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0".to_vec();
    tiff.extend(orientation.to_le_bytes());
    tiff.extend([0; 6]);
    tiff
}
