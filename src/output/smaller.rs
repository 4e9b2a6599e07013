//! Smaller copies of pictures. The only module that knows the libraries that decode, scale and encode them.
//!
//! The same picture gives the same bytes. A copy has the colours of the original, is stored upright and carries nothing else.

use std::io::Cursor;

use fast_image_resize::Resizer;
use image::DynamicImage;
use image::ImageDecoder;
use image::ImageFormat;
use image::ImageReader;
use image::Limits;
use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::CompressionType;
use image::codecs::png::FilterType;
use image::codecs::png::PngEncoder;
use image::metadata::Orientation;

/// So good that nobody sees the difference in print, and a third of the bytes of the best.
const QUALITY: u8 = 82;

/// What decoding may hold, in bytes.
const MEMORY: u64 = 600_000_000;

/// Makes a copy of a picture that is so many pixels wide; `None` where it cannot be read.
pub(super) fn shrink(bytes: &[u8], width: usize) -> Option<Vec<u8>> {
    let mut reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format().ok()?;
    let mut limits = Limits::default();
    limits.max_alloc = Some(MEMORY);
    reader.limits(limits);
    let format = reader.format()?;
    let mut decoder = reader.into_decoder().ok()?;
    let turn = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let profile = decoder.icc_profile().ok().flatten();
    let mut picture = DynamicImage::from_decoder(decoder).ok()?;
    picture.apply_orientation(turn);
    let smaller = scale(&picture, u32::try_from(width).ok()?)?;
    encode(&smaller, format, profile)
}

fn scale(picture: &DynamicImage, width: u32) -> Option<DynamicImage> {
    let height = u64::from(picture.height()) * u64::from(width) / u64::from(picture.width().max(1));
    let height = u32::try_from(height.max(1)).ok()?;
    let mut smaller = DynamicImage::new(width, height, picture.color());
    Resizer::new().resize(picture, &mut smaller, None).ok()?;
    Some(smaller)
}

fn encode(picture: &DynamicImage, format: ImageFormat, profile: Option<Vec<u8>>) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    match format {
        ImageFormat::Jpeg => {
            let mut encoder = JpegEncoder::new_with_quality(&mut bytes, QUALITY);
            with_profile(&mut encoder, profile);
            picture.write_with_encoder(encoder).ok()?;
        }
        ImageFormat::Png => {
            let mut encoder = PngEncoder::new_with_quality(&mut bytes, CompressionType::Default, FilterType::Adaptive);
            with_profile(&mut encoder, profile);
            picture.write_with_encoder(encoder).ok()?;
        }
        _ => return None,
    }
    Some(bytes)
}

/// A copy without the colours of its original shows others: an encoder that takes no profile takes none of ours.
fn with_profile(encoder: &mut impl image::ImageEncoder, profile: Option<Vec<u8>>) {
    if let Some(profile) = profile {
        let _ = encoder.set_icc_profile(profile);
    }
}
