//! Files under `static/` and beside texts by what texts and fields call them.

use unicode_normalization::UnicodeNormalization;

use crate::input::StaticFile;
use crate::value::FilePath;
use crate::value::Source;
use crate::value::url;

/// A file of this site under `static/`, by the address that a text gives it.
pub(super) fn find_static<'s>(destination: &str, source: &Source, statics: &'s [StaticFile]) -> Option<&'s StaticFile> {
    let path = url::decode(destination.split(['?', '#']).next().unwrap_or_default());
    static_at(&path, source, statics)
}

/// The same by its path, in which `#`, `?` and `%` are letters, as fields have it; else by its address.
pub(super) fn static_of_field<'s>(path: &str, source: &Source, statics: &'s [StaticFile]) -> Option<&'s StaticFile> {
    static_at(path, source, statics).or_else(|| find_static(path, source, statics))
}

fn static_at<'s>(path: &str, source: &Source, statics: &'s [StaticFile]) -> Option<&'s StaticFile> {
    if let Some(absolute) = path.strip_prefix('/') {
        return called(absolute.strip_prefix("static/").unwrap_or(absolute), statics);
    }
    let joined = source.path.join(path)?;
    if let Some(inside) = joined.as_str().strip_prefix("static/") {
        return called(inside, statics);
    }
    let beside = source.path.files_beside(path).into_iter().find_map(|path| called(&path, statics));
    beside.or_else(|| called(path.trim_start_matches("./"), statics))
}

fn called<'s>(path: &str, statics: &'s [StaticFile]) -> Option<&'s StaticFile> {
    let wanted = FilePath::new(path);
    match statics.binary_search_by(|file| file.path.cmp(&wanted)) {
        Ok(found) => Some(&statics[found]),
        Err(_) if wanted.as_str().is_ascii() => None,
        // Some systems write letters and their marks apart.
        Err(_) => statics.iter().find(|file| is_same_name(&file.path, &wanted)),
    }
}

fn is_same_name(one: &FilePath, other: &FilePath) -> bool {
    !one.as_str().is_ascii() && one.as_str().nfc().eq(other.as_str().nfc())
}
