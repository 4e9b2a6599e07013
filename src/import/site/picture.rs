//! The lead picture of a text, wherever its front matter has it.

use crate::edit::Written;
use crate::import::facts;
use crate::import::site::front;
use crate::import::site::links::Linking;
use crate::import::site::taking::Taking;
use crate::input::tree::Value;
use crate::value::url::is_web_address;

const KEYS: [&str; 15] = [
    "image",
    "cover",
    "featured_image",
    "featuredImage",
    "feature_image",
    "primary_image",
    "thumbnail",
    "banner",
    "hero",
    "images",
    "header",
    "og_image",
    "img",
    "photo",
    "teaser",
];
const SOURCES: [&str; 9] = ["src", "image", "path", "url", "img", "filename", "feature", "teaser", "file"];

/// The field `image`. A picture that the site does not hold is named as it was: it may still be put where it belongs.
pub(super) fn of(taking: &mut Taking, linking: &mut Linking) -> Option<Written> {
    let value = taking.take_if(&KEYS, |value| source(value).is_some())?;
    let written = source(&value)?.to_owned();
    let inside = value.values().first().filter(|value| value.is_map());
    let mut said = |keys: &[&str], beside: &[&str]| match inside.and_then(|value| front::first_text(value, keys)) {
        Some(text) => Some(text.to_owned()),
        None => taking.text(beside),
    };
    let alt = said(&["alt", "image_alt"], &["image_alt", "imageAlt", "image_description", "thumbnail_alt", "alt"]);
    let caption =
        said(&["caption", "title", "image_caption"], &["image_caption", "imageCaption", "caption", "cover_caption"]);
    let credit = said(
        &["credit", "attr", "attribution", "image_credit", "author"],
        &["image_credit", "imageCredit", "credit", "photo_credit"],
    );
    let src = match is_web_address(&written) {
        true => held(&written, linking),
        false => Some(linking.picture(&written).unwrap_or(written)),
    };
    let some = facts::some;
    facts::map([some("src", src), some("alt", alt), some("caption", caption), some("credit", credit)])
}

/// A picture by its whole address may be the site's own.
fn held(written: &str, linking: &mut Linking) -> Option<String> {
    let path = linking.settings.own_path(written)?;
    linking.picture(path)
}

fn source(value: &Value) -> Option<&str> {
    let first = value.values().first()?;
    front::scalar(first).or_else(|| front::first_text(first, &SOURCES))
}
