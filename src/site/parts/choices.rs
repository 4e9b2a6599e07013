//! Pictures that have smaller copies: which of them a browser may load instead.

use crate::site::plan::Site;
use crate::site::plan::addresses;
use crate::value::FilePath;
use crate::value::url;

/// The value of `srcset` for a picture that has smaller copies, with the way from the page to the root.
pub fn choices(site: &Site, root: &str, picture: &FilePath) -> Option<String> {
    let copies = site.shared.copies.get(picture)?;
    let (width, _) = site.shared.sizes.get(picture.as_str())?;
    let mut choices = Vec::new();
    for copy in copies {
        let address = FilePath::new(addresses::smaller(picture, *copy));
        choices.push(format!("{root}{} {copy}w", url::encode_name(address.as_str())));
    }
    choices.push(format!("{root}{} {width}w", url::encode_name(picture.as_str())));
    Some(choices.join(", "))
}
