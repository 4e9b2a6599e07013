//! A picture of the archive, with what is said of it.

use serde::Serialize;

use crate::archive::Field;
use crate::document::Image;
use crate::site::parts::texts::Texts;
use crate::site::plan::Site;
use crate::site::weave::SIZES;
use crate::value::Html;
use crate::value::url;

#[derive(Debug, Clone, Serialize)]
pub struct ImageView {
    /// Relative to the root; absent: the archive does not hold the picture, the caption describes it.
    pub src: Option<String>,
    pub alt: String,
    /// Pixels.
    pub width: Option<usize>,
    pub height: Option<usize>,
    /// Where it has smaller copies, the values of `srcset` and `sizes`.
    pub srcset: Option<String>,
    pub sizes: Option<&'static str>,
    pub caption_html: Option<Html>,
    pub credit: Option<String>,
}

/// The picture; nothing where the archive neither holds nor describes it.
pub fn picture(site: &Site, image: &Image, texts: &mut Texts) -> Option<ImageView> {
    let src = image.src.as_ref().map(|src| url::encode_name(src.as_str()));
    let size = image.src.as_ref().and_then(|src| site.shared.sizes.get(src.as_str()));
    let srcset = image.src.as_ref().and_then(|src| texts.choices(src));
    let view = ImageView {
        width: size.map(|(width, _)| *width),
        height: size.map(|(_, height)| *height),
        sizes: srcset.is_some().then_some(SIZES),
        srcset,
        alt: image.alt.clone(),
        caption_html: texts.line(&image.caption, Field::Caption),
        credit: image.credit.clone(),
        src,
    };
    let is_described = view.caption_html.is_some() || view.credit.is_some() || !view.alt.is_empty();
    (view.src.is_some() || is_described).then_some(view)
}
