//! Pictures of pixels by their first bytes, whatever their names end in.

use crate::output::harmless::bytes::find;
use crate::output::harmless::bytes::part;
use crate::output::harmless::gif;
use crate::output::harmless::heif;
use crate::output::harmless::icon;
use crate::output::harmless::jpeg;
use crate::output::harmless::picture::Picture;
use crate::output::harmless::png_chunks;
use crate::output::harmless::tiff;
use crate::output::harmless::webp;

/// A format that is understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Jpeg,
    Png,
    Webp,
    Gif,
    Icon,
    Tiff,
    Heif,
}

/// Brands of files that hold one picture; films have others.
const BRANDS: [&[u8]; 8] = [b"avif", b"heic", b"heix", b"heim", b"heis", b"mif1", b"mif2", b"hevc"];

impl Kind {
    pub(super) fn name(self) -> &'static str {
        match self {
            Kind::Jpeg => "JPEG",
            Kind::Png => "PNG",
            Kind::Webp => "WebP",
            Kind::Gif => "GIF",
            Kind::Icon => "ICO",
            Kind::Tiff => "TIFF",
            Kind::Heif => "HEIC or AVIF",
        }
    }
}

/// The format that the first bytes tell.
pub(super) fn kind(bytes: &[u8]) -> Option<Kind> {
    let starts = |signature: &[u8]| bytes.starts_with(signature);
    if starts(&[0xff, 0xd8, 0xff]) {
        return Some(Kind::Jpeg);
    }
    if starts(png_chunks::SIGNATURE) {
        return Some(Kind::Png);
    }
    if starts(b"GIF87a") || starts(b"GIF89a") {
        return Some(Kind::Gif);
    }
    if starts(b"RIFF") && part(bytes, 8, 4) == Some(b"WEBP") {
        return Some(Kind::Webp);
    }
    if starts(b"II*\0") || starts(b"MM\0*") {
        return Some(Kind::Tiff);
    }
    if starts(&[0, 0, 1, 0]) && icon::clean(bytes).is_some() {
        return Some(Kind::Icon);
    }
    let is_heif = part(bytes, 4, 4)? == b"ftyp" && BRANDS.contains(&part(bytes, 8, 4)?);
    if is_heif { Some(Kind::Heif) } else { None }
}

/// The picture without metadata; `None` where it is broken or not understood in full.
pub(super) fn clean(kind: Kind, bytes: &[u8]) -> Option<Picture> {
    match kind {
        Kind::Jpeg => jpeg::clean(bytes),
        Kind::Png => png_chunks::clean(bytes),
        Kind::Webp => webp::clean(bytes),
        Kind::Gif => gif::clean(bytes),
        Kind::Icon => icon::clean(bytes),
        Kind::Tiff => tiff::clean(bytes).map(Picture::Whole),
        Kind::Heif => heif::clean(bytes).map(Picture::Whole),
    }
}

/// A picture that begins behind other bytes, where no browser looks for it.
pub(super) fn hidden(bytes: &[u8]) -> Option<Kind> {
    let head = &bytes[..bytes.len().min(4096)];
    if find(head, &[0xff, 0xd8, 0xff]).is_some() {
        return Some(Kind::Jpeg);
    }
    find(head, png_chunks::SIGNATURE)?;
    Some(Kind::Png)
}
