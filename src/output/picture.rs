//! Takes out of pictures what was written into them unseen: place, camera, author, edits. The only module that knows the library for it.
//!
//! EXIF, GPS, XMP, IPTC and comments go; pixels, colour profile and animation stay byte for byte. A photograph that is stored turned keeps
//! that one number, else it would lie on its side. A file that is no such picture is left as it is.

use img_parts::Bytes;
use img_parts::ImageEXIF;
use img_parts::jpeg::Jpeg;
use img_parts::jpeg::JpegSegment;
use img_parts::jpeg::markers;
use img_parts::png::Png;
use img_parts::webp::WebP;

/// The bytes of a picture without its metadata, by the extension of its name.
pub(super) fn without_metadata(extension: &str, bytes: Vec<u8>) -> Vec<u8> {
    let cleaned = match extension.to_ascii_lowercase().as_str() {
        "jpg" | "jpeg" => jpeg(Bytes::from(bytes.clone())),
        "png" => png(Bytes::from(bytes.clone())),
        "webp" => webp(Bytes::from(bytes.clone())),
        _ => None,
    };
    cleaned.unwrap_or(bytes)
}

fn jpeg(bytes: Bytes) -> Option<Vec<u8>> {
    let mut jpeg = Jpeg::from_bytes(bytes).ok()?;
    let orientation = jpeg.exif().and_then(|exif| orientation(&exif)).filter(|orientation| *orientation > 1);
    // APP2 holds the colour profile, APP14 how colours are coded; the other notes are for people and programs.
    let is_note = |segment: &JpegSegment| {
        let marker = segment.marker();
        let is_profile = marker == markers::APP2 && segment.contents().starts_with(b"ICC_PROFILE\0");
        let is_other_app =
            (markers::APP1..=markers::APP15).contains(&marker) && marker != markers::APP14 && !is_profile;
        is_other_app || marker == markers::COM
    };
    jpeg.segments_mut().retain(|segment| !is_note(segment));
    jpeg.set_exif(orientation.map(|orientation| Bytes::from(only_orientation(orientation))));
    Some(jpeg.encoder().bytes().to_vec())
}

fn png(bytes: Bytes) -> Option<Vec<u8>> {
    let mut png = Png::from_bytes(bytes).ok()?;
    png.chunks_mut().retain(|chunk| !matches!(&chunk.kind(), b"tEXt" | b"zTXt" | b"iTXt" | b"eXIf" | b"tIME"));
    Some(png.encoder().bytes().to_vec())
}

fn webp(bytes: Bytes) -> Option<Vec<u8>> {
    /// Bits of the `VP8X` header that say whether there are EXIF and XMP chunks.
    const HAS_EXIF_OR_XMP: u8 = 0b0000_1100;
    let mut webp = WebP::from_bytes(bytes).ok()?;
    webp.remove_chunks_by_id(*b"EXIF");
    webp.remove_chunks_by_id(*b"XMP ");
    let mut bytes = webp.encoder().bytes().to_vec();
    // "RIFF" size "WEBP" "VP8X" size flags
    if bytes.get(12..16) == Some(b"VP8X") {
        *bytes.get_mut(20)? &= !HAS_EXIF_OR_XMP;
    }
    Some(bytes)
}

/// The orientation (1 to 8) that a TIFF structure notes in its first directory.
fn orientation(tiff: &[u8]) -> Option<u16> {
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
    let entry = (0..entries).map(|n| directory + 2 + n * 12).find(|at| u16_at(*at) == Some(ORIENTATION))?;
    u16_at(entry + 8).filter(|orientation| (1..=8).contains(orientation))
}

/// A TIFF structure with nothing but the orientation.
fn only_orientation(orientation: u16) -> Vec<u8> {
    let mut tiff = b"II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0".to_vec();
    tiff.extend(orientation.to_le_bytes());
    tiff.extend([0; 6]);
    tiff
}

#[cfg(test)]
mod tests {
    use super::*;

    fn segment(marker: u8, contents: &[u8]) -> Vec<u8> {
        let length = u16::try_from(contents.len() + 2).expect("short");
        [&[0xff, marker][..], &length.to_be_bytes(), contents].concat()
    }

    fn photograph() -> Vec<u8> {
        let mut exif = b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0".to_vec();
        exif.extend(b"GPS 43.25 76.91");
        [
            &[0xff, 0xd8][..],
            &segment(0xe0, b"JFIF\0\x01\x01\0\0\x01\0\x01\0\0"),
            &segment(0xe1, &exif),
            &segment(0xe1, b"http://ns.adobe.com/xap/1.0/\0<creator>SECRET</creator>"),
            &segment(0xed, b"Photoshop 3.0\0SECRET"),
            &segment(0xfe, b"SECRET"),
            &segment(0xda, b"\x01\x01\0\0?\0"),
            &[1, 2, 3, 0xff, 0xd9],
        ]
        .concat()
    }

    #[test]
    fn a_photograph_keeps_its_pixels_and_how_it_is_turned() {
        let cleaned = without_metadata("JPG", photograph());
        let text = String::from_utf8_lossy(&cleaned);
        assert!(!text.contains("GPS") && !text.contains("SECRET"), "{text}");
        assert!(text.contains("JFIF") && cleaned.ends_with(&[1, 2, 3, 0xff, 0xd9]));
        let exif = Jpeg::from_bytes(Bytes::from(cleaned)).expect("a picture").exif().expect("the orientation");
        assert_eq!(orientation(&exif), Some(6));
    }

    #[test]
    fn what_is_no_picture_stays_as_it_is() {
        assert_eq!(without_metadata("png", b"no picture".to_vec()), b"no picture");
        assert_eq!(without_metadata("svg", b"<svg/>".to_vec()), b"<svg/>");
    }
}
